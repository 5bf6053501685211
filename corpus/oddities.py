"""What is odd in one file, or in one place of it: doubts, blanks, slips of the pen, provisions that are not there. A pile goes in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from corpus.anomaly import Anomaly, AnomalyKind, Statement, Strength
from corpus.pile import Cited, Pile, dates_of
from corpus.places import Locator
from corpus.record import KeptCitation, Record
from corpus.resolution import Status
from corpus.resolve import Resolver
from corpus.stated import Fit, Stated, body_of_record, fit
from corpus.subjects import apart, same_subject
from extractor import fold
from patterns import Flag, Pinpoint, Relation, Source, canonical_type, doubts_of_itself, span_of


def own_doubts(pile: Pile) -> Iterator[Anomaly]:
    """A file that contradicts itself: its attachment lines, its name, the stamps on it against its head."""
    for record in pile.records.values():
        for doubts in doubts_of_itself(record.identity).values():
            said = [Statement(Source.LETTERHEAD.value, record, 0, _head(record))]
            said += [Statement(each.source.value, record, 0, each.quote) for each in record.identity.witnesses]
            for doubt in doubts:
                yield Anomaly(AnomalyKind.OWN_DOUBT, record.title, Strength.STRONG, tuple(said), doubt.value, record.id)


def _head(record: Record) -> str:
    identity = record.identity
    return ", ".join(part for part in (identity.type, record.title, str(identity.date or "")) if part)


_HEAD = 600  # characters in which a draft says that it is one
_DRAFT = re.compile(r"^\W{0,40}DỰ THẢO(?: LẦN \w+| \d+)?\W{0,3}(?:$|\s{2}|\t)", re.IGNORECASE | re.MULTILINE)


def blank_numbers(pile: Pile) -> Iterator[Anomaly]:
    """A file that leaves its number blank, with the numbers under which others cite what may be it."""
    cited: dict[str, list[Cited]] = defaultdict(list)
    for document in pile.documents:
        if not document.records:
            cited[fold(document.number.symbol)].append(document)
    for record in pile.records.values():
        symbol = record.identity.symbol
        if symbol and record.identity.number is None and not _DRAFT.search(pile.catalogue.text(record.id)[:_HEAD]):
            likely = [document for document in cited[fold(symbol)] if _may_be(pile, document, record)]
            likely = likely if len(likely) <= _MOST_LIKELY else []
            said = [Statement(f"…/{symbol}", record, 0, _head(record))]
            said += [pile.said(each, document.name) for document in likely for each in document.kept]
            names = ", ".join(document.name for document in likely)
            yield Anomaly(AnomalyKind.BLANK_NUMBER, record.title, Strength.WEAK, tuple(said), names, record.id)


def _may_be(pile: Pile, document: Cited, record: Record) -> bool:
    """Whether a cited document may be a record without a number: of its body, type and time, and not of another subject."""
    identity = record.identity
    if document.type and identity.type and document.type != identity.type:
        return False
    if fit(Stated(body=body_of_record(record)), Stated(body=document.body)) <= Fit.KIN:
        return False
    subjects = [each.citation.subject for each in document.kept if each.citation.subject]
    if identity.date is None or identity.date.month is None:  # a year alone, or nothing, tells little
        return any(same_subject(identity.subject or "", subject) for subject in subjects)
    first, last = span_of(identity.date)
    in_time = any(first <= day <= last for day in dates_of(pile, document))
    return in_time and not any(apart(identity.subject or "", subject) for subject in subjects)


_MOST_LIKELY = 3  # numbers that a file without one may have; more say nothing
_NUMBERED_BY_LETTER = re.compile(r"\d[a-zđ]", re.IGNORECASE)  # "khoản 2a": put in by a later amendment


def absent_provisions(pile: Pile) -> Iterator[Anomaly]:
    """A provision cited of a held document that its text does not have, where nobody is known to have amended it."""
    resolver, locator = Resolver(pile.catalogue), Locator(pile.catalogue)
    absent: dict[tuple[str, Pinpoint], list[KeptCitation]] = defaultdict(list)
    found: dict[tuple[str, Pinpoint], tuple[Record, str]] = {}
    amended = _amended(pile)
    for each in pile.kept:
        if not each.citation.pinpoints or each.citation.number is None:
            continue
        resolution = resolver.resolve(each, pile.records[each.record])
        if resolution.status is not Status.RESOLVED or resolution.candidates[0].id in amended:
            continue
        for place in locator.places(each, resolution):
            labels = (place.pinpoint.article or "", place.pinpoint.clause or "")
            if place.absent and not any(map(_NUMBERED_BY_LETTER.search, labels)):
                absent[place.record.id, place.pinpoint].append(each)
                found[place.record.id, place.pinpoint] = place.record, place.absent
    for key, kept in absent.items():
        record, unit = found[key]
        said = tuple(pile.said(each, _units(key[1])) for each in kept)
        yield Anomaly(
            AnomalyKind.ABSENT_PROVISION, record.title, Strength.WEAK, said, unit, f"{record.id} {_units(key[1])}"
        )


def _amended(pile: Pile) -> set[str]:
    """The held documents that something in the pile amends."""
    return {
        record.id
        for document in pile.documents
        if any(each.citation.relation in (Relation.AMENDS, Relation.AMENDED_BY) for each in document.kept)
        for record in document.records
    }


def _units(pinpoint: Pinpoint) -> str:
    """A provision as a code, from small to large: "point=a clause=1 article=5"."""
    named = ((unit, getattr(pinpoint, unit)) for unit in reversed(pinpoint.__slots__))
    return " ".join(f"{unit}={label}" for unit, label in named if label)


_DATE_LOST = re.compile(r"[\s,]{0,4}ngày[^\S\n]{1,3}(?=(?P<next>\w))")
_DOUBLED = re.compile(r"(?<!\w)(?P<word>\w+(?: \w+){0,2}) (?P=word) (?:số ?:? ?)?$", re.IGNORECASE)
_NEAR = 60  # characters around a number


def slips(pile: Pile) -> Iterator[Anomaly]:
    """Slips of the pen beside a number: "33/KH-UBND ngày Thực hiện", "Kế hoạch Kế hoạch số 34/KH-VPUB"."""
    said: dict[tuple[AnomalyKind, str], list[Statement]] = defaultdict(list)
    for each in pile.kept:
        number, sentence = each.citation.number, each.sentence
        if number is None:
            continue
        start = each.citation.span.start - each.citation.sentence.start
        end = each.citation.span.end - each.citation.sentence.start
        lost = _DATE_LOST.match(sentence, end, end + _NEAR)
        if lost and each.citation.date is None and lost["next"].isupper():
            said[AnomalyKind.DATE_LOST, number.printed].append(pile.said(each, number.printed))
        doubled = _DOUBLED.search(sentence[max(0, start - _NEAR) : start])
        if doubled and canonical_type(doubled["word"]):
            said[AnomalyKind.TYPE_DOUBLED, number.printed].append(pile.said(each, doubled.group().strip()))
    for (kind, printed), statements in said.items():
        yield Anomaly(kind, printed, Strength.WEAK, tuple(statements))


_LAYOUT = frozenset({Flag.BROKEN_OVER_LINES, Flag.SPACED_SYMBOL})  # how a file is set says nothing about its facts


def flagged(pile: Pile) -> Iterator[Anomaly]:
    """What is doubtful in a citation by itself: year against date, type against symbol, a symbol that is none."""
    said: dict[tuple[str, Flag], list[Statement]] = defaultdict(list)
    for each in pile.kept:
        for flag in each.citation.flags:
            if flag not in _LAYOUT:
                name = each.citation.number.printed if each.citation.number else each.citation.name or ""
                said[name, flag].append(pile.said(each, each.citation.quote))
    for (name, flag), statements in said.items():
        strength = Strength.STRONG if flag in (Flag.YEAR_MISMATCH, Flag.IMPOSSIBLE_DATE) else Strength.WEAK
        yield Anomaly(AnomalyKind.FLAGGED, name, strength, tuple(statements), flag.value)
