"""What recognition confuses: a misread piece of a number or a date goes in, its digits come out; words go in, their skeleton comes out.

What is repaired is always flagged, and only where the words around leave no other reading: `Chỉ thị số LL/CT-TTg ngày l6/5/2019`.
"""

from __future__ import annotations

from functools import cache

from extractor import fold

_READ = {"l": "1", "I": "1", "L": "1", "]": "1", "!": "1", "O": "0", "o": "0", "Ø": "0", "ø": "0", "Q": "0"}
_READ |= {"Z": "2", "S": "5", "ó": "6", "B": "8"}
_DIGITS = str.maketrans(_READ)

DIGIT = r"[\dlIL\]!OoØøQZSóB]"  # a digit, or a letter that stands for one


def digits(piece: str) -> str:
    """`piece` with every misread letter as the digit it stands for, blanks taken out: "l6" is "16", "LL" is "11"."""
    return "".join(piece.split()).translate(_DIGITS)


# Letters that recognition takes for one another, without their marks: each class is read as its first letter.
_CLASSES = ("aoec0", "unmrv", "il1j!|", "tf", "hb", "gq", ",.;")


@cache
def _classes() -> dict[int, str]:
    classes = {letter: each[0] for each in _CLASSES for letter in each}
    letters = map(chr, [*range(0x21, 0x250), *range(0x1E00, 0x1F00)])
    return {ord(letter): classes.get(fold(letter), fold(letter)) for letter in letters}


def skeleton(text: str) -> str:
    """`text` without what recognition loses or confuses, as long as `text`: "Luat Tồ chức" and "Luật Tổ chức" have one skeleton."""
    return text.translate(_classes())
