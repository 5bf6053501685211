"""PDFs as e-office systems sign them: number, day and signatures live in form fields; the facts of signatures are data."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from extractor import Document, Limits, Signature
from extractor.certificates import Certified, certified
from extractor.pdf import read_pdf
from tests.extractor.making import Pdf, Placed, page_lines

BODY = page_lines(*["Thực hiện kế hoạch cải cách hành chính của xã, Ủy ban nhân dân xã báo cáo:"] * 5)
HANOI = timezone(timedelta(hours=7))
HEAD: list[Placed] = [
    (60, 780, "UBND XÃ HOA SEN"),
    (290, 780, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    (320, 762, "Độc lập - Tự do - Hạnh phúc"),
]
BLANKS: list[Placed] = [
    (60, 744, "Số:"),
    (120, 744, "/TB-UBND"),
    (290, 744, "Hoa Sen, ngày"),
    (410, 744, "tháng 01 năm 2025"),
]
DOTS: list[Placed] = [
    (60, 744, "Số:"),
    (84, 744, "......../TB-UBND"),
    (290, 744, "Hoa Sen, ngày.....tháng 01 năm 2025"),
]
STAMP = "Ký bởi: Ủy ban nhân dân xã Hoa Sen"


def read(tmp_path: Path, pdf: Pdf) -> Document:
    return read_pdf(pdf.write(tmp_path / "a.pdf"), Limits())


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("nested", [False, True])
def test_number_and_day_stand_in_their_blanks(tmp_path: Path, rotate: int, nested: bool) -> None:
    stamps: list[Placed] = [(90, 743, "11"), (380, 745, "08")]
    document = read(tmp_path, Pdf().page([*HEAD, *BLANKS, *BODY], stamps=stamps, rotate=rotate, nested=nested))
    assert "\nSố: 11/TB-UBND\n" in document.text
    assert "\nHoa Sen, ngày 08 tháng 01 năm 2025\n" in document.text
    at = document.text.index("11/TB")
    (line,) = [each for each in document.pages[0].lines if each.span.start <= at < each.span.end]
    assert line.box is not None
    assert 0 <= line.box.x0 < line.box.x1 <= (document.pages[0].width or 0)
    assert 0 <= line.box.top < line.box.bottom <= (document.pages[0].height or 0)


def test_fields_over_dots_take_their_place(tmp_path: Path) -> None:
    stamps: list[Placed] = [(98, 743, "11"), (371, 745, "08")]
    document = read(tmp_path, Pdf().page([*HEAD, *DOTS, *BODY], stamps=stamps))
    assert "\nSố: 11/TB-UBND\n" in document.text
    assert "ngày 08 tháng 01 năm 2025" in document.text


@pytest.mark.parametrize(
    ("blank", "stamp", "line"),
    [
        ([(60, 744, "Số:")], (84, 744, "11/TB-UBND"), "Số: 11/TB-UBND"),
        ([], (60, 744, "Số: 11/TB-UBND"), "Số: 11/TB-UBND"),
        ([(60, 744, "Số:"), (130, 744, "/TB-UBND")], (86, 741, "11"), "Số: 11/TB-UBND"),
    ],
)
def test_more_of_the_number_in_the_field(tmp_path: Path, blank: list[Placed], stamp: Placed, line: str) -> None:
    rest: list[Placed] = [(290, 744, "Hoa Sen, ngày 08 tháng 01 năm 2025")]
    document = read(tmp_path, Pdf().page([*HEAD, *blank, *rest, *BODY], stamps=[stamp]))
    assert f"\n{line}\n" in document.text
    assert "\nHoa Sen, ngày 08 tháng 01 năm 2025\n" in document.text


@pytest.mark.parametrize(
    ("stamps", "line"),
    [
        ([(84, 743, "1"), (91, 743, "1"), (380, 745, "0"), (387, 745, "8")], "Số: 11/TB-UBND"),
        ([(84, 743, "507"), (380, 745, "08")], "Số: 507/TB-UBND"),
        ([(100, 743, "12345"), (380, 745, "08")], "Số: 12345/TB-UBND"),  # longer than the blank
    ],
)
def test_numbers_and_days_of_several_fields_and_long_ones(tmp_path: Path, stamps: list[Placed], line: str) -> None:
    document = read(tmp_path, Pdf().page([*HEAD, *BLANKS, *BODY], stamps=stamps))
    assert f"\n{line}\n" in document.text
    assert "\nHoa Sen, ngày 08 tháng 01 năm 2025\n" in document.text


@pytest.mark.parametrize("first", [True, False])
def test_a_signature_picture_over_the_day_leaves_it_alone(tmp_path: Path, first: bool) -> None:
    fields: list[Placed] = [(90, 743, "11"), (380, 745, "08")]
    picture: list[Placed] = [(300, 752, "Thời gian ký: 09.01.2025 10:21:11 +07:00")]
    stamps = [*picture, *fields] if first else [*fields, *picture]
    document = read(tmp_path, Pdf().page([*HEAD, *BLANKS, *BODY], stamps=stamps))
    assert "\nSố: 11/TB-UBND\n" in document.text
    assert "\nHoa Sen, ngày 08 tháng 01 năm 2025\n" in document.text


def test_a_line_the_text_layer_breaks_before_its_dashes_is_whole(tmp_path: Path) -> None:
    head = [*HEAD, (60, 744, "Số:"), (110, 744, "/TB-UBND"), (290, 744, "Hoa Sen, ngày      tháng      năm")]
    document = read(tmp_path, Pdf().page(head).page(BODY))
    assert "\nĐộc lập - Tự do - Hạnh phúc\n" in document.text


def test_a_name_in_a_field_stands_where_it_is_signed(tmp_path: Path) -> None:
    end: list[Placed] = [
        (60, 300, "Nơi nhận:"),
        (360, 300, "CHỦ TỊCH"),
        (60, 284, "- Như trên;"),
        (60, 268, "- Lưu: VT."),
    ]
    document = read(tmp_path, Pdf().page([*BODY, *end], stamps=[(360, 230, "Trần Văn Sen")]))
    assert document.text.endswith("- Lưu: VT.\nCHỦ TỊCH\nTrần Văn Sen\n")


def test_a_signature_picture_stays_out_of_the_letterhead(tmp_path: Path) -> None:
    date: list[Placed] = [(60, 744, "Số: 11/TB-UBND"), (290, 744, "Hoa Sen, ngày 08 tháng 01 năm 2025")]
    signed = b"/ByteRange [0 1 2 3] /Name (Le Thi Sen) /M (D:20250108173049+07'00') /Contents <00>"
    document = read(tmp_path, Pdf().page([*HEAD, *date, *BODY], stamps=[(200, 790, STAMP)], signed=signed))
    assert document.text.startswith("UBND XÃ HOA SEN\nCỘNG HÒA")
    assert document.text.endswith(f"\n{STAMP}\n")
    (signature,) = document.signatures
    assert (signature.signer, signature.organisation, signature.text) == ("Le Thi Sen", None, STAMP)
    assert signature.time == datetime(2025, 1, 8, 17, 30, 49, tzinfo=HANOI)
    assert signature.page == 1
    assert signature.box is not None
    assert signature.box.x0 == pytest.approx(200, abs=1)


def test_a_picture_tells_who_signed_where_nothing_else_does(tmp_path: Path) -> None:
    document = read(tmp_path, Pdf().page(BODY, stamps=[(60, 60, "Người ký: Trần Văn Sen 09.01.2025 10:21:11 +07:00")]))
    (signature,) = document.signatures
    assert signature.time == datetime(2025, 1, 9, 10, 21, 11, tzinfo=HANOI)
    assert (signature.signer or "").startswith("Trần Văn Sen")


def test_a_file_without_fields_has_no_signatures(tmp_path: Path) -> None:
    assert read(tmp_path, Pdf().page(BODY)).signatures == ()
    assert Signature(None, None, None).text == ""


def der(tag: int, *parts: bytes) -> bytes:
    content = b"".join(parts)
    size = len(content)
    return bytes([tag, size]) + content if size < 128 else bytes([tag, 0x82]) + size.to_bytes(2, "big") + content


def name(common: str, organisation: str) -> bytes:
    pairs = ((b"\x55\x04\x0a", organisation), (b"\x55\x04\x03", common))
    return der(0x30, *(der(0x31, der(0x30, der(6, kind), der(0x0C, text.encode()))) for kind, text in pairs))


def certificate(serial: int, issuer: bytes, subject: bytes) -> bytes:
    fields = (der(0xA0, der(2, b"\x02")), der(2, bytes([serial])), der(0x30), issuer, der(0x30), subject)
    return der(0x30, der(0x30, *fields))


def signature(*certificates: bytes, issuer: bytes, serial: int) -> bytes:
    time = der(0x30, der(6, b"\x2a\x86\x48\x86\xf7\x0d\x01\x09\x05"), der(0x31, der(0x17, b"250108103101Z")))
    signer = der(0x30, der(2, b"\x01"), der(0x30, issuer, der(2, bytes([serial]))), der(0x30), der(0xA0, time))
    signed = der(0x30, der(2, b"\x01"), der(0x31), der(0x30), der(0xA0, *certificates), der(0x31, signer))
    return der(0x30, der(6, b"\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02"), der(0xA0, signed))


def test_the_signers_certificate_among_several_tells_who_signed() -> None:
    root, office = name("Gốc", "Cơ yếu"), name("Ủy ban nhân dân xã Hoa Sen", "Tỉnh Vân Lĩnh")
    data = signature(certificate(1, root, root), certificate(7, root, office), issuer=root, serial=7)
    found = certified(data + b"\0" * 40)
    assert (found.name, found.organisation) == ("Ủy ban nhân dân xã Hoa Sen", "Tỉnh Vân Lĩnh")
    assert found.time == datetime(2025, 1, 8, 17, 31, 1, tzinfo=HANOI)


def test_broken_certificates_say_nothing_and_never_fail() -> None:
    root = name("Gốc", "Cơ yếu")
    data = signature(certificate(1, root, root), issuer=root, serial=1)
    assert certified(data).name == "Gốc"
    for at in range(len(data)):
        certified(data[:at])
        certified(data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :])
    assert certified(b"") == certified(b"\x30\x80\x00\x00") == Certified()
