"""A letter is read with its heads; what is attached to it are files of their own, what decorates it is not."""

from __future__ import annotations

import base64
import time
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest

from extractor import (
    DamagedFile,
    Document,
    EncryptedFile,
    LimitExceeded,
    Limits,
    ReadError,
    UnknownArchive,
    UnknownFormat,
    detect,
    documents_in,
    extract,
)
from patterns import find_citations, identify
from tests.extractor.mailing import HEADS, TEXT, letter, raw, written
from tests.extractor.packing import in_windows_1258, zipped

PAPER = "Số: 12/KH-UBND".encode()
HEAD = (
    "From: Trần Thị Bình <binh@vanlinh.example>\nTo: vanthu@namhuong.example\nDate: 05/03/2024 10:21 +0700\n"
    "Subject: Về việc gửi Kế hoạch số 12/KH-UBND\n\n"
)
LIMITS = Limits(members=300, seconds=30)


def read(path: Path, limits: Limits = LIMITS) -> dict[str, str | type[ReadError]]:
    return {
        inner: found.text if isinstance(found, Document) else type(found)
        for inner, found in documents_in(path, limits=limits)
    }


def test_a_letter_is_its_heads_and_its_text(tmp_path: Path) -> None:
    document = extract(written(tmp_path / "a.eml", letter()))
    assert (document.format, document.text) == ("eml", HEAD + TEXT)
    (citation,) = [each for each in find_citations(document) if each.span.start > len(HEAD)]
    assert citation.number and citation.number.printed == "12/KH-UBND"


def test_a_letter_has_a_day_and_a_subject_and_no_number(tmp_path: Path) -> None:
    pasted = (
        "ỦY BAN NHÂN DÂN\nTỈNH VÂN LĨNH\nSố: 12/KH-UBND\nVân Lĩnh, ngày 12 tháng 01 năm 2024\nKẾ HOẠCH\nvề số hóa\n"
    )
    identity = identify(extract(written(tmp_path / "12-KH-UBND.eml", letter(pasted))))
    assert (identity.number, identity.issuer, identity.type, identity.witnesses) == (None, None, None, ())
    assert (str(identity.date), identity.subject) == ("2024-03-05", HEADS["Subject"])


def test_the_form_with_tables_is_read_and_said_once(tmp_path: Path) -> None:
    page = "<p>Kính gửi</p><table border=1><tr><td>Số</td><td>12/KH-UBND</td></tr></table>"
    document = extract(written(tmp_path / "a.eml", letter("bản chữ", html=page)))
    assert document.text == HEAD + "Kính gửi\nSố\t12/KH-UBND\n"
    assert document.tables[0].rows(document.text) == [["Số", "12/KH-UBND"]]


def test_what_is_attached_is_a_file_of_its_own(tmp_path: Path) -> None:
    attached = {"Kế hoạch.txt": PAPER, "b.zip": zipped(tmp_path / "b.zip", {"x/c.txt": b"ba"}).read_bytes()}
    found = read(written(tmp_path / "a.eml", letter(attached=attached)))
    assert found == {"": HEAD + TEXT, "Kế hoạch.txt": PAPER.decode(), "b.zip!/x/c.txt": "ba"}


def test_a_letter_sent_on_is_a_letter_in_it(tmp_path: Path) -> None:
    message, inner = letter(), letter("Bên trong.\n", attached={"12.txt": PAPER})
    inner.replace_header("Subject", "Gửi 1/2")
    message.add_attachment(inner)
    found = read(written(tmp_path / "a.eml", message))
    assert list(found) == ["", "Gửi 1-2.eml", "Gửi 1-2.eml!/12.txt"]
    assert str(found["Gửi 1-2.eml"]).endswith("Subject: Gửi 1/2\n\nBên trong.\n")


def test_a_letter_in_a_dossier(tmp_path: Path) -> None:
    inner = letter(attached={"12.txt": PAPER}).as_bytes()
    assert list(read(zipped(tmp_path / "a.zip", {"thư/a.eml": inner}))) == ["thư/a.eml", "thư/a.eml!/12.txt"]


