"""The paragraphs of a text, the units that are indexed and quoted: a text goes in, spans come out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor import Span

_ENDS = re.compile(r"[.;:!?…”\"]\s*$|[*|]\s*$|/\.\s*$")
_BEGINS = re.compile(r"\s*(?:[-+•*#|]|\d{1,2}[.)]|[a-zđ]\)|Điều\s+\d|[IVX]+\.)")
_ENOUGH = 240  # characters after which a line that ends a sentence ends the paragraph
_MOST = 1600


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
