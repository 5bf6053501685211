"""The subject of an official letter (công văn), which stands after "V/v" beneath its number: a view goes in, its pieces come out."""

from __future__ import annotations

import regex

from extractor import Span
from patterns.extent import Extent
from patterns.grammar import pattern
from patterns.heading import AUTHORITY, BEYOND

_V_V = pattern(r"(?m)(?:^|\t)[ \t]*(?:V/v\s*:?|Về\s*:)\s*", regex.IGNORECASE)
# Where a letter's subject beneath its number ends: at the right column, where that follows, or at whom it is for.
_OTHER_CELL = pattern(
    r"\W*(?:(?i:kính\s+gửi|nơi\s+nhận)|S[ốỐ]\s*:|\p{Lu}\p{Ll}+(?:[ -]{1,3}\p{Lu}\p{Ll}+){0,5}\s{0,3},\s{0,3}ngày(?!\p{L})|[Nn]gày[\s.…]+tháng)"
    r"|.*(?:CỘNG\s+H(?:ÒA|OÀ)|ĐẢNG\s+CỘNG\s+SẢN|[ĐD]ộc\s+lập\s*-)"
)
_MOST_LINES = 7


def letter_subject(seen: str, extent: Extent) -> tuple[Span, ...]:
    """The pieces, one a line, of what stands after "V/v" beneath a letter's number; empty where nothing does."""
    begins = _V_V.search(seen, extent.start, extent.end + BEYOND)
    pieces: list[Span] = []
    at, apart = begins.end() if begins else len(seen), False
    while at < len(seen) and len(pieces) < _MOST_LINES:
        end = seen.find("\n", at)
        line = seen[at : end if end >= 0 else len(seen)]
        cell = line.split("\t", 1)[0]
        words = cell.strip()
        if not words and pieces and not apart:  # some files have a blank line between all lines
            apart, at = True, at + len(line) + 1
            continue
        if not words or (apart and not words[0].islower()):
            break
        if pieces and (_OTHER_CELL.match(cell) or (_mostly_capitals(words) and AUTHORITY.match(words.upper()))):
            break
        apart = False
        pieces.append(Span(at, at + len(cell)))
        at += len(line) + 1
    return tuple(pieces)


def _mostly_capitals(words: str) -> bool:
    """Whether a line is in capitals, though some letters are not: fonts of old have no capital Ủ."""
    return sum(map(str.isupper, words)) > sum(map(str.islower, words))
