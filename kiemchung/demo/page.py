"""Sets a Paper as a Word document in the form of Nghị định 30/2020/NĐ-CP, or of the Party for Party papers.

The body is one paragraph a line. What a line is, its first characters say:
`^` basis clause, `=` centred bold, `_` centred italic, `#` bold heading, `>` no indent, `|:2 5 3` column widths
of the table that follows, `|a|b|c` a table row (the first is its head), `---` new page, `%sign` the signing block.
Inside a line `**bold**` and `*italic*`.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from kiemchung.demo.paper import Paper

FONT = "Times New Roman"
SIZE = 14.0
TEXT_WIDTH = 16.0  # cm: A4 less 3 cm left and 2 cm right
MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
PARTY_MOTTO = "ĐẢNG CỘNG SẢN VIỆT NAM"
CENTRE, LEFT, RIGHT, BOTH = (
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)
_FIGURE = re.compile(r"[IVX\d.,%() -]*|[^ ]{1,4}")
_INLINE = re.compile(r"\*\*(?P<bold>.+?)\*\*|\*(?P<italic>[^*]+?)\*")


def set_page(paper: Paper) -> Any:
    """The Word document of `paper`, ready to be saved."""
    doc = docx.Document()
    _prepare(doc, paper)
    if paper.letterhead:
        _letterhead(doc, paper)
    _title(doc, paper)
    lines = paper.body if "%sign" in paper.body else (*paper.body, "%sign")
    table: list[str] = []
    for line in lines:
        if table and not line.startswith("|"):
            _table(doc, table)
            table = []
        if line.startswith("|"):
            table.append(line)
        elif line == "%sign":
            _signing(doc, paper)
        elif line == "---":
            doc.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        else:
            _line(doc, line)
    if table:
        _table(doc, table)
    return doc


def _prepare(doc: Any, paper: Paper) -> None:
    style = doc.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(SIZE)
    fonts = style.element.rPr.rFonts
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(script), FONT)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    section = doc.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = CENTRE
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        run = number.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)
    stamp = datetime(paper.day.year, paper.day.month, paper.day.day, 8, 0)  # noqa: DTZ001 - Word keeps no zone
    about = doc.core_properties
    about.author = about.last_modified_by = "Văn thư"
    about.title = " ".join((paper.kind.upper(), *paper.subject)).strip()
    about.comments = ""
    about.created = about.modified = stamp


def _letterhead(doc: Any, paper: Paper) -> None:
    head = paper.letterhead
    assert head is not None  # noqa: S101 - asked by the caller
    left, right = _two_columns(doc, 6.6, 9.6)
    for text in head.parent:
        _put(left, text, size=13, align=CENTRE)
    for text in head.issuer:
        _put(left, text, size=13, bold=not head.party, align=CENTRE)
    if head.party:
        _put(left, "*", size=14, align=CENTRE)
        _put(right, PARTY_MOTTO, size=15, bold=True, align=CENTRE)
        _rule(right, 1.3)
    else:
        _rule(left, 2.1)
        _put(right, MOTTO[0], size=12.5, bold=True, align=CENTRE)
        _put(right, MOTTO[1], size=13.5, bold=True, align=CENTRE)
        _rule(right, 1.7)
    _put(left, paper.number_line, size=13 if not head.party else 14, align=CENTRE)
    if not paper.kind:
        _put(left, "V/v " + " ".join(paper.subject), size=12.5, align=CENTRE)
    _put(right, paper.place_line, size=13.5, italic=True, align=CENTRE)
    for cell in (left, right):
        first = cell.paragraphs[0]
        if not first.text:
            first._p.getparent().remove(first._p)


def _title(doc: Any, paper: Paper) -> None:
    if paper.addressees:
        _put(doc, "", size=8)
        if len(paper.addressees) == 1:
            _put(doc, f"Kính gửi: {paper.addressees[0]}.", align=CENTRE)
        else:
            _put(doc, "Kính gửi:", align=LEFT, indent=3)
            for position, name in enumerate(paper.addressees, start=1):
                _put(doc, f"- {name}{'.' if position == len(paper.addressees) else ';'}", align=LEFT, indent=5)
        _put(doc, "", size=8)
    if not paper.kind or not paper.letterhead:
        return
    party = paper.letterhead.party
    _put(doc, paper.kind.upper(), size=16 if party else 14, bold=True, align=CENTRE, before=14)
    for text in paper.subject:
        _put(doc, text, bold=True, align=CENTRE)
    if party:
        _put(doc, "-----", align=CENTRE, after=6)
    else:
        _rule(doc, 6.3)


def _line(doc: Any, line: str) -> None:
    mark, text = line[0], line[1:].strip()
    if mark == "=":
        _put(doc, text, bold=True, align=CENTRE, before=8, after=4)
    elif mark == "_":
        _put(doc, text, italic=True, align=CENTRE, after=4)
    elif mark == "^":
        _put(doc, text, italic=True, align=BOTH, first=1.27, before=3, after=3)
    elif mark == "#":
        _put(doc, text, bold=True, align=BOTH, first=1.27, before=6, after=3)
    elif mark == ">":
        _put(doc, text, align=BOTH, before=3, after=3)
    else:
        _put(doc, line, align=BOTH, first=1.27, before=3, after=3)


def _table(doc: Any, lines: list[str]) -> None:
    _put(doc, "", size=6)
    widths = [1.0]
    rows: list[list[str]] = []
    for line in lines:
        if line.startswith("|:"):
            widths = [float(part) for part in line[2:].split()]
        else:
            rows.append([cell.strip() for cell in line[1:].split("|")])
    table = doc.add_table(rows=0, cols=len(widths))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    total = sum(widths)
    for column, share in zip(table.columns, widths, strict=True):
        column.width = Cm(TEXT_WIDTH * share / total)
    for position, row in enumerate(rows):
        cells = table.add_row().cells
        for cell, text, share in zip(cells, row, widths, strict=True):
            cell.width = Cm(TEXT_WIDTH * share / total)
            centred = position == 0 or _FIGURE.fullmatch(text.strip("*"))
            _fill(cell, text, size=12, bold=position == 0, align=CENTRE if centred else LEFT)
    mark = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(mark)
    _put(doc, "", size=6)


def _signing(doc: Any, paper: Paper) -> None:
    if not paper.signing:
        return
    for paragraph in (doc.paragraphs[-1], _put(doc, "", size=8)):
        paragraph.paragraph_format.keep_with_next = True  # no signature stands alone on a page
    left, right = _two_columns(doc, 8.0, 8.2)
    party = bool(paper.letterhead and paper.letterhead.party)
    if len(paper.signing) == 2:
        _block(left, paper.signing[0], party=party)
    elif party:
        _fill(left, "Nơi nhận:", size=14, underline=True)
    else:
        _fill(left, "Nơi nhận:", size=12, bold=True, italic=True)
    for position, text in enumerate(paper.recipients, start=1):
        _put(left, f"- {text}{'.' if position == len(paper.recipients) else ';'}", size=12 if party else 11, align=LEFT)
    _block(right, paper.signing[-1], party=party)


def _block(cell: Any, block: tuple[str, ...], *, party: bool) -> None:
    """Post lines, an empty string where the signature stands, the name."""
    for position, text in enumerate(block):
        if not text:
            for _ in range(4):
                _put(cell, "", size=13)
            continue
        bold = not (party and position == 1)
        _fill(cell, text, size=14, bold=bold, align=CENTRE)


def _two_columns(doc: Any, left: float, right: float) -> tuple[Any, Any]:
    """A table without lines, as the form hides one; widths in cm."""
    table = doc.add_table(rows=1, cols=2)
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    cells = table.rows[0].cells
    for position, width in enumerate((left, right)):
        table.columns[position].width = cells[position].width = Cm(width)
    return cells[0], cells[1]


def _fill(cell: Any, text: str, **look: Any) -> None:
    """Put `text` into the cell, using its empty first paragraph if it still has one."""
    _put(cell, text, **look)
    first = cell.paragraphs[0]
    if not first.text and len(cell.paragraphs) == 2:
        first._p.getparent().remove(first._p)


def _put(
    place: Any,
    text: str,
    *,
    size: float = SIZE,
    bold: bool = False,
    italic: bool = False,
    underline: bool = False,
    align: WD_ALIGN_PARAGRAPH = LEFT,
    first: float = 0,
    indent: float = 0,
    before: float = 0,
    after: float = 0,
) -> Any:
    """Add one paragraph to a document or a cell; sizes and spaces in points, indents in cm."""
    paragraph = place.add_paragraph()
    paragraph.alignment = align
    form = paragraph.paragraph_format
    form.space_before, form.space_after = Pt(before), Pt(after)
    form.first_line_indent, form.left_indent = Cm(first), Cm(indent)
    at = 0
    for found in [*_INLINE.finditer(text), None]:
        plain = text[at : found.start()] if found else text[at:]
        pieces = [(plain, bold, italic)]
        if found:
            at = found.end()
            pieces.append(
                (found["bold"] or found["italic"], bold or bool(found["bold"]), italic or bool(found["italic"]))
            )
        for piece, strong, slanted in pieces:
            if piece:
                run = paragraph.add_run(piece)
                run.font.size, run.bold, run.italic, run.underline = Pt(size), strong, slanted, underline
    if not text:
        paragraph.paragraph_format.line_spacing = Pt(size)
    return paragraph


def _rule(place: Any, inset: float) -> None:
    """A short line, drawn as the upper border of an empty paragraph; `inset` in cm from both sides."""
    paragraph = _put(place, "", size=4, before=3)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Cm(inset)
    borders = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "auto")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
