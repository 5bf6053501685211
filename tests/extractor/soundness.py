"""A Document goes in; what in it cannot be true (a span outside its text, a page left out) comes out in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import is_normalized

from extractor import Document, Span, Table

_CONTROL = re.compile("[\x00-\x08\x0b\x0d-\x1f\x7f-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_MOST_PLACES = 20_000_000


def faults(document: Document) -> list[str]:
    """What breaks the promises every Document makes; nothing for a sound one."""
    return list(_text_faults(document)) + list(_page_faults(document)) + list(_table_faults(document))


def _text_faults(document: Document) -> Iterator[str]:
    if not document.text.strip():
        yield "no text"
    if not is_normalized("NFC", document.text):
        yield "text not in NFC"
    if _SURROGATE.search(document.text):
        yield "half a character in the text"
    if control := _CONTROL.search(document.text):
        yield f"control character {control[0]!r} in the text"
    if not document.name or not document.format:
        yield "no name or format"


def _page_faults(document: Document) -> Iterator[str]:
    expected = 0
    for number, page in enumerate(document.pages, 1):
        if page.number != number:
            yield f"page {number} is numbered {page.number}"
        if page.span.start != expected:
            yield f"page {number} starts at {page.span.start}, the one before ended at {expected}"
        expected = page.span.end
        for line in page.lines:
            if not _within(line.span, page.span):
                yield f"line {line.span} outside page {number} {page.span}"
            if line.box is not None and line.box.page != number:
                yield f"box of page {line.box.page} on page {number}"
            if line.box is not None and not (line.box.x0 <= line.box.x1 and line.box.top <= line.box.bottom):
                yield f"box turned inside out: {line.box}"
            if line.confidence is not None and not 0 <= line.confidence <= 100:
                yield f"confidence {line.confidence}"
    if expected != len(document.text):
        yield f"pages end at {expected} of {len(document.text)}"


def _table_faults(document: Document) -> Iterator[str]:
    whole = Span(0, len(document.text))
    for number, table in enumerate(document.tables):
        if not 1 <= table.page <= len(document.pages):
            yield f"table {number} on page {table.page} of {len(document.pages)}"
        for cell in table.cells:
            if not _within(cell.span, whole):
                yield f"cell {cell.span} outside the text"
            if cell.row < 0 or cell.column < 0 or cell.row_span < 1 or cell.column_span < 1:
                yield f"cell at {cell.row}, {cell.column} of {cell.row_span} × {cell.column_span}"
        yield from _grid_faults(number, table)


def _grid_faults(number: int, table: Table) -> Iterator[str]:
    height = max(cell.row + cell.row_span for cell in table.cells)
    width = max(cell.column + cell.column_span for cell in table.cells)
    if height * width > _MOST_PLACES:
        yield f"table {number} of {height} × {width} places"
    starts = [(cell.row, cell.column) for cell in table.cells]
    if len(set(starts)) != len(starts):
        yield f"table {number}: two cells at one place"


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
