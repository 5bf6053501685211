"""Vietnamese letters: one composed form, and a fold whose offsets never move.

All 146 accented Vietnamese letters are single code points in NFC, so lower-casing and dropping marks is a one-to-one
translation: a match in the folded text is a true span of the text itself.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from extractor.syllables import is_syllable

# Zero-width and formatting characters that only disturb reading, soft hyphens (in TCVN3 files U+00AD is the letter ư: such text is to
# be converted before it is composed), and orders to write the other way round: what a reader sees would not be what the text says.
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad\x1a]")
_HALVES = re.compile("[\ud800-\udfff]")  # of characters, in damaged files: no file and no database can keep them
# Control characters are no text, and orders to the terminal that shows them; what a table or a page needs stays.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_LONG = 1_000  # characters from which a text is looked through for letters with too many marks
_MOST_MARKS = 30  # on one letter, as Unicode's stream-safe form has it
_SIGNS = re.compile(r"[^\w\s\x00-\x7f]{32,}")  # marks are no letters to Python
# All of the above: most lines have none of it, and one look is quicker than seven.
_ODD = re.compile(f"[\v\r{_INVISIBLE.pattern[1:-1]}{_HALVES.pattern[1:-1]}{_CONTROL.pattern[1:-1]}]")


def compose(text: str) -> str:
    """`text` in NFC, with `\\n` line ends and without zero-width characters or soft hyphens; only for Unicode text."""
    if len(text) > _LONG:
        text = _SIGNS.sub(_with_few_marks, text)
    if not _ODD.search(text):
        return unicodedata.normalize("NFC", text)
    text = _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n"))
    # Composed last: a mark may stand behind a zero-width character that parted it from its letter.
    return unicodedata.normalize("NFC", _CONTROL.sub(" ", _HALVES.sub("\ufffd", text)))


def _with_few_marks(found: re.Match[str]) -> str:
    """The first marks on a letter; a million of them, which no one sees, take normalisation hours to put in order."""
    kept: list[str] = []
    marks = 0
    for char in found.group():
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks <= _MOST_MARKS:
            kept.append(char)
    return "".join(kept)


def plain_d(text: str) -> str:
    """`text` with Icelandic Eth and African D as Đ in Vietnamese words and in symbols: "QÐ-UBND", "ÐĐiều"; NFC.

    Recognition writes one Đ as two letters. Elsewhere (Icelandic "það") they are letters of their own. Cyrillic and Greek
    look-alikes stay: they mostly stand in document numbers, where they are a doubt to be shown and not to be mended.
    """
    if not _ODD_DS.search(text):
        return text
    return _WITH_ODD_D.sub(_plain_d_in, text)


_ODD_DS = re.compile("[ÐðƉɖ]")
_WITH_ODD_D = re.compile(r"[^\W\d_]*[ÐðƉɖ][^\W\d_]*")
_DOUBLED = re.compile("[ĐÐƉ][ÐƉ]|[ÐƉ]Đ")
_NO_VOWEL = re.compile("[B-DF-HJ-NP-TV-XZĐ]+")


def _plain_d_in(found: re.Match[str]) -> str:
    word = _DOUBLED.sub("Đ", found.group()).translate(_ODD_D)
    return word if is_syllable(word) or _NO_VOWEL.fullmatch(word) else found.group()


_ODD_D = {0xD0: "Đ", 0x189: "Đ", 0xF0: "đ", 0x256: "đ"}


def _fold_table() -> dict[int, str]:
    table = {
        ord("đ"): "d",
        ord("Đ"): "d",
        0xD0: "d",
        0xF0: "d",
        0x212A: "k",
        0x212B: "a",
    }  # the signs of Kelvin and Ångström
    for code in [*range(0x41, 0x250), *range(0x1E00, 0x1F00)]:
        char = chr(code)
        base = unicodedata.normalize("NFD", char)[0].lower()
        if code not in table and len(base) == 1 and base != char:
            table[code] = base
    return table


_FOLD = _fold_table()
# The small letters and signs of office texts are fewer than 256: as bytes they are folded seven times as fast as one by one.
_SMALL = [
    *map(chr, range(0x80)),
    *"àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵðñçäöüëï",
    *"\u00a0–—−‐‑“”„‘’«»…•·◦§°º²³½¼×÷±≤≥≠→√☐☑✓\uf0b7\uf02d\uf0a7\uf0fc\ufffd",
]
_UNUSED = ["\ufffe"] * (0x100 - len(_SMALL))
_CODES = codecs.charmap_build("".join(_SMALL + _UNUSED))
_FOLDED = "".join(_SMALL + _UNUSED).translate(_FOLD)
_WORDS = "".join(letter if letter.isalnum() or letter in _UNUSED else " " for letter in _FOLDED)
_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """`text` in lower case without diacritics, đ as d; the same length as `text` when it is NFC."""
    try:
        return codecs.charmap_decode(codecs.charmap_encode(text.lower(), "strict", _CODES)[0], "strict", _FOLDED)[0]
    except UnicodeEncodeError:
        return text.translate(_FOLD)


def folded_words(text: str) -> list[str]:
    """The runs of letters and digits in `text`, in order, each as `fold` gives it."""
    try:
        codes, _ = codecs.charmap_encode(text.lower(), "strict", _CODES)
        return codecs.charmap_decode(codes, "strict", _WORDS)[0].split()
    except UnicodeEncodeError:
        return _WORD.findall(text.translate(_FOLD))
