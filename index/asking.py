"""A query goes in; what an engine must look up for it, as terms, comes out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

from extractor import Span, compose
from index.analysis import Number, Token, level, numbers, tokens
from index.engine import Form, Query

# A number with a symbol of two parts, or a date, names one thing; "12/KH" is the beginning of many, sought by parts.
_WHOLE = re.compile(r"/\d+/\d{4}$|[a-z]\w*[-/&]\w+")
FORWARD = 100.0  # what each pair of `near` and each part of `about` adds to a score: more than words can weigh

Run = tuple[Token, ...]  # syllables sought side by side
Terms = tuple[str, ...]  # terms sought together


@dataclass(frozen=True, slots=True)
class Sought:
    """A form as it is looked for: numbers by their keys, and runs of syllables."""

    numbers: tuple[str, ...]
    runs: tuple[Run, ...]

    def __bool__(self) -> bool:
        return bool(self.numbers or self.runs)

    @property
    def terms(self) -> Terms:
        """The terms a paragraph must all have to hold this form."""
        return tuple(dict.fromkeys([*self.numbers, *(term for run in self.runs for term in _run_terms(run))]))

    @property
    def decided(self) -> bool:
        """Whether having these terms is holding the form; of longer runs they only are a sieve."""
        return all(len(run) == 1 or _is_pair(run) for run in self.runs)


@dataclass(frozen=True, slots=True)
class Demand:
    """A query as terms: all of `every`, of each group one alternative, none of `without`, as many as may be of `forward`."""

    every: Terms
    groups: tuple[tuple[Terms, ...], ...]
    without: tuple[Terms, ...]
    forward: Terms

    @property
    def empty(self) -> bool:
        """Whether no word is demanded."""
        return not (self.every or self.groups)


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


def _of_word(asked: str) -> Iterator[Number | Run]:
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


def _of_phrase(asked: str) -> Iterator[Number | Run]:
    """All of a phrase as one run, and the whole numbers in it; what is nothing but a number has any spelling."""
    found, syllables, _ = _parse(asked)
    whole = [number for number in found if _WHOLE.search(number.key)]
    yield from whole
    if any(not any(number.start <= token.start < number.end for number in whole) for token in syllables):
        yield tuple(syllables)


def _sought(pieces: Iterable[Number | Run]) -> Sought:
    every = list(dict.fromkeys(pieces))
    keys = dict.fromkeys(piece.key for piece in every if isinstance(piece, Number))
    return Sought(tuple(sorted(keys)), tuple(piece for piece in every if not isinstance(piece, Number)))


def _of_form(form: Form) -> Sought:
    return _sought(piece for part in form for piece in (_of_phrase if " " in part.strip() else _of_word)(part))


def groups_of(query: Query) -> tuple[tuple[Sought, ...], ...]:
    """What is sought, one group for each of `words`, `phrases` and `either`, in this order; its forms are alternatives."""
    return _groups(query.words, query.phrases, query.either)


def excluded(query: Query) -> tuple[Sought, ...]:
    """What must not stand, one for each of `without`."""
    return _excluded(query.without)


def demand(query: Query) -> Demand:
    """The terms of `query`, as an engine looks them up."""
    return _demand(_only_words(query))


# What is kept is kept by its words alone: filters may name half of all records.
@lru_cache(maxsize=512)
def _groups(
    words: tuple[str, ...], phrases: tuple[str, ...], either: tuple[tuple[Form, ...], ...]
) -> tuple[tuple[Sought, ...], ...]:
    of_words = ((_sought(_of_word(word)),) for word in words)
    of_phrases = ((_sought(_of_phrase(phrase)),) for phrase in phrases)
    return (*of_words, *of_phrases, *(tuple(map(_of_form, forms)) for forms in either))


@lru_cache(maxsize=512)
def _excluded(without: tuple[str, ...]) -> tuple[Sought, ...]:
    return tuple(_of_form((part,)) for part in without)


def _only_words(query: Query) -> Query:
    """The query without its filters and its order."""
    return Query(query.words, query.phrases, query.either, query.without, query.near, query.about)


@lru_cache(maxsize=512)
def _demand(query: Query) -> Demand:
    every: dict[str, None] = {}
    groups: dict[tuple[Terms, ...], None] = {}
    for group in groups_of(query):
        alternatives = tuple(dict.fromkeys(form.terms for form in group if form))
        if len(alternatives) == 1:
            every.update(dict.fromkeys(alternatives[0]))
        elif alternatives:
            groups[alternatives] = None
    runs = (run for part in query.near for run in _of_phrase(part) if not isinstance(run, Number))
    near = dict.fromkeys(term for run in runs for term in _pairs(run))
    about = dict.fromkeys("#" + term for part in query.about for term in _of_form((part,)).terms[:1])
    # What the terms cannot decide is not excluded by them either: that would lose paragraphs.
    without = tuple(form.terms for form in excluded(query) if form and form.decided)
    return Demand(tuple(every), tuple(groups), without, (*near, *about))


def number_places(typed: str) -> tuple[Span, ...]:
    """Where document numbers and dates stand in what was typed (NFC), blanks inside them included."""
    return tuple(Span(number.start, number.end) for number in _parse(typed)[0])


def decided_by_terms(query: Query) -> bool:
    """Whether an engine's answer is exact; else a few paragraphs may be too many, and `holds` decides on the text."""
    return all(form.decided for group in (*groups_of(query), excluded(query)) for form in group)


def _is_pair(run: Run) -> bool:
    """Whether one term says all of a run of two."""
    return len(run) == 2 and run[1].joined and bool(run[0].exact) == bool(run[1].exact)


def _pair(one: Token, two: Token) -> str:
    return f"={one.exact}_{two.exact}" if one.exact and two.exact else f"{one.plain}_{two.plain}"


def _pairs(run: Run) -> Iterator[str]:
    return (_pair(one, two) for one, two in pairwise(run) if two.joined)


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
        yield _pair(one, two)
    for at, token in enumerate(run):
        if token.exact and not exact_done[at]:
            yield "=" + token.exact
        elif not token.exact and not plain_done[at]:
            yield token.plain


def asks_nothing(query: Query) -> bool:
    """Whether there is neither a searchable word nor a filter in `query`."""
    filters = query.types or name_terms(query.issuer or "") or query.since or query.until or query.records is not None
    return not filters and demand(query).empty


def name_terms(name: str) -> tuple[str, ...]:
    """The folded syllables of an issuer's name, for the filter."""
    return tuple(dict.fromkeys(token.plain for token in tokens(level(compose(name)))))


def day_key(day: date) -> int:
    """A day as a number that sorts as days do: yyyymmdd."""
    return day.year * 10000 + day.month * 100 + day.day


def type_key(kind: str) -> str:
    """A document type as compared: one spelling of blanks and case."""
    return " ".join(compose(kind).lower().split())
