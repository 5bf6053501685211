"""What an edXML package states of a document goes in; a witness comes out, and the facts it puts in doubt.

An office's clerk typed it in, so it is weaker than the page: it differs only where both cannot be meant.
"""

from __future__ import annotations

from datetime import date

from extractor import Stated, fold
from patterns.citation import Number
from patterns.dates import PartialDate
from patterns.grammar import pattern
from patterns.identity import Doubt, Identity, Source, Witness
from patterns.numbers import parse_number
from patterns.types import canonical_type

_DATE = pattern(
    r"^(?|(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})|(?P<d>\d{1,2})[-/.](?P<m>\d{1,2})[-/.](?P<y>\d{4}))(?!\d)"
)
_SERIAL = pattern(r"^\d{1,6}[a-zđ]?(?=[-/])")
_YEAR = pattern(r"(?:19|20)\d\d/")
_WORD = pattern(r"\w+")
_SHORT_NAMES = (("ủy ban nhân dân", "ubnd"), ("uỷ ban nhân dân", "ubnd"), ("hội đồng nhân dân", "hđnd"))
_ALIKE = 0.5  # share of the shorter subject's words in the longer one


def packaged(stated: Stated) -> Witness | None:
    """The witness of a package, None where it says nothing."""
    number, named = _number(stated), canonical_type(stated.type) if stated.type else None
    called = number.printed if number else "/".join(part for part in (stated.number, stated.symbol) if part)
    said = (called, stated.date, stated.type, stated.issuer, stated.subject, stated.signer)
    witness = Witness(
        Source.EDXML,
        "; ".join(text for text in said if text),
        number=number,
        date=_date(stated.date),
        type=named[0] if named else None,
        issuer=stated.issuer or None,
        subject=stated.subject or None,
        signer=stated.signer or None,
    )
    return witness if witness.quote else None


def differences(witness: Witness, identity: Identity) -> dict[str, Doubt]:
    """The facts besides number and date that a witness gives otherwise than the document, and the doubt of each."""
    found: dict[str, Doubt] = {}
    if witness.type and identity.type and witness.type != identity.type:
        found["type"] = Doubt.OTHER_TYPE
    if witness.issuer and identity.issuer and not _same_body(witness.issuer, identity):
        found["issuer"] = Doubt.OTHER_ISSUER
    if witness.subject and identity.subject and not _alike(witness.subject, identity.subject):
        found["subject"] = Doubt.OTHER_SUBJECT
    if witness.signer and identity.signer and _words(witness.signer) != _words(identity.signer.name):
        found["signer"] = Doubt.OTHER_SIGNER
    return found


def _number(stated: Stated) -> Number | None:
    """The number in one piece: "12" and "KH-UBND", "18" and "CT/TU", or either of them whole already."""
    symbol, serial = stated.symbol.strip(), stated.number.strip()
    if serial.isdigit() and _YEAR.match(symbol) and not symbol.startswith(serial):  # "30" and "2020/NĐ-CP"
        return parse_number(f"{serial}/{symbol}")
    for whole in (symbol, serial):
        if _SERIAL.match(whole) and (number := parse_number(whole)):
            return number
    if not serial or not symbol:
        return None
    mark = "" if symbol[0] in "/-" else "-" if "/" in symbol else "/"
    return parse_number(serial + mark + symbol)


def _date(text: str) -> PartialDate | None:
    match = _DATE.match(text)
    if not match:
        return None
    year, month, day = (int(match[part]) for part in "ymd")
    try:
        date(year, month, day)
    except ValueError:
        return None
    return PartialDate(year, month, day)


def _same_body(name: str, identity: Identity) -> bool:
    """Whether a sender can be the issuer: the same, its office, or the body above; "Sở Nội vụ" is that of the province."""
    sender = _body(name)
    return any(
        sender in own or own in sender for own in map(_body, filter(None, (identity.issuer, identity.parent_issuer)))
    )


def _body(name: str) -> str:
    text = " ".join(name.lower().split())
    for full, short in _SHORT_NAMES:
        text = text.replace(full, short)
    return fold(text)


def _alike(one: str, other: str) -> bool:
    less, more = sorted((_words(one), _words(other)), key=len)
    return len(less & more) >= _ALIKE * len(less)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(text)))
