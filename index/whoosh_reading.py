"""One generation of a Whoosh index and a query go in, hits come out: posting lists read whole and met as sets.

Whoosh's own matchers step through postings one by one in Python, which took 130 ms for two words in 100,000 paragraphs.
Here a list is read block by block into an array, and lists meet in set operations, which run in C.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections import Counter, OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from hashlib import blake2b
from heapq import nlargest, nsmallest
from itertools import compress, repeat
from typing import Any

from whoosh.reading import SegmentReader
from whoosh.util.numeric import byte_to_length

from index.asking import FORWARD, Demand, Terms, day_key, demand, name_terms, type_key
from index.engine import Hit, Order, Query
from index.whoosh_lists import Postings, joined, lists_of, loaded

_K1, _B = 1.2, 0.75  # of BM25, as its authors chose them
_KEPT_POSTINGS = 4_000_000  # in memory, 8 bytes each, of the terms asked last
_FEW = 12  # times as many postings as wanted, from which on looking each up is faster than reading all
_KEPT_ANSWERS = 16  # a page, its count and its facets are asked one after another


class Reading:
    """One generation of the index. Not to be used by two threads at once."""

    def __init__(self, reader: Any) -> None:
        self._reader = reader
        self._parts: list[tuple[Any, int]] = [
            each for each in reader.leaf_readers() if isinstance(each[0], SegmentReader)
        ]
        self._deleted = {number + offset for part, offset in self._parts for number in part._perdoc.deleted_docs()}
        self._columns: dict[str, array[int]] = {}
        self._names: dict[int, str] = {}  # the ids of records that were found, by their keys
        self._postings: OrderedDict[tuple[str, str], Postings] = OrderedDict()
        self._answers: OrderedDict[Query, set[int]] = OrderedDict()

    def __len__(self) -> int:
        return int(self._reader.doc_count())

    def search(self, query: Query, *, limit: int, offset: int) -> tuple[Hit, ...]:
        """The best hits, as the contract wants them."""
        found, wanted, best_first = self._found(query), demand(query), query.order is Order.RELEVANCE
        if not found or limit < 1:
            return ()
        if best_first:
            ranked = self._ranked(wanted, found, offset + limit)
        else:
            ranked = self._by_date(found, newest=query.order is Order.NEWEST)
        starts, ends, pages = self._column("start", "q"), self._column("end", "q"), self._column("page", "i")
        # The last place may be shared by many: all of them are looked at, that ties fall the same way every time.
        last = nlargest(offset + limit, ranked.values())[-1]
        name = self._name
        rivals = ((-rank, name(n), starts[n], n) for n, rank in ranked.items() if rank >= last)
        return tuple(
            Hit(record, start, ends[number], pages[number], ranked[number] if best_first else 0.0)
            for _, record, start, number in nsmallest(offset + limit, rivals)[offset:]
        )

    def tally(self, query: Query) -> Mapping[str, int]:
        """The records with hits, and how many."""
        found = self._found(query)
        if not found:
            return {}
        counts = Counter(map(self._keys.__getitem__, found))
        if not counts.keys() <= self._names.keys():
            for number in found:
                self._name(number)
        return {self._names[key]: count for key, count in counts.items()}

    def records(self) -> Iterator[str]:
        """The ids of all records; what was removed stays in the lexicon until segments are merged."""
        for part, offset in self._parts:
            for name in part.lexicon("record"):
                if not self._deleted or self._read(part, offset, "record", name):
                    yield name.decode()

    def vocabulary(self, beginning: str) -> Mapping[str, int]:
        """Terms that go on from `beginning` without another underscore."""
        start = len(beginning.encode())
        names = (name for name in self._reader.expand_prefix("terms", beginning) if b"_" not in name[start:])
        return {name.decode(): self._reader.doc_frequency("terms", name) for name in names}

    def frequency(self, term: str) -> int:
        """The number of paragraphs that have a term."""
        return int(self._reader.doc_frequency("terms", term))

    def _found(self, query: Query) -> set[int]:
        """The numbers of the paragraphs that answer."""
        query = replace(query, near=(), about=(), order=Order.RELEVANCE)
        found = self._answers.get(query)
        if found is None:
            found = self._answers[query] = self._answer(query)
            if len(self._answers) > _KEPT_ANSWERS:
                self._answers.popitem(last=False)
        return found

    def _answer(self, query: Query) -> set[int]:
        wanted = demand(query)
        demanded = [self._term("terms", term) for term in wanted.every]
        demanded += [self._term("issuer", term) for term in name_terms(query.issuer or "")]
        sets: list[Iterable[int]] = [each.numbers for each in sorted(demanded, key=lambda each: len(each.numbers))]
        sets += [set().union(*map(self._having, alternatives)) for alternatives in wanted.groups]
        if query.types:
            sets.append(set().union(*(self._term("type", type_key(kind)).numbers for kind in query.types)))
        if sets:
            found = set(sets[0])
            for each in sets[1:]:
                found.intersection_update(each)
        else:
            found = set(range(self._reader.doc_count_all())) - self._deleted
        found.difference_update(*map(self._having, wanted.without))
        if query.since or query.until:
            dates = self._column("date", "i")
            since, until = day_key(query.since or date.min), day_key(query.until or date.max)
            found = {number for number in found if since <= dates[number] <= until}
        if query.records is not None:
            keys, chosen = self._keys, set(map(record_key, query.records))
            found = {number for number in found if keys[number] in chosen}
        return found

    def _having(self, terms: Terms) -> set[int]:
        """The paragraphs that have all of `terms`."""
        lists = sorted((self._term("terms", term).numbers for term in terms), key=len)
        return set(lists[0]).intersection(*lists[1:])

    def _ranked(self, wanted: Demand, found: set[int], enough: int) -> dict[int, float]:
        """The scores of the paragraphs, of all that can be among the first `enough`."""
        forward: Counter[int] = Counter()
        for term in wanted.forward:
            forward.update(found.intersection(self._term("terms", term).numbers))
        # What brings forward weighs more than words: who has less of it than the last place needs not be weighed at all.
        steps = Counter(forward.values())
        steps[0] = len(found) - len(forward)
        least, reached = 0, 0
        for least in sorted(steps, reverse=True):
            reached += steps[least]
            if reached >= enough:
                break
        chosen = {number for number, count in forward.items() if count >= least} if least else found
        scores = self._weighed(wanted.every, chosen)
        for alternatives in wanted.groups:
            best: dict[int, float] = {}
            for terms in alternatives:
                for number, weight in self._weighed(terms, chosen & self._having(terms)).items():
                    best[number] = max(best.get(number, 0.0), weight)
            for number, weight in best.items():
                scores[number] += weight
        for number in chosen.intersection(forward):
            scores[number] += FORWARD * forward[number]
        return scores

    def _weighed(self, terms: Terms, chosen: set[int]) -> dict[int, float]:
        """BM25 of `terms`, which all of `chosen` have."""
        order = sorted(chosen)
        scores = [0.0] * len(order)
        if terms and order:
            lengths, total = self._column("_terms_len", "B"), self._reader.doc_count_all()
            average = self._reader.field_length("terms") / total
            norms = [_K1 * (1 - _B + _B * byte_to_length(byte) / average) for byte in range(256)]
            norm = [norms[lengths[number]] for number in order]
        for term in terms if order else ():
            postings = self._term("terms", term)
            idf = (math.log(total / (len(postings.numbers) + 1)) + 1) * (_K1 + 1)
            times = _times(postings, order, chosen)
            scores = [s + idf * count / (count + n) for s, count, n in zip(scores, times, norm, strict=True)]
        return dict(zip(order, scores, strict=True))

    @cached_property
    def _keys(self) -> array[int]:
        return self._column("key", "Q")

    @cached_property
    def _ids(self) -> Any:
        return self._reader.column_reader("of")  # opening it takes time in proportion to the index

    def _name(self, number: int) -> str:
        """The id of the record a paragraph is of."""
        key = self._keys[number]
        found = self._names.get(key)
        if found is None:
            found = self._names[key] = self._ids[number].decode()
        return found

    def _by_date(self, found: set[int], *, newest: bool) -> dict[int, float]:
        """What the paragraphs are sorted by, the largest first; those without a date, which have 0, last."""
        dates = self._column("date", "i")
        if newest:
            return {number: dates[number] for number in found}
        return {number: -dates[number] or -math.inf for number in found}

    def _term(self, field: str, term: str) -> Postings:
        """The postings of a term in all parts of the index."""
        key = (field, term)
        if key in self._postings:
            self._postings.move_to_end(key)
            return self._postings[key]
        name = term.encode()
        found = [self._read(part, offset, field, name) for part, offset in self._parts]
        postings = joined([each for each in found if each])
        self._postings[key] = postings
        kept = sum(len(each.numbers) for each in self._postings.values())
        while kept > _KEPT_POSTINGS and len(self._postings) > 1:
            kept -= len(self._postings.popitem(last=False)[1].numbers)
        return postings

    def _read(self, part: Any, offset: int, field: str, name: bytes) -> Postings | None:
        """The postings of one part, None when it has none; paragraphs replaced since are left out."""
        if (field, name) not in part._terms:
            return None
        numbers, counts = lists_of(part, field, name)
        if offset:
            numbers = array("I", [number + offset for number in numbers])
        if self._deleted:
            living = [number not in self._deleted for number in numbers]
            numbers = array("I", compress(numbers, living))
            counts = array("f", compress(counts, living))
        if not numbers:
            return None
        return Postings(numbers, None if max(counts) == min(counts) == 1.0 else counts)

    def _column(self, name: str, typecode: str) -> array[int]:
        """A column of numbers, whole."""
        if name not in self._columns:
            values = array(typecode)
            for part, _ in self._parts:
                values.extend(loaded(part._perdoc, name, typecode))
            self._columns[name] = values
        return self._columns[name]


def record_key(record: str) -> int:
    """A record's id as a number of 64 bits: it is counted by."""
    return int.from_bytes(blake2b(record.encode(), digest_size=8).digest())


def _times(postings: Postings, order: list[int], chosen: set[int]) -> Iterable[float]:
    """How often each of `order`, the members of `chosen`, has a term they all have."""
    numbers, counts = postings
    if counts is None:
        return repeat(1.0, len(order))
    if len(order) * _FEW < len(numbers):
        return (counts[bisect_left(numbers, number)] for number in order)
    return (count for number, count in zip(numbers, counts, strict=True) if number in chosen)
