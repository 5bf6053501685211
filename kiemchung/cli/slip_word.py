"""A verification as a Word document in the form of Nghị định 30/2020/NĐ-CP (phiếu kiểm chứng): a slip goes in, bytes come out.

A4 upright for the letterhead, the counts and the signatures, on its side for the tables; Times New Roman 13 and 14, in tables 11.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from corpus import Corpus
from evidence import Reviewed
from kiemchung.cli.annexes import (
    ANNEX_ONE,
    ANNEX_TWO,
    CLAIMS,
    Line,
    annex_one,
    annex_two,
    claim_lines,
    tables_said,
    unanswered,
)
from kiemchung.cli.finding_shown import changes_text, decision_text
from kiemchung.cli.finding_words import TIERS, VERDICTS, finding_reason, verdict_text
from kiemchung.cli.safe import plain
from kiemchung.cli.show import vietnamese_date
from kiemchung.cli.slip import Slip, place_of, spoken, supporting
from kiemchung.cli.wording import say
from kiemchung.exports.typeface import set_in_times

_CENTRE, _LEFT, _BOTH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY
_MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
_UPRIGHT, _ACROSS = 16.0, 25.2  # centimetres between the margins
_FINDINGS = ("Mã", "Tiêu chí", "Kết luận", "Bằng chứng", "Lý do", "Ý kiến người kiểm tra")


def word_file(slip: Slip, corpus: Corpus, lang: str) -> bytes:
    """The bytes of the document."""
    doc = docx.Document()
    _style(doc)
    _letterhead(doc, slip, lang)
    _opening(doc, slip, lang)
    _counts(doc, slip, lang)
    _report(doc, slip, lang)
    _signatures(doc, lang)
    _turn(doc)
    _heading(doc, say("BẢNG KẾT QUẢ TỪNG TIÊU CHÍ", lang))
    heads = [say(head, lang) for head in _FINDINGS]
    _table(doc, heads, _finding_lines(slip, lang), widths=(1.4, 5.2, 2.9, 6.9, 5.8, 3.0), across=_ACROSS)
    _annex(doc, say("Phụ lục I", lang), say("Danh mục nhiệm vụ và văn bản", lang), lang)
    heads = [say(head, lang) for head in ANNEX_ONE]
    _table(doc, heads, annex_one(slip, lang), widths=(1.2, 6.2, 3.6, 6.0, 2.9, 2.3, 3.0), across=_ACROSS)
    _annex(doc, say("Phụ lục II", lang), say("Thống kê số liệu", lang), lang)
    heads = [say(head, lang) for head in ANNEX_TWO]
    _table(doc, heads, annex_two(slip, lang), widths=(1.6, 12.6, 4.2, 3.0, 3.8), across=_ACROSS)
    blank = say("Hồ sơ không trả lời được, đơn vị cần cung cấp: {figures}.", lang)
    _put(doc, blank.format(figures="; ".join(unanswered(lang))), size=12, align=_BOTH, before=6)
    stream = io.BytesIO()
    doc.save(stream)
    return stream.getvalue()


def _style(doc: Any) -> None:
    set_in_times(doc, size=14)
    section = doc.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)


def _letterhead(doc: Any, slip: Slip, lang: str) -> None:
    """Quốc hiệu, tiêu ngữ, the body (to be filled in), number and day: NĐ 30/2020/NĐ-CP, Annex I, part II."""
    left, right = _columns(doc, 6.4, 9.6)
    _put(left, "……………………", size=13, align=_CENTRE)
    _put(left, "ĐOÀN KIỂM TRA", size=13, bold=True, align=_CENTRE)
    _rule(left, 2.1)
    _put(left, "Số:        /PKC", size=13, align=_CENTRE, before=6)
    _put(right, _MOTTO[0], size=12.5, bold=True, align=_CENTRE)
    _put(right, _MOTTO[1], size=14, bold=True, align=_CENTRE)
    _rule(right, 2.0)
    day = f"……………, ngày {slip.day.day:02d} tháng {slip.day.month:02d} năm {slip.day.year}"
    if slip.day.month > 2:  # months from 3 on have no zero before them: Annex I, II.4.b
        day = f"……………, ngày {slip.day.day:02d} tháng {slip.day.month} năm {slip.day.year}"
    _put(right, day, size=13.5, italic=True, align=_CENTRE, before=6)


def _opening(doc: Any, slip: Slip, lang: str) -> None:
    _put(doc, say("PHIẾU KIỂM CHỨNG", lang), bold=True, align=_CENTRE, before=18)
    _put(doc, slip.criteria_set.title, bold=True, align=_CENTRE)
    _rule(doc, 6.3)
    _put(doc, "", size=6)
    first = "1. " + say("Phạm vi: {count} tiêu chí, đối chiếu với {documents} văn bản trong hồ sơ.", lang)
    _text(doc, first.format(count=len(slip.reviews), documents=len(slip.records)))
    if slip.criteria_set.source:
        _text(doc, "2. " + say("Bộ tiêu chí lấy từ: {source}.", lang).format(source=slip.criteria_set.source))
    told = say(
        "Cách kết luận: “đã chứng minh” chỉ khi chính văn bản có trong hồ sơ và khớp loại, cơ quan ban hành, nội dung,"
        " kỳ, số và ngày; điều chưa rõ để người kiểm tra xem xét. Phiếu do máy lập từ hồ sơ, người kiểm tra quyết định.",
        lang,
    )
    _text(doc, f"3. {told}")


def _counts(doc: Any, slip: Slip, lang: str) -> None:
    _text(doc, "4. " + say("Tổng hợp:", lang))
    counts = slip.counts()
    lines = [Line((say(VERDICTS[verdict], lang), str(counts[verdict]))) for verdict in VERDICTS]
    _table(doc, [say("Kết luận", lang), say("Số tiêu chí", lang)], lines, widths=(10.0, 6.0), across=_UPRIGHT, size=13)


def _report(doc: Any, slip: Slip, lang: str) -> None:
    if slip.report is None:
        return
    title = "5. " + say("Số liệu của báo cáo {name} so với bằng chứng", lang) + ":"
    _text(doc, title.format(name=slip.report.name), before=6)
    if lines := claim_lines(slip, lang):
        widths = (1.6, 4.4, 1.5, 1.6, 1.6, 1.6, 1.7, 2.6)
        _table(doc, [say(head, lang) for head in CLAIMS], lines, widths=widths, across=_UPRIGHT)
    for said in tables_said(slip, lang):
        _text(doc, f"- {said}.")


def _signatures(doc: Any, lang: str) -> None:
    _put(doc, "", size=10)
    left, right = _columns(doc, 8.0, 8.0)
    for cell, post in ((left, "ĐẠI DIỆN ĐƠN VỊ ĐƯỢC KIỂM TRA"), (right, "NGƯỜI KIỂM TRA")):
        _put(cell, say(post, lang), bold=True, align=_CENTRE)
        _put(cell, say("(Ký, ghi rõ họ tên)", lang), size=13, italic=True, align=_CENTRE)
        for _ in range(4):
            _put(cell, "", size=13)


def _finding_lines(slip: Slip, lang: str) -> Iterable[Line]:
    for criterion, review in slip.rows():
        if review is None:
            yield Line((criterion.code, criterion.title, "", "", "", ""), heading=True)
            continue
        asked = "\n".join(filter(None, (criterion.title, criterion.deadline)))
        evidence = "\n".join(_evidence_text(review, lang))
        said = [decision_text(each, lang) for each in review.decisions]
        said += [changes_text(review, lang)] if review.changes else []
        reason = finding_reason(review.finding, lang)
        yield Line((criterion.code, asked, verdict_text(review.finding, lang), evidence, reason, "\n".join(said)))


def _evidence_text(review: Reviewed, lang: str) -> Iterable[str]:
    for each in spoken(review):
        place = place_of(each, say("tr.", lang))
        yield f"[{say('câu văn', lang)}] {each.number or each.document} ({place}): “{each.quote}”"
    for each in supporting(review):
        when = f" {say('ngày', lang)} {vietnamese_date(each.day)}" if each.day else ""
        place = place_of(each, say("tr.", lang))
        yield f"[{say(TIERS[each.tier], lang)}] {each.number or each.document}{when} ({place}): “{each.quote}”"


def _turn(doc: Any) -> None:
    """The rest of the document on its side."""
    section = doc.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin, section.right_margin = Cm(2.5), Cm(2)


def _annex(doc: Any, label: str, title: str, lang: str) -> None:
    _heading(doc, label).paragraph_format.page_break_before = True
    _put(doc, title.upper(), bold=True, align=_CENTRE, after=2)
    _put(doc, say("(Kèm theo Phiếu kiểm chứng)", lang), italic=True, align=_CENTRE, after=6)


def _heading(doc: Any, text: str) -> Any:
    return _put(doc, text, bold=True, align=_CENTRE, after=4)


def _text(doc: Any, text: str, *, before: int = 3) -> None:
    paragraph = _put(doc, text, align=_BOTH, before=before, after=3)
    paragraph.paragraph_format.first_line_indent = Cm(1.27)


def _table(
    doc: Any, heads: Sequence[str], lines: Iterable[Line], *, widths: Sequence[float], across: float, size: float = 11
) -> None:
    """A ruled table, its head repeated on each page, no row broken over two."""
    table = doc.add_table(rows=0, cols=len(heads))
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width * across / sum(widths))
    for position, line in enumerate((Line(tuple(heads), heading=True), *lines)):
        row = table.add_row()
        for mark in ("w:cantSplit", *(["w:tblHeader"] if position == 0 else [])):
            row._tr.get_or_add_trPr().append(OxmlElement(mark))
        if line.heading and position:
            row.cells[1].merge(row.cells[-1])
        shown = line.cells[:2] if line.heading and position else line.cells
        for cell, text in zip(row.cells, shown, strict=False):
            first, *more = map(plain, text.split("\n"))
            align = _CENTRE if position == 0 else _LEFT
            _fill(cell.paragraphs[0], first, size=size, bold=line.heading, align=align)
            cell.paragraphs[0].paragraph_format.keep_with_next = line.heading  # no heading stands last on a page
            for paragraph in more:
                _put(cell, paragraph, size=size, align=_LEFT)


def _columns(doc: Any, left: float, right: float) -> tuple[Any, Any]:
    """A table without lines, as the form hides one; widths in centimetres."""
    table = doc.add_table(rows=1, cols=2)
    table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for column, width in zip(table.columns, (left, right), strict=True):
        column.width = Cm(width)
    return table.rows[0].cells[0], table.rows[0].cells[1]


def _put(
    where: Any, text: str, *, size: float = 14, bold: bool = False, italic: bool = False, align: Any = _LEFT,
    before: float = 0, after: float = 0,
) -> Any:  # fmt: skip
    """A paragraph of one look; the empty one that every cell begins with is used first."""
    blank = getattr(where, "_tc", None) is not None and len(where.paragraphs) == 1 and not where.paragraphs[0].runs
    paragraph = where.paragraphs[0] if blank else where.add_paragraph()
    _fill(paragraph, plain(text), size=size, bold=bold, italic=italic, align=align)
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(before), Pt(after)
    return paragraph


def _fill(paragraph: Any, text: str, *, size: float, bold: bool, align: Any, italic: bool = False) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    paragraph.alignment = align


def _rule(where: Any, inset: float) -> None:
    """A short line, drawn as the upper border of an empty paragraph; `inset` in centimetres from both sides."""
    paragraph = _put(where, "", size=4, before=3)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Cm(inset)
    borders, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "auto")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    after = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
    paragraph._p.get_or_add_pPr().insert_element_before(borders, *after)
