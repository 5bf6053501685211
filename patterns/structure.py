"""Where the provisions of a document stand: its text goes in; for each pinpoint the spans of that provision come out, or what is not there.

`Điều 5. Thẩm quyền`, `2. Sở Nội vụ ...`, `đ) ...` at the beginning of lines (NĐ 30/2020/NĐ-CP, Annex II, V.7). What a text quotes of another
document ("Sửa đổi Điều 5 như sau: “Điều 5. ...”") is no provision of its own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from extractor import Span
from patterns.citation import Pinpoint
from patterns.grammar import pattern, roman
from patterns.view import view

_LETTERS = "abcdđeghiklmnopqrstuvxy"
_LONGEST_QUOTE = 40_000  # characters; what is not closed by then was not opened as a quote

_HEADING = pattern(
    r"(?mi)^[^\S\n]*(?:(?P<article>Điều|Article)|(?P<annex>Phụ\s{1,3}lục|Annex|Appendix)|(?P<part>Phần(?:\s{1,3}thứ)?|Part)"
    r"|(?P<chapter>Chương|Chapter)|(?P<section>Mục|Section)|(?P<subsection>Tiểu\s{1,3}mục))"
    r"\s{1,3}(?:số\s{1,3})?(?P<label>\d{1,4}[a-zđ]{0,2}|[IVXLC]{1,7}(?:[.-]?\d{0,2}[a-z]?)?|[A-H]|\p{L}{2,5})(?=[.:]|[^\S\n]*$|[^\S\n]+(?-i:\p{Lu}))"
)
_ENDS = pattern(
    r"[.:](?:\s|$)|[^\S\n]*(?:\n|$)"
)  # after an article's label: "Điều 27 Nghị định số ..." is a line of running text
_CLAUSE = pattern(r"(?m)^[^\S\n]*(?P<label>\d{1,3}[a-zđ]?)[ ]?[.)/-](?![\d/])")
_POINT = pattern(r"(?m)^[^\S\n]*(?P<label>[a-zđ]\d{0,2})[.)](?=\s)")
_ROMAN_LINE = pattern(r"(?m)^[^\S\n]*(?P<label>[IVXL]{1,6})[.)/-](?=\s)")
_QUOTE = pattern(r'(?m)^[^\S\n]*["“]|(?<=:\s{0,3})["“]')
_MARKS = pattern("[“”]")
_CLOSES = pattern(r'["”](?=[.;,)]{0,2}[^\S\n]*(?:\n|$))')
_ORDINALS = {
    "nhất": "1",
    "hai": "2",
    "ba": "3",
    "tư": "4",
    "bốn": "4",
    "năm": "5",
    "sáu": "6",
    "bảy": "7",
    "tám": "8",
    "chín": "9",
}
# From large to small; what is numbered within the one before it.
_UNITS = ("annex", "part", "chapter", "section", "subsection", "article", "clause", "point")


@dataclass(frozen=True, slots=True)
class Located:
    """Where a provision stands; where it does not, `absent` is the largest unit of it that the text does not have.

    Several spans where several parts of the text (a decision and the rules issued with it) have one of that label. Neither
    spans nor `absent` where the text as a whole has nothing of that kind, so that its divisions may not have been read.
    """

    spans: tuple[Span, ...] = ()
    absent: str | None = None


@dataclass(frozen=True, slots=True)
class _Mark:
    unit: str
    label: str
    start: int


class Structure:
    """The provisions of one text; `parts` are those issued with it (`Identity.attachments`), which number their articles anew."""

    def __init__(self, text: str, parts: Sequence[Span] = ()) -> None:
        self._seen = view(text)
        self._quotes = list(quotes(self._seen))
        self._quote_starts = [quote.start for quote in self._quotes]
        self._marks = [mark for mark in _marks(self._seen) if not self._quoted(mark.start)]
        self._starts = [mark.start for mark in self._marks]
        self._parts = sorted({part.start for part in parts})

    def locate(self, pinpoint: Pinpoint) -> Located:
        """Where the provision stands, in order."""
        wanted = [(unit, label) for unit in _UNITS if (label := getattr(pinpoint, unit))]
        if pinpoint.article:  # articles are numbered through all chapters
            wanted = [(unit, label) for unit, label in wanted if unit in ("annex", "article", "clause", "point")]
        whole = [Span(0, len(self._seen))]
        regions = whole
        for unit, label in wanted:
            inside = [span for region in regions for span in self._inside(region, unit)]
            found = [span for label_found, span in inside if label_found == _plain(label)]
            if not found:
                return Located(absent=unit) if inside or regions is not whole else Located()
            regions = found
        return Located(tuple(regions)) if wanted else Located()

    def _inside(self, region: Span, unit: str) -> list[tuple[str, Span]]:
        """The provisions of one kind in a region, with their labels."""
        if unit == "clause":
            return list(self._listed(region, _CLAUSE))
        if unit == "point":
            return list(self._listed(region, _POINT))
        headed = list(self._headed(region, unit))
        return headed or (list(self._listed(region, _ROMAN_LINE)) if unit == "section" else [])

    def _headed(self, region: Span, unit: str) -> Iterator[tuple[str, Span]]:
        """The provisions that begin with a heading, each up to the next heading that is not within it, or the next part."""
        rank = _UNITS.index(unit)
        first, last = (bisect_left(self._starts, at) for at in (region.start, region.end))
        found = []
        end = region.end
        for mark in reversed(self._marks[first:last]):
            if mark.unit == unit:
                part = bisect_right(self._parts, mark.start)
                cut = self._parts[part] if part < len(self._parts) else end
                found.append((mark.label, Span(mark.start, min(end, cut))))
            if _UNITS.index(mark.unit) <= rank:
                end = mark.start
        yield from reversed(found)

    def _listed(self, region: Span, lines: regex.Pattern[str]) -> Iterator[tuple[str, Span]]:
        """The items of the list in a region: those that go on counting from the first, and lines with labels none of those has."""
        found = [
            (_plain(line["label"]), line.start())
            for line in lines.finditer(self._seen, region.start, region.end)
            if not self._quoted(line.start())
        ]
        listed: dict[str, int] = {}
        for label, start in found:
            if _follows(next(reversed(listed), None), label):
                listed[label] = start
        starts = list(listed.values())
        for label, start in [*listed.items(), *(each for each in found if each[0] not in listed)]:
            after = starts[bisect_right(starts, start) :]
            yield label, Span(start, after[0] if after else region.end)

    def _quoted(self, at: int) -> bool:
        """Whether the offset is within a quoted passage."""
        before = bisect_right(self._quote_starts, at) - 1
        return before >= 0 and at < self._quotes[before].end


def _marks(seen: str) -> Iterator[_Mark]:
    for found in _HEADING.finditer(seen):
        unit = next(unit for unit in _UNITS[:6] if found[unit])
        label = _plain(found["label"])
        if unit == "article" and (not _ENDS.match(seen, found.end()) or not label[0].isdigit()):
            continue
        if unit != "article" and found["label"].isalpha() and not label[0].isdigit() and len(label) > 1:
            continue  # "Phần mềm", "Mục tiêu"
        yield _Mark(unit, label, found.start())


def quotes(seen: str) -> Iterator[Span]:
    """The passages that a text quotes: from a quotation mark that opens a line to the one that closes it.

    Some texts mix the kinds of marks: what has no partner of its kind is closed by the next mark that ends a line.
    """
    partners: dict[int, int] = {}
    open_marks: list[int] = []
    for mark in _MARKS.finditer(seen):
        if mark.group() == "“":
            open_marks.append(mark.start())
        elif open_marks:
            partners[open_marks.pop()] = mark.end()
    closing = [mark.end() for mark in _CLOSES.finditer(seen)]
    at = 0
    while opened := _QUOTE.search(seen, at):
        start = opened.end() - 1
        following = bisect_right(closing, start + 1)
        end = partners.get(start) or next(iter(closing[following : following + 1]), None)
        if end and end - start <= _LONGEST_QUOTE:
            yield Span(opened.start(), end)
            at = end
        else:
            at = opened.end()


def _follows(before: str | None, label: str) -> bool:
    """Whether an item may follow the one before it in a list: "2" or "1a" after "1", "đ" after "d"; a list begins with its first."""
    if before is None:
        return label in ("1", "a", "i")
    value, last = _value(label), _value(before)
    return last < value and value[0] <= last[0] + 1


def _value(label: str) -> tuple[int, str]:
    """What a label counts: (1, "a") for "1a", (5, "") for "đ", (3, "1") for "c1"."""
    digits = label.rstrip(_LETTERS)
    if digits.isdigit():
        return int(digits), label[len(digits) :]
    return _LETTERS.find(label[0]) + 1, label[1:]


def _plain(label: str) -> str:
    """A label to compare: "01" and "1", "IV" and "4" are the same of chapters; "4A" and "4a" of articles."""
    lower = label.lower()
    if lower in _ORDINALS:
        return _ORDINALS[lower]
    value = roman(label) if len(label) < 8 else 0
    return str(value) if value else lower.lstrip("0") or lower
