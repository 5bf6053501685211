"""A corpus goes in; proof that catalogue, index and kept originals agree, or every place where they do not, comes out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from corpus.database import Row
from corpus.ingest import Corpus
from corpus.record import CatalogueDamaged
from extractor import KiemchungError


class Part(StrEnum):
    """What is proven, in the order in which it is."""

    CATALOGUE = "catalogue"  # SQLite's own check of pages, indices and foreign keys
    OFFSETS = "offsets"  # pages, citations and sentences lie in the text of their record, citations on the page noted
    INDEX = "index"  # whole, and of just the records noted to be in it
    ORIGINALS = "originals"  # what was kept is there, and is what it was


class Wrong(StrEnum):
    """In which way a part does not hold."""

    DAMAGED = "damaged"
    OUTSIDE = "outside"  # an offset outside its text
    OTHER_PAGE = "other_page"
    NOT_INDEXED = "not_indexed"  # noted to be in the index, and is not
    NOT_HELD = "not_held"  # in the index, and no record of the catalogue
    MISSING = "missing"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, of which record ("" for the whole), where in words of the program."""

    wrong: Wrong
    record: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """One part: how many things were examined, and what is wrong with them."""

    part: Part
    examined: int
    faults: tuple[Fault, ...]


def prove(corpus: Corpus) -> Iterator[Proof]:
    """Each part in turn. Changes nothing, repairs nothing; others may read and write meanwhile."""
    for part, examine in _EXAMINE.items():
        try:
            examined, faults = examine(corpus)
        except CatalogueDamaged as error:  # a page that cannot be read tells nothing of what stood on it
            examined, faults = 0, (Fault(Wrong.DAMAGED, detail=error.message("en")),)
        yield Proof(part, examined, faults)


_Examined = tuple[int, tuple[Fault, ...]]


def _catalogue(corpus: Corpus) -> _Examined:
    wrong = corpus.catalogue.database.faults()
    return corpus.catalogue.counts()["records"], (Fault(Wrong.DAMAGED, detail=wrong),) if wrong else ()


_CITATIONS = (
    'SELECT seq, start, "end", page, sentence_start, sentence_end, within_start, within_end FROM citation '
    "WHERE record = ? ORDER BY seq"
)
_SHORT_FORMS = (
    'SELECT citation AS seq, start, "end", page, sentence_start, sentence_end, NULL AS within_start, NULL AS within_end '
    "FROM short_form WHERE record = ? ORDER BY start"
)


def _offsets(corpus: Corpus) -> _Examined:
    database = corpus.catalogue.database
    ids = [row["id"] for row in database.all("SELECT id FROM record ORDER BY rowid")]
    faults: list[Fault] = []
    for record in ids:
        row = database.one("SELECT text, pages, attachments FROM record WHERE id = ?", record)
        if row is not None:  # else taken out meanwhile
            named = [(f"citation {each['seq']}", each) for each in database.all(_CITATIONS, record)]
            named += [(f"short form of citation {each['seq']}", each) for each in database.all(_SHORT_FORMS, record)]
            faults += [Fault(wrong, record, detail) for wrong, detail in _faults_of(row, named)]
    return len(ids), tuple(faults)


def _faults_of(record: Row, named: list[tuple[str, Row]]) -> Iterator[tuple[Wrong, str]]:
    """What is wrong with the offsets of one record and of what it cites."""
    try:
        length, pages, parts = len(record["text"]), json.loads(record["pages"]), json.loads(record["attachments"])
    except ValueError:
        yield Wrong.DAMAGED, "pages, attachments"
        return
    if not pages or any(before[2] > after[1] for before, after in pairwise(pages)):
        yield Wrong.DAMAGED, "pages"
    spans = [(f"page {number}", start, end) for number, start, end in pages]
    spans += [("attachment", part["span"]["start"], part["span"]["end"]) for part in parts]
    for name, each in named:
        spans += [(name, each["start"], each["end"]), (name, each["sentence_start"], each["sentence_end"])]
        if each["within_start"] is not None:
            spans.append((name, each["within_start"], each["within_end"]))
        if pages and _page_at(pages, each["start"]) != each["page"]:
            yield Wrong.OTHER_PAGE, name
    for name, start, end in spans:
        if not 0 <= start <= end <= length:
            yield Wrong.OUTSIDE, f"{name}: {start}..{end} / {length}"


def _page_at(pages: list[list[int]], offset: int) -> int:
    return next((number for number, start, _ in reversed(pages) if start <= offset), pages[0][0])


def _index(corpus: Corpus) -> _Examined:
    noted = corpus.catalogue.indexed()
    try:
        found = corpus.verified_index()
    except KiemchungError as error:
        return len(noted), (Fault(Wrong.DAMAGED, detail=error.message("en")),)
    faults = [Fault(Wrong.NOT_INDEXED, record) for record in sorted(noted - found)]
    faults += [Fault(Wrong.NOT_HELD, record) for record in sorted(found - corpus.catalogue.ids())]
    return len(noted), tuple(faults)


def _originals(corpus: Corpus) -> _Examined:
    kept = [row["record"] for row in corpus.catalogue.database.all("SELECT record FROM original ORDER BY record")]
    faults = []
    for record in kept:
        try:
            if wrong := corpus.originals.fault_of(record):
                faults.append(Fault(Wrong(wrong), record))
        except OSError as error:
            faults.append(Fault(Wrong.DAMAGED, record, error.strerror or str(error)))
    return len(kept), tuple(faults)


_EXAMINE: dict[Part, Callable[[Corpus], _Examined]] = {
    Part.CATALOGUE: _catalogue,
    Part.OFFSETS: _offsets,
    Part.INDEX: _index,
    Part.ORIGINALS: _originals,
}
