"""A Word table goes in; whether it is a table, or only sets a letterhead or a signing block in columns, comes out."""

from __future__ import annotations

from typing import Any

from extractor.docx_names import attribute, child
from extractor.docx_styles import Styles
from extractor.legacy import Letters
from extractor.vietnamese import compose, fold

_OFF = ("0", "false", "off", "none", "nil")
_MOTTO = "cong hoa xa hoi"


def is_on(element: Any | None) -> bool:
    """Whether a switch is there and not turned off."""
    return element is not None and (attribute(element, "val") or "1") not in _OFF


def is_layout(table: Any, rows: list[list[Any]], styles: Styles, letters: Letters) -> bool:
    """Whether `rows`, the cells of `table`, are but columns of text: few of them without borders, or the motto in one."""
    columns = max((len(row) for row in rows), default=0)
    if columns <= 2 and not _has_borders(table, rows, styles):
        return True
    first = "".join(text for cell in (rows[0] if rows else ()) for text in cell.itertext()) if columns <= 3 else ""
    return _MOTTO in fold(compose(letters.read([(first, None)])))


def _has_borders(table: Any, rows: list[list[Any]], styles: Styles) -> bool:
    style = attribute(child(table, "tblPr", "tblStyle"), "val")
    borders = child(table, "tblPr", "tblBorders")
    if borders is None:
        styled = (child(each, "tblPr", "tblBorders") for each in styles.chain(style))
        borders = next((each for each in styled if each is not None), None)
    marks = [borders, *(child(cell, "tcPr", "tcBorders") for row in rows for cell in row)]
    return any((attribute(side, "val") or "none") not in _OFF for mark in marks if mark is not None for side in mark)
