"""Boards over the whole corpus: what contradicts, with every witness."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from corpus import Role, Ruling, audit, journal, judge, judged, missing, note
from kiemchung.cli.audited import anomaly_value
from kiemchung.cli.missing import stub_value
from kiemchung.web.holding import holding_of
from kiemchung.web.pages import as_json, language, link, number_asked, page, wants_json
from kiemchung.web.people import User, posted


def contradictions(request: Request) -> Response:
    """The anomalies nobody has judged, the strong ones first, each with its witnesses."""
    holding = holding_of(request)
    found = holding.kept("audit", lambda corpus: audit(corpus.catalogue))
    lang = language(request)
    reports = judged(holding.corpus().catalogue.database, found)
    every = request.query_params.get("all") == "1"
    values = [anomaly_value(*each, lang) for each in reports if every or each[1] is None]
    if wants_json(request):
        return as_json(values)
    kind = request.query_params.get("kind")
    kinds = sorted({value["kind"] for value in values})
    shown = [value for value in values if kind in (None, "", value["kind"])]
    return page(
        request,
        "audit.html",
        title="",
        anomalies=shown,
        kinds=kinds,
        kind=kind,
        total=len(values),
        every=every,
        folded=len(reports) - len(values),
    )


async def settle(request: Request) -> Response:
    """An inspector judges a report: right, wrong, settled, or to be looked at again."""
    user, form = await posted(request, Role.INSPECTOR)
    wanted, ruling, words = (str(form.get(field, "")).strip() for field in ("id", "ruling", "note"))
    if ruling not in Ruling.__members__.values():
        raise HTTPException(400)
    await run_in_threadpool(_settle, request, user, wanted, Ruling(ruling), words)
    return RedirectResponse("/audit", 303)


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
        title="",
        stubs=stubs[offset : offset + _PAGE],
        total=len(stubs),
        offset=offset,
        earlier=link("/missing", offset=max(0, offset - _PAGE)) if offset else None,
        later=link("/missing", offset=offset + _PAGE) if offset + _PAGE < len(stubs) else None,
    )


def log(request: Request) -> Response:
    """The journal, the newest lines first."""
    holding = holding_of(request)
    deeds = journal(holding.corpus().catalogue.database)
    return page(request, "log.html", title="", deeds=deeds, words=_DEEDS)


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
