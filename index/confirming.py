"""A query and a text go in; whether the text really answers, and where, comes out: engines hold terms, not texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor import Span
from index.analysis import Number, Token, level, numbers, syllable_terms, tokens
from index.asking import Run, Sought, excluded, groups_of
from index.engine import Query


@dataclass(frozen=True, slots=True)
class Match:
    """Where a text answers one thing sought: its group (words, then phrases, then `either`), the form, the stretch."""

    group: int
    form: int
    span: Span


@dataclass(frozen=True, slots=True)
class _Text:
    """A text as it is compared: its syllables, its numbers, and the terms they make."""

    syllables: list[Token]
    numbers: list[Number]
    terms: frozenset[str]

    @classmethod
    def of(cls, text: str) -> _Text:
        """A text, NFC, taken apart."""
        levelled = level(text)
        syllables, stated = list(tokens(levelled)), list(numbers(levelled))
        return cls(syllables, stated, frozenset((*syllable_terms(levelled), *(number.key for number in stated))))

    def has(self, form: Sought) -> bool:
        """Whether all of a form stands in it."""
        return self.terms.issuperset(form.terms) and all(
            any(True for _ in _places(run, self.syllables)) for run in form.runs if len(run) > 1
        )


def holds(query: Query, text: str) -> bool:
    """Whether all that `query` seeks really stands in `text` (NFC), and nothing it excludes; filters are not looked at."""
    groups = [forms for group in groups_of(query) if (forms := [form for form in group if form])]
    refused = [form for form in excluded(query) if form]
    if not groups and not refused:
        return True
    apart = _Text.of(text)
    return all(any(map(apart.has, forms)) for forms in groups) and not any(map(apart.has, refused))


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
    apart = _Text.of(text)
    every: set[Match] = set()
    for at, group in enumerate(groups_of(query)):
        for which, form in enumerate(group):
            if form and apart.has(form):
                found = apart.syllables
                spans = [
                    Span(found[first].start, found[last].end)
                    for run in form.runs
                    for first, last in _places(run, found)
                ]
                spans += [Span(number.start, number.end) for number in apart.numbers if number.key in form.numbers]
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
