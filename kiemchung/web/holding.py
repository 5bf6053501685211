"""The corpus as the web pages use it: each thread its own, because a connection belongs to the thread that opened it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from starlette.requests import HTTPConnection

from corpus import Corpus, mark_of

_T = TypeVar("_T")


class Holding:
    """The corpora of all threads over one folder, and what is costly to make, kept while the catalogue stays the same."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._own = threading.local()
        self._all: list[Corpus] = []
        self._lock = threading.Lock()
        self._made: dict[str, tuple[object, Any]] = {}
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
        state = (mark_of(corpus.catalogue.database), more)
        with self._lock:
            making = self._making.setdefault(name, threading.Lock())
        with making:  # whoever else asks waits for the one that makes it
            before = self._made.get(name)
            if before is None or before[0] != state:
                before = self._made[name] = (state, make(corpus))
        made: _T = before[1]
        return made


def holding_of(request: HTTPConnection) -> Holding:
    """The holding of the application that was asked."""
    holding: Holding = request.app.state.holding
    return holding
