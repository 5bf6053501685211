"""Where a document stands in its file: a view goes in; where its head begins and ends, and where others begin behind it, come out.

A file may hold the letterhead of a copy before the document, and behind it annexes, the stamp of a copy, and documents of others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from extractor import Span
from patterns.grammar import pattern, positions
from patterns.stamps import copy_numbers

HEAD_REACH = 5000  # characters within which a document's head must end
_BODY = pattern(
    r"(?m)^\s{0,12}(?:Căn\s+cứ|Kính\s+gửi|Điều\s+1\b|I\.\s|Thực\s+hiện\s|Theo\s+đề\s+nghị|A\.\s|Phần\s+(?:thứ\s+nhất|I)\b|Chương\s+I\b"
    r"|1[.)]\s|Nơi\s+nhận\s*:|(?-i:(?:TM|KT|TL|TUQ)\.|[TK]/[MLT])\s)",
    regex.IGNORECASE,
)
# What a letterhead has once. In running text the state and the Party are named in small letters, the motto not at all.
_MOTTO = pattern(
    r"(?P<state>CỘNG\s{1,3}H(?:ÒA|OÀ)\s{1,3}XÃ\s{1,3}HỘI)(?![\p{L}])|(?P<motto>(?:Độc\s{1,3}lập|ĐỘC\s{1,3}LẬP)\s{0,3}-\s{0,3}[Tt][ựỰ])"
    r"|(?P<party>ĐẢNG\s{1,3}CỘNG\s{1,3}SẢN\s{1,3}VIỆT\s{1,3}NAM)(?=\W*?(?:[\n\t]|$))"
)
_MOTTOS = ("CỘNG", "Độc lập", "ĐỘC LẬP", "ĐẢNG CỘNG SẢN")
_BEGINS_CELL = pattern(r"(?rm)(?:^|\t)[^\w\n\"“]{0,8}")  # what is quoted is another's
# The label of an annex or a form, or a stamp of copying, alone in its line.
_ANOTHER = pattern(
    r"(?m)PHỤ\s{1,3}LỤC(?:\s{1,3}(?:SỐ\s{0,2}:?\s{0,2})?[IVXLA-H\d]{1,6}(?:[.-]?[\dA-Za-z]{1,3})?)?(?![\p{L}])(?:[ ]{0,4}[.:(-]|[^\n\t\p{Ll}]*$)"
    r"|(?:MẪU|BIỂU)\s{1,3}SỐ\s{0,2}:?\s{0,2}[\dIVX]|(?:SAO\s{1,3}(?:Y|LỤC)|TRÍCH\s{1,3}SAO)(?:\s{1,3}BẢN\s{1,3}(?:CHÍNH|GỐC))?\W*?$"
)
_LABELS = ("PHỤ LỤC", "MẪU SỐ", "BIỂU SỐ", "SAO Y", "SAO LỤC", "TRÍCH SAO")
_NUMBER_LINE = pattern(r"(?m)(?:^|\t)[^\w\n]{0,40}(?:\p{L}{3,6}\s){0,2}S[ốỐ][ ]{0,4}(?:[:.;]|[ ]\d)")
# What ends a copy's letterhead, line by line: the rest of its last line, rules, its date, the words of the copy.
_REST = pattern(r"[^\n]*\n(?:(?:\W*|[^\n]*(?<!\p{L})[Nn]gày[^\n]*|\W*(?:SAO|TRÍCH)\s[^\n]*)\n)*")


@dataclass(frozen=True, slots=True)
class Extent:
    """The head of a document: from `start`, behind the letterhead of a copy, to the body; `motto` is where its motto ends."""

    start: int
    end: int
    motto: int | None = None


def head_of(seen: str) -> Extent:
    """Where the head of the document stands in a view."""
    start = _behind_copy(seen[:HEAD_REACH])
    body = _BODY.search(seen, start, start + HEAD_REACH)
    end = body.start() if body else min(len(seen), start + HEAD_REACH)
    mottos = _letterheads(seen[:end], start)
    if len(mottos) > 1:
        end = mottos[1].start
    return Extent(start, end, mottos[0].end if mottos else None)


def own_end(seen: str, start: int) -> int:
    """Where, from `start` on, the document itself ends: an annex, the stamp of a copy or another letterhead begins there."""
    for at in positions(seen, *_LABELS, start=start):
        if _begins_cell(seen, at) and _ANOTHER.match(seen, at):
            seen = seen[:at]
            break
    return next((span.start for _, span in _mottos(seen, start) if _begins_cell(seen, span.start)), len(seen))


def is_motto(line: str) -> bool:
    """Whether a line of a letterhead is one of those that all letterheads have."""
    return _MOTTO.match(line) is not None


def _behind_copy(front: str) -> int:
    """Where the letterhead of a copy ends ("Số: 15/SY-VPUBND") that stands before that of what is copied; 0 where none does."""
    copy = next(copy_numbers(front), None)
    if copy is None or _BODY.search(front, 0, copy.start()):
        return 0
    mottos = _letterheads(front, 0)
    at = max(copy.end(), mottos[0].end if len(mottos) > 1 else 0)
    rest = _REST.match(front, at)
    start = rest.end() if rest else at
    return start if _NUMBER_LINE.search(front, start) else 0


def _letterheads(text: str, start: int) -> list[Span]:
    """The mottos of letterheads from `start` on, from the first line of each to the end of its last one."""
    found: list[Span] = []
    kinds: set[str | None] = set()
    for kind, span in _mottos(text, start):
        if not found or kind in kinds:
            kinds = set()
            found.append(span)
        kinds.add(kind)
        found[-1] = Span(found[-1].start, span.end)
    return found


def _mottos(text: str, start: int) -> Iterator[tuple[str | None, Span]]:
    """The lines of mottos from `start` on, each with what it is a line of."""
    for at in positions(text, *_MOTTOS, start=start):
        line = _MOTTO.match(text, at)
        if line and (line["motto"] or _begins_cell(text, at)):
            yield line.lastgroup, Span(*line.span())


def _begins_cell(text: str, at: int) -> bool:
    return _BEGINS_CELL.match(text, max(0, at - 9), at) is not None
