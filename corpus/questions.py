"""What a person types goes in; the question meant comes out: `"thủ tục hành chính" -báo* loại:KH từ:01/2024`.

Ours alone: no engine's syntax is read here, so questions that were kept outlive engines. Nothing typed is an error: what
cannot be understood is searched as words, and the question's notes say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum

from corpus.conditions import CONDITIONS, Condition, read_value
from extractor import Span, compose, fold
from index import Order, number_places, terms

_MOST = 1000  # characters: no question is longer


class NoteKind(StrEnum):
    """What is to be said beside an answer, of how the question was read and widened."""

    AS_WORDS = "as_words"  # a condition whose value is none: searched as words
    SHORT_BEGINNING = "short_beginning"  # too short to stand for all that begin so: searched as a word
    OPEN_QUOTE = "open_quote"
    NOT_EXCLUDED = "not_excluded"  # only words and phrases can be excluded; this was left out
    ONLY_EXCLUDED = "only_excluded"
    CUT = "cut"  # longer than what is read
    ABBREVIATION = "abbreviation"  # also searched: what an abbreviation stands for, or the other way round
    BEGINNING = "beginning"  # which words a beginning was searched as
    MARKS = "marks"  # nothing is written with these diacritics: searched without
    MISTAKE = "mistake"  # nothing is written so: searched as what is nearest
    SCATTERED = "scattered"  # no paragraph has all; these documents have, in several
    PARTLY = "partly"  # no document has all words; these have most
    UNINDEXED = "unindexed"  # records that are not yet in the index


@dataclass(frozen=True, slots=True)
class Note:
    """One of these, with what it is about: what was typed, and what was searched."""

    kind: NoteKind
    typed: str
    searched: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a corpus; all parts must hold.

    `words` stand anywhere in one paragraph, `phrases` side by side, `beginnings` are words or phrases whose last word may
    go on; of `without` none may stand. The others are conditions on the document; a value that ran on without quotation
    marks is `open_ended`: of it only as many words are the condition's as some document bears out.
    """

    typed: str = ""
    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    beginnings: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    types: tuple[str, ...] = ()  # alternatives, canonical
    number: str | None = None  # the document's own
    issuer: str | None = None
    signer: str | None = None
    cites: str | None = None
    dossier: str | None = None
    relation: str | None = None  # what it does with some document it cites
    since: date | None = None  # inclusive
    until: date | None = None  # inclusive
    order: Order = Order.RELEVANCE
    open_ended: tuple[str, ...] = ()  # names of the conditions above
    notes: tuple[Note, ...] = ()


def question_of(typed: str, **conditions: object) -> Question:
    """The question meant by `typed`; `conditions` are fields of Question that were chosen elsewhere, and win."""
    unknown = conditions.keys() - {each.name for each in fields(Question)}
    if unknown:
        raise TypeError(f"no such condition: {sorted(unknown)}")
    composed = compose(typed)
    text = composed[:_MOST]
    notes = [Note(NoteKind.CUT, text)] if len(composed) > _MOST else []
    quotes, text, opened = _quotes(text)
    notes += [Note(NoteKind.OPEN_QUOTE, typed)] if opened else []
    question, free = _conditions(Question(typed), text, quotes, notes)
    question = _words(question, text, free, quotes, notes)
    if question.without and not (question.words or question.phrases or question.beginnings):
        notes.append(Note(NoteKind.ONLY_EXCLUDED, typed))
    chosen = {name: value for name, value in conditions.items() if value not in (None, ())}
    return replace(question, **chosen, notes=tuple(dict.fromkeys(notes)))  # type: ignore[arg-type]


# ---- quotation marks -------------------------------------------------------------------------------------------------

_QUOTED = re.compile(r"[\"“”«»]([^\"“”«»]*)[\"“”«»]")
_QUOTES = re.compile(r"[\"“”«»]")


def _quotes(text: str) -> tuple[list[Span], str, bool]:
    """What stands between quotation marks, the text without marks that have no partner, and whether there was one."""
    quotes = [Span(match.start(), match.end()) for match in _QUOTED.finditer(text)]
    inside = {mark for span in quotes for mark in (span.start, span.end - 1)}
    lonely = [mark.start() for mark in _QUOTES.finditer(text) if mark.start() not in inside]
    for at in lonely:
        text = f"{text[:at]} {text[at + 1 :]}"
    return quotes, text, bool(lonely)


# ---- conditions ------------------------------------------------------------------------------------------------------

_NAMES = "|".join(
    sorted((name.replace(" ", r"\s{1,3}") for names in CONDITIONS.values() for name in names), key=len, reverse=True)
)
_NAMED = re.compile(rf"(?<![^\s(,;\"”»])(?P<minus>-)?(?P<name>{_NAMES})\s{{0,2}}:")
_BY_NAME = {name: condition for condition, names in CONDITIONS.items() for name in names}


