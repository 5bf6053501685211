"""Entries go in, hits come out, nothing is written: the engine of the tests and of look-ups that leave no trace."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from pathlib import Path

from index.analysis import terms
from index.asking import asks_nothing, demanded, name_terms, type_key
from index.engine import Entry, Hit, Query

# BM25 with the constants of its authors, in the form Whoosh uses.
_K1, _B = 1.2, 0.75


@dataclass(frozen=True, slots=True)
class _Paragraph:
    entry: Entry
    length: int  # in terms
    counts: Counter[str]
    issuer: frozenset[str]
    type: str | None


class MemoryEngine:
    """All entries in dictionaries; the path is taken for the contract's sake and ignored."""

    def __init__(self, path: Path | None = None) -> None:
        self._staged: dict[str, tuple[Entry, ...]] = {}
        self._paragraphs: dict[int, _Paragraph] = {}
        self._of_record: dict[str, list[int]] = {}
        self._with_term: dict[str, set[int]] = {}
        self._next = 0
        self._length = 0

    def replace(self, record: str, entries: Iterable[Entry]) -> None:
        """See SearchEngine."""
        self._staged[record] = tuple(entries)

    def remove(self, record: str) -> None:
        """See SearchEngine."""
        self._staged[record] = ()

    def commit(self) -> None:
        """See SearchEngine."""
        for record, entries in self._staged.items():
            for number in self._of_record.pop(record, []):
                self._drop(number)
            if entries:
                self._of_record[record] = [self._add(entry) for entry in entries]
        self._staged = {}

    def search(self, query: Query, *, limit: int = 20) -> Sequence[Hit]:
        """See SearchEngine."""
        wanted = demanded(query)
        if asks_nothing(query):
            return ()
        found = set.intersection(*(self._with_term.get(term, set()) for term in wanted)) if wanted else self._paragraphs
        issuer = frozenset(name_terms(query.issuer or ""))
        types = {type_key(kind) for kind in query.types}
        hits = (
            Hit(entry.record, entry.start, entry.end, entry.page, self._score(wanted, paragraph))
            for paragraph in map(self._paragraphs.__getitem__, found)
            if (entry := paragraph.entry) is not None
            and (not types or paragraph.type in types)
            and issuer <= paragraph.issuer
            and (query.since is None or (entry.date is not None and entry.date >= query.since))
            and (query.until is None or (entry.date is not None and entry.date <= query.until))
        )
        return tuple(nsmallest(limit, hits, key=lambda hit: (-hit.score, hit.record, hit.start)))

    def records(self) -> frozenset[str]:
        """See SearchEngine."""
        return frozenset(self._of_record)

    def close(self) -> None:
        """See SearchEngine."""
        self._staged = {}

    def _add(self, entry: Entry) -> int:
        counts = Counter(terms(entry.text))
        number, self._next = self._next, self._next + 1
        paragraph = _Paragraph(
            entry=entry,
            length=counts.total(),
            counts=counts,
            issuer=frozenset(name_terms(entry.issuer or "")),
            type=None if entry.type is None else type_key(entry.type),
        )
        self._paragraphs[number] = paragraph
        self._length += paragraph.length
        for term in counts:
            self._with_term.setdefault(term, set()).add(number)
        return number

    def _drop(self, number: int) -> None:
        paragraph = self._paragraphs.pop(number)
        self._length -= paragraph.length
        for term in paragraph.counts:
            having = self._with_term[term]
            having.discard(number)
            if not having:
                del self._with_term[term]

    def _score(self, wanted: tuple[str, ...], paragraph: _Paragraph) -> float:
        total = len(self._paragraphs)
        relative = paragraph.length * total / self._length if self._length else 1.0
        score = 0.0
        for term in wanted:
            idf = math.log(total / (len(self._with_term[term]) + 1)) + 1
            count = paragraph.counts[term]
            score += idf * count * (_K1 + 1) / (count + _K1 * (1 - _B + _B * relative))
        return score
