"""An edXML package gives its files, and what it states of the one it is about; nothing in it is followed or multiplied."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from extractor import (
    DamagedFile,
    Document,
    EmptyFile,
    LimitExceeded,
    Limits,
    PackageGiven,
    ReadError,
    Stated,
    UnknownFormat,
    detect,
    documents_in,
    extract,
)
from tests.extractor.exchanging import STATED, envelope, in_mime, written
from tests.extractor.packing import zipped

PAPER = "Số: 12/KH-UBND".encode()
ANNEX = "Biểu số 1".encode()
BOTH = {"12-KH-UBND.txt": PAPER, "Phụ lục.txt": ANNEX}
SAID = Stated(
    number=STATED["CodeNumber"], symbol=STATED["CodeNotation"], date=STATED["PromulgationDate"], issuer=STATED["OrganName"],
    type=STATED["TypeName"], subject=STATED["Subject"], signer=STATED["FullName"],
)  # fmt: skip
LIMITS = Limits(members=100, seconds=20)


def read(path: Path) -> dict[str, Document]:
    found = dict(documents_in(path, limits=LIMITS))
    assert all(isinstance(each, Document) for each in found.values()), found
    return found  # type: ignore[return-value]


@pytest.mark.parametrize(
    "make",
    [
        lambda path: written(path, envelope(BOTH)),
        lambda path: written(path, b"\xef\xbb\xbf" + envelope(BOTH)),
        lambda path: written(path, envelope(BOTH).decode().replace('"utf-8"', '"utf-16"').encode("utf-16")),
        lambda path: written(path, in_mime({**BOTH})),
        lambda path: zipped(path, {"gói.xml": envelope(BOTH, inline=False), **BOTH}),
    ],
    ids=["in base64", "with a mark", "in UTF-16", "in MIME", "in a ZIP"],
)
def test_the_files_of_a_package_and_what_it_states(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    found = read(make(tmp_path / "gói.edxml"))
    assert {inner: each.text for inner, each in found.items()} == {name: data.decode() for name, data in BOTH.items()}
    assert [each.stated for each in found.values()] == [SAID, None]


def test_the_statement_is_of_the_document_and_not_of_its_annexes(tmp_path: Path) -> None:
    names = ("PL1.txt", "phu_luc-2.txt", "Kế hoạch.txt", "Biểu.txt")
    found = read(written(tmp_path / "a.edxml", envelope({name: name.encode() for name in names})))
    assert [name for name in names if found[name].stated] == ["Kế hoạch.txt"]
    alone = read(written(tmp_path / "b.edxml", envelope({"Phụ lục.txt": ANNEX})))
    assert alone["Phụ lục.txt"].stated == SAID


def test_what_is_not_filled_in_is_not_stated(tmp_path: Path) -> None:
    data = envelope({"a.txt": PAPER}, CodeNumber="N/A", Subject="", FullName=" ", TypeName="n/a", OrganName="null")
    (document,) = read(written(tmp_path / "a.edxml", data)).values()
    assert document.stated == Stated(symbol="KH-UBND", date="2024/01/12")


def test_a_package_is_known_by_its_content_and_has_no_text(tmp_path: Path) -> None:
    path = written(tmp_path / "a.pdf", envelope(BOTH))
    assert detect(path).name == "edxml"
    with pytest.raises(PackageGiven):
        extract(path)


def test_an_older_envelope(tmp_path: Path) -> None:
    old = envelope({"a.txt": PAPER}).decode().replace("PromulgationDate", "Date").replace("edXMLEnvelope", "Envelope")
    (document,) = read(written(tmp_path / "a.edxml", old.encode())).values()
    assert document.stated == SAID


def test_files_in_a_dossier_beside_an_envelope_of_others_are_left_alone(tmp_path: Path) -> None:
    files = {"x/gói.xml": envelope(BOTH, inline=False), **BOTH}
    found = dict(documents_in(zipped(tmp_path / "a.zip", files), limits=LIMITS))
    assert {inner: type(each) for inner, each in found.items()} == {
        "x/gói.xml": EmptyFile, "12-KH-UBND.txt": Document, "Phụ lục.txt": Document,
    }  # fmt: skip
    assert not any(each.stated for each in found.values() if isinstance(each, Document))


def test_a_large_file_in_base64(tmp_path: Path) -> None:
    """libxml2 by itself stops at texts of 10 MB, which is a scan of some pages."""
    (document,) = read(written(tmp_path / "a.edxml", envelope({"a.txt": b"ngay 12 " * 1_500_000}))).values()
    assert len(document.text) == 12_000_000


LAUGHS = (
    "<!DOCTYPE a [<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
XXE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
GARBAGE = envelope({"a.txt": PAPER, "b.txt": ANNEX})
HOSTILE: dict[str, tuple[bytes, dict[str, type]]] = {
    "billion laughs": (envelope(BOTH, prolog=LAUGHS, Subject="&i;").replace(b"&amp;i;", b"&i;"), {"": DamagedFile}),
    "laughs in an attribute": (envelope(BOTH, prolog=LAUGHS).replace(b"<edXML ", b"<edXML a='&i;' "), {"": DamagedFile}),
    "external entity": (envelope(BOTH, prolog=XXE, Subject="&x;").replace(b"&amp;x;", b"&x;"), {"": DamagedFile}),
    "external document type": (envelope(BOTH, prolog='<!DOCTYPE a SYSTEM "http://may.example/a.dtd">'), {"": DamagedFile}),
    "document type in UTF-16": (envelope(BOTH, prolog=XXE).decode().replace('"utf-8"', '"utf-16"').encode("utf-16"), {"": DamagedFile}),
    "cut": (envelope(BOTH)[:-40], {"": DamagedFile}),
    "not well-formed": (envelope(BOTH).replace(b"</e:Subject>", b"<"), {"": DamagedFile}),
    "nothing attached": (envelope({}), {"": EmptyFile}),
    "only listed": (envelope(BOTH, inline=False), {"": EmptyFile}),
    "not base64": (GARBAGE.replace(b"<ContentTransferEncoded>", b"<ContentTransferEncoded>A", 1), {"a.txt": UnknownFormat, "b.txt": Document}),
    "nothing in base64": (envelope({"a.txt": b"", "b.txt": ANNEX}), {"a.txt": EmptyFile, "b.txt": Document}),
    "too many files": (envelope({f"{at}.txt": b"a" for at in range(101)}), {"": LimitExceeded}),
    "too deep": (envelope(BOTH).replace(b"<e:Content>", b"<a>" * 100_000, 1), {"": LimitExceeded}),
    "cut in MIME": (in_mime(BOTH).replace(b"</edXML>", b""), {"": DamagedFile}),
    "names of elements that are none": (envelope(BOTH).replace(b"e:Content>", "e:ﬁ\u0e31>".encode()), dict.fromkeys(BOTH, Document)),
    "climbing": (envelope({"../../a.txt": PAPER}), {"a.txt": Document}),
    "itself": (envelope({"a.edxml": envelope({"b.txt": PAPER})}), {"a.edxml!/b.txt": Document}),
}  # fmt: skip


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_package_ends_in_its_files_or_one_clear_error(tmp_path: Path, case: str) -> None:
    data, expected = HOSTILE[case]
    begun = time.monotonic()
    found = list(documents_in(written(tmp_path / "a.edxml", data), limits=LIMITS))
    assert {inner: type(each) for inner, each in found} == expected
    assert time.monotonic() - begun < 60
    for _, each in found:
        if isinstance(each, ReadError):
            assert each.message("vi").startswith("a.edxml") and "\n" not in each.message("vi")


def test_a_hostile_envelope_in_a_dossier_fails_alone(tmp_path: Path) -> None:
    files = {"gói.xml": envelope(BOTH, inline=False, prolog=LAUGHS), **BOTH}
    found = dict(documents_in(zipped(tmp_path / "a.zip", files), limits=LIMITS))
    assert {inner: type(each) for inner, each in found.items()} == {
        "gói.xml": DamagedFile, "12-KH-UBND.txt": Document, "Phụ lục.txt": Document,
    }  # fmt: skip