def test_pictures_in_the_text_are_left_out_and_pictures_sent_are_not(tmp_path: Path) -> None:
    message = letter("chữ", html='<p>Kính gửi<img src="cid:bieu@trung"></p>')
    page = message.get_payload()[1]  # type: ignore[index]
    page.add_related(b"\x89PNG\r\n\x1a\n", "image", "png", cid="<bieu@trung>", filename="logo.png")  # type: ignore[union-attr]
    message.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="scan.png")
    message.add_attachment(
        b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", disposition="inline", filename="IMG_1.png"
    )
    assert list(read(written(tmp_path / "a.eml", message))) == ["", "scan.png", "IMG_1.png"]


def test_signatures_are_no_files_and_sealed_letters_are_named(tmp_path: Path) -> None:
    message = letter()
    message.add_attachment(b"0", maintype="application", subtype="pkcs7-signature", filename="smime.p7s")
    message.add_attachment(b"0", maintype="application", subtype="pkcs7-mime", filename="smime.p7m")
    message.add_attachment(
        b"\x78\x9f\x3e\x22" + bytes(30), maintype="application", subtype="ms-tnef", filename="winmail.dat"
    )
    found = dict(documents_in(written(tmp_path / "a.eml", message)))
    assert {inner: type(each) for inner, each in found.items()} == {
        "": Document, "smime.p7m": EncryptedFile, "winmail.dat": UnknownArchive
    }  # fmt: skip
    assert "a.eml!/winmail.dat" in str(found["winmail.dat"])


VIETNAMESE = "Kính gửi Uỷ ban nhân dân, về việc thẩm định kế hoạch."


@pytest.mark.parametrize(
    ("charset", "data"),
    [
        ("utf-8", VIETNAMESE.encode()),
        ("us-ascii", VIETNAMESE.encode()),
        ("khong-co", VIETNAMESE.encode()),
        ("windows-1258", in_windows_1258(VIETNAMESE)),
        ("iso-8859-1", "KÝnh göi Uû ban nh©n d©n, vÒ viÖc thÈm ®Þnh kÕ ho¹ch.".encode("latin-1")),
        ('"utf-8', VIETNAMESE.encode()),
    ],
)
def test_the_text_is_read_in_the_encoding_it_is_in(tmp_path: Path, charset: str, data: bytes) -> None:
    kind = f"Content-Type: text/plain; charset={charset}"
    message = raw("From: a@b", "To: c@d", "Subject: x", kind, "Content-Transfer-Encoding: 8bit", body=data)
    text = extract(written(tmp_path / "a.eml", message)).text
    assert text == f"From: a@b\nTo: c@d\nSubject: x\n\n{VIETNAMESE}\n"


@pytest.mark.parametrize(
    "head",
    [
        "Subject: Kế hoạch",
        b"Subject: " + in_windows_1258("Kế hoạch kiểm tra")[:-9],
        "Subject: =?UTF-8?B?" + base64.b64encode("Kế hoạch".encode()).decode() + "?=",
        "Subject: =?UTF-8?Q?K=E1=BA=BF?=\r\n =?UTF-8?Q?_ho=E1=BA=A1ch?=",
        "SUBJECT:Kế\r\n hoạch",
        'Subject: "=?UTF-8?B?' + base64.b64encode("Kế".encode()).decode() + '?=" hoạch',
    ],
)
def test_heads_are_read_however_they_are_written(tmp_path: Path, head: str | bytes) -> None:
    text = extract(written(tmp_path / "a.eml", raw("From: a@b", "To: c@d", head, body=b"a"))).text
    assert "\nSubject: Kế hoạch\n" in text.replace('"', "")


