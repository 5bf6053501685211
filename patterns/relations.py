"""What the words before a citation say the citing document does with it.

Two things decide: the cue that opens the clause (`Căn cứ`, `Thực hiện`, `Theo đề nghị`), which governs its whole list, and the nearest
cue before the citation, which may turn it (`được sửa đổi, bổ sung bởi`, `thay thế`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex

from patterns.citation import Relation
from patterns.grammar import pattern
from patterns.undone import denied, only_planned

_DIRECTLY_BEFORE = r"(?=[ \t]*\Z)"  # "Bị thay thế 14/2019/QĐ-UBND", in tables of what became of a document
# Words that only point ("theo", "tại") are CITES: nearest to a citation they keep a farther verb from claiming it.
_CUES: tuple[tuple[str, Relation], ...] = (
    (
        r"(?:đã\s+)?được\s+sửa\s+đổi(?:\s*,?\s*bổ\s+sung)?(?:\s+một\s+số\s+(?:điều|nội\s+dung))?(?:\s+(?:bởi|theo|tại|bằng))?",
        Relation.AMENDED_BY,
    ),
    (r"(?:đã\s+)?được\s+điều\s+chỉnh(?:\s*,?\s*bổ\s+sung)?\s+(?:bởi|theo|tại|bằng)", Relation.AMENDED_BY),
    (rf"(?:đã\s+)?được\s+bổ\s+sung(?:\s+(?:bởi|theo|tại|bằng)|{_DIRECTLY_BEFORE})", Relation.AMENDED_BY),
    (rf"(?:đã\s+)?(?:được|bị)\s+thay\s+thế(?:\s+(?:bởi|bằng|theo|tại)|{_DIRECTLY_BEFORE})", Relation.REPLACED_BY),
    (
        rf"(?:đã\s+)?(?:được|bị)\s+(?:bãi|hủy|huỷ)\s+bỏ(?:\s+(?:bởi|bằng|theo|tại)|(?:\s+(?:một|1)\s+phần)?{_DIRECTLY_BEFORE})",
        Relation.REPEALED_BY,
    ),
    (
        r"được\s+(?:quy\s+định\s+chi\s+tiết|hướng\s+dẫn)(?:\s+(?:thi\s+hành|thực\s+hiện))?\s+(?:bởi|theo|tại|bằng)",
        Relation.GUIDED_BY,
    ),
    (r"amended(?:\s+and\s+supplemented)?\s+(?:under|by)", Relation.AMENDED_BY),
    (r"sửa\s+đổi(?:\s*,?\s*bổ\s+sung)?\s+bởi", Relation.AMENDED_BY),
    # what is done to a part of a document amends it: "sửa đổi, bổ sung, bãi bỏ một số điều của"
    (
        r"sửa\s+đổi(?:\s*,?\s*bổ\s+sung)?(?:(?:\s*,?\s*thay\s+thế)?(?:,|\s+và|\s+hoặc)?\s+(?:bãi\s+bỏ|thay\s+thế)\s+một\s+số)?"
        r"|amend(?:s|ing)?(?:\s+(?:and|or)\s+supplement(?:s|ing)?)?",
        Relation.AMENDS,
    ),
    (r"bổ\s+sung(?:\s+(?:một\s+số\s+)?(?:điều|nội\s+dung|khoản)|(?=\s*(?:các\s+)?\Z))", Relation.AMENDS),
    (r"thay\s+thế(?:\s+cho)?|replac(?:es?|ing)", Relation.REPLACES),
    (r"(?:bãi|hủy|huỷ)\s+bỏ|annul(?:s|ling)?|nullif(?:ies|ying)|repeal(?:s|ing)?", Relation.REPEALS),
    (
        r"quy\s+định\s+chi\s+tiết(?:\s+(?:thi\s+hành|thực\s+hiện))?|biện\s+pháp\s+(?:để\s+)?thi\s+hành|"
        r"hướng\s+dẫn(?:\s+chi\s+tiết)?(?:\s+(?:thi\s+hành|thực\s+hiện|áp\s+dụng))?",
        Relation.GUIDES,
    ),
    (r"giải\s+thích(?!\s+từ\s+ngữ)", Relation.EXPLAINS),
    (r"đình\s+chỉ(?:\s+(?:việc\s+)?thi\s+hành)?", Relation.SUSPENDS),
    (r"(?:tạm\s+)?ngưng\s+hiệu\s+lực(?:\s+thi\s+hành)?", Relation.PAUSES),
    (r"công\s+bố(?=\s+(?:toàn\s+văn|luật|pháp\s+lệnh|nghị\s+quyết|kết\s+luận|\Z)|\Z)", Relation.PUBLISHES),
    (
        r"(?:báo\s+cáo|kết\s+quả|tình\s+hình|sơ\s+kết|tổng\s+kết)(?:\s+\p{L}+){0,3}?\s+(?:thực\s+hiện|triển\s+khai|thi\s+hành)",
        Relation.REPORTS_ON,
    ),
    (r"hợp\s+nhất", Relation.CONSOLIDATES),
    (r"đính\s+chính", Relation.CORRECTS),
    (r"phúc\s+đáp|trả\s+lời", Relation.ANSWERS),
    (r"(?:theo|xét)\s+đề\s+nghị|xét(?=\s+tờ\s+trình|\s+báo\s+cáo|\s*(?:các\s+)?\Z)", Relation.PROPOSED_BY),
    (r"(?:\(|^|\n)\s{0,40}(?:ban\s+hành\s+)?kèm\s+theo", Relation.ISSUED_WITH),
    # not of a draft on which an opinion is given: "đề nghị bổ sung căn cứ Nghị định số ..."
    (r"căn(?<!(?:bổ\s{1,3}sung|bỏ)\s{1,3}căn)\s+cứ(?:\s+vào)?|pursuant\s+to", Relation.LEGAL_BASIS),
    (
        r"thực\s+hiện|triển\s+khai|thi(?<!hiệu\s{1,6}lực\s{1,6}thi)\s+hành(?!\s+án)|quán\s+triệt|chấp(?<!ban\s{1,3}chấp)\s+hành",
        Relation.IMPLEMENTS,
    ),
    (
        r"(?:quy\s+định\s+)?(?:theo|tại|trong)|ban\s+hành|tham\s+mưu|xây\s+dựng|trình|gửi|có|nêu\s+trên|kèm\s+theo",
        Relation.CITES,
    ),
)
_ANY_CUE = rf"(?P<cue>(?<![\p{{L}}])(?:{'|'.join(cue for cue, _ in _CUES)})(?![\p{{L}}]))"
_OPENING = pattern(
    rf"[\s\-+•“\"(]{{0,40}}(?:[^ \n]{{1,24}}[ \t\n]{{1,4}})??{_ANY_CUE}", regex.IGNORECASE | regex.MULTILINE
)  # at most one word ("Tiếp", "Nay") before the cue
_CUE_BACKWARDS = pattern(_ANY_CUE, regex.IGNORECASE | regex.MULTILINE | regex.REVERSE)
# Which of the cues it was is asked of the words found, and remembered: marking each in the search itself made it three times slower.
_WHICH = pattern("|".join(f"(?P<c{at}>{cue})" for at, (cue, _) in enumerate(_CUES)), regex.IGNORECASE | regex.MULTILINE)
_LEAST = 10  # characters: what is shorter is mostly what joins a list
_DIRECTLY = pattern(
    r"(?r)(?i:căn\s+cứ|đề\s+nghị)(?:\s+vào)?(?:\s+các)?\s{1,4}"
)  # "Căn cứ quy định tại khoản 1 Điều 5 ..."
PASSIVE = frozenset({Relation.AMENDED_BY, Relation.REPLACED_BY, Relation.REPEALED_BY, Relation.GUIDED_BY})
GOVERNING = frozenset({Relation.LEGAL_BASIS, Relation.PROPOSED_BY})
# What others may do as the document asks, and what is told of a document: neither is undone by being asked for.
_ASKED_OF_OTHERS = frozenset(
    {Relation.IMPLEMENTS, Relation.LEGAL_BASIS, Relation.PROPOSED_BY, Relation.ISSUED_WITH, *PASSIVE}
)

# "... hết hiệu lực kể từ ngày Luật này có hiệu lực": said of what has lost its force already, it is only told.
_FALLS = r"(?<!\s(?:chưa|không|đã|khi|nếu|sẽ))\s{1,4}(?:hết|chấm\s+dứt)\s+hiệu\s+lực(?:\s+(?:thi\s+hành|toàn\s+bộ))*"
_AFTER = pattern(
    r"(?:(?P<amended>,?\s\(?(?:đã\s+)?được\s+(?:sửa\s+đổi|bổ\s+sung|thay\s+thế)[^;\n]{0,300}?)|(?:(?!\s(?:chưa|không|đã|khi|nếu)\s)[^.;\n]){0,40}?)"
    rf"{_FALLS}(?:(?P<since>\s+(?:kể\s+)?từ\s+(?:(?:ngày|thời\s+điểm)\s+)?(?:\d|[^.;]{{0,60}}?\bnày\b)|\s+khi\s[^.;]{{0,40}}?\bnày\b)|\s{{0,4}}(?:[.;]|$))",
    regex.IGNORECASE,
)
_FALL_REACH = 420  # characters from a citation to the words that end its force
_TOLD = pattern(r"(?<![\p{L}])(?:khi|nếu|do|vì|hiện\s+nay|trường\s+hợp)\s[^,;.]{0,60}$", regex.IGNORECASE)
_OURS = pattern(r"\bnày\s+có\s+hiệu\s+lực", regex.IGNORECASE)
# Between a citation and a cue that speaks of it, not of the citing document: "Nghị định số 118/2025/NĐ-CP (thay thế ...)".
_OF_IT = pattern(
    r"[\s,]{0,4}(?:\(|đã\s|nay\s|được\s+ban\s+hành\s(?:để\s)?|có\s+hiệu\s+lực(?:(?![.:]\s)[^;()]){0,60}?[\s,])\s{0,4}",
    regex.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that say what is done with what follows them; `done` is False where they only propose or deny it."""

    start: int
    words: str
    relation: Relation
    done: bool = True


