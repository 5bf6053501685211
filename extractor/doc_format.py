"""The streams of a Word 97-2003 file go in; its text and what is said of its runs and paragraphs come out.

The text lies in pieces ([MS-DOC] 2.4.1). What runs and paragraphs look like lies in pages of 512 bytes keyed by byte
offsets, as "sprms": a code of two bytes and an operand. Characters are counted over the whole text: body, footnotes,
headers, comments, endnotes, text boxes, one after another.
"""

from __future__ import annotations

import re
import struct
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

Sprms = dict[int, bytes]  # operand by code; the last one said counts

_IDENT = 0xA5EC
_WORD_97 = 0xC1
_PAGE = 512
_OPERANDS = (1, 1, 2, 4, 2, 2, 0, 3)  # sizes by the code's three top bits; 0: the operand's first byte says
_T_DEF_TABLE = 0xD608
_P_CHG_TABS = 0xC615
_P_HUGE = (0x6645, 0x6646)  # what is said of the paragraph lies in the Data stream
_SECTION_START = 0x3009
_STORIES = ("body", "footnotes", "headers", "macros", "comments", "endnotes", "boxes", "header_boxes")
_MARK = re.compile("[\r\x07\f]")
# Bytes 0x80 to 0x9F of a compressed piece are Windows-1252's; those it leaves open stay what they are.
_COMPRESSED = {code: bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)}


class DocError(ValueError):
    """The streams do not hold together as a Word 97-2003 file."""


