"""Candidates for evidence: the papers of a corpus and their texts are read once; words go in, papers come out, best first.

An inverted index made for one run: only the words that will be asked for are kept, so that thousands of documents stay small. A
paper is found by what its subject says, by what stands around the citations of it (its row of a table, the clause, the headings
above), and by its text, each weighted by how short the field is and each word by how rare it is (BM25 over fields).
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

from corpus import KeptCitation
from evidence.dossier import Paper
from evidence.quoting import row_at
from evidence.words import plain_syllables

_K1 = 1.2
_B = 0.6


@dataclass(frozen=True, slots=True)
class Field:
    """Where words of a paper stand: what they weigh, and how many syllables such a field usually has."""

    weight: float
    usual: int


SUBJECT, AROUND, HEADINGS, TEXT, NAMES = Field(3.0, 14), Field(1.2, 30), Field(0.6, 16), Field(0.5, 900), Field(0.8, 8)
_AROUND = (
    260  # characters on each side of a citation that say what it is for, as far as its sentence and its neighbours let
)
_HEADING = re.compile(
    r"^[ \t#*_|]*(?:[IVX]{1,5}[.)]|[A-ZĐ][.)]|\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[a-zđ]\))[ \t*_]+\S.{3,220}$", re.MULTILINE
)

Term = str | tuple[str, str]  # a syllable without diacritics; two neighbours, which tell much more


class Retrieval:
    """The words of papers by which they are found: only those of the questions that will be asked."""

    def __init__(self, papers: Sequence[Paper], questions: Iterable[str]) -> None:
        self.papers = papers
        asked = {term for question in questions for term in _terms(plain_syllables(question))}
        self._singles = {term for term in asked if isinstance(term, str)}
        self._pairs = asked - self._singles
        self._terms: list[dict[Term, float]] = [{} for _ in papers]  # how much each paper says of each term
        self._places: dict[
            Term, tuple[NDArray[np.int32], NDArray[np.float64]]
        ] = {}  # of the papers that say it, and how much each
        self._held: dict[str, int] = {}  # places of papers, by the ids of the records that are theirs
        self._cited: dict[str, list[tuple[int, KeptCitation]]] = defaultdict(list)  # the same, by those that cite them
        self.best = lru_cache(maxsize=4)(self._best)  # a question is asked for documents, then for sentences
        for at, paper in enumerate(papers):
            for subject in paper.subjects[:3]:
                self._add(at, subject, SUBJECT)
            document = paper.document
            self._add(at, " ".join(filter(None, (document.number, document.type, *paper.names[:1]))), NAMES)
            self._held.update({record.id: at for record in document.held})
            for mention in document.citations:
                self._cited[mention.record.id].append((at, mention.kept))

    def read(self, record: str, text: str) -> None:
        """Add what the text of a held record says of the papers: of its own, and of those it cites."""
        if record in self._held:
            self._add(self._held[record], text, TEXT)
        for at, around, headings in surroundings(text, self._cited[record]):
            self._add(at, around, AROUND)
            self._add_said(at, _said_above(headings), HEADINGS)

    def _add(self, at: int, text: str, field: Field) -> None:
        self._add_said(at, plain_syllables(text), field)

    def _add_said(self, at: int, said: Sequence[str], field: Field) -> None:
        share = field.weight / (1 - _B + _B * len(said) / field.usual)
        terms = self._terms[at]
        singles, pairs = filter(self._singles.__contains__, said), filter(self._pairs.__contains__, pairwise(said))
        for term, times in Counter(chain[Term](singles, pairs)).items():
            terms[term] = terms.get(term, 0.0) + share * times

    def close(self) -> None:
        """End the reading: the words of each paper are turned round to the papers of each word."""
        said = list(chain.from_iterable(self._terms))
        weights = np.fromiter(chain.from_iterable(terms.values() for terms in self._terms), np.float64, len(said))
        weights *= (_K1 + 1) / (weights + _K1)  # the second time a word is said adds less than the first
        papers = np.repeat(np.arange(len(self._terms), dtype=np.int32), [len(terms) for terms in self._terms])
        numbers = {term: number for number, term in enumerate(dict.fromkeys(said))}
        of_terms = np.fromiter(map(numbers.__getitem__, said), np.int32, len(said))
        order = np.argsort(of_terms, kind="stable")
        ends = np.cumsum(np.bincount(of_terms, minlength=len(numbers)))[:-1]
        places, shares = np.split(papers[order], ends), np.split(weights[order], ends)
        self._places = dict(zip(numbers, zip(places, shares, strict=True), strict=False))

    def share(self, paper: Paper, wanted: Collection[str]) -> float:
        """The share of these syllables that stand anywhere in the held text of a paper, or around the citations of it."""
        terms = self._terms[self._held[paper.document.held[0].id]]
        return sum(each in terms for each in wanted) / (len(wanted) or 1)

    def _best(self, question: str, *, limit: int) -> list[tuple[float, Paper]]:
        """The papers that speak most of the question, best first, with their scores."""
        scores = np.zeros(len(self.papers))
        for term in dict.fromkeys(_terms(plain_syllables(question))):
            if term in self._places:
                places, weights = self._places[term]
                scores[places] += weights * math.log(1 + (len(scores) - len(places) + 0.5) / (len(places) + 0.5))
        least = np.partition(scores, -limit)[-limit] if limit < len(scores) else 0.0
        forward = np.flatnonzero((scores >= least) & (scores > 0))
        best = forward[np.argsort(-scores[forward], kind="stable")][:limit]
        return [(float(scores[at]), self.papers[at]) for at in best]


_said_above = lru_cache(maxsize=16)(plain_syllables)  # many citations stand below the same headings


def _terms(said: Sequence[str]) -> Iterator[Term]:
    yield from said
    yield from pairwise(said)


def surroundings(text: str, cited: Sequence[tuple[int, KeptCitation]]) -> Iterator[tuple[int, str, str]]:
    """For each citation, by the place it came with: the words around it, up to the neighbouring ones, and the headings above."""
    if not cited:
        return
    ordered = sorted(cited, key=lambda pair: pair[1].citation.span)
    starts, above = _headings(text)
    edges = [
        0,
        *(edge for _, kept in ordered for edge in (kept.citation.span.start, kept.citation.span.end)),
        len(text),
    ]
    for place, (at, kept) in enumerate(ordered):
        span, sentence = kept.citation.span, kept.citation.sentence
        if row := row_at(text, span):
            start, end = max(row.start, span.start - 2 * _AROUND), min(row.end, span.end + 2 * _AROUND)
        else:
            start = max(sentence.start, span.start - _AROUND, min(edges[2 * place], span.start))
            end = min(sentence.end, span.end + _AROUND, max(edges[2 * place + 3], span.end))
        yield at, text[start:end], above[bisect_left(starts, span.start)]


def _headings(text: str) -> tuple[list[int], list[str]]:
    """Where the headings of a text start; and what stands above a place by how many of them are before it.

    That is the nearest heading, and the nearest of another kind above it.
    """
    starts: list[int] = []
    above = [""]
    nearest, other, kind = "", "", ""
    for found in _HEADING.finditer(text):
        if (its := _kind(found[0])) != kind:
            nearest, other, kind = found[0], nearest, its
        else:
            nearest = found[0]
        starts.append(found.start())
        above.append(f"{nearest} {other}")
    return starts, above


def _kind(heading: str) -> str:
    """How a heading is numbered: "IV." and "II." alike, "a)" and "b)" too."""
    mark = heading.lstrip(" \t#*_|").split(maxsplit=1)[0]
    return re.sub(r"[IVX]+", "I", re.sub(r"\d+", "1", mark))
