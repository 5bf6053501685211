"""Ministries by name and by day: two names or a symbol go in; whether one body took over from the other, and its symbols, come out."""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache

from extractor import folded_words
from patterns.numbers import issuer_symbols
from patterns.vocabulary import vocabulary


@lru_cache(maxsize=4096)
def took_over(former: str, later: str, on: date | None = None) -> bool:
    """Whether the body `later` has the tasks, or a part of the tasks, of `former`, at once or through others between them.

    Names in any spelling and case; of departments ("Sở ...") as of their ministries. With `on`, as things stand on that day.
    """
    one, other = _key(former), _key(later)
    reached, seen = [one], {one}
    for name in reached:
        for since, next_name in _successions().get(name, ()):
            if (on is None or since <= on) and next_name not in seen:
                seen.add(next_name)
                reached.append(next_name)
    return other in seen - {one}


@lru_cache(maxsize=4096)
def renamed_symbols(symbol: str) -> tuple[str, ...]:
    """The symbols that `symbol` would be of a body that took over from its body, or from which its body took over.

    "TT-BTTTT" gives "TT-BKHCN" and "TT-BVHTTDL": texts written after a reform sometimes put the new name into an old number.
    """
    names = issuer_symbols()
    *front, last = symbol.split("-")
    own = names.get(last)
    if own is None or not front:
        return ()
    level = own.startswith("Sở ")
    kin = [
        other
        for other, name in names.items()
        if name.startswith("Sở ") is level and (took_over(own, name) or took_over(name, own))
    ]
    return tuple("-".join([*front, other]) for other in kin)


@cache
def _successions() -> dict[str, tuple[tuple[date, str], ...]]:
    found: dict[str, list[tuple[date, str]]] = {}
    for reform in vocabulary("ministries")["reform"]:
        for later, formers in reform["into"].items():
            for former in formers:
                found.setdefault(_key(former), []).append((reform["since"], _key(later)))
    return {former: tuple(after) for former, after in found.items()}


def _key(name: str) -> str:
    words = folded_words(name)
    return " ".join(["bo" if words[:1] == ["so"] else word for word in words[:1]] + words[1:])
