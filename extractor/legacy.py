"""Text of old Vietnamese fonts goes in, piece by piece with the fonts' names; Unicode comes out, and how sure it is.

Before 2001 letters lived in fonts: TCVN3 (".VnTime") and VNI ("VNI-Times") put them on Latin-1 places, so that
"quyết định" reads "quyÕt ®Þnh" or "quyeát ñònh". A font's name says where such text may stand; whether it does, the words
say: those that are Vietnamese syllables only when read so, against those that are ones as they stand. Where no font is
known the words decide alone, and need more of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from extractor.document import ReadingWarning
from extractor.legacy_capitals import capitalise
from extractor.legacy_fonts import Encoding, claim
from extractor.legacy_words import (
    UNICODE,
    WIDE_WORD,
    WORD,
    Weight,
    is_hornless,
    letters_in,
    may_be_old,
    readings,
    weigh,
)
from extractor.lost_horn import is_horn, lacks_horn

Piece = tuple[str, str | None]  # characters, and the name of the font they are set in where it is known

_ALONE = frozenset("·§×÷±¶½¼¾©−∙")  # what these mean in Unicode when they touch no letter
_SOUND = 0.7  # share of telling words that must be Vietnamese where no font vouches for the encoding
_FEWEST = 3  # different words that are Vietnamese only in the encoding, where no font vouches for it
_DOMINANT = 20  # such words for each that is Vietnamese as it stands: short undecided pieces then go with them
_NEAR = 12  # characters around a word that tell a label from a word
_LOST = 5  # words that lack their ư before it is believed lost everywhere


class Letters:
    """What the signs of one file stand for: survey what it says first, then read it; as it stands until proven old."""

    def __init__(self) -> None:
        self._claimed: Counter[Encoding] = (
            Counter()
        )  # words for an encoding less those against it, where fonts claim it
        self._alone: dict[Encoding, set[str]] = {}  # words that prove an encoding where no font claims one
        self._alone_for: Counter[Encoding] = Counter()
        self._against = 0
        self._horns = 0
        self._hornless = 0
        self._sound: Counter[Encoding] = Counter()
        self._read: Counter[Encoding] = Counter()
        self._known: tuple[Encoding, ...] | None = ()  # None: to be worked out anew
        self.restored = 0  # lost ư put back

    def survey(self, stretches: Iterable[Sequence[Piece]]) -> None:
        """Learn from more of the file's paragraphs (each its pieces) what it is written in."""
        self._known = None
        for stretch in stretches:
            for encoding, text in _groups(stretch):
                if encoding is None and not may_be_old(text):
                    self._against += bool(UNICODE.search(text))
                    continue
                weight = weigh(text)
                if encoding is not None and weight.best([encoding]):
                    self._claimed[encoding] += len(weight.words[encoding]) - weight.against
                elif encoding is not None:
                    self._claimed[encoding] -= weight.against
                self._survey_alone(text, encoding, weight)

    def _survey_alone(self, text: str, claimed: Encoding | None, weight: Weight) -> None:
        best = (weight.best([claimed]) if claimed else None) or weight.best(Encoding)
        self._against += weight.against
        if best is None:
            return
        words = weight.words[best]
        if claimed is None and len(set(words)) > 1 and len(words) >= _SOUND * weight.telling:
            self._alone.setdefault(best, set()).update(words)
            self._alone_for[best] += len(words)
        if best is Encoding.TCVN3:
            self._horns += text.count("\xad") + text.count("\u2212")
            self._hornless += sum(is_hornless(word) for word in WORD.findall(text))

    @property
    def encodings(self) -> tuple[Encoding, ...]:
        """The encodings the file is proven to use."""
        if self._known is None:
            self._known = self._proven()
        return self._known

    def _proven(self) -> tuple[Encoding, ...]:
        claimed = [each for each, count in self._claimed.items() if count > 0]
        alone = [
            each for each, words in self._alone.items() if len(words) >= (_FEWEST - 1 if each in claimed else _FEWEST)
        ]
        return tuple(dict.fromkeys([*claimed, *alone]))

    @property
    def warnings(self) -> tuple[ReadingWarning, ...]:
        """What a person should know: the encodings converted, each with the share of its words that came out as
        Vietnamese, and how many lost letters were put back."""
        shares = ", ".join(f"{each.value} {self._sound[each] / count:.0%}" for each, count in self._read.most_common())
        converted = (ReadingWarning("legacy_converted", shares),) if shares else ()
        return (*converted, ReadingWarning("letters_restored", f"ư × {self.restored}")) if self.restored else converted

    def read(self, pieces: Sequence[Piece]) -> str:
        """The Unicode text of a paragraph's pieces."""
        return "".join(self.respell(pieces) if self.encodings else [text for text, _ in pieces])

    def respell(self, pieces: Sequence[Piece]) -> list[str]:
        """As `read`, for each character what it became: "" for a mark that joined the letter before it."""
        known = self.encodings
        if not known:
            return [char for text, _ in pieces for char in text]
        capital = [claim(font).capitals for text, font in pieces for _ in text]
        read: list[str] = []
        for encoding, text in _groups(pieces):
            chosen = self._chosen(text, encoding, known)
            now = self._converted(text, chosen) if chosen else list(text)
            if chosen is Encoding.TCVN3:
                large = capital[len(read) : len(read) + len(now)]
                now = [each.upper() if drawn else each for each, drawn in zip(now, large, strict=True)]
            read += now
        return read

    def _chosen(self, text: str, claimed: Encoding | None, known: tuple[Encoding, ...]) -> Encoding | None:
        if text.isascii() and not (claimed or self._lost):
            return None
        weight = weigh(text)
        first = [claimed] if claimed and claimed in known else []
        best = weight.best(dict.fromkeys([*first, *known]))
        if best or weight.against:
            return best
        if first:
            return claimed
        main = next((each for each, _ in self._alone_for.most_common(1)), None)
        return main if main and main in known and self._alone_for[main] > _DOMINANT * self._against else None

    @property
    def _lost(self) -> bool:
        return self._horns == 0 and self._hornless >= _LOST

    def _converted(self, text: str, encoding: Encoding) -> list[str]:
        read = list(text)
        wide = encoding in (Encoding.VISCII, Encoding.VPS)
        for found in (WIDE_WORD if wide else WORD).finditer(text):
            start, end = found.span()
            word = found.group()
            sound = readings(word)
            if (None in sound and encoding not in sound) or (word in _ALONE and not wide):
                continue
            read[start:end] = letters_in(word, encoding)
            if not word.isascii():
                self._read[encoding] += 1
                self._sound[encoding] += encoding in sound or len(word) == 1
        if encoding is Encoding.TCVN3:
            capitalise(text, read)
            if self._lost:
                self._restore_horns(text, read)
        return read

    def _restore_horns(self, text: str, read: list[str]) -> None:
        for place in [place for place, char in enumerate(text) if char == "-"]:
            if is_horn("".join(read[max(0, place - _NEAR) : place]), "".join(read[place + 1 : place + _NEAR])):
                read[place] = "ư"
                self.restored += 1
        for found in WORD.finditer(text):
            start, end = found.span()
            before = "".join(read[max(0, start - _NEAR) : start])
            at = lacks_horn("".join(read[start:end]), before, text[end : end + _NEAR])
            if at is not None:
                self.restored += 1
                if at < end - start:
                    read[start + at] = "ư" + read[start + at]
                else:
                    read[end - 1] += "ư"


def letters_of_text(text: str) -> Letters:
    """What the signs of a text without fonts stand for; its lines are its paragraphs."""
    letters = Letters()
    if may_be_old(text):
        letters.survey([(line, None)] for line in text.split("\n"))
    return letters


def in_unicode(text: str, letters: Letters | None = None) -> str:
    """A text without fonts, line by line, such as a PDF's title: converted where its words prove it old."""
    letters = letters or letters_of_text(text)
    if not letters.encodings:
        return text
    return "\n".join(letters.read([(line, None)]) for line in text.split("\n"))


def _groups(pieces: Sequence[Piece]) -> list[tuple[Encoding | None, str]]:
    """Neighbouring pieces whose fonts claim the same: a letter and its mark may stand in two of them."""
    return [
        (encoding, "".join(text for text, _ in group))
        for encoding, group in groupby(pieces, key=lambda piece: claim(piece[1]).encoding)
    ]
