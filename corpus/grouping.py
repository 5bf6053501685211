"""The witnesses of a reference as asked, records and citations, go in groups that each speak of one document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from corpus.asked import AskedReference, loose
from corpus.bodies import Body, together
from corpus.catalogue import Catalogue
from corpus.record import KeptCitation, Record
from corpus.stated import Fit, Stated, fit, same_number, stated_by, stated_in, year_cited, year_of
from patterns import Number, type_of_symbol

Witnesses = tuple[list[Record], list[KeptCitation]]


def found(catalogue: Catalogue, asked: AskedReference) -> Witnesses:
    """All records and citations that `asked` can mean."""
    if asked.number is not None:
        records, kept = _of_numbers(catalogue, [asked.number])
        if asked.number.key != asked.number.loose_key:  # typed with its diacritics: HĐ is not HD
            records = [
                each for each in records if each.identity.number and same_number(asked.number, each.identity.number)
            ]
            kept = [each for each in kept if each.citation.number and same_number(asked.number, each.citation.number)]
        kept += _by_name_only(catalogue, kept)
    elif asked.serial is not None:
        records = catalogue.find_records("serial = ?", asked.serial)
        kept = catalogue.find_citations("citation.serial = ?", asked.serial)
        records = [each for each in records if _type_fits(asked, each.identity.type, each.identity.number)]
        kept = [each for each in kept if _type_fits(asked, each.citation.type, each.citation.number)]
    else:
        records, kept = _of_name(catalogue, asked)
    return records, kept


def _of_numbers(catalogue: Catalogue, numbers: Iterable[Number]) -> Witnesses:
    records: list[Record] = []
    kept: list[KeptCitation] = []
    for key in dict.fromkeys(number.loose_key for number in numbers):
        records += catalogue.find_records("loose_key = ?", key)
        kept += catalogue.find_citations("citation.loose_key = ?", key)
    return records, kept


def _of_name(catalogue: Catalogue, asked: AskedReference) -> Witnesses:
    """An Act by name: what bears the title, what is cited by it, and what is cited by the numbers found so."""
    title, name = loose(asked.name or ""), loose(f"{asked.type or ''} {asked.name or ''}")
    if not title:
        return [], []
    named = catalogue.find_citations("citation.loose_name = ?", name)
    titled = catalogue.find_records("type = ?", asked.type) if asked.type else []
    titled = [each for each in titled if loose(each.identity.subject or "") == title]
    numbers = [each.citation.number for each in named if each.citation.number]
    numbers += [each.identity.number for each in titled if each.identity.number]
    records, kept = _of_numbers(catalogue, numbers)
    known = {(each.record, each.seq) for each in kept}
    held = {each.id for each in records}
    return records + [each for each in titled if each.id not in held], kept + [
        each for each in named if (each.record, each.seq) not in known
    ]


def _by_name_only(catalogue: Catalogue, kept: list[KeptCitation]) -> list[KeptCitation]:
    """Where an Act cited by number is cited by its name and year alone."""
    acts = {(loose(each.citation.name), year_cited(each.citation)) for each in kept if each.citation.name}
    return [
        each
        for name, year in sorted(acts, key=str)
        for each in catalogue.find_citations("citation.loose_name = ? AND citation.number IS NULL", name)
        if year_cited(each.citation) == year
    ]


def _type_fits(asked: AskedReference, stated: str | None, number: Number | None) -> bool:
    return (
        asked.type is None
        or asked.type == stated
        or (number is not None and asked.type == type_of_symbol(number.parts[0]))
    )


@dataclass(slots=True)
class _Group:
    """What the witnesses gathered so far say of their one document."""

    number: Number | None
    name: str  # of an Act, loose
    stated: Stated
    years: set[int] = field(default_factory=set)
    around: set[tuple[str, str]] = field(default_factory=set)  # that of `stated`: it only grows
    records: list[Record] = field(default_factory=list)
    kept: list[KeptCitation] = field(default_factory=list)
    citing: set[str] = field(default_factory=set)  # ids of the records of `kept`

    def named_alike(self, number: Number | None, name: str) -> bool:
        """Whether number, or the Act's name where one side gives no number, is the same."""
        if number and self.number:
            return same_number(number, self.number)
        return bool(name) and name == self.name

    def learn(self, stated: Stated, year: int | None) -> None:
        """Note what one more witness says."""
        mine = self.stated
        self.around |= stated.around
        self.stated = Stated(
            mine.periods & stated.periods or mine.periods or stated.periods,
            together(mine.body, stated.body),
            mine.days | stated.days,
            self.around,
            mine.series or stated.series,
        )
        if year:
            self.years.add(year)


