"""A query goes in; the terms it demands, whether a text holds it and where, come out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from extractor import Span, compose
from index.analysis import Number, Token, level, numbers, terms, tokens
from index.engine import Query

# A number with a symbol of two parts, or a date, names one thing; "12/KH" is the beginning of many, sought by parts.
_WHOLE = re.compile(r"/\d+/\d{4}$|[a-z]\w*[-/&]\w+")

Run = tuple[Token, ...]  # syllables sought side by side


@dataclass(frozen=True, slots=True)
class _Demand:
    """What a query asks of a text: numbers by their keys, and runs of syllables."""

    numbers: frozenset[str]
    runs: tuple[Run, ...]


def _parse(asked: str) -> tuple[list[Number], list[Token], str]:
    """The whole numbers, the syllables and the levelled text of one word or phrase as typed."""
    levelled = level(compose(asked))
    # Abbreviations are told by their capitals; who types in small letters means them all the same.
    capitals = levelled.upper() if levelled.islower() else levelled
    found = list(numbers(capitals if len(capitals) == len(levelled) else levelled, asked=True))
    # A number is compared folded, so that NĐ and a scanner's ND are the same; so are the syllables inside it.
    syllables = [
        token._replace(exact="") if any(n.start <= token.start < n.end for n in found) else token
        for token in tokens(levelled)
    ]
    return found, syllables, levelled


def _word_runs(asked: str) -> Iterator[Number | Run]:
    """Whole numbers, and what is written without a blank ("KH-UBND", "và/hoặc") as runs."""
    found, syllables, levelled = _parse(asked)
    whole = [number for number in found if _WHOLE.search(number.key)]
    yield from whole
    run: list[Token] = []
    for token in syllables:
        if any(number.start <= token.start < number.end for number in whole):
            continue
        if run:
            between = levelled[run[-1].end : token.start]
            inside = any(number.start < token.start < number.end for number in found)
            if not between or (not inside and any(map(str.isspace, between))) or run[-1].end > token.start:
                yield tuple(run)
                run = []
        run.append(token)
    if run:
        yield tuple(run)


@lru_cache(maxsize=256)
def _demand(query: Query) -> _Demand:
    keys: set[str] = set()
    runs: list[Run] = []
    for word in query.words:
        for piece in _word_runs(word):
            if isinstance(piece, Number):
                keys.add(piece.key)
            else:
                runs.append(piece)
    for phrase in query.phrases:
        found, syllables, _ = _parse(phrase)
        keys.update(number.key for number in found if _WHOLE.search(number.key))
        if syllables:
            runs.append(tuple(syllables))
    return _Demand(frozenset(keys), tuple(dict.fromkeys(runs)))


def _run_terms(run: Run) -> Iterator[str]:
    """The fewest and rarest terms that a text holding `run` must have."""
    plain_done, exact_done = [False] * len(run), [False] * len(run)
    for at in range(1, len(run)):
        one, two = run[at - 1], run[at]
        if not two.joined:
            continue
        plain_done[at - 1] = plain_done[at] = True
        if one.exact and two.exact:
            exact_done[at - 1] = exact_done[at] = True
            yield f"={one.exact}_{two.exact}"
        else:
            yield f"{one.plain}_{two.plain}"
    for at, token in enumerate(run):
        if token.exact and not exact_done[at]:
            yield "=" + token.exact
        elif not token.exact and not plain_done[at]:
            yield token.plain


def demanded(query: Query) -> tuple[str, ...]:
    """The terms a paragraph must all have to answer the words and phrases of `query`; empty when they ask nothing.

    For phrases of three syllables and more, and of mixed spelling, this is a sieve: `holds` decides on the text.
    """
    demand = _demand(query)
    return tuple(dict.fromkeys([*sorted(demand.numbers), *(term for run in demand.runs for term in _run_terms(run))]))


def asks_nothing(query: Query) -> bool:
    """Whether there is neither a searchable word nor a filter in `query`."""
    filters = query.types or name_terms(query.issuer or "") or query.since or query.until
    return not filters and not demanded(query)


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


def holds(query: Query, text: str) -> bool:
    """Whether all words and phrases of `query` really stand in `text` (NFC); filters are not looked at."""
    if not set(demanded(query)) <= set(terms(text)):
        return False
    long = [run for run in _demand(query).runs if len(run) > 1]
    if not long:
        return True
    found = list(tokens(level(text)))
    return all(any(True for _ in _places(run, found)) for run in long)


def matches(query: Query, text: str) -> tuple[Span, ...]:
    """The stretches of `text` (NFC) to highlight for `query`, in order, none touching another's characters."""
    demand = _demand(query)
    levelled = level(text)
    found = list(tokens(levelled))
    spans = [Span(found[first].start, found[last].end) for run in demand.runs for first, last in _places(run, found)]
    spans += [Span(n.start, n.end) for n in numbers(levelled) if n.key in demand.numbers]
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def name_terms(name: str) -> tuple[str, ...]:
    """The folded syllables of an issuer's name, for the filter."""
    return tuple(dict.fromkeys(token.plain for token in tokens(level(compose(name)))))


def day_key(day: date) -> int:
    """A day as a number that sorts as days do: yyyymmdd."""
    return day.year * 10000 + day.month * 100 + day.day


def type_key(kind: str) -> str:
    """A document type as compared: one spelling of blanks and case."""
    return " ".join(compose(kind).lower().split())
