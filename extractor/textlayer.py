"""A PDF page's text layer goes in; its lines come out, word by word or letter by letter, each with its box."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium_c

from extractor.geometry import Place, Rectangle
from extractor.glyphs import Glyph, append
from extractor.vietnamese import compose

_LINE_ENDS = (0x0A, 0x0D)
_CUT = ("\x02", "\ufffe")
_HYPHENS = (0x02, 0xFFFE)  # pdfium's sign for a hyphen at a line's end; in our files most stood inside numbers
# The same function with addresses as plain numbers: half the time of a call.
_character_box = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, *[ctypes.c_void_p] * 4)(
    ctypes.cast(pdfium_c.FPDFText_GetCharBox, ctypes.c_void_p).value or 0
)
# pdfium says a line's end in two characters, or in its sign for a hyphen there.
_LINE = re.compile("([^\n\r\x02\ufffe]*)([\x02\ufffe]|[\n\r]+|$)")
_WORD = re.compile(r"\S+")
_DISTURBING = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_TALL = re.compile("[A-ZĐbdhklđ0-9ấầẩẫắằẳẵếềểễốồổỗ]")
_DEEP = re.compile("[gpqy(,;ạậặẹệịọộợụựỵ]")

_LEVEL = 0.45  # of a line's height, by which the middles of its first and last letters differ at most


class Band(NamedTuple):
    """From where to where, downwards, a page is not read line by line: cut at these edges, or without any at every blank."""

    top: float
    bottom: float
    edges: Sequence[float] = ()


Piece = tuple[int, int]  # from where to where in a line
Indexed = tuple[int, Glyph]  # a glyph and the index of its first character in the text layer


class TextLayer:
    """The text of a page while it is read; `place` turns rectangles of the page into those wanted."""

    def __init__(self, text: Any, place: Place) -> None:
        self._text = text
        self._place = place
        self._count = text.count_chars()
        self.content = _content(text, self._count)
        plain = self.content.replace("\r", "")
        self.is_sound = len(self.content) == self._count and compose(plain) == plain  # letters stand for themselves
        self._values = (ctypes.c_double * 4)()
        start = ctypes.addressof(self._values)
        self._pointers = [start, start + 8, start + 16, start + 24]
        self._raw = ctypes.cast(text.raw, ctypes.c_void_p).value

    def lines(self, bands: Sequence[Band]) -> Iterator[list[Indexed]]:
        """Each line as one glyph, or in a band as several.

        Each letter's box costs a call into the library; a word's are two, and a line's four: its ends, and letters that
        reach high and low. Texts in which letters and code units are not the same come letter by letter.
        """
        content = self.content
        if len(content) != self._count:
            yield from lines_of_letters(self._text, self._place)
            return
        for match in _LINE.finditer(content):
            text, end = match.groups()
            cut = end in _CUT
            line = self._line(match.start(), text, bands) if text and not text.isspace() else []
            if cut and line:
                at, last = line[-1]
                line[-1] = (at, last._replace(text=last.text.rstrip() + "-"))
            if not self.is_sound:
                line = [(at, glyph._replace(text=word)) for at, glyph in line if (word := _spelt(glyph.text))]
            if line:
                yield line

    def middle_of(self, index: int) -> float:
        """The height, from the top, at which a character stands."""
        _, top, _, bottom = self._box(index)
        return (top + bottom) / 2

    def _line(self, start: int, text: str, bands: Sequence[Band]) -> list[Indexed]:
        first, last, box = self._boxes_of_line(start, text)
        x0, top, x1, bottom = box
        middle = (top + bottom) / 2
        band = next((each for each in bands if each.top <= middle <= each.bottom), None)
        if band is None:
            return [(start, Glyph(text.strip(), *box))]
        # The library took words of two rows for one line where its ends are not level.
        level = abs(first[1] + first[3] - last[1] - last[3]) <= 2 * _LEVEL * (bottom - top)
        edges = band.edges if level else ()
        if edges and bisect(edges, x0 + 1) == bisect(edges, x1 - 1):
            return [(start, Glyph(text.strip(), *box))]
        words = [match.span() for match in _WORD.finditer(text)]
        column = bisect(edges, first[2]), self._column(start + words[-1][0], edges)
        line: list[Indexed] = []
        for at, end in self._in_cells(start, words, edges, *column) if edges else words:
            if line:
                line.append((start + at - 1, Glyph(" ", x1, top, x1, bottom)))
            word = text[at:end]
            one = " " not in word
            x0, top, x1, bottom = self._boxes_of_line(start + at, word, ends_only=one)[2]
            if one and edges and bisect(edges, x0 + 1) != bisect(edges, x1 - 1):
                # Two cells with no blank between them, or one cell over two columns: letters tell.
                line += [(each, Glyph(text[each - start], *self._box(each))) for each in range(start + at, start + end)]
            else:
                line.append((start + at, Glyph(word, x0, top, x1, bottom)))
        return line

    def _in_cells(self, start: int, words: list[Piece], edges: Sequence[float], first: int, last: int) -> list[Piece]:
        """Words of a line, those between the same two edges together; halving spares looking at each."""
        if first == last:
            return [(words[0][0], words[-1][1])]
        if len(words) < 3:
            return words
        half = len(words) // 2
        before, after = (self._column(start + words[at][0], edges) for at in (half - 1, half))
        left = self._in_cells(start, words[:half], edges, first, before)
        right = self._in_cells(start, words[half:], edges, after, last)
        if before == after:
            return [*left[:-1], (left[-1][0], right[0][1]), *right[1:]]
        return left + right

    def _column(self, index: int, edges: Sequence[float]) -> int:
        return bisect(edges, self._box(index)[2])

    def _boxes_of_line(
        self, start: int, text: str, *, ends_only: bool = False
    ) -> tuple[Rectangle, Rectangle, Rectangle]:
        """The boxes of its first and last letter, and of all of it, for which a tall and a deep one are asked too."""
        at, end = len(text) - len(text.lstrip()), len(text.rstrip()) - 1
        first = self._box(start + at)
        last = self._box(start + end) if end > at else first
        boxes = [first, last]
        if not ends_only:
            boxes += [self._box(start + found.start()) for found in (_TALL.search(text), _DEEP.search(text)) if found]
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        return first, last, (min(lefts), min(tops), max(rights), max(bottoms))

    def _box(self, index: int) -> Rectangle:
        values = self._values
        _character_box(self._raw, index, *self._pointers)
        return self._place(values[0], values[2], values[1], values[3])


def _spelt(letters: str) -> str:
    """`letters` in NFC without what only disturbs reading; control characters stay, as they tell a layer that means nothing."""
    return unicodedata.normalize("NFC", _DISTURBING.sub("", letters))


def _content(text: Any, count: int) -> str:
    """All characters in one call; of another length than `count` where some are pairs of code units or are left out."""
    buffer = ctypes.create_string_buffer(2 * count + 2)
    units = pdfium_c.FPDFText_GetText(text, 0, count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
    return buffer.raw[: 2 * max(0, units - 1)].decode("utf-16-le", "replace")


def lines_of_letters(text: Any, place: Place, *, spell: Callable[[str], str] | None = None) -> Iterator[list[Indexed]]:
    """Lines of the text layer letter by letter, each with its marks; `spell` makes a letter of a sign."""
    box = [ctypes.c_double() for _ in range(4)]
    left, right, bottom, top = (ctypes.byref(value) for value in box)
    line: list[tuple[int, Glyph]] = []
    high: int | None = None
    for index in range(text.count_chars()):
        code = pdfium_c.FPDFText_GetUnicode(text, index)
        if code in _LINE_ENDS:
            if line:
                yield line
            line = []
            continue
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
        high = None
        pdfium_c.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        x0, x1, y0, y1 = (value.value for value in box)
        letter = "-" if code in _HYPHENS else (spell or _spelt)(chr(code))
        if letter:
            append(line, index, Glyph(letter, *place(x0, y0, x1, y1)))
        if code in _HYPHENS:
            yield line
            line = []
    if line:
        yield line