def last_cue(view: str, start: int, end: int, clause: int) -> Cue | None:
    """The last cue between the two offsets, in a clause that begins at `clause`; None when there is no cue."""
    if end - start < _LEAST and view[start:end].strip(" ,;\n\t") in ("", "và", "hoặc"):
        return None  # a list goes on
    found = _CUE_BACKWARDS.search(view, start, end)
    while found and (opened := _closed_bracket(view, start, found.start("cue"), end)) is not None:
        found = _CUE_BACKWARDS.search(view, start, opened)
    return _cue(found, clause)


def _closed_bracket(view: str, start: int, cue: int, end: int) -> int | None:
    """Where the bracket opens that the cue stands in and that is closed before `end`, with a new item after it; None outside of one."""
    closed = view.find(")", cue, end)
    if closed < 0 or "(" in view[cue:closed] or ";" not in view[closed:end]:
        return None
    opened = view.rfind("(", start, cue)
    return opened if opened >= 0 and ")" not in view[opened:cue] else None


def reaches_over(view: str, cue: Cue) -> bool:
    """Whether the basis a clause opens with reaches over a cue that only points: not over a rule to follow (`theo quy định tại`)."""
    if not cue.done or not cue.words.lower().startswith(("theo", "quy")):
        return cue.done
    return _DIRECTLY.match(view, max(0, cue.start - 30), cue.start) is not None


