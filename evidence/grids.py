"""A Document goes in; its tables come out as grids in which merged cells say that they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from evidence.text_tables import text_tables
from extractor import Document, Table

_TEXT_FORMATS = {"text", "markdown"}


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a grid: the text of the cell that covers it, with its lines, and whether the cell began elsewhere."""

    text: str
    from_above: bool = False
    from_left: bool = False

    @property
    def line(self) -> str:
        """The text as one line."""
        return " ".join(self.text.split())


Row = list[Place]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as rows of equal length, the text that stands before it, and the page it starts on."""

    rows: list[Row]
    before: str
    page: int


def grids(document: Document) -> Iterator[Grid]:
    """The tables of `document`, in its order; those typed as text where the format has no tables."""
    end = 0
    for table in document.tables:
        start = min((cell.span.start for cell in table.cells), default=end)
        yield Grid(_places(table, document.text), document.text[end:start] if end <= start else "", table.page)
        end = max((cell.span.end for cell in table.cells), default=end)
    if not document.tables and document.format in _TEXT_FORMATS:
        for start, rows in text_tables(document.text):
            width = max(map(len, rows))
            places = [[Place(cell) for cell in (row + [""] * width)[:width]] for row in rows]
            yield Grid(places, document.text[end:start], document.page_at(start))
            end = start


def _places(table: Table, text: str) -> list[Row]:
    height = max((cell.row + cell.row_span for cell in table.cells), default=0)
    width = max((cell.column + cell.column_span for cell in table.cells), default=0)
    rows = [[Place("")] * width for _ in range(height)]
    for cell in table.cells:
        words = cell.span.of(text).strip()
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                rows[row][column] = Place(words, row > cell.row, column > cell.column)
    return rows
