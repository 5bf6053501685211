"""A PDF goes in; its text line by line with boxes, its ruled tables, and what recognition reads on scans come out."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pdfplumber.table as tables
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractor.builder import DocumentBuilder
from extractor.document import Box, Document
from extractor.errors import DamagedFile, EncryptedFile, LimitExceeded, ProgramMissing
from extractor.geometry import IDENTITY, SNAP, Frame, Matrix, Rectangle, between, combined, edge, numbered, runs_along
from extractor.glyphs import Glyph, Grid, Run, append, extent, is_garbage, text_of
from extractor.layout import arrange, fill_gaps, write_page
from extractor.limits import Limits
from extractor.ocr import DPI, OcrEngine, OcrFailed, Picture, ocr_engine
from extractor.pdf_letters import LINE_ENDS, PageLetters
from extractor.tools import TESSERACT, advice
from extractor.vietnamese import compose
from extractor.worker import page_done

_HYPHENS = (0x02, 0xFFFE)  # pdfium's sign for a hyphen at a line's end; in our files most stood inside numbers
_SCANT = 200  # characters: a page with fewer and a picture over half of it is a scan with a stamp's text
_STAMP = 12  # characters of a stamp's line worth keeping beside what was recognised
_OBJECTS = 100_000
_SEGMENTS = 40_000  # ruling segments of a page; beyond it is a drawing, not a table
_EDGES = 800
_CROSSINGS = 2_500
_DEEPEST = 4  # forms within forms that are looked into
_WHITE = 250


def read_pdf(path: Path, limits: Limits) -> Document:
    """The PDF at `path`; pages without usable text are recognised when tesseract is there.

    Raises EncryptedFile, DamagedFile, LimitExceeded, EmptyFile; ProgramMissing when all it has is scans and there is
    no recogniser.
    """
    try:
        return _read(_open(path), path, limits)
    except pdfium.PdfiumError as error:
        raise DamagedFile(name=path.name, format="PDF", detail=str(error)) from error


def _read(pdf: Any, path: Path, limits: Limits) -> Document:
    if len(pdf) > limits.pages:
        raise LimitExceeded(name=path.name, detail=f"số trang/pages {len(pdf)} > {limits.pages}")
    builder = DocumentBuilder(path.name, "pdf", limits)
    letters = PageLetters(pdf)
    engine = ocr_engine()
    recognised: list[str] = []
    unread: list[str] = []
    for index in range(len(pdf)):
        page = _PageReader(pdf, index, letters)
        builder.open_page(*page.size)
        own, stamped = page.lines()
        if not page.is_scan(own):
            fill_gaps(own, stamped)
            page.write(builder, own)
        elif engine is not None and page.write_recognised(builder, engine, path, limits):
            recognised.append(str(index + 1))
            # A signature's stamp tells who signed and when, in real characters however poor the scan.
            page.write(builder, [run for run in stamped if len(run) > _STAMP])
        else:
            unread.append(str(index + 1))
            page.write(builder, stamped if is_garbage(own) else [*own, *stamped])
        page.close()
        page_done()
    builder.doubt(letters.warnings)
    if recognised:
        builder.warn("recognised_text", ", ".join(recognised))
    if unread:
        builder.warn("needs_ocr", ", ".join(unread))
        if engine is None and builder.is_blank:
            raise ProgramMissing(name=path.name, program=TESSERACT.name, advice=advice(TESSERACT))
    return builder.build()


def _open(path: Path) -> Any:
    try:
        pdf = pdfium.PdfDocument(path)
        if pdf.get_formtype() != pdfium_c.FORMTYPE_NONE:
            pdf.init_forms()  # before any page is loaded, or form fields have no appearance
    except pdfium.PdfiumError as error:
        if error.err_code == pdfium_c.FPDF_ERR_PASSWORD:
            raise EncryptedFile(name=path.name) from error
        raise
    if len(pdf) == 0:
        raise DamagedFile(name=path.name, format="PDF", detail="0 trang/pages")
    return pdf


class _PageReader:
    """One page while it is read; loads on making, is to be closed."""

    def __init__(self, pdf: Any, index: int, letters: PageLetters) -> None:
        self._letters, self._number = letters, index + 1
        self._page = pdf[index]
        self._late_from = sys.maxsize
        if pdf.formenv and pdfium_c.FPDFPage_GetAnnotCount(self._page) > 0:
            # E-office stamps number and day as form fields: made part of the page, their text can be read.
            text = self._page.get_textpage()
            before = text.count_chars()
            text.close()
            if self._page.flatten() == pdfium_c.FLATTEN_SUCCESS:
                self._late_from = before
                self._page.close()
                self._page = pdf[index]
        self.size: tuple[float, float] = self._page.get_size()
        x0, y0, x1, y1 = self._page.get_cropbox()
        self._frame = Frame(x0, y0, x1 - x0, y1 - y0, self._page.get_rotation())

    def close(self) -> None:
        """Free the page."""
        self._page.close()

    def lines(self) -> tuple[list[Run], list[Run]]:
        """The text layer's lines in the file's order: the page's own, and those form fields stamped on it."""
        raw = self._raw()
        if self._frame.rotation and runs_along([glyph for line in raw for _, glyph in line]):
            # Text turned with its page: pdfium gets the order of lines right only on the page turned back.
            self._page.set_rotation(0)
            raw = self._raw()
            self._frame.upright = True
        elif self._frame.rotation:
            self._frame.upright = False
        own: list[Run] = []
        stamped: list[Run] = []
        for line in raw:
            for late, runs in ((False, own), (True, stamped)):
                run = [self._placed(glyph) for at, glyph in line if (at >= self._late_from) == late]
                if compose(text_of(run)).strip():
                    runs.append(run)
        return own, stamped

    def _raw(self) -> list[list[tuple[int, Glyph]]]:
        text = self._page.get_textpage()
        lines = self._letters.respelled(list(_raw_lines(text)), text)
        text.close()
        return lines

    def is_scan(self, lines: list[Run]) -> bool:
        """Whether the text layer is missing, a stamp's only, or unreadable."""
        count = sum(not glyph.text.isspace() for line in lines for glyph in line)
        area = self._frame.width * self._frame.height
        if count == 0:
            return _picture_share(self._page, area) > 0.02  # less is a logo on a blank page
        return is_garbage(lines) or (count < _SCANT and _picture_share(self._page, area) > 0.5)

    def write(self, builder: DocumentBuilder, lines: list[Run]) -> None:
        """Write the text layer and its tables."""
        frame = self._frame
        width, height = (frame.width, frame.height) if frame.upright else self.size
        grids = _ruled_grids(self._page, frame.place)
        if grids is None:
            builder.warn("tables_skipped", str(self._number))
        write_page(builder, arrange(lines, grids or [], width, height), self._box)

    def write_recognised(self, builder: DocumentBuilder, engine: OcrEngine, path: Path, limits: Limits) -> bool:
        """Write what `engine` reads on the page's picture; False when it fails."""
        width, height = self.size
        self._page.set_rotation(self._frame.rotation)
        scale = DPI / 72
        if width * height * scale * scale > limits.pixels:
            detail = f"pixel {width * height * scale * scale:.0f} > {limits.pixels}"
            raise LimitExceeded(name=path.name, detail=detail)
        bitmap = self._page.render(scale=scale, grayscale=True, may_draw_forms=True)
        rows = memoryview(bitmap.buffer).cast("B")
        pixels = b"".join(
            bytes(rows[row * bitmap.stride : row * bitmap.stride + bitmap.width]) for row in range(bitmap.height)
        )
        picture = Picture(bitmap.width, bitmap.height, pixels)
        try:
            lines = engine.read(picture)
        except OcrFailed:
            return False
        number = self._number
        write_page(builder, arrange(lines, [], width, height), lambda run: Box(number, *extent(run)))
        return True

    def _box(self, run: Run) -> Box:
        return Box(self._number, *(round(value, 2) for value in self._frame.shown(extent(run))))

    def _placed(self, glyph: Glyph) -> Glyph:
        return Glyph(glyph.text, *self._frame.place(glyph.x0, glyph.top, glyph.x1, glyph.bottom))


