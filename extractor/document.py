"""What a file says, as one NFC text with spans: the data type every room works on.

`Document.text` is fixed once, by the adapter that read the file. Pages, lines, tables and everything found later are
spans into that one text; where the format has geometry a span leads back to boxes on a page.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text: characters `start` (included) to `end` (excluded)."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """The characters of `text` this span covers."""
        return text[self.start : self.end]

    # Documents come from a child process, and a long one has 10,000 of these; what dataclasses do by default took four
    # times as long. The same below.
    def __reduce__(self) -> tuple[type[Span], tuple[int, int]]:
        return Span, (self.start, self.end)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points (1/72 inch), the origin at the page's top left corner."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float

    def __reduce__(self) -> tuple[type[Box], tuple[int, float, float, float, float]]:
        return Box, (self.page, self.x0, self.top, self.x1, self.bottom)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text as laid out; `box` is None where the format has no geometry.

    `confidence` (0 to 100) is given where the text comes from character recognition.
    """

    span: Span
    box: Box | None = None
    confidence: float | None = None

    def __reduce__(self) -> tuple[Callable[..., Line], tuple[float | None, ...]]:
        span, box = self.span, self.box
        place = () if box is None else (box.page, box.x0, box.top, box.x1, box.bottom)
        return _line, (span.start, span.end, self.confidence, *place)


def _line(start: int, end: int, confidence: float | None, *place: Any) -> Line:
    return Line(Span(start, end), Box(*place) if place else None, confidence)


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number from 1, the span of its text, its size in points where known, its lines in reading order."""

    number: int
    span: Span
    width: float | None = None
    height: float | None = None
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; `row` and `column` count from 0, spans of merged cells are at least 1."""

    span: Span
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1

    def __reduce__(self) -> tuple[Callable[..., Cell], tuple[int, ...]]:
        return _cell, (self.span.start, self.span.end, self.row, self.column, self.row_span, self.column_span)


def _cell(start: int, end: int, *place: int) -> Cell:
    return Cell(Span(start, end), *place)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the page it starts on (from 1), its cells row by row, its box on that page.

    The first `header_rows` rows name the columns, as the file says or their words show; 0 where neither does. Where a
    table goes on over pages, `Document.page_at` and `Document.boxes` tell the place of each cell.
    """

    page: int
    cells: tuple[Cell, ...]
    box: Box | None = None
    header_rows: int = 0

    def rows(self, text: str) -> list[list[str]]:
        """The cells' texts as rows of equal length; a merged cell's text stands at its first place only."""
        height = max((cell.row + cell.row_span for cell in self.cells), default=0)
        width = max((cell.column + cell.column_span for cell in self.cells), default=0)
        rows = [[""] * width for _ in range(height)]
        for cell in self.cells:
            rows[cell.row][cell.column] = " ".join(cell.span.of(text).split())
        return rows


@dataclass(frozen=True, slots=True)
class ReadingWarning:
    """A doubt about the reading that a person should see: a stable code and the facts of the case."""

    code: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """A digital signature as the file describes it; nobody has verified it.

    Signer and organisation are those of the certificate, else what the signature's picture says. E-office systems sign for
    the number, the day and the seal too, so one document has several. `text` is what its picture on the page says.
    """

    signer: str | None
    organisation: str | None
    time: datetime | None  # with its time zone
    page: int | None = None  # None for a signature that is nowhere to be seen
    box: Box | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Stated:
    """What a package says of a document in it, as it says it; nobody has verified it. "" is not stated."""

    number: str = ""  # as far as the package has it: "12", or with its symbol
    symbol: str = ""
    date: str = ""
    issuer: str = ""
    type: str = ""
    subject: str = ""
    signer: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: its name, its format's name, its one NFC text, and where everything in it stands.

    There is always at least one page; formats without pages have one that spans the whole text.
    """

    name: str
    format: str
    text: str
    pages: tuple[Page, ...]
    tables: tuple[Table, ...] = ()
    warnings: tuple[ReadingWarning, ...] = ()
    signatures: tuple[Signature, ...] = ()
    stated: Stated | None = None  # by the package it came in
    _page_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not self.pages:
            object.__setattr__(self, "pages", (Page(1, Span(0, len(self.text))),))
        object.__setattr__(self, "_page_starts", tuple(page.span.start for page in self.pages))

    def page_at(self, offset: int) -> int:
        """The number of the page on which the character at `offset` stands."""
        return self.pages[max(0, bisect_right(self._page_starts, offset) - 1)].number

    def boxes(self, span: Span) -> tuple[Box, ...]:
        """The boxes of the lines that `span` touches; empty where the format has no geometry."""
        return tuple(
            line.box
            for page in self.pages
            if page.span.start < span.end and span.start < page.span.end
            for line in page.lines
            if line.box is not None and line.span.start < span.end and span.start < line.span.end
        )
