"""The paragraphs of a text, the units that are indexed and quoted: a text goes in, spans come out, or entries of an index."""

from __future__ import annotations

import re
from collections.abc import Iterator

import index
from corpus.record import Record
from extractor import Document, Span

_ENDS = re.compile(r"[.;:!?…”\"]\s*$|[*|]\s*$|/\.\s*$")
_BEGINS = re.compile(r"\s*(?:[-+•*#|]|\d{1,2}[.)]|[a-zđ]\)|Điều\s+\d|[IVX]+\.)")
_ENOUGH = 240  # characters after which a line that ends a sentence ends the paragraph
_MOST = 1600
_HEAD = 6_000  # characters of a document in which its subject is looked for
_TELLING = 8  # words of it


def paragraphs(text: str) -> Iterator[Span]:
    """Spans that cover all of `text` but blank lines, in order; hard-wrapped lines of one paragraph stay together."""
    start = at = 0
    for line in text.splitlines(keepends=True):
        end = at + len(line)
        if not line.strip():
            if text[start:at].strip():
                yield Span(start, at)
            start = end
        else:
            so_far = at - start
            if (
                so_far >= _ENOUGH and (_ENDS.search(text[max(start, at - 12) : at]) or _BEGINS.match(line))
            ) or so_far >= _MOST:
                yield Span(start, at)
                start = at
        at = end
    if text[start:at].strip():
        yield Span(start, at)


def entries_of(record: Record, document: Document) -> Iterator[index.Entry]:
    """The paragraphs of a record, with its facts, as the index takes them."""
    identity = record.identity
    exact = identity.date.exact() if identity.date else None
    number = identity.number.printed if identity.number else None
    about = ". ".join(part for part in (identity.type, number, identity.subject, identity.issuer) if part)
    head = subject_place(identity.subject, document.text)
    for span in paragraphs(document.text):
        page, text = document.page_at(span.start), span.of(document.text)
        own = about if span.start <= head else ""
        yield index.Entry(record.id, span.start, span.end, page, text, identity.type, identity.issuer, exact, own)


def subject_place(subject: str | None, text: str) -> int:
    """Where a document says what it is about; 0 where it does not."""
    words = (subject or "").split()[:_TELLING]
    found = re.search(r"\s+".join(map(re.escape, words)), text[:_HEAD]) if words else None
    return found.start() if found else 0