def said_of(view: str, end: int, cue: Cue) -> bool:
    """Whether a cue tells what the citation that ends at `end` does, rather than the citing document."""
    return (
        end <= cue.start and cue.relation not in _ASKED_OF_OTHERS and _OF_IT.fullmatch(view, end, cue.start) is not None
    )


def first_cue(view: str, start: int, end: int) -> Relation | None:
    """The relation of the cue that opens a clause; None when it opens with none that governs a list."""
    cue = _cue(_OPENING.match(view, start, end), start)
    return None if cue is None or cue.relation is Relation.CITES else cue.relation


def _cue(found: regex.Match[str] | None, clause: int) -> Cue | None:
    if found is None:
        return None
    view, start = found.string, found.start("cue")
    relation = _meant(found["cue"], view[max(0, start - 1) : start] in ("", "\n"))
    if relation is None:
        return None
    if relation is Relation.CITES:
        return Cue(start, found["cue"], relation)
    planned = relation not in _ASKED_OF_OTHERS and only_planned(view, clause, start)
    done = not planned and not denied(view, clause, start, passive=relation in PASSIVE)
    return Cue(start, found["cue"], relation if done else Relation.CITES, done)


@lru_cache(maxsize=4096)
def _meant(cue: str, opens_line: bool) -> Relation | None:
    which = _WHICH.fullmatch(("\n" if opens_line else " ") + cue, 1)
    return _CUES[int(which.lastgroup[1:])][1] if which and which.lastgroup else None


