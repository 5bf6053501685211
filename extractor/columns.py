"""A page's lines go in as the file has them; letterhead and signature block come out column by column."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from itertools import pairwise

from extractor.glyphs import Grid, Run, extent, text_of
from extractor.vietnamese import fold

_MOTTO = "cong hoa xa hoi chu nghia"
_LIKE_MOTTO = re.compile(r"x.\s+h.i\s+ch", re.IGNORECASE)  # cheaper than folding every line
_PLACE_AND_DATE = re.compile(r"\bngay\b.*\bthang\b.*\bnam\b")
_OWN_NUMBER = re.compile(r"\s*so\b\s*[:.]?\s*[\d./_…-]")
_SUBJECT = re.compile(r"\s*v\s*/\s*v\b|\s*ve viec\b")
_LETTERHEAD_DEPTH = 160.0  # points from the motto down to the line of place and date, at most
_RECIPIENTS = re.compile(r"\s*n[oơ]i\s+nh[aâậạ]n\b", re.IGNORECASE)
_RECIPIENTS_ANYWHERE = re.compile(r"[Nn][ƠơOo][Ii]\s+[Nn][Hh][ẬậÂâẠạAa][Nn]\b")
_COLUMN_GAP = 9.0  # points between the columns at least; blanks between words are 3 to 5


def column_bands(text: str, middle_of: Callable[[int], float]) -> list[tuple[float, float]]:
    """From where to where, downwards, a page whose text (NFC) goes in stands in columns: its letterhead, its end.

    `middle_of` gives the height at which the character of an index stands.
    """
    bands = []
    # Looking for one letter and the next is quicker than folding the page.
    if _LIKE_MOTTO.search(text) and (at := fold(text).find(_MOTTO[:15])) >= 0:
        bands.append((-math.inf, middle_of(at) + _LETTERHEAD_DEPTH + 60))
    if found := _RECIPIENTS_ANYWHERE.search(text):
        bands.append((middle_of(found.start()) - 10, math.inf))
    return bands


def letterhead_by_columns(items: list[Run | Grid], width: float, height: float) -> list[Run | Grid]:
    """A letterhead's two bands as Word files have them: issuer, motto; number and subject, place and date."""
    found = _motto(items, width, height)
    if found is None:
        return items
    cut, top = found
    date_lines = [
        extent(item)[3]
        for item in items
        if isinstance(item, list) and top < extent(item)[3] < top + _LETTERHEAD_DEPTH and _is_place_and_date(item, cut)
    ]
    bottom = min(date_lines, default=top + 2.5 * 14)  # motto and Tiêu ngữ, when there is no date
    rest: list[Run | Grid] = []
    left: list[Run] = []
    right: list[Run] = []
    at: int | None = None
    for item in items:
        if isinstance(item, list) and (extent(item)[1] + extent(item)[3]) / 2 <= bottom:
            at = len(rest) if at is None else at
            ours, theirs = _split_at_gap(item, cut)
            left += [ours] if ours else []
            right += [theirs] if theirs else []
        elif isinstance(item, list) and _continues_subject(item, left, cut):
            left.append(item)
        else:
            rest.append(item)
    left.sort(key=lambda run: round(extent(run)[3]))
    right.sort(key=lambda run: round(extent(run)[3]))
    number = next((index for index, run in enumerate(left) if _OWN_NUMBER.match(fold(text_of(run)))), len(left))
    place = next((index for index, run in enumerate(right) if _PLACE_AND_DATE.search(fold(text_of(run)))), len(right))
    head = [*left[:number], *right[:place], *left[number:], *right[place:]]
    return [*rest[: at or 0], *head, *rest[at or 0 :]]


def signature_by_columns(items: list[Run | Grid], width: float) -> list[Run | Grid]:
    """Recipients ("Nơi nhận") on the left before authority, post and name of the signer on the right."""
    found = (at for at, item in enumerate(items) if isinstance(item, list) and _RECIPIENTS.match(text_of(item)))
    at = next(found, None)
    if at is None:
        return items
    left: list[Run | Grid] = []
    right: list[Run | Grid] = []
    cut = width * 0.45
    for item in items[at:]:
        if isinstance(item, Grid):
            return items
        ours, theirs = _split_at_gap(item, cut, reach=width * 0.2)
        left += [ours] if ours else []
        right += [theirs] if theirs else []
    return [*items[:at], *left, *right]


def _motto(items: list[Run | Grid], width: float, height: float) -> tuple[float, float] | None:
    """The left edge and the top of the motto, where it stands right of a left column."""
    for item in items:
        if isinstance(item, list) and extent(item)[1] < height * 0.4:
            text = text_of(item)
            at = fold(text).find(_MOTTO) if _LIKE_MOTTO.search(text) else -1
            if at >= 0:
                position = 0
                for glyph in item:
                    if position + len(glyph.text) > at:
                        return (glyph.x0, glyph.top) if glyph.x0 > width * 0.25 else None
                    position += len(glyph.text)
    return None


def _is_place_and_date(run: Run, cut: float) -> bool:
    right = [glyph for glyph in run if glyph.x0 > cut - 60]
    return bool(_PLACE_AND_DATE.search(fold(text_of(right))))


def _split_at_gap(run: Run, cut: float, *, reach: float = 90.0) -> tuple[Run, Run]:
    """A line's parts, cut at its widest gap near `cut`; a long place name may begin left of the motto."""
    seen = [index for index, glyph in enumerate(run) if not glyph.text.isspace()]
    if not seen:
        return [], []
    gaps = [
        (run[after].x0 - run[before].x1, after)
        for before, after in pairwise(seen)
        if run[before].x1 <= cut + 5 and run[after].x0 >= cut - reach
    ]
    gap, at = max(gaps, default=(0.0, 0))
    if gap >= _COLUMN_GAP:
        return run[:at], run[at:]
    x0, _, x1, _ = extent(run)
    return (run, []) if (x0 + x1) / 2 < cut else ([], run)


def _continues_subject(run: Run, left: list[Run], cut: float) -> bool:
    """Whether the line goes on with the "V/v ..." that stands under the number of an official letter."""
    if not any(_SUBJECT.match(fold(text_of(each))) for each in left):
        return False
    _, top, x1, bottom = extent(run)
    lowest = max(extent(each)[3] for each in left)
    return x1 <= cut + 20 and top - lowest < 0.8 * (bottom - top)
