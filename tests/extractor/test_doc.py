"""What a Word 97-2003 file says, read by our own reader; `files/word97.doc` is a made-up report saved in that format."""

from __future__ import annotations

import random
import struct
from pathlib import Path

import olefile
import pytest

from extractor import DamagedFile, Document, Limits, ReadError, ReadingWarning, extract
from extractor.doc import read_doc
from extractor.doc_format import DocError, WordFile
from extractor.doc_styles import element, font_names
from extractor.doc_tree import Anchors, TreeMaker
from extractor.docx_names import WORD, attribute, child

SAMPLE = Path(__file__).parent / "files" / "word97.doc"


@pytest.fixture(scope="module")
def document() -> Document:
    return read_doc(SAMPLE, Limits())


def test_everything_reads_in_order_as_in_docx(document: Document) -> None:
    assert document.text.split("\n") == [
        "HỎA TỐC",
        "UBND XÃ HOA SEN",
        "Số: 12/BC-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Hoa Sen, ngày 05 tháng 3 năm 2025",
        "BÁO CÁO",
        "Theo luật",
        "Luật Thanh tra năm 2022",
        "Điều 1. Phạm vi",
        "a) một",
        "b) hai",
        "Điều 2. Đối tượng",
        "Giao Sở Tài chính",
        "thấy",
        "45/KH-UBND\ta",
        "Gộp ngang\tC\tD",
        "Gộp dọc\tA\tB\t1",
        "\tD\ttrong 1\ttrong 2",
        "sau\t2",
        "Kính mời",
        "Số: 9/GM-UBND",
        "Quyết định mới",
        "trang một",
        "trang hai",
        "Địa chỉ: Đường Lúa",
    ]
    assert len(document.pages) == 2
    assert set(document.warnings) >= {ReadingWarning("tracked_changes", "+1 -1"), ReadingWarning("hidden_text")}


def test_cells_know_how_far_they_reach(document: Document) -> None:
    outer = max(document.tables, key=lambda table: len(table.cells))
    by_text = {cell.span.of(document.text): cell for cell in outer.cells}
    assert (by_text["Gộp ngang"].column_span, by_text["C"].column) == (2, 2)
    assert (by_text["Gộp dọc"].row_span, by_text["2"].column) == (2, 3)
    assert outer.rows(document.text)[2][1:] == ["D", "trong 1 trong 2 sau", "2"]


def test_the_fonts_of_runs_are_kept() -> None:
    """Files older than Unicode can be read only by them."""
    with olefile.OleFileIO(str(SAMPLE)) as ole:
        file = WordFile(ole.openstream("WordDocument").read(), lambda name: ole.openstream(name).read(), b"")
    made = TreeMaker(file, font_names(file), Anchors({}, {})).fill(element("body"), *file.stories["body"])
    fonts = {"".join(run.itertext()): child(run, "rPr", "rFonts") for run in made.iter(WORD + "r")}
    assert attribute(fonts["QuyÕt ®Þnh"], "ascii") == ".VnTime"


def test_damaged_files_are_refused_never_more(tmp_path: Path) -> None:
    data, dice = SAMPLE.read_bytes(), random.Random(7)
    outcomes = set()
    for _ in range(300):
        broken = bytearray(data)
        for _ in range(dice.choice((1, 5, 50))):
            broken[dice.randrange(len(broken))] = dice.choice((0, 255, dice.randrange(256)))
        path = tmp_path / "a.doc"
        path.write_bytes(broken[: dice.choice((len(broken), dice.randrange(512, len(broken))))])
        try:
            read_doc(path, Limits())
            outcomes.add("read")
        except ReadError as error:
            outcomes.add(type(error).__name__)
    assert "DamagedFile" in outcomes
    assert outcomes <= {"DamagedFile", "EmptyFile", "LimitExceeded", "read"}


def test_pieces_that_repeat_the_text_are_refused() -> None:
    """A few KB could else say gigabytes: every piece points at the whole file."""
    main, size = bytearray(2_048), 1_024
    struct.pack_into("<HH", main, 0, 0xA5EC, 0xC1)
    pieces = b"".join(struct.pack("<I", size * number) for number in range(4))
    pieces += struct.pack("<HIH", 0, 0x40000000 | 2 * 512, 0) * 3
    table = b"\2" + struct.pack("<I", len(pieces)) + pieces
    struct.pack_into("<II", main, 0x9A + 8 * 33, 0, len(table))
    with pytest.raises(DocError, match="PlcPcd"):
        WordFile(bytes(main), lambda name: table, b"")


def test_without_libreoffice_a_word_file_is_still_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.tools.find", lambda tool: None)
    assert "Số: 12/BC-UBND" in extract(SAMPLE).text


def test_what_no_reader_opens_is_damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.tools.find", lambda tool: None)
    data = bytearray(SAMPLE.read_bytes())
    at = data.index(b"\xec\xa5")
    data[at + 2 : at + 4] = b"\x68\x00"  # Word 95
    (tmp_path / "a.doc").write_bytes(data)
    with pytest.raises(DamagedFile, match="DOC"):
        extract(tmp_path / "a.doc")
