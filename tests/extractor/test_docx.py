"""What a Word file says: order, tables, notes, changes, labels, pages."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from extractor import Document, Limits, ReadingWarning, extract
from extractor.docx import read_docx
from tests.extractor.making import STRICT, cell, letterhead, make_docx, p, row, table

FRAME = "<w:{0} {{ns}}>{1}</w:{0}>"


def read(tmp_path: Path, body: str, **parts: str) -> Document:
    return read_docx(make_docx(tmp_path / "văn bản.docx", body, parts=parts), Limits())


def lines(document: Document) -> list[str]:
    return document.text.split("\n")


def test_the_letterhead_reads_left_cell_then_right_cell(tmp_path: Path) -> None:
    body = letterhead("UBND XÃ HOA SEN", "Số: 12/BC-UBND", "Hoa Sen, ngày 05 tháng 3 năm 2025") + p("BÁO CÁO")
    document = read(tmp_path, body)
    assert lines(document) == [
        "UBND XÃ HOA SEN",
        "Số: 12/BC-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Hoa Sen, ngày 05 tháng 3 năm 2025",
        "BÁO CÁO",
    ]
    assert document.tables == ()


def test_body_keeps_its_order_and_rows_read_as_lines(tmp_path: Path) -> None:
    body = p("Trước bảng") + table(row("STT", "Nội dung"), row("1", cell("Dòng một", "Dòng hai"))) + p("Sau bảng")
    document = read(tmp_path, body)
    assert document.text == "Trước bảng\nSTT\tNội dung\n1\tDòng một\nDòng hai\nSau bảng"
    (found,) = document.tables
    assert [each.span.of(document.text) for each in found.cells] == ["STT", "Nội dung", "1", "Dòng một\nDòng hai"]
    assert found.rows(document.text) == [["STT", "Nội dung"], ["1", "Dòng một Dòng hai"]]


def test_merged_cells_know_how_far_they_reach(tmp_path: Path) -> None:
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(
        row(cell("Gộp ngang", properties='<w:gridSpan w:val="2"/>'), "C"),
        row(cell("Gộp dọc", properties=down), "A", "B"),
        row(cell(properties=on), "D", "E"),
        row(cell(properties=on), "G", "H"),
    )
    document = read(tmp_path, body)
    by_text = {each.span.of(document.text): each for each in document.tables[0].cells}
    assert (by_text["Gộp ngang"].column_span, by_text["C"].column) == (2, 2)
    assert (by_text["Gộp dọc"].row_span, by_text["G"].column) == (3, 1)
    assert lines(document)[2] == "\tD\tE"


def test_nested_table_is_read_inside_its_cell(tmp_path: Path) -> None:
    inner = table(row("trong 1", "trong 2"))
    document = read(tmp_path, table(row(cell(inner), "ngoài")))
    assert document.text == "trong 1\ttrong 2\tngoài"
    assert {len(each.cells) for each in document.tables} == {2}


def test_headers_come_first_footers_last_page_numbers_not_at_all(tmp_path: Path) -> None:
    page = '<w:p><w:r><w:t>Trang </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>3</w:t></w:r></w:fldSimple></w:p>'
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rIdheader"/>'
    section += '<w:footerReference w:type="default" r:id="rIdfooter"/></w:sectPr>'
    document = read(
        tmp_path,
        p("Nội dung") + section,
        header=FRAME.format("hdr", p("HỎA TỐC")),
        footer=FRAME.format("ftr", p("Địa chỉ: Đường Lúa") + page),
    )
    assert lines(document) == ["HỎA TỐC", "Nội dung", "Địa chỉ: Đường Lúa"]


def test_footnote_follows_its_paragraph(tmp_path: Path) -> None:
    note = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    note += f'<w:footnote w:id="2">{p("Luật Thanh tra năm 2022")}</w:footnote>'
    body = p("Theo luật", after='<w:r><w:footnoteReference w:id="2"/></w:r>') + p("Tiếp theo")
    document = read(tmp_path, body, footnotes=FRAME.format("footnotes", note))
    assert lines(document) == ["Theo luật", "Luật Thanh tra năm 2022", "Tiếp theo"]


def test_text_box_is_read_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{p('Số: 9/GM-UBND')}</w:txbxContent>"
    choice = f"<mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
    fallback = f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
    anchor = f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>"
    document = read(tmp_path, p("Kính gửi", after=anchor))
    assert lines(document) == ["Kính gửi", "Số: 9/GM-UBND"]


def test_insertions_stay_deletions_and_moves_go_and_a_person_is_told(tmp_path: Path) -> None:
    body = p(
        "Giao ",
        after="<w:ins><w:r><w:t>Sở Tài chính</w:t></w:r></w:ins><w:del><w:r><w:delText>Sở Y tế</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>chỗ cũ</w:t></w:r></w:moveFrom>",
    )
    document = read(tmp_path, body)
    assert document.text == "Giao Sở Tài chính"
    assert [warning.code for warning in document.warnings] == ["tracked_changes"]


def test_characters_that_are_elements(tmp_path: Path) -> None:
    run = "<w:r><w:t>45/KH</w:t><w:noBreakHyphen/><w:t>UBND mề</w:t><w:softHyphen/><w:t>m</w:t><w:tab/><w:t>a</w:t>"
    document = read(tmp_path, f"<w:p>{run}<w:br/><w:t>b</w:t></w:r></w:p>")
    assert document.text == "45/KH-UBND mềm\ta\nb"


def test_wrappers_around_runs_and_paragraphs_are_seen_through(tmp_path: Path) -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = (
        f"<w:p><w:hyperlink>{run.format('một ')}</w:hyperlink><w:smartTag>{run.format('hai ')}</w:smartTag>"
        f"<w:sdt><w:sdtContent>{run.format('ba ')}</w:sdtContent></w:sdt>"
        f"<w:fldSimple w:instr='REF x'>{run.format('bốn')}</w:fldSimple></w:p>"
        f"<w:sdt><w:sdtContent>{p('năm')}</w:sdtContent></w:sdt><w:customXml>{p('sáu')}</w:customXml>"
    )
    assert lines(read(tmp_path, body)) == ["một hai ba bốn", "năm", "sáu"]


def test_a_field_shows_its_result_not_its_instruction(tmp_path: Path) -> None:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    inner = mark.format("begin") + "<w:r><w:instrText>REF so</w:instrText></w:r>" + mark.format("separate")
    body = f"<w:p>{inner}<w:r><w:t>Số: 5/TB-UBND</w:t></w:r>{mark.format('end')}</w:p>"
    assert read(tmp_path, body).text == "Số: 5/TB-UBND"


NUMBERING = FRAME.format(
    "numbering",
    '<w:abstractNum w:abstractNumId="4">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Điều %1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1.%3"/>'
    '<w:suff w:val="space"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num>'
    '<w:num w:numId="8"><w:abstractNumId w:val="4"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="10"/>'
    "</w:lvlOverride></w:num>",
)


def item(text: str, level: int, number: int = 7) -> str:
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_numbering_labels_are_shown_as_read(tmp_path: Path) -> None:
    body = item("Phạm vi", 0) + item("một", 1) + item("hai", 1) + item("sâu", 2) + item("Đối tượng", 0)
    body += item("lại từ đầu", 1) + item("đặt lại", 0, number=8) + item("không số", 0, number=0)
    assert lines(read(tmp_path, body, numbering=NUMBERING)) == [
        "Điều 1. Phạm vi",
        "a) một",
        "b) hai",
        "1.I sâu",
        "Điều 2. Đối tượng",
        "a) lại từ đầu",
        "Điều 10. đặt lại",
        "không số",
    ]


def test_numbering_comes_through_styles(tmp_path: Path) -> None:
    styles = FRAME.format(
        "styles",
        '<w:style w:styleId="Goc"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="Con"><w:basedOn w:val="Goc"/></w:style>',
    )
    body = p("Hiệu lực", properties='<w:pStyle w:val="Con"/>')
    assert read(tmp_path, body, numbering=NUMBERING, styles=styles).text == "Điều 1. Hiệu lực"


def test_pages_begin_at_breaks_even_inside_a_paragraph(tmp_path: Path) -> None:
    body = (
        p("trang một", after='<w:r><w:br w:type="page"/></w:r>')
        + p("trang hai, câu bị ", after="<w:r><w:lastRenderedPageBreak/><w:t>ngắt giữa chừng</w:t></w:r>")
        + p("trang bốn", properties="<w:pageBreakBefore/>")
    )
    document = read(tmp_path, body)
    assert [page.span.of(document.text).strip() for page in document.pages] == [
        "trang một",
        "trang hai, câu bị",
        "ngắt giữa chừng",
        "trang bốn",
    ]
    assert "câu bị ngắt giữa chừng" in document.text
    assert document.page_at(document.text.index("ngắt")) == 3


def test_a_break_said_twice_makes_one_page(tmp_path: Path) -> None:
    body = p("một", after='<w:r><w:br w:type="page"/></w:r>') + p("hai", before="<w:r><w:lastRenderedPageBreak/></w:r>")
    assert len(read(tmp_path, body).pages) == 2


def test_hidden_text_is_left_out_and_told(tmp_path: Path) -> None:
    document = read(tmp_path, p("thấy", after="<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>"))
    assert (document.text, document.warnings) == ("thấy", (ReadingWarning("hidden_text"),))


def test_decomposed_letters_become_composed(tmp_path: Path) -> None:
    document = read(tmp_path, p(unicodedata.normalize("NFD", "Quyết định của Ủy ban")))
    assert document.text == "Quyết định của Ủy ban"
    assert unicodedata.is_normalized("NFC", document.text)


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("chặt chẽ.docx", {"namespace": STRICT}),
        ("có macro.docm", {"kind": "document.macroEnabled.main"}),
        ("mẫu.dotx", {"kind": "template.main"}),
    ],
)
def test_strict_macro_and_template_files_are_read_alike(tmp_path: Path, name: str, options: dict[str, str]) -> None:
    path = make_docx(tmp_path / name, item("Nội dung", 0), parts={"numbering": NUMBERING}, **options)
    document = extract(path)
    assert (document.text, document.format, document.name) == ("Điều 1. Nội dung", "docx", name)


def test_a_bordered_table_of_two_columns_is_a_table(tmp_path: Path) -> None:
    assert len(read(tmp_path, table(row("Chỉ tiêu", "Kết quả"), row("Số hồ sơ", "15"))).tables) == 1


def test_every_line_and_cell_stands_where_it_says(tmp_path: Path) -> None:
    document = read(tmp_path, p("đầu") + table(row("a", "b"), row("c", "d")) + p("cuối"))
    for page in document.pages:
        for line in page.lines:
            assert page.span.start <= line.span.start < line.span.end <= page.span.end
            assert "\n" not in line.span.of(document.text)
