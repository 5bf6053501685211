"""A reference as people type it: `12/kh-ubnd`, `NĐ 63/2010`, `nghi dinh 63`, `18-CT/TU`, `luật viên chức 2010`."""

from __future__ import annotations

import re
from dataclasses import dataclass

import extractor
import patterns
from extractor import compose, fold
from patterns import Kind, Number, canonical_type, implied_issuer, parse_number, type_of_symbol


@dataclass(frozen=True, slots=True)
class AskedReference:
    """What was typed, as far as it could be understood: a whole number, or a serial with type and year, or a name."""

    typed: str
    number: Number | None = None
    type: str | None = None
    serial: str | None = None
    year: int | None = None
    name: str | None = None


_WHEN = re.compile(r"(?:\s|/|năm|nam)*\b((?:19|20)\d\d)\s*$", re.IGNORECASE)
_SERIAL = re.compile(r"^(\d{1,6}(?:\.\d{1,2})?[a-eđ]?)$", re.IGNORECASE | re.ASCII)
_BETWEEN = re.compile(r"[\W_]+")
_MOST = 500  # characters: no reference is longer
_SO = re.compile(r"(?:^|\s)(?:số|so|s[oố]:|no\.?)\s*:?\s*(?=\d)", re.IGNORECASE)


_GLUED_TYPE = re.compile(r"[^\W\d_]{2,4}(?=\d)")  # "NĐ45/2020"
_GLUED_SYMBOL = re.compile(r"(\d{1,6})\s?([-/])\s?([^\W\d_]{4,12})")  # "12-NQTU", "15/KHUBND"
_COMMITTEES = ("TW", "TU", "HU", "ĐU")  # of the Party, whose symbols imply no one body


def read_reference(typed: str) -> AskedReference:
    """The reference meant by `typed`; its `name` is set when no number can be read in it."""
    words = " ".join(compose(typed[:_MOST]).split())
    text = _SO.sub(" ", words).strip(" .,;:")
    if (glued := _GLUED_TYPE.match(text)) and type_of_symbol(glued.group()):
        text = f"{glued.group()} {text[glued.end() :]}"
    type_name, rest = _leading_type(text)
    year = None
    if (when := _WHEN.search(rest)) and (before := rest[: when.start()].rstrip(" /")):
        year = int(when.group(1))
        if number := parse_number(before):
            return AskedReference(typed, number, type_name, year=year)
    number = parse_number(rest) or parse_number(text) or _unglued(rest)
    if number is not None:
        return AskedReference(typed, number, type_name)
    for citation in patterns.find_citations(
        extractor.Document("", "text", words, ())
    ):  # a reference copied whole, with date and issuer
        if citation.number:
            stated = citation.date.year if citation.date else None
            return AskedReference(typed, citation.number, citation.type, year=stated)
        if citation.kind is Kind.STANDARD:
            return AskedReference(typed, year=citation.year, name=citation.name)
    if year:
        rest = before
    if serial := _SERIAL.match(rest.strip(" /")):
        return AskedReference(typed, None, type_name, serial.group(1).lower().lstrip("0") or "0", year)
    return AskedReference(typed, type=type_name, year=year, name=rest.strip())


def _unglued(text: str) -> Number | None:
    """The number whose type and body are typed in one, where it is one of a body that is known."""
    found = _GLUED_SYMBOL.fullmatch(text)
    if found is None:
        return None
    serial, sign, symbol = found.groups()
    for at in range(len(symbol) - 1, 1, -1):
        kind, body = symbol[:at], symbol[at:]
        number = parse_number(f"{serial}-{kind}/{body}" if sign == "-" else f"{serial}/{kind}-{body}")
        known = number and (body.upper() in _COMMITTEES or implied_issuer(number))
        if number and known and type_of_symbol(kind):
            return number
    return None


def _leading_type(text: str) -> tuple[str | None, str]:
    """The type that `text` begins with, by word or abbreviation, and what follows it."""
    words = text.split(" ")
    for length in range(min(4, len(words)), 0, -1):
        head = " ".join(words[:length])
        rest = " ".join(words[length:])
        if named := canonical_type(head):
            return named[0], rest
        if length == 1 and rest and (named_symbol := type_of_symbol(head)):
            return named_symbol, rest
    return None, text


def loose(text: str) -> str:
    """`text` for comparing names: folded words, without punctuation, which people leave out when they type."""
    return " ".join(_BETWEEN.sub(" ", fold(text)).split())
