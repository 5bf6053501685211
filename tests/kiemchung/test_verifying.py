"""verify and decide: the demo dossier's truths are found and nothing else; what is decided is kept; what goes out is safe."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from click.testing import CliRunner

from corpus import Corpus, files_under
from evidence import import_criteria, verify
from evidence.quoting import quoted
from extractor import extract
from kiemchung.cli import main
from kiemchung.demo import write_dossier
from tests.corpus.making import corpus_of, paper
from tests.evidence.inspecting import day
from tests.kiemchung.calling import refused, run, values

# The tasks of the plan in the dossier, as an inspector who reads all its papers would find them.
TRUTH = {
    **{str(code): "proven" for code in (1, 2, 4, 5, 7, 8, 9, 10, 11, 13, 14, 15, 18)},
    "3": "cited_only",  # 35/KH-UBND is missing
    "6": "to_judge",  # the notice is a scan, and one record of many bodies
    "12": "to_judge",  # the notice does not say that the meeting assessed
    "16": "proven_late",
    "17": "to_judge",  # number and day are blank
    "19": "contradicted",  # two dates, on both sides of the deadline
    "20": "not_found",
}
PROVES = {
    "1": "21/KH-UBND", "2": "198/QĐ-UBND", "3": "35/KH-UBND", "4": "264/QĐ-UBND", "5": "312/QĐ-UBND", "7": "612/QĐ-UBND",
    "8": "62/BC-UBND", "9": "142/BC-UBND", "10": "233/BC-UBND", "11": "347/BC-UBND", "13": "27/KH-UBND",
    "14": "06/KH-VPUB", "15": "415/QĐ-UBND", "16": "1388/QĐ-UBND", "18": "688/UBND-KSTTHC", "19": "71/KH-UBND",
}  # fmt: skip


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The demo dossier's folder, and a corpus of it."""
    folder = tmp_path_factory.mktemp("dossier")
    files = write_dossier(folder / "hs")
    corpus = Corpus.open(folder / "kho", engine="memory")
    for _ in corpus.add_many(files_under([folder / "hs"])):
        pass
    corpus.close()
    assert files
    return folder / "hs", folder / "kho"


def verified(dossier: tuple[Path, Path], *words: object) -> Any:
    hs, kho = dossier
    return values("--corpus", kho, "verify", hs / "12-KH-UBND.docx", *words)


def test_the_dossiers_truths_are_found_and_nothing_else_is_claimed(dossier: tuple[Path, Path]) -> None:
    found = verified(dossier)
    assert {each["code"]: each["verdict"] for each in found} == TRUTH
    best = {each["code"]: each["evidence"][0]["number"] for each in found if each["code"] in PROVES}
    assert best == PROVES
    (late,) = [each for each in found if each["verdict"] == "proven_late"]
    assert late["days_late"] == 12
    tiers = {each["code"]: each["evidence"][0]["tier"] for each in found if each["code"] in PROVES}
    assert {code for code, tier in tiers.items() if tier == "cited"} == {"3", "19"}


def test_every_piece_of_evidence_has_document_page_and_a_quote_that_stands_there(dossier: tuple[Path, Path]) -> None:
    corpus = Corpus.open(dossier[1], engine="memory")
    for each in (evidence for found in verified(dossier) for evidence in found["evidence"]):
        text = " ".join(corpus.catalogue.text(each["record"]).split())
        assert each["document"] and each["page"] >= 1
        assert each["quote"] and each["quote"] in text
    corpus.close()


def test_a_reports_figures_are_set_beside_the_evidence_of_its_day(dossier: tuple[Path, Path]) -> None:
    figures = {}
    for name in ("62-BC-UBND.docx", "142-BC-UBND.docx", "347-BC-UBND.docx"):
        value = verified(dossier, "--report", dossier[0] / name, "--claims")
        (claim,) = value["claims"]
        figures[name] = (claim["done"], claim["all"], claim["held"], claim["agreement"])
    assert figures == {
        "62-BC-UBND.docx": (7, 20, 7, "agrees"),
        "142-BC-UBND.docx": (11, 20, 11, "agrees"),
        "347-BC-UBND.docx": (20, 20, 14, "more_claimed"),
    }


