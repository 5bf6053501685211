"""What contradicts in a pile: a catalogue goes in, anomalies come out, each with every witness: document, page, quote.

A check is a function from the pile to anomalies and a line in CHECKS. What is no contradiction is not reported: numbers begin anew
each year, Party numbers run through a term, and two provinces may share a number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from corpus.asked import loose
from corpus.bodies import Body, same_body
from corpus.catalogue import Catalogue
from corpus.pile import Cited, Pile, Statement, dates_of, day_of, gather
from corpus.sequence import outliers
from extractor import fold
from patterns import GENERIC, Doubt, Flag, Relation, Source, doubts_of_itself


class AnomalyKind(StrEnum):
    """What is wrong; the doubts about one citation have the names of their flags."""

    TWO_DATES = "two_dates"
    TWO_TYPES = "two_types"
    TWO_ISSUERS = "two_issuers"
    TWO_NUMBERS = "two_numbers"  # one date and subject, two numbers
    OUT_OF_SEQUENCE = "out_of_sequence"
    CITES_LATER = "cites_later"
    CITES_REPLACED = "cites_replaced"
    OWN_DOUBT = "own_doubt"  # the file contradicts itself about its number or date
    FLAGGED = "flagged"


class Strength(StrEnum):
    """How much a report weighs: two witnesses that cannot both be right, or a sign that something may be wrong."""

    STRONG = "strong"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Anomaly:
    """Something that does not fit: what kind, about which document, how strong, who says what; `detail` is a flag's or a doubt's name."""

    kind: AnomalyKind
    number: str
    strength: Strength
    statements: tuple[Statement, ...]
    detail: str = ""


def audit(catalogue: Catalogue) -> tuple[Anomaly, ...]:
    """All anomalies of the pile, the strong ones first."""
    pile = gather(catalogue)
    found = [anomaly for check in CHECKS for anomaly in check(pile)]
    return tuple(sorted(found, key=lambda each: (each.strength is Strength.WEAK, each.kind, each.number)))


def _two_dates(pile: Pile) -> Iterator[Anomaly]:
    for document in pile.documents:
        said = dates_of(pile, document)
        if len(said) > 1:
            yield _split(AnomalyKind.TWO_DATES, document.name, Strength.STRONG, said.values())


def _two_types(pile: Pile) -> Iterator[Anomaly]:
    for document in pile.documents:
        said: dict[str, list[Statement]] = defaultdict(list)
        for record in document.records:
            if record.identity.type:
                said[record.identity.type].append(Statement(record.identity.type, record, 0, record.title))
        for each in document.kept:
            if each.citation.type and each.citation.type != GENERIC:
                said[each.citation.type].append(pile.said(each, each.citation.type))
        if len(said) > 1:
            yield _split(AnomalyKind.TWO_TYPES, document.name, Strength.STRONG, said.values())


_ORGANS = (
    "ban chap hanh",
    "ban thuong vu",
    "thuong truc",
)  # of one Party committee or council: each decides for itself


def _two_issuers(pile: Pile) -> Iterator[Anomaly]:
    for document in pile.documents:
        said: dict[str, list[Statement]] = defaultdict(list)
        for each in document.kept:
            organ = next((organ for organ in _ORGANS if organ in fold(each.citation.issuer or "")), None)
            if organ:
                said[organ].append(pile.said(each, each.citation.issuer or ""))
        if len(said) > 1:
            yield _split(AnomalyKind.TWO_ISSUERS, document.name, Strength.STRONG, said.values())


_LEAST_WORDS = 4  # of a subject that tells documents apart
_ALIKE = 0.85  # share of all their words that two wordings of one subject have in common


def _two_numbers(pile: Pile) -> Iterator[Anomaly]:
    """One symbol, date and subject under two numbers: one of them is wrong, or the subject is."""
    days: dict[tuple[str, date], list[tuple[Cited, list[Statement]]]] = defaultdict(list)
    for document in pile.documents:
        for day, statements in dates_of(pile, document).items():
            days[fold(document.number.symbol), day].append((document, statements))
    for alike in days.values():
        for at, (one, said) in enumerate(alike):
            for other, also in alike[at + 1 :]:
                known = one.records and other.records  # both are held, under numbers of their own
                apart = one.number.key == other.number.key or same_body(one.body, other.body) is False
                if not known and not apart and _same_subject(one, other):
                    values = [_with_value(said, one.name), _with_value(also, other.name)]
                    yield _split(AnomalyKind.TWO_NUMBERS, f"{one.name}, {other.name}", Strength.WEAK, values)


def _same_subject(one: Cited, other: Cited) -> bool:
    """Whether they are about one thing; of two directives of one day, which are rare, also where one has no subject."""
    mine, yours = _subjects(one), _subjects(other)
    if one.type == other.type == "Chỉ thị" and not (mine and yours):
        return {each.record for each in one.kept}.isdisjoint(each.record for each in other.kept)
    return any(_alike(this, that) for this in mine for that in yours)


def _subjects(document: Cited) -> set[str]:
    said = [record.identity.subject for record in document.records] + [each.citation.subject for each in document.kept]
    return {loose(subject) for subject in said if subject}


def _alike(one: str, other: str) -> bool:
    mine, yours = set(one.split()), set(other.split())
    if any(not word.isalpha() for word in mine ^ yours):
        return False  # "bãi bỏ Quyết định 17" and "bãi bỏ Quyết định 22" are two things
    return min(len(mine), len(yours)) >= _LEAST_WORDS and len(mine & yours) >= _ALIKE * len(mine | yours)


def _out_of_sequence(pile: Pile) -> Iterator[Anomaly]:
    """State numbers rise with their dates within a year, body, type and symbol (NĐ 30/2020/NĐ-CP, Annex I, II.3)."""
    series: dict[tuple[str, str | None, bool, int, Body], list[tuple[int, date, Cited]]] = defaultdict(list)
    for document in pile.documents:
        number, days = document.number, list(dates_of(pile, document))
        if number.party or not document.body or not number.serial.isdigit() or len(days) != 1:
            continue
        if days[0].year == document.year:
            key = fold(number.symbol), document.type, number.year is None, document.year, document.body
            series[key].append((int(number.serial), days[0], document))
    for numbered in series.values():
        ordered = sorted(numbered, key=lambda each: (each[0], each[1]))
        for places in outliers([day for _, day, _ in ordered]):
            named = [ordered[at][2] for at in places]
            near = [ordered[at] for at in (places[0] - 1, places[-1] + 1) if 0 <= at < len(ordered)]
            shown = [*named, *(each for _, _, each in near)]
            said = [_with_value(some, each.name) for each in shown for some in dates_of(pile, each).values()]
            yield _split(AnomalyKind.OUT_OF_SEQUENCE, ", ".join(each.name for each in named), Strength.WEAK, said)


def _cites_later(pile: Pile) -> Iterator[Anomaly]:
    for each in pile.kept:
        record = pile.records[each.record]
        own, stated = day_of(record), each.citation.date
        if own and stated and stated > own and each.citation.number:
            said = [[Statement(own.isoformat(), record, 0, record.title)], [pile.said(each, stated.isoformat())]]
            yield _split(AnomalyKind.CITES_LATER, each.citation.number.printed, Strength.STRONG, said)


def _cites_replaced(pile: Pile) -> Iterator[Anomaly]:
    """A basis that a held document had replaced or repealed, whole, before."""
    for document in pile.documents:
        ended = [
            (day, each)
            for each in document.kept
            if each.citation.relation in (Relation.REPLACES, Relation.REPEALS)
            and not each.citation.pinpoints
            and each.citation.within is None
            and (day := day_of(pile.records[each.record]))
        ]
        for each in document.kept:
            day = day_of(pile.records[each.record])
            before = [ending for since, ending in ended if day and since < day and ending.record != each.record]
            if before and each.citation.relation in (Relation.LEGAL_BASIS, Relation.IMPLEMENTS):
                said = [
                    [pile.said(one, one.citation.relation) for one in before],
                    [pile.said(each, each.citation.relation)],
                ]
                yield _split(AnomalyKind.CITES_REPLACED, document.name, Strength.WEAK, said)


def _own_doubts(pile: Pile) -> Iterator[Anomaly]:
    for record in pile.records.values():
        for doubts in doubts_of_itself(record.identity).values():
            said = [Statement(Source.LETTERHEAD.value, record, 0, record.title)]
            said += [Statement(each.source.value, record, 0, each.quote) for each in record.identity.witnesses]
            for doubt in doubts:
                strength = Strength.WEAK if doubt in _IN_OTHER_WORDS else Strength.STRONG
                yield Anomaly(AnomalyKind.OWN_DOUBT, record.title, strength, tuple(said), doubt.value)


_IN_OTHER_WORDS = frozenset({Doubt.OTHER_ISSUER, Doubt.OTHER_SUBJECT})  # one thing may be called by two names
_LAYOUT = frozenset({Flag.BROKEN_OVER_LINES, Flag.SPACED_SYMBOL})  # how a file is set says nothing about its facts


def _flagged(pile: Pile) -> Iterator[Anomaly]:
    said: dict[tuple[str, Flag], list[Statement]] = defaultdict(list)
    for each in pile.kept:
        for flag in each.citation.flags:
            if flag not in _LAYOUT:
                name = each.citation.number.printed if each.citation.number else each.citation.name or ""
                said[name, flag].append(pile.said(each, each.citation.quote))
    for (name, flag), statements in said.items():
        strength = Strength.STRONG if flag in (Flag.YEAR_MISMATCH, Flag.IMPOSSIBLE_DATE) else Strength.WEAK
        yield Anomaly(AnomalyKind.FLAGGED, name, strength, tuple(statements), flag.value)


def _with_value(statements: Iterable[Statement], value: str) -> list[Statement]:
    return [Statement(value, each.record, each.page, each.quote) for each in statements]


def _split(kind: AnomalyKind, number: str, strength: Strength, said: Iterable[list[Statement]]) -> Anomaly:
    return Anomaly(kind, number, strength, tuple(each for statements in said for each in statements))


CHECKS: tuple[Callable[[Pile], Iterator[Anomaly]], ...] = (
    *(_two_dates, _two_types, _two_issuers, _two_numbers, _out_of_sequence),
    *(_cites_later, _cites_replaced, _own_doubts, _flagged),
)
