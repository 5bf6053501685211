"""A letter as Outlook keeps it is read as any letter is, with what is attached to it."""

from __future__ import annotations

import struct
import time
from pathlib import Path

import pytest

from extractor import (
    DamagedFile,
    Document,
    EmptyFile,
    LimitExceeded,
    Limits,
    ReadError,
    detect,
    documents_in,
    extract,
)
from extractor.rtf_packed import unpacked
from patterns import identify
from tests.extractor.outlook import (
    Tree,
    attached,
    binary,
    compound,
    letter,
    letter_attached,
    properties,
    text,
    written,
)
from tests.extractor.packing import in_windows_1258, zipped

PAPER = "Số: 12/KH-UBND".encode()
HEAD = (
    "From: Trần Thị Bình <binh@vanlinh.example>\nTo: Văn thư, Lê An\nDate: 05/03/2024 10:21 +0700\n"
    "Subject: Gửi Kế hoạch số 12/KH-UBND\n\n"
)
TEXT = "Kính gửi,\nXin gửi kế hoạch.\n"
LIMITS = Limits(members=100, seconds=20)


def read(path: Path) -> dict[str, str | type[ReadError]]:
    return {
        inner: found.text if isinstance(found, Document) else type(found)
        for inner, found in documents_in(path, limits=LIMITS)
    }


def test_a_letter_is_its_heads_and_its_text(tmp_path: Path) -> None:
    path = written(tmp_path / "a.msg", letter())
    assert detect(path).name == "msg"
    document = extract(path)
    assert (document.format, document.text) == ("msg", HEAD + TEXT)
    identity = identify(document)
    assert (identity.number, str(identity.date), identity.subject) == (None, "2024-03-05", "Gửi Kế hoạch số 12/KH-UBND")


def test_the_senders_own_clock_is_believed_before_ours(tmp_path: Path) -> None:
    heads = "Received: x\r\nDate: Mon, 04 Mar 2024 22:21:00 -0500\r\nTo: y\r\n"
    assert (
        "\nDate: 04/03/2024 22:21 -0500\n"
        in extract(written(tmp_path / "a.msg", letter(body=text(0x007D, heads)))).text
    )
    assert "Date:" not in extract(written(tmp_path / "b.msg", letter(t00390040=0))).text


PAGE = "<p>Kính gửi</p><table border=1><tr><td>Số</td><td>12/KH-UBND</td></tr></table>"


@pytest.mark.parametrize(
    "body",
    [
        binary(0x1013, PAGE.encode()),
        text(0x1013, PAGE) | text(0x1000, "chữ"),
        binary(0x1013, in_windows_1258(PAGE)),
    ],
    ids=["UTF-8", "Unicode", "windows-1258"],
)
def test_a_letter_in_html(tmp_path: Path, body: Tree) -> None:
    document = extract(
        written(
            tmp_path / "a.msg",
            letter(body=body, t3FDE0003=1258 if len(body) == 1 and b"\xec" in str(body).encode() else 0),
        )
    )
    assert document.text == HEAD + "Kính gửi\nSố\t12/KH-UBND\n"
    assert document.tables[0].rows(document.text) == [["Số", "12/KH-UBND"]]


def test_texts_of_one_byte_a_letter(tmp_path: Path) -> None:
    body = binary(0x1000, in_windows_1258("Kính gửi Uỷ ban nhân dân"), kind=0x001E) | binary(
        0x0E03, b"Le An", kind=0x001E
    )
    document = extract(written(tmp_path / "a.msg", letter(body=body, t3FFD0003=1258)))
    assert document.text.endswith("Kính gửi Uỷ ban nhân dân\n")
    assert "\nCc: Le An\n" in document.text


def test_what_is_attached_is_a_file_of_its_own(tmp_path: Path) -> None:
    dossier = zipped(tmp_path / "b.zip", {"x/c.txt": b"ba"}).read_bytes()
    path = written(tmp_path / "a.msg", letter(attached("Kế hoạch.txt", PAPER), attached("b.zip", dossier)))
    assert read(path) == {"": HEAD + TEXT, "Kế hoạch.txt": PAPER.decode(), "b.zip!/x/c.txt": "ba"}


def test_a_letter_sent_on_is_a_letter_in_it(tmp_path: Path) -> None:
    inner = letter(attached("12.txt", PAPER), letter_attached(letter(before=24)), before=24)
    path = written(tmp_path / "a.msg", letter(letter_attached(inner), attached("b.txt", b"hai")))
    name = "Gửi Kế hoạch số 12-KH-UBND.eml"
    found = read(path)
    assert found == {
        "": HEAD + TEXT, name: HEAD + TEXT, f"{name}!/12.txt": PAPER.decode(), f"{name}!/{name}": HEAD + TEXT, "b.txt": "hai",
    }  # fmt: skip
    assert read(path) == found


