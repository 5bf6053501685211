"""Numbers begin anew: a number, its body and a date go in; the periods come out in which it counts, one where the date tells.

State numbers begin anew each year (NĐ 30/2020/NĐ-CP, Annex I, II.3), the Party's with each term, and those of provinces and communes
on the day they were merged. Numbers that name the term of the National Assembly ("59/2020/QH14") never come twice.
"""

from __future__ import annotations

import re

from corpus.bodies import Body
from patterns import Number, PartialDate, made_of_several, merger_day, party_terms, span_of

Periods = frozenset[str]

_TERM = re.compile(r"(?:QH|UBTVQH)\d{1,2}$")
_COMMUNES = {"xa", "phuong", "thi tran", "dac khu"}


def periods(number: Number, body: Body | None, when: PartialDate | None) -> Periods:
    """The periods in which a number of this date may count; none where neither number nor date says a year."""
    if of_assembly(number):
        return frozenset([number.symbol])
    if number.year and (when is None or when.year != number.year):
        when = PartialDate(number.year)
    if when is None:
        return frozenset()
    found = {str(term) for term in party_terms(number, when)} if number.party else {str(when.year)}
    first, last = span_of(when)
    if body and last >= merger_day() and _formed_anew(body):
        since = {f"{label} from {merger_day()}" for label in found}
        found = since if first >= merger_day() else found | since
    return frozenset(found)


def of_assembly(number: Number) -> bool:
    """Whether this is a number of the National Assembly, or its Standing Committee, that names the term."""
    return _TERM.search(number.symbol) is not None


def one_period(one: Periods, other: Periods) -> bool | None:
    """Whether both count in one period; None where that is not known."""
    if one and other and one.isdisjoint(other):
        return False
    return True if one == other and len(one) == 1 else None


def _formed_anew(body: Body) -> bool:
    """Whether the body is of a unit that was formed anew on the day of the merger, under its old name perhaps."""
    return body.level in _COMMUNES or any(
        level in ("tinh", "thanh pho") and made_of_several(name) for level, name in body.places
    )
