"""Characters of a page with their places, and the ruled cells they may stand in: what layout is judged on.

Works alike for characters of a PDF and for words recognised on a scan. Coordinates are points from the top left.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple
from unicodedata import combining

from extractor.vietnamese import compose

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

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """x0, top, x1, bottom of all cells together."""
        return (
            min(cell.x0 for cell in self.cells),
            min(cell.top for cell in self.cells),
            max(cell.x1 for cell in self.cells),
            max(cell.bottom for cell in self.cells),
        )


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
    seen = [glyph for glyph in run if not glyph.text.isspace()] or run
    return (
        min(glyph.x0 for glyph in seen),
        min(glyph.top for glyph in seen),
        max(glyph.x1 for glyph in seen),
        max(glyph.bottom for glyph in seen),
    )


def text_of(run: Run) -> str:
    """The characters of a run, as they stand."""
    return "".join(glyph.text for glyph in run)


def is_garbage(lines: list[Run]) -> bool:
    """Whether a text layer is unreadable: its font never said which letters its signs are."""
    characters = "".join(glyph.text for line in lines for glyph in line if not glyph.text.isspace())
    bad = sum(char < " " or char == "\ufffd" or "\ue000" <= char <= "\uf8ff" for char in characters)
    return bad > _GARBAGE * len(characters)
