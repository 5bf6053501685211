"""Acts by name in damaged text: a view and an offset go in, the Act that is meant comes out, in its right spelling.

Only Acts of the vocabulary with titles long enough to leave no doubt: `Luat Tồ chức chính quyén địa phưong`. The comparison is of
skeletons, letter for letter, so what differs by more than what recognition confuses is not taken for an Act.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from patterns.grammar import any_of
from patterns.repair import skeleton
from patterns.vocabulary import vocabulary

_REACH = 400  # characters an amending Act's name may run, with the names it holds
_TITLE_REACH = 120
_LEAST_LETTERS = 7  # of a title after "Luật": "Thú y" would fit too much
_KINDS = {"Luật": "acts", "Bộ luật": "codes", "Pháp lệnh": "ordinances"}


@dataclass(frozen=True, slots=True)
class MisreadAct:
    """An Act as meant: where its name ends, the name rightly spelt, its kind."""

    end: int
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class _Skeletons:
    """The patterns of names, over skeletons; `names` gives kind or title back from its skeleton."""

    kind: regex.Pattern[str]
    amends: regex.Pattern[str]
    following: regex.Pattern[str]
    titles: dict[str, regex.Pattern[str]]
    names: dict[str, str]


@cache
def _skeletons() -> _Skeletons:
    kinds = rf"(?P<kind>{any_of(map(skeleton, _KINDS))})(?![\p{{L}}])"
    names = {skeleton(kind): kind for kind in _KINDS}
    titles = {}
    for kind, table in _KINDS.items():
        least = _LEAST_LETTERS if kind == "Luật" else 0
        known = [title for title in vocabulary("acts")[table] if len(title) >= least and " " in title]
        names |= {skeleton(title): title for title in known}
        titles[kind] = regex.compile(rf"\s{{1,8}}(?P<title>{any_of(map(skeleton, known))})(?![\p{{L}}])")
    change, more, some, articles, of, the, and_ = (
        skeleton(words).replace(" ", r"\s{1,6}")
        for words in ("sửa đổi", "bổ sung", "một số", "điều", "của", "các", "và")
    )
    return _Skeletons(
        regex.compile(kinds),
        regex.compile(
            rf"\s{{1,8}}{change}(?:\s?,?\s{{1,3}}{more})?(?:\s{{1,8}}{some})?(?:\s{{1,8}}{articles})?"
            rf"(?:\s{{1,8}}{of})?(?:\s{{1,8}}{the})?\s{{1,8}}(?=\S)"
        ),
        regex.compile(rf"(?P<sign>\s?,\s{{0,4}}|\s{{1,8}}{and_}\s{{1,8}}){kinds}"),
        titles,
        names,
    )


def misread_act(view: str, start: int) -> MisreadAct | None:
    """The Act whose damaged name begins at `start`; None where no name of the vocabulary has this skeleton."""
    known = _skeletons()
    window = skeleton(view[start : start + _TITLE_REACH])
    head = known.kind.match(window)
    if head is None:
        return None
    kind = known.names[_words(head["kind"])]
    amends = known.amends.match(window, head.end())
    if amends is None:
        title = known.titles[kind].match(window, head.end())
        return MisreadAct(start + title.end(), f"{kind} {_name(title)}", kind) if title else None
    window = skeleton(view[start : start + _REACH])
    name, first = f"{kind} sửa đổi, bổ sung một số điều của ", known.kind.match(window, amends.end())
    end, sign = 0, ""
    following = first
    while following:
        named = known.names[_words(following["kind"])]
        title = known.titles[named].match(window, following.end())
        if title is None:
            break
        name, end = f"{name}{sign}{named} {_name(title)}", title.end()
        following = known.following.match(window, end)
        sign = ", " if following and "," in following["sign"] else " và "
    return MisreadAct(start + end, name, kind) if end else None


def _name(title: regex.Match[str]) -> str:
    return _skeletons().names[_words(title["title"])]


def _words(text: str) -> str:
    return " ".join(text.split())
