"""A Word file's numbering goes in; the label a reader sees before a paragraph ("Điều 1.", "a)") comes out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from extractor.docx_names import attribute, by_attribute, child, local, number_in
from extractor.docx_styles import Styles

_PLACE = re.compile(r"%([1-9])")
_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    )
)
_LEVELS = 9
_LARGEST = 9_999


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    format: str
    text: str
    suffix: str
    legal: bool  # all numbers in it as Arabic ones
    style: str | None


class Numbering:
    """The counters of a document's lists; labels are asked once per paragraph, in document order."""

    def __init__(self, root: Any | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract = by_attribute(root, "abstractNum", "abstractNumId")
        self._nums = by_attribute(root, "num", "numId")
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