def group(witnesses: Witnesses, sources: dict[str, Record], *, year: int | None = None) -> list[Witnesses]:
    """Witnesses of one document together: same number, same period, bodies that can be the same; those of `year` if given.

    Numbers begin anew and run in every province, so what could be of two groups joins neither: a citation without a year
    follows a fuller mention in its own text, else it joins the only group it can mean, else it stays apart.
    """
    records, kept = witnesses
    groups: list[_Group] = []
    for record in records:
        _place_record(groups, record)
    cited = [(each, stated_in(each.citation, sources[each.record])) for each in kept]
    cited.sort(key=lambda pair: (year_cited(pair[0].citation) is None, -_precision(pair[1].body)))
    for each, stated in cited:
        _place_citation(groups, each, stated, sources[each.record])
    return [(each.records, each.kept) for each in groups if year is None or not each.years or year in each.years]


def _precision(body: Body | None) -> int:
    return 0 if body is None else 1 + len(body.places) + bool(body.level)


def _place_record(groups: list[_Group], record: Record) -> None:
    identity, stated = record.identity, stated_by(record)
    name = loose(f"{identity.type or ''} {identity.subject}") if identity.subject else ""
    for each in groups:
        numbers = each.number and identity.number and each.named_alike(identity.number, "")
        if numbers and stated.periods and fit(stated, each.stated) is Fit.YES:
            break
    else:
        each = _Group(identity.number, name, Stated())
        groups.append(each)
    each.records.append(record)
    each.learn(stated, year_of(record))


def _place_citation(groups: list[_Group], kept: KeptCitation, stated: Stated, citing: Record) -> None:
    citation, year = kept.citation, year_cited(kept.citation)
    name = loose(citation.name or "")
    alike = [each for each in groups if each.named_alike(citation.number, name)]
    fits = [(each, how) for each in alike if (how := fit(stated, each.stated)) > Fit.KIN]
    if year is None:
        fitting = [each for each, _ in fits if kept.record in each.citing]
        now = year_of(citing)
        fitting = fitting or [each for each, _ in fits if not each.years or not now or min(each.years) <= now]
    else:
        fitting = _agreeing([(each, how) for each, how in fits if year in each.years or each.stated.periods], stated)
        if citation.number is None:
            fitting = [each for each in fitting if year in each.years]
    if len(fitting) > 1:
        same = (stated.periods, stated.body)
        fitting = [each for each in fitting if not each.records and (each.stated.periods, each.stated.body) == same]
    if not fitting:
        fitting = [_Group(citation.number, name, Stated())]
        groups.extend(fitting)
    chosen = fitting[0]
    chosen.kept.append(kept)
    chosen.citing.add(kept.record)
    chosen.number, chosen.name = chosen.number or citation.number, chosen.name or name
    if year is not None or chosen.stated == Stated():
        chosen.learn(stated, year)


def _agreeing(fits: list[tuple[_Group, Fit]], stated: Stated) -> list[_Group]:
    """The groups a dated citation may join: of those that agree the ones of its day, else those that say no day against it."""
    agree = [each for each, how in fits if how is Fit.YES]
    if agree:
        return [each for each in agree if each.stated.days & stated.days] or agree
    return [each for each, _ in fits if not (each.stated.days and stated.days)]


def nearest(catalogue: Catalogue, asked: AskedReference) -> tuple[str, ...]:
    """Numbers known to the catalogue with the same serial, when what was asked is not known."""
    serial = asked.number.serial.lstrip("0") if asked.number else asked.serial
    if not serial:
        return ()
    records = catalogue.find_records("serial = ?", serial)
    kept = catalogue.find_citations("citation.serial = ?", serial)
    known = [record.identity.number.printed for record in records if record.identity.number] + [
        each.citation.number.printed for each in kept if each.citation.number
    ]
    return tuple(dict.fromkeys(known))[:8]
