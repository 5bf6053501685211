"""A dossier is taken apart safely: names read right, each bad file for itself, nothing beyond the limits, nothing outside."""

from __future__ import annotations

import random
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from extractor import (
    DamagedFile,
    Document,
    EmptyFile,
    EncryptedFile,
    LimitExceeded,
    Limits,
    NotAFile,
    PackageGiven,
    ReadError,
    UnknownArchive,
    documents_in,
    extract,
)
from tests.extractor.making import make_docx, p
from tests.extractor.packing import in_windows_1258, nested, zipped, zipped_raw

LIMITS = Limits(file_bytes=3_000_000, package_bytes=30_000_000, members=300, nesting=3, seconds=20)
TEXT = "Thông báo số 5/TB-UBND".encode()
NAME = "thẩm định/Kế hoạch ngày 12.txt"


def read(path: Path, limits: Limits = LIMITS) -> dict[str, str | type[ReadError]]:
    """Inner paths and what became of each: the text, or the class of the error."""
    return {
        inner: found.text if isinstance(found, Document) else type(found)
        for inner, found in documents_in(path, limits=limits)
    }


def test_each_file_is_a_document_with_its_own_name(tmp_path: Path) -> None:
    word = make_docx(tmp_path / "a.docx", p("Kế hoạch")).read_bytes()
    path = zipped(tmp_path / "hồ sơ.zip", {"a/12-KH-UBND.docx": word, "b.txt": TEXT, "c/": b""})
    found = dict(documents_in(path))
    assert list(found) == ["a/12-KH-UBND.docx", "b.txt"]
    word_read, text_read = found.values()
    assert isinstance(word_read, Document) and isinstance(text_read, Document)
    assert (word_read.name, word_read.format, word_read.text) == ("12-KH-UBND.docx", "docx", "Kế hoạch")
    assert text_read.text == TEXT.decode()


def test_a_plain_file_holds_itself_only(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    assert read(tmp_path / "a.txt") == {"": TEXT.decode()}


def test_a_dossier_is_no_document(tmp_path: Path) -> None:
    with pytest.raises(PackageGiven) as caught:
        extract(zipped(tmp_path / "a.zip", {"a.txt": TEXT}))
    assert "a.zip" in caught.value.message("vi")


def test_what_file_managers_leave_behind_is_left_out(tmp_path: Path) -> None:
    names = ("__MACOSX/._a.txt", ".DS_Store", "x/Thumbs.db", "x/~$b.docx", "desktop.ini", "a.txt")
    assert list(read(zipped(tmp_path / "a.zip", dict.fromkeys(names, TEXT)))) == ["a.txt"]


@pytest.mark.parametrize(
    "raw",
    [
        NAME.encode(),
        unicodedata.normalize("NFD", NAME).encode(),
        in_windows_1258(NAME),
        "thÈm ®Þnh/KÕ ho¹ch ngµy 12.txt".encode("latin-1"),
    ],
    ids=["utf-8", "mac", "windows-1258", "tcvn3"],
)
def test_names_are_read_in_the_encoding_they_are_in(tmp_path: Path, raw: bytes) -> None:
    assert read(zipped_raw(tmp_path / "a.zip", [(raw, TEXT)])) == {NAME: TEXT.decode()}


def test_names_of_dos_are_read_where_they_are_vietnamese(tmp_path: Path) -> None:
    name = "hồ sơ/ngày và".replace("ồ", "ô").replace("ơ", "o")
    assert list(read(zipped_raw(tmp_path / "a.zip", [(name.encode("cp437"), TEXT)]))) == [name]


def test_the_second_name_of_info_zip_is_believed_only_of_its_own_file(tmp_path: Path) -> None:
    raw, wanted = b"ke hoach.txt", "kế hoạch.txt".encode()

    def extra(of: bytes) -> bytes:
        return struct.pack("<HHBI", 0x7075, 5 + len(wanted), 1, zlib.crc32(of)) + wanted

    assert list(read(zipped_raw(tmp_path / "a.zip", [(raw, TEXT)], extra=extra(raw)))) == ["kế hoạch.txt"]
    assert list(read(zipped_raw(tmp_path / "b.zip", [(raw, TEXT)], extra=extra(b"a")))) == ["ke hoach.txt"]


TRICKS = {
    "../../../etc/cron.d/a.txt": "etc/cron.d/a.txt",
    "/etc/passwd.txt": "etc/passwd.txt",
    "C:\\Windows\\system32\\a.txt": "Windows/system32/a.txt",
    "..\\..\\a.txt": "a.txt",
    "x/./y/../a.txt": "x/y/a.txt",
    "\\\\may\\chung\\a.txt": "may/chung/a.txt",
    "a.txt\0.exe": "a.txt",
    "CON.txt": "CON.txt",
    "a\n\x1b[31m.txt": "a\ufffd [31m.txt",
    "x" * 700 + ".txt": "x" * 496 + ".txt",
    "..": "1",
}


@pytest.mark.parametrize("name", TRICKS, ids=[repr(name[:20]) for name in TRICKS])
def test_no_name_leads_outside(tmp_path: Path, name: str) -> None:
    before = set(tmp_path.rglob("*"))
    path = zipped_raw(tmp_path / "a.zip", [(name.encode(), TEXT)])
    assert read(path) == {TRICKS[name]: TEXT.decode()}
    assert set(tmp_path.rglob("*")) == before | {path}


def test_two_files_of_one_name_are_both_read(tmp_path: Path) -> None:
    path = zipped_raw(tmp_path / "a.zip", [(b"a.txt", b"mot"), (b"./a.txt", b"hai"), (b"a.txt", b"ba")])
    assert read(path) == {"a.txt": "mot", "a.txt (2)": "hai", "a.txt (3)": "ba"}


def with_link(path: Path) -> None:
    entry = zipfile.ZipInfo("bad")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "a") as package:
        package.writestr(entry, "/etc/passwd")


