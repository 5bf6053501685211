"""A question that finds nothing goes in; which of its words the corpus has, and the forms nearest to the others, come out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches

from corpus.asked import AskedReference, loose, read_reference
from corpus.catalogue import Catalogue
from corpus.facts import knowledge_of
from corpus.grouping import nearest
from corpus.questions import Question
from corpus.respelling import near_words
from index import SearchEngine, terms

_MOST = 12  # words that are looked at
_MOST_NUMBERS = 4  # and names
_LIKE = 0.7  # of two words of which one may be the other with a slip


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing typed: in how many paragraphs it stands, and what stands in the corpus that is near to it."""

    typed: str
    paragraphs: int
    near: tuple[str, ...] = ()


def suggestions(catalogue: Catalogue, engine: SearchEngine, question: Question) -> tuple[Suggestion, ...]:
    """Of each word and number of the question, whether it stands anywhere, and what is near to it where it does not."""
    typed = [*question.words, *(word for each in (*question.phrases, *question.beginnings) for word in each.split())]
    found = []
    for word in dict.fromkeys(typed[:_MOST]):
        known = terms(word)
        if not known:
            continue
        count = min(engine.frequency(term) for term in known)
        found.append(Suggestion(word, count, () if count else _near(catalogue, engine, word)))
    for number in (question.number, question.cites):
        if number:
            found.append(Suggestion(number, 0, _near_numbers(catalogue, read_reference(number))))
    facts = knowledge_of(catalogue.database).facts.values()
    for name in ("issuer", "signer"):
        typed_name = getattr(question, name)
        known_names = {value for each in facts if (value := getattr(each, name))}
        if typed_name and not any(set(loose(typed_name).split()) <= set(loose(each).split()) for each in known_names):
            found.append(Suggestion(typed_name, 0, _near_names(typed_name, known_names)))
    return tuple(found)


def _near_names(typed: str, known: Collection[str]) -> tuple[str, ...]:
    """The names that have most of the words typed, or words with a slip in them."""
    wanted = loose(typed).split()
    shares = {
        name: sum(bool(get_close_matches(word, loose(name).split(), 1, _LIKE)) for word in wanted) for name in known
    }
    ranked = sorted((name for name in known if 2 * shares[name] >= len(wanted)), key=lambda name: (-shares[name], name))
    return tuple(ranked[:_MOST_NUMBERS])


def _near(catalogue: Catalogue, engine: SearchEngine, word: str) -> tuple[str, ...]:
    asked = read_reference(word) if any(letter.isdigit() for letter in word) else None
    if asked and (asked.number or asked.serial):
        return _near_numbers(catalogue, asked)
    return near_words(word, engine)


def _near_numbers(catalogue: Catalogue, asked: AskedReference) -> tuple[str, ...]:
    """Numbers known with the same serial, else those with the same symbol whose serials are nearest."""
    if (same := nearest(catalogue, asked)) or asked.number is None or not asked.number.serial.isdigit():
        return same
    known = "SELECT number, serial FROM {} WHERE symbol = ?1 AND serial GLOB '[0-9]*'"
    tables = " UNION ".join(known.format(table) for table in ("record", "citation"))
    query = f"SELECT DISTINCT number FROM ({tables}) ORDER BY abs(CAST(serial AS INTEGER) - ?2), number LIMIT ?3"  # noqa: S608 - our own names
    rows = catalogue.database.all(query, asked.number.symbol, int(asked.number.serial), _MOST_NUMBERS)
    return tuple(row["number"] for row in rows)
