"""What contradicts in a pile: a catalogue goes in, anomalies come out, each with every witness: document, page, quote.

A check is a function from the pile to anomalies and a line in CHECKS. What is no contradiction is not reported: numbers begin anew
each year, Party numbers run through a term, two provinces may share a number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from corpus.anomaly import Anomaly, Strength
from corpus.catalogue import Catalogue
from corpus.chronology import cites_later, cites_replaced, out_of_sequence
from corpus.disagreements import issuer_against_symbol, two_dates, two_issuers, two_subjects, two_types
from corpus.numbering import two_numbers
from corpus.oddities import absent_provisions, blank_numbers, flagged, own_doubts, slips
from corpus.pile import Pile, gather

CHECKS: tuple[Callable[[Pile], Iterator[Anomaly]], ...] = (
    *(two_dates, two_types, two_issuers, two_subjects, issuer_against_symbol, two_numbers),
    *(out_of_sequence, cites_later, cites_replaced),
    *(own_doubts, blank_numbers, absent_provisions, slips, flagged),
)


def audit(catalogue: Catalogue) -> tuple[Anomaly, ...]:
    """All anomalies of the pile, the strong ones first."""
    pile = gather(catalogue)
    found = [anomaly for check in CHECKS for anomaly in check(pile)]
    return tuple(sorted(found, key=lambda each: (each.strength is Strength.WEAK, each.kind, each.number)))
