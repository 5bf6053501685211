"""What the words before a citation say the citing document does with it.

Two things decide: the cue that opens the clause (`Căn cứ`, `Thực hiện`, `Theo đề nghị`), which governs its whole list, and the nearest
cue before the citation, which may turn it (`được sửa đổi, bổ sung bởi`, `thay thế`).
"""

from __future__ import annotations

from functools import lru_cache

import regex

from patterns.citation import Relation
from patterns.grammar import pattern

# Words that only point ("theo", "tại") are CITES: nearest to a citation they keep a farther verb from claiming it.
_CUES: tuple[tuple[str, Relation], ...] = (
    (
        r"(?:đã\s+)?được\s+sửa\s+đổi(?:\s*,?\s*bổ\s+sung)?(?:\s+một\s+số\s+(?:điều|nội\s+dung))?(?:\s+(?:bởi|theo|tại|bằng))?",
        Relation.AMENDED_BY,
    ),
    (r"(?:đã\s+)?được\s+bổ\s+sung\s+(?:bởi|theo|tại|bằng)", Relation.AMENDED_BY),
    (r"(?:đã\s+)?(?:được|bị)\s+thay\s+thế\s+(?:bởi|bằng|theo|tại)", Relation.REPLACED_BY),
    (r"(?:đã\s+)?(?:được|bị)\s+(?:bãi|hủy|huỷ)\s+bỏ\s+(?:bởi|bằng|theo|tại)", Relation.REPEALED_BY),
    (
        r"được\s+(?:quy\s+định\s+chi\s+tiết|hướng\s+dẫn)(?:\s+(?:thi\s+hành|thực\s+hiện))?\s+(?:bởi|theo|tại|bằng)",
        Relation.GUIDED_BY,
    ),
    (r"amended(?:\s+and\s+supplemented)?\s+(?:under|by)", Relation.AMENDED_BY),
    (r"sửa\s+đổi(?:\s*,?\s*bổ\s+sung)?|amend(?:s|ing)?(?:\s+(?:and|or)\s+supplement(?:s|ing)?)?", Relation.AMENDS),
    (r"bổ\s+sung(?:\s+(?:một\s+số\s+)?(?:điều|nội\s+dung|khoản)|(?=\s*(?:các\s+)?\Z))", Relation.AMENDS),
    (r"thay\s+thế(?:\s+cho)?|replac(?:es?|ing)", Relation.REPLACES),
    (r"(?:bãi|hủy|huỷ)\s+bỏ|annul(?:s|ling)?|nullif(?:ies|ying)|repeal(?:s|ing)?", Relation.REPEALS),
    (
        r"quy\s+định\s+chi\s+tiết(?:\s+(?:thi\s+hành|thực\s+hiện))?|biện\s+pháp\s+(?:để\s+)?thi\s+hành|"
        r"hướng\s+dẫn(?:\s+(?:thi\s+hành|thực\s+hiện|áp\s+dụng))?",
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
    (r"căn\s+cứ(?:\s+vào)?|pursuant\s+to", Relation.LEGAL_BASIS),
    (r"thực\s+hiện|triển\s+khai|thi(?<!hiệu\s{1,6}lực\s{1,6}thi)\s+hành|quán\s+triệt|chấp\s+hành", Relation.IMPLEMENTS),
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
GOVERNING = frozenset({Relation.LEGAL_BASIS, Relation.PROPOSED_BY})
_AFTER = pattern(
    r"(?:,?\s\(?(?:đã\s+)?được\s+(?:sửa\s+đổi|bổ\s+sung|thay\s+thế)[^;\n]{0,300}?|[^.;\n]{0,40}?)"
    r"\s(?:hết\s+hiệu\s+lực|chấm\s+dứt\s+hiệu\s+lực)",
    regex.IGNORECASE,
)


def last_cue(view: str, start: int, end: int) -> Relation | None:
    """The relation of the last cue between the two offsets; None when there is no cue."""
    if end - start < _LEAST and view[start:end].strip(" ,;\n\t") in ("", "và", "hoặc"):
        return None  # a list goes on
    return _relation_of(_CUE_BACKWARDS.search(view, start, end))


def provided_by(view: str, start: int, end: int) -> bool:
    """Whether the last cue between the offsets is a rule to follow (`theo quy định tại`), not the basis that the clause opens with."""
    cue = _CUE_BACKWARDS.search(view, start, end)
    if cue is None or not cue["cue"].lower().startswith(("theo", "quy")):
        return False
    return _DIRECTLY.match(view, max(0, cue.start() - 30), cue.start()) is None


def first_cue(view: str, start: int, end: int) -> Relation | None:
    """The relation of the cue that opens a clause; None when it opens with none that governs a list."""
    relation = _relation_of(_OPENING.match(view, start, end))
    return None if relation is Relation.CITES else relation


def _relation_of(found: regex.Match[str] | None) -> Relation | None:
    if found is None:
        return None
    start = found.start("cue")
    return _meant(found["cue"], found.string[max(0, start - 1) : start] in ("", "\n"))


@lru_cache(maxsize=4096)
def _meant(cue: str, opens_line: bool) -> Relation | None:
    which = _WHICH.fullmatch(("\n" if opens_line else " ") + cue, 1)
    return _CUES[int(which.lastgroup[1:])][1] if which and which.lastgroup else None


def falls_after(view: str, end: int) -> bool:
    """Whether the words after a citation say that it loses its force ("... hết hiệu lực")."""
    return _AFTER.match(view, end) is not None


_MARK = r"(?P<mark>[-+•]|\d{1,2}[.)]|[a-zđ]\))[ \t]"
_ITEM = pattern(rf"[ \t]{{0,20}}{_MARK}")
_COLON = pattern(r":[ \t]{0,8}\n\s{0,40}")
_HEADING = pattern(r"\n[ \t]{0,20}(?:Điều|Chương|Mục|Phần)\s+[\dIVX]")
_LEADING = frozenset({Relation.REPEALS, Relation.REPLACES, Relation.AMENDS, Relation.CORRECTS, Relation.LEGAL_BASIS})
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
    cue = last_cue(view, start, colon.start())
    return cue if cue in _LEADING else None


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
