"""A PPTX presentation goes in; each slide comes out as one page: its texts, its tables, and the speaker's notes."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from extractor.builder import DocumentBuilder
from extractor.document import Cell, Document
from extractor.errors import DamagedFile
from extractor.legacy import Letters, Piece
from extractor.limits import Limits
from extractor.package import check_sizes
from extractor.parts import PartError, main_part, relations, tree_of

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SLIDE = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # the same content once more
_PARAGRAPH, _TABLE, _SHAPE = _DRAWING + "p", _DRAWING + "tbl", _SLIDE + "sp"
_FURNITURE = ("sldNum", "dt", "ftr", "hdr")  # placeholders that say the same on every slide
_BESIDE = ("diagramData", "notesSlide")  # parts of a slide with text of their own, in this order
_WIDEST = 1_000


def read_pptx(path: Path, limits: Limits) -> Document:
    """The presentation at `path`.

    Raises LimitExceeded, EncryptedFile, DamagedFile (any DTD among its causes), EmptyFile.
    """
    check_sizes(path, "PPTX", limits)
    try:
        with zipfile.ZipFile(path) as package:
            slides = list(_slides(package))
    except (etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, PartError) as error:
        raise DamagedFile(name=path.name, format="PPTX", detail=str(error)[:120]) from error
    builder = DocumentBuilder(path.name, "pptx", limits)
    letters = Letters()
    letters.survey(_pieces(paragraph) for slide in slides for tree in slide for paragraph in tree.iter(_PARAGRAPH))
    for number, trees in enumerate(slides, 1):
        if number > 1:
            builder.open_page()
        if trees[0].get("show") in ("0", "false"):
            builder.warn("hidden_slide", str(number))
        for tree in trees:
            _SlideReader(builder, letters).read(tree)
    builder.doubt(letters.warnings)
    return builder.build()


def _slides(package: zipfile.ZipFile) -> Iterator[list[Any]]:
    """Each slide in order: its tree, and those of its diagrams and notes."""
    main = main_part(package, otherwise="ppt/presentation.xml")
    names = {each.id: each.target for each in relations(package, main) if each.kind == "slide"}
    for each in tree_of(package, main).iter(_SLIDE + "sldId"):
        name = names.get(each.get(_RELATION) or "")
        if name is not None:
            beside = [(_BESIDE.index(other.kind), other) for other in relations(package, name) if other.kind in _BESIDE]
            yield [tree_of(package, name), *(tree_of(package, other.target) for _, other in sorted(beside))]


class _SlideReader:
    """Walks the shapes of a slide, in the order in which they are read aloud, and writes their text."""

    def __init__(self, builder: DocumentBuilder, letters: Letters) -> None:
        self._builder = builder
        self._letters = letters

    def read(self, element: Any) -> None:
        """Write all that `element` says."""
        if element.tag == _PARAGRAPH:
            self._paragraph(element)
        elif element.tag == _TABLE:
            self._table(element)
        elif element.tag != _FALLBACK and not (element.tag == _SHAPE and _is_furniture(element)):
            for each in element.iterchildren("*"):
                self.read(each)

    def _paragraph(self, paragraph: Any) -> None:
        text = self._letters.read(_pieces(paragraph)).strip()
        if text:
            self._builder.add(text + "\n")

    def _table(self, table: Any) -> None:
        cells: list[Cell] = []
        page = self._builder.page_number
        for number, row in enumerate(table.iterchildren(_DRAWING + "tr")):
            for column, cell in enumerate(row.iterchildren(_DRAWING + "tc")):
                if column:
                    self._builder.add("\t")
                texts = [self._letters.read(_pieces(each)).strip() for each in cell.iter(_PARAGRAPH)]
                span = self._builder.write("\n".join(filter(None, texts)))
                if not (_is_set(cell, "hMerge") or _is_set(cell, "vMerge")):
                    cells.append(Cell(span, number, column, _reach(cell, "rowSpan"), _reach(cell, "gridSpan")))
            self._builder.add("\n")
        heads = next((1 for each in table.iterchildren(_DRAWING + "tblPr") if _is_set(each, "firstRow")), 0)
        self._builder.table(page, cells, header_rows=heads)


def _pieces(paragraph: Any) -> list[Piece]:
    found: list[Piece] = []
    for each in paragraph.iterchildren(_DRAWING + "r", _DRAWING + "fld", _DRAWING + "br"):
        text = "\n" if each.tag == _DRAWING + "br" else each.findtext(_DRAWING + "t") or ""
        font = each.find(f"{_DRAWING}rPr/{_DRAWING}latin")
        found.append((text, font.get("typeface") if font is not None else None))
    return found


def _is_furniture(shape: Any) -> bool:
    place = shape.find(f"{_SLIDE}nvSpPr/{_SLIDE}nvPr/{_SLIDE}ph")
    return place is not None and place.get("type") in _FURNITURE


def _is_set(element: Any, name: str) -> bool:
    return element.get(name) in ("1", "true")


def _reach(cell: Any, name: str) -> int:
    said = cell.get(name) or ""
    return min(max(int(said), 1), _WIDEST) if said.isdecimal() and len(said) < 9 else 1
