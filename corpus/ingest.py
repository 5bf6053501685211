"""Files go in; records, citations and index entries come out: the pipeline, and the corpus that owns both stores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import index
from corpus.catalogue import Catalogue
from corpus.choices import choose_engine
from corpus.copies import link_copies
from corpus.indexing import Indexing, Progress
from corpus.lock import WriterLock
from corpus.record import Record
from corpus.removal import Removal, take_out

if TYPE_CHECKING:
    from corpus.admission import Admission
    from corpus.originals import Originals

_INDEX = "index"
_LINKED = 100  # admissions after which copies among them are looked for, while the readers go on; each look takes texts apart anew
UNPACKED = "unpacked"  # the folder of a corpus in which packages are taken apart


class Corpus:
    """A catalogue and its index in one folder. The catalogue is the truth; the index is derived and can be rebuilt."""

    def __init__(self, folder: Path, catalogue: Catalogue, *, engine: str | None = None) -> None:
        self.folder = folder
        self.catalogue = catalogue
        self._lock = WriterLock(folder)
        self._indexing = Indexing(folder / _INDEX, catalogue, self._lock, engine=engine)

    @classmethod
    def open(cls, folder: Path, *, engine: str | None = None) -> Corpus:
        """The corpus in `folder`, made when absent; the index is opened only when something needs it.

        `engine` is for this opening; without it the corpus has the one chosen for it, at first Whoosh. Raises
        CatalogueDamaged, CatalogueTooNew, CatalogueBusy or CatalogueUnwritable; KeyError for an engine not in index.ENGINES.
        """
        if engine is not None and engine not in index.ENGINES:
            raise KeyError(engine)
        catalogue = Catalogue.open(folder / "catalogue.sqlite")
        return cls(folder, catalogue, engine=engine)

    @property
    def index_path(self) -> Path:
        """The folder of the index's files."""
        return self._indexing.path

    @property
    def engine_name(self) -> str:
        """The engine that keeps the index, one of ENGINES."""
        return self._indexing.name

    @property
    def originals(self) -> Originals:
        """Where files are kept that were added to be kept."""
        originals: Originals = import_module("corpus.originals").originals_in(self.folder)
        return originals

    def engine(self) -> index.SearchEngine:
        """The open index as it is now, rebuilt from the catalogue when what is on the disk cannot be trusted.

        Records it should have and has not (its folder was deleted, or is of another day) wait to be indexed again; those it has and the
        catalogue has not are taken out.
        """
        return self._indexing.engine()

    def add_many(
        self, paths: Sequence[Path], *, jobs: int = 1, keep: bool = False, again: bool = False
    ) -> Iterator[Admission]:
        """Admit files in order, each wholly or not at all; what was admitted before an interruption stays.

        Of a file that holds files (a dossier, a letter) each is admitted, then the file itself. Folders are to be expanded with
        `files_under` first, which leaves out the corpus's own. As many as `jobs` are read at a time; `keep` copies each file to the originals; `again` reads also what is
        held, or was taken out. The index follows in batches and is complete at the end. Raises CorpusHeld when another process is at such work.
        """
        with self._writing("add"):
            admissions = self._admissions(paths, jobs=jobs, keep=keep, again=again)
            for count, admission in enumerate(admissions, start=1):
                yield admission
                if count % _LINKED == 0:
                    link_copies(self.catalogue)
            self.flush()
            link_copies(self.catalogue)

    def add(self, path: Path) -> Admission:
        """Admit one file with all that lies in it; its own outcome comes back, those of the rest from `add_many` only.

        It waits to be indexed until the next `flush`. Raises CorpusHeld.
        """
        with self._writing("add"):
            *_, own = self._admissions([path])
        return own

    def remove(self, record: Record, *, reason: str) -> Removal:
        """Take a record out of catalogue and index; its file on the disk is untouched, and the reason is kept. Raises CorpusHeld."""
        with self._writing("remove"):
            self.engine()
            removal = take_out(self.catalogue.database, record, reason)
            self._indexing.remove(record.id)
        return removal

    def _admissions(
        self, paths: Sequence[Path], *, jobs: int = 1, keep: bool = False, again: bool = False
    ) -> Iterator[Admission]:
        admissions: Iterator[Admission] = import_module("corpus.admission").admissions(  # who only asks reads no file
            self.catalogue,
            paths,
            self._indexing.stage,
            readings=self.folder / "readings",
            unpack_in=self.folder / UNPACKED,
            originals=self.originals if keep else None,
            jobs=jobs,
            again=again,
        )
        return admissions

    @contextmanager
    def _writing(self, work: str) -> Iterator[None]:
        """A stretch of long work, which one process at a time may do."""
        self._lock.take(work)
        try:
            yield
        finally:
            self._lock.give_back()

    def flush(self, progress: Progress | None = None) -> None:
        """Bring the index up to the catalogue: also what an earlier, interrupted run left behind.

        While another process is writing, that is left to it.
        """
        self._indexing.catch_up(progress)

    def reindex(self, *, engine: str | None = None, progress: Progress | None = None) -> int:
        """Rebuild the index from the catalogue alone, reading no file; returns the number of records.

        What was broken off goes on. With `engine` the corpus has that engine from now on. Raises CorpusHeld, EngineMissing, and KeyError
        for one not in ENGINES.
        """
        index.require_engine(engine or self.engine_name)
        with self._writing("reindex"):
            if engine:
                choose_engine(self.catalogue.database, engine)
                self._indexing.close()
                self._indexing = Indexing(self.folder / _INDEX, self.catalogue, self._lock)
            self._indexing.rebuild(progress)
        return self.catalogue.counts()["records"]

    def verified_index(self) -> frozenset[str]:
        """The ids of the records in the index as it is, all its files read, nothing repaired. Raises IndexDamaged."""
        return self._indexing.verified()

    def close_index(self) -> None:
        """Close the index, dropping what is staged; the catalogue knows what is missing from it."""
        self._indexing.close()

    def close(self) -> None:
        """Close both stores."""
        self.close_index()
        self.catalogue.close()
