"""The titles of Acts that the vocabulary holds, as expressions: whole, with parts abbreviated, and codes by their initials."""

from __future__ import annotations

from functools import cache

import regex

from patterns.grammar import any_of
from patterns.vocabulary import vocabulary


@cache
def _known() -> dict[tuple[str, str], regex.Pattern[str]]:
    """The known titles of each kind, by their first letters: all in one expression would be tried one after the other."""
    tables = vocabulary("acts")
    titles: dict[tuple[str, str], list[str]] = {}
    for kind, names in (("Luật", "acts"), ("Bộ luật", "codes"), ("Pháp lệnh", "ordinances")):
        for title in tables[names]:
            titles.setdefault((kind, title[0].lower()), []).extend(_spellings(title, tables["shortened"]))
    return {
        key: regex.compile(rf"\s{{1,8}}{any_of(known)}(?![\p{{L}}])", regex.IGNORECASE) for key, known in titles.items()
    }


def _spellings(title: str, shortened: dict[str, str]) -> list[str]:
    """A title, and the same with its parts abbreviated: "Tổ chức HĐND và UBND"."""
    spelt = [title]
    for words, short in shortened.items():
        spelt += [one.replace(words, short) for one in spelt if words in one]
    return spelt


@cache
def amending_many() -> regex.Pattern[str]:
    """What an Act that amends many Acts calls them."""
    return regex.compile(rf"\s{{1,8}}{any_of(vocabulary('acts')['amended_together'])}(?![\p{{L}}])", regex.IGNORECASE)


def known_title(view: str, start: int, limit: int, kind: str) -> regex.Match[str] | None:
    """The longest known title of this kind of Act that begins at `start`, the blank before it included."""
    first = view[start : start + 9].lstrip()[:1].lower()
    known = _known().get((kind, first))
    return known.match(view, start, limit) if known else None


@cache
def initials() -> regex.Pattern[str]:
    """The initials of a code, standing alone; group `initials`."""
    names = "|".join(vocabulary("acts")["initials"])
    return regex.compile(rf"(?<![\p{{L}}\d/-])(?P<initials>{names})(?![\p{{L}}\d/-])")
