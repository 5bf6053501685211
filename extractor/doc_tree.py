"""Paragraphs of a Word 97-2003 file go in; a tree of WordprocessingML, tables and notes in it, comes out.

So DOC is read by the same walk as DOCX: labels, fields, changes, layout tables and fonts are understood in one place.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from lxml import etree

from extractor.doc_format import Paragraph, Sprms, WordFile, joined
from extractor.doc_styles import add_borders, add_font, add_list, element
from extractor.docx_names import WORD, child

_IN_TABLE, _ROW_END, _DEPTH = 0x2416, 0x2417, 0x6649
_INNER_CELL, _INNER_ROW = 0x244B, 0x244C
_HEADER_ROW, _T_DEF_TABLE, _TABLE_STYLE = 0x3404, 0xD608, 0x563A
_BREAK_BEFORE = 0x2407
_DELETED, _INSERTED, _HIDDEN, _SYMBOL = 0x0800, 0x0801, 0x083C, 0x6A09
_DEEPEST = 32  # tables within tables
_TOLERANCE = 20  # twips between edges that are meant to be one, a third of a millimetre
# What may stand between characters of a run: field marks, notes, breaks, things drawn.
_CONTROL = re.compile("[\x00-\x1f\x28\u00ad\ufffe\uffff]")
_ELEMENTS = {
    "\t": "tab",
    "\v": "br",
    "\x0e": "br",
    "\x1e": "noBreakHyphen",
    "\x1f": "softHyphen",
    "\u00ad": "softHyphen",
}
_FIELD_MARKS = {"\x13": "begin", "\x14": "separate", "\x15": "end"}


@dataclass(slots=True)
class _Row:
    cells: list[etree._Element] = field(default_factory=list)
    open: bool = False  # whether the last cell still takes paragraphs


@dataclass(slots=True)
class _OpenTable:
    element: etree._Element
    row: _Row = field(default_factory=_Row)
    edges: list[tuple[etree._Element, list[int]]] = field(default_factory=list)  # of each row, in twips


@dataclass(frozen=True, slots=True)
class Anchors:
    """What stands at a position of the text: notes by their marks' positions, text boxes by their anchors'."""

    notes: dict[int, tuple[str, str]]  # position -> "footnoteReference", id
    boxes: dict[int, list[tuple[int, int]]]  # position -> stretches of text


class TreeMaker:
    """Makes elements of stretches of one file's text."""

    def __init__(self, file: WordFile, fonts: list[str], anchors: Anchors) -> None:
        self._file = file
        self._fonts = fonts
        self._anchors = anchors
        self._boxes_open = False
        self._fields: list[bool] = []  # of each open field, whether its instruction is being read

    def fill(self, parent: etree._Element, start: int, end: int) -> etree._Element:
        """Put the paragraphs and tables between two positions into `parent`."""
        tables: list[_OpenTable] = []
        around, self._fields = self._fields, []
        for paragraph in self._file.paragraphs(start, end):
            depth = _depth(paragraph.sprms)
            while len(tables) > depth:
                _close(tables.pop())
            while len(tables) < depth:
                tables.append(_OpenTable(element("tbl", _container(tables, parent))))
            if _ends_row(paragraph, depth):
                _end_row(tables[-1], paragraph.sprms)
                continue
            self._add_paragraph(_container(tables, parent), paragraph)
            if tables and _ends_cell(paragraph, depth):
                tables[-1].row.open = False
        while tables:
            _close(tables.pop())
        self._fields = around
        return parent

    def _add_paragraph(self, parent: etree._Element, paragraph: Paragraph) -> None:
        made = element("p", parent)
        properties = element("pPr", made)
        element("pStyle", properties, val=str(paragraph.style))
        add_list(properties, paragraph.sprms)
        if paragraph.sprms.get(_BREAK_BEFORE, b"\0")[:1] == b"\x01":
            element("pageBreakBefore", properties)
        if paragraph.section:
            element("type", element("sectPr", properties), val=paragraph.section)
        for start, end, sprms in self._file.runs(paragraph.start, paragraph.end):
            self._add_run(made, start, end, sprms)

    def _add_run(self, parent: etree._Element, start: int, end: int, sprms: Sprms) -> None:
        for code, name in ((_DELETED, "del"), (_INSERTED, "ins")):
            if _is_on(sprms, code):
                parent = element(name, parent)
                break
        run = element("r", parent)
        add_font(run, sprms, self._fonts)
        if _is_on(sprms, _HIDDEN):
            properties = child(run, "rPr")
            element("vanish", properties if properties is not None else element("rPr", run))
        text, at = self._file.text, start
        for found in _CONTROL.finditer(text, start, end):
            char, place = found[0], found.start()
            if char == "(" and _SYMBOL not in sprms:
                continue
            self._add_text(run, text[at:place])
            at = place + 1
            self._add_control(run, char, place, sprms)
        self._add_text(run, text[at:end])

    def _add_text(self, run: etree._Element, text: str) -> None:
        if text:
            element("instrText" if self._fields and self._fields[-1] else "t", run).text = joined(text)

    def _add_control(self, run: etree._Element, char: str, place: int, sprms: Sprms) -> None:
        if char in _ELEMENTS:
            element(_ELEMENTS[char], run)
        elif char == "\f":
            element("br", run, type="page")
        elif char in _FIELD_MARKS:
            element("fldChar", run, fldCharType=_FIELD_MARKS[char])
            self._mark_field(char)
        elif char == "(" and len(sprms.get(_SYMBOL, b"")) == 4:
            font, code = struct.unpack("<HH", sprms[_SYMBOL])
            name = self._fonts[font] if font < len(self._fonts) else ""
            element("sym", run, font=name, char=f"{code:04X}")
        if place in self._anchors.notes:
            kind, number = self._anchors.notes[place]
            element(kind, run, id=number)
        if place in self._anchors.boxes and not self._boxes_open:
            self._boxes_open = True  # a box may not hold another: anchors that lead in a ring end here
            for start, end in self._anchors.boxes[place]:
                self.fill(element("txbxContent", run), start, end)
            self._boxes_open = False

    def _mark_field(self, char: str) -> None:
        if char == "\x13":
            self._fields.append(True)
        elif self._fields and char == "\x14":
            self._fields[-1] = False
        elif self._fields:
            self._fields.pop()