def test_the_table_and_one_criterion_read_in_both_languages(dossier: tuple[Path, Path]) -> None:
    hs, kho = dossier
    table = run("--corpus", kho, "kiem-chung", hs / "12-KH-UBND.docx")
    assert table.exit_code == 0
    assert "20 tiêu chí. Đã chứng minh: 13;" in table.stdout
    one = run("--corpus", kho, "--lang", "en", "verify", hs / "12-KH-UBND.docx", "--code", "16")
    assert "Proven, late by 12 days" in one.stdout
    assert "1388-QD-UBND.docx, p. 1" in one.stdout


def test_decisions_are_kept_and_a_later_run_says_what_changed(tmp_path: Path) -> None:
    table = "STT\tNhiệm vụ\tSản phẩm\tThời hạn\n1\tKế hoạch tuyên truyền CCHC năm 2024\tKế hoạch của UBND tỉnh\tTrước 31/01/2024\n"
    (tmp_path / "tasks.txt").write_text(table, encoding="utf-8")
    plan = paper("21/KH-UBND", day("25/01/2024"), subject="Tuyên truyền cải cách hành chính năm 2024")
    cites = paper(
        "40/BC-UBND", day("01/3/2024"), "Thực hiện Kế hoạch số 21/KH-UBND ngày 25/01/2024 về tuyên truyền cải cách hành chính năm 2024.",
        subject="Kết quả quý I năm 2024",
    )  # fmt: skip
    corpus_of(tmp_path, {"40.txt": cites}).close()
    kho = tmp_path / "kho"
    called = ("--corpus", kho, "decide", tmp_path / "tasks.txt", "1")
    assert values(*called, "comment", "--note", "chờ bản gốc", "--by", "An")["verdict"] == "cited_only"
    added = values(
        *called, "add-evidence", "--evidence", "40.txt", "--page", 1, "--quote", "Kế hoạch số 21", "--by", "An"
    )
    assert (added["evidence"][0]["by"], added["evidence"][0]["quote"]) == ("An", "Kế hoạch số 21")
    assert values(*called, "reject", "--note", "chưa có bản gốc", "--by", "An")["decision"]["kind"] == "reject"
    (tmp_path / "tep" / "21.txt").write_text(plan, encoding="utf-8")
    assert run("--corpus", kho, "add", tmp_path / "tep" / "21.txt").exit_code == 0
    (now,) = values("--corpus", kho, "verify", tmp_path / "tasks.txt")
    assert (now["verdict"], now["decision"]["by"]) == ("proven", "An")
    assert {"kind": "verdict", "before": "cited_only", "after": "proven"} in now["changes"]
    assert {"kind": "new_evidence", "before": "", "after": "21/KH-UBND"} in now["changes"]
    assert [each["kind"] for each in now["log"]] == ["comment", "add-evidence", "reject"]
    assert values(*called, "reopen", "--note", "đã có bản gốc", "--by", "Bình")["decision"] is None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("99", "accept"), "99"),
        (("1", "reject"), "--note"),
        (("1", "add-evidence"), "--evidence"),
        (("1", "accept", "--evidence", "21-KH-UBND.docx"), "--evidence"),
        (("1", "add-evidence", "--evidence", "khong-co.docx"), "khong-co.docx"),
        (("1", "accept", "--by", " "), "--by"),
    ],
)
def test_a_decision_that_lacks_something_is_refused(
    dossier: tuple[Path, Path], words: tuple[str, ...], said: str
) -> None:
    hs, kho = dossier
    refused(run("--corpus", kho, "decide", hs / "12-KH-UBND.docx", *words), 2, said)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("khong-co",), 1, "khong-co"),
        (("{hs}/12-KH-UBND.docx", "--code", "x"), 2, "x"),
        (("{hs}/688-UBND-KSTTHC.docx",), 3, "688-UBND-KSTTHC.docx"),
        (("{hs}/12-KH-UBND.docx", "--claims"), 2, "--report"),
        (("{hs}/12-KH-UBND.docx", "--report", "mat.docx"), 3, "mat.docx"),
        (("{hs}/12-KH-UBND.docx", "--output", "x.docx"), 2, "--format"),
        (("{hs}/12-KH-UBND.docx", "--format", "xlsx", "--output", "{hs}/21-KH-UBND.docx"), 2, "21-KH-UBND.docx"),
    ],
)
def test_wrong_use_is_one_clear_line(dossier: tuple[Path, Path], words: tuple[str, ...], code: int, said: str) -> None:
    hs, kho = dossier
    refused(run("--corpus", kho, "verify", *(word.format(hs=hs) for word in words)), code, said)


