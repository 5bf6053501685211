"""Attachment lines: a view goes in; what `(Kèm theo Quyết định số 12/QĐ-UBND ngày 05/3/2024 của ...)` says comes out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from extractor import Span, fold
from patterns.citation import Number
from patterns.dates import STATED, PartialDate, partial_date_of
from patterns.grammar import pattern, positions
from patterns.identity import Identity
from patterns.numbers import NUMBER, number_of, squeeze, symbol_fits
from patterns.translated import english_date
from patterns.types import canonical_type
from patterns.view import plain_words

_WITH = ("èm theo", "ÈM THEO")
_OPENS = pattern(r"(?rm)(?:^|\t)[^\w\n]{0,8}(?:B(?:an\s{1,3}hành|AN\s{1,3}HÀNH)\s{1,3}[kK]|(?<=\()k|K)")
_LINE = pattern(r"\s{1,4}(?P<words>\p{L}[^\d/():;]{1,90}?)\s{1,4}[Ss](?:ố|Ố)\s{0,3}:?[\s.…]{0,30}")
_BLANK = pattern(r"/[ ]?(?:(?:19|20)\d\d[ ]?/[ ]?)?(?P<symbol>[A-ZĐ][\p{L}\d&-]{1,30})")
_ENGLISH = pattern(
    r"\(\s?(?:To|(?:Attached|Accompanied|Issued|Promulgated|Enclosed)\s+(?:together\s+)?(?:to|with))\s[^()\d]{0,80}?"
    r"(?P<type>Joint\s+Circular|Circular|Decree|Decision|Resolution|Directive|Law)\s{1,4}(?:No\.\s{0,3})?(?=\d)",
    regex.IGNORECASE,
)
_DATED = 160  # characters after the number in which its date stands


@dataclass(frozen=True, slots=True)
class AttachmentLine:
    """The document with which a part was issued, as the part says; `number` is None where it is left blank."""

    span: Span
    type: str | None
    symbol: str
    number: Number | None = None
    number_span: Span | None = None
    date: PartialDate | None = None


def attachment_lines(seen: str, start: int = 0) -> Iterator[AttachmentLine]:
    """The attachment lines from `start` on, in order; of translations after the others."""
    for at in positions(seen, *_WITH, start=start):
        opens = _OPENS.match(seen, max(0, at - 40), at)
        line = _LINE.match(seen, at + len(_WITH[0])) if opens else None
        found = _named(seen, opens.start(), line) if opens and line else None
        # "Ban hành kèm theo Nghị quyết số ..." may also open a sentence, or go on a subject in capitals: brackets tell.
        if found and ("(" in seen[found.span.start : at] or ")" in seen[found.span.end : found.span.end + _DATED]):
            yield found
    if " the " not in seen:
        return
    for at in positions(seen, "(", start=start):
        english = _ENGLISH.match(seen, at)
        found_number = NUMBER.match(seen, english.end()) if english else None
        if english and found_number:
            number, _ = number_of(found_number)
            stated, end = english_date(seen, found_number.end())
            kind = canonical_type(english["type"])
            yield AttachmentLine(
                Span(at, end), kind[0] if kind else None, number.symbol, number, Span(*found_number.span()), stated
            )


def _named(seen: str, start: int, line: regex.Match[str]) -> AttachmentLine | None:
    words = plain_words(line["words"]).split()
    kind = next((found[0] for count in (4, 3, 2, 1) if (found := canonical_type(" ".join(words[:count])))), None)
    if kind is None:
        return None
    if number := NUMBER.match(seen, line.end()):
        read, _ = number_of(number)
        stated = STATED.match(seen, number.end(), number.end() + _DATED)
        day = partial_date_of(stated) if stated else None
        end = stated.end() if stated else number.end()
        return AttachmentLine(Span(start, end), kind, read.symbol, read, Span(*number.span()), day)
    if blank := _BLANK.match(seen, line.end()):
        return AttachmentLine(Span(start, blank.end()), kind, squeeze(blank["symbol"]))
    return None


def names_itself(line: AttachmentLine, identity: Identity) -> bool:
    """Whether the document an attachment line names is this one: by its symbol, or by its type where the symbol cannot tell."""
    if identity.symbol and fold(line.symbol) == fold(identity.symbol):
        return True
    number, kind = identity.number, identity.type
    sure = identity.symbol is not None and (number is None or kind is None or symbol_fits(number, kind))
    return not sure and line.type == kind
