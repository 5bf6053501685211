"""How our own reading is judged: figures, faults, and what changed since a saved run."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kiemchung.evaluate import Evaluation, Fault, Score, Share, Slip, evaluate, read_gold
from kiemchung.runs import Changes, Found, compare
from tests.corpus.making import paper, write
from tests.kiemchung.calling import refused, run, values

TEXT = paper(
    "142/BC-UBND", date(2024, 6, 13),
    "Căn cứ khoản 1 Điều 5 Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ;\n"
    "Căn cứ Luật Viên chức ngày 15 tháng 11 năm 2010;\n"
    "Ủy ban nhân dân tỉnh báo cáo như sau: đã triển khai Nghị quyết số 76/NĐ-CP ngày 15/7/2021 của Chính phủ.",
)  # fmt: skip
KINDS = ("numbers", "acts", "provisions", "legal_basis", "flags")


def cited(key: str, kind: str, day: str, issuer: str | None, kind_of_citation: str = "number") -> dict[str, Any]:
    return {"kind": kind_of_citation, "start": 0, "end": 0, "key": key, "type": kind, "date": day, "issuer": issuer}


def right() -> dict[str, Any]:
    """What a person reads in TEXT."""
    return {
        "file": "142.txt",
        "metadata": {
            "type": "Báo cáo", "number": "142/BC-UBND", "date": "2024-06-13", "place": "Vân Lĩnh",
            "issuer": "Ủy ban nhân dân tỉnh Vân Lĩnh", "subject": "Công tác cải cách hành chính", "signer": None,
        },
        "legal_basis": ["63/2010/NĐ-CP", "luật viên chức|2010"],
        "citations": [
            cited("63/2010/NĐ-CP", "Nghị định", "2010-06-08", "Chính phủ"),
            cited("luật viên chức|2010", "Luật", "2010-11-15", None, "named_law"),
            cited("76/NĐ-CP", "Nghị quyết", "2021-07-15", "Chính phủ"),
        ],
        "provisions": ["63/2010/NĐ-CP Điều 5 khoản 1"],
        "flags": [["76/NĐ-CP", "type_symbol_mismatch"]],
    }  # fmt: skip


def gold_file(folder: Path, *lines: dict[str, Any], text: str = TEXT) -> Path:
    write(folder / "texts", {"142.txt": text})
    gold = folder / "gold.jsonl"
    gold.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return gold


def judged(folder: Path, *lines: dict[str, Any]) -> Evaluation:
    return evaluate(read_gold(gold_file(folder, *lines)), folder / "texts")


def test_what_is_read_right_scores_1(tmp_path: Path) -> None:
    evaluation = judged(tmp_path, right())
    assert [fault for each in evaluation.files for fault in each.faults] == []
    assert set(evaluation.figures.values()) == {1.0}
    assert [evaluation.score(kind).tp for kind in KINDS] == [2, 1, 1, 2, 1]
    assert evaluation.share("citation_date") == Share(2, 2)
    assert evaluation.share("metadata") == Share(6, 6)


def test_what_we_miss_costs_recall(tmp_path: Path) -> None:
    line = right()
    line["citations"].append(cited("9/KH-UBND", "Kế hoạch", "2024-01-01", None))
    evaluation = judged(tmp_path, line)
    score = evaluation.score("numbers")
    assert (score, score.precision, score.recall) == (Score(2, 0, 1), 1.0, 2 / 3)
    assert evaluation.lowest == score.f1 == pytest.approx(0.8)
    assert evaluation.files[0].faults == (Fault(Slip.MISSED, "numbers", "9/KH-UBND"),)


@pytest.mark.parametrize(
    ("kind", "key", "extra"),
    [
        ("provisions", "provisions", "63/2010/nđ-cp điều 5 khoản 1"),
        ("flags", "flags", "76/nđ-cp type_symbol_mismatch"),
        ("legal_basis", "legal_basis", "63/2010/nđ-cp"),
    ],
)
def test_what_we_add_costs_precision(tmp_path: Path, kind: str, key: str, extra: str) -> None:
    line = right()
    del line[key][0]
    evaluation = judged(tmp_path, line)
    assert evaluation.score(kind).fp == 1
    assert evaluation.score(kind).fn == 0
    assert evaluation.figures[kind] < 1
    assert evaluation.files[0].faults == (Fault(Slip.EXTRA, kind, extra),)


def test_a_wrong_field_counts_against_that_field_alone(tmp_path: Path) -> None:
    line = right()
    line["citations"][0]["date"] = "2010-06-09"
    line["metadata"]["signer"] = "Nguyễn Văn A"
    evaluation = judged(tmp_path, line)
    lower = {name: figure for name, figure in evaluation.figures.items() if figure < 1}
    assert lower == {"citation_date": 0.5, "metadata": pytest.approx(5 / 6)}
    number, signer = evaluation.files[0].faults
    assert number == Fault(
        Slip.WRONG, "citation_date", "63/2010/NĐ-CP", TEXT.index("63/2010"), "2010-06-08", "2010-06-09"
    )
    assert (signer.of, signer.found, signer.gold) == ("metadata_signer", None, "Nguyễn Văn A")


def test_blanks_case_and_words_that_name_no_type_do_not_count(tmp_path: Path) -> None:
    line = right()
    line["citations"][0] |= {"issuer": "chính  phủ", "key": "63/2010/NĐ- CP", "type": "văn bản"}
    evaluation = judged(tmp_path, line)
    assert set(evaluation.figures.values()) == {1.0}
    assert evaluation.share("citation_type") == Share(1, 1)


def test_a_repeated_citation_is_to_be_found_as_often_as_it_stands_there(tmp_path: Path) -> None:
    line = right()
    line["citations"].append(line["citations"][-1])
    assert judged(tmp_path, line).score("numbers") == Score(2, 0, 1)


def test_files_add_up(tmp_path: Path) -> None:
    bare = {"file": "142.txt", "metadata": None, "citations": []}
    evaluation = judged(tmp_path, right(), bare)
    assert evaluation.score("numbers") == Score(2, 2, 0)
    assert evaluation.share("metadata") == Share(6, 6)


@pytest.mark.parametrize(
    ("score", "figures"),
    [
        (Score(), (1, 1, 1)),
        (Score(fp=1), (0, 1, 0)),
        (Score(fn=1), (0, 0, 0)),
        (Score(3, 1, 0), (0.75, 1, 6 / 7)),
    ],
)
def test_figures_where_there_is_nothing(score: Score, figures: tuple[float, ...]) -> None:
    assert (score.precision, score.recall, score.f1) == pytest.approx(figures)


# ---- Two runs --------------------------------------------------------------------------------------------------------

ONE = Found("a.txt", 10, 20, "1/QĐ-X", None, None, None, "Quyết định", None, "cites")
TWO = replace(ONE, start=30, end=40, number="2/QĐ-X")
FAR = replace(ONE, file="b.txt")


def test_runs_alike_show_no_change() -> None:
    assert compare([ONE, TWO, FAR], [FAR, ONE, TWO]) == Changes((), (), ())


def test_what_one_run_has_and_the_other_has_not() -> None:
    assert compare([ONE, FAR], [ONE, TWO]) == Changes((TWO,), (FAR,), ())
    assert compare([], [ONE, TWO]) == Changes((ONE, TWO), (), ())
    assert compare([TWO, FAR], []) == Changes((), (TWO, FAR), ())


def test_a_place_read_otherwise_is_a_change() -> None:
    longer = replace(TWO, end=43, number="2/QĐ-XYZ")
    dated = replace(ONE, date="2024-01-01")
    assert compare([ONE, TWO], [dated, longer]) == Changes((), (), ((ONE, dated), (TWO, longer)))


# ---- The command -----------------------------------------------------------------------------------------------------


def test_the_command_shows_figures_and_names_the_faults(tmp_path: Path) -> None:
    line = right()
    line["citations"][0]["date"] = None
    gold = gold_file(tmp_path, line)
    shown = run("cham", gold, "--details")
    assert shown.exit_code == 0
    assert "(đúng 2, thừa 0, sót 0)" in shown.stdout
    assert "Chỉ số chính thấp nhất: 0.5000 (Ngày của viện dẫn)" in shown.stdout
    assert f"sai: 63/2010/NĐ-CP @{TEXT.index('63/2010')}: Ngày đọc là “2010-06-08”, đúng ra là –" in shown.stdout
    english = run("evaluate", gold, "--lang", "en")
    assert "(2 right, 0 extra, 0 missed)" in english.stdout
    assert "63/2010" not in english.stdout


def test_the_same_for_machines(tmp_path: Path) -> None:
    value = values("evaluate", gold_file(tmp_path, right()))
    assert value["lowest"] == 1.0
    assert value["scores"]["numbers"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0, "tp": 2, "fp": 0, "fn": 0}
    assert value["shares"]["metadata_signer"] == {"right": 1, "total": 1}
    assert [(each["file"], each["faults"]) for each in value["files"]] == [("142.txt", [])]


def test_a_figure_below_the_least_is_exit_1(tmp_path: Path) -> None:
    line = right()
    line["citations"][0]["date"] = None
    gold = gold_file(tmp_path, line)
    assert [run("evaluate", gold, "--min", least).exit_code for least in (0, 0.5, 0.51)] == [0, 0, 1]
    refused(run("evaluate", gold, "--min", "99"), 2, "--min (0–1)")


def test_what_changed_since_a_saved_run(tmp_path: Path) -> None:
    gold, saved = gold_file(tmp_path, right()), tmp_path / "run.jsonl"
    assert run("evaluate", gold, "--save", saved).exit_code == 0
    first = json.loads(saved.read_text(encoding="utf-8").splitlines()[0])
    assert TEXT[first["start"] : first["end"]] == first["number"] == "63/2010/NĐ-CP"
    assert (first["file"], first["date"], first["relation"]) == ("142.txt", "2010-06-08", "legal_basis")
    same = run("evaluate", gold, "--against", saved, "--save", saved)
    assert "thêm 0, mất 0, đổi 0" in same.stdout

    write(tmp_path / "texts", {"142.txt": TEXT.replace("08/6/2010", "09/6/2010").replace("76/NĐ-CP", "76, NĐ-CP")})
    shown = run("evaluate", gold, "--against", saved, "--lang", "en").stdout
    assert "0 gained, 1 lost, 1 changed" in shown
    assert f"- 142.txt @{TEXT.index('76/')} 76/NĐ-CP" in shown
    assert "63/2010/NĐ-CP: date 2010-06-08 → 2010-06-09" in shown
    changes = values("evaluate", gold, "--against", saved)["changes"]
    assert [each["number"] for each in changes["lost"]] == ["76/NĐ-CP"]


# ---- Faults ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_missing_files_are_named(tmp_path: Path, lang: str) -> None:
    gold = gold_file(tmp_path, {**right(), "file": "không có.txt"})
    refused(run("evaluate", gold, "--lang", lang), 3, "không có.txt", "texts", "--texts")
    refused(run("evaluate", tmp_path / "không.jsonl", "--lang", lang), 3, "không.jsonl")
    refused(run("evaluate", tmp_path, "--lang", lang), 3, str(tmp_path))
    refused(run("evaluate", gold, "--against", tmp_path / "không.jsonl", "--lang", lang), 3, "không.jsonl")


@pytest.mark.parametrize(
    "broken",
    [
        b"{",
        b"\xff\xfe{}",
        b"[]",
        b"3",
        b"{}",
        b"[" * 100_000,
        b'{"file": 3}',
        b'{"file": "../gold.jsonl"}',
        b'{"file": "a", "citations": 3}',
        b'{"file": "a", "citations": [{"kind": "number"}]}',
        b'{"file": "a", "citations": [{"kind": "number", "key": 3}]}',
        b'{"file": "a", "citations": [{"kind": "number", "key": "1/QD", "date": 3}]}',
        b'{"file": "a", "flags": [["1/QD"]]}',
        b'{"file": "a", "metadata": "x"}',
    ],
)
def test_a_broken_line_is_named_by_its_number(tmp_path: Path, broken: bytes) -> None:
    gold = gold_file(tmp_path, right())
    gold.write_bytes(gold.read_bytes() + b"\n" + broken + b"\n")
    refused(run("evaluate", gold), 3, "gold.jsonl, dòng 3: ")
    refused(run("evaluate", gold, "--lang", "en"), 3, "gold.jsonl, line 3: ")


@pytest.mark.parametrize("broken", [b"{}", b"[]", b'{"file": "a"}', b'{"file": "a", "start": "x"}'])
def test_a_broken_saved_run_is_named_likewise(tmp_path: Path, broken: bytes) -> None:
    (tmp_path / "run.jsonl").write_bytes(broken)
    refused(run("evaluate", gold_file(tmp_path, right()), "--against", tmp_path / "run.jsonl"), 3, "run.jsonl, dòng 1")


def test_a_gold_of_nothing_proves_nothing(tmp_path: Path) -> None:
    refused(run("evaluate", gold_file(tmp_path)), 3, "gold.jsonl", "rỗng")


def test_a_run_that_cannot_be_saved_is_exit_5(tmp_path: Path) -> None:
    gold = gold_file(tmp_path, right())
    refused(run("evaluate", gold, "--save", tmp_path / "không có" / "run.jsonl"), 5, "Không ghi được", "run.jsonl")


def test_a_text_may_lie_elsewhere_and_the_gold_may_hold_strange_characters(tmp_path: Path) -> None:
    line = right() | {"provisions": ["a\u2028b", "\x1b[31m"]}
    gold = gold_file(tmp_path, line)
    (tmp_path / "texts").rename(tmp_path / "nơi khác")
    shown = run("evaluate", gold, "--texts", tmp_path / "nơi khác", "--details")
    assert shown.exit_code == 0
    assert "\x1b" not in shown.stdout
    assert "\u2028" not in shown.stdout
