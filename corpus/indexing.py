"""The index beside a catalogue: kept up to it, rebuilt from it alone, and brought back to it whenever the two may have parted.

After each commit the catalogue notes the state the index is in. An index in that state is trusted as it is; one in another (a run was
killed between the two, the folder was deleted or is of another day) is compared record by record. A rebuilding makes the index in a
folder of its own, which the catalogue notes first: who still reads the old one, as a running server does, is not in its way.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

import index
from corpus.catalogue import Catalogue
from corpus.changes import note_change
from corpus.choices import INDEX_STATE, choose, chosen, engine_chosen
from corpus.copies import link_copies
from corpus.definitions import Pairs, abbreviations_in, keep_definitions
from corpus.lock import WriterLock
from corpus.paragraphs import entries_of
from corpus.record import CorpusHeld, Record
from extractor import Document

Progress = Callable[[int, int], object]  # records done, records to do
_BATCH = 5_000  # paragraphs staged before the index is committed (measured: smaller batches halve the speed)
_SECONDS = 60.0  # after which a smaller batch is committed: scans are read slowly, and who searches should find them
_PATIENCE = 20.0  # seconds to wait for another process that is committing to the index, as the catalogue waits
_REBUILDING = "index_rebuilding"
_FOLDER = "index_folder_{engine}"  # what the folder is called in which the last rebuilding made the index of an engine
_Answer = TypeVar("_Answer")


class Indexing:
    """The index of one corpus, by one engine. What is staged and not committed waits in the catalogue."""

    def __init__(self, folder: Path, catalogue: Catalogue, lock: WriterLock, *, engine: str | None = None) -> None:
        self._given = engine  # for this opening, whatever the corpus has chosen
        self._folder = folder  # of the indexes of all engines
        self._catalogue = catalogue
        self._lock = lock
        self._engine: index.SearchEngine | None = None
        self._opened = folder  # where the open engine reads
        self._rebuilding = False
        self._staged: dict[str, tuple[Record, int, Pairs]] = {}  # with its paragraphs, and the abbreviations it defines
        self._committed = time.monotonic()

    @property
    def name(self) -> str:
        """The engine that keeps the index."""
        return self._given or engine_chosen(self._catalogue.database)

    @property
    def path(self) -> Path:
        """The folder of the index's files."""
        engine = self.name
        fresh = chosen(self._catalogue.database, _FOLDER.format(engine=engine))
        name = f"{engine}-{fresh}" if fresh.isalnum() else engine  # no other path: a catalogue may come from elsewhere
        return self._folder / name

    def engine(self) -> index.SearchEngine:
        """The open index as it is now, rebuilt from the catalogue when what is on the disk cannot be trusted.

        While another process writes it is taken as it is. Raises CorpusHeld when that leaves nothing to be taken.
        """
        try:
            engine = self._open()
            if not self._staged and engine.state() != chosen(self._catalogue.database, INDEX_STATE):
                self._reconcile(engine)
            return engine
        except index.IndexDamaged:
            self.close()
            if self._rebuilding:
                raise
            self.rebuild()
        return self._open()

    def stage(self, record: Record, document: Document) -> None:
        """Have a record of the catalogue indexed with the next commit, which is made when enough is staged."""
        entries = list(entries_of(record, document))
        self.engine().replace(record.id, entries)
        self._staged[record.id] = record, len(entries), abbreviations_in(document)
        enough = sum(count for _, count, _ in self._staged.values()) >= _BATCH
        if enough or time.monotonic() > self._committed + _SECONDS:
            self.commit()

    def commit(self) -> None:
        """Have the index hold what is staged, then note in the catalogue that it does."""
        if self._staged:
            with self._or_closed():
                engine, staged = self.engine(), self._staged
                _patiently(engine.commit)
                keep_definitions(self._catalogue.database, {each: pairs for each, (_, _, pairs) in staged.items()})
                self._catalogue.mark_indexed([(record, count) for record, count, _ in staged.values()])
                self._staged, self._committed = {}, time.monotonic()
                self._note_state(engine)

    def remove(self, record_id: str) -> None:
        """Take a record out of the index, now."""
        with self._or_closed():
            engine = self._open()
            self._staged.pop(record_id, None)
            engine.remove(record_id)
            _patiently(engine.commit)
            self._note_state(engine)

    def catch_up(self, progress: Progress | None = None) -> None:
        """Index all records that wait, and compare what was not compared with the others; nothing, while another process is writing."""
        self.engine()  # notes what is missing from it
        waiting = [record_id for record_id in self._catalogue.pending() if record_id not in self._staged]
        if not waiting and not self._staged and not chosen(self._catalogue.database, _REBUILDING):
            return
        try:
            self._lock.take("index", patience=0)
        except CorpusHeld:
            return
        try:
            with self._or_closed():
                for done, record_id in enumerate(waiting):
                    if progress:
                        progress(done, len(waiting))
                    if record := self._catalogue.record(record_id):
                        self.stage(record, self._catalogue.document(record_id))
                self.commit()
            if chosen(self._catalogue.database, _REBUILDING):
                choose(self._catalogue.database, _REBUILDING, "")
            link_copies(self._catalogue)
        finally:
            self._lock.give_back()

    def rebuild(self, progress: Progress | None = None) -> None:
        """Make the index anew from the catalogue alone; a rebuilding that was broken off goes on. Raises CorpusHeld, IndexUnwritable."""
        self._lock.take("reindex")
        self._rebuilding = True
        try:
            if not self._goes_on():
                self._begin_anew()
            self.catch_up(progress)
        finally:
            self._rebuilding = False
            self._lock.give_back()

    def verified(self) -> frozenset[str]:
        """The ids of the records in the index as it is, all its files read, nothing repaired. Raises IndexDamaged."""
        engine = (
            self._engine if self._engine is not None and self._is_current() else index.open_engine(self.name, self.path)
        )
        try:
            engine.verify()
            return engine.records()
        finally:
            if engine is not self._engine:
                engine.close()

    def close(self) -> None:
        """Close the index, dropping what is staged; the catalogue knows what is missing from it."""
        self._staged = {}
        if self._engine is not None:
            self._engine.close()
            self._engine = None

    def _is_current(self) -> bool:
        """Whether the index was not rebuilt elsewhere, by another process, since it was opened."""
        return self._opened == self.path

    def _open(self) -> index.SearchEngine:
        if self._engine is not None and not self._is_current():
            self.close()
        if self._engine is None:
            name, path = self.name, self.path
            self._engine, self._opened = _patiently(lambda: index.open_engine(name, path)), path
        return self._engine

    @contextmanager
    def _or_closed(self) -> Iterator[None]:
        """Work after which, when it fails, nothing stays staged that the catalogue may have changed by the time it is tried again."""
        try:
            yield
        except BaseException:
            self.close()
            raise

    def _reconcile(self, engine: index.SearchEngine) -> None:
        """Have records wait that should be in the index and are not, and take out those that are in it and not in the catalogue."""
        try:
            self._lock.take("index", patience=0)
        except CorpusHeld:
            if not len(engine) and self._catalogue.indexed():
                raise  # it was taken away: its answers would be wrong
            return  # who writes will note the state when it is one
        try:
            found = engine.records()
            if lost := self._catalogue.indexed() - found:
                self._catalogue.mark_pending(lost)
            for stray in found - self._catalogue.ids():
                engine.remove(stray)
            _patiently(engine.commit)
            self._note_state(engine)
        finally:
            self._lock.give_back()

    def _goes_on(self) -> bool:
        """Whether a rebuilding was broken off whose index can be gone on with."""
        if chosen(self._catalogue.database, _REBUILDING) != self.name:
            return False
        try:
            if self._engine is None:
                self._reconcile(self._open())
        except index.IndexDamaged:
            self.close()
            return False
        return True

    def _begin_anew(self) -> None:
        """Note that nothing is indexed, and where it will be; then delete all indexes there were, as far as nobody reads them.

        What the system does not let go of, as Windows does not what another process has mapped, goes with the next rebuilding.
        """
        self.close()
        database, engine = self._catalogue.database, self.name
        choose(database, INDEX_STATE, "")
        self._catalogue.mark_all_pending()
        choose(database, _FOLDER.format(engine=engine), uuid4().hex[:12])
        choose(database, _REBUILDING, engine)
        for path in self._folder.glob("*"):
            if path != self.path:
                shutil.rmtree(path, ignore_errors=True)

    def _note_state(self, engine: index.SearchEngine) -> None:
        choose(self._catalogue.database, INDEX_STATE, engine.state())
        note_change(self._catalogue.database)


def _patiently(work: Callable[[], _Answer]) -> _Answer:
    """What `work` gives, tried again for a while when another process holds the index."""
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            return work()
        except index.IndexBusy:
            if time.monotonic() > until:
                raise
        time.sleep(0.1)
