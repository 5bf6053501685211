"""The style sheet, fonts and lists of a Word 97-2003 file go in; the same as trees of WordprocessingML come out."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from lxml import etree

from extractor.doc_format import Sprms, WordFile, joined, parse_sprms
from extractor.docx_names import WORD

_STYLES, _FONTS, _LISTS, _OVERRIDES = 1, 15, 73, 74  # places in the header
_FONT = 0x4A4F
_LIST, _LEVEL = 0x460B, 0x260A
_NO_STYLE = 0xFFF
_PARAGRAPH_STYLE, _RUN_STYLE, _TABLE_STYLE = 1, 2, 3
_FORMATS = {0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 22: "decimalZero"}
_FORMATS |= {23: "bullet", 255: "none"}
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_SUFFIXES = {0: "tab", 1: "space", 2: "nothing"}


def element(name: str, parent: etree._Element | None = None, **attributes: str) -> etree._Element:
    """A new element in Word's namespace, under `parent` where one is given."""
    name = WORD + name
    return etree.Element(name, attributes) if parent is None else etree.SubElement(parent, name, attributes)


def plain(text: str) -> str:
    """`text` without the characters XML cannot hold."""
    return _UNFIT.sub("", joined(text))


def font_names(file: WordFile) -> list[str]:
    """The fonts by the numbers that runs say."""
    start, end = file.part(_FONTS)
    names: list[str] = []
    at = start + 4
    while at + 1 < end:
        size = file.table[at]
        text = file.table[at + 40 : min(at + 1 + size, end)].decode("utf-16-le", "replace")
        names.append(plain(text.split("\0")[0]))
        at += 1 + size
    return names


def add_font(parent: etree._Element, sprms: Sprms, fonts: list[str]) -> None:
    """Say in `parent` which font a run or style has, where it says one."""
    if _FONT in sprms:
        number = int.from_bytes(sprms[_FONT], "little")
        if number < len(fonts):
            element("rFonts", element("rPr", parent), ascii=fonts[number], hAnsi=fonts[number])


def add_list(properties: etree._Element, sprms: Sprms) -> None:
    """Say in a paragraph's properties which list and level it is in, where it says one."""
    if _LIST in sprms or _LEVEL in sprms:
        numbered = element("numPr", properties)
        if _LEVEL in sprms:
            element("ilvl", numbered, val=str(sprms[_LEVEL][0] if sprms[_LEVEL] else 0))
        if _LIST in sprms:
            number = int.from_bytes(sprms[_LIST], "little", signed=True)
            element("numId", numbered, val=str(max(number, 0) if number != 2047 else 0))


def style_tree(file: WordFile, fonts: list[str]) -> etree._Element:
    """The styles as w:styles, their ids being their numbers."""
    root = element("styles")
    start, end = file.part(_STYLES)
    if end - start < 20:
        return root
    header, count, base = struct.unpack_from("<HHH", file.table, start)
    default = file.table[start + 14 : start + 16]
    add_font(element("rPrDefault", element("docDefaults", root)), {_FONT: default}, fonts)
    at = start + 2 + header
    for number in range(min(count, 4_096)):
        if at + 2 > end:
            break
        size = struct.unpack_from("<H", file.table, at)[0]
        if size:
            _add_style(root, number, file.table[at + 2 : at + 2 + size], base, fonts)
        at += 2 + size + size % 2
    return root


def _add_style(root: etree._Element, number: int, data: bytes, base: int, fonts: list[str]) -> None:
    if len(data) < 10:
        return
    kind, parts = struct.unpack_from("<HH", data, 2)
    kind, based_on, parts = kind & 0xF, kind >> 4, parts & 0xF
    name = {_PARAGRAPH_STYLE: "paragraph", _RUN_STYLE: "character", _TABLE_STYLE: "table"}.get(kind, "numbering")
    style = element("style", root, styleId=str(number), type=name)
    if based_on != _NO_STYLE:
        element("basedOn", style, val=str(based_on))
    said = list(_parts(data, base, parts))
    if kind == _PARAGRAPH_STYLE:
        properties = parse_sprms(said[0][2:]) if said else {}
        add_list(element("pPr", style), properties)
    if kind == _TABLE_STYLE and said:
        add_borders(element("tblPr", style), parse_sprms(said[0]))
    runs = {_PARAGRAPH_STYLE: 1, _RUN_STYLE: 0}.get(kind)
    if runs is not None and runs < len(said):
        add_font(style, parse_sprms(said[runs]), fonts)


