"""The board of criteria: sets as trees with verdicts, a criterion with its evidence in tiers, what inspectors decide, reports."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from corpus import NEEDS_REASON, Corpus, DecisionKind, Role, decide, decisions_on, note, record_meant
from evidence import (
    CriteriaSet,
    Criterion,
    Reviewed,
    Tier,
    Verdict,
    criteria_files,
    criteria_named,
    decision_on,
    reviewed,
    verify,
)
from extractor import KiemchungError, NoSuchPage
from kiemchung.cli.finding_shown import change_text
from kiemchung.cli.finding_value import review_value
from kiemchung.cli.slip import SLIP_FORMS, Slip, slip_bytes
from kiemchung.cli.wording import say
from kiemchung.web.holding import holding_of
from kiemchung.web.pages import as_json, attachment, language, link, page, refused, wants_json
from kiemchung.web.people import User, posted

_MEDIA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html",
}
_SETTLED = (DecisionKind.ACCEPT, DecisionKind.REJECT)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the tree: the criterion, and its review where it demands something."""

    criterion: Criterion
    review: Reviewed | None

    @property
    def open(self) -> bool:
        """Whether a person has still to decide, or the ground of a decision has changed."""
        return self.review is not None and (self.review.standing is None or bool(self.review.changes))


def sets(request: Request) -> Response:
    """The sets kept in the corpus, and what is wrong with those that cannot be read."""
    folder, found, faults = holding_of(request).folder, {}, {}
    for name, path in criteria_files(folder).items():
        try:
            found[name] = _read(folder, name, path.stat().st_mtime_ns)
        except KiemchungError as error:
            faults[name] = error.message(language(request))
    if wants_json(request):
        kept = [{"name": name, "title": each.title, "criteria": len(each.criteria)} for name, each in found.items()]
        return as_json(kept + [{"name": name, "error": text} for name, text in faults.items()])
    return page(request, "sets.html", sets=found, faults=faults)


def board(request: Request) -> Response:
    """One set as a tree, with verdicts, counts and filters."""
    name, criteria_set, rows = _rows(request)
    lang = language(request)
    if wants_json(request):
        return as_json([review_value(each.review, lang) for each in rows if each.review])
    lead, verdict = request.query_params.get("lead", ""), request.query_params.get("verdict", "")
    shown = _under_headings(rows, lead, verdict) if lead or verdict else rows
    return page(
        request,
        "board.html",
        title=criteria_set.title or name,
        name=name,
        rows=shown,
        counts=Counter(each.review.finding.verdict.value for each in rows if each.review),
        undecided=sum(each.open for each in rows),
        leads=sorted({each.criterion.lead for each in rows if each.criterion.lead}),
        lead=lead,
        verdict=verdict,
        verdicts=[each.value for each in Verdict],
        next_open=_next_open(name, rows, ""),
    )


def item(request: Request) -> Response:
    """One criterion: its evidence in tiers side by side, the reasons, what persons decided."""
    name, _, rows = _rows(request)
    code = request.query_params.get("code", "")
    at = next((at for at, each in enumerate(rows) if each.criterion.code == code and each.review), None)
    if at is None:
        raise HTTPException(404)
    review = rows[at].review
    assert review is not None  # noqa: S101 - asked for above
    lang = language(request)
    value = review_value(review, lang)
    if wants_json(request):
        return as_json(value)
    demanding = [each.criterion.code for each in rows if each.review]
    place = demanding.index(code)
    return page(
        request,
        "criterion.html",
        title=f"{code} {review.finding.criterion.title}",
        name=name,
        criterion=review.finding.criterion,
        value=value,
        tiers={tier.value: [pair for pair in _linked(review, value) if pair[0]["tier"] == tier] for tier in Tier},
        changes=[change_text(each, lang) for each in review.changes],
        settled=review.standing,
        before=link(f"/criteria/{name}/item", code=demanding[place - 1]) if place else None,
        after=link(f"/criteria/{name}/item", code=demanding[place + 1]) if place + 1 < len(demanding) else None,
        next_open=_next_open(name, rows, code),
    )


async def judge(request: Request) -> Response:
    """An inspector decides: accept, reject, comment, add evidence, reopen."""
    user, form = await posted(request, Role.INSPECTOR)
    code, kind, words = (str(form.get(field, "")).strip() for field in ("code", "kind", "note"))
    where = {field: str(form.get(field, "")) for field in ("record", "page", "quote")}
    if kind not in DecisionKind.__members__.values():
        raise HTTPException(400)
    if kind in NEEDS_REASON and not words:
        text = say("Hãy ghi lý do rồi bấm lại.", language(request))
        return refused(request, 400, text)
    there = await run_in_threadpool(_judge, request, user, code, DecisionKind(kind), words, where)
    return RedirectResponse(there, 303)