def with_password(path: Path) -> None:
    add(path, "bad", TEXT)
    data = path.read_bytes()
    at = data.rindex(b"PK\1\2")
    path.write_bytes(data[: at + 8] + b"\1" + data[at + 9 :])


def with_noise(path: Path) -> None:
    add(path, "bad", TEXT * 99)
    data = path.read_bytes()
    at = data.index(b"bad") + 20
    path.write_bytes(data[:at] + b"\xff" * 20 + data[at + 20 :])


def with_unknown_method(path: Path) -> None:
    add(path, "bad", TEXT)
    data = bytearray(path.read_bytes())
    local, listed = data.rindex(b"PK\3\4"), data.rindex(b"PK\1\2")
    data[local + 8] = data[listed + 10] = 93  # Zstandard
    path.write_bytes(bytes(data))


def with_false_size(path: Path) -> None:
    add(path, "bad", TEXT)
    data = bytearray(path.read_bytes())
    struct.pack_into("<I", data, data.rindex(b"PK\1\2") + 24, 7)
    path.write_bytes(bytes(data))


def add(path: Path, name: str, data: bytes) -> None:
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, data)


BAD: dict[str, tuple[Callable[[Path], None], type[ReadError]]] = {
    "link": (with_link, NotAFile),
    "password": (with_password, EncryptedFile),
    "noise": (with_noise, DamagedFile),
    "unknown method": (with_unknown_method, UnknownArchive),
    "false size": (with_false_size, DamagedFile),
    "nothing in it": (lambda path: add(path, "bad", b""), EmptyFile),
    "too large": (lambda path: add(path, "bad", b"a\n" * 1_600_000), LimitExceeded),
    "7z": (lambda path: add(path, "bad", b"7z\xbc\xaf\x27\x1c" + bytes(30)), UnknownArchive),
    "dossier cut": (lambda path: add(path, "bad", b"PK\3\4" + bytes(90)), DamagedFile),
    "empty dossier": (lambda path: add(path, "bad", b"PK\5\6" + bytes(18)), EmptyFile),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_fails_alone_and_is_named_with_its_dossier(tmp_path: Path, case: str) -> None:
    path = zipped(tmp_path / "hoso.zip", {"a.txt": b"mot"})
    spoil, expected = BAD[case]
    spoil(path)
    add(path, "b.txt", b"hai")
    found = dict(documents_in(path, limits=LIMITS))
    error = found.pop("bad")
    assert type(error) is expected
    for lang in ("vi", "en"):
        message = error.message(lang)
        assert message.startswith("hoso.zip!/bad: ") and "\n" not in message
    assert {inner: found[inner].text for inner in found} == {"a.txt": "mot", "b.txt": "hai"}  # type: ignore[union-attr]


def overlapping(path: Path) -> Path:
    """Many entries, one stretch of bytes."""
    zipped_raw(path, [(b"a", TEXT), (b"b", TEXT)])
    data = bytearray(path.read_bytes())
    struct.pack_into("<I", data, data.rindex(b"PK\1\2") + 42, 0)
    path.write_bytes(bytes(data))
    return path


def many(path: Path) -> Path:
    return zipped_raw(path, ((b"%d.txt" % number, b"a") for number in range(301)))


def cut(path: Path) -> Path:
    zipped(path, {"a.txt": TEXT * 9})
    path.write_bytes(path.read_bytes()[:60])
    return path


HOSTILE: dict[str, tuple[Callable[[Path], Path], type[ReadError]]] = {
    "bomb by ratio": (lambda path: zipped(path, {f"{at}.txt": bytes(2_900_000) for at in range(9)}), LimitExceeded),
    "bomb by size": (lambda path: zipped_raw(path, [(b"%d" % at, b"a" * 2_900_000) for at in range(11)]), LimitExceeded),
    "too many files": (many, LimitExceeded),
    "overlapping": (overlapping, DamagedFile),
    "cut": (cut, DamagedFile),
    "nothing in it": (lambda path: zipped(path, {}), EmptyFile),
    "clutter only": (lambda path: zipped(path, {".DS_Store": b"a"}), EmptyFile),
}  # fmt: skip


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_dossier_is_one_clear_error(tmp_path: Path, case: str) -> None:
    make, expected = HOSTILE[case]
    assert read(make(tmp_path / "a.zip")) == {"": expected}


def test_dossiers_in_dossiers_end(tmp_path: Path) -> None:
    """As 42.zip, every way down is tried until there is no more to give; the whole is bounded, not only each step."""
    deep = read(nested(tmp_path / "deep.zip", 5, 2, TEXT))
    assert set(deep.values()) == {LimitExceeded}
    assert all(inner.count("!/") == 2 for inner in deep)
    wide = read(nested(tmp_path / "wide.zip", 3, 20, TEXT))
    texts = [each for each in wide.values() if each == TEXT.decode()]
    assert 0 < len(texts) < 300
    assert LimitExceeded in wide.values()
    leaf = random.Random(1).randbytes(25_000).hex().encode()
    heavy = read(nested(tmp_path / "heavy.zip", 2, 20, leaf), replace(LIMITS, package_bytes=15_000_000))
    assert 0 < sum(isinstance(each, str) for each in heavy.values()) < 400
    assert LimitExceeded in heavy.values()


def test_a_large_dossier_of_small_files_is_read(tmp_path: Path) -> None:
    path = zipped_raw(tmp_path / "a.zip", [(b"%d.txt" % at, b"%d " % at * 200_000) for at in range(8)])
    assert path.stat().st_size > LIMITS.file_bytes
    assert len(read(path)) == 8
    (tmp_path / "a.txt").write_bytes(b"a" * 3_000_001)
    assert read(tmp_path / "a.txt") == {"": LimitExceeded}
