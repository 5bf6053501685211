"""Subjects (trích yếu) compared: whether two wordings are of one thing, or of two that have nothing in common."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.asked import loose

_LEAST_WORDS = 4  # of a subject that tells documents apart
_LEAST_LETTERS = 3  # of a word cut short
_NUMBER = re.compile(r"\d\s?[/-]\s?[\dA-ZĐ]")
_APART = 0.25  # share of the shorter one's words that two subjects of one thing have in common at least
# Words that wordings of one subject have or leave out.
_EMPTY = frozenset([
    "ve", "viec", "ban", "hanh", "cua", "mot", "so", "dieu", "cac", "va", "thi", "den", "theo", "cho", "trong", "tai", "tren", "la",
    "duoc",
])  # fmt: skip


@lru_cache(maxsize=1 << 16)
def words_of(subject: str) -> tuple[str, ...]:
    """The words of a subject that say something, folded, in order."""
    return tuple(word for word in loose(subject).split() if word not in _EMPTY)


def same_subject(one: str, other: str) -> bool:
    """Whether two wordings say the same; the last word of one may be cut short: "năm 2021" and "năm 202"."""
    mine, yours = words_of(one), words_of(other)
    if min(len(mine), len(yours)) < _LEAST_WORDS or mine[:-1] != yours[:-1]:
        return False
    shorter, longer = sorted((mine[-1], yours[-1]), key=len)
    return shorter == longer or (len(shorter) >= _LEAST_LETTERS and longer.startswith(shorter))


def apart(one: str, other: str) -> bool:
    """Whether two wordings are long enough to tell, name no other document, and have next to nothing in common."""
    if _NUMBER.search(one) or _NUMBER.search(other):
        return False  # "..., thay thế Quyết định số 198/QĐ-UBND" goes on about the document
    mine, yours = set(words_of(one)), set(words_of(other))
    shorter = min(len(mine), len(yours))
    return shorter >= _LEAST_WORDS and len(mine & yours) < _APART * shorter
