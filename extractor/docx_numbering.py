"""A Word file's numbering and styles go in; the label a reader sees before a paragraph ("Điều 1.", "a)") comes out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

_PLACE = re.compile(r"%([1-9])")
_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    )
)
_LEVELS = 9
_NAMES_KEPT = 10_000
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"  # strict files are read as if in this one
_LARGEST = 9_999


class _Names(dict[str, str]):
    """Names without their namespace by names with it, each cut once: documents have few names and many elements."""

    def __missing__(self, tag: str) -> str:
        name = tag.rpartition("}")[2] if isinstance(tag, str) else ""  # a comment's is a function
        if len(self) < _NAMES_KEPT:
            self[tag] = name
        return name


class _Keys(dict[str, str]):
    """The names we ask for, in Word's namespace."""

    def __missing__(self, name: str) -> str:
        self[name] = WORD + name
        return self[name]


_local = _Names()
_keys = _Keys()


def local(element: Any) -> str:
    """The element's name without its namespace; empty for comments and the like."""
    return _local[element.tag]


def child(element: Any, *path: str) -> Any | None:
    """The first descendant along `path` of names in Word's namespace, None where there is none."""
    for name in path:
        if element is None:
            return None
        element = next(element.iterchildren(_keys[name]), None)
    return element


def children(element: Any | None) -> dict[str, Any]:
    """The children by local name: quicker than `child` where several are asked for."""
    return {} if element is None else {_local[each.tag]: each for each in element.iterchildren("*")}


def attribute(element: Any | None, name: str) -> str | None:
    """The attribute with this local name, None where it or the element is absent."""
    if element is None:
        return None
    value: str | None = element.get(_keys[name])
    if value is None:
        value = next((each for other, each in element.items() if _local[other] == name), None)
    return value


def number_in(element: Any | None, name: str = "val", *, default: int) -> int:
    """The attribute as a whole number, `default` where it is absent or no number."""
    text = attribute(element, name) or ""
    return int(text) if text.removeprefix("-").isdecimal() and len(text) < 10 else default


def _by_attribute(root: Any | None, name: str, key: str) -> dict[str | None, Any]:
    return {attribute(each, key): each for each in (root.iterchildren(WORD + name) if root is not None else ())}


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    format: str
    text: str
    suffix: str
    legal: bool  # all numbers in it as Arabic ones
    style: str | None


class Styles:
    """What styles say about numbering and table borders, each through the styles it is based on.

    They are often longer than the text, and most files need none: `load` gives their tree when it is first asked for.
    """

    def __init__(self, load: Callable[[], Any | None]) -> None:
        self._load = load

    @cached_property
    def root(self) -> Any | None:
        """The tree of all styles; None where the file has none."""
        return self._load()

    @cached_property
    def _styles(self) -> dict[str | None, Any]:
        return _by_attribute(self.root, "style", "styleId")

    def chain(self, style: str | None) -> list[Any]:
        """The style's elements, itself first, then what it is based on."""
        found: list[Any] = []
        while style is not None and style in self._styles and self._styles[style] not in found:
            found.append(self._styles[style])
            style = attribute(child(found[-1], "basedOn"), "val")
        return found


