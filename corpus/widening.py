"""A question goes in; what is looked up for it comes out: each thing typed with all forms that answer it.

Abbreviations are searched both ways, and beginnings as the words of the index that begin so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from corpus.asked import loose
from corpus.facts import Abbreviations
from corpus.questions import Note, NoteKind, Question
from extractor import fold
from index import Form, Query, SearchEngine, number_places
from patterns import canonical_type, parse_number, type_of_symbol

_MOST_BEGINNINGS = 50  # words a beginning may stand for; of more, those in most paragraphs
_MOST_TYPE_WORDS = 4
_TOLD = 8  # of which a note names


class How(StrEnum):
    """How what stands in a text came to answer what was typed."""

    WRITTEN = "written"
    ABBREVIATION = "abbreviation"
    BEGINNING = "beginning"
    MARKS = "marks"  # with other diacritics
    MISTAKE = "mistake"  # one letter away


@dataclass(frozen=True, slots=True)
class Part:
    """One thing sought: what was typed, the forms that answer it, and of each how it came about."""

    typed: str
    forms: tuple[Form, ...]
    hows: tuple[How, ...]
    exactly: bool = True  # whether an answer without it is none; words may be missing where nothing has all


@dataclass(frozen=True, slots=True)
class Widened:
    """All parts of a question, what brings a paragraph forward, and what is to be said of the widening."""

    parts: tuple[Part, ...]
    near: tuple[str, ...]
    about: tuple[str, ...]
    notes: tuple[Note, ...]

    def query(self, question: Question, records: frozenset[str] | None) -> Query:
        """What is asked of the engine; the groups of the query are the parts, in their order."""
        return Query(
            either=tuple(part.forms for part in self.parts),
            without=question.without,
            near=self.near,
            about=self.about,
            types=question.types,
            issuer=question.issuer,
            since=question.since,
            until=question.until,
            records=records,
            order=question.order,
        )


def widened(question: Question, engine: SearchEngine, known: Abbreviations) -> Widened:
    """Everything looked up for the words of `question`."""
    words = tuple(_of_words(_named_by_number(question.words), known))
    phrases = tuple(_of_phrase(phrase, known) for phrase in question.phrases)
    beginnings = tuple(_of_beginning(beginning, engine) for beginning in question.beginnings)
    parts = (*words, *phrases, *beginnings)
    return Widened(parts, tuple(_near(words)), tuple(_about(words, phrases)), tuple(_notes(parts)))


def _named_by_number(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without those that only say what kind of document a number is of: "công văn số 12/SNV-VP", "cv 12/SNV-VP"."""
    kept = list(words)
    for at in range(len(words) - 1, 0, -1):
        if number_places(words[at]) and parse_number(words[at]):
            before = at - 1 if loose(words[at - 1]) == "so" and at > 1 else at
            lengths = (count for count in range(min(_MOST_TYPE_WORDS, before), 0, -1))
            named = next((n for n in lengths if _is_type(" ".join(words[before - n : before]))), 0)
            if named or before < at:
                del kept[before - named : at]
    return tuple(kept)


def _is_type(words: str) -> bool:
    return canonical_type(words) is not None or (" " not in words and type_of_symbol(words.upper()) is not None)


def _of_words(words: tuple[str, ...], known: Abbreviations) -> Iterator[Part]:
    """Words that together have an abbreviation are one part, every other word is one."""
    at = 0
    while at < len(words):
        for count in range(min(known.longest, len(words) - at), 1, -1):
            if shorts := known.shorts(words[at : at + count]):
                break
        else:
            count, shorts = 1, known.fulls(words[at])
        forms = (words[at : at + count], *((short,) for short in shorts))
        yield Part(" ".join(words[at : at + count]), forms, _hows(forms), exactly=bool(number_places(words[at])))
        at += count


def _of_phrase(phrase: str, known: Abbreviations) -> Part:
    """A phrase, and the same with its abbreviations spelled out, or with abbreviations for what it spells out."""
    parts = list(_of_words(tuple(phrase.split()), known))
    short = " ".join(part.forms[1][0] if len(part.forms) > 1 and " " in part.typed else part.typed for part in parts)
    full = " ".join(part.forms[1][0] if len(part.forms) > 1 and " " not in part.typed else part.typed for part in parts)
    forms = tuple((each,) for each in dict.fromkeys((phrase, full, short)))
    return Part(phrase, forms, _hows(forms))


def _hows(forms: tuple[Form, ...]) -> tuple[How, ...]:
    return (How.WRITTEN, *(How.ABBREVIATION for _ in forms[1:]))


def _of_beginning(typed: str, engine: SearchEngine) -> Part:
    """What begins as typed: document numbers, words, or a phrase whose last word goes on."""
    if any(mark in typed for mark in "/–") or typed[0].isdigit():
        head, key = "", fold(typed.replace("–", "-").replace(" ", "")).lstrip("0")
    else:
        *before, last = typed.split()
        head = "".join(f"{word} " for word in before)
        if is_marked(last) and (not before or is_marked(before[-1])):
            key = "=" + "_".join([*before[-1:], last]).lower()
        else:
            key = "_".join(map(fold, [*before[-1:], last]))
    counts = engine.vocabulary(key)
    found = sorted(counts, key=lambda term: (-counts[term], term))[:_MOST_BEGINNINGS]
    forms = tuple((head + term.rsplit("_", 1)[-1].lstrip("="),) for term in found) or ((typed,),)
    return Part(typed, forms, tuple(How.BEGINNING if found else How.WRITTEN for _ in forms))


def is_marked(word: str) -> bool:
    """Whether a word is typed with diacritics."""
    return fold(word) != word.lower()


def _near(parts: tuple[Part, ...]) -> Iterator[str]:
    """What was typed side by side; and where another form stands for a part, that form beside its neighbours."""
    yield " ".join(part.typed for part in parts)
    bare = (part.typed for part in parts if part.typed[0].isdigit() and not part.exactly)
    yield from (f"số {serial}" for serial in bare)  # "nghị định 63" is printed with it
    for one, two in pairwise(parts):
        yield from (f"{one.typed.split()[-1]} {form[0].split()[0]}" for form in two.forms[1:])
        yield from (f"{form[0].split()[-1]} {two.typed.split()[0]}" for form in one.forms[1:])


def _about(words: tuple[Part, ...], phrases: tuple[Part, ...]) -> Iterator[str]:
    """What a document would say of itself to be the one sought: each number, word and pair typed, and of other forms the end."""
    for parts in (words, *((phrase,) for phrase in phrases)):
        typed = [part.typed if part.exactly and number_places(part.typed) else part.typed.split() for part in parts]
        single = [word for each in typed for word in ([each] if isinstance(each, str) else each)]
        yield from single
        yield from (" ".join(pair) for pair in pairwise(single) if not any(map(number_places, pair)))
        yield from (" ".join(form[0].split()[-2:]) for part in parts for form in part.forms[1:])


def _notes(parts: tuple[Part, ...]) -> Iterator[Note]:
    for part in parts:
        for how, kind in ((How.ABBREVIATION, NoteKind.ABBREVIATION), (How.BEGINNING, NoteKind.BEGINNING)):
            found = [" ".join(form) for form, each in zip(part.forms, part.hows, strict=True) if each is how]
            if found:
                yield Note(kind, part.typed, tuple(found[:_TOLD]))
