"""A text goes in; its shingles come out, how far two texts are alike, and the few numbers by which alike texts find each other.

Shingles are runs of three syllables, folded: a lost diacritic or another line break changes nothing. The numbers are a MinHash by one
permutation (Li, Owen and Zhang 2012) cut into bands: texts that share 70 % of their shingles share a band in 97 of 100 cases, texts
that share 20 % in fewer than one, so that each text is compared with few others however many are held.
"""

from __future__ import annotations

import re
import zlib

from extractor import fold

Shingles = frozenset[int]
_SYLLABLE = re.compile(r"\w+")
_BANDS, _ROWS = 20, 5
_BINS = _BANDS * _ROWS
_FACTORS = (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D)  # odd, with bits all over, so that products spread
_MASK = (1 << 32) - 1


def shingles(text: str) -> Shingles:
    """The runs of three syllables in a text, as numbers; of a text with fewer, its syllables together."""
    words = _SYLLABLE.findall(fold(text))
    numbers = {word: zlib.crc32(word.encode("utf-8")) for word in set(words)}
    codes = [numbers[word] for word in words]
    one, two, three = _FACTORS
    runs = zip(codes, codes[1:], codes[2:], strict=False)
    found = frozenset([(a * one ^ b * two ^ c * three) & _MASK for a, b, c in runs])
    return found or frozenset([sum(codes) & _MASK] if codes else ())


def bands(found: Shingles) -> tuple[int, ...]:
    """Numbers two alike texts most likely have in common; none for an empty text."""
    if not found:
        return ()
    bins: list[int | None] = [None] * _BINS
    for shingle in found:
        rest, at = divmod(shingle * _FACTORS[0] >> 8 & _MASK, _BINS)
        least = bins[at]
        if least is None or rest < least:
            bins[at] = rest
    filled = _filled(bins)
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
    both = len(one & other)
    return both / (len(one) + len(other) - both) if both else 0.0


def contained(one: Shingles, other: Shingles) -> float:
    """The share of the shorter text's shingles that the longer one has, 0 to 1."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
