"""Text goes in, index terms come out: the one analyzer, the same when a paragraph is stored and when a query is asked.

Kinds of terms share one stream, told apart by their marks, and none contains a blank: `thu` the folded syllable, `=thủ`
the syllable as written, `thu_tuc` and `=thủ_tục` neighbours, `12/kh-ubnd` a number; `#thu` what a document is about.
Everything below keeps lengths until a syllable is cut out, so an offset found here is an offset in the text as stored.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from extractor import fold

_LONGEST = 64  # characters of a syllable that count; longer runs are noise of damaged files
_LONGEST_NUMBER = 8  # parts of a number's symbol after the first; a joint circular of four bodies has five


class Token(NamedTuple):
    """A syllable and its place: `plain` folded, `exact` as written ("" when it has no diacritics)."""

    plain: str
    exact: str
    start: int
    end: int
    joined: bool  # no sentence punctuation between it and the syllable before


class Number(NamedTuple):
    """A document number or a date: `key` is equal for all its spellings."""

    key: str
    start: int
    end: int


# Letters, dashes and slashes that scanners, keyboards and Word's autocorrection put in place of the real ones.
_ALIKE = str.maketrans(
    "АВЕКМНОРСТХавекмнорстхÐðƉɖ‐‑‒–—−⁄∕／\xa0",
    "ABEKMHOPCTXabekmhopctxĐđĐđ------/// ",
)
_ODD = re.compile("[АВЕКМНОРСТХавекмнорстхÐðƉɖ‐‑‒–—−⁄∕／\xa0]")
_TAG = re.compile(r"</?(?:b|br|div|em|i|li|ol|p|span|strong|sub|sup|table|td|th|tr|u|ul)\b[^<>]{0,200}>", re.I)
# A syllable, or the punctuation that ends a sentence; "." and ":" between digits end nothing (66.15, 1.200, 8:30).
_TOKEN = re.compile(r"[^\W_]+|[;?!…]|[.:](?!(?<=\d[.:])\d)")

_BLANKS = r"[ \t]{0,3}"
_GAP = r"[ \t]{0,3}(?:\n[ \t]{0,3}){0,2}"  # "429-\n\nQĐ/TU": a number broken at the end of a cell or a page
_PART = r"[^\W\d_][^\W_]{0,19}"  # KH, TTLT, QH13
# After a blank only what looks like an abbreviation still belongs to the number: NĐ- CP, but not "UBND - Sở".
_CAPITAL = "[A-ZĐƯƠÔÂÊĂ]"
_ABBREVIATION = rf"{_CAPITAL}(?:[a-z]?{_CAPITAL})+[a-z]{{0,2}}\d{{0,3}}(?![^\W_])"
_MONTH, _YEAR = r"\s{1,4}[Tt][HhAaÁáNnGg]{4}\s{1,4}", r"\s{1,4}[Nn][AaĂă][Mm]\s{1,4}"  # "31 tháng 10 năm 2006"
_NUMBER = re.compile(
    rf"""(?<![^\W_])(?<!\d[/.-])(?:
      (?P<day>\d{{1,2}})(?:(?P<mark>[/.-])(?P<month>\d{{1,2}})(?P=mark)|{_MONTH}(?P<named>\d{{1,2}}){_YEAR})(?P<year>\d{{4}})(?!\d)
    | (?P<head>\d{{1,6}}(?:\.\d{{1,3}})?[A-Za-zĐđ]?)
      (?: (?: {_BLANKS}/{_GAP}(?P<of>\d{{4}}|\d\d) )?
          (?: /(?P<symbol>{_PART}) | {_BLANKS}/{_GAP}(?P<far>{_ABBREVIATION}) )
        | (?: -(?P<party>{_PART}) | {_BLANKS}-{_GAP}(?P<far_party>{_ABBREVIATION}) ) (?={_BLANKS}/) )
    )""".replace("[ \\t]", r"[\ \t]"),
    re.VERBOSE,
)
# A line may break on either side of the mark; "\n- UBND" with a blank after the dash is an item of a list.
_MORE = re.compile(rf"([-/&])({_PART})|({_BLANKS}|\n(?=[-/&]\S))([-/&])({_GAP})({_ABBREVIATION})")
_OLD_TONES = dict(
    zip(
        ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"],
        ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"],
        strict=True,
    )
)


def level(text: str) -> str:
    """`text` with look-alikes replaced and tags blanked out; the same length."""
    if _ODD.search(text):
        text = text.translate(_ALIKE)
    if "<" in text:
        text = _TAG.sub(lambda tag: " " * len(tag[0]), text)
    return text


@lru_cache(maxsize=1 << 16)
def _forms(piece: str) -> tuple[str, str]:
    """The plain and the exact form of a syllable; ("", "") for punctuation."""
    if not piece[0].isalnum():
        return "", ""
    piece = piece[:_LONGEST]
    plain, exact = fold(piece).lower(), piece.lower()
    if plain == exact:
        return plain.lstrip("0") or plain if plain.isdigit() else plain, ""
    # hòa and hoà are one word written by two schools; quý is not such a pair, its u belongs to the consonant.
    tail = _OLD_TONES.get(exact[-2:])
    if tail and exact[-3:-2] != "q":
        exact = exact[:-2] + tail
    return plain, exact


def tokens(levelled: str, start: int = 0) -> Iterator[Token]:
    """The syllables of a levelled text from the place `start` on, in order, with their places."""
    joined = False
    for match in _TOKEN.finditer(levelled, start):
        plain, exact = _forms(match[0])
        if plain:
            yield Token(plain, exact, match.start(), match.end(), joined)
        joined = bool(plain)


def folded(levelled: str) -> str | None:
    """A levelled text as `starts` looks through it; None where small letters take more room, as Turkish ones do."""
    plain = fold(levelled).lower()
    return plain if len(plain) == len(levelled) else None


def starts(plain: str, levelled: str, through: str | None) -> Iterator[int]:
    """Where in a levelled text syllables begin whose plain form is `plain`; `through` is the text `folded`."""
    if through is None:
        yield from (token.start for token in tokens(levelled) if token.plain == plain)
    else:
        yield from (match.start() for match in _alone(plain).finditer(through))


@lru_cache(maxsize=1024)
def _alone(plain: str) -> re.Pattern[str]:
    """A syllable that stands alone: "12" also as "012", the longest also as the beginning of what is longer."""
    zeros, rest = "0*" if plain.isdigit() else "", r"[^\W_]*" if len(plain) >= _LONGEST else ""
    return re.compile(rf"(?<![^\W_]){zeros}{re.escape(plain)}{rest}(?![^\W_])")


def numbers(levelled: str, *, asked: bool = False) -> Iterator[Number]:
    """The document numbers and dates of a levelled text.

    Where a blank leaves open whether a number goes on ("12/KH-UBND - VP"), a text yields the shorter and the longer,
    so that either is found; a query (`asked`) yields the one its writer meant: blanks on both sides end a number.
    """
    for match in _NUMBER.finditer(levelled):
        if match["day"]:
            parts = match["day"], match["month"] or match["named"], match["year"]
            key = "/".join(part.lstrip("0") or "0" for part in parts)
            yield Number(key, match.start(), match.end())
            continue
        symbol = match["symbol"] or match["far"]
        mark, name = ("/", symbol) if symbol else ("-", match["party"] or match["far_party"])
        key = (fold(match["head"]).lstrip("0") or "0") + ("/" + match["of"] if match["of"] else "") + mark + fold(name)
        end = match.end()
        for _ in range(_LONGEST_NUMBER):
            more = _MORE.match(levelled, end)
            if more is None:
                break
            if more[2]:
                key += more[1] + fold(more[2])
            else:
                if asked and more[3] and more[5] and "/" in key:
                    break
                if not asked and "/" in key:
                    yield Number(key, match.start(), end)
                key += more[4] + fold(more[6])
            end = more.end()
        if "/" in key:
            yield Number(key, match.start(), end)


def terms(text: str) -> tuple[str, ...]:
    """The terms of one paragraph, repeated as often as they stand in it; `text` is NFC."""
    levelled = level(text)
    found: list[str] = []
    add = found.append
    before, before_exact = "", ""
    for plain, exact in map(_forms, _TOKEN.findall(levelled)):
        if plain:
            add(plain)
            if before:
                add(before + "_" + plain)
            if exact:
                add("=" + exact)
                if before_exact:
                    add("=" + before_exact + "_" + exact)
        before, before_exact = plain, exact
    found.extend(number.key for number in numbers(levelled))
    return tuple(found)


def about_terms(about: str) -> set[str]:
    """The terms of what a document says of itself: the same under a mark."""
    return {"#" + term for term in terms(about)}
