"""Where in a text the words stand that an inspector should read: spans to quote, for citations, subjects and searched words."""

from __future__ import annotations

import math
import re
from collections.abc import Collection
from itertools import islice

from corpus import paragraphs
from evidence.words import meant_by_abbreviations, plain_syllables
from extractor import Span, fold
from patterns import Citation

REACH = 240  # characters of context on each side of what is quoted
_LONGEST = 700  # characters of a sentence that says one thing
_HEAD = 6_000  # characters in which a document says its own subject
_SUBJECT = 60  # words of it that are looked for
_WORD = re.compile(r"[^\s*_#|]+")  # what stands between blanks and marks of Markdown
_MARKS = re.compile(r"\*+|^#+\s|</?[bi]>", re.MULTILINE)
_LINE_END = re.compile(r"\n")
_SENTENCE_END = re.compile(r"(?<=[.;!?…])\s+|\n\s*\n|\n(?=\s*[-+•*])")


def quoted(text: str, span: Span) -> str:
    """The words of a span as people read them: on one line, without the marks of Markdown."""
    return " ".join(_MARKS.sub(" ", span.of(text)).split())


def around_citation(text: str, citation: Citation) -> Span:
    """The row of a table that holds the citation, else its sentence; of a long enumeration the item, cut at words."""
    span = citation.span
    row = row_at(text, span)
    if row is not None:
        return shortened(text, row, span)
    start, end = min(citation.sentence.start, span.start), max(citation.sentence.end, span.end)
    if end - start > 2 * REACH:
        start = max(start, text.rfind(";", start, span.start) + 1)
        after = text.find(";", span.end, end)
        end = after if after != -1 else end
    return shortened(text, Span(start, end), span)


def row_at(text: str, span: Span) -> Span | None:
    """The row of a table that holds `span`: a line with tabs or bars between its cells; None outside of tables."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    end = len(text) if end == -1 else end
    line = text[start:end]
    return Span(start, end) if "\t" in line.strip() or line.count("|") > 1 else None


def shortened(text: str, whole: Span, kept: Span) -> Span:
    """The part of `whole` around `kept`, at most REACH characters away on each side, cut between words."""
    start, end = whole.start, whole.end
    if kept.start - start > REACH:
        start = min(kept.start, text.find(" ", kept.start - REACH) + 1 or kept.start)
    if end - kept.end > REACH:
        cut = text.rfind(" ", kept.end, kept.end + REACH)
        end = cut if cut != -1 else kept.end
    while start < kept.start and text[start].isspace():
        start += 1
    while end > kept.end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def own_subject(text: str, subject: str | None, kind: str | None) -> Span:
    """Where the head of a document says its subject, with the line of its type above; the first line that says anything without."""
    words = _WORD.findall((subject or "").casefold())[:_SUBJECT]
    for begun in re.compile(re.escape(words[0]), re.IGNORECASE).finditer(text, 0, _HEAD) if words else ():
        said = list(islice(_WORD.finditer(text, begun.start()), len(words)))
        if [each[0].casefold() for each in said] == words:
            return Span(_with_type(text, begun.start(), kind), said[-1].end())
    first = re.search(r"\S[^\n]*", text)
    return Span(first.start(), min(first.end(), first.start() + REACH)) if first else Span(0, 0)


def _with_type(text: str, start: int, kind: str | None) -> int:
    if kind:
        above = re.compile(rf"{re.escape(kind)}[\s*_#]{{1,12}}(?:(?:về việc|v/v)\s+)?$", re.IGNORECASE)
        found = above.search(text, max(0, start - 60), start)
        if found:
            return found.start()
    return start


def best_said(text: str, wanted: Collection[str], *, after: int, least: float) -> tuple[float, Span] | None:
    """The sentence or row below the head that holds most of the wanted syllables: the share it holds, and where it stands.

    None where no one holds `least` of them. `wanted` are syllables without diacritics. What is too long to be read as one thing is left out.
    """
    folded = fold(text)
    meant = meant_by_abbreviations(text)
    telling = [each for each in wanted if each not in meant]  # those that stand in a part when it says them
    missing, best = len(wanted) - max(1, math.ceil(least * len(wanted))), None
    for paragraph in paragraphs(text):
        if paragraph.end <= after or not _may_say(paragraph.of(folded), telling, missing):
            continue
        for part in _parts(text, paragraph):
            short_enough = part.start >= after and part.end - part.start <= _LONGEST
            if short_enough and _may_say(part.of(folded), telling, missing):
                said = set(plain_syllables(part.of(text)))
                if (lost := sum(each not in said for each in wanted)) <= missing:
                    missing, best = lost - 1, (1 - lost / len(wanted), part)
    return best


def _may_say(folded: str, telling: Collection[str], missing: int) -> bool:
    """Whether at most so many of these syllables are missing: seen without taking the text apart."""
    for each in telling:
        if each not in folded:
            missing -= 1
            if missing < 0:
                return False
    return missing >= 0


def _parts(text: str, paragraph: Span) -> list[Span]:
    """The rows of a table in a paragraph, else its sentences."""
    piece = paragraph.of(text)
    ends = list((_LINE_END if "\t" in piece else _SENTENCE_END).finditer(piece))
    starts = [0, *(found.end() for found in ends)]
    stops = [*(found.start() for found in ends), len(piece)]
    return [
        Span(paragraph.start + start, paragraph.start + stop)
        for start, stop in zip(starts, stops, strict=True)
        if stop - start > 3
    ]
