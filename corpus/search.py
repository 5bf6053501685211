"""Words as typed go in; hits with document, page and quote come out, confirmed on the text the catalogue holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from corpus.ingest import Corpus
from corpus.record import Record
from extractor import Document, Span
from index import Hit, Query, highlights, holds

_QUOTED = re.compile(r"[\"“”«»]([^\"“”«»]+)[\"“”«»]")
_SENTENCE_END = re.compile(r"(?<=[.;!?…])\s+|\n\s*\n")
_QUOTE_REACH = 180  # characters of context on each side of the first match
_MORE = 4  # how many times more candidates are asked of the engine than are shown, as some fall at the confirmation


@dataclass(frozen=True, slots=True)
class Found:
    """One hit as shown: the record, the page, the quote with its spans to highlight, and the score."""

    record: Record
    page: int
    quote: str
    highlights: tuple[Span, ...]  # into `quote`
    span: Span  # of the quote, in the record's text
    score: float


def query_of(
    typed: str,
    *,
    types: Sequence[str] = (),
    issuer: str | None = None,
    since: date | None = None,
    until: date | None = None,
) -> Query:
    """The query `typed` means: quoted parts are phrases, the rest words that must all stand in one paragraph."""
    phrases = tuple(phrase.strip() for phrase in _QUOTED.findall(typed) if phrase.strip())
    words = tuple(_QUOTED.sub(" ", typed).split())
    return Query(words, phrases, types=tuple(types), issuer=issuer, since=since, until=until)


def search(corpus: Corpus, query: Query, *, limit: int = 20) -> list[Found]:
    """The best hits, best first. Words typed side by side that stand side by side in the text come before scattered ones."""
    corpus.flush()
    together = _together(query)
    document_of = cache(corpus.catalogue.document)  # several hits of one record read it once
    hits: dict[tuple[str, int], tuple[Hit, Query]] = {}
    for asked in (together, query):
        if asked is None or len(hits) >= limit:
            continue
        for hit in corpus.engine().search(asked, limit=limit * _MORE):
            key = (hit.record, hit.start)
            if key not in hits and holds(asked, document_of(hit.record).text[hit.start : hit.end]):
                hits[key] = (hit, asked)
                if len(hits) == limit:
                    break
    found = []
    for hit, asked in hits.values():
        if record := corpus.catalogue.record(hit.record):
            found.append(_shown(record, document_of(hit.record), hit, asked))
    return found


def _together(query: Query) -> Query | None:
    """The query with its words as one phrase; None when there are not several words."""
    if len(query.words) < 2:
        return None
    return replace(query, words=(), phrases=(*query.phrases, " ".join(query.words)))


def _shown(record: Record, document: Document, hit: Hit, query: Query) -> Found:
    paragraph = document.text[hit.start : hit.end]
    spans = highlights(query, paragraph)
    first = spans[0] if spans else Span(0, 0)
    start, end = _window(paragraph, first)
    quote = paragraph[start:end]
    marked = tuple(
        Span(span.start - start, span.end - start) for span in spans if start <= span.start and span.end <= end
    )
    page = document.page_at(hit.start + first.start)
    return Found(record, page, quote, marked, Span(hit.start + start, hit.start + end), hit.score)


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
