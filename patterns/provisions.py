"""Provisions named before a document: `điểm a, b khoản 1 và khoản 2 Điều 5, Điều 7` distributed into pinpoints.

The order of citation runs from small to large (NĐ 30/2020/NĐ-CP, Annex II, V.7): what is small waits for the article it belongs
to. Self references (`Điều này`, `khoản 2 Điều này`) carry no number and never get here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from patterns.citation import Pinpoint
from patterns.grammar import pattern

_UNITS = {
    "điểm": "point",
    "khoản": "clause",
    "điều": "article",
    "tiểu mục": "subsection",
    "mục": "section",
    "chương": "chapter",
    "phần": "part",
    "phụ lục": "annex",
}
_UNIT = r"(?:điểm|khoản|điều|tiểu\s+mục|mục|chương|phần|phụ\s+lục)"
_ID = r"(?:số\s+)?(?:[IVXLC]{1,7}(?:-?[A-Z])?|\d{1,3}(?:\.\d{1,2}){0,3}[a-zđ]?|[a-zđ]\d{0,2})(?![\p{L}\d/])"
_AND = r"\s{0,3}(?:,|;|\bvà/hoặc\b|\bvà\b|\bhoặc\b|\bđến\b)\s{0,3}"
_GROUP = rf"(?:từ\s+)?(?:các\s+)?{_UNIT}\s{{1,3}}(?:từ\s+)?{_ID}(?:{_AND}(?:các\s+)?(?:{_UNIT}\s{{1,3}})?{_ID}){{0,12}}"

# What stands right before the type word, read backwards from it: `Điều 4, Điều 8, ` or `Phụ lục I ban hành kèm theo `.
BEFORE = pattern(
    rf"(?ri)(?<![\p{{L}}])(?P<chain>{_GROUP}(?:(?:{_AND}|\s{{1,3}}){_GROUP}){{0,8}})"
    r"(?:\s{0,3},)?(?:\s{1,3}(?:của|tại|thuộc|(?:(?:được\s+)?ban\s+hành\s+)?kèm(?:\s+theo)?|các))?\s{0,4}"
)
_TOKEN = pattern(
    rf"(?P<unit>{_UNIT})|(?P<to>đến)|(?P<id>(?:số\s+)?(?:[IVXLC]{{1,7}}(?:-?[A-Z])?|\d{{1,3}}(?:\.\d{{1,2}}){{0,3}}[a-zđ]?|[a-zđ]\d{{0,2}})(?![\p{{L}}\d]))|[\p{{L}}]+",
    regex.IGNORECASE,
)
_UNIT_WORDS = (
    "điều ",
    "khoản ",
    "điểm ",
    "mục ",
    "chương ",
    "phần ",
    "phụ lục ",
    "điều\n",
    "khoản\n",
    "mục\n",
    "lục\n",
)
_NEAR = 120  # characters before the type word in which the last unit of a chain stands
_MOST_IN_RANGE = 60


def pinpoints_before(view: str, start: int, end: int) -> tuple[tuple[Pinpoint, ...], int]:
    """The provisions named right before `end`, looking back to `start`; and the offset where they begin (`end` if none)."""
    near = view[max(start, end - _NEAR) : end].lower()
    # Most citations have none: to see that in the words before is five times quicker than to match backwards.
    match = BEFORE.match(view, start, end) if any(unit in near for unit in _UNIT_WORDS) else None
    if match is None:
        return (), end
    return pinpoints(match["chain"]), match.start("chain")


@lru_cache(maxsize=4096)
def pinpoints(chain: str) -> tuple[Pinpoint, ...]:
    """The provisions a chain of units names, each small one with the article it belongs to, in order."""
    waiting: list[dict[str, str]] = []
    done: list[dict[str, str]] = []
    for level, labels in _groups(chain):
        found = [{level: label} for label in labels]
        if level == "point":
            waiting += found
        elif level == "clause":
            points = [unit for unit in waiting if set(unit) == {"point"}]
            rest = [unit for unit in waiting if set(unit) != {"point"}]
            waiting = rest + ([point | unit for unit in found for point in points] if points else found)
        elif waiting:
            done += (
                [small | unit for unit in found for small in waiting]
                if level == "article"
                else [small | found[0] for small in waiting]
            )
            waiting = []
        elif level == "annex" and done and set(done[-1]) <= {"section", "subsection", "part"}:
            done[-1] |= found[0]  # "Mục I Phụ lục II"
        elif done and level not in ("article", "annex") and level not in done[-1]:
            done = [{**unit, **found[0]} if level not in unit else unit for unit in done]
        else:
            done += found
    if waiting and done and len(done[-1]) == 1 and "article" in done[-1]:
        last = done.pop()  # large before small: "Điều 5, khoản 2"
        done += [small | last for small in waiting]
    else:
        done += waiting
    return tuple(dict.fromkeys(Pinpoint(**unit) for unit in done))


@dataclass(slots=True)
class _Group:
    level: str
    labels: list[str]


def _groups(chain: str) -> Iterator[tuple[str, list[str]]]:
    group: _Group | None = None
    to = False
    for token in _TOKEN.finditer(chain):
        if token["unit"]:
            level = _UNITS[" ".join(token["unit"].lower().split())]
            if group and group.level == level and (to or not group.labels):
                continue
            if group and group.labels:
                yield group.level, group.labels
            group, to = _Group(level, []), False
        elif token["to"]:
            to = True
        elif token["id"] and group:
            label = token["id"].split()[-1]
            if to and group.labels:
                group.labels += _between(group.labels[-1], label)
            group.labels.append(label)
            to = False
    if group and group.labels:
        yield group.level, group.labels


def _between(first: str, last: str) -> list[str]:
    """The labels strictly between two of a range; none when they are not plain numbers."""
    if not (first.isdigit() and last.isdigit()) or not 0 < int(last) - int(first) <= _MOST_IN_RANGE:
        return []
    return [str(label) for label in range(int(first) + 1, int(last))]
