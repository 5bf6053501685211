"""What a presentation says: slides in their order, tables, diagrams, notes; what every slide repeats left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor import DamagedFile, EmptyFile, ReadingWarning, extract
from extractor.legacy_fonts import Encoding
from extractor.tools import LIBREOFFICE, find, run
from tests.extractor.making_pptx import FLAT, NAMES, OFFICE, STRICT, cells, grid, paragraph, pptx, shape, slide
from tests.extractor.old_letters import encoded


@pytest.mark.parametrize("office", [OFFICE, STRICT])
def test_slides_are_pages_in_the_order_of_the_presentation(tmp_path: Path, office: str) -> None:
    first = slide(shape("BÁO CÁO", kind="title"), shape("Số 47/KH-UBND", "ngày 16/02/2024"), shape("1", kind="sldNum"))
    second = slide(f"<p:grpSp>{shape('Hết', 'Xin cảm ơn')}</p:grpSp>", shape("01/01/2024", kind="dt"))
    document = extract(pptx(tmp_path / "a.pptx", first, slide(), second, office=office))
    assert document.format == "pptx"
    assert [page.span.of(document.text) for page in document.pages] == [
        "BÁO CÁO\nSố 47/KH-UBND\nngày 16/02/2024\n",
        "",
        "Hết\nXin cảm ơn\n",
    ]


def test_a_table_is_data_and_knows_its_head(tmp_path: Path) -> None:
    rows = (cells("TT", "Việc", marks='rowSpan="2"'), cells("", "Hạn", marks='vMerge="1"'), cells("1", "Rà soát"))
    document = extract(pptx(tmp_path / "a.pptx", slide(shape("Phụ lục")), slide(grid(*rows))))
    assert document.text == "Phụ lục\nTT\tViệc\n\tHạn\n1\tRà soát\n"
    (table,) = document.tables
    assert table.rows(document.text) == [["TT", "Việc"], ["", "Hạn"], ["1", "Rà soát"]]
    assert (table.page, table.header_rows, table.cells[0].row_span, len(table.cells)) == (2, 2, 2, 5)


def test_diagrams_and_notes_stand_with_their_slide(tmp_path: Path) -> None:
    diagram = f"<dgm:dataModel {NAMES}><dgm:ptLst><dgm:pt><dgm:t>{paragraph('Bước 1')}</dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>"
    notes = slide(shape("Lời người nói", kind="body"), shape("2", kind="sldNum"), root="notes")
    path = pptx(
        tmp_path / "a.pptx",
        slide(shape("Quy trình")),
        slide(shape("Sau")),
        beside={1: {"notesSlide": notes, "diagramData": diagram}},
    )
    document = extract(path)
    assert document.text == "Quy trình\nBước 1\nLời người nói\nSau\n"
    assert document.page_at(document.text.index("Lời")) == 1


def test_what_is_said_twice_for_older_programs_is_read_once(tmp_path: Path) -> None:
    twice = f"<mc:AlternateContent><mc:Choice>{shape('Một')}</mc:Choice><mc:Fallback>{shape('Một')}</mc:Fallback></mc:AlternateContent>"
    assert extract(pptx(tmp_path / "a.pptx", slide(twice))).text == "Một\n"


def test_a_hidden_slide_is_read_and_told(tmp_path: Path) -> None:
    document = extract(pptx(tmp_path / "a.pptx", slide(shape("Một")), slide(shape("Hai"), attributes='show="0"')))
    assert document.text == "Một\nHai\n"
    assert document.warnings == (ReadingWarning("hidden_slide", "2"),)


def test_old_fonts_become_unicode(tmp_path: Path) -> None:
    text = "Quyết định của Uỷ ban nhân dân tỉnh về việc ban hành kế hoạch"
    path = pptx(tmp_path / "a.pptx", slide(shape(paragraph(encoded(text, Encoding.TCVN3), ".VnTime"))))
    assert extract(path).text.strip() == text


def test_no_slides_and_parts_that_are_not_there(tmp_path: Path) -> None:
    with pytest.raises(EmptyFile):
        extract(pptx(tmp_path / "a.pptx", slide()))
    path = pptx(tmp_path / "b.pptx", slide(shape("Một")))
    path.write_bytes(
        path.read_bytes().replace(b"presentation.xml", b"presentatiom.xml").replace(b"<p:sld ", b"<p:slb ")
    )
    with pytest.raises(DamagedFile):
        extract(path)


@pytest.mark.skipif(find(LIBREOFFICE) is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("kind", ["odp", "ppt"])
def test_other_presentations_come_by_way_of_pptx(tmp_path: Path, kind: str) -> None:
    (tmp_path / "a.fodp").write_text(FLAT, encoding="utf-8")
    command = [str(find(LIBREOFFICE)), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    run([*command, "--convert-to", kind, "--outdir", str(tmp_path), str(tmp_path / "a.fodp")], seconds=120)
    if not (tmp_path / f"a.{kind}").is_file():
        pytest.skip("LibreOffice is installed without Impress")
    document = extract(tmp_path / f"a.{kind}")
    assert (document.format, document.text) == ("ppt", "Báo cáo số 5/BC-UBND\nHết\n")
    assert document.page_at(document.text.index("Hết")) == 2
