"""Which held document a citation means: RESOLVED, AMBIGUOUS with all candidates, MISSING or ITSELF, each with its reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache

from corpus.asked import loose
from corpus.catalogue import Catalogue
from corpus.copies import one_document
from corpus.periods import one_period, periods
from corpus.record import KeptCitation, Record
from corpus.resolution import Reason, Resolution, Status
from corpus.stated import (
    Fit,
    Stated,
    body_of_record,
    fit,
    same_day_and_body,
    same_number,
    stated_by,
    stated_in,
    when_cited,
    year_cited,
    year_of,
)
from patterns import PASSIVE, Citation, Flag, Number, PartialDate, implied_issuer, renamed_symbols, span_of, took_over


@dataclass(frozen=True, slots=True)
class _Said:
    """What a record's text says of each number, of each name, and at each place."""

    of_number: dict[str, list[Citation]] = field(default_factory=lambda: defaultdict(list))
    of_name: dict[str, list[Citation]] = field(default_factory=lambda: defaultdict(list))
    at: dict[int, Citation] = field(default_factory=dict)


class Resolver:
    """Resolves the citations of a catalogue. What it has read it keeps, so it is made anew for each question or sweep."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._held: dict[str, list[Record]] = {}
        self._titled: dict[str, dict[str, list[Record]]] = {}
        self._said = lru_cache(maxsize=64)(self._read)  # sweeps go record by record

    def resolve(self, kept: KeptCitation, citing: Record) -> Resolution:
        """The held documents `kept` can mean, by number and symbol, period and issuer; asked anew each time, never stored.

        Leading zeros do not count; an issuer said without its province ("UBND tỉnh") is of the citing document's province. What
        neither the citation nor a fuller mention in the same text says is not guessed: a bare number leads to a document of
        another year, or of an issuer that may be another, only as AMBIGUOUS.
        """
        number = kept.citation.number
        if number is None:
            return self._resolve_act(kept, citing)
        if Flag.MISSING_YEAR in kept.citation.flags and (when := self._meant(kept.citation, number, citing).when):
            number = number.of_year(when.year)
        held, renamed = self._of_number(number), self._renamed(number)
        if not held and not renamed:
            return Resolution(Status.MISSING, (), Reason.NUMBER_NOT_HELD)
        meant = self._meant(kept.citation, number, citing)
        others = [record for record in held if record.id != citing.id]
        if len(others) < len(held) and fit(meant.stated, stated_by(citing)) > Fit.KIN:
            return Resolution(Status.ITSELF, (citing,), Reason.OWN_NUMBER)
        if others:
            return self._choose(meant, others, citing, self._until(kept, citing))
        renamed = [record for record in renamed if _renamed_by(number, meant.stated, record)]
        if renamed:
            sure = [record for record in renamed if same_day_and_body(meant.stated, stated_by(record))]
            status = Status.RESOLVED if sure and self._copies(sure) else Status.AMBIGUOUS
            return Resolution(status, tuple(sure or renamed), Reason.MINISTRY_RENAMED)
        return Resolution(Status.MISSING, (), Reason.NUMBER_NOT_HELD)

    def _meant(self, citation: Citation, number: Number, citing: Record) -> _Meant:
        """After the first, full mention, texts cite by type and number alone (NĐ 30/2020/NĐ-CP, Annex I, II.6.b)."""
        when, issuer = when_cited(citation), citation.issuer
        if when is None or issuer is None:
            others = [
                other
                for other in self._said(citing.id).of_number[number.loose_key]
                if other.number and same_number(other.number, number)
            ]
            years = {year for other in others if (year := year_cited(other))}
            days = {other.date for other in others if other.date}
            if (when is None or when.day is None) and len(years) == 1:
                when = when_cited(replace(citation, date=min(days) if len(days) == 1 else None, year=years.pop()))
            year, day = (when.year, when.exact()) if when else (None, None)
            if day or len(days) > 1:  # what has another day may be another body's
                others = [other for other in others if other.date in (None, day)]
            issuers = {other.issuer for other in others if other.issuer and year_cited(other) in (None, year)}
            if issuer is None and len(issuers) == 1:
                issuer = issuers.pop()
        stated = stated_in(replace(citation, issuer=issuer, date=when.exact() if when else None), citing)
        return _Meant(number, when, issuer, replace(stated, periods=periods(number, stated.body, when)))

    def _until(self, kept: KeptCitation, citing: Record) -> PartialDate | None:
        """The date after which the cited document cannot be: the citing text's, or that of the document in whose subject it stands.

        What amended that document ("Luật A năm 2018 được sửa đổi bởi Luật B") is later than it.
        """
        within = None if kept.citation.relation in PASSIVE else kept.citation.within
        outer = self._said(citing.id).at.get(within.start) if within else None
        return (when_cited(outer) if outer else None) or citing.identity.date

    def _read(self, record: str) -> _Said:
        said = _Said()
        for each in self._catalogue.find_citations("citation.record = ?", record):
            citation = each.citation
            said.at[citation.span.start] = citation
            if citation.number:
                said.of_number[citation.number.loose_key].append(citation)
            if citation.name:
                said.of_name[loose(citation.name)].append(citation)
        return said

    def _of_number(self, number: Number) -> list[Record]:
        if number.loose_key not in self._held:
            self._held[number.loose_key] = self._catalogue.find_records("loose_key = ?", number.loose_key)
        held = self._held[number.loose_key]
        return [each for each in held if each.identity.number and same_number(number, each.identity.number)]

    def _renamed(self, number: Number) -> list[Record]:
        """What is held under the number with the symbol of a ministry of before or after a reform."""
        others = [
            replace(number, symbol=symbol, printed=number.printed.removesuffix(number.symbol) + symbol)
            for symbol in renamed_symbols(number.symbol)
        ]
        return [record for other in others for record in self._of_number(other)]

    def _choose(self, meant: _Meant, held: list[Record], citing: Record, until: PartialDate | None) -> Resolution:
        """Which of the held documents with the number is meant: of those that fit the ones of its day, else those that fit best."""
        fits = {record.id: fit(meant.stated, stated_by(record)) for record in held}
        fitting = [record for record in held if fits[record.id] and (meant.when or not _later(record, until))]
        if not fitting:
            later = [record for record in held if fits[record.id]]
            reason = Reason.HELD_IS_LATER if later else Reason.OTHER_YEAR_OR_BODY
            return Resolution(Status.MISSING, tuple(later or held), reason)
        best = max(fits[record.id] for record in fitting)
        fitting = [record for record in fitting if fits[record.id] is best]
        fitting = [record for record in fitting if stated_by(record).days & meant.stated.days] or fitting
        fitting.sort(key=lambda record: record.identity.date is None)  # of copies the one that says most
        if not self._copies(fitting):
            return Resolution(Status.AMBIGUOUS, tuple(fitting), Reason.SEVERAL_HELD)
        doubt = _doubt(meant, fitting[0], citing, best)
        status = Status.AMBIGUOUS if doubt else Status.RESOLVED
        return Resolution(status, tuple(fitting), doubt or _grounds(meant, fitting[0]))

    def _copies(self, records: Iterable[Record]) -> bool:
        """Whether the records that answer to one number are copies of one document: of one day and body, or linked as copies."""
        first, *others = records
        return all(
            fit(stated_by(first), stated_by(other)) > Fit.KIN
            if first.identity.date is not None and first.identity.date == other.identity.date
            else one_document(self._catalogue.database, first.id, other.id)
            for other in others
        )

    def _resolve_act(self, kept: KeptCitation, citing: Record) -> Resolution:
        citation = kept.citation
        if citation.name is None or citation.type is None:
            return Resolution(Status.MISSING, (), Reason.NUMBER_NOT_HELD)
        titled = self._acts(citation.type).get(loose(citation.name.removeprefix(citation.type)), [])
        if not titled:
            return Resolution(Status.MISSING, (), Reason.ACT_NOT_HELD)
        year = year_cited(citation)
        if citing in titled and year in (None, year_of(citing)):
            return Resolution(Status.ITSELF, (citing,), Reason.OWN_TITLE)
        if year is None:
            years = {year_cited(other) for other in self._said(citing.id).of_name[loose(citation.name)]} - {None}
            year = years.pop() if len(years) == 1 else None
        held = [record for record in titled if year_of(record) in (None, year) or year is None]
        until = self._until(kept, citing)
        held = [record for record in held if not _later(record, until)]
        if not held:
            return Resolution(Status.MISSING, (), Reason.ACT_NOT_HELD)
        if year and year_of(held[0]) == year and self._copies(held):
            return Resolution(Status.RESOLVED, tuple(held), Reason.TITLE_AND_YEAR)
        return Resolution(Status.AMBIGUOUS, tuple(held), Reason.SEVERAL_HELD if year else Reason.ACT_WITHOUT_YEAR)

    def _acts(self, kind: str) -> dict[str, list[Record]]:
        """The held Acts of a type by their titles."""
        if kind not in self._titled:
            self._titled[kind] = defaultdict(list)
            for record in self._catalogue.find_records("type = ?", kind):
                if title := loose(record.identity.subject or ""):
                    self._titled[kind][title].append(record)
        return self._titled[kind]


def resolve(catalogue: Catalogue, kept: KeptCitation, citing: Record) -> Resolution:
    """Where one citation leads; for more of them make one Resolver."""
    return Resolver(catalogue).resolve(kept, citing)


@dataclass(frozen=True, slots=True)
class _Meant:
    """What is known of the document a citation means: from its own words, else from a fuller mention in the same text."""

    number: Number
    when: PartialDate | None
    issuer: str | None  # as stated, None where only the symbol speaks
    stated: Stated


def _grounds(meant: _Meant, record: Record) -> Reason:
    days, own = meant.stated.days, stated_by(record).days
    if days and own:
        return Reason.NUMBER_AND_DAY if days & own else Reason.ANOTHER_DAY
    return Reason.NUMBER_AND_ISSUER if meant.when else Reason.NUMBER_ALONE


def _doubt(meant: _Meant, record: Record, citing: Record, fits: Fit) -> Reason | None:
    """Why a record that fits may still be another document than the one meant; None when there is no doubt."""
    held = stated_by(record)
    if fits is Fit.KIN:
        return Reason.PROVINCE_MERGED
    if not held.periods:
        return Reason.HELD_WITHOUT_DATE
    if not meant.stated.days & held.days and _later(record, citing.identity.date):
        return Reason.HELD_IS_LATER  # where the day is said too, the citing document's own date is the odd one
    if meant.when is None:
        now = periods(meant.number, meant.stated.body, citing.identity.date)
        if one_period(now, held.periods) is not True:
            return Reason.YEAR_NOT_STATED
    own, issued = body_of_record(citing), held.body
    ours = (
        meant.issuer is None
        and own is not None
        and meant.stated.body is not None
        and own.kind == meant.stated.body.kind
    )
    if ours and own and issued and own.level and issued.level and own.level != issued.level:
        return Reason.ISSUER_NOT_STATED  # "12/KH-UBND" in a paper of a district may be the district's own
    if fits is Fit.YES:
        return None
    return Reason.ISSUER_UNSURE_DAY_DIFFERS if meant.stated.days and held.days else Reason.ISSUER_NOT_STATED


def _later(record: Record, until: PartialDate | None) -> bool:
    """Whether a record was issued after the day on which it is cited, which then cannot mean it."""
    year = year_of(record)
    issued = record.identity.date or (PartialDate(year) if year else None)
    return issued is not None and until is not None and span_of(issued)[0] > span_of(until)[1]


def _renamed_by(number: Number, stated: Stated, record: Record) -> bool:
    """Whether a record may be meant by the symbol of another ministry: its day is said, or one of the two was no more on it."""
    days = stated_by(record).days
    if stated.days:
        return bool(stated.days & days)
    one, other = (implied_issuer(each) or "" for each in (number, record.identity.number) if each)
    return any(took_over(one, other, day) or took_over(other, one, day) for day in days)
