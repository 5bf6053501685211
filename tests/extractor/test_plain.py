"""What a text or Markdown file says: its characters, unchanged but for NFC and line ends."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import Document, ReadingWarning, UnknownFormat, compose, extract
from extractor.decoding import decode
from extractor.legacy_words import suspected_encoding

TEXT = "Số: 12/QĐ-UBND\nỦy ban nhân dân xã Hoa Sen quyết định:\n\tĐiều 1. Thành lập tổ công tác./.\n"


def read(tmp_path: Path, data: bytes, name: str = "a.txt") -> Document:
    path = tmp_path / name
    path.write_bytes(data)
    return extract(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_with_and_without_mark(tmp_path: Path, encoding: str) -> None:
    document = read(tmp_path, TEXT.encode(encoding))
    assert document.text == TEXT
    assert document.warnings == ()


def test_big_endian_utf16(tmp_path: Path) -> None:
    assert read(tmp_path, b"\xfe\xff" + TEXT.encode("utf-16-be")).text == TEXT


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode(encoding))
    document = extract(path)
    assert (document.text, document.warnings) == (TEXT, ())


def test_numbers_of_two_bytes_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"".join(number.to_bytes(2, "little") for number in range(1, 255)) * 9)
    with pytest.raises(UnknownFormat):
        extract(path)


def test_windows_1258_is_read_with_a_doubt(tmp_path: Path) -> None:
    # The code page has base letters and marks apart: "ệ" is "ê" and a dot below.
    data = "Lê Đư\u0301c Đô\u0323, xa\u0303 Ho\u0300a An".encode("cp1258")
    document = read(tmp_path, data)
    assert document.text == "Lê Đức Độ, xã Hòa An"
    assert document.warnings == (ReadingWarning("encoding_guessed", "windows-1258"),)


def test_one_broken_character_keeps_the_rest_utf8(tmp_path: Path) -> None:
    document = read(tmp_path, TEXT.encode() + b"\xe1\xba")
    assert document.text.startswith(TEXT)
    assert [warning.code for warning in document.warnings] == ["damaged_characters"]


def test_decomposed_text_and_foreign_line_ends(tmp_path: Path) -> None:
    document = read(tmp_path, unicodedata.normalize("NFD", TEXT).replace("\n", "\r\n").encode())
    assert document.text == TEXT


def test_markdown_is_not_stripped_of_its_marks(tmp_path: Path) -> None:
    marked = "# QUYẾT ĐỊNH\n\n**Điều 1.** Nội dung | cột\n"
    document = read(tmp_path, marked.encode(), "a.md")
    assert (document.text, document.format) == (marked, "markdown")


def test_form_feeds_end_pages_and_stay(tmp_path: Path) -> None:
    document = read(tmp_path, "một\n\fhai\n\fba".encode())
    assert [page.span.of(document.text) for page in document.pages] == ["một\n\f", "hai\n\f", "ba"]
    assert document.page_at(document.text.index("ba")) == 3


def test_old_encodings_never_pass_for_sound(tmp_path: Path) -> None:
    tcvn3 = "QuyÕt ®Þnh cña Uû ban nh©n d©n vÒ viÖc thµnh lËp tæ c«ng t¸c\n" * 3
    vni = "Quyeát ñònh cuûa UÛy ban nhaân daân veà vieäc thaønh laäp toå coâng taùc\n" * 3
    assert read(tmp_path, tcvn3.encode()).warnings == (ReadingWarning("legacy_converted", "TCVN3 100%"),)
    unknown = (
        "QuyÕq ®Þnz ñyq nh©z thµzh lËqp tæzz c«qg t¸qc vÒz\n" * 3
    )  # the signs, but no Vietnamese words behind them
    assert read(tmp_path, unknown.encode()).text == unknown
    assert ReadingWarning("legacy_encoding", "TCVN3") in read(tmp_path, unknown.encode()).warnings
    assert suspected_encoding(vni) == "VNI"
    assert suspected_encoding(TEXT * 5) is None
    assert suspected_encoding("The report of 5 µm dust, §3, Müller® and Nguyễn Văn Nam. " * 9) is None


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("QUYẾT ÐỊNH số 12/QÐ-UBND, ðược ban hành theo NÐ-CP", "QUYẾT ĐỊNH số 12/QĐ-UBND, được ban hành theo NĐ-CP"),
        ("ĐÐiều 1. 07/QĐÐ-UBND; QLĐĐ", "Điều 1. 07/QĐ-UBND; QLĐĐ"),
        ("Það er gott veður. Guð, MEÐ, veðrið", "Það er gott veður. Guð, MEÐ, veðrið"),
        ("152/2025/TT-BTС", "152/2025/TT-BTС"),  # a Cyrillic С in a number is shown as a doubt, not mended
        ("hoà giải, hòa giải", "hoà giải, hòa giải"),
    ],
)
def test_look_alikes_are_letters_only_in_vietnamese(tmp_path: Path, written: str, read: str) -> None:
    (tmp_path / "a.txt").write_text(written, encoding="utf-8")
    assert extract(tmp_path / "a.txt").text == read


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0")))
def test_any_text_comes_back_composed(text: str) -> None:
    assert compose(decode(text.encode("utf-8-sig")).text) == compose(text)


@given(st.binary(max_size=200))
def test_any_bytes_decode_somehow(data: bytes) -> None:
    assert isinstance(decode(data).text, str)
