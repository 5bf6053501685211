"""The tables that go out with a verification: the report's figures beside the evidence, and the two annexes of reports on reform work.

Only what the corpus can count is filled in; the other figures are left blank and listed, for the body that reports to give.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from evidence import Agreement, Evidence, Finding, Reviewed, Tier, Verdict
from kiemchung.cli.finding_shown import agreement_text
from kiemchung.cli.finding_words import VERDICTS
from kiemchung.cli.show import vietnamese_date
from kiemchung.cli.slip import Slip, supporting
from kiemchung.cli.wording import say

ANNEX_ONE = (
    "STT",
    "Tên nhiệm vụ",
    "Số văn bản",
    "Trích yếu nội dung văn bản",
    "Thời hạn ban hành",
    "Đúng hạn/quá hạn",
    "Ghi chú",
)
CLAIMS = ("Báo cáo ghi", "Trích dẫn", "Trang", "Có văn bản", "Chỉ viện dẫn", "Chờ xem", "Không thấy", "Nhận xét")
ANNEX_TWO = ("STT", "Chỉ tiêu thống kê", "Đơn vị tính", "Kết quả", "Ghi chú")


@dataclass(frozen=True, slots=True)
class Line:
    """A row of an annex; `heading` for one that only groups others."""

    cells: tuple[str, ...]
    heading: bool = False


def claim_lines(slip: Slip, lang: str) -> list[Line]:
    """What the report claims in figures beside what the evidence counts."""
    lines = []
    for each in slip.report.claims if slip.report else ():
        claim = each.claim
        counted = () if each.agreement is Agreement.APART else (each.held, each.cited, each.to_judge, each.missing)
        figures = (*map(str, counted), *("",) * (4 - len(counted)))
        # with blanks: a spreadsheet would take what stands there as 7/18 for a day
        said = f"{claim.done} / {claim.all}"
        lines.append(Line((said, claim.quote, str(claim.page), *figures, agreement_text(each, lang))))
    return lines


def tables_said(slip: Slip, lang: str) -> list[str]:
    """How many rows of the report's own tables of tasks name a document."""
    sentence = say("Trang {page}: bảng {rows} nhiệm vụ của báo cáo có {naming} hàng nêu văn bản", lang)
    tables = slip.report.tables if slip.report else ()
    return [sentence.format(page=each.page, rows=each.rows, naming=each.naming) for each in tables]


def annex_one(slip: Slip, lang: str) -> list[Line]:
    """Phụ lục I: every task with the document that answers it, and whether it was in time."""
    lines = []
    count = 0
    for criterion, review in slip.rows():
        if review is None:
            lines.append(Line((criterion.code, criterion.title, "", "", "", "", ""), heading=True))
            continue
        count += 1
        shown = _answering(review)
        numbers = "; ".join(dict.fromkeys(_numbered(each, lang) for each in shown))
        subjects = "; ".join(dict.fromkeys(each.subject or "" for each in shown))
        note = "" if review.finding.verdict is Verdict.PROVEN else say(VERDICTS[review.finding.verdict], lang)
        due = criterion.deadline or "; ".join(_deadlines(review.finding))
        row = (str(count), criterion.title, numbers, subjects, due, _timely(review, lang), note)
        lines.append(Line(row))
    return lines


def _answering(review: Reviewed) -> list[Evidence]:
    """The documents that a row names: none where none was found, or a person has still to say which."""
    answered = (Verdict.PROVEN, Verdict.PROVEN_LATE, Verdict.CITED_ONLY)
    shown = supporting(review)
    return [each for each in shown if each.by or review.finding.verdict in answered]


def _numbered(evidence: Evidence, lang: str) -> str:
    day = vietnamese_date(evidence.day)
    return f"{evidence.number or evidence.document}{' ' + say('ngày', lang) + ' ' + day if day else ''}"


def _deadlines(finding: Finding) -> tuple[str, ...]:
    """The words of the deadlines a criterion sets, in their column or in its title."""
    return tuple(dict.fromkeys(each.text for answer in finding.answers for each in answer.requirement.deadlines))


def _timely(review: Reviewed, lang: str) -> str:
    finding = review.finding
    if not _deadlines(finding):
        return ""
    if finding.verdict is Verdict.PROVEN_LATE:
        return say("Quá hạn {days} ngày", lang).format(days=finding.days_late)
    return say("Đúng hạn", lang) if finding.verdict is Verdict.PROVEN else ""


_Counter = Callable[[Slip], int]


def _with(*verdicts: Verdict) -> _Counter:
    return lambda slip: sum(slip.counts()[verdict] for verdict in verdicts)


def _in_time(slip: Slip) -> int:
    return sum(each.finding.verdict is Verdict.PROVEN and bool(_deadlines(each.finding)) for each in slip.reviews)


