"""Who a letter sent by mail is: it has a day and a subject, and no number; those in its text are of other documents."""

from __future__ import annotations

from extractor import Document
from patterns.dates import partial_date_of
from patterns.grammar import pattern
from patterns.identity import Identity

LETTERS = ("eml", "msg")
_HEADS_END = "\n\n"
_SUBJECT = pattern(r"(?m)^Subject:[ ](?P<subject>[^\n]+)$")
_DATE = pattern(r"(?m)^Date:[ ](?P<d>\d{2})/(?P<m>\d{2})/(?P<y>\d{4})(?!\d)")


def mailed(document: Document) -> Identity:
    """What the heads of a letter say, as its reader writes them: "Date: 05/03/2024 10:21 +0700"."""
    heads = document.text.split(_HEADS_END, 1)[0]
    subject, date = _SUBJECT.search(heads), _DATE.search(heads)
    return Identity(
        subject=subject["subject"].strip() if subject else None, date=partial_date_of(date) if date else None
    )
