"""A Word document goes in; it is set in the typeface of Nghị định 30/2020/NĐ-CP."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn
from docx.shared import Pt

_FONT = "Times New Roman"  # NĐ 30/2020/NĐ-CP, Annex I, I.3


def set_in_times(document: Any, *, size: float) -> None:
    """All text in Times New Roman, in scripts for which Word has a font of its own too, without space around paragraphs."""
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(size)
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        style.element.rPr.rFonts.set(qn(script), _FONT)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