def exported(dossier: tuple[Path, Path], form: str) -> bytes:
    """What goes to a standard output that is no terminal."""
    hs, kho = dossier
    words = ["--corpus", kho, "verify", hs / "12-KH-UBND.docx", "--report", hs / "347-BC-UBND.docx", "--format", form]
    result = CliRunner().invoke(main, [str(word) for word in words], prog_name="kiemchung")
    assert result.exit_code == 0, result.output
    return result.stdout_bytes


def test_the_word_slip_has_the_form_of_the_decree(dossier: tuple[Path, Path]) -> None:
    slip = docx.Document(io.BytesIO(exported(dossier, "docx")))
    words = "\n".join(
        cell.text for table in slip.tables for row in table.rows for cell in row.cells
    ) + "\n".join(paragraph.text for paragraph in slip.paragraphs)  # fmt: skip
    for said in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "PHIẾU KIỂM CHỨNG", "Phụ lục I"):
        assert said in words
    assert "Quá hạn 12 ngày" in words
    assert "báo cáo nhiều hơn bằng chứng" in words
    assert slip.styles["Normal"].font.name == "Times New Roman"
    first, last = slip.sections[0], slip.sections[-1]
    assert (round(first.page_width.cm, 1), round(last.page_width.cm, 1)) == (21.0, 29.7)


def test_the_workbook_has_results_evidence_annexes_and_figures(dossier: tuple[Path, Path]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(exported(dossier, "xlsx")))
    assert book.sheetnames == ["Kết quả", "Bằng chứng", "Phụ lục I", "Phụ lục II", "Số liệu báo cáo"]
    annex = [[cell.value for cell in row] for row in book["Phụ lục I"].iter_rows()]
    (late,) = [row for row in annex if row[2] and "1388/QĐ-UBND" in row[2]]
    assert late[2:] == [
        "1388/QĐ-UBND ngày 27/09/2024",
        "phê duyệt phương án đơn giản hóa thủ tục hành chính năm 2024 trên địa bàn tỉnh Vân Lĩnh",
        "Trước ngày 15/9/2024", "Quá hạn 12 ngày", "Đã chứng minh, quá hạn",
    ]  # fmt: skip
    counted = {row[1].value: row[3].value for row in book["Phụ lục II"].iter_rows()}
    assert counted["Số nhiệm vụ có văn bản chứng minh"] == "14"
    assert counted["- Kế hoạch"] == "5"
    assert counted["Số vấn đề phát hiện qua kiểm tra"] in (None, "")


def workbook(folder: Path, tasks: str, papers: Mapping[str, str]) -> openpyxl.Workbook:
    """The slip on tasks of 2024, typed as a table of their own, over a corpus of these papers."""
    (folder / "nhiem-vu.txt").write_text(f"NHIỆM VỤ NĂM 2024\nSTT\tNhiệm vụ\tSản phẩm\n{tasks}\n", encoding="utf-8")
    corpus_of(folder, papers).close()
    words = ("--corpus", folder / "kho", "verify", folder / "nhiem-vu.txt", "--format", "xlsx")
    result = CliRunner().invoke(main, [str(word) for word in words], prog_name="kiemchung")
    assert result.exit_code == 0, result.output
    return openpyxl.load_workbook(io.BytesIO(result.stdout_bytes))


@pytest.mark.parametrize(
    ("on", "timely", "counts"), [("27/9/2024", "Quá hạn 12 ngày", "0 1"), ("12/9/2024", "Đúng hạn", "1 0")]
)
def test_a_deadline_in_a_title_counts_in_the_annexes(tmp_path: Path, on: str, timely: str, counts: str) -> None:
    decision = paper("1388/QĐ-UBND", day(on), subject="Phê duyệt phương án đơn giản hóa thủ tục hành chính")
    task = "1\tPhê duyệt phương án đơn giản hóa TTHC trước ngày 15/9/2024\tQuyết định của UBND tỉnh"
    book = workbook(tmp_path, task, {"a.txt": decision})
    (row,) = [row for row in book["Phụ lục I"].iter_rows(values_only=True) if "1388" in str(row[2])]
    assert row[4:6] == ("trước ngày 15/9/2024", timely)
    counted = {row[1]: row[3] for row in book["Phụ lục II"].iter_rows(values_only=True)}
    assert f"{counted['trong đó đúng hạn']} {counted['trong đó quá hạn']}" == counts


