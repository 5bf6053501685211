"""Pieces of a record's text, cut without reading all of it where they are few: what hundreds cite is cited once or twice by each."""

from __future__ import annotations

from collections.abc import Callable

from corpus.database import Database
from extractor import Span

_FEW = 6  # pieces; for more, one reading of the text is faster than as many walks to an offset

Cut = Callable[[Span], str]


def cutter(database: Database, record: str, pieces: int) -> Cut:
    """What gives the pieces of a record's text; `pieces` is how many will be asked for."""
    return _one_by_one(database, record) if pieces <= _FEW else _of_whole(database, record)


def _of_whole(database: Database, record: str) -> Cut:
    row = database.one("SELECT text FROM record WHERE id = ?", record)
    text = str(row["text"]) if row else ""
    return lambda span: span.of(text)


def _one_by_one(database: Database, record: str) -> Cut:
    def cut(span: Span) -> str:
        wanted = span.end - span.start
        row = database.one(
            "SELECT substr(text, ?, ?) AS piece FROM record WHERE id = ?", span.start + 1, wanted, record
        )
        piece = str(row["piece"]) if row else ""
        if len(piece) == wanted:
            return piece
        return _of_whole(database, record)(span)  # SQLite counts no further than a character NUL

    return cut
