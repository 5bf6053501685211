"""One reading of a question goes in; a page of its answer comes out: paragraphs, or documents where no paragraph has all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from corpus.catalogue import Catalogue
from corpus.facts import NO_FACETS, Facets, Knowledge, facets_of, knowledge_of
from corpus.found import Found, Passages
from corpus.questions import Note, NoteKind, Question
from corpus.respelling import Respelt
from corpus.suggesting import Suggestion
from corpus.widening import Widened, widened
from index import Hit, Order, Query, SearchEngine, decided_by_terms

_ALL_CONFIRMED = 60  # candidates so few that all are held against their texts, and the count is exact
_MOST_CONFIRMED = 2_000  # candidates looked at for one page
_FEWEST, _MOST_OF = 2, 2 / 3  # parts, and the share of all, that a document has to be shown for want of a better
_MOST_BEST = 1_000  # passages among which the best of each document is looked for


@dataclass(frozen=True, slots=True)
class Answer:
    """A page of an answer, and what is true of the whole: how many passages in how many documents, and how these divide.

    `total` is about so many where `exact` is false: phrases are sieved by their pairs of words, and confirmed page by page, as far
    as candidates are looked at. `suggestions` are given when nothing is found.
    """

    question: Question
    offset: int
    hits: tuple[Found, ...] = ()
    total: int = 0
    exact: bool = True
    documents: int = 0
    facets: Facets = NO_FACETS
    notes: tuple[Note, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a question: with which words respelt, how it is widened, and what is asked of the engine."""

    catalogue: Catalogue
    engine: SearchEngine
    knowledge: Knowledge
    respelt: Respelt
    wide: Widened
    query: Query

    @classmethod
    def of(
        cls, catalogue: Catalogue, engine: SearchEngine, respelt: Respelt, records: frozenset[str] | None
    ) -> Reading:
        """The reading of a question, among `records` only if any are given."""
        knowledge = knowledge_of(catalogue.database)
        wide = widened(respelt.question, engine, knowledge.abbreviations)
        return cls(catalogue, engine, knowledge, respelt, wide, wide.query(respelt.question, records))

    def page(self, *, offset: int, limit: int) -> Answer:
        """The hits from `offset` on, a hit for each paragraph; where only conditions are asked, for each document."""
        tally = self.engine.tally(self.query)
        if not self.wide.parts:
            return self._documents(
                self._by_date(tally), lambda record, passages: passages.opening(record), offset, limit
            )
        passages = Passages(self.catalogue)
        total, exact = sum(tally.values()), decided_by_terms(self.query)
        if exact:
            hits: Sequence[Hit] = self.engine.search(self.query, limit=limit, offset=offset)
        elif total <= _ALL_CONFIRMED:
            confirmed = list(self._confirmed(self.query, passages))
            tally, total, exact = Counter(hit.record for hit in confirmed), len(confirmed), True
            hits = confirmed[offset : offset + limit]
        else:
            hits = list(islice(self._confirmed(self.query, passages), offset, offset + limit))
            if not hits and not offset:
                total -= _MOST_CONFIRMED  # of the others one may answer yet
                if total <= 0:
                    tally, total, exact = {}, 0, True
        shown = (passages.shown(hit, self.query, self.wide.parts, self.respelt.typed) for hit in hits)
        return self._answer(tally, offset, tuple(filter(None, shown)), total=total, exact=exact)

    def scattered(self, *, offset: int, limit: int) -> Answer:
        """Documents that have all parts in several paragraphs, else those that have most; each by its best passage."""
        parts, passages = self.wide.parts, Passages(self.catalogue)
        records, note, exact = self._with_most(passages)
        if not records:
            return Answer(self.respelt.question, offset, exact=exact)
        any_of = replace(self.query, either=(tuple(form for part in parts for form in part.forms),), records=records)
        decided = decided_by_terms(any_of)
        best: dict[str, Hit] = {}
        for hit in self.engine.search(any_of, limit=_MOST_BEST):
            if hit.record not in best and (decided or passages.holds(any_of, hit)):
                best[hit.record] = hit
        order = [*best, *self._by_date(record for record in records if record not in best)]

        def shown(record: str, passages: Passages) -> Found | None:
            hit = best.get(record)
            return passages.shown(hit, self.query, parts, self.respelt.typed) if hit else passages.opening(record)

        answer = self._documents(order, shown, offset, limit)
        return replace(answer, exact=exact, notes=(*answer.notes, note))

    def _with_most(self, passages: Passages) -> tuple[frozenset[str], Note, bool]:
        """The records that have all parts, or of the words as many as any record has, what is to be said of that, and if all have been seen.

        Phrases, beginnings and document numbers are meant as typed: a record without them is none. What is respelt is a guess
        already, and no other is heaped on it.
        """
        parts = self.wide.parts
        found = [self._holding(replace(self.query, either=(part.forms,)), passages) for part in parts]
        tallies, exact = [records for records, _ in found], all(whole for _, whole in found)
        needed = [tally for part, tally in zip(parts, tallies, strict=True) if part.exactly]
        counts = Counter(record for tally in tallies for record in tally)
        if needed:
            every = frozenset.intersection(*needed)
            counts = Counter({record: count for record, count in counts.items() if record in every})
        most = max(counts.values(), default=0)
        records = frozenset(record for record, count in counts.items() if count == most)
        if len(parts) > 1 and most == len(parts):
            return records, Note(NoteKind.SCATTERED, self.respelt.question.typed), exact
        if not self.respelt.typed and most >= max(_FEWEST, len(parts) * _MOST_OF):
            return records, Note(NoteKind.PARTLY, f"{most}/{len(parts)}"), exact
        return frozenset(), Note(NoteKind.PARTLY, ""), exact

    def _holding(self, query: Query, passages: Passages) -> tuple[frozenset[str], bool]:
        """The records that have a passage which really answers, and whether all that may were looked at."""
        tally = self.engine.tally(query)
        if decided_by_terms(query):
            return frozenset(tally), True
        return frozenset(hit.record for hit in self._confirmed(query, passages)), sum(tally.values()) <= _MOST_CONFIRMED

    def _documents(
        self, records: Sequence[str], shown: Callable[[str, Passages], Found | None], offset: int, limit: int
    ) -> Answer:
        """A page with one hit for each of `records`, in their order."""
        passages = Passages(self.catalogue)
        hits = (shown(record, passages) for record in records[offset : offset + limit])
        tally = dict.fromkeys(records, 1)
        return self._answer(tally, offset, tuple(filter(None, hits)), total=len(records), exact=True)

    def _answer(
        self, tally: Mapping[str, int], offset: int, hits: tuple[Found, ...], *, total: int, exact: bool
    ) -> Answer:
        notes = (*self.respelt.notes(), *self.wide.notes)
        facets = facets_of(self.catalogue.database, tally, self.knowledge.facts)
        return Answer(self.respelt.question, offset, hits, total, exact, len(tally), facets, notes)

    def _confirmed(self, query: Query, passages: Passages) -> Iterator[Hit]:
        """The hits whose texts really hold what is sought, in order, as far as candidates are looked at."""
        seen, size = 0, 2 * _ALL_CONFIRMED
        while seen < _MOST_CONFIRMED:
            hits = self.engine.search(query, limit=size, offset=seen)
            yield from (hit for hit in hits if passages.holds(query, hit))
            if len(hits) < size:
                return
            seen += size

    def _by_date(self, records: Iterable[str]) -> list[str]:
        """Records by their dates, the newest first unless the oldest are asked for; those without a date last."""
        facts, oldest = self.knowledge.facts, self.query.order is Order.OLDEST
        known = sorted(record for record in records if record in facts)
        dated = sorted((each for each in known if facts[each].date), key=lambda each: facts[each].date or "")
        return [*(dated if oldest else reversed(dated)), *(each for each in known if not facts[each].date)]
