"""Text of old Vietnamese fonts goes in, piece by piece with the fonts' names; Unicode comes out, and how sure it is.

Before 2001 letters lived in fonts: TCVN3 (".VnTime") and VNI ("VNI-Times") put them on Latin-1 places, so that
"quyết định" reads "quyÕt ®Þnh" or "quyeát ñònh". A font's name says where such text may stand; whether it does, the words
say: those that are Vietnamese syllables only when read so, against those that are ones as they stand. Where no font is
known the words decide alone, and need more of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib import import_module
from itertools import groupby
from typing import Any, NamedTuple

from extractor.document import ReadingWarning
from extractor.legacy_fonts import Encoding, claim
from extractor.lost_horn import is_horn, lacks_horn
from extractor.syllables import is_syllable

Piece = tuple[str, str | None]  # characters, and the name of the font they are set in where it is known

_UNICODE = re.compile("[\u1ea0-\u1ef9ăĂđĐơƠưƯĩĨũŨ]")
# Signs that no Unicode word has beside a letter: "®Þnh", "ngµy", "c¸c".
_TCVN3 = re.compile("[A-Za-z][µ¸¶·¹¨¾»¼½©ª«¬®§×ØÜÞß÷øþåæçÆÇËÎÏÑÖ]|[®¸µ«©¬§][A-Za-z]")
# A vowel and its tone as a letter after it: "hoäi", "nöôùc"; đ as ñ before a vowel: "ñaát".
_VNI = re.compile("[aeouAEOU][äåøõùûüúïëÄÅØÕÙÛÜÚÏË]|[öôÖÔ][ïøùûõÏØÙÛÕ]|ñ[aeiouöôy]")
_SHARE = 0.02  # of all letters; sound text has none to speak of

_WORD = re.compile("[A-Za-z\xa1-\u01b0\u0300-\u0323\u03bc\u1ea0-\u1ef9\u2212\u2219]+")
# VISCII and VPS have letters among the controls, where Windows has quotation marks and dashes.
_WIDE_WORD = re.compile("[A-Za-z\x02-\x06\x10-\x1e\x80-\u02dc\u1ea0-\u1ef9\u2013-\u203a\u20ac\u2122]+")
# A sign that is no letter of Unicode Vietnamese: without one there is nothing to convert, and most texts have none.
_ODD = re.compile("[^\x00-\x7f\u00a0«»–—‘’“”…•°²³½ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9]")
_VNI_ODD = re.compile("[aeouyAEOUY][àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ]|[ôÔ][ùÙõÕ]")
_ALONE = frozenset("·§×÷±¶½¼¾©−∙")  # what these mean in Unicode when they touch no letter
_SOUND = 0.7  # share of telling words that must be Vietnamese where no font vouches for the encoding
_FEWEST = 3  # different words that are Vietnamese only in the encoding, where no font vouches for it
_DOMINANT = 20  # such words for each that is Vietnamese as it stands: short undecided pieces then go with them
_NEAR = 12  # characters around a word that tell a label from a word
_LOST = 5  # words that lack their ư before it is believed lost everywhere


def suspected_encoding(text: str) -> str | None:
    """ "TCVN3" or "VNI" when `text` seems to be in it."""
    letters = sum(map(str.isalpha, text))
    sound = len(_UNICODE.findall(text))
    count, name = max((len(pattern.findall(text)), name) for name, pattern in (("TCVN3", _TCVN3), ("VNI", _VNI)))
    return name if count > max(3, sound, _SHARE * letters) else None


def may_be_old(text: str) -> bool:
    """Whether `text` has a sign Unicode Vietnamese has not: a first look, quick and generous."""
    return bool(_ODD.search(text) or _VNI_ODD.search(text))


class _Weight(NamedTuple):
    """What the words of a stretch say: for each encoding those sound only in it; those sound only as they stand."""

    words: dict[Encoding, list[str]]
    against: int
    telling: int

    def best(self, encodings: Iterable[Encoding]) -> Encoding | None:
        """The encoding most words speak for, the first of equals; None where none does or more speak against it."""
        found = max(encodings, key=lambda each: len(self.words[each]), default=None)
        return found if found and len(self.words[found]) > self.against else None


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
        self.restored = 0  # lost ư put back

    def survey(self, stretches: Iterable[Sequence[Piece]]) -> None:
        """Learn from more of the file's paragraphs (each its pieces) what it is written in."""
        for stretch in stretches:
            for encoding, text in _groups(stretch):
                if encoding is None and not may_be_old(text):
                    self._against += bool(_UNICODE.search(text))
                    continue
                weight = _weigh(text)
                if encoding is not None and weight.best([encoding]):
                    self._claimed[encoding] += len(weight.words[encoding]) - weight.against
                elif encoding is not None:
                    self._claimed[encoding] -= weight.against
                self._survey_alone(text, encoding, weight)

    def _survey_alone(self, text: str, claimed: Encoding | None, weight: _Weight) -> None:
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
            self._hornless += sum(_hornless(word) for word in _WORD.findall(text))

    @property
    def encodings(self) -> tuple[Encoding, ...]:
        """The encodings the file is proven to use."""
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
        return "".join(self.respell(pieces))

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
        weight = _weigh(text)
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
        for found in (_WIDE_WORD if wide else _WORD).finditer(text):
            start, end = found.span()
            word = found.group()
            sound = _readings(word)
            if (None in sound and encoding not in sound) or (word in _ALONE and not wide):
                continue
            read[start:end] = _tables().decode(word, encoding)
            if not word.isascii():
                self._read[encoding] += 1
                self._sound[encoding] += encoding in sound or len(word) == 1
        if encoding is Encoding.TCVN3:
            _capitalise(text, read)
            if self._lost:
                self._restore_horns(text, read)
        return read

    def _restore_horns(self, text: str, read: list[str]) -> None:
        for place in [place for place, char in enumerate(text) if char == "-"]:
            if is_horn("".join(read[max(0, place - _NEAR) : place]), "".join(read[place + 1 : place + _NEAR])):
                read[place] = "ư"
                self.restored += 1
        for found in _WORD.finditer(text):
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


