"""The name of a font goes in; the old encoding it was made for comes out, and whether it draws small letters large."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import NamedTuple


class Encoding(Enum):
    """An encoding that put Vietnamese letters on the places of other signs."""

    TCVN3 = "TCVN3"  # the fonts ".VnTime": one sign a letter, capitals drawn by fonts of their own
    VNI = "VNI"  # "VNI-Times": a vowel and its marks as a sign after it
    VISCII = "VISCII"
    VPS = "VPS"


_SUBSET = re.compile(r"^[A-Z]{6}\+")  # "BCDEEE+.VnTime" in PDFs
_NAMES = (
    (Encoding.VNI, re.compile(r"vni\b|vni[-_ ]", re.IGNORECASE)),
    (Encoding.VPS, re.compile(r"vps\b", re.IGNORECASE)),
    (Encoding.VISCII, re.compile(r"viscii|vi[- ](?!.*\b(?:unicode|tcvn)\b)", re.IGNORECASE)),
    (Encoding.TCVN3, re.compile(r"\.vn|vn(?:time|arial|s?tcvn)|tcvn|abc\b|abc[-_ ]", re.IGNORECASE)),
)
_LARGE = re.compile(r"^\.?vn.*[A-Za-z]H(?:[,\- ].*)?$", re.IGNORECASE)


class Claim(NamedTuple):
    """What a font's name says of the text set in it; names lie, so the text has to agree."""

    encoding: Encoding | None
    capitals: bool  # ".VnTimeH": small letters are drawn as capitals


@lru_cache(maxsize=1 << 10)
def claim(font: str | None) -> Claim:
    """The claim of a font's name, as Word, Excel, PDF and HTML write it."""
    name = _SUBSET.sub("", (font or "").strip().strip("'\""))
    encoding = next((encoding for encoding, pattern in _NAMES if pattern.match(name)), None)
    large = _LARGE.match(name)
    return Claim(encoding, encoding is Encoding.TCVN3 and large is not None and "H" in name)
