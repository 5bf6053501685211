"""Facts on which the witnesses of one document disagree: its date, type, issuer and subject. A pile goes in, anomalies come out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from corpus.anomaly import Anomaly, AnomalyKind, Statement, Strength
from corpus.bodies import body_of, kin, same_body
from corpus.pile import Cited, Pile, dates_of
from corpus.record import KeptCitation
from corpus.subjects import apart
from extractor import fold
from patterns import GENERIC, Doubt, doubts_of_itself


def two_dates(pile: Pile) -> Iterator[Anomaly]:
    """Two days for one number of one body and period."""
    for document in pile.documents:
        said = dates_of(pile, document)
        if len(said) > 1 and not _own_affair(document, said.values()):
            yield _split(AnomalyKind.TWO_DATES, document, Strength.STRONG, said.values())


def _own_affair(document: Cited, said: Iterable[list[Statement]]) -> bool:
    """Whether only the document itself disagrees with itself, which is reported of the file."""
    who = {statement.record.id for statements in said for statement in statements}
    return len(who) == 1 and any(
        record.id in who and Doubt.OTHER_DATE in doubts_of_itself(record.identity).get("date", ())
        for record in document.records
    )


def two_types(pile: Pile) -> Iterator[Anomaly]:
    """Two types for one number, the generic "văn bản" aside."""
    for document in pile.documents:
        said: dict[str, list[Statement]] = defaultdict(list)
        for record in document.records:
            if record.identity.type:
                said[record.identity.type].append(Statement(record.identity.type, record, 0, record.title))
        for each in document.kept:
            if each.citation.type and each.citation.type != GENERIC:
                said[each.citation.type].append(pile.said(each, each.citation.type))
        if len(said) > 1:
            yield _split(AnomalyKind.TWO_TYPES, document, Strength.STRONG, said.values())


_ORGANS = (
    "ban chap hanh",
    "ban thuong vu",
    "thuong truc",
)  # of one Party committee or council: each decides for itself


def two_issuers(pile: Pile) -> Iterator[Anomaly]:
    """Two organs of one committee or council for one number."""
    for document in pile.documents:
        said: dict[str, list[Statement]] = defaultdict(list)
        for each in document.kept:
            organ = next((organ for organ in _ORGANS if organ in fold(each.citation.issuer or "")), None)
            if organ:
                said[organ].append(pile.said(each, each.citation.issuer or ""))
        if len(said) > 1:
            yield _split(AnomalyKind.TWO_ISSUERS, document, Strength.STRONG, said.values())


_TELLING = ("bo ", "so ", "uy ban nhan dan", "hoi dong nhan dan")  # bodies whose symbols are theirs alone


def issuer_against_symbol(pile: Pile) -> Iterator[Anomaly]:
    """A ministry, department, committee or council named as the issuer of a number with the symbol of another."""
    for document in pile.documents:
        against = [each for each in document.kept if _another_body(each)]
        if against:
            implied = against[0].citation.implied_issuer or ""
            said = [pile.said(each, each.citation.issuer or "") for each in against]
            about = document.about
            yield Anomaly(
                AnomalyKind.ISSUER_AGAINST_SYMBOL, document.name, Strength.STRONG, tuple(said), implied, about
            )


def _another_body(kept: KeptCitation) -> bool:
    stated, implied = body_of(kept.citation.issuer), body_of(kept.citation.implied_issuer)
    if stated is None or implied is None or not all(each.kind.startswith(_TELLING) for each in (stated, implied)):
        return False
    return same_body(stated, implied) is False and not kin(stated, implied)


def two_subjects(pile: Pile) -> Iterator[Anomaly]:
    """Two subjects that have next to nothing in common for one number; what a normative text provides is no subject of it."""
    for document in pile.documents:
        if document.number.year is not None:
            continue
        said = [(record.identity.subject, Statement(record.identity.subject, record, 0, record.title)) for record in document.records if record.identity.subject]  # fmt: skip
        said += [
            (each.citation.subject, pile.said(each, each.citation.subject))
            for each in document.kept
            if each.citation.subject and each.citation.date and each.citation.within is None
        ]
        others = [statement for subject, statement in said if apart(said[0][0], subject)] if said else []
        if others:
            alike = [statement for subject, statement in said if statement not in others]
            yield _split(AnomalyKind.TWO_SUBJECTS, document, Strength.WEAK, [alike, others])


def _split(kind: AnomalyKind, document: Cited, strength: Strength, said: Iterable[list[Statement]]) -> Anomaly:
    statements = tuple(each for statements in said for each in statements)
    return Anomaly(kind, document.name, strength, statements, about=document.about)
