"""Vietnamese letters: one composed form, and a fold whose offsets never move.

All 146 accented Vietnamese letters are single code points in NFC, so lower-casing and dropping marks is a one-to-one
translation: a match in the folded text is a true span of the text itself.
"""

from __future__ import annotations

import re
import unicodedata

# Zero-width and formatting characters that only disturb reading, and soft hyphens.
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")


def compose(text: str) -> str:
    """`text` in NFC, with `\\n` line ends and without zero-width characters or soft hyphens; only for Unicode text."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _INVISIBLE.sub("", text)


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
