"""The trees of a Word document go in; the font of each run comes out, and what letters its old fonts stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from extractor.docx_names import WORD, attribute, child, local
from extractor.docx_styles import Styles
from extractor.legacy import Letters, Piece
from extractor.legacy_fonts import claim
from extractor.legacy_words import may_be_old

_SHORT = 2_000  # characters
_CODE = re.compile("[0-9A-Fa-f]{1,8}")
_SOFT_HYPHEN = "\u00ad"  # TCVN3's ư; Word has an element of its own for it

FIXED = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
# Ticks and boxes of the fonts Wingdings and Symbol, which forms are filled in with.
_SYMBOLS = {0xFE: "☑", 0xFD: "☒", 0xA8: "☐", 0x6F: "☐", 0x78: "☒", 0xFC: "✓", 0xFB: "✗", 0xB7: "•"}


class RunFonts:
    """In which font a run is set: its own, else its character style's, its paragraph's or the document's.

    Asked only where some sign of the document may be an old one, or a font of a short one; most cost one look over the text.
    """

    def __init__(self, styles: Styles, trees: list[Any]) -> None:
        self._styles = styles
        self._by_style: dict[str | None, str | None] = {}
        texts = [tree.xpath("string()") for tree in trees]
        self._needed = any(map(may_be_old, texts))
        if not self._needed and sum(map(len, texts)) < _SHORT:  # a long text in an old encoding has a sign that is odd
            named = {name for tree in trees for each in tree.iter(WORD + "rFonts") for name in each.values()}
            self._needed = any(claim(name).encoding for name in named)

    @cached_property
    def _default(self) -> str | None:
        return _font(child(self._styles.root, "docDefaults", "rPrDefault", "rPr"))

    @cached_property
    def _normal(self) -> str | None:
        """The style of paragraphs that name none."""
        root = self._styles.root
        normal = (
            attribute(each, "styleId")
            for each in (root if root is not None else ())
            if local(each) == "style" and attribute(each, "type") == "paragraph" and attribute(each, "default") == "1"
        )
        return next(normal, None)

    def style(self, properties: Any | None) -> str | None:
        """The style of the paragraph with these properties."""
        if not self._needed:
            return None
        return attribute(child(properties, "pStyle"), "val") or self._normal

    def of(self, run: Any, paragraph_style: str | None) -> str | None:
        """The name of the run's font; None where nothing says it, or it matters nowhere in the document."""
        if not self._needed:
            return None
        properties = child(run, "rPr")
        if properties is None:
            return self._of_style(paragraph_style) or self._default
        own = _font(properties) or self._of_style(attribute(child(properties, "rStyle"), "val"))
        return own or self._of_style(paragraph_style) or self._default

    def letters(self, trees: list[Any]) -> Letters:
        """What the signs of these trees stand for."""
        letters = Letters()
        if self._needed:
            letters.survey(self._pieces(paragraph) for tree in trees for paragraph in tree.iter("{*}p"))
        return letters

    def _pieces(self, paragraph: Any) -> list[Piece]:
        style = self.style(child(paragraph, "pPr"))
        return [(_text(run), self.of(run, style)) for run in paragraph.iter("{*}r")]

    def _of_style(self, style: str | None) -> str | None:
        if style not in self._by_style:
            fonts = (_font(child(each, "rPr")) for each in self._styles.chain(style))
            self._by_style[style] = next((font for font in fonts if font), None)
        return self._by_style[style]


def _font(properties: Any | None) -> str | None:
    """The font for letters above ASCII first: they are the ones an encoding is about."""
    fonts = child(properties, "rFonts") if properties is not None else None
    return attribute(fonts, "hAnsi") or attribute(fonts, "ascii") or attribute(fonts, "hAnsiTheme")


def _text(run: Any) -> str:
    texts: Iterator[str] = (
        each.text or "" if local(each) == "t" else _SOFT_HYPHEN if local(each) == "softHyphen" else "" for each in run
    )
    return "".join(texts)


def characters(name: str, element: Any) -> str:
    """What an element of a run says."""
    if name == "t":
        return element.text or ""
    if name == "br":
        return "\n\f" if attribute(element, "type") == "page" else "\n"
    if name == "sym":
        said = attribute(element, "char") or ""
        code = int(said, 16) if _CODE.fullmatch(said) else 0
        return _SYMBOLS.get(code & 0xFF, "") if code >= 0xE000 else chr(code or 0x20)
    return FIXED.get(name, "\f")
