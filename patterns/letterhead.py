"""The head of a document: its own number line and its date line (NĐ 30/2020/NĐ-CP, Annex I, II.3 and II.4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from extractor import Span
from patterns.bodies import begins_body
from patterns.citation import Flag, Number
from patterns.dates import HEAD, SHORT, STATED, PartialDate, partial_date_of
from patterns.extent import Extent
from patterns.grammar import pattern
from patterns.numbers import NUMBER, find_numbers, number_of, squeeze
from patterns.stamps import COPIES, is_stamp

MOTTO = pattern(
    r"CỘNG\s+H[OÒ][AÀ]\s+XÃ\s+HỘI(?:\s+CHỦ\s+N\p{L}{4}(?:\s+VIỆT(?:\s+NAM)?(?!\p{L}))?)?|[ĐD]ộc\s+lập\s*-\s*Tự\s+do(?:\s*-\s*Hạnh\s+phúc)?|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM",
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
# Older forms, which only a letterhead tells from other things: `28-L/CTN`, `01-TANDTC-VKSNDTC/TTLT`, `01NQ/UBTVQH9`.
_OLDER = pattern(
    r"(?m)(?:^|\t)[ ]{0,40}S[ốỐ][ ]{0,4}:[ ]{0,12}(?P<number>(?P<serial>\d{1,4})[ ]?-?[ ]?(?P<symbol>[A-ZĐ]{1,10}(?:[-/][A-ZĐ]{2,12}\d{0,2}){1,5}))"
    r"(?=[ ]{0,40}(?:$|\t|\p{Lu}[^\n]{2,30},\s?ngày))"
)
# `Số:` at the end of its cell, the symbol in a line of its own where text is read column by column.
_PARTED = pattern(r"(?m)(?:^|\t)[ ]{0,40}S[ốỐ][ ]{0,4}:?[ .…]{0,40}$")
_SYMBOL_ALONE = pattern(r"(?m)^[ ]{0,40}/[ ]?(?P<symbol>[A-ZĐ][A-Za-zĐđ]{1,7}-[A-ZĐ][\p{L}\d&-]{1,20})[ ]{0,40}$")
_GLUED = pattern(r"(?<=S[ốỐ])[:.;](?=\d)")  # `Số:31/2026/NĐ-CP`: no number begins after a colon elsewhere
_OWN_LABEL = pattern(r"\s*Số[ ]{0,4}[:.;]")  # not the "SỐ" of a heading in capitals that goes on
_PLACE = pattern(
    r"(?r)(?<![\p{L}])(?P<place>(?:(?:Thành\s+phố|Tỉnh|TP\.?)\s{1,2})?\p{Lu}\p{Ll}+(?:(?:[ ]{1,3}|[ ]?\n[ ]?|[ ]?-[ ]?)\p{Lu}\p{Ll}+){0,5})\s{0,3},?\s{0,3}"
)
# After the type, where the title says the number as well: "THÔNG TƯ / CỦA BỘ TÀI CHÍNH SỐ 12/1999/TT-BTC NGÀY 05/3/1999".
_TITLED = pattern(
    r"\s{1,3}(?:(?:LIÊN\s{1,4}TỊCH\s{1,4})?CỦA\s{1,4}(?P<body>\p{Lu}[\p{Lu}\s,-]{2,150}?)\s{1,8}SỐ\s{0,3}:?\s{0,3}|SỐ\s{0,3}:?\s{0,3}|(?=\d))"
)
_SAYS = pattern(r"\s{1,3}(?:CỦA|VỀ)\s")
_TYPED = pattern(r"(?rm)^[ ]{0,60}(?P<place>\p{Lu}\p{Ll}+(?:[ ]\p{Ll}+){1,2})\s{0,3},\s{0,3}")  # "Vân lĩnh, ngày"
_SHORT_DATE = pattern(rf"[nN]gày\s{{0,3}}{SHORT}")
_GOES_ON = pattern(r"[ ]{0,3}[,(]?[ ]{0,3}\p{L}")  # "ngày 01 tháng 3 năm 2023 của UBND tỉnh"
_PLACE_REACH = 60  # characters of a place before its date
_NEAR = 700  # characters between a letterhead's number and the motto


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head as found in a view: its own number (or the symbol of a blank one), its date and place."""

    number: Number | None = None
    number_span: Span | None = None
    number_flags: tuple[Flag, ...] = ()
    symbol: str | None = None
    line_start: int | None = None
    date: PartialDate | None = None
    place: str | None = None
    body: str | None = None  # that a title names as the issuer


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


