"""What a person says of a document holds everywhere, the machine's value stays beside it, and every step is kept and can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import (
    FIELDS,
    Action,
    Catalogue,
    CatalogueDamaged,
    Corpus,
    NoSuchField,
    NotAValue,
    NothingToConfirm,
    NothingToUndo,
    SeveralRecords,
    Status,
    confirm,
    edit,
    entries_of,
    field_named,
    look_up,
    question_of,
    record_meant,
    search,
    undo,
)
from corpus.values import read_value
from patterns import Flag, PartialDate, Source, doubts_of_itself
from tests.corpus.making import corpus_of, meanwhile, paper, record_named, resolved

PLAN = paper("21/KH-UBND", date(2024, 1, 12), "Tuyên truyền cải cách hành chính.")
REPORT = paper("142/BC-UBND", date(2024, 6, 13), "Thực hiện Kế hoạch số 12/KH-UBND ngày 12/01/2024 của UBND tỉnh.")


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    held = corpus_of(tmp_path, {"ke-hoach.txt": PLAN, "142-BC.txt": REPORT})
    yield held
    held.close()


def state(corpus: Corpus, name: str = "ke-hoach.txt", **values: str) -> None:
    edit(corpus.catalogue.database, record_named(corpus, name), values, by="Lê Thị Bình")


def test_a_persons_number_is_found_resolved_and_marked_and_the_machines_stays_beside(corpus: Corpus) -> None:
    assert resolved(corpus, "142-BC.txt").status is Status.MISSING
    state(corpus, so="12/kh-ubnd")
    record = record_named(corpus, "ke-hoach.txt")
    assert record.identity.number and record.identity.number.printed == "12/KH-UBND"
    (said,) = record.persons
    assert (said.field, said.value, said.machine, said.confirmed, said.by) == (
        *("number", "12/KH-UBND", "21/KH-UBND"),
        *(False, "Lê Thị Bình"),
    )
    assert resolved(corpus, "142-BC.txt").status is Status.RESOLVED
    assert [each.id for each in look_up(corpus.catalogue, "12/KH-UBND 2024").candidates[0].held] == [record.id]
    assert not any(candidate.held for candidate in look_up(corpus.catalogue, "21/KH-UBND").candidates)


def test_filters_of_the_search_follow_the_person(corpus: Corpus) -> None:
    query = question_of("tuyên truyền", types=("Báo cáo",), since=date(2025, 1, 1))
    assert search(corpus, query) == []
    state(corpus, type="bc", date="2/3/2025")
    (found,) = search(corpus, query)
    assert found.record.name == "ke-hoach.txt"
    assert found.record.identity.vouched == {"type", "date"}


def test_what_is_taken_back_is_as_it_was_step_by_step(corpus: Corpus) -> None:
    before = record_named(corpus, "ke-hoach.txt")
    state(corpus, number="12/KH-UBND", signer="Trần Văn Sáng")
    state(corpus, number="13/KH-UBND")
    database = corpus.catalogue.database
    undo(database, before, ["số"], by="Hà")
    assert record_named(corpus, "ke-hoach.txt").title == "12/KH-UBND"
    undo(database, before, ["số", "người ký"], by="Hà")
    assert record_named(corpus, "ke-hoach.txt") == before
    with pytest.raises(NothingToUndo):
        undo(database, before, ["số"], by="Hà")
    log = [(entry.action, entry.field, entry.value, entry.by) for entry in entries_of(database, before.id)]
    assert log == [
        (Action.EDIT, "number", "12/KH-UBND", "Lê Thị Bình"),
        (Action.EDIT, "signer", "Trần Văn Sáng", "Lê Thị Bình"),
        (Action.EDIT, "number", "13/KH-UBND", "Lê Thị Bình"),
        (Action.UNDO, "number", "13/KH-UBND", "Hà"),
        (Action.UNDO, "number", "12/KH-UBND", "Hà"),
        (Action.UNDO, "signer", "Trần Văn Sáng", "Hà"),
    ]


def test_the_log_only_grows(corpus: Corpus) -> None:
    state(corpus, number="12/KH-UBND")
    database = corpus.catalogue.database
    for statement in ("UPDATE edit SET by = 'khác'", "DELETE FROM edit"):
        with pytest.raises(CatalogueDamaged), database.transaction() as connection:
            connection.execute(statement)
    assert [entry.by for entry in entries_of(database, record_named(corpus, "ke-hoach.txt").id)] == ["Lê Thị Bình"]


def test_what_a_person_confirms_is_no_longer_in_doubt(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, {"13-KH-UBND.txt": PLAN})
    record = record_named(corpus, "13-KH-UBND.txt")
    assert "number" in doubts_of_itself(record.identity)
    confirm(corpus.catalogue.database, record, ["number"], by="Hà")
    after = record_named(corpus, "13-KH-UBND.txt")
    assert doubts_of_itself(after.identity) == {}
    assert (after.identity.number, after.identity.number_source) == (record.identity.number, Source.LETTERHEAD)
    assert (after.persons[0].confirmed, after.persons[0].machine) == (True, "21/KH-UBND")
    corpus.close()


def test_stating_what_the_machine_reads_confirms_it_and_leaves_where_it_was_read(corpus: Corpus) -> None:
    before = record_named(corpus, "ke-hoach.txt").identity
    state(corpus, number="21/kh-ubnd")
    after = record_named(corpus, "ke-hoach.txt")
    assert after.persons[0].confirmed
    assert (after.identity.number, after.identity.number_source) == (before.number, before.number_source)


@pytest.mark.parametrize("taken_out", [False, True])
def test_a_record_read_again_keeps_the_persons_values(corpus: Corpus, tmp_path: Path, taken_out: bool) -> None:
    state(corpus, number="12/KH-UBND", type="Quyết định", note="bản chính ở kho 2")
    record = record_named(corpus, "ke-hoach.txt")
    if taken_out:
        corpus.remove(record, reason="thử")
    list(corpus.add_many([tmp_path / "tep" / "ke-hoach.txt"], again=True))
    again = record_named(corpus, "ke-hoach.txt")
    assert again.title == "12/KH-UBND"
    assert again.persons == record.persons
    assert [found.record.id for found in search(corpus, question_of("tuyên truyền", types=("Quyết định",)))] == [
        record.id
    ]
    undo(corpus.catalogue.database, again, ["number"], by="Hà")
    assert record_named(corpus, "ke-hoach.txt").title == "21/KH-UBND"


def test_what_a_person_says_while_the_file_is_read_again_stays(corpus: Corpus, tmp_path: Path) -> None:
    record, other = record_named(corpus, "ke-hoach.txt"), Catalogue.open(corpus.catalogue.database.path)
    document = corpus.catalogue.document(record.id)
    with meanwhile(
        corpus.catalogue,
        "BEGIN IMMEDIATE",
        lambda: edit(other.database, record, {"number": "12/KH-UBND"}, by="Hà"),
    ):
        corpus.catalogue.put(record, document, [], again=True)
    assert record_named(corpus, "ke-hoach.txt").title == "12/KH-UBND"
    other.close()


def test_an_empty_value_says_there_is_none_and_a_symbol_alone_that_the_number_is_blank(corpus: Corpus) -> None:
    state(corpus, number="…/KH-UBND", issuer="", recipients="UBND tỉnh; Sở Nội vụ;")
    identity = record_named(corpus, "ke-hoach.txt").identity
    assert (identity.number, identity.symbol, identity.issuer) == (None, "KH-UBND", None)
    assert identity.recipients == ("UBND tỉnh", "Sở Nội vụ")
    state(corpus, number="")
    assert record_named(corpus, "ke-hoach.txt").identity.symbol is None


def test_nothing_is_kept_of_a_call_with_one_wrong_value(corpus: Corpus) -> None:
    before = record_named(corpus, "ke-hoach.txt")
    with pytest.raises(NotAValue):
        state(corpus, number="12/KH-UBND", date="31/02/2024")
    with pytest.raises(NoSuchField):
        state(corpus, number="12/KH-UBND", phông="5")
    with pytest.raises(NothingToConfirm):
        confirm(corpus.catalogue.database, before, ["number", "ghi chú"], by="Hà")
    assert record_named(corpus, "ke-hoach.txt") == before
    assert entries_of(corpus.catalogue.database, before.id) == []


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("12/01/2024", PartialDate(2024, 1, 12)),
        ("12-1-2024", PartialDate(2024, 1, 12)),
        ("2024-01-12", PartialDate(2024, 1, 12)),
        ("ngày 12 tháng 01 năm 2024", PartialDate(2024, 1, 12)),
        ("6/2024", PartialDate(2024, 6)),
        ("2024", PartialDate(2024)),
    ],
)
def test_days_are_taken_as_people_write_them(corpus: Corpus, typed: str, kept: PartialDate) -> None:
    state(corpus, ngày=typed)
    assert record_named(corpus, "ke-hoach.txt").identity.date == kept


@pytest.mark.parametrize(
    "typed", ["31/02/2024", "12/13/2024", "0024", "hôm qua", "1/2/3/2024", "12/01/24", "99999", "ngày"]
)
def test_no_day_is_made_up(corpus: Corpus, typed: str) -> None:
    with pytest.raises(NotAValue):
        state(corpus, date=typed)


@given(st.sampled_from(FIELDS), st.text(max_size=60))
def test_any_text_is_a_value_or_refused_by_name(field: object, typed: str) -> None:
    assert field in FIELDS
    try:
        value, _ = read_value(field, typed)  # type: ignore[arg-type]
    except NotAValue as error:
        assert field.label in error.message("vi")  # type: ignore[attr-defined]
    else:
        assert value is None or value.strip()


def test_fields_have_their_names_in_both_languages() -> None:
    for name in ("số", "Số, ký hiệu", "so hieu", "NUMBER"):
        assert field_named(name).key == "number"
    for name, key in (("cơ quan", "issuer"), ("Người ký", "signer"), ("trích yếu", "subject"), ("tờ", None)):
        if key:
            assert field_named(name).key == key
        else:
            with pytest.raises(NoSuchField):
                field_named(name)
    assert len({name for field in FIELDS for name in field.names}) == sum(len(field.names) for field in FIELDS)


def test_a_number_of_two_records_asks_which_is_meant(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, {"a.txt": PLAN, "b.txt": PLAN + "Bản hai."})
    with pytest.raises(SeveralRecords) as refused:
        record_meant(corpus.catalogue, "21/KH-UBND")
    assert "a.txt" in refused.value.message("vi")
    assert record_meant(corpus.catalogue, "b.txt").name == "b.txt"
    corpus.close()


def test_flags_of_a_misprinted_number_come_back_with_it(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, {"a.txt": paper("21/QĐ-TT", date(2024, 1, 12), title="QUYẾT ĐỊNH")})
    before = record_named(corpus, "a.txt")
    assert Flag.UNKNOWN_SYMBOL in before.identity.number_flags
    state(corpus, "a.txt", number="21/QĐ-TTg")
    assert record_named(corpus, "a.txt").identity.number_flags == ()
    undo(corpus.catalogue.database, before, ["number"], by="Hà")
    assert record_named(corpus, "a.txt") == before
    corpus.close()
