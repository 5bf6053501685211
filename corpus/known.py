"""Every document a corpus knows of, held or only cited by its number: a catalogue goes in, candidates as look-ups give them come out."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.bodies import Body
from corpus.catalogue import Catalogue
from corpus.lookup import Candidate, candidate_of
from corpus.pile import gather
from corpus.resolve import body_of_record


@dataclass(frozen=True, slots=True)
class Known:
    """One document, and the body that issued it, as exactly as its witnesses say together."""

    document: Candidate
    body: Body | None


def known_documents(catalogue: Catalogue) -> tuple[Known, ...]:
    """The documents that are held, with or without a number, and those that held ones cite by number."""
    pile = gather(catalogue)
    found = [Known(candidate_of(each.records, each.kept, pile.records), each.body) for each in pile.documents]
    numbered = {record.id for each in pile.documents for record in each.records}
    found += [
        Known(candidate_of([record], [], pile.records), body_of_record(record))
        for record in pile.records.values()
        if record.id not in numbered
    ]
    return tuple(found)