def letterhead(seen: str, extent: Extent, title: int | None, subject: Sequence[Span] = ()) -> Letterhead:
    """The letterhead of a view; its fields are None where the head does not say.

    `title` is where the line with the document's type begins, `subject` the pieces of a letter's subject: the numbers and dates
    of other documents stand in both.
    """
    start, end = extent.start, extent.end
    number = span = None
    flags: tuple[Flag, ...] = ()
    blank = _BLANK.search(seen, start, end)
    if blank and not _is_above(seen, title, blank.start(), blank.end()):
        blank = None
    symbol, line_start = (squeeze(blank["symbol"]), blank.start()) if blank else (None, None)
    for found in find_numbers(_GLUED.sub(" ", seen[: blank.start() if blank else end]), start):
        line = own_line(seen, found)
        candidate, printed = number_of(found)
        copied = candidate.parts[0] in COPIES and len(candidate.parts) > 1
        if line is None or copied or is_stamp(_line_above(seen, line)):
            continue
        if _is_above(seen, title, line, found.end()):
            number, span, flags, line_start, symbol = candidate, Span(*found.span()), printed, line, None
            break
    if number is None and symbol is None:
        number, span, flags, line_start = _older(seen, extent, title)
        if number is None and (parted := _parted(seen, extent, title)):
            symbol, line_start = parted
    stated, place = _dated(_without(seen, end, subject), extent, end if title is None else title)
    return Letterhead(number, span, flags, symbol, line_start, stated, place)


def _older(
    seen: str, extent: Extent, title: int | None
) -> tuple[Number | None, Span | None, tuple[Flag, ...], int | None]:
    """A number of a make that is no more, flagged as its symbol is in no list; all empty where there is none."""
    found = _OLDER.search(seen, extent.start, extent.end if title is None else min(title, extent.end))
    if found is None or extent.motto is None:
        return None, None, (), None
    number = Number(squeeze(found["number"]), found["serial"], None, found["symbol"])
    return number, Span(*found.span("number")), (Flag.UNKNOWN_SYMBOL,), found.start()


def _parted(seen: str, extent: Extent, title: int | None) -> tuple[str, int] | None:
    """The symbol of a blank number that stands apart from its label, and where the label begins."""
    end = extent.end if title is None else min(title, extent.end)
    label = _PARTED.search(seen, extent.start, end)
    symbol = _SYMBOL_ALONE.search(seen, label.end(), end) if label else None
    return (squeeze(symbol["symbol"]), label.start()) if label and symbol else None


def titled(seen: str, at: int) -> Letterhead | None:
    """The number and the day that follow the type's name at `at`, as collections of judgments and of laws head their texts."""
    label = _TITLED.match(seen, at)
    if label is None or (label["body"] and not begins_body(label["body"])):
        return None
    number = NUMBER.match(seen, label.end())
    day = STATED.match(seen, number.end()) if number else None
    if number is None or (day is None and _SAYS.match(seen, number.end()) is None):
        return None
    own, flags = number_of(number)
    stated = partial_date_of(day) if day else None
    return Letterhead(own, Span(*number.span()), flags, date=stated, body=label["body"])


def _is_above(seen: str, title: int | None, line: int, end: int) -> bool:
    """Whether a number line stands above the title, or is the line that a contract or a permit has right under it."""
    if title is None or line <= title:
        return True
    label = _OWN_LABEL.match(seen, line)
    return label is not None and seen[title:line].isupper() and _is_last(seen, end)


def _is_last(seen: str, at: int) -> bool:
    """Whether nothing follows in the line."""
    return not seen[at : at + 60].split("\n", 1)[0].strip()


def _line_above(seen: str, start: int) -> str:
    """The last line with text before `start`: a number under a stamp's words is the stamp's."""
    return seen[max(0, start - _LINE_REACH) : start].rstrip().rsplit("\n", 1)[-1]


def _without(seen: str, end: int, pieces: Sequence[Span]) -> str:
    """The view up to `end` with the pieces blanked."""
    text = seen[:end]
    for piece in pieces:
        text = text[: piece.start] + " " * (piece.end - piece.start) + text[piece.end :]
    return text[:end]


def _place_start(head: str, before: regex.Match[str]) -> int:
    """Where a place begins: in the line above only where that holds nothing else ("Cần / Thơ, ngày")."""
    start, end = before.span("place")
    above = head[head.rfind("\n", 0, start) + 1 : start].strip()
    return head.rfind("\n", start, end) + 1 if above and "\n" in before["place"] else start


def _dated(head: str, extent: Extent, end: int) -> tuple[PartialDate | None, str | None]:
    """The date line: a cell that is `Lam Sơn, ngày ...` and no more, below the motto, goes before whatever else names a day."""
    found: list[tuple[tuple[bool, bool, int], PartialDate | None, str | None]] = []
    for match, short in (
        *((match, False) for match in HEAD.finditer(head, extent.start, end)),
        *((match, True) for match in _SHORT_DATE.finditer(head, extent.start, end)),
    ):
        reach = max(extent.start, match.start() - _PLACE_REACH)
        before = _PLACE.match(head, reach, match.start()) or _TYPED.match(head, reach, match.start())
        cell = max(head.rfind("\n", 0, match.start()), head.rfind("\t", 0, match.start())) + 1
        comma = before is not None and "," in head[before.end("place") : match.start()]
        named = _place_start(head, before) if before else match.start()
        begins = before is not None and not head[cell:named].strip()
        alone = not head[cell : match.start()].strip(" \t,")
        sure = comma and begins
        goes_on = short or _GOES_ON.match(head, match.end()) is not None
        if not (comma or begins or alone) or (goes_on and not sure):
            continue
        rank = (not begins, match.start() < (extent.motto or 0), match.start())
        place = " ".join(head[named : before.end("place")].split()) if before and (comma or begins) else None
        found.append((rank, partial_date_of(match), place))
    return min(found, key=lambda each: each[0])[1:] if found else (None, None)
