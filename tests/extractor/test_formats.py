"""Which format a file is in: told by its content, whatever its name says; and what loading the room costs."""

from __future__ import annotations

import contextlib
import importlib
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from extractor import FORMATS, DamagedFile, EncryptedFile, ReadError, UnknownArchive, UnknownFormat, detect, extract
from tests.extractor.making import Pdf, make_docx, p, page_lines

OLE = bytes.fromhex("D0CF11E0A1B11AE1")


def ole(*streams: str, heads: dict[str, bytes] | None = None) -> bytes:
    """A compound file with these top-level streams; `heads` gives what large ones begin with."""
    heads = heads or {}
    header = bytearray(512)
    header[:8] = OLE
    header[30:32] = (9).to_bytes(2, "little")
    header[48:52] = (1).to_bytes(4, "little")
    header[76:512] = b"\xff" * 436
    header[76:80] = (0).to_bytes(4, "little")
    fat = bytearray(b"\xff" * 512)
    fat[0:4] = (0xFFFFFFFD).to_bytes(4, "little")
    fat[4:8] = (0xFFFFFFFE).to_bytes(4, "little")
    directory = bytearray()
    extra = b""
    for index, name in enumerate(["Root Entry", *streams]):
        entry = bytearray(128)
        coded = name.encode("utf-16-le") + b"\0\0"
        entry[: len(coded)] = coded
        entry[64:66] = len(coded).to_bytes(2, "little")
        entry[68:80] = b"\xff" * 12
        if index == 0 and streams:
            entry[76:80] = (1).to_bytes(4, "little")
        elif index < len(streams):
            entry[72:76] = (index + 1).to_bytes(4, "little")
        if name in heads:
            entry[116:120] = (2 + len(extra) // 512).to_bytes(4, "little")
            entry[120:124] = (4096).to_bytes(4, "little")
            extra += heads[name].ljust(512, b"\0")
        directory += entry
    return bytes(header) + bytes(fat) + bytes(directory).ljust(512, b"\0") + extra


def _package() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        return make_docx(Path(folder) / "a.docx", p("Thông báo")).read_bytes()


PACKAGE = _package()


def make(tmp_path: Path, name: str, data: bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("suffix", [".bin", ".pdf", ".docx", ".txt", ""])
def test_content_decides_not_the_suffix(tmp_path: Path, suffix: str) -> None:
    page = Pdf().page(page_lines("Thông báo")).write(tmp_path / "p", junk=b"junk\n")
    book = openpyxl.Workbook()
    book.active["A1"] = "Tên"  # type: ignore[index]
    book.save(tmp_path / "b.xlsx")
    Image.new("L", (8, 8)).save(tmp_path / "i.png")
    Image.new("L", (8, 8)).save(tmp_path / "i.tif")
    found = {}
    for kind, data in {
        "pdf": page.read_bytes(),
        "docx": make_docx(tmp_path / "d", p("Thông báo")).read_bytes(),
        "xlsx": (tmp_path / "b.xlsx").read_bytes(),
        "image": (tmp_path / "i.png").read_bytes(),
        "rtf": b"{\\rtf1 a}",
        "html": b"\xef\xbb\xbf \n<!DOCTYPE html><p>a",
        "doc": ole("WordDocument", "1Table"),
        "xls": ole("Workbook"),
        "ppt": ole("PowerPoint Document"),
        "mhtml": b"From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n",
        "text": "Thông báo".encode(),
    }.items():
        found[kind] = detect(make(tmp_path, f"x{kind}{suffix}", data)).name
    assert found == {kind: kind for kind in found}
    assert detect(tmp_path / "i.tif").name == "image"


def test_the_suffix_tells_markdown_from_text(tmp_path: Path) -> None:
    assert detect(make(tmp_path, "a.MD", b"# a")).name == "markdown"
    assert detect(make(tmp_path, "a.log", b"# a")).name == "text"


def test_an_embedded_workbook_does_not_make_a_document_a_workbook(tmp_path: Path) -> None:
    assert detect(make(tmp_path, "a.xls", ole("ObjectPool", "WordDocument"))).name == "doc"


def test_passwords_show_before_reading(tmp_path: Path) -> None:
    flags = (0).to_bytes(10, "little") + (0x0100).to_bytes(2, "little")
    filepass = bytes.fromhex("0908 0400 0006 0500 2F00 0200 0000".replace(" ", ""))
    for data in (
        ole("EncryptionInfo", "EncryptedPackage"),
        ole("WordDocument", heads={"WordDocument": flags}),
        ole("Workbook", heads={"Workbook": filepass}),
    ):
        with pytest.raises(EncryptedFile):
            detect(make(tmp_path, "a.docx", data))


@pytest.mark.parametrize(
    "data", [b"MZ\x90\0\x03\0\0\0" * 40, b"\x7fELF\0\0\1", b"<?xml version='1.0'?><a/>", bytes(99)]
)
def test_what_is_none_of_ours_is_said_so(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(UnknownFormat) as caught:
        detect(make(tmp_path, "a.pdf", data))
    assert "docx" in caught.value.message("vi")


def test_a_package_of_another_trade_is_unknown(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as package:
        package.writestr("mimetype", "application/epub+zip")
        package.writestr("ghi chú.txt", "a")
    with pytest.raises(UnknownFormat):
        detect(tmp_path / "a.zip")


def test_a_large_file_is_known_by_its_content_too(tmp_path: Path) -> None:
    path = make(tmp_path, "a.txt", b"ngay 12 thang 01\n" * 300_000)
    assert detect(path).name == "text"
    assert len(extract(path).text) == path.stat().st_size
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as package:
        package.write(path, "a.txt")
    assert detect(tmp_path / "a.zip").name == "zip"


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.pptx"])
def test_an_office_file_without_its_parts_is_no_dossier(tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(tmp_path / name, "w") as package:
        package.writestr("word/document.xml", "<a/>")
    with pytest.raises(DamagedFile):
        detect(tmp_path / name)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"7z\xbc\xaf\x27\x1c\0\4", "7Z"),
        (b"Rar!\x1a\x07\1\0", "RAR"),
        (b"Rar!\x1a\x07\0", "RAR"),
        (b"\x1f\x8b\x08\0", "GZ"),
        (bytes(257) + b"ustar\0" + b"00", "TAR"),
        (b"\x78\x9f\x3e\x22\1\0", "winmail.dat"),
    ],
)
def test_an_archive_we_do_not_open_says_to_unpack_it(tmp_path: Path, data: bytes, kind: str) -> None:
    with pytest.raises(UnknownArchive) as caught:
        detect(make(tmp_path, "hồ sơ.pdf", data))
    assert kind in caught.value.message("vi")
    assert "giải nén" in caught.value.message("vi")


def test_a_cut_compound_file_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(DamagedFile):
        detect(make(tmp_path, "a.doc", OLE + bytes(20)))


@given(st.integers(0, 2500), st.binary(min_size=1, max_size=40))
def test_no_twisted_container_ends_in_anything_but_an_answer(at: int, noise: bytes) -> None:
    for data in (ole("ObjectPool", "WordDocument", heads={"WordDocument": b"a"}), PACKAGE):
        twisted = data[:at] + noise + data[at + len(noise) :]
        with tempfile.TemporaryDirectory() as folder, contextlib.suppress(ReadError):
            detect(make(Path(folder), "a.docx", twisted))


def test_every_format_names_a_reader_there_is() -> None:
    for each in FORMATS.values():
        for function in filter(None, (each.function, each.unpack)):
            assert callable(getattr(importlib.import_module(each.module), function))
        assert each.function or each.unpack
        assert each.suffixes
        assert all(suffix.startswith(".") for suffix in each.suffixes)


def test_the_room_loads_no_heavy_library() -> None:
    heavy = {"pdfplumber", "pypdfium2", "docx", "lxml", "openpyxl", "PIL", "multiprocessing"}
    code = "import sys, extractor; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not heavy & set(loaded)


def test_plain_text_is_read_in_this_process(tmp_path: Path) -> None:
    assert extract(make(tmp_path, "a.txt", b"abc")).text == "abc"
    assert {name for name, each in FORMATS.items() if each.isolated} == {
        "html",
        "mhtml",
        "pdf",
        "docx",
        "pptx",
        "xlsx",
        "image",
        "eml",
        "msg",
    }
