"""Words of criteria and of documents: a text goes in, its syllables come out, abbreviations spelt out, spellings made one."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import chain

from extractor import fold, folded_words
from patterns import abbreviations

_SHORT = re.compile(r"[A-ZĐ]\w*[A-ZĐ]\w*")
_TOKEN = re.compile(r"[^\W_]+(?:&[^\W_]+)*")
# Tables mostly have the short form; of several meanings the first counts.
_FULLS = dict(reversed(abbreviations()))
_PLAIN_FULLS = {fold(short): full for short, full in _FULLS.items()}  # none of these is a syllable
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}


def syllables(text: str) -> tuple[str, ...]:
    """The syllables of `text` with their diacritics, in one spelling each, in order."""
    return tuple(chain.from_iterable(map(_spelt, _TOKEN.findall(text))))


def plain_syllables(text: str) -> tuple[str, ...]:
    """The same without diacritics, for what scans and keyboards lose."""
    return tuple(chain.from_iterable(map(_plain, folded_words(text))))


def meant_by_abbreviations(text: str) -> set[str]:
    """The plain syllables that are meant in `text` where only an abbreviation of them stands, in capitals as most do."""
    return {each for short in set(_SHORT.findall(text)) if short in _FULLS for each in plain_syllables(short)}


@lru_cache(maxsize=1 << 16)
def _spelt(token: str) -> tuple[str, ...]:
    """hòa and hoà are one word: the tone is moved to the end of the syllable."""
    if full := _FULLS.get(token):
        return syllables(full)
    parts = unicodedata.normalize("NFD", token.lower())
    tones = "".join(part for part in parts if part in _TONES)
    spelt = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
    return (spelt.lstrip("0") + tones or "0",)


@lru_cache(maxsize=1 << 16)
def _plain(word: str) -> tuple[str, ...]:
    if full := _PLAIN_FULLS.get(word):
        return plain_syllables(full)
    return (word.lstrip("0") or "0",)