class Numbering:
    """The counters of a document's lists; labels are asked once per paragraph, in document order."""

    def __init__(self, root: Any | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract = _by_attribute(root, "abstractNum", "abstractNumId")
        self._nums = _by_attribute(root, "num", "numId")
        self._levels: dict[str, dict[int, _Level]] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._restarted: set[tuple[str, int]] = set()
        self._styled: dict[str | None, tuple[str | None, int]] = {}

    def label(self, properties: dict[str, Any]) -> str:
        """The label, with the blank after it, of a paragraph with these properties; empty when it has none. Counts it."""
        number, depth = self._place(properties)
        if number is None or number == "0" or number not in self._nums:
            return ""
        levels = self._levels_of(number)
        level = levels.get(depth)
        if level is None:
            return ""
        # Lists over one abstract definition count on together, as Word does.
        abstract = attribute(child(self._nums[number], "abstractNumId"), "val") or number
        counters = self._counters.setdefault(abstract, [None] * _LEVELS)
        self._count(counters, number, depth, levels)
        if level.format == "bullet":
            text = level.text if not any("\ue000" <= char <= "\uf8ff" for char in level.text) else "•"
        else:
            text = _PLACE.sub(lambda match: self._shown(int(match[1]) - 1, counters, levels, level), level.text)
        return text + ("" if level.suffix == "nothing" or not text else " ")

    def _place(self, properties: dict[str, Any]) -> tuple[str | None, int]:
        style = attribute(properties.get("pStyle"), "val")
        if "numPr" not in properties:
            if style not in self._styled:
                self._styled[style] = self._place_of(*self._said_by_style(style), style)
            return self._styled[style]
        number, depth = _said(properties["numPr"])
        if number is None:
            number, styled = self._said_by_style(style)
            depth = styled if depth is None else depth
        return self._place_of(number, depth, style)

    def _said_by_style(self, style: str | None) -> tuple[str | None, int | None]:
        for each in self._styles.chain(style):
            number, depth = _said(child(each, "pPr", "numPr"))
            if number is not None:
                return number, depth
        return None, None

    def _place_of(self, number: str | None, depth: int | None, style: str | None) -> tuple[str | None, int]:
        if depth is None and number in self._nums:
            styled = (at for at, level in self._levels_of(number or "").items() if style and level.style == style)
            depth = next(styled, None)
        return number, min(max(depth or 0, 0), _LEVELS - 1)

    def _levels_of(self, number: str) -> dict[int, _Level]:
        if number not in self._levels:
            num = self._nums[number]
            abstract = self._abstract.get(attribute(child(num, "abstractNumId"), "val"))
            link = attribute(child(abstract, "numStyleLink"), "val") if abstract is not None else None
            levels: dict[int, _Level] = {}
            for style in self._styles.chain(link):
                linked = attribute(child(style, "pPr", "numPr", "numId"), "val")
                if linked in self._nums and linked != number:
                    self._levels[number] = levels  # a ring of links ends here
                    levels.update(self._levels_of(linked or ""))
            for owner in (abstract, *(each for each in num if local(each) == "lvlOverride")):
                for each in owner if owner is not None else ():
                    if local(each) == "lvl":
                        levels[number_in(each, "ilvl", default=0)] = _level(each)
            self._levels[number] = levels
        return self._levels[number]

    def _count(self, counters: list[int | None], number: str, depth: int, levels: dict[int, _Level]) -> None:
        for override in self._nums[number]:
            at = number_in(override, "ilvl", default=-1) if local(override) == "lvlOverride" else -1
            start = child(override, "startOverride") if at == depth else None
            if start is not None and (number, at) not in self._restarted:
                self._restarted.add((number, at))
                counters[at] = number_in(start, default=1) - 1
        for above in range(depth):
            if counters[above] is None:
                counters[above] = levels[above].start if above in levels else 1
        current = counters[depth]
        counters[depth] = levels[depth].start if current is None else current + 1
        counters[depth + 1 :] = [None] * (_LEVELS - depth - 1)

    def _shown(self, at: int, counters: list[int | None], levels: dict[int, _Level], shown: _Level) -> str:
        value = counters[at]
        if value is None or at not in levels:
            return ""
        return _formatted(value, "decimal" if shown.legal else levels[at].format)


def _said(numbered: Any | None) -> tuple[str | None, int | None]:
    """The list and the level that a w:numPr says."""
    level = child(numbered, "ilvl")
    return attribute(child(numbered, "numId"), "val"), None if level is None else number_in(level, default=0)


def _level(element: Any) -> _Level:
    return _Level(
        start=number_in(child(element, "start"), default=0),
        format=attribute(child(element, "numFmt"), "val") or "decimal",
        text=attribute(child(element, "lvlText"), "val") or "",
        suffix=attribute(child(element, "suff"), "val") or "tab",
        legal=child(element, "isLgl") is not None,
        style=attribute(child(element, "pStyle"), "val"),
    )


def _formatted(value: int, style: str) -> str:
    if not 0 < value <= _LARGEST or style in ("none", "bullet"):
        return "" if style in ("none", "bullet") else str(value)
    if style in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letter if style == "lowerLetter" else letter.upper()
    if style in ("lowerRoman", "upperRoman"):
        text = ""
        for worth, sign in _ROMAN:
            text, value = text + sign * (value // worth), value % worth
        return text if style == "lowerRoman" else text.upper()
    return f"{value:02d}" if style == "decimalZero" else str(value)
