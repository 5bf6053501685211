"""Whether a document is beyond doubt the one it says it is: its number and day known, not recognised, not contradicted."""

from __future__ import annotations

import re

from corpus import Mention, Record, same_body
from evidence.demand import Demand
from evidence.dossier import Paper
from evidence.finding import Aspect, Check, Fact, Outcome, Why, reason
from evidence.scene import Scene
from patterns import Flag, Relation, doubts_of_itself

# Of what was read: letters may be lost or wrong anywhere in the text.
_DAMAGED = {"damaged_characters", "legacy_encoding", "encoding_guessed", "letters_restored"}
_DOUBTFUL = {
    Flag.YEAR_MISMATCH,
    Flag.TYPE_SYMBOL_MISMATCH,
    Flag.MALFORMED_SYMBOL,
    Flag.UNKNOWN_SYMBOL,
    Flag.IMPOSSIBLE_DATE,
    Flag.REPAIRED_OCR,
    Flag.LOOK_ALIKE,
}


def evidence_check(demand: Demand, paper: Paper, scene: Scene) -> Check:
    """Whether it is beyond doubt the document it says it is, not the one that asks and not repealed: of those a person says what they prove."""
    if any(record.name == scene.source for record in paper.document.held):
        return Check(Aspect.IDENTITY, Outcome.INCONCLUSIVE, reason(Why.CRITERIA_ITSELF))
    repealing = next((each.record for each in paper.ended_by if _is_repealed(each, demand)), None)
    if repealing:
        return Check(Aspect.IDENTITY, Outcome.INCONCLUSIVE, reason(Why.REPEALED, document=repealing.title))
    return identity_check(demand, paper, scene)


def _is_repealed(ending: Mention, demand: Demand) -> bool:
    """Whether a document is repealed, and nothing put in its place, before the year it was to serve is over."""
    stated = ending.record.identity.date
    over = demand.demanded_year and stated and stated.year > demand.demanded_year
    return ending.kept.citation.relation is Relation.REPEALS and not over


def identity_check(demand: Demand, paper: Paper, scene: Scene) -> Check:
    """Whether its number and its day are known and beyond doubt, by a file of it, else by one clean citation."""
    if not paper.document.held:
        clean = [each for each in paper.document.citations if not _DOUBTFUL & set(each.kept.citation.flags)]
        if clean:
            return Check(Aspect.IDENTITY, Outcome.MET, reason(Why.NOT_HELD))
        return Check(Aspect.IDENTITY, Outcome.INCONCLUSIVE, reason(Why.CITATION_DOUBTED))
    if len(paper.own_days) > 1:
        days = tuple(f"{day:%d/%m/%Y}" for day in paper.own_days)
        return Check(Aspect.IDENTITY, Outcome.INCONCLUSIVE, reason(Why.SEVERAL_HELD, days=days))
    doubts = [_doubt(record, scene) for record in paper.document.held]
    if None in doubts:  # one sure copy is enough
        return Check(Aspect.IDENTITY, Outcome.MET, reason(Why.IDENTITY_SURE))
    why, facts = next(doubt for doubt in doubts if doubt)
    if why is Why.NUMBER_BLANK and (alike := _cited_as(paper, scene)):
        facts = {**facts, "cited": alike.label, "day": f"{alike.day:%d/%m/%Y}" if alike.day else ""}
    return Check(Aspect.IDENTITY, Outcome.INCONCLUSIVE, reason(why, **facts))


def _doubt(record: Record, scene: Scene) -> tuple[Why, dict[str, Fact]] | None:
    """Why a record's number or day is not sure."""
    identity = record.identity
    stated = {each.field for each in record.persons}
    if record.id in scene.drafts:  # whose number and day are blank as a rule
        return Why.DRAFT, {}
    if identity.number is None:
        return Why.NUMBER_BLANK, {"symbol": identity.symbol or ""}
    if identity.date is None or identity.date.exact() is None:
        return Why.DAY_UNKNOWN, {}
    if stated >= {"number", "date"}:  # a person looked at the document
        return None
    for warning in record.warnings:
        if warning.code == "recognised_text" and _first_page(warning.detail):
            return Why.RECOGNISED, {}
        if warning.code == "unsure_number" and _first_page(warning.detail.partition(":")[0]):
            return Why.RECOGNISED, {}
        if warning.code in _DAMAGED:
            return Why.DAMAGED_TEXT, {}
    doubts = {doubt.value for some in doubts_of_itself(identity).values() for doubt in some}
    if doubts:
        return Why.DOUBTED, {"doubts": tuple(sorted(doubts))}
    return None


_DRAFT = re.compile(
    r"^[\s*_#(\[]*dự thảo\b(?! (?:nghị quyết|luật|nghị định|thông tư|quyết định))", re.IGNORECASE | re.MULTILINE
)
_HEAD = 700  # characters in which a draft says that it is one


def is_draft(text: str) -> bool:
    """Whether a line of the head says "DỰ THẢO", alone or with its number; a subject that is about a draft does not count."""
    return bool(_DRAFT.search(text, 0, _HEAD))


def _cited_as(paper: Paper, scene: Scene) -> Paper | None:
    """The only document that others cite and that a file with a blank number may be: same type, same body, no other day."""
    identity = paper.document.held[0].identity
    may_be = [
        each
        for each in scene.cited
        if each.document.type == paper.document.type
        and same_body(each.body, paper.body)
        and (each.document.number or "").partition("/")[2] == (identity.symbol or "?")
        and (each.day is None or identity.date is None or f"{each.day}".startswith(str(identity.date)))
    ]
    return may_be[0] if len(may_be) == 1 else None


def _first_page(pages: str) -> bool:
    """Whether the pages a warning names hold the letterhead: "1, 2"; none named means all."""
    named = re.findall(r"\d+", pages)
    return not named or "1" in named
