"""A word read from TCVN3 goes in; what it was before its ư was lost comes out.

TCVN3 keeps ư at the place of the soft hyphen, which programs drop when they make a PDF: "được" arrives as "đợc".
Where the word is no syllable without its ư there is one way to mend it; where it is one, only words are mended that
are never written so: in 5.9 million words of official texts "người" stands 17,662 times and "ngời" never.
"""

from __future__ import annotations

import re
from functools import lru_cache

from extractor.syllables import LONGEST, is_syllable

# Words that are a syllable without ư too, at least thirty times rarer there.
_KNOWN = "người dưới lưu chưa vượt mưu hưu lưới lượt mượn mươi vườn sườn trượt tươi ướt cướp lưỡi vươn ươm ướp phướn gươm bưởi"
_BY_REST = {word.replace("ư", "", 1): word for word in _KNOWN.split() if word != "bưởi"}
# Single letters and pairs that are a word with ư; as labels of a list ("c)", "điểm d") they are followed by a sign.
_INITIALS = frozenset(["c", "d", "h", "s", "t", "nh", "ng", "th"])
_LABEL = re.compile(r"\s*[).:/\d-]")
_SHORT = re.compile(r"\s*[)/]")

_END = re.compile(r"[^\W\d_]+$")
_START = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=1 << 14)
def place_of_horn(word: str) -> int | None:
    """Where `word` lacks a ư, as an offset in it; None where it is whole or cannot be mended."""
    lower = word.lower()
    if lower in _BY_REST:
        return _BY_REST[lower].index("ư")
    if len(word) > LONGEST or is_syllable(lower) or not word[1:].islower() or (lower.isascii() and len(lower) < 3):
        return None
    return next((at for at in range(len(word) + 1) if is_syllable(lower[:at] + "ư" + lower[at:])), None)


def lacks_horn(word: str, before: str, after: str) -> int | None:
    """As `place_of_horn`, with what stands `before` and `after` the word told: "nh sau", not the label of "c)"."""
    if word.lower() in _INITIALS:
        label = (
            (_LABEL if len(word) == 1 else _SHORT).match(after)
            or not before.strip(" \t(")
            or before.rstrip().endswith(("điểm", "Điểm"))
        )
        return None if label or not before.endswith(" ") else len(word)
    return place_of_horn(word)


def is_horn(before: str, after: str) -> bool:
    """Whether the hyphen between these is a ư: "nh- sau" and "l-ợng", as some programs write the soft hyphen."""
    first, second = _END.search(before), _START.match(after)
    if first is None or is_syllable(first[0]) or not (second or (len(first[0]) > 1 and first[0].islower())):
        return False
    return is_syllable(first[0] + "ư" + (second[0] if second else ""))
