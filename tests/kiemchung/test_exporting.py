"""export: registers open where people open them, no cell calculates, what is doubtful says so, packages are whole."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from datetime import date, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import docx
import openpyxl
import pytest

from kiemchung.exports.bags import faults_in, safe_name
from kiemchung.exports.registers import DOSSIERS, REGISTERS
from tests.corpus.making import corpus_of, paper
from tests.extractor.packing import zipped
from tests.kiemchung.calling import REPORT, refused, run, values

PLAN = paper("12/KH-UBND", date(2024, 1, 12), "Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ.")
TEXTS = {
    "12-KH.txt": PLAN,
    "142-BC.txt": REPORT,
    "nháp.txt": paper("     /TTr-SNV", None, title="TỜ TRÌNH", subject="Ban hành kế hoạch"),
    "13-KH-UBND.txt": paper("14/KH-UBND", date(2024, 2, 1)),  # its name gives another number
    "ảnh chụp.txt": "Không rõ là gì.",
}


@pytest.fixture
def kho(tmp_path: Path) -> Path:
    corpus_of(tmp_path, TEXTS, engine="whoosh").close()
    at = ("--corpus", tmp_path / "kho")
    run("dossier", "create", "01.CCHC", "--title", "Cải cách hành chính", "--year", "2024", "--organ", "H31.9", *at)
    run("dossier", "add", "01.CCHC", "--folder", tmp_path / "tep", *at)
    run("edit", "12-KH.txt", "--note", '=HYPERLINK("http://x.vn")', "--copies", "15", "--by", "Hà", *at)
    return tmp_path / "kho"


def sheet(path: Path) -> list[list[Any]]:
    page = openpyxl.load_workbook(path).worksheets[0]
    return [[cell.value for cell in row] for row in page.iter_rows()]


def test_the_list_of_a_dossier_has_the_columns_of_the_decree_and_real_dates(kho: Path, tmp_path: Path) -> None:
    target = tmp_path / "muc-luc.xlsx"
    done = values("xuat", "muc-luc", target, "--dossier", "01.CCHC", "--corpus", kho)
    assert (done["count"], done["missing"], done["path"]) == (5, [], str(target))
    title, dossier, year, source, heads, marks, first, *_ = rows = sheet(target)
    assert title[0] == "MỤC LỤC VĂN BẢN, TÀI LIỆU"
    assert (dossier[0], year[0]) == ("Hồ sơ số, ký hiệu: 01.CCHC - Cải cách hành chính", "Năm 2024")
    assert "30/2020/NĐ-CP" in str(source[0])
    assert heads == [
        *("STT", "Số, ký hiệu văn bản", "Ngày tháng năm văn bản", "Tên loại và trích yếu nội dung văn bản"),
        *("Tác giả văn bản", "Tờ số/ Trang số", "Ghi chú"),
    ]
    assert marks == [f"({at})" for at in range(1, 8)]
    assert first[:3] == [1, "12/KH-UBND", datetime(2024, 1, 12)]  # noqa: DTZ001 - as a cell keeps it
    assert first[3] == "Kế hoạch Công tác cải cách hành chính"
    unnamed = next(row for row in rows if row[6] == "Tệp: ảnh chụp.txt")
    assert unnamed[1:5] == [None] * 4
    assert [row[1] for row in rows if row[3] == "Tờ trình Ban hành kế hoạch"] == ["…/TTr-SNV"]
    assert any("chỗ khác trong tệp ghi số khác" in str(row[6]) for row in rows if row[1] == "14/KH-UBND")


def test_no_cell_of_a_workbook_is_a_formula(kho: Path, tmp_path: Path) -> None:
    for register in (*REGISTERS, DOSSIERS):
        target = tmp_path / f"{register.names[0]}.xlsx"
        assert run("export", register.names[0], target, "--corpus", kho).exit_code == 0
        for row in openpyxl.load_workbook(target).worksheets[0].iter_rows():
            assert all(cell.data_type != "f" for cell in row)
    noted = [cell for row in openpyxl.load_workbook(tmp_path / "muc-luc.xlsx").worksheets[0] for cell in row]
    (formula,) = [cell for cell in noted if str(cell.value).startswith("=")]
    assert (formula.data_type, formula.quotePrefix) == ("s", True)


def test_csv_has_heads_first_and_no_formula(kho: Path, tmp_path: Path) -> None:
    target = tmp_path / "di.csv"
    run("export", "sent", target, "--corpus", kho)
    text = target.read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    plan = next(row for row in rows if row["Số, ký hiệu văn bản"] == "12/KH-UBND")
    assert (plan["Số lượng bản"], plan["Ghi chú"]) == ("15", '\'=HYPERLINK("http://x.vn")')
    assert plan["Ngày tháng văn bản"] == "12/01/2024"


def test_data_fields_have_the_names_of_the_standard(kho: Path, tmp_path: Path) -> None:
    target = tmp_path / "luu-tru.xlsx"
    run("export", "archive", target, "--dossier", "01.CCHC", "--corpus", kho)
    *_, heads, fields, first = sheet(target)[:7]
    row = dict(zip(fields, first, strict=True))
    assert dict(zip(heads, fields, strict=True))["Bút tích"] == "Autograph"
    assert row | {"IssuedDate": None} == {
        "DocCode": "H31.9.2024.01.CCHC.0000001",
        "FileCode": "H31.9.2024.01.CCHC",
        "OrganId": "H31.9",
        "FileCatalog": "2024",
        "FileNotation": "01.CCHC",
        "DocOrdinal": 1,
        "TypeName": "Kế hoạch",
        "CodeNumber": "12",
        "CodeNotation": "KH-UBND",
        "IssuedDate": None,
        "OrganName": "Ủy ban nhân dân tỉnh Vân Lĩnh",
        "Subject": "Công tác cải cách hành chính",
        "Language": "Tiếng Việt",
        "PageAmount": 1,
        "Description": '=HYPERLINK("http://x.vn")',
        "InforSign": None,
        "Keyword": None,
        "Mode": None,
        "ConfidenceLevel": None,
        "Autograph": None,
        "Format": None,
    }


@pytest.mark.parametrize("form", ["muc-luc", "van-ban-den", "luu-tru", "ho-so"])
def test_word_documents_open_with_their_heads_on_each_page(kho: Path, tmp_path: Path, form: str) -> None:
    target = tmp_path / f"{form}.docx"
    run("export", form, target, "--dossier", "01.CCHC", "--corpus", kho)
    document = docx.Document(str(target))
    (table,) = document.tables
    said = [cell.text for row in table.rows for cell in row.cells]
    assert "01.CCHC" in said if form in ("ho-so", "luu-tru") else "12/KH-UBND" in said
    assert table.rows[0]._tr.trPr.xml.count("tblHeader") == 1
    section = document.sections[0]
    assert section.page_width is not None and section.page_height is not None
    assert section.page_width > section.page_height


def test_lines_say_all_of_each_document(kho: Path, tmp_path: Path) -> None:
    run("export", "jsonl", tmp_path / "a.jsonl", "--corpus", kho)
    found = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()]
    plan = next(value for value in found if value["number"] == "12/KH-UBND")
    assert (plan["dossiers"], plan["persons"][0]["by"], plan["citations"][0]["number"]) == (
        ["01.CCHC"],
        "Hà",
        "76/NQ-CP",
    )
    assert len(found) == 5


def test_akoma_ntoso_is_a_folder_of_documents(kho: Path, tmp_path: Path) -> None:
    done = values("export", "akn", tmp_path / "akn", "--corpus", kho)
    files = sorted((tmp_path / "akn").iterdir())
    assert done["count"] == len(files) == 5
    numbers = {
        node.get("value")
        for path in files
        for node in ElementTree.parse(path).iter()
        if node.tag.endswith("FRBRnumber")
    }
    assert "12/KH-UBND" in numbers


def test_a_package_holds_the_originals_and_reads_back_whole(kho: Path, tmp_path: Path) -> None:
    done = values("export", "bagit", tmp_path / "gói", "--dossier", "01.CCHC", "--corpus", kho)
    bag = tmp_path / "gói"
    assert (done["count"], done["missing"]) == (5, [])
    assert (bag / "bagit.txt").read_text(encoding="utf-8") == "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    manifest = (bag / "manifest-sha256.txt").read_text(encoding="utf-8").splitlines()
    for line in manifest:
        digest, name = line.split("  ", 1)
        assert hashlib.sha256((bag / name).read_bytes()).hexdigest() == digest
    assert len(manifest) == 8
    assert (bag / "data" / "0001-12-KH.txt").read_text(encoding="utf-8") == PLAN
    info = (bag / "bag-info.txt").read_text(encoding="utf-8")
    size = sum(path.stat().st_size for path in (bag / "data").iterdir())
    assert f"Payload-Oxum: {size}.8" in info
    assert "External-Identifier: H31.9.2024.01.CCHC" in info
    assert faults_in(bag) == []
    (bag / "data" / "0001-12-KH.txt").write_text("khác", encoding="utf-8")
    (bag / "data" / "muc-luc.xlsx").unlink()
    (bag / "data" / "thừa.txt").write_text("", encoding="utf-8")
    assert faults_in(bag) == ["data/0001-12-KH.txt: ≠", "data/muc-luc.xlsx: –", "data/thừa.txt: +"]


def test_originals_that_are_gone_or_changed_are_named_and_the_rest_is_packed(kho: Path, tmp_path: Path) -> None:
    (tmp_path / "tep" / "12-KH.txt").write_text("đã sửa", encoding="utf-8")
    (tmp_path / "tep" / "142-BC.txt").unlink()
    result = run("export", "bagit", tmp_path / "gói", "--corpus", kho)
    assert result.exit_code == 3
    assert {line.split(":")[0] for line in result.stderr.splitlines()} == {
        "Không tìm thấy tệp gốc của 12/KH-UBND",
        "Không tìm thấy tệp gốc của 142/BC-UBND",
    }
    assert faults_in(tmp_path / "gói") == []
    assert len(list((tmp_path / "gói" / "data").iterdir())) == 6


def test_what_lies_in_an_archive_is_packed_as_a_file_of_its_own(tmp_path: Path) -> None:
    packed = zipped(tmp_path / "hồ sơ.zip", {"con/12-KH.txt": PLAN.encode("utf-8")})
    assert run("add", packed, "--corpus", tmp_path / "kho").exit_code == 0
    assert values("export", "bagit", tmp_path / "gói", "--corpus", tmp_path / "kho")["missing"] == []
    assert (tmp_path / "gói" / "data" / "0001-12-KH.txt").read_text(encoding="utf-8") == PLAN
    of_archive = ("--dossier", "hồ sơ.zip", "--corpus", tmp_path / "kho")
    assert values("export", "muc-luc", tmp_path / "a.xlsx", *of_archive)["count"] == 1
    assert [each["document"] for each in values("list", *of_archive)] == ["12-KH.txt"]
    assert values("compare", tmp_path / "a.xlsx", *of_archive)["counts"]["agrees"] == 1
    assert "Hồ sơ: hồ sơ.zip" in run("show", "12/KH-UBND", "--corpus", tmp_path / "kho").stdout


def test_nothing_of_the_users_is_overwritten_but_the_file_named(kho: Path, tmp_path: Path) -> None:
    folder = tmp_path / "gói"
    folder.mkdir()
    (folder / "của tôi.txt").write_text("giữ", encoding="utf-8")
    refused(run("export", "bagit", folder, "--corpus", kho), 2, str(folder))
    assert [path.name for path in folder.iterdir()] == ["của tôi.txt"]
    refused(run("export", "muc-luc", tmp_path / "a.pdf", "--corpus", kho), 2, ".xlsx", "a.pdf")
    refused(run("export", "muc-luc", tmp_path / "không có" / "a.xlsx", "--corpus", kho), 5, "a.xlsx")
    refused(run("export", "muc-luc", tmp_path / "a.xlsx", "--dossier", "99", "--corpus", kho), 2, "99")
    assert not (tmp_path / "a.xlsx").exists()
    assert {path.name for path in tmp_path.iterdir()} == {"kho", "tep", "gói"}


@pytest.mark.parametrize(
    ("name", "packed"),
    [
        ('a:b?"c.txt', "0007-abc.txt"),
        ("kết thúc. .txt", "0007-kết thúc.txt"),
        ("x" * 180 + ".txt", f"0007-{'x' * 120}.txt"),
        ("y" * 180, f"0007-{'y' * 129}"),
        ("50%\n25.pdf", "0007-50 25.pdf"),
        ("../..", "0007-tep"),
        ("\u202egpj.exe", "0007-\ufffdgpj.exe"),
    ],
)
def test_names_that_some_system_does_not_take_are_made_plain(name: str, packed: str) -> None:
    assert safe_name(7, name) == packed


def test_an_empty_corpus_gives_registers_without_rows(tmp_path: Path) -> None:
    for suffix in ("xlsx", "docx", "csv"):
        assert values("export", "muc-luc", tmp_path / f"a.{suffix}", "--corpus", tmp_path / "kho")["count"] == 0
    assert len(sheet(tmp_path / "a.xlsx")) == 4
