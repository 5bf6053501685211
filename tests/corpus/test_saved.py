"""A search that was kept asks the same again, of the corpus as it is then."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus import (
    NoName,
    NoSuchSearch,
    forget_search,
    question_of,
    save_search,
    saved_search,
    saved_searches,
    search_page,
    spelled,
)
from index import Order
from tests.corpus.making import corpus_of, paper, write


def test_the_conditions_chosen_beside_the_words_are_spelled_out_and_read_back() -> None:
    chosen = {
        "types": ("Kế hoạch", "Quyết định"), "issuer": "UBND tỉnh Vân Lĩnh", "since": date(2024, 1, 20), "until": date(2024, 6, 30),
    }  # fmt: skip
    line = spelled('kiểm soát "thủ tục"', **chosen)  # type: ignore[arg-type]
    read = question_of(line)
    assert (read.words, read.phrases) == (("kiểm", "soát"), ("thủ tục",))
    assert {name: getattr(read, name) for name in chosen} == chosen
    assert read.notes == ()


def test_a_saved_search_finds_what_came_later(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, {"a.txt": paper("12/KH-UBND", date(2024, 1, 12), "Tuyên truyền.")})
    database = corpus.catalogue.database
    save_search(database, "  Tuyên  truyền ", "tuyên truyền loại:KH", order=Order.NEWEST, by="Hà")
    kept = saved_search(database, "Tuyên truyền")
    assert (kept.name, kept.order, kept.by) == ("Tuyên truyền", Order.NEWEST, "Hà")
    assert search_page(corpus, kept.question).documents == 1
    list(
        corpus.add_many(
            write(tmp_path / "sau", {"b.txt": paper("13/KH-UBND", date(2024, 2, 12), "Tuyên truyền thêm.")})
        )
    )
    answer = search_page(corpus, kept.question)
    assert [found.record.name for found in answer.hits] == ["b.txt", "a.txt"]
    corpus.close()


def test_a_name_is_kept_once_and_forgotten_when_asked(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, {})
    database = corpus.catalogue.database
    for line in ("một", "hai"):
        save_search(database, "việc", line, order=Order.RELEVANCE, by="Hà")
    assert [each.line for each in saved_searches(database)] == ["hai"]
    forget_search(database, "việc")
    for call in (saved_search, forget_search):
        with pytest.raises(NoSuchSearch):
            call(database, "việc")
    with pytest.raises(NoName):
        save_search(database, " ", "một", order=Order.RELEVANCE, by="Hà")
    corpus.close()
