"""The corpus as the web pages use it: each thread its own, because a connection belongs to the thread that opened it."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import TypeVar

from starlette.requests import HTTPConnection

from corpus import FINDINGS, Corpus

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

        It is costly, and one makes it for all: whoever else asks meanwhile is given what was made last, and waits only
        where nothing was.
        """
        corpus, key, making = self.corpus(), (name, *more), self._making[name]
        if not making.acquire(blocking=False):
            last: _T | None = FINDINGS.last(corpus.catalogue.database, key)
            if last is not None:
                return last
            making.acquire()
        try:
            return FINDINGS.kept(corpus.catalogue.database, key, lambda: make(corpus))
        finally:
            making.release()


def holding_of(request: HTTPConnection) -> Holding:
    """The holding of the application that was asked."""
    holding: Holding = request.app.state.holding
    return holding
