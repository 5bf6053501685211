"""A PDF goes in; its text line by line with boxes, its ruled tables, and what recognition reads on scans come out."""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractor.builder import DocumentBuilder
from extractor.certificates import Certified
from extractor.columns import column_bands
from extractor.continued import join_tables
from extractor.document import Box, Document, ReadingWarning, Signature
from extractor.errors import DamagedFile, EncryptedFile, LimitExceeded, ProgramMissing
from extractor.fields import Field, fields_of, without
from extractor.geometry import Frame, runs_along
from extractor.glyphs import Glyph, Grid, Run, goes_on, is_garbage, text_of
from extractor.laid import LaidPage, Place, write_pages
from extractor.layered import is_layer, is_poor
from extractor.layout import arrange, lay
from extractor.limits import Limits
from extractor.ocr import OcrEngine, ocr_engine
from extractor.pdf_letters import PageLetters
from extractor.pictures import DPI, Picture
from extractor.rulings import picture_share, ruled_grids
from extractor.running import drop_running
from extractor.scans import Scan, doubts_of, recognised, shown
from extractor.signing import signature_fields
from extractor.stamping import by_field, fill_gaps, is_stamp, said_by
from extractor.textlayer import Band, Indexed, TextLayer, lines_of_letters
from extractor.tools import TESSERACT, advice
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
    letters = PageLetters(pdf)
    engine = ocr_engine()
    pages: list[LaidPage] = []
    seen: list[int] = []
    unread: list[int] = []
    unruled: list[int] = []
    doubts: list[ReadingWarning] = []
    signed = Signed(signature_fields(path) if pdf.formenv else {})
    for page, scan in recognised(engine, _pages(pdf, engine, path, limits, letters, signed), limits.readings):
        if not page.is_scan:
            fill_gaps(page.own, page.parts)
            pages.append(page.laid(page.own, page.stamps))
            seen += [page.number] if page.is_layered else []
        elif scan is not None and scan.failure is None:
            seen.append(page.number)
            pages.append(page.laid_scan(scan))
            # A signature's stamp tells who signed and when, in real characters however poor the scan.
            pages[-1].items += page.laid(
                [run for run in [*page.parts, *page.stamps] if len(text_of(run)) > _STAMP]
            ).items
            doubts += doubts_of(scan, page.number, page.size)
        else:
            unread.append(page.number)
            doubts += [ReadingWarning("ocr_failed", f"{page.number}: {scan.failure}")] if scan else []
            pages.append(page.laid([] if is_garbage(page.own) else page.own, [*page.parts, *page.stamps]))
        unruled += [page.number] if page.unruled else []
        page.close()
        page_done()
    drop_running(pages)
    join_tables(pages)
    write_pages(builder, pages)
    builder.doubt(letters.warnings)
    builder.signed(signed.all())
    for code, numbers in (("tables_skipped", unruled), ("recognised_text", seen), ("needs_ocr", unread)):
        if numbers:
            builder.warn(code, ", ".join(map(str, numbers)))
    builder.doubt(doubts)
    if unread and engine is None and builder.is_blank:
        raise ProgramMissing(name=path.name, program=TESSERACT.name, advice=advice(TESSERACT))
    return builder.build()


def _pages(
    pdf: Any, engine: OcrEngine | None, path: Path, limits: Limits, letters: PageLetters, signed: Signed
) -> Iterator[tuple[_PageReader, Picture | None]]:
    """Each page with its text layer read, and its picture where that is to be recognised."""
    for index in range(len(pdf)):
        page = _PageReader(pdf, index, letters, signed)
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


@dataclass(slots=True)
class Signed:
    """The signatures of a PDF: those certified in the file, by field, and those whose place was found."""

    certified: dict[str, Certified]
    placed: list[Signature] = field(default_factory=list)

    def all(self) -> list[Signature]:
        """First those that are seen on a page."""
        unseen = (Signature(each.name, each.organisation, each.time) for each in self.certified.values())
        return [*self.placed, *unseen]


