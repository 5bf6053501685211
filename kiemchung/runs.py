"""Citations found in one run and in another go in; what was gained, lost and changed between them comes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kiemchung.jsonlines import read_lines, write_lines
from patterns import Citation


@dataclass(frozen=True, slots=True)
class Found:
    """A citation as a run keeps it: where it stands, and what is said of it."""

    file: str
    start: int
    end: int
    number: str | None
    name: str | None
    year: int | None
    date: str | None
    type: str | None
    issuer: str | None
    relation: str

    @property
    def title(self) -> str:
        """What is cited, in a few words."""
        return self.number or " ".join(str(part) for part in (self.name, self.year) if part)


@dataclass(frozen=True, slots=True)
class Changes:
    """What a run found that an earlier one had not, the other way round, and what both found but say otherwise."""

    gained: tuple[Found, ...]
    lost: tuple[Found, ...]
    changed: tuple[tuple[Found, Found], ...]  # before, now


def found_in(file: str, citations: Iterable[Citation]) -> Iterator[Found]:
    """The citations of one file as a run keeps them."""
    for each in citations:
        yield Found(
            file,
            each.span.start,
            each.span.end,
            each.number.printed if each.number else None,
            each.name,
            each.year,
            each.date.isoformat() if each.date else None,
            each.type,
            each.issuer,
            each.relation.value,
        )


def save_run(path: Path, run: Iterable[Found]) -> None:
    """Keep a run as JSON Lines. Raises FileUnwritable."""
    write_lines(path, map(asdict, run))


def read_run(path: Path) -> tuple[Found, ...]:
    """A run that was saved. Raises a ReadError that says which line is wrong."""
    return read_lines(path, _found)


def _found(value: Any) -> Found:
    found = Found(**value)
    numbers = isinstance(found.start, int) and isinstance(found.end, int)
    if not (numbers and all(isinstance(text, str) for text in (found.file, found.relation, found.title))):
        raise TypeError(found)
    return found


def compare(before: Sequence[Found], now: Sequence[Found]) -> Changes:
    """Two runs over the same texts: citations that overlap are the same one, read twice."""
    gained, lost, changed = [], [], []
    old, new = (sorted(run, key=lambda each: (each.file, each.start, each.end), reverse=True) for run in (before, now))
    while old and new:
        was, now_is = old[-1], new[-1]
        if (was.file, was.end) <= (now_is.file, now_is.start):
            lost.append(old.pop())
        elif (now_is.file, now_is.end) <= (was.file, was.start):
            gained.append(new.pop())
        else:
            old.pop()
            new.pop()
            changed += [(was, now_is)] if was != now_is else []
    return Changes((*gained, *reversed(new)), (*lost, *reversed(old)), tuple(changed))
