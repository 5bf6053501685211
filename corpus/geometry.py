"""Where the lines of a document stand on its pages: packed into a few bytes to be kept, and back into lines with boxes."""

from __future__ import annotations

import json
import zlib

from extractor import Box, Document, Line, Page, Span

_LARGEST = 64 << 20  # bytes unpacked: a document of 3,000 pages has a tenth of that


def packed(document: Document) -> bytes | None:
    """The sizes of a document's pages and the boxes of its lines in tenths of a point; None where it has no geometry."""
    if not any(page.lines for page in document.pages):
        return None
    pages = [[page.number, page.width, page.height, _lines(page)] for page in document.pages]
    return zlib.compress(json.dumps(pages, separators=(",", ":")).encode("ascii"), 6)


def unpacked(data: bytes, document: Document) -> Document:
    """`document`, which has its text and pages, with the sizes and lines that were packed."""
    raw = zlib.decompressobj().decompress(data, _LARGEST)
    kept = {number: (width, height, lines) for number, width, height, lines in json.loads(raw)}
    pages = []
    for page in document.pages:
        width, height, lines = kept.get(page.number, (None, None, []))
        pages.append(Page(page.number, page.span, width, height, tuple(_line(page.number, *each) for each in lines)))
    return Document(document.name, document.format, document.text, tuple(pages))


def _lines(page: Page) -> list[list[float | None]]:
    return [
        [
            line.span.start,
            line.span.end,
            *(round(side * 10) for side in (box.x0, box.top, box.x1, box.bottom)),
            line.confidence,
        ]
        for line in page.lines
        if (box := line.box)
    ]


def _line(page: int, start: int, end: int, x0: int, top: int, x1: int, bottom: int, confidence: float | None) -> Line:
    return Line(Span(start, end), Box(page, x0 / 10, top / 10, x1 / 10, bottom / 10), confidence)
