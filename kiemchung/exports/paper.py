"""A register goes in; the bytes of a DOCX document come out: A4 on its side, its heads again on each page, its pages numbered."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from kiemchung.exports.heading import Sheet, cell_text
from kiemchung.exports.typeface import set_in_times

_BETWEEN = 25.7  # centimetres between the margins
_MOST_COLUMNS = 12
_CENTRE = WD_ALIGN_PARAGRAPH.CENTER


def paper_bytes(sheet: Sheet) -> bytes:
    """The bytes of the document."""
    document = docx.Document()
    _set_up(document)
    _line(document.add_paragraph(), sheet.register.title, size=14, bold=True)
    for line in sheet.lines:
        _line(document.add_paragraph(), line, size=13)
    _line(document.add_paragraph(), "", size=6)
    _table(document, sheet)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _set_up(document: Any) -> None:
    """A4 on its side, Times New Roman, the page's number below."""
    set_in_times(document, size=11)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
    number = section.footer.paragraphs[0]
    number.alignment = _CENTRE
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    field.append(OxmlElement("w:r"))
    number._p.append(field)


def _line(paragraph: Any, words: str, *, size: float, bold: bool = False) -> None:
    paragraph.alignment = _CENTRE
    run = paragraph.add_run(cell_text(words))
    run.bold, run.font.size = bold, Pt(size)


def _table(document: Any, sheet: Sheet) -> None:
    """The register as a table; one of more columns than a page takes as a table of fields, document after document."""
    if len(sheet.register.columns) > _MOST_COLUMNS:
        table = _empty_table(
            document, (("Trường thông tin", 8.0), ("Tên trường", 4.0), ("Nội dung", 13.7)), ["(1)", "(2)", "(3)"]
        )
        _fill(table, _fields(sheet))
    else:
        share = _BETWEEN / sum(column.width for column in sheet.register.columns)
        heads = [(column.head, share * column.width) for column in sheet.register.columns]
        _fill(_empty_table(document, heads, sheet.marks), ([cell_text(value) for value in row] for row in sheet.rows))


def _fields(sheet: Sheet) -> Iterator[Sequence[str]]:
    """Each document's fields that are not blank, a line each, under its number in the register."""
    for at, row in enumerate(sheet.rows, 1):
        yield (f"{at}.", "", "")
        for column, value in zip(sheet.register.columns, row, strict=True):
            if text := cell_text(value):
                yield (column.head, column.field, text)


def _empty_table(document: Any, heads: Sequence[tuple[str, float]], marks: Sequence[str]) -> Any:
    """A table of heads with their widths in centimetres, marks below them, and one empty row."""
    table = document.add_table(rows=3, cols=len(heads))
    table.style, table.autofit = "Table Grid", False
    for at, (_, width) in enumerate(heads):
        table.columns[at].width = Cm(width)
        for row in table.rows:
            row.cells[at].width = Cm(width)
    for row, words, bold in ((table.rows[0], [head for head, _ in heads], True), (table.rows[1], marks, False)):
        for cell, head in zip(row.cells, words, strict=True):
            _line(cell.paragraphs[0], head, size=11, bold=bold)
        _mark(row, "w:tblHeader")
    _mark(table.rows[2], "w:cantSplit")
    return table


def _fill(table: Any, rows: Iterable[Sequence[str]]) -> None:
    """Put copies of the empty row in its place: python-docx makes each row anew, which is slow by the thousand."""
    pattern = table.rows[2]._tr
    for paragraph in pattern.iter(qn("w:p")):
        run = OxmlElement("w:r")
        run.append(OxmlElement("w:t"))
        paragraph.append(run)
    pattern.getparent().remove(pattern)
    for words in rows:
        row = deepcopy(pattern)
        for text, said in zip(row.iter(qn("w:t")), words, strict=True):
            text.text = said
        table._tbl.append(row)


def _mark(row: Any, name: str) -> None:
    """Have a row printed again at the top of each page, or never parted by one."""
    mark = OxmlElement(name)
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)
