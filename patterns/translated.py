"""The head of an English translation: its first lines go in, the type and, where the title states them, number and date come out.

Translations have no letterhead: `DECREE`, or `Decision No. 76/2010/QD-TTg of November 30, 2010, on ...` under it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

import regex

from extractor import Span
from patterns.citation import Flag, Number
from patterns.dates import ENGLISH, PartialDate, date_of
from patterns.grammar import any_of, pattern
from patterns.numbers import NUMBER, number_of
from patterns.types import canonical_type, english_types
from patterns.view import plain_words

_WORD = rf"(?P<type>{any_of(english_types())})"
_HEADING = pattern(rf"^\W*{_WORD}\W*$", regex.IGNORECASE)
_BODY = pattern(r"^\W*THE\s[\p{Lu}\s’']{3,60}$")  # "THE PRIME MINISTER"
_TITLE = pattern(rf"\W{{0,6}}(?:{_WORD}\s{{1,4}})?No\.?\s{{0,3}}", regex.IGNORECASE)
_MOST_LINES = 3  # "DECISION", or the issuing body, may stand above the title
_REACH = 600


@dataclass(frozen=True, slots=True)
class Translated:
    """What a translation's head says of the original; `end` is where the head ends."""

    type: str
    end: int
    number: Number | None = None
    span: Span | None = None
    flags: tuple[Flag, ...] = ()
    date: PartialDate | None = None
    subject: str | None = None


def translated(seen: str) -> Translated | None:
    """The head of a translation; None when the text does not begin like one.

    The title is read only where nothing but the type and the issuing body stands over it: a subject may be broken before
    "Decree No. 7/2007/ND-CP", which is another document.
    """
    heading: Translated | None = None
    for line in islice(regex.finditer(r"[^\n]*\S[^\n]*", seen[:_REACH]), _MOST_LINES):
        alone = _HEADING.match(line.group())
        if alone and alone["type"].isupper() and heading is None:
            heading = Translated(_type(alone), line.end())
            continue
        title = _TITLE.match(seen, line.start())
        found = NUMBER.match(seen, title.end()) if title else None
        if title and found and (title["type"] or heading):
            kind = _type(title) if title["type"] else heading.type if heading else ""
            # "RESOLUTION / Order No. 08/2011/L-CTN ... promulgating" heads two documents: which number is meant is not said.
            return heading if heading and heading.type != kind else _titled(seen, kind, found)
        if heading or not _BODY.match(line.group()):
            break
    return heading


def english_date(seen: str, at: int) -> tuple[PartialDate | None, int]:
    """The date stated at `at` (` of November 30, 2010`) and where it ends; None and `at` when there is none."""
    match = ENGLISH.match(seen, at)
    day = date_of(match) if match else None
    if match is None or day is None:
        return None, at
    return PartialDate(day.year, day.month, day.day), match.end()


def _type(match: regex.Match[str]) -> str:
    named = canonical_type(match["type"])
    return named[0] if named else ""


def _titled(seen: str, kind: str, found: regex.Match[str]) -> Translated:
    stated, end = english_date(seen, found.end())
    close = seen.find("\n\n", end)
    close = close if 0 <= close < end + _REACH else min(len(seen), end + _REACH)
    subject = plain_words(seen[end:close]).strip(" ,.-:_")
    number, flags = number_of(found)
    return Translated(kind, close, number, Span(*found.span()), flags, stated, subject or None)