def test_the_slip_names_all_documents_that_a_verdict_rests_on_and_no_others(tmp_path: Path) -> None:
    reports = {
        f"{at}.txt": paper(f"{at}/BC-UBND", day(f"{25 + (at == 99)}/{min(at, 12):02d}/2024"), subject=f"Công tác CCHC tháng {min(at, 12)} năm 2024")
        for at in (*range(1, 13), 99)
    }  # fmt: skip
    book = workbook(tmp_path, "1\tBáo cáo CCHC năm 2024\tBáo cáo hàng tháng của UBND tỉnh", reports)
    (row,) = [row for row in book["Phụ lục I"].iter_rows(values_only=True) if "BC-UBND" in str(row[2])]
    numbers = re.findall(r"(\d+)/BC-UBND", str(row[2]))
    assert len(numbers) == 12
    assert {int(number) for number in numbers} >= set(range(1, 12))


def test_the_page_stands_alone_and_outlines_quotes_on_pictures_of_pages(dossier: tuple[Path, Path]) -> None:
    page = exported(dossier, "html").decode("utf-8")
    assert re.findall(r"(?:src|href)=\"(?!data:|#)", page) == []
    assert "<script" not in page
    figure = page[page.index('<figure id="p-') :]
    assert "data:image/png;base64," in figure
    assert re.search(r'<i style="left:[\d.]+%;top:[\d.]+%;width:[\d.]+%;height:[\d.]+%">', figure)
    for anchor in set(re.findall(r'href="#([^"]+)"', page)):
        assert f'id="{anchor}"' in page, anchor


HOSTILE = "=HYPERLINK(1)<script>alert(1)</script>\x1b[31m\u202e Tuyên truyền cải cách hành chính năm 2024"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """The files handed out where criteria, papers and decisions hold formulas, markup and orders to terminals."""
    folder = tmp_path_factory.mktemp("hostile")
    rows = [
        {"code": "=1+1", "title": HOSTILE, "products": ["+Kế hoạch <b>của UBND tỉnh"], "lead": "@Sở", "deadline": "-1"}
    ]
    (folder / "bo.json").write_text(json.dumps({"title": "=x<i>", "criteria": rows}), encoding="utf-8")
    corpus_of(folder, {"=a<b>.txt": paper("21/KH-UBND", day("25/01/2024"), subject=HOSTILE)}).close()
    called = ("--corpus", folder / "kho")
    noted = run(*called, "decide", folder / "bo.json", "=1+1", "comment", "--note", "=cmd|<img src=x>", "--by", "+An")
    assert noted.exit_code == 0, noted.output
    files = {}
    for form in ("docx", "xlsx", "html"):
        target = folder / f"phieu.{form}"
        told = run(*called, "verify", folder / "bo.json", "--format", form, "-o", target)
        assert told.exit_code == 0, told.output
        files[form] = target.read_bytes()
    return files


