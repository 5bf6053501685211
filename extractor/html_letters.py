"""The tree of a web page goes in; the font an element names comes out, and what letters its old fonts stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from extractor.legacy import Letters, Piece
from extractor.legacy_fonts import claim
from extractor.legacy_words import may_be_old

_FAMILY = re.compile(r"""font-family\s*:\s*["']?\s*([^;,"']+)""", re.IGNORECASE)


def font_of(element: Any) -> str | None:
    """The first font in the element's `face` or `style`; None where it names none."""
    face = element.get("face") if element.tag == "font" else None
    style = _FAMILY.search(element.get("style") or "") if face is None else None
    return face.split(",")[0] if face else style[1].strip() if style else None


def letters_of(root: Any) -> Letters:
    """What the signs of the page stand for."""
    letters = Letters()
    texts = list(_texts(root, None))
    if any(claim(font).encoding for _, font in texts) or any(may_be_old(text) for text, _ in texts):
        letters.survey([piece] for piece in texts)
    return letters


def _texts(root: Any, font: str | None) -> Iterator[Piece]:
    waiting = [(root, font)]
    while waiting:  # no recursion: pages nest as deep as they like
        element, outer = waiting.pop()
        inner = (font_of(element) if isinstance(element.tag, str) else None) or outer
        if element.text and isinstance(element.tag, str) and element.tag not in ("script", "style"):
            yield element.text, inner
        for each in reversed(element):
            if each.tail:
                yield each.tail, inner
            waiting.append((each, inner))
