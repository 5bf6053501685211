"""A criterion goes in; what would prove it comes out: documents of which type, from whom, about what, by when."""

from __future__ import annotations

import re
from dataclasses import replace

from evidence.covering import covering
from evidence.criterion import CriteriaSet, Criterion
from evidence.deadlines import deadline_within, read_deadlines
from evidence.owners import Owner, is_unit, owner_in
from evidence.requirement import REPORT, Deadline, DeadlineKind, Requirement, Wanted, Window
from evidence.topics import topic_of
from evidence.wanted import Named, documents_named, type_at
from extractor import fold
from patterns import GENERIC

# What a task says is to be done with the document that it names next.
_DRAFTING = re.compile(
    r"(?:(?:tham mưu|trình|xây dựng|ban hành|soạn thảo|lập|hoàn thiện|rà soát|đề xuất|cho ý kiến|phối hợp|tổ chức|kịp thời|đầy đủ|UBND tỉnh|"
    r"Ủy ban nhân dân tỉnh|Chủ tịch UBND tỉnh|HĐND tỉnh|để|các|và|,)\s*)+(?=\S)",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"\bcác\s*$", re.IGNORECASE)
_MUST_DRAFT = re.compile(r"\b(?:tham mưu|xây dựng|ban hành|soạn thảo|lập|hoàn thiện)\b", re.IGNORECASE)
_ISSUING = ("Quyết định", "Nghị quyết", GENERIC)
_VERBS = frozenset({"Hướng dẫn", "Quy hoạch"})  # types that at the head of a title may be what is to be done
_DECIDED = re.compile(
    r"(?:phê duyệt|thành lập|kiện toàn|công bố|bãi bỏ|khen thưởng|bổ nhiệm|phân công|giao chỉ tiêu)\b"
    r"|(?:tham mưu |xây dựng (?:và )?)?ban hành (?=(?:bộ|danh mục|quy trình|khung|định mức|tiêu chuẩn|bảng giá|đơn giá|mức)\b)",
    re.IGNORECASE,
)
# What a product says is to be true of the document the title names: "được phê duyệt đúng hạn", "ban hành trước 31/01".
_CONDITION = re.compile(
    r"\b(?:(?:được|đã|có) )*(?:ban hành|hoàn thành|ký|phê duyệt|duyệt|thông qua|gửi|trình|công bố|công khai)\b"
    r"|\b(?:đúng tiến độ|chất lượng|chậm nhất|muộn nhất|đảm bảo|bảo đảm|trước hạn|\d{1,2}/\d{1,2})\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:kết quả|tình hình|thực hiện|triển khai|tổ chức)\b", re.IGNORECASE
)  # with the document, not it


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
    products = criterion.products or (criterion.title,)
    named_by = [documents_named(each, year=year) for each in products] if criterion.products else [titled]
    alone = bool(criterion.products and titled.wanted) and not any(each.wanted for each in named_by)
    made = []
    for index, (product, named) in enumerate(zip(products, named_by, strict=True)):
        inherited = alone and _of_the_titles(product, task)
        wanted = titled.wanted if inherited else _of_series(named.wanted, titled.wanted)
        whose = _whose(named, product, titled, task)
        ends = said if said and _is_deadline(said, wanted or titled.wanted, year) else None
        made.append(
            Requirement(
                criterion=criterion.code,
                text=product,
                wanted=wanted,
                inherited=inherited,
                issuer=whose.name if whose and whose.sure else None,
                owner=whose.name if whose and not whose.sure else None,
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
        if drafting and _PLURAL.search(drafting[0]):
            found = replace(found, wanted=tuple(replace(each, several=True) for each in found.wanted))
        return Named(found.wanted, tuple(start + end for end in found.ends))
    if _DECIDED.match(title):
        return Named((Wanted("Quyết định", implied=True),))
    return Named(())


def _of_the_titles(product: str, title: str) -> bool:
    """Whether a product that names no document is the one of the title: it says a condition alone, or what is decided on.

    "Được phê duyệt đúng hạn" speaks of the plan to be issued, "Bộ tiêu chí" of the decision that issues it; "Kết quả kiểm tra" of neither.
    """
    thing = " ".join(_CONDITION.sub(" ", product).split())
    decided = _DECIDED.match(title)
    if thing and decided and fold(title[decided.end() :]).strip().startswith(fold(thing)):
        return True
    return not topic_of(thing) and not _DONE.search(product)


def _whose(product: Named, text: str, titled: Named, task: str) -> Owner | None:
    """Whose a product is: by its own words, else perhaps by those of the title; what is decided on may be that of any body."""
    said = owner_in(text, product.ends)
    if said is None and _goes_with(product, titled) and (titled_own := owner_in(task, titled.ends)):
        said = replace(titled_own, sure=False)
    decided = any(each.implied for each in titled.wanted)
    return None if said and decided and not said.sure and not is_unit(said.name) else said


def _goes_with(product: Named, titled: Named) -> bool:
    """Whether a product may be what the title names, or what that is issued with: the proposal for a plan is neither."""
    kinds = {each.type for each in titled.wanted}
    return not kinds or all(each.type in {*kinds, *_ISSUING} for each in product.wanted)


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
    """Whether the label of a deadline names a product: by its words, or by a type it wants."""
    key = fold(label)
    return key in fold(product) or any(fold(each.type) == key for each in wanted if each.type != GENERIC)
