"""Entries go in, hits come out, nothing is written: the engine of the tests and of look-ups that leave no trace."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest
from pathlib import Path
from uuid import uuid4

from index.analysis import about_terms, terms
from index.asking import FORWARD, Demand, Terms, asks_nothing, day_key, demand, name_terms, type_key
from index.engine import Entry, Hit, Order, Query

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
        self._state = uuid4().hex

    def replace(self, record: str, entries: Iterable[Entry]) -> None:
        """See SearchEngine."""
        self._staged[record] = tuple(entries)

    def remove(self, record: str) -> None:
        """See SearchEngine."""
        self._staged[record] = ()

    def commit(self) -> None:
        """See SearchEngine."""
        self._state = uuid4().hex if self._staged else self._state
        for record, entries in self._staged.items():
            for number in self._of_record.pop(record, []):
                self._drop(number)
            if entries:
                self._of_record[record] = [self._add(entry) for entry in entries]
        self._staged = {}

    def search(self, query: Query, *, limit: int = 20, offset: int = 0) -> Sequence[Hit]:
        """See SearchEngine."""
        wanted, best_first = demand(query), query.order is Order.RELEVANCE

        def hit_of(paragraph: _Paragraph) -> tuple[date | None, Hit]:
            entry = paragraph.entry
            score = self._score(wanted, paragraph) if best_first else 0.0
            return entry.date, Hit(entry.record, entry.start, entry.end, entry.page, score)

        best = nsmallest(
            offset + limit,
            map(hit_of, self._answers(query)),
            key=lambda each: (_rank(query.order, *each), each[1].record, each[1].start),
        )
        return tuple(hit for _, hit in best[offset:])

    def tally(self, query: Query) -> Mapping[str, int]:
        """See SearchEngine."""
        return Counter(paragraph.entry.record for paragraph in self._answers(query))

    def vocabulary(self, beginning: str) -> Mapping[str, int]:
        """See SearchEngine."""
        going_on = (term for term in self._with_term if term.startswith(beginning))
        return {term: len(self._with_term[term]) for term in going_on if "_" not in term[len(beginning) :]}

    def frequency(self, term: str) -> int:
        """See SearchEngine."""
        return len(self._with_term.get(term, ()))

    def __len__(self) -> int:
        return len(self._paragraphs)

    def state(self) -> str:
        """See SearchEngine."""
        return self._state

    def records(self) -> frozenset[str]:
        """See SearchEngine."""
        return frozenset(self._of_record)

    def verify(self) -> None:
        """See SearchEngine."""

    def close(self) -> None:
        """See SearchEngine."""
        self._staged = {}

    def _add(self, entry: Entry) -> int:
        counts = Counter((*terms(entry.text), *about_terms(entry.about)))
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

    def _answers(self, query: Query) -> Iterator[_Paragraph]:
        """The paragraphs that answer, in no order."""
        if asks_nothing(query):
            return
        wanted = demand(query)
        every = [self._having((term,)) for term in wanted.every]
        every += [set().union(*map(self._having, alternatives)) for alternatives in wanted.groups]
        found = set.intersection(*every) if every else set(self._paragraphs)
        found = found.difference(*map(self._having, wanted.without))
        issuer = frozenset(name_terms(query.issuer or ""))
        types = {type_key(kind) for kind in query.types}
        for paragraph in map(self._paragraphs.__getitem__, found):
            day = paragraph.entry.date
            if (
                (not types or paragraph.type in types)
                and issuer <= paragraph.issuer
                and (query.since is None or (day is not None and day >= query.since))
                and (query.until is None or (day is not None and day <= query.until))
                and (query.records is None or paragraph.entry.record in query.records)
            ):
                yield paragraph

    def _having(self, terms: Terms) -> set[int]:
        """The paragraphs that have all of `terms`."""
        return set.intersection(*(self._with_term.get(term, set()) for term in terms))

    def _score(self, wanted: Demand, paragraph: _Paragraph) -> float:
        weights = {term: self._weight(term, paragraph) for term in wanted.every}
        score = sum(weights.values())
        for alternatives in wanted.groups:
            score += max(sum(self._weight(term, paragraph) for term in terms) for terms in alternatives)
        return score + FORWARD * sum(term in paragraph.counts for term in wanted.forward)

    def _weight(self, term: str, paragraph: _Paragraph) -> float:
        """BM25 of one term, 0 where it is not."""
        total = len(self._paragraphs)
        relative = paragraph.length * total / self._length if self._length else 1.0
        idf = math.log(total / (self.frequency(term) + 1)) + 1
        count = paragraph.counts[term]
        return idf * count * (_K1 + 1) / (count + _K1 * (1 - _B + _B * relative))


def _rank(order: Order, day: date | None, hit: Hit) -> float:
    """What an answer is sorted by, the smallest first."""
    if order is Order.RELEVANCE:
        return -hit.score
    if day is None:
        return math.inf
    return -day_key(day) if order is Order.NEWEST else day_key(day)