def attached(disposition: str | bytes, kind: str | bytes = "Content-Type: application/octet-stream") -> bytes:
    part = raw(kind, disposition, body=PAPER + b"\r\n")
    heads = ("From: a@b", "To: c@d", "Subject: x", "MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=x")
    return raw(*heads, body=b"--x\r\n\r\nchu\r\n--x\r\n" + part + b"--x--\r\n")


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        ("Content-Disposition: attachment; filename=\"Kế hoạch.txt\"", "Kế hoạch.txt"),
        (b'Content-Disposition: attachment; filename="' + in_windows_1258("Kế hoạch.txt") + b'"', "Kế hoạch.txt"),
        ("Content-Disposition: attachment; filename*=UTF-8''K%E1%BA%BF%20ho%E1%BA%A1ch.txt", "Kế hoạch.txt"),
        ('Content-Disposition: attachment; filename="=?UTF-8?B?S+G6vyBob+G6oWNoLnR4dA==?="', "Kế hoạch.txt"),
        ("Content-Disposition: attachment; filename*0*=UTF-8''K%E1%BA%BF; filename*1=.txt", "Kế.txt"),
        ('Content-Disposition: attachment; filename="..\\\\..\\\\a.txt"', "a.txt"),
        ('Content-Disposition: attachment; filename="/etc/a.txt"', "etc/a.txt"),
        ("Content-Disposition: attachment", "tep-1.bin"),
    ],
)  # fmt: skip
def test_names_of_what_is_attached(tmp_path: Path, disposition: str | bytes, name: str) -> None:
    assert list(read(written(tmp_path / "a.eml", attached(disposition)))) == ["", name]


def test_a_letter_too_long_to_be_read_keeps_what_is_attached(tmp_path: Path) -> None:
    path = written(tmp_path / "a.eml", letter("dài " * 9_000, attached={"12.txt": PAPER}))
    assert read(path, Limits(characters=30_000)) == {"": LimitExceeded, "12.txt": PAPER.decode()}


@pytest.mark.parametrize("page", ["", "<!-- -->", "<!DOCTYPE html>", "<html><head><style>p {}</style></head></html>"])
def test_a_page_that_shows_nothing_hides_nothing_else(tmp_path: Path, page: str) -> None:
    found = read(written(tmp_path / "a.eml", letter(html=page, attached={"12.txt": PAPER})))
    assert found == {"": HEAD, "12.txt": PAPER.decode()} or found == {
        "": HEAD.rstrip("\n") + "\n",
        "12.txt": PAPER.decode(),
    }


def test_a_saved_page_is_no_letter_and_a_text_of_heads_is_none_either(tmp_path: Path) -> None:
    page = raw(
        "From: <Saved by Blink>", "Subject: x", "Date: Tue, 5 Mar 2024 10:21:11 +0700", "MIME-Version: 1.0",
        "Content-Type: multipart/related; boundary=x", body=b"--x\r\nContent-Type: text/html\r\n\r\n<p>a</p>\r\n--x--",
    )  # fmt: skip
    assert detect(written(tmp_path / "a.mht", page)).name == "mhtml"
    for text in (
        "To: tất cả\nNội dung: họp\n",
        "Số: 12/KH-UBND\nTo: x\nFrom: y\nDate: z\n không: a\nhết",
        "Subject: a\n",
    ):
        (tmp_path / "a.txt").write_text(text, encoding="utf-8")
        assert detect(tmp_path / "a.txt").name == "text"


def many_parts(count: int) -> bytes:
    part = raw("Content-Type: text/plain; name=a.txt", body=b"a\r\n")
    return raw(
        "From: a@b",
        "To: c@d",
        "Subject: x",
        "Content-Type: multipart/mixed; boundary=x",
        body=(b"--x\r\n" + part) * count + b"--x--",
    )


def deep(count: int) -> bytes:
    out = raw("From: a@b", "To: c@d", "Subject: x", "Content-Type: multipart/mixed; boundary=b0", body=b"")
    for level in range(count):
        out += b"--b%d\r\nContent-Type: multipart/mixed; boundary=b%d\r\n\r\n" % (level, level + 1)
    return out + b"--b%d\r\n\r\na\r\n" % count


