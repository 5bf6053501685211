"""Files go in; records, citations and index entries come out: the pipeline, and the corpus that owns both stores."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from corpus.catalogue import Catalogue
from corpus.choices import choose_engine, engine_chosen
from corpus.definitions import Pairs, abbreviations_in, keep_definitions
from corpus.dossiers import close_container, is_whole, note_member, open_container, places_within
from corpus.files import File, digest_of
from corpus.linking import link_copies
from corpus.paragraphs import entries_of
from corpus.record import NotUnderstood, Record
from extractor import (
    FORMATS,
    Document,
    FileMissing,
    Format,
    Limits,
    ReadError,
    Unpacker,
    detect,
    read_member,
    renamed,
    unpacker,
)
from index import ENGINES, IndexBusy, IndexDamaged, SearchEngine, open_engine, require_engine
from patterns import Citation, Identity, ShortForm, find_citations, find_short_forms, identify

_BATCH = 5_000  # paragraphs staged before the index is committed (measured: smaller batches halve the speed)
_PATIENCE = 20.0  # seconds to wait for another process that is committing to the index, as the catalogue waits
_Answer = TypeVar("_Answer")


class Outcome(StrEnum):
    """What became of one file."""

    ADDED = "added"
    KNOWN = "known"  # the same bytes are held already
    OPENED = "opened"  # it has no text of its own; the files in it were admitted
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Admission:
    """One file's outcome: its record when it is held, the error when it is not.

    The path of a file in a container names both: "hoso.zip!/tham dinh/12-KH-UBND.pdf".
    """

    path: Path
    outcome: Outcome
    record: Record | None = None
    citations: int = 0
    error: ReadError | None = None


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a document is, what it cites, and the short forms that stand for what it cites."""

    identity: Identity
    citations: tuple[Citation, ...]
    short_forms: tuple[ShortForm, ...]


class Corpus:
    """A catalogue and its index in one folder. The catalogue is the truth; the index is derived and can be rebuilt."""

    def __init__(self, folder: Path, catalogue: Catalogue, *, engine: str) -> None:
        self.folder = folder
        self.catalogue = catalogue
        self._engine_name = engine
        self._engine: SearchEngine | None = None
        self._limits = Limits(readings=folder / "readings")
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

    def add_many(self, paths: Sequence[Path]) -> Iterator[Admission]:
        """Admit files one after another, each wholly or not at all; what was admitted before an interruption stays.

        Of a file that holds files (a dossier, a letter) each is admitted, then the file itself. Folders are to be expanded
        with `files_under` first. The index follows in batches and is complete at the end.
        """
        for path in paths:
            yield from self._admit(File.given(path))
        self.flush()
        link_copies(self.catalogue)

    def add(self, path: Path) -> Admission:
        """Admit one file with all that lies in it; its own outcome comes back, those of the rest from `add_many` only."""
        *_, own = self._admit(File.given(path))
        return own

    def _admit(self, file: File, opener: Unpacker | None = None) -> Iterator[Admission]:
        """Admit a file after all that lies in it; `opener` took it out of its container."""
        try:
            digest, size = digest_of(file.member.bytes_at())
            known = self._is_known(file, digest)
            kind = None if known else detect(file.member.bytes_at(), limits=self._limits)
            own = self._admit_itself(file, digest, size, kind)
        except ReadError as error:
            yield self._failed(file, error)
            return
        if file.container:
            note_member(self.catalogue.database, file.container, file.member, digest)
        if kind and kind.unpack:
            yield from self._admit_members(file, digest, kind, opener)
        yield own

    def _is_known(self, file: File, digest: str) -> bool:
        """Whether the file is held with all that lies in it; then its place is noted, and theirs."""
        database, held = self.catalogue.database, self.catalogue.record(digest)
        if held is None or FORMATS[held.format].unpack:
            if not is_whole(database, digest):
                return False
            self.catalogue.forget_failure(file.place)  # what stood here before held something that could not be read
        self.catalogue.seen_at(file.place, digest, *places_within(database, digest, file.place))
        return True

    def _admit_itself(self, file: File, digest: str, size: int, kind: Format | None) -> Admission:
        """Find who the file is and what it cites, and keep that in one transaction; no `kind` is needed of a known one."""
        held = self.catalogue.record(digest)
        if kind and held:
            self.catalogue.seen_at(file.place, digest)
        if kind is None or held:
            return Admission(file.path, Outcome.KNOWN, held)
        if kind.function is None:
            return Admission(file.path, Outcome.OPENED)
        document = read_member(file.member, kind, self._limits)
        understood = understand(document)
        now, pages = datetime.now(UTC).isoformat(timespec="seconds"), len(document.pages)
        record = Record(digest, file.place, document.format, size, now, pages, understood.identity, document.warnings)
        if not self.catalogue.put(record, document, understood.citations, short_forms=understood.short_forms):
            return Admission(file.path, Outcome.KNOWN, self.catalogue.record(digest))
        self._stage(record, document)
        return Admission(file.path, Outcome.ADDED, record, len(understood.citations))

    def _admit_members(self, file: File, digest: str, kind: Format, opener: Unpacker | None) -> Iterator[Admission]:
        """Admit what lies in a file; once all of it is held the file is known, till then it is opened again."""
        open_container(self.catalogue.database, digest, kind.name)
        self.catalogue.forget_failure(file.place)
        whole = True
        try:
            with nullcontext(opener) if opener else unpacker(self._limits, within=self.folder / "unpacked") as opener:
                for member in opener.members(file.member.bytes_at(), kind, depth=file.depth):
                    for admission in self._admit(file.holding(member, digest), opener):
                        whole = whole and admission.outcome is not Outcome.FAILED
                        yield admission
                    opener.discard(member)
        except ReadError as error:
            yield self._failed(file, error)
            return
        if whole:
            close_container(self.catalogue.database, digest)

    def _failed(self, file: File, error: ReadError) -> Admission:
        """What cannot be read is remembered; a slip of the pen, or a file taken away, is nothing that waits to be read."""
        said = renamed(error, file.name)
        if isinstance(error, FileMissing):
            self.catalogue.forget_failure(file.place)
        else:
            self.catalogue.fail(file.place, said)
        return Admission(file.path, Outcome.FAILED, error=said)

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

        With `engine` the corpus has that engine from now on. Raises EngineMissing, and KeyError for one not in ENGINES.
        """
        require_engine(engine or self._engine_name)
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


def understand(document: Document) -> Understanding:
    """Who the document is and what it cites. Raises NotUnderstood for any fault of ours: one file must not end a batch."""
    try:
        citations = find_citations(document)
        return Understanding(identify(document), citations, find_short_forms(document, citations))
    except Exception as error:
        raise NotUnderstood(name=document.name, detail=f"{type(error).__name__}: {error}") from error


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
