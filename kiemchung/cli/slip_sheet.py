"""A verification as an Excel workbook: a slip goes in, bytes come out; no cell can calculate."""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Sequence
from typing import Any

import openpyxl
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from corpus import Corpus
from evidence import Tier, Verdict
from kiemchung.cli.annexes import ANNEX_ONE, ANNEX_TWO, CLAIMS, Line, annex_one, annex_two, claim_lines, unanswered
from kiemchung.cli.finding_shown import changes_text, decision_text
from kiemchung.cli.finding_words import OUTCOMES, TIERS, check_text, finding_reason, verdict_text
from kiemchung.cli.safe import plain
from kiemchung.cli.show import vietnamese_date
from kiemchung.cli.slip import Slip, numbers_of, supporting
from kiemchung.cli.wording import say
from kiemchung.exports.workbook import FORMULA

_LINE = 15.0  # points
_MOST_LINES = 27  # a row of more is higher than Excel takes
_WIDE = 1.1  # a letter, in the widths columns are given in
_LONGEST = 32_000  # characters a cell takes
_FILLS = {
    Verdict.PROVEN: "E2F0D9",
    Verdict.PROVEN_LATE: "FFF2CC",
    Verdict.CITED_ONLY: "FFF2CC",
    Verdict.CONTRADICTED: "F8CBAD",
    Verdict.NOT_FOUND: "F8CBAD",
    Verdict.TO_JUDGE: "DDEBF7",
}
_RESULTS = ("Mã", "Tiêu chí", "Chủ trì", "Thời hạn", "Kết luận", "Bằng chứng", "Lý do", "Ý kiến người kiểm tra")
_EVIDENCE = (
    *("Mã", "Mức", "Số văn bản", "Ngày", "Loại", "Cơ quan ban hành", "Tệp", "Trang", "Trích dẫn"),
    *("Phù hợp", "Đối chiếu", "Điểm"),
)
_THIN = Side(style="thin", color="BFBFBF")


def workbook(slip: Slip, corpus: Corpus, lang: str) -> bytes:
    """The bytes of the workbook: results, evidence, the two annexes, and the report's figures where one was given."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet(say("Kết quả", lang))
    _fill(sheet, _named(_RESULTS, lang), _results(slip, lang), widths=(8, 45, 20, 22, 22, 24, 60, 36))
    _colour(sheet, slip)
    others: list[tuple[str, Sequence[str], Iterable[Line], Sequence[int]]] = [
        ("Bằng chứng", _EVIDENCE, _evidence(slip, lang), (8, 14, 20, 12, 14, 28, 28, 8, 70, 12, 60, 10)),
        ("Phụ lục I", ANNEX_ONE, annex_one(slip, lang), (6, 50, 30, 50, 24, 18, 26)),
        ("Phụ lục II", ANNEX_TWO, _two(slip, lang), (8, 70, 20, 14, 30)),
    ]
    if slip.report:
        others.append(("Số liệu báo cáo", CLAIMS, claim_lines(slip, lang), (14, 80, 8, 12, 12, 12, 12, 40)))
    for title, heads, lines, widths in others:
        _fill(book.create_sheet(say(title, lang)), _named(heads, lang), lines, widths=widths)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _named(heads: Sequence[str], lang: str) -> list[str]:
    return [say(head, lang) for head in heads]


def _results(slip: Slip, lang: str) -> Iterable[Line]:
    for criterion, review in slip.rows():
        if review is None:
            yield Line((criterion.code, criterion.title, "", "", "", "", "", ""), heading=True)
            continue
        said = [decision_text(each, lang) for each in review.decisions]
        said += [changes_text(review, lang)] if review.changes else []
        yield Line((
            *(criterion.code, criterion.title, criterion.lead or "", criterion.deadline or ""),
            verdict_text(review.finding, lang),
            numbers_of(supporting(review)),
            finding_reason(review.finding, lang),
            "\n".join(said),
        ))  # fmt: skip


def _evidence(slip: Slip, lang: str) -> Iterable[Line]:
    for review in slip.reviews:
        for each in review.finding.evidence:
            words = each.tier is Tier.WORDS
            yield Line((
                *(review.finding.criterion.code, say(TIERS[each.tier], lang), each.number or ""),
                *(vietnamese_date(each.day), each.type or "", each.issuer or "", each.document, str(each.page), each.quote),
                "" if words or each.by else say(OUTCOMES[each.fits], lang),
                "\n".join(check_text(check, lang) for check in each.checks),
                f"{each.score:g}",
            ))  # fmt: skip


def _two(slip: Slip, lang: str) -> Iterable[Line]:
    yield from annex_two(slip, lang)
    said = say("Hồ sơ không trả lời được, đơn vị cần cung cấp: {figures}.", lang)
    yield Line(("", said.format(figures="; ".join(unanswered(lang))), "", "", ""))


def _fill(sheet: Any, heads: Sequence[str], lines: Iterable[Line], *, widths: Sequence[int]) -> None:
    for at, line in enumerate((Line(tuple(heads), heading=True), *lines), start=1):
        for column, text in enumerate(line.cells, start=1):
            cell = sheet.cell(row=at, column=column)
            cell.value = "\n".join(map(plain, text.split("\n")))[:_LONGEST]
            cell.data_type = "s"  # a text, whatever it begins with: "=1+1" is no formula, nor after it is edited
            cell.quotePrefix = text.startswith(FORMULA)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.border = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
            cell.font = Font(name="Times New Roman", size=11, bold=line.heading)
            if at == 1:
                cell.fill = PatternFill("solid", fgColor="D9D9D9")
        sheet.row_dimensions[at].height = _LINE * max(map(_lines, line.cells, widths))
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = "landscape", 1, 0
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column; programs do not all fit rows to what is in them."""
    return min(_MOST_LINES, sum(max(1, math.ceil(len(part) * _WIDE / width)) for part in text.split("\n")))


def _colour(sheet: Any, slip: Slip) -> None:
    """Each verdict in its colour; the words say it too."""
    for at, (_, review) in enumerate(slip.rows(), start=2):
        if review:
            sheet.cell(row=at, column=5).fill = PatternFill("solid", fgColor=_FILLS[review.finding.verdict])