def _conditions(
    question: Question, text: str, quotes: Sequence[Span], notes: list[Note]
) -> tuple[Question, list[Span]]:
    """The question with its conditions read, and the stretches of `text` that are none."""
    named = [
        match
        for match in _NAMED.finditer(fold(text))
        if not any(quote.start <= match.start() < quote.end for quote in quotes)
    ]
    free, at = [], 0
    for place, match in enumerate(named):
        free.append(Span(at, match.start()))
        ends = named[place + 1].start() if place + 1 < len(named) else len(text)
        condition = _BY_NAME[" ".join(match["name"].split())]
        begins = match.end() + len(text[match.end() : ends]) - len(text[match.end() : ends].lstrip())
        quote = next((quote for quote in quotes if quote.start == begins), None)
        following = next((quote.start for quote in quotes if begins < quote.start < ends), ends)
        value = text[quote.start + 1 : quote.end - 1] if quote else text[begins:following]
        read = read_value(condition, value, whole=quote is not None)
        first = quote.end if quote else begins + _first_word(value)
        if match["minus"]:
            at = first
            notes.append(Note(NoteKind.NOT_EXCLUDED, text[match.start() : first].strip()))
        elif read is None:
            at = match.end()
            free.append(Span(match.start(), match.end() - 1))
            notes.append(Note(NoteKind.AS_WORDS, text[match.start() : first].strip()))
        else:
            at = quote.end if quote else begins + read.length
            question = _with(question, condition, read.values, open_ended=read.open_ended)
    return question, [*free, Span(at, len(text))]


def _first_word(value: str) -> int:
    """Where the first word ends."""
    match = re.match(r"\s*\S+", value)
    return match.end() if match else len(value)


def _with(question: Question, condition: Condition, values: dict[str, object], *, open_ended: bool) -> Question:
    """The question with one condition more; types add up, of others the last said counts."""
    if condition is Condition.TYPE:
        values = {"types": (*question.types, *(each for each in values["types"] if each not in question.types))}  # type: ignore[attr-defined]
    ends = (*question.open_ended, condition.value) if open_ended else question.open_ended
    return replace(question, **values, open_ended=ends)  # type: ignore[arg-type]


# ---- words -----------------------------------------------------------------------------------------------------------

_PIECE = re.compile(r"\S+")
_LETTERS = 3  # that a beginning has at least
_NUMBERED = re.compile(r"\d[/-]|/")


def _words(question: Question, text: str, free: Sequence[Span], quotes: Sequence[Span], notes: list[Note]) -> Question:
    """The question with its words, phrases, beginnings and exclusions, from the stretches that are no conditions."""
    found: dict[str, list[str]] = {"words": [], "phrases": [], "beginnings": [], "without": []}
    for span in free:
        for piece, quoted in _pieces(text, span, quotes):
            for kind, value in _read(piece, quoted=quoted, notes=notes):
                found[kind].append(value)
    return replace(question, **{kind: tuple(values) for kind, values in found.items()})  # type: ignore[arg-type]


def _pieces(text: str, span: Span, quotes: Sequence[Span]) -> Iterator[tuple[str, bool]]:
    """Quoted parts with what is glued to them, document numbers whole, and words."""
    joined = [*quotes, *(Span(span.start + n.start, span.start + n.end) for n in number_places(span.of(text)))]
    at = span.start
    while match := _PIECE.search(text, at, span.end):
        start, end = match.span()
        while inside := [each.end for each in joined if each.start < end < each.end and each.start >= at]:
            end = max(inside)
            rest = _PIECE.match(text, end, span.end)
            end = rest.end() if rest else end
        quote = next((each for each in quotes if start <= each.start < end), None)
        if quote and not re.fullmatch(r"-?", text[start : quote.start]):
            end = quote.start  # a quotation mark glued to a word before it begins a piece of its own
            quote = None
        elif quote:
            end = quote.end + (text[quote.end : quote.end + 1] == "*")
        yield text[start:end], quote is not None
        at = end


def _read(piece: str, *, quoted: bool, notes: list[Note]) -> Iterator[tuple[str, str]]:
    """What one piece asks: the field of Question it belongs to, and its text."""
    excludes = piece.startswith("-") and len(piece) > 1 and (piece[1].isalnum() or quoted)
    core = piece.removeprefix("-") if excludes else piece
    goes_on = core.endswith("*") or core.rstrip('"”»').endswith("*")
    core = " ".join(_QUOTES.sub(" ", core).replace("*", " ").split())
    if not terms(core):
        return
    if goes_on and excludes:
        notes.append(Note(NoteKind.NOT_EXCLUDED, piece))
    elif goes_on and not (len(core) >= _LETTERS or _NUMBERED.search(core)):
        notes.append(Note(NoteKind.SHORT_BEGINNING, piece))
        yield "words", core
    elif excludes:
        yield "without", core
    elif goes_on:
        yield "beginnings", core
    elif quoted:
        yield "phrases", core
    else:
        yield "words", core
