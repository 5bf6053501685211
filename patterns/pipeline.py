"""A spaCy Doc goes in, the same Doc with our citations as spans comes out: `nlp.add_pipe("kiemchung_references")`.

Tokenizers cut document numbers, so the grammar reads the Doc's raw text, and a citation becomes the span of the tokens it touches.
`span._.citation` is the Citation, with exact offsets into `doc.text`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, cast, get_args, get_origin, get_type_hints

from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as Tokens
from spacy.util import filter_spans

from extractor import Document, Span, compose
from patterns.citation import Citation, Relation
from patterns.find import find_citations
from patterns.grammar import pattern

# displaCy's colours, by what is done with the cited document; it finds them through the entry point `spacy_displacy_colors`.
COLOURS = {
    Relation.CITES.name: "#d9dee7",
    Relation.LEGAL_BASIS.name: "#a9c9f5",
    Relation.IMPLEMENTS.name: "#b7e3c0",
    Relation.PROPOSED_BY.name: "#d8c5f0",
    Relation.ISSUED_WITH.name: "#bfe8e6",
    Relation.AMENDS.name: "#ffd9a0",
    Relation.AMENDED_BY.name: "#ffe9c7",
    Relation.REPLACES.name: "#ffb9a3",
    Relation.REPLACED_BY.name: "#ffd8cc",
    Relation.REPEALS.name: "#f5a3b1",
    Relation.REPEALED_BY.name: "#fbd0d7",
    Relation.GUIDES.name: "#d3e8a0",
    Relation.GUIDED_BY.name: "#e9f4cf",
    Relation.EXPLAINS.name: "#cfe0c3",
    Relation.SUSPENDS.name: "#e3a6c0",
    Relation.PAUSES.name: "#f0cfdd",
    Relation.PUBLISHES.name: "#c6def0",
    Relation.REPORTS_ON.name: "#cdeedb",
    Relation.CONSOLIDATES.name: "#e6d7b8",
    Relation.CORRECTS.name: "#f6f09c",
    Relation.ANSWERS.name: "#c9d6c3",
}
_CLUSTER = pattern(r"\r\n|\P{M}\p{M}*|\p{M}+")


@dataclass(frozen=True, slots=True)
class References:
    """The component. It keeps nothing, so it may run in many processes; its two settings stand in the pipeline's config."""

    spans_key: str
    annotate_ents: bool

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc.spans[spans_key]`: one span a citation in reading order, labelled by its relation ("LEGAL_BASIS").

        A span's `id_` is the cited number or name. With `annotate_ents` the citations go into `doc.ents` too, where entities may
        not overlap: of two the longer stays.
        """
        spans = []
        for citation in _citations(doc.text):
            name = citation.number.printed if citation.number else citation.name or citation.quote
            start, end, label = citation.span.start, citation.span.end, citation.relation.name
            tokens = cast(Tokens, doc.char_span(start, end, label=label, span_id=name, alignment_mode="expand"))
            held = tokens._.citation_data or {}  # a tokenizer may leave two citations in one token
            tokens._.citation_data = {**held, name: _plain(citation)}
            spans.append(tokens)
        doc.spans[self.spans_key] = spans
        if self.annotate_ents:
            doc.set_ents(filter_spans([*spans, *doc.ents]))
        return doc


@Language.factory(
    "kiemchung_references",
    default_config={"spans_key": "citations", "annotate_ents": False},
    assigns=["doc.spans", "span._.citation"],
)
def references(nlp: Language, name: str, spans_key: str, annotate_ents: bool) -> Callable[[Doc], Doc]:
    """The component, as `nlp.add_pipe("kiemchung_references", config={"spans_key": "sc"})` asks for it."""
    return References(spans_key, annotate_ents)


def _citations(text: str) -> tuple[Citation, ...]:
    """The citations in a text that may be in any form: read as adapters give texts (NFC, no zero-width characters), put back."""
    composed = compose(text)
    if composed == text:
        return find_citations(Document("", "text", text, ()))
    starts: list[int] = []
    ends: list[int] = []
    pieces = []
    for cluster in _CLUSTER.finditer(text):
        pieces.append(compose(cluster.group()))
        starts += [cluster.start()] * len(pieces[-1])
        ends += [cluster.end()] * len(pieces[-1])

    def placed(span: Span) -> Span:
        return Span(starts[span.start], ends[span.end - 1]) if span.start < span.end else Span(0, 0)

    return tuple(
        replace(
            each,
            span=placed(each.span),
            quote=placed(each.span).of(text),
            sentence=placed(each.sentence),
            within=placed(each.within) if each.within else None,
        )
        for each in find_citations(Document("", "text", "".join(pieces), ()))
    )


def _citation_of(tokens: Tokens) -> Citation | None:
    """`span._.citation`: the citation a span was made of, None for any other span."""
    data = tokens._.citation_data
    plain = data.get(tokens.id_) if data else None
    return _revived(Citation, plain) if plain else None


def _plain(value: Any) -> Any:
    """A value as plain data: a Doc keeps nothing else when it is saved or sent to another process."""
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _revived(kind: Any, plain: Any) -> Any:
    """The value of type `kind` that `plain` was made of."""
    if plain is None:
        return None
    if get_origin(kind) is UnionType:  # "Number | None"
        kind = next(each for each in get_args(kind) if each is not type(None))
    if get_origin(kind) is tuple:
        return tuple(_revived(get_args(kind)[0], each) for each in plain)
    if isinstance(kind, type) and is_dataclass(kind):
        types = _types(kind)
        return kind(**{name: _revived(types[name], each) for name, each in plain.items()})
    if kind is date:
        return date.fromisoformat(plain)
    return kind(plain)


@cache
def _types(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


Tokens.set_extension("citation_data", default=None, force=True)
Tokens.set_extension("citation", getter=_citation_of, force=True)
