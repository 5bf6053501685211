"""The parts issued with a document in the same file: its view goes in; annexes, and what stands over an attachment line, come out.

`PHỤ LỤC I⏎DANH MỤC ...⏎(Kèm theo Quyết định số 12/QĐ-UBND ngày 05/3/2024 của ...)`: NĐ 30/2020/NĐ-CP, Annex I, III.1.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

import regex

from extractor import Span
from patterns.attached import AttachmentLine, names_itself
from patterns.grammar import pattern, positions, roman
from patterns.heading import AUTHORITY, heading_pattern, tidy
from patterns.identity import Attachment, Identity
from patterns.letterhead import MOTTO
from patterns.types import canonical_type
from patterns.view import plain_words

_ANNEX = pattern(
    r"^\W{0,6}(?P<label>(?:PHỤ\s{1,3}LỤC|Phụ\s{1,3}(?:lục|Lục))(?:\s{1,3}(?:SỐ|Số|số)\s{0,2}:?)?"
    r"(?:\s{1,3}(?P<place>[IVXL]{1,6}|\d{1,3}|[A-H])(?:[a-zđ]|[.-][\dA-Za-z]{1,3})?)?)(?![\p{L}\d])[ .:*-]{0,8}(?P<rest>.*)$"
)
_FORM = pattern(
    r"^\W{0,6}(?P<label>(?:MẪU|Mẫu|BIỂU|Biểu)(?:\s{1,3}(?:SỐ|Số|số))?\s{0,2}:?\s{0,2}[\p{Lu}\d][\p{L}\d./-]{0,12})\W{0,6}$"
)
_MOST_HEADING_LINES = 12
_REACH = 1500  # characters between the start of a part and its attachment line
_LINE = 300  # characters of an annex's line
_AT_ONCE = 200  # characters from the signer to an annex that has neither number nor attachment line

_Lines = list[tuple[int, str]]


def find_attachments(
    seen: str, start: int, identity: Identity, lines: Sequence[AttachmentLine]
) -> tuple[Attachment, ...]:
    """The parts after `start`, where the document itself ends; `lines` are the attachment lines of the whole text."""
    found: dict[int, Attachment] = {}
    floor = start
    for line in lines:
        if line.span.start >= start and names_itself(line, identity):
            part = _over(seen, floor, line.span)
            found.setdefault(part.span.start, part)
            floor = line.span.end
    for part in _annexes(seen, start, frozenset(found)):
        found.setdefault(part.span.start, part)
    annexed = any(part.label and not _FORM.match(part.label) for part in found.values())
    # A form in an annex is a piece of the annex.
    kept = [part for _, part in sorted(found.items()) if not (annexed and part.label and _FORM.match(part.label))]
    ends = [*(part.span.start for part in kept), len(seen)][1:]
    return tuple(replace(part, span=Span(part.span.start, end)) for part, end in zip(kept, ends, strict=True))


def _over(seen: str, floor: int, line: Span) -> Attachment:
    """The part whose heading stands over an attachment line: from its label or type, else from the first line in capitals."""
    above = _lines(seen, max(floor, line.start - _REACH), line.start)[-_MOST_HEADING_LINES:]
    first = top = len(above)
    for at in range(len(above) - 1, -1, -1):
        text = above[at][1]
        if _label(text):
            first = at
            break
        if text.isupper() and top == at + 1 and not MOTTO.search(text) and not AUTHORITY.match(text):
            first = top = at
        elif first == len(above) and _type(text):  # over a subject in small letters
            first = at
        elif text.endswith((".", ";", ":")):
            break
    return _part(above[first:], line.start)


def _annexes(seen: str, start: int, known: frozenset[int]) -> Iterator[Attachment]:
    """Annexes without an attachment line: the first of a numbering, the next after the one before it, or one that follows at once."""
    last = 0
    for at in positions(seen, "PHỤ LỤC", "Phụ lục", "Phụ Lục", start=start):
        if seen[max(start, at - 6) : at].rsplit("\n", 1)[-1].strip(" \t"):
            continue
        end = seen.find("\n", at, at + _LINE)
        label = _ANNEX.match(plain_words(seen[at : end if end >= 0 else at + _LINE]))
        rest = label["rest"].strip(" .:") if label else ""
        if label is None or (rest and not rest.isupper()):
            continue
        place = _place(label["place"])
        if at in known:
            last = place
        elif (place and place == last + 1) or (not place and not known and not last and at < start + _AT_ONCE):
            last = place
            first, *following = _lines(seen, at, at + _REACH)[:_MOST_HEADING_LINES]
            yield _part([first, *takewhile(lambda line: line[1].isupper(), following)], at)


def _part(lines: _Lines, start: int) -> Attachment:
    """The part that begins with these heading lines; its span is made whole later."""
    if not lines:
        return Attachment(Span(start, start))
    begin = lines[0][0]
    label = _label(lines[0][1])
    words = [text for _, text in lines]
    if label:
        words[0] = words[0].partition(label)[2].strip(" .:*-")
        label = plain_words(label).rstrip(": ")
    heading = " ".join(word for word in words if word)
    kind = heading_pattern().match(heading)
    named = canonical_type(kind["type"]) if kind and kind["type"].isupper() else None
    return Attachment(
        Span(begin, begin), label, named[0] if named else None, tidy(kind["rest"] if kind and named else heading)
    )


def _lines(seen: str, start: int, end: int) -> _Lines:
    """Lines and cells with words, with the offsets at which their words begin."""
    cells = regex.finditer(r"[^\n\t]*[^\W\d_][^\n\t]*", seen[start:end])
    return [(start + cell.start() + _indent(cell.group()), plain_words(cell.group())) for cell in cells]


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _label(text: str) -> str | None:
    found = _ANNEX.match(text)
    if found and (not found["rest"] or found["rest"].isupper()):
        return found["label"]
    form = _FORM.match(text)
    return form["label"] if form else None


def _type(text: str) -> bool:
    found = heading_pattern().match(text)
    return found is not None and found["type"].isupper()


def _place(label: str | None) -> int:
    """The value of an annex's number, digits, Roman or a letter; 0 when it has none."""
    if not label:
        return 0
    if label.isdigit():
        return int(label)
    return ord(label) - ord("A") + 1 if label in "ABCDEFGH" else roman(label)
