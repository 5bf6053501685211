"""Pages go in; tables that go on over the ends of pages are made one under one head, rows cut in two among them."""

from __future__ import annotations

import re

from extractor.laid import LaidCell, LaidPage, LaidRow, LaidTable

_SAME = 4.0  # points by which the columns of one table may differ from page to page
_HEAD_ROWS = 4  # at most, that are repeated on each page
_ORDINAL = re.compile(r"[\(]?(?:\d{1,4}(?:\.\d{1,3})*|[IVXL]{1,5}|[a-zđ]|[-+*•])[.)]?")
_ENDED = re.compile(r"[.;:!?…]$")


def join_tables(pages: list[LaidPage]) -> None:
    """Move the rows of a page's first table to the last one of the page before, where they are one table."""
    last: LaidTable | None = None
    for page in pages:
        first = page.items[0] if page.items else None
        if last is not None and isinstance(first, LaidTable) and _goes_on(last, first):
            _append(last, first)
            del page.items[0]
            if not page.items:
                continue  # the whole page was the table's, and the next may be too
        tail = page.items[-1] if page.items else None
        last = tail if isinstance(tail, LaidTable) else None


def _goes_on(table: LaidTable, following: LaidTable) -> bool:
    """Whether the columns are the same; cells that are merged on one page only do not matter."""
    ours, theirs = table.columns, following.columns
    few, many = sorted((ours, theirs), key=len)
    ends = abs(ours[0] - theirs[0]) < _SAME and abs(ours[-1] - theirs[-1]) < _SAME
    return ends and len(few) > 2 and all(any(abs(a - b) < _SAME for b in many) for a in few)


def _renumber(table: LaidTable, edges: list[float]) -> None:
    """Count the table's columns by `edges`, of which its own are some."""
    for row in table.rows:
        for cell in row.cells:
            cell.column = _nearest(edges, cell.place[0])
            cell.column_span = max(1, _nearest(edges, cell.place[2]) - cell.column)


def _nearest(edges: list[float], x: float) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - x))


def _append(table: LaidTable, following: LaidTable) -> None:
    ours, theirs = table.columns, following.columns
    if len(ours) != len(theirs):
        _renumber(*((following, ours) if len(ours) > len(theirs) else (table, theirs)))
    rows = following.rows
    heads = _repeated(table.rows, rows)
    table.heads = max(table.heads, heads)
    rest = rows[heads:]
    if rest and table.rows and _is_cut(table.rows[-1], rest[0]):
        _join(table.rows[-1], rest[0])
        rest = rest[1:]
    table.rows += rest


def _repeated(rows: list[LaidRow], following: list[LaidRow]) -> int:
    """How many rows of the head are said again."""
    count = 0
    for ours, theirs in zip(rows[:_HEAD_ROWS], following, strict=False):
        if [cell.text for cell in ours.cells] != [cell.text for cell in theirs.cells] or not _says_something(ours):
            break
        count += 1
    return count


def _says_something(row: LaidRow) -> bool:
    return any(cell.lines for cell in row.cells)


def _is_cut(row: LaidRow, following: LaidRow) -> bool:
    """Whether the page's end went through a row: what follows only goes on with cells that were not at their end.

    A first cell left empty is no sign: criteria without a number of their own are rows like others.
    """
    ours = {cell.column: cell for cell in row.cells}
    going_on = [cell for cell in following.cells if cell.lines]
    if not going_on or any(cell.column not in ours or not ours[cell.column].lines for cell in going_on):
        return False
    if any(_ORDINAL.fullmatch(cell.text) for cell in going_on):
        return False
    if any(_ENDED.search(ours[cell.column].text) for cell in going_on):
        return False
    widest = max(row.cells, key=lambda cell: cell.place[2] - cell.place[0])
    main = next((cell for cell in going_on if cell.column == widest.column), None)
    # The words of the main column tell; without them, "Kế hoạch và⏎Đầu tư" alone is no row of its own either.
    return _carries_on(main) if main else len(going_on) == 1


def _carries_on(cell: LaidCell) -> bool:
    start = cell.text[0]
    return start.islower() or not start.isalnum()


def _join(row: LaidRow, following: LaidRow) -> None:
    ours = {cell.column: cell for cell in row.cells}
    for cell in following.cells:
        if cell.lines:
            ours[cell.column].lines += cell.lines
