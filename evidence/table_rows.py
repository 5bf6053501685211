"""The rows of a criteria table under its head go in; entries come out, wrapped rows joined and repeated heads gone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from evidence.grids import Place, Row
from evidence.heads import Head, Role, is_head_again
from evidence.numbering import Code, given_code, read_code, split_code
from extractor import fold

_BULLET = re.compile(r"(?:^|\n)[ \t]*(?:[-–—+•*▪]|\(?\d{1,2}[.)](?!\d)|[a-zđ]\))[ \t]+")
_NOTHING = re.compile(r"[\s.…_-]*")
# "Đúng hạn: 0,5", "Tính điểm theo công thức": how a criterion is scored, in rows of its own under it
_SCORING = re.compile(
    r".*[:=]\s*\d{1,3}(?:[.,]\d{1,2})?(?:\s*điểm)?\.?|(?:cách )?(?:tính|chấm|trừ|cộng) điểm\b.*|.*\d điểm\.?",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"(?:tong(?: so| diem| cong)?|cong)(?: diem)?(?: \(.*\))?[:.]?(?: \d+ (?:nhiem vu|tieu chi|noi dung|chi tieu|dau viec)\.?)?"
)
_UNFINISHED = re.compile(r"(?:,|\b(?:và|của|thuộc|về|ngày|tháng|quý|năm|trước|đến|từ))$", re.IGNORECASE)  # and wrapped
_DEMANDED = {Role.LEAD, Role.PARTNERS, Role.DEADLINE, Role.PRODUCTS}
_DITTO = frozenset({'"', "''", "”", "“", "//", "-nt-", "nt", "như trên", "như trên."})


@dataclass(slots=True)
class Entry:
    """What the rows of one criterion say, before its place in the hierarchy is known."""

    code: Code | None
    title: str
    number: str | None = None
    cells: dict[Role, list[str]] = field(default_factory=dict)  # the items of each other column
    alone: bool = False  # nothing but its title stands in the row, across the columns
    group: str | None = None  # lĩnh vực, where that is a column
    notes: list[str] = field(default_factory=list)  # how it is scored, line by line
    odd: str = ""  # what stands in the column of codes and is none

    def said(self, role: Role) -> str | None:
        """What the column of `role` says, its items joined."""
        listed = self.cells.get(role, [])
        # Deadlines may be alike and still be each that of another product.
        return "; ".join(listed if role is Role.DEADLINE else dict.fromkeys(listed)) or None


def entries(tables: list[list[Row]], head: Head, *, wrapped: bool) -> Iterator[Entry]:
    """The criteria of the rows under the heads of tables that are one; `head` is that of the first.

    `wrapped` where line ends in cells are those of the layout only.
    """
    reader = _Reader(head, wrapped)
    for rows in tables:
        new_page = True
        for row in rows:
            if is_head_again(row, head):
                new_page = True
                continue
            finished = reader.read(row, new_page=new_page)
            new_page = False
            if finished:
                yield finished
    if reader.entry:
        yield reader.entry


def items(text: str, *, wrapped: bool) -> list[str]:
    """The things a cell lists: after bullets, between semicolons, else a paragraph each."""
    if _BULLET.search(text):
        pieces = _BULLET.split(text)
    elif wrapped:
        pieces = [text]
    else:
        lines = text.split("\n")
        pieces = lines if all(line[:1].isupper() for line in lines if line.strip()) else [text]
    parts = [part for piece in pieces for part in _between_semicolons(piece)]
    return [item for part in parts if (item := " ".join(part.split()).strip(" ;")) and not _NOTHING.fullmatch(item)]


def _between_semicolons(text: str) -> list[str]:
    """The parts between semicolons, those inside brackets left whole."""
    return re.split(r";(?![^(]*\))", text)


@dataclass(slots=True)
class _Reader:
    head: Head
    wrapped: bool
    entry: Entry | None = None  # the one being read
    last: dict[Role, list[str]] = field(default_factory=dict)  # what each column said last, for ditto marks

    def read(self, row: Row, *, new_page: bool) -> Entry | None:
        """Take a row in; an entry comes back when the row begins the next one."""
        said = [place for place in row if place.text and not place.from_left and not _NOTHING.fullmatch(place.text)]
        if not said or all(place.from_above for place in said):
            return None
        code, title, odd, alone = self._named(row, said)
        if _TOTAL.fullmatch(fold(title)) and code is None:
            return None
        if not title and (code is not None and self._cells(row, fresh=True) == {}):
            return None  # a line left to be filled in
        if code is None and not odd and not alone and self.entry is not None:
            if _SCORING.fullmatch(title) and not self._demands(row):
                self.entry.notes.append(title)
                return None
            if self._goes_on(row, title, new_page=new_page):
                self._add(self.entry, row, title)
                return None
        finished, self.entry = self.entry, self._entry(row, code, title, alone=alone)
        self.entry.odd = odd
        return finished

    def _named(self, row: Row, said: list[Place]) -> tuple[Code | None, str, str, bool]:
        """The code and the title of a row, what stands for a code and is none, and whether the title is all the row says.

        A title across the columns may carry its code.
        """
        place = self._at(row, Role.CODE)
        code = read_code(place.line) or given_code(place.line) if place and not place.from_above else None
        title = self._at(row, Role.TITLE)
        if len(said) == 1 and (self._spans(row) or (code is None and self._heads(row, said[0]))):
            return *split_code(said[0].line), "", True
        words = "" if title is None or title.from_above or title.from_left else title.line
        odd = place.line if place and code is None and place is not title and not place.from_above else ""
        if code is None and not odd:
            code, words = split_code(words)
        return code, "" if _NOTHING.fullmatch(words) else words, odd, False

    def _heads(self, row: Row, only: Place) -> bool:
        """Whether the only cell of a row without a code is a heading: in capitals, or where no title stands.

        Under a row that says who, what or by when a cell that says that too is more of it.
        """
        before = self.entry
        if only is self._at(row, Role.TITLE):
            return only.line.isupper() and not (before and before.title.isupper())
        more = before and not before.alone and self._demands(row) and not any(place.from_left for place in row)
        return not more

    def _demands(self, row: Row) -> bool:
        """Whether the row itself says who, what or by when: no heading and no note on scoring does."""
        return not _DEMANDED.isdisjoint(self._cells(row, fresh=True))

    def _spans(self, row: Row) -> bool:
        return sum(place.from_left for place in row) >= max(1, len(row) - 2)

    def _goes_on(self, row: Row, title: str, *, new_page: bool) -> bool:
        """Whether a row without a code belongs to the entry before it."""
        if not title:
            return True
        before = self.entry.title if self.entry else ""
        if title[:1].islower() and not re.search(r"[.;:]$", before):
            return True
        cells = self._cells(row, fresh=True)
        halved = any(listed[0][:1].islower() for listed in cells.values())  # a cell goes on in the middle of a sentence
        return (halved and (new_page or self.wrapped)) or (new_page and not cells and not title[:1].isupper())

    def _add(self, entry: Entry, row: Row, title: str) -> None:
        """Take a row into the entry: where its title or a cell goes on in the middle of a sentence, as one with what was said."""
        entry.title = f"{entry.title} {title}".strip()
        for role, listed in self._cells(row, fresh=True).items():
            kept = entry.cells.setdefault(role, [])
            if kept and (title or listed[0][:1].islower() or _UNFINISHED.search(kept[-1])):
                kept[-1] = f"{kept[-1]} {listed[0]}"
                kept += listed[1:]
            else:
                kept += listed

    def _entry(self, row: Row, code: Code | None, title: str, *, alone: bool) -> Entry:
        number = self._at(row, Role.NUMBER)
        group = self._at(row, Role.GROUP)
        cells = {} if alone else self._cells(row, fresh=False)
        self.last |= cells
        return Entry(
            code,
            title,
            number=number.line.strip(" .)_") or None if number and not alone else None,
            cells=cells,
            alone=alone,
            group=group.line or None if group and not alone else None,
        )

    def _cells(self, row: Row, *, fresh: bool) -> dict[Role, list[str]]:
        """What the columns beside the title say; with `fresh`, without cells that began in a row above."""
        found: dict[Role, list[str]] = {}
        for role in (Role.LEAD, Role.PARTNERS, Role.DEADLINE, Role.PRODUCTS, Role.POINTS):
            for column in self.head.columns.get(role, ()):
                place = row[column]
                if place.from_left or (fresh and place.from_above):
                    continue
                if place.line.lower() in _DITTO:
                    listed = self.last.get(role, [])
                elif role in (Role.PRODUCTS, Role.DEADLINE):
                    listed = items(place.text, wrapped=self.wrapped)
                else:
                    listed = [place.line.strip(" ;")] if not _NOTHING.fullmatch(place.line) else []
                if listed:
                    found[role] = found.get(role, []) + listed
        return found

    def _at(self, row: Row, role: Role) -> Place | None:
        column = self.head.of(role)
        return None if column is None else row[column]
