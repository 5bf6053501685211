"""What documents may not do to a terminal: command it, or show text in another order than it is written."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest
from click.testing import CliRunner

from corpus import Catalogue, Record
from extractor import Document, Span
from kiemchung.cli import main
from kiemchung.cli.safe import for_people, plain, plain_json
from patterns import Citation, Flag, Identity, Number, PartialDate
from tests.kiemchung.calling import run

EVIL = "\x1b[2J\x1b]0;gotcha\x07\x9b31m\u202etxt.exe\u2066\x08\r\x7f\udce1"
COMMANDING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# What we ourselves colour: the styles of click, and nothing else.
OURS = re.compile(r"\x1b\[(?:0|1|3[0-7]|33;1|1;33)m|\x1b\[(?:\d\d?;?)*m")


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    evil = EVIL.replace("\udce1", "")
    text = f"Thực hiện{evil} Kế hoạch số 12/KH-UBND ngày 12/01/2024{evil} của UBND tỉnh{evil}.\n"
    number = Number("7/BC-UBND", "7", None, "BC-UBND")
    catalogue = Catalogue.open(tmp_path / "catalogue.sqlite")
    identity = Identity(
        number, None, "BC-UBND", PartialDate(2024, 2, 1), f"Báo cáo{evil}", f"UBND{evil}", f"về{evil}", f"Vân{evil}"
    )
    cited = Citation(
        Span(text.index("12/"), text.index("12/") + 10), "12/KH-UBND", "number", Number("12/KH-UBND", "12", None, "KH-UBND"),
        name=f"Tên{evil}", type=f"Kế hoạch{evil}", date=date(2024, 1, 12), issuer=f"UBND tỉnh{evil}", subject=f"về{evil}",
        flags=tuple(Flag), sentence=Span(0, len(text)),
    )  # fmt: skip
    for at in "ab":
        record = Record(at * 64, f"/tệp/{evil}{at}.txt".replace("/tệp/", f"/{at}/"), "text", 1, "2024", 1, identity)
        catalogue.put(record, Document("x", "text", text, ()), [cited])
    catalogue.close()
    return tmp_path


@pytest.mark.parametrize(
    "words",
    [
        ("list",), ("show", "a" * 64), ("show", "7/BC-UBND"), ("lookup", "12/KH-UBND"), ("lookup", "7/BC-UBND"), ("search", "thực hiện"),
        ("doctor",), ("lookup", EVIL.replace("\x00", "")), ("search", EVIL), ("show", EVIL), ("add", f"/{EVIL}.txt"), ("extract", f"/{EVIL}.txt"),
        (EVIL,), ("list", f"--{EVIL}"), ("search", "x", "--from", EVIL),
    ],
)  # fmt: skip
@pytest.mark.parametrize("colour", [False, True], ids=["plain", "coloured"])
def test_nothing_of_a_document_commands_the_terminal(hostile: Path, words: tuple[str, ...], colour: bool) -> None:
    result = CliRunner().invoke(main, ["--corpus", str(hostile), *words], color=colour)
    assert result.exit_code in (0, 1, 2, 3)
    shown = OURS.sub("", result.stdout + result.stderr) if colour else result.stdout + result.stderr
    assert COMMANDING.findall(shown) == []


@pytest.mark.parametrize(
    "words", [("list",), ("show", "a" * 64), ("lookup", "12/KH-UBND"), ("search", "thực hiện"), ("add", f"/{EVIL}.txt")]
)
def test_json_means_the_same_and_commands_nothing(hostile: Path, words: tuple[str, ...]) -> None:
    result = run("--corpus", hostile, *words, "--json")
    assert COMMANDING.findall(result.stdout) == []
    assert "\u202e" in json.dumps(json.loads(result.stdout), ensure_ascii=False)


def test_plain_keeps_the_length_and_leaves_vietnamese_alone() -> None:
    assert plain("Quyết định số 12/QĐ-UBND – “thủ tục”…") == "Quyết định số 12/QĐ-UBND – “thủ tục”…"
    assert len(plain(EVIL)) == len(EVIL)
    assert COMMANDING.findall(plain(EVIL)) == []
    assert json.loads(plain_json(json.dumps([EVIL], ensure_ascii=False))) == [EVIL]


def test_texts_in_mappings_are_plain_too() -> None:
    shown = for_people(lambda value: value)({EVIL: [{"a": EVIL}], "b": MappingProxyType({"c": (EVIL,)})})
    assert COMMANDING.findall(str([*shown, *shown[plain(EVIL)][0].values(), *shown["b"]["c"]])) == []


def test_facts_of_a_text_in_a_legacy_font_are_never_shown_as_sure(tmp_path: Path) -> None:
    file = tmp_path / "tcvn3.txt"
    file.write_text("QuyÕq ®Þnz cñza ñyq nh©z d©z tØzh vÒz c¶iz c¸qch hµqh\nSố: 12/QĐ-UBND\n", encoding="utf-8")
    shown = CliRunner(env={"KIEMCHUNG_LANG": "vi"}).invoke(main, ["extract", str(file)]).output
    assert "12/QĐ-UBND (phông chữ cũ chưa đổi được, cần đối chiếu)" in shown
    value = json.loads(CliRunner().invoke(main, ["extract", "--json", str(file)]).output)
    assert "number" in value["metadata"]["doubts"]
