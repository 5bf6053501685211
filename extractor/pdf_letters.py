"""A page's lines of characters go in as the PDF has them; those set in old Vietnamese fonts come out as Unicode."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium_c

from extractor.document import ReadingWarning
from extractor.glyphs import Glyph, extent
from extractor.legacy import Letters, Piece
from extractor.legacy_words import reads_as_old

LINE_ENDS = (0x0A, 0x0D)
_LONGEST = 128  # bytes of a font's name

PlacedLine = list[tuple[int, Glyph]]  # characters with their index in the page's text


class PageLetters:
    """What the signs of one PDF stand for; all its pages are surveyed at the first with a word that looks old, none otherwise:
    to ask each letter's font takes as long as all the rest."""

    def __init__(self, pdf: Any) -> None:
        self._pdf = pdf
        self._letters: Letters | None = None

    @property
    def warnings(self) -> tuple[ReadingWarning, ...]:
        """What a person should know of the conversion."""
        return self._letters.warnings if self._letters else ()

    def concern(self, content: str) -> bool:
        """Whether a page with this text layer is to be respelled: asked of each page, in order."""
        if self._letters is None:
            if not reads_as_old(content):
                return False
            self._letters = Letters()
            self._letters.survey(_pieces(self._pdf))
        return bool(self._letters.encodings)

    def respelled(self, lines: list[PlacedLine], text: Any) -> list[PlacedLine]:
        """`lines` of the pdfium text page `text`, letter by letter as they stand there, converted where font and words say so."""
        return [_respelled(line, text, self._letters) for line in lines] if self._letters else lines


def _pieces(pdf: Any) -> Iterator[list[Piece]]:
    for page in pdf:
        text = page.get_textpage()
        line: list[Piece] = []
        for index in range(text.count_chars()):
            code = pdfium_c.FPDFText_GetUnicode(text, index)
            if code in LINE_ENDS:
                yield line
                line = []
            elif not 0xD800 <= code < 0xE000:
                line.append((chr(code), _font_name(text, index)))
        yield line
        text.close()
        page.close()


def _respelled(line: PlacedLine, text: Any, letters: Letters) -> PlacedLine:
    pieces = [(glyph.text, _font_name(text, at)) for at, glyph in line]
    read: PlacedLine = []
    for (at, glyph), became in zip(line, letters.respell(pieces), strict=True):
        if became or not read:
            read.append((at, glyph._replace(text=became)))
        else:  # a mark that joined its letter: their boxes do too
            first, letter = read[-1]
            read[-1] = (first, Glyph(letter.text, *extent([letter, glyph])))
    return read


def _font_name(text: Any, index: int) -> str | None:
    name, flags = ctypes.create_string_buffer(_LONGEST), ctypes.c_int()
    length = pdfium_c.FPDFText_GetFontInfo(text, index, name, _LONGEST, ctypes.byref(flags))
    return name.value.decode("utf-8", "replace") if 0 < length <= _LONGEST else None
