"""What is costly is made by one thread for all; the others do not wait where something was made before."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from corpus import Corpus
from kiemchung.web.holding import Holding
from tests.corpus.making import corpus_of, paper


def test_who_asks_while_it_is_made_anew_gets_what_was_made_last(tmp_path: Path) -> None:
    corpus_of(tmp_path, {"1.txt": paper("1/KH-UBND", None)}, engine="whoosh").close()
    holding, begun, go_on = Holding(tmp_path / "kho"), threading.Event(), threading.Event()

    def count(corpus: Corpus) -> int:
        return corpus.catalogue.counts()["records"]

    def slowly(corpus: Corpus) -> int:
        begun.set()
        assert go_on.wait(30)
        return count(corpus)

    def ask() -> int:
        return holding.kept("count", count)

    with ThreadPoolExecutor(2) as others:
        assert others.submit(ask).result(30) == 1
        corpus = Corpus.open(tmp_path / "kho")
        (tmp_path / "2.txt").write_text(paper("2/KH-UBND", None), encoding="utf-8")
        list(corpus.add_many([tmp_path / "2.txt"]))
        corpus.close()
        making = others.submit(lambda: holding.kept("count", slowly))
        assert begun.wait(30)
        assert others.submit(ask).result(30) == 1
        go_on.set()
        assert making.result(30) == 2
        assert others.submit(ask).result(30) == 2
