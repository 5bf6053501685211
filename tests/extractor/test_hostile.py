"""Damaged and hostile files: each is one clear error of its own class, in two languages, and never a traceback."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PIL import Image
from reportlab.pdfgen import canvas

from extractor import (
    DamagedFile,
    EmptyFile,
    EncryptedFile,
    FileMissing,
    FolderGiven,
    LimitExceeded,
    Limits,
    ProgramMissing,
    ReaderDied,
    ReadError,
    UnknownFormat,
    extract,
)
from tests.extractor.making import Pdf, make_docx, p, page_lines, row, table

LIMITS = Limits(
    file_bytes=3_000_000, unzipped_bytes=30_000_000, pages=20, pixels=1_000_000, cells=1_000, seconds=15, members=300
)
Make = Callable[[Path], Path]


def written(name: str, data: bytes) -> Make:
    def make(folder: Path) -> Path:
        (folder / name).write_bytes(data)
        return folder / name

    return make


def docx(body: str = "", *, name: str = "a.docx", prolog: str = "") -> Make:
    return lambda folder: make_docx(folder / name, body or p("Thông báo"), prolog=prolog)


def changed(make: Make, change: Callable[[bytes], bytes]) -> Make:
    def changing(folder: Path) -> Path:
        path = make(folder)
        path.write_bytes(change(path.read_bytes()))
        return path

    return changing


def with_member(make: Make, name: str, data: bytes) -> Make:
    """The package with one member replaced or added."""

    def adding(folder: Path) -> Path:
        path = make(folder)
        with zipfile.ZipFile(path) as package:
            members = {each: package.read(each) for each in package.namelist()}
        members[name] = data
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            for each, content in members.items():
                package.writestr(each, content)
        return path

    return adding


def without_member(make: Make, name: str) -> Make:
    def removing(folder: Path) -> Path:
        path = make(folder)
        with zipfile.ZipFile(path) as package:
            members = {each: package.read(each) for each in package.namelist() if each != name}
        with zipfile.ZipFile(path, "w") as package:
            for each, content in members.items():
                package.writestr(each, content)
        return path

    return removing


def pdf(pages: int = 1, content: bytes = b"") -> Make:
    def make(folder: Path) -> Path:
        made = Pdf()
        for _ in range(pages):
            made.page(page_lines("Thông báo số 5/TB-UBND"), extra=content)
        return made.write(folder / "a.pdf")

    return make


def locked_pdf(folder: Path) -> Path:
    sheet = canvas.Canvas(str(folder / "a.pdf"), encrypt="bi mat")
    sheet.drawString(50, 700, "a")
    sheet.save()
    return folder / "a.pdf"


def big_workbook(folder: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for _ in range(200):
        sheet.append(list(range(9)))
    book.save(folder / "a.xlsx")
    return folder / "a.xlsx"


def picture(size: tuple[int, int], name: str) -> Make:
    def make(folder: Path) -> Path:
        Image.new("L", size, 255).save(folder / name)
        return folder / name

    return make


def many_members(folder: Path) -> Path:
    path = make_docx(folder / "a.docx", p("a"))
    with zipfile.ZipFile(path, "a") as package:
        for number in range(300):
            package.writestr(f"word/x{number}", b"")
    return path


def flate_bomb(folder: Path) -> Path:
    """A content stream of 600 MB in half a megabyte."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b"0 0 m 9 9 l S\n" * 75_000) for _ in range(600)) + packer.flush()
    made = Pdf()
    made.page(page_lines("a"))
    stream = next(at for at, data in enumerate(made.objects) if b" Tj ET" in data)
    made.objects[stream] = b"<< /Length %d /Filter /FlateDecode >> stream\n%s\nendstream" % (len(packed), packed)
    return made.write(folder / "a.pdf")


XXE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
LAUGHS = '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;">]>'

