"""What the tests of this folder share: a text goes in, the citations come out as short rows."""

from __future__ import annotations

from extractor import Document
from patterns import Citation, Identity, find_citations, identify

Row = tuple[str, str | None, str | None, str | None]  # number or name, type, date, issuer


def document(text: str) -> Document:
    """A document of plain text."""
    return Document("test", "text", text, ())


def cited(text: str) -> tuple[Citation, ...]:
    """The citations in `text`; each one's span must be its quote."""
    found = find_citations(document(text))
    for citation in found:
        assert citation.span.of(text) == citation.quote
    return found


def rows(text: str) -> list[Row]:
    """The citations in `text` as rows."""
    return [
        (
            citation.number.printed if citation.number else citation.name or "",
            citation.type,
            citation.date.isoformat() if citation.date else None,
            citation.issuer,
        )
        for citation in cited(text)
    ]


def identity(text: str) -> Identity:
    """What the document of this text says it is."""
    return identify(document(text))
