"""Criteria files: what is written reads back the same, what people write by hand is checked whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence import (
    BadCriteriaFile,
    CriteriaSet,
    Criterion,
    NoSuchCriteria,
    NotACriteriaFile,
    criteria_files,
    criteria_named,
    criteria_text,
    keep_criteria,
    load_criteria,
    name_for,
)
from extractor import compose

BY_HAND = """\
title: Nhiệm vụ năm 2024
year: 2024
criteria:
  - code: 1.10
    title: Ban hành kế hoạch
    lead: Sở Nội vụ
    deadline: 31/01/2024
    products: Kế hoạch
  - code: 1.10.1
    title: 'Có: không'
    products: [Báo cáo, "Biên bản; thông báo"]
    points: 0.50
  - {code: 2, title: no, heading: true}
"""


def loaded(folder: Path, text: str) -> CriteriaSet:
    path = folder / "tieu-chi.yaml"
    path.write_text(text, encoding="utf-8")
    return load_criteria(path)


def faults(folder: Path, text: str | bytes) -> list[str]:
    path = folder / "tieu-chi.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    with pytest.raises(BadCriteriaFile) as caught:
        load_criteria(path)
    assert caught.value.message("vi").startswith("tieu-chi.yaml") and caught.value.message("en")
    return [fault.message("en") for fault in caught.value.faults]


def test_what_people_write_is_taken_as_it_stands(tmp_path: Path) -> None:
    criteria_set = loaded(tmp_path, BY_HAND)
    first, second, third = criteria_set.criteria
    assert (first.code, first.deadline, first.products) == ("1.10", "31/01/2024", ("Kế hoạch",))
    assert (second.parent, second.level, second.points) == ("1.10", 2, "0.50")
    assert second.title == "Có: không" and second.products == ("Báo cáo", "Biên bản; thông báo")
    assert (third.code, third.title, third.heading) == ("2", "no", True)
    assert criteria_set.year == 2024 and criteria_set.demands() == (first, second)


LINE = (
    st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=12)
    .map(compose)
    .filter(bool)
)
SETS = st.lists(
    st.builds(
        Criterion,
        code=st.from_regex(r"[1-9](\.[1-9])?|[IVX]{1,2}|-1", fullmatch=True),
        title=LINE,
        level=st.just(1),
        lead=st.none() | LINE,
        deadline=st.none() | LINE,
        products=st.lists(LINE, max_size=3).map(tuple),
        number=st.none() | LINE,
        partners=st.none() | LINE,
        points=st.none() | LINE,
        heading=st.booleans(),
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda criterion: criterion.code,
)


@given(SETS)
def test_what_we_write_reads_back_the_same(tmp_path_factory: pytest.TempPathFactory, criteria: list[Criterion]) -> None:
    criteria_set = CriteriaSet(
        "Bộ tiêu chí: thử", tuple(criteria), source="bảng.docx", year=2024, issuer="UBND huyện Nậm Hương"
    )
    path = tmp_path_factory.mktemp("tep") / "a.yaml"
    path.write_text(criteria_text(criteria_set), encoding="utf-8")
    back = load_criteria(path)
    named = {each.code for each in criteria}
    assert (back.source, back.year, back.issuer) == ("bảng.docx", 2024, "UBND huyện Nậm Hương")
    assert [each.code for each in back.criteria] == [each.code for each in criteria]
    for before, after in zip(criteria, back.criteria, strict=True):
        if before.code.partition(".")[0] == before.code or before.code[0] not in named:
            assert after == before


def test_every_fault_is_told_at_once_with_its_path_and_line(tmp_path: Path) -> None:
    told = faults(
        tmp_path,
        "title: [a]\nyear: 24\nsubject: x\ncriteria:\n- code: 1\n  title: a\n- code: 1\n  deadlin: x\n- 5\n"
        "- {code: 2, title: [a], level: x, heading: maybe, parent: 9, products: [{a: b}], deadline: [1]}\n",
    )
    paths = [line.split(":")[0] for line in told]
    assert paths == [
        "subject, line 3",
        "year, line 2",
        "criteria[1].deadlin, line 8",
        "criteria[1].title, line 7",
        "criteria[1].code, line 7",
        "criteria[2], line 9",
        "criteria[3].title, line 10",
        "criteria[3].deadline, line 10",
        "criteria[3].parent, line 10",
        "criteria[3].level, line 10",
        "criteria[3].products[0], line 10",
        "criteria[3].heading, line 10",
        "title, line 1",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "empty"),
        ("# chỉ có ghi chú\n", "empty"),
        ("criteria: []\n", "must be a list of criteria"),
        ("title: a\n", "must be a list of criteria"),
        ("criteria: 5\n", "must be a list of criteria"),
        ("- a\n", "must have the fields"),
        ("criteria: [\n", "not well-formed YAML"),
        ('criteria: "\n', "not well-formed YAML"),
        ("criteria:\n- code: a\n  code: b\n  title: c\n", "given twice"),
        ("a: &x [1]\ncriteria: *x\n", "& and *"),
        (b"\xff\xfe\x00", "UTF-8"),
        ("criteria: " + "[" * 5_000, "nested too deeply"),
        (b"a: b\n" * 1_100_000, "too large"),
        ("criteria:\n- !!python/object/apply:os.system [dir]\n", "must have the fields"),
    ],
)
def test_files_that_are_no_criteria_say_why(tmp_path: Path, text: str | bytes, said: str) -> None:
    told = faults(tmp_path, text)
    assert any(said in line for line in told), told


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("tep") / "a.yaml"
    path.write_text(text, encoding="utf-8", errors="surrogatepass")
    with pytest.raises(BadCriteriaFile):
        load_criteria(path)


# ---- Kept in a corpus ------------------------------------------------------------------------------------------------

ONE = CriteriaSet("Một", (Criterion("1", "Việc", 1),))
TWO = CriteriaSet("Hai", (Criterion("1", "Việc khác", 1),))


def test_a_kept_set_is_found_by_its_name_or_its_path(tmp_path: Path) -> None:
    path, older = keep_criteria(tmp_path, "mot", ONE)
    assert older is None and criteria_files(tmp_path) == {"mot": path}
    assert criteria_named(tmp_path, "mot") == criteria_named(tmp_path, str(path)) == ONE


def test_what_a_set_replaces_stays_beside_it(tmp_path: Path) -> None:
    path, _ = keep_criteria(tmp_path, "mot", ONE)
    path.write_text(path.read_text(encoding="utf-8") + "# ghi thêm tay\n", encoding="utf-8")
    by_hand = path.read_text(encoding="utf-8")
    _, older = keep_criteria(tmp_path, "mot", TWO)
    assert older is not None and older.read_text(encoding="utf-8") == by_hand
    _, oldest = keep_criteria(tmp_path, "mot", ONE)
    assert oldest is not None and oldest != older
    assert keep_criteria(tmp_path, "mot", ONE) == (path, None)  # nothing new: nothing is moved
    assert list(criteria_files(tmp_path)) == ["mot"]


def test_a_name_that_means_nothing_says_what_there_is(tmp_path: Path) -> None:
    keep_criteria(tmp_path, "mot", ONE)
    with pytest.raises(NoSuchCriteria, match="mot"):
        criteria_named(tmp_path, "hai")
    (tmp_path / "bang.docx").write_bytes(b"PK")
    with pytest.raises(NotACriteriaFile):
        criteria_named(tmp_path, str(tmp_path / "bang.docx"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tiêu chí 2024", "tieu-chi-2024"),
        ("../../etc/passwd", "etc-passwd"),
        ("Đề án.", "de-an"),
        ("...", "tieu-chi"),
        ("x" * 500, "x" * 80),
    ],
)
def test_names_are_safe_for_files(text: str, name: str) -> None:
    assert name_for(text) == name
