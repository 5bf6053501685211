"""What is drawn on a PDF page goes in; its ruled tables, and how much of it is covered by pictures, come out."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import Any

import pdfplumber.table as geometry
import pypdfium2.raw as pdfium_c

from extractor.glyphs import Grid, GridCell

Rectangle = tuple[float, float, float, float]  # as the page has it: x0, bottom, x1, top; placed: x0, top, x1, bottom

_OBJECTS = 100_000
_SEGMENTS = 40_000  # ruling segments of a page; beyond it is a drawing, not a table
_EDGES = 800
_CROSSINGS = 2_500
_SNAP = 3.0  # points
_DEEPEST = 4  # forms within forms that are looked into
_WHITE = 250
_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

_Matrix = tuple[float, float, float, float, float, float]


def ruled_grids(page: Any, place: Callable[[float, float, float, float], Rectangle]) -> list[Grid] | None:
    """Tables of at least two columns that the page's rulings make, laid out by `place`.

    None when there are too many rulings to be tables.
    """
    edges: list[dict[str, Any]] = []
    seen = 0
    for kind, item, matrix in _objects(page, _IDENTITY, 0):
        if kind == pdfium_c.FPDF_PAGEOBJ_PATH and _is_drawn(item):
            for segment in _path_segments(item, matrix):
                edge = _edge(*place(*segment))
                if edge is not None:
                    edges.append(edge)
                seen += 1
                if seen > _SEGMENTS:
                    return None
    if not edges:
        return []
    merged = geometry.merge_edges(edges, _SNAP, _SNAP, _SNAP, _SNAP)
    if len(merged) > _EDGES:
        return None
    crossings = geometry.edges_to_intersections(merged, _SNAP, _SNAP)
    if len(crossings) > _CROSSINGS:
        return None
    tables = geometry.cells_to_tables(geometry.intersections_to_cells(crossings))
    # One column of boxes is a frame, or the background Word paints behind lines.
    return [Grid(_numbered(table)) for table in tables if len({box[0] for box in table}) > 1]


def picture_share(page: Any, area: float) -> float:
    """The share of the page's `area` (square points) that its largest picture takes."""
    largest = 0.0
    for kind, _, (a, b, c, d, _, _) in _objects(page, _IDENTITY, 0):
        if kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            largest = max(largest, abs(a * d - b * c))  # a picture is the unit square, transformed
    return largest / max(1.0, area)


def _objects(holder: Any, matrix: _Matrix, depth: int) -> Iterator[tuple[int, Any, _Matrix]]:
    """The kind of each object of a page or form, the object, and the matrix that puts it on the page."""
    is_page = depth == 0
    count = pdfium_c.FPDFPage_CountObjects(holder) if is_page else pdfium_c.FPDFFormObj_CountObjects(holder)
    for index in range(min(count, _OBJECTS)):
        item = (pdfium_c.FPDFPage_GetObject if is_page else pdfium_c.FPDFFormObj_GetObject)(holder, index)
        kind = pdfium_c.FPDFPageObj_GetType(item)
        if kind == pdfium_c.FPDF_PAGEOBJ_TEXT:
            continue
        combined = _combined(_matrix_of(item), matrix)
        yield kind, item, combined
        if kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            yield from _objects(item, combined, depth + 1)


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


def _path_segments(path: Any, matrix: _Matrix) -> Iterator[Rectangle]:
    x, y = ctypes.c_float(), ctypes.c_float()
    to_x, to_y = ctypes.byref(x), ctypes.byref(y)
    a, b, c, d, e, f = matrix
    start = last = (0.0, 0.0)
    for index in range(pdfium_c.FPDFPath_CountSegments(path)):
        segment = pdfium_c.FPDFPath_GetPathSegment(path, index)
        pdfium_c.FPDFPathSegment_GetPoint(segment, to_x, to_y)
        point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        kind = pdfium_c.FPDFPathSegment_GetType(segment)
        if kind == pdfium_c.FPDF_SEGMENT_LINETO:
            yield _rectangle(last, point)
        elif kind == pdfium_c.FPDF_SEGMENT_MOVETO:
            start = point
        last = point
        if pdfium_c.FPDFPathSegment_GetClose(segment):
            yield _rectangle(last, start)


def _rectangle(one: tuple[float, float], other: tuple[float, float]) -> Rectangle:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])


def _matrix_of(item: Any) -> _Matrix:
    matrix = pdfium_c.FS_MATRIX()
    if not pdfium_c.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix)):
        return _IDENTITY
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _combined(inner: _Matrix, outer: _Matrix) -> _Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _edge(x0: float, top: float, x1: float, bottom: float) -> dict[str, Any] | None:
    """A ruling in the form pdfplumber's geometry takes; None for what is slanted or too short to rule anything."""
    width, height = x1 - x0, bottom - top
    if min(width, height) > 1.0 or max(width, height) < _SNAP:
        return None
    orientation = "h" if width >= height else "v"
    if orientation == "h":
        bottom = top
    else:
        x1 = x0
    sizes = {"width": x1 - x0, "height": bottom - top}
    return {"x0": x0, "x1": x1, "top": top, "bottom": bottom, "orientation": orientation, **sizes}


def _numbered(boxes: list[Rectangle]) -> list[GridCell]:
    columns = sorted({box[0] for box in boxes})
    rows = sorted({box[1] for box in boxes})
    cells: list[GridCell] = []
    for x0, top, x1, bottom in boxes:
        row_span = sum(top <= each < bottom - 0.1 for each in rows)
        column_span = sum(x0 <= each < x1 - 0.1 for each in columns)
        cells.append(GridCell(rows.index(top), columns.index(x0), row_span, column_span, x0, top, x1, bottom))
    return sorted(cells, key=lambda cell: (cell.row, cell.column))
