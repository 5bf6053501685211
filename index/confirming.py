"""A query and a text go in; whether the text really answers, and where, comes out: engines hold terms, not texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from extractor import Span
from index.analysis import Number, folded, level, numbers, starts, tokens
from index.asking import Run, Sought, excluded, groups_of
from index.engine import Query


@dataclass(frozen=True, slots=True)
class Match:
    """Where a text answers one thing sought: its group (words, then phrases, then `either`), the form, the stretch."""

    group: int
    form: int
    span: Span


class _Text:
    """A text as it is compared: it is looked at only where it may answer."""

    def __init__(self, text: str) -> None:
        self._levelled = level(text)
        self._folded = folded(self._levelled)
        self._starts: dict[str, tuple[int, ...]] = {}

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """Its document numbers and dates."""
        return tuple(numbers(self._levelled))

    def has(self, form: Sought) -> bool:
        """Whether all of a form stands in it."""
        return all(any(True for _ in self.places(run)) for run in form.runs) and (
            not form.numbers or {number.key for number in self.numbers}.issuperset(form.numbers)
        )

    def places(self, run: Run) -> Iterator[Span]:
        """Where `run` stands in it."""
        first = run[0].plain
        if first not in self._starts:
            self._starts[first] = tuple(starts(first, self._levelled, self._folded))
        for start in self._starts[first]:
            found = tuple(islice(tokens(self._levelled, start), len(run)))
            if len(found) == len(run) and all(
                have.plain == want.plain
                and (not want.exact or have.exact == want.exact)
                and (step == 0 or have.joined or not want.joined)
                for step, (have, want) in enumerate(zip(found, run, strict=True))
            ):
                yield Span(start, found[-1].end)


def holds(query: Query, text: str) -> bool:
    """Whether all that `query` seeks really stands in `text` (NFC), and nothing it excludes; filters are not looked at."""
    apart = _Text(text)
    groups = [forms for group in groups_of(query) if (forms := [form for form in group if form])]
    refused = (form for form in excluded(query) if form)
    return all(any(map(apart.has, forms)) for forms in groups) and not any(map(apart.has, refused))


def matches(query: Query, text: str) -> tuple[Match, ...]:
    """Every place of `text` (NFC) that answers something `query` seeks, in order; forms that stand in part are left out."""
    apart = _Text(text)
    every: set[Match] = set()
    for at, group in enumerate(groups_of(query)):
        for which, form in enumerate(group):
            if form and apart.has(form):
                spans = [span for run in form.runs for span in apart.places(run)]
                stated = apart.numbers if form.numbers else ()
                spans += [Span(number.start, number.end) for number in stated if number.key in form.numbers]
                every.update(Match(at, which, span) for span in spans)
    return tuple(sorted(every, key=lambda match: (match.span, match.group, match.form)))


def highlights(found: Sequence[Match], text: str) -> tuple[Span, ...]:
    """The stretches of `text` to highlight for its matches, in order; neighbours with nothing but blanks between are one."""
    merged: list[Span] = []
    for match in found:
        if merged and not text[merged[-1].end : match.span.start].strip():
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, match.span.end))
        else:
            merged.append(match.span)
    return tuple(merged)