def falls(view: str, clause: int, start: int, end: int) -> bool:
    """Whether the words around a citation say that it loses its force by the citing document ("... hết hiệu lực kể từ ngày ...")."""
    found = _AFTER.match(view, end) if "iệu" in view[end : end + _FALL_REACH].lower() else None
    if found is None or _TOLD.search(view, max(clause, start - _LEAD_REACH), start):
        return False
    return bool(found["since"] or found["amended"] or _OURS.search(view, clause, start))


_MARK = r"(?P<mark>[-+•]|\d{1,2}[.)]|[a-zđ]\))[ \t]"
_ITEM = pattern(rf"[ \t]{{0,20}}{_MARK}")
_COLON = pattern(r":[ \t]{0,8}\n\s{0,40}")
_HEADING = pattern(r"\n[ \t]{0,20}(?:Điều|Chương|Mục|Phần)\s+[\dIVX]")
_LEADING = frozenset(
    {
        Relation.REPEALS,
        Relation.REPLACES,
        Relation.AMENDS,
        Relation.AMENDED_BY,
        Relation.CORRECTS,
        Relation.LEGAL_BASIS,
    }
)
_LIST_REACH = 2500  # characters from the words before a list to an item of it
_LEAD_REACH = 300  # characters of the words themselves


def lead_in(view: str, item: int) -> Relation | None:
    """The relation that the words before a list give to its items: `Bãi bỏ các văn bản sau:` / `1. Quyết định ...`."""
    line = view.rfind("\n", 0, item) + 1
    mark = _ITEM.match(view, line)
    if mark is None or mark.end() < item:
        return None
    item = line
    colon = _last_colon(view, max(0, item - _LIST_REACH), item)
    if colon is None or _HEADING.search(view, colon.end(), item):
        return None
    first = _ITEM.match(view, colon.end())
    if first is None or _kind(first) != _kind(mark):
        return None
    start = max(view.rfind("\n", 0, colon.start()) + 1, colon.start() - _LEAD_REACH)
    cue = last_cue(view, start, colon.start(), start)
    return cue.relation if cue and cue.relation in _LEADING else None


def _last_colon(view: str, start: int, end: int) -> regex.Match[str] | None:
    """The last colon between the offsets that ends its line."""
    while (at := view.rfind(":", start, end)) >= 0:
        if colon := _COLON.match(view, at):
            return colon
        end = at
    return None


def _kind(item: regex.Match[str]) -> str:
    mark = item["mark"]
    return "digit" if mark[0].isdigit() else "letter" if mark[0].isalpha() else mark
