"""Pages as laid out: lines and tables of each go in; what belongs together over page ends is joined, and one text is written.

Between reading a page's geometry and writing the document's text there is one value for each page. It is small (text and
boxes, no characters), so all pages of a long file can wait for the judgements that need their neighbours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractor.builder import DocumentBuilder
from extractor.document import Box, Cell, Span

Place = tuple[float, float, float, float]  # x0, top, x1, bottom in the direction text runs

# `47/KH-⏎UBND`, `425/⏎QĐ-UBND`, `1672/QĐ⏎-UBND`: a number cut by the end of a line or page.
_CUT_AFTER = re.compile(r"(?<![\w/])\d{1,6}[a-zđ]?/(?:\d{4}/)?(?:[A-ZĐ][\wĐđ]*[-/&])*$")
_CUT_BEFORE = re.compile(r"(?<![\w/])\d{1,6}[a-zđ]?/(?:\d{4}/)?[A-ZĐ][\wĐđ]*(?:[-/&][A-ZĐ][\wĐđ]*)*$")
_SYMBOL = re.compile(r"[A-ZĐ][A-ZĐa-zđ]*(?![a-zà-ỹ])")
_JOINT = re.compile(r"[-/&][A-ZĐ]")
# `trườn⏎g`, `UBN⏎D`: a cell too narrow for a word breaks it where its width ends.
_FINALS = re.compile(r"(?:ch?|m|ng?|nh|p|t|g|h)(?![^\W\d_])")
_CAPITALS = re.compile(r"[BCDĐGHKLMNPQRSTVX]{1,3}(?![^\W\d_])")
_VOWEL_END = re.compile(r"[aăâeêioôơuưyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]$")
_PADDING = 11.0  # points: what Word and LibreOffice leave free at both sides of a cell
_FULL = 0.9  # of what is left, that a broken word fills with one letter more


@dataclass(slots=True)
class LaidLine:
    """One line of text: where it stands as text runs, its box on the page as shown."""

    text: str
    place: Place
    box: Box
    confidence: float | None = None


@dataclass(slots=True)
class LaidCell:
    """One cell with its lines; columns count from 0."""

    column: int
    row_span: int
    column_span: int
    place: Place
    lines: list[LaidLine] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What stands in it, in one line."""
        return " ".join(line.text for line in self.lines)


@dataclass(slots=True)
class LaidRow:
    """One row: the page it stands on (the first of two), and its cells from the left."""

    page: int
    cells: list[LaidCell]


@dataclass(slots=True)
class LaidTable:
    """A table, on one page or joined over several: its rows and its box on the first."""

    rows: list[LaidRow]
    box: Box
    heads: int = 0  # rows that are said again on each page

    @property
    def columns(self) -> list[float]:
        """The left edges of its columns, and the right edge of the last."""
        edges = {cell.column: cell.place[0] for row in self.rows for cell in row.cells}
        right = max(cell.place[2] for row in self.rows for cell in row.cells)
        return [*(edges[column] for column in sorted(edges)), right]


@dataclass(slots=True)
class LaidPage:
    """A page: its number, its size as shown, its height in the direction of text, its lines and tables in reading order."""

    number: int
    width: float
    height: float
    depth: float
    items: list[LaidLine | LaidTable]

    @property
    def lines(self) -> list[LaidLine]:
        """The lines outside tables, from the top."""
        return sorted((each for each in self.items if isinstance(each, LaidLine)), key=lambda line: line.place[1])


def write_pages(builder: DocumentBuilder, pages: list[LaidPage]) -> None:
    """Write pages as lines; table rows as lines too, their cells separated by tabs.

    The line end between the halves of a number is left out, so that the number is there to be read.
    """
    writer = _Writer(builder, {page.number: page for page in pages})
    for page in pages:
        writer.turn_to(page.number)
        writer.items(page.items)
    builder.end_line()


def write_items(builder: DocumentBuilder, items: list[LaidLine | LaidTable]) -> None:
    """Write items on the page that is open."""
    _Writer(builder, {}).items(items)
    builder.end_line()


class _Writer:
    def __init__(self, builder: DocumentBuilder, pages: dict[int, LaidPage]) -> None:
        self._builder = builder
        self._pages = pages
        self._at = 0
        self._last = ""

    def turn_to(self, number: int) -> None:
        """Open the page of this number and those before it, unless a table that goes on over pages did so."""
        for each in sorted(self._pages):
            if self._at < each <= number:
                page = self._pages[each]
                first = page.items[0] if page.items else None
                if not (isinstance(first, LaidLine) and is_cut(self._last, first.text)):
                    self._builder.end_line()
                self._builder.open_page(page.width, page.height)
                self._at = each

    def items(self, items: list[LaidLine | LaidTable]) -> None:
        """Lines and tables of a page."""
        for item in items:
            if isinstance(item, LaidTable):
                self._table(item)
            else:
                self._line(item)

    def _line(self, line: LaidLine) -> None:
        if not is_cut(self._last, line.text):
            self._builder.end_line()
        self._write(line)

    def _table(self, table: LaidTable) -> None:
        cells: list[Cell] = []
        self._builder.end_line()
        page = self._builder.page_number
        for number, row in enumerate(table.rows):
            self._builder.end_line()
            self.turn_to(row.page)
            for at, cell in enumerate(row.cells):
                if at:
                    self._builder.write("\t")
                start = self._builder.offset
                self._cell(cell)
                span = Span(start, self._builder.offset)
                cells.append(Cell(span, number, cell.column, cell.row_span, cell.column_span))
        self._builder.end_line()
        self._last = ""
        self._builder.table(page, cells, box=table.box, header_rows=table.heads)

    def _cell(self, cell: LaidCell) -> None:
        for at, line in enumerate(cell.lines):
            if at and not (is_cut(self._last, line.text) or is_broken_word(cell, cell.lines[at - 1], line)):
                self._builder.write("\n")
            self._write(line)

    def _write(self, line: LaidLine) -> None:
        self._builder.line(line.text, box=line.box, confidence=line.confidence)
        self._last = line.text


def is_cut(text: str, following: str) -> bool:
    """Whether a number at the end of `text` goes on at the start of `following`."""
    return bool(
        (_CUT_AFTER.search(text, max(0, len(text) - 60)) and _SYMBOL.match(following))
        or (_JOINT.match(following) and _CUT_BEFORE.search(text, max(0, len(text) - 60)))
    )


def is_broken_word(cell: LaidCell, line: LaidLine, following: LaidLine) -> bool:
    """Whether the word that is all of `line` was too long for its cell and ends in `following`."""
    word, width = line.text, line.place[2] - line.place[0]
    room = cell.place[2] - cell.place[0] - _PADDING
    if " " in word or width + width / max(1, len(word)) < _FULL * room:
        return False
    if word.isupper():
        return bool(_CAPITALS.match(following.text))
    rest = _FINALS.match(following.text)
    if rest is None:
        return False
    if rest[0] in ("g", "h"):
        return word.endswith("n") or (word.endswith("c") and rest[0] == "h")
    return bool(_VOWEL_END.search(word))
