"""What one product of a criterion asks of a document, made ready for comparing: a criterion and its requirement go in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from corpus import Body, Places, body_of
from evidence.covering import covering, is_longer_than_a_year, is_of_cycle, without_times
from evidence.criterion import CriteriaSet, Criterion
from evidence.owners import bodies_meant, each_named
from evidence.requirement import REPORT, Cycle, DeadlineKind, Requirement, Wanted, Window
from evidence.topics import Topic, topic_of
from evidence.wanted import names_each_body, type_at, without_each_body
from patterns import GENERIC

_CYCLES = re.compile(
    r"\b(?:h[ằà]ng\s+|mỗi\s+|\d{1,2}\s+(?:lần\s*/\s*)?)?(?:tuần|tháng|quý|năm)\b(?!\s+(?:[IVX]+|\d+)\b)", re.IGNORECASE
)
_UNIT = re.compile(r"\b(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu)\b", re.IGNORECASE)
_COUNTED = re.compile(r"(?<![\w/])\d{1,3}\s+(?=[^\W\d])")  # "02 báo cáo"


@dataclass(frozen=True, eq=False)
class Demand:
    """One type of document that is wanted, with what it is to be about, from whom and by when.

    `wanted` is None where the words name no type. `about` is the title of the criterion, else that of the nearest row above it that
    says what it is about: under "Công tác tuyên truyền" a row may be called "Ban hành kế hoạch".
    """

    criterion: Criterion
    requirement: Requirement
    wanted: Wanted | None
    about: str
    year: int | None  # that the criteria set is about
    home: Places = ()  # the one province the corpus is of

    @property
    def kind(self) -> str | None:
        """The type wanted, where it is a type of its own."""
        return self.wanted.type if self.wanted and self.wanted.type != GENERIC else None

    @property
    def kinds(self) -> tuple[str, ...]:
        """The types that would do."""
        return (self.kind, *(self.wanted.or_else if self.wanted else ())) if self.kind else ()

    @property
    def any_kind(self) -> bool:
        """Whether any type would do: "Văn bản", "Kế hoạch/Văn bản"."""
        return self.wanted is not None and GENERIC in (self.wanted.type, *self.wanted.or_else)

    @cached_property
    def issuers(self) -> tuple[Body, ...]:
        """The bodies of which one is to issue the document, where the criterion says it: several where it names a level alone."""
        return self._bodies(self.requirement.issuer)

    @cached_property
    def owners(self) -> tuple[Body, ...]:
        """The bodies of which one may be meant to: the criterion says that something is theirs."""
        return self._bodies(self.requirement.owner)

    @cached_property
    def leads(self) -> tuple[Body, ...]:
        """The bodies in charge of the task."""
        return tuple(body for name in self.lead_names if (body := body_of(name, self.home)))

    @cached_property
    def lead_names(self) -> tuple[str, ...]:
        """What the criterion calls them."""
        return each_named(self.criterion.lead or "")

    def _bodies(self, name: str | None) -> tuple[Body, ...]:
        return tuple(body for each in bodies_meant(name) if (body := body_of(each, self.home)))

    @property
    def of_each(self) -> bool:
        """Whether each of several bodies is to have its own: those the product names without saying which, or those in charge."""
        if without_each_body(self.requirement.text) != self.requirement.text:
            return True
        led = len(self.leads) > 1 or names_each_body(self.criterion.lead or "")
        return led and not self.issuers and not self.owners

    @cached_property
    def periods(self) -> tuple[Window, ...]:
        """The times the document is to cover, where the words say it."""
        if self.wanted and self.wanted.period:
            return (self.wanted.period,)
        above = self.about if self.about != self.criterion.title else ""
        return self.requirement.periods or covering(above, self.year).times

    @property
    def period(self) -> Window | None:
        """The first of them."""
        return next(iter(self.periods), None)

    @cached_property
    def time(self) -> Window | None:
        """The very time that one document is to cover: the one its product names, else the part of a year that the title does."""
        if self.wanted and self.wanted.period:
            return self.wanted.period
        only = self.periods[0] if len(self.periods) == 1 else None
        return None if only is None or is_longer_than_a_year(only) or is_of_cycle(only, Cycle.YEAR) else only

    @cached_property
    def exact(self) -> bool:
        """Whether the document is to cover just its times.

        It need not where a title may name when it is due, "Kế hoạch kiểm tra trong quý II", nor where parts of its year are due one by one.
        """
        deadlines, periods = self.requirement.deadlines, set(self.periods)
        either = any(
            each.loose and each.kind is DeadlineKind.WITHIN and periods & set(each.windows) for each in deadlines
        )
        parted = any(each.kind is DeadlineKind.RECURRING and len(each.windows) > 1 for each in deadlines)
        whole = all(is_of_cycle(each, Cycle.YEAR) for each in periods)
        return bool(periods) and not either and not (parted and whole and self.time is None)

    @cached_property
    def demanded_year(self) -> int | None:
        """The year the task belongs to: that of the set, else that of its deadline."""
        ends = [window.last.year for deadline in self.requirement.deadlines for window in deadline.windows]
        return self.year or (ends[0] if ends else None)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What the criterion calls the body whose the document is to be, which says nothing of what it is about."""
        said = filter(None, (self.requirement.issuer, self.requirement.owner))
        return tuple(name for each in said for name in (*bodies_meant(each), f"cấp {each}", *_of_its_unit(each)))

    def topics(self, names: tuple[str, ...]) -> tuple[Topic, Topic]:
        """What the document is to be about, by the task and by the words of the product, without the bodies and places in `names`."""
        product = "" if self.requirement.inherited else without_each_body(self.requirement.text)
        if any(each.type == REPORT for each in self.requirement.wanted):  # then these words have been read
            product = _CYCLES.sub(" ", without_times(product))
        product = _COUNTED.sub(_uncounted, product)
        return topic_of(self.about, self.kind, names), topic_of(product, self.kind, names)

    @cached_property
    def question(self) -> str:
        """The words to search by."""
        return " ".join(dict.fromkeys((self.about, self.criterion.title, self.requirement.text)))


def _of_its_unit(body: str) -> Iterator[str]:
    """What a task may call the unit of the body that is to issue the document: "Kế hoạch CCHC năm 2024 của huyện"."""
    if found := _UNIT.search(body):
        yield f"của {found[0]}"


def _uncounted(found: re.Match[str]) -> str:
    """Nothing for how many documents or how often; a number before other words stays: "Nghị quyết 76 của Chính phủ"."""
    counted = type_at(found.string, found.end()) or found.string.startswith("lần", found.end())
    return " " if counted else found[0]


def demands_of(
    criterion: Criterion,
    requirements: tuple[Requirement, ...],
    criteria_set: CriteriaSet,
    *,
    rows: Mapping[str, Criterion],
    home: Places,
) -> Iterator[Demand]:
    """A demand for each type of document each requirement of a criterion wants; `rows` are the set's rows by code."""
    for requirement in requirements:
        for wanted in requirement.wanted or (None,):
            kind = wanted.type if wanted else None
            about = next(_abouts(criterion, rows, kind), criterion.title)
            yield Demand(criterion, requirement, wanted, about, criteria_set.year, home)


def _abouts(criterion: Criterion, rows: Mapping[str, Criterion], kind: str | None) -> Iterator[str]:
    """The titles that say what the document is to be about, those nearest to it first."""
    row: Criterion | None = criterion
    while row is not None:
        if topic_of(row.title, kind):
            yield row.title
        row = rows.get(row.parent or "")
