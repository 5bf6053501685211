"""Which held document a citation means: RESOLVED, AMBIGUOUS with all candidates, or MISSING, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpus.asked import loose
from corpus.bodies import Body, body_of, own_body, same_body
from corpus.catalogue import Catalogue
from corpus.copies import one_document
from corpus.record import KeptCitation, Record
from patterns import Citation, Number, type_of_symbol


class Status(StrEnum):
    """How far a citation leads."""

    RESOLVED = "resolved"
    AMBIGUOUS = "ambiguous"
    MISSING = "missing"
    ITSELF = "itself"  # the document names its own number, as attachment lines do


@dataclass(frozen=True, slots=True)
class Resolution:
    """Where a citation leads: the status, the held records it may mean, and why, as a stable code."""

    status: Status
    candidates: tuple[Record, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Meant:
    """What is known of the document a citation means: from its own words, else from a fuller mention in the same text."""

    year: int | None
    issuer: str | None  # as stated, None where only the symbol speaks
    body: Body | None


def resolve(catalogue: Catalogue, kept: KeptCitation, citing: Record) -> Resolution:
    """The held documents `kept` can mean, by number and symbol, year and issuer; asked anew each time, never stored.

    Numbers restart each year, so a stated year must agree; leading zeros do not count; an issuer said without its
    province ("UBND tỉnh") is of the citing document's province. What neither the citation nor a fuller mention in the
    same text says is not guessed: a bare number leads to a document of another year only as AMBIGUOUS.
    """
    number = kept.citation.number
    if number is None:
        return _resolve_act(catalogue, kept, citing)
    meant = _meant(catalogue, kept, citing)
    if citing.identity.number and same_number(number, citing.identity.number) and _agrees(meant, citing):
        return Resolution(Status.ITSELF, (citing,), "own_number")
    same = catalogue.find_records("loose_key = ?", number.loose_key)
    held = [
        record
        for record in same
        if record.id != citing.id and record.identity.number and same_number(number, record.identity.number)
    ]
    if not held:
        return Resolution(Status.MISSING, (), "number_not_held")
    fitting = [record for record in held if _agrees(meant, record) and (meant.year or not _later(record, citing))]
    if not fitting:
        return Resolution(Status.MISSING, tuple(held), "same_number_of_another_year_or_body")
    if not all(_copies(catalogue, fitting[0], record) for record in fitting[1:]):
        return Resolution(Status.AMBIGUOUS, tuple(fitting), "several_held")
    dated = next((record for record in fitting if record.identity.date), fitting[0])
    doubt = _doubt(number, meant, dated, citing)
    if doubt:
        return Resolution(Status.AMBIGUOUS, tuple(fitting), doubt)
    return Resolution(Status.RESOLVED, tuple(fitting), "number_year_and_issuer" if meant.year else "number_alone")


def same_number(one: Number, other: Number) -> bool:
    """Whether two numbers can be one: alike but for zeros, case and lost diacritics, HD and HĐ being two types."""
    if one.key == other.key:
        return True
    return one.loose_key == other.loose_key and type_of_symbol(one.parts[0]) == type_of_symbol(other.parts[0])


def year_of(record: Record) -> int | None:
    """The year a record's number counts in."""
    identity = record.identity
    if identity.number and identity.number.year:
        return identity.number.year
    return identity.date.year if identity.date else None


def year_cited(citation: Citation) -> int | None:
    """The year of the cited document, as far as the citation says it."""
    if citation.number and citation.number.year:
        return citation.number.year
    return citation.date.year if citation.date else citation.year


def body_of_record(record: Record) -> Body | None:
    """The body that issued a record."""
    return own_body(record.identity.issuer, record.identity.place)


def body_cited(citation: Citation, citing: Record) -> Body | None:
    """The body that issued the cited document, as far as the citation and the place of the citing document say it."""
    own = body_of_record(citing)
    return body_of(citation.issuer or citation.implied_issuer, own.places if own else ())


def _meant(catalogue: Catalogue, kept: KeptCitation, citing: Record) -> _Meant:
    """After the first, full mention, texts cite by type and number alone (NĐ 30/2020/NĐ-CP, Annex I, II.6.b)."""
    citation = kept.citation
    year, issuer = year_cited(citation), citation.issuer
    if citation.number and (year is None or issuer is None):
        found = catalogue.find_citations(
            "citation.record = ? AND citation.loose_key = ?", kept.record, citation.number.loose_key
        )
        others = [
            each.citation
            for each in found
            if each.citation.number and same_number(each.citation.number, citation.number)
        ]
        years = {each for other in others if (each := year_cited(other))}
        if year is None and len(years) == 1:
            year = years.pop()
        issuers = {other.issuer for other in others if other.issuer and year_cited(other) in (None, year)}
        if issuer is None and len(issuers) == 1:
            issuer = issuers.pop()
    own = body_of_record(citing)
    return _Meant(year, issuer, body_of(issuer or citation.implied_issuer, own.places if own else ()))


def _agrees(meant: _Meant, record: Record) -> bool:
    """Whether nothing the text says of the cited document speaks against this record."""
    held = year_of(record)
    if meant.year and held and meant.year != held:
        return False
    return same_body(meant.body, body_of_record(record)) is not False


def _later(record: Record, citing: Record) -> bool:
    """Whether a record was issued after the document that cites it, which then cannot mean it."""
    one, other = record.identity.date, citing.identity.date
    if one is None or other is None:
        return False
    issued, cited = one.exact(), other.exact()
    return issued > cited if issued and cited else one.year > other.year


def _copies(catalogue: Catalogue, one: Record, other: Record) -> bool:
    """Whether two records that answer to one number are copies of one document."""
    if same_body(body_of_record(one), body_of_record(other)) is False:
        return False
    dated = one.identity.date is not None and one.identity.date == other.identity.date
    return dated or one_document(catalogue.database, one.id, other.id)


def _doubt(number: Number, meant: _Meant, record: Record, citing: Record) -> str:
    """Why the only record that fits may still be another document: a code, empty when there is no doubt."""
    held = year_of(record)
    if held is None and not number.party:
        return "held_without_date"
    if meant.year is None and not number.party and held != year_of(citing):
        return "year_not_stated"
    own, issued = body_of_record(citing), body_of_record(record)
    ours = meant.issuer is None and own is not None and meant.body is not None and own.kind == meant.body.kind
    if ours and own and issued and own.level and issued.level and own.level != issued.level:
        return "issuer_not_stated"  # "12/KH-UBND" in a paper of a district may be the district's own
    return ""


def _resolve_act(catalogue: Catalogue, kept: KeptCitation, citing: Record) -> Resolution:
    citation = kept.citation
    if citation.name is None or citation.type is None:
        return Resolution(Status.MISSING, (), "number_not_held")
    title = loose(citation.name.removeprefix(citation.type))
    year = year_cited(citation)
    held = [
        record
        for record in catalogue.find_records("type = ?", citation.type)
        if loose(record.identity.subject or "") == title and (year is None or year_of(record) in (None, year))
    ]
    if not held:
        return Resolution(Status.MISSING, (), "act_not_held")
    if citing.id in {record.id for record in held}:
        return Resolution(Status.ITSELF, (citing,), "own_title")
    if year and year_of(held[0]) == year and all(_copies(catalogue, held[0], record) for record in held[1:]):
        return Resolution(Status.RESOLVED, tuple(held), "title_and_year")
    return Resolution(Status.AMBIGUOUS, tuple(held), "act_without_year" if year is None else "several_held")
