"""References as first seen: a view goes in, the numbers, named Acts and standards in it come out, each with its announcement."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import regex

from patterns.acts import ActMention, find_acts
from patterns.citation import Flag, Number
from patterns.issuers import issuer_at
from patterns.letterhead import own_line
from patterns.numbers import find_numbers, number_of, plausible, symbol_fits
from patterns.rules import rule_of
from patterns.standards import find_standards
from patterns.translated import translated
from patterns.types import TypeWord, is_form_code, serials_before, so_before, type_before


@dataclass(slots=True)
class Mention:
    """A reference as first seen: its number or name, and where it and its announcement stand."""

    start: int
    end: int
    group_start: int  # where the type word or the name begins
    rule: str
    number: Number | None = None
    name: str | None = None
    year: int | None = None
    date: date | None = None
    type: str | None = None
    issuer: str | None = None
    flags: tuple[Flag, ...] = ()


def mentions_in(seen: str) -> list[Mention]:
    """Numbers, named Acts and standards in reading order; an Act with its number is one mention."""
    acts = find_acts(seen)
    numbered = {act.number_at: act for act in acts if act.number_at is not None}
    found = [
        Mention(act.start, act.end, act.start, "act", None, act.name, act.year, act.date, act.type, flags=_doubts(act))
        for act in acts
        if act.number_at is None
    ]
    found += [
        Mention(each.start, each.end, each.start, "standard", name=each.name, year=each.year, type=each.type)
        for each in find_standards(seen)
    ]
    title = translated(seen)
    own = title.span.start if title and title.span else None
    for match in find_numbers(seen):
        if match.start() != own and own_line(seen, match) is None and not is_form_code(seen, match.start()):
            found += _numbered(seen, match, numbered.get(match.start()))
    return sorted(found, key=lambda mention: mention.start)


def _numbered(seen: str, match: regex.Match[str], act: ActMention | None) -> list[Mention]:
    number, flags = number_of(match)
    start, end = match.span()
    if act is not None:
        return [
            Mention(start, end, act.start, "act_number", number, act.name, type=act.type, flags=flags + _doubts(act))
        ]
    serials = serials_before(seen, start)
    first = serials[0][0] if serials else start
    word = type_before(seen, first)
    so_at = so_before(seen, first)
    rule = rule_of(match)
    if not plausible(number, announced=word is not None or so_at is not None, misread=rule == "misread"):
        return []
    group = word.start if word else so_at if so_at is not None else first
    if word and word.misspelt:
        flags = (*flags, Flag.MISSPELT_TYPE)
    issuer = _issuer_in(word)
    type_name = word.type if word else None
    if word and word.short and not _says_type(word.type, number):
        type_name = None
    found = [
        Mention(at, to, group, "shared_symbol", _with_serial(number, seen[at:to]), type=type_name, issuer=issuer)
        for at, to in serials
    ]
    return [*found, Mention(start, end, group, rule, number, type=type_name, issuer=issuer, flags=flags)]


def _says_type(type_name: str, number: Number) -> bool:
    """Whether an abbreviation is the number's type: not "QĐ" of a Party number, which may be a Quy định, nor the "TT" of a column."""
    return symbol_fits(number, type_name) and not (number.party and number.parts[0] == "QĐ")


def _doubts(act: ActMention) -> tuple[Flag, ...]:
    return (Flag.REPAIRED_OCR,) if act.misread else ()


def _with_serial(number: Number, serial: str) -> Number:
    """The number with this serial and the same symbol: 133 of "133, 134/QĐ-UBND"."""
    return replace(number, serial=serial, printed=serial + number.printed[len(number.serial) :])


def _issuer_in(word: TypeWord | None) -> str | None:
    if word is None or not word.gap:
        return None
    named = issuer_at(word.gap, 0, end=len(word.gap))
    return named[0] if named else None