def _is_on(sprms: Sprms, code: int) -> bool:
    return bool(sprms.get(code, b"\0")[:1] in (b"\x01", b"\x81"))


def _depth(sprms: Sprms) -> int:
    said = int.from_bytes(sprms.get(_DEPTH, b"\0"), "little")
    return min(max(said, int(_is_on(sprms, _IN_TABLE))), _DEEPEST)


def _ends_row(paragraph: Paragraph, depth: int) -> bool:
    return depth > 0 and _is_on(paragraph.sprms, _ROW_END if depth == 1 else _INNER_ROW)


def _ends_cell(paragraph: Paragraph, depth: int) -> bool:
    return paragraph.mark == "\x07" if depth == 1 else _is_on(paragraph.sprms, _INNER_CELL)


def _container(tables: list[_OpenTable], parent: etree._Element) -> etree._Element:
    """Where the next paragraph belongs: the open cell of the innermost table, or `parent`."""
    if not tables:
        return parent
    row = tables[-1].row
    if not row.open:
        row.cells.append(element("tc"))
        row.open = True
    return row.cells[-1]


def _end_row(table: _OpenTable, sprms: Sprms) -> None:
    made = element("tr", table.element)
    edges, cells = _definition(sprms)
    if _is_on(sprms, _HEADER_ROW):
        element("tblHeader", element("trPr", made))
    if child(table.element, "tblPr") is None:
        properties = element("tblPr")
        table.element.insert(0, properties)
        if _TABLE_STYLE in sprms:
            element("tblStyle", properties, val=str(int.from_bytes(sprms[_TABLE_STYLE], "little")))
        add_borders(properties, sprms)
    kept: list[int] = edges[:1]
    for number, cell in enumerate(table.row.cells):
        flags, borders = cells[number] if number < len(cells) else (0, b"")
        right = edges[number + 1 : number + 2]
        if flags & 0b11 == 1 and len(made) > 1:  # goes on with the cell at its left
            kept[-1:] = right or kept[-1:]
            continue
        kept += right
        properties = element("tcPr")
        cell.insert(0, properties)
        if flags >> 5 & 0b11:
            element("vMerge", properties, val="restart" if flags >> 5 & 0b11 == 0b11 else "continue")
        if any(borders[at + 1] not in (0, 0xFF) for at in range(0, len(borders) - 1, 4)):
            element("top", element("tcBorders", properties), val="single")
        made.append(cell)
    table.edges.append((made, kept))
    table.row = _Row()


def _definition(sprms: Sprms) -> tuple[list[int], list[tuple[int, bytes]]]:
    """A row's edges in twips and, of each cell, its flags and its four borders."""
    data = sprms.get(_T_DEF_TABLE, b"")
    count = data[0] if data else 0
    if len(data) < 1 + 2 * (count + 1):
        return [], []
    edges = list(struct.unpack_from(f"<{count + 1}h", data, 1))
    cells = []
    for at in range(3 + 2 * count, len(data) - 19, 20):
        cells.append((struct.unpack_from("<H", data, at)[0], data[at + 4 : at + 20]))
    return edges, cells


def _close(table: _OpenTable) -> None:
    """Rows say where their cells' edges stand; how many columns a cell covers follows from all rows together."""
    if table.row.cells:  # the file ends within a row
        _end_row(table, {})
    grid: list[int] = []
    for edge in sorted({edge for _, edges in table.edges for edge in edges}):
        if not grid or edge - grid[-1] > _TOLERANCE:
            grid.append(edge)
    for row, edges in table.edges:
        places = [_nearest(grid, edge) for edge in edges]
        cells = row.findall(WORD + "tc")
        for cell, left, right in zip(cells, places, places[1:], strict=False):
            properties = child(cell, "tcPr")
            if right - left > 1 and properties is not None:
                element("gridSpan", properties, val=str(right - left))


def _nearest(grid: list[int], edge: int) -> int:
    return min(range(len(grid)), key=lambda number: abs(grid[number] - edge))


def stretches(positions: Iterable[int], base: int) -> list[tuple[int, int]]:
    """Neighbouring positions of a part as stretches of the whole text."""
    numbers = [base + position for position in positions]
    return list(pairwise(numbers))
