"""What stands out of a rising sequence: values in the order of their numbers go in, the places of those that break it come out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

_EPOCH = date(2000, 1, 1)


def outliers(days: Sequence[date]) -> list[list[int]]:
    """The places outside the longest run of `days` that never falls, each alone; together those of which one must be outside.

    The longest non-decreasing subsequence names the odd ones. Where one longest run holds a value and another leaves it out, nothing
    tells which of the two is right: they are named together.
    """
    rising, falling = _lengths(days), _lengths([_EPOCH - (day - _EPOCH) for day in reversed(days)])[::-1]
    longest = max(rising, default=0)
    on_some: dict[int, list[int]] = {}
    alone = []
    for at, (up, down) in enumerate(zip(rising, falling, strict=True)):
        if up + down - 1 == longest:
            on_some.setdefault(up, []).append(at)
        else:
            alone.append([at])
    return sorted(alone + [together for together in on_some.values() if len(together) > 1])


def _lengths(days: Sequence[date]) -> list[int]:
    """For each place the length of the longest run that never falls and ends there."""
    tails: list[date] = []
    lengths = []
    for day in days:
        at = bisect_right(tails, day)
        tails[at : at + 1] = [day]
        lengths.append(at + 1)
    return lengths