def test_pictures_in_the_text_are_left_out(tmp_path: Path) -> None:
    picture = b"\x89PNG\r\n\x1a\n"
    path = written(
        tmp_path / "a.msg",
        letter(
            attached("logo.png", picture, t3712="bieu@trung", t370E="image/png"),
            attached("scan.png", picture, t370E="image/png"),
            attached("ký.txt", PAPER, t370E="message/rfc822"),
            body=binary(0x1013, b"<p>Gui<img src='cid:bieu@trung'></p>"),
        ),
    )
    assert list(read(path)) == ["", "scan.png", "ký.txt"]


def packed_rtf(rtf: bytes) -> bytes:
    """RTF packed without finding anything twice, as the rules allow."""
    body = b""
    for at in range(0, len(rtf), 8):
        body += b"\0" + rtf[at : at + 8]
    return struct.pack("<II4sI", len(body) + 12, len(rtf), b"LZFu", 0) + body


def test_a_text_only_outlook_lays_out_is_a_file_in_the_letter(tmp_path: Path) -> None:
    rtf = b"{\\rtf1 Thong bao}"
    assert unpacked(packed_rtf(rtf.ljust(24))) == rtf.ljust(24)
    # The example of [MS-OXRTFCP] 4.1.1: runs taken from the text all know beforehand.
    example = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
    )
    assert unpacked(example) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    found = dict(documents_in(written(tmp_path / "a.msg", letter(body=binary(0x1009, example))), limits=LIMITS))
    assert list(found) == ["", "noi-dung.rtf"]


def test_a_long_letter_whose_tables_go_on_elsewhere(tmp_path: Path) -> None:
    """Over 7 MB the list of a compound file's tables does not fit its header."""
    path = written(tmp_path / "a.msg", letter(attached("a.txt", b"ngay 12 " * 1_200_000)))
    assert len(str(read(path)["a.txt"])) == 9_600_000


def twisted(at: int, value: bytes) -> bytes:
    data = compound(letter(attached("12.txt", PAPER)))
    return data[:at] + value + data[at + len(value) :]


HOSTILE: dict[str, tuple[bytes, set[type]]] = {
    "cut": (compound(letter(attached("a.txt", PAPER * 999)))[:-3000], {DamagedFile}),
    "says nothing": (compound(properties(before=32)), {EmptyFile}),
    "too many files": (compound(letter(*(attached("a.txt", b"a") for _ in range(101)))), {Document, LimitExceeded}),
    "nothing in it": (compound(letter(attached("a.txt", b""))), {Document, EmptyFile}),
    "name that climbs": (compound(letter(attached("..\\..\\a\r\nX: y.txt", PAPER))), {Document}),
    "short properties": (compound(letter() | {"__properties_version1.0": b"\1" * 9}), {Document}),
    "a day that is none": (compound(letter(t00390040=2**64 - 1)), {Document}),
    "packed text cut": (compound(letter(body=binary(0x1009, b"\0" * 4 + b"\xff\xff\0\0LZFu" + bytes(4) + b"\xff"))), {DamagedFile}),
    "letters in letters": (compound(letter(letter_attached(letter(letter_attached(letter(letter_attached(letter(letter_attached(letter(before=24)), before=24)), before=24)), before=24)))), {Document, LimitExceeded}),
}  # fmt: skip


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_letter_ends_in_what_it_says_or_one_clear_error(tmp_path: Path, case: str) -> None:
    data, expected = HOSTILE[case]
    (tmp_path / "a.msg").write_bytes(data)
    begun = time.monotonic()
    found = list(documents_in(tmp_path / "a.msg", limits=LIMITS))
    assert {type(each) for _, each in found} == expected
    assert time.monotonic() - begun < 60
    for _, each in found:
        if isinstance(each, ReadError):
            assert each.message("vi").startswith("a.msg") and "\n" not in each.message("vi")


def test_every_byte_of_the_header_may_be_wrong(tmp_path: Path) -> None:
    for at in range(24, 520, 4):
        (tmp_path / "a.msg").write_bytes(twisted(at, b"\xfe\xff\xff\x7f"))
        for _, each in documents_in(tmp_path / "a.msg", limits=LIMITS):
            assert isinstance(each, Document | ReadError)
