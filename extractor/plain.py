"""A text or Markdown file goes in; its characters, unchanged but for NFC and line ends, come out as a Document."""

from __future__ import annotations

from pathlib import Path

from extractor.builder import lines_within
from extractor.decoding import decode, text_bytes
from extractor.document import Document, Page, ReadingWarning, Span
from extractor.errors import EmptyFile
from extractor.legacy import in_unicode, letters_of_text
from extractor.legacy_words import suspected_encoding
from extractor.limits import Limits
from extractor.vietnamese import compose, plain_d


def read_text(path: Path, limits: Limits) -> Document:
    """The text file at `path`; a form feed ends a page and stays in the text."""
    return _read(path, "text", limits)


def read_markdown(path: Path, limits: Limits) -> Document:
    """The Markdown file at `path`, its marks kept: what is quoted must be found in the file as it is."""
    return _read(path, "markdown", limits)


def _read(path: Path, kind: str, limits: Limits) -> Document:
    decoded = decode(text_bytes(path, limits))
    letters = letters_of_text(decoded.text)
    text = plain_d(compose(in_unicode(decoded.text, letters)))
    if not text.strip():
        raise EmptyFile(name=path.name)
    encoding = suspected_encoding(text)
    doubts = (ReadingWarning("legacy_encoding", encoding),) if encoding else ()
    return Document(path.name, kind, text, _pages(text), warnings=(*decoded.warnings, *letters.warnings, *doubts))


def _pages(text: str) -> tuple[Page, ...]:
    starts = [0]
    while (feed := text.find("\f", starts[-1])) >= 0 and feed + 1 < len(text):
        starts.append(feed + 1)
    spans = [Span(start, end) for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    return tuple(Page(number, span, lines=lines_within(text, span)) for number, span in enumerate(spans, 1))