def test_no_cell_of_a_workbook_calculates(hostile: Mapping[str, bytes]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(hostile["xlsx"]))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert "=1+1" in {cell.value for cell in cells}
    assert {cell.quotePrefix for cell in cells if str(cell.value).startswith(("=", "+", "-", "@"))} == {True}
    with zipfile.ZipFile(io.BytesIO(hostile["xlsx"])) as parts:
        assert not any(b"<f>" in parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets/"))


def test_no_markup_of_a_document_becomes_markup_of_the_page(hostile: Mapping[str, bytes]) -> None:
    page = hostile["html"].decode("utf-8")
    assert "<script" not in page
    assert "<img src=x" not in page
    assert "\x1b" not in page
    assert "\u202e" not in page
    assert "&lt;script&gt;" in page


def test_a_word_slip_of_hostile_texts_opens(hostile: Mapping[str, bytes]) -> None:
    slip = docx.Document(io.BytesIO(hostile["docx"]))
    assert any("=1+1" in cell.text for table in slip.tables for row in table.rows for cell in row.cells)


def test_a_file_that_is_there_is_left_alone(dossier: tuple[Path, Path], tmp_path: Path) -> None:
    hs, kho = dossier
    target = tmp_path / "phieu.html"
    target.write_text("của tôi", encoding="utf-8")
    result = run("--corpus", kho, "verify", hs / "12-KH-UBND.docx", "--format", "html", "-o", target)
    refused(result, 2, "phieu.html")
    assert target.read_text(encoding="utf-8") == "của tôi"
    assert list(tmp_path.iterdir()) == [target]


def test_every_quote_stands_where_it_is_said_to_stand(dossier: tuple[Path, Path]) -> None:
    hs, kho = dossier
    corpus = Corpus.open(kho)
    for finding in verify(corpus.catalogue, import_criteria(extract(hs / "12-KH-UBND.docx")).criteria_set):
        for each in finding.evidence:
            document = corpus.catalogue.document(each.record)
            assert quoted(document.text, each.span) == each.quote != ""
            assert document.page_at(each.span.start) == each.page
    corpus.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows sends Ctrl-C to whole consoles only")
def test_an_interrupted_verification_writes_nothing_by_halves(tmp_path: Path) -> None:
    papers = {
        f"{at}.txt": paper(f"{at}/KH-UBND", day("25/01/2024"), subject=f"Tuyên truyền việc {at}") for at in range(1, 40)
    }
    corpus_of(tmp_path, papers, engine="whoosh").close()
    rows = [{"code": str(at), "title": f"Kế hoạch tuyên truyền việc {at}"} for at in range(1, 100)]
    criteria = tmp_path / "nhiem-vu.yaml"
    criteria.write_text(json.dumps({"title": "Nhiệm vụ", "year": 2024, "criteria": rows}), encoding="utf-8")
    out = tmp_path / "ra" / "phieu.docx"
    out.parent.mkdir()
    command = [sys.executable, "-m", "kiemchung", "verify", str(criteria), "--format", "docx", "--output", str(out), "--corpus", str(tmp_path / "kho")]  # fmt: skip

    def stopped(after: float) -> tuple[int, str, float]:
        begun = time.monotonic()
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        )  # fmt: skip
        with suppress(subprocess.TimeoutExpired):
            process.wait(after)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
        return process.returncode, said, time.monotonic() - begun

    code, _, takes = stopped(60)
    assert code == 0
    whole = len(docx.Document(str(out)).tables[-1].rows)
    assert whole > 1
    codes = []
    for part in range(1, 11):
        out.unlink(missing_ok=True)
        code, said, _ = stopped(takes * part / 10)
        codes.append(code)
        assert code in (0, 130, -signal.SIGINT)  # the last while the program is still being loaded
        assert code != 130 or "Traceback" not in said
        for left in out.parent.iterdir():  # stopped after the last byte was written: then it is whole
            assert left == out
            assert len(docx.Document(str(left)).tables[-1].rows) == whole
    assert 130 in codes


def test_the_slip_quotes_the_sentence_that_says_a_thing_was_not_done(tmp_path: Path) -> None:
    table = "STT\tNhiệm vụ\tSản phẩm\n1\tKế hoạch tuyên truyền CCHC năm 2024\tKế hoạch của UBND tỉnh\n2\tTruyền thông\tTin, bài\n"
    (tmp_path / "tasks.txt").write_text(table, encoding="utf-8")
    said = "UBND tỉnh chưa ban hành Kế hoạch tuyên truyền cải cách hành chính."
    report = paper("90/BC-UBND", day("10/12/2024"), said, subject="Tình hình năm 2024")
    corpus_of(tmp_path, {"90.txt": report}, engine=None).close()
    words = ("verify", tmp_path / "tasks.txt", "--format", "docx", "--output", tmp_path / "phieu.docx")
    assert run("--corpus", tmp_path / "kho", *words).exit_code == 0
    slip = docx.Document(str(tmp_path / "phieu.docx"))
    (row,) = [
        each for table in slip.tables for each in table.rows if "Mâu thuẫn" in [cell.text for cell in each.cells[2:3]]
    ]
    assert f"[câu văn] 90/BC-UBND (90.txt, tr. 1): “{said.rstrip('.')}”" in row.cells[3].text
    assert "nói việc này chưa làm" in row.cells[4].text
    assert "gần nhất" not in row.cells[4].text
