"""Numbers and symbols of documents: where they stand in a view, what they are made of, and what they imply.

The forms are in `rules.py`. Blanks and line breaks inside come from page layout and are taken out; a lost hyphen is put back only
where one reading is known, and flagged.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

import regex

from extractor import fold
from patterns.citation import Flag, Number, is_party, parts_of
from patterns.grammar import pattern
from patterns.repair import DIGIT, digits
from patterns.rules import ANY_NUMBER, GAP, MISREAD_NUMBER, MISREAD_SERIAL, MISREAD_YEAR, rule_of
from patterns.view import view
from patterns.vocabulary import vocabulary

NUMBER = pattern(ANY_NUMBER)
_MISREAD = pattern(MISREAD_NUMBER)
_MISREAD_SERIAL = pattern(MISREAD_SERIAL)

# A number is looked for where its rare sign stands: at a slash that a symbol or a year follows, or at a hyphen ("176-HĐBT").
# (An expression that begins with one letter or sign is found at the speed of memory; with two to choose from, ten times slower.)
_ONWARD = pattern(rf"/{GAP}(?:[A-ZĐ]|{MISREAD_YEAR}{GAP}/)")
_HYPHENATED = pattern(r"\d[ ]?-[ ]?(?=HĐBT|LCT|CP|TTg)")
_BEFORE_ANCHOR = 40  # characters from the start of a number to its first slash, page breaks and a year included
_LONGEST = 160
_DIGITS = pattern(r"\d+")
_MOST_RUNS = 3  # of digits before an anchor: its serial is one of the last

# The first parts that make a bare "88/CP" or "49/TTg" a number even without a type word before it.
_BARE = {"CP", "TTg", "UB", "UBND", "HĐBT", "HĐND", "VPCP", "TTCP"}
_ACT = pattern(r"(?:QH|UBTVQH)\d{1,2}")
_ACT_MISREAD = pattern(rf"(?P<body>(?:UBTV)?QH)(?P<term>{DIGIT}{{2}})")
_GLUED_BODIES = ("UBND", "HĐND", "VPCP", "VPUB")
_CONFUSED = str.maketrans("ITlGQ", "TTTCC")  # capitals that recognition takes for one another
_KNOWN_SHORT = {"CP", "TTg", "TW", "TU", "UBND", "HĐND"}


@cache
def type_symbols() -> frozenset[str]:
    """All abbreviations of document types: "QĐ", "KH", "TTr" ..."""
    return frozenset(symbol for entry in vocabulary("types")["type"] for symbol in entry["symbols"])


@cache
def _folded_types() -> frozenset[str]:
    return frozenset(map(fold, type_symbols()))


@cache
def issuer_symbols() -> dict[str, str]:
    """Abbreviations of issuing bodies and the names they stand for."""
    names: dict[str, str] = vocabulary("issuers")["implied"]
    return names


def squeeze(text: str) -> str:
    """`text` without any white space."""
    return "".join(text.split())


def find_numbers(view: str, start: int = 0, end: int | None = None) -> Iterator[regex.Match[str]]:
    """All matches of NUMBER between the offsets, in order; looked for only around the signs that every number has."""
    end = len(view) if end is None else end
    slashes = [match.start() for match in _ONWARD.finditer(view, start, end)]
    hyphens = [match.end() for match in _HYPHENATED.finditer(view, start, end)]
    at = start
    for anchor in sorted(slashes + hyphens) if hyphens else slashes:
        if anchor < at:
            continue
        begin, limit = max(at, anchor - _BEFORE_ANCHOR), min(end, anchor + _LONGEST)
        serials = [run.start() for run in _DIGITS.finditer(view, begin, anchor)][-_MOST_RUNS:]
        match = next((found for at_run in serials if (found := NUMBER.match(view, at_run, limit))), None)
        if match is None and (serial := _MISREAD_SERIAL.match(view, begin, anchor)):
            match = _MISREAD.match(view, serial.start(), limit)
        if match is not None:
            yield match
            at = match.end()


def number_of(match: regex.Match[str]) -> tuple[Number, tuple[Flag, ...]]:
    """The number in a match of NUMBER, and the doubts about how it is printed."""
    return _number(match.group(), match["serial"], match["year"], match["symbol"], rule_of(match) == "misread")


@lru_cache(maxsize=4096)
def _number(
    body: str, serial: str, stated_year: str | None, raw_symbol: str, misread: bool
) -> tuple[Number, tuple[Flag, ...]]:
    symbol = squeeze(raw_symbol)
    flags = []
    if "\n" in body:
        flags.append(Flag.BROKEN_OVER_LINES)
    mark = body[len(serial) :].lstrip()[:1]
    if "\n" not in body and mark in "-/" and squeeze(body) != body:
        flags.append(Flag.SPACED_SYMBOL)
    mended = mend(symbol)
    if (session := _ACT_MISREAD.fullmatch(symbol)) and not session["term"].isdigit():
        mended, misread = session["body"] + digits(session["term"]), True
    elif mended != symbol:
        flags.append(Flag.MALFORMED_SYMBOL)
    if misread:
        flags.append(Flag.REPAIRED_OCR)
        serial, stated_year = digits(serial), digits(stated_year) if stated_year else None
    year = int(stated_year) if stated_year else None
    middle = f"{'-' if mark == '-' else '/'}{year}/" if year else mark if mark in "-/" else " "
    number = Number(f"{serial}{middle}{mended}", serial, year, mended, is_party(mark, mended))
    if doubtful(number):
        flags.append(Flag.UNKNOWN_SYMBOL)
    return number, tuple(flags)


def mend(symbol: str) -> str:
    """`symbol` with a lost hyphen put back where only one reading is known: UBNDKSTTHC is UBND-KSTTHC, NĐCP is NĐ-CP."""
    if "-" in symbol or "/" in symbol or symbol in issuer_symbols() or symbol in type_symbols():
        return symbol
    for abbreviation in ("NĐ", "NQ", "QĐ", "KH", "CT", "BC", "TTr", "TB", "TT"):
        rest = symbol.removeprefix(abbreviation)
        if rest != symbol and rest in issuer_symbols():
            return f"{abbreviation}-{rest}"
    for body in _GLUED_BODIES:
        rest = symbol.removeprefix(body)
        if rest != symbol and len(rest) >= 2 and rest.isupper():
            return f"{body}-{rest}"
    return symbol


def doubtful(number: Number) -> bool:
    """Whether the symbol is a known one cut short or misread: "QĐ-TT" for "QĐ-TTg", "NĐ-GP" for "NĐ-CP".

    Flagged, never mended: units are an open vocabulary, and of correct numbers mended by a list 6 % came out wrong.
    """
    parts = number.parts
    first, last = parts[0], parts[-1]
    if first in type_symbols() and len(parts) > 1:
        cut = any(known.startswith(last) and len(known) == len(last) + 1 for known in _KNOWN_SHORT)
        misread = last.translate(_CONFUSED) in _confusable_issuers()
        return last not in issuer_symbols() and len(last) > 1 and ((len(parts) == 2 and cut) or misread)
    if number.year and last in ("QH", "UBTVQH"):  # the term is lost: "36/2005/QH"
        return True
    known = first in type_symbols() or first in issuer_symbols()
    return not known and first.translate(_CONFUSED) in _confusable_types()


@cache
def _confusable_issuers() -> frozenset[str]:
    return frozenset(symbol.translate(_CONFUSED) for symbol in issuer_symbols() if len(symbol) > 1)


@cache
def _confusable_types() -> frozenset[str]:
    return frozenset(symbol.translate(_CONFUSED) for symbol in type_symbols() if len(symbol) > 1)


def plausible(number: Number, *, announced: bool, misread: bool) -> bool:
    """Whether this is a document's number rather than a fraction or a unit.

    `announced` says that "số" or a type word stands before it; without one the symbol itself must be of a known make. One
    with `misread` digits needs both, and bodies that are known.
    """
    parts = number.parts
    first = parts[0]
    if misread:
        known = number.party or (len(parts) > 1 and fold(first) in _folded_types())
        return announced and bool(known or _ACT.fullmatch(number.symbol))
    if number.party or _ACT.fullmatch(number.symbol):
        return True
    if " " in number.printed or ("-" in number.printed and "/" in number.symbol and number.year is None):
        return announced
    if announced:
        return len(number.symbol) >= 2
    if len(parts) == 1:
        return first in _BARE
    return (
        first in type_symbols()
        or first in issuer_symbols()
        or (number.symbol.upper() == number.symbol and len(first) > 1)
    )


def lacks_year(number: Number) -> bool:
    """Whether this is a decree's or circular's number without its year: "63/NĐ-CP"; not "12/TT-LB" of former joint circulars."""
    first, *rest = number.parts
    return number.year is None and not number.party and first in {"NĐ", "TT", "TTLT"} and bool(rest) and rest != ["LB"]


def implied_issuer(number: Number) -> str | None:
    """The body the symbol stands for, None when the abbreviation is not known (the second part is an open vocabulary)."""
    return _implied(number.symbol, number.party)


@lru_cache(maxsize=4096)
def _implied(symbol: str, party: bool) -> str | None:
    parts = parts_of(symbol)
    names = issuer_symbols()
    if act := _ACT.fullmatch(parts[-1]):
        return names[act.group().rstrip("0123456789")]
    if party:
        return _body(parts[-1]) if parts[-1] in vocabulary("issuers")["party"] else None
    if (parts[0] in type_symbols() or fold(parts[0]) in _folded_types()) and len(parts) > 1:
        bodies = [body for part in parts[1:] if (body := _body(part))]
        return ", ".join(bodies) if len(bodies) == len(parts) - 1 else None
    return _body(parts[0])


def _body(abbreviation: str) -> str | None:
    """The body an abbreviation stands for, also without its diacritics, as translations print it: "TT-BGDDT"."""
    return issuer_symbols().get(abbreviation) or _folded_issuers().get(fold(abbreviation))


@cache
def _folded_issuers() -> dict[str, str]:
    return {fold(abbreviation): name for abbreviation, name in issuer_symbols().items()}


@lru_cache(maxsize=4096)
def symbol_fits(number: Number, type_name: str) -> bool:
    """Whether a document of this type may carry this symbol; unknown symbols and generic words always may."""
    entry = next((entry for entry in vocabulary("types")["type"] if entry["name"] == type_name), None)
    if entry is None or entry.get("generic") or _ACT.fullmatch(number.symbol) or " " in number.printed:
        return True
    first = number.parts[0]
    if number.parts[-1] in entry["symbols"] and (first in issuer_symbols() or len(number.parts) == 1):
        return True  # older forms, the body first: "06-BYT/TT", "500/BYT-QĐ"
    if type_name == "Công văn":
        return first in {"CT", "TT", "CV", "HD", "KL"} or first not in type_symbols()
    if first in type_symbols():
        return first in entry["symbols"]
    stands_for_body = first in issuer_symbols() and len(number.parts) > 1 and number.year is None and not number.party
    return not stands_for_body


@lru_cache(maxsize=4096)
def issuer_fits(number: Number, body: str) -> bool:
    """Whether `body` may have issued what carries this symbol: one that is an organ's alone ("07/CT-TTg") is no department's."""
    last = number.parts[-1].rstrip("0123456789")
    words = vocabulary("issuers")["organs"].get(last) if len(number.parts) <= 2 else None
    return words is None or any(fold(word) in fold(body) for word in words)


def parse_number(text: str) -> Number | None:
    """The number `text` is, as a person types it, or None: "12/kh-ubnd", "18-CT/TU", "63 / 2010 / NĐ-CP"."""
    plain = view(text)
    compact = squeeze(plain)
    serial, mark, symbol = compact.partition("/")
    for spelling in (compact, serial + mark + symbol.upper(), compact.upper(), " ".join(plain.split())):
        if match := NUMBER.fullmatch(spelling):
            return number_of(match)[0]
    return None
