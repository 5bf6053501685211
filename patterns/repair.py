"""Digits that recognition has taken for letters: a misread piece of a number or a date goes in, its digits come out.

What is repaired is always flagged, and only where the words around leave no other reading: `Chỉ thị số LL/CT-TTg ngày l6/5/2019`.
"""

from __future__ import annotations

_READ = {"l": "1", "I": "1", "L": "1", "]": "1", "!": "1", "O": "0", "o": "0", "Ø": "0", "ø": "0", "Q": "0"}
_READ |= {"Z": "2", "S": "5", "ó": "6", "B": "8"}
_DIGITS = str.maketrans(_READ)

DIGIT = r"[\dlIL\]!OoØøQZSóB]"  # a digit, or a letter that stands for one


def digits(piece: str) -> str:
    """`piece` with every misread letter as the digit it stands for, blanks taken out: "l6" is "16", "LL" is "11"."""
    return "".join(piece.split()).translate(_DIGITS)
