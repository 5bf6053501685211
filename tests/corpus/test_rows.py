"""Whatever patterns find survives the catalogue's rows and comes back the same."""

from __future__ import annotations

import string
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Catalogue
from corpus.rows import citation_of, citation_row, record_of, record_row
from extractor import ReadingWarning, Span
from patterns import (
    Attachment,
    Citation,
    Flag,
    Identity,
    Number,
    PartialDate,
    Pinpoint,
    Relation,
    Signer,
    Source,
    Witness,
    is_party,
)
from tests.corpus.making import TWO_PAGES as TEXT
from tests.corpus.making import document, record

WORDS = st.text("ăâđêôơư ÁẾộễ abc,-“”;%'\"", min_size=1, max_size=30)
MAYBE = st.none() | WORDS
PARTS = st.text("ABCDĐUNKHQS" + "&", min_size=1, max_size=6)
SYMBOLS = st.lists(PARTS, min_size=1, max_size=3).map("-".join)
SERIALS = st.from_regex(r"\A\d{1,6}(\.\d{1,2})?[abcdeđ]?\Z").filter(str.isascii) | st.just("30đ")


@st.composite
def numbers(draw: st.DrawFn) -> Number:
    serial, symbol = draw(SERIALS), draw(SYMBOLS)
    year = draw(st.none() | st.integers(1945, 2099))
    mark = "-" if year is None and draw(st.booleans()) else "/"
    if mark == "-":
        symbol = draw(st.sampled_from(["QĐ/TW", "KL/TU", "BYT/TT", "HĐBT"]))
    middle = f"/{year}/" if year else mark
    return Number(f"{serial}{middle}{symbol}", serial, year, symbol, is_party(mark, symbol))


PARTIAL = st.dates(date(1945, 1, 1)).flatmap(
    lambda day: st.sampled_from(
        [PartialDate(day.year), PartialDate(day.year, day.month), PartialDate(day.year, day.month, day.day)]
    )
)
SIGNERS = st.none() | st.builds(Signer, WORDS, MAYBE, MAYBE)
LABELS = st.none() | st.text(string.ascii_lowercase + string.digits + "đ", min_size=1, max_size=4)
PINPOINTS = st.builds(Pinpoint, *[LABELS] * 8)
SPANS = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(lambda two: Span(min(two), max(two)))

WITNESSES = st.builds(
    Witness, st.sampled_from(Source), WORDS, st.none() | numbers(), st.none() | PARTIAL, st.none() | SPANS
)


@st.composite
def identities(draw: st.DrawFn) -> Identity:
    number = draw(st.none() | numbers())
    return Identity(
        number=number,
        symbol=number.symbol if number else draw(st.none() | SYMBOLS),
        date=draw(st.none() | PARTIAL),
        type=draw(MAYBE),
        issuer=draw(MAYBE),
        subject=draw(MAYBE),
        place=draw(MAYBE),
        signer=draw(SIGNERS),
        recipients=tuple(draw(st.lists(WORDS, max_size=3))),
        number_source=draw(st.none() | st.sampled_from(Source)),
        number_flags=tuple(draw(st.lists(st.sampled_from(Flag), max_size=2))),
        parent_issuer=draw(MAYBE),
        secrecy=draw(MAYBE),
        urgency=draw(MAYBE),
        attachments=tuple(draw(st.lists(st.builds(Attachment, SPANS, MAYBE, MAYBE, MAYBE), max_size=2))),
        witnesses=tuple(draw(st.lists(WITNESSES, max_size=2))),
    )


@st.composite
def citations(draw: st.DrawFn) -> Citation:
    span = draw(SPANS)
    return Citation(
        span=span,
        quote=span.of(TEXT),
        rule=draw(WORDS),
        number=draw(st.none() | numbers()),
        name=draw(MAYBE),
        year=draw(st.none() | st.integers(1945, 2099)),
        type=draw(MAYBE),
        date=draw(st.none() | st.dates()),
        issuer=draw(MAYBE),
        implied_issuer=draw(MAYBE),
        subject=draw(MAYBE),
        relation=draw(st.sampled_from(Relation)),
        pinpoints=tuple(draw(st.lists(PINPOINTS, max_size=3))),
        flags=tuple(draw(st.lists(st.sampled_from(Flag), max_size=3))),
        sentence=draw(SPANS),
        within=draw(st.none() | SPANS),
    )


@given(identities(), st.lists(st.builds(ReadingWarning, WORDS, WORDS), max_size=2))
def test_a_record_survives_its_row(identity: Identity, warnings: list[ReadingWarning]) -> None:
    kept = record(identity=identity, warnings=tuple(warnings))
    assert record_of({**record_row(kept), "pages": "[[1, 0, 51], [2, 51, 90]]"}) == kept


@given(citations())
def test_a_citation_survives_its_row(citation: Citation) -> None:
    kept = citation_of(citation_row("a" * 64, 3, citation, 2), lambda span: span.of(TEXT))
    assert kept.citation == citation
    assert (kept.record, kept.seq, kept.page, kept.sentence) == ("a" * 64, 3, 2, citation.sentence.of(TEXT))


@settings(max_examples=30)
@given(identity=identities(), cited=st.lists(citations(), max_size=4))
def test_all_survive_the_database(
    tmp_path_factory: pytest.TempPathFactory, identity: Identity, cited: list[Citation]
) -> None:
    catalogue = Catalogue.open(tmp_path_factory.mktemp("kho") / "catalogue.sqlite")
    kept = record(identity=identity)
    assert catalogue.put(kept, document(), cited)
    assert catalogue.records() == [kept] == [catalogue.record(kept.id)]
    assert [each.citation for each in catalogue.find_citations("citation.record = ?", kept.id)] == cited
    assert catalogue.text(kept.id) == TEXT
    assert catalogue.document(kept.id).pages == document().pages
    catalogue.close()
