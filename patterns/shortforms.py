"""Documents named without their full number: `Quyết định này`, `Kế hoạch nêu trên`, `Nghị định 63`, `Tổ công tác 1169`, `CCHC`.

A document and its citations go in, the short forms come out, each with the cited documents it can stand for. What the text
leaves open stays open: only a form with one candidate is resolved.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

import regex

from extractor import Document, Span, fold
from patterns.aliases import Definition, definitions_in, uses_of
from patterns.citation import Citation
from patterns.dates import BRACKETED, STATED, date_of
from patterns.grammar import pattern
from patterns.issuers import issuer_at
from patterns.pointers import NORMATIVE, pinpoints_at, pointers
from patterns.referents import (
    MOST_CANDIDATES,
    NUMBERED,
    UNITS,
    ShortForm,
    ShortFormKind,
    Word,
    distinct,
    first_mentions,
    has_serial,
    leading_type,
    may_be,
    word_before,
)
from patterns.sentences import sentence_at
from patterns.types import GENERIC, type_of_symbol
from patterns.view import view

_NUMBERED_TYPES = NORMATIVE | {
    "Quyết định",
    "Chỉ thị",
    "Công văn",
    "Công điện",
}  # said with a bare number: "Chỉ thị 05"
_LEAST_TELLING = 3  # digits of a serial that tell a document by themselves: "Tổ công tác 1169"
_MOST_OF_A_SERIAL = 200  # documents; more are no text that is meant to be read
_STATED_REACH = 200  # characters after a number in which its date and issuer stand

_FORM = pattern(r"(?ri)(?<!\p{L})(?:mẫu|biểu|đề\s+cương|phụ\s+lục)\s{1,3}")
# "Kế hoạch 05 năm", "Tổ công tác 12 người": digits that count.
_COUNTED = pattern(
    r"\s{1,3}(?:năm(?!\s{1,3}(?:19|20)\d\d)|tháng|ngày(?!\s{1,3}\d)|giờ|lần|bản|người|nội\s+dung|nhiệm\s+vụ|mục\s+tiêu"
    r"|điều|chương)(?!\p{L})"
)
_OF_YEAR = pattern(r"\s{1,3}năm\s{1,3}(?P<year>(?:19|20)\d\d)(?!\d)")
_SERIAL = (
    r"(?P<serial>[0-9]{1,5}(?:(?<=[0-9]{2})\.[0-9]{1,2}|[a-zđ])?)(?:/(?P<year>(?:19|20)\d\d))?"
    r"(?![\p{L}\d%]|\s?[/-]\s?[\p{L}\d]|[.,]\d|\s?:?\s?(?:\.\.|…))"
)
# Digits after "số" or the last syllable of a type or a body that is called by its serial; few stand there.
_NUMBER = pattern(
    rf"(?<=(?:số:?|luật|lệnh|định|quyết|tư|tịch|thị|văn|điện|hoạch|trình|án|luận|tác|đạo|việc|tra|NĐ|NQ|QĐ|TT|CT|KH|CV)[ \n]){_SERIAL}"
)
_ABBREVIATED = pattern(r"(?r)(?<![\p{L}\d/&-])(?P<short>NĐ|NQ|QĐ|TT|CT|KH|CV)[ \n]{1,3}")
_UNMISTAKABLE = ("NĐ", "NQ", "QĐ")  # "TT 15" may be a row of a table
_NEXT_SERIAL = pattern(rf"(?:\s?,\s{{1,3}}|\s{{1,3}}và\s{{1,3}})(?:số\s{{1,3}})?{_SERIAL}")
_MOST_LISTED = 20
# By the session that passed it: "Nghị quyết Trung ương 6, 7 khóa XII", "Nghị quyết Hội nghị Trung ương 4 (khóa XI, XII)".
_SESSION = pattern(
    r"(?:Nghị\s{1,3}quyết|(?<!\p{L})NQ)\s{1,3}(?:[Hh]ội\s{1,3}nghị\s{1,3})?Trung\s{1,3}ương\s{1,3}(?:lần\s{1,3}thứ\s{1,3})?\d{1,2}(?![\d/])(?:(?:,\s{1,3}|\s{1,3}và\s{1,3})\d{1,2}(?![\d/]))*"
    r"(?:,?\s{1,3}(?:\((?=[^()\n]{1,30}\)))?[Kk]h(?:óa|oá)\s{1,3}[IVX]{1,5}(?:(?:,\s{1,3}|\s{1,3}và\s{1,3})[IVX]{1,5}(?!\p{L}))*\)?)?"
)
_SO = pattern(r"(?r)(?<!\p{L})số\s?:?\s{1,3}")
_AFTER_TYPE = pattern(rf"\s{{1,3}}{NUMBERED}")
_SAME_BODY = (("uy ban nhan dan", "ubnd"), ("hoi dong nhan dan", "hdnd"), ("thu tuong chinh phu", "thu tuong"))


def find_short_forms(document: Document, citations: Sequence[Citation]) -> tuple[ShortForm, ...]:
    """Every short form in `document.text`, in reading order; `citations` are those of `find_citations`.

    `document.text[form.span]` is the form's quote, and no span meets another or a citation's: a full citation is no short form.
    """
    text, seen = document.text, view(document.text)
    firsts = first_mentions(citations)
    definitions = definitions_in(seen, citations, firsts)
    cited = [citation.span for citation in citations]
    named = _apart(
        [*_aliases(text, seen, definitions), *_numbers(text, seen, firsts), *_sessions(text, seen)],
        sorted([*cited, *(definition.span for definition in definitions)]),
    )
    return tuple(_in_sentences(seen, _apart([*named, *pointers(text, seen, citations, firsts, named)], cited)))


def _in_sentences(seen: str, forms: Iterable[ShortForm]) -> Iterator[ShortForm]:
    sentence = Span(0, 0)
    for form in forms:
        sentence = sentence_at(seen, form.span.start, sentence)
        yield replace(form, sentence=sentence)


def _apart(forms: Iterable[ShortForm], taken: Sequence[Span]) -> list[ShortForm]:
    """The forms that meet no span in `taken` and none of each other, in order; of those that begin together the longest."""
    kept: list[ShortForm] = []
    end = i = 0
    for form in sorted(forms, key=lambda form: (form.span.start, -form.span.end)):
        while i < len(taken) and taken[i].end <= form.span.start:
            i += 1
        if form.span.start >= end and not (i < len(taken) and taken[i].start < form.span.end):
            kept.append(form)
            end = form.span.end
    return kept


def _aliases(text: str, seen: str, definitions: Sequence[Definition]) -> Iterator[ShortForm]:
    """The uses of the names that the text defines."""
    for span, meant in uses_of(seen, definitions):
        quote, found = span.of(text), meant.candidates
        typed = leading_type(meant.short) if found else None
        if typed is None:
            yield ShortForm(span, quote, meant.kind, candidates=found, expansion=meant.full)
            continue
        numbered = _AFTER_TYPE.match(meant.short, typed[1])
        serial = numbered["serial"] if numbered else None
        yield ShortForm(span, quote, meant.kind, typed[0], serial, pinpoints_at(seen, span.start), found)


def _numbers(text: str, seen: str, firsts: Iterable[Citation]) -> Iterator[ShortForm]:
    """`Nghị định 63`, `Thông tư số 02`, `Tổ công tác 1169`: a type or a body and a serial, without the symbol."""
    serials: dict[str, list[Citation]] = {}
    for first in distinct(firsts):
        if first.number:
            serials.setdefault(first.number.serial.lstrip("0"), []).append(first)
    for match in _NUMBER.finditer(seen):
        so = _SO.match(seen, max(0, match.start() - 8), match.start())
        at = so.start() if so else match.start()
        short = _ABBREVIATED.match(seen, max(0, at - 8), at)
        word = _spelt_out(short) if short else word_before(seen, at)
        if word is None or word.name in UNITS or _COUNTED.match(seen, match.end()):
            continue
        same_serial = serials.get(match["serial"].lstrip("0"), [])
        same_serial = same_serial if len(same_serial) <= _MOST_OF_A_SERIAL else []
        found = _meant(seen, match, word.type or GENERIC, (one for one in same_serial if one.span.start < at))
        if short and short["short"] not in _UNMISTAKABLE and not (found or match["year"]):
            continue
        span = Span(word.start, match.end())
        if word.type and _is_number(seen, word, match, announced=so is not None, known=bool(found)):
            located = pinpoints_at(seen, word.start)
            yield ShortForm(span, span.of(text), ShortFormKind.SHORT, word.type, match["serial"], located, found)
            yield from _listed(text, seen, match.end(), word.type, serials)
        elif word.type is None and seen[word.start].isupper():
            if len(match["serial"].lstrip("0")) < _LEAST_TELLING:
                found = tuple(one for one in found if fold(word.name) in fold(one.subject or ""))
            if found:
                yield ShortForm(span, span.of(text), ShortFormKind.ALIAS, None, match["serial"], (), found)


def _spelt_out(short: regex.Match[str]) -> Word | None:
    """The type that an abbreviation before a serial stands for: "NĐ 63"."""
    kind = type_of_symbol(short["short"])
    return Word(short.start("short"), short.end(), kind.lower(), "") if kind else None


def _listed(text: str, seen: str, at: int, type_name: str, serials: dict[str, list[Citation]]) -> Iterator[ShortForm]:
    """The serials that go on a list, `48 và 92` of `Nghị định 63, 48 và 92`: as long as each is a cited document's of that type."""
    for _ in range(_MOST_LISTED):
        match = _NEXT_SERIAL.match(seen, at)
        if match is None or _COUNTED.match(seen, match.end()):
            return
        same_serial = serials.get(match["serial"].lstrip("0"), [])[:_MOST_OF_A_SERIAL]
        found = _meant(seen, match, type_name, (one for one in same_serial if one.span.start < at))
        if not found:
            return
        span = Span(match.start("serial"), at := match.end())
        yield ShortForm(span, span.of(text), ShortFormKind.SHORT, type_name, match["serial"], (), found)


