"""Positioned characters of one page go in; its lines and tables in reading order come out."""

from __future__ import annotations

from collections.abc import Callable

from extractor.builder import DocumentBuilder
from extractor.columns import letterhead_by_columns, signature_by_columns
from extractor.document import Box
from extractor.glyphs import Grid, GridCell, Run, extent, text_of
from extractor.laid import LaidCell, LaidLine, LaidPage, LaidRow, LaidTable, Place, write_items


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
