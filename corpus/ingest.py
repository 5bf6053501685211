"""Files go in; records, citations and index entries come out: the pipeline, and the corpus that owns both stores."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from corpus.admission import Admission, Admitter
from corpus.catalogue import Catalogue
from corpus.choices import choose_engine, engine_chosen
from corpus.definitions import Pairs, abbreviations_in, keep_definitions
from corpus.files import File
from corpus.linking import link_copies
from corpus.lock import WriterLock
from corpus.originals import ORIGINALS, Originals
from corpus.paragraphs import entries_of
from corpus.readers import Readers
from corpus.reading import Reader, held_already
from corpus.record import Record
from extractor import Document, Limits
from index import ENGINES, IndexBusy, IndexDamaged, SearchEngine, open_engine, require_engine

UNPACKED = "unpacked"  # the folder of a corpus in which packages are taken apart
_BATCH = 5_000  # paragraphs staged before the index is committed (measured: smaller batches halve the speed)
_PATIENCE = 20.0  # seconds to wait for another process that is committing to the index, as the catalogue waits
_Answer = TypeVar("_Answer")


class Corpus:
    """A catalogue and its index in one folder. The catalogue is the truth; the index is derived and can be rebuilt."""

    def __init__(self, folder: Path, catalogue: Catalogue, *, engine: str) -> None:
        self.folder = folder
        self.catalogue = catalogue
        self._engine_name = engine
        self._engine: SearchEngine | None = None
        self._limits = Limits(readings=folder / "readings")
        self._lock = WriterLock(folder)
        self._staged: dict[str, Pairs] = {}  # with the abbreviations each defines
        self._paragraphs = 0

    @classmethod
    def open(cls, folder: Path, *, engine: str | None = None) -> Corpus:
        """The corpus in `folder`, made when absent; the index is opened only when something needs it.

        `engine` is for this opening; without it the corpus has the one it chose, at first Whoosh. Raises
        CatalogueDamaged, CatalogueTooNew, CatalogueBusy or CatalogueUnwritable; KeyError for an engine not in ENGINES.
        """
        if engine is not None and engine not in ENGINES:
            raise KeyError(engine)
        catalogue = Catalogue.open(folder / "catalogue.sqlite")
        return cls(folder, catalogue, engine=engine or engine_chosen(catalogue.database))

    @property
    def index_path(self) -> Path:
        """The folder of the index's files."""
        return self.folder / "index" / self._engine_name

    @property
    def originals(self) -> Originals:
        """Where files are kept that were added to be kept."""
        return Originals(self.folder / ORIGINALS)

    @property
    def engine_name(self) -> str:
        """The engine that keeps the index, one of ENGINES."""
        return self._engine_name

    def engine(self) -> SearchEngine:
        """The open index, rebuilt from the catalogue when what is on disk cannot be trusted.

        Records it should have and has not (its folder was deleted, or is of another day) wait to be indexed again; those it has and the
        catalogue has not are taken out.
        """
        if self._engine is None:
            try:
                noted = self.catalogue.indexed()
                self._engine = _patiently(lambda: open_engine(self._engine_name, self.index_path))
                found = self._engine.records()
                if lost := noted - found:
                    self.catalogue.mark_pending(lost)
                if strays := found - self.catalogue.ids():
                    for stray in strays:
                        self._engine.remove(stray)
                    _patiently(self._engine.commit)
            except IndexDamaged:
                self.reindex()
        assert self._engine is not None  # noqa: S101 - reindex leaves it open
        return self._engine

    def add_many(self, paths: Sequence[Path], *, jobs: int = 1, keep: bool = False) -> Iterator[Admission]:
        """Admit files in order, each wholly or not at all; what was admitted before an interruption stays.

        Of a file that holds files (a dossier, a letter) each is admitted, then the file itself. Folders are to be expanded with
        `files_under` first. As many as `jobs` are read at a time; `keep` copies each file to the originals. The index follows in batches
        and is complete at the end. Raises CorpusHeld when another process is at such work.
        """
        with self._writing("add"):
            yield from self._admissions([File.given(path) for path in paths], jobs=jobs, keep=keep)
            self.flush()
            link_copies(self.catalogue)

    def add(self, path: Path) -> Admission:
        """Admit one file with all that lies in it; its own outcome comes back, those of the rest from `add_many` only.

        It waits to be indexed until the next `flush`.
        """
        *_, own = self._admissions([File.given(path)])
        return own

    def _admissions(self, files: Sequence[File], *, jobs: int = 1, keep: bool = False) -> Iterator[Admission]:
        reader = Reader(self._limits, held_already(self.catalogue.database), self.originals if keep else None)
        with Readers(reader, min(jobs, max(1, len(files)))) as readers:
            yield from Admitter(self.catalogue, readers, self._stage, unpack_in=self.folder / UNPACKED).admit(files)

    @contextmanager
    def _writing(self, work: str) -> Iterator[None]:
        """A stretch of long work, which one process at a time may do."""
        self._lock.take(work)
        try:
            yield
        finally:
            self._lock.give_back()

    def flush(self) -> None:
        """Bring the index up to the catalogue: also what an earlier, interrupted run left behind."""
        self.engine()  # notes what is missing from it
        staged = set(self._staged)
        for record_id in self.catalogue.pending():
            if record_id not in staged and (record := self.catalogue.record(record_id)):
                self._stage(record, self.catalogue.document(record_id))
        self._commit()

    def reindex(self, *, engine: str | None = None) -> int:
        """Rebuild the index from the catalogue alone, reading no file; returns the number of records.

        With `engine` the corpus has that engine from now on. Raises CorpusHeld, EngineMissing, and KeyError for one not in ENGINES.
        """
        require_engine(engine or self._engine_name)
        with self._writing("reindex"):
            return self._reindex(engine)

    def _reindex(self, engine: str | None) -> int:
        self.close_index()
        if engine:
            choose_engine(self.catalogue.database, engine)
            self._engine_name = engine
        self.catalogue.mark_all_pending()
        for path in sorted((self.folder / "index").rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        self._staged, self._paragraphs = {}, 0
        self._engine = _patiently(lambda: open_engine(self._engine_name, self.index_path))
        self.flush()
        return self.catalogue.counts()["records"]

    def records_of_index(self) -> frozenset[str]:
        """The ids of the records in the index as it is, nothing repaired. Raises IndexDamaged."""
        if self._engine is not None:
            return self._engine.records()
        engine = open_engine(self._engine_name, self.index_path)
        try:
            return engine.records()
        finally:
            engine.close()

    def close_index(self) -> None:
        """Close the index, dropping what is staged; the catalogue knows what is missing from it."""
        if self._engine is not None:
            self._engine.close()
            self._engine = None

    def close(self) -> None:
        """Close both stores."""
        self.close_index()
        self.catalogue.close()

    def _stage(self, record: Record, document: Document) -> None:
        entries = list(entries_of(record, document))
        self.engine().replace(record.id, entries)
        self._staged[record.id] = abbreviations_in(document)
        self._paragraphs += len(entries)
        if self._paragraphs >= _BATCH:
            self._commit()

    def _commit(self) -> None:
        if self._staged:
            _patiently(self.engine().commit)
            keep_definitions(self.catalogue.database, self._staged)
            self.catalogue.mark_indexed(self._staged)
            self._staged, self._paragraphs = {}, 0


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
