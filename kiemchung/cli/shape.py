"""What is printed for machines: documents, look-ups and hits as plain JSON values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from corpus import Admission, Candidate, Found, KeptCitation, Lookup, Mention, Outcome, Record, Resolution
from extractor import Document, ReadingWarning
from kiemchung.cli.show import doubts_of
from patterns import Citation, Identity, Kind

if TYPE_CHECKING:
    from patterns import Entity


def extraction(
    document: Document,
    identity: Identity,
    citations: Sequence[Citation],
    entities: Sequence[Entity] | None,
    *,
    with_text: bool,
) -> dict[str, Any]:
    """One file as read: its identity, every citation with offsets into its text, and the doubts about the reading."""
    value: dict[str, Any] = {
        "file": document.name,
        "format": document.format,
        "metadata": metadata(identity, document.warnings),
        "citations": [_placed(document, each) for each in citations if each.kind is not Kind.STANDARD],
        "standards": [_placed(document, each) for each in citations if each.kind is Kind.STANDARD],
        "warnings": [asdict(warning) for warning in document.warnings],
    }
    if entities is not None:
        value["entities"] = [
            {"text": each.text, "label": each.label, "start": each.span.start, "end": each.span.end}
            for each in entities
        ]
    if with_text:
        value["text"] = document.text
        value["pages"] = [
            {"number": page.number, "start": page.span.start, "end": page.span.end} for page in document.pages
        ]
    return value


def _placed(document: Document, citation: Citation) -> dict[str, Any]:
    return citation_value(citation) | {"page": document.page_at(citation.span.start)}


def metadata(identity: Identity, warnings: Sequence[ReadingWarning]) -> dict[str, Any]:
    """A document's own facts; `date` only when it is whole, `date_stated` as exact as the document says.

    `doubts` names the facts that the way the file was read leaves unsure: recognition errs silently in digits.
    """
    exact = identity.date.exact() if identity.date else None
    signer = identity.signer
    return {
        "type": identity.type,
        "number": identity.number.printed if identity.number else None,
        "symbol": identity.symbol,
        "date": exact.isoformat() if exact else None,
        "date_stated": str(identity.date) if identity.date else None,
        "issuer": identity.issuer,
        "place": identity.place,
        "subject": identity.subject,
        "signer": {"name": signer.name, "title": signer.title, "authority": signer.authority} if signer else None,
        "recipients": list(identity.recipients),
        "doubts": [fact for fact in doubts_of(warnings) if getattr(identity, fact)],
    }


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
    return {**counts, "citations": sum(each.citations for each in admissions), "failures": failures}


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
        "warnings": [asdict(warning) for warning in record.warnings],
    }


def shown_value(record: Record, citations: Sequence[tuple[KeptCitation, Resolution]]) -> dict[str, Any]:
    """A held document with its citations and where each leads."""
    value = record_value(record)
    value["citations"] = [
        citation_value(kept.citation)
        | {
            "page": kept.page,
            "sentence_text": " ".join(kept.sentence.split()),
            "resolution": resolution.status.value,
            "reason": resolution.reason,
            "candidates": [candidate.name for candidate in resolution.candidates],
        }
        for kept, resolution in citations
    ]
    return value


def lookup_value(answer: Lookup) -> dict[str, Any]:
    """A look-up: the documents it can mean, and every place that cites one of them."""
    return {
        "query": answer.asked.typed,
        "candidates": [candidate_value(candidate) for candidate in answer.candidates],
        "citations": [
            mention_value(mention) | {"candidate": at}
            for at, candidate in enumerate(answer.candidates)
            for mention in candidate.citations
        ],
        "nearest": list(answer.nearest),
    }


def candidate_value(candidate: Candidate) -> dict[str, Any]:
    """One document a look-up can mean, with the facts best attested."""
    return {
        "number": candidate.number,
        "name": candidate.name,
        "type": candidate.type,
        "date": candidate.date,
        "issuer": candidate.issuer,
        "implied_issuer": candidate.implied_issuer,
        "subject": candidate.subject,
        "held": bool(candidate.held),
        "documents": [record.name for record in candidate.held],
        "cited": len(candidate.citations),
        "contradictions": [
            {"fact": each.fact, "values": [{"value": value, "places": list(places)} for value, places in each.values]}
            for each in candidate.contradictions
        ],
    }


def mention_value(mention: Mention) -> dict[str, Any]:
    """One place that cites a document."""
    citation = mention.kept.citation
    return {
        "document": mention.record.name,
        "document_number": mention.record.identity.number.printed if mention.record.identity.number else None,
        "page": mention.page,
        "quote": mention.quote,
        "start": citation.span.start,
        "end": citation.span.end,
        "number": citation.number.printed if citation.number else None,
        "date": citation.date.isoformat() if citation.date else None,
        "issuer": citation.issuer,
        "relation": citation.relation.value,
        "flags": [flag.value for flag in citation.flags],
        "provisions": [asdict(pinpoint) for pinpoint in citation.pinpoints],
    }


def hit_value(found: Found) -> dict[str, Any]:
    """One hit of a search."""
    identity = found.record.identity
    return {
        "document": found.record.name,
        "number": identity.number.printed if identity.number else None,
        "type": identity.type,
        "date": str(identity.date) if identity.date else None,
        "issuer": identity.issuer,
        "page": found.page,
        "quote": " ".join(found.quote.split()),
        "start": found.span.start,
        "end": found.span.end,
        "score": round(found.score, 4),
    }
