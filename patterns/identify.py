"""Who a document says it is: its text goes in, its own number, date, issuer, type, subject and signer come out."""

from __future__ import annotations

from dataclasses import replace

from extractor import Document, Span
from patterns.adopted import adoption_day
from patterns.attached import attachment_lines
from patterns.attachments import find_attachments
from patterns.extent import HEAD_REACH, Extent, head_of, own_end
from patterns.heading import (
    Heading,
    Lines,
    find_heading,
    head_lines,
    subject_of,
    tidy,
    type_of,
    unheaded_subject,
)
from patterns.identity import Identity, Source
from patterns.issuing import issuing
from patterns.letterhead import MOTTO, Letterhead, letterhead, titled
from patterns.letters import letter_subject
from patterns.mailed import LETTERS, mailed
from patterns.portal import portal_identity
from patterns.signatures import closing
from patterns.stamps import secrecy_of, urgency_of
from patterns.translated import translated
from patterns.view import view
from patterns.witnesses import find_witnesses

_MARKS = 12  # of emphasis before a heading
_OPENING = 60  # characters after the head in which a letter says whom it is for


def identify(document: Document) -> Identity:
    """The document's own facts, each None where the document does not state it.

    The number is the letterhead's; of a page saved from a portal the one in its table, of a translation the one in its title.
    Where the letterhead has no date, an Act's or a resolution's is the day of its adoption.
    Whatever else says a number or a date is a witness beside it. A letter sent by mail has no number at all.
    """
    if document.format in LETTERS:
        return mailed(document)
    seen = view(document.text)
    lines = tuple(attachment_lines(seen))
    portal = portal_identity(seen)
    if portal and not MOTTO.search(seen, 0, HEAD_REACH):  # the page does not hold the document itself
        found = portal
    else:
        found, end = _stated(seen)
        found = replace(found, attachments=find_attachments(seen, end, found, lines))
    return replace(found, witnesses=find_witnesses(document, seen, found, portal, lines))


def _stated(seen: str) -> tuple[Identity, int]:
    """What letterhead, heading, body and signing block say, and where the last of them ends."""
    extent = head_of(seen)
    lines = head_lines(seen, extent)
    heading = find_heading(lines, extent.motto)
    top = lines[heading[0]][0] if heading else None
    title_at = top if top is not None and top >= (extent.motto or 0) else None
    about = letter_subject(seen, extent)
    head = letterhead(seen, extent, title_at, about)
    source = Source.LETTERHEAD if head.number else None
    title = translated(seen) if head.number is None and head.symbol is None else None
    if title:
        source = Source.TITLE if title.number else None
        head = replace(head, number=title.number, number_span=title.span, number_flags=title.flags, date=title.date)
    elif head.number is None and extent.motto is None and heading:
        start, line = lines[heading[0]]
        at = seen.find(heading[1]["type"], start, start + len(line) + _MARKS)
        own = titled(seen, at + len(heading[1]["type"])) if at >= 0 else None
        head, source = (own, Source.TITLE) if own else (head, source)
    symbol = head.number.symbol if head.number else head.symbol
    if title:
        type_name: str | None = title.type
        subject, after = title.subject, title.end
    else:
        type_name = type_of(heading, symbol, bool(about), seen[: extent.end + _OPENING])
        if type_name == "Công văn" and about:
            subject, after = tidy(" ".join(piece.of(seen) for piece in about)), about[-1].end
        else:
            subject, after = _subject(seen, extent, lines, heading, head, about)
    issuer, parent = issuing(seen, extent, head, title_at, lines, after)
    end = own_end(seen, max(after, extent.end))
    signer, signed, recipients = closing(seen, after, end)
    # Stamps stand over the heading; below it a line in capitals is the subject's.
    stamps = [line for at, line in lines if at < (extent.end if top is None else top)]
    return Identity(
        number=head.number,
        number_span=head.number_span,
        number_source=source,
        number_flags=head.number_flags,
        symbol=symbol,
        date=head.date or adoption_day(seen, after, end),
        type=type_name,
        issuer=issuer,
        parent_issuer=parent,
        subject=subject,
        place=head.place,
        signer=signer,
        recipients=recipients,
        secrecy=secrecy_of(stamps),
        urgency=urgency_of(stamps),
    ), signed


def _subject(
    seen: str, extent: Extent, lines: Lines, heading: Heading | None, head: Letterhead, about: tuple[Span, ...]
) -> tuple[str | None, int]:
    """The subject of what is no letter, and where it ends: under the heading, after "V/v", or where the heading is lost."""
    subject, below = subject_of(lines, heading)
    if subject or (heading and lines[heading[0]][0] < extent.end):
        return subject, extent.end if below is None else below
    if about:  # "V/v" of a decision
        return tidy(" ".join(piece.of(seen) for piece in about)), about[-1].end
    if extent.motto is None:
        return None, extent.end
    number_end = head.number_span.end if head.number_span else extent.start
    return unheaded_subject(lines, max(extent.motto, number_end), extent.end) or (None, extent.end)
