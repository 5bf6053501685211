"""Whether two names mean the same body: `UBND tỉnh`, `Ủy ban nhân dân tỉnh Sơn La`, `Chủ tịch UBND tỉnh Sơn La`."""

from __future__ import annotations

import re
from functools import lru_cache

from extractor import fold

_ABBREVIATIONS = (("ubnd", "uy ban nhan dan"), ("hdnd", "hoi dong nhan dan"), ("tp.", "thanh pho "), ("tphcm", "thanh pho ho chi minh"))
_POSTS = re.compile(
    r"^(?:pho )?(?:chu tich|bo truong,? chu nhiem|bo truong|giam doc|chanh|cuc truong|tong cuc truong|thong doc|thuong truc|ban thuong vu|ban chap hanh)\s+"
)
_UNIT = re.compile(r"\b(tinh|thanh pho|huyen|quan|thi xa|thi tran|xa|phuong|dac khu)(?:\s+(?!uy\b)(?P<name>.+))?$")
_PARTY = {"tinh uy": "tinh", "thanh uy": "thanh pho"}


@lru_cache(maxsize=4096)
def body_and_place(name: str) -> tuple[str, str | None]:
    """The kind of body and the place it belongs to, both folded; the place is None where the name gives none."""
    folded = " ".join(fold(name).split())
    for short, full in _ABBREVIATIONS:
        folded = folded.replace(short, full)
    folded = _POSTS.sub("", folded)
    for party in _PARTY:
        if folded.startswith(party):
            return party, folded.removeprefix(party).strip() or None
    unit = _UNIT.search(folded)
    if unit:
        return folded[: unit.start()].strip() or folded, unit["name"]
    return folded, None


def same_body(stated: str | None, held: str | None, *, inherited: str | None = None) -> bool | None:
    """Whether a stated issuer can be the held document's; None when one of them is unknown.

    `inherited` is the place of the citing document, meant where the text says only "UBND tỉnh".
    """
    if not stated or not held:
        return None
    body, place = body_and_place(stated)
    held_body, held_place = body_and_place(held)
    if body != held_body and not (body in held_body or held_body in body):
        return False
    place = place or inherited
    if place is None or held_place is None:
        return True
    return place == held_place or place in held_place or held_place in place


def place_of(issuer: str | None, place: str | None) -> str | None:
    """The place a document speaks from: its issuer's, else its date line's; folded."""
    if issuer and (named := body_and_place(issuer)[1]):
        return named
    return fold(place) if place else None
