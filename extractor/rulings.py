"""A PDF page's drawing goes in; the tables its rulings make, and how much of it a picture covers, come out."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import Any

import pdfplumber.table as tables
import pypdfium2.raw as pdfium_c

from extractor.geometry import (
    IDENTITY,
    SNAP,
    Matrix,
    Rectangle,
    between,
    boxes_between,
    combined,
    edge,
    numbered,
    tables_of,
)
from extractor.glyphs import Grid

_OBJECTS = 100_000
_SEGMENTS = 40_000  # ruling segments of a page; beyond it is a drawing, not a table
_SEGMENTS_OF_A_BAR = 5
_THIN = 2.5  # points: the width of a line, drawn as one or as a filled bar
_EDGES = 800
_CROSSINGS = 2_500
_DEEPEST = 4  # forms within forms that are looked into
_WHITE = 250


def ruled_grids(page: Any, place: Callable[[float, float, float, float], Rectangle]) -> list[Grid] | None:
    """Tables of at least two columns that the page's rulings make; None when there are too many to be tables."""
    edges: list[dict[str, Any]] = []
    seen = 0
    for kind, item, matrix in _objects(page, IDENTITY, 0):
        if kind != pdfium_c.FPDF_PAGEOBJ_PATH or not _is_drawn(item):
            continue
        for segment in _segments(item, matrix):
            ruling = edge(*place(*segment))
            edges += [ruling] if ruling else []
            seen += 1
            if seen > _SEGMENTS:
                return None
    merged = tables.merge_edges(edges, SNAP, SNAP, SNAP, SNAP)
    crossings = tables.edges_to_intersections(merged, SNAP, SNAP) if len(merged) <= _EDGES else None
    if crossings is None or len(crossings) > _CROSSINGS:
        return None
    found = tables_of(boxes_between(crossings))
    # One column of boxes is a frame, or the background Word paints behind lines.
    return [Grid(numbered(boxes)) for boxes in found if len({box[0] for box in boxes}) > 1]


def picture_share(page: Any, area: float) -> float:
    """The share of the page's `area` (square points) that its largest picture takes."""
    pictures = (
        combined(_matrix_of(item), outer)
        for kind, item, outer in _objects(page, IDENTITY, 0)
        if kind == pdfium_c.FPDF_PAGEOBJ_IMAGE
    )
    # A picture is the unit square, transformed.
    return max((abs(a * d - b * c) for a, b, c, d, _, _ in pictures), default=0.0) / max(1.0, area)


def covers(item: Any, area: float) -> bool:
    """Whether an object of the page is a picture over more than half of its `area`."""
    if pdfium_c.FPDFPageObj_GetType(item) != pdfium_c.FPDF_PAGEOBJ_IMAGE:
        return False
    a, b, c, d, _, _ = _matrix_of(item)
    return abs(a * d - b * c) > area / 2


def _objects(holder: Any, outer: Matrix, depth: int) -> Iterator[tuple[int, Any, Matrix]]:
    """The kind of each object of a page or form but text, the object, and the matrix that puts its holder on the page."""
    is_page = depth == 0
    count = pdfium_c.FPDFPage_CountObjects(holder) if is_page else pdfium_c.FPDFFormObj_CountObjects(holder)
    get = pdfium_c.FPDFPage_GetObject if is_page else pdfium_c.FPDFFormObj_GetObject
    for index in range(min(count, _OBJECTS)):
        item = get(holder, index)
        kind = pdfium_c.FPDFPageObj_GetType(item)
        if kind == pdfium_c.FPDF_PAGEOBJ_TEXT:
            continue
        yield kind, item, outer
        if kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            yield from _objects(item, combined(_matrix_of(item), outer), depth + 1)


def _is_drawn(path: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
    if stroke.value:
        return True
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    colours = (ctypes.byref(each) for each in (red, green, blue, alpha))
    if not fill.value or not pdfium_c.FPDFPageObj_GetFillColor(path, *colours):
        return False
    return alpha.value > 0 and min(red.value, green.value, blue.value) < _WHITE


def _segments(path: Any, outer: Matrix) -> Iterator[Rectangle]:
    """The straight lines a path is made of; a thin one, as most rulings are, is one line and asks for its bounds only."""
    count = pdfium_c.FPDFPath_CountSegments(path)
    if outer is IDENTITY and count <= _SEGMENTS_OF_A_BAR:
        bounds = [ctypes.c_float() for _ in range(4)]
        if pdfium_c.FPDFPageObj_GetBounds(path, *(ctypes.byref(each) for each in bounds)):
            x0, y0, x1, y1 = (each.value for each in bounds)
            if x1 - x0 <= _THIN < y1 - y0:
                yield (x0 + x1) / 2, y0, (x0 + x1) / 2, y1
                return
            if y1 - y0 <= _THIN < x1 - x0:
                yield x0, (y0 + y1) / 2, x1, (y0 + y1) / 2
                return
    yield from _path_segments(path, combined(_matrix_of(path), outer), count)


def _path_segments(path: Any, matrix: Matrix, count: int) -> Iterator[Rectangle]:
    x, y = ctypes.c_float(), ctypes.c_float()
    to_x, to_y = ctypes.byref(x), ctypes.byref(y)
    a, b, c, d, e, f = matrix
    start = last = (0.0, 0.0)
    for index in range(count):
        segment = pdfium_c.FPDFPath_GetPathSegment(path, index)
        pdfium_c.FPDFPathSegment_GetPoint(segment, to_x, to_y)
        point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        kind = pdfium_c.FPDFPathSegment_GetType(segment)
        if kind == pdfium_c.FPDF_SEGMENT_LINETO:
            yield between(last, point)
        elif kind == pdfium_c.FPDF_SEGMENT_MOVETO:
            start = point
        last = point
        if pdfium_c.FPDFPathSegment_GetClose(segment):
            yield between(last, start)


def _matrix_of(item: Any) -> Matrix:
    matrix = pdfium_c.FS_MATRIX()
    if not pdfium_c.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix)):
        return IDENTITY
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f
