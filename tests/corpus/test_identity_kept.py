"""What documents say of themselves is kept with their records, in catalogues of before too."""

from __future__ import annotations

import os
import sqlite3
import sys
from pathlib import Path

import pytest

from corpus import Catalogue
from corpus.migrations import MIGRATIONS, SCHEMA_VERSION
from patterns import Identity, PartialDate, Source, parse_number
from tests.corpus.making import corpus_of, document, record

PLAN = """UBND TỈNH LAM SƠN
VĂN PHÒNG
Số:      /KH-VPUB
MẬT

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Lam Sơn, ngày     tháng 3 năm 2024

KẾ HOẠCH
Kiểm tra công vụ

Căn cứ quy định.

CHÁNH VĂN PHÒNG

Nguyễn Văn An

PHỤ LỤC
LỊCH KIỂM TRA
(Kèm theo Kế hoạch số 12/KH-VPUB ngày 05/3/2024 của Văn phòng)
"""


def _admitted(folder: Path, name: str) -> Identity:
    """The plan as the catalogue gives it back after it came in a file of this name."""
    corpus = corpus_of(folder, {name: PLAN})
    (kept,) = corpus.catalogue.records()
    corpus.close()
    return kept.identity


def test_all_that_a_document_says_of_itself_is_kept(tmp_path: Path) -> None:
    found = _admitted(tmp_path, "12-KH-VPUB.txt")
    assert (found.number, found.symbol, found.date) == (None, "KH-VPUB", PartialDate(2024, 3))
    assert (found.parent_issuer, found.secrecy, found.urgency) == ("UBND tỉnh Lam Sơn", "Mật", None)
    assert [(each.source, each.number, each.date) for each in found.witnesses] == [
        (Source.ATTACHMENT_LINE, parse_number("12/KH-VPUB"), PartialDate(2024, 3, 5)),
        (Source.FILE_NAME, parse_number("12/KH-VPUB"), None),
    ]
    (part,) = found.attachments
    assert (part.label, part.subject, part.span.of(PLAN)[:7]) == ("PHỤ LỤC", "LỊCH KIỂM TRA", "PHỤ LỤC")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such file names")
def test_a_file_name_that_is_no_text_is_a_witness_too(tmp_path: Path) -> None:
    found = _admitted(tmp_path, os.fsdecode(b"12-KH-VPUB k\xe8m.txt"))
    quotes = [each.quote for each in found.witnesses if each.source is Source.FILE_NAME]
    assert quotes == ["12-KH-VPUB k\ufffde8m.txt"]


def test_a_catalogue_of_the_first_version_opens_with_its_records(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite"
    kept = record(identity=Identity(parse_number("12/KH-UBND"), symbol="KH-UBND", issuer="UBND tỉnh Lam Sơn"))
    with sqlite3.connect(path) as connection:
        for statement in MIGRATIONS[0].split(";\n"):
            connection.execute(statement)
        connection.execute("PRAGMA user_version = 1")
        connection.execute(
            "INSERT INTO record (id, path, format, size, added, text, pages, warnings, number, symbol, issuer, recipients)"
            " VALUES (?, ?, 'text', 9, ?, ?, '[[1, 0, 51], [2, 51, 90]]', '[]', '12/KH-UBND', 'KH-UBND', ?, '[]')",
            (kept.id, kept.path, kept.added, document().text, kept.identity.issuer),
        )
    connection.close()
    catalogue = Catalogue.open(path)
    assert catalogue.records() == [kept]
    later = record(2, Identity(secrecy="Mật", number_source=Source.PORTAL))
    catalogue.put(later, document(), [])
    assert catalogue.record(later.id) == later
    catalogue.close()
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION
    connection.close()