class _PageReader:
    """One page while it is read; loads on making, is to be closed."""

    def __init__(self, pdf: Any, index: int, letters: PageLetters, signed: Signed) -> None:
        self._letters = letters
        self._page = pdf[index]
        self.number = index + 1
        self._late_from = sys.maxsize
        self._stamps: list[Field] = []  # of the fields those that show a signature's picture
        self._found: list[Grid] | None = None
        self.is_layered = False  # whether the text is what another program recognised
        self.unruled = False  # whether there were too many rulings to be tables
        self._fields = fields_of(self._page, pdf.formenv)
        if self._fields:
            # E-office stamps number and day as form fields: made part of the page, their text can be read.
            text = self._page.get_textpage()
            before = text.count_chars()
            text.close()
            if pdfium_c.FPDFPage_Flatten(self._page, pdfium_c.FLAT_NORMALDISPLAY) == pdfium_c.FLATTEN_SUCCESS:
                self._late_from = before
                self._page.close()
                self._page = pdf[index]
        self.size: tuple[float, float] = self._page.get_size()
        x0, y0, x1, y1 = self._page.get_cropbox()
        self._frame = Frame(x0, y0, x1 - x0, y1 - y0, self._page.get_rotation())
        self.own, stamped = self.lines()
        self.parts, self.stamps = self._sorted_stamps(stamped, signed)
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
            raw = self._raw(by_letters)
        own: list[Run] = []
        stamped: list[Run] = []
        for line in raw:
            for late, runs in ((False, own), (True, stamped)):
                run = [glyph for at, glyph in line if (at >= self._late_from) == late]
                if all(glyph.text.isspace() for glyph in run):
                    continue
                if runs and run[0].text.startswith("-") and goes_on(runs[-1], run):
                    runs[-1] += [Glyph(" ", *run[0][1:5]), *run]
                else:
                    runs.append(run)
        return own, stamped

    def _sorted_stamps(self, stamped: list[Run], signed: Signed) -> tuple[list[Run], list[Run]]:
        """Of what fields show: the document's own words, and signatures' pictures; what they say is kept in `signed`."""
        parts: list[Run] = []
        stamps: list[Run] = []
        places = [self._frame.place(*each.rectangle) for each in self._fields]
        runs_of = by_field(stamped, places)
        for each, place, runs in zip(self._fields, places, runs_of, strict=False):
            text = "\n".join(text_of(run).strip() for run in runs)
            if is_stamp(text):
                self._stamps.append(each)
                stamps += runs
            else:
                parts += runs
            facts = signed.certified.pop(each.name, None)
            if facts or (is_stamp(text) and not signed.certified):
                said = said_by(text)
                facts = facts or Certified()
                who = facts.name or said.signer, facts.organisation or said.organisation, facts.time or said.time
                signed.placed.append(Signature(*who, self.number, self._box(place), text))
        return parts + runs_of[-1], stamps

    def _raw(self, by_letters: bool) -> list[list[Indexed]]:
        text = self._page.get_textpage()
        place = self._frame.placing
        layer = TextLayer(text, place)
        if self._letters.concern(layer.content):
            lines = self._letters.respelled(list(lines_of_letters(text, place, spell=str)), text)
        elif by_letters:
            lines = list(lines_of_letters(text, place))
        else:
            bands = [Band(-math.inf, math.inf)]
            if not self._frame.rotation and layer.is_sound:
                bands = [Band(*each) for each in column_bands(layer.content, layer.middle_of)]
                bands += [Band(grid.bounds[1], grid.bounds[3], grid.edges) for grid in self._grids()]
            lines = list(layer.lines(bands))
        text.close()
        return lines

    def _grids(self) -> list[Grid]:
        """The tables that rulings make on the page; none where there are too many rulings to be tables."""
        if self._found is None:
            grids = ruled_grids(self._page, self._frame.placing)
            self.unruled = grids is None
            self._found = grids or []
        return self._found

    def _is_scan(self, lines: list[Run]) -> bool:
        """Whether the text layer is missing, a stamp's only, or unreadable."""
        count = sum(len(glyph.text) for line in lines for glyph in line if not glyph.text.isspace())
        area = self._frame.width * self._frame.height
        if count == 0:
            return picture_share(self._page, area) > 0.02  # less is a logo on a blank page
        if is_garbage(lines) or (count < _SCANT and picture_share(self._page, area) > 0.5):
            return True
        self.is_layered = is_layer(self._page, area)
        return self.is_layered and is_poor(" ".join(map(text_of, lines)))

    def laid(self, lines: list[Run], stamps: list[Run] | None = None) -> LaidPage:
        """The page with these lines of its text layer in reading order, and its tables; `stamps` stand at its end."""
        frame = self._frame
        width, depth = (frame.width, frame.height) if frame.upright else self.size
        items = [*arrange(lines, self._grids(), width, depth), *(stamps or [])]
        return lay(items, self.number, self.size, depth, self._box)

    def picture(self, path: Path, limits: Limits) -> Picture:
        """The page as it was printed, for recognition; in colour, which pdfium gives in a third of the time of grey."""
        width, height = self.size
        scale = DPI / 72
        if width * height * scale * scale > limits.pixels:
            detail = f"pixel {width * height * scale * scale:.0f} > {limits.pixels}"
            raise LimitExceeded(name=path.name, detail=detail)
        return Picture.of(self._seen(path).render(scale=scale, may_draw_forms=True).to_pil())

    def laid_scan(self, scan: Scan) -> LaidPage:
        """The page with what was recognised on its picture, in reading order."""
        number, size = self.number, self.size
        width, height = scan.upright(size)
        items = arrange(scan.lines, scan.grids, width, height)
        return lay(items, number, size, height, lambda place: shown(scan, place, number, size))

    def _seen(self, path: Path) -> Any:
        """The page as it was printed: signatures' pictures would be read into the letterhead they lie upon."""
        if not self._stamps:
            self._page.set_rotation(self._frame.rotation)
            return self._page
        # Opened anew, without the forms' environment, which would go on drawing what is taken away.
        return without(pdfium.PdfDocument(path)[self.number - 1], self._stamps)

    def _box(self, place: Place) -> Box:
        x0, top, x1, bottom = self._frame.shown(place) if self._frame.rotation else place
        if not math.isfinite(x0 + top + x1 + bottom):  # a letter of no size, or of an endless one: it is on this page
            x0, top, x1, bottom = 0.0, 0.0, *self.size
        return Box(self.number, round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2))
