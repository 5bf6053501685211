"""Boards over the whole corpus: what contradicts, with every witness."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from corpus import audit, journal, judged
from kiemchung.cli.audited import anomaly_value
from kiemchung.web.holding import Holding
from kiemchung.web.pages import as_json, language, page, wants_json


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

ROUTES = [Route("/log", log), Route("/audit.json", contradictions), Route("/audit", contradictions)]
