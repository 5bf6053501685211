"""The archivist's look-up: a reference as typed goes in; what it is, whether it is held, who cites it and what contradicts come out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.asked import AskedReference, loose, understand
from corpus.bodies import body_and_place, place_of, same_body
from corpus.catalogue import Catalogue
from corpus.record import KeptCitation, Record


@dataclass(frozen=True, slots=True)
class Mention:
    """One place that cites the document: the citing record, the page, the sentence, and the citation itself."""

    record: Record
    page: int
    quote: str
    kept: KeptCitation


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Witnesses that disagree on one fact: the fact's name, and each value with the places that say so."""

    fact: str  # "date", "type", "issuer"
    values: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One document a look-up can mean, held or known only from citations, with its best attested facts."""

    number: str | None
    name: str | None
    type: str | None
    date: str | None
    issuer: str | None
    subject: str | None
    held: tuple[Record, ...]
    citations: tuple[Mention, ...]
    contradictions: tuple[Contradiction, ...]


@dataclass(frozen=True, slots=True)
class Lookup:
    """The answer: what was understood, the candidates (best first), and forms near to it when there are none."""

    asked: AskedReference
    candidates: tuple[Candidate, ...]
    nearest: tuple[str, ...] = ()


def look_up(catalogue: Catalogue, typed: str) -> Lookup:
    """All documents that `typed` can mean, each with every place that cites it."""
    asked = understand(typed)
    records, kept = _found(catalogue, asked)
    sources: dict[str, Record] = {record.id: record for record in records}
    for citing in {each.record for each in kept}:
        if citing not in sources and (record := catalogue.record(citing)):
            sources[citing] = record
    groups = _group(records, kept, sources)
    candidates = [_candidate(held, citations, sources) for held, citations in groups]
    candidates.sort(key=lambda candidate: (not candidate.held, -len(candidate.citations), candidate.date or ""))
    return Lookup(asked, tuple(candidates), () if candidates else _nearest(catalogue, asked))


def _found(catalogue: Catalogue, asked: AskedReference) -> tuple[list[Record], list[KeptCitation]]:
    if asked.number is not None:
        key = asked.number.loose_key
        exact = asked.number.key
        records = catalogue.find_records("loose_key = ?", key)
        kept = catalogue.find_citations("citation.loose_key = ?", key)
        if exact != key:  # typed with its diacritics: HĐ is not HD
            records = [record for record in records if record.identity.number and record.identity.number.key == exact]
            kept = [each for each in kept if each.citation.number and each.citation.number.key in (exact, key)]
        return records, kept
    if asked.serial is not None:
        records = catalogue.find_records("serial = ?", asked.serial)
        kept = catalogue.find_citations("citation.serial = ?", asked.serial)
        records = [record for record in records if _type_fits(asked, record.identity.type) and asked.year in (None, _year_of_record(record))]
        kept = [each for each in kept if _type_fits(asked, each.citation.type) and asked.year in (None, _year(each))]
        return records, kept
    name = loose(f"{asked.type or ''} {asked.name or ''}")
    kept = catalogue.find_citations("citation.loose_name = ?", name)
    title = loose(asked.name or "")
    records = [record for record in catalogue.find_records("type = ?", asked.type) if title and loose(record.identity.subject or "") == title] if asked.type else []
    records = [record for record in records if asked.year in (None, _year_of_record(record))]
    return records, [each for each in kept if asked.year in (None, _year(each))]


def _type_fits(asked: AskedReference, type_name: str | None) -> bool:
    return asked.type is None or type_name == asked.type


def _year(kept: KeptCitation) -> int | None:
    citation = kept.citation
    if citation.number and citation.number.year:
        return citation.number.year
    return citation.date.year if citation.date else citation.year


def _year_of_record(record: Record) -> int | None:
    identity = record.identity
    if identity.number and identity.number.year:
        return identity.number.year
    return identity.date.year if identity.date else None


def _group(
    records: list[Record], kept: list[KeptCitation], sources: dict[str, Record]
) -> list[tuple[list[Record], list[KeptCitation]]]:
    """Witnesses of one document together: same number, same year, bodies that can be the same.

    A citation without a year joins the only group its number has; where there are several it stays apart.
    """
    groups: list[tuple[list[Record], list[KeptCitation]]] = []
    keys: list[tuple[str, int | None, str | None]] = []

    def home(key: str, year: int | None, issuer: str | None, inherited: str | None) -> int | None:
        fitting = [
            at
            for at, (group_key, group_year, group_issuer) in enumerate(keys)
            if group_key == key and year is not None and group_year == year and same_body(issuer, group_issuer, inherited=inherited) is not False
        ]
        return fitting[0] if fitting else None

    def admit(key: str, year: int | None, issuer: str | None, inherited: str | None) -> int:
        at = home(key, year, issuer, inherited)
        if at is None:
            keys.append((key, year, _complete(issuer, inherited)))
            groups.append(([], []))
            return len(groups) - 1
        if keys[at][2] is None and issuer:
            keys[at] = (key, year, _complete(issuer, inherited))
        return at

    for record in records:
        number = record.identity.number
        groups[admit(number.loose_key if number else record.id, _year_of_record(record), record.identity.issuer, None)][0].append(record)
    undated = []
    for each in kept:
        citation = each.citation
        key = citation.number.loose_key if citation.number else loose(citation.name or "")
        citing = sources[each.record]
        inherited = place_of(citing.identity.issuer, citing.identity.place)
        if _year(each) is None:
            undated.append((each, key, inherited))
        else:
            groups[admit(key, _year(each), citation.issuer or citation.implied_issuer, inherited)][1].append(each)
    for each, key, inherited in undated:
        issuer = each.citation.issuer or each.citation.implied_issuer
        fitting = [at for at, (group_key, _, body) in enumerate(keys) if group_key == key and same_body(issuer, body, inherited=inherited) is not False]
        if len(fitting) == 1:
            groups[fitting[0]][1].append(each)
        else:
            keys.append((key, None, issuer))
            groups.append(([], [each]))
    return groups


def _complete(issuer: str | None, inherited: str | None) -> str | None:
    """An issuer said without its place, with the place of the document that says it."""
    if issuer and inherited and body_and_place(issuer)[1] is None and issuer.rstrip().lower().endswith(("tỉnh", "thành phố", "huyện", "xã")):
        return f"{issuer} {inherited}"
    return issuer


def _candidate(held: list[Record], kept: list[KeptCitation], sources: dict[str, Record]) -> Candidate:
    mentions = tuple(
        Mention(sources[each.record], each.page, " ".join(each.sentence.split()), each) for each in kept if each.record not in {record.id for record in held}
    )
    own = [record.identity for record in held]
    citations = [each.citation for each in kept]
    number = next((identity.number.printed for identity in own if identity.number), None) or _most(c.number.printed for c in citations if c.number)
    date = _most(str(identity.date) for identity in own if identity.date) or _most(c.date.isoformat() for c in citations if c.date)
    year = next((str(c.year) for c in citations if c.year), None)
    return Candidate(
        number=number,
        name=_most(c.name for c in citations if c.name),
        type=_most(identity.type for identity in own) or _most(c.type for c in citations if c.type != "Văn bản"),
        date=date or year,
        issuer=_most(identity.issuer for identity in own) or _fullest(c.issuer for c in citations) or _most(c.implied_issuer for c in citations),
        subject=_most(identity.subject for identity in own) or _best_subject(c.subject for c in citations),
        held=tuple(held),
        citations=mentions,
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
        if citation.type and citation.type != "Văn bản":
            types.setdefault(citation.type, []).append(place)
    found = [("date", dates), ("type", types)]
    return tuple(
        Contradiction(fact, tuple((value, tuple(places)) for value, places in sorted(values.items(), key=lambda item: -len(item[1]))))
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


def _nearest(catalogue: Catalogue, asked: AskedReference) -> tuple[str, ...]:
    """Numbers known to the catalogue with the same serial, when what was asked is not known."""
    serial = asked.number.serial.lstrip("0") if asked.number else asked.serial
    if not serial:
        return ()
    records = catalogue.find_records("serial = ?", serial)
    kept = catalogue.find_citations("citation.serial = ?", serial)
    known = [record.identity.number.printed for record in records if record.identity.number] + [each.citation.number.printed for each in kept if each.citation.number]
    return tuple(dict.fromkeys(known))[:8]