def letters_in_letters(count: int) -> bytes:
    out = letter().as_bytes()
    for _ in range(count):
        heads = ("From: a@b", "To: c@d", "Subject: x", f"Content-Type: multipart/mixed; boundary=y{len(out)}")
        out = raw(
            *heads, body=b"--y%d\r\nContent-Type: message/rfc822\r\n\r\n%s\r\n--y%d--" % (len(out), out, len(out))
        )
    return out


def garbage(_: int) -> bytes:
    return attached("Content-Disposition: attachment; filename=a.pdf\r\nContent-Transfer-Encoding: base64")


HOSTILE: dict[str, tuple[Callable[[int], bytes], int, set[type]]] = {
    "10,000 parts": (many_parts, 10_000, {Document, LimitExceeded}),
    "as many as allowed": (many_parts, 300, {Document}),
    "nested too deep": (deep, 3_000, {LimitExceeded}),
    "letters in letters": (letters_in_letters, 8, {Document, LimitExceeded}),
    "base64 that is none": (garbage, 1, {Document, UnknownFormat}),
    "no end": (lambda _: many_parts(3)[:-6], 1, {Document}),
    "boundary of nothing": (lambda _: raw("From: a@b", "To: c@d", "Subject: x", "Content-Type: multipart/mixed", body=b"a"), 1, {Document}),
    "alternative of nothing": (lambda _: raw("From: a@b", "To: c@d", "Subject: x", "Content-Type: multipart/alternative; boundary=x", body=b"--x--"), 1, {Document}),
    "twisted addresses": (lambda _: raw("From: " + "(" * 500 + "@<<,;:\\\"", "To: =?utf-8?q?=?=,,<@@>", "Subject: =?x?B?====?=", body=b"a"), 1, {Document}),
    "a day that is none": (lambda _: raw("From: a@b", "To: c@d", "Date: Tue, 5 Mar 99999999999999999999 10:21:11 +9999999999", body=b"a"), 1, {Document}),
    "a long head": (lambda _: raw("From: a@b", "To: " + "a@b, " * 20_000, "Subject: x", body=b"a"), 1, {Document}),
    "twisted parameters": (lambda _: attached("Content-Disposition: attachment; filename*0*=x'y; filename*=''%; ; =;;"), 1, {Document}),
    "twisted boundary": (lambda _: raw("From: a@b", "To: c@d", "Content-Type: multipart/mixed; boundary*0*=x'y; boundary*=''%", body=b"a"), 1, {DamagedFile}),
}  # fmt: skip


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_letter_ends_in_what_it_says_or_one_clear_error(tmp_path: Path, case: str) -> None:
    make, size, expected = HOSTILE[case]
    path, begun = written(tmp_path / "a.eml", make(size)), time.monotonic()
    found = list(documents_in(path, limits=LIMITS))
    assert {type(each) for _, each in found} == expected
    assert time.monotonic() - begun < 60
    for _, each in found:
        if isinstance(each, ReadError):
            assert "\n" not in each.message("vi") and "a.eml" in each.message("vi")


def test_an_attachment_cut_in_the_middle_fails_alone(tmp_path: Path) -> None:
    data = letter(attached={"a.zip": zipped(tmp_path / "a.zip", {"a.txt": PAPER * 99}).read_bytes()}).as_bytes()
    found = read(written(tmp_path / "a.eml", data[:-120]))
    assert found == {"": HEAD + TEXT, "a.zip": DamagedFile}


def test_the_parts_of_a_letter_are_read_again_as_the_same_files(tmp_path: Path) -> None:
    """A record is known by its bytes: a letter sent on must come out alike each time."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@b", "c@d", "x" * 200
    message.set_content("a")
    message.add_attachment(letter("Bên trong.\n", html="<p>Bên trong</p>", attached={"12.txt": PAPER}))
    path = written(tmp_path / "a.eml", message)
    assert read(path) == read(path)
