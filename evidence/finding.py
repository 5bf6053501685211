"""What answers a criterion, in the words of ISO 19011: evidence, the checks it was put to, the finding with its reasons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from evidence.criterion import Criterion
from evidence.requirement import Requirement
from extractor import Span


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


class Outcome(StrEnum):
    """What a check comes to; INCONCLUSIVE where the text leaves it open."""

    MET = "met"
    NOT_MET = "not_met"
    INCONCLUSIVE = "inconclusive"


class Aspect(StrEnum):
    """What a check looks at."""

    TYPE = "type"
    ISSUER = "issuer"
    SUBJECT = "subject"
    PERIOD = "period"
    IDENTITY = "identity"  # whether number and day are known and beyond doubt
    DEADLINE = "deadline"


Fact = str | int | date | tuple[str, ...]


class Why(StrEnum):
    """Reasons by name; the command line has a sentence for each, with the facts in their places."""

    TYPE_FITS = "type_fits"  # found
    TYPE_ENCLOSED = "type_enclosed"  # found, wanted: a Kế hoạch issued with a Quyết định
    TYPE_LIKE = "type_like"  # found, wanted: whether it will do as that is open
    TYPE_OTHER = "type_other"  # found, wanted
    TYPE_UNKNOWN = "type_unknown"
    TYPE_NOT_ASKED = "type_not_asked"  # the criterion names no type of document
    ISSUER_FITS = "issuer_fits"  # found
    ISSUER_FREE = "issuer_free"  # none is demanded
    ISSUER_OTHER = "issuer_other"  # found, wanted
    ISSUER_LIKE = "issuer_like"  # found, wanted: perhaps the same body
    ISSUER_LEAD = "issuer_lead"  # found, wanted: the lead is another body, the issuer is not said
    ISSUER_UNKNOWN = "issuer_unknown"
    PROVINCE_UNSAID = "province_unsaid"  # papers of several places of one level are held, the criteria name none
    SUBJECT_FITS = "subject_fits"
    SUBJECT_MORE = "subject_more"  # words
    SUBJECT_LESS = "subject_less"  # words
    SUBJECT_OTHER = "subject_other"  # words
    SUBJECT_ORDER = "subject_order"  # words: those asked for, in another order or not as often
    SUBJECT_UNSAID = "subject_unsaid"  # the criterion has no words to compare
    SUBJECT_UNKNOWN = "subject_unknown"  # the document's subject is not known
    PERIOD_FITS = "period_fits"  # found
    PERIOD_FREE = "period_free"
    PERIOD_OTHER = "period_other"  # found, wanted
    PERIOD_UNSURE = "period_unsure"  # found, wanted
    IDENTITY_SURE = "identity_sure"
    NUMBER_BLANK = "number_blank"
    DAY_UNKNOWN = "day_unknown"
    RECOGNISED = "recognised"  # number and day were recognised from an image
    DOUBTED = "doubted"  # doubts: the file contradicts itself
    DAMAGED_TEXT = "damaged_text"
    SEVERAL_HELD = "several_held"
    DRAFT = "draft"
    REPEALED = "repealed"  # another document says so
    CRITERIA_ITSELF = "criteria_itself"  # it is the file the criteria stand in
    NOT_HELD = "not_held"
    CITATION_DOUBTED = "citation_doubted"
    # day, last, deadline; also since: the document it counts from, and also: days that others give it, in time as well
    IN_TIME = "in_time"
    LATE = "late"  # day, last, days, deadline; also since
    NO_DEADLINE = "no_deadline"
    # deadline: its words give no day; also anchor: the event it counts from, and documents: those that event may be of
    DEADLINE_OPEN = "deadline_open"
    DEADLINE_EDGE = "deadline_edge"  # day, deadline: whether the day itself is in time is read both ways
    DEADLINE_LOOSE = "deadline_loose"  # day, last, deadline: after its time, but it names no last day: "hàng quý"
    DEADLINE_EARLY = "deadline_early"  # day, first, deadline: a report issued before the time it is to come in
    DEADLINE_SEVERAL = "deadline_several"  # day, days, deadline: which of several days it is to keep is not said
    DAYS_DIFFER = "days_differ"  # days, last: witnesses give days on both sides of the deadline

    PROVEN_BY = "proven_by"  # document, day
    CITED_BY = "cited_by"  # document, count, citing, page
    COUNT_SHORT = "count_short"  # found, wanted, type
    COUNT_UNSAID = "count_unsaid"  # found: how many are wanted is not said
    SEVERAL_BODIES = "several_bodies"  # bodies: each issued one, and the criterion does not say whose is meant
    MISSING_PRODUCT = "missing_product"  # text
    DENIED = "denied"  # document: a held one says it was not done
    DENIED_PERHAPS = "denied_perhaps"  # document: a held one says so, with more words that may make it another thing
    WORDS_ALONE = "words_alone"  # document, page: it names no type of document, and words alone are found
    NOTHING = "nothing"
    NEAREST = "nearest"  # document, and why it does not serve
    LOOK_AT = "look_at"  # document: the best there is


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, by name, with the facts of the case."""

    why: Why
    facts: tuple[tuple[str, Fact], ...] = ()


def reason(why: Why, **facts: Fact) -> Reason:
    """A Reason with its facts by name."""
    return Reason(why, tuple(facts.items()))


@dataclass(frozen=True, slots=True)
class Check:
    """One check of one document against one requirement: what was looked at, what it came to, why."""

    aspect: Aspect
    outcome: Outcome
    reason: Reason


def come_to(checks: Iterable[Check]) -> Outcome:
    """What checks come to together, being in time left out: a late document is still the one."""
    outcomes = {check.outcome for check in checks if check.aspect is not Aspect.DEADLINE}
    if Outcome.NOT_MET in outcomes:
        return Outcome.NOT_MET
    return Outcome.INCONCLUSIVE if Outcome.INCONCLUSIVE in outcomes or not outcomes else Outcome.MET


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place that speaks for a criterion: always with record, page and quote; and the document it is evidence of."""

    tier: Tier
    record: str  # the id of the held record that holds the quote
    document: str  # its file's name
    page: int
    quote: str
    span: Span  # of the quote, in the record's text
    number: str | None = (
        None  # of the document it is evidence of, as printed; with WORDS, of the one that holds the words
    )
    type: str | None = None
    issuer: str | None = None
    day: date | None = None
    subject: str | None = None
    score: float = 0.0  # comparable within one criterion
    checks: tuple[Check, ...] = ()
    by: str | None = None  # the person who added it

    @property
    def fits(self) -> Outcome:
        """What its checks come to together."""
        return come_to(self.checks)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the evidence says of one product of a criterion."""

    requirement: Requirement
    verdict: Verdict
    reasons: tuple[Reason, ...]
    days_late: int = 0
    rests_on: tuple[str, ...] = ()  # the ids of the held records that it rests on, where it is proven as far as it goes


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict on one criterion, the reasons a person can check, and the evidence, best first."""

    criterion: Criterion
    verdict: Verdict
    reasons: tuple[Reason, ...]
    evidence: tuple[Evidence, ...] = ()
    answers: tuple[Answer, ...] = field(default=())  # one for each product
    days_late: int = 0
