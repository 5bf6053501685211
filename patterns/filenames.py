"""The name of a file goes in; the number and the date that whoever named it meant come out: a weak witness.

`12_QD-UBND.signed.pdf`, `98-KH-UBND ngay 15.1.2024.docx`, `30_2020_ND-CP_436532.doc`, `QD 133.pdf`.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache

import regex

from extractor import fold
from patterns.citation import Number
from patterns.dates import PartialDate, partial_date_of
from patterns.grammar import pattern
from patterns.numbers import issuer_symbols, type_symbols
from patterns.types import GENERIC, canonical_type, type_of_symbol

_SUFFIXES = pattern(
    r"(?i)(?:[ ._-]{0,3}(?:signed|da[ _-]?ky|\(\d{1,3}\)|copy|pdf|docx?|rtf|html?|txt|xlsx?|odt|zip)){1,6}$"
)
_SEP = r"(?:[ ]?[_/-][ ]?|[ .])"  # not a point and a blank: "1. QĐ UBND.docx" is the first of a list
_WHOLE = pattern(
    rf"(?<![\p{{L}}\p{{N}}])(?P<serial>\d{{1,6}}[a-eđ]?){_SEP}(?:(?P<year>(?:19|20)\d\d){_SEP})?(?P<first>\p{{L}}{{1,8}})"
    r"(?P<rest>(?<=QH)\d\d|(?:[ ._-][\p{L}&]{2,12}\d{0,2}(?![\p{L}\p{N}])){1,5})"
)
# The type and the serial only; a count of months or years ("BC 6 thang") is none, nor is the year of a plan ("KH 2024").
_SHORT = pattern(
    r"(?<![\p{L}\p{N}])(?P<type>(?!QH)\p{L}{2,5}|\p{L}{2,7}[ _-]\p{L}{3,6})[ ._-]{0,3}(?:s[oố][ ._-]{1,2})?(?!(?:19|20)\d\d(?!\d))(?P<serial>\d{1,5})"
    r"(?=[ ._-]{0,3}(?:$|ng[aà]y(?!\p{L})|c[uủ]a(?!\p{L})|v[eề](?!\p{L})))",
    regex.IGNORECASE,
)
_DATE = pattern(r"(?<!\d)(?P<d>\d{1,2})(?P<mark>[./_-])(?P<m>\d{1,2})(?P=mark)(?P<y>(?:19|20)\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Named:
    """What a file's name says: a number, or a type with a serial, and a date."""

    number: Number | None = None
    type: str | None = None
    serial: str | None = None
    date: PartialDate | None = None


def read_name(name: str) -> Named | None:
    """What the file's `name` says of the document's number and date; None when it says nothing of its number."""
    stem = _SUFFIXES.sub("", unicodedata.normalize("NFC", name))
    dated = _DATE.search(stem)
    stated = partial_date_of(dated) if dated else None
    for match in _WHOLE.finditer(stem):
        if number := _number(match):
            return Named(number, date=stated)
    for match in _SHORT.finditer(stem):
        word = regex.sub("[ _-]", " ", match["type"])
        named = canonical_type(word)
        kind = type_of_symbol(word) or (named[0] if named else None)
        if kind and kind != GENERIC:
            return Named(type=kind, serial=match["serial"], date=stated)
    return None


def _number(match: regex.Match[str]) -> Number | None:
    """The number in a match, when its symbol begins with a known type or body and goes on with another."""
    if match["rest"].isdigit():  # "QH15", "UBTVQH15"
        return _made(match, match["first"] + match["rest"])
    parts = [match["first"]]
    if fold(parts[0]) not in _known():
        return None
    for mark, part in regex.findall(r"([ ._-])([^ ._-]+)", match["rest"]):
        # A hyphen joins parts of a symbol; the other signs stand for it, and for the blank before other words.
        if not (fold(part) in _known() if mark != "-" else part.isupper() or fold(part) in _known()):
            break
        if mark == " " and not part.isupper() and part not in issuer_symbols():  # "3 bc tu 2020"
            break
        parts.append(part)
    if len(parts) < 2:
        return None
    symbol = "-".join(part if part != part.lower() else part.upper() for part in parts)
    return _made(match, symbol)


def _made(match: regex.Match[str], symbol: str) -> Number:
    printed = "/".join(part for part in (match["serial"], match["year"], symbol) if part)
    return Number(printed, match["serial"], int(match["year"]) if match["year"] else None, symbol)


@cache
def _known() -> frozenset[str]:
    return frozenset(fold(symbol) for symbol in (*type_symbols(), *issuer_symbols()))
