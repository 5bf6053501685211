"""A deadline counted from a document goes in; the document's day is looked for among the papers, the deadline with its window comes out.

"Không quá 30 ngày kể từ ngày kế hoạch của tỉnh được ban hành" waits for the province's plan on the same subject. Only a document
that every check takes as the one meant, with one day for it, gives the day; else the deadline stays open and says what was found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus import body_of, same_body
from evidence.demand import Demand
from evidence.dossier import Paper
from evidence.finding import Outcome
from evidence.fitting import issuer_check, period_check, subject_check, type_check
from evidence.owners import bodies_meant
from evidence.requirement import Deadline, DeadlineDoubt, DeadlineKind, Start, Wanted, Window
from evidence.scene import Scene
from evidence.sureness import identity_check
from evidence.terms import end_of_term
from evidence.topics import topic_of
from evidence.wanted import type_at
from extractor import Document
from patterns import Citation, find_citations, parse_number

# A document's own day is that of these events; when it takes effect or arrives its letterhead does not say.
_ISSUED = r"(?:ký ban hành|ban hành|ký|phê duyệt|duyệt|thông qua)"
_UNIT = r"(?:tỉnh|thành phố|huyện|xã|phường)"
_BEFORE = re.compile(rf"(?:ngày |khi )?{_ISSUED} (?P<document>\S.*)", re.IGNORECASE)
_AFTER = re.compile(
    rf"(?:ngày |khi )?(?P<document>\S.*?),? (?:đã )?được (?:(?P<issuer>(?:(?-i:[A-ZĐ])|{_UNIT}).{{0,80}}?) )?{_ISSUED}",
    re.IGNORECASE,
)
_ITSELF = re.compile(r"\W*này\b", re.IGNORECASE)
_OF = re.compile(r"\s+của\s+(?P<issuer>\S.*)$", re.IGNORECASE)
_ANYONE = re.compile(r"(?:cấp|cơ quan|người) có thẩm quyền|cấp trên", re.IGNORECASE)
_CHECKS = (type_check, issuer_check, subject_check, period_check, identity_check)


@dataclass(frozen=True)
class Named:
    """The document an anchor names: this very one, one with a number, or one of a type from a body, about something."""

    kind: str
    itself: bool = False
    citation: Citation | None = None
    issuers: tuple[str, ...] = ()
    about: str = ""


def document_named(anchor: str) -> Named | None:
    """The document whose day an anchor counts from; None where it is another event, or whose document is not said."""
    line = " ".join(anchor.split()).strip(" .,;")
    found = _BEFORE.fullmatch(line) or _AFTER.fullmatch(line)
    if found is None or (typed := type_at(found["document"])) is None:
        return None
    kind, end = typed
    rest = found["document"][end:]
    if _ITSELF.match(rest):
        return Named(kind, itself=True)
    words = Document("", "text", found["document"], ())
    cited = next((each for each in find_citations(words) if each.number), None)
    if cited:
        return Named(kind, citation=cited)
    owner = _OF.search(rest)
    issuer = owner["issuer"] if owner else found.groupdict().get("issuer")
    if not issuer or _ANYONE.match(issuer):
        return None
    return Named(
        kind,
        issuers=bodies_meant(issuer),
        about=(rest[: owner.start()] if owner else rest).strip(" ,"),
    )


def anchored(demand: Demand, papers: Sequence[Paper], scene: Scene) -> Demand:
    """The demand, its deadlines that count from a document with the days these papers give."""
    deadlines = tuple(_anchored(each, demand, papers, scene) for each in demand.requirement.deadlines)
    if deadlines == demand.requirement.deadlines:
        return demand
    return replace(demand, requirement=replace(demand.requirement, deadlines=deadlines))


def _anchored(deadline: Deadline, demand: Demand, papers: Sequence[Paper], scene: Scene) -> Deadline:
    term = deadline.term
    if deadline.kind is not DeadlineKind.RELATIVE or deadline.windows or term is None:
        return deadline
    named = document_named(term.anchor)
    if named is None:
        return deadline
    starts = tuple(dict.fromkeys(_starts(named, demand, papers, scene)))
    days = {each.day for each in starts}
    whose = named.citation is None or bool(
        named.citation.issuer or named.citation.date
    )  # else a number may be anybody's
    if len(days) != 1 or not whose:
        return replace(deadline, since=starts)
    (day,) = days
    last, sure = end_of_term(term, day)
    window = Window(None if term.before else min(day, last), last)
    doubts = () if sure else (DeadlineDoubt.MOVING_HOLIDAYS,)
    return replace(deadline, windows=(window,), since=starts[:1], doubts=(*deadline.doubts, *doubts))


def _starts(named: Named, demand: Demand, papers: Sequence[Paper], scene: Scene) -> Iterator[Start]:
    """The documents that may be the one named, each with every day that a witness gives it."""
    for paper in papers:
        if named.itself:
            meant = any(record.name == scene.source for record in paper.document.held)
        elif named.citation:
            meant = _is_cited(named.citation, paper, demand)
        else:
            meant = any(_fits(one, paper, scene) for one in _demands(named, demand))
        if meant:
            for day in dict.fromkeys((*paper.own_days, *paper.said_days)):
                yield Start(paper.label, day)
    if named.citation and named.citation.number and (said := named.citation.date):
        yield Start(named.citation.number.printed, said)


def _is_cited(citation: Citation, paper: Paper, demand: Demand) -> bool:
    own = parse_number(paper.document.number) if paper.document.number else None
    if own is None or citation.number is None or own.key != citation.number.key:
        return False
    if same_body(body_of(citation.issuer, demand.home), paper.body) is False:
        return False
    return citation.date is None or citation.date in (*paper.own_days, *paper.said_days)


def _demands(named: Named, demand: Demand) -> Iterator[Demand]:
    """What a paper has to be to be the one named: of its type, from its body, about what it or else the task is about."""
    about = named.about if topic_of(named.about, named.kind) else demand.about
    for issuer in named.issuers:
        requirement = replace(demand.requirement, text=named.about or about, issuer=issuer, deadlines=())
        yield replace(demand, requirement=requirement, wanted=Wanted(named.kind), about=about)


def _fits(demand: Demand, paper: Paper, scene: Scene) -> bool:
    return all(check(demand, paper, scene).outcome is Outcome.MET for check in _CHECKS)
