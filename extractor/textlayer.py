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
_HYPHENS = (0x02, 0xFFFE)  # pdfium's sign for a hyphen at a line's end; in our files most stood inside numbers
# A line's end; a word, a hyphen at a line's end with it; blanks.
_PIECE = re.compile("[\n\r]+|[^\\s\x02\ufffe]*[\x02\ufffe]|[^\\s\x02\ufffe]+|[^\\S\n\r]+")

Place = Callable[[float, float, float, float], Rectangle]
Indexed = tuple[int, Glyph]  # a glyph and the index of its first character in the text layer


def lines_of_words(text: Any, place: Place) -> Iterator[list[Indexed]]:
    """Lines of the text layer by words: a sixth of the calls into the library that letters need.

    `place` turns rectangles of the page into those wanted. A word's box is that of its first and last letters. Texts in
    which letters and code units are not the same come letter by letter.
    """
    count = text.count_chars()
    content = _content(text, count)
    if len(content) != count:
        yield from lines_of_letters(text, place)
        return
    sound = compose(content.replace("\r", "")) == content.replace("\r", "")
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pointers = [ctypes.byref(value) for value in (left, right, bottom, top)]
    bounds, raw = pdfium_c.FPDFText_GetCharBox, text.raw
    line: list[Indexed] = []
    for match in _PIECE.finditer(content):
        piece = match.group()
        at, end = match.span()
        if piece[0] in "\n\r":
            if line:
                yield line
            line = []
            continue
        if piece.isspace():
            if line:
                _, _, y0, x1, y1, _ = line[-1][1]
                line.append((at, Glyph(" ", x1, y0, x1, y1)))
            continue
        bounds(raw, at, *pointers)
        x0, x1, y0, y1 = left.value, right.value, bottom.value, top.value
        if end - at > 1:
            bounds(raw, end - 1, *pointers)
            x0, x1 = min(x0, left.value), max(x1, right.value)
            y0, y1 = min(y0, bottom.value), max(y1, top.value)
        cut = piece[-1] in "\x02\ufffe"
        word = piece[:-1] + "-" if cut else piece
        if sound or (word := compose(word)):
            line.append((at, Glyph(word, *place(x0, y0, x1, y1))))
        if cut:
            yield line
            line = []
    if line:
        yield line


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
