"""The name of a condition and the words typed behind it go in; the value meant comes out, and how many of the words it is."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from corpus.asked import read_reference
from patterns import canonical_type, parse_number, type_of_symbol


class Condition(StrEnum):
    """What a document must be, beside the words in it; the values are names of fields of a question, but for days."""

    TYPE = "type"
    NUMBER = "number"
    ISSUER = "issuer"
    SIGNER = "signer"
    CITES = "cites"
    DOSSIER = "dossier"
    SINCE = "since"
    UNTIL = "until"
    YEAR = "year"
    DAY = "day"


# What people call them, folded: loại:, số:, cơ quan:, người ký:, trích dẫn:, hồ sơ:, từ:, đến:, năm:, ngày:.
CONDITIONS: dict[Condition, tuple[str, ...]] = {
    Condition.TYPE: ("loai van ban", "loai", "type"),
    Condition.NUMBER: ("so hieu", "sohieu", "so", "number"),
    Condition.ISSUER: ("co quan ban hanh", "co quan", "coquan", "noi ban hanh", "issuer"),
    Condition.SIGNER: ("nguoi ky", "nguoiky", "signer"),
    Condition.CITES: ("trich dan", "trichdan", "vien dan", "viendan", "dan chieu", "cites"),
    Condition.DOSSIER: ("ho so", "hoso", "dossier"),
    Condition.SINCE: ("tu ngay", "tu", "from", "since"),
    Condition.UNTIL: ("den ngay", "den", "to", "until"),
    Condition.YEAR: ("nam", "year"),
    Condition.DAY: ("ngay", "date"),
}


@dataclass(frozen=True, slots=True)
class Value:
    """Fields of a question with what was read for them, how many characters that took, and whether fewer may be meant."""

    values: dict[str, object]
    length: int
    open_ended: bool = False


def read_value(condition: Condition, text: str, *, whole: bool) -> Value | None:
    """The value `text` begins with; all of it when it was quoted (`whole`). None when it is none of this kind."""
    value = _READERS[condition](text, whole)
    return value if value is None or not whole or value.length >= len(text.rstrip()) else None


def _types(text: str, whole: bool) -> Value | None:
    """A type by its name or abbreviation, or several with commas: "kế hoạch", "KH,QĐ"."""
    for end in _ends(text, most=5):
        names = [_type_named(name.strip()) for name in text[:end].split(",") if name.strip()]
        if names and all(names):
            return Value({"types": tuple(dict.fromkeys(names))}, end)
    return None


def _type_named(name: str) -> str | None:
    named = canonical_type(name)
    return named[0] if named else type_of_symbol(name)


def type_meant(name: str) -> str:
    """The canonical type called so by name or abbreviation; what is none stays as typed."""
    return _type_named(name) or name


_GLUE = "-/&"  # goes on over a blank: "12 / KH - UBND"


def _number(text: str, whole: bool) -> Value | None:
    """A number in any spelling, or its serial alone."""
    for end in reversed(_ends(text, most=8)):
        glued = text[:end].rstrip()[-1] in _GLUE or text[end:].lstrip()[:1] in (*_GLUE,)
        if not glued and parse_number(_plainly(text[:end])):
            return Value({"number": text[:end].strip()}, end)
    if whole:
        asked = read_reference(text)
        return Value({"number": text.strip()}, len(text)) if asked.number or asked.serial else None
    first = re.match(r"\S+", text)
    if first and read_reference(first[0]).number:  # "12-NQTU"
        return Value({"number": first[0]}, first.end())
    serial = re.match(r"\d{1,6}\w?(?!\S)", text)
    return Value({"number": serial[0]}, serial.end()) if serial else None


def _cited(text: str, whole: bool) -> Value | None:
    """A number, else a document by its type, serial or name, with all that follows."""
    number = _number(text, False) if not whole else None
    if number and parse_number(_plainly(str(number.values["number"]))):
        return Value({"cites": number.values["number"]}, number.length)
    asked = read_reference(text)
    if not (asked.number or asked.serial or asked.name):
        return None
    return Value({"cites": text.strip()}, len(text))


def _name(field: str) -> Callable[[str, bool], Value | None]:
    """A name: all that follows, of which only the beginning may be meant."""

    def read(text: str, whole: bool) -> Value | None:
        named = any(map(str.isalnum, text))
        return Value({field: " ".join(text.split())}, len(text), open_ended=not whole) if named else None

    return read


_DAY = re.compile(r"(\d{1,2})\s{0,2}[/.-]\s{0,2}(\d{1,2})\s{0,2}[/.-]\s{0,2}(\d{4})(?!\w)")
_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?!\w)")
_MONTH = re.compile(r"(\d{1,2})\s{0,2}[/.-]\s{0,2}(\d{4})(?!\w)")
_YEAR = re.compile(r"((?:1[89]|2[01])\d\d)(?!\w)")
_YEARS = re.compile(r"((?:1[89]|2[01])\d\d)(?:\s{0,2}(?:-|–|\.\.)\s{0,2}((?:1[89]|2[01])\d\d))?(?!\w)")


def read_days(text: str) -> tuple[date, date, int] | None:
    """The first and the last day of the date, month or year `text` begins with, and its length; None when there is none."""
    try:
        if found := _DAY.match(text):
            day = date(int(found[3]), int(found[2]), int(found[1]))
            return day, day, found.end()
        if found := _ISO.match(text):
            return *_days(int(found[1]), int(found[2]), int(found[3] or 0)), found.end()
        if found := _MONTH.match(text):
            return *_days(int(found[2]), int(found[1]), 0), found.end()
    except ValueError:  # 31/02/2024
        return None
    if found := _YEAR.match(text):
        return date(int(found[1]), 1, 1), date(int(found[1]), 12, 31), found.end()
    return None


def _days(year: int, month: int, day: int) -> tuple[date, date]:
    if day:
        return date(year, month, day), date(year, month, day)
    return date(year, month, 1), date(year, month, monthrange(year, month)[1] if 1 <= month <= 12 else 0)


def _day(*names: str) -> Callable[[str, bool], Value | None]:
    """A day as first or last day, or both."""

    def read(text: str, whole: bool) -> Value | None:
        days = read_days(text)
        bounds = dict(zip(("since", "until"), days[:2], strict=True)) if days else {}
        return Value({name: bounds[name] for name in names}, days[2]) if days else None

    return read


def _years(text: str, whole: bool) -> Value | None:
    """A year, or a span of them: "2021-2024"."""
    found = _YEARS.match(text)
    if not found or (found[2] and found[2] < found[1]):
        return None
    return Value({"since": date(int(found[1]), 1, 1), "until": date(int(found[2] or found[1]), 12, 31)}, found.end())


_READERS: dict[Condition, Callable[[str, bool], Value | None]] = {
    Condition.TYPE: _types,
    Condition.NUMBER: _number,
    Condition.ISSUER: _name("issuer"),
    Condition.SIGNER: _name("signer"),
    Condition.CITES: _cited,
    Condition.DOSSIER: _name("dossier"),
    Condition.SINCE: _day("since"),
    Condition.UNTIL: _day("until"),
    Condition.YEAR: _years,
    Condition.DAY: _day("since", "until"),
}


def _ends(text: str, *, most: int) -> list[int]:
    """Where the first words of `text` end, the longest stretch first."""
    return [match.end() for match in re.finditer(r"\S+", text)][:most][::-1]


def _plainly(text: str) -> str:
    return " ".join(text.split()).strip(" .,;")
