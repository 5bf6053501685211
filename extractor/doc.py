"""A Word 97-2003 file goes in; what it says, read by the walk that reads DOCX, comes out as a Document."""

from __future__ import annotations

import struct
from pathlib import Path

import olefile

from extractor.builder import DocumentBuilder
from extractor.doc_format import WordFile
from extractor.doc_styles import element, font_names, numbering_tree, style_tree
from extractor.doc_tree import Anchors, TreeMaker, stretches
from extractor.document import Document
from extractor.docx import Parts, write
from extractor.docx_styles import Styles
from extractor.errors import DamagedFile
from extractor.limits import Limits

_FOOTNOTES, _ENDNOTES, _BOXES, _SHAPES, _MARGINS = (2, 3), (46, 47), 56, 40, 11
_HEADERS, _FOOTERS = (1, 0, 4), (3, 2, 5)  # of a section: odd pages, even pages, first page


def read_doc(path: Path, limits: Limits) -> Document:
    """The Word 97-2003 document at `path`. Raises DamagedFile (also for older Word), EmptyFile, LimitExceeded."""
    builder = DocumentBuilder(path.name, "doc", limits)
    try:
        parts = _parts(_open(path))
    except (ValueError, IndexError, struct.error, OSError) as error:  # DocError and olefile's are among the first
        raise DamagedFile(name=path.name, format="DOC", detail=str(error)[:120]) from error
    write(builder, parts, parts.main[0])
    return builder.build()


def _parts(file: WordFile) -> Parts:
    """The file as the parts of a DOCX."""
    anchors = _anchors(file)
    fonts = font_names(file)
    maker = TreeMaker(file, fonts, anchors)
    main = element("document")
    parts = Parts(main, Styles(lambda: style_tree(file, fonts)), {"numbering": numbering_tree(file)})
    body = maker.fill(element("body", main), *file.stories["body"])
    for stretch in _boxes_elsewhere(file, anchors):
        maker.fill(element("txbxContent", element("r", element("p", body))), *stretch)
    for kind, story, texts in (("footnote", "footnotes", _FOOTNOTES[1]), ("endnote", "endnotes", _ENDNOTES[1])):
        notes = parts.single[story] = element(story)
        first, last = file.stories[story]
        for number, (start, end) in enumerate(stretches(file.plc(texts, 0).positions, first)):
            maker.fill(element(kind, notes, id=str(number)), start, min(end, last))
    section = element("sectPr", body)
    for kind, places in (("header", _HEADERS), ("footer", _FOOTERS)):
        for number, stretch in enumerate(_margins(file, places)):
            name = f"{kind}{number}"
            element(f"{kind}Reference", section, id=name)
            parts.margins[name] = maker.fill(element(kind), *stretch)
    return parts


def _open(path: Path) -> WordFile:
    with olefile.OleFileIO(str(path)) as ole:

        def stream(name: str) -> bytes:
            return bytes(ole.openstream(name).read()) if ole.exists(name) else b""

        return WordFile(stream("WordDocument"), stream, stream("Data"))


def _anchors(file: WordFile) -> Anchors:
    notes: dict[int, tuple[str, str]] = {}
    for kind, (references, _) in (("footnoteReference", _FOOTNOTES), ("endnoteReference", _ENDNOTES)):
        for number, position in enumerate(file.plc(references, 2).positions[:-1]):
            notes[position] = (kind, str(number))
    boxes: dict[int, list[tuple[int, int]]] = {}
    shapes = file.plc(_SHAPES, 26)
    places = {record[:4]: position for position, record in zip(shapes.positions, shapes.records, strict=False)}
    for shape, stretch in _boxes(file):
        if shape in places:
            boxes.setdefault(places[shape], []).append(stretch)
    return Anchors(notes, boxes)


def _boxes(file: WordFile) -> list[tuple[bytes, tuple[int, int]]]:
    """Each text box of the body: the id of its shape and its stretch of text."""
    boxes = file.plc(_BOXES, 22)
    base = file.stories["boxes"][0]
    return list(zip((record[14:18] for record in boxes.records), stretches(boxes.positions, base), strict=False))


def _boxes_elsewhere(file: WordFile, anchors: Anchors) -> list[tuple[int, int]]:
    """Text boxes whose anchor is not known, those in groups of shapes."""
    placed = {stretch for found in anchors.boxes.values() for stretch in found}
    return [stretch for _, stretch in _boxes(file) if stretch not in placed]


def _margins(file: WordFile, places: tuple[int, ...]) -> list[tuple[int, int]]:
    """The headers or footers of all sections, those that say the same only once."""
    first, last = file.stories["headers"]
    parts = stretches(file.plc(_MARGINS, 0).positions, first)[6:]  # the first six are rules above notes
    found: dict[str, tuple[int, int]] = {}
    for section in range(0, len(parts), 6):
        for place in places:
            if section + place < len(parts):
                start, end = parts[section + place]
                if start < end <= last:
                    found.setdefault(" ".join(file.text[start:end].split()), (start, end))
    return list(found.values())
