"""Entries go in, in their table's order; criteria with codes of their own, depths, headings and leads come out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from evidence.criterion import Criterion
from evidence.heads import Role
from evidence.numbering import Outline
from evidence.table_rows import Entry

_MOST_NAMED = 5


def criteria_of(rows: list[Entry]) -> tuple[tuple[Criterion, ...], list[tuple[str, str]]]:
    """The criteria that the rows are, and what a person should check about their codes, in Vietnamese and English.

    A code that stands twice is told apart by the one it stands under ("II.1"); a row without a code is known by the one before
    it ("1.3-1"), or counted where no row has one.
    """
    outline, names = Outline(), _Names()
    renamed: dict[str, list[str]] = {}
    repeated = {code for code, times in Counter(row.code.text for row in rows if row.code).items() if times > 1}
    uncoded = all(row.code is None for row in rows)
    made: list[Criterion] = []
    levels: dict[str | None, int] = {None: 0}
    for row in rows:
        if row.code is not None:
            parent, level = outline.place(row.code)
            simple = len(row.code.parts) == 1 and row.code.text in repeated
            wanted = f"{parent}.{row.code.text}" if parent and simple else row.code.text
            name = names.free(wanted)
            outline.enter(row.code, name)
            if name != wanted:
                renamed.setdefault(wanted, []).append(name)
        else:
            parent = None if row.alone or not outline.open else outline.open[-1][1]
            level = levels[parent] + 1
            name = names.numbered("" if uncoded and not row.alone else f"{parent or ''}-")
        levels[name] = level
        made.append(_criterion(row, name, level, parent))
    return tuple(_carried(_headings(made, rows))), [_told(code, others) for code, others in renamed.items()]


def _told(code: str, others: list[str]) -> tuple[str, str]:
    """That a code stands in several rows, and what the later ones are called."""
    listed = ", ".join(others[:_MOST_NAMED]) + (" …" if len(others) > _MOST_NAMED else "")
    return (
        f"Mã {code} có ở nhiều dòng; các dòng sau được ghi là {listed}.",
        f"Code {code} stands in several rows; the later ones are called {listed}.",
    )


@dataclass(slots=True)
class _Names:
    """The codes given so far, none of them twice."""

    taken: set[str] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)

    def free(self, wanted: str) -> str:
        """`wanted`, with a number after it when it is taken."""
        name = wanted
        while name in self.taken:
            self.counts[wanted] += 1
            name = f"{wanted}({self.counts[wanted] + 1})"
        self.taken.add(name)
        return name

    def numbered(self, before: str) -> str:
        """The next number after `before`."""
        name = before
        while name == before or name in self.taken:
            self.counts[before] += 1
            name = f"{before}{self.counts[before]}"
        self.taken.add(name)
        return name


def _criterion(row: Entry, name: str, level: int, parent: str | None) -> Criterion:
    return Criterion(
        code=name,
        title=f"{row.odd} {row.title}".strip(),
        level=level,
        lead=row.said(Role.LEAD),
        deadline=row.said(Role.DEADLINE),
        products=tuple(dict.fromkeys(row.cells.get(Role.PRODUCTS, ()))),
        parent=parent,
        number=row.number,
        partners=row.said(Role.PARTNERS),
        points=row.said(Role.POINTS),
        notes=tuple(row.notes),
    )


def _headings(made: list[Criterion], rows: list[Entry]) -> list[Criterion]:
    """The criteria, those marked that only group others and ask for nothing themselves.

    Where a table counts its criteria beside their codes, the rows it does not count are headings; else those that stand over
    others, across the columns, or in capitals with nothing beside them and a kind of code that others have rows under.
    """
    counted = any(row.number for row in rows)
    parents = {criterion.parent for criterion in made}
    kinds = {row.code.kind for row, each in zip(rows, made, strict=True) if row.code and each.code in parents}
    marked = []
    for row, each in zip(rows, made, strict=True):
        if counted:
            groups = row.number is None and (row.code is not None or row.alone)
        else:
            bare = not row.cells and row.title.isupper() and row.code is not None and row.code.kind in kinds
            groups = each.code in parents or row.alone or bare
        marked.append(replace(each, heading=groups and not (each.products or each.deadline)))
    return marked


def _carried(made: list[Criterion]) -> Iterator[Criterion]:
    """The criteria, with the lead of the row above that speaks for rows whose own cell is blank.

    A heading takes it from a row it stands under, a criterion from the nearest row before it; never across the outermost
    rows, nor across a heading where all rows stand side by side: a blank there is the start of something new, whose lead the
    table does not say.
    """
    parents = {criterion.code: criterion.parent for criterion in made}
    printed: dict[str, Criterion] = {}
    nearest: Criterion | None = None
    flat = all(each.parent is None for each in made)
    for each in made:
        if each.parent is None and (each.heading or not flat):
            nearest = None
        if each.lead:
            printed[each.code] = nearest = each
            yield each
            continue
        source = nearest
        if each.heading:
            above = each.parent
            while above is not None and above not in printed:
                above = parents[above]
            source = printed[above] if above else None
        yield replace(each, lead=source.lead, lead_from=source.code) if source else each
