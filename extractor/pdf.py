"""A PDF goes in; its text line by line with boxes, its ruled tables, and what recognition reads on scans come out."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractor.builder import DocumentBuilder
from extractor.document import Box, Document
from extractor.errors import DamagedFile, EncryptedFile, LimitExceeded, ProgramMissing
from extractor.glyphs import Glyph, Run, extent, text_of
from extractor.layout import arrange, fill_gaps, write_page
from extractor.limits import Limits
from extractor.ocr import DPI, OcrEngine, OcrFailed, Picture, ocr_engine
from extractor.pdf_drawing import picture_share, ruled_grids
from extractor.tools import TESSERACT, advice
from extractor.vietnamese import compose
from extractor.worker import page_done

_LINE_ENDS = (0x0A, 0x0D)
_HYPHENS = (0x02, 0xFFFE)  # pdfium's sign for a hyphen at a line's end; in our files most stood inside numbers
_SCANT = 200  # characters: a page with fewer and a picture over half of it is a scan with a stamp's text
_STAMP = 12  # characters of a stamp's line worth keeping beside what was recognised
_GARBAGE = 0.15  # share of unreadable characters from which on the text layer is worth nothing


def read_pdf(path: Path, limits: Limits) -> Document:
    """The PDF at `path`; pages without usable text are recognised when tesseract is there.

    Raises EncryptedFile, DamagedFile, LimitExceeded, EmptyFile; ProgramMissing when all it has is scans and there is
    no recogniser.
    """
    pdf = _open(path)
    if len(pdf) > limits.pages:
        raise LimitExceeded(name=path.name, detail=f"số trang/pages {len(pdf)} > {limits.pages}")
    builder = DocumentBuilder(path.name, "pdf", limits)
    engine = ocr_engine()
    recognised: list[str] = []
    unread: list[str] = []
    for index in range(len(pdf)):
        page = _PageReader(pdf, index)
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
            page.write(builder, stamped if _is_garbage(own) else [*own, *stamped])
        page.close()
        page_done()
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
        raise DamagedFile(name=path.name, format="PDF", detail=str(error)) from error
    if len(pdf) == 0:
        raise DamagedFile(name=path.name, format="PDF", detail="0 trang/pages")
    return pdf


@dataclass(slots=True)
class _Frame:
    """How a page's own coordinates (from the bottom left, unrotated) become points from the top left as shown."""

    left: float
    bottom: float
    width: float  # unrotated
    height: float
    rotation: int
    upright: bool = True  # whether text runs along the page before rotation; layout is judged in text's direction

    def place(self, x0: float, bottom: float, x1: float, top: float) -> tuple[float, float, float, float]:
        """A rectangle of the page as x0, top, x1, bottom for laying out."""
        plain = (
            x0 - self.left,
            self.height - (top - self.bottom),
            x1 - self.left,
            self.height - (bottom - self.bottom),
        )
        return plain if self.upright else self._turn(plain)

    def shown(self, placed: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        """A laid out rectangle as it is on the page shown."""
        return self._turn(placed) if self.upright else placed

    def _turn(self, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        x0, top, x1, bottom = box
        if self.rotation == 90:
            return self.height - bottom, x0, self.height - top, x1
        if self.rotation == 180:
            return self.width - x1, self.height - bottom, self.width - x0, self.height - top
        if self.rotation == 270:
            return top, self.width - x1, bottom, self.width - x0
        return box


class _PageReader:
    """One page while it is read; loads on making, is to be closed."""

    def __init__(self, pdf: Any, index: int) -> None:
        self._page = pdf[index]
        self._number = index + 1
        self._late_from: int | None = None
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
        self._frame = _Frame(x0, y0, x1 - x0, y1 - y0, self._page.get_rotation())

    def close(self) -> None:
        """Free the page."""
        self._page.close()

    def lines(self) -> tuple[list[Run], list[Run]]:
        """The text layer's lines in the file's order: the page's own, and those form fields stamped on it."""
        raw = self._raw()
        if self._frame.rotation and _runs_along([glyph for line in raw for _, glyph in line]):
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
                run = [self._placed(glyph) for at, glyph in line if self._is_late(at) == late]
                if compose(text_of(run)).strip():
                    runs.append(run)
        return own, stamped

    def _raw(self) -> list[list[tuple[int, Glyph]]]:
        text = self._page.get_textpage()
        lines = list(_raw_lines(text))
        text.close()
        return lines

    def is_scan(self, lines: list[Run]) -> bool:
        """Whether the text layer is missing, a stamp's only, or unreadable."""
        count = sum(not glyph.text.isspace() for line in lines for glyph in line)
        area = self._frame.width * self._frame.height
        if count == 0:
            return picture_share(self._page, area) > 0.02  # less is a logo on a blank page
        return _is_garbage(lines) or (count < _SCANT and picture_share(self._page, area) > 0.5)

    def write(self, builder: DocumentBuilder, lines: list[Run]) -> None:
        """Write the text layer and its tables."""
        frame = self._frame
        width, height = (frame.width, frame.height) if frame.upright else self.size
        grids = ruled_grids(self._page, frame.place)
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

    def _is_late(self, at: int) -> bool:
        return self._late_from is not None and at >= self._late_from

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
        if code in _LINE_ENDS:
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
        character = "-" if code in _HYPHENS else chr(code)
        if line:
            # A letter written as base and mark is one letter from here on, so that offsets count letters.
            joined = compose(line[-1][1].text + character)
            if len(joined) == 1 and not character.isspace() and not line[-1][1].text.isspace():
                at, last = line[-1]
                line[-1] = (at, Glyph(joined, min(last.x0, x0), min(last.top, y0), max(last.x1, x1), last.bottom))
                continue
        line.append((index, Glyph(character, x0, y0, x1, y1)))
        if code in _HYPHENS:
            yield line
            line = []
    if line:
        yield line


def _runs_along(glyphs: list[Glyph]) -> bool:
    seen = [glyph for glyph in glyphs[:600] if not glyph.text.isspace()]
    along = sum(abs(after.x0 - before.x0) >= abs(after.top - before.top) for before, after in pairwise(seen))
    return 2 * along >= len(seen) - 1


def _is_garbage(lines: list[Run]) -> bool:
    characters = [glyph.text for line in lines for glyph in line if not glyph.text.isspace()]
    bad = sum(char < " " or char == "\ufffd" or "\ue000" <= char <= "\uf8ff" for char in characters)
    return bad > _GARBAGE * len(characters)
