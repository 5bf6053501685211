"""Documents go in; the abbreviations they define come out, to be searched both ways by all who search the corpus."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import patterns
from corpus.database import Database
from extractor import Document

_LETTERS = 3  # shorter abbreviations stand for too many things
Pairs = Sequence[tuple[str, str]]  # an abbreviation, and the words it stands for


def abbreviations_in(document: Document) -> Pairs:
    """The abbreviations the text defines by spelling them out: "cải cách hành chính (CCHC)"."""
    return tuple(
        dict.fromkeys(
            (each.short, each.full.lower())
            for each in patterns.find_definitions(document, ())
            if each.kind is patterns.ShortFormKind.ABBREVIATION and each.full and len(each.short) >= _LETTERS
        )
    )


def keep_definitions(database: Database, defined: Mapping[str, Pairs]) -> None:
    """Keep what records define, by their ids, in place of what was kept of them."""
    with database.transaction() as connection:
        connection.executemany("DELETE FROM definition WHERE record = ?", [(record,) for record in defined])
        rows = [(record, short, full) for record, pairs in defined.items() for short, full in pairs]
        connection.executemany("INSERT INTO definition VALUES (?, ?, ?)", rows)


def definitions_kept(database: Database) -> list[tuple[str, str]]:
    """All pairs, those that most documents define first."""
    rows = database.all('SELECT short, "full" FROM definition GROUP BY 1, 2 ORDER BY count(*) DESC, 1, 2')
    return [(row["short"], row["full"]) for row in rows]