CASES: dict[str, tuple[Make, type[ReadError]]] = {
    "missing": (lambda folder: folder / "không có.docx", FileMissing),
    "folder": (lambda folder: folder, FolderGiven),
    "0 bytes": (written("a.docx", b""), EmptyFile),
    "blanks only": (written("a.txt", b" \n\t\n"), EmptyFile),
    "empty docx": (docx("<w:p/>"), EmptyFile),
    "nul bytes": (written("a.docx", bytes(5000)), UnknownFormat),
    "program": (written("a.pdf", b"MZ" + bytes(range(256)) * 9), UnknownFormat),
    "too large": (written("a.txt", b"a" * 3_000_001), LimitExceeded),
    "docx cut": (changed(docx(), lambda data: data[: len(data) // 2]), DamagedFile),
    "docx without main part": (without_member(docx(), "word/document.xml"), DamagedFile),
    "docx without types": (without_member(docx(), "[Content_Types].xml"), DamagedFile),
    "docx not xml": (with_member(docx(), "word/document.xml", b"<w:document"), DamagedFile),
    "docx corrupt deflate": (changed(docx(p("a" * 999)), lambda d: d.replace(d[-900:-860], b"\x07" * 40)), DamagedFile),
    "docx external entity": (docx(prolog=XXE), DamagedFile),
    "docx billion laughs": (docx(prolog=LAUGHS), DamagedFile),
    "docx dtd in utf-16": (
        with_member(docx(), "word/document.xml", f"<?xml version='1.0' encoding='UTF-16'?>{XXE}<a/>".encode("utf-16")),
        DamagedFile,
    ),
    "docx dtd in another part": (
        with_member(docx(), "word/_rels/document.xml.rels", XXE.encode() + b"<a/>"),
        DamagedFile,
    ),
    "docx bomb": (with_member(docx(), "word/document.xml", b" " * 31_000_000), LimitExceeded),
    "docx bomb by ratio": (with_member(docx(), "word/media/a.bin", bytes(25_000_000)), LimitExceeded),
    "docx of many members": (many_members, LimitExceeded),
    "docx encrypted member": (changed(docx(), lambda data: data.replace(b"PK\1\2\x14\3\x14\0\0\0", b"PK\1\2\x14\3\x14\0\1\0")), EncryptedFile),
    "docx too deep": (docx("<w:sdt>" * 400 + "</w:sdt>" * 400), LimitExceeded),
    "pdf cut": (changed(pdf(), lambda data: data[:200]), DamagedFile),
    "pdf header only": (written("a.pdf", b"%PDF-1.7\n"), DamagedFile),
    "pdf with password": (locked_pdf, EncryptedFile),
    "pdf of too many pages": (pdf(21), LimitExceeded),
    "xlsx of too many cells": (big_workbook, LimitExceeded),
    "xlsx hollow": (with_member(without_member(docx(name="a.xlsx"), "word/document.xml"), "xl/a.xml", b"<a/>"), DamagedFile),
    "png cut": (changed(picture((900, 900), "a.png"), lambda data: data[:60]), DamagedFile),
    "png of too many pixels": (picture((1200, 1000), "a.png"), LimitExceeded),
    "jpeg by name only": (written("a.jpg", b"\xff\xd8\xff\xe0" + bytes(50)), DamagedFile),
    "ole cut": (written("a.doc", bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600)), DamagedFile),
    "mhtml without page": (
        written("a.mht", b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x--\n"),
        DamagedFile,
    ),
    "html without text": (written("a.html", b"<html><script>1</script></html>"), EmptyFile),
    "other package": (written("a.docx", b"PK\5\6" + bytes(18)), DamagedFile),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_each_is_one_clear_error(tmp_path: Path, case: str) -> None:
    make, expected = CASES[case]
    path = make(tmp_path)
    with pytest.raises(ReadError) as caught:
        extract(path, limits=LIMITS)
    if isinstance(caught.value, ProgramMissing):
        pytest.skip(caught.value.message("en"))
    assert type(caught.value) is expected, caught.value.message("en")
    for lang in ("vi", "en"):
        message = caught.value.message(lang)
        assert "\n" not in message
        assert "Traceback" not in message
        assert path.name in message
    assert caught.value.exit_code == 3


@pytest.mark.parametrize("make", [flate_bomb, pdf(content=b"0 0 m 9 9 l S\n" * 50_000)], ids=["flate bomb", "paths"])
def test_costly_pdfs_end_within_bounds(tmp_path: Path, make: Make) -> None:
    limits = Limits(seconds=20, memory_bytes=1 << 30)
    try:
        document = extract(make(tmp_path), limits=limits)
    except (LimitExceeded, ReaderDied, DamagedFile, EmptyFile):
        return
    assert document.pages


def test_a_wide_merge_costs_nothing(tmp_path: Path) -> None:
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="20000000"/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>'
    document = extract(make_docx(tmp_path / "a.docx", table(row(wide, "b"))), limits=LIMITS)
    assert document.text == "a\tb"
    assert len(document.tables[0].rows(document.text)[0]) == 2


def test_junk_before_a_pdf_is_forgiven(tmp_path: Path) -> None:
    made = Pdf().page(page_lines("Thông báo số 5/TB-UBND"))
    assert extract(made.write(tmp_path / "a.pdf", junk=b"\0\0mail gateway\r\n")).text == "Thông báo số 5/TB-UBND\n"


def test_a_dangling_part_does_not_hide_the_text(tmp_path: Path) -> None:
    path = make_docx(tmp_path / "a.docx", p("Thông báo"), parts={"header": "<w:hdr {ns}/>"})
    assert extract(without_member(lambda folder: path, "word/header.xml")(tmp_path)).text == "Thông báo"


def test_a_long_name_and_odd_letters(tmp_path: Path) -> None:
    path = make_docx(tmp_path / ("Quyết định {số} %s 'a' " + "dài" * 20 + ".docx"), p("a"))
    assert extract(path).name == path.name
    path.write_bytes(b"PK\3\4")
    with pytest.raises(DamagedFile) as caught:
        extract(path)
    assert path.name in caught.value.message()


def test_an_unreadable_file_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("a", encoding="utf-8")

    def refuse(*_: object, **__: object) -> io.BytesIO:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(ReadError, match="Permission denied"):
        extract(path)
