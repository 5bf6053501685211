"""Vietnamese letters: one composed form, and a fold whose offsets never move.

All 146 accented Vietnamese letters are single code points in NFC, so lower-casing and dropping marks is a one-to-one
translation: a match in the folded text is a true span of the text itself.
"""

from __future__ import annotations

import re
import unicodedata

# Zero-width and formatting characters that only disturb reading, soft hyphens (in TCVN3 files U+00AD is the letter ư: such text is to
# be converted before it is composed), and orders to write the other way round: what a reader sees would not be what the text says.
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad\x1a]")
_HALVES = re.compile("[\ud800-\udfff]")  # of characters, in damaged files: no file and no database can keep them
# Control characters are no text, and orders to the terminal that shows them; what a table or a page needs stays.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")


def compose(text: str) -> str:
    """`text` in NFC, with `\\n` line ends and without zero-width characters or soft hyphens; only for Unicode text."""
    text = _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n"))
    # Composed last: a mark may stand behind a zero-width character that parted it from its letter.
    return unicodedata.normalize("NFC", _CONTROL.sub(" ", _HALVES.sub("\ufffd", text)))


def _fold_table() -> dict[int, str]:
    table = {ord("đ"): "d", ord("Đ"): "d", 0xD0: "d", 0xF0: "d"}
    for code in [*range(0x41, 0x250), *range(0x1E00, 0x1F00)]:
        char = chr(code)
        base = unicodedata.normalize("NFD", char)[0].lower()
        if code not in table and len(base) == 1 and base != char:
            table[code] = base
    return table


_FOLD = _fold_table()


def fold(text: str) -> str:
    """`text` in lower case without diacritics, đ as d; the same length as `text` when it is NFC."""
    return text.translate(_FOLD)
