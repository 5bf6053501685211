"""Paragraphs go in, and come into Whoosh's files list by list: a Whoosh writer that takes a fraction of the time.

Whoosh passes every posting through half a dozen calls and sorts them all. Here postings are gathered by term as they come,
and each list is written whole. The files are Whoosh's own, and its readers read them.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping
from heapq import merge
from itertools import compress, groupby
from operator import itemgetter
from pickle import dumps
from typing import Any

from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3Codec, W3FieldWriter, W3PostingsWriter
from whoosh.reading import SegmentReader
from whoosh.writing import SegmentWriter

from index.whoosh_files import Segment
from index.whoosh_lists import lists_of

_WORDS = "terms"  # the field of words
_BLOCK = 4096  # postings; they are always read whole
_TERM = itemgetter(0, 1)
_COMPRESSED = 100  # bytes of a block from which on compressing makes it smaller

Lists = tuple["array[int]", "array[float]"]  # the numbers of paragraphs, rising, and how often each has the term


class Codec(W3Codec):  # type: ignore[misc]
    """Whoosh's codec with our writers. Segments refer to it by its name; raise SCHEMA_VERSION when it moves."""

    # The lengths of a block's paragraphs serve to skip blocks in a search that stops early; ours sees every match, so
    # that ties are settled. Not looking them up for each posting makes a commit a quarter shorter.
    length_stats = False

    def __init__(self) -> None:
        super().__init__(blocklimit=_BLOCK)

    def new_segment(self, storage: Any, indexname: str) -> Segment:
        """Called by Whoosh for each segment it writes."""
        return Segment(self, indexname)

    def field_writer(self, storage: Any, segment: Any) -> _FieldWriter:
        """Called by Whoosh for each segment it writes."""
        return _FieldWriter(self, storage, segment)

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> _PostingsWriter:
        """Called by Whoosh for each field."""
        return _PostingsWriter(dbfile, blocklimit=self._blocklimit, byteids=byteids)


class Writer(SegmentWriter):  # type: ignore[misc]
    """A writer of one new generation; it holds Whoosh's lock until it commits or cancels."""

    def __init__(self, index: Any) -> None:
        super().__init__(index, codec=Codec())
        self.pool = _Pool()

    def add_paragraph(
        self, words: Mapping[str, int], names: Mapping[str, Iterable[str]], columns: Mapping[str, Any]
    ) -> None:
        """Add one: how often it has each word, the terms of its other fields, and the values of its columns."""
        number, written = self.docnum, self.perdocwriter
        self.pool.add_all(_WORDS, words, number)
        for field, terms in names.items():
            self.pool.add_all(field, dict.fromkeys(terms, 1), number)
        written.start_doc(number)
        written.add_field(_WORDS, None, None, sum(words.values()))
        for name, value in columns.items():
            written.add_column_value(name, self.schema[name].column_type, value)
        written.finish_doc()
        self._added = True
        self.docnum += 1

    def add_reader(self, reader: SegmentReader) -> None:
        """Called by Whoosh for each segment it merges into the new one, and closes when this returns."""
        first = self.docnum
        moved = self.write_per_doc(self.schema.names(), reader)
        self.pool.merge(SegmentReader(self.storage, self.schema, reader.segment()), first, moved)
        self._added = True


class _Pool:
    """Stands in for Whoosh's pool of postings; documents come in the order of their numbers.

    Only what is new is held in memory; the lists of merged segments are read when their turn comes to be written.
    """

    def __init__(self) -> None:
        self._fields: dict[str, dict[str, Lists]] = {}
        self._merged: list[tuple[SegmentReader, int, Mapping[int, int] | None]] = []

    def add_all(self, field: str, counts: Mapping[str, int], number: int) -> None:
        """The terms a document has in a field, with how often it has each."""
        lists = self._fields.setdefault(field, {})
        for term, count in counts.items():
            numbers, weights = lists.get(term) or lists.setdefault(term, (array("I"), array("f")))
            numbers.append(number)
            weights.append(count)

    def merge(self, reader: SegmentReader, first: int, moved: Mapping[int, int] | None) -> None:
        """Take the postings of a segment, whose documents got the numbers from `first` on, or those in `moved` without the deleted."""
        self._merged.append((reader, first, moved))

    def iter_postings(self) -> Iterator[tuple[str, bytes, Lists]]:
        """Called by Whoosh once, when all documents have come."""
        sources = [self._own(), *(_lists(*each) for each in self._merged)]
        for (field, term), same in groupby(merge(*sources, key=_TERM), key=_TERM):
            numbers, weights = array("I"), array("f")
            for _, _, (more, their_weights) in same:  # in the order of their numbers: what is equal keeps its order
                numbers.extend(more)
                weights.extend(their_weights)
            if numbers:
                yield field, term, (numbers, weights)

    def _own(self) -> Iterator[tuple[str, bytes, Lists]]:
        for field in sorted(self._fields):
            lists = self._fields[field]
            yield from ((field, term.encode(), lists[term]) for term in sorted(lists))  # as their bytes sort

    def cleanup(self) -> None:
        """Called by Whoosh at the end."""
        self._fields.clear()
        while self._merged:
            self._merged.pop()[0].close()


def _lists(reader: SegmentReader, first: int, moved: Mapping[int, int] | None) -> Iterator[tuple[str, bytes, Lists]]:
    """The postings of a segment by term, its documents by their new numbers."""
    for field, term in reader.all_terms():
        numbers, weights = lists_of(reader, field, term)
        if moved is None:
            yield field, term, (array("I", [number + first for number in numbers]), weights)
        else:
            living = [number in moved for number in numbers]
            kept = array("I", [moved[number] for number in compress(numbers, living)])
            yield field, term, (kept, array("f", compress(weights, living)))


class _FieldWriter(W3FieldWriter):  # type: ignore[misc]
    def add_postings(self, schema: Any, lengths: Any, items: Iterator[tuple[str, bytes, Lists]]) -> None:
        """Called by Whoosh with what the pool gives."""
        current = None
        for field, term, lists in items:
            if field != current:
                if current is not None:
                    self.finish_field()
                self.start_field(field, schema[field])
                current = field
            self.start_term(term)
            self._postwriter.add_lists(*lists)
            self.finish_term()
        if current is not None:
            self.finish_field()


class _PostingsWriter(W3PostingsWriter):  # type: ignore[misc]
    _ids: array[int]
    _weights: array[float]

    def add_lists(self, numbers: array[int], weights: array[float]) -> None:
        """All postings of one term."""
        for at in range(0, len(numbers), self._blocklimit):
            if self._ids:
                self._write_block()
            self._ids, self._weights = numbers[at : at + self._blocklimit], weights[at : at + self._blocklimit]
            self._maxweight = max(self._weights)

    def _write_block(self, last: bool = False) -> None:
        """Called by Whoosh too, for the last block; the same as its own, but that small blocks are not compressed."""
        if not self._blockcount:
            self._postfile.write(WHOOSH3_HEADER_MAGIC)
        self._terminfo.add_block(self)
        data = dumps((self._mini_ids(), self._mini_weights(), None), 2)
        level = 3 if len(data) > _COMPRESSED else 0
        data = zlib.compress(data, level) if level else data
        info = dumps((len(self._ids), self._ids[-1], self._maxweight, level, 0, 0), 2)
        length = len(info) + len(data)
        self._postfile.write_int(-length if last else length)
        self._postfile.write(info + data)
        self._blockcount += 1
        self._new_block()
