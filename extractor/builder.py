"""Lines, cells and page breaks go in, in reading order; one Document with exact spans comes out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from extractor.document import Box, Cell, Document, Line, Page, ReadingWarning, Signature, Span, Table
from extractor.errors import EmptyFile, LimitExceeded
from extractor.heads import head_of
from extractor.legacy_words import suspected_encoding
from extractor.limits import Limits
from extractor.vietnamese import compose, plain_d

_LARGEST = 20  # places in a table's grid for each cell a document may have


def lines_within(text: str, span: Span) -> tuple[Line, ...]:
    """The lines of `text` inside `span` that say something, for formats without geometry."""
    lines: list[Line] = []
    start = span.start
    for piece in span.of(text).split("\n"):
        if piece.strip():
            lines.append(Line(Span(start, start + len(piece))))
        start += len(piece) + 1
    return tuple(lines)


@dataclass(slots=True)
class _OpenPage:
    start: int
    width: float | None = None
    height: float | None = None
    lines: list[Line] = field(default_factory=list)


class DocumentBuilder:
    """The text of a document as it grows. Every piece is composed to NFC as it is written, so spans never move.

    In what is written, a form feed is not text but the start of a new page, even in the middle of a line.
    """

    def __init__(self, name: str, kind: str, limits: Limits) -> None:
        self._name = name
        self._kind = kind
        self._limits = limits
        self._parts: list[str] = []
        self._pages = [_OpenPage(0)]
        self._tables: list[Table] = []
        self._warnings: list[ReadingWarning] = []
        self._signatures: list[Signature] = []
        self._said = False  # whether anything but blanks stands on the open page
        self._cells = 0
        self.offset = 0

    @property
    def page_number(self) -> int:
        """The number of the page being written, from 1."""
        return len(self._pages)

    @property
    def is_blank(self) -> bool:
        """Whether nothing has been written so far but blanks."""
        return not any(part.strip() for part in self._parts)

    def write(self, text: str) -> Span:
        """Add `text` (composed) at the end; where it stands comes back."""
        start = self.offset
        self.add(text)
        return Span(start, self.offset)

    def add(self, text: str) -> None:
        """As `write`, where nobody asks for the place."""
        text = plain_d(compose(text))
        if "\f" not in text:
            self._add(text)
            return
        for index, piece in enumerate(text.split("\f")):
            if index:
                self.break_page()
            self._add(piece)

    def end_line(self) -> None:
        """Make sure what follows starts on a line of its own; never leaves two line ends in a row."""
        if self._parts and not self._parts[-1].endswith("\n"):
            self._add("\n")

    def line(self, text: str, *, box: Box | None = None, confidence: float | None = None) -> Span:
        """Add one laid-out line with its place on the page; no line end is written after it, a form feed is a blank."""
        span = self.write(text.replace("\f", " ") if "\f" in text else text)
        self._pages[-1].lines.append(Line(span, box, confidence))
        return span

    def break_page(self) -> None:
        """Start a new page, unless the open one is still blank: files often say "new page" twice for one break."""
        if self._said:
            self.open_page()

    def open_page(self, width: float | None = None, height: float | None = None) -> None:
        """Start a new page of this size in points, even after a blank one; the very first just takes the size."""
        if self.offset == 0 and len(self._pages) == 1 and self._pages[0].width is None and width is not None:
            self._pages[0].width, self._pages[0].height = width, height
            return
        if len(self._pages) >= self._limits.pages:
            raise LimitExceeded(name=self._name, detail=f"số trang/pages > {self._limits.pages}")
        self._pages.append(_OpenPage(self.offset, width, height))
        self._said = False

    def table(self, page: int, cells: list[Cell], *, box: Box | None = None, header_rows: int = 0) -> None:
        """Record a table whose text has been written already; `header_rows` as far as the format says."""
        if not cells:
            return
        self._cells += len(cells)
        if self._cells > self._limits.cells:
            raise LimitExceeded(name=self._name, detail=f"ô/cells > {self._limits.cells}")
        height = max(cell.row + cell.row_span for cell in cells)
        width = max(cell.column + cell.column_span for cell in cells)
        if height * width > _LARGEST * self._limits.cells:
            self.warn("tables_skipped", str(page))  # as a grid it would be nearly all holes; its text stays
        else:
            self._tables.append(Table(page, tuple(cells), box, header_rows))

    def warn(self, code: str, detail: str = "") -> None:
        """Record a doubt once."""
        warning = ReadingWarning(code, detail)
        if warning not in self._warnings:
            self._warnings.append(warning)

    def doubt(self, warnings: Iterable[ReadingWarning]) -> None:
        """Record each of these doubts once."""
        for each in warnings:
            self.warn(each.code, each.detail)

    def signed(self, signatures: list[Signature]) -> None:
        """Record digital signatures."""
        self._signatures += signatures

    def build(self) -> Document:
        """The document as written; EmptyFile when it says nothing at all."""
        text = "".join(self._parts)
        if not text.strip():
            raise EmptyFile(name=self._name)
        encoding = suspected_encoding(text)
        if encoding:
            self.warn("legacy_encoding", encoding)
        ends = [page.start for page in self._pages[1:]] + [len(text)]
        pages = tuple(
            Page(number, span, page.width, page.height, tuple(page.lines) or lines_within(text, span))
            for number, (page, span) in enumerate(
                ((page, Span(page.start, end)) for page, end in zip(self._pages, ends, strict=True)), 1
            )
        )
        tables = tuple(
            replace(table, header_rows=head_of(table.cells, text, said=table.header_rows)) for table in self._tables
        )
        doubts, signatures = tuple(self._warnings), tuple(self._signatures)
        return Document(self._name, self._kind, text, pages, tables, doubts, signatures)

    def _add(self, piece: str) -> None:
        if not piece:
            return
        if unicodedata.combining(piece[0]) and self._parts:
            # A mark cut off from its letter would compose with it here and move every span after.
            piece = piece[1:]
        self._parts.append(piece)
        self.offset += len(piece)
        if self.offset > self._limits.characters:
            raise LimitExceeded(name=self._name, detail=f"số chữ/characters > {self._limits.characters}")
        self._said = self._said or not piece.isspace()
