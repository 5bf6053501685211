"""Characters of a page with their places, and the ruled cells they may stand in: what layout is judged on.

Works alike for characters of a PDF and for words recognised on a scan. Coordinates are points from the top left.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple
from unicodedata import combining

from extractor.vietnamese import compose

_UNREADABLE = re.compile("[\x00-\x1f\ufffd\ue000-\uf8ff]")
_BLANK = 0.7  # of a line's height, that a blank is wide at most
_GARBAGE = 0.15  # share of unreadable characters from which on the text layer is worth nothing


class Glyph(NamedTuple):
    """A character or a word and its box; blanks may have none of any width."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    confidence: float | None = None

    @property
    def middle(self) -> tuple[float, float]:
        """The centre of the box."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2


Run = list[Glyph]


class GridCell(NamedTuple):
    """A ruled cell: its place in the grid and its box."""

    row: int
    column: int
    row_span: int
    column_span: int
    x0: float
    top: float
    x1: float
    bottom: float

    def holds(self, glyph: Glyph) -> bool:
        """Whether the glyph's centre lies inside."""
        x, y = glyph.middle
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom


@dataclass(slots=True, eq=False)
class Grid:
    """A ruled table: its cells row by row, and what was found to stand in each."""

    cells: list[GridCell]
    contents: dict[GridCell, list[Run]] = field(default_factory=dict)
    _last: int = field(default=0, init=False)  # the cell found last: texts come cell after cell
    bounds: tuple[float, float, float, float] = field(init=False)  # x0, top, x1, bottom of all cells together

    def __post_init__(self) -> None:
        _, _, _, _, lefts, tops, rights, bottoms = zip(*self.cells, strict=True)
        self.bounds = min(lefts), min(tops), max(rights), max(bottoms)

    @property
    def edges(self) -> list[float]:
        """The left edges of its columns, and the right edge of the last."""
        return [*sorted({cell.x0 for cell in self.cells}), self.bounds[2]]

    def cell_of(self, glyph: Glyph) -> GridCell | None:
        """The cell in which the glyph's centre lies."""
        x, y = glyph.middle
        x0, top, x1, bottom = self.bounds
        if not (x0 <= x <= x1 and top <= y <= bottom):
            return None
        cells = self.cells
        for at in (*range(self._last, len(cells)), *range(self._last)):
            cell: GridCell = cells[at]
            if cell[4] <= x <= cell[6] and cell[5] <= y <= cell[7]:
                self._last = at
                return cell
        return None


def append(line: list[tuple[int, Glyph]], index: int, glyph: Glyph) -> None:
    """Add a character with its index to a line; a mark joins its letter, so that from here on offsets count letters."""
    if line and combining(glyph.text):
        at, last = line[-1]
        joined = compose(last.text + glyph.text)
        if len(joined) == 1 and not last.text.isspace():
            box = (
                min(last.x0, glyph.x0),
                min(last.top, glyph.top),
                max(last.x1, glyph.x1),
                max(last.bottom, glyph.bottom),
            )
            line[-1] = (at, Glyph(joined, *box))
            return
    line.append((index, glyph))


def extent(run: Run) -> tuple[float, float, float, float]:
    """x0, top, x1, bottom of a run's visible glyphs."""
    if len(run) == 1:
        return run[0][1:5]
    seen = [glyph for glyph in run if not glyph[0].isspace()] or run
    _, lefts, tops, rights, bottoms, _ = zip(*seen, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def goes_on(run: Run, following: Run) -> bool:
    """Whether `following` is the rest of the line `run`: some text layers break lines before each dash."""
    _, top, x1, bottom = extent(run)
    x0, its_top, _, its_bottom = extent(following)
    middle = (its_top + its_bottom) / 2
    return top < middle < bottom and 0 <= x0 - x1 < _BLANK * (bottom - top)


def text_of(run: Run) -> str:
    """The characters of a run, as they stand."""
    if len(run) == 1:
        return run[0][0]
    return "".join(glyph.text for glyph in run)


def is_garbage(lines: list[Run]) -> bool:
    """Whether a text layer is unreadable: its font never said which letters its signs are."""
    characters = "".join(glyph.text for line in lines for glyph in line if not glyph.text.isspace())
    return len(_UNREADABLE.findall(characters)) > _GARBAGE * len(characters)
