"""A register goes in; the bytes of an XLSX workbook come out, ready to be sorted, filtered and printed.

Every text is stored as a text and marked as one, so that no cell is ever taken for a formula, not even after it is edited.
"""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from datetime import date, datetime, time
from itertools import islice
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins

from kiemchung.exports.cells import Cell
from kiemchung.exports.heading import Sheet, cell_text

_FONT = "Times New Roman"
_WIDTH = 11.0  # characters for a column of width 1
_CHARACTER = (
    1.1  # of the width a column counts in, for a letter of this font, with room for the words that go to the next line
)
_LINE_HEIGHT = 15.0  # points
_LINE = Side(style="thin", color="000000")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_TOP = Alignment(vertical="top", wrap_text=True)
_TOP_CENTRE = Alignment(horizontal="center", vertical="top")
_ACROSS = Alignment(horizontal="centerContinuous", vertical="center")
_CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
FORMULA = (
    "=",
    "+",
    "-",
    "@",
    "'",
)  # what a spreadsheet takes for a formula, or for a mark of its own, once a cell is edited
_MOST_ROWS = 1_048_000  # a sheet ends at 1,048,576


def workbook_bytes(sheet: Sheet) -> bytes:
    """The bytes of the workbook; rows beyond what a sheet holds go on in another."""
    book = Workbook(write_only=True)
    rows = iter(sheet.rows)
    part = list(islice(rows, _MOST_ROWS))
    count = 0
    while part or not count:
        count += 1
        page = book.create_sheet(f"{sheet.register.names[0]}{f' {count}' if count > 1 else ''}")
        _lay_out(page, sheet, len(part))
        above, cells = len(sheet.lines) + 3, _Cells(page)
        for at, row in enumerate(part, above + 1):
            page.row_dimensions[at].height = _height(sheet, [cell_text(value) for value in row])
            page.append([cells.make(value) for value in row])
        part = list(islice(rows, _MOST_ROWS))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _lay_out(page: Any, sheet: Sheet, count: int) -> None:
    """Title, lines, heads; widths; on paper the heads again on each page, as wide as the page."""
    last = get_column_letter(len(sheet.register.columns))
    for at, width in enumerate(_widths(sheet), 1):
        page.column_dimensions[get_column_letter(at)].width = width
    above = 1 + len(sheet.lines)
    page.freeze_panes = f"A{above + 3}"
    page.auto_filter.ref = f"A{above + 2}:{last}{above + 2 + count}"
    page.print_title_rows = f"{above + 1}:{above + 2}"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = 9  # A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.page_margins = PageMargins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.oddFooter.center.text = "&P"
    blank = [""] * (len(sheet.register.columns) - 1)  # a title is centred over the blank cells beside it
    for at, line in enumerate((sheet.register.title, *sheet.lines)):
        page.append([_title(page, words, bold=not at) for words in (line, *blank)])
    page.row_dimensions[above + 1].height = _height(sheet, sheet.heads)
    for words, bold in ((sheet.heads, True), (sheet.marks, False)):
        page.append([_head(page, word, bold=bold) for word in words])


def _widths(sheet: Sheet) -> list[float]:
    return [max(6.0, _WIDTH * column.width) for column in sheet.register.columns]


def _height(sheet: Sheet, words: Sequence[str]) -> float:
    """Points for a row: not all programs find out by themselves how many lines its texts take."""
    lines = [math.ceil(len(text) * _CHARACTER / width) for text, width in zip(words, _widths(sheet), strict=True)]
    return min(409.0, _LINE_HEIGHT * max(1, *lines))


def _title(page: Any, words: str, *, bold: bool = False) -> SheetCell:
    cell = _text(page, words)
    cell.font, cell.alignment = Font(name=_FONT, size=14 if bold else 12, bold=bold), _ACROSS
    return cell


def _head(page: Any, words: str, *, bold: bool) -> SheetCell:
    cell = _text(page, words)
    cell.font, cell.border, cell.alignment = Font(name=_FONT, size=11, bold=bold, italic=not bold), _BOX, _CENTRE
    return cell


class _Cells:
    """Makes the cells of the rows; their looks are made once, for openpyxl looks each up anew, which takes most of the time."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self._looks = {kind: self._look(kind) for kind in ("text", "formula", "number", "date")}

    def _look(self, kind: str) -> Any:
        cell: Any = WriteOnlyCell(self._page, "")
        aligned = _TOP if kind in ("text", "formula") else _TOP_CENTRE
        cell.font, cell.border, cell.alignment = Font(name=_FONT, size=11), _BOX, aligned
        if kind == "date":
            cell.number_format = "dd/mm/yyyy"
        cell.quotePrefix = kind == "formula"
        return cell._style

    def make(self, value: Cell) -> Any:
        """The cell of a value."""
        cell: Any
        if isinstance(value, date):
            cell, kind = WriteOnlyCell(self._page, datetime.combine(value, time.min)), "date"
        elif isinstance(value, int):
            cell, kind = WriteOnlyCell(self._page, value), "number"
        else:
            cell = _text(self._page, cell_text(value))
            kind = "formula" if cell.quotePrefix else "text"
        cell._style = self._looks[kind]
        return cell


def _text(page: Any, words: str) -> SheetCell:
    cell = WriteOnlyCell(page, words)
    if words:
        cell.data_type = "s"
    if words.startswith(FORMULA):
        cell.quotePrefix = True
    return cell
