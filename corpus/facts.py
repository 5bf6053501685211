"""A catalogue goes in; what searching asks of all records at once comes out: what they are, and what their texts abbreviate.

Read once, and again when the catalogue has changed.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from corpus.asked import loose
from corpus.changes import FINDINGS
from corpus.database import Database
from corpus.definitions import definitions_kept
from extractor import is_syllable
from index import terms
from patterns import abbreviations

_MOST_RELATED = 1_000  # records of an answer whose citations are looked at
_MOST_FULLS = 4  # things an abbreviation may stand for, the most frequent first


class Facts(NamedTuple):
    """What a record is, as far as answers are divided by it."""

    type: str | None
    issuer: str | None
    date: str | None  # yyyy, yyyy-mm or yyyy-mm-dd
    signer: str | None
    dossiers: tuple[str, ...] = ()


Counts = tuple[tuple[str | None, int], ...]  # a value with the number of its records, the most frequent first


@dataclass(frozen=True, slots=True)
class Facets:
    """How the records of an answer divide; None stands for what is not known of a record.

    A record counts for each dossier it lies in and for each relation it has to another; relations are left out where the
    records are too many to look at their citations.
    """

    types: Counts = ()
    issuers: Counts = ()
    years: Counts = ()
    dossiers: Counts = ()
    relations: Counts = ()


NO_FACETS = Facets()


class Abbreviations:
    """What stands for what, both ways, compared without diacritics and case."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._fulls: dict[str, dict[str, None]] = {}
        self._shorts: dict[tuple[str, ...], dict[str, None]] = {}
        for short, full in pairs:
            if len(fulls := self._fulls.setdefault(loose(short), {})) < _MOST_FULLS:
                fulls[full] = None
                self._shorts.setdefault(tuple(loose(full).split()), {})[short] = None
        self.longest = max(map(len, self._shorts), default=0)  # words of what an abbreviation stands for

    def fulls(self, word: str) -> tuple[str, ...]:
        """What `word` stands for, if it is an abbreviation; one that is also a syllable only when typed in capitals."""
        found = tuple(self._fulls.get(loose(word), ()))
        return found if word.isupper() or not is_syllable(word) else ()

    def shorts(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The abbreviations of words side by side; diacritics that are typed must be the right ones."""
        found = self._shorts.get(tuple(" ".join(map(loose, words)).split()), {})
        typed = {term for word in words for term in terms(word) if term.startswith("=")}
        return tuple(short for short in found if any(typed <= set(terms(full)) for full in self.fulls(short.upper())))


class Knowledge(NamedTuple):
    """The facts of all records by their ids, and all abbreviations."""

    facts: Mapping[str, Facts]
    abbreviations: Abbreviations


def knowledge_of(database: Database) -> Knowledge:
    """What is known of the corpus as it is now."""
    return FINDINGS.kept(database, "knowledge", lambda: _knowledge(database))


def _knowledge(database: Database) -> Knowledge:
    rows = database.all("SELECT id, type, issuer, date, signer FROM record")
    filed: dict[str, list[str]] = {}
    for row in database.all("SELECT record, dossier FROM filed ORDER BY dossier"):
        filed.setdefault(row["record"], []).append(row["dossier"])
    facts = {
        row["id"]: Facts(row["type"], row["issuer"], row["date"], row["signer"], tuple(filed.get(row["id"], ())))
        for row in rows
    }
    return Knowledge(facts, Abbreviations((*abbreviations(), *definitions_kept(database))))


def facets_of(database: Database, records: Collection[str], facts: Mapping[str, Facts]) -> Facets:
    """How these records divide."""
    known = [facts[record] for record in records if record in facts]
    years = Counter(each.date[:4] if each.date else None for each in known)
    types, issuers = Counter(each.type for each in known), Counter(each.issuer for each in known)
    dossiers: Counter[str | None] = Counter(code for each in known for code in each.dossiers)
    return Facets(_sorted(types), _sorted(issuers), _sorted(years), _sorted(dossiers), _relations(database, records))


def _relations(database: Database, records: Collection[str]) -> Counts:
    if len(records) > _MOST_RELATED:
        return ()
    among = "SELECT DISTINCT record, relation FROM citation WHERE record IN (SELECT value FROM json_each(?))"
    return _sorted(Counter(row["relation"] for row in database.all(among, json.dumps(list(records)))))


def whole_facets(database: Database) -> Facets:
    """How all records of the corpus divide."""
    facts = knowledge_of(database).facts
    return facets_of(database, facts.keys(), facts)


def _sorted(counts: Counter[str | None]) -> Counts:
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0] is None, item[0] or "")))
