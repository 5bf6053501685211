"""Words that lead nowhere go in; the same as the corpus writes them come out: with other diacritics, or one letter away.

Who types diacritics means them, and who types a word means it: nothing is respelled that leads somewhere as typed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from string import ascii_lowercase

from corpus.facts import Abbreviations
from corpus.questions import Note, NoteKind, Question
from corpus.widening import How, is_marked
from extractor import fold
from index import SearchEngine, terms

Better = Callable[[list[str]], dict[int, tuple[str, How]]]  # by place, what to write and what was wrong
_LETTERS = 4  # that a word has at least in which a mistake is looked for
_MOST_PAIRS = 8  # neighbours that are looked at


@dataclass(frozen=True, slots=True)
class Respelt:
    """A question with words replaced: by each new word what was typed, and what was wrong with it."""

    question: Question
    typed: dict[str, tuple[str, How]]

    def notes(self) -> tuple[Note, ...]:
        """What is to be said of it."""
        kinds = {How.MARKS: NoteKind.MARKS, How.MISTAKE: NoteKind.MISTAKE}
        return tuple(Note(kinds[how], old, (new,)) for new, (old, how) in self.typed.items())


def respelt_words(question: Question, engine: SearchEngine, known: Abbreviations) -> Respelt:
    """The question with every word replaced that stands nowhere in the corpus, where something near it stands."""

    def better(words: list[str], at: int) -> tuple[str, How] | None:
        plain, marked = _terms(words[at])
        if not plain or known.fulls(words[at]) or engine.frequency(marked or plain):
            return None
        if marked and engine.frequency(plain):
            return fold(words[at]), How.MARKS
        before, after = (_plain("".join(beside)) for beside in (words[max(at - 1, 0) : at], words[at + 1 : at + 2]))
        best = _nearest(plain, before, after, engine)
        return (best, How.MISTAKE) if best else None

    return _replaced(
        question, lambda words: {at: found for at in range(len(words)) if (found := better(words, at))}, {}
    )


def respelt_neighbours(respelt: Respelt, engine: SearchEngine) -> Respelt:
    """The question with words replaced whose neighbour they never stand beside, where something near them does."""

    def better(words: list[str]) -> dict[int, tuple[str, How]]:
        found: dict[int, tuple[str, How]] = {}
        for at in range(1, min(len(words), _MOST_PAIRS)):
            (one, one_marked), (two, two_marked) = _terms(words[at - 1]), _terms(words[at])
            if not one or not two:
                continue
            pair = f"{one_marked}_{two_marked[1:]}" if one_marked and two_marked else f"{one}_{two}"
            if engine.frequency(pair):
                continue
            if engine.frequency(f"{one}_{two}"):
                found |= {i: (fold(words[i]), How.MARKS) for i in (at - 1, at) if is_marked(words[i])}
                continue
            left = [(engine.frequency(f"{near}_{two}"), at - 1, near) for near in _one_letter_away(one)]
            right = [(engine.frequency(f"{one}_{near}"), at, near) for near in _one_letter_away(two)]
            count, place, near = max([*left, *right], default=(0, 0, ""))
            if count:
                found[place] = (near, How.MISTAKE)
        return found

    return _replaced(respelt.question, better, respelt.typed)


def near_words(word: str, engine: SearchEngine, *, most: int = 4) -> tuple[str, ...]:
    """Words of the corpus one letter away from `word`, those in most paragraphs first; without diacritics."""
    counts = {near: count for near in _one_letter_away(_plain(word), least=2) if (count := engine.frequency(near))}
    return tuple(sorted(counts, key=lambda near: (-counts[near], near))[:most])


def _replaced(question: Question, better: Better, before: Mapping[str, tuple[str, How]]) -> Respelt:
    typed = dict(before)

    def renewed(words: list[str]) -> list[str]:
        for at, (new, how) in better(words).items():
            typed[new] = typed.pop(words[at], (words[at], how))
            words[at] = new
        return words

    words = tuple(renewed(list(question.words)))
    phrases = tuple(" ".join(renewed(phrase.split())) for phrase in question.phrases)
    return Respelt(replace(question, words=words, phrases=phrases), typed)


def _terms(word: str) -> tuple[str, str]:
    """The plain term of one syllable, and the marked one when it has diacritics; blank for numbers and what is several."""
    found = terms(word)
    if not found or len(found) > 2 or any(mark in found[0] for mark in "_/"):
        return "", ""
    return found[0], found[1] if len(found) == 2 and found[1].startswith("=") else ""


def _plain(word: str) -> str:
    return _terms(word)[0]


def _nearest(plain: str, before: str, after: str, engine: SearchEngine) -> str | None:
    """The word one letter away that stands most often beside the same neighbours, else most often."""
    best: tuple[int, int, str] | None = None
    for near in _one_letter_away(plain):
        if count := engine.frequency(near):
            pairs = [f"{before}_{near}"] * bool(before) + [f"{near}_{after}"] * bool(after)
            rank = (sum(map(engine.frequency, pairs)), count, near)
            best = max(best, rank) if best else rank
    return best[2] if best else None


def _one_letter_away(plain: str, *, least: int = _LETTERS) -> Iterator[str]:
    """All that one letter more, less or other makes of a word, or two letters changing places."""
    if len(plain) < least or not plain.isalpha():
        return
    parts = [(plain[:at], plain[at:]) for at in range(len(plain) + 1)]
    seen = {plain}
    for head, tail in parts:
        made = [head + letter + tail for letter in ascii_lowercase]
        if tail:
            made += [head + tail[1:], *(head + letter + tail[1:] for letter in ascii_lowercase)]
        if len(tail) > 1:
            made.append(head + tail[1] + tail[0] + tail[2:])
        for each in made:
            if each and each not in seen:
                seen.add(each)
                yield each
