"""A text goes in; its shingles come out, how far two texts are alike, and the few numbers by which alike texts find each other.

Shingles are runs of three syllables, folded: a lost diacritic or another line break changes nothing. The numbers are a MinHash by one
permutation (Li, Owen and Zhang 2012) cut into bands: texts that share 70 % of their shingles share a band in 97 of 100 cases, texts
that share 20 % in fewer than one, so that each text is compared with few others however many are held.
"""

from __future__ import annotations

import zlib
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from extractor import folded_words

Shingles = NDArray[np.uint32]  # sorted, each once

_BANDS, _ROWS = 20, 5
_BINS = _BANDS * _ROWS
_FACTORS = (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D)  # odd, with bits all over, so that products spread
_MASK = (1 << 32) - 1


def shingles(text: str) -> Shingles:
    """The runs of three syllables in a text, as numbers; of a text with fewer, its syllables together."""
    words = folded_words(text)
    codes = np.fromiter(map(_number, words), np.uint32, len(words))
    if len(codes) < len(_FACTORS):
        return codes[:1] if len(codes) < 2 else codes.sum(keepdims=True, dtype=np.uint32)
    one, two, three = (codes[at : len(codes) - 2 + at] * np.uint32(factor) for at, factor in enumerate(_FACTORS))
    return np.unique(one ^ two ^ three)


@lru_cache(maxsize=1 << 16)
def _number(word: str) -> int:
    return zlib.crc32(word.encode("utf-8"))


def bands(found: Shingles) -> tuple[int, ...]:
    """Numbers two alike texts most likely have in common; none for an empty text."""
    if not found.size:
        return ()
    mixed = (found.astype(np.uint64) * np.uint64(_FACTORS[0]) >> np.uint64(8)) & np.uint64(_MASK)
    mixed = np.sort(mixed)[::-1]
    least = dict(zip((mixed % _BINS).tolist(), (mixed // _BINS).tolist(), strict=True))  # of each bin: it comes last
    filled = _filled([least.get(at) for at in range(_BINS)])
    rows = (filled[at : at + _ROWS] for at in range(0, _BINS, _ROWS))
    return tuple(zlib.crc32(repr(row).encode("ascii")) << 8 | at for at, row in enumerate(rows))


def _filled(bins: list[int | None]) -> list[int]:
    """Bins that a short text leaves empty take over the next full one's number, and how far away it is."""
    full = [(at, value) for at, value in enumerate(bins) if value is not None]
    doubled = full + [(at + _BINS, value) for at, value in full]
    filled, following = [], 0
    for at in range(_BINS):
        while doubled[following][0] < at:
            following += 1
        where, value = doubled[following]
        filled.append(value + (where - at) * 7919)
    return filled


def alike(one: Shingles, other: Shingles) -> float:
    """The share of all their shingles that two texts have in common, 0 to 1."""
    both = _shared(one, other)
    return both / (one.size + other.size - both) if both else 0.0


def contained(one: Shingles, other: Shingles) -> float:
    """The share of the shorter text's shingles that the longer one has, 0 to 1."""
    return _shared(one, other) / (min(one.size, other.size) or 1)


def _shared(one: Shingles, other: Shingles) -> int:
    return int(np.intersect1d(one, other, assume_unique=True).size)
