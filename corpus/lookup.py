"""The archivist's look-up: a reference as typed goes in; what it is, whether it is held, who cites it and what contradicts come out."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corpus.asked import AskedReference, loose, read_reference
from corpus.catalogue import Catalogue
from corpus.grouping import found, group, nearest
from corpus.record import KeptCitation, Record
from corpus.shortforms import KeptShortForm, short_forms_for
from patterns import GENERIC


@dataclass(frozen=True, slots=True)
class Mention:
    """One place that cites the document: the citing record, the page, the sentence, and the citation itself."""

    record: Record
    page: int
    quote: str
    kept: KeptCitation


@dataclass(frozen=True, slots=True)
class ShortMention:
    """One place that names the document without its number: "Nghị định 63", after a full citation in the same record."""

    record: Record
    form: KeptShortForm


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Witnesses that disagree on one fact: the fact's name, and each value with the places that say so."""

    fact: str  # "date", "type"
    values: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One document a look-up can mean, held or known only from citations, with its best attested facts."""

    number: str | None
    name: str | None
    type: str | None
    date: str | None
    issuer: str | None  # as some witness states it
    implied_issuer: str | None  # what the symbol stands for, where none does
    subject: str | None
    held: tuple[Record, ...]
    citations: tuple[Mention, ...]
    short_forms: tuple[ShortMention, ...]
    contradictions: tuple[Contradiction, ...]

    @property
    def called(self) -> str:
        """What a person calls it: an Act's name or the type, and the number; without either the title of its file."""
        if self.number:
            return " ".join(each for each in (self.name or self.type, self.number) if each)
        return self.name or " ".join(each for each in (self.type, self.held[0].title if self.held else "?") if each)


@dataclass(frozen=True, slots=True)
class Lookup:
    """The answer: what was understood, the candidates (best first), and forms near to it when there are none."""

    asked: AskedReference
    candidates: tuple[Candidate, ...]
    nearest: tuple[str, ...] = ()


def look_up(catalogue: Catalogue, typed: str) -> Lookup:
    """All documents that `typed` can mean, each with every place that cites it."""
    asked = read_reference(typed)
    with catalogue.database.one_moment():
        candidates = _candidates(catalogue, asked)
        return Lookup(asked, tuple(candidates), () if candidates else nearest(catalogue, asked))


def _candidates(catalogue: Catalogue, asked: AskedReference) -> list[Candidate]:
    records, kept = found(catalogue, asked)
    citing = catalogue.find_records(
        "id IN (SELECT value FROM json_each(?))", json.dumps(list({each.record for each in kept}))
    )
    sources: dict[str, Record] = {record.id: record for record in (*records, *citing)}
    candidates = [
        candidate_of(held, citations, sources, short_forms_for(catalogue.database, _places(citations)))
        for held, citations in group((records, kept), sources, year=asked.year)
    ]
    return sorted(candidates, key=lambda each: (not each.held, -len(each.citations), each.date or ""))


def _places(kept: Iterable[KeptCitation]) -> list[tuple[str, int]]:
    return [(each.record, each.seq) for each in kept]


def candidate_of(
    held: list[Record], kept: list[KeptCitation], sources: Mapping[str, Record], forms: Iterable[KeptShortForm] = ()
) -> Candidate:
    """One document as its witnesses have it: the records that are it, what cites it, and the short forms that stand for it."""
    itself = {record.id for record in held}
    mentions = tuple(
        Mention(sources[each.record], each.page, " ".join(each.sentence.split()), each)
        for each in kept
        if each.record not in itself
    )
    own = [record.identity for record in held]
    citations = [each.citation for each in kept]
    number = next((identity.number.printed for identity in own if identity.number), None) or _most(
        c.number.printed for c in citations if c.number
    )
    whole = _most(str(identity.date) for identity in own if identity.date and identity.date.exact())
    date = (
        whole
        or _most(c.date.isoformat() for c in citations if c.date)
        or _most(str(identity.date) for identity in own if identity.date)
    )
    year = next((str(c.year) for c in citations if c.year), None)
    return Candidate(
        number=number,
        name=_most(c.name for c in citations if c.name),
        type=_most(identity.type for identity in own) or _most(c.type for c in citations if c.type != GENERIC),
        date=date or year,
        issuer=_most(identity.issuer for identity in own) or _fullest(c.issuer for c in citations),
        implied_issuer=_most(c.implied_issuer for c in citations),
        subject=_most(identity.subject for identity in own) or _best_subject(c.subject for c in citations),
        held=tuple(held),
        citations=mentions,
        short_forms=tuple(ShortMention(sources[form.record], form) for form in forms if form.record not in itself),
        contradictions=_contradictions(held, mentions),
    )


def _contradictions(held: list[Record], mentions: tuple[Mention, ...]) -> tuple[Contradiction, ...]:
    """Facts on which the witnesses disagree: the document's date, and its type where words are specific."""
    dates: dict[str, list[str]] = {}
    types: dict[str, list[str]] = {}
    for record in held:
        if record.identity.date and record.identity.date.exact():
            dates.setdefault(str(record.identity.date), []).append(record.name)
        if record.identity.type:
            types.setdefault(record.identity.type, []).append(record.name)
    for mention in mentions:
        citation = mention.kept.citation
        place = f"{mention.record.name}, tr. {mention.page}"
        if citation.date:
            dates.setdefault(citation.date.isoformat(), []).append(place)
        if citation.type and citation.type != GENERIC:
            types.setdefault(citation.type, []).append(place)
    found = [("date", dates), ("type", types)]
    return tuple(
        Contradiction(
            fact,
            tuple((value, tuple(places)) for value, places in sorted(values.items(), key=lambda item: -len(item[1]))),
        )
        for fact, values in found
        if len(values) > 1
    )


def _most(values: Iterable[str | None]) -> str | None:
    """The value most witnesses give; the first among equals."""
    counted = Counter(value for value in values if value)
    return counted.most_common(1)[0][0] if counted else None


def _best_subject(values: Iterable[str | None]) -> str | None:
    """The wording most citations agree on, however they write it; the fullest among equals."""
    given = [value for value in values if value]
    counted = Counter(loose(value) for value in given)
    return max(given, key=lambda value: (counted[loose(value)], len(value)), default=None)


def _fullest(values: Iterable[str | None]) -> str | None:
    """The value that says most."""
    return max((value for value in values if value), key=len, default=None)
