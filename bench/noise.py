"""How many citations survive damage: real texts with the noise of scans and converters added, one kind by one and together.

python bench/noise.py [-v] [--seed S] [--only MODE ...]
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from legal_texts import SHARED, legal_texts

from extractor import Document, compose, fold
from patterns import Citation, find_citations

_CONFUSED = 0.01  # of all characters that have a confusion
_FOLDED_WORDS = 0.05  # of words
_LAID_OUT = 0.1  # of numbers: a blank, a line break, lost diacritics; in real files blanks stand in 1.4 %
_LEGAL_TEXTS = 60
_PAPERS = 40
_BOUND = 3.0  # points of recall the combined damage may cost
_BEFORE = 60  # characters before a citation that are shown

_NUMBER = re.compile(
    r"\d{1,6}[a-zđ]?(?:\.\d{1,2})?/(?:\d{4}/)?[A-ZĐ][\wĐđ]{0,14}(?:[-/&][A-ZĐ][\wĐđ]{0,14}){0,7}"
    r"|\d{1,5}-(?:NQ|QĐi?|KL|QC|TB|BC|KH|CTr|TTr|CV|HD|CT)/T[WU]"
)
_WORD = re.compile(r"[^\W\d_]+")

# What recognition takes for each other: on real scans ("LL/CT-TTg ngày l6", "Ø3", "17-]", "THÔNG BẢO", "QUYÉT ĐỊNH", "Luột"),
# of 300 printed numbers (C as Œ, T as I), and small letters of one shape. No digit for a digit: nobody can see that in a text.
# No "ĐÐ" for "Đ": the adapter of scans puts it right.
_CONFUSIONS = {
    "0": "OØ", "1": "lI]L", "5": "S", "6": "ó", "O": "0", "S": "5", "I": "l1", "l": "1I", "i": "l",
    "/": "⁄", "-": "–", "Đ": "ÐD", "đ": "ðd", "C": "GŒ", "T": "I", ",": ".", ".": ",", ":": ";", ";": ":",
    "a": "o", "o": "a", "c": "e", "e": "c", "n": "u", "u": "n", "t": "f", "f": "t", "h": "b", "b": "h", "v": "y", "y": "v",
    "r": "n", "m": "n", "g": "q", "q": "g",
}  # fmt: skip
_PLAIN_TO_SEE = "⁄–Ðð"  # what one look at a character undoes
_TONES = "\u0300\u0301\u0303\u0309\u0323"


@dataclass(slots=True)
class Damaged:
    """A text under damage: one cell for each character of the clean text, and where its words and numbers stand."""

    cells: list[str]
    words: list[tuple[int, int]]
    numbers: list[tuple[int, int]]

    def text(self) -> str:
        """The text as a file adapter gives it."""
        return compose("".join(self.cells))


Mode = Callable[[Damaged, random.Random], None]


def _confusions(char: str) -> tuple[str, ...]:
    """What a character may be read as; a letter with marks loses the tone, has another one, or loses the mark of the vowel."""
    if char in _CONFUSIONS:
        return tuple(_CONFUSIONS[char])
    parts = unicodedata.normalize("NFD", char)
    tone = next((mark for mark in parts if mark in _TONES), None)
    if tone is not None:
        level = unicodedata.normalize("NFC", parts.replace(tone, ""))
        return level, *(unicodedata.normalize("NFC", level + mark) for mark in _TONES if mark != tone)
    return (parts[0],) if len(parts) == 2 and unicodedata.combining(parts[1]) else ()


def _bare(piece: str) -> str:
    """`piece` without diacritics, its case kept."""
    marked = unicodedata.normalize("NFD", piece)
    plain = "".join(char for char in marked if not unicodedata.combining(char))
    return plain.replace("đ", "d").replace("Đ", "D")


def confuse(damaged: Damaged, dice: random.Random) -> None:
    """Characters taken for others."""
    for at, cell in enumerate(damaged.cells):
        if dice.random() < _CONFUSED and (others := _confusions(cell)):
            damaged.cells[at] = dice.choice(others)


def _chosen(damaged: Damaged, dice: random.Random) -> Iterator[int]:
    """A sign inside each of some numbers."""
    for start, end in damaged.numbers:
        if dice.random() < _LAID_OUT:
            yield dice.choice([at for at in range(start, end) if damaged.cells[at].strip() in ("/", "-")])


def blanks(damaged: Damaged, dice: random.Random) -> None:
    """Blanks beside a sign of a number: "63/2010/NĐ- CP"."""
    for at in _chosen(damaged, dice):
        sign = damaged.cells[at]
        damaged.cells[at] = dice.choice((f" {sign}", f"{sign} "))


def breaks(damaged: Damaged, dice: random.Random) -> None:
    """A line that ends inside a number, after a sign, where layout breaks it: "1291/⏎QĐ-UBND"."""
    for at in _chosen(damaged, dice):
        damaged.cells[at] += "\n"


def bare_words(damaged: Damaged, dice: random.Random) -> None:
    """Words without their diacritics."""
    for start, end in damaged.words:
        if dice.random() < _FOLDED_WORDS:
            damaged.cells[start:end] = [_bare(cell) for cell in damaged.cells[start:end]]


def bare_symbols(damaged: Damaged, dice: random.Random) -> None:
    """Numbers without their diacritics: "15/2015/ND-CP"."""
    for start, end in damaged.numbers:
        if dice.random() < _LAID_OUT:
            damaged.cells[start:end] = [_bare(cell) for cell in damaged.cells[start:end]]


def decompose(damaged: Damaged, dice: random.Random) -> None:
    """Letters and marks as single characters."""
    damaged.cells[:] = [unicodedata.normalize("NFD", cell) for cell in damaged.cells]


def everything(damaged: Damaged, dice: random.Random) -> None:
    """All of it, in the order in which it happens to a paper."""
    for mode in (bare_words, bare_symbols, blanks, breaks, confuse, decompose):
        mode(damaged, dice)


MODES: dict[str, Mode] = {
    "OCR 1 %": confuse,
    "blanks": blanks,
    "line breaks": breaks,
    "bare words 5 %": bare_words,
    "bare symbols": bare_symbols,
    "NFD": decompose,
    "combined": everything,
}


def texts() -> list[str]:
    """The annotated texts, forty administrative ones and sixty legal ones spread over the collection."""
    legal = [text.document.text for text in legal_texts()]
    papers = sorted((SHARED / "gold" / "texts").glob("*"))
    papers += sorted((SHARED / "data" / "admin2025").glob("*.md"))[:_PAPERS]
    found = [compose(path.read_text(encoding="utf-8")) for path in papers]
    return [
        unicodedata.normalize("NFC", text) for text in (*found, *legal[:: len(legal) // _LEGAL_TEXTS][:_LEGAL_TEXTS])
    ]


def key(citation: Citation) -> str:
    """What makes two citations the same document's: the number, else the name."""
    return citation.number.loose_key if citation.number else " ".join(fold(citation.name or "").split())


