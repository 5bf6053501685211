"""The pieces regular expressions are built of: phrases as files really write them."""

from __future__ import annotations

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


def positions(text: str, *literals: str, start: int = 0, end: int | None = None) -> list[int]:
    """Where the literals begin in `text` from `start` on, in order; those that go beyond `end` do not count."""
    found = []
    for literal in literals:
        at = text.find(literal, start, end)
        while at >= 0:
            found.append(at)
            at = text.find(literal, at + 1, end)
    return sorted(found) if len(literals) > 1 else found


def inside(word: str) -> str:
    """A regex for `word` in any case where no new sentence begins with it: a capital letter that opens its line begins one."""
    return rf"(?i:{word})(?<!\n[ ,;(]{{0,6}}(?-i:{word.capitalize()}))"


# The tone of an open oa, oe, uy stands on either vowel: hòa and hoà, ủy and uỷ, but always quỷ.
FIRST_VOWEL = ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"]
SECOND_VOWEL = ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"]
_OTHER_VOWEL = dict(zip(FIRST_VOWEL + SECOND_VOWEL, SECOND_VOWEL + FIRST_VOWEL, strict=True))


def _tone_variants(syllable: str) -> set[str]:
    """`syllable` with its tone mark on either vowel of an open oa, oe, uy."""
    stem, end = syllable[:-2], syllable[-2:]
    other = _OTHER_VOWEL.get(end.lower())
    if other is None or stem[-1:].lower() == "q":
        return {syllable}
    return {
        syllable,
        stem + "".join(new.upper() if old.isupper() else new for new, old in zip(other, end, strict=True)),
    }


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


_WORTH = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def roman(label: str) -> int:
    """The value of a Roman number; 0 when it is none."""
    worths = [_WORTH.get(digit, 0) for digit in label]
    if not all(worths):
        return 0
    return sum(-worth if worth < after else worth for worth, after in zip(worths, [*worths[1:], 0], strict=True))
