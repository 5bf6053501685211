"""A line read from TCVN3 goes in; the accented letters of its words in capitals come out as capitals."""

from __future__ import annotations

import re

from extractor.legacy_words import WORD
from extractor.syllables import is_syllable


def capitalise(text: str, read: list[str]) -> None:
    """Make accented letters capitals in words of capitals: TCVN3 has none, "V¨N PHßNG" is VĂN PHÒNG."""
    for line in re.finditer("[^\n]+", text):
        words = [word.span() for word in WORD.finditer(text, *line.span())]
        kinds = [_kind("".join(read[start:end])) for start, end in words]
        for at, (start, end) in enumerate(words):
            near = kinds[max(0, at - 1) : at] + kinds[at + 1 : at + 2]
            # "Vµ" is "Và" or "VÀ": its neighbours tell.
            if kinds[at] == "capital" or (kinds[at] == "open" and "capital" in near and "small" not in near):
                read[start:end] = [each.upper() for each in read[start:end]]


def _kind(word: str) -> str:
    """ "capital", "small", "open" (a capital first, then letters that have none in TCVN3) or "" (an abbreviation)."""
    plain = [char for char in word if char.isascii()]
    capitals = sum(char.isupper() for char in word)
    if any(char.islower() for char in plain):
        return "small"
    if capitals == len(word):
        return "capital" if is_syllable(word) and capitals > 1 else ""
    return "capital" if capitals > 1 or any(char.isupper() for char in word[1:]) else "open"
