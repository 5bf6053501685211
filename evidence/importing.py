"""A Document with a criteria table goes in; the criteria come out, with what a person should check about the reading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from evidence.criterion import CriteriaSet, Criterion
from evidence.errors import NoCriteria
from evidence.grids import Grid, grids
from evidence.heads import Head, Role, find_head
from evidence.numbering import Code, Outline, read_code
from evidence.table_rows import Entry, entries
from extractor import Document
from patterns import identify

_WRAPPING = {"pdf", "text", "markdown", "image"}  # formats whose line ends inside cells are the layout's
_WORTH = {Role.DEADLINE: 3, Role.PRODUCTS: 3, Role.LEAD: 2, Role.CODE: 1, Role.POINTS: 1, Role.PARTNERS: 1}
_YEAR = re.compile(r"năm\s+((?:19|20)\d\d)(?!\s*[-–]\s*(?:19|20)\d\d)", re.IGNORECASE)
_CAPTION = re.compile(r"\(?\s*(?:ban hành )?kèm theo|^phụ lục(?:\s+(?:[IVX]+|\d+))?$|đơn vị tính", re.IGNORECASE)
_MARKUP = re.compile(r"</?[a-z]{1,6}\b[^<>]{0,80}>|[*_#]{1,3}", re.IGNORECASE)
_CAPTION_LABEL = re.compile(r"^\s*(?:phụ lục|biểu|bảng)(?: số)?\s*(?:[IVX]+|\d+|[A-Z])?\b[.:]?\s*", re.IGNORECASE)
_FEWEST_WORDS = 3
_LONGEST_LINE = 160
_LONGEST_TITLE = 400


@dataclass(frozen=True, slots=True)
class Imported:
    """Criteria as read from a document, and what a person should check, each in Vietnamese and in English."""

    criteria_set: CriteriaSet
    doubts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    grid: Grid
    head: Head
    place: int  # from 1, among all tables


def import_criteria(document: Document, *, table: int | None = None) -> Imported:
    """The criteria of the tables of `document`: of the one `table` (from 1), else of those that say most of criteria.

    Raises NoCriteria when no table has a head that names tasks or criteria.
    """
    found = [
        _Found(grid, head, place)
        for place, grid in enumerate(grids(document), 1)
        if (table is None or place == table) and (head := find_head(grid.rows))
    ]
    if not found:
        raise NoCriteria(name=document.name)
    chosen = _chosen(found)
    wrapped = document.format in _WRAPPING
    rows = [entry for each in chosen for entry in entries(each.grid.rows[each.head.end :], each.head, wrapped=wrapped)]
    if not rows:
        raise NoCriteria(name=document.name)
    recognised = any(warning.code == "recognised_text" for warning in document.warnings)
    mended = _mended(rows) if recognised else []
    criteria, doubts = _criteria(list(_with_groups(rows)))
    doubts += mended
    left = [str(each.place) for each in found if each not in chosen]
    if left:
        doubts.append(
            (
                f"Tệp còn bảng khác chưa nhập (bảng {', '.join(left)}); muốn nhập bảng nào thì thêm --table SỐ.",
                f"The file has other tables that were not imported ({', '.join(left)}); choose one with --table.",
            )
        )
    title = _title(chosen[0], document)
    subject = identify(document).subject or ""
    year = _year(title) or _year(subject) or _year(chosen[0].grid.before)
    return Imported(CriteriaSet(title, criteria, source=document.name, year=year), tuple(doubts))


def _chosen(found: list[_Found]) -> list[_Found]:
    """The tables that are one criteria table: the best, and those that go on with its numbering under the same head."""
    best = max(found, key=lambda each: (sum(_WORTH.get(role, 0) for role in each.head.columns), -each.place))
    chosen = [best]
    for each in found:
        if each.place > best.place and each.head.columns == best.head.columns and _follows(chosen[-1], each):
            chosen.append(each)
    return chosen


def _follows(before: _Found, after: _Found) -> bool:
    """Whether the codes of a table go on where those of another end."""
    ends, starts = _code_at(before, last=True), _code_at(after, last=False)
    return starts is None or (ends is not None and not (starts.parts[-1] in ("1", "I", "A") and len(starts.parts) == 1))


def _code_at(found: _Found, *, last: bool) -> Code | None:
    column = found.head.of(Role.CODE)
    if column is None:
        return None
    rows = found.grid.rows[found.head.end :]
    codes = (read_code(row[column].line) for row in (reversed(rows) if last else rows))
    return next((code for code in codes if code), None)


def _with_groups(rows: list[Entry]) -> Iterator[Entry]:
    """The rows, with a heading before each new value of a column of fields (lĩnh vực)."""
    group: str | None = None
    for row in rows:
        if row.group and row.group != group:
            group = row.group
            yield Entry(None, group, alone=True)
        yield row


def _mended(rows: list[Entry]) -> list[tuple[str, str]]:
    """Give rows whose code was misread the one that is missing between their neighbours; what was done comes back."""
    told = []
    for before, row, after in zip(rows, rows[1:], rows[2:], strict=False):
        if row.odd[:1].isdigit() and before.code and after.code and (code := _between(before.code, after.code)):
            told.append(
                (
                    f"Mã “{row.odd}” của dòng “{row.title[:60]}” được hiểu là {code.text} theo hai dòng kề bên; hãy đối chiếu bản gốc.",
                    f"The code “{row.odd}” of the row “{row.title[:60]}” is taken to be {code.text} from its neighbours; compare the original.",
                )
            )
            row.code, row.odd = code, ""
    return told


def _between(before: Code, after: Code) -> Code | None:
    """The code between two that are two apart: 3.3.3 between 3.3.2 and 3.3.4."""
    *above, last = before.parts
    if list(after.parts[:-1]) != above or not (last.isdigit() and after.parts[-1].isdigit()):
        return None
    return read_code(".".join([*above, str(int(last) + 1)])) if int(after.parts[-1]) == int(last) + 2 else None


# ---- From entries to criteria ----------------------------------------------------------------------------------------


def _criteria(rows: list[Entry]) -> tuple[tuple[Criterion, ...], list[tuple[str, str]]]:
    outline, doubts = Outline(), list[tuple[str, str]]()
    counted = any(row.number for row in rows)
    repeated = {code for code, times in Counter(row.code.text for row in rows if row.code).items() if times > 1}
    uncoded = all(row.code is None for row in rows)
    taken: set[str] = set()
    made: list[Criterion] = []
    for row in rows:
        if row.code is not None:
            parent, level = outline.place(row.code)
            wanted = f"{parent}.{row.code.text}" if parent and row.code.text in repeated else row.code.text
            name = _free(wanted, taken)
            outline.enter(row.code, name)
            if name != wanted:
                doubts.append(
                    (
                        f"Mã {row.code.text} có ở nhiều dòng; dòng “{row.title[:60]}” được ghi là {name}.",
                        f"Code {row.code.text} stands in several rows; the row “{row.title[:60]}” is called {name}.",
                    )
                )
        else:
            parent, level, name = _uncoded(row, outline, taken, flat=uncoded)
        taken.add(name)
        made.append(_criterion(row, name, level, parent, heading=counted and row.number is None))
    return tuple(_carried(_headings(made, rows, counted=counted))), doubts


def _free(wanted: str, taken: set[str]) -> str:
    return (
        wanted
        if wanted not in taken
        else next(name for n in range(2, len(taken) + 3) if (name := f"{wanted}({n})") not in taken)
    )


def _uncoded(row: Entry, outline: Outline, taken: set[str], *, flat: bool) -> tuple[str | None, int, str]:
    """The place and a name for a row without a code: under the row with a code before it, as "1.3-1"."""
    if flat and not row.alone:
        name = next(name for n in range(1, len(taken) + 2) if (name := str(n)) not in taken)
        return None, 1, name
    above = None if row.alone or not outline.open else outline.open[-1][1]
    name = next(name for n in range(1, len(taken) + 2) if (name := f"{above or ''}-{n}") not in taken)
    return above, (len(outline.open) + 1 if above else 1), name


def _criterion(row: Entry, name: str, level: int, parent: str | None, *, heading: bool) -> Criterion:
    return Criterion(
        code=name,
        title=f"{row.odd} {row.title}".strip(),
        level=level,
        lead=row.said(Role.LEAD),
        deadline=row.said(Role.DEADLINE),
        products=tuple(row.cells.get(Role.PRODUCTS, ())),
        parent=parent,
        number=row.number,
        partners=row.said(Role.PARTNERS),
        points=row.said(Role.POINTS),
        heading=heading,
    )


def _headings(made: list[Criterion], rows: list[Entry], *, counted: bool) -> list[Criterion]:
    """The criteria, those marked that only group others: without a number of their own where criteria are counted."""
    if counted:
        return made
    parents = {criterion.parent for criterion in made}
    kinds = {row.code.kind for row, each in zip(rows, made, strict=True) if row.code and each.code in parents}
    return [
        replace(
            each,
            heading=not (each.products or each.deadline)
            and (
                each.code in parents or row.alone or (_is_bare(row) and row.code is not None and row.code.kind in kinds)
            ),
        )
        for row, each in zip(rows, made, strict=True)
    ]


def _is_bare(row: Entry) -> bool:
    return not row.cells and row.title.isupper()


def _carried(made: list[Criterion]) -> Iterator[Criterion]:
    """The criteria, with the lead of the row above that speaks for rows whose own cell is blank.

    A heading takes it from a row it stands under, a criterion from the nearest row before it; never across the
    outermost rows: a blank there is the start of something new, whose lead the table does not say.
    """
    printed: dict[str, Criterion] = {}
    nearest: Criterion | None = None
    flat = max(each.level for each in made) == min(each.level for each in made)
    for each in made:
        if each.parent is None and not flat:
            nearest = None
        if each.lead:
            printed[each.code] = nearest = each
            yield each
            continue
        source = _above(each, made, printed) if each.heading else nearest
        yield replace(each, lead=source.lead, lead_from=source.code) if source else each


def _above(each: Criterion, made: list[Criterion], printed: dict[str, Criterion]) -> Criterion | None:
    parents = {criterion.code: criterion.parent for criterion in made}
    code = each.parent
    while code is not None and code not in printed:
        code = parents[code]
    return printed[code] if code is not None else None


# ---- The title of the set --------------------------------------------------------------------------------------------


def _title(found: _Found, document: Document) -> str:
    """What stands over the table in capitals, else the line right over it, else the document's own subject or its name."""
    above = [row[0].line for row in found.grid.rows[: found.head.start] if row and row[0].text]
    before = [" ".join(_MARKUP.sub("", line).split()) for line in found.grid.before.strip().split("\n")]
    lines = [line for line in [*before[-12:], *above] if line]
    while lines and _CAPTION.match(lines[-1]):
        lines.pop()
    caption: list[str] = []
    for line in reversed(lines):
        capitals = _capitals(line)
        if not capitals:
            break
        caption.insert(0, capitals)
        if capitals != line:
            break
    plain = (
        lines[-1]
        if lines and len(lines[-1]) < _LONGEST_LINE and not lines[-1].endswith((".", ":", ";", ",", "/"))
        else ""
    )
    title = " ".join(caption) or plain or identify(document).subject or document.name
    return title[:_LONGEST_TITLE]


def _capitals(line: str) -> str:
    """The words of a line in capitals, where there are enough for a title: all of them, or those after "Phụ lục II"."""
    words = _CAPTION_LABEL.sub("", line).split()
    runs = [list(run) for capital, run in groupby(words, key=lambda word: word == word.upper()) if capital]
    longest = max(runs, key=len, default=[])
    return " ".join(longest).strip("(") if len(longest) >= _FEWEST_WORDS and any(map(str.isalpha, longest)) else ""


def _year(text: str) -> int | None:
    years = _YEAR.findall(text)
    return int(years[-1]) if years else None
