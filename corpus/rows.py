"""Records and citations as rows of the catalogue and back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from functools import lru_cache
from typing import Any, Protocol

from corpus.asked import loose
from corpus.fields import FIELDS
from corpus.pieces import Cut
from corpus.record import KeptCitation, PersonsValue, Record, storable
from extractor import ReadingWarning, Span
from patterns import (
    Attachment,
    Citation,
    Flag,
    Identity,
    Number,
    PartialDate,
    Pinpoint,
    Relation,
    Signer,
    Source,
    Witness,
    is_party,
)

_OTHER_FACTS = ("type", "issuer", "subject", "signer")  # which the package a document came in says too


class Row(Protocol):
    """A row of the catalogue: values by column name."""

    def __getitem__(self, column: str, /) -> Any: ...


def number_columns(number: Number | None) -> dict[str, Any]:
    """The columns by which a number is found again."""
    if number is None:
        return dict.fromkeys(("number", "number_key", "loose_key", "serial", "number_year"))
    return {
        "number": number.printed,
        "number_key": number.key,
        "loose_key": number.loose_key,
        "serial": number.serial.lstrip("0") or "0",
        "number_year": number.year,
    }


def record_row(record: Record) -> dict[str, Any]:
    """The columns of a record as the machine read it, without its text and pages."""
    identity = record.identity
    return {
        "id": record.id,
        "path": record.path,
        "format": record.format,
        "size": record.size,
        "added": record.added,
        "warnings": json.dumps([[warning.code, warning.detail] for warning in record.warnings], ensure_ascii=False),
        **number_columns(identity.number),
        "symbol": identity.symbol,
        "date": str(identity.date) if identity.date else None,
        "type": identity.type,
        "issuer": identity.issuer,
        "subject": identity.subject,
        "place": identity.place,
        "signer": identity.signer.name if identity.signer else None,
        "signer_title": identity.signer.title if identity.signer else None,
        "signer_authority": identity.signer.authority if identity.signer else None,
        "recipients": json.dumps(identity.recipients, ensure_ascii=False),
        "number_source": identity.number_source,
        "number_flags": json.dumps([flag.value for flag in identity.number_flags]),
        "parent_issuer": identity.parent_issuer,
        "secrecy": identity.secrecy,
        "urgency": identity.urgency,
        "attachments": json.dumps([asdict(part) for part in identity.attachments], ensure_ascii=False),
        "witnesses": json.dumps([witness_value(witness) for witness in identity.witnesses], ensure_ascii=False),
        "machine": None,
        "persons": "[]",
    }


def persons_value(persons: Iterable[PersonsValue]) -> str:
    """What persons said of a record, as its column keeps it."""
    return json.dumps([asdict(each) for each in persons], ensure_ascii=False)


def record_of(row: Row) -> Record:
    """The record in a row of the record table."""
    persons = tuple(PersonsValue(**said) for said in json.loads(row["persons"]))
    stated = {each.field for each in persons}
    signer = Signer(row["signer"], row["signer_title"], row["signer_authority"]) if row["signer"] else None
    identity = Identity(
        number=_number(row["number"], row["number_year"], row["symbol"]),
        number_source=Source(row["number_source"]) if row["number_source"] else None,
        number_flags=_flags(row["number_flags"]),
        symbol=row["symbol"],
        date=_partial(row["date"]),
        type=row["type"],
        issuer=row["issuer"],
        parent_issuer=row["parent_issuer"],
        subject=row["subject"],
        place=row["place"],
        signer=signer,
        recipients=tuple(json.loads(row["recipients"])),
        secrecy=row["secrecy"],
        urgency=row["urgency"],
        attachments=tuple(_attachment(value) for value in json.loads(row["attachments"])),
        witnesses=tuple(_witness(value) for value in json.loads(row["witnesses"])),
        vouched=frozenset(field.fact for field in FIELDS if field.fact and field.key in stated),
    )
    warnings = tuple(ReadingWarning(code, detail) for code, detail in json.loads(row["warnings"]))
    pages = len(json.loads(row["pages"]))
    return Record(row["id"], row["path"], row["format"], row["size"], row["added"], pages, identity, warnings, persons)


def citation_row(record: str, seq: int, citation: Citation, page: int) -> dict[str, Any]:
    """The columns of a citation."""
    number = citation.number
    return {
        "record": record,
        "seq": seq,
        "start": citation.span.start,
        "end": citation.span.end,
        "page": page,
        "sentence_start": citation.sentence.start,
        "sentence_end": citation.sentence.end,
        "rule": citation.rule,
        **number_columns(number),
        "symbol": number.symbol if number else None,
        "party": int(number.party) if number else 0,
        "name": citation.name,
        "loose_name": loose(citation.name) if citation.name else None,
        "year": citation.year,
        "type": citation.type,
        "date": citation.date.isoformat() if citation.date else None,
        "issuer": citation.issuer,
        "implied_issuer": citation.implied_issuer,
        "subject": citation.subject,
        "relation": citation.relation.value,
        "pinpoints": json.dumps(
            [_without_none(asdict(pinpoint)) for pinpoint in citation.pinpoints], ensure_ascii=False
        ),
        "flags": json.dumps([flag.value for flag in citation.flags]),
        "within_start": citation.within.start if citation.within else None,
        "within_end": citation.within.end if citation.within else None,
    }


def citation_of(row: Row, cut: Cut) -> KeptCitation:
    """The citation in a row; `cut` gives its quote and its sentence from the record's text."""
    span, sentence = Span(row["start"], row["end"]), Span(row["sentence_start"], row["sentence_end"])
    citation = Citation(
        span=span,
        quote=cut(span),
        rule=row["rule"],
        number=_number(row["number"], row["number_year"], row["symbol"]),
        name=row["name"],
        year=row["year"],
        type=row["type"],
        date=date.fromisoformat(row["date"]) if row["date"] else None,
        issuer=row["issuer"],
        implied_issuer=row["implied_issuer"],
        subject=row["subject"],
        relation=Relation(row["relation"]),
        pinpoints=_pinpoints(row["pinpoints"]),
        flags=_flags(row["flags"]),
        sentence=sentence,
        within=Span(row["within_start"], row["within_end"]) if row["within_start"] is not None else None,
    )
    return KeptCitation(row["record"], row["seq"], row["page"], cut(sentence), citation)


