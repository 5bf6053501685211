"""Sentences that say something was not done: a text goes in; "chưa ban hành Kế hoạch ..." comes out, to hold against a demand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from corpus import Record, body_of, same_body
from evidence.covering import covered
from evidence.demand import Demand
from evidence.requirement import Window
from evidence.words import syllables
from extractor import Span

_DONE = r"(?:ban hành|xây dựng|thành lập|phê duyệt|công bố|tổ chức|thực hiện|triển khai|hoàn thành|lập|trình|có)"
# "chưa ban hành Kế hoạch ...", "Năm 2022, Văn phòng không xây dựng kế hoạch ..."; "không được ban hành" forbids
_DENIAL = re.compile(rf"\b(?:chưa(?: được| kịp)?|không) {_DONE}\b(?P<what>[^.;\n\t]{{4,240}})", re.IGNORECASE)
_CONDITION = re.compile(r"\b(?:nếu|trường hợp|khi|để|nhằm|tránh|phòng ngừa|đối với)\b[^.;]*$", re.IGNORECASE)
_TIMES = re.compile(r"\b(?:năm|tháng|quý|ngày)\s+[\d/IVX]+|^\s*(?:\d{1,2}[.)]|[a-zđ]\))+", re.IGNORECASE)
_SENTENCE_START = re.compile(r"[.;\n\t]\s*(?=[^.;\n\t]*$)")
# Who the sentence says it of, where that is not the body that speaks: "một số địa phương chưa ...", "Xã Suối Ngà chưa ..."
_OTHERS = re.compile(r"\b(?:huyện|xã|phường|thị trấn|thị xã|một số|các|nhiều|còn|\d+)\b", re.IGNORECASE)
_BEFORE = 160  # characters of a sentence before the denial


@dataclass(frozen=True, slots=True)
class Denial:
    """One such sentence: whose, where, what it says was not done, and when that was said."""

    record: Record
    span: Span
    of_others: bool  # whether the sentence speaks of other bodies than the one whose document this is
    what: frozenset[str]  # the syllables of what was not done
    period: Window | None  # that the sentence names
    day: date | None  # of the document that says it


def denials_in(text: str, record: Record) -> Iterator[Denial]:
    """The denials in a held document; conditions and purposes deny nothing."""
    stated = record.identity.date
    day = stated.exact() if stated else None
    for found in _DENIAL.finditer(text):
        before = text[max(0, found.start() - _BEFORE) : found.start()]
        opening = _SENTENCE_START.search(before)
        clause = before[opening.end() :] if opening else before
        if _CONDITION.search(clause):
            continue
        sentence = Span(found.start() - len(clause), found.end())
        period = covered(sentence.of(text), stated.year if stated else None)
        of_others = bool(_OTHERS.search(_TIMES.sub("", clause)))
        yield Denial(record, sentence, of_others, frozenset(syllables(found["what"])), period, day)


def denied(demand: Demand, denials: Sequence[Denial], *, since: date | None = None) -> Denial | None:
    """The denial of what is demanded: of its type and all its telling words, for its time; said after `since` where given."""
    asked = set(demand.topic(()))
    asked.update(syllables(demand.kind or ""))
    if not asked or demand.kind is None:
        return None
    for each in denials:
        if each.of_others or not _of_its_own(demand, each) or not asked <= each.what:
            continue
        if since and (each.day is None or each.day < since):
            continue
        if each.period and demand.period and each.period != demand.period:
            continue
        if demand.demanded_year and each.day and each.day.year != demand.demanded_year and not each.period:
            continue
        return each
    return None


def _of_its_own(demand: Demand, denial: Denial) -> bool:
    """Whether the document that says it is of a body that was to do it."""
    identity = denial.record.identity
    body = body_of(identity.issuer)
    asked = (demand.issuer,) if demand.issuer else demand.leads
    return body is not None and any(same_body(each, body) for each in asked if each)
