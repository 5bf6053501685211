"""A question goes in; a page of passages with document, page and quote comes out, confirmed on the text the catalogue holds.

What the answer did beyond the words typed, it says: other diacritics, mended mistakes, words that only a whole document has.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import partial

from corpus.catalogue import Catalogue
from corpus.changes import ANSWERS
from corpus.chosen import records_chosen, settled
from corpus.facts import knowledge_of
from corpus.found import Found
from corpus.ingest import Corpus
from corpus.paging import Answer, Reading
from corpus.questions import Note, NoteKind, Question, question_of
from corpus.record import CatalogueBusy, CatalogueUnwritable, CorpusHeld
from corpus.respelling import respelt_neighbours, respelt_words
from corpus.suggesting import suggestions
from index import IndexBusy, IndexUnwritable, SearchEngine

_KEPT_HITS = 50  # of an answer that is kept for who asks the same, or goes back a page


def search_page(corpus: Corpus, question: Question | str, *, offset: int = 0, limit: int = 20) -> Answer:
    """The hits from `offset` on, at most `limit`, with counts, facets and notes; one for each paragraph that answers.

    Where conditions alone are asked, or no paragraph has all words, there is one hit for each document. Words are read as
    typed; only what leads nowhere so is respelt. Raises IndexDamaged, EngineMissing, and what a Catalogue raises.
    """
    question = question_of(question) if isinstance(question, str) else question
    catalogue, engine = corpus.catalogue, corpus.engine()  # notes what is missing from it
    late = _brought_up_to_date(corpus)
    make = partial(_answered, catalogue, engine, question, offset, limit)
    if limit > _KEPT_HITS:
        answer = make()
    else:
        answer = ANSWERS.kept(catalogue.database, (corpus.engine_name, question, offset, limit), make)
    return replace(answer, notes=(*question.notes, *late, *answer.notes))


def _answered(catalogue: Catalogue, engine: SearchEngine, question: Question, offset: int, limit: int) -> Answer:
    question = settled(catalogue, question)
    records = records_chosen(catalogue, question)
    first = respelt_words(question, engine, knowledge_of(catalogue.database).abbreviations)
    reading = Reading.of(catalogue, engine, first, records)
    answer = reading.page(offset=offset, limit=limit)
    if not answer.total:
        second = respelt_neighbours(first, engine)
        if second.typed != first.typed:
            answer = Reading.of(catalogue, engine, second, records).page(offset=offset, limit=limit)
    if not answer.total:
        answer = reading.scattered(offset=offset, limit=limit)
    if not answer.total:
        near = suggestions(catalogue, engine, question)
        answer = replace(answer, notes=(*first.notes(), *reading.wide.notes), suggestions=near)
    return replace(answer, question=question)


def search(corpus: Corpus, question: Question | str, *, limit: int = 20) -> list[Found]:
    """The best hits of a question, best first."""
    return list(search_page(corpus, question, limit=limit).hits)


def _brought_up_to_date(corpus: Corpus) -> tuple[Note, ...]:
    """Index what waits to be, unless others are writing: they do it. What still waits is noted."""
    if corpus.catalogue.pending():
        with suppress(IndexBusy, IndexUnwritable, CatalogueBusy, CatalogueUnwritable, CorpusHeld):
            corpus.flush()
        if waiting := len(corpus.catalogue.pending()):
            return (Note(NoteKind.UNINDEXED, str(waiting)),)
    return ()
