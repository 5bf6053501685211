"""A citation or a document's own facts go in; the IRI that names the document in Akoma Ntoso comes out, None where none is sure.

The form is that of the Akoma Ntoso Naming Convention 1.0 (OASIS, 21/02/2019): `/akn/vn/TYPE/SUBTYPE/ACTOR/YEAR/NUMBER`, and
`/~art_5__para_2` after it for a provision. Of its options these are taken, so that one document has one IRI however it is cited:

- TYPE is `act` for normative documents (a year in the number, or a type that always is normative), `doc` for all others.
- The date is the year alone: numbering begins anew each year, and mentions give the day, leave it out or get it wrong.
- ACTOR is the body the symbol stands for where the country has one such body ("NĐ-CP"), else the body the text names with
  its province; "UBND tỉnh" and "Sở Nội vụ" are of the province of the citing document. Acts by name have none, as their
  type implies it.
- NUMBER is the whole number and symbol in ASCII without leading zeros; types that differ by a diacritic differ in SUBTYPE.

There is no IRI without type, year and a body the country has once, and none where number, type or year are in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from corpus import Body, body_of, same_body
from extractor import fold
from patterns import (
    GENERIC,
    Citation,
    Flag,
    Identity,
    Number,
    Pinpoint,
    Relation,
    doubts_of_itself,
    implied_issuer,
    type_of_symbol,
)

_ACTS = frozenset({"Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh"})
_ALWAYS_NORMATIVE = _ACTS | {"Nghị định", "Thông tư", "Thông tư liên tịch", "Sắc lệnh"}
# Normative when a year stands in the number (NĐ 34/2016/NĐ-CP, Điều 57; NĐ 78/2025/NĐ-CP after it).
_AT_TIMES_NORMATIVE = frozenset({"Nghị quyết", "Nghị quyết liên tịch", "Quyết định", "Chỉ thị", "Lệnh"})

# A line end, a blank or a misspelt type word leave no doubt which document is meant; these do.
_IN_DOUBT = frozenset(
    {
        *(Flag.YEAR_MISMATCH, Flag.MISSING_YEAR, Flag.TYPE_SYMBOL_MISMATCH),
        *(Flag.MALFORMED_SYMBOL, Flag.UNKNOWN_SYMBOL, Flag.REPAIRED_OCR),
    }
)

_NATIONAL = re.compile(
    r"chinh phu|thu tuong(?: chinh phu)?|quoc hoi|uy ban thuong vu quoc hoi|chu tich nuoc|hoi dong (?:bo truong|chinh phu|nha nuoc)"
    r"|van phong (?:chinh phu|quoc hoi|chu tich nuoc)|thanh tra chinh phu|kiem toan nha nuoc|ngan hang nha nuoc viet nam"
    r"|bao hiem xa hoi viet nam|uy ban dan toc|tong cuc (?:thue|hai quan)|bo (?!chi huy\b|mon\b|phan\b|tu lenh\b)[a-z, -]+"
    r"|ban bi thu|(?:[a-z]+ ){0,8}(?:toi cao|trung uong(?: dang)?)"
)
_NEXT_BODY = re.compile(r", (?!Thể thao)")  # "Bộ Tài chính, Bộ Nội vụ"; the ministry of culture has a comma in its name

# The labels articles, clauses and points have: "5", "12a", "d", "đ" (two points, so the letter is kept), "a1".
_LABEL = re.compile(r"[0-9]{1,4}[a-zđ]{0,2}|[a-zđ][0-9]{0,2}")


def sure_of(identity: Identity, doubts: Iterable[str]) -> Identity:
    """`identity` without the facts named in `doubts` and those the document itself puts in doubt: what is not sure is not known."""
    unsure: dict[str, Any] = dict.fromkeys((*doubts, *doubts_of_itself(identity)))
    return replace(identity, **unsure)


def work_iri(identity: Identity) -> str | None:
    """The IRI of a document itself, from its own facts; None where they do not make one."""
    if identity.number is None:
        return None
    year = identity.date.year if identity.date else None
    if identity.number.year and year not in (None, identity.number.year):
        return None
    return _numbered(identity.number, identity.type, identity.number.year or year, identity.issuer, citing=None)


def cited_iris(citation: Citation, citing: Identity) -> tuple[str, ...]:
    """What a citation leads to: the IRIs of the provisions it names, else that of the document; empty where none is sure.

    `citing` is the identity of the document in which the citation stands.
    """
    work = _cited_work(citation, citing)
    if work is None:
        return ()
    if citation.relation is Relation.ISSUED_WITH:  # the provisions are those of what was issued with the document
        return (work,)
    return tuple(dict.fromkeys(provision_iri(work, each) for each in citation.pinpoints)) or (work,)


def provision_iri(work: str, pinpoint: Pinpoint) -> str:
    """The IRI of an article of `work` or of what is in it; `work` itself where the article is not known.

    Articles are numbered through the whole document, so chapters and sections are left out; annexes number anew.
    """
    if pinpoint.annex or not pinpoint.article:
        return work
    steps = (("art", pinpoint.article), ("para", pinpoint.clause), ("point", pinpoint.point))
    labels = [(unit, label.lower()) for unit, label in steps if label]
    if not all(_LABEL.fullmatch(label) for _, label in labels):
        return work
    return f"{work}/~{'__'.join(f'{unit}_{label}' for unit, label in labels)}"


def body_iri(issuer: str) -> str:
    """The IRI of an issuing body, as a class of the ontology the naming convention provides for."""
    return f"/akn/ontology/organization/vn/{slug(_words(body_of(issuer)) or issuer)}"


def is_normative(type_name: str | None, number: Number | None) -> bool:
    """Whether a document of this type and number sets rules for all: an `act` in Akoma Ntoso."""
    has_year = number is not None and number.year is not None
    return type_name in _ALWAYS_NORMATIVE or (has_year and type_name in _AT_TIMES_NORMATIVE)


def slug(text: str) -> str:
    """`text` as a part of an IRI: letters and digits of ASCII in lower case, hyphens between them."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def _cited_work(citation: Citation, citing: Identity) -> str | None:
    if _IN_DOUBT.intersection(citation.flags):
        return None
    year = citation.date.year if citation.date else citation.year
    if citation.number is not None:
        year = citation.number.year or year
        return _numbered(citation.number, citation.type, year, citation.issuer, citing=citing.issuer)
    if citation.name is None or citation.type not in _ACTS or year is None:
        return None
    title = citation.name if citation.name == citation.type else citation.name[len(citation.type) :]
    return f"/akn/vn/act/{slug(citation.type)}/{year}/{slug(title)}"


