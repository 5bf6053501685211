"""Which held document a citation means: RESOLVED, AMBIGUOUS with all candidates, or MISSING, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpus.bodies import place_of, same_body
from corpus.catalogue import Catalogue
from corpus.record import KeptCitation, Record
from extractor import fold


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


def resolve(catalogue: Catalogue, kept: KeptCitation, citing: Record) -> Resolution:
    """The held documents `kept` can mean, by number and symbol, year and issuer; asked anew each time, never stored.

    Numbers restart each year, so a stated year must agree; leading zeros do not count; an issuer said without its
    province ("UBND tỉnh") is of the citing document's province.
    """
    citation = kept.citation
    if citation.number is None:
        return _resolve_act(catalogue, kept)
    key = citation.number.key
    held = catalogue.find_records("number_key = ?", key) or catalogue.find_records("loose_key = ?", fold(key))
    if citing.identity.number and citing.identity.number.key == key and _agrees(kept, citing, citing):
        return Resolution(Status.ITSELF, (citing,), "own_number")
    held = [record for record in held if record.id != citing.id]
    if not held:
        return Resolution(Status.MISSING, (), "number_not_held")
    fitting = [record for record in held if _agrees(kept, record, citing)]
    if not fitting:
        return Resolution(Status.MISSING, tuple(held), "same_number_of_another_year_or_body")
    if len({_document_key(record) for record in fitting}) == 1:
        return Resolution(Status.RESOLVED, tuple(fitting), "number_year_and_issuer")
    return Resolution(Status.AMBIGUOUS, tuple(fitting), "several_held")


def _agrees(kept: KeptCitation, record: Record, citing: Record) -> bool:
    """Whether nothing the text says of the cited document speaks against this record."""
    citation, identity = kept.citation, record.identity
    if citation.number and citation.number.year is None and citation.date and identity.date and citation.date.year != identity.date.year:
        return False
    inherited = place_of(citing.identity.issuer, citing.identity.place)
    return same_body(citation.issuer or citation.implied_issuer, identity.issuer, inherited=inherited) is not False


def _document_key(record: Record) -> tuple[str, str]:
    """What makes copies of one document equal: number, and year or exact date."""
    identity = record.identity
    issuer = place_of(identity.issuer, None) or ""
    return (identity.number.key if identity.number else record.id, f"{identity.date}|{issuer}")


def _resolve_act(catalogue: Catalogue, kept: KeptCitation) -> Resolution:
    citation = kept.citation
    if citation.name is None or citation.type is None:
        return Resolution(Status.MISSING, (), "number_not_held")
    title = fold(citation.name.removeprefix(citation.type)).strip()
    held = [
        record
        for record in catalogue.find_records("type = ?", citation.type)
        if record.identity.subject and fold(record.identity.subject) == title and _same_year(citation.year, record)
    ]
    if not held:
        return Resolution(Status.MISSING, (), "act_not_held")
    if len({_document_key(record) for record in held}) == 1 and citation.year:
        return Resolution(Status.RESOLVED, tuple(held), "title_and_year")
    return Resolution(Status.AMBIGUOUS, tuple(held), "act_without_year" if citation.year is None else "several_held")


def _same_year(year: int | None, record: Record) -> bool:
    identity = record.identity
    held = identity.number.year if identity.number and identity.number.year else identity.date.year if identity.date else None
    return year is None or held is None or year == held
