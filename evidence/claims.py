"""What a report claims in figures, set beside the evidence: a report and findings go in, each claim with the counts comes out.

"Đã hoàn thành 11/18 nhiệm vụ" is held against the findings on a set of 18 criteria, as far as their documents were there on the day of the
report, and against the rows of the report's own tables that name a document.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from evidence.finding import Finding, Tier, Verdict, Why
from evidence.quoting import quoted, shortened
from extractor import Document, Span
from patterns import Citation, Identity

_FIGURE = r"\d{1,3}(?:\.\d{3})+|\d{1,4}"
_THINGS = r"(?:nhiệm vụ|chỉ tiêu|nội dung|công việc|tiêu chí|đầu việc|sản phẩm)"
_DONE = r"(?:hoàn thành|triển khai|thực hiện|ban hành|đạt|có|xử lý|giải quyết)"
# "đã triển khai 30/50 nhiệm vụ", "hoàn thành 11 trong tổng số 18 nhiệm vụ", "hoàn thành 100% (18/18) nhiệm vụ"
_SHARE = re.compile(
    rf"\b{_DONE}[^.;\n\d]{{0,40}}(?:\d{{1,3}} ?% ?\()?(?P<done>{_FIGURE})(?: ?/ ?|\s+(?:trong|trên)\s+(?:tổng\s+)?(?:số\s+)?)(?P<all>{_FIGURE})\)?"
    rf"\s+{_THINGS}",
    re.IGNORECASE,
)
# "Số nhiệm vụ đề ra trong kế hoạch | Nhiệm vụ | 50", and in a row near to it "Số nhiệm vụ đã hoàn thành | Nhiệm vụ | 30"
_PLANNED = re.compile(
    rf"^[^\n]{{0,60}}?\bsố {_THINGS} (?:đề ra|được giao)[^\n\t|]{{0,120}}[\t|][^\n]{{0,120}}?(?P<all>{_FIGURE})[^\n\d]{{0,60}}$",
    re.IGNORECASE | re.MULTILINE,
)
_FINISHED = re.compile(
    rf"^[^\n]{{0,60}}?\bsố {_THINGS} (?:đã )?hoàn thành[^\n\t|]{{0,120}}[\t|][^\n]{{0,120}}?(?P<done>{_FIGURE})[^\n\d]{{0,60}}$",
    re.IGNORECASE | re.MULTILINE,
)
_ROWS_APART = 300  # characters between such rows
_NUMBERED = re.compile(r"^[ |]*\d{1,3}\.?[ |]*\t", re.MULTILINE)
_FEWEST_ROWS = 4


class Agreement(StrEnum):
    """Whether a claim and the evidence agree."""

    AGREES = "agrees"
    MORE_CLAIMED = "more_claimed"  # than there is evidence for
    LESS_CLAIMED = "less_claimed"
    OPEN = "open"  # a person has to judge some of the criteria first
    APART = "apart"  # the claim counts another set of tasks


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure the report gives: so many done of so many, with page and quote."""

    page: int
    quote: str
    span: Span
    done: int
    all: int


@dataclass(frozen=True, slots=True)
class TaskRows:
    """A table of tasks in the report itself: how many rows it has, and how many of them name a document."""

    page: int
    rows: int
    naming: int


@dataclass(frozen=True, slots=True)
class SetBeside:
    """A claim and what the evidence counts: documents held by the day of the report, only cited, and what is for a person."""

    claim: Claim
    criteria: int
    held: int
    cited: int
    to_judge: int
    missing: int
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class ReportCheck:
    """A report, what it claims in figures, and its own tables of tasks."""

    name: str
    day: date | None
    claims: tuple[SetBeside, ...]
    tables: tuple[TaskRows, ...]


def check_report(
    document: Document, identity: Identity, citations: Sequence[Citation], findings: Sequence[Finding]
) -> ReportCheck:
    """The report's figures beside what the findings count."""
    day = identity.date.exact() if identity.date else None
    beside = tuple(_beside(claim, findings, day) for claim in claims_in(document))
    name = document.name.replace("\\", "/").rsplit("/", 1)[-1]
    return ReportCheck(name, day, beside, tuple(task_rows(document, citations)))