def _cited(slip: Slip) -> int:
    return len(
        {
            evidence.number
            for each in slip.reviews
            for evidence in each.finding.evidence
            if evidence.tier is Tier.CITED and each.finding.verdict is Verdict.CITED_ONLY
        }
    )


# What is counted: its name, its unit, and how it is counted; what has no counter the corpus cannot know.
_FIGURES: tuple[tuple[str, tuple[tuple[str, str, _Counter | None], ...]], ...] = (
    (
        "Kế hoạch, nhiệm vụ",
        (
            ("Số nhiệm vụ đề ra trong kế hoạch", "Nhiệm vụ", lambda slip: len(slip.reviews)),
            ("Số nhiệm vụ có văn bản chứng minh", "Nhiệm vụ", _with(Verdict.PROVEN, Verdict.PROVEN_LATE)),
            ("trong đó đúng hạn", "Nhiệm vụ", _in_time),
            ("trong đó quá hạn", "Nhiệm vụ", _with(Verdict.PROVEN_LATE)),
            ("Số nhiệm vụ có văn bản chỉ được viện dẫn, chưa có trong hồ sơ", "Nhiệm vụ", _with(Verdict.CITED_ONLY)),
            ("Số nhiệm vụ có mâu thuẫn", "Nhiệm vụ", _with(Verdict.CONTRADICTED)),
            ("Số nhiệm vụ cần người xem xét", "Nhiệm vụ", _with(Verdict.TO_JUDGE)),
            ("Số nhiệm vụ không tìm thấy văn bản", "Nhiệm vụ", _with(Verdict.NOT_FOUND)),
        ),
    ),
    (
        "Văn bản",
        (
            ("Tổng số văn bản trong hồ sơ", "Văn bản", lambda slip: len(slip.records)),
            ("Số văn bản phải bổ sung vào hồ sơ vì mới được viện dẫn", "Văn bản", _cited),
        ),
    ),
    (
        "Kiểm tra, tuyên truyền",
        (
            ("Số cơ quan, đơn vị đã kiểm tra", "Cơ quan, đơn vị", None),
            ("Số vấn đề phát hiện qua kiểm tra", "Vấn đề", None),
            ("Số vấn đề đã xử lý xong", "Vấn đề", None),
            ("Số tin, bài tuyên truyền đã đăng", "Tin, bài", None),
        ),
    ),
    (
        "Thể chế",
        (
            ("Số văn bản quy phạm pháp luật đã kiểm tra, rà soát", "Văn bản", None),
            ("Số văn bản quy phạm pháp luật đã xử lý sau rà soát", "Văn bản", None),
        ),
    ),
    (
        "Thủ tục hành chính",
        (
            ("Số thủ tục hành chính công bố mới, sửa đổi, bãi bỏ", "Thủ tục", None),
            ("Số hồ sơ tiếp nhận, giải quyết đúng hạn, quá hạn", "Hồ sơ", None),
            ("Số phản ánh, kiến nghị đã xử lý", "Phản ánh, kiến nghị", None),
            ("Tỷ lệ hồ sơ số hóa, nộp trực tuyến", "%", None),
        ),
    ),
    (
        "Tổ chức bộ máy, công vụ, tài chính công",
        (
            ("Biên chế được giao, có mặt, tinh giản", "Người", None),
            ("Số người tuyển dụng, bổ nhiệm, đào tạo, bị kỷ luật", "Người", None),
            ("Số đơn vị sự nghiệp theo mức tự chủ", "Đơn vị", None),
        ),
    ),
)


def annex_two(slip: Slip, lang: str) -> list[Line]:
    """Phụ lục II: the figures the corpus answers, documents by type among them, and the others blank."""
    lines = []
    for place, (group, figures) in enumerate(_FIGURES, start=1):
        lines.append(Line((_roman(place), say(group, lang), "", "", ""), heading=True))
        counted = [(say(name, lang), say(unit, lang), counter) for name, unit, counter in figures]
        for at, (name, unit, counter) in enumerate(counted, start=1):
            result = str(counter(slip)) if counter else ""
            lines.append(Line((f"{place}.{at}", name, unit, result, "")))
        if group == "Văn bản":
            for at, (kind, count) in enumerate(slip.types(), start=len(counted) + 1):
                lines.append(Line((f"{place}.{at}", f"- {kind}", say("Văn bản", lang), str(count), "")))
    return lines


def unanswered(lang: str) -> list[str]:
    """The figures of Phụ lục II that the corpus cannot know."""
    return [say(name, lang) for _, figures in _FIGURES for name, _, counter in figures if counter is None]


def _roman(number: int) -> str:
    return ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII")[number]
