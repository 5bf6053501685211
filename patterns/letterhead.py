"""The head of a document: where it ends, its lines, its own number line and its date line (NĐ 30/2020/NĐ-CP, Annex I, IV)."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from extractor import Span
from patterns.citation import Flag, Number
from patterns.dates import HEAD, PartialDate, partial_date_of
from patterns.grammar import pattern
from patterns.numbers import find_numbers, number_of, squeeze
from patterns.stamps import COPIES, is_stamp

MOTTO = pattern(
    r"CỘNG\s+H[OÒ][AÀ]\s+XÃ\s+HỘI(?:\s+CHỦ\s+NGHĨA(?:\s+VIỆT\s+NAM)?)?|[ĐD]ộc\s+lập\s*-\s*Tự\s+do(?:\s*-\s*Hạnh\s+phúc)?|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM",
    regex.IGNORECASE,
)

# `Số: 12/KH-UBND`, `Số 18-CT/TU`, `Luật số: 121/2025/QH15`, at the start of a line or cell; read back from the number.
_KIND = r"(?:Luật|Bộ\s{1,4}luật|Pháp\s{1,4}lệnh|Nghị\s{1,4}quyết|LUẬT|PHÁP\s{1,4}LỆNH)"
_BEFORE_OWN = pattern(
    rf"(?rm)(?:^|\t)[ ]{{0,40}}(?:(?P<kind>{_KIND})\s{{1,4}}[Ss][ốỐ]|S[ốỐ])[ ]{{0,4}}(?:(?P<colon>[:.;])\s{{0,12}}|[ ]{{0,12}})"
)
_LINE_REACH = 110  # characters from the start of the line to the number
# A number left blank until release: `Số:      /BC-VPUB`, `Số: …/2025/TT-BNV`.
_BLANK = pattern(
    r"(?m)(?:^|\t)[ ]{0,40}S[ốỐ][ ]{0,4}[:.;]?[.…\s]{0,40}/[ ]?(?:(?:19|20)\d\d[ ]?/[ ]?)?(?P<symbol>[A-ZĐ][\p{L}\d&/-]{1,30})"
)
_GLUED = pattern(r"(?<=S[ốỐ])[:.;](?=\d)")  # `Số:31/2026/NĐ-CP`: no number begins after a colon elsewhere
_BODY = pattern(
    r"(?m)^\s{0,12}(?:Căn\s+cứ|Kính\s+gửi|Điều\s+1\b|I\.\s|Thực\s+hiện\s|Theo\s+đề\s+nghị|A\.\s|Phần\s+(?:thứ\s+nhất|I)\b|Chương\s+I\b)",
    regex.IGNORECASE,
)
_PLACE = pattern(
    r"(?r)(?<![\p{L}])(?P<place>(?:(?:Thành\s+phố|Tỉnh|TP\.?)\s{1,2})?\p{Lu}\p{Ll}+(?:(?:[ ]{1,3}|[ ]?\n[ ]?|[ ]?-[ ]?)\p{Lu}\p{Ll}+){0,5})\s{0,3},?\s{0,3}"
)
HEAD_REACH = 5000  # characters within which a document's head must end
_NEAR = 700  # characters between a letterhead's number and the motto


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head as found in a view: its end, its own number (or the symbol of a blank one), its date and place."""

    end: int
    number: Number | None = None
    number_span: Span | None = None
    number_flags: tuple[Flag, ...] = ()
    symbol: str | None = None
    line_start: int | None = None
    date: PartialDate | None = None
    place: str | None = None


def own_line(seen: str, match: regex.Match[str]) -> int | None:
    """Where the line of a letterhead's number begins; None for a number that is no letterhead's.

    Letterheads are the document's own and those of copies and attachments in the same file.
    """
    before = _BEFORE_OWN.match(seen, max(0, match.start() - _LINE_REACH), match.start())
    if before is None:
        return None
    start = before.start()
    near = MOTTO.search(seen, max(0, start - _NEAR), start + _NEAR) is not None
    rest = seen[match.end() : match.end() + 60].split("\n", 1)[0]
    if not near and (seen[start] == "\t" or ("\t" in rest and not HEAD.search(rest))):
        return None  # a cell of a register
    if seen[seen.rfind("\n", 0, start) + 1 : start].strip(" .").isdigit():
        return None  # of a row with its place in the register before it
    alone = not rest.strip()
    if before["kind"]:  # "Luật số: 1/2025/QH15" heads an Act; "Căn cứ⏎Nghị quyết số 17/NQ-CP ngày ..." is only wrapped
        return start if near and (alone or before["colon"]) else None
    first = start < _NEAR
    return start if near or (before["colon"] and (alone or first)) or (alone and first) else None


def letterhead(seen: str) -> Letterhead:
    """The letterhead of a view; its fields are None where the head does not say."""
    body = _BODY.search(seen, 0, HEAD_REACH)
    end = body.start() if body else min(len(seen), HEAD_REACH)
    number = span = None
    flags: tuple[Flag, ...] = ()
    blank = _BLANK.search(seen, 0, end)
    symbol, line_start = (squeeze(blank["symbol"]), blank.start()) if blank else (None, None)
    for found in find_numbers(_GLUED.sub(" ", seen[: blank.start() if blank else end])):
        line = own_line(seen, found)
        candidate, printed = number_of(found)
        copied = candidate.parts[0] in COPIES and len(candidate.parts) > 1
        if line is not None and not copied and not is_stamp(_line_above(seen, line)):
            number, span, flags, line_start, symbol = candidate, Span(*found.span()), printed, line, None
            break
    stated, place = _dated(seen, end)
    return Letterhead(end, number, span, flags, symbol, line_start, stated, place)


def _line_above(seen: str, start: int) -> str:
    """The last line with text before `start`: a number under a stamp's words is the stamp's."""
    return seen[max(0, start - _LINE_REACH) : start].rstrip().rsplit("\n", 1)[-1]


def _dated(seen: str, end: int) -> tuple[PartialDate | None, str | None]:
    for match in HEAD.finditer(seen, 0, end):
        before = _PLACE.match(seen, max(0, match.start() - 60), match.start())
        line = seen.rfind("\n", 0, match.start()) + 1
        own_line = not seen[line : match.start()].strip(" \t,")
        comma = before is not None and "," in seen[before.end("place") : match.start()]
        if before and (comma or not seen[line : before.start("place")].strip()):
            return partial_date_of(match), " ".join(before["place"].split())
        if own_line:
            return partial_date_of(match), None
    return None, None
