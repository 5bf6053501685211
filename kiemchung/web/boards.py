"""Boards over the whole corpus: what contradicts, with every witness."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from corpus import audit, journal, judged, missing
from kiemchung.cli.audited import anomaly_value
from kiemchung.cli.missing import stub_value
from kiemchung.web.holding import Holding
from kiemchung.web.pages import as_json, language, link, page, wants_json


def contradictions(request: Request) -> Response:
    """The anomalies nobody has judged, the strong ones first, each with its witnesses."""
    holding: Holding = request.app.state.holding
    found = holding.kept("audit", lambda corpus: audit(corpus.catalogue))
    lang = language(request)
    reports = judged(holding.corpus().catalogue.database, found)
    values = [anomaly_value(*each, lang) for each in reports if each[1] is None]
    if wants_json(request):
        return as_json(values)
    kind = request.query_params.get("kind")
    kinds = sorted({value["kind"] for value in values})
    shown = [value for value in values if kind in (None, "", value["kind"])]
    return page(request, "audit.html", title="", anomalies=shown, kinds=kinds, kind=kind, total=len(values))


def absent(request: Request) -> Response:
    """What held documents cite and the corpus does not hold, the most cited first."""
    holding: Holding = request.app.state.holding
    stubs = holding.kept("missing", lambda corpus: missing(corpus.catalogue))
    if wants_json(request):
        return as_json([stub_value(each) for each in stubs])
    offset = _offset(request)
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
    holding: Holding = request.app.state.holding
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


def _offset(request: Request) -> int:
    text = request.query_params.get("offset", "0")
    return int(text) if text.isdecimal() and len(text) < 8 else 0


_PAGE = 50
ROUTES = [
    Route("/missing.json", absent),
    Route("/missing", absent),
    Route("/log", log),
    Route("/audit.json", contradictions),
    Route("/audit", contradictions),
]