@cache
def _tables() -> Any:
    """The tables, loaded only for files that may need them."""
    return import_module("extractor.legacy_tables")


def _decoded(word: str, encoding: Encoding) -> str:
    return "".join(_tables().decode(word, encoding))


def _groups(pieces: Sequence[Piece]) -> list[tuple[Encoding | None, str]]:
    """Neighbouring pieces whose fonts claim the same: a letter and its mark may stand in two of them."""
    return [
        (encoding, "".join(text for text, _ in group))
        for encoding, group in groupby(pieces, key=lambda piece: claim(piece[1]).encoding)
    ]


def _weigh(text: str) -> _Weight:
    words: dict[Encoding, list[str]] = {each: [] for each in Encoding}
    against = telling = 0
    for word in _WORD.findall(text):
        if word.isascii() or len(word) == 1:
            continue
        telling += 1
        sound = _readings(word)
        if None in sound:
            against += len(sound) == 1
            continue
        for encoding in Encoding:
            if encoding in sound:
                words[encoding].append(word)
    wide = [word for word in _WIDE_WORD.findall(text) if not word.isascii() and len(word) > 1]
    for encoding in (Encoding.VISCII, Encoding.VPS):
        words[encoding] = [word for word in wide if encoding in _readings(word) and None not in _readings(word)]
    return _Weight(words, against, telling)


@lru_cache(maxsize=1 << 15)
def _readings(word: str) -> frozenset[Encoding | None]:
    """The encodings in which the word is Vietnamese; None among them where it is as it stands."""
    found: set[Encoding | None] = {None} if _is_sound(unicodedata.normalize("NFC", word)) else set()
    strange = {char for char in word if char > "\x7f" or char < " "}
    for encoding in Encoding:
        if strange and strange <= _tables().table(encoding).signs and _is_sound(_decoded(word, encoding)):
            found.add(encoding)
    return frozenset(found)


def _is_sound(word: str) -> bool:
    return is_syllable(word) or (len(word) > 1 and "Đ" in word and word.replace("Đ", "D").isascii() and word.isupper())


def _hornless(word: str) -> bool:
    if word.isascii() or Encoding.TCVN3 in _readings(word):
        return False
    return lacks_horn(_decoded(word, Encoding.TCVN3), "", "") is not None


def _capitalise(text: str, read: list[str]) -> None:
    """Make accented letters capitals in words of capitals: TCVN3 has none, "V¨N PHßNG" is VĂN PHÒNG."""
    for line in re.finditer("[^\n]+", text):
        words = [word.span() for word in _WORD.finditer(text, *line.span())]
        kinds = [_kind("".join(read[start:end])) for start, end in words]
        for at, (start, end) in enumerate(words):
            near = kinds[max(0, at - 1) : at] + kinds[at + 1 : at + 2]
            # "Vµ" is "Và" or "VÀ": its neighbours tell.
            if kinds[at] == "capital" or (kinds[at] == "open" and "capital" in near and "small" not in near):
                read[start:end] = [each.upper() for each in read[start:end]]


def _kind(word: str) -> str:
    """ "capital", "small", "open" (a capital first, then letters that have none in TCVN3) or "" (an abbreviation)."""
    plain = [char for char in word if char.isascii()]
    capitals = sum(char.isupper() for char in word)
    if any(char.islower() for char in plain):
        return "small"
    if capitals == len(word):
        return "capital" if is_syllable(word) and capitals > 1 else ""
    return "capital" if capitals > 1 or any(char.isupper() for char in word[1:]) else "open"
