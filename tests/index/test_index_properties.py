"""What must be true of any text whatever."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from extractor import Span, compose, fold
from index import Entry, Query, highlights, holds, matches, open_engine, terms
from index.analysis import level, numbers, tokens

_LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằấầếềệíìóòốồớờúùứừýỳAĂÂĐÊÔƠƯ"
_PIECES = st.one_of(
    st.text(_LETTERS, min_size=1, max_size=7),
    st.sampled_from([" ", " ", " ", "\n", ". ", "; ", "-", " - ", "/", "**", "<b>", "</b>", "&", "_", "="]),
    st.sampled_from(
        ["12/KH-UBND", "063/2010/NĐ- CP", "18-CT/TU", "20/01/2024", "30a/2008/NQ–CP", "1.200.000", "Điều 1"]
    ),
    st.text(max_size=6),
)
TEXTS = st.lists(_PIECES, max_size=25).map(lambda pieces: compose("".join(pieces)))


@given(TEXTS)
def test_offsets_never_move(text: str) -> None:
    assert len(level(text)) == len(text)
    assert len(fold(level(text))) == len(text)


@given(TEXTS)
def test_a_paragraph_is_found_by_each_of_its_syllables_and_numbers(text: str) -> None:
    levelled = level(text)
    for token in tokens(levelled):
        assert holds(Query(words=(text[token.start : token.end],)), text)
        assert holds(Query(words=(token.plain,)), text)
    for number in numbers(levelled):
        assert holds(Query(words=(number.key,)), text)


@given(TEXTS, TEXTS)
def test_matches_lie_in_the_text_in_order_and_apart(asked: str, text: str) -> None:
    spans = highlights(matches(Query(words=tuple(asked.split()), phrases=(text[:20],)), text), text)
    assert all(isinstance(span, Span) and span.end <= len(text) and span.of(text) for span in spans)
    assert all(one.end <= two.start for one, two in pairwise(spans))


@given(TEXTS)
def test_terms_have_no_blanks_and_hold_their_own_text(text: str) -> None:
    assert all(term and not any(map(str.isspace, term)) for term in terms(text))
    assert holds(Query(phrases=(text,)), text)


@given(st.lists(TEXTS, min_size=1, max_size=6), TEXTS)
def test_what_holds_is_found(texts: list[str], asked: str) -> None:
    engine = open_engine("memory", Path())
    engine.replace("a", [Entry("a", at, at + 1, 1, text) for at, text in enumerate(texts)])
    engine.commit()
    query = Query(words=tuple(asked.split()[:2]), phrases=(asked[:15],))
    starts = {hit.start for hit in engine.search(query)}
    if terms(compose(asked[:15])) or any(terms(word) for word in query.words):
        assert {at for at, text in enumerate(texts) if holds(query, text)} <= starts


def test_the_analyzer_takes_time_in_proportion_to_the_text() -> None:
    # Each of these would take minutes if a pattern went back over what it had read.
    for nasty in (
        "1/" * 50_000,
        "12/KH-" * 20_000,
        "12/KH" + "- AB" * 50_000,
        "12/KH" + "-AB" * 50_000,
        "<b " * 50_000,
        "9" * 200_000,
        "1 / " * 50_000,
    ):
        terms(nasty)
        matches(Query(phrases=("a b",)), nasty)
