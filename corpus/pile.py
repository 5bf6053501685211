"""A pile of documents as its audit sees it: a catalogue goes in; each document held or cited, with who says what of it, comes out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from corpus.anomaly import Statement
from corpus.asked import loose
from corpus.bodies import Body
from corpus.catalogue import Catalogue
from corpus.grouping import Witnesses, group
from corpus.record import KeptCitation, Record
from corpus.stated import body_cited, body_of_record, year_cited, year_of
from patterns import GENERIC, Number

_QUOTED = 220  # characters of a sentence that are quoted on each side of a citation


@dataclass(frozen=True, slots=True)
class Cited:
    """One document as the pile knows it: its own records, and the places that cite it by its number."""

    number: Number
    records: list[Record]
    kept: list[KeptCitation]
    year: int | None
    body: Body | None

    @property
    def name(self) -> str:
        """Its number as printed."""
        return self.number.printed

    @property
    def about(self) -> str:
        """What tells it from others of its number: the year and the places of its body."""
        places = " ".join(name for _, name in self.body.places) if self.body else ""
        return f"{self.year or ''} {places}".strip()

    @property
    def type(self) -> str | None:
        """The first type that somebody gives it."""
        said = [record.identity.type for record in self.records] + [each.citation.type for each in self.kept]
        return next((each for each in said if each and each != GENERIC), None)


@dataclass(frozen=True, slots=True)
class Pile:
    """All records, all their citations, and the documents they speak of."""

    catalogue: Catalogue
    records: dict[str, Record]
    kept: list[KeptCitation]
    documents: list[Cited]

    def said(self, kept: KeptCitation, value: str) -> Statement:
        """What a place in the pile says."""
        return Statement(value, self.records[kept.record], kept.page, _around(kept))


def gather(catalogue: Catalogue) -> Pile:
    """The whole pile of a catalogue."""
    with catalogue.database.one_moment():  # no citation of a record that comes in between
        records = {record.id: record for record in catalogue.records()}
        kept = catalogue.find_citations("1 = ?", 1)
    witnesses: dict[str, Witnesses] = defaultdict(lambda: ([], []))
    for record in records.values():
        if record.identity.number:
            witnesses[record.identity.number.loose_key][0].append(record)
    for each in kept:
        if each.citation.number:
            witnesses[each.citation.number.loose_key][1].append(each)
    groups = (one for both in witnesses.values() for one in group(both, records))
    return Pile(catalogue, records, kept, [_cited(held, cited, records) for held, cited in groups])


def _around(kept: KeptCitation) -> str:
    """The sentence of a citation, of a long one the part around the citation."""
    start = kept.citation.span.start - kept.citation.sentence.start
    end = kept.citation.span.end - kept.citation.sentence.start
    first = kept.sentence.rfind(" ", 0, max(0, start - _QUOTED)) + 1 if start > _QUOTED else 0
    last = kept.sentence.find(" ", end + _QUOTED)
    cut = kept.sentence[first : last if last >= 0 else None]
    return ("… " if first else "") + " ".join(cut.split()) + (" …" if last >= 0 else "")


def _cited(held: list[Record], kept: list[KeptCitation], records: dict[str, Record]) -> Cited:
    number = held[0].identity.number if held else kept[0].citation.number
    assert number is not None  # noqa: S101 - witnesses are gathered by their numbers
    years = [year_of(record) for record in held] + [year_cited(each.citation) for each in kept]
    return Cited(number, held, kept, next((year for year in years if year), None), body_said((held, kept), records))


def body_said(witnesses: Witnesses, records: Mapping[str, Record]) -> Body | None:
    """The body that issued a document, as the witness says it who says most of its place; `records` are those who cite it."""
    held, kept = witnesses
    bodies = [body_of_record(record) for record in held]
    bodies += [body_cited(each.citation, records[each.record]) for each in kept]
    return max((each for each in bodies if each), key=lambda each: len(each.places), default=None)


def every_document(catalogue: Catalogue) -> tuple[dict[str, Record], list[Witnesses]]:
    """Every document held or cited: by number, else by an Act's name and year, else the file alone.

    An Act named without number and year is the one that the same text names in full, where that is one.
    """
    pile = gather(catalogue)
    groups: list[Witnesses] = [(document.records, document.kept) for document in pile.documents]
    acts: dict[tuple[str, int | None], Witnesses] = {}
    full: dict[tuple[str, str], dict[int, Witnesses]] = defaultdict(dict)  # by record and name
    for both in groups:
        for each in both[1]:
            if each.citation.name:
                acts.setdefault(_act(each), both)
                full[each.record, loose(each.citation.name)][id(both)] = both
    named = [each for each in pile.kept if each.citation.number is None]
    for each in sorted(named, key=lambda each: year_cited(each.citation) is None):
        name, year = _act(each)
        meant = full[each.record, name]
        if year is None and len(meant) == 1:
            (home,) = meant.values()
        else:
            if (name, year) not in acts:
                acts[name, year] = ([], [])
                groups.append(acts[name, year])
            home = acts[name, year]
            meant[id(home)] = home
        home[1].append(each)
    placed = {record.id for held, _ in groups for record in held}
    groups += [([record], []) for record in pile.records.values() if record.id not in placed]
    return pile.records, groups


def _act(kept: KeptCitation) -> tuple[str, int | None]:
    return loose(kept.citation.name or ""), year_cited(kept.citation)


def dates_of(pile: Pile, document: Cited) -> dict[date, list[Statement]]:
    """The days that are given to a document, and who gives each."""
    said: dict[date, list[Statement]] = defaultdict(list)
    for record in document.records:
        if day := day_of(record):
            said[day].append(Statement(day.isoformat(), record, 0, record.title))
    for each in document.kept:
        if each.citation.date and not _misprint(each):
            said[each.citation.date].append(pile.said(each, each.citation.date.isoformat()))
    return said


_PRINTED = re.compile(
    r"(?:đã (?:in|ghi|viết)|(?:in|ghi|viết) (?:là|nhầm|sai))(?: là)?\s?:?\s?[“\"'‘][^”\"’]*$", re.IGNORECASE
)
_CORRECTED = re.compile(r"\b(?:sửa|đính chính|đọc) (?:lại )?(?:thành|là)\b", re.IGNORECASE)


def _misprint(kept: KeptCitation) -> bool:
    """Whether a correction (đính chính) quotes the citation as what was printed wrong."""
    start, end = (at - kept.citation.sentence.start for at in (kept.citation.span.start, kept.citation.span.end))
    before = " ".join(kept.sentence[:start].split())
    return bool(_PRINTED.search(before) and _CORRECTED.search(" ".join(kept.sentence[end:].split())))


def with_value(statements: list[Statement], value: str) -> list[Statement]:
    """The same places, said to say `value`."""
    return [Statement(value, each.record, each.page, each.quote) for each in statements]


def day_of(record: Record) -> date | None:
    """A record's own day, where it is known whole."""
    return record.identity.date.exact() if record.identity.date else None
