"""A sheet's cells go in; each cell's text in pieces with the fonts they are set in comes out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from extractor.legacy import Letters, Piece
from extractor.legacy_fonts import claim
from extractor.legacy_words import may_be_old


def pieces(cell: Any, text: str) -> list[Piece]:
    """The `text` shown of a cell, or the runs of a text with fonts of its own: "¸" in capitals before "p dông"."""
    font = cell.font.name if cell.has_style else None
    runs = cell.value if isinstance(cell.value, list) else []
    if not runs:
        return [(text, font)]
    return [(run, font) if isinstance(run, str) else (run.text, run.font.rFont or font) for run in runs]


def letters_of(sheets: Iterable[Any]) -> Letters:
    """What the signs of a workbook's sheets stand for."""
    letters = Letters()
    cells = [cell for sheet in sheets for cell in sheet._cells.values() if isinstance(cell.value, (str, list))]
    fonts = {cell.font.name for cell in cells if cell.has_style}
    if any(claim(font).encoding for font in fonts) or any(may_be_old(str(cell.value)) for cell in cells):
        letters.survey(pieces(cell, str(cell.value)) for cell in cells)
    return letters
