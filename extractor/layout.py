"""Positioned characters of one page go in; its lines and tables in reading order come out."""

from __future__ import annotations

import re
from collections.abc import Callable

from extractor.builder import DocumentBuilder
from extractor.columns import letterhead_by_columns, signature_by_columns
from extractor.document import Box
from extractor.glyphs import Glyph, Grid, GridCell, Run, extent, text_of
from extractor.laid import LaidCell, LaidLine, LaidPage, LaidRow, LaidTable, Place, write_items

_STAMPED = re.compile(r"(?=.*\d)[\w./-]{1,12}")  # what a form field puts into a blank: "11", "08", "11a", "08/01"


def arrange(lines: list[Run], grids: list[Grid], width: float, height: float) -> list[Run | Grid]:
    """Lines and tables of a page `width` by `height` points in reading order.

    `lines` are in the file's order. A letterhead's left column (issuer, number) comes before its right one (motto,
    place, date); what stands in a ruled cell goes into its table, which comes where its first line stood.
    """
    items: list[Run | Grid] = []
    for line in lines:
        for run, place in _by_cell(line, grids):
            if place is None:
                if not _is_blank(run):
                    items.append(run)
                continue
            grid, cell = place
            if grid not in items:
                items.append(grid)
            grid.contents.setdefault(cell, []).append(run)
    return signature_by_columns(letterhead_by_columns(items, width, height), width)


def lay(
    items: list[Run | Grid], number: int, size: tuple[float, float], depth: float, box_of: Callable[[Place], Box]
) -> LaidPage:
    """The items of a page of this number and shown size, `depth` points high in the direction of its text."""
    laid = [_table(item, number, box_of) if isinstance(item, Grid) else _line(item, box_of) for item in items]
    return LaidPage(number, *size, depth, laid)


def write_page(builder: DocumentBuilder, items: list[Run | Grid], box_of: Callable[[Place], Box]) -> None:
    """Write a page's items on the page that is open."""
    write_items(builder, lay(items, builder.page_number, (0.0, 0.0), 0.0, box_of).items)


def fill_gaps(lines: list[Run], late: list[Run]) -> None:
    """Put words of `late` runs into the gaps of `lines` they stand in; runs that fit nowhere become lines.

    E-office systems stamp number and day as form fields over the blanks of "Số:       /TB-UBND", "ngày      tháng".
    """
    for run in late:
        left_over: Run = []
        for word in _words(run):
            if not (_STAMPED.fullmatch(text_of(word)) and any(_fill_gap(line, word) for line in lines)):
                left_over += [*word, Glyph(" ", word[-1].x1, word[-1].top, word[-1].x1, word[-1].bottom)]
        if not _is_blank(left_over):
            lines.append(left_over)


def _is_blank(run: Run) -> bool:
    return all(glyph.text.isspace() for glyph in run)


def _by_cell(line: Run, grids: list[Grid]) -> list[tuple[Run, tuple[Grid, GridCell] | None]]:
    """The line cut where it passes from one cell, or from none, to another."""
    top, bottom = min(line[0].top, line[-1].top), max(line[0].bottom, line[-1].bottom)
    near = [grid for grid in grids if top < grid.bounds[3] and grid.bounds[1] < bottom]
    if not near:
        return [(line, None)]
    parts: list[tuple[Run, tuple[Grid, GridCell] | None]] = []
    for glyph in line:
        if glyph.text.isspace():
            if parts:
                parts[-1][0].append(glyph)
            continue
        last = parts[-1][1] if parts else None
        if last is not None and last[1].holds(glyph):
            parts[-1][0].append(glyph)
            continue
        place = next(((grid, cell) for grid in near if (cell := grid.cell_of(glyph))), None)
        if parts and last == place:
            parts[-1][0].append(glyph)
        else:
            parts.append(([glyph], place))
    return parts


def _words(run: Run) -> list[Run]:
    words: list[Run] = [[]]
    for glyph in run:
        if glyph.text.isspace():
            words.append([])
        else:
            words[-1].append(glyph)
    return [word for word in words if word]


def _fill_gap(line: Run, word: Run) -> bool:
    x0, top, x1, bottom = extent(word)
    line_x0, line_top, line_x1, line_bottom = extent(line)
    if not (line_top - 4 < (top + bottom) / 2 < line_bottom + 4 and line_x0 < x0 and x1 < line_x1):
        return False
    if any(glyph.x0 < x1 - 1 and x0 + 1 < glyph.x1 for glyph in line if not glyph.text.isspace()):
        return False
    at = next(index for index, glyph in enumerate(line) if not glyph.text.isspace() and glyph.x0 >= x1 - 1)
    blank = Glyph(" ", x0, top, x0, bottom)
    before = line[:at]
    while before and before[-1].text.isspace():
        before.pop()
    # "11" and "/TB-UBND" are one number however wide the form's blank was.
    after = [] if line[at].text[0] in "/-,.;" else [blank]
    line[:at] = [*before, blank, *word, *after]
    return True


def _line(run: Run, box_of: Callable[[Place], Box]) -> LaidLine:
    known = [glyph.confidence for glyph in run if glyph.confidence is not None]
    confidence = round(sum(known) / len(known), 1) if known else None
    place = extent(run)
    return LaidLine(text_of(run).strip(), place, box_of(place), confidence)


def _table(grid: Grid, number: int, box_of: Callable[[Place], Box]) -> LaidTable:
    rows: dict[int, LaidRow] = {}
    for cell in grid.cells:
        lines = [_line(run, box_of) for run in grid.contents.get(cell, [])]
        place = (cell.x0, cell.top, cell.x1, cell.bottom)
        row = rows.setdefault(cell.row, LaidRow(number, []))
        row.cells.append(LaidCell(cell.column, cell.row_span, cell.column_span, place, lines))
    return LaidTable(list(rows.values()), box_of(grid.bounds))