def read(text: str) -> tuple[Citation, ...]:
    """The citations of a text."""
    return find_citations(Document("text", "text", text, ()))


@dataclass(frozen=True, slots=True)
class Loss:
    """A citation that damage took away: what became of it, and its surroundings before and after."""

    cause: str
    before: str
    after: str


@dataclass(slots=True)
class Tally:
    """What was counted over all texts under one kind of damage."""

    citations: int = 0
    kept: int = 0
    extra: int = 0
    silent: int = 0  # of the extra ones, those with a number and no flag: wrong, and shown as sure
    changed: int = 0  # characters
    characters: int = 0
    losses: list[Loss] = field(default_factory=list)
    instead: Counter[str] = field(default_factory=Counter)

    @property
    def recall(self) -> float:
        """The share of the clean citations that is still found."""
        return self.kept / max(1, self.citations)


def _losses(clean: str, citations: Sequence[Citation], cells: list[str], found: Sequence[Citation]) -> list[Loss]:
    """The clean citations that nothing of the same key overlaps in the damaged text."""
    became = [compose(cell) for cell in cells]
    starts = [0, *accumulate(map(len, became))]
    spans = [(citation.span.start, citation.span.end, key(citation)) for citation in found]
    losses = []
    for citation in citations:
        first, last = citation.span.start, citation.span.end
        if any(a < starts[last] and starts[first] < b and name == key(citation) for a, b, name in spans):
            continue
        shown = slice(max(0, first - _BEFORE), last + 10)
        after = "".join(became[shown])
        losses.append(
            Loss(_cause(clean, citation, became), *(text.replace("\n", "⏎") for text in (clean[shown], after)))
        )
    return losses


