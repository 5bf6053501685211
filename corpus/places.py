"""Where in a held document a cited provision stands: a citation and what it leads to go in, places with page and quote come out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from corpus.catalogue import Catalogue
from corpus.record import KeptCitation, Record
from corpus.resolution import Resolution, Status
from corpus.resolve import Resolver
from extractor import Document, Span
from patterns import Pinpoint, Structure

_QUOTED = 300  # characters of a provision that are shown


@dataclass(frozen=True, slots=True)
class Spot:
    """One stretch of a record's text, the page it begins on, and how it begins."""

    span: Span
    page: int
    quote: str


@dataclass(frozen=True, slots=True)
class Place:
    """One cited provision in the document it is cited from.

    `spots` are several where several parts of the document have a provision of that label; `absent` is the largest unit of it that
    the held text does not have ("clause"): a doubt, as the text may be an older or a shortened one.
    """

    pinpoint: Pinpoint
    record: Record
    spots: tuple[Spot, ...] = ()
    absent: str | None = None


@dataclass(frozen=True, slots=True)
class Lead:
    """One citation of a record, where it leads, and where there the provisions stand that it names."""

    kept: KeptCitation
    resolution: Resolution
    places: tuple[Place, ...]


def leads(catalogue: Catalogue, record: Record) -> list[Lead]:
    """Where each citation of a record leads, in reading order."""
    resolver, locator = Resolver(catalogue), Locator(catalogue)
    found = []
    for kept in catalogue.find_citations("citation.record = ?", record.id):
        resolution = resolver.resolve(kept, record)
        found.append(Lead(kept, resolution, locator.places(kept, resolution)))
    return found


class Locator:
    """Finds provisions in the records of a catalogue; it reads each of the last ones once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._structure = lru_cache(maxsize=32)(self._read)

    def places(self, kept: KeptCitation, resolution: Resolution) -> tuple[Place, ...]:
        """For each provision the citation names its place, where the citation leads to one document."""
        if resolution.status not in (Status.RESOLVED, Status.ITSELF):
            return ()
        return tuple(self.place(pinpoint, resolution.candidates[0]) for pinpoint in kept.citation.pinpoints)

    def place(self, pinpoint: Pinpoint, record: Record) -> Place:
        """The place of a provision in a record."""
        document, structure = self._structure(record)
        located = structure.locate(pinpoint)
        return Place(pinpoint, record, tuple(_spot(document, span) for span in located.spans), located.absent)

    def _read(self, record: Record) -> tuple[Document, Structure]:
        document = self._catalogue.document(record.id)
        return document, Structure(document.text, [part.span for part in record.identity.attachments])


def _spot(document: Document, span: Span) -> Spot:
    text = span.of(document.text)[: 2 * _QUOTED]
    start = span.start + len(text) - len(text.lstrip())
    return Spot(Span(start, span.end), document.page_at(start), " ".join(text.split())[:_QUOTED])
