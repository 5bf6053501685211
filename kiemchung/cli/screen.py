"""What needs rich: tables that fit the terminal, and progress with rate and remaining time. Imported only when shown."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from corpus import Admission
from kiemchung.cli.safe import plain

_SHARES = (None, None, None, 4, 6, 4)  # how the last columns of a list divide what the first three leave


def print_table(rows: Sequence[tuple[str, ...]]) -> None:
    """The rows as a table, the first being its head; number, date and type stay whole, the rest gives way."""
    head, *body = rows
    table = Table(box=None, pad_edge=False, header_style="bold", expand=True)
    for at, label in enumerate(head):
        whole = max(len(row[at]) for row in rows) if _SHARES[at] is None else None
        table.add_column(label, no_wrap=True, overflow="ellipsis", ratio=_SHARES[at], min_width=whole)
    for row in body:
        table.add_row(*(Text(cell) for cell in row))
    Console().print(table)


def track(admissions: Iterable[Admission], total: int, label: str, unit: str) -> Iterator[Admission]:
    """The admissions as they come, with a progress bar, rate and remaining time on the error stream where that is a terminal."""
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[name]}"),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(label, total=total, name="", rate="")
        began = time.monotonic()
        for count, admission in enumerate(admissions, start=1):
            rate = f"{count / max(time.monotonic() - began, 0.1):.1f} {unit}"
            name = escape(plain(admission.path.name)[:40])
            progress.update(task, completed=count, total=max(total, count), rate=rate, name=name)  # a dossier is many
            yield admission


@contextmanager
def steps(label: str) -> Iterator[Callable[[int, int], object]]:
    """What shows how much of some work is done, where the error stream is a terminal: it is told how many parts, and of how many."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(label, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)


@contextmanager
def meter(total: int, label: str) -> Iterator[Callable[[str], None]]:
    """A bar of progress on the error stream where that is a terminal; what is yielded is told the name of each thing done."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(label, total=total)
        yield lambda _: progress.update(task, advance=1)


def print_wrapped(rows: Sequence[tuple[str, ...]], *, shares: Sequence[int]) -> None:
    """The rows as a table whose cells go on in further lines, the first being its head; a share of 0 is as wide as it needs."""
    head, *body = rows
    table = Table(box=None, pad_edge=False, header_style="bold", expand=True)
    for label, share in zip(head, shares, strict=True):
        table.add_column(label, overflow="fold", ratio=share or None)
    for row in body:
        heading = not any(row[2:])
        table.add_row(*(Text(cell, style="bold" if heading else "") for cell in row))
    Console().print(table)
