"""Criteria go in, findings come out: for each what proves it, in three tiers that are never mixed, and the verdict."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from importlib import import_module

from corpus import Catalogue, Record, known_documents
from evidence.court import Court, Texts
from evidence.criterion import CriteriaSet
from evidence.demand import demands_of
from evidence.denials import Denial, Denials, denials_in
from evidence.dossier import Paper, papers_of
from evidence.finding import Finding
from evidence.requirements import requirements
from evidence.scene import scene_of
from evidence.sureness import is_draft


def _unseen(name: str) -> None:
    """Who does not show progress is told nothing."""


def verify(
    catalogue: Catalogue,
    criteria_set: CriteriaSet,
    *,
    codes: Collection[str] | None = None,
    seen: Callable[[str], None] = _unseen,
) -> Iterator[Finding]:
    """The findings on the criteria of a set that demand something, those of `codes` if given, in the set's order.

    The corpus is read once, before the first finding; `seen` is told each file's name meanwhile. Nothing is written.
    """
    papers = papers_of(known_documents(catalogue))
    scene = scene_of(papers, criteria_set.source, criteria_set.issuer)
    rows = {criterion.code: criterion for criterion in criteria_set.criteria}
    asked = [each for each in criteria_set.demands() if codes is None or each.code in codes]
    demands = [
        (each, tuple(demands_of(each, requirements(each, criteria_set), criteria_set, rows=rows, home=scene.home)))
        for each in asked
    ]
    retrieve = import_module("evidence.retrieve")  # on first use: it brings numpy
    retrieval = retrieve.Retrieval(papers, (demand.question for _, some in demands for demand in some))
    drafts: set[str] = set()
    denials: list[Denial] = []
    for record in _records(papers):
        text = catalogue.text(record.id)
        retrieval.read(record.id, text)
        if record.name != criteria_set.source:
            denials += denials_in(text, record)
        if is_draft(text):
            drafts.add(record.id)
        seen(record.name)
    retrieval.close()
    court = Court(Texts(catalogue), replace(scene, drafts=drafts), retrieval, Denials(denials))
    for criterion, some in demands:
        yield court.finding(criterion, some)


def _records(papers: Sequence[Paper]) -> list[Record]:
    """All held records, each once: every one is a paper of its own or a copy of one."""
    return [record for paper in papers for record in paper.document.held]
