"""The tree of a Word document's body goes in; its text in reading order goes into a DocumentBuilder.

Order: a paragraph, then the text boxes anchored in it, then its footnotes and endnotes. Rows of a table are lines,
cells separated by tabs; a letterhead table (two columns, no borders) is read cell after cell and is no Table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import Any

from extractor.builder import DocumentBuilder
from extractor.document import Cell, Span
from extractor.docx_layout import is_layout, is_on
from extractor.docx_letters import FIXED, RunFonts, characters
from extractor.docx_names import WORD, attribute, branch, child, children, local, number_in
from extractor.docx_numbering import Numbering
from extractor.docx_plain import plain_cell, plain_text
from extractor.docx_styles import Styles
from extractor.legacy import Letters, Piece

_WIDEST = 1_000  # columns; a gridSpan of 20 million is an attack, not a table
_TAKEN = frozenset({"ins", "moveTo"})
_GONE = frozenset({"del", "moveFrom"})
_SILENT = frozenset({"pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "sectPr"})
_SILENT |= {"delText", "delInstrText", "annotationRef", "rt"}
_CHARACTERS = frozenset({"t", "sym", "br", "lastRenderedPageBreak", *FIXED})
_MARKS = frozenset({"fldChar", "instrText", "fldSimple", "txbxContent", "footnoteReference", "endnoteReference"})
_PAGE_FIELDS = ("PAGE", "NUMPAGES", "SECTIONPAGES")
_PAGE_WORDS = re.compile(r"\b(trang|page|of|trên)\b|[\W\d_]", re.IGNORECASE)


@dataclass(slots=True)
class _Inline:
    """A paragraph as collected: its characters, the text boxes anchored in it, the notes it refers to."""

    parts: list[Piece] = field(default_factory=list)
    style: str | None = None
    boxes: list[Any] = field(default_factory=list)
    notes: list[Any] = field(default_factory=list)
    page_number: bool = False


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    shown: bool = False


class BodyReader:
    """Walks body, headers and notes of one document and writes what they say."""

    def __init__(
        self,
        builder: DocumentBuilder,
        numbering: Numbering,
        styles: Styles,
        notes: dict[tuple[str, str], Any],
        fonts: RunFonts,
        letters: Letters,
        special: frozenset[Any],
    ) -> None:
        self._builder = builder
        self._numbering = numbering
        self._styles = styles
        self._notes = notes  # by kind of reference ("footnoteReference") and id
        self._fonts = fonts
        self._letters = letters
        self._special = special  # paragraphs, cells and rows that are more than text
        self._font: str | None = None  # of the run being read
        self._fields: list[_Field] = []
        self._joiner = ""
        self._margin = False  # whether a header or footer is being read
        self._changes = {"ins": 0, "del": 0}
        self._section_breaks: Iterator[bool] = iter(())

    def read_body(self, body: Any) -> None:
        """Write the whole body."""
        sections = body.iter(WORD + "sectPr")
        # How a section starts is said at the end of that section: the break before it is the previous one's.
        kinds = [attribute(child(each, "type"), "val") for each in sections]
        self._section_breaks = iter([kind not in ("continuous", "nextColumn") for kind in kinds[1:]])
        self._read(body)

    def read_margin(self, part: Any) -> None:
        """Write a header or footer, without its page number."""
        self._margin = True
        self._read(part)
        self._margin = False
        self._fields.clear()

    def warn(self) -> None:
        """Tell the builder which doubts the walk met."""
        self._builder.doubt(self._letters.warnings)
        if any(self._changes.values()):
            self._builder.warn("tracked_changes", f"+{self._changes['ins']} -{self._changes['del']}")

    def _read(self, container: Any) -> None:
        for each in container:
            name = local(each)
            if name == "p":
                self._paragraph(each)
            elif name == "tbl":
                self._table(each)
            elif name not in _SILENT and not self._dropped(name):
                self._read(branch(each) if name == "AlternateContent" else each)

    def _dropped(self, name: str) -> bool:
        if name in _TAKEN:
            self._changes["ins"] += 1
        elif name in _GONE:
            self._changes["del"] += 1
        return name in _GONE or name in _SILENT

    def _paragraph(self, paragraph: Any) -> None:
        if self._is_plain(paragraph):
            text = plain_text(paragraph)
            if text:
                self._builder.add(self._joiner + text)
                self._joiner = "\n"
            return
        first = child(paragraph, "pPr")
        properties = children(first)
        inline = _Inline(style=self._fonts.style(first))
        self._collect(paragraph, inline)
        gone = child(properties.get("rPr"), "del") is not None
        label = "" if gone or self._margin else self._numbering.label(properties)
        if self._letters.encodings:
            label, text = self._letters.read([(label, None)]), self._letters.read(inline.parts)
        else:
            text = "".join(part for part, _ in inline.parts)
        body = text.strip()
        if inline.page_number and not _PAGE_WORDS.sub("", body):
            body = ""
        breaks = "\f" in text
        if (breaks and "\f" in text[: len(text) - len(text.lstrip())]) or is_on(properties.get("pageBreakBefore")):
            self._break_page()
        if body:
            self._builder.add(self._joiner + label + body)
            self._joiner = "\n"
            if breaks and "\f" in text[len(text.rstrip()) :]:
                self._break_page()
        for box in inline.boxes:
            self._read(box)
        for note in inline.notes:
            self._read(note)
        if "sectPr" in properties and next(self._section_breaks, True):
            self._break_page()

    def _is_plain(self, element: Any) -> bool:
        """Whether the paragraph or cell is but text, to be taken as it stands."""
        return not (element in self._special or self._fields or self._letters.encodings)

    def _break_page(self) -> None:
        if self._builder.offset:
            self._builder.write(self._joiner)
            self._joiner = ""
            self._builder.break_page()

    def _collect(self, element: Any, inline: _Inline) -> None:
        for each in element:
            name = local(each)
            if name == "r":
                if is_on(child(each, "rPr", "vanish")):
                    self._builder.warn("hidden_text")
                    continue
                self._font = self._fonts.of(each, inline.style)
                self._collect(each, inline)
            elif name in _CHARACTERS:
                if not self._fields or all(field.shown for field in self._fields):
                    inline.parts.append(((each.text or "") if name == "t" else characters(name, each), self._font))
            elif name in _SILENT:
                continue
            elif name in _MARKS:
                self._mark(name, each, inline)
            elif name == "AlternateContent":
                self._collect(branch(each), inline)
            elif name and not self._dropped(name):
                self._collect(each, inline)

    def _mark(self, name: str, element: Any, inline: _Inline) -> None:
        """What stands for something else: a part of a field, a text box, a note."""
        if name == "fldChar":
            self._field_mark(attribute(element, "fldCharType"), inline)
        elif name == "instrText":
            if self._fields:
                self._fields[-1].instruction += element.text or ""
        elif name == "fldSimple":
            if self._is_page_number(attribute(element, "instr") or ""):
                inline.page_number = True
            else:
                self._collect(element, inline)
        elif name == "txbxContent":
            inline.boxes.append(element)
        elif (name, attribute(element, "id")) in self._notes:
            inline.notes.append(self._notes[name, attribute(element, "id") or ""])

    def _field_mark(self, kind: str | None, inline: _Inline) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            hidden = self._is_page_number(self._fields[-1].instruction)
            self._fields[-1].shown = not hidden
            inline.page_number = inline.page_number or hidden
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _is_page_number(self, instruction: str) -> bool:
        return self._margin and instruction.strip().upper().split(" ")[0] in _PAGE_FIELDS

    def _table(self, table: Any) -> None:
        rows = [list(self._cells(row)) for row in self._rows(table)]
        if is_layout(table, rows, self._styles, self._letters):
            for row in rows:
                for cell in row:
                    self._read(cell)
            return
        cells: list[Cell] = []
        merged: dict[int, int] = {}  # column -> the cell that goes on downwards there
        page = self._builder.page_number
        for number, row in enumerate(rows):
            column = self._before(row[0].getparent()) if row else 0
            for place, element in enumerate(row):
                # The joiner is empty at a cell's or the text's start; a nested table then starts there too.
                before = "\t" if place else self._joiner if number == 0 else "\n"
                self._joiner = ""
                if self._is_plain(element):
                    merged.pop(column, None)
                    start = self._builder.offset + len(before)
                    self._builder.add(before + plain_cell(element))
                    cells.append(Cell(Span(start, self._builder.offset), number, column))
                    column += 1
                    continue
                self._builder.add(before)
                properties = children(child(element, "tcPr"))
                width = _width(properties)
                merge = properties.get("vMerge")
                if merge is not None and attribute(merge, "val") != "restart" and column in merged:
                    above = cells[merged[column]]
                    cells[merged[column]] = replace(above, row_span=number + 1 - above.row)
                else:
                    merged.pop(column, None)
                    if merge is not None:
                        merged[column] = len(cells)
                    cells.append(self._cell(element, number, column, width))
                column += width
        self._joiner = "\n" if cells else self._joiner
        self._builder.table(page, cells, header_rows=self._heads(rows))

    def _cell(self, element: Any, row: int, column: int, width: int) -> Cell:
        start = self._builder.offset
        self._read(element)
        return Cell(Span(start, self._builder.offset), row, column, 1, width)

    def _rows(self, table: Any) -> Iterator[Any]:
        for each in table:
            name = local(each)
            if name == "tr" and each not in self._special:
                yield each
            elif name == "tr":
                if child(each, "trPr", "del") is not None:
                    self._changes["del"] += 1
                    continue
                self._changes["ins"] += child(each, "trPr", "ins") is not None
                yield each
            elif not self._dropped(name):
                yield from self._rows(branch(each) if name == "AlternateContent" else each)

    def _cells(self, row: Any) -> Iterator[Any]:
        for each in row:
            name = local(each)
            if name == "tc":
                yield each
            elif not self._dropped(name):
                yield from self._cells(each)

    def _heads(self, rows: list[list[Any]]) -> int:
        """How many rows are said again at the head of each page."""
        marked = (bool(row) and self._is_marked(row[0].getparent(), "tblHeader") for row in rows)
        return sum(1 for _ in takewhile(bool, marked))

    def _is_marked(self, row: Any, name: str) -> bool:
        return row in self._special and is_on(child(row, "trPr", name))

    def _before(self, row: Any) -> int:
        """How many columns of the grid stand free before a row's first cell."""
        skipped = number_in(child(row, "trPr", "gridBefore"), default=0) if row in self._special else 0
        return skipped if 0 <= skipped <= _WIDEST else 0


def _width(properties: dict[str, Any]) -> int:
    span = number_in(properties.get("gridSpan"), default=1)
    return span if 1 <= span <= _WIDEST else 1
