"""Real documents beside the project, where they are at hand."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from extractor import Document, ReadingWarning, compose, extract
from extractor.tools import LIBREOFFICE, TESSERACT, find

SHARED = Path(__file__).resolve().parents[3] / "shared"
DATA = SHARED / "data"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason=f"no sample documents at {SHARED}")
needs_office = pytest.mark.skipif(find(LIBREOFFICE) is None, reason="LibreOffice is not installed")
needs_tesseract = pytest.mark.skipif(find(TESSERACT) is None, reason="tesseract is not installed")

HEADS = {
    "vpub-kiem-tra-kstthc-2024": ("UBND TỈNH SƠN LA", "VĂN PHÒNG", "Số: 07/KH-VPUB", "ngày 17 tháng 01 năm 2024"),
    "tieu-chi-par-index-2024": ("UBND TỈNH SƠN LA", "SỞ NỘI VỤ", "Số: 1089/SNV-CCHC&VTLT", "ngày 05 tháng 6 năm 2024"),
    "son-la-kiem-tra-cchc-2024": ("ỦY BAN NHÂN DÂN", "TỈNH SƠN LA", "Số: 425/QĐ-UBND", "ngày 11 tháng 3 năm 2024"),
}


def sample(name: str) -> Document:
    return extract(DATA / "testfiles" / name)


def likeness(name: str) -> float:
    """The share of the characters of the truth that are there, whatever their order."""
    truth = Counter(compose((DATA / "testfiles" / f"{name.split('.')[0]}.truth.txt").read_text(encoding="utf-8")))
    found = Counter(sample(name).text)
    for each in " \n\t\f":
        del truth[each], found[each]
    return sum((truth & found).values()) / max(truth.total(), found.total())


@pytest.mark.parametrize("suffix", ["docx", "pdf", pytest.param("doc", marks=needs_office)])
@pytest.mark.parametrize("name", HEADS)
def test_letterheads_read_in_order(name: str, suffix: str) -> None:
    text = sample(f"{name}.{suffix}").text
    parent, issuer, number, date = HEADS[name]
    assert text.startswith(f"{parent}\n{issuer}\n")
    head = " ".join(text.split()[:60])  # one of them breaks the motto over two lines
    motto = head.index("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert motto < head.index("Độc lập - Tự do - Hạnh phúc") < head.index(number) < head.index(date)
    assert f"\n{number}\n" in text


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("vpub-kiem-tra-kstthc-2024.docx", 1.0),
        ("vpub-kiem-tra-kstthc-2024.nfd.docx", 1.0),
        ("tieu-chi-par-index-2024.docx", 1.0),
        ("son-la-kiem-tra-cchc-2024.docx", 1.0),
        ("vpub-kiem-tra-kstthc-2024.pdf", 0.999),
        ("vpub-kiem-tra-kstthc-2024.nfd.pdf", 0.999),
        ("vpub-kiem-tra-kstthc-2024.rot90.pdf", 0.999),
        ("vpub-kiem-tra-kstthc-2024.nospace.pdf", 0.999),
        ("tieu-chi-par-index-2024.pdf", 0.97),  # headings of the table repeat on every page
        ("son-la-kiem-tra-cchc-2024.pdf", 0.98),
        ("vpub-kiem-tra-kstthc-2024.tcvn3.docx", 0.999),
        ("vpub-kiem-tra-kstthc-2024.tcvn3.pdf", 0.998),  # its writer dropped every ư and the names of the fonts
        pytest.param("vpub-kiem-tra-kstthc-2024.tcvn3.doc", 0.999, marks=needs_office),
        pytest.param("vpub-kiem-tra-kstthc-2024.doc", 1.0, marks=needs_office),
        pytest.param("vpub-kiem-tra-kstthc-2024.notounicode.pdf", 0.99, marks=needs_tesseract),
        pytest.param("vpub-kiem-tra-kstthc-2024.scan200.pdf", 0.99, marks=needs_tesseract),
        pytest.param("vpub-kiem-tra-kstthc-2024.scan200.poor.pdf", 0.985, marks=needs_tesseract),
    ],
)
def test_what_the_file_says_is_there(name: str, least: float) -> None:
    assert likeness(name) >= least


def test_number_and_day_stamped_by_the_office_system() -> None:
    document = extract(DATA / "signed_pdf" / "tb_11_2025_widget_number.pdf")
    assert "\nSố: 11/TB-UBND\n" in document.text
    assert "Quảng Ngãi, ngày 08 tháng 01 năm 2025" in document.text
    assert document.tables == ()
    assert document.text.index("CỘNG HÒA") < document.text.index("Số: 11/TB-UBND") < document.text.index("ngày 08")
    assert re.search(r"Nơi nhận:\n- CT, PCT(.|\n)*Lưu: VT(.|\n)*\nTL. CHỦ TỊCH\nKT. CHÁNH VĂN PHÒNG\n", document.text)


@pytest.mark.parametrize("name", ["features.docx", "features.strict.docx", "features.docm"])
def test_everything_word_can_hide_text_in(name: str) -> None:
    document = sample(name)
    found = document.text
    for word in [
        "HDR1",
        "HDRTBL1",
        "HDRF1",
        "TBL1",
        "TBL2",
        "VM1",
        "C1",
        "C2",
        "SPAN1",
        "NEST1",
        "AFTN1",
        "INSROW1",
        "SDTROW1",
        "SDTCELL1",
        "BODY2",
        "INS1",
        "MVT1",
        "VTX1",
        "SUBA",
        "SDTBLK1",
        "SDTTBL1",
        "SDTINL1",
        "HL1",
        "FLDS1",
        "FRES1",
        "SMT1",
        "CXI1",
        "CXB1",
        "OMATH1",
        "FOOT1",
        "LAST1",
        "FTR1",
    ]:
        assert len(re.findall(rf"\b{word}\b", found)) == 1, word
    for phrase in ("3162/QĐ-UBND", "45/NBH-UBND", "SHYEND", "TAB\tBED\nBRK", "Điều 1. NUM1", "Điều 2. NUM2", "a) SUBA"):
        assert phrase in found
    assert found.count("TXB1 Số: 9001/QĐ-UBND") == 1
    for word in ("DEL1", "MVF1", "INSTRX1", "HID1"):
        assert word not in found
    assert {warning.code for warning in document.warnings} == {"tracked_changes", "hidden_text"}


def test_a_workbook() -> None:
    document = sample("table.xlsx")
    assert len(document.pages) == len(document.tables) == 2
    assert "1\t3162/QĐ-UBND\t20/12/2021\tKế hoạch CCHC\t12\n" in document.text


@needs_office
def test_files_in_old_fonts_are_converted_and_say_so() -> None:
    for path in sorted((DATA / "legacy").iterdir()):
        if path.suffix in (".doc", ".rtf", ".xls"):
            document = extract(path)
            codes = {warning.code for warning in document.warnings}
            assert "legacy_converted" in codes, path.name
            assert "legacy_encoding" not in codes, path.name
            words = [
                Counter(re.findall(r"[^\W\d_]+", compose(text).lower())) for text in (document.text, _beside(path))
            ]
            assert (words[0] & words[1]).total() >= 0.95 * words[1].total(), path.name


def _beside(path: Path) -> str:
    return path.with_name(f"{path.name}.txt").read_text(encoding="utf-8")


def test_sound_text_is_never_suspected() -> None:
    for path in sorted((DATA / "admin2025").glob("*.md")):
        assert extract(path).warnings == (), path.name


@needs_tesseract
def test_a_scan_with_a_signature_stamp() -> None:
    document = extract(DATA / "scans" / "ttr_01_2025_scan.pdf")
    recognised, *doubts = document.warnings
    assert recognised == ReadingWarning("recognised_text", "1")
    assert any("/TTr-UBND" in each.detail for each in doubts if each.code == "unsure_number")  # 01, by hand
    assert "/TTr-UBND" in document.text
    assert "Thời gian ký: 07/01/2025 10:09:57" in document.text
    assert "1418/QĐ-UBND ngày 14/11/2024" in document.text
