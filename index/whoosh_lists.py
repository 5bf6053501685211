"""What the files of a Whoosh segment hold, read whole: the posting lists of terms and the columns of numbers."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from whoosh.codec.whoosh3 import W3LeafMatcher


class Postings(NamedTuple):
    """The numbers of the paragraphs that have a term, rising, and how often each has it; None for once each."""

    numbers: array[int]
    counts: array[float] | None


NONE = Postings(array("I"), None)


def lists_of(part: Any, field: str, name: bytes) -> tuple[array[int], array[float]]:
    """All postings of a term that a segment has: the numbers of its paragraphs and how often each has the term."""
    matcher = part._terms.matcher(field, name, part.schema[field].format)
    return _blocks(matcher) if isinstance(matcher, W3LeafMatcher) else _inlined(matcher)


def joined(parts: Sequence[Postings]) -> Postings:
    """The postings of one term in several segments, each with the numbers of its own."""
    if len(parts) < 2:
        return parts[0] if parts else NONE
    numbers, counts = array("I"), array("f")
    for part in parts:
        numbers.extend(part.numbers)
        counts.extend(part.counts or array("f", [1.0]) * len(part.numbers))
    return Postings(numbers, None if all(part.counts is None for part in parts) else counts)


def _blocks(matcher: W3LeafMatcher) -> tuple[array[int], array[float]]:
    """All postings of a matcher, a block at a time."""
    numbers, counts = array("I"), array("f")
    while not matcher._atend:
        matcher._read_data()
        matcher._read_weights()
        numbers.extend(accumulate(matcher._data[0]))  # Whoosh keeps each block's numbers as differences
        counts.extend(matcher._weights)
        matcher._next_block()
    return numbers, counts


def _inlined(matcher: Any) -> tuple[array[int], array[float]]:
    """The postings of a term so rare that Whoosh keeps them beside it."""
    return array("I", matcher._ids), array("f", matcher._weights)


def loaded(perdoc: Any, name: str, typecode: str) -> array[int]:
    """A numeric column of one part: big-endian, and cut off behind the last value that is not 0."""
    values = array(typecode)
    if perdoc.has_column(name):
        file, start, length = perdoc._get_column_file(name)
        values.frombytes(file.get(start, length // values.itemsize * values.itemsize))
        file.close()
        if sys.byteorder == "little":
            values.byteswap()
    values.extend([0] * (perdoc.doc_count_all() - len(values)))
    return values
