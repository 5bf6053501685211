"""A PDF page goes in; whether its text is what another program recognised on the picture of it, and worth keeping, comes out.

Scanners and archives put such a layer under or invisibly over the picture. Many know no Vietnamese: "CONG HOA XA HOI", "Uý ban
nh;ln d;1n". What is worth nothing is recognised anew; what is kept is told to be read by a machine.
"""

from __future__ import annotations

import re
from typing import Any

import pypdfium2.raw as pdfium_c

from extractor.rulings import covers
from extractor.syllables import is_syllable

_AT_ENDS = 5  # objects first and last drawn, among which the picture of a scan is
_LOOKED_AT = 400  # words
_AROUND = ".,;:!?()[]\"'…“”‘’-–/+*"  # signs that stand beside words
_CODE = re.compile(r"[\d/-]|^.$")  # in numbers, symbols and labels, which are spelled no way
_MARKED = re.compile("[\u1ea0-\u1ef9ăĂđĐơƠưƯĩĨũŨâÂêÊôÔàÀáÁèÈéÉìÌíÍòÒóÓùÙúÚýÝãÃõÕ]")
_SOUND = 0.8  # share of words that Vietnamese spelling allows; official texts have 0.86 and more
_MARKS = 0.6  # share of words with a mark; official texts have 0.74 and more


def is_layer(page: Any, area: float) -> bool:
    """Whether the page, of `area` square points, shows a picture and its text is not to be seen."""
    count = pdfium_c.FPDFPage_CountObjects(page)
    ends = [*range(min(count, _AT_ENDS)), *range(max(_AT_ENDS, count - _AT_ENDS), count)]
    pictures = [at for at in ends if covers(pdfium_c.FPDFPage_GetObject(page, at), area)]
    if not pictures:
        return False
    texts = [at for at in range(min(count, 50)) if _kind(page, at) == pdfium_c.FPDF_PAGEOBJ_TEXT]
    if texts and texts[-1] < pictures[-1]:
        return True  # drawn first, and the picture over it
    first = pdfium_c.FPDFPage_GetObject(page, texts[0]) if texts else None
    return first is not None and pdfium_c.FPDFTextObj_GetTextRenderMode(first) == pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE


def is_poor(text: str) -> bool:
    """Whether a layer's text is not what a Vietnamese page says."""
    words = [word for each in text.split() if not _CODE.search(word := each.strip(_AROUND)) and word][:_LOOKED_AT]
    sound = sum(map(is_syllable, words))
    marked = sum(_MARKED.search(word) is not None for word in words)
    return sound < _SOUND * len(words) or marked < _MARKS * len(words)


def _kind(page: Any, at: int) -> int:
    kind: int = pdfium_c.FPDFPageObj_GetType(pdfium_c.FPDFPage_GetObject(page, at))
    return kind
