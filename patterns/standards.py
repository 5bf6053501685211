"""Technical standards and regulations: `QCVN 102:2016/BTTTT`, `TCVN ISO 9001:2015`, `TCVN 7570-2006`; a text goes in, its mentions come out.

They are documents with designations of their own make, not numbers of administrative documents (Luật Tiêu chuẩn và quy chuẩn kỹ
thuật 68/2006/QH11): family, number, year after a colon (before 2007 after a hyphen), for regulations the issuing body.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from patterns.grammar import pattern

# tiêu chuẩn, quy chuẩn
FAMILIES = {
    "TCVN": "Tiêu chuẩn quốc gia",
    "QCVN": "Quy chuẩn kỹ thuật quốc gia",
    "QCĐP": "Quy chuẩn kỹ thuật địa phương",
    "ISO": "Tiêu chuẩn quốc tế",
}
_RARE = (pattern("CVN"), pattern("QCĐP"), pattern("ISO"))  # looked for before anything else
_ADOPTED = r"(?:[ ]{1,3}(?:ISO/IEC|ISO|IEC|OIML|ASTM|CODEX|EN))?"  # the international standard that a TCVN takes over
_NUMBER = r"\d{1,6}(?:[-.](?!(?:19|20)\d\d(?![\d:]))\d{1,4}){0,3}"
_YEAR = r"(?:[ ]{0,2}:[ ]{0,2}(?P<year>(?:19|20)\d\d)|-(?P<year>(?:19|20)\d\d))(?!\d)"
_BODY = r"(?:[ ]{0,1}/[ ]{0,1}[A-ZĐ][A-Za-zĐđ0-9]{1,11}(?:[-&][A-ZĐ][A-Za-zĐđ]{0,11})?)"
_STANDARD = pattern(
    rf"(?<![\p{{L}}\d/])(?P<family>TCVN|QCVN|QCĐP|ISO(?:/IEC)?){_ADOPTED}(?:[ .:]{{1,3}}|[ ]{{0,3}}\n[ ]{{0,3}})"
    rf"(?:số[ ]{{1,3}})?{_NUMBER}(?:(?|{_YEAR}){_BODY}?)?(?![\p{{L}}\d])"
)
_LOOSE_SIGN = pattern(r"[ ]?([:/])[ ]?")


@dataclass(frozen=True, slots=True)
class StandardMention:
    """A standard as printed, with single blanks: "QCVN 102:2016/BTTTT"; its year where one is given."""

    start: int
    end: int
    name: str
    type: str
    year: int | None


def find_standards(view: str) -> Iterator[StandardMention]:
    """All standards named in `view`, in order; "TCVN ISO 9001:2015" is one."""
    end = 0
    for at in sorted(match.start() for rare in _RARE for match in rare.finditer(view)):
        match = _STANDARD.match(view, max(end, at - 1)) or _STANDARD.match(view, at) if at >= end else None
        if match is None:
            continue
        end = match.end()
        year = int(match["year"]) if match["year"] else None
        kind = FAMILIES[match["family"].partition("/")[0]]
        name = _LOOSE_SIGN.sub(r"\1", " ".join(match.group().split()))
        yield StandardMention(match.start(), end, name, kind, year)
