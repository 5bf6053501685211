"""What is printed for machines of look-ups: the documents meant, and every place that cites or names them, as plain JSON values."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from corpus import Candidate, Lookup, Mention, ShortMention


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
        "short_forms": [
            short_mention_value(mention) | {"candidate": at}
            for at, candidate in enumerate(answer.candidates)
            for mention in candidate.short_forms
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


def short_mention_value(mention: ShortMention) -> dict[str, Any]:
    """One place that names a document without its number; `choices` says how many documents it can stand for."""
    form = mention.form
    return {
        "document": mention.record.name,
        "page": form.page,
        "quote": " ".join(form.sentence.split()),
        "form": " ".join(form.quote.split()),
        "kind": form.kind.value,
        "choices": form.choices,
        "start": form.span.start,
        "end": form.span.end,
        "provisions": [asdict(pinpoint) for pinpoint in form.pinpoints],
    }
