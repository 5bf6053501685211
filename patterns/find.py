"""All citations in a document: its text goes in, every reference to another document comes out, with what the text says of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import regex

from extractor import Document, Span
from patterns.citation import Citation, Flag, Relation
from patterns.dates import ANY_DATE, BRACKETED, ENGLISH, MISREAD, STATED, date_of
from patterns.grammar import pattern
from patterns.issuers import issuer_at
from patterns.mentions import Mention, mentions_in
from patterns.numbers import implied_issuer, issuer_fits, lacks_year, symbol_fits
from patterns.provisions import pinpoints_before
from patterns.relations import GOVERNING, PASSIVE, falls, first_cue, last_cue, lead_in, reaches_over, said_of
from patterns.sentences import sentence_at
from patterns.subjects import subject_at
from patterns.types import GENERIC
from patterns.view import view

_CONNECTOR = pattern(r"[\s,;]*(?:\b(?:và|hoặc)\b)?\s*(?:các\s+)?(?:số\s{0,3}:?\s{0,3})?", regex.IGNORECASE)
# The day on which somebody issued what follows stands first in its clause: not "Tính đến ngày ...", "Sau cuộc họp ngày ...".
_DATED_BEFORE = pattern(
    rf"(?:\G[\s\-+•“\"(]{{0,20}}(?:(?:\d{{1,2}}[.)]|[a-zđ]\))\s{{1,4}})?|[,;:]\s{{1,3}})(?:vào\s+)?{ANY_DATE}(?!\s*(?:của|do|đến)\s)"
    r"(?:(?!ngày\s{1,3}\d)[^;.\n]){0,140}?(?<!(?:việc|về|khi|chưa|để)\s{1,3})ban\s+hành\s*$",
    regex.IGNORECASE,
)
# Whose the number is, without "của": "Nghị quyết số 10/2016/NQ-HĐND tỉnh ngày 07/12/2016", "số 01/2007/NQ-HĐTP TANDTC ngày ..."
_OWNERS = (" tỉnh ", " huyện ", " xã ", " TANDTC ")
_OWNER = pattern(r" (?:tỉnh|huyện|xã|TANDTC)(?= (?:ngày|của) )")
_AMENDED = pattern(r"\s{1,4}\(?sửa\s+đổi(?:\s?,?\s+bổ\s+sung)?\s+(?:tại|theo)\s{0,4}", regex.IGNORECASE)
_CLOSED = (";\n", ".\n", ").", "),", ");")  # right after a number: nothing more is said of it
_DATES = (STATED, BRACKETED, ENGLISH)
_CELL_REACH = 300
_CLAUSE_REACH = (
    220  # characters from a date that opens a clause to what was issued on it; more than _DATED_BEFORE may run
)
_CHAIN_REACH = 400
_CUE_REACH = 600  # characters over which a cue still speaks of a citation
_OPENING_REACH = 60  # characters within which the cue that governs a sentence begins
_TITLE_REACH = 600  # characters the title of an amending Act may run
_JOINS = (",", "và", "hoặc", "")  # all that stands between two of a list
_YEARLY = frozenset({"Nghị định", "Thông tư", "Thông tư liên tịch"})
_YEARS_SINCE = 1997  # normative numbers have their year since Luật Ban hành văn bản quy phạm pháp luật 1996


@dataclass(slots=True)
class _Before:
    """What was read before the mention at hand."""

    opening: Span  # of the sentence, up to the first citation in it
    governing: Relation | None = None  # what the opening's cue says of the whole list
    previous: Citation | None = None
    end: int = 0  # after date and issuer of `previous`
    list_end: int = 0  # after its subject too
    owner: Citation | None = None  # the last citation that stands in no other's subject
    head: Citation | None = None  # and the last of these of which nothing before it tells
    subject_end: int = 0  # of `owner`


def find_citations(document: Document) -> tuple[Citation, ...]:
    """Every reference to another document in `document.text`, in reading order.

    `document.text[citation.span]` is the citation's quote. The document's own number in its letterhead, unfilled templates,
    form codes, dates, fractions and web addresses are not references.
    """
    text = document.text
    seen = view(text)
    before = _Before(Span(len(text), len(text)))
    sentence = Span(0, 0)
    citations = []
    for mention in mentions_in(seen):
        sentence = sentence_at(seen, mention.start, sentence)
        citations.append(_cite(text, seen, mention, sentence, before))
    return _share(citations)


def _cite(text: str, seen: str, mention: Mention, sentence: Span, before: _Before) -> Citation:
    """The citation that a mention is, given what was read before it; `before` moves on behind it."""
    previous = before.previous
    if mention.type is None and mention.number and previous and previous.number and before.end <= mention.start:
        after = before.list_end if before.list_end <= mention.start else before.end
        mention = _inherit(seen, mention, previous, after)
    stated, issuer, end, doubts = _stated(seen, mention)
    if mention.name and _ends_title(seen, mention.start):
        stated = (
            None  # "Luật sửa đổi ... Luật A số ... và Luật B số ... ngày ...": the day of the Act whose title this is
        )
    elif stated is None and mention.number is not None and not doubts:
        stated = _dated_before(seen, max(sentence.start, before.end), mention.group_start)
    pinpoints, group_start = pinpoints_before(
        seen, max(sentence.start, mention.group_start - _CHAIN_REACH), mention.group_start
    )
    if before.opening.start != sentence.start:
        reach = min(sentence.start + _OPENING_REACH, group_start)
        before.opening = Span(sentence.start, max(sentence.start, reach))
        before.governing = first_cue(seen, before.opening.start, before.opening.end)
    closed = seen.startswith(_CLOSED, end)
    subject = None if closed else subject_at(seen, end)
    list_end = subject[2] if subject else end
    outer = previous if mention.start < before.subject_end else None
    relation, within = _relation(seen, mention, group_start, before, outer)
    if not closed and outer is None and relation not in PASSIVE and falls(seen, sentence.start, group_start, list_end):
        relation, within = Relation.REPEALS, None
    citation = Citation(
        span=Span(mention.start, mention.end),
        quote=text[mention.start : mention.end],
        rule=mention.rule,
        number=mention.number,
        name=mention.name,
        year=mention.year,
        type=mention.type,
        date=stated,
        issuer=issuer or mention.issuer,
        implied_issuer=implied_issuer(mention.number) if mention.number else None,
        subject=subject[0] if subject else None,
        relation=relation,
        pinpoints=pinpoints,
        flags=_flags(mention, stated, mention.flags + doubts, text, seen),
        sentence=sentence,
        within=within,
    )
    before.previous, before.end, before.list_end = citation, end, list_end
    if outer is None:
        before.owner, before.subject_end = citation, list_end if subject else 0
        before.head = before.head if within else citation
    return citation


def _inherit(seen: str, mention: Mention, previous: Citation, previous_end: int) -> Mention:
    """A number in a list takes the type of the one before it: `các Nghị định số 130/2005/NĐ-CP và số 117/2013/NĐ-CP`."""
    gap = seen[previous_end : mention.start]
    if previous.type is None or mention.number is None or len(gap) > 24 or not _CONNECTOR.fullmatch(gap):
        return mention
    if not symbol_fits(mention.number, previous.type) or previous.type == GENERIC:
        return mention
    mention.type = previous.type
    return mention


def _stated(seen: str, mention: Mention) -> tuple[date | None, str | None, int, tuple[Flag, ...]]:
    """Date and issuer stated after a mention, in either order, the offset after them, and the doubts about the date."""
    if mention.number is None or seen.startswith(_CLOSED, mention.end):
        return mention.date, None, mention.end, ()
    owner = _OWNER.match(seen, mention.end) if seen.startswith(_OWNERS, mention.end) else None
    end, limit = owner.end() if owner else mention.end, min(len(seen), mention.end + _CELL_REACH)
    stated: date | None = None
    issuer: str | None = None
    flags: tuple[Flag, ...] = ()
    dated = False
    for _ in range(2):
        match = None if dated else next((found for form in _DATES if (found := form.match(seen, end, limit))), None)
        if match:
            stated, end = date_of(match), match.end()
            flags = () if stated else (Flag.IMPOSSIBLE_DATE,)
        elif not dated and (match := MISREAD.match(seen, end, limit)) and (stated := date_of(match)):
            flags, end = (Flag.REPAIRED_OCR,), match.end()
        dated = dated or bool(flags) or stated is not None
        named = issuer_at(seen, end, end=limit) if issuer is None else None
        if named and not issuer_fits(mention.number, named[0]):
            named = None  # "Kế hoạch thực hiện Chỉ thị số 07/CT-TTg của Sở Nội vụ": the plan is the department's
        if named:
            issuer, end = named
        if not match and not named:
            break
    return stated, issuer, end, flags


def _ends_title(seen: str, at: int) -> bool:
    """Whether the Act at `at` is the second or a later one in the title of an Act that amends several, each with its number."""
    before = seen[max(0, at - _TITLE_REACH) : at]
    title = before[max(before.rfind("uật sửa đổi"), 0) :]
    return title.startswith("uật sửa đổi") and "/QH" in title and ";" not in title and " ngày " not in title


def _dated_before(seen: str, start: int, end: int) -> date | None:
    """The date that opens the clause: `Ngày 16/3/2022, Tổ công tác đã ban hành Kế hoạch số 04/KH-TCT`."""
    start = max(start, end - _CLAUSE_REACH)
    match = _DATED_BEFORE.search(seen, start, end) if "gày" in seen[start:end] else None
    return date_of(match) if match else None


def _relation(
    seen: str, mention: Mention, group_start: int, before: _Before, outer: Citation | None
) -> tuple[Relation, Span | None]:
    """What is done with the cited document, and the citation in whose subject it is said, if in one."""
    previous, opening = before.previous, before.opening
    if previous is not None and previous.span.start < opening.start:
        previous = None  # of another sentence
    after_list = outer is None and before.list_end <= group_start
    begin = max(opening.start, (before.list_end if after_list else before.end) if previous else 0)
    begin = max(begin, group_start - _CUE_REACH)
    clause = before.end if outer else opening.start
    cue = last_cue(seen, min(begin, group_start), group_start, clause)
    governing = before.governing
    if cue and cue.relation is Relation.CITES and previous and _AMENDED.fullmatch(seen, before.end, group_start):
        return Relation.AMENDED_BY, previous.span
    if cue and (governing or previous) and ";" in seen[cue.start : group_start]:
        # "Thực hiện Nghị quyết Trung ương 4 về xây dựng Đảng; Kế hoạch số ...": it is said of the item before
        if governing:
            return governing, None
        cue = None
    if previous and cue is None:
        gap = seen[before.end : group_start]
        if outer is None and ";" in gap and governing:
            return governing, None
        # "... của Nghị định A và Nghị định B" goes on where A stands; otherwise the list is that of the last owner
        goes_on = outer is not None or gap.strip(" \n\t") in _JOINS
        leader = previous if goes_on else before.owner or previous
        if leader.within is not None and (";" in gap or ")" in gap):
            if ")" in gap and gap.strip(" \n\t);") not in _JOINS:
                return governing or Relation.CITES, None
            leader = before.head or leader  # "A được sửa đổi bởi B; C", "A (thay thế B), C": C stands beside A
        kept = outer is not None or leader.relation is not Relation.CITES
        return leader.relation, leader.within if kept else None
    if cue is None:
        return governing or lead_in(seen, opening.start) or Relation.CITES, None
    if cue.relation is Relation.CITES:
        governed = governing in GOVERNING and outer is None and reaches_over(seen, cue)
        return (governing if governing and governed else Relation.CITES), None
    if cue.relation in PASSIVE and previous:
        owner = before.owner  # a decree amends the decree, not the Act its subject names
        return cue.relation, owner.span if owner and owner.type == mention.type != previous.type else previous.span
    if previous and outer is None and said_of(seen, before.end, cue):
        return cue.relation, previous.span
    return cue.relation, outer.span if outer else None


def _flags(mention: Mention, stated: date | None, flags: tuple[Flag, ...], text: str, seen: str) -> tuple[Flag, ...]:
    number = mention.number
    if number is None:
        return flags
    found = list(flags)
    if number.year and stated and stated.year != number.year:
        found.append(Flag.YEAR_MISMATCH)
    if mention.type and not mention.name and not symbol_fits(number, mention.type):
        found.append(Flag.TYPE_SYMBOL_MISMATCH)
    elif mention.type in _YEARLY and lacks_year(number) and not (stated and stated.year < _YEARS_SINCE):
        found.append(Flag.MISSING_YEAR)
    printed, plain = text[mention.start : mention.end], seen[mention.start : mention.end]
    if printed != plain and any(a != b and a.isalpha() for a, b in zip(printed, plain, strict=True)):
        found.append(Flag.LOOK_ALIKE)
    return tuple(dict.fromkeys(found))


def _share(citations: list[Citation]) -> tuple[Citation, ...]:
    """Bare serials take date, issuer and subject from the full number they lean on."""
    shared: list[Citation] = []
    for citation in reversed(citations):
        if citation.rule == "shared_symbol" and shared:
            full = shared[-1]
            citation = replace(citation, date=full.date, issuer=full.issuer, subject=full.subject, flags=())
        shared.append(citation)
    return tuple(reversed(shared))
