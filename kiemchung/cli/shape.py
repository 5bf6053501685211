"""What is printed for machines of files: as read, as held and as admitted, as plain JSON values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from corpus import (
    Admission,
    Lead,
    Outcome,
    Place,
    Record,
    Understanding,
)
from extractor import Document, ReadingWarning, Span
from kiemchung.cli.show import doubts_of
from kiemchung.cli.wording import REASONS, say
from patterns import (
    Citation,
    Definition,
    Identity,
    Kind,
    ShortForm,
    Witness,
    contradicts,
    doubts_of_itself,
    find_definitions,
)

if TYPE_CHECKING:
    from patterns import Entity


def extraction(
    name: str, document: Document, understood: Understanding, entities: Sequence[Entity] | None, *, with_text: bool
) -> dict[str, Any]:
    """One file as read, called `name`: its identity, every citation with offsets into its text, and the doubts about the reading."""
    citations = understood.citations
    value: dict[str, Any] = {
        "file": name,
        "format": document.format,
        "metadata": metadata(understood.identity, document.warnings),
        "citations": [_placed(document, each) for each in citations if each.kind is not Kind.STANDARD],
        "standards": [_placed(document, each) for each in citations if each.kind is Kind.STANDARD],
        "short_forms": [_short_form_value(document, each) for each in understood.short_forms],
        "definitions": [_definition_value(each) for each in find_definitions(document, citations)],
        "warnings": [asdict(warning) for warning in document.warnings],
    }
    if entities is not None:
        value["entities"] = [_entity_value(each) for each in entities]
    if with_text:
        value["text"] = document.text
        value["pages"] = [
            {"number": page.number, "start": page.span.start, "end": page.span.end} for page in document.pages
        ]
    return value


def _short_form_value(document: Document, form: ShortForm) -> dict[str, Any]:
    """A document named without its full number; `means` lists all it can stand for, one where the text leaves one."""
    return {
        "kind": form.kind.value,
        "quote": form.quote,
        "start": form.span.start,
        "end": form.span.end,
        "page": document.page_at(form.span.start),
        "type": form.type,
        "serial": form.serial,
        "provisions": [asdict(pinpoint) for pinpoint in form.pinpoints],
        "expansion": form.expansion,
        "means": [_called(each) for each in form.candidates],
    }


def _definition_value(definition: Definition) -> dict[str, Any]:
    return {
        "kind": definition.kind.value,
        "short": definition.short,
        "full": definition.full,
        "start": definition.span.start,
        "end": definition.span.end,
        "means": [_called(each) for each in definition.candidates],
    }


def _called(citation: Citation) -> str | None:
    return citation.number.printed if citation.number else citation.name


def _entity_value(entity: Entity) -> dict[str, Any]:
    became = entity.succession
    return {
        "text": entity.text,
        "label": entity.label,
        "start": entity.span.start,
        "end": entity.span.end,
        "name": entity.name,
        "post": entity.post,
        "succession": (asdict(became) | {"since": became.since.isoformat()}) if became else None,
    }


def _placed(document: Document, citation: Citation) -> dict[str, Any]:
    return citation_value(citation) | {"page": document.page_at(citation.span.start)}


def metadata(identity: Identity, warnings: Sequence[ReadingWarning]) -> dict[str, Any]:
    """A document's own facts; `date` only when it is whole, `date_stated` as exact as the document says.

    `number_source` says where in the file the number stands, `witnesses` what else in it says a number or a date. `doubts` names
    the facts that are not sure: because of how the file was read (recognition errs silently in digits), or because the file
    contradicts itself, which `contradictions` explains.
    """
    exact = identity.date.exact() if identity.date else None
    signer = identity.signer
    itself = doubts_of_itself(identity)
    unsure = {fact for fact in doubts_of(warnings, identity.vouched) if getattr(identity, fact)}
    return {
        "type": identity.type,
        "number": identity.number.printed if identity.number else None,
        "number_source": identity.number_source.value if identity.number_source else None,
        "symbol": identity.symbol,
        "date": exact.isoformat() if exact else None,
        "date_stated": str(identity.date) if identity.date else None,
        "issuer": identity.issuer,
        "parent_issuer": identity.parent_issuer,
        "place": identity.place,
        "subject": identity.subject,
        "signer": {"name": signer.name, "title": signer.title, "authority": signer.authority} if signer else None,
        "recipients": list(identity.recipients),
        "secrecy": identity.secrecy,
        "urgency": identity.urgency,
        "attachments": [
            {"label": part.label, "type": part.type, "subject": part.subject, **_spanned(part.span)}
            for part in identity.attachments
        ],
        "witnesses": [_witness_value(witness, identity) for witness in identity.witnesses],
        "doubts": sorted(unsure | itself.keys()),
        "contradictions": [
            {"fact": fact, "reason": reason.value} for fact, reasons in itself.items() for reason in reasons
        ],
    }


def _witness_value(witness: Witness, identity: Identity) -> dict[str, Any]:
    return {
        "source": witness.source.value,
        "number": witness.number.printed if witness.number else None,
        "date": str(witness.date) if witness.date else None,
        "quote": witness.quote,
        **_spanned(witness.span),
        "contradicts": contradicts(witness, identity),
        **{fact: said for fact in ("type", "issuer", "subject", "signer") if (said := getattr(witness, fact))},
    }


def _spanned(span: Span | None) -> dict[str, int | None]:
    return {"start": span.start if span else None, "end": span.end if span else None}


def citation_value(citation: Citation) -> dict[str, Any]:
    """One citation, in the shape the project's evaluation reads."""
    number = citation.number
    return {
        "kind": citation.kind.value,
        "number": number.printed if number else None,
        "key": number.key if number else None,
        "name": citation.name,
        "year": str(citation.year) if citation.year else None,
        "type": citation.type,
        "date": citation.date.isoformat() if citation.date else None,
        "issuer": citation.issuer,
        "implied_issuer": citation.implied_issuer,
        "subject": citation.subject,
        "quote": citation.quote,
        "start": citation.span.start,
        "end": citation.span.end,
        "relation": citation.relation.value,
        "flags": [flag.value for flag in citation.flags],
        "provisions": [asdict(pinpoint) for pinpoint in citation.pinpoints],
        "sentence": {"start": citation.sentence.start, "end": citation.sentence.end},
        "within": citation.within.start if citation.within else None,
        "rule": citation.rule,
    }


