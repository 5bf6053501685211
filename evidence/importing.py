"""A Document with a criteria table goes in; the criteria come out, with what a person should check about the reading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from evidence.assembling import criteria_of
from evidence.code_repair import lost_zeros, misread_codes
from evidence.criterion import CriteriaSet
from evidence.errors import NoCriteria
from evidence.grids import Grid, Row, grids
from evidence.heads import Head, Role, find_head
from evidence.numbering import Code, read_code
from evidence.table_rows import Entry, entries
from extractor import Document
from patterns import identify

_WRAPPING = {"pdf", "image"}  # formats whose line ends inside cells are the layout's
_WORTH = {Role.DEADLINE: 3, Role.PRODUCTS: 3, Role.LEAD: 2, Role.CODE: 1, Role.POINTS: 1, Role.PARTNERS: 1}
_YEAR = re.compile(r"năm\s+((?:19|20)\d\d)(?!\s*[-–]\s*(?:19|20)\d\d)", re.IGNORECASE)
# Years that are not the set's: of the document it was issued with, and of days.
_OF_ANOTHER = re.compile(
    r"\(?\s*(?:ban hành\s+)?kèm theo[^()]*\)?|ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}", re.IGNORECASE
)
_ISSUED_WITH = re.compile(r"kèm theo\b[^()]*\bcủa ([^()]{3,80})\)", re.IGNORECASE)
_ISSUED_ON = re.compile(
    r"kèm theo\b[^()]*?\bngày \d{1,2}(?:/| tháng )(\d{1,2})(?:/| năm )((?:19|20)\d\d)", re.IGNORECASE
)
_LATE_IN_THE_YEAR = 11  # the month from which plans of the next year are issued
_NUMBER = re.compile(r"\d+[-/].*[/-]\w")
_CAPTION = re.compile(r"\(?\s*(?:ban hành )?kèm theo|^phụ lục(?:\s+(?:[IVX]+|\d+))?$|đơn vị tính", re.IGNORECASE)
_SIGNING = re.compile(r"nơi nhận\b|(?:TM|KT|TL|TUQ)\.\s", re.IGNORECASE)
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

    @property
    def rows(self) -> list[Row]:
        """The rows under the head."""
        return self.grid.rows[self.head.end :]


def import_criteria(document: Document, *, table: int | None = None) -> Imported:
    """The criteria of the tables of `document`: of the one `table` (from 1), else of those that say most of criteria.

    Raises NoCriteria when no table has a head that names tasks or criteria.
    """
    found, headless = _tables(document)
    found = [each for each in found if table in (None, each.place)]
    if not found:
        raise NoCriteria(name=document.name)
    chosen = _chosen(found)
    wrapped = document.format in _WRAPPING
    rows = list(entries([each.rows for each in chosen], chosen[0].head, wrapped=wrapped))
    if not rows:
        raise NoCriteria(name=document.name)
    recognised = any(warning.code == "recognised_text" for warning in document.warnings)
    mended = (misread_codes(rows) if recognised else []) + lost_zeros(rows)
    criteria, doubts = criteria_of(list(_with_groups(rows)))
    doubts += [*mended, *_left(found, headless, {each.place for each in chosen}), *map(_claimed, chosen[0].head.rivals)]
    identity = identify(document)
    title = _title(chosen[0]) or identity.subject or document.name
    years = _years(title) or _years(identity.subject or "") or ([identity.date.year] if identity.date else [])
    year = next(iter(years), None) or _year_issued(chosen[0])
    if len(years) > 1:
        named = ", ".join(map(str, years))
        doubts.append(
            (
                f"Tên bảng nêu nhiều năm ({named}): đã lấy {year} làm năm của bộ tiêu chí.",
                f"The title names several years ({named}): {year} was taken as the year of the criteria.",
            )
        )
    made = CriteriaSet(title[:_LONGEST_TITLE], criteria, document.name, year, _issuer(chosen[0]) or identity.issuer)
    return Imported(made, tuple(doubts))


def _tables(document: Document) -> tuple[list[_Found], dict[int, Grid]]:
    """The tables with a head that names criteria, and those without one that go on with the codes of the table before; the others by their places."""
    found: list[_Found] = []
    others: dict[int, Grid] = {}
    for place, grid in enumerate(grids(document), 1):
        before = found[-1] if found and found[-1].place == place - 1 else None
        head = find_head(grid.rows)
        if head is None and before and len(grid.rows[0]) == len(before.grid.rows[0]):
            headless = _Found(grid, replace(before.head, start=0, end=0), place)
            head = headless.head if _code_at(headless, last=False) else None
        if head:
            found.append(_Found(grid, head, place))
        else:
            others[place] = grid
    return found, others


def _left(found: list[_Found], others: dict[int, Grid], chosen: set[int]) -> Iterator[tuple[str, str]]:
    """The tables that were not imported: those with a head of their own, and those that may be the rest of one that was."""
    left = ", ".join(str(each.place) for each in found if each.place not in chosen)
    if left:
        yield (
            f"Tệp còn bảng khác chưa nhập (bảng {left}); muốn nhập bảng nào thì thêm --table SỐ.",
            f"The file has other tables that were not imported ({left}); choose one with --table.",
        )
    rest: list[int] = []
    for place, grid in others.items():
        if place - 1 in {*chosen, *rest} and len(grid.rows[0]) > 1 and not _is_signing(grid):
            rest.append(place)
    if rest:
        listed = ", ".join(map(str, rest))
        yield (
            f"Ngay sau bảng đã nhập còn bảng không có đầu bảng, chưa đọc (bảng {listed}); nếu là phần tiếp thì hãy nhập tay vào bộ tiêu chí.",
            f"Right after the table imported stand tables without a head that were not read ({listed}); add their rows by hand if they go on with it.",
        )


def _is_signing(grid: Grid) -> bool:
    """Whether a table is only the form of the end: who the document goes to, who signs."""
    return any(_SIGNING.match(place.line) for row in grid.rows for place in row)


def _claimed(heads: tuple[str, ...]) -> tuple[str, str]:
    """That several columns may be the one meant, and which was taken."""
    listed = ", ".join(f"“{each}”" for each in heads)
    return (
        f"Nhiều cột có thể là một ({listed}); đã lấy cột “{heads[0]}”.",
        f"Several columns may be the one meant ({listed}); “{heads[0]}” was taken.",
    )


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
    codes = (read_code(row[column].line) for row in (reversed(found.rows) if last else found.rows))
    return next((code for code in codes if code), None)


def _with_groups(rows: list[Entry]) -> Iterator[Entry]:
    """The rows, with a heading before each new value of a column of fields (lĩnh vực)."""
    group: str | None = None
    for row in rows:
        if row.group and row.group != group:
            group = row.group
            yield Entry(None, group, alone=True)
        yield row


# ---- The title of the set --------------------------------------------------------------------------------------------


def _title(found: _Found) -> str:
    """What stands over the table in capitals, else the line right over it; nothing where neither looks like a title."""
    above = [row[0].line for row in found.grid.rows[: found.head.start] if row and row[0].text]
    before = [" ".join(_MARKUP.sub("", line).split()) for line in found.grid.before.strip().split("\n")]
    lines = [line for line in [*before[-12:], *above] if line]
    while lines and (_CAPTION.match(lines[-1]) or _is_caption_wrapped(lines)):
        lines.pop()
    caption: list[str] = []
    for at, line in reversed(list(enumerate(lines))):
        wrapped = at and not caption and line.isupper() and _capitals(lines[at - 1]) == lines[at - 1]  # "NĂM 2024"
        capitals = _capitals(line) or (line if wrapped else "")
        if not capitals:
            break
        caption.insert(0, capitals)
        if capitals != line:
            break
    over = lines[-1] if lines else ""
    plain = over if len(over) < _LONGEST_LINE and not over.endswith((".", ":", ";", ",", "/")) else ""
    return " ".join(caption) or plain


def _issuer(found: _Found) -> str | None:
    """Who issued the document that the table goes with, where the line over it says so."""
    said = _ISSUED_WITH.search(_over(found))
    return said[1] if said else None


def _year_issued(found: _Found) -> int | None:
    """The year in which the document was issued that the table goes with; at its end a plan may be for the next one."""
    said = _ISSUED_ON.search(_over(found))
    month, year = (int(each) for each in said.groups()) if said else (12, 0)
    return year if month < _LATE_IN_THE_YEAR else None


def _over(found: _Found) -> str:
    """The text over the table, on one line."""
    above = (row[0].line for row in found.grid.rows[: found.head.start] if row)
    return " ".join(" ".join((found.grid.before, *above)).split())


def _capitals(line: str) -> str:
    """The words of a line in capitals, where there are enough for a title: all of them, or those after "Phụ lục II"."""
    words = _CAPTION_LABEL.sub("", line).split()
    runs = [list(run) for capital, run in groupby(words, key=_is_capital) if capital]
    longest = max(runs, key=len, default=[])
    return " ".join(longest).strip("(") if len(longest) >= _FEWEST_WORDS and any(map(str.isalpha, longest)) else ""


def _is_capital(word: str) -> bool:
    """Whether a word is in capitals, or the number of a document: "12-CTr/TU"."""
    return word == word.upper() or bool(_NUMBER.match(word))


def _is_caption_wrapped(lines: list[str]) -> bool:
    """Whether the last line ends what the one before began: "(Kèm theo Quyết định số ... của", "UBND tỉnh Vân Lĩnh)"."""
    ends = lines[-1].endswith(")") and "(" not in lines[-1]
    return ends and len(lines) > 1 and bool(_CAPTION.match(lines[-2]))


def _years(text: str) -> list[int]:
    """The years a title names as its own, in their order: "NHIỆM VỤ NĂM 2024 (Kèm theo Kế hoạch ... ngày 25 tháng 12 năm 2023)" the first."""
    return list(dict.fromkeys(map(int, _YEAR.findall(_OF_ANOTHER.sub(" ", text)))))
