"""Every command in both languages: what it answers people and machines."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus import Corpus
from extractor import Document
from kiemchung.demo import write_dossier
from kiemchung.version import VERSION
from patterns import find_citations
from tests.corpus.making import write
from tests.kiemchung.calling import REPORT, TEXTS, refused, run, values

COMMANDS = ("extract", "add", "list", "show", "lookup", "search", "reindex", "doctor", "demo", "completion")
ALIASES = {
    "trich": "extract", "them": "add", "liet-ke": "list", "xem": "show", "tra": "lookup", "tim": "search",
    "lap-chi-muc": "reindex", "kham": "doctor", "ho-so-mau": "demo", "go-tat": "completion",
}  # fmt: skip


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)])
def test_help_in_both_languages(command: tuple[str, ...]) -> None:
    vietnamese, english = run(*command, "--help"), run("--lang", "en", *command, "--help")
    assert vietnamese.exit_code == english.exit_code == 0
    assert vietnamese.stdout.startswith("Cách dùng: kiemchung")
    assert english.stdout.startswith("Usage: kiemchung")
    rest = re.sub(r"\(Kế\s+hoạch.*?\)", "", english.stdout, flags=re.DOTALL)  # what one types stays Vietnamese
    assert re.findall("[à-ỹ]+", rest.lower()) == []
    assert "--lang" in vietnamese.stdout


@pytest.mark.parametrize(("alias", "name"), ALIASES.items())
def test_aliases_do_what_their_command_does(alias: str, name: str) -> None:
    assert run(alias, "--help").stdout == run(name, "--help").stdout
    assert f"{name}, {alias}" in run("--help").stdout


def test_the_language_is_chosen_by_option_then_environment_then_locale(
    kho: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def english(*words: object) -> bool:
        return "documents" in run("--corpus", kho, "list", *words).stdout

    assert not english()
    assert english("--lang", "en") and english("--lang=en")
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert english()
    monkeypatch.setenv("KIEMCHUNG_LANG", "vi")
    assert not english()
    assert english("--lang", "en")
    monkeypatch.setenv("KIEMCHUNG_LANG", "klingon")
    assert english()


def test_the_version() -> None:
    assert run("--version").stdout.strip() == f"kiemchung {VERSION}"


def test_the_corpus_before_or_after_the_command_or_from_the_environment(
    kho: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, after = run("--corpus", kho, "list"), run("list", "--corpus", kho)
    assert before.stdout == after.stdout
    assert "12/KH-UBND" in before.stdout
    monkeypatch.setenv("KIEMCHUNG_CORPUS", str(kho))
    assert run("list").stdout == before.stdout
    assert "12/KH-UBND" not in run("list", "--corpus", tmp_path / "khác").stdout


def test_add_tells_what_became_of_each_file(tmp_path: Path) -> None:
    write(tmp_path / "tep", {**TEXTS, "trống.txt": ""})
    first = run("--corpus", tmp_path / "kho", "them", tmp_path / "tep", tmp_path / "không có.txt")
    assert first.exit_code == 3
    assert "Đã thêm 3 văn bản (4 viện dẫn), 0 đã có sẵn, 2 không đọc được." in first.stdout
    assert "trống.txt: tệp rỗng" in first.stdout and "không có.txt: không có tệp" in first.stdout
    value = values("--corpus", tmp_path / "kho", "add", tmp_path / "tep", code=3)
    assert {name: value[name] for name in ("added", "known", "failed", "citations")} == {
        "added": 0, "known": 3, "failed": 1, "citations": 0,
    }  # fmt: skip
    assert value["failures"] == [{"path": str(tmp_path / "tep" / "trống.txt"), "error": value["failures"][0]["error"]}]
    (tmp_path / "tep" / "trống.txt").unlink()
    again = run("--corpus", tmp_path / "kho", "add", tmp_path / "tep", "--lang", "en")
    assert (again.exit_code, again.stdout.strip()) == (
        0,
        "0 documents added (0 citations), 3 held already, 0 could not be read.",
    )


def test_an_empty_corpus_is_no_error(tmp_path: Path) -> None:
    result = run("--corpus", tmp_path, "list")
    assert result.exit_code == 0
    assert "kiemchung add" in result.stdout
    assert values("--corpus", tmp_path, "list") == []
    assert run("--corpus", tmp_path, "search", "gì đó").exit_code == 1
    assert run("--corpus", tmp_path, "lookup", "12/KH-UBND").exit_code == 1


def test_extract_as_json_is_what_the_evaluation_reads(tmp_path: Path) -> None:
    (path,) = write(tmp_path, {"142-BC.txt": REPORT})
    value = values("extract", path)
    metadata = {"type", "number", "date", "issuer", "place", "subject", "signer"}
    assert metadata <= value["metadata"].keys()
    assert {name: value["metadata"][name] for name in ("type", "number", "date", "issuer")} == {
        "type": "Báo cáo", "number": "142/BC-UBND", "date": "2024-06-13", "issuer": "Ủy ban nhân dân tỉnh Vân Lĩnh",
    }  # fmt: skip
    assert [citation["number"] for citation in value["citations"]] == ["63/2010/NĐ-CP", "12/KH-UBND", "35/KH-UBND"]
    keys = {
        "kind",
        "number",
        "name",
        "year",
        "type",
        "date",
        "issuer",
        "quote",
        "start",
        "end",
        "relation",
        "flags",
        "provisions",
    }
    for citation in value["citations"]:
        assert keys <= citation.keys()
        assert REPORT[citation["start"] : citation["end"]] == citation["quote"]
    decree = value["citations"][0]
    assert (decree["kind"], decree["type"], decree["date"], decree["issuer"]) == (
        "number",
        "Nghị định",
        "2010-06-08",
        "Chính phủ",
    )
    assert decree["relation"] == "legal_basis"
    assert [(each["article"], each["clause"], each["point"]) for each in decree["provisions"]] == [("5", "1", None)]
    assert "text" not in value
    assert values("extract", path, "--with-text")["text"] == REPORT


def test_extract_of_several_files_is_a_list_and_keeps_nothing(tmp_path: Path) -> None:
    write(tmp_path, TEXTS)
    assert [each["file"] for each in values("extract", tmp_path)] == sorted(TEXTS)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(TEXTS)


def test_extract_for_people(tmp_path: Path) -> None:
    (path,) = write(tmp_path, {"142-BC.txt": REPORT})
    told = run("trich", path).stdout
    for words in ("142/BC-UBND", "13/06/2024", "Ủy ban nhân dân tỉnh Vân Lĩnh", "khoản 1 Điều 5", "Viện dẫn: 3"):
        assert words in told
    assert "legal basis" in run("trich", path, "--lang", "en").stdout


def test_list_as_json(kho: Path) -> None:
    value = values("--corpus", kho, "list")
    assert [each["number"] for each in value] == ["18-CT/TU", "12/KH-UBND", "142/BC-UBND"]
    assert {"id", "document", "path", "format", "pages", "type", "date", "issuer", "subject", "warnings"} <= value[
        0
    ].keys()


@pytest.mark.parametrize("wanted", ["142/BC-UBND", "142-BC.txt", "142/bc-ubnd", "báo cáo 142"])
def test_show_finds_by_number_and_by_name(kho: Path, wanted: str) -> None:
    value = values("--corpus", kho, "show", wanted)
    assert (value["document"], value["number"]) == ("142-BC.txt", "142/BC-UBND")
    assert [citation["resolution"] for citation in value["citations"]] == ["missing", "resolved", "missing"]
    assert value["citations"][1]["candidates"] == ["12-KH.txt"]
    told = run("--corpus", kho, "xem", wanted)
    assert told.exit_code == 0
    assert "có trong kho: 12-KH.txt" in told.stdout
    assert values("--corpus", kho, "show", value["id"][:12])["id"] == value["id"]


@pytest.mark.parametrize("wanted", ["99/KH-UBND", "%", "_", "", "khong-co.txt"])
def test_show_of_what_is_not_held(kho: Path, wanted: str) -> None:
    result = run("--corpus", kho, "show", wanted)
    refused(result, result.exit_code, wanted)
    assert result.exit_code in (1, 2)


def test_lookup_as_json(kho: Path) -> None:
    value = values("--corpus", kho, "lookup", "12/kh-ubnd")
    (candidate,) = value["candidates"]
    assert {name: candidate[name] for name in ("number", "type", "date", "issuer", "held")} == {
        "number": "12/KH-UBND", "type": "Kế hoạch", "date": "2024-01-12", "issuer": "Ủy ban nhân dân tỉnh Vân Lĩnh", "held": True,
    }  # fmt: skip
    (citation,) = value["citations"]
    assert (citation["document"], citation["page"], citation["candidate"]) == ("142-BC.txt", 1, 0)
    assert "Kế hoạch số 12/KH-UBND ngày 13/01/2024" in citation["quote"]
    (contradiction,) = candidate["contradictions"]
    assert [each["value"] for each in contradiction["values"]] == ["2024-01-12", "2024-01-13"]
    (missing,) = values("--corpus", kho, "tra", "35/KH-UBND")["candidates"]
    assert (missing["held"], missing["cited"]) == (False, 1)


def test_lookup_for_people(kho: Path) -> None:
    told = run("--corpus", kho, "tra", "Kế", "hoạch", "12/KH-UBND")
    for words in (
        "CÓ trong kho: 12-KH.txt",
        "Các nguồn ghi ngày khác nhau",
        "13/01/2024: 142-BC.txt, tr. 1",
        "Được viện dẫn 1 lần",
    ):
        assert words in told.stdout
    assert "KHÔNG có trong kho" in run("--corpus", kho, "tra", "35/KH-UBND").stdout
    assert "NOT held" in run("--corpus", kho, "--lang", "en", "tra", "35/KH-UBND").stdout


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_nothing_found_is_exit_1(kho: Path, lang: str) -> None:
    for words in (("lookup", "12/QĐ-UBND"), ("search", "khủng long")):
        result = run("--corpus", kho, "--lang", lang, *words)
        assert result.exit_code == 1
        assert result.stderr == ""
        assert words[1] in result.stdout
    assert "12/KH-UBND" in run("--corpus", kho, "lookup", "12/QĐ-UBND").stdout
    assert values("--corpus", kho, "lookup", "12/QĐ-UBND", code=1)["nearest"] == ["12/KH-UBND"]
    assert values("--corpus", kho, "search", "khủng long", code=1)["hits"] == []


def test_search_as_json(kho: Path) -> None:
    (hit,) = values("--corpus", kho, "search", "ke hoach so 35/KH-UBND")["hits"]
    assert {"document", "number", "page", "quote", "score"} <= hit.keys()
    assert (hit["document"], hit["number"], hit["page"]) == ("142-BC.txt", "142/BC-UBND", 1)
    assert "35/KH-UBND" in hit["quote"]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ((), {"12-KH.txt", "142-BC.txt", "18-CT.md"}),
        (("--type", "KH"), {"12-KH.txt"}),
        (("--type", "ke hoach"), {"12-KH.txt"}),
        (("--type", "chỉ thị", "--type", "BC"), {"18-CT.md", "142-BC.txt"}),
        (("--issuer", "Nhân dân"), {"12-KH.txt", "142-BC.txt"}),
        (("--issuer", "tinh uy", "--to", "2023"), {"18-CT.md"}),
        (("--year", "2023"), {"18-CT.md"}),
        (("--from", "2024"), {"12-KH.txt", "142-BC.txt"}),
        (("--from", "13/01/2024"), {"142-BC.txt"}),
        (("--to", "2023"), {"18-CT.md"}),
        (("--to", "2024-01-12"), {"18-CT.md", "12-KH.txt"}),
        (("--from", "12.1.2024", "--to", "12-01-2024"), {"12-KH.txt"}),
    ],
)
def test_search_filters(kho: Path, options: tuple[str, ...], expected: set[str]) -> None:
    hits = values("--corpus", kho, "tim", "cải cách", *options)["hits"]
    assert {hit["document"] for hit in hits} == expected
    assert len(values("--corpus", kho, "tim", "cải cách", *options, "--limit", "1")["hits"]) == 1


def test_reindex_and_doctor(kho: Path, tmp_path: Path) -> None:
    assert values("--corpus", kho, "reindex") == {"records": 3}
    assert "3" in run("--corpus", kho, "lap-chi-muc").stdout
    well = values("--corpus", kho, "doctor")
    assert all(check["good"] for check in well if check["needed"])
    assert run("kham", "--corpus", tmp_path / "mới").exit_code == 0
    assert not (tmp_path / "mới").exists()


def test_doctor_lists_what_could_not_be_read(tmp_path: Path) -> None:
    write(tmp_path / "tep", {"trống.txt": ""})
    run("--corpus", tmp_path / "kho", "add", tmp_path / "tep")
    for lang, words in (("vi", "tệp rỗng"), ("en", "the file is empty")):
        told = run("--corpus", tmp_path / "kho", "doctor", "--lang", lang)
        assert told.exit_code == 0
        assert f"trống.txt: {words}" in told.stdout


def test_demo_writes_the_dossier_once(tmp_path: Path) -> None:
    written = values("demo", tmp_path / "mẫu")
    assert written == [str(path) for path in write_dossier(tmp_path / "mẫu")]
    (tmp_path / "mẫu" / "12-KH-UBND.docx").write_bytes(b"cua toi")
    refused(run("ho-so-mau", tmp_path / "mẫu"), 2, "12-KH-UBND.docx")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(shell: str) -> None:
    assert "_KIEMCHUNG_COMPLETE" in run("completion", shell).stdout


def test_offsets_of_extract_count_in_the_text_it_gives(tmp_path: Path) -> None:
    (path,) = write(tmp_path, {"a.txt": REPORT})
    value = values("extract", path, "--with-text")
    found = find_citations(Document("a.txt", "text", value["text"], ()))
    assert [(each["start"], each["end"]) for each in value["citations"]] == [
        (each.span.start, each.span.end) for each in found
    ]


def test_commands_close_what_they_open(kho: Path) -> None:
    closed: list[Corpus] = []
    close: Callable[[Corpus], None] = Corpus.close

    def closing(self: Corpus) -> None:
        closed.append(self)
        close(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Corpus, "close", closing)
        for words in (("list",), ("show", "142-BC.txt"), ("lookup", "x"), ("search", "x")):
            run("--corpus", kho, *words)
    assert len(closed) == 4
