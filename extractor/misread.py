"""Recognised lines go in; the same with what has one reading only put right come out, and those not to be trusted.

A number written by hand into `Số:      /QĐ-UBND` is read as any digits at all (01 as 04, 07 as ##), and confidence alone does
not tell: of 300 printed numbers it doubts 12 right ones. What tells is the blank of the form around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extractor.glyphs import Glyph, Run, text_of
from extractor.vietnamese import fold

_SURE = 80.0  # confidence of the weakest word in a line that says the document's own number or date
_LIKELY = 60.0  # of a number in running text; printed ones have 58 on the worst pages, 85 and more on others
_FORM_GAP = 5.0  # points between a number and its slash that no typist leaves
_OWN_NUMBER = re.compile(r"\s*so\s*(?:[:.;]|[^a-z]{0,12}/)")  # not `Sở Nội vụ`
_OWN_DATE = re.compile(r"\bngay\b.{0,12}\bthang\b.{0,12}\bnam\b")
_NUMBER = re.compile(r"\d[^\s/]*/(?:\d{4}/)?[A-ZĐƯ]")
# `155/TTÌ`, `998/CT-QIL.ĐĐ`, `60GM-UBND`: no symbol has such a letter or a full stop, none stands without its slash.
_ODD_SYMBOL = re.compile(
    r"\d/(?:\d{4}/)?[A-ZĐƯ][\w&/-]*?(?:[^\W\dA-Za-zĐđƯư_]|\.[A-ZĐƯ])|(?<![\w/.-])\d{1,5}[A-ZĐƯ]{2,5}-[A-ZĐƯ]{2}"
)
HEAD = 0.4  # share of the first page's height in which a document says its own number and date

_CUT_SYMBOL = re.compile(r"\d/\S*[A-ZĐƯr]-")  # "71/2016/NĐ-" before "CP"
_CUT_NUMBER = re.compile(r"(?:\d{1,5}|\d{1,5}/(?:\d{4}/)?)")
_SYMBOL = re.compile(r"/?[A-ZĐƯ]{1,5}[a-z]?-[A-ZĐƯ]{2}")


def corrected(run: Run) -> Run:
    """The line with one-reading confusions put right: Đ read twice, the fraction slash, a blank inside a symbol.

    Tesseract writes Đ as Đ and an Icelandic Eth (11 of 300 document numbers on good scans). "ĐĐ" stays, it is real (QLĐĐ), and so
    does every symbol nobody knows: a list of known ones once made 18 right numbers of 300 wrong.
    """
    words = [glyph._replace(text=_one_reading(glyph.text)) for glyph in run]
    kept: Run = []
    for index, glyph in enumerate(words):
        if glyph.text.isspace() and 0 < index < len(words) - 1 and _is_one(words[index - 1], words[index + 1]):
            continue
        kept.append(glyph)
    return kept


def changes(before: Run, after: Run) -> list[str]:
    """What was put right in a line's numbers, as `QĐÐ-UBND → QĐ-UBND`; prose that lost an Eth is not worth telling."""
    if text_of(before) == text_of(after):
        return []
    old, new = text_of(before).split(), text_of(after).split()
    if len(old) != len(new):
        return [f"{text_of(before).strip()} → {text_of(after).strip()}"]
    return [f"{was} → {is_}" for was, is_ in zip(old, new, strict=True) if was != is_ and re.search(r"[\d/-]", was)]


def unsure(lines: list[Run], *, depth: float | None) -> Iterator[str]:
    """The lines, or the numbers in them, that were read but cannot be relied on; `depth` points of a first page are its head."""
    for line in lines:
        words = [glyph for glyph in line if not glyph.text.isspace()]
        if not words:
            continue
        folded = fold(text_of(line))
        weakest = min(100.0 if word.confidence is None else word.confidence for word in words)
        if depth is not None and words[0].top < depth:
            number = _OWN_NUMBER.match(folded) or _starts_number_late(words)
            if number and (weakest < _SURE or _is_filled_in(words)):
                yield text_of(line).strip()
                continue
            if _OWN_DATE.search(folded) and weakest < _SURE:
                yield text_of(line).strip()
                continue
        for word in words:
            if _ODD_SYMBOL.search(word.text) or (
                word.confidence is not None and word.confidence < _LIKELY and _NUMBER.search(word.text)
            ):
                yield word.text


def _one_reading(word: str) -> str:
    return word.replace("ĐÐ", "Đ").replace("ÐĐ", "Đ").replace("Ð", "Đ").replace("⁄", "/")


def _is_one(left: Glyph, right: Glyph) -> bool:
    """Whether the blank between two words cannot be one: `12/ QĐ-UBND`, `71/2016/NĐ- CP`; `1/ UBND tỉnh` stays as it is."""
    if right.x0 - left.x1 > _FORM_GAP:
        return False
    if _CUT_SYMBOL.search(left.text) and left.text.endswith("-"):
        return right.text[0].isupper()
    slashes = left.text.endswith("/") + right.text.startswith("/")
    return slashes == 1 and bool(_CUT_NUMBER.fullmatch(left.text) and _SYMBOL.match(right.text))


def _starts_number_late(words: Run) -> bool:
    """Whether the line's first word is a symbol without its number: the number was not recognised at all."""
    return bool(re.match(r"/[A-ZĐƯ]", words[0].text))


def _is_filled_in(words: Run) -> bool:
    """Whether the slash stands apart from what precedes it: the blank of a form, filled by hand or not at all."""
    return any(
        after.text.startswith("/") and (after.x0 - before.x1 > _FORM_GAP or not before.text[-1].isdigit())
        for before, after in pairwise(words)
    )
