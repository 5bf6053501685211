"""The contract of engines, kept by each of them."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from weakref import ref

import pytest

from index import ENGINES, Entry, Form, IndexDamaged, Order, Query, SearchEngine, holds, matches, open_engine


@pytest.fixture(params=sorted(ENGINES))
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SearchEngine]:
    found = open_engine(request.param, tmp_path / "index")
    yield found
    found.close()


def entry(record: str, text: str, start: int = 0, **facts: object) -> Entry:
    return Entry(record, start, start + len(text), 1 + start // 1000, text, **facts)  # type: ignore[arg-type]


def put(engine: SearchEngine, *entries: Entry) -> None:
    for record in dict.fromkeys(one.record for one in entries):
        engine.replace(record, [one for one in entries if one.record == record])
    engine.commit()


def found(engine: SearchEngine, *words: str, phrases: tuple[str, ...] = (), **rest: object) -> list[tuple[str, int]]:
    query = Query(words=words, phrases=phrases, **rest)  # type: ignore[arg-type]
    return sorted((hit.record, hit.start) for hit in engine.search(query))


def test_a_hit_leads_back_to_its_place(engine: SearchEngine) -> None:
    put(engine, entry("a", "Kế hoạch kiểm tra công vụ", 2040))
    (hit,) = engine.search(Query(words=("công", "vụ")))
    assert (hit.record, hit.start, hit.end, hit.page) == ("a", 2040, 2065, 3)
    assert hit.score > 0


def test_nothing_is_visible_before_commit(engine: SearchEngine) -> None:
    engine.replace("a", [entry("a", "dự toán ngân sách")])
    assert found(engine, "ngân") == []
    assert engine.records() == frozenset()
    engine.commit()
    assert found(engine, "ngân") == [("a", 0)]
    engine.remove("a")
    assert found(engine, "ngân") == [("a", 0)]
    engine.commit()
    assert found(engine, "ngân") == []
    assert engine.records() == frozenset()


def test_each_commit_is_a_state_of_its_own(engine: SearchEngine) -> None:
    states = [engine.state()]
    engine.replace("a", [entry("a", "dự toán ngân sách")])
    assert engine.state() == states[0]
    for change in (lambda: engine.replace("b", [entry("b", "quyết toán")]), lambda: engine.remove("a"), lambda: None):
        engine.commit()
        states.append(engine.state())
        assert engine.state() == states[-1]
        change()
    assert len(set(states)) == 4


@pytest.mark.parametrize("name", sorted(set(ENGINES) - {"memory"}))
def test_a_state_is_found_again_and_told_from_that_of_another_folder(tmp_path: Path, name: str) -> None:
    states = []
    for folder in ("a", "b"):
        first = open_engine(name, tmp_path / folder)
        put(first, entry("a", "dự toán ngân sách"))
        states.append(first.state())
        first.close()
        again = open_engine(name, tmp_path / folder)
        assert again.state() == states[-1]
        again.close()
    assert states[0] != states[1]


@pytest.mark.parametrize("name", sorted(set(ENGINES) - {"memory"}))
def test_any_changed_byte_shows_when_proof_is_asked_for(tmp_path: Path, name: str) -> None:
    whole = tmp_path / "whole"
    first = open_engine(name, whole)
    put(first, *(entry("a", f"dự toán ngân sách {at}", at * 100) for at in range(50)))
    first.verify()
    first.close()
    files = [path for path in whole.iterdir() if path.suffix in (".seg", ".idx", ".term", ".store", ".fast")]
    assert files
    for path in files:
        data = path.read_bytes()
        body = len(data) - 120  # in some the end says what the rest must be
        for at in range(0, body, max(1, body // 8)):
            harmed = tmp_path / f"{path.name}-{at}"  # a file is not changed under an engine that has it in memory
            shutil.copytree(whole, harmed)
            (harmed / path.name).write_bytes(data[:at] + bytes([data[at] ^ 4]) + data[at + 1 :])
            with pytest.raises(IndexDamaged):  # on opening or on proving
                open_engine(name, harmed).verify()


def test_replacing_is_idempotent(engine: SearchEngine) -> None:
    for _ in range(3):
        put(engine, entry("a", "quyết toán kinh phí"), entry("a", "thuyết minh quyết toán", 30))
    engine.replace("a", [entry("a", "sẽ bị thay")])
    engine.replace("a", [entry("a", "quyết toán kinh phí"), entry("a", "thuyết minh quyết toán", 30)])
    engine.commit()
    assert found(engine, "quyết") == [("a", 0), ("a", 30)]
    assert found(engine, "thay") == []


def test_replacing_leaves_other_records_alone(engine: SearchEngine) -> None:
    put(engine, entry("a", "báo cáo quý một"), entry("ab", "báo cáo quý hai"))
    put(engine, entry("a", "báo cáo năm"))
    assert found(engine, "báo") == [("a", 0), ("ab", 0)]
    assert found(engine, "quý") == [("ab", 0)]
    assert engine.records() == {"a", "ab"}


def test_a_record_without_entries_is_no_record(engine: SearchEngine) -> None:
    put(engine, entry("a", "báo cáo"))
    engine.replace("a", [])
    engine.remove("chưa từng có")
    engine.commit()
    assert engine.records() == frozenset()
    assert found(engine, "báo") == []


def test_commit_without_changes_and_close(engine: SearchEngine) -> None:
    engine.commit()
    engine.replace("a", [entry("a", "bỏ dở")])
    engine.close()
    engine.commit()
    assert found(engine, "bỏ") == []


def test_filters(engine: SearchEngine) -> None:
    plan = {"type": "Kế hoạch", "issuer": "Ủy ban nhân dân xã Suối Vàng", "date": date(2024, 3, 1)}
    report = {"type": "Báo cáo", "issuer": "Uỷ ban nhân dân xã Đồi Trăng", "date": date(2025, 1, 20)}
    put(engine, entry("p", "cải cách", **plan), entry("r", "cải cách", **report), entry("x", "cải cách"))
    assert found(engine, "cải", types=("Kế hoạch",)) == [("p", 0)]
    assert found(engine, "cải", types=("kế  hoạch", "Báo cáo")) == [("p", 0), ("r", 0)]
    assert found(engine, "cải", types=("Quyết định",)) == []
    assert found(engine, "cải", issuer="suoi vang") == [("p", 0)]
    assert found(engine, "cải", issuer="xã ủy ban") == [("p", 0), ("r", 0)]
    assert found(engine, "cải", issuer="Suối Trăng") == []
    assert found(engine, "cải", since=date(2024, 3, 1)) == [("p", 0), ("r", 0)]
    assert found(engine, "cải", since=date(2024, 3, 2)) == [("r", 0)]
    assert found(engine, "cải", until=date(2025, 1, 20)) == [("p", 0), ("r", 0)]
    assert found(engine, "cải", until=date(2025, 1, 19)) == [("p", 0)]
    assert found(engine, "cải", since=date(2024, 3, 1), until=date(2024, 3, 1), types=("Kế hoạch",)) == [("p", 0)]
    assert found(engine, "vắng", types=("Kế hoạch",)) == []


def test_filters_over_several_commits(engine: SearchEngine) -> None:
    for year in (2021, 2022, 2023, 2024):
        put(engine, entry(f"r{year}", "báo cáo", date=date(year, 5, 5)), entry(f"n{year}", "báo cáo"))
    engine.remove("r2023")
    engine.commit()
    assert found(engine, since=date(2022, 1, 1)) == [("r2022", 0), ("r2024", 0)]
    assert found(engine, "báo", until=date(2022, 12, 31)) == [("r2021", 0), ("r2022", 0)]
    assert engine.records() == {"r2021", "r2022", "r2024", "n2021", "n2022", "n2023", "n2024"}


def test_filters_alone_list_entries(engine: SearchEngine) -> None:
    put(engine, *(entry("b", "một", start, type="Kế hoạch") for start in (0, 10)), entry("a", "hai", type="Kế hoạch"))
    hits = engine.search(Query(types=("Kế hoạch",)))
    assert [(hit.record, hit.start, hit.score) for hit in hits] == [("a", 0, 0.0), ("b", 0, 0.0), ("b", 10, 0.0)]


@pytest.mark.parametrize(
    "query", [Query(), Query(words=("",)), Query(words=("?!",), phrases=("...",)), Query(issuer=" ")]
)
def test_a_query_that_asks_nothing_finds_nothing(engine: SearchEngine, query: Query) -> None:
    put(engine, entry("a", "báo cáo"))
    assert list(engine.search(query)) == []


def test_words_with_and_without_diacritics(engine: SearchEngine) -> None:
    put(engine, entry("a", "thủ tục"), entry("b", "thu tục"), entry("c", "Hoà giải"), entry("d", "hóa giải"))
    assert found(engine, "thu") == [("a", 0), ("b", 0)]
    assert found(engine, "Thủ") == [("a", 0)]
    assert found(engine, "hòa") == [("c", 0)]
    assert found(engine, "thủ", "giải") == []


def test_numbers_whole_part_and_oddly_spelt(engine: SearchEngine) -> None:
    put(
        engine,
        entry("a", "Căn cứ Nghị định số 63/2010/NĐ- CP của Chính phủ"),
        entry("b", "Thực hiện Kế hoạch số 012/KH–UBND"),
        entry("c", "Quyết định số 429-\n\nQĐ/TU"),
        entry("d", "Kế hoạch số 112/KH-UBND ngày 01/02/2024"),
    )
    assert found(engine, "63/2010/nd-cp") == [("a", 0)]
    assert found(engine, "63/2010") == [("a", 0)]
    assert found(engine, "12/KH-UBND") == [("b", 0)]
    assert found(engine, "KH-UBND") == [("b", 0), ("d", 0)]
    assert found(engine, "429-QĐ/TU") == [("c", 0)]
    assert found(engine, "429") == [("c", 0)]
    assert found(engine, "1/2/2024") == [("d", 0)]


def test_phrases(engine: SearchEngine) -> None:
    put(
        engine,
        entry("a", "rà soát **thủ tục** <b>hành chính</b>"),
        entry("b", "thủ tục. Hành chính"),
        entry("c", "hành chính thủ tục"),
        entry("d", "THU TUC HANH CHINH"),
    )
    assert found(engine, phrases=("thủ tục hành chính",)) == [("a", 0)]
    assert found(engine, phrases=("thu tuc hanh chinh",)) == [("a", 0), ("d", 0)]
    assert found(engine, "soát", phrases=("thủ tục", "hành chính")) == [("a", 0)]


def test_better_hits_first_and_ties_by_record_and_start(engine: SearchEngine) -> None:
    same = [entry(record, "kỷ luật kỷ cương", start) for record in ("c", "a", "b") for start in (500, 0)]
    put(engine, *same[:3])
    put(engine, *same)
    put(engine, entry("z", "kỷ luật, kỷ luật, kỷ luật, kỷ luật"))
    hits = engine.search(Query(words=("luật",)), limit=4)
    assert [(hit.record, hit.start) for hit in hits] == [("z", 0), ("a", 0), ("a", 500), ("b", 0)]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert engine.search(Query(words=("luật",)), limit=0) in ((), [])


def test_records_and_texts_may_be_any_unicode(engine: SearchEngine) -> None:
    put(
        engine,
        entry("tệp số 1 – bản sao", "Đ/c Nguyễn Văn Ánh 😀 提案 İstanbul \ud800".replace("\ud800", "")),
        entry("", "x"),
    )
    assert found(engine, "ánh") == [("tệp số 1 – bản sao", 0)]
    assert found(engine, "提案") == [("tệp số 1 – bản sao", 0)]
    assert found(engine, "x'; DROP (", "x") == []
    put(engine, entry("tệp số 1 – bản sao", "mới"))
    assert found(engine, "ánh") == []


def test_large_offsets(engine: SearchEngine) -> None:
    put(engine, entry("a", "dài", 5_000_000_000))
    assert found(engine, "dài") == [("a", 5_000_000_000)]


def test_one_form_of_each_group_is_enough(engine: SearchEngine) -> None:
    put(
        engine,
        entry("a", "kế hoạch cải cách hành chính"),
        entry("b", "kế hoạch CCHC"),
        entry("c", "cải cách thủ tục hành chính"),
        entry("d", "hành chính công"),
        entry("e", "báo cáo CCHC quý II"),
    )
    scattered: tuple[Form, ...] = (("cải", "cách", "hành", "chính"), ("CCHC",))
    side_by_side: tuple[Form, ...] = (("cải cách hành chính",), ("CCHC",))
    assert found(engine, either=(scattered,)) == [("a", 0), ("b", 0), ("c", 0), ("e", 0)]
    assert found(engine, either=(side_by_side,)) == [("a", 0), ("b", 0), ("e", 0)]
    assert found(engine, "kế", either=(side_by_side,)) == [("a", 0), ("b", 0)]
    assert found(engine, either=(side_by_side, (("quý",), ("công",)))) == [("e", 0)]
    assert found(engine, either=((("quý",),),)) == [("e", 0)]
    assert found(engine, "công", either=((("…",), ("?",)),)) == [("d", 0)]  # nothing is asked by that group


def test_what_must_not_stand(engine: SearchEngine) -> None:
    put(
        engine,
        entry("a", "kế hoạch kiểm tra", type="Kế hoạch"),
        entry("b", "kế hoạch kiểm soát", type="Kế hoạch"),
        entry("c", "kế hoạch số 12/KH-UBND", type="Kế hoạch"),
    )
    assert found(engine, "kế", without=("kiểm",)) == [("c", 0)]
    assert found(engine, "kế", without=("kiem soat",)) == [("a", 0), ("c", 0)]
    assert found(engine, "kế", without=("12/kh-ubnd", "tra")) == [("b", 0)]
    assert found(engine, "kế", without=("không đâu có", "?!")) == [("a", 0), ("b", 0), ("c", 0)]
    assert found(engine, without=("kiểm",), types=("Kế hoạch",)) == [("c", 0)]
    assert found(engine, without=("kiểm",)) == []  # nothing is sought


def test_neighbours_come_forward_and_are_not_demanded(engine: SearchEngine) -> None:
    put(
        engine,
        entry("a", "thủ tục, hồ sơ, hành chính; thủ tục và hành chính; thủ tục; hành chính"),
        entry("b", "một đoạn dài hơn nhiều có nhiều chữ khác nữa về hành chính và về các loại thủ tục hành chính khác"),
        entry("c", "thủ tục và hành chính"),
    )
    hits = engine.search(Query(words=("thủ", "tục", "hành", "chính"), near=("thủ tục hành chính",)))
    assert hits[0].record == "b"
    assert {hit.record for hit in hits} == {"a", "b", "c"}
    assert engine.search(Query(near=("thủ tục",))) in ((), [])


def test_what_a_document_is_about_comes_forward_and_is_not_demanded(engine: SearchEngine) -> None:
    own = {"about": "Kế hoạch. 98/KH-UBND. Chuyển đổi số năm 2024"}
    put(
        engine,
        entry("a", "thực hiện Kế hoạch số 98/KH-UBND; chuyển đổi số, chuyển đổi số"),
        entry("b", "Số: 98/KH-UBND kế hoạch về việc chuyển đổi số và các việc khác của cơ quan", **own),
        entry("b", "theo Kế hoạch số 98/KH-UBND về chuyển đổi số", 100),
    )
    asked = (("98/kh-ubnd",), ("98/kh-ubnd",)), (("chuyển", "đổi"), ("chuyển", "đổi", "chuyển đổi"))
    for words, about in asked:
        hits = engine.search(Query(words=words, about=about))
        assert (hits[0].record, hits[0].start, len(hits)) == ("b", 0, 3)
    assert found(engine, "2024") == []  # it is not written there
    assert engine.search(Query(about=("chuyển đổi",))) in ((), [])


def test_only_of_certain_records(engine: SearchEngine) -> None:
    put(engine, *(entry(record, "báo cáo", start) for record in ("a", "b", "c") for start in (0, 20)))
    assert found(engine, "báo", records=frozenset({"a", "c", "z"})) == [("a", 0), ("a", 20), ("c", 0), ("c", 20)]
    assert found(engine, records=frozenset({"b"})) == [("b", 0), ("b", 20)]
    assert found(engine, "báo", records=frozenset()) == []


def test_orders(engine: SearchEngine) -> None:
    days = {"a": date(2024, 5, 1), "b": None, "c": date(2021, 1, 1), "d": date(2024, 5, 1), "e": date(2025, 2, 3)}
    put(engine, *(entry(record, "báo cáo", start, date=day) for record, day in days.items() for start in (30, 0)))
    for order, records in ((Order.NEWEST, "eadcb"), (Order.OLDEST, "cadeb")):
        hits = engine.search(Query(words=("báo",), order=order))
        assert [(hit.record, hit.start) for hit in hits] == [(r, s) for r in records for s in (0, 30)]
        assert {hit.score for hit in hits} == {0.0}
        assert engine.search(Query(words=("báo",), order=order), limit=3, offset=4) == hits[4:7]


@pytest.mark.parametrize("limit", [1, 3, 7])
@pytest.mark.parametrize("query", [Query(words=("luật",)), Query(types=("Luật",)), Query(("luật",), near=("kỷ luật",))])
def test_pages_put_together_are_the_whole_answer(engine: SearchEngine, query: Query, limit: int) -> None:
    texts = ("kỷ luật", "kỷ luật kỷ cương", "luật, kỷ luật và luật", "pháp luật")
    every = [
        entry(f"r{number % 5}", texts[number % 4], number * 10, type="Luật", date=date(2020, 1, 1 + number % 3))
        for number in range(20)
    ]
    put(engine, *every)
    for order in Order:
        asked = replace(query, order=order)
        whole = engine.search(asked, limit=100)
        assert len(whole) == 20
        pages = [hit for offset in range(0, 25, limit) for hit in engine.search(asked, limit=limit, offset=offset)]
        assert pages == list(whole)


def test_tally(engine: SearchEngine) -> None:
    put(engine, entry("a", "báo cáo"), entry("a", "báo cáo năm", 20), entry("b", "báo cáo quý"), entry("c", "kế hoạch"))
    assert dict(engine.tally(Query(words=("báo",)))) == {"a": 2, "b": 1}
    assert dict(engine.tally(Query(words=("báo",), without=("năm",), order=Order.NEWEST))) == {"a": 1, "b": 1}
    assert dict(engine.tally(Query(words=("xa",)))) == {}
    assert dict(engine.tally(Query())) == {}
    put(engine, entry("a", "kế hoạch"))
    assert dict(engine.tally(Query(words=("báo",)))) == {"b": 1}
    assert len(engine) == 3


def test_vocabulary(engine: SearchEngine) -> None:
    put(engine, entry("a", "hành chính, hạnh phúc"), entry("b", "hành lang; số 12/KH-UBND, 12/KHTC-SXD"))
    assert dict(engine.vocabulary("hanh")) == {"hanh": 2}
    assert dict(engine.vocabulary("=h")) == {"=hành": 2, "=hạnh": 1}
    assert dict(engine.vocabulary("hanh_")) == {"hanh_chinh": 1, "hanh_phuc": 1, "hanh_lang": 1}
    assert dict(engine.vocabulary("12/kh")) == {"12/kh-ubnd": 1, "12/khtc-sxd": 1}
    assert dict(engine.vocabulary("xyz")) == {}
    assert [engine.frequency(term) for term in ("hanh", "=hạnh", "hanh_chinh", "xyz")] == [2, 1, 1, 0]


def test_threads_may_search_together(engine: SearchEngine) -> None:
    put(engine, *(entry(f"r{number:03}", f"nội dung chung mục {number % 7}") for number in range(200)))
    asked = [Query(words=("chung",)), Query(words=("chung", "mục"), near=("mục 3",)), Query(phrases=("mục 4",))]
    alone = [(engine.search(query, limit=50), engine.tally(query)) for query in asked]
    with ThreadPoolExecutor(8) as pool:
        together = list(
            pool.map(lambda at: (engine.search(asked[at % 3], limit=50), engine.tally(asked[at % 3])), range(60))
        )
    assert together == alone * 20


def test_what_is_kept_of_a_query_are_its_words(engine: SearchEngine) -> None:
    put(engine, entry("a", "dự toán ngân sách"))
    records = frozenset({"a", "b"})
    gone = ref(records)
    query = Query(words=("toán",), without=("thu",), about=("dự toán",), records=records)
    assert [hit.record for hit in engine.search(query)] == ["a"]
    assert holds(query, "dự toán") and matches(query, "dự toán")
    engine.close()
    del query, records, engine
    gc.collect()
    assert gone() is None
