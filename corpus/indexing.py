"""The index beside a catalogue: kept up to it, rebuilt from it alone, and brought back to it whenever the two may have parted.

After each commit the catalogue notes the state the index is in. An index in that state is trusted as it is; one in another (a run was
killed between the two, the folder was deleted or is of another day) is compared record by record.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from corpus.catalogue import Catalogue
from corpus.choices import INDEX_STATE, choose, chosen
from corpus.definitions import Pairs, abbreviations_in, keep_definitions
from corpus.lock import WriterLock
from corpus.paragraphs import entries_of
from corpus.record import CorpusHeld, Record
from extractor import Document
from index import IndexBusy, IndexDamaged, IndexUnwritable, SearchEngine, open_engine

Progress = Callable[[int, int], object]  # records done, records to do
_BATCH = 5_000  # paragraphs staged before the index is committed (measured: smaller batches halve the speed)
_SECONDS = 60.0  # after which a smaller batch is committed: scans are read slowly, and who searches should find them
_PATIENCE = 20.0  # seconds to wait for another process that is committing to the index, as the catalogue waits
_REBUILDING = "index_rebuilding"
_Answer = TypeVar("_Answer")


class Indexing:
    """The index of one corpus, by one engine. What is staged and not committed waits in the catalogue."""

    def __init__(self, folder: Path, catalogue: Catalogue, lock: WriterLock, *, engine: str) -> None:
        self.name = engine
        self.path = folder / engine
        self._folder = folder  # of the indexes of all engines
        self._catalogue = catalogue
        self._lock = lock
        self._engine: SearchEngine | None = None
        self._staged: dict[str, tuple[int, Pairs]] = {}  # how many paragraphs each has, which abbreviations it defines
        self._committed = time.monotonic()

    def engine(self) -> SearchEngine:
        """The open index, rebuilt from the catalogue when what is on the disk cannot be trusted.

        While another process writes it is taken as it is. Raises CorpusHeld when that leaves nothing to be taken.
        """
        if self._engine is None:
            try:
                self._engine = _patiently(lambda: open_engine(self.name, self.path))
                if self._engine.state() != chosen(self._catalogue.database, INDEX_STATE):
                    self._reconcile(self._engine)
            except IndexDamaged:
                self.rebuild()
        assert self._engine is not None  # noqa: S101 - rebuilding leaves it open
        return self._engine

    def stage(self, record: Record, document: Document) -> None:
        """Have a record of the catalogue indexed with the next commit, which is made when enough is staged."""
        entries = list(entries_of(record, document))
        self.engine().replace(record.id, entries)
        self._staged[record.id] = len(entries), abbreviations_in(document)
        enough = sum(count for count, _ in self._staged.values()) >= _BATCH
        if enough or time.monotonic() > self._committed + _SECONDS:
            self.commit()

    def commit(self) -> None:
        """Have the index hold what is staged, then note in the catalogue that it does."""
        if self._staged:
            engine, staged = self.engine(), self._staged
            _patiently(engine.commit)
            keep_definitions(self._catalogue.database, {record: pairs for record, (_, pairs) in staged.items()})
            self._catalogue.mark_indexed({record: count for record, (count, _) in staged.items()})
            self._staged, self._committed = {}, time.monotonic()
            self._note_state(engine)

    def remove(self, record_id: str) -> None:
        """Take a record out of the index, now."""
        engine = self.engine()
        engine.remove(record_id)
        _patiently(engine.commit)
        self._note_state(engine)

    def catch_up(self, progress: Progress | None = None) -> None:
        """Index all records that wait; nothing, while another process is writing."""
        self.engine()  # notes what is missing from it
        waiting = [record_id for record_id in self._catalogue.pending() if record_id not in self._staged]
        if not waiting and not self._staged and not chosen(self._catalogue.database, _REBUILDING):
            return
        try:
            self._lock.take("index", patience=0)
        except CorpusHeld:
            return
        try:
            for done, record_id in enumerate(waiting):
                if progress:
                    progress(done, len(waiting))
                if record := self._catalogue.record(record_id):
                    self.stage(record, self._catalogue.document(record_id))
            self.commit()
            if chosen(self._catalogue.database, _REBUILDING):
                choose(self._catalogue.database, _REBUILDING, "")
        finally:
            self._lock.give_back()

    def rebuild(self, progress: Progress | None = None) -> None:
        """Make the index anew from the catalogue alone; a rebuilding that was broken off goes on. Raises CorpusHeld, IndexUnwritable."""
        self._lock.take("reindex")
        try:
            if not self._goes_on():
                self._empty()
                choose(self._catalogue.database, _REBUILDING, self.name)
                self._engine = _patiently(lambda: open_engine(self.name, self.path))
            self.catch_up(progress)
        finally:
            self._lock.give_back()

    def verified(self) -> frozenset[str]:
        """The ids of the records in the index as it is, all its files read, nothing repaired. Raises IndexDamaged."""
        engine = self._engine or open_engine(self.name, self.path)
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

    def _reconcile(self, engine: SearchEngine) -> None:
        """Have records wait that should be in the index and are not, and take out those that are in it and not in the catalogue."""
        try:
            self._lock.take("index", patience=0)
        except CorpusHeld:  # who writes will note the state when it is one
            return
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
                self._engine = _patiently(lambda: open_engine(self.name, self.path))
                self._reconcile(self._engine)
        except IndexDamaged:
            return False
        return True

    def _empty(self) -> None:
        """Note that nothing is indexed, then delete the files of all indexes."""
        self.close()
        choose(self._catalogue.database, INDEX_STATE, "")
        self._catalogue.mark_all_pending()
        try:
            for path in sorted(self._folder.rglob("*"), reverse=True):
                path.rmdir() if path.is_dir() else path.unlink()
        except OSError as error:
            raise IndexUnwritable(path=self._folder, detail=error.strerror or error) from error

    def _note_state(self, engine: SearchEngine) -> None:
        choose(self._catalogue.database, INDEX_STATE, engine.state())


def _patiently(work: Callable[[], _Answer]) -> _Answer:
    """What `work` gives, tried again for a while when another process holds the index."""
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            return work()
        except IndexBusy:
            if time.monotonic() > until:
                raise
        time.sleep(0.1)