def _cause(clean: str, citation: Citation, became: list[str]) -> str:
    """What happened inside the citation, the first thing that takes more than a look to undo; else around it."""
    kind = "number" if citation.number else "name"
    light = None
    for at in range(citation.span.start, citation.span.end):
        old, new = clean[at], became[at]
        if new == old:
            continue
        if new.strip() == old or new in _PLAIN_TO_SEE:
            light = light or f"{kind}: {'blank or line break' if new.strip() == old else f'{old} as {new}'}"
        elif new == _bare(old):
            light = f"{kind}: mark lost"
        else:
            return f"{kind}: {_class(old)} as {_class(new)} ({old} as {new})"
    return light or f"{kind}: whole, the words around it damaged"


def _class(char: str) -> str:
    return "digit" if char.isdigit() else "letter" if char.isalpha() else "sign"


def measure(clean: Sequence[tuple[str, Sequence[Citation]]], mode: Mode, seed: int) -> Tally:
    """What is kept of the citations of each text under one kind of damage."""
    dice = random.Random(seed)
    tally = Tally()
    for text, citations in clean:
        words, numbers = ([match.span() for match in found.finditer(text)] for found in (_WORD, _NUMBER))
        damaged = Damaged(list(text), words, numbers)
        mode(damaged, dice)
        found = read(damaged.text())
        before, after = Counter(map(key, citations)), Counter(map(key, found))
        sure = Counter(key(citation) for citation in found if citation.number and not citation.flags)
        tally.citations += before.total()
        tally.kept += (before & after).total()
        tally.extra += (after - before).total()
        tally.silent += (sure - before).total()
        tally.changed += sum(compose(cell) != char for cell, char in zip(damaged.cells, text, strict=True))
        tally.characters += len(text)
        tally.losses += _losses(text, citations, damaged.cells, found)
        tally.instead += after - before
    return tally


def print_losses(tally: Tally, *, every: bool) -> None:
    """The causes of loss, the most frequent first, with an example or all."""
    by_cause: dict[str, list[Loss]] = {}
    for loss in tally.losses:
        by_cause.setdefault(loss.cause.partition(" (")[0], []).append(loss)
    for cause, losses in sorted(by_cause.items(), key=lambda item: -len(item[1])):
        print(f"    {len(losses):4}  {cause}")
        pairs = Counter(loss.cause.partition(" (")[2].rstrip(")") for loss in losses)
        if "" not in pairs:
            print("          " + ", ".join(f"{pair} {count}" for pair, count in pairs.most_common(12)))
        for loss in losses if every else losses[:1]:
            print(f"          {loss.before}\n          {loss.after}")
    if every:
        print("    found instead: " + ", ".join(f"{name} {count}" for name, count in tally.instead.most_common(40)))


def main(arguments: Sequence[str]) -> int:
    """Prints recall under each kind of damage, and what the combined damage costs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument(
        "-v", "--verbose", action="store_true", help="list every citation lost, and what was found instead"
    )
    parser.add_argument("--seed", type=int, default=5, metavar="S")
    parser.add_argument("--only", nargs="+", choices=MODES, default=list(MODES), help="kinds of damage")
    options = parser.parse_args(arguments)
    clean = [(text, read(text)) for text in texts()]
    print(f"{len(clean)} texts, {sum(len(citations) for _, citations in clean)} citations; seed {options.seed}")
    print(f"{'':16}{'recall':>8}{'drop, points':>14}{'extra':>7}{'of these sure':>15}{'characters changed':>20}")
    for name in options.only:
        tally = measure(clean, MODES[name], options.seed)
        drop = 100 * (1 - tally.recall)
        bound = f"   bound {_BOUND}: {'kept' if drop <= _BOUND else 'BROKEN'}" if MODES[name] is everything else ""
        changed = f"{tally.changed / tally.characters:.2%}"
        print(f"{name:16}{tally.recall:8.2%}{drop:14.2f}{tally.extra:7}{tally.silent:15}{changed:>20}{bound}")
        if options.verbose or MODES[name] is everything:
            print_losses(tally, every=options.verbose)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
