"""One thing under two numbers: `26/CT-TTg` and `27/CT-TTg`, both of 05/9/2016. A pile goes in, anomalies come out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from corpus.anomaly import Anomaly, AnomalyKind, Statement, Strength
from corpus.bodies import same_body
from corpus.pile import Cited, Pile, dates_of, with_value
from corpus.record import KeptCitation
from corpus.subjects import same_subject, words_of
from extractor import fold

_GOES_ON = re.compile(r"[^;.]*")  # what a subject cut at a colon or a type word goes on with


def two_numbers(pile: Pile) -> Iterator[Anomaly]:
    """One symbol, day and subject under two numbers: one of them is wrong, or the subject is."""
    days: dict[tuple[str, date], list[tuple[Cited, list[Statement]]]] = defaultdict(list)
    for document in pile.documents:
        for day, statements in dates_of(pile, document).items():
            days[fold(document.number.symbol), day].append((document, statements))
    for alike in days.values():
        about = [(one, said, _subjects(one)) for one, said in alike] if len(alike) > 1 else []
        for (one, said, mine), (other, also, yours) in combinations(about, 2):
            known = one.records and other.records  # both are held, under numbers of their own
            distinct = one.number.key == other.number.key or same_body(one.body, other.body) is False
            if not known and not distinct and _one_thing(one, other, mine, yours):
                statements = [*with_value(said, one.name), *with_value(also, other.name)]
                yield Anomaly(
                    AnomalyKind.TWO_NUMBERS, f"{one.name}, {other.name}", Strength.WEAK, tuple(statements),
                    about=f"{one.about} {other.about}",
                )  # fmt: skip


def _one_thing(one: Cited, other: Cited, mine: list[str], yours: list[str]) -> bool:
    """Whether both are about one thing, as far as their subjects say; of directives of one day, which are rare, also where one has none."""
    if one.type == other.type == "Chỉ thị" and not (mine and yours):
        near = _near(one.number.serial, other.number.serial)
        return near and {each.record for each in one.kept}.isdisjoint(each.record for each in other.kept)
    if not any(same_subject(this, that) for this in mine for that in yours):
        return False
    fullest = [max(subjects, key=lambda subject: len(words_of(subject))) for subjects in (mine, yours)]
    if same_subject(*fullest):
        return True
    # Some cite shortly, and then sister documents sound alike: only a slip of the pen between the numbers tells then.
    shorter, longer = sorted((words_of(subject) for subject in fullest), key=len)
    return longer[: len(shorter)] == shorter and _near(one.number.serial, other.number.serial)


def _subjects(document: Cited) -> list[str]:
    own = [record.identity.subject for record in document.records if record.identity.subject]
    cited = [
        f"{each.citation.subject}{_going_on(each)}"
        for each in document.kept
        if each.citation.subject and each.citation.date
    ]
    return list(dict.fromkeys([*own, *cited]))


def _going_on(kept: KeptCitation) -> str:
    """The words after a subject up to the end of the clause: subjects are cut at colons, and where another document begins."""
    after = " ".join(kept.sentence[kept.citation.span.end - kept.citation.sentence.start :].split())
    at = after.find(kept.citation.subject or "")
    found = _GOES_ON.match(after, at + len(kept.citation.subject or "")) if at >= 0 else None
    return found.group() if found else ""


def _near(one: str, other: str) -> bool:
    """Whether one serial is the other with a digit changed, lost, or two changed round."""
    one, other = one.lstrip("0"), other.lstrip("0")
    if len(one) == len(other):
        differ = [at for at, (mine, yours) in enumerate(zip(one, other, strict=True)) if mine != yours]
        return len(differ) < 2 or (len(differ) == 2 and sorted(one) == sorted(other))
    shorter, longer = sorted((one, other), key=len)
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