def report(request: Request) -> Response:
    """The slip of a set as a file; that it was taken is in the journal."""
    form = request.path_params["form"]
    if form not in SLIP_FORMS:
        raise HTTPException(404)
    name, criteria_set, rows = _rows(request)
    corpus = holding_of(request).corpus()
    reviews = tuple(each.review for each in rows if each.review)
    slip = Slip(name, name, criteria_set, reviews, tuple(corpus.catalogue.records()), date.today())  # noqa: DTZ011
    content = slip_bytes(slip, corpus, form, language(request))
    user: User = request.state.user
    note(corpus.catalogue.database, user.name, "report", f"{name}.{form}")
    return Response(content, media_type=_MEDIA[form], headers=attachment(f"phieu-kiem-chung-{name}.{form}"))


ROUTES = [
    Route("/criteria.json", sets),
    Route("/criteria", sets),
    Route("/criteria/{name}.json", board),
    Route("/criteria/{name}/item.json", item),
    Route("/criteria/{name}/item", item),
    Route("/criteria/{name}/item", judge, methods=["POST"]),
    Route("/criteria/{name}/report.{form}", report),
    Route("/criteria/{name}", board),
]


@lru_cache(maxsize=64)
def _read(folder: Path, name: str, changed: int) -> CriteriaSet:
    """The set as its file is since `changed`."""
    return criteria_named(folder, name)


def _rows(request: Request) -> tuple[str, CriteriaSet, list[Row]]:
    """The set named in the path, and its rows with what persons decided; findings are made anew only when documents changed."""
    holding = holding_of(request)
    name = request.path_params["name"]
    files = criteria_files(holding.folder)
    if name not in files:
        raise HTTPException(404)
    changed = files[name].stat().st_mtime_ns
    criteria_set = _read(holding.folder, name, changed)

    def find(corpus: Corpus) -> list[Any]:
        return list(verify(corpus.catalogue, criteria_set))

    findings = holding.kept(f"verify {name}", find, changed)
    catalogue = holding.corpus().catalogue
    reviews = {
        each.finding.criterion.code: each
        for each in reviewed(catalogue, findings, decisions_on(catalogue.database, name))
    }
    return name, criteria_set, [Row(each, reviews.get(each.code)) for each in criteria_set.criteria]


def _passes(row: Row, lead: str, verdict: str) -> bool:
    if row.review is None:
        return False
    return (not lead or row.criterion.lead == lead) and (not verdict or row.review.finding.verdict.value == verdict)


def _under_headings(rows: list[Row], lead: str, verdict: str) -> list[Row]:
    """The rows that pass, each under the headings it stands under in the tree."""
    shown: list[Row] = []
    for row in reversed(rows):
        above = bool(shown) and row.review is None and row.criterion.level < shown[-1].criterion.level
        if above or _passes(row, lead, verdict):
            shown.append(row)
    return shown[::-1]


def _next_open(name: str, rows: list[Row], code: str) -> str | None:
    """The next criterion after `code` that a person has still to decide, from the top again at the end."""
    codes = [each.criterion.code for each in rows]
    at = codes.index(code) + 1 if code in codes else 0
    found = next((each for each in rows[at:] + rows[:at] if each.open and each.criterion.code != code), None)
    return link(f"/criteria/{name}/item", code=found.criterion.code) if found else None


def _linked(review: Reviewed, value: dict[str, Any]) -> list[tuple[dict[str, Any], str]]:
    """Each piece of evidence as a value, with the page that shows it."""
    pairs = zip(value["evidence"], review.finding.evidence, strict=True)
    return [
        (
            shown,
            link(f"/document/{each.record}", start=each.span.start, end=each.span.end)
            if each.span.end
            else link(f"/document/{each.record}", page=each.page),
        )
        for shown, each in pairs
    ]


def _judge(request: Request, user: User, code: str, kind: DecisionKind, words: str, where: dict[str, str]) -> str:
    name, _, rows = _rows(request)
    row = next((each for each in rows if each.criterion.code == code), None)
    if row is None or row.review is None:
        raise HTTPException(404)
    holding = holding_of(request)
    catalogue = holding.corpus().catalogue
    record, at = None, int(where["page"][:9]) or None if where["page"].isdecimal() else None
    if kind is DecisionKind.ADD_EVIDENCE:
        added = record_meant(catalogue, where["record"].strip())
        if at and at > added.pages:
            raise NoSuchPage(name=added.name, page=at, pages=added.pages)
        record = added.id
    decision = decision_on(
        row.review.finding, kind, criteria=name, by=user.name, note=words, record=record, page=at,
        quote=where["quote"] or None,
    )  # fmt: skip
    decide(catalogue.database, decision)
    note(catalogue.database, user.name, "decide", f"{name} {code}", kind.value)
    after = _next_open(name, _rows(request)[2], code) if kind in _SETTLED else None
    return after or link(f"/criteria/{name}/item", code=code)
