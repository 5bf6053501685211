"""A PDF page's text layer goes in; its lines come out, word by word or letter by letter, each with its box."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2.raw as pdfium_c

from extractor.geometry import Rectangle
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
_PIECE = re.compile(r"\S+|\s+")
_TALL = re.compile("[A-ZĐbdhklđ0-9ấầẩẫắằẳẵếềểễốồổỗ]")
_DEEP = re.compile("[gpqy(,;ạậặẹệịọộợụựỵ]")

Place = Callable[[float, float, float, float], Rectangle]
Bands = list[tuple[float, float]]  # from top to bottom, where a page's words are wanted one by one
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

    def lines(self, bands: Bands | None) -> Iterator[list[Indexed]]:
        """Lines by words where a band has them, otherwise each as one glyph; by words everywhere without bands.

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
                line = [(at, glyph._replace(text=word)) for at, glyph in line if (word := compose(glyph.text))]
            if line:
                yield line

    def middle_of(self, index: int) -> float:
        """The height, from the top, at which a character stands."""
        _, top, _, bottom = self._box(index)
        return (top + bottom) / 2

    def _line(self, start: int, text: str, bands: Bands | None) -> list[Indexed]:
        if bands is not None:
            box = self._box_of_line(start, text)
            middle = (box[1] + box[3]) / 2
            if not any(top <= middle <= bottom for top, bottom in bands):
                return [(start, Glyph(text.strip(), *box))]
        line: list[Indexed] = []
        x1 = top = bottom = 0.0
        for match in _PIECE.finditer(text):
            at, end = match.span()
            if text[at].isspace():
                if line:
                    line.append((start + at, Glyph(" ", x1, top, x1, bottom)))
                continue
            x0, top, x1, bottom = self._box(start + at, *([start + end - 1] if end - at > 1 else []))
            line.append((start + at, Glyph(match.group(), x0, top, x1, bottom)))
        return line

    def _box_of_line(self, start: int, text: str) -> Rectangle:
        first = len(text) - len(text.lstrip())
        places = [first, len(text.rstrip()) - 1]
        places += [match.start() for match in (_TALL.search(text), _DEEP.search(text)) if match]
        return self._box(*(start + at for at in places))

    def _box(self, *indices: int) -> Rectangle:
        """The box of these characters together."""
        values, pointers, raw = self._values, self._pointers, self._raw
        _character_box(raw, indices[0], *pointers)
        x0, x1, y0, y1 = values
        for index in indices[1:]:
            _character_box(raw, index, *pointers)
            left, right, low, high = values
            x0, x1, y0, y1 = min(x0, left), max(x1, right), min(y0, low), max(y1, high)
        return self._place(x0, y0, x1, y1)


def _content(text: Any, count: int) -> str:
    """All characters in one call; of another length than `count` where some are pairs of code units or are left out."""
    buffer = ctypes.create_string_buffer(2 * count + 2)
    units = pdfium_c.FPDFText_GetText(text, 0, count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
    return buffer.raw[: 2 * max(0, units - 1)].decode("utf-16-le", "replace")


def lines_of_letters(text: Any, place: Place) -> Iterator[list[Indexed]]:
    """Lines of the text layer letter by letter, each with its marks."""
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
        letter = "-" if code in _HYPHENS else compose(chr(code))
        if letter:
            append(line, index, Glyph(letter, *place(x0, y0, x1, y1)))
        if code in _HYPHENS:
            yield line
            line = []
    if line:
        yield line
