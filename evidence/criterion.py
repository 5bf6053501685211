"""What an inspection demands and what answers it, in the words of ISO 19011: criteria, evidence, findings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What the evidence says of a criterion; TO_JUDGE where a person must decide."""

    PROVEN = "proven"
    PROVEN_LATE = "proven_late"
    CITED_ONLY = "cited_only"
    CONTRADICTED = "contradicted"
    NOT_FOUND = "not_found"
    TO_JUDGE = "to_judge"


class Tier(StrEnum):
    """How strong a piece of evidence is: the document itself, a held document that cites it, or words alone."""

    HELD = "held"
    CITED = "cited"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One row of a criteria table."""

    code: str  # "1.3.1"
    title: str
    level: int  # depth in the table's hierarchy, from 1
    lead: str | None = None  # cơ quan chủ trì
    deadline: str | None = None  # thời hạn, as printed
    products: tuple[str, ...] = ()  # sản phẩm


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place that speaks for a criterion: always with record, page and quote."""

    tier: Tier
    record: str  # the id of the held record that holds the quote
    page: int
    quote: str
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict on one criterion, its evidence, and the reason a person can check."""

    criterion: Criterion
    verdict: Verdict
    reason: str
    evidence: tuple[Evidence, ...] = ()
