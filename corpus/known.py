"""Every document a corpus knows of, held or only cited: a catalogue goes in, candidates as look-ups give them come out."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.bodies import Body
from corpus.catalogue import Catalogue
from corpus.lookup import Candidate, candidate_of
from corpus.pile import body_said, every_document


@dataclass(frozen=True, slots=True)
class Known:
    """One document, and the body that issued it, as exactly as its witnesses say together."""

    document: Candidate
    body: Body | None


def known_documents(catalogue: Catalogue) -> tuple[Known, ...]:
    """The documents that are held, with or without a number, and those that held ones cite."""
    records, groups = every_document(catalogue)
    return tuple(Known(candidate_of(held, kept, records), body_said((held, kept), records)) for held, kept in groups)