def _sessions(text: str, seen: str) -> Iterator[ShortForm]:
    """Resolutions of the Central Committee by its session; no number of theirs tells which is meant."""
    for match in _SESSION.finditer(seen):
        span = Span(*match.span())
        yield ShortForm(span, span.of(text), ShortFormKind.SHORT, "Nghị quyết", None, pinpoints_at(seen, span.start))


def _is_number(seen: str, word: Word, match: regex.Match[str], *, announced: bool, known: bool) -> bool:
    """Whether a type and digits are a document's number and no form, item or year: `Mẫu quyết định số 02`, `Báo cáo 2024`."""
    if _FORM.match(seen, max(0, word.start - 16), word.start):
        return False
    upper = seen[word.start].isupper()
    if announced:
        return upper or known
    serial = match["serial"]
    if len(serial) == 1 or (len(serial) == 4 and serial[:2] in ("19", "20") and not match["year"]):
        return False  # numbers below ten have a zero before them (NĐ 30/2020/NĐ-CP, Annex I, II.3)
    broken = seen[match.start("serial") - 1] == "\n"
    return upper and not broken and (known or word.type in _NUMBERED_TYPES)


def _meant(seen: str, match: regex.Match[str], type_name: str, cited: Iterable[Citation]) -> tuple[Citation, ...]:
    """Those of the cited documents that have the type, the serial, and the year, date and issuer where the text says them."""
    of_year = _OF_YEAR.match(seen, match.end())
    year = match["year"] or (of_year["year"] if of_year else None)
    found = tuple(
        islice(
            (one for one in cited if has_serial(one, match["serial"], year) and may_be(one, type_name)),
            MOST_CANDIDATES,
        )
    )
    if not found:
        return ()
    limit = min(len(seen), match.end() + _STATED_REACH)
    stated = STATED.match(seen, match.end(), limit) or BRACKETED.match(seen, match.end(), limit)
    day = date_of(stated) if stated else None
    issuer = issuer_at(seen, stated.end() if stated else match.end(), end=limit)
    return tuple(
        one
        for one in found
        if None in (day, one.date) or day == one.date
        if issuer is None or _same_body(issuer[0], one.issuer or one.implied_issuer)
    )


def _same_body(one: str, other: str | None) -> bool:
    """Whether two names may be one body's: "UBND tỉnh" and "Ủy ban nhân dân tỉnh Sơn La" are, as far as they say."""
    if other is None:
        return True
    names = [fold(one), fold(other)]
    for words, short in _SAME_BODY:
        names = [name.replace(words, short) for name in names]
    return names[0] in names[1] or names[1] in names[0]
