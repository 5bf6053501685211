"""The words of a product go in ("02 báo cáo quý, báo cáo 6 tháng và báo cáo năm"); the documents they want come out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from evidence.covering import covering, cycle_of
from evidence.cycles import CYCLES, NAME, read_cycles
from evidence.periods import NoSuchDay, read_time
from evidence.requirement import REPORT, Cycle, Wanted, Window
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
_PARTS = re.compile(
    r"(\s*(?:[,;+]|(?<!lần)(?<!lần )/)\s*(?:và\s+|hoặc\s+)?|\s+(?:và|hoặc|kèm(?: theo)?)\s+)", re.IGNORECASE
)
_WHEN_SENT = re.compile(
    r"\s+(?:(?:được )?gửi|của|do|đúng|đầy đủ|theo quy định|kịp thời|bảo đảm|đảm bảo)\b.*", re.IGNORECASE
)
_LONGEST_NAME = 5  # words
_DRAFT = re.compile(r"dự thảo", re.IGNORECASE)
_ANY_YEAR = 2000  # stands in while reading where nobody names the year
_CUSTOMARY = {"6 thang": "6 thang dau nam", "06 thang": "6 thang dau nam", "nam": "ca nam"}
_OF_A_YEAR = re.compile(r"(?: ?/ ?| nam )20\d\d$")
_TIMES = re.compile(rf"(?P<times>\d{{1,2}}) lan ?/ ?(?P<cycle>{NAME})$")
_OTHER = re.compile(
    r"\b(?:so với|cùng kỳ|từ|đến|tới|trước|sau|\d+)(?: hết)?(?: năm)? $", re.IGNORECASE
)  # another time than the one covered
_BARE = re.compile(r"(?:iv|i{1,3}|\d{1,2})(?:(?: ?/ ?| nam )\d{4})?")
_UNITS = {Cycle.QUARTER: "quý", Cycle.MONTH: "tháng"}
_ASIDE = re.compile(r"\(([^()]*)\)")
_SUMMED_UP = re.compile(r"(?:(?:báo cáo|sơ kết|tổng kết|kết quả|đánh giá|định kỳ)\s+)+", re.IGNORECASE)
# Words that say nothing but how often or for which time.
_OF_TIME = re.compile(
    r"(?:\b(?:bao cao|so ket|tong ket|dinh ky|dot xuat|ca|cac|moi|hang|ky|lan|va|thang|qu[yi]|nam|tuan|dau|cuoi|giua|giai doan|[ivx]+|\d{1,4})\b[ ,;/-]*)+"
)
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
    text = _ASIDE.sub(lambda found: f" {found[1]} " if _OF_TIME.fullmatch(fold(found[1])) else found[0], text)
    said = [each.last.year for each in covering(text, year).closed if each.first and each.first.year == each.last.year]
    year = said[-1] if said else year  # it may be said once, at the end
    wanted: list[Wanted] = []
    ends: list[int] = []
    for joint, part, offset in _parts(text):
        found = None if _DRAFT.search(part) else _one(part, year)
        if found is None:
            wanted[-1:] = _more(wanted[-1], joint, part, year) if wanted else []
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


def reports_named(text: str, *, year: int | None) -> tuple[Wanted, ...]:
    """The report that words without a type speak of by its period: "Quý I", "đối với 6 tháng"."""
    covers = _covered(text, year)
    return (Wanted(REPORT, covers.count, covers.cycle, covers.period),) if covers else ()


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
    tail = part[end:].rstrip(" .")
    several = not number and bool(_SEVERAL.search(part, 0, at))
    covers = _covered(tail, year) if kind == REPORT else None
    if covers is None:
        several = several or (kind == REPORT and bool(_OF_TIME.fullmatch(fold(tail).strip())))  # "Báo cáo định kỳ"
        return Wanted(kind, number or 1, several=several), end
    several = several and covers.cycle is None
    return Wanted(kind, number or covers.count, covers.cycle, covers.period, several=several), end


def _more(before: Wanted, joint: str, part: str, year: int | None) -> list[Wanted]:
    """The type before, and one more of it where a part names only a period; times that are not understood leave open how many."""
    words = fold(_WHEN_SENT.sub("", part)).strip(" .")
    if before.type != REPORT:
        return [before]
    if "/" in joint and before.cycle is None and re.fullmatch(NAME, words):  # "02 báo cáo/năm"
        cycle = CYCLES[words.removeprefix("0")]
        return [
            replace(before, count=before.count * _IN_A_YEAR.get(cycle, 1), cycle=None if before.count > 1 else cycle)
        ]
    if _BARE.fullmatch(words) and before.cycle in _UNITS:
        part = f"{_UNITS[before.cycle]} {part}"
    covers = _covered(_SUMMED_UP.sub("", part, count=1), year, whole=True) if before.cycle or before.period else None
    if covers and "hoặc" not in joint.lower():
        return [before, replace(before, count=covers.count, cycle=covers.cycle, period=covers.period)]
    return [replace(before, several=True)] if _OF_TIME.fullmatch(words) else [before]


@dataclass(frozen=True, slots=True)
class _Covers:
    """The period a report covers, the very days where they are named, and how many such reports the words speak of."""

    cycle: Cycle | None
    period: Window | None = None
    count: int = 1


def _covered(text: str, year: int | None, *, whole: bool = False) -> _Covers | None:
    """What a report covers by the end of its name, or by the `whole` of the words; None where they name no period."""
    line = " ".join(_WHEN_SENT.sub("", text).split()).strip(" .")
    words = fold(line)
    if found := _TIMES.search(words):
        times, cycle = int(found["times"]), CYCLES[found["cycle"].removeprefix("0")]
        return _Covers(None if times > 1 else cycle, count=times * _IN_A_YEAR.get(cycle, 1))
    starts = [0] if whole else [found.start() for found in re.finditer(r"(?:(?<= )|^)\w", words)]
    return next((covers for at in starts if (covers := _time(line[:at], words[at:], year))), None)


def _time(before: str, words: str, year: int | None) -> _Covers | None:
    """The period that folded words are the name of: "hang quy", "quy", "quy i nam 2024"."""
    if cycles := read_cycles(_OF_A_YEAR.sub("", words)):
        return _Covers(cycles[0], count=_IN_A_YEAR.get(cycles[0], 1))
    if _OTHER.search(before):
        return None
    if re.fullmatch("tuan|thang|qu[yi]", words):
        return _Covers(CYCLES[words])
    try:
        stretch = read_time(_CUSTOMARY.get(words, words), year or _ANY_YEAR)
    except NoSuchDay:
        return None
    if stretch is None or stretch.single:
        return None
    window = Window(stretch.first, stretch.last)
    return _Covers(cycle_of(window), window if stretch.dated or year else None)


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
