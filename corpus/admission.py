"""Files go in, read by as many readers as there are; one writer admits them one by one, each wholly or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from corpus.catalogue import Catalogue
from corpus.containers import close_container, is_whole, note_member, open_container, places_within
from corpus.files import File
from corpus.originals import Originals
from corpus.readers import Readers
from corpus.reading import Contents, HeldAlready, Reader, Reading, held_already
from corpus.record import Record
from corpus.removal import Removal, removal_of
from corpus.whereabouts import Whereabouts, held_at
from extractor import FORMATS, Document, FileMissing, Format, Limits, ReadError, Unpacker, renamed, unpacker


class Outcome(StrEnum):
    """What became of one file."""

    ADDED = "added"
    KNOWN = "known"  # the same bytes are held already
    RENEWED = "renewed"  # held already, and read again as was asked
    LEFT_OUT = "left_out"  # a person took it out of the corpus
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
    instead_of: Record | None = None  # what stood at this path until the file changed; it is still held
    removal: Removal | None = None  # why it was left out


def admissions(
    catalogue: Catalogue,
    paths: Sequence[Path],
    stage: Callable[[Record, Document], None],
    *,
    readings: Path,
    unpack_in: Path,
    originals: Originals | None = None,
    jobs: int = 1,
    again: bool = False,
) -> Iterator[Admission]:
    """Read files, as many as `jobs` at a time, and admit them in order; see Corpus.add_many."""
    held = HeldAlready(set(), set()) if again else held_already(catalogue.database)
    reader = Reader(Limits(readings=readings), held, originals)
    with Readers(reader, min(jobs, max(1, len(paths)))) as readers:
        admitter = Admitter(catalogue, readers, stage, unpack_in=unpack_in, again=again)
        yield from admitter.admit([File.given(path) for path in paths])


class Admitter:
    """Admits what readers have read to a catalogue; `stage` is told of each new record, to index it."""

    def __init__(
        self,
        catalogue: Catalogue,
        readers: Readers,
        stage: Callable[[Record, Document], None],
        *,
        unpack_in: Path,
        again: bool = False,
    ) -> None:
        self._catalogue = catalogue
        self._readers = readers
        self._stage = stage
        self._unpack_in = unpack_in
        self._again = again

    def admit(self, files: Iterable[File], opener: Unpacker | None = None) -> Iterator[Admission]:
        """Admit files in order, each after all that lies in it; `opener` took them out of their container."""
        for reading in self._readers.read(files):
            yield from self._admit(reading, opener)
            if opener:
                opener.discard(reading.file.member)

    def _admit(self, reading: Reading, opener: Unpacker | None) -> Iterator[Admission]:
        file, kind = reading.file, reading.kind
        if reading.error:
            if kind and kind.unpack:
                yield from self._admit_members(reading, kind, opener)
            yield self._failed(file, reading.error)
            return
        before = held_at(self._catalogue.database, file.place)
        known = not (self._again and kind) and self._is_known(reading)
        own = self._told(reading) if known else self._keep(reading)
        if before and own.record and before != own.record.id:
            own = replace(own, instead_of=self._catalogue.record(before))
        if file.container:
            note_member(self._catalogue.database, file.container, file.member, reading.digest)
        if kind and kind.unpack and not known:
            yield from self._admit_members(reading, kind, opener)
        elif own.record:
            self._readers.reader.known.wholes.add(reading.digest)
        if own.record:
            self._readers.reader.known.records.add(reading.digest)
        yield own

    def _is_known(self, reading: Reading) -> bool:
        """Whether the file is held with all that lies in it; then its place is noted, and theirs."""
        database, file, digest = self._catalogue.database, reading.file, reading.digest
        held = self._catalogue.record(digest)
        if held is None or FORMATS[held.format].unpack:
            if not is_whole(database, digest) and (held or not removal_of(database, digest)):
                return False
            self._catalogue.forget_failure(file.place)  # what stood here before held something that could not be read
        within = (Whereabouts(*each) for each in places_within(database, digest, file.place))
        self._catalogue.seen_at(_place_of(reading), *within, kept=reading.kept)
        return True

    def _told(self, reading: Reading) -> Admission:
        """What is said of a file that need not be read."""
        held = self._catalogue.record(reading.digest)
        removal = None if held else removal_of(self._catalogue.database, reading.digest)
        outcome = Outcome.LEFT_OUT if removal else Outcome.KNOWN
        return Admission(reading.file.path, outcome, held, removal=removal)

    def _keep(self, reading: Reading) -> Admission:
        """Keep what was read in one transaction; of a package, and of a letter that is held already, only the rest is new."""
        file, contents = reading.file, reading.contents
        if contents is None:
            held = self._catalogue.record(reading.digest)
            if held:
                self._catalogue.seen_at(_place_of(reading), kept=reading.kept)
            return Admission(file.path, Outcome.KNOWN if held else Outcome.OPENED, held)
        record, understood = _record_of(reading, contents), contents.understood
        fresh = self._catalogue.put(
            record,
            contents.document,
            understood.citations,
            short_forms=understood.short_forms,
            geometry=contents.geometry,
            modified=reading.modified,
            kept=reading.kept,
            again=self._again,
        )
        if not fresh and not self._again:
            return self._told(reading)
        record = self._catalogue.record(record.id) or record  # with what people said of it when it was held before
        self._stage(record, contents.document)
        outcome = Outcome.ADDED if fresh else Outcome.RENEWED
        return Admission(file.path, outcome, record, len(understood.citations))

    def _admit_members(self, reading: Reading, kind: Format, opener: Unpacker | None) -> Iterator[Admission]:
        """Admit what lies in a file; once all of it is held, and the file itself, it is known; till then it is opened again."""
        file, digest = reading.file, reading.digest
        open_container(self._catalogue.database, digest, kind.name)
        self._catalogue.forget_failure(file.place)
        whole = reading.error is None
        try:
            with (
                nullcontext(opener)
                if opener
                else unpacker(self._readers.reader.limits, within=self._unpack_in) as opener
            ):
                members = opener.members(file.member.bytes_at(), kind, depth=file.depth)
                for admission in self.admit((file.holding(member, digest) for member in members), opener):
                    whole = whole and admission.outcome is not Outcome.FAILED
                    yield admission
        except ReadError as error:
            if reading.error is None:  # one file, one error
                yield self._failed(file, error)
            return
        if whole:
            close_container(self._catalogue.database, digest)
            self._readers.reader.known.wholes.add(digest)

    def _failed(self, file: File, error: ReadError) -> Admission:
        """What cannot be read is remembered; a slip of the pen, or a file taken away, is nothing that waits to be read."""
        said = renamed(error, file.name)
        if isinstance(error, FileMissing):
            self._catalogue.forget_failure(file.place)
        else:
            self._catalogue.fail(file.place, said)
        return Admission(file.path, Outcome.FAILED, error=said)


def _place_of(reading: Reading) -> Whereabouts:
    return Whereabouts(reading.file.place, reading.digest, reading.size, reading.modified)


def _record_of(reading: Reading, contents: Contents) -> Record:
    document = contents.document
    return Record(
        id=reading.digest,
        path=reading.file.place,
        format=document.format,
        size=reading.size,
        added=datetime.now(UTC).isoformat(timespec="seconds"),
        pages=len(document.pages),
        identity=contents.understood.identity,
        warnings=document.warnings,
    )
