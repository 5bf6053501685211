"""What a PDF says: lines with boxes, letterhead by columns, tables, stamped numbers, scans."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from extractor import Document, Limits, ProgramMissing, ReadingWarning
from extractor.glyphs import Glyph, Run
from extractor.ocr import OcrFailed
from extractor.pdf import read_pdf
from extractor.pictures import Picture
from tests.extractor.making import Pdf, Placed, page_lines

HEAD: list[Placed] = [
    (60, 780, "UBND XÃ HOA SEN"),
    (290, 780, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    (320, 762, "Độc lập - Tự do - Hạnh phúc"),
    (60, 744, "Số: 12/BC-UBND"),
    (270, 744, "Hoa Sen, ngày 05 tháng 3 năm 2025"),
]
LONG = ["Thực hiện kế hoạch cải cách hành chính của xã,", "Ủy ban nhân dân xã báo cáo kết quả quý một như sau:"] * 3


def read(tmp_path: Path, pdf: Pdf) -> Document:
    return read_pdf(pdf.write(tmp_path / "a.pdf"), Limits())


def lines(document: Document) -> list[str]:
    return document.text.rstrip("\n").split("\n")


def test_the_letterhead_reads_by_its_two_bands(tmp_path: Path) -> None:
    document = read(tmp_path, Pdf().page([*HEAD, (250, 700, "BÁO CÁO"), *page_lines(*LONG)]))
    assert lines(document)[:6] == [
        "UBND XÃ HOA SEN",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 12/BC-UBND",
        "Hoa Sen, ngày 05 tháng 3 năm 2025",
        "BÁO CÁO",
    ]


def test_a_subject_under_the_number_stays_together(tmp_path: Path) -> None:
    head = [*HEAD, (60, 726, "V/v báo cáo kết quả"), (60, 710, "rà soát thủ tục")]
    document = read(tmp_path, Pdf().page([*head, (200, 660, "Kính gửi: Sở Nội vụ"), *page_lines(*LONG)]))
    text = document.text
    assert text.index("V/v báo cáo kết quả\nrà soát thủ tục\n") < text.index("Kính gửi")


def test_recipients_read_before_the_signer(tmp_path: Path) -> None:
    end = [
        (60, 300, "Nơi nhận:"),
        (360, 300, "TM. ỦY BAN NHÂN DÂN"),
        (60, 284, "- Như trên;"),
        (390, 284, "CHỦ TỊCH"),
        (60, 268, "- Lưu: VT."),
    ]
    document = read(tmp_path, Pdf().page([*page_lines(*LONG), *end]))
    assert lines(document)[-5:] == ["Nơi nhận:", "- Như trên;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]


def test_lines_have_boxes_from_the_top_left(tmp_path: Path) -> None:
    document = read(tmp_path, Pdf().page([(60, 742, "Số: 7/TB-UBND"), *page_lines(*LONG)]))
    page = document.pages[0]
    assert (page.width, page.height) == (595, 842)
    box = page.lines[0].box
    assert box is not None
    assert box.page == 1
    assert 55 < box.x0 < 65
    assert 85 < box.top < box.bottom < 105
    at = document.text.index("7/TB")
    assert [each.top for each in document.boxes(page.lines[0].span)] == [box.top]
    assert document.page_at(at) == 1


def test_every_line_stands_where_it_says(tmp_path: Path) -> None:
    pdf = Pdf().page([*HEAD, *page_lines(*LONG)]).page(page_lines("Trang hai", *LONG))
    document = read(tmp_path, pdf)
    assert len(document.pages) == 2
    for page in document.pages:
        for line in page.lines:
            assert page.span.start <= line.span.start < line.span.end <= page.span.end
            assert line.span.of(document.text).strip()
            assert "\n" not in line.span.of(document.text)


def test_ruled_table_reads_by_rows_and_cells(tmp_path: Path) -> None:
    xs, ys = (60, 110, 400, 530), (600, 560, 500, 470)
    rules = [(xs[0], y, xs[-1], y) for y in ys] + [(x, ys[0], x, ys[-1]) for x in xs]
    inside = [
        (65, 580, "STT"), (115, 580, "Nội dung"), (405, 580, "Chủ trì"),
        (65, 540, "1"), (115, 540, "Rà soát thủ tục hành chính số"), (115, 520, "47/KH-UBND"), (405, 540, "Văn phòng"),
        (115, 480, "Tổng cộng"),
    ]  # fmt: skip
    document = read(tmp_path, Pdf().page([(60, 640, "Bảng một:"), *inside, *page_lines(*LONG, top=400)], rules=rules))
    assert (
        "Bảng một:\nSTT\tNội dung\tChủ trì\n1\tRà soát thủ tục hành chính số\n47/KH-UBND\tVăn phòng\n" in document.text
    )
    (table,) = document.tables
    assert table.rows(document.text) == [
        ["STT", "Nội dung", "Chủ trì"],
        ["1", "Rà soát thủ tục hành chính số 47/KH-UBND", "Văn phòng"],
        ["", "Tổng cộng", ""],
    ]
    assert table.box is not None
    assert table.box.top == pytest.approx(242, abs=2)


def test_a_frame_around_the_page_is_no_table(tmp_path: Path) -> None:
    rules = [(30, 30, 565, 30), (565, 30, 565, 812), (565, 812, 30, 812), (30, 812, 30, 30)]
    assert read(tmp_path, Pdf().page(page_lines(*LONG), rules=rules)).tables == ()


def test_number_and_day_stamped_as_form_fields_come_out_in_place(tmp_path: Path) -> None:
    head: list[Placed] = [
        (60, 780, "UBND XÃ HOA SEN"),
        (290, 780, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (320, 762, "Độc lập - Tự do - Hạnh phúc"),
        (60, 744, "Số:"),
        (120, 744, "/TB-UBND"),
        (290, 744, "Hoa Sen, ngày"),
        (410, 744, "tháng 01 năm 2025"),
    ]
    stamps = [(90.0, 743.0, "11"), (380.0, 745.0, "08"), (400.0, 60.0, "Thời gian ký: 08/01/2025")]
    document = read(tmp_path, Pdf().page([*head, *page_lines(*LONG)], stamps=stamps))
    assert "Số: 11/TB-UBND\n" in document.text
    assert "Hoa Sen, ngày 08 tháng 01 năm 2025\n" in document.text
    assert "Thời gian ký: 08/01/2025" in document.text


def test_a_page_turned_by_the_viewer_reads_alike(tmp_path: Path) -> None:
    plain = read(tmp_path, Pdf().page([*HEAD, *page_lines(*LONG)]))
    turned = read(tmp_path, Pdf().page([*HEAD, *page_lines(*LONG)], rotate=90))
    assert turned.text == plain.text
    assert (turned.pages[0].width, turned.pages[0].height) == (842, 595)
    box = turned.pages[0].lines[0].box
    assert box is not None
    assert box.x0 > 700  # the page's top is now on the right
    assert box.bottom < 200


def test_decomposed_letters_become_composed(tmp_path: Path) -> None:
    text = unicodedata.normalize("NFD", "Quyết định của Ủy ban")
    document = read(tmp_path, Pdf().page(page_lines(text, *LONG)))
    assert document.text.startswith("Quyết định của Ủy ban\n")


class Recorded:
    """A recogniser that says what it was told to."""

    def __init__(self, *lines: str) -> None:
        self.lines = lines
        self.seen: list[Picture] = []

    version = "bản ghi"

    def read(self, picture: Picture, *, block: bool = False) -> list[Run]:
        self.seen.append(picture)
        if not self.lines:
            raise OcrFailed("hỏng")
        return [[Glyph(text, 50, 40 + 20 * at, 300, 52 + 20 * at, 91.0)] for at, text in enumerate(self.lines)]


SCAN = b"q 595 0 0 842 0 0 cm BI /W 2 /H 1 /CS /G /BPC 8 ID \x20\xff EI Q\n"


def test_a_scanned_page_is_recognised_and_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Recorded("Số: 3/TTr-UBND", "Kính trình")
    monkeypatch.setattr("extractor.pdf.ocr_engine", lambda: engine)
    document = read(tmp_path, Pdf().page([], extra=SCAN).page(page_lines(*LONG)))
    assert document.text.startswith("Số: 3/TTr-UBND\nKính trình\nThực hiện")
    assert document.warnings == (ReadingWarning("recognised_text", "1"),)
    assert document.pages[0].lines[0].confidence == 91.0
    assert document.pages[1].lines[0].confidence is None
    (picture,) = engine.seen
    assert abs(picture.width - 595 * 200 / 72) < 2
    assert len(picture.pixels) == picture.width * picture.height


def test_without_a_recogniser_the_rest_is_read_and_a_person_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extractor.pdf.ocr_engine", lambda: None)
    document = read(tmp_path, Pdf().page([], extra=SCAN).page(page_lines(*LONG)))
    assert document.warnings == (ReadingWarning("needs_ocr", "1"),)
    with pytest.raises(ProgramMissing) as caught:
        read(tmp_path, Pdf().page([], extra=SCAN))
    assert "tesseract" in caught.value.message("en")


def test_a_failing_recogniser_is_no_failure_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.pdf.ocr_engine", lambda: Recorded())
    document = read(tmp_path, Pdf().page([], extra=SCAN).page(page_lines(*LONG)))
    assert document.warnings == (ReadingWarning("needs_ocr", "1"), ReadingWarning("ocr_failed", "1: hỏng"))


def test_a_stamp_on_a_scan_keeps_its_real_characters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.pdf.ocr_engine", lambda: Recorded("chữ nhận dạng"))
    stamps = [(300.0, 700.0, "Thời gian ký: 07/01/2025")]
    document = read(tmp_path, Pdf().page([], extra=SCAN, stamps=stamps))
    assert document.text == "chữ nhận dạng\nThời gian ký: 07/01/2025\n"


def test_an_unreadable_text_layer_is_recognised_instead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.pdf.ocr_engine", lambda: Recorded("rõ ràng"))
    garbage = ["\ue001\ue002\ue003 \ue004\ue005" * 3] * 9
    assert read(tmp_path, Pdf().page(page_lines(*garbage))).text == "rõ ràng\n"


SOUND = ("Căn cứ Luật Tổ chức chính quyền địa phương, Ủy ban nhân dân xã thông báo kết quả thực hiện",) * 8
UNMARKED = ("Can cu Luat To chuc chinh quyen dia phuong, Uy ban nhan dan xa thong bao ket qua thuc hien",) * 8
BROKEN = ("C~n cứ Lu;t Tổ ch#c chính quy1n địa ph~ơng, Ủy b~n nh&n dân x; thông b%o kết qu; th$c hi~n",) * 8


@pytest.mark.parametrize("layer", [UNMARKED, BROKEN])
def test_a_poor_layer_under_a_scan_is_recognised_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, layer: tuple[str, ...]
) -> None:
    monkeypatch.setattr("extractor.pdf.ocr_engine", lambda: Recorded("Số: 3/TTr-UBND"))
    document = read(tmp_path, Pdf().page(page_lines(*layer), extra=SCAN + b"3 Tr\n"))
    assert document.text == "Số: 3/TTr-UBND\n"
    assert document.warnings == (ReadingWarning("recognised_text", "1"),)


def test_a_sound_layer_is_kept_and_told_to_be_read_by_a_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = Recorded("không")
    monkeypatch.setattr("extractor.pdf.ocr_engine", lambda: engine)
    document = read(tmp_path, Pdf().page(page_lines(*SOUND), extra=SCAN + b"3 Tr\n").page(page_lines(*SOUND)))
    assert document.text.splitlines()[:8] == list(SOUND)
    assert document.warnings == (ReadingWarning("recognised_text", "1"),)
    assert engine.seen == []


@pytest.mark.parametrize("text", [SOUND, UNMARKED])
def test_text_printed_on_a_picture_is_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: tuple[str, ...]
) -> None:
    monkeypatch.setattr("extractor.pdf.ocr_engine", lambda: Recorded("không"))
    document = read(tmp_path, Pdf().page(page_lines(*text), extra=SCAN))
    assert document.text.splitlines() == list(text)
    assert document.warnings == ()


def test_a_blank_page_between_is_a_page_and_asks_for_nothing(tmp_path: Path) -> None:
    document = read(tmp_path, Pdf().page(page_lines(*LONG)).page([]).page(page_lines(*LONG)))
    assert [page.number for page in document.pages] == [1, 2, 3]
    assert document.warnings == ()
