"""A corpus keeps the engine it chose as long as no other is chosen."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus import Corpus, search
from corpus.choices import choose
from index import EngineMissing, engine
from tests.corpus.making import corpus_of, paper

HELD = {"a.txt": paper("12/KH-UBND", date(2024, 1, 12), "Đẩy mạnh cải cách hành chính (CCHC).")}


def test_the_engine_chosen_at_reindexing_is_kept_with_the_corpus(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, HELD, engine=None)
    assert corpus.engine_name == "whoosh"
    assert corpus.reindex(engine="tantivy") == 1
    corpus.close()
    again = Corpus.open(tmp_path / "kho")
    assert again.engine_name == "tantivy"
    assert [hit.record.name for hit in search(again, "đẩy mạnh")] == ["a.txt"]
    assert [path.name.partition("-")[0] for path in (tmp_path / "kho" / "index").iterdir()] == ["tantivy"]
    again.reindex()
    assert again.engine_name == "tantivy"
    again.reindex(engine="whoosh")
    again.close()
    last = Corpus.open(tmp_path / "kho")
    assert (last.engine_name, len(search(last, "đẩy mạnh"))) == ("whoosh", 1)
    last.close()


def test_an_engine_for_one_opening_is_not_kept(tmp_path: Path) -> None:
    corpus_of(tmp_path, HELD, engine="memory").close()
    corpus = Corpus.open(tmp_path / "kho")
    assert corpus.engine_name == "whoosh"
    assert len(search(corpus, "đẩy mạnh")) == 1
    corpus.close()


def test_a_catalogue_names_no_folder_outside_its_own(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, HELD, engine=None)
    choose(corpus.catalogue.database, "index_folder_whoosh", "/../../nơi khác")
    assert corpus.index_path == tmp_path / "kho" / "index" / "whoosh"
    corpus.close()


def test_without_the_package_nothing_is_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = corpus_of(tmp_path, HELD, engine=None)
    with monkeypatch.context() as patch, pytest.raises(EngineMissing):
        patch.setattr(engine, "find_spec", lambda _: None)
        corpus.reindex(engine="tantivy")
    assert corpus.engine_name == "whoosh"
    assert len(search(corpus, "đẩy mạnh")) == 1
    corpus.close()
