"""What is cited and not held: a catalogue goes in; the documents known only by citation, with their best attested facts, come out."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.catalogue import Catalogue
from corpus.lookup import Candidate, candidate_of
from corpus.pile import every_document
from corpus.record import Record
from corpus.resolution import Status
from corpus.resolve import Resolver
from patterns import Kind


@dataclass(frozen=True, slots=True)
class Stub:
    """A document known only by citation: its facts and every place that cites it; `perhaps` are held records some place may mean."""

    document: Candidate
    perhaps: tuple[Record, ...] = ()

    @property
    def sources(self) -> int:
        """How many documents cite it."""
        return len({mention.record.id for mention in self.document.citations})


def missing(catalogue: Catalogue) -> tuple[Stub, ...]:
    """Every document that is cited and not held, those cited by most documents first; standards (TCVN, ISO) are left out."""
    records, groups = every_document(catalogue)
    resolver = Resolver(catalogue)
    found = []
    for held, kept in groups:
        if held or kept[0].citation.kind is Kind.STANDARD:
            continue
        led = [resolver.resolve(each, records[each.record]) for each in kept]
        if any(each.status in (Status.RESOLVED, Status.ITSELF) for each in led):
            continue
        perhaps = {record.id: record for each in led if each.status is Status.AMBIGUOUS for record in each.candidates}
        found.append(Stub(candidate_of([], kept, records), tuple(perhaps.values())))
    return tuple(sorted(found, key=lambda stub: (-stub.sources, -len(stub.document.citations), _name(stub.document))))


def _name(document: Candidate) -> str:
    return document.number or document.name or ""
