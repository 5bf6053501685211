"""Files as read go in; their citations as W3C Web Annotations, one JSON-LD document, come out.

An AnnotationCollection with one page; an annotation for each citation (https://www.w3.org/TR/annotation-model/). The target
is the file, the place its quote with what stands around it and its offsets: code points of the file's text in NFC, as
`extract --json --with-text` gives it. Bodies are the document or provisions cited, where their IRI is sure (`kiemchung/iri.py`),
and a text for people that carries what the citation says in terms of our own. A term that is not there was not stated.

The terms: documentType, number (as printed), key (number to compare by), title (where cited by name), year, date, issuer (as stated),
impliedIssuer (by the symbol), subject, relation and flags (codes), provisions (annex ... point), page. The collection lists the
`files` with the facts of each about itself, `work` its IRI, `doubts` the facts that the reading leaves unsure, and warnings.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from itertools import takewhile
from pathlib import Path
from typing import Any
from urllib.parse import quote

from extractor import Document, Span
from kiemchung.cli.marked import Read, about
from kiemchung.cli.safe import plain_json
from kiemchung.cli.show import doubts_of
from kiemchung.iri import cited_iris, sure_of, work_iri
from patterns import Citation, Identity

_TERMS = (
    "documentType", "number", "symbol", "key", "title", "year", "date", "issuer", "impliedIssuer", "subject", "relation",
    "flags", "provisions", "annex", "part", "chapter", "section", "subsection", "article", "clause", "point", "page",
    "files", "doubts", "warnings",
)  # fmt: skip
_CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",  # a name every reader of annotations knows; nothing is fetched
    {"kc": "urn:x-kiemchung:", **{term: f"kc:{term}" for term in _TERMS}, "work": {"@id": "kc:work", "@type": "@id"}},
]
_PDF_FRAGMENTS = "http://tools.ietf.org/rfc/rfc3778"  # page=N, as the model names it
_OWN = ("number", "date", "type", "issuer", "subject")  # the facts `files` gives that may be in doubt
_AROUND = 32  # characters of context on each side of a quote


def annotation_collection(reads: Sequence[Read], lang: str) -> str:
    """One JSON-LD document for all the files; the same files give the same characters."""
    names = _references([path for path, _, _, _ in reads])
    items = [
        _annotation(citation, read, name, f"#file-{at}-citation-{count}", lang)
        for at, (read, name) in enumerate(zip(reads, names, strict=True), 1)
        for count, citation in enumerate(read[3], 1)
    ]
    page = {"id": "#page-1", "type": "AnnotationPage", "partOf": "#citations", "startIndex": 0, "items": items}
    value = {
        "@context": _CONTEXT,
        "id": "#citations",
        "type": "AnnotationCollection",
        "total": len(items),
        "files": [
            _file(document, identity, name) for (_, document, identity, _), name in zip(reads, names, strict=True)
        ],
        "first": page,
    }
    return plain_json(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def _references(paths: Sequence[Path]) -> list[str]:
    """The files as relative references (RFC 3986), from the folder they have in common: a file alone by its name."""
    whole = [path.absolute() for path in paths]
    levels = zip(*(path.parent.parts for path in whole), strict=False)
    shared = len(list(takewhile(lambda level: len(set(level)) == 1, levels)))
    return ["/".join(quote(os.fsencode(part), safe="") for part in path.parts[shared:]) for path in whole]


def _file(document: Document, identity: Identity, name: str) -> dict[str, Any]:
    sure = sure_of(identity, doubts_of(document.warnings))
    return _stated(
        {
            "id": name,
            "type": "Text",
            "work": work_iri(sure),
            "documentType": identity.type,
            "number": identity.number.printed if identity.number else None,
            "symbol": identity.symbol,
            "date": str(identity.date) if identity.date else None,
            "issuer": identity.issuer,
            "subject": identity.subject,
            "doubts": [fact for fact in _OWN if getattr(identity, fact) != getattr(sure, fact)],
            "warnings": [warning.code for warning in document.warnings],
        }
    )


def _annotation(citation: Citation, read: Read, name: str, identifier: str, lang: str) -> dict[str, Any]:
    _, document, identity, _ = read
    iris = () if "number" in doubts_of(document.warnings) else cited_iris(citation, identity)
    return {
        "id": identifier,
        "type": "Annotation",
        "motivation": "linking",
        "body": [*({"id": iri, "type": "Text"} for iri in iris), _said(citation, document, lang)],
        "target": {"source": name, "selector": _selectors(citation.span, document)},
    }


def _said(citation: Citation, document: Document, lang: str) -> dict[str, Any]:
    number = citation.number
    return _stated(
        {
            "type": "TextualBody",
            "purpose": "describing",
            "format": "text/plain",
            "language": lang,
            "value": about(citation, lang),
            "documentType": citation.type,
            "number": number.printed if number else None,
            "key": number.key if number else None,
            "title": citation.name,
            "year": (number.year if number else None) or citation.year,
            "date": citation.date.isoformat() if citation.date else None,
            "issuer": citation.issuer,
            "impliedIssuer": citation.implied_issuer,
            "subject": citation.subject,
            "relation": citation.relation.value,
            "flags": [flag.value for flag in citation.flags],
            "provisions": [_stated(asdict(pinpoint)) for pinpoint in citation.pinpoints],
            "page": document.page_at(citation.span.start),
        }
    )


def _selectors(span: Span, document: Document) -> list[dict[str, Any]]:
    """Each selects the same characters; context ends with the page, so that it can be found on the page alone."""
    page = document.page_at(span.start)
    bounds = next(each.span for each in document.pages if each.number == page)
    found = {
        "type": "TextQuoteSelector",
        "exact": span.of(document.text),
        "prefix": document.text[max(bounds.start, span.start - _AROUND) : span.start],
        "suffix": document.text[span.end : max(span.end, min(bounds.end, span.end + _AROUND))],
    }
    selectors: list[dict[str, Any]] = [found, {"type": "TextPositionSelector", "start": span.start, "end": span.end}]
    if document.format == "pdf" and span.end <= bounds.end:
        place = {"type": "FragmentSelector", "conformsTo": _PDF_FRAGMENTS, "value": f"page={page}"}
        selectors.append({**place, "refinedBy": found})
    return selectors


def _stated(values: Mapping[str, Any]) -> dict[str, Any]:
    """Without what is not known: a term that is not there was not stated."""
    return {term: value for term, value in values.items() if value not in (None, "", [], {})}
