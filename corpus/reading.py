"""A file goes in; what identifies it, what it says, who it is and what it cites come out, or why it could not be read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from corpus.containers import whole_containers
from corpus.database import Database, as_ours
from corpus.files import File, fingerprint_of
from corpus.geometry import packed
from corpus.originals import Originals
from corpus.record import NotUnderstood
from corpus.removal import removed
from extractor import (
    FORMATS,
    Document,
    FileChanged,
    Format,
    Limits,
    Page,
    ReadError,
    detect,
    one_file,
    read_apart,
    read_member,
)
from patterns import Citation, Identity, ShortForm, find_citations, find_short_forms, identify


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a document is, what it cites, and the short forms that stand for what it cites."""

    identity: Identity
    citations: tuple[Citation, ...]
    short_forms: tuple[ShortForm, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """What the catalogue keeps of a file: its text and pages, where its lines stand, and what was understood of it."""

    document: Document  # without lines and tables
    geometry: bytes | None  # as geometry.py packs it
    understood: Understanding


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as far as it was read: a known one up to its digest, a package up to its format, one with an `error` not at all.

    Of a letter that cannot be read the format is known, for what is attached to it can be.
    """

    file: File
    digest: str = ""  # SHA-256 of its bytes, hexadecimal
    size: int = 0
    modified: int | None = None  # nanoseconds; None where the file is no one's but ours
    kind: Format | None = None
    contents: Contents | None = None
    kept: bool = False  # its bytes are among the originals
    error: ReadError | None = None


@dataclass(frozen=True, slots=True)
class HeldAlready:
    """Digests of what need not be read again: of records, and of files that are held with all that lies in them.

    Readers in other threads look into it while the writer adds to it.
    """

    records: set[str]
    wholes: set[str]


def held_already(database: Database) -> HeldAlready:
    """What a catalogue holds; what a person took out of it need not be read either."""
    rows = database.all("SELECT id, format FROM record")
    wholes = {row["id"] for row in rows if not FORMATS[row["format"]].unpack}
    return HeldAlready({row["id"] for row in rows}, wholes | whole_containers(database) | removed(database))


@dataclass(frozen=True, slots=True)
class Reader:
    """How files are read: within which limits, what of them need not be, where originals are kept (None: nowhere).

    `apart` leaves all the work to a reading process, so that threads can read at the same time.
    """

    limits: Limits
    known: HeldAlready
    originals: Originals | None = None
    apart: bool = False

    def read(self, file: File) -> Reading:
        """The file as read. What is wrong with it is in the answer; raises KiemchungError when a disk of ours refuses."""
        try:
            path = file.member.bytes_at()
            with one_file(path, self.limits) as found:
                digest, size = fingerprint_of(path)
                modified = None if file.container else found.st_mtime_ns
                reading = self._read(Reading(file, digest, size, modified), path)
        except ReadError as error:
            return Reading(file, error=error)
        if self.originals is None or not (reading.contents or digest in self.known.records):
            return reading
        try:
            kept = self.originals.keep(path, digest)
        except OSError as error:
            raise as_ours(error, self.originals.folder) from error
        return replace(reading, kept=True) if kept else Reading(file, error=FileChanged(name=file.name))

    def _read(self, reading: Reading, path: Path) -> Reading:
        digest, member = reading.digest, reading.file.member
        if digest in self.known.wholes:
            return reading
        kind = detect(path, limits=self.limits)
        if kind.function is None or digest in self.known.records:
            return replace(reading, kind=kind)
        try:
            if self.apart:
                contents = read_apart(member, kind, self.limits, contents_of)
            else:
                contents = contents_of(read_member(member, kind, self.limits))
        except ReadError as error:
            return replace(reading, kind=kind, error=error)
        return replace(reading, kind=kind, contents=contents)


def contents_of(document: Document) -> Contents:
    """What is kept of a document. Raises NotUnderstood."""
    pages = tuple(Page(page.number, page.span) for page in document.pages)
    understood, geometry = understand(document), packed(document)
    return Contents(replace(document, pages=pages, tables=(), signatures=()), geometry, understood)


def understand(document: Document) -> Understanding:
    """Who the document is and what it cites. Raises NotUnderstood for any fault of ours: one file must not end a batch."""
    try:
        citations = find_citations(document)
        return Understanding(identify(document), citations, find_short_forms(document, citations))
    except Exception as error:
        raise NotUnderstood(name=document.name, detail=f"{type(error).__name__}: {error}") from error
