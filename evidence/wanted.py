"""The words of a product go in ("02 báo cáo quý, báo cáo 6 tháng và báo cáo năm"); the documents they want come out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from evidence.cycles import read_cycles
from evidence.periods import NoSuchDay, read_period
from evidence.requirement import Cycle, Wanted, Window
from extractor import fold
from patterns import canonical_type

_NUMBERS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_COUNT = re.compile(
    rf"(?:(?:ít nhất|tối thiểu|trên|từ|khoảng)\s+)?(\d{{1,3}}|{'|'.join(_NUMBERS)})(?:\s*\([^()]{{1,20}}\))?(?:\s+(?:bản|loại))?\s+",
    re.IGNORECASE,
)
_DRAFTED = re.compile(
    r"(?:(?:được |đã )?(?:ban hành|xây dựng|hoàn thiện|hoàn thành|tham mưu|trình|có|các|những|nhiều|một số|toàn bộ|hệ thống|bộ|lập|soạn thảo|gửi|kèm(?: theo)?)\s+)+",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\b(?:các|những|nhiều|một số|toàn bộ|hệ thống)\s", re.IGNORECASE)
_BODIES = r"(?:sở|ban|ngành|cơ quan|đơn vị|địa phương|huyện|xã|phường|thành phố|phòng|UBND|Ủy ban)\b"
_EACH_BODY = re.compile(rf"\b(?:các|từng|mỗi|những)\s+{_BODIES}", re.IGNORECASE)
# "kế hoạch của các sở, ban, ngành", "01 kế hoạch/đơn vị"; not "của các cuộc kiểm tra"
_OF_EACH = re.compile(
    rf"(?:\b(?:của|do)\s+(?:UBND\s+|HĐND\s+)?{_EACH_BODY.pattern}|/\s*{_BODIES})(?:(?:\s*,|\s+và)\s+{_BODIES})*",
    re.IGNORECASE,
)
_PARTS = re.compile(r"(\s*[,;+/]\s*(?:và\s+|hoặc\s+)?|\s+(?:và|hoặc|kèm(?: theo)?)\s+)", re.IGNORECASE)
_PERIOD = re.compile(
    r"\b((?:định kỳ )?(?:h[àằ]ng |mỗi )?(?:qu[ýí](?: (?:IV|I{1,3}|[1-4]))?|0?6 tháng(?: (?:đầu|cuối) năm)?|0?9 tháng(?: đầu năm)?|năm|tháng|tuần)"
    r"(?: ?/ ?20\d\d| (?:năm )?20\d\d)?)$",
    re.IGNORECASE,
)
_WHEN_SENT = re.compile(
    r"\s+(?:(?:được )?gửi|của|do|đúng|đầy đủ|theo quy định|kịp thời|bảo đảm|đảm bảo)\b.*", re.IGNORECASE
)
_CUSTOMARY = {"6 thang": "6 thang dau nam", "06 thang": "6 thang dau nam", "nam": "ca nam"}
_LONGEST_NAME = 5  # words
_PERIODIC = "Báo cáo"
_DRAFT = re.compile(r"dự thảo", re.IGNORECASE)
_OWN_CYCLE = {
    "qu": Cycle.QUARTER,
    "6 ": Cycle.HALF_YEAR,
    "06": Cycle.HALF_YEAR,
    "9 ": Cycle.NINE_MONTHS,
    "09": Cycle.NINE_MONTHS,
}
_OWN_CYCLE |= {"na": Cycle.YEAR, "th": Cycle.MONTH, "tu": Cycle.WEEK}
_IN_A_YEAR = {Cycle.MONTH: 12, Cycle.QUARTER: 4, Cycle.HALF_YEAR: 2}


@dataclass(frozen=True, slots=True)
class Named:
    """Documents named in a text, and where the names of their types end."""

    wanted: tuple[Wanted, ...]
    ends: tuple[int, ...] = ()


def type_at(text: str, start: int = 0) -> tuple[str, int] | None:
    """The document type whose name begins at `start`, the longest that fits, and where it ends."""
    words = re.compile(r"[^\s,;:()/.]+").finditer(text, start)
    ends = [word.end() for word, _ in zip(words, range(_LONGEST_NAME), strict=False)]
    for end in reversed(ends):
        named = canonical_type(text[start:end])
        if named and text[start:].strip()[:1].isalpha():
            return named[0], end
    return None


def documents_named(text: str, *, year: int | None) -> Named:
    """The documents a product asks for, in its order; a type stands at the start of the text or of one of its parts.

    A part that names only a period belongs to the type before it ("Báo cáo quý I, 6 tháng và năm"); after "hoặc" and a slash a type is another way. Drafts are left out:
    what a draft proves, a person says.
    """
    wanted: list[Wanted] = []
    ends: list[int] = []
    for joint, part, offset in _parts(text):
        found = None if _DRAFT.search(part) else _one(part, year)
        if found is None:
            same = _again(part, wanted[-1], year) if wanted else None
            wanted += [same] if same else []
            continue
        one, end = found
        ends.append(offset + end)
        if ("hoặc" in joint.lower() or "/" in joint) and wanted and one.type != wanted[-1].type:
            wanted[-1] = replace(wanted[-1], or_else=(*wanted[-1].or_else, one.type))
            continue
        wanted.append(one)
    return Named(tuple(_counted(wanted)), tuple(ends))


def names_each_body(text: str) -> bool:
    """Whether the words name bodies without saying which: "các sở, ban, ngành", "UBND các huyện"."""
    return bool(_EACH_BODY.search(text))


def without_each_body(text: str) -> str:
    """The words without those that say that each of several bodies has its own."""
    return _OF_EACH.sub(" ", text)


def _parts(text: str) -> Iterator[tuple[str, str, int]]:
    """The parts of a text between commas and "và": what joins each to the one before, the part, where it begins."""
    pieces = _PARTS.split(text)
    offset = 0
    for at in range(0, len(pieces), 2):
        joint = pieces[at - 1] if at else ""
        yield joint, pieces[at], offset
        offset += len(pieces[at]) + (len(pieces[at + 1]) if at + 1 < len(pieces) else 0)


def _one(part: str, year: int | None) -> tuple[Wanted, int] | None:
    """The documents one part names: how many, of which type, for which period."""
    at = 0
    for form in (_DRAFTED, _COUNT, _DRAFTED):
        found = form.match(part, at)
        if found and form is _COUNT:
            count = found[1].lower()
            number = _NUMBERS.get(count) or int(count)
        elif form is _COUNT:
            number = 0
        at = found.end() if found else at
    named = type_at(part, at)
    if named is None:
        return None
    kind, end = named
    cycle, period, every = _covered(part[end:].rstrip(" ."), year) if kind == _PERIODIC else (None, None, False)
    count_of_cycle = _IN_A_YEAR.get(cycle, 1) if cycle and every else 1
    several = not (number or cycle) and bool(_SEVERAL.search(part, 0, at))
    return Wanted(kind, number or count_of_cycle, cycle, period, several=several), end


def _again(part: str, before: Wanted, year: int | None) -> Wanted | None:
    """Another document of the type before, for the period that is all a part names."""
    found = _PERIOD.fullmatch(_WHEN_SENT.sub("", part).strip(" ."))
    if found is None or before.cycle is None:
        return None
    cycle, period, every = _covered(" " + part.strip(" ."), year)
    return replace(before, count=_IN_A_YEAR.get(cycle, 1) if cycle and every else 1, cycle=cycle, period=period)


def _covered(text: str, year: int | None) -> tuple[Cycle | None, Window | None, bool]:
    """The period a report covers by the end of its name, the very days where they are named, and whether each such period has one."""
    found = _PERIOD.search(_WHEN_SENT.sub("", text))
    if found is None:
        return None, None, False
    words = fold(found[1])
    cycles = read_cycles(words)
    if cycles:
        return cycles[0], None, True
    words = re.sub(r"^dinh ky ", "", words)
    return _OWN_CYCLE[words[:2]], period_named(_CUSTOMARY.get(words, words), year), False


def period_named(words: str, year: int | None) -> Window | None:
    """The days folded words name; None where they name none, or leave the year open and nobody else says it."""
    try:
        stretches = read_period(words, year or date.min.year + 1999)
    except NoSuchDay:
        return None
    if not stretches or len(stretches) > 1 or not (stretches[0].dated or year):
        return None
    return Window(stretches[0].first, stretches[0].last)


def _counted(wanted: list[Wanted]) -> Iterator[Wanted]:
    """The documents, with two quarterly reports a year where reports on the half and the whole year stand for the others."""
    cycles = {each.cycle for each in wanted}
    for each in wanted:
        four = each.cycle is Cycle.QUARTER and each.count == _IN_A_YEAR[Cycle.QUARTER] and each.period is None
        halves = each.cycle is Cycle.HALF_YEAR and each.count == _IN_A_YEAR[Cycle.HALF_YEAR]
        if four and {Cycle.HALF_YEAR, Cycle.YEAR} <= cycles:
            yield replace(each, count=2)
        elif halves and Cycle.YEAR in cycles:
            yield replace(each, count=1)
        else:
            yield each