def _raw_lines(text: Any) -> Iterator[list[tuple[int, Glyph]]]:
    """Lines of the text layer: characters with their index, boxes in the page's own coordinates (top is the higher)."""
    box = [ctypes.c_double() for _ in range(4)]
    left, right, bottom, top = (ctypes.byref(value) for value in box)
    line: list[tuple[int, Glyph]] = []
    high: int | None = None
    for index in range(text.count_chars()):
        code = pdfium_c.FPDFText_GetUnicode(text, index)
        if code in LINE_ENDS:
            if line:
                yield line
            line = []
            continue
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
        high = None
        pdfium_c.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        x0, x1, y0, y1 = (value.value for value in box)
        append(line, index, Glyph("-" if code in _HYPHENS else chr(code), x0, y0, x1, y1))
        if code in _HYPHENS:
            yield line
            line = []
    if line:
        yield line


def _ruled_grids(page: Any, place: Callable[[float, float, float, float], Rectangle]) -> list[Grid] | None:
    """Tables of at least two columns that the page's rulings make; None when there are too many to be tables."""
    edges: list[dict[str, Any]] = []
    seen = 0
    for kind, item, matrix in _objects(page, IDENTITY, 0):
        for segment in _path_segments(item, matrix) if kind == pdfium_c.FPDF_PAGEOBJ_PATH and _is_drawn(item) else ():
            ruling = edge(*place(*segment))
            edges += [ruling] if ruling else []
            seen += 1
            if seen > _SEGMENTS:
                return None
    merged = tables.merge_edges(edges, SNAP, SNAP, SNAP, SNAP)
    crossings = tables.edges_to_intersections(merged, SNAP, SNAP) if len(merged) <= _EDGES else None
    if crossings is None or len(crossings) > _CROSSINGS:
        return None
    found = tables.cells_to_tables(tables.intersections_to_cells(crossings))
    # One column of boxes is a frame, or the background Word paints behind lines.
    return [Grid(numbered(boxes)) for boxes in found if len({box[0] for box in boxes}) > 1]


