"""A view of a text for matching: the same length, character for character, with the noise of files made plain.

Markup becomes blanks, look-alike letters and dashes become the letters and dashes they stand for. A match in the view is a
true span of the text, so nothing is ever diffed back.
"""

from __future__ import annotations

from functools import lru_cache

from patterns.grammar import pattern

# Cyrillic and Greek capitals that look like Latin ones: "152/2025/TT-BTС" of an official site has a Cyrillic С.
_LOOKALIKE = dict(zip("АВЕКМНОРСТХаеорсухІіЈј", "ABEKMHOPCTXaeopcyxIiJj", strict=True))
_LOOKALIKE |= dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX", strict=True))
_LETTERS = {"Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "Œ": "C"}  # Icelandic Eth and African D for Đ; recognition reads C so
_DASHES = dict.fromkeys("‐‑‒–—―−－", "-")
_SLASHES = dict.fromkeys("⁄∕／", "/")
_BLANKS = dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u202f", " ")
_MARKUP = dict.fromkeys("*#\\`_", " ")
_PLAIN = _LOOKALIKE | _LETTERS | _DASHES | _SLASHES | _BLANKS | _MARKUP | {"|": "\n", "\f": "\n"}

# Emphasis marks inside one word ("Lê Hải H****òa"): the word goes on, so they become JOINT; between words they are blanks.
JOINT = "\x1f"
_INSIDE_WORD = pattern(r"(?<=\p{L})[*]{2,6}(?=\p{Ll}|\p{Lu}(?!\p{Ll}))(?<=(?:\p{Lu}[*]{2,6}|\p{Ll}[*]{2,6}(?=\p{Ll})))")
_TAG = pattern(r"</?[a-zA-Z][^<>\n]{0,80}>")


@lru_cache(maxsize=2)  # what a document is and what it cites are asked of the same text, one after the other
def view(text: str) -> str:
    """`text` with markup blanked and look-alikes made plain; `len(view(text)) == len(text)`."""
    if "**" in text:
        text = _INSIDE_WORD.sub(lambda marks: JOINT * len(marks.group()), text)
    plain = text
    # Few of them occur in one text: to look for each is faster than to translate every letter.
    for odd, letter in _PLAIN.items():
        if odd in plain:
            plain = plain.replace(odd, letter)
    if "<" in plain:
        plain = _TAG.sub(lambda tag: " " * len(tag.group()), plain)
    return plain


def plain_words(piece: str) -> str:
    """A piece of a view as words: white space made single, joints taken out."""
    return " ".join(piece.replace(JOINT, "").split())