def _numbered(
    number: Number, type_name: str | None, year: int | None, issuer: str | None, *, citing: str | None
) -> str | None:
    if type_name in (None, GENERIC):
        type_name = _type_implied(number)
    actor = _actor(number, issuer, citing)
    if type_name is None or year is None or actor is None:
        return None
    kind = "act" if is_normative(type_name, number) else "doc"
    serial = number.serial.lstrip("0") or "0"
    symbol = number.key[len(serial) :]
    serial = re.sub(r"[^0-9a-zđ]+", "-", serial.lower())  # 30d and 30đ are two numbers
    return f"/akn/vn/{kind}/{slug(type_name)}/{slug(actor)}/{year}/{serial}-{slug(symbol)}"


def _type_implied(number: Number) -> str | None:
    """The type a symbol tells where every part of it is known: "KH-UBND" is a plan, "CT-CS" may be of a tax office."""
    if implied_issuer(number) is None or len(number.parts) < 2:
        return None
    named = type_of_symbol(number.parts[0])
    if number.party:
        return None if named == "Quyết định" else named  # QĐ of the Party is also Quy định
    if named or number.year:
        return named
    return "Công văn"  # the symbol begins with the body: NĐ 30/2020/NĐ-CP, Annex I, II.3


def _actor(number: Number, issuer: str | None, citing: str | None) -> str | None:
    """The body in the IRI, folded; None where it is not known, not one in the country, or not the one of the symbol."""
    implied = [body for name in _NEXT_BODY.split(implied_issuer(number) or "") if (body := body_of(name))]
    own = body_of(citing)
    stated = body_of(issuer, own.places if own else ())
    alike = all(same_body(stated, body) is not False for body in implied) or (len(implied) > 1 and stated is not None)
    if implied and all(_NATIONAL.fullmatch(body.kind) for body in implied):
        if number.party and number.symbol != "HĐBT" and "trung uong" not in implied[0].kind:
            return None  # "07-KH/BTC" is of an organising committee, not of the ministry
        party = number.party and stated is not None and _NATIONAL.fullmatch(stated.kind)  # "Bộ Chính trị" for TW
        return "-".join(body.kind for body in implied) if alike or party else None
    if stated is None or not alike:
        return None
    return _words(stated) if _NATIONAL.fullmatch(stated.kind) or stated.province else None


def _words(body: Body | None) -> str | None:
    """A body's name, folded, as it stands in an IRI: "uy ban nhan dan tinh lam son"."""
    if body is None:
        return None
    unit = [body.level or "tinh", body.province] if body.province else [body.level] if body.level else []
    return " ".join([body.kind, *filter(None, unit)])
