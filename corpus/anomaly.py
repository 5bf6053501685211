"""What an audit reports: something that does not fit, its kind and strength, and the witnesses it rests on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from corpus.record import Record


class AnomalyKind(StrEnum):
    """What is wrong; the doubts about one citation have the names of their flags."""

    TWO_DATES = "two_dates"
    TWO_TYPES = "two_types"
    TWO_ISSUERS = "two_issuers"
    TWO_SUBJECTS = "two_subjects"
    TWO_NUMBERS = "two_numbers"  # one date and subject, two numbers
    ISSUER_AGAINST_SYMBOL = "issuer_against_symbol"
    OUT_OF_SEQUENCE = "out_of_sequence"
    CITES_LATER = "cites_later"
    CITES_REPLACED = "cites_replaced"
    ABSENT_PROVISION = "absent_provision"  # the document held has no such article, clause or point
    OWN_DOUBT = "own_doubt"  # the file contradicts itself about its number or date
    BLANK_NUMBER = "blank_number"  # the file leaves its number blank
    DATE_LOST = "date_lost"  # "ngày" after a number, and no date
    TYPE_DOUBLED = "type_doubled"  # "Kế hoạch Kế hoạch số ..."
    FLAGGED = "flagged"


class Strength(StrEnum):
    """How much a report weighs: two witnesses that cannot both be right, or a sign that something may be wrong."""

    STRONG = "strong"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Statement:
    """One witness and what it says: the value, the document that says it, the page, the words; page 0 is the letterhead's."""

    value: str
    record: Record
    page: int
    quote: str


@dataclass(frozen=True, slots=True)
class Anomaly:
    """Something that does not fit: what kind, about which document, how strong, who says what.

    `detail` is the name of a flag, a doubt or a unit; `about` tells documents of one number apart.
    """

    kind: AnomalyKind
    number: str
    strength: Strength
    statements: tuple[Statement, ...]
    detail: str = ""
    about: str = ""

    @property
    def id(self) -> str:
        """Ten letters by which a person names it: the same while it is about the same thing, whoever bears witness."""
        return _digest((self.kind.value, self.detail, self.number, self.about))[:10]

    @property
    def witnesses(self) -> str:
        """The same while the same places say the same."""
        return _digest(sorted(f"{each.record.id} {each.page} {each.value} {each.quote}" for each in self.statements))


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
