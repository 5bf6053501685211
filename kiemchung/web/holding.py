"""The corpus as the web pages use it: each thread its own, because a connection belongs to the thread that opened it."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import TypeVar

from starlette.requests import HTTPConnection

from corpus import Corpus, kept

_T = TypeVar("_T")


class Holding:
    """The corpora of all threads over one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._own = threading.local()
        self._making: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)

    def corpus(self) -> Corpus:
        """The corpus of the thread that asks."""
        corpus: Corpus | None = getattr(self._own, "corpus", None)
        if corpus is None:
            corpus = self._own.corpus = Corpus.open(self.folder)
        return corpus

    def kept(self, name: str, make: Callable[[Corpus], _T], *more: Hashable) -> _T:
        """What `make` gives, made anew only when documents came, went or were corrected since, or `more` changed.

        It is costly: whoever else asks meanwhile waits for the one that makes it.
        """
        corpus = self.corpus()
        with self._making[name]:
            return kept(corpus.catalogue.database, (name, *more), lambda: make(corpus))


def holding_of(request: HTTPConnection) -> Holding:
    """The holding of the application that was asked."""
    holding: Holding = request.app.state.holding
    return holding
