"""Dossiers on the command line: each file in them by its place, and what is wrong with one by name."""

from __future__ import annotations

from pathlib import Path

from tests.extractor import exchanging, mailing
from tests.extractor.packing import zipped
from tests.kiemchung.calling import PLAN, REPORT, run, values

FILES = {"thẩm định/12-KH.txt": PLAN.encode(), "142-BC.txt": REPORT.encode(), "hỏng.pdf": b"%PDF-1.7"}


def test_extract_shows_each_file_of_a_dossier(tmp_path: Path) -> None:
    path = zipped(tmp_path / "hồ sơ.zip", FILES)
    result = run("extract", path)
    assert result.exit_code == 3
    assert f"{path}!/thẩm định/12-KH.txt\n" in result.stdout and f"{path}!/142-BC.txt\n" in result.stdout
    assert "Số, ký hiệu: 12/KH-UBND" in result.stdout and "Số, ký hiệu: 142/BC-UBND" in result.stdout
    (line,) = result.stderr.splitlines()
    assert line.startswith("Lỗi: hồ sơ.zip!/hỏng.pdf: ")


def test_extract_gives_a_list_for_a_dossier_and_a_value_for_a_file(tmp_path: Path) -> None:
    one = zipped(tmp_path / "a.zip", {"x/12-KH.txt": PLAN.encode()})
    (value,) = values("extract", one)
    assert (value["file"], value["metadata"]["number"]) == ("a.zip!/x/12-KH.txt", "12/KH-UBND")
    assert value["citations"][0]["number"] == "76/NQ-CP"
    (tmp_path / "b.txt").write_text(PLAN, encoding="utf-8")
    assert values("extract", tmp_path / "b.txt")["file"] == "b.txt"


def test_other_forms_name_the_place_in_the_dossier(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"x/12-KH.txt": PLAN.encode(), "142-BC.txt": REPORT.encode()})
    for form in ("csv", "html", "jsonld"):
        assert "142-BC.txt" in run("extract", "--format", form, path).stdout
    refused = run("extract", "--format", "akn", path)
    assert refused.exit_code == 2 and "akn" in refused.stderr


def test_add_counts_the_files_and_names_the_bad_one(tmp_path: Path) -> None:
    path = zipped(tmp_path / "hồ sơ.zip", FILES)
    result = run("--corpus", tmp_path / "kho", "add", path)
    assert result.exit_code == 3
    first, second, third = result.stdout.splitlines()
    assert first.startswith("Đã thêm 2 văn bản (4 viện dẫn), 0 đã có sẵn, 1 không đọc được.")
    assert second == "Đã mở 1 gói tệp."
    assert third.count("hỏng.pdf") == 1 and f"{path}!/hỏng.pdf: tệp hỏng" in third
    value = values("--corpus", tmp_path / "kho", "add", path, code=3)
    assert (value["known"], value["opened"], value["failed"]) == (2, 1, 1)
    assert value["failures"][0]["path"] == f"{path}!/hỏng.pdf"
    shown = run("--corpus", tmp_path / "kho", "show", "12/KH-UBND")
    assert f"Tệp: {path}!/thẩm định/12-KH.txt" in " ".join(shown.stdout.split())
    (container,) = values("--corpus", tmp_path / "kho", "show", "12/KH-UBND")["containers"]
    assert (container["format"], container["inner"]) == ("zip", "thẩm định/12-KH.txt")


def test_a_package_is_named_as_witness_where_it_differs(tmp_path: Path) -> None:
    path = exchanging.written(tmp_path / "a.edxml", exchanging.envelope({"12-KH.txt": PLAN.encode()}, CodeNumber="21"))
    said = " ".join(run("extract", path).stdout.split())
    assert "Số, ký hiệu: 12/KH-UBND (chỗ khác trong tệp ghi số khác)" in said
    assert "Gói tin edXML ghi: 21/KH-UBND; 2024/01/12; Kế hoạch; UBND tỉnh Vân Lĩnh;" in said
    (value,) = values("extract", path)
    (witness,) = (each for each in value["metadata"]["witnesses"] if each["source"] == "edxml")
    assert (witness["number"], witness["type"], witness["contradicts"]) == ("21/KH-UBND", "Kế hoạch", True)
    assert value["metadata"]["contradictions"] == [{"fact": "number", "reason": "other_number"}]


def test_a_letter_is_shown_with_what_is_attached(tmp_path: Path) -> None:
    path = mailing.written(tmp_path / "a.eml", mailing.letter(attached={"12-KH.txt": PLAN.encode()}))
    letter, plan = values("extract", path)
    assert (letter["file"], letter["metadata"]["number"], letter["metadata"]["date"]) == ("a.eml", None, "2024-03-05")
    assert (plan["file"], plan["metadata"]["number"]) == ("a.eml!/12-KH.txt", "12/KH-UBND")


def test_an_archive_of_another_kind_says_to_unpack_it(tmp_path: Path) -> None:
    (tmp_path / "a.rar").write_bytes(b"Rar!\x1a\x07\1\0" + bytes(40))
    result = run("extract", tmp_path / "a.rar", "--lang", "en")
    assert result.exit_code == 3
    assert (
        result.stderr
        == "Error: a.rar: an archive of the kind RAR, which is not opened here. Unpack it, then add the folder.\n"
    )
