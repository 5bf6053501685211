"""A sheet's cells go in; each cell's text in pieces with the fonts they are set in comes out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from extractor.legacy import Letters, Piece
from extractor.legacy_fonts import claim
from extractor.legacy_words import may_be_old


def style_of(cell: Any, name: str) -> Any | None:
    """What the cell's style says; None where it has none, or points beyond the end of the list in a damaged file."""
    try:
        return getattr(cell, name) if cell.has_style else None
    except IndexError:
        return None


def pieces(cell: Any, text: str) -> list[Piece]:
    """The `text` shown of a cell, or the runs of a text with fonts of its own: "¸" in capitals before "p dông"."""
    font = _font(cell)
    runs = cell.value if isinstance(cell.value, list) else []
    if not runs:
        return [(text, font)]
    return [(run, font) if isinstance(run, str) else (run.text, run.font.rFont or font) for run in runs]


def letters_of(sheets: Iterable[Any]) -> Letters:
    """What the signs of a workbook's sheets stand for."""
    letters = Letters()
    cells = [cell for sheet in sheets for cell in sheet._cells.values() if isinstance(cell.value, (str, list))]
    fonts = {_font(cell) for cell in cells}
    if any(claim(font).encoding for font in fonts) or any(may_be_old(str(cell.value)) for cell in cells):
        letters.survey(pieces(cell, str(cell.value)) for cell in cells)
    return letters


def _font(cell: Any) -> str | None:
    font = style_of(cell, "font")
    return font.name if font else None
