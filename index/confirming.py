"""A query and a text go in; whether the text really answers, and where, comes out: engines hold terms, not texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractor import Span
from index.analysis import Token, level, numbers, terms, tokens
from index.asking import Run, Sought, excluded, groups_of
from index.engine import Query


@dataclass(frozen=True, slots=True)
class Match:
    """Where a text answers one thing sought: its group (words, then phrases, then `either`), the form, the stretch."""

    group: int
    form: int
    span: Span


def holds(query: Query, text: str) -> bool:
    """Whether all that `query` seeks really stands in `text` (NFC), and nothing it excludes; filters are not looked at."""
    groups = [forms for group in groups_of(query) if (forms := [form for form in group if form])]
    refused = [form for form in excluded(query) if form]
    if not groups and not refused:
        return True
    have = set(terms(text))
    found = list(tokens(level(text)))
    return all(any(_stands(form, have, found) for form in forms) for forms in groups) and not any(
        _stands(form, have, found) for form in refused
    )


def _stands(form: Sought, have: set[str], found: list[Token]) -> bool:
    return have.issuperset(form.terms) and all(
        any(True for _ in _places(run, found)) for run in form.runs if len(run) > 1
    )


def _places(run: Run, found: list[Token]) -> Iterator[tuple[int, int]]:
    """Where in a text `run` stands, as pairs of first and last token."""
    first, length = run[0], len(run)
    for at in range(len(found) - length + 1):
        if found[at].plain != first.plain:
            continue
        if all(
            have.plain == want.plain
            and (not want.exact or have.exact == want.exact)
            and (step == 0 or have.joined or not want.joined)
            for step, (have, want) in enumerate(zip(found[at : at + length], run, strict=True))
        ):
            yield at, at + length - 1


def matches(query: Query, text: str) -> tuple[Match, ...]:
    """Every place of `text` (NFC) that answers something `query` seeks, in order; forms that stand in part are left out."""
    levelled = level(text)
    have = set(terms(text))
    found = list(tokens(levelled))
    stated = list(numbers(levelled))
    every: set[Match] = set()
    for at, group in enumerate(groups_of(query)):
        for which, form in enumerate(group):
            if form and _stands(form, have, found):
                spans = [
                    Span(found[first].start, found[last].end)
                    for run in form.runs
                    for first, last in _places(run, found)
                ]
                spans += [Span(number.start, number.end) for number in stated if number.key in form.numbers]
                every.update(Match(at, which, span) for span in spans)
    return tuple(sorted(every, key=lambda match: (match.span, match.group, match.form)))


def highlights(query: Query, text: str) -> tuple[Span, ...]:
    """The stretches of `text` (NFC) to highlight for `query`, in order; neighbours with nothing but blanks between are one."""
    merged: list[Span] = []
    for match in matches(query, text):
        if merged and not text[merged[-1].end : match.span.start].strip():
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, match.span.end))
        else:
            merged.append(match.span)
    return tuple(merged)
