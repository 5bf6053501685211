"""A stretch of text goes in; what its words say of the encoding it is in comes out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import import_module
from typing import Any, NamedTuple

from extractor.legacy_fonts import Encoding
from extractor.lost_horn import lacks_horn
from extractor.syllables import LONGEST, is_syllable

UNICODE = re.compile("[\u1ea0-\u1ef9ăĂđĐơƠưƯĩĨũŨ]")
# Signs that no Unicode word has beside a letter: "®Þnh", "ngµy", "c¸c".
_TCVN3 = re.compile("[A-Za-z][µ¸¶·¹¨¾»¼½©ª«¬®§×ØÜÞß÷øþåæçÆÇËÎÏÑÖ]|[®¸µ«©¬§][A-Za-z]")
# A vowel and its tone as a letter after it: "hoäi", "nöôùc"; đ as ñ before a vowel: "ñaát".
_VNI = re.compile("[aeouAEOU][äåøõùûüúïëÄÅØÕÙÛÜÚÏË]|[öôÖÔ][ïøùûõÏØÙÛÕ]|ñ[aeiouöôy]")
_SHORT = 400  # characters; longer texts in VNI have signs of its own besides pairs of usual letters
_SHARE = 0.02  # of all letters; sound text has none to speak of

WORD = re.compile("[A-Za-z\xa1-\u01b0\u0300-\u0323\u03bc\u1ea0-\u1ef9\u2212\u2219]+")
# VISCII and VPS have letters among the controls, where Windows has quotation marks and dashes.
WIDE_WORD = re.compile("[A-Za-z\x02-\x06\x10-\x1e\x80-\u02dc\u1ea0-\u1ef9\u2013-\u203a\u20ac\u2122]+")
# What Unicode Vietnamese is written with. A text of nothing else has nothing to convert, and most texts have nothing else.
_USUAL = frozenset(map(chr, range(0x80))) | frozenset(
    "\u00a0«»–—‘’“”…•°²³½ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư"
)
_USUAL |= frozenset(map(chr, range(0x1EA0, 0x1EFA)))
_VNI_ODD = re.compile("[aeouyAEOUY][àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ]|[ôÔ][ùÙõÕ]")


def suspected_encoding(text: str) -> str | None:
    """ "TCVN3" or "VNI" when `text` seems to be in it."""
    if not may_be_old(text):
        return None
    letters = sum(map(str.isalpha, text))
    sound = len(UNICODE.findall(text))
    count, name = max((len(pattern.findall(text)), name) for name, pattern in (("TCVN3", _TCVN3), ("VNI", _VNI)))
    return name if count > max(3, sound, _SHARE * letters) else None


def may_be_old(text: str) -> bool:
    """Whether `text` has a sign Unicode Vietnamese has not: a first look, quick and generous."""
    return not set(text) <= _USUAL or (len(text) < _SHORT and _VNI_ODD.search(text) is not None)


def reads_as_old(text: str) -> bool:
    """Whether some line of `text` has a word that is Vietnamese in an old encoding only: a second look, without fonts."""
    return may_be_old(text) and any(
        any(weigh(line).words.values()) for line in text.split("\n") if line and may_be_old(line)
    )


class Weight(NamedTuple):
    """What the words of a stretch say: for each encoding those sound only in it; those sound only as they stand."""

    words: dict[Encoding, list[str]]
    against: int
    telling: int

    def best(self, encodings: Iterable[Encoding]) -> Encoding | None:
        """The encoding most words speak for, the first of equals; None where none does or more speak against it."""
        found = max(encodings, key=lambda each: len(self.words[each]), default=None)
        return found if found and len(self.words[found]) > self.against else None


@cache
def _tables() -> Any:
    """The tables, loaded only for files that may need them."""
    return import_module("extractor.legacy_tables")


def letters_in(word: str, encoding: Encoding) -> list[str]:
    """What each sign of `word` stands for, "" for a mark that joined the letter before it."""
    read: list[str] = _tables().decode(word, encoding)
    return read


def _decoded(word: str, encoding: Encoding) -> str:
    return "".join(letters_in(word, encoding))


def weigh(text: str) -> Weight:
    """Count the words of `text` that tell: those with letters above ASCII, for and against each encoding."""
    words: dict[Encoding, list[str]] = {each: [] for each in Encoding}
    against = telling = 0
    for word in WORD.findall(text):
        if word.isascii() or len(word) == 1:
            continue
        telling += 1
        sound = readings(word)
        if None in sound:
            against += len(sound) == 1
            continue
        for encoding in Encoding:
            if encoding in sound:
                words[encoding].append(word)
    wide = [word for word in WIDE_WORD.findall(text) if not word.isascii() and len(word) > 1]
    for encoding in (Encoding.VISCII, Encoding.VPS):
        words[encoding] = [word for word in wide if encoding in readings(word) and None not in readings(word)]
    return Weight(words, against, telling)


@lru_cache(maxsize=1 << 15)
def readings(word: str) -> frozenset[Encoding | None]:
    """The encodings in which the word is Vietnamese; None among them where it is as it stands."""
    if len(word) > LONGEST:
        return frozenset()
    found: set[Encoding | None] = {None} if _is_sound(unicodedata.normalize("NFC", word)) else set()
    strange = {char for char in word if char > "\x7f" or char < " "}
    for encoding in Encoding:
        if strange and strange <= _tables().table(encoding).signs and _is_sound(_decoded(word, encoding)):
            found.add(encoding)
    return frozenset(found)


def _is_sound(word: str) -> bool:
    return is_syllable(word) or (len(word) > 1 and "Đ" in word and word.replace("Đ", "D").isascii() and word.isupper())


def is_hornless(word: str) -> bool:
    """Whether the TCVN3 word is one only with the ư it has lost."""
    if word.isascii() or Encoding.TCVN3 in readings(word):
        return False
    return lacks_horn(_decoded(word, Encoding.TCVN3), "", "") is not None
