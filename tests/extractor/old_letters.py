"""Unicode text goes in; what it was in an old Vietnamese encoding comes out, for tests."""

from __future__ import annotations

from extractor.legacy_fonts import Encoding
from extractor.legacy_tables import table


def encoded(text: str, encoding: Encoding) -> str:
    """`text` (NFC) in `encoding`; TCVN3 has no accented capitals and gets the small letters."""
    signs: dict[str, str] = {}
    for sign, letter in sorted(table(encoding).letters.items(), key=lambda pair: pair[0] > "\u0100"):
        signs.setdefault(letter, sign)
    if encoding is Encoding.TCVN3:
        signs = {letter.upper(): sign for letter, sign in signs.items()} | signs
    return "".join(signs.get(char, char) for char in text)
