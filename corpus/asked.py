"""A reference as people type it: `12/kh-ubnd`, `NĐ 63/2010`, `nghi dinh 63`, `18-CT/TU`, `luật viên chức 2010`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor import fold
from patterns import Number, canonical_type, parse_number, type_of_symbol


@dataclass(frozen=True, slots=True)
class AskedReference:
    """What was typed, as far as it could be understood: a whole number, or a serial with type and year, or a name."""

    typed: str
    number: Number | None = None
    type: str | None = None
    serial: str | None = None
    year: int | None = None
    name: str | None = None


_WHEN = re.compile(r"(?:\s|/|năm|nam)*\b((?:19|20)\d\d)\s*$")
_SERIAL = re.compile(r"^(\d{1,6}(?:\.\d{1,2})?[a-eđ]?)$", re.IGNORECASE)
_SO = re.compile(r"(?:^|\s)(?:số|so|s[oố]:|no\.?)\s*:?\s*(?=\d)", re.IGNORECASE)


def understand(typed: str) -> AskedReference:
    """The reference meant by `typed`; its `name` is set when no number can be read in it."""
    text = _SO.sub(" ", " ".join(typed.split())).strip(" .,;:")
    type_name, rest = _leading_type(text)
    number = parse_number(rest) or parse_number(text)
    if number is not None:
        return AskedReference(typed, number, type_name)
    year = None
    if when := _WHEN.search(rest):
        before = rest[: when.start()].rstrip(" /")
        if before:
            year, rest = int(when.group(1)), before
    if serial := _SERIAL.match(rest.strip(" /")):
        return AskedReference(typed, None, type_name, serial.group(1).lstrip("0") or "0", year)
    return AskedReference(typed, type=type_name, year=year, name=rest.strip())


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
    """`text` for comparing names: folded, single blanks."""
    return " ".join(fold(text).split())