@dataclass(frozen=True, slots=True)
class Plc:
    """A table of positions with a record for each stretch between two of them."""

    positions: tuple[int, ...]
    records: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: where its characters stand, the mark that ends it (not among them), its style, what is said of it."""

    start: int
    end: int
    mark: str
    section: str | None  # how the section it ends began, "continuous" or "nextPage"; None when it ends none
    style: int
    sprms: Sprms


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    offset: int  # in the main stream
    width: int  # bytes a character
    sprms: Sprms  # a quick save's changes to all of it


class WordFile:
    """The text and properties of one file. Raises DocError where they do not hold together."""

    def __init__(self, main: bytes, table: Callable[[str], bytes], data: bytes) -> None:
        self._main, self._data = main, data
        try:
            ident, version = struct.unpack_from("<HH", main)
            if ident != _IDENT or version < _WORD_97:
                raise DocError(f"Word {version:#x}")
            self.table = table("1Table" if struct.unpack_from("<H", main, 10)[0] & 0x0200 else "0Table")
            counts = struct.unpack_from("<8i", main, 0x4C)
            self._pieces = self._read_pieces()
            self.text = "".join(map(self._text_of, self._pieces))
            self._runs = self._read_pages(12, 1, self._run_sprms)
            self._paragraphs = self._read_pages(13, 13, self._paragraph_sprms)
            sections = self.plc(6, 12)
        except (struct.error, IndexError) as error:
            raise DocError(str(error)) from error
        if min(counts) < 0 or sum(counts) > len(self.text) + len(_STORIES):
            raise DocError("ccp")
        starts = [sum(counts[:number]) for number in range(len(counts))]
        self.stories = {name: (at, at + count) for name, at, count in zip(_STORIES, starts, counts, strict=True)}
        self._piece_starts = [piece.start for piece in self._pieces]
        kinds = map(self._section_kind, sections.records)
        self._section_ends = dict(zip((end - 1 for end in sections.positions[1:]), kinds, strict=True))

    def part(self, index: int) -> tuple[int, int]:
        """Where in the table stream the `index`th structure of the header stands: start and end."""
        start, size = struct.unpack_from("<II", self._main, 0x9A + 8 * index)
        return (start, start + size) if size and start + size <= len(self.table) else (0, 0)

    def plc(self, index: int, size: int) -> Plc:
        """The `index`th structure of the header as positions with records of `size` bytes."""
        return _plc(self.table[slice(*self.part(index))], size)

    def runs(self, start: int, end: int) -> Iterator[tuple[int, int, Sprms]]:
        """The stretches of like characters between two positions: start, end, what is said of them."""
        offsets, said = self._runs
        at = start
        while at < end:
            piece = self._piece_at(at)
            number = bisect_right(offsets, piece.offset + (at - piece.start) * piece.width) - 1
            stop = min(piece.end, end)
            if number + 1 < len(offsets):
                stop = min(stop, piece.start - (piece.offset - offsets[number + 1]) // piece.width)
            stop = max(stop, at + 1)
            sprms = said[number][1] if number >= 0 else {}
            yield at, stop, {**sprms, **piece.sprms} if piece.sprms else sprms
            at = stop

    def paragraphs(self, start: int, end: int) -> Iterator[Paragraph]:
        """The paragraphs between two positions; a section break ends one too, and the last mark may be missing."""
        end = min(end, len(self.text))
        offsets, said = self._paragraphs
        at = start
        while at < end:
            found = _MARK.search(self.text, at, end)
            while found and found[0] == "\f" and found.start() not in self._section_ends:
                found = _MARK.search(self.text, found.end(), end)
            stop = found.start() if found else end
            piece = self._piece_at(min(stop, len(self.text) - 1))
            number = bisect_right(offsets, piece.offset + (stop - piece.start) * piece.width) - 1
            style, sprms = said[number] if number >= 0 else (0, {})
            sprms = {**sprms, **piece.sprms} if piece.sprms else sprms
            mark = found[0] if found else ""
            yield Paragraph(at, stop, mark, self._section_ends.get(stop) if mark == "\f" else None, style, sprms)
            at = stop + 1

    def _piece_at(self, position: int) -> _Piece:
        return self._pieces[max(0, bisect_right(self._piece_starts, position) - 1)]

    def _section_kind(self, record: bytes) -> str:
        start = struct.unpack_from("<i", record, 2)[0]
        size = struct.unpack_from("<H", self._main, start)[0] if 0 < start < len(self._main) - 2 else 0
        said = parse_sprms(self._main[start + 2 : start + 2 + size]).get(_SECTION_START)
        return "continuous" if said == b"\0" else "nextPage"

    def _read_pieces(self) -> list[_Piece]:
        clx, at, changes = self.table[slice(*self.part(33))], 0, list[bytes]()
        while clx[at] == 1:
            size = struct.unpack_from("<H", clx, at + 1)[0]
            changes.append(clx[at + 3 : at + 3 + size])
            at += 3 + size
        if clx[at] != 2:
            raise DocError("Clx")
        plc = _plc(clx[at + 5 : at + 5 + struct.unpack_from("<I", clx, at + 1)[0]], 8)
        pieces: list[_Piece] = []
        for start, end, record in zip(plc.positions, plc.positions[1:], plc.records, strict=False):
            offset, change = struct.unpack_from("<IH", record, 2)
            width = 1 if offset & 0x40000000 else 2
            offset = (offset & 0x3FFFFFFF) // (3 - width)
            own = change >> 1 if change & 1 else len(changes)
            pieces.append(_Piece(start, end, offset, width, parse_sprms(changes[own]) if own < len(changes) else {}))
        # Each character has bytes of its own: pieces that overlap would be a bomb.
        if not pieces or any(piece.end < piece.start for piece in pieces) or pieces[-1].end > len(self._main):
            raise DocError("PlcPcd")
        return pieces

    def _text_of(self, piece: _Piece) -> str:
        count = piece.end - piece.start
        data = self._main[piece.offset : piece.offset + count * piece.width]
        if len(data) != count * piece.width:
            raise DocError("piece beyond the end")
        if piece.width == 1:
            return data.decode("latin-1").translate(_COMPRESSED)
        text = data.decode("utf-16-le", "surrogatepass")
        # Positions count halves of a pair: keep them apart here, `joined` puts them together.
        return text if len(text) == count else "".join(map(chr, struct.unpack(f"<{count}H", data)))

    def _read_pages(
        self, index: int, record: int, read: Callable[[bytes, int], tuple[int, Sprms]]
    ) -> tuple[list[int], list[tuple[int, Sprms]]]:
        """Offsets at which properties change, and (style, sprms) from there; `record` is the size of a page's entry."""
        offsets: list[int] = []
        said: list[tuple[int, Sprms]] = []
        for number in self.plc(index, 4).records:
            start = struct.unpack("<I", number)[0] * _PAGE
            page = self._main[start : start + _PAGE]
            count = page[_PAGE - 1] if len(page) == _PAGE else 0
            if not 0 < count <= _PAGE // (4 + record):
                continue
            bounds = struct.unpack_from(f"<{count + 1}I", page)
            for each in range(count):
                place = 2 * page[4 * (count + 1) + record * each]
                offsets.append(bounds[each])
                said.append(read(page, place) if place else (0, {}))
        if offsets != sorted(offsets):
            raise DocError("FKP")
        return offsets, said

    def _run_sprms(self, page: bytes, place: int) -> tuple[int, Sprms]:
        return 0, parse_sprms(page[place + 1 : place + 1 + page[place]])

    def _paragraph_sprms(self, page: bytes, place: int) -> tuple[int, Sprms]:
        size = 2 * page[place] - 1
        if size < 0:
            place, size = place + 1, 2 * page[place + 1]
        said = page[place + 1 : place + 1 + size]
        sprms = parse_sprms(said[2:])
        for code in _P_HUGE:
            if code in sprms:
                start = struct.unpack("<I", sprms[code])[0]
                length = struct.unpack_from("<H", self._data, start)[0] if start + 2 <= len(self._data) else 0
                sprms = {**sprms, **parse_sprms(self._data[start + 2 : start + 2 + length])}
        return struct.unpack_from("<H", said + b"\0\0")[0], sprms


def parse_sprms(data: bytes) -> Sprms:
    """The operands by code; what is cut off is left out."""
    found: Sprms = {}
    at = 0
    while at + 2 < len(data):
        code = data[at] | data[at + 1] << 8
        at += 2
        size, skip = _OPERANDS[code >> 13], 0
        if code == _T_DEF_TABLE:
            size, skip = (data[at] | data[at + 1] << 8) - 1 if at + 1 < len(data) else 0, 2
        elif not size:
            size, skip = data[at], 1
            if code == _P_CHG_TABS and size == 255:
                return found  # its size would have to be worked out; it comes last in practice
        found[code] = data[at + skip : at + skip + max(size, 0)]
        at += skip + max(size, 0)
    return found


def joined(text: str) -> str:
    """`text` with the halves of surrogate pairs put together, stray halves made visible."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _plc(data: bytes, size: int) -> Plc:
    count = max(0, (len(data) - 4) // (4 + size))
    if not count:
        return Plc((), ())
    positions = struct.unpack_from(f"<{count + 1}i", data)
    if positions[0] < 0 or any(one > other for one, other in pairwise(positions)):
        raise DocError("Plc")
    first = 4 * (count + 1)
    return Plc(positions, tuple(data[first + size * each : first + size * (each + 1)] for each in range(count)))
