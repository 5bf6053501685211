"""A PDF goes in; its text line by line with boxes, its ruled tables, and what recognition reads on scans come out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractor.builder import DocumentBuilder
from extractor.continued import join_tables
from extractor.document import Box, Document, ReadingWarning
from extractor.errors import DamagedFile, EncryptedFile, LimitExceeded, ProgramMissing
from extractor.geometry import Frame, runs_along
from extractor.glyphs import Glyph, Run, extent, is_garbage, text_of
from extractor.laid import LaidPage, write_pages
from extractor.layout import arrange, fill_gaps, lay
from extractor.limits import Limits
from extractor.ocr import OcrEngine, ocr_engine
from extractor.pictures import DPI, Picture
from extractor.rulings import picture_share, ruled_grids
from extractor.running import drop_running
from extractor.scans import Scan, doubts_of, recognised, shown
from extractor.textlayer import Indexed, lines_of_letters, lines_of_words
from extractor.tools import TESSERACT, advice
from extractor.vietnamese import compose
from extractor.worker import page_done

_SCANT = 200  # characters: a page with fewer and a picture over half of it is a scan with a stamp's text
_STAMP = 12  # characters of a stamp's line worth keeping beside what was recognised


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
    engine = ocr_engine()
    pages: list[LaidPage] = []
    seen: list[int] = []
    unread: list[int] = []
    unruled: list[int] = []
    doubts: list[ReadingWarning] = []
    for page, scan in recognised(engine, _pages(pdf, engine, path, limits), limits.readings):
        if not page.is_scan:
            fill_gaps(page.own, page.stamped)
            pages.append(page.laid(page.own))
        elif scan is not None and scan.failure is None:
            seen.append(page.number)
            # A signature's stamp tells who signed and when, in real characters however poor the scan.
            stamps = [run for run in page.stamped if len(text_of(run)) > _STAMP]
            pages.append(page.laid_scan(scan))
            pages[-1].items += page.laid(stamps).items
            doubts += doubts_of(scan, page.number, page.size[1])
        else:
            unread.append(page.number)
            doubts += [ReadingWarning("ocr_failed", f"{page.number}: {scan.failure}")] if scan else []
            pages.append(page.laid(page.stamped if is_garbage(page.own) else [*page.own, *page.stamped]))
        unruled += [page.number] if page.unruled else []
        page.close()
        page_done()
    drop_running(pages)
    join_tables(pages)
    write_pages(builder, pages)
    for code, numbers in (("tables_skipped", unruled), ("recognised_text", seen), ("needs_ocr", unread)):
        if numbers:
            builder.warn(code, ", ".join(map(str, numbers)))
    for doubt in doubts:
        builder.warn(doubt.code, doubt.detail)
    if unread and engine is None and builder.is_blank:
        raise ProgramMissing(name=path.name, program=TESSERACT.name, advice=advice(TESSERACT))
    return builder.build()


def _pages(
    pdf: Any, engine: OcrEngine | None, path: Path, limits: Limits
) -> Iterator[tuple[_PageReader, Picture | None]]:
    """Each page with its text layer read, and its picture where that is to be recognised."""
    for index in range(len(pdf)):
        page = _PageReader(pdf, index)
        yield page, page.picture(path, limits) if page.is_scan and engine else None


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

    def __init__(self, pdf: Any, index: int) -> None:
        self._page = pdf[index]
        self.number = index + 1
        self._late_from = sys.maxsize
        self.unruled = False  # whether there were too many rulings to be tables
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
        self.own, self.stamped = self.lines()
        self.is_scan = self._is_scan(self.own)

    def close(self) -> None:
        """Free the page."""
        self._page.close()

    def lines(self, *, by_letters: bool = False) -> tuple[list[Run], list[Run]]:
        """The text layer's lines in the file's order: the page's own, and those form fields stamped on it."""
        by_letters = by_letters or self._late_from < sys.maxsize
        raw = self._raw(by_letters)
        if self._frame.rotation and self._frame.upright and runs_along([glyph for line in raw for _, glyph in line]):
            # Text turned with its page: pdfium gets the order of lines right only on the page turned back.
            self._page.set_rotation(0)
            raw = self._raw(by_letters)
        elif self._frame.rotation:
            self._frame.upright = False
        place = self._frame.place
        own: list[Run] = []
        stamped: list[Run] = []
        for line in raw:
            for late, runs in ((False, own), (True, stamped)):
                run = [
                    Glyph(glyph.text, *place(glyph.x0, glyph.top, glyph.x1, glyph.bottom))
                    for at, glyph in line
                    if (at >= self._late_from) == late
                ]
                if run and compose(text_of(run)).strip():
                    runs.append(run)
        return own, stamped

    def _raw(self, by_letters: bool) -> list[list[Indexed]]:
        text = self._page.get_textpage()
        lines = list((lines_of_letters if by_letters else lines_of_words)(text))
        text.close()
        return lines

    def _is_scan(self, lines: list[Run]) -> bool:
        """Whether the text layer is missing, a stamp's only, or unreadable."""
        count = sum(len(glyph.text) for line in lines for glyph in line if not glyph.text.isspace())
        area = self._frame.width * self._frame.height
        if count == 0:
            return picture_share(self._page, area) > 0.02  # less is a logo on a blank page
        return is_garbage(lines) or (count < _SCANT and picture_share(self._page, area) > 0.5)

    def laid(self, lines: list[Run]) -> LaidPage:
        """The page with these lines of its text layer in reading order, and its tables."""
        frame = self._frame
        width, depth = (frame.width, frame.height) if frame.upright else self.size
        grids = ruled_grids(self._page, frame.place)
        self.unruled = self.unruled or grids is None
        items = arrange(lines, grids or [], width, depth)
        return lay(items, self.number, self.size, depth, self._box)

    def picture(self, path: Path, limits: Limits) -> Picture:
        """The page as shown, for recognition."""
        width, height = self.size
        scale = DPI / 72
        if width * height * scale * scale > limits.pixels:
            detail = f"pixel {width * height * scale * scale:.0f} > {limits.pixels}"
            raise LimitExceeded(name=path.name, detail=detail)
        self._page.set_rotation(self._frame.rotation)
        bitmap = self._page.render(
            scale=scale, may_draw_forms=True
        )  # in colour: pdfium takes three times as long in grey
        return Picture.of(bitmap.to_pil())

    def laid_scan(self, scan: Scan) -> LaidPage:
        """The page with what was recognised on its picture, in reading order."""
        items = arrange(scan.lines, scan.grids, *self.size)
        return lay(items, self.number, self.size, self.size[1], lambda run: shown(scan, run, self.number, self.size))

    def _box(self, run: Run) -> Box:
        return Box(self.number, *(round(value, 2) for value in self._frame.shown(extent(run))))
