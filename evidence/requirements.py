"""A criterion goes in; what would prove it comes out: documents of which type, from whom, about what, by when."""

from __future__ import annotations

import re

from evidence.covering import covering
from evidence.criterion import CriteriaSet, Criterion
from evidence.deadlines import deadline_within, read_deadlines
from evidence.requirement import REPORT, Deadline, DeadlineKind, Requirement, Wanted, Window
from evidence.wanted import Named, documents_named, type_at
from extractor import fold
from patterns import GENERIC

# What a task says is to be done with the document that it names next.
_DRAFTING = re.compile(
    r"(?:(?:tham mưu|trình|xây dựng|ban hành|soạn thảo|lập|hoàn thiện|rà soát|đề xuất|cho ý kiến|phối hợp|tổ chức|kịp thời|đầy đủ|UBND tỉnh|"
    r"Ủy ban nhân dân tỉnh|Chủ tịch UBND tỉnh|HĐND tỉnh|để|các|và|,)\s*)+(?=\S)",
    re.IGNORECASE,
)
_MUST_DRAFT = re.compile(r"\b(?:tham mưu|xây dựng|ban hành|soạn thảo|lập|hoàn thiện)\b", re.IGNORECASE)
_VERBS = frozenset({"Hướng dẫn", "Quy hoạch"})  # types that at the head of a title may be what is to be done
_DECIDED = re.compile(
    r"(?:phê duyệt|thành lập|kiện toàn|công bố|bãi bỏ|khen thưởng|bổ nhiệm|phân công|giao chỉ tiêu)\b"
    r"|(?:tham mưu |xây dựng (?:và )?)?ban hành (?:bộ|danh mục|quy trình|khung|định mức|tiêu chuẩn|bảng giá|đơn giá|mức)\b",
    re.IGNORECASE,
)
_BODY = (
    r"(?:Phó )?(?:Chủ tịch|UBND|Ủy ban|HĐND|Hội đồng|Thường trực|Sở|Ban|Bộ|Văn phòng|VP|Chính phủ|Thủ tướng|Tỉnh ủy|Thành ủy|Huyện ủy|Đảng ủy"
    r"|Đoàn|Tổ|Trung tâm|Chi cục|Cục|Tổng cục|Phòng|Giám đốc|Chánh|Thanh tra|Công an|Bảo hiểm|Kho bạc|Quỹ|Trường|Viện)\b"
)
_ISSUER = re.compile(
    rf"\b(?:của|do)\s+(?:các\s+)?({_BODY}.*?)(?=\s+(?:ban hành|về|gửi|trình|phê duyệt|ký|được|để|năm)\b|\s*[,;.()]|$)"
)


def requirements(criterion: Criterion, criteria_set: CriteriaSet) -> tuple[Requirement, ...]:
    """What each product of `criterion` asks for, or its title where it names none; nothing for a heading.

    Deadlines are those of the criterion, matched with its products where there is one for each, else the one its title ends in where
    that is one.
    """
    if criterion.heading:
        return ()
    year = criteria_set.year
    said = deadline_within(criterion.title, year=year)
    task = criterion.title[: criterion.title.rfind(said.text)].rstrip(" ,;") if said else criterion.title
    listed = read_deadlines(criterion.deadline or "", year=year)
    titled = _titled(task, year)
    subject = _subject(task, titled)
    products = criterion.products or (criterion.title,)
    made = []
    for index, product in enumerate(products):
        named = documents_named(product, year=year) if criterion.products else titled
        wanted = _of_series(named.wanted, titled.wanted) or titled.wanted
        ends = said if said and _is_deadline(said, wanted, year) else None
        made.append(
            Requirement(
                criterion=criterion.code,
                text=product,
                wanted=wanted,
                issuer=_issuer(product),
                subject=subject,
                periods=_periods(criterion.title, task, ends, year),
                deadlines=_for(product, wanted, listed or ((ends,) if ends else ()), index=index, of=len(products)),
            )
        )
    return tuple(made)


def _titled(title: str, year: int | None) -> Named:
    """The documents the title of a task demands: one it says to draft, one it begins with, or the decision it takes."""
    drafting = _DRAFTING.match(title)
    start = drafting.end() if drafting else 0
    named = type_at(title, start)
    drafted = bool(drafting and _MUST_DRAFT.search(drafting[0]))
    if named and (drafted or (named[0] not in _VERBS and not drafting)):
        found = documents_named(title[start:], year=year)
        return Named(found.wanted, start + found.end)
    if _DECIDED.match(title):
        return Named((Wanted("Quyết định", implied=True),))
    return Named(())


def _subject(title: str, named: Named) -> str:
    """What the document is to be about: the title without the words that say to draft it and its type."""
    rest = title[named.end :].strip(" ,.;:")
    return re.sub(r"^(?:về việc|về)\s+", "", rest, flags=re.IGNORECASE) or title


def _issuer(product: str) -> str | None:
    found = _ISSUER.search(product)
    return " ".join(found[1].split()) if found else None


def _of_series(named: tuple[Wanted, ...], titled: tuple[Wanted, ...]) -> tuple[Wanted, ...]:
    """The documents of a product; where it says "báo cáo" alone, the reports on several times that the title names."""
    series = len(titled) > 1 and all(each.type == REPORT and each.period for each in titled)
    return titled if series and named == (Wanted(REPORT),) else named


def _is_deadline(said: Deadline, wanted: tuple[Wanted, ...], year: int | None) -> bool:
    """Whether the time a title ends in may be when the task is due, not what a report is on nor what is past.

    "Báo cáo kết quả thực hiện trong quý I/2024", "Kế hoạch khắc phục hạn chế được phát hiện trong năm 2023".
    """
    if said.kind is not DeadlineKind.WITHIN:
        return True
    past = year and said.windows and said.windows[-1].last.year < year
    return not past and not any(each.type == REPORT for each in wanted)


def _periods(title: str, task: str, ends: Deadline | None, year: int | None) -> tuple[Window, ...]:
    """The times a title says the documents are to cover, the one it ends in left out where that is the deadline and there is another."""
    said = covering(task if ends else title, year).times
    return said or (covering(title, year).times if ends and ends.kind is DeadlineKind.WITHIN else ())


def _for(
    product: str, wanted: tuple[Wanted, ...], deadlines: tuple[Deadline, ...], *, index: int, of: int
) -> tuple[Deadline, ...]:
    """The deadlines of one of the products: those labelled with it, the one in its place, else all."""
    if of > 1:
        labelled = tuple(each for each in deadlines if each.label and _speaks_of(each.label, product, wanted))
        if labelled:
            return labelled
        if len(deadlines) == of and not any(each.label for each in deadlines):
            return (deadlines[index],)
    return deadlines


def _speaks_of(label: str, product: str, wanted: tuple[Wanted, ...]) -> bool:
    """Whether the label of a deadline names a product: by its words, or by the type that only it has."""
    key = fold(label)
    return key in fold(product) or any(fold(each.type) == key for each in wanted if each.type != GENERIC)