def claims_in(document: Document) -> Iterator[Claim]:
    """The figures of a report that say how many tasks are done, in the order of the text."""
    text = document.text
    for found in _SHARE.finditer(text):
        yield _claim(document, Span(found.start(), found.end()), found["done"], found["all"])
    for planned in _PLANNED.finditer(text):
        finished = _FINISHED.search(text, planned.end(), planned.end() + _ROWS_APART)
        if finished:
            yield _claim(document, Span(planned.start(), finished.end()), finished["done"], planned["all"])


def _claim(document: Document, span: Span, done: str, whole: str) -> Claim:
    text = document.text
    end = text.find("\n", span.end)
    lines = Span(text.rfind("\n", 0, span.start) + 1, len(text) if end == -1 else end)
    quote = shortened(text, lines, span)
    return Claim(document.page_at(span.start), quoted(text, quote), quote, _figure(done), _figure(whole))


def _figure(text: str) -> int:
    return int(text.replace(".", ""))


def _beside(claim: Claim, findings: Sequence[Finding], day: date | None) -> SetBeside:
    counts = Counter(_state(finding, day) for finding in findings)
    held, cited = counts[Verdict.PROVEN], counts[Verdict.CITED_ONLY]
    to_judge = counts[Verdict.TO_JUDGE] + counts[Verdict.CONTRADICTED]
    if claim.all != len(findings):
        agreement = Agreement.APART
    elif claim.done > held + cited + to_judge:
        agreement = Agreement.MORE_CLAIMED
    elif claim.done < held:
        agreement = Agreement.LESS_CLAIMED
    else:
        agreement = Agreement.AGREES if claim.done == held else Agreement.OPEN
    return SetBeside(claim, len(findings), held, cited, to_judge, counts[Verdict.NOT_FOUND], agreement)


def _state(finding: Finding, day: date | None) -> Verdict:
    """The verdict on the day of the report: a document of later had not been issued yet; where only some had, a person judges."""
    verdict = Verdict.PROVEN if finding.verdict is Verdict.PROVEN_LATE else finding.verdict
    if day is None or verdict not in (Verdict.PROVEN, Verdict.CITED_ONLY):
        return verdict
    issued = [each <= day for each in _days(finding)]
    if all(issued):
        return verdict
    return Verdict.TO_JUDGE if any(issued) else Verdict.NOT_FOUND


def _days(finding: Finding) -> list[date]:
    """The days of the documents the verdict rests on, where they are known."""
    reasons = [dict(each.facts).get("day") for each in finding.reasons if each.why is Why.PROVEN_BY]
    if reasons:
        return [each for each in reasons if isinstance(each, date)]
    return [each.day for each in finding.evidence if each.tier is not Tier.WORDS and each.day][:1]


def task_rows(document: Document, citations: Sequence[Citation]) -> Iterator[TaskRows]:
    """The tables of numbered tasks in a text, and how many of their rows name a document."""
    text = document.text
    rows: list[Span] = []
    for found in _NUMBERED.finditer(text):
        end = text.find("\n", found.end())
        row = Span(found.start(), len(text) if end == -1 else end)
        if rows and _number(text, row) <= _number(text, rows[-1]):  # numbering begins anew: another table
            yield from _counted(document, rows, citations)
            rows = []
        rows.append(row)
    yield from _counted(document, rows, citations)


def _number(text: str, row: Span) -> int:
    found = re.search(r"\d+", row.of(text))
    return int(found[0]) if found else 0


def _counted(document: Document, rows: list[Span], citations: Sequence[Citation]) -> Iterator[TaskRows]:
    if len(rows) >= _FEWEST_ROWS:
        naming = sum(
            any(row.start <= citation.span.start < row.end and citation.number for citation in citations)
            for row in rows
        )
        yield TaskRows(document.page_at(rows[0].start), len(rows), naming)
