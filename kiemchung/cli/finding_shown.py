"""Verifications on the terminal: a table of verdicts, the report's figures beside it, one criterion with all its evidence."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

import click

from corpus import Decision, DecisionKind
from evidence import Agreement, Change, ChangeKind, Evidence, Outcome, ReportCheck, Reviewed, SetBeside, Tier, Verdict
from kiemchung.cli.finding_words import TIERS, VERDICTS, check_text, finding_reason, verdict_text
from kiemchung.cli.safe import for_people
from kiemchung.cli.show import vietnamese_date, width
from kiemchung.cli.slip import Slip, numbers_of, place_of, supporting
from kiemchung.cli.wording import say

DECISIONS: dict[DecisionKind, str] = {
    DecisionKind.ACCEPT: "công nhận",
    DecisionKind.REJECT: "không công nhận",
    DecisionKind.ADD_EVIDENCE: "thêm bằng chứng",
    DecisionKind.COMMENT: "ghi ý kiến",
    DecisionKind.REOPEN: "mở lại",
}
_AGREEMENTS: dict[Agreement, str] = {
    Agreement.AGREES: "khớp",
    Agreement.MORE_CLAIMED: "báo cáo nhiều hơn bằng chứng",
    Agreement.LESS_CLAIMED: "báo cáo ít hơn bằng chứng",
    Agreement.OPEN: "chưa kết luận được: còn tiêu chí chờ người xem",
    Agreement.APART: "báo cáo đếm một bộ nhiệm vụ khác ({all}, bộ này có {criteria})",
}
_COLOURS = {
    Verdict.PROVEN: "green",
    Verdict.PROVEN_LATE: "yellow",
    Verdict.CITED_ONLY: "yellow",
    Verdict.CONTRADICTED: "red",
    Verdict.NOT_FOUND: "red",
    Verdict.TO_JUDGE: "cyan",
}


@for_people
def slip_table(slip: Slip, lang: str) -> list[tuple[str, ...]]:
    """The rows of the table of verdicts, the head first: code, criterion, verdict with its reason, documents."""
    head = ("Mã", "Tiêu chí", "Kết luận", "Bằng chứng")
    rows = [tuple(say(label, lang) for label in head)]
    for criterion, review in slip.rows():
        if review is None:
            rows.append((criterion.code, criterion.title, "", ""))
            continue
        told = f"{verdict_text(review.finding, lang)}. {finding_reason(review.finding, lang)}"
        if review.standing:
            told += f" [{decision_text(review.standing, lang)}]"
        if review.changes:
            told += f" [{changes_text(review, lang)}]"
        rows.append((criterion.code, criterion.title, told, numbers_of(supporting(review))))
    return rows


@for_people
def summary_text(slip: Slip, lang: str) -> str:
    """How many criteria have each verdict."""
    counts = slip.counts()
    said = [f"{say(VERDICTS[verdict], lang)}: {counts[verdict]}" for verdict in VERDICTS if counts[verdict]]
    return say("{count} tiêu chí. ", lang).format(count=len(slip.reviews)) + "; ".join(said) + "."


@for_people
def report_text(report: ReportCheck, lang: str) -> str:
    """What the report claims, beside what the evidence counts."""
    title = say("Số liệu của báo cáo {name} so với bằng chứng", lang).format(name=report.name)
    lines = [click.style(title, bold=True)]
    if not report.claims and not report.tables:
        lines.append(say("Báo cáo không nêu số nhiệm vụ nào đã làm.", lang))
    for each in report.claims:
        claim = each.claim
        said = say("Trang {page}: báo cáo ghi {done}/{all}: “{quote}”", lang)
        lines += _wrapped(said.format(page=claim.page, done=claim.done, all=claim.all, quote=claim.quote), "- ")
        if each.agreement is not Agreement.APART:
            counted = say(
                "Bằng chứng đến ngày báo cáo: {held} có văn bản, {cited} chỉ được viện dẫn, {to_judge} cần người xem,"
                " {missing} không thấy, trong {criteria} tiêu chí",
                lang,
            )
            facts = {name: getattr(each, name) for name in ("held", "cited", "to_judge", "missing", "criteria")}
            lines += _wrapped(counted.format(**facts), "  ")
        lines += _wrapped(f"=> {agreement_text(each, lang)}", "  ")
    for table in report.tables:
        said = say("Trang {page}: bảng {rows} nhiệm vụ của báo cáo có {naming} hàng nêu văn bản", lang)
        lines += _wrapped(said.format(page=table.page, rows=table.rows, naming=table.naming), "- ")
    return "\n".join(lines)


def agreement_text(beside: SetBeside, lang: str) -> str:
    """Whether a claim and the evidence agree."""
    return say(_AGREEMENTS[beside.agreement], lang).format(all=beside.claim.all, criteria=beside.criteria)


@for_people
def criterion_text(review: Reviewed, lang: str) -> str:
    """One criterion: verdict, reason, every piece of evidence with quote and checks, and what persons did."""
    finding = review.finding
    criterion = finding.criterion
    lines = _wrapped(f"{criterion.code}  {criterion.title}", "")
    asked = (("Sản phẩm", "; ".join(criterion.products)), ("Chủ trì", criterion.lead), ("Thời hạn", criterion.deadline))
    lines += [f"   {say(label, lang)}: {value}" for label, value in asked if value]
    verdict = click.style(verdict_text(finding, lang), fg=_COLOURS[finding.verdict], bold=True)
    lines += [f"   {verdict}", *_wrapped(finding_reason(finding, lang), "   ")]
    for each in finding.evidence:
        lines += _evidence_lines(each, lang)
    lines += [f"   ! {decision_text(each, lang)}" for each in review.decisions]
    if review.changes:
        lines += _wrapped(changes_text(review, lang), "   ! ")
    return "\n".join(lines)


def _evidence_lines(evidence: Evidence, lang: str) -> Iterator[str]:
    about = (evidence.number, vietnamese_date(evidence.day), evidence.type, evidence.issuer)
    refused = say(", không khớp", lang) if evidence.fits is Outcome.NOT_MET else ""
    said = " · ".join(filter(None, (f"[{say(TIERS[evidence.tier], lang)}{refused}]", *about)))
    if evidence.by:
        said += say(" (do {by} thêm)", lang).format(by=evidence.by)
    yield from _wrapped(said, "   * ")
    quote = f"“{evidence.quote}” ({place_of(evidence, say('tr.', lang))})"
    yield from textwrap.wrap(
        quote, width() - 2, initial_indent="     ", subsequent_indent="     ", max_lines=5, placeholder=" …”"
    )
    if evidence.tier is not Tier.WORDS:
        for check in evidence.checks:
            if check.outcome is not Outcome.MET:
                yield from _wrapped(check_text(check, lang), "     - ")


def decision_text(decision: Decision, lang: str) -> str:
    """Who did what, when and why."""
    when = vietnamese_date(decision.at[:10])
    said = f"{decision.by} {say(DECISIONS[decision.kind], lang)} {say('ngày', lang)} {when}"
    return f"{said}: {decision.note}" if decision.note else said


def changes_text(review: Reviewed, lang: str) -> str:
    """What is no longer as it was when a person decided."""
    return say("đã đổi từ khi quyết định: ", lang) + "; ".join(change_text(each, lang) for each in review.changes)


def change_text(change: Change, lang: str) -> str:
    """One thing that is no longer as it was."""
    if change.kind is ChangeKind.VERDICT:
        before, after = (say(VERDICTS[Verdict(each)], lang) for each in (change.before, change.after))
        return say("kết luận từ “{before}” thành “{after}”", lang).format(before=before, after=after)
    sentence = {
        ChangeKind.NEW_EVIDENCE: "có thêm {after}",
        ChangeKind.LOST_EVIDENCE: "không còn {before}",
        ChangeKind.TITLE: "tiêu chí trước đây ghi “{before}”",
    }[change.kind]
    return say(sentence, lang).format(before=change.before, after=change.after)


def _wrapped(text: str, start: str) -> list[str]:
    return textwrap.wrap(text, width() - 2, initial_indent=start, subsequent_indent=" " * len(start)) or [start]
