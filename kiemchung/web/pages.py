"""What a page shows goes in; HTML in the reader's language, or the same as JSON, comes out."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime
from functools import partial
from importlib import resources
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from kiemchung.cli.answers import DISAGREE
from kiemchung.cli.audited import RULINGS
from kiemchung.cli.finding_shown import DECISIONS
from kiemchung.cli.finding_words import VERDICTS
from kiemchung.cli.safe import plain_json
from kiemchung.cli.show import provision, vietnamese_date
from kiemchung.cli.templating import templates_of
from kiemchung.cli.wording import say
from kiemchung.drawing.moving import SCRIPT
from kiemchung.drawing.picture import STYLE
from kiemchung.web.guarding import token_of

LANGUAGES = ("vi", "en")
_DAY = re.compile(r"\d{4}-\d\d(-\d\d)?")


def environment() -> Environment:
    """The templates of the pages, with the words and forms they use."""
    made = templates_of("kiemchung.web")
    made.filters["day"] = vietnamese_date
    made.filters["said"] = said
    made.filters["moment"] = _moment
    made.filters["provision"] = provision
    made.globals["link"] = link
    made.globals["disagree_words"] = DISAGREE
    made.globals["rulings"] = {ruling.value: words for ruling, words in RULINGS.items()}
    made.globals["decision_words"] = {kind.value: words for kind, words in DECISIONS.items()}
    made.globals["verdict_words"] = {verdict.value: words for verdict, words in VERDICTS.items()}
    return made


def said(value: str) -> str:
    """What a witness says: a day as people write it, else as it is."""
    return vietnamese_date(value) if _DAY.fullmatch(value) else value


def _moment(at: str) -> str:
    """An ISO time as people of this machine's place read it: "12/05/2024 15:30"."""
    return datetime.fromisoformat(at).astimezone().strftime("%d/%m/%Y %H:%M")


def link(path: str, **values: object) -> str:
    """A path with a query of what is not None or empty."""
    path = quote(path)
    given = {name: value for name, value in values.items() if value not in (None, "")}
    return f"{path}?{urlencode(given, doseq=True)}" if given else path


def beside(path: str, offset: int, size: int, total: int, **asked: object) -> dict[str, Any]:
    """Where the page before and the one after are in a list of `total`, `size` to a page; None where there is none."""
    return {
        "earlier": link(path, **asked, offset=max(0, offset - size) or None) if offset else None,
        "later": link(path, **asked, offset=offset + size) if offset + size < total else None,
    }


def language(request: Request) -> str:
    """The language of a page: asked for, remembered, else the server's."""
    asked = request.query_params.get("lang") or request.cookies.get("lang")
    return asked if asked in LANGUAGES else str(request.app.state.lang)


def page(request: Request, template: str, *, status: int = 200, **values: Any) -> Response:
    """A page from a template."""
    return answered(request, html_of(request, template, **values), status=status)


def html_of(request: Request, template: str, **values: Any) -> str:
    """The HTML of a page from a template."""
    lang = language(request)
    made: Environment = request.app.state.templates
    return made.get_template(template).render(
        t=partial(say, lang=lang),
        lang=lang,
        user=getattr(request.state, "user", None),
        csrf=token_of(request),
        path=request.url.path,
        query=request.url.query,
        **values,
    )


def answered(request: Request, html: str, *, status: int = 200) -> Response:
    """The answer that carries a page; a language that was asked for is remembered."""
    response = HTMLResponse(html, status)
    if request.query_params.get("lang") in LANGUAGES:
        response.set_cookie("lang", language(request), max_age=365 * 86_400, httponly=True, samesite="lax")
    return response


def refused(request: Request, status: int, text: str) -> Response:
    """What cannot be done, and what to do instead: as a page, or in its JSON twin."""
    if wants_json(request):
        return as_json({"error": text}, status=status)
    return page(request, "error.html", status=status, text=text)


def as_json(value: Mapping[str, Any] | list[Any], *, status: int = 200) -> Response:
    """The JSON twin of a page."""
    return Response(plain_json(json.dumps(value, ensure_ascii=False, indent=1)), status, media_type="application/json")


def attachment(name: str) -> dict[str, str]:
    """The header of a file to be saved under `name`, in whatever letters."""
    return {"content-disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"}


def number_asked(request: Request, name: str, otherwise: int) -> int:
    """A number of a page's query; `otherwise` where there is none, or something else."""
    text = request.query_params.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 10 else otherwise


def wants_json(request: Request) -> bool:
    """Whether the `.json` twin of a page is asked for."""
    return request.url.path.endswith(".json")


def picture(svg: str) -> Markup:
    """An SVG of ours, or what stands around it, which escapes what it shows, as part of a page."""
    return Markup(svg)  # noqa: S704 - made by kiemchung.drawing, which escapes every text


def static_files() -> dict[str, tuple[str, bytes]]:
    """The files beside the pages, by name: their media types and contents; style and script of pictures are among them."""
    types = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
    folder = resources.files("kiemchung.web") / "static"
    found = {
        each.name: (types[each.name[each.name.rindex(".") :]], each.read_bytes())
        for each in folder.iterdir()
        if each.name.endswith(tuple(types))
    }
    return {**found, "graph.css": ("text/css", STYLE.encode()), "moving.js": ("text/javascript", SCRIPT.encode())}
