"""What does not fit in time: numbers out of their order, what is cited before its day or after its end. A pile goes in, anomalies come out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from corpus.anomaly import Anomaly, AnomalyKind, Statement, Strength
from corpus.bodies import Body, certainly
from corpus.periods import periods
from corpus.pile import Cited, Pile, dates_of, day_of, with_value
from corpus.record import KeptCitation, Record
from corpus.sequence import outliers
from corpus.stated import Fit, body_of_record, fit, same_number, stated_by, stated_in, year_cited
from extractor import fold
from patterns import PartialDate, Relation, contradicts, doubts_of_itself, in_force_from

_FORCES = re.compile(r"\b(?:quoc phong|cong an|quan doi|canh sat|canh ve|co yeu)\b")
_Numbered = tuple[int, date, Cited]


def out_of_sequence(pile: Pile) -> Iterator[Anomaly]:
    """Numbers rise with their dates within a period, body, type and symbol (NĐ 30/2020/NĐ-CP, Annex I, II.3).

    A number and date that bodies apart from each other give alike is no slip of the pen: numbers are kept for papers signed later.
    """
    series: dict[tuple[str, str | None, bool, str, Body], list[_Numbered]] = defaultdict(list)
    for document in pile.documents:
        if not document.records and all(_misattached(pile, each) for each in document.kept):
            continue
        number, days = document.number, list(dates_of(pile, document))
        if not document.body or not number.serial.isdigit() or len(days) != 1 or _counted_apart(pile, document):
            continue
        day = PartialDate(days[0].year, days[0].month, days[0].day)
        counted = periods(number, document.body, day)
        if len(counted) == 1 and number.year in (None, day.year):
            key = fold(number.symbol), document.type, number.year is None, min(counted), document.body
            series[key].append((int(number.serial), days[0], document))
    for numbered in series.values():
        ordered = sorted(numbered, key=lambda each: (each[0], each[1]))
        for places in outliers([day for _, day, _ in ordered]):
            named = [ordered[at][2] for at in places if not _confirmed(pile, ordered[at][2])]
            if named:
                beside = [ordered[at][2] for at in (places[0] - 1, *places, places[-1] + 1) if 0 <= at < len(ordered)]
                shown = [*named, *(each for each in beside if each not in named)]
                said = [
                    with_value(some, f"{each.name}, {day}")
                    for each in shown
                    for day, some in dates_of(pile, each).items()
                ]
                yield Anomaly(
                    AnomalyKind.OUT_OF_SEQUENCE, ", ".join(each.name for each in named), Strength.WEAK,
                    tuple(statement for some in said for statement in some), about=named[0].about,
                )  # fmt: skip


def _misattached(pile: Pile, kept: KeptCitation) -> bool:
    """Whether the number is that of an attachment line that contradicts the head of its document, which is reported of the file."""
    identity, at = pile.records[kept.record].identity, kept.citation.span.start
    return any(
        each.span and each.span.start <= at < each.span.end and contradicts(each, identity)
        for each in identity.witnesses
    )


def _counted_apart(pile: Pile, document: Cited) -> bool:
    """Whether this is a decree on the army or the police: they are not in one order with the others (01/2018/NĐ-CP is of 06/8/2018)."""
    if document.number.symbol != "NĐ-CP":
        return False
    words = [each.citation.subject for each in document.kept] + [
        pile.records[each.record].identity.issuer for each in document.kept
    ]
    return any(_FORCES.search(fold(each)) for each in words if each)


def _confirmed(pile: Pile, document: Cited) -> bool:
    """Whether two papers give the document its date, of a local one papers of two bodies: within an office slips are copied."""
    citing = [pile.records[each.record] for each in document.kept if each.citation.date]
    if certainly(document.body, document.body) and not (document.body and document.body.places):
        return len({record.id for record in citing}) > 1
    return len({body for record in citing if (body := body_of_record(record))}) > 1


def cites_later(pile: Pile) -> Iterator[Anomaly]:
    """A document that cites what is dated after it, as it says itself or the document held does, where its own date is not in doubt."""
    late: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    sure = set()
    for document in pile.documents:
        held = [(day, record) for record in document.records if (day := day_of(record))]
        for each in document.kept:
            citing = pile.records[each.record]
            own, stated = day_of(citing), each.citation.date
            if own is None or _date_doubted(citing) or _itself(each, citing):
                continue
            if stated and stated > own:
                late[citing.id, document.name].append(pile.said(each, str(stated)))
                sure.add((citing.id, document.name))
            elif not stated and held and all(day > own for day, _ in held):
                said = [Statement(str(day), record, 0, record.title) for day, record in held]
                late[citing.id, document.name] += [pile.said(each, document.name), *said]
                if year_cited(each.citation):  # else the number of an earlier year may be meant
                    sure.add((citing.id, document.name))
    for (citing_id, name), said in late.items():
        citing = pile.records[citing_id]
        head = Statement(str(day_of(citing)), citing, 0, citing.title)
        strength = Strength.STRONG if (citing_id, name) in sure else Strength.WEAK
        yield Anomaly(AnomalyKind.CITES_LATER, name, strength, (head, *dict.fromkeys(said)), about=citing_id)


def _itself(kept: KeptCitation, citing: Record) -> bool:
    number, own = kept.citation.number, citing.identity.number
    same = number and own and same_number(number, own)
    return bool(same) and fit(stated_in(kept.citation, citing), stated_by(citing)) > Fit.KIN


def _date_doubted(record: Record) -> bool:
    """Whether the file itself puts its date in doubt: an attachment line says another, or its number another year."""
    number, when = record.identity.number, record.identity.date
    another_year = number and number.year and when and number.year != when.year
    return bool(another_year) or "date" in doubts_of_itself(record.identity)


_WHOLE = (Relation.REPLACES, Relation.REPEALS)
_RESTS = (Relation.LEGAL_BASIS, Relation.IMPLEMENTS)
_BEFORE = 160  # characters before a number in which is said what of the document is repealed
_MARGIN = timedelta(
    days=45
)  # the least between issue and force of normative texts: Luật Ban hành VBQPPL 2015, Điều 151
# "bãi bỏ một số điều của ...", "thay thế Phụ lục ...", "sửa đổi, bổ sung, bãi bỏ": a part only
_PART = re.compile(
    r"\b(?:một số|các|những) (?:điều|khoản|điểm|quy định|nội dung|cụm từ|phụ lục|danh mục)\b|\bphụ lục\b|\bcụm từ\b|\bsửa đổi\b"
    r"|\bmẫu\b|\b(?:điều|khoản|điểm|chương|mục) [\divxlc]|\b(?:provisions?|articles?|clauses?|appendix) (?:on|of|\d)",
    re.IGNORECASE,
)
_RANKS = ("QH", "UBTVQH", "CP", "TTg", "TT", "TTLT")  # from high to low; what is none of these is below them


def cites_replaced(pile: Pile) -> Iterator[Anomaly]:
    """What a document in force had replaced or repealed, whole, and what rests on it still."""
    for document in pile.documents:
        ends: dict[date, list[KeptCitation]] = defaultdict(list)
        for each in document.kept:
            if each.citation.relation in _WHOLE and (since := _ended_since(pile, document, each)):
                ends[since].append(each)
        if not ends:
            continue
        since = min(ends)
        resting = [
            each
            for each in document.kept
            if each.citation.relation in _RESTS
            and (day := day_of(pile.records[each.record]))
            and day >= since
            and all(each.record != ending.record for ending in ends[since])
        ]
        if resting:
            said = [pile.said(each, each.citation.relation) for each in (*ends[since], *resting)]
            yield Anomaly(
                AnomalyKind.CITES_REPLACED, document.name, Strength.WEAK, tuple(said), str(since), document.about
            )


def _ended_since(pile: Pile, document: Cited, ending: KeptCitation) -> date | None:
    """The day from which the document is no more by what `ending` says; None where it goes on, or that is not sure."""
    record = pile.records[ending.record]
    issued = day_of(record)
    if issued is None or not ends_whole(ending) or _rank(record) > _rank(document):
        return None
    normative = record.identity.number is not None and record.identity.number.year is not None
    return in_force_from(pile.catalogue.text(record.id), issued) or (issued + _MARGIN if normative else issued)


def ends_whole(ending: KeptCitation) -> bool:
    """Whether a citation replaces or repeals the whole of what it cites, not a part of it."""
    citation = ending.citation
    if citation.relation not in _WHOLE or citation.pinpoints or citation.within is not None:
        return False
    at = citation.span.start - citation.sentence.start
    return not _PART.search(" ".join(ending.sentence[max(0, at - _BEFORE) : at].split()))


def _rank(document: Record | Cited) -> int:
    """The place of a document's kind among all: a circular ends no decree."""
    number = document.identity.number if isinstance(document, Record) else document.number
    parts = [part.rstrip("0123456789") for part in number.parts] if number else []
    return min((_RANKS.index(part) for part in parts if part in _RANKS), default=len(_RANKS))
