"""Organisations, places and people named in a text: a Document goes in, entities with their spans come out. Loads spaCy.

Names that are known come from the vocabulary files, matched by spaCy's PhraseMatcher; where an open name ends is for the grammar to
say. The matcher works on words of our own cutting, since tokenizers cut document numbers and a hard wrap may stand in any name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractor import Document, Span
from patterns.bodies import display
from patterns.grammar import pattern
from patterns.organisations import body_end, own_unit
from patterns.people import find_people
from patterns.provinces import Succession, province_of, province_spellings, spelling, succession_of
from patterns.view import plain_words, view
from patterns.vocabulary import vocabulary


class Label(StrEnum):
    """What is named, in spaCy's words."""

    ORGANISATION = "ORG"
    PLACE = "LOC"
    PERSON = "PERSON"


@dataclass(frozen=True, slots=True)
class Entity:
    """A body, a place or a person as named in a text; `text` is what is printed at `span`, `name` the usual form of it.

    Of a person `post` is what the text says beside the name. Of a province that is no more `succession` says what it became; that
    a name goes on does not make the province one (Gia Lai is another issuer since 1/7/2025).
    """

    span: Span
    text: str
    label: Label
    name: str
    post: str | None = None  # chức vụ
    succession: Succession | None = None  # sáp nhập, đổi tên


# What the matcher's phrases are: provinces, words with which a body's name begins, and what holds a name and is none.
_PROVINCE, _HEAD, _NOTHING = "province", "head", "nothing"
_LEVELS = {"tp": "thành phố"} | {
    level: level for level in ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "thị trấn", "xã", "phường", "đặc khu")
}
_WORD = pattern(r"[\p{L}\p{N}\x1f]+|[^\p{L}\p{N}\s]")
_WORD_BEFORE = pattern(r"(?r)(?<![\p{L}])(?P<word>\p{L}+)(?:[ ]{1,3}|[ ]?\n[ ]?)")
_WORD_AFTER = pattern(r"[ ]{1,3}(?P<word>\p{L}+)")

_Found = tuple[int, int, Label | None]  # start, end, and what is named there; None for what holds a name and is none


def find_entities(document: Document) -> tuple[Entity, ...]:
    """The people, bodies and places named in `document.text`, in order, without overlaps: first what begins first, then the longest.

    `document.text[entity.span]` is the entity's text.
    """
    text = document.text
    seen = view(text)
    people = find_people(seen)
    entities = [
        Entity(each.span, each.span.of(text), Label.PERSON, plain_words(each.span.of(seen)), each.post)
        for each in people
    ]
    rest = _without(seen, [each.span for each in people])
    end = 0
    for start, stop, label in sorted([*_units(rest), *_known(rest)], key=lambda found: (found[0], -found[1])):
        if start >= end:
            end = stop
            if label:
                entities.append(_entity(text, seen, Span(start, stop), label))
    return tuple(sorted(entities, key=lambda entity: entity.span.start))


def _without(seen: str, spans: list[Span]) -> str:
    """The view with people's names made dots: no body goes on into a name, and the Hòa Bình of one is no province."""
    pieces, at = [], 0
    for span in spans:
        pieces += [seen[at : span.start], "." * (span.end - span.start)]
        at = span.end
    return "".join([*pieces, seen[at:]])


def _entity(text: str, seen: str, span: Span, label: Label) -> Entity:
    words = plain_words(span.of(seen))
    if label is not Label.PLACE:
        return Entity(span, span.of(text), label, display(words) if words.isupper() else words)
    unit = own_unit().fullmatch(words)
    level = next((level for first, level in _LEVELS.items() if words.lower().startswith(first)), "") if unit else ""
    province = province_of(words)
    if unit and province is None:
        named = province_of(unit["name"] or "")  # "xã Hòa Bình" and "thành phố Sơn La" are other places of the name
        if named and level == ("thành phố" if named in vocabulary("provinces")["cities"] else "tỉnh"):
            province = named
    name = province or (f"{level} {unit['name'] or unit['number']}" if unit else words)
    return Entity(span, span.of(text), label, name, succession=succession_of(province) if province else None)


def _units(seen: str) -> Iterator[_Found]:
    """`huyện Mộc Châu`, `Quận 1`: administrative units with their names, by rule."""
    for unit in own_unit().finditer(seen):
        if unit["name"] or unit["number"]:
            yield unit.start(), unit.end(), Label.PLACE


def _known(seen: str) -> Iterator[_Found]:
    """What the vocabularies name: provinces, and the heads from which the grammar reads a body's name on."""
    words = list(_WORD.finditer(seen))
    usual = {word: spelling(plain_words(word)) for word in {word.group() for word in words}}
    vocab, matcher = _matcher()
    matches = matcher(Doc(vocab, [usual[word.group()] for word in words]))
    end = 0
    for key, first, last in sorted(matches, key=lambda match: (match[1], -match[2])):
        start, stop = words[first].start(), words[last - 1].end()
        if start < end or seen[start - 1 : start] in ("/", "-", "&") or "\n\n" in seen[start:stop]:  # "12/KH-UBND"
            continue
        kind = vocab.strings[key]
        if kind == _NOTHING:
            yield start, stop, None
        elif kind == _PROVINCE:
            if _stands_alone(seen, start, stop):
                yield start, stop, Label.PLACE
        elif body := body_end(seen, start):
            end = body
            yield start, body, Label.ORGANISATION


def _stands_alone(seen: str, start: int, end: int) -> bool:
    """Whether a province's name is written as one and is no part of a longer name: a street's, a river's, a person's."""
    words = plain_words(seen[start:end]).replace("-", " ").split()
    before = _WORD_BEFORE.match(seen, max(0, start - 40), start)
    after = _WORD_AFTER.match(seen, end)
    if not all(word[0].isupper() for word in words):
        return False  # "hòa bình" is peace
    if len(words) > 1 and seen[start:end].isupper():  # in a heading every word is in capitals
        return before is None or not before["word"].isupper() or before["word"].lower() in ("tỉnh", "phố")
    around = vocabulary("places")
    if after and after["word"].istitle():
        return False
    if before is None or before["word"] in around["before"]:
        return True
    return not before["word"].istitle() and before["word"].lower() not in around["not_provinces_after"]


@cache
def _matcher() -> tuple[Vocab, PhraseMatcher]:
    bodies, organisations, provinces = vocabulary("issuers"), vocabulary("organisations"), vocabulary("provinces")
    phrases = {
        _PROVINCE: province_spellings(),
        _HEAD: {*bodies["fixed"], *organisations["heads"], *organisations["closed_heads"]}
        - {*organisations["not_bodies"]},
        _NOTHING: {*provinces["not_provinces"], *organisations["posts_of_bodies"]},
    }
    vocab = Vocab()
    matcher = PhraseMatcher(vocab)
    for kind, names in phrases.items():
        words = [[spelling(word) for word in _WORD.findall(name)] for name in sorted(names)]
        matcher.add(kind, [Doc(vocab, each) for each in words])
    return vocab, matcher
