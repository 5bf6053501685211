"""The terms in which the Party's numbers count: a number and a day go in; the terms it may be of come out."""

from __future__ import annotations

import calendar
from datetime import date
from functools import cache

from patterns.citation import Number
from patterns.dates import PartialDate
from patterns.vocabulary import vocabulary


def party_terms(number: Number, when: PartialDate) -> frozenset[int]:
    """The terms, by the year of the congress that opened each, in which a Party number of this day may count.

    Most often one: two while congresses are held, as the new committee begins anew, or where the day is not known whole. 0 is
    before the first congress we know.
    """
    first, last = span_of(when)
    congresses = _congresses("central" if number.symbol.endswith("TW") else "local")
    found = set()
    for at, (opened, _) in enumerate(congresses):
        ends = congresses[at + 1][1] if at + 1 < len(congresses) else date.max
        if opened <= last and first <= ends:
            found.add(opened.year)
    if first <= congresses[0][1]:
        found.add(0)
    return frozenset(found)


def span_of(when: PartialDate) -> tuple[date, date]:
    """The first and the last day that a date, whole or partial, can mean."""
    if when.month is None:
        return date(when.year, 1, 1), date(when.year, 12, 31)
    last = calendar.monthrange(when.year, when.month)[1]
    return date(when.year, when.month, when.day or 1), date(when.year, when.month, when.day or last)


@cache
def _congresses(level: str) -> tuple[tuple[date, date], ...]:
    return tuple((each["opened"], each["closed"]) for each in vocabulary("terms")[level])
