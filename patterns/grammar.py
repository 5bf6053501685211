"""The pieces regular expressions are built of: phrases as files really write them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Any, cast

import regex


class _Late:
    """A regular expression compiled when first asked for one of its methods."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = regex.compile(self._source, self._flags)
        for method in ("match", "search", "fullmatch", "finditer", "sub", "split", "pattern"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def pattern(source: str, flags: int = 0) -> regex.Pattern[str]:
    """The expression as a pattern that is compiled on first use: a look-up needs few of the many, and starts fast."""
    return cast(regex.Pattern[str], _Late(source, flags))


def positions(text: str, *literals: str, start: int = 0) -> list[int]:
    """Where the literals begin in `text` from `start` on, in order."""
    found = []
    for literal in literals:
        at = text.find(literal, start)
        while at >= 0:
            found.append(at)
            at = text.find(literal, at + 1)
    return sorted(found) if len(literals) > 1 else found


_TONES = "\u0300\u0301\u0303\u0309\u0323"


def _tone_variants(syllable: str) -> set[str]:
    """`syllable` with its tone mark on either vowel of an open oa, oe, uy: hòa and hoà, ủy and uỷ."""
    plain = unicodedata.normalize("NFD", syllable)
    tone = next((mark for mark in _TONES if mark in plain), None)
    if tone is None:
        return {syllable}
    bare = plain.replace(tone, "")
    for pair in ("oa", "oe", "uy"):
        if bare.lower().endswith(pair) and not bare.lower().endswith("q" + pair):
            stem, first, second = bare[:-2], bare[-2], bare[-1]
            return {
                unicodedata.normalize("NFC", stem + first + tone + second),
                unicodedata.normalize("NFC", stem + first + second + tone),
            }
    return {syllable}


def phrase(words: str) -> str:
    """A regex for `words` with any white space between them and either tone placement; made for use without regard to case."""
    parts = []
    for word in words.split():
        core = word.rstrip(",")
        variants = sorted(regex.escape(variant) for variant in _tone_variants(core))
        parts.append((variants[0] if len(variants) == 1 else f"(?:{'|'.join(variants)})") + word[len(core) :])
    return r"\s{1,6}".join(parts)


def any_of(phrases: Iterable[str]) -> str:
    """An alternation of `phrase`s, the longest first, so that the longest match wins."""
    ordered = sorted(phrases, key=lambda words: (-len(words.split()), -len(words), words))
    return f"(?:{'|'.join(phrase(words) for words in ordered)})"
