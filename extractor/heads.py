"""A table's cells and the text they stand in go in; how many of its first rows name its columns comes out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from extractor.document import Cell

_LONGEST = 80  # characters of a column's name
_FIRST = re.compile(r"(?:s(?:ố)?\s*\.?\s*)?t\s*\.?\s*t\.?", re.IGNORECASE)  # the column "STT", "TT", "Số TT"
_LABEL = re.compile(r"\(?(?:\d{1,2}|[A-Z]|[IVX]{1,4}|\d{1,2}\s*=[\d\s+*/x()=-]+)\)?")  # "(1)", "A", "5=3+4"


def head_of(cells: Sequence[Cell], text: str, *, said: int) -> int:
    """How many rows are the head: as many as the file said, and what these reach down to.

    Where it said none, the words tell: a head begins with the column of ordinals, or a row that numbers the columns is
    under it. 0 where nothing tells it from other rows.
    """
    if said:
        return max(cell.row + cell.row_span for cell in cells if cell.row < said)
    rows = [list(group) for _, group in groupby(sorted(cells, key=_place), key=lambda cell: cell.row)]
    if len(rows) < 2 or rows[0][0].row != 0 or len(rows[0]) < 2:
        return 0
    names = [" ".join(cell.span.of(text).split()) for cell in rows[0]]
    if not all(len(name) <= _LONGEST and not name[:1].isdecimal() for name in names) or not names[-1]:
        return 0
    depth = max(cell.row + cell.row_span for cell in rows[0])
    if depth == 1 and (any(cell.column_span > 1 for cell in rows[0]) or _goes_on(rows[0], rows[1], text)):
        depth = 2
    numbered = _numbers_columns(cells, depth, text)
    below = depth + numbered
    if below >= rows[-1][0].row + 1:
        return 0
    return below if numbered or _FIRST.fullmatch(names[0]) else 0


def _place(cell: Cell) -> tuple[int, int]:
    return cell.row, cell.column


def _goes_on(names: list[Cell], row: list[Cell], text: str) -> bool:
    """Whether the second row names a column that has no name yet; spreadsheets leave such heads unmerged."""
    named = {cell.column for cell in names if cell.span.of(text).strip()}
    filled = {cell.column: cell.span.of(text).strip() for cell in row if cell.span.of(text).strip()}
    return bool(filled.keys() - named) and min(filled) > 1 and not any(each[0].isdecimal() for each in filled.values())


def _numbers_columns(cells: Sequence[Cell], row: int, text: str) -> bool:
    labels = [cell.span.of(text).strip() for cell in cells if cell.row == row]
    return len(labels) > 2 and len(set(labels)) == len(labels) and all(map(_LABEL.fullmatch, labels))