def _picture_share(page: Any, area: float) -> float:
    """The share of the page's `area` (square points) that its largest picture takes."""
    pictures = (matrix for kind, _, matrix in _objects(page, IDENTITY, 0) if kind == pdfium_c.FPDF_PAGEOBJ_IMAGE)
    # A picture is the unit square, transformed.
    return max((abs(a * d - b * c) for a, b, c, d, _, _ in pictures), default=0.0) / max(1.0, area)


def _objects(holder: Any, matrix: Matrix, depth: int) -> Iterator[tuple[int, Any, Matrix]]:
    """The kind of each object of a page or form, the object, and the matrix that puts it on the page."""
    is_page = depth == 0
    count = pdfium_c.FPDFPage_CountObjects(holder) if is_page else pdfium_c.FPDFFormObj_CountObjects(holder)
    for index in range(min(count, _OBJECTS)):
        item = (pdfium_c.FPDFPage_GetObject if is_page else pdfium_c.FPDFFormObj_GetObject)(holder, index)
        kind = pdfium_c.FPDFPageObj_GetType(item)
        if kind == pdfium_c.FPDF_PAGEOBJ_TEXT:
            continue
        placed = combined(_matrix_of(item), matrix)
        yield kind, item, placed
        if kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            yield from _objects(item, placed, depth + 1)


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


def _path_segments(path: Any, matrix: Matrix) -> Iterator[Rectangle]:
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
