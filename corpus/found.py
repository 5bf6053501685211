"""Hits of an engine go in; passages as people see them come out: the document, the page, the quote, and why it answers."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from corpus.catalogue import Catalogue
from corpus.record import Record
from corpus.widening import How, Part
from extractor import Span
from index import Hit, Match, Query, highlights, holds, matches

_SENTENCE_END = re.compile(r"(?<=[.;!?…])\s+|\n\s*\n")
_QUOTE_REACH = 180  # characters of context on each side of the match
_TOGETHER = 2 * _QUOTE_REACH  # characters within which matches can be seen in one quote
_KEPT = 256  # passages read lately: confirmed first, then shown


@dataclass(frozen=True, slots=True)
class Reason:
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
    why: tuple[Reason, ...] = ()


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
        spans = (span for span in highlights(query, text) if start <= span.start and span.end <= end)
        return Found(
            record=record,
            page=passage.page_at(hit.start + first.start),
            quote=text[start:end],
            highlights=tuple(Span(span.start - start, span.end - start) for span in spans),
            span=Span(hit.start + start, hit.start + end),
            score=hit.score,
            why=tuple(dict.fromkeys(_reason(parts[each.group], each, text, typed) for each in places)),
        )

    def opening(self, record_id: str) -> Found | None:
        """A document itself as found by its conditions alone, quoted from its subject on."""
        record = self._record(record_id)
        if record is None:
            return None
        document = self._catalogue.document(record_id)
        subject = (record.identity.subject or "").split()
        pattern = re.compile(r"\s+".join(map(re.escape, subject[:8])))
        begins = found.start() if subject and (found := pattern.search(document.text)) else 0
        begins += len(document.text[begins:]) - len(document.text[begins:].lstrip())
        start, end = _window(document.text, Span(begins, begins))
        quote = document.text[begins:end].rstrip()
        return Found(record, document.page_at(start), quote, (), Span(begins, begins + len(quote)), 0.0)

    def _from_catalogue(self, record: str, start: int, end: int) -> _Passage | None:
        query = "SELECT substr(text, ?, ?) AS passage, pages FROM record WHERE id = ?"
        row = self._catalogue.database.one(query, start + 1, end - start, record)
        return _Passage(row["passage"], tuple(map(tuple, json.loads(row["pages"])))) if row else None


def _reason(part: Part, match: Match, text: str, typed: Mapping[str, tuple[str, How]]) -> Reason:
    words, how = part.typed.split(), part.hows[match.form]
    respelt = [typed[word] for word in words if word in typed]
    said = " ".join(typed[word][0] if word in typed else word for word in words)
    how = respelt[0][1] if respelt and how is How.WRITTEN else how
    return Reason(said, how, " ".join(match.span.of(text).split()))


def _densest(places: tuple[Match, ...]) -> Span:
    """The place from which on most of what is sought stands near together."""
    best, first = 0, Span(0, 0)
    for at, match in enumerate(places):
        near = {each.group for each in places[at:] if each.span.end <= match.span.start + _TOGETHER}
        if len(near) > best:
            best, first = len(near), match.span
    return first


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