def _parts(data: bytes, base: int, count: int) -> Iterator[bytes]:
    """What a style says, each part with its size before it, after the style's name."""
    at = base
    if at + 2 > len(data):
        return
    at += 2 + 2 * struct.unpack_from("<H", data, at)[0] + 2
    for _ in range(count):
        if at + 2 > len(data):
            return
        size = struct.unpack_from("<H", data, at)[0]
        yield data[at + 2 : at + 2 + size]
        at += 2 + size + size % 2


def add_borders(properties: etree._Element, sprms: Sprms) -> None:
    """Say in a table's properties which borders it has: only whether there are any."""
    for code, size in ((0xD613, 8), (0xD605, 4)):
        if code in sprms:
            lines = [sprms[code][at : at + size] for at in range(0, len(sprms[code]) - size + 1, size)]
            # The kind of line comes fifth in the new form, third in the old one.
            kinds = [line[5 if size == 8 else 1] for line in lines]
            borders = element("tblBorders", properties)
            for kind in kinds:
                element("side", borders, val="single" if kind not in (0, 0xFF) else "none")
            return


def numbering_tree(file: WordFile) -> etree._Element:
    """The lists as w:numbering."""
    root = element("numbering")
    try:
        _add_lists(root, file)
        _add_overrides(root, file)
    except (struct.error, IndexError):
        return root  # labels that cannot be read are missing, the text is not
    return root


def _add_lists(root: etree._Element, file: WordFile) -> None:
    start, end = file.part(_LISTS)
    if not end:
        return
    count = struct.unpack_from("<H", file.table, start)[0]
    at = end  # the levels of all lists follow behind the lists
    for number in range(count):
        place = start + 2 + 28 * number
        if place + 28 > end:
            break
        abstract = element("abstractNum", root, abstractNumId=str(struct.unpack_from("<i", file.table, place)[0]))
        styles = struct.unpack_from("<9H", file.table, place + 8)
        simple = file.table[place + 26] & 1
        for level in range(1 if simple else 9):
            at = _add_level(abstract, file.table, at, level, styles[level])


def _add_level(parent: etree._Element, table: bytes, at: int, level: int, style: int) -> int:
    """The level of a list that is described at `at`; where the next one starts comes back."""
    start, kind, flags = struct.unpack_from("<iBB", table, at)
    suffix, run_size, paragraph_size = table[at + 15], table[at + 24], table[at + 25]
    at += 28 + run_size + paragraph_size
    length = struct.unpack_from("<H", table, at)[0]
    text = table[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
    described = element("lvl", parent, ilvl=str(level))
    element("start", described, val=str(start))
    element("numFmt", described, val=_FORMATS.get(kind, "decimal"))
    shown = "".join(f"%{ord(char) + 1}" if char < "\x09" else char for char in text)
    element("lvlText", described, val=plain(shown))
    element("suff", described, val=_SUFFIXES.get(suffix, "tab"))
    if flags & 0x04:
        element("isLgl", described)
    if style != _NO_STYLE:
        element("pStyle", described, val=str(style))
    return int(at + 2 + 2 * length)


def _add_overrides(root: etree._Element, file: WordFile) -> None:
    start, end = file.part(_OVERRIDES)
    if not end:
        return
    count = struct.unpack_from("<I", file.table, start)[0]
    at = start + 4 + 16 * count
    for number in range(min(count, (end - start) // 16)):
        place = start + 4 + 16 * number
        numbered = element("num", root, numId=str(number + 1))
        element("abstractNumId", numbered, val=str(struct.unpack_from("<i", file.table, place)[0]))
        at += 4
        for _ in range(file.table[place + 12]):
            begin, flags = struct.unpack_from("<II", file.table, at)
            at += 8
            override = element("lvlOverride", numbered, ilvl=str(flags & 0xF))
            if flags & 0x20:
                at = _add_level(override, file.table, at, flags & 0xF, _NO_STYLE)
            elif flags & 0x10:
                element("startOverride", override, val=str(begin))