def admissions_value(admissions: Sequence[Admission], lang: str) -> dict[str, Any]:
    """What became of the files given."""
    counts = {outcome.value: sum(each.outcome is outcome for each in admissions) for outcome in Outcome}
    failures = [{"path": str(each.path), "error": each.error.message(lang)} for each in admissions if each.error]
    changed = [{"path": str(each.path), "instead_of": each.instead_of.id} for each in admissions if each.instead_of]
    left_out = [{"path": str(each.path), "reason": each.removal.reason} for each in admissions if each.removal]
    citations = sum(each.citations for each in admissions if each.outcome is Outcome.ADDED)
    return {**counts, "citations": citations, "changed": changed, "removed": left_out, "failures": failures}


def record_value(record: Record) -> dict[str, Any]:
    """A held document as a line of the catalogue."""
    return {
        "id": record.id,
        "document": record.name,
        "path": record.path,
        "format": record.format,
        "pages": record.pages,
        "added": record.added,
        **metadata(record.identity, record.warnings),
        "persons": [asdict(said) for said in record.persons],
        "warnings": [asdict(warning) for warning in record.warnings],
    }


def shown_value(record: Record, led: Sequence[Lead], lang: str) -> dict[str, Any]:
    """A held document with its citations and where each leads."""
    value = record_value(record)
    value["citations"] = [
        citation_value(each.kept.citation)
        | {
            "page": each.kept.page,
            "sentence_text": " ".join(each.kept.sentence.split()),
            "resolution": each.resolution.status.value,
            "reason": each.resolution.reason.value,
            "reason_text": say(REASONS[each.resolution.reason], lang),
            "candidates": [candidate.name for candidate in each.resolution.candidates],
            "places": [_place_value(place) for place in each.places],
        }
        for each in led
    ]
    return value


def _place_value(place: Place) -> dict[str, Any]:
    """A cited provision in the held document: every stretch that is it, or the unit of it that the document does not have."""
    return {
        "provision": asdict(place.pinpoint),
        "document": place.record.name,
        "absent": place.absent,
        "spots": [{"page": spot.page, "quote": spot.quote, **_spanned(spot.span)} for spot in place.spots],
    }
