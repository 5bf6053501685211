"""What a record says of itself, or a citation of the document it means, in one form, and whether two of them can speak of one document."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from corpus.bodies import Body, body_of, certainly, kin, own_body, same_body
from corpus.periods import Periods, of_assembly, one_period, periods
from corpus.record import Record
from patterns import Citation, Number, PartialDate, implied_issuer, type_of_symbol


@dataclass(frozen=True, slots=True)
class Stated:
    """A document as it is stated, besides its number: empty and None are what is not said."""

    periods: Periods = frozenset()
    body: Body | None = None
    days: frozenset[date] = frozenset()
    # places of whoever says it, as level and name: where bodies without a place are meant to be; what thousands cite has thousands
    around: Set[tuple[str, str]] = frozenset()
    series: str | None = (
        None  # of the National Assembly's numbers, which say no type: Acts, resolutions and ordinances count apart
    )


_SERIES = {"Luật": "act", "Bộ luật": "act", "Nghị quyết": "resolution", "Pháp lệnh": "ordinance"}


class Fit(IntEnum):
    """Whether two statements about one number are about one document."""

    NO = 0
    KIN = 1  # one day, but two provinces that were merged
    PERHAPS = 2  # nothing speaks against it
    YES = 3


def fit(one: Stated, other: Stated) -> Fit:
    """How far two statements about one number can be about one document: the key is issuer, number, symbol and period.

    YES takes one period and a body that can be no other, or one day; that an issuer is not known is no reason for it.
    """
    if one_period(one.periods, other.periods) is False or (one.series and other.series and one.series != other.series):
        return Fit.NO
    one_day = bool(one.days & other.days)
    if same_body(one.body, other.body) is False:
        if not kin(one.body, other.body):
            return Fit.NO
        if one.body and other.body and one.body.province == other.body.province:
            return Fit.YES
        return Fit.KIN if one_day else Fit.NO
    here = not _places(one).isdisjoint(_places(other))
    return Fit.YES if one_day or here or certainly(one.body, other.body) else Fit.PERHAPS


def same_day_and_body(one: Stated, other: Stated) -> bool:
    """Whether both name the day and a body that can be no other: then an odd symbol in one of the two is misprinted."""
    return bool(one.days & other.days) and bool(same_body(one.body, other.body)) and certainly(one.body, other.body)


def _places(stated: Stated) -> Set[tuple[str, str]]:
    return frozenset(stated.body.places) if stated.body and stated.body.places else stated.around


def stated_by(record: Record) -> Stated:
    """What a record says of itself."""
    number, when, body = record.identity.number, record.identity.date, body_of_record(record)
    found = periods(number, body, when) if number else frozenset()
    return Stated(found, body, _days(when), _around(record), _series(number, record.identity.type))


def stated_in(citation: Citation, citing: Record) -> Stated:
    """What a citation says of the document it means, in a text of the record `citing`."""
    body, when = body_cited(citation, citing), when_cited(citation)
    found = periods(citation.number, body, when) if citation.number else frozenset()
    return Stated(found, body, _days(when), _around(citing), _series(citation.number, citation.type))


def same_number(one: Number, other: Number) -> bool:
    """Whether two numbers can be one: alike but for zeros, case and lost diacritics, HD and HĐ being two types."""
    if one.key == other.key:
        return True
    return one.loose_key == other.loose_key and type_of_symbol(one.parts[0]) == type_of_symbol(other.parts[0])


def year_of(record: Record) -> int | None:
    """The year of a record: the one in its number, else of its date."""
    identity = record.identity
    if identity.number and identity.number.year:
        return identity.number.year
    return identity.date.year if identity.date else None


def year_cited(citation: Citation) -> int | None:
    """The year of the cited document, as far as the citation says it."""
    if citation.number and citation.number.year:
        return citation.number.year
    return citation.date.year if citation.date else citation.year


def when_cited(citation: Citation) -> PartialDate | None:
    """The date of the cited document, as far as the citation says it."""
    if citation.date:
        return PartialDate(citation.date.year, citation.date.month, citation.date.day)
    year = year_cited(citation)
    return PartialDate(year) if year else None


def body_of_record(record: Record) -> Body | None:
    """The body that issued a record: the one it names, else the one its symbol stands for."""
    identity = record.identity
    return own_body(identity.issuer or (implied_issuer(identity.number) if identity.number else None), identity.place)


def body_cited(citation: Citation, citing: Record) -> Body | None:
    """The body that issued the cited document, as far as the citation and the place of the citing document say it."""
    own = body_of_record(citing)
    return body_of(citation.issuer or citation.implied_issuer, own.places if own else ())


def _series(number: Number | None, kind: str | None) -> str | None:
    """42/2009/QH12 is Luật Tần số vô tuyến điện and a resolution on State capital."""
    return _SERIES.get(kind or "") if number and of_assembly(number) else None


def _around(record: Record) -> frozenset[tuple[str, str]]:
    """The places of a record's body; where none is known, what its text leaves out is at least one place."""
    own = body_of_record(record)
    return frozenset(own.places if own and own.places else [("record", record.id)])


def _days(when: PartialDate | None) -> frozenset[date]:
    day = when.exact() if when else None
    return frozenset([day]) if day else frozenset()
