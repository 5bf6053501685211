"""An HTML page (or a web archive holding one) goes in; its visible text, block by block, comes out as a Document."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage
from itertools import takewhile
from pathlib import Path
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from extractor.builder import DocumentBuilder
from extractor.decoding import Decoded, decode, text_bytes
from extractor.document import Cell, Document, Span
from extractor.errors import DamagedFile
from extractor.html_chrome import drop_chrome
from extractor.html_letters import font_of, letters_of
from extractor.legacy import Letters, Piece
from extractor.limits import Limits
from extractor.vietnamese import fold

_UNSEEN = frozenset(
    {
        "script",
        "style",
        "nav",
        "noscript",
        "template",
        "head",
        "iframe",
        "object",
        "svg",
        "select",
        "button",
        "textarea",
    }
)
_INLINE = frozenset(
    {"a", "abbr", "b", "bdo", "big", "cite", "code", "del", "em", "font", "i", "ins", "kbd", "label", "mark", "q", "s",
     "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var", "img", "time", "o:p", "st1:place"}
)  # fmt: skip
_ROW_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BORDERED = re.compile(r"border[\w-]*\s*:(?![^;]*\b(none|0)\b)", re.IGNORECASE)
_WIDEST = 1_000
_MOTTO = "cong hoa xa hoi"


def read_html(path: Path, limits: Limits) -> Document:
    """The page at `path`; navigation, scripts and hidden parts left out. Raises EmptyFile, DamagedFile."""
    data = text_bytes(path, limits)
    declared = _CHARSET.search(data[:4096])
    return _read(decode(data, declared=declared[1].decode("ascii") if declared else None), path, "html", limits)


def read_mhtml(path: Path, limits: Limits) -> Document:
    """The web archive at `path` (MHT, and the "Word" files some portals serve): its first HTML part."""
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html" and isinstance(part, EmailMessage):
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                return _read(decode(payload, declared=part.get_content_charset()), path, "mhtml", limits)
    raise DamagedFile(name=path.name, format="MHTML", detail="text/html")


def _read(decoded: Decoded, path: Path, kind: str, limits: Limits) -> Document:
    builder = DocumentBuilder(path.name, kind, limits)
    write_page(builder, decoded, path.name, from_site=True)
    return builder.build()


def write_page(builder: DocumentBuilder, decoded: Decoded, name: str, *, from_site: bool = False) -> None:
    """Write what a page shows, beginning on the line the builder is at; without what a site puts around its pages, where
    it is from one. Raises DamagedFile."""
    # A document type is usual in HTML; this parser reads no definition from it and knows no entities but HTML's own.
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True)
    try:
        root = lxml_html.document_fromstring(_DECLARATION.sub("", decoded.text).encode("utf-8"), parser=parser)
    except etree.ParserError as error:
        raise DamagedFile(name=name, format="HTML", detail=str(error)) from error
    builder.doubt(decoded.warnings)
    if from_site:
        drop_chrome(root)
    letters = letters_of(root)
    _PageReader(builder, letters).read(root)
    builder.doubt(letters.warnings)


class _PageReader:
    """Walks the elements of a page and writes their text, a line for each block."""

    def __init__(self, builder: DocumentBuilder, letters: Letters) -> None:
        self._builder = builder
        self._letters = letters
        self._fonts: list[str | None] = [None]  # of the elements the walk is in
        self._line: list[Piece] = []
        self._joiner = ""

    def read(self, root: Any) -> None:
        """Write all that is seen of `root`."""
        self._element(root)
        self._end_line()

    def _element(self, element: Any) -> None:
        name = element.tag.lower() if isinstance(element.tag, str) else ""
        if not name or name in _UNSEEN or _HIDDEN.search(element.get("style") or ""):
            return
        if name == "br":
            self._end_line()
            return
        if name == "table":
            self._end_line()
            self._table(element)
            return
        block = name not in _INLINE
        if block:
            self._end_line()
        self._inside(element)
        if block:
            self._end_line()

    def _inside(self, element: Any) -> None:
        self._fonts.append(font_of(element) or self._fonts[-1])
        self._text(element.text, element)
        for each in element:
            self._element(each)
            self._text(each.tail, element)
        self._fonts.pop()

    def _text(self, text: str | None, owner: Any) -> None:
        if not text:
            return
        if owner.tag == "pre":
            *lines, last = text.split("\n")
            for line in lines:
                self._line.append((line, self._fonts[-1]))
                self._end_line()
            text = last
        self._line.append((text, self._fonts[-1]))

    def _end_line(self) -> None:
        text = " ".join(self._letters.read(self._line).split())
        self._line.clear()
        if text:
            self._builder.write(self._joiner + text)
            self._joiner = "\n"

    def _table(self, table: Any) -> None:
        rows = [list(_cells(row)) for row in _rows(table)]
        if _is_layout(table, rows, self._letters):
            self._inside(table)
            self._end_line()
            return
        cells: list[Cell] = []
        taken: set[tuple[int, int]] = set()
        for number, row in enumerate(rows):
            self._builder.write(self._joiner if number == 0 else "\n")
            column = 0
            for place, element in enumerate(row):
                self._builder.write("\t" if place else "")
                self._joiner = ""
                while (number, column) in taken:
                    column += 1
                down, across = _span(element, "rowspan", len(rows) - number), _span(element, "colspan", _WIDEST)
                start = self._builder.offset
                self._inside(element)
                self._end_line()
                cells.append(Cell(Span(start, self._builder.offset), number, column, down, across))
                taken.update((number + below, column + right) for below in range(down) for right in range(across))
                column += across
        self._joiner = "\n" if rows else self._joiner
        self._builder.table(self._builder.page_number, cells, header_rows=_heads(rows))


def _rows(table: Any) -> Iterator[Any]:
    for each in table:
        if each.tag == "tr":
            yield each
        elif each.tag in _ROW_GROUPS:
            yield from (row for row in each if row.tag == "tr")


def _heads(rows: list[list[Any]]) -> int:
    """How many of the first rows the page says are its head."""
    marked = (
        bool(row) and (row[0].getparent().getparent().tag == "thead" or all(cell.tag == "th" for cell in row))
        for row in rows
    )
    return sum(1 for _ in takewhile(bool, marked))


def _cells(row: Any) -> Iterator[Any]:
    return (each for each in row if each.tag in ("td", "th"))


def _span(element: Any, name: str, most: int) -> int:
    text = (element.get(name) or "1").strip()
    return min(int(text), most) if text.isdecimal() and len(text) < 9 and int(text) > 0 else 1


def _is_layout(table: Any, rows: list[list[Any]], letters: Letters) -> bool:
    """Whether the table only places things: it holds tables, or is a letterhead of two columns without borders."""
    if next(table.iterdescendants("table"), None) is not None or not rows:
        return True
    columns = max(len(row) for row in rows)
    first = letters.read([("".join(rows[0][-1].itertext()), None)]) if rows[0] else ""
    if columns <= 3 and _MOTTO in fold(" ".join(first.split())):
        return True
    bordered = (table.get("border") or "0").strip() not in ("", "0") or any(
        _BORDERED.search(element.get("style") or "") for element in (table, *(cell for row in rows for cell in row))
    )
    return columns <= 2 and not bordered and next(table.iterdescendants("th"), None) is None
