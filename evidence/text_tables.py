"""The text of a file without tables of its own goes in; the tables people type into text come out as rows of cells.

Read are cells between pipes (Markdown and drawn grids), cells between tabs, hard-wrapped or not, and whole files of
cells between commas or semicolons (CSV).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import accumulate

Rows = list[list[str]]

_RULE = re.compile(r"[\s|:+=-]*")  # |---|:--:| of Markdown, +----+====+ of a drawn grid
_BAR = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_MARKUP = re.compile(r"</?(?:b|i|u|s|em|strong|p|span|sub|sup)\b[^<>]{0,80}>|\*\*|__", re.IGNORECASE)
_FEWEST_COLUMNS = 2
_FEWEST_SEPARATED = 3  # cells between commas; sentences have commas too
_MOSTLY = 0.9
_START_OF_ROW = re.compile(r"\s*(?:[IVX]{1,5}|[A-Z]|\d{1,3}(?:\.\d{1,2}){0,4}|[a-zđ]\))[.)]?\s*(?:\t|$)")


def text_tables(text: str) -> Iterator[tuple[int, Rows]]:
    """The tables typed into `text`: where each begins, and its rows of cells as written, markup taken off."""
    if separated := _separated(text):
        yield 0, separated
        return
    lines = text.replace("\f", "\n").split("\n")
    offsets = [0, *accumulate(len(line) + 1 for line in lines)]
    at = 0
    while at < len(lines):
        if _is_piped(lines[at]):
            end = at
            while end < len(lines) and (_is_piped(lines[end]) or (_RULE.fullmatch(lines[end]) and lines[end].strip())):
                end += 1
            start = at - 1 if at and lines[at - 1].strip() and _RULE.fullmatch(lines[at - 1]) else at
            yield offsets[start], _piped(lines[start:end])
        elif lines[at].count("\t") >= _FEWEST_COLUMNS - 1:
            rows, end = _tabbed(lines, at)
            yield offsets[at], rows
        else:
            end = at + 1
        at = max(end, at + 1)


def _separated(text: str) -> Rows:
    """The rows of a text that is nothing but a table between commas or semicolons; none where it is anything else."""
    first = text.lstrip().partition("\n")[0]
    for mark in ";,":
        columns = first.count(mark) + 1
        if columns >= _FEWEST_SEPARATED and "\t" not in first and "|" not in first:
            try:
                rows = [row for row in csv.reader(io.StringIO(text.strip()), delimiter=mark) if any(row)]
            except csv.Error:
                continue
            if sum(len(row) == columns for row in rows) >= _MOSTLY * len(rows) and len(rows) > 1:
                return [[_clean(cell) for cell in row] for row in rows]
    return []


def _clean(cell: str) -> str:
    return _MARKUP.sub("", _BREAK.sub("\n", cell)).replace("\\|", "|").strip()


# ---- Pipes -----------------------------------------------------------------------------------------------------------


def _is_piped(line: str) -> bool:
    return len(_BAR.findall(line)) >= _FEWEST_COLUMNS - 1 and bool(line.strip(" |\t"))


def _piped(lines: list[str]) -> Rows:
    """Rows between pipes; in a drawn grid the lines between two rules are one row."""
    drawn = any(line.lstrip().startswith("+") for line in lines)
    framed = all(line.lstrip().startswith(("|", "+")) for line in lines)
    rows: Rows = []
    fresh = True
    for line in lines:
        if _RULE.fullmatch(line) and ("-" in line or "=" in line):
            fresh = True
            continue
        cells = _cells(line, framed=framed)
        if drawn and not fresh and len(cells) == len(rows[-1]):
            rows[-1] = [f"{above}\n{below}".strip() for above, below in zip(rows[-1], cells, strict=True)]
        else:
            rows.append(cells)
        fresh = False
    return rows


def _cells(line: str, *, framed: bool) -> list[str]:
    cells = [_clean(cell) for cell in _BAR.split(line.strip())]
    return cells[1 : -1 if not cells[-1] else None] if framed else cells


# ---- Tabs ------------------------------------------------------------------------------------------------------------


def _tabbed(lines: list[str], start: int) -> tuple[Rows, int]:
    """The rows between tabs from line `start`, and the line after them.

    The first line says how many columns there are. A row whose cells are wrapped goes on over the lines that follow; a
    blank line may part two pages of one table.
    """
    columns = lines[start].count("\t") + 1
    rows: list[str] = []
    at, blanks = start, 0
    while at < len(lines):
        line = lines[at]
        if not line.strip(" "):
            blanks += 1
        elif "\t" in line:
            if rows and not blanks and _goes_on(rows[-1], line, columns):
                rows[-1] += " " + line.lstrip(" ")
            else:
                rows.append(line)
            blanks = 0
        elif not blanks:
            rows[-1] += " " + line.strip()
        else:
            break
        at += 1
    return [_row(row, columns) for row in rows], at


def _goes_on(row: str, line: str, columns: int) -> bool:
    """Whether `line` is the rest of a row whose cell was wrapped."""
    return row.count("\t") + line.count("\t") < columns and not _START_OF_ROW.match(line) and not line.startswith("\t")


def _row(row: str, columns: int) -> list[str]:
    cells = [_clean(cell) for cell in row.split("\t")]
    return cells + [""] * (columns - len(cells))
