"""Abbreviations of administrative prose come out, each with the words it stands for: `CCHC`, "cải cách hành chính"."""

from __future__ import annotations

from functools import cache

from patterns.vocabulary import vocabulary


@cache
def abbreviations() -> tuple[tuple[str, str], ...]:
    """Pairs of an abbreviation of three letters and more and what it stands for; one may stand for several things."""
    table: dict[str, str | list[str]] = vocabulary("abbreviations")["abbreviations"]
    return tuple(
        (short, full) for short, fulls in table.items() for full in ([fulls] if isinstance(fulls, str) else fulls)
    )
