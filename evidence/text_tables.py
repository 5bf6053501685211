"""The text of a file without tables of its own goes in; the tables people type into text come out as rows of cells.

Read are cells between pipes (Markdown and drawn grids), cells between tabs, hard-wrapped or not, columns kept apart by
blanks, and whole files of cells between commas or semicolons (CSV).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import accumulate, zip_longest

Rows = list[list[str]]

_RULE = re.compile(r"[\s|:+=-]*")  # |---|:--:| of Markdown, +----+====+ of a drawn grid
_BAR = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_BULLET = re.compile(r"[-–—+•*]\s|\d{1,2}[.)]\s")
_MARKUP = re.compile(r"</?(?:b|i|u|s|em|strong|p|span|sub|sup)\b[^<>]{0,80}>|\*\*|__", re.IGNORECASE)
_FEWEST_COLUMNS = 2
_FEWEST_SEPARATED = 3  # cells between commas; sentences have commas too
_MOSTLY = 0.9
_SEGMENT = re.compile(r"\S+(?: \S+)*")
_NUMBERED_ROW = re.compile(r"\s*(?:[IVX]{1,5}|[A-Z]|\d{1,3}(?:\.\d{1,2}){0,4})[.)]?\s{2,}\S")
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
        elif len(_apart(lines[at])) >= _FEWEST_SEPARATED and len(found := _spaced(lines, at)) > 1:
            end = at + len(found)
            yield offsets[at], _joined(found)
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
            rows[-1] = [_onto(above, below) for above, below in zip(rows[-1], cells, strict=True)]
        else:
            rows.append(cells)
        fresh = False
    return rows


def _onto(above: str, below: str) -> str:
    """The next line of a cell of a drawn grid put on: only before a bullet is its line end not the layout's."""
    joint = "\n" if _BULLET.match(below) else " "
    return f"{above}{joint}{below}".strip()


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


# ---- Blanks ----------------------------------------------------------------------------------------------------------

Segment = tuple[int, int, str]  # words that stand apart from others: where they begin and end in their line, and they


def _apart(line: str) -> list[Segment]:
    """The words of a line between two blanks and more."""
    return [(found.start(), found.end(), found[0]) for found in _SEGMENT.finditer(line)]


def _spaced(lines: list[str], start: int) -> Rows:
    """The lines from `start` on up to the end of the table, cut into its columns."""
    table: list[list[Segment]] = []
    for line, following in zip_longest(lines[start:], lines[start + 1 :], fillvalue=""):
        segments = _apart(line)
        prose = len(segments) == 1 and table and segments[0][0] < table[0][1][0] < segments[0][1]
        if prose or (not segments and not _NUMBERED_ROW.match(following)):  # else a blank line before the next row
            break
        table.append(segments)
    columns = _columns(table)
    return [_cut(segments, columns) for segments in table]


def _columns(table: list[list[Segment]]) -> list[tuple[int, int]]:
    """Where the columns begin and end: two blanks that stand one above the other in all full lines part them."""
    full = [segments for segments in table if len(segments) >= _FEWEST_SEPARATED]
    columns: list[tuple[int, int]] = []
    for begin, end, _ in sorted(segment for segments in full for segment in segments):
        if columns and begin < columns[-1][1] + 2:
            columns[-1] = columns[-1][0], max(end, columns[-1][1])
        else:
            columns.append((begin, end))
    return columns


def _cut(segments: list[Segment], columns: list[tuple[int, int]]) -> list[str]:
    """The cells of a line: each of its words in the column they stand under most."""
    row = [""] * len(columns)
    for begin, end, words in segments:
        under = [min(end, right) - max(begin, left) for left, right in columns]
        at = under.index(max(under))
        row[at] = f"{row[at]} {words}".strip()
    return row


def _joined(lines: Rows) -> Rows:
    """The rows that lines of cells make: one goes on over the lines whose first cell is blank."""
    rows: Rows = []
    for line in lines:
        if rows and not line[0]:
            rows[-1] = [f"{above} {below}".strip() for above, below in zip(rows[-1], line, strict=True)]
        else:
            rows.append(line)
    return [[_clean(cell) for cell in row] for row in rows]


def _row(row: str, columns: int) -> list[str]:
    cells = [_clean(cell) for cell in row.split("\t")]
    return cells + [""] * (columns - len(cells))
