"""Provinces by name and by day: a name as printed goes in, the province it names and what became of it come out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from extractor import fold
from patterns.grammar import FIRST_VOWEL, SECOND_VOWEL, pattern
from patterns.view import view
from patterns.vocabulary import vocabulary

_OPEN_END = pattern(rf"(?<!q)(?:{'|'.join(SECOND_VOWEL)})(?![\p{{L}}])")
_PARTS = pattern(r"[\p{L}\p{N}]+|[^\p{L}\p{N}\s]")


@dataclass(frozen=True, slots=True)
class Succession:
    """What became of a province: the one its land belongs to, from which day, by which resolution of the National Assembly."""

    into: str
    since: date
    act: str


def spelling(word: str) -> str:
    """A word as the vocabularies are compared by: in lower case, the tone mark on the first vowel of an open oa, oe, uy."""
    return _OPEN_END.sub(lambda end: FIRST_VOWEL[SECOND_VOWEL.index(end.group())], word.lower())


@lru_cache(maxsize=4096)
def province_of(name: str) -> str | None:
    """The usual name of the province called `name`, in whatever spelling, case and dashes, or without diacritics; None where there is none.

    Takes the name without its unit ("Đăk Lăk" is Đắk Lắk), except of Thành phố Hồ Chí Minh, which is part of it.
    """
    key = _key(name)
    return _by_key().get(key) or _by_folded_key().get(key)


def succession_of(province: str) -> Succession | None:
    """What became of a province that is no more under its name; None while there is one of that name.

    `province` is in any spelling. That a name goes on does not make the province one: Gia Lai of before 1/7/2025 and Gia Lai
    since then are two issuers, and the day decides which is meant.
    """
    name = province_of(province)
    return _successions().get(name) if name else None


def successor_of(province: str, on: date) -> str | None:
    """The province to which the land of `province` belongs on the day `on`; None while `province` is there itself."""
    succession = succession_of(province)
    return succession.into if succession and succession.since <= on else None


def merger_day() -> date:
    """The day from which the merged provinces, and the communes, which were all formed anew, have governments of their own."""
    since: date = vocabulary("provinces")["merger"]["since"]
    return since


def made_of_several(province: str) -> bool:
    """Whether the province of this name is since the merger another than the one of that name before."""
    return province_of(province) in vocabulary("provinces")["merged_from"]


def province_spellings() -> frozenset[str]:
    """Every spelling of the provinces of before and after 1/7/2025; Huế, Hà Nội and the like without "thành phố"."""
    return frozenset(_usual_names())


@cache
def _usual_names() -> dict[str, str]:
    tables = vocabulary("provinces")
    names = {*tables["until_2025_06_30"], *tables["from_2025_07_01"]}
    return {name: name for name in names} | {
        other: name for name, others in tables["spellings"].items() for other in others
    }


@cache
def _by_key() -> dict[str, str]:
    return {_key(other): name for other, name in _usual_names().items()}


@cache
def _by_folded_key() -> dict[str, str]:
    return {fold(key): name for key, name in _by_key().items()}


@cache
def _successions() -> dict[str, Succession]:
    tables = vocabulary("provinces")
    merger, renaming = tables["merger"], tables["renaming"]
    merged = [(old, new) for new, parts in tables["merged_from"].items() for old in parts if old != new]
    found = {old: Succession(new, merger["since"], merger["act"]) for old, new in merged}
    renamed = tables["renamed"].items()
    return found | {old: Succession(new, renaming["since"], renaming["act"]) for old, new in renamed}


def _key(name: str) -> str:
    return " ".join(spelling(part) for part in _PARTS.findall(view(name)))
