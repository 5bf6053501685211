"""Coordinates as a PDF has them go in; points from the top left, rulings and numbered cells come out."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from extractor.glyphs import Glyph, GridCell

Rectangle = tuple[float, float, float, float]  # as the page has it: x0, bottom, x1, top; placed: x0, top, x1, bottom
Place = Callable[[float, float, float, float], Rectangle]
Point = tuple[float, float]  # x, top
Matrix = tuple[float, float, float, float, float, float]

Crossings = dict[Point, dict[str, list[Any]]]  # the rulings that meet at a point: "v" upright, "h" level

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
SNAP = 3.0  # points within which rulings are one


@dataclass(slots=True)
class Frame:
    """How a page's own coordinates (from the bottom left, unrotated) become points from the top left as shown."""

    left: float
    bottom: float
    width: float  # unrotated
    height: float
    rotation: int
    upright: bool = True  # whether text runs along the page before rotation; layout is judged in text's direction

    def place(self, x0: float, bottom: float, x1: float, top: float) -> Rectangle:
        """A rectangle of the page as x0, top, x1, bottom for laying out."""
        plain = (
            x0 - self.left,
            self.height - (top - self.bottom),
            x1 - self.left,
            self.height - (bottom - self.bottom),
        )
        return plain if self.upright else self._turn(plain)

    @property
    def placing(self) -> Place:
        """`place` as long as `upright` does not change, for where it is asked of each letter."""
        if not self.upright:
            return self.place
        left, depth = self.left, self.height + self.bottom
        return lambda x0, bottom, x1, top: (x0 - left, depth - top, x1 - left, depth - bottom)

    def shown(self, placed: Rectangle) -> Rectangle:
        """A laid out rectangle as it is on the page shown."""
        return self._turn(placed) if self.upright else placed

    def _turn(self, box: Rectangle) -> Rectangle:
        x0, top, x1, bottom = box
        if self.rotation == 90:
            return self.height - bottom, x0, self.height - top, x1
        if self.rotation == 180:
            return self.width - x1, self.height - bottom, self.width - x0, self.height - top
        if self.rotation == 270:
            return top, self.width - x1, bottom, self.width - x0
        return box


def combined(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that applies `inner`, then `outer`."""
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def between(one: tuple[float, float], other: tuple[float, float]) -> Rectangle:
    """The rectangle two points span, in the page's own coordinates."""
    return min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])


def edge(x0: float, top: float, x1: float, bottom: float) -> dict[str, Any] | None:
    """A ruling in the form pdfplumber's geometry takes; None for what is slanted or too short to rule anything."""
    width, height = x1 - x0, bottom - top
    if min(width, height) > 1.0 or max(width, height) < SNAP:
        return None
    orientation = "h" if width >= height else "v"
    if orientation == "h":
        bottom = top
    else:
        x1 = x0
    sizes = {"width": x1 - x0, "height": bottom - top}
    return {"x0": x0, "x1": x1, "top": top, "bottom": bottom, "orientation": orientation, **sizes}


def boxes_between(crossings: Crossings) -> list[Rectangle]:
    """The smallest boxes between rulings, each found from its upper left corner; pdfplumber's rule, in a tenth of its time.

    `crossings` gives for each point (x, top) the rulings that meet there, upright ones under "v" and level ones under "h".
    """
    at_x: dict[float, list[Point]] = {}
    at_top: dict[float, list[Point]] = {}
    for point in sorted(crossings, reverse=True):
        at_x.setdefault(point[0], []).append(point)
        at_top.setdefault(point[1], []).append(point)
    boxes: list[Rectangle] = []
    for point in sorted(crossings):
        below, right = at_x[point[0]], at_top[point[1]]
        below.pop()  # what is left lies below this point, or right of it, the nearest last
        right.pop()
        corner = _opposite(point, below, right, crossings)
        if corner:
            boxes.append((*point, *corner))
    return boxes


def _opposite(point: Point, below: list[Point], right: list[Point], crossings: Crossings) -> Point | None:
    """The lower right corner of the smallest box whose upper left corner is `point`."""
    here = crossings[point]
    for down in reversed(below):
        lower = crossings[down]
        if not _on_one(lower["v"], here["v"]):
            return None
        for across in reversed(right):
            beside = crossings[across]
            if not _on_one(beside["h"], here["h"]):
                break
            corner = (across[0], down[1])
            found = crossings.get(corner)
            if found and _on_one(found["v"], beside["v"]) and _on_one(found["h"], lower["h"]):
                return corner
    return None


def _on_one(rulings: list[Any], others: list[Any]) -> bool:
    """Whether a ruling is among both; there is seldom more than one."""
    return rulings[0] is others[0] or any(each is other for each in rulings for other in others)


def tables_of(boxes: list[Rectangle]) -> list[list[Rectangle]]:
    """Boxes that share a corner, or are joined by others that do, together."""
    tables: list[list[Rectangle]] = []
    at_corner: dict[Point, list[Rectangle]] = {}
    for box in boxes:
        near = [at_corner[corner] for corner in _corners(box) if corner in at_corner]
        table = near[0] if near else []
        if not near:
            tables.append(table)
        for other in near[1:]:
            if other is not table and any(other is each for each in tables):
                tables = [each for each in tables if each is not other]
                at_corner |= {corner: table for each in other for corner in _corners(each)}
                table += other
        table.append(box)
        at_corner |= dict.fromkeys(_corners(box), table)
    return tables


def _corners(box: Rectangle) -> tuple[Point, Point, Point, Point]:
    x0, top, x1, bottom = box
    return (x0, top), (x1, top), (x0, bottom), (x1, bottom)


def turned_back(box: Rectangle, degrees: float, size: tuple[float, float]) -> Rectangle:
    """A box on a page turned anticlockwise by `degrees` around its middle, as it is on the page itself."""
    x, y = size[0] / 2, size[1] / 2
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    corners = [
        (x + (left - x) * cos - (top - y) * sin, y + (left - x) * sin + (top - y) * cos)
        for left in (box[0], box[2])
        for top in (box[1], box[3])
    ]
    xs, ys = zip(*corners, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def numbered(boxes: list[Rectangle]) -> list[GridCell]:
    """Ruled boxes as cells with their rows and columns, row by row."""
    columns = sorted({box[0] for box in boxes})
    rows = sorted({box[1] for box in boxes})
    cells: list[GridCell] = []
    for x0, top, x1, bottom in boxes:
        row, column = bisect_left(rows, top), bisect_left(columns, x0)
        row_span, column_span = bisect_left(rows, bottom - 0.1) - row, bisect_left(columns, x1 - 0.1) - column
        cells.append(GridCell(row, column, row_span, column_span, x0, top, x1, bottom))
    return sorted(cells)


def runs_along(glyphs: list[Glyph]) -> bool:
    """Whether text runs across the page rather than up or down it."""
    seen = [glyph for glyph in glyphs[:600] if not glyph.text.isspace()]
    along = sum(abs(after.x0 - before.x0) >= abs(after.top - before.top) for before, after in pairwise(seen))
    return 2 * along >= len(seen) - 1
