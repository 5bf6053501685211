"""Words that point at a document: `Quyết định này`, `khoản 2 Điều này`, `Kế hoạch nêu trên`.

A view of a text, its citations and the short forms read so far go in; the self references and what points back come out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

import regex

from extractor import Span
from patterns.citation import Citation, Pinpoint
from patterns.grammar import pattern
from patterns.provisions import BEFORE, pinpoints
from patterns.referents import (
    BODIES,
    ShortForm,
    ShortFormKind,
    Word,
    distinct,
    may_be,
    named_since,
    names,
    word_before,
)
from patterns.sentences import sentence_at
from patterns.types import GENERIC

NORMATIVE = frozenset(("Luật", "Bộ luật", "Pháp lệnh", "Nghị định", "Nghị quyết", "Thông tư", "Thông tư liên tịch"))

# Words that also name what is no document, or the provision just read: "Quy định này không áp dụng đối với ...".
_LOOSE = frozenset(
    (
        "Quy định",
        "Hướng dẫn",
        "Báo cáo",
        "Thông báo",
        "Dự án",
        "Phương án",
        "Quy hoạch",
        "Chiến lược",
        "Quy chuẩn",
        GENERIC,
    )
)
_PLURAL = frozenset(("các", "những", "hai", "ba", "mọi", "nhiều", "loại"))
_COUNT = pattern(r"(?r)\d\s{1,3}")
# "pháp luật này", "dự thảo Nghị định này" are no names of the document; nor "danh mục này", "thành phần này" of provisions
_COMPOUND = frozenset(("pháp", "đạo", "kỷ", "thảo", "danh", "hạng", "thư", "chuyên", "đề", "thành", "cổ", "một", "học"))
_CHAIN_REACH = 400  # characters the provisions before a document may take
_BACK_REACH = 1500  # characters in which "nêu trên" finds what it means
_NEAR_REACH = 500  # where it says no more than "văn bản"
_THIS_REACH = 800
_QUOTED_REACH = 6000  # characters a quoted passage may run
_OPENING = 6000  # characters in which a text says what it is

_THIS = pattern(r"\snày(?!\p{L})")
_ABOVE = pattern(r"\strên(?:\s{1,3}đây)?(?!\p{L})")
_SAID = pattern(r"(?r)\s(?:(?:đã|vừa|như|được)\s{1,3})?(?:nêu|nói|dẫn|kể)|\s(?:ở|vừa)")
_BY = pattern(r"(?r)\scủa\s{1,3}(?=\p{Lu})[\p{L}-]+(?:\s{1,3}[\p{L}-]+){0,8}")
_AFTER_ABOVE = pattern(
    r"\s{0,3}(?:[,.;:)”\"]|$)|\s{0,3}\n\s{0,3}\n"
    r"|\s{1,3}(?:và|để|được|đã|có|là|của|cho|thì|theo|do|quy|nhưng|không|chưa|còn|đến|gửi|phải|sẽ)(?!\p{L})"
)
_OPENS_SENTENCE = pattern(r"(?r)(?:[.!?;:]\s{1,6}|\n\s{0,6}\n\s{0,6}|^\s{0,6})[“\"(]?")
_PROVIDES = pattern(r"\s{1,3}(?:quy\s+định|(?:không\s+|được\s+)?áp\s+dụng|có\s+hiệu\s+lực)")
# The common chains, read faster than all of them can be: "theo điểm a khoản 2 Điều 5 của ".
_PLAIN_CHAIN = pattern(
    r"(?r)(?<=\p{Ll}{2} )(?<!(?:và|hoặc|đến|các|từ|số|kèm|[ivxlc]{2}) )"
    r"(?:điểm (?P<point>[a-zđ]) )?(?:khoản (?P<clause>\d{1,2}) )?(?:Điều (?P<article>\d{1,3}) )?"
    r"(?:(?:của|tại|thuộc|theo|các) )?+"
)


@cache
def _heading(type_name: str) -> regex.Pattern[str]:
    capitals = r"\s{1,4}".join(type_name.upper().split())
    if type_name == "Công văn":
        capitals = rf"(?:{capitals}|(?i:Kính\s{{1,3}}gửi))"  # letters have no heading
    return regex.compile(
        rf"(?m){capitals}(?<=^[^\p{{L}}\d\n]{{0,12}}{capitals})(?![\p{{L}}])(?!\s{{1,3}}(?:CHUNG|CỤ|KHÁC|CHI\s))"
    )


@cache
def _any_heading() -> regex.Pattern[str]:
    capitals = "|".join(name.upper().replace(" ", r"\s{1,4}") for name, kind in names().items() if kind)
    return regex.compile(rf"(?m)^[^\p{{L}}\d\n]{{0,12}}(?:(?:{capitals})(?!\p{{L}})|Kính\s{{1,3}}gửi)")


@dataclass(frozen=True, slots=True)
class _Antecedent:
    """What a later "nêu trên" may mean: a citation, or a short form read before."""

    start: int
    end: int
    named: Citation | ShortForm
    candidates: tuple[Citation, ...]

    def may_be(self, type_name: str) -> bool:
        if isinstance(self.named, Citation):
            return may_be(self.named, type_name)
        return self.named.type is not None and type_name in (self.named.type, GENERIC)


def _start(antecedent: _Antecedent) -> int:
    return antecedent.start


@dataclass(slots=True)
class _Reading:
    """A text being read, and what is known of it."""

    text: str
    seen: str
    citations: Sequence[Citation]
    firsts: Sequence[Citation]  # for each citation the first mention of its document
    named: Sequence[ShortForm]  # the short forms read before
    known: list[_Antecedent] | None = None
    headed: dict[str, bool] = field(default_factory=dict)  # by type: whether one has its heading in the text
    opened: bool | None = None  # whether the text opens by saying what it is

    def antecedents(self) -> list[_Antecedent]:
        """All that a form can point back to, in order."""
        if self.known is None:
            cited = zip(self.citations, self.firsts, strict=True)
            self.known = [
                *(_Antecedent(one.span.start, one.span.end, one, (first,)) for one, first in cited),
                *(_Antecedent(form.span.start, form.span.end, form, form.candidates) for form in self.named),
            ]
            self.known.sort(key=_start)
        return self.known

    def holds(self, type_name: str) -> bool:
        """Whether the text is a document of this type, or holds one as an attachment or a form: a heading says so."""
        if type_name not in self.headed:
            self.headed[type_name] = _heading(type_name).search(self.seen) is not None
        return self.headed[type_name]

    def says_what_it_is(self) -> bool:
        """Whether the text opens with the heading of some type, or addresses a reader as letters do."""
        if self.opened is None:
            self.opened = _any_heading().search(self.seen, 0, _OPENING) is not None
        return self.opened


def pointers(
    text: str, seen: str, citations: Sequence[Citation], firsts: Sequence[Citation], named: Sequence[ShortForm]
) -> list[ShortForm]:
    """The self references and the forms that point back in `text` (`seen` is its view), in no order.

    `firsts` holds for each citation the first mention of its document; `named` are the short forms read before these.
    """
    reading = _Reading(text, seen, citations, firsts, named)
    return [*_these(reading), *_above(reading)]


@lru_cache(maxsize=4096)
def _provisions(chain: str) -> tuple[Pinpoint, ...]:
    return pinpoints(chain)


def pinpoints_at(seen: str, start: int) -> tuple[Pinpoint, ...]:
    """The provisions named right before the document that begins at `start`."""
    plain = _PLAIN_CHAIN.match(seen, max(0, start - 40), start)
    if plain:
        point, clause, article = plain.groups()
        return (Pinpoint(point=point, clause=clause, article=article),) if point or clause or article else ()
    match = BEFORE.match(seen, max(0, start - _CHAIN_REACH), start)
    return _provisions(match["chain"]) if match else ()


def _these(reading: _Reading) -> Iterator[ShortForm]:
    """`Quyết định này`, `khoản 2 Điều này`: the document itself, unless it says that it is of another type."""
    seen, text = reading.seen, reading.text
    for match in _THIS.finditer(seen):
        word = word_before(seen, match.start())
        if word is None or word.name in BODIES:
            continue
        located = pinpoints_at(seen, word.start)
        span = Span(word.start, match.end())
        kind = word.type
        if kind is None:
            if located or _is_provision(seen, word):
                yield ShortForm(span, span.of(text), ShortFormKind.SELF, None, None, located)
            continue
        if seen[word.start].islower() and (kind not in NORMATIVE or word.previous in _COMPOUND):
            continue
        several = word.previous in _PLURAL
        if not several and (reading.holds(kind) or (kind not in _LOOSE and not reading.says_what_it_is())):
            yield ShortForm(span, span.of(text), ShortFormKind.SELF, kind, None, located)
        elif kind != GENERIC and word.previous != "thảo" and reading.says_what_it_is():
            found = _nearest(reading, _outside(seen, word.start), kind, _THIS_REACH)
            if found or kind in NORMATIVE:
                yield _back(reading, word, span, located, found)


def _is_provision(seen: str, word: Word) -> bool:
    """Whether "Điều này", "tại khoản này" is a provision and no "this matter", "this sum", "this moment" (thời điểm này)."""
    if word.previous in _COMPOUND or word.previous in _PLURAL:
        return False
    if seen[word.start].islower():
        # "điểm a.1 khoản này", "điểm b(ii) khoản này": what stands before is no word
        inner = word.name in ("khoản", "điểm") and seen[max(0, word.start - 3) : word.start - 1].strip(" \n.,;:(")[-1:]
        return word.previous in ("tại", "tiết") or bool(inner and len(word.previous) < 2)
    if word.name == "điều" and _OPENS_SENTENCE.match(seen, max(0, word.start - 12), word.start):
        return _PROVIDES.match(seen, word.end + 4) is not None  # "Điều này quy định", not "Điều này cho thấy"
    return True


def _outside(seen: str, at: int) -> int:
    """Where the quoted passage around `at` begins; `at` itself outside of one. What is quoted speaks of what is quoted from."""
    opened = seen.rfind("“", max(0, at - _QUOTED_REACH), at)
    return opened if opened > seen.rfind("”", max(0, at - _QUOTED_REACH), at) else at


def _above(reading: _Reading) -> Iterator[ShortForm]:
    """`Kế hoạch nêu trên`, `Quyết định của Thủ tướng nói trên`, `Nghị định trên`: what was cited shortly before."""
    seen = reading.seen
    for match in _ABOVE.finditer(seen):
        said = _SAID.match(seen, max(0, match.start() - 14), match.start())
        if not said and not _AFTER_ABOVE.match(seen, match.end()):
            continue
        word = word_before(seen, said.start() if said else match.start())
        if word is None and said:
            by = _BY.match(seen, max(0, said.start() - 80), said.start())
            word = word_before(seen, by.start()) if by else None
        if word is None or word.type is None or word.previous in _COMPOUND:
            continue
        upper = seen[word.start].isupper()
        if not upper and (not said or word.type == GENERIC):
            continue
        reach = _NEAR_REACH if word.type == GENERIC else _BACK_REACH
        found = _nearest(reading, word.start, word.type, reach)
        if found or upper:
            span = Span(word.start, match.end())
            yield _back(reading, word, span, pinpoints_at(seen, word.start), found)


def _back(
    reading: _Reading, word: Word, span: Span, located: tuple[Pinpoint, ...], found: tuple[Citation, ...]
) -> ShortForm:
    counted = not located and _COUNT.match(reading.seen, max(0, word.start - 6), word.start)
    if len(found) == 1 and (counted or word.previous in _PLURAL):
        found = ()  # "các Nghị định nêu trên", "02 Nghị định nêu trên" are more than the one that was found
    return ShortForm(span, span.of(reading.text), ShortFormKind.BACK, word.type, None, located, found)


def _nearest(reading: _Reading, at: int, type_name: str, reach: int) -> tuple[Citation, ...]:
    """The documents of this type in the nearest sentence before `at` that names any; none where one of them is not known."""
    antecedents = reading.antecedents()
    i = bisect_left(antecedents, at, key=_start) - 1
    while i >= 0 and antecedents[i].start >= at - reach and not antecedents[i].may_be(type_name):
        i -= 1
    if i < 0 or antecedents[i].start < at - reach:
        return ()
    nearest = antecedents[i]
    if type_name != GENERIC and named_since(reading.seen, nearest.end, at, type_name):
        return ()
    if isinstance(nearest.named, Citation):
        sentence = nearest.named.sentence
    else:
        sentence = sentence_at(reading.seen, nearest.start, Span(0, 0))
    near = []
    while i >= 0 and antecedents[i].start >= max(sentence.start, at - reach):
        if antecedents[i].may_be(type_name):
            near.append(antecedents[i])
        i -= 1
    if not all(antecedent.candidates for antecedent in near):
        return ()
    return distinct(first for antecedent in reversed(near) for first in antecedent.candidates)
