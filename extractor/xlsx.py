"""An XLSX workbook goes in; each sheet comes out as one page with its name, its rows as lines, and one Table."""

from __future__ import annotations

import re
import zipfile
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.utils.exceptions import InvalidFileException

from extractor.builder import DocumentBuilder
from extractor.document import Cell, Document, Span
from extractor.errors import DamagedFile, LimitExceeded
from extractor.legacy import Letters
from extractor.limits import Limits
from extractor.package import check_package
from extractor.xlsx_letters import letters_of, pieces, style_of

_PLACES = re.compile(r"0\.(0+)(?!E)")  # decimal places in a number format: "#,##0.00"
# Leading zeros, and words beside the number: `00`, `00"/KH-UBND"`; so the numbers of a register are often typed.
_PADDED = re.compile(r'(?:"([^"]*)")?(0+)(?:"([^"]*)")?')
# A sheet may have a prefix for its names: `<x:c r="A1">`.
_CELL = re.compile(rb"<(?:[\w.-]+:)?c[\s/>]")
_FORMULA = re.compile(rb"<(?:[\w.-]+:)?f[\s/>]")
# openpyxl lets through whatever its parts raise; both XML libraries it may use call theirs a SyntaxError.
_DAMAGE = (
    InvalidFileException,
    zipfile.BadZipFile,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    SyntaxError,
    OverflowError,
)
_LAST_ROW = re.compile(r":\$?(\d{1,7})$")  # "$1:$3"
_Place = tuple[int, int]  # row and column, from 1


def read_xlsx(path: Path, limits: Limits) -> Document:
    """The workbook at `path`: values as last calculated, formulas never calculated as they are written.

    Raises LimitExceeded, EncryptedFile, DamagedFile, EmptyFile.
    """
    check_package(path, "XLSX", limits)
    has_formulas = _check_cells(path, limits)
    values = _load(path, data_only=True)
    formulas = _load(path, data_only=False) if has_formulas else None
    letters = letters_of(values.worksheets)
    builder = DocumentBuilder(path.name, "xlsx", limits)
    for sheet in values.worksheets:
        cells = _shown_cells(sheet, formulas[sheet.title] if formulas else None, builder, letters)
        if not cells:
            continue
        if sheet.sheet_state != "visible":
            builder.warn("hidden_sheet", sheet.title)
        builder.break_page()
        builder.line(letters.read([(sheet.title, None)]))
        builder.end_line()
        _write_sheet(builder, sheet, cells, path, limits)
        builder.end_line()
    builder.doubt(letters.warnings)
    return builder.build()


def _check_cells(path: Path, limits: Limits) -> bool:
    """Count the cells before any is loaded; whether there are formulas comes back."""
    count, has_formulas = 0, False
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                data = package.read(name).replace(b"\0", b"")  # UTF-16 has NUL bytes between the letters
                count += sum(1 for _ in _CELL.finditer(data))
                has_formulas = has_formulas or _FORMULA.search(data) is not None
    if count > limits.cells:
        raise LimitExceeded(name=path.name, detail=f"ô/cells {count} > {limits.cells}")
    return has_formulas


def _load(path: Path, *, data_only: bool) -> Any:
    try:
        return openpyxl.load_workbook(path, data_only=data_only, keep_links=False, rich_text=True)
    except _DAMAGE as error:
        raise DamagedFile(name=path.name, format="XLSX", detail=str(error)[:120]) from error


def _shown_cells(sheet: Any, formulas: Any | None, builder: DocumentBuilder, letters: Letters) -> dict[_Place, str]:
    """The text of each cell that has any. A stray format in row 1,048,576 makes no cell, so nothing is iterated over."""
    shown: dict[_Place, str] = {}
    for place, cell in sheet._cells.items():
        text = _shown(cell.value, style_of(cell, "number_format") or "")
        if not text and formulas is not None:
            formula = formulas.cell(*place).value
            if isinstance(formula, str) and formula.startswith("="):
                builder.warn("formula_not_calculated", f"{sheet.title}!{cell.coordinate}")
                text = formula
        if cell.data_type == "s":
            text = letters.read(pieces(cell, text))
        if text.strip():
            shown[place] = text.strip()
    return shown


def _write_sheet(builder: DocumentBuilder, sheet: Any, cells: dict[_Place, str], path: Path, limits: Limits) -> None:
    rows = sorted({row for row, _ in cells})
    first, last = min(column for _, column in cells), max(column for _, column in cells)
    if len(rows) * (last - first + 1) > 20 * limits.cells:
        raise LimitExceeded(name=path.name, detail=f"{sheet.title}: {len(rows)} × {last - first + 1}")
    number = {row: index for index, row in enumerate(rows)}
    merged = {(each.min_row, each.min_col): each for each in sheet.merged_cells.ranges}
    table: list[Cell] = []
    for row in rows:
        builder.write("\n" if table else "")
        end = max(column for column in range(first, last + 1) if (row, column) in cells)
        for column in range(first, end + 1):
            builder.write("\t" if column > first else "")
            text = cells.get((row, column))
            span = builder.write(text) if text else Span(builder.offset, builder.offset)
            area = merged.get((row, column))
            down = sum(each in number for each in range(row, min(area.max_row, rows[-1]) + 1)) if area else 1
            across = area.max_col - column + 1 if area else 1
            if text:
                table.append(Cell(span, number[row], column - first, down, across))
    heads = sum(row <= _head_ends(sheet) for row in rows)
    builder.table(builder.page_number, table, header_rows=heads if heads < len(rows) else 0)


def _head_ends(sheet: Any) -> int:
    """The last row that stays in sight or is printed on each page; 0 where the sheet says none."""
    frozen = sheet.freeze_panes and coordinate_to_tuple(sheet.freeze_panes)[0] - 1
    titles = _LAST_ROW.search(sheet.print_title_rows or "")
    return int(frozen or 0) or int(titles[1] if titles else 0)


def _shown(value: object, number_format: str) -> str:
    """A value as it is read, in one way for all: dates as dd/mm/yyyy, percentages as such, whole numbers without ".0", no dots by thousands.

    Leading zeros are kept, and words that the cell's format puts beside the number: 5 is "05/KH-UBND" where people see that.
    """
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.strftime("%d/%m/%Y" if value.time() == time() else "%d/%m/%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        padded = _PADDED.fullmatch(number_format.partition(";")[0]) if value % 1 == 0 else None
        if padded:
            sign, whole = "-" if value < 0 else "", abs(int(value))
            return f"{sign}{padded[1] or ''}{whole:0{len(padded[2])}d}{padded[3] or ''}"
        percent = "%" in number_format
        shown = value * 100 if percent else value
        places = _PLACES.search(number_format)
        text = f"{shown:.{len(places[1])}f}" if places else f"{shown:.15g}"
        return text + ("%" if percent else "")
    return str(value)
