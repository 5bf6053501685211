"""Pages go in; numbers of pages and heads and feet that repeat on each are taken out of them.

What is dropped is what the file says once more on another page, or the page's own number: a repeated head stays where it
first stands.
"""

from __future__ import annotations

import re
from collections import defaultdict

from extractor.laid import LaidLine, LaidPage

_EDGE = 0.12  # of the page's height, above and below, in which its number stands
_MARGIN = 56.0  # points: what repeats below this from the edge is text; the law's upper margin is 20 to 25 mm
_SAME = 4.0  # points by which a running head may move from page to page
_OFTEN = 3  # pages on which a head repeats; a letterhead may well come twice in a file
# `2`, `- 3 -`, `Trang 4`, `Trang 2/10`, `Page 3 of 5`, `iv`
_PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?:(?:trang|page|tr\.?)\s*:?\s*)?(?P<number>\d{1,4}|[ivxl]{1,6})(?:\s*(?:/|trên|of)\s*\d{1,4})?[-–—.\s]*",
    re.IGNORECASE,
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


def drop_running(pages: list[LaidPage]) -> None:
    """Take page numbers, and repetitions of running heads and feet, out of the pages' items."""
    numbered = {page.number: _candidates(page) for page in pages}
    dropped: set[int] = set()
    for page in pages:
        for value, line in numbered[page.number]:
            if _is_page_number(page, value, numbered):
                dropped.add(id(line))
                break
    seen: dict[str, list[LaidLine]] = defaultdict(list)
    for page in pages:
        for line in _in_margin(page):
            if id(line) not in dropped:
                seen[re.sub(r"\d+", "#", " ".join(line.text.split()))].append(line)
    for lines in seen.values():
        if len({line.box.page for line in lines}) >= _OFTEN:
            dropped.update(_repetitions(lines))
    if dropped:
        for page in pages:
            page.items = [item for item in page.items if id(item) not in dropped]


def _candidates(page: LaidPage) -> list[tuple[int, LaidLine]]:
    """The topmost and the lowest line, where they can be a page number, with their values."""
    lines = page.lines
    found = []
    for line in (lines[:1] + lines[-1:])[: len(lines)]:
        match = _PAGE_NUMBER.fullmatch(line.text)
        middle = (line.place[1] + line.place[3]) / 2
        if match and not _EDGE * page.depth < middle < (1 - _EDGE) * page.depth:
            found.append((_value(match["number"]), line))
    return found


def _value(label: str) -> int:
    if label.isdigit():
        return int(label)
    values = [_ROMAN[letter] for letter in label.lower()]
    return sum(-one if one < two else one for one, two in zip(values, [*values[1:], 0], strict=True))


def _is_page_number(page: LaidPage, value: int, numbered: dict[int, list[tuple[int, LaidLine]]]) -> bool:
    """Whether the value counts with the pages: the file's own count, or one more than on the page before."""
    if value == page.number:
        return True
    return any(value + step in [other for other, _ in numbered.get(page.number + step, [])] for step in (-1, 1))


def _in_margin(page: LaidPage) -> list[LaidLine]:
    return [line for line in page.lines if line.place[3] < _MARGIN or line.place[1] > page.depth - _MARGIN]


def _repetitions(lines: list[LaidLine]) -> set[int]:
    """All but the first of those lines that stand where the first does; those with another number in them stay."""
    first = lines[0]
    return {
        id(line)
        for line in lines[1:]
        if abs(line.place[1] - first.place[1]) < _SAME
        and abs(line.place[0] - first.place[0]) < 2 * _SAME
        and (line.text == first.text or _PAGE_NUMBER_WITHIN.search(line.text))
    }


# A head that differs in its number only: "Báo cáo năm 2024 - Trang 3".
_PAGE_NUMBER_WITHIN = re.compile(
    r"(?:\b(?:trang|page)|[-–—|])\s*\d{1,4}(?:\s*(?:/|trên|of)\s*\d{1,4})?\W*$", re.IGNORECASE
)
