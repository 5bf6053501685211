"""The picture of a page goes in; the ruled tables on it, and the picture without their rulings, come out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw

from extractor.geometry import Rectangle, numbered, tables_of
from extractor.glyphs import Grid
from extractor.pictures import Picture, ink_of, moved, paper_of

_ACROSS, _DOWN = 0.35, 0.25  # inches a ruling is long at least; letters are lower and stand apart
_THICKEST = 0.08  # inches, slant included; what is thicker is a bar or a picture
_APART = 0.04  # inches within which rulings are one: double rulings, slanted ones
_REACH = 0.07  # inches a ruling may fall short of the one it should meet
_GAP = 0.1  # inches a ruling may be broken for
_RULINGS = 400  # beyond it is a drawing
_SMALLEST = 0.1  # inches a cell is wide and high at least


@dataclass(slots=True)
class _Ruling:
    """Runs of ink one beside the other: where they lie across the ruling, and from where to where they go along it."""

    first: int
    last: int
    start: int
    end: int

    @property
    def at(self) -> float:
        return (self.first + self.last) / 2


_Stretch = tuple[int, int, int]  # row, first and last pixel


def ruled_tables(picture: Picture) -> tuple[list[Grid], Picture]:
    """Tables of two columns and more, in points from the top left, and the picture with the rulings painted over."""
    image = picture.image.copy()
    ink = ink_of(image)
    dpi = picture.dpi
    across = _stretches(ink, round(_ACROSS * dpi))
    down = _stretches(ink.transpose(Image.Transpose.TRANSPOSE), round(_DOWN * dpi)) if across else []
    rows, columns = _rulings(across, dpi), _rulings(down, dpi)
    if not (rows and columns) or len(rows) + len(columns) > _RULINGS:
        return [], picture
    grids = [Grid(numbered([_points(box, dpi) for box in boxes])) for boxes in tables_of(_cells(rows, columns, dpi))]
    grids = [grid for grid in grids if len({cell.column for cell in grid.cells}) > 1]
    if not grids:
        return [], picture
    pen = ImageDraw.Draw(image)
    paper = paper_of(image)
    for row, start, end in across:
        pen.rectangle((start, row - 1, end, row + 1), fill=paper)
    for column, start, end in down:
        pen.rectangle((column - 1, start, column + 1, end), fill=paper)
    return grids, picture.showing(image)


def _stretches(ink: Image.Image, length: int) -> list[_Stretch]:
    """Runs of ink at least `length` pixels long, rows from the top; a slant of a pixel in a run does no harm."""
    image = ImageChops.lighter(ink, ImageChops.lighter(moved(ink, 0, 1), moved(ink, 0, -1)))
    have = 1
    while have < length:  # a pixel stays when `have` pixels from it on are ink
        step = min(have, length - have)
        image = ImageChops.darker(image, moved(image, -step, 0))
        have += step
    box = image.getbbox()
    return list(_runs(image, box[1], box[3], length)) if box else []


def _runs(image: Image.Image, top: int, bottom: int, length: int) -> Iterator[_Stretch]:
    width, pixels = image.width, image.tobytes()
    for row in range(top, bottom):
        line = pixels[row * width : (row + 1) * width]
        start = line.find(b"\xff")
        while start >= 0:
            end = line.find(b"\0", start)
            end = width if end < 0 else end
            yield row, start, min(width, end + length) - 1
            start = line.find(b"\xff", end)


def _rulings(stretches: list[_Stretch], dpi: float) -> list[_Ruling]:
    """Stretches of neighbouring rows as rulings."""
    found: list[_Ruling] = []
    open_ones: list[_Ruling] = []
    gap = _GAP * dpi
    for row, start, end in stretches:
        open_ones = [each for each in open_ones if row - each.last <= 3]
        ruling = next((each for each in open_ones if start <= each.end + gap and each.start <= end + gap), None)
        if ruling is None:
            ruling = _Ruling(row, row, start, end)
            found.append(ruling)
            open_ones.append(ruling)
            if len(found) > 4 * _RULINGS:
                return []
        ruling.last, ruling.start, ruling.end = row, min(ruling.start, start), max(ruling.end, end)
    return [each for each in found if each.last - each.first <= _THICKEST * dpi]


def _grouped(rulings: list[_Ruling], apart: float) -> dict[float, list[_Ruling]]:
    groups: list[list[_Ruling]] = []
    for ruling in sorted(rulings, key=lambda each: each.at):
        if groups and ruling.at - groups[-1][-1].at <= apart:
            groups[-1].append(ruling)
        else:
            groups.append([ruling])
    return {sum(each.at for each in group) / len(group): group for group in groups}


def _cells(rows: list[_Ruling], columns: list[_Ruling], dpi: float) -> list[Rectangle]:
    """The smallest boxes that rulings close on all four sides: x0, top, x1, bottom in pixels."""
    across, down = _grouped(rows, _APART * dpi), _grouped(columns, _APART * dpi)
    reach, least = _REACH * dpi, _SMALLEST * dpi

    def is_ruled(group: list[_Ruling], start: float, end: float) -> bool:
        return any(each.start - reach <= start and end <= each.end + reach for each in group)

    crossings = {(x, y) for x in down for y in across if is_ruled(across[y], x, x) and is_ruled(down[x], y, y)}
    found: list[Rectangle] = []
    for x, y in sorted(crossings, key=lambda each: (each[1], each[0])):
        below = [bottom for bottom in across if bottom - y >= least and is_ruled(down[x], y, bottom)]
        beside = [right for right in down if right - x >= least and is_ruled(across[y], x, right)]
        box = next(
            (
                (x, y, right, bottom)
                for bottom in below
                for right in beside
                if (right, bottom) in crossings
                and is_ruled(across[bottom], x, right)
                and is_ruled(down[right], y, bottom)
            ),
            None,
        )
        found += [box] if box else []
    return found


def _points(box: Rectangle, dpi: float) -> Rectangle:
    x0, top, x1, bottom = (value * 72 / dpi for value in box)
    return x0, top, x1, bottom
