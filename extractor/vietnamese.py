"""Vietnamese letters: one composed form, and a fold whose offsets never move.

All 146 accented Vietnamese letters are single code points in NFC, so lower-casing and dropping marks is a one-to-one
translation: a match in the folded text is a true span of the text itself.
"""

from __future__ import annotations

import re
import unicodedata

# Zero-width and formatting characters that only disturb reading. In TCVN3 files U+00AD is the letter ư:
# such text is to be converted before it is composed.
_INVISIBLE: dict[int, int | None] = dict.fromkeys([0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, 0xAD])
# Orders to write the other way round: what a reader sees would not be what the text says.
_INVISIBLE |= dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
# Halves of a character, which damaged files hold: no file and no database can keep them.
_INVISIBLE |= dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)
# Control characters are no text, and orders to the terminal that shows them; what a table or a page needs stays.
_INVISIBLE |= dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)], ord(" "))
_INVISIBLE |= {ord(kept): ord(kept) for kept in "\t\n\f"} | {ord("\v"): ord("\n"), ord("\r"): ord("\n"), 0x1A: None}
# Most texts have none: looking is several times quicker than translating.
_DISTURBING = re.compile(f"[{re.escape(''.join(chr(code) for code, to in _INVISIBLE.items() if to != code))}]")


def compose(text: str) -> str:
    """`text` in NFC, with `\\n` line ends and without zero-width characters or soft hyphens; only for Unicode text."""
    # Composed last: a mark may stand behind a zero-width character that parted it from its letter.
    if _DISTURBING.search(text):
        text = text.replace("\r\n", "\n").translate(_INVISIBLE)
    return unicodedata.normalize("NFC", text)


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