@lru_cache(maxsize=1 << 12)  # most citations have the same few
def _pinpoints(column: str) -> tuple[Pinpoint, ...]:
    return tuple(Pinpoint(**units) for units in json.loads(column))


@lru_cache(maxsize=1 << 8)
def _flags(column: str) -> tuple[Flag, ...]:
    return tuple(map(Flag, json.loads(column)))


def _attachment(value: dict[str, Any]) -> Attachment:
    return Attachment(**{**value, "span": Span(**value["span"])})


def witness_value(witness: Witness) -> dict[str, Any]:
    """What a witness says, as JSON takes it."""
    number = witness.number
    return {
        "source": witness.source.value,
        "quote": storable(witness.quote),  # a file's name may hold bytes that are no text
        "number": [number.printed, number.year, number.symbol] if number else None,
        "date": str(witness.date) if witness.date else None,
        "span": asdict(witness.span) if witness.span else None,
        **{fact: value for fact in _OTHER_FACTS if (value := getattr(witness, fact))},
    }


def with_packages(witnesses: str, before: str) -> str:
    """The witnesses of a record, after those among `before` (both JSON) that packages gave, which no reading of the file alone finds."""
    said = json.loads(witnesses)
    packages = [each for each in json.loads(before) if each["source"] == Source.EDXML.value and each not in said]
    return json.dumps([*packages, *said], ensure_ascii=False)


def _witness(value: dict[str, Any]) -> Witness:
    number = _number(*value["number"]) if value["number"] else None
    span = Span(**value["span"]) if value["span"] else None
    others = {fact: value.get(fact) for fact in _OTHER_FACTS}
    return Witness(Source(value["source"]), value["quote"], number, _partial(value["date"]), span, **others)


@lru_cache(maxsize=1 << 12)  # a document is cited by one number many times
def _number(printed: str | None, year: int | None, symbol: str | None) -> Number | None:
    if printed is None or symbol is None:
        return None
    serial = printed[: -len(symbol)].removesuffix(f"/{year}/" if year else "").rstrip("/-")
    return Number(printed, serial, year, symbol, party=is_party(printed[len(serial)], symbol))


def _partial(text: str | None) -> PartialDate | None:
    return PartialDate(*(int(part) for part in text.split("-"))) if text else None


def _without_none(units: dict[str, str | None]) -> dict[str, str]:
    return {unit: label for unit, label in units.items() if label is not None}
