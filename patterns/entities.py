"""Organisations and places named in a text: a Document goes in, entities with their spans come out. Loads spaCy.

The words come from the vocabulary files, matched by spaCy's PhraseMatcher over its language-neutral tokenizer; tokenizers cut
document numbers, so citations are never looked for here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import spacy
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.util import filter_spans

from extractor import Document, Span
from patterns.vocabulary import vocabulary

ORGANISATION = "ORG"
PLACE = "LOC"
_PIECE = 500_000  # characters handed to spaCy at a time


@dataclass(frozen=True, slots=True)
class Entity:
    """A named body or place: its span, its words as printed, and ORG or LOC."""

    span: Span
    text: str
    label: str


def find_entities(document: Document) -> tuple[Entity, ...]:
    """The state and Party bodies, ministries, departments and provinces named in `document.text`, in order.

    `document.text[entity.span]` is the entity's text; where names overlap the longest is taken.
    """
    nlp, matcher = _matcher()
    found: list[Entity] = []
    for start in range(0, len(document.text), _PIECE):
        doc = nlp.make_doc(document.text[start : start + _PIECE])
        spans = filter_spans([doc[first:last] for _, first, last in matcher(doc)])
        labels = {(first, last): nlp.vocab.strings[key] for key, first, last in matcher(doc)}
        found += [
            Entity(Span(start + span.start_char, start + span.end_char), span.text, labels[span.start, span.end])
            for span in spans
        ]
    return tuple(found)


@cache
def _matcher() -> tuple[Language, PhraseMatcher]:
    words = vocabulary("issuers")
    provinces = vocabulary("provinces")
    nlp = spacy.blank("xx")
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    bodies = [
        *words["fixed"],
        *(f"Bộ {name}" for name in words["ministries"]),
        *(f"Sở {name}" for name in words["departments"]),
    ]
    places = sorted({*provinces["until_2025_06_30"], *provinces["from_2025_07_01"]})
    bodies += [
        f"{council} {unit} {place}"
        for council in ("UBND", "Ủy ban nhân dân", "HĐND", "Hội đồng nhân dân")
        for unit in ("tỉnh", "thành phố")
        for place in places
    ]
    matcher.add(ORGANISATION, [nlp.make_doc(name) for name in dict.fromkeys(bodies)])
    matcher.add(PLACE, [nlp.make_doc(name) for name in places])
    return nlp, matcher
