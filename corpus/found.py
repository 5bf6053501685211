"""Hits of an engine go in; passages as people see them come out: the document, the page, the quote, and why it answers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from corpus.catalogue import Catalogue
from corpus.paragraphs import subject_place
from corpus.record import Record
from corpus.widening import How, Part
from extractor import Span
from index import Hit, Match, Query, highlights, holds, matches, terms

_SENTENCE_END = re.compile(r"(?<=[.;!?…])\s+|\n\s*\n")
_MARKS = re.compile(r"\*\*|</?b>", re.IGNORECASE)
_QUOTE_REACH = 180  # characters of context on each side of the match
_TOGETHER = 2 * _QUOTE_REACH  # characters within which matches can be seen in one quote
_MOST_PLACES = 200  # of one passage that are looked at for the best quote
_KEPT = 256  # passages read lately: confirmed first, then shown


def without_marks(text: str) -> str:
    """A stretch of a text as people read it, without marks of Markdown."""
    return _MARKS.sub("", text)


@dataclass(frozen=True, slots=True)
class Why:
    """Why a passage answers one thing typed: the words of the passage that do, and how."""

    typed: str
    how: How
    words: str


@dataclass(frozen=True, slots=True)
class Found:
    """One hit as shown: the record, the page, the quote with its spans to highlight, the score, and why it is one."""

    record: Record
    page: int
    quote: str
    highlights: tuple[Span, ...]  # into `quote`
    span: Span  # of the quote, in the record's text
    score: float
    why: tuple[Why, ...] = ()

    def stretches(self) -> Iterator[tuple[str, bool]]:
        """The quote in pieces as people read them, without marks of Markdown, each with whether it is to be highlighted."""
        at = 0
        for span in self.highlights:
            yield without_marks(self.quote[at : span.start]), False
            yield without_marks(span.of(self.quote)), True
            at = span.end
        yield without_marks(self.quote[at:]), False


@dataclass(frozen=True, slots=True)
class _Passage:
    text: str
    pages: tuple[tuple[int, int, int], ...]  # of the whole document: number, start, end

    def page_at(self, at: int) -> int:
        """The page on which the document's character `at` stands."""
        return next((number for number, _, end in self.pages if at < end), self.pages[-1][0] if self.pages else 1)


class Passages:
    """Reads the passages of one answer from the catalogue, each once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._read = lru_cache(_KEPT)(self._from_catalogue)
        self._record = lru_cache(_KEPT)(catalogue.record)

    def holds(self, query: Query, hit: Hit) -> bool:
        """Whether the passage of a hit really answers."""
        passage = self._read(hit.record, hit.start, hit.end)
        return passage is not None and holds(query, passage.text)

    def shown(
        self, hit: Hit, query: Query, parts: tuple[Part, ...], typed: Mapping[str, tuple[str, How]]
    ) -> Found | None:
        """The hit as shown; None when its record was taken out meanwhile. `typed` says what respelt words were."""
        record, passage = self._record(hit.record), self._read(hit.record, hit.start, hit.end)
        if record is None or passage is None:
            return None
        text, places = passage.text, matches(query, passage.text)
        first = _densest(places)
        start, end = _window(text, first)
        spans = (span for span in highlights(places, text) if start <= span.start and span.end <= end)
        return Found(
            record=record,
            page=passage.page_at(hit.start + first.start),
            quote=text[start:end],
            highlights=tuple(Span(span.start - start, span.end - start) for span in spans),
            span=Span(hit.start + start, hit.start + end),
            score=hit.score,
            why=tuple(_reasons(parts, places, text, typed)),
        )

    def opening(self, record_id: str) -> Found | None:
        """A document itself as found by its conditions alone, quoted from its subject on."""
        record = self._record(record_id)
        if record is None:
            return None
        document = self._catalogue.document(record_id)
        begins = subject_place(record.identity.subject, document.text)
        begins += len(document.text[begins:]) - len(document.text[begins:].lstrip())
        start, end = _window(document.text, Span(begins, begins))
        quote = document.text[begins:end].rstrip()
        return Found(record, document.page_at(start), quote, (), Span(begins, begins + len(quote)), 0.0)

    def _from_catalogue(self, record: str, start: int, end: int) -> _Passage | None:
        query = "SELECT substr(text, ?, ?) AS passage, pages FROM record WHERE id = ?"
        row = self._catalogue.database.one(query, start + 1, end - start, record)
        return _Passage(row["passage"], tuple(map(tuple, json.loads(row["pages"])))) if row else None


def _reasons(
    parts: tuple[Part, ...], places: tuple[Match, ...], text: str, typed: Mapping[str, tuple[str, How]]
) -> Iterator[Why]:
    """What answers each thing typed, each wording once, whatever its case."""
    words: dict[tuple[str, How], dict[str, str]] = {}
    for place in places:
        part, said = parts[place.group], " ".join(place.span.of(text).split())
        key = part.typed, part.hows[place.form]
        if key[1] is How.WRITTEN:
            key = next((typed[term] for term in terms(said) if term in typed), key)
        words.setdefault(key, {}).setdefault(said.lower(), said)
    for (part_typed, how), found in words.items():
        yield Why(part_typed, how, ", ".join(found.values()))


def _densest(places: tuple[Match, ...]) -> Span:
    """The shortest stretch in which most of what is sought stands together."""
    best, stretch = (0, 0), Span(0, 0)
    for at, match in enumerate(places[:_MOST_PLACES]):
        groups: set[int] = set()
        end = match.span.end
        for each in places[at:]:
            if each.span.end > match.span.start + _TOGETHER:
                break
            if each.group not in groups:
                groups.add(each.group)
                end = max(end, each.span.end)
        if (rank := (len(groups), match.span.start - end)) > best or not best[0]:
            best, stretch = rank, Span(match.span.start, end)
    return stretch


def _window(paragraph: str, match: Span) -> tuple[int, int]:
    """The sentence around the match, cut at words when it is long."""
    start = max((end.end() for end in _SENTENCE_END.finditer(paragraph, 0, match.start)), default=0)
    following = _SENTENCE_END.search(paragraph, match.end)
    end = following.start() if following else len(paragraph)
    if match.start - start > _QUOTE_REACH:
        start = paragraph.rfind(" ", 0, match.start - _QUOTE_REACH) + 1 or match.start
    if end - match.end > _QUOTE_REACH:
        cut = paragraph.find(" ", match.end + _QUOTE_REACH)
        end = cut if cut != -1 else end
    return start, end
