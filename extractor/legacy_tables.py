"""Text in an old Vietnamese encoding goes in; each of its signs comes out as the Unicode letter it stands for.

The tables are viparse's, drawn from government documents of 1998 to 2009; what they lack is added here. Loading the
library takes longer than reading a page, so this module is loaded by name when there is something to convert.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from viparse.normalize.encodings import get_charmap

from extractor.legacy_fonts import Encoding

# The printable signs Windows has at 0x80 to 0x9F, where VISCII and VPS have letters.
_WINDOWS = {bytes([code]).decode("cp1252", "replace"): chr(code) for code in range(0x80, 0xA0)}
# What PDF readers make of TCVN3's ư and ã, and a Greek mu for the micro sign.
_TCVN3_DOUBLES = {"\u2212": "\xad", "\u2219": "\xb7", "\u03bc": "\xb5"}
# VNI's letters that stood in none of the documents viparse's table was drawn from.
_VNI_RARE = {"aú": "ẳ", "î": "ỵ", "Î": "Ỵ"}
# A circumflex typed as one sign with its vowel: "viêïc" beside the usual "vieäc".
_VNI_RARE |= dict(zip(["âø", "âù", "âû", "âõ", "âï", "êø", "êù", "êû", "êõ", "êï"], "ầấẩẫậềếểễệ", strict=True))


@dataclass(frozen=True, slots=True)
class Table:
    """Letters by the signs that stand for them, a pattern that finds those, and all signs such a text has for letters."""

    letters: dict[str, str]
    pattern: re.Pattern[str]
    signs: frozenset[str]


@cache
def table(encoding: Encoding) -> Table:
    """The table of `encoding`."""
    charmap = get_charmap(encoding.value.lower())
    if charmap is None:
        raise LookupError(encoding.value)
    letters = dict(charmap.pairs)
    if encoding is Encoding.TCVN3:
        letters |= {double: letters[sign] for double, sign in _TCVN3_DOUBLES.items()}
    elif encoding is Encoding.VNI:
        # People held Shift for the vowel and not for its mark, or the other way round: "Uûy ban" is "Ủy ban" too.
        pairs = [*_VNI_RARE.items(), *letters.items()]
        for signs, letter in [pair for pair in pairs if len(pair[0]) == 2 and pair[0].islower()]:
            letters.setdefault(signs, letter)
            letters |= dict.fromkeys((signs.upper(), signs[0].upper() + signs[1]), letter.upper())
            letters.setdefault(signs[0] + signs[1].upper(), letter)
        letters |= {signs: letter for signs, letter in _VNI_RARE.items() if len(signs) == 1}
    else:
        letters |= {shown: letters[sign] for shown, sign in _WINDOWS.items() if sign in letters}
    longest_first = sorted(letters, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest_first)))
    return Table(letters, pattern, frozenset("".join(letters)) - set(map(chr, range(0x20, 0x80))))


def decode(text: str, encoding: Encoding) -> list[str]:
    """What each character of `text` stands for, "" for a mark that joined the letter before it."""
    known = table(encoding)
    read = list(text)
    for found in known.pattern.finditer(text):
        start, end = found.span()
        read[start:end] = [known.letters[found.group()], *[""] * (end - start - 1)]
    return read
