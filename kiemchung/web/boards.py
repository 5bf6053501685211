"""Boards over the whole corpus: what contradicts, what is missing, what people did."""

from __future__ import annotations

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from corpus import FIELDS, Anomaly, Deed, Judgement, Role, Ruling, audit, journal, judge, judged, missing, note
from kiemchung.cli.audited import KINDS, RULINGS, anomaly_value, kind_of, said
from kiemchung.cli.finding_shown import DECISIONS
from kiemchung.cli.missing import stub_value
from kiemchung.cli.wording import say
from kiemchung.web.holding import holding_of
from kiemchung.web.pages import as_json, beside, language, number_asked, page, wants_json
from kiemchung.web.people import User, posted


def contradictions(request: Request) -> Response:
    """The anomalies nobody has judged, the strong ones first, each with its witnesses."""
    holding = holding_of(request)
    found = holding.kept("audit", lambda corpus: audit(corpus.catalogue))
    lang = language(request)
    reports = judged(holding.corpus().catalogue.database, found)
    every = request.query_params.get("all") == "1"
    unfolded = [each for each in reports if every or each[1] is None]
    if wants_json(request):
        return as_json([anomaly_value(*each, lang) for each in unfolded])
    kind = request.query_params.get("kind", "")
    chosen = [each for each in unfolded if kind in ("", kind_of(each[0]))]
    offset = min(number_asked(request, "offset", 0), max(0, len(chosen) - 1) // _PAGE * _PAGE)
    return page(
        request,
        "audit.html",
        anomalies=[_shown(*each, lang) for each in chosen[offset : offset + _PAGE]],
        kinds=[each for each in KINDS if each in {kind_of(anomaly) for anomaly, _ in unfolded}],
        kind_words=KINDS,
        kind=kind,
        total=len(chosen),
        offset=offset,
        every=every,
        folded=len(reports) - len(unfolded),
        **beside("/audit", offset, _PAGE, len(chosen), kind=kind, all="1" if every else None),
    )


def _shown(anomaly: Anomaly, judgement: Judgement | None, lang: str) -> dict[str, Any]:
    """A report with what each witness says in words."""
    value = anomaly_value(anomaly, judgement, lang)
    for witness, statement in zip(value["witnesses"], anomaly.statements, strict=True):
        witness["said"] = said(statement, lang)
    return value


async def settle(request: Request) -> Response:
    """An inspector judges a report: right, wrong, settled, or to be looked at again."""
    user, form = await posted(request, Role.INSPECTOR)
    wanted, ruling, words = (str(form.get(field, "")).strip() for field in ("id", "ruling", "note"))
    if ruling not in Ruling.__members__.values():
        raise HTTPException(400)
    await run_in_threadpool(_settle, request, user, wanted, Ruling(ruling), words)
    return RedirectResponse(f"/audit?{request.url.query}", 303)  # to where they were in the list


def _settle(request: Request, user: User, wanted: str, ruling: Ruling, words: str) -> None:
    holding = holding_of(request)
    found = holding.kept("audit", lambda corpus: audit(corpus.catalogue))
    anomaly = next((each for each in found if each.id == wanted), None)
    if anomaly is None:
        raise HTTPException(404)
    database = holding.corpus().catalogue.database
    judge(database, anomaly, ruling, note=" ".join(words.split()), by=user.name)
    note(database, user.name, "judge", anomaly.number, ruling.value)


def absent(request: Request) -> Response:
    """What held documents cite and the corpus does not hold, the most cited first."""
    holding = holding_of(request)
    stubs = holding.kept("missing", lambda corpus: missing(corpus.catalogue))
    if wants_json(request):
        return as_json([stub_value(each) for each in stubs])
    offset = number_asked(request, "offset", 0)
    return page(
        request,
        "missing.html",
        stubs=stubs[offset : offset + _PAGE],
        total=len(stubs),
        offset=offset,
        **beside("/missing", offset, _PAGE, len(stubs)),
    )


def log(request: Request) -> Response:
    """The journal, the newest lines first."""
    holding = holding_of(request)
    lang = language(request)
    deeds = [(each, _detail(each, lang)) for each in journal(holding.corpus().catalogue.database)]
    return page(request, "log.html", deeds=deeds, words=_DEEDS)


def _detail(deed: Deed, lang: str) -> str:
    """What the journal has beside a deed, its codes in words."""
    if deed.action not in _CODED:
        return deed.detail
    return ", ".join(say(_CODES.get(code, code), lang) for code in deed.detail.split(", "))


_CODED = ("decide", "edit", "judge")
_CODES = {each.key: each.label for each in FIELDS}
_CODES |= {code.value: words for code, words in (*DECISIONS.items(), *RULINGS.items())}
_DEEDS = {
    "login": "đăng nhập",
    "login_failed": "đăng nhập hỏng",
    "download": "tải tệp gốc",
    "report": "tải phiếu kiểm chứng",
    "decide": "kết luận",
    "intake": "gửi tệp vào kho",
    "edit": "sửa thông tin",
    "judge": "xét mâu thuẫn",
}


_PAGE = 50
ROUTES = [
    Route("/missing.json", absent),
    Route("/missing", absent),
    Route("/log", log),
    Route("/audit.json", contradictions),
    Route("/audit", contradictions),
    Route("/audit", settle, methods=["POST"]),
]
