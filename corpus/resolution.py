"""What is said of a citation: how far it leads, to which held records, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.record import Record


class Status(StrEnum):
    """How far a citation leads."""

    RESOLVED = "resolved"
    AMBIGUOUS = "ambiguous"
    MISSING = "missing"
    ITSELF = "itself"  # the document names its own number, as attachment lines do


class Reason(StrEnum):
    """Why a citation leads where it does."""

    NUMBER_AND_ISSUER = "number_and_issuer"  # of one period
    NUMBER_AND_DAY = "number_and_day"
    ANOTHER_DAY = "another_day"  # the same number, issuer and period; the day stated is not the document's
    NUMBER_ALONE = "number_alone"
    TITLE_AND_YEAR = "title_and_year"
    OWN_NUMBER = "own_number"
    OWN_TITLE = "own_title"
    SEVERAL_HELD = "several_held"
    HELD_WITHOUT_DATE = "held_without_date"
    YEAR_NOT_STATED = "year_not_stated"
    ISSUER_NOT_STATED = "issuer_not_stated"
    ISSUER_UNSURE_DAY_DIFFERS = "issuer_unsure_day_differs"
    PROVINCE_MERGED = "province_merged"
    MINISTRY_RENAMED = "ministry_renamed"
    HELD_IS_LATER = "held_is_later"  # than the document that cites it
    ACT_WITHOUT_YEAR = "act_without_year"
    NUMBER_NOT_HELD = "number_not_held"
    OTHER_YEAR_OR_BODY = "other_year_or_body"  # the number is held, of another period or body
    ACT_NOT_HELD = "act_not_held"


@dataclass(frozen=True, slots=True)
class Resolution:
    """Where a citation leads: the status, the held records it may mean, and why."""

    status: Status
    candidates: tuple[Record, ...]
    reason: Reason
