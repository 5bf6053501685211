"""The corpus as the web pages use it: each thread its own, because a connection belongs to the thread that opened it."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from corpus import Answer, Corpus, Question, search_page

_T = TypeVar("_T")


_ANSWERS = 256  # pages of answers kept: people go back and forth, and send each other links


class Holding:
    """The corpora of all threads over one folder, and what is costly to make, kept while the catalogue stays the same."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._own = threading.local()
        self._all: list[Corpus] = []
        self._lock = threading.Lock()
        self._made: dict[str, tuple[object, Any]] = {}
        self._answers: OrderedDict[tuple[object, Question, int, int], Answer] = OrderedDict()
        self._making: dict[str, threading.Lock] = {}

    def corpus(self) -> Corpus:
        """The corpus of the thread that asks."""
        corpus: Corpus | None = getattr(self._own, "corpus", None)
        if corpus is None:
            corpus = self._own.corpus = Corpus.open(self.folder)
            with self._lock:
                self._all.append(corpus)
        return corpus

    def kept(self, name: str, make: Callable[[Corpus], _T], *more: object) -> _T:
        """What `make` gives, made anew only when documents came, went or were corrected since, or `more` changed."""
        corpus = self.corpus()
        state = (corpus.catalogue.state(), more)
        with self._lock:
            making = self._making.setdefault(name, threading.Lock())
        with making:  # whoever else asks waits for the one that makes it
            before = self._made.get(name)
            if before is None or before[0] != state:
                before = self._made[name] = (state, make(corpus))
        made: _T = before[1]
        return made

    def answer(self, question: Question, *, offset: int, limit: int) -> Answer:
        """A page of the answer to `question`, the one given before while the corpus is the same."""
        corpus = self.corpus()
        key = (corpus.catalogue.state(), question, offset, limit)
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                return self._answers[key]
        answer = search_page(corpus, question, offset=offset, limit=limit)
        with self._lock:
            self._answers[key] = answer
            while len(self._answers) > _ANSWERS:
                self._answers.popitem(last=False)
        return answer
