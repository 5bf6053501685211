"""What a page shows goes in; HTML in the reader's language, or the same as JSON, comes out."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import partial
from importlib import resources
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from kiemchung.cli.audited import RULINGS
from kiemchung.cli.finding_words import VERDICTS
from kiemchung.cli.safe import plain, plain_json
from kiemchung.cli.show import provision, vietnamese_date
from kiemchung.cli.wording import say
from kiemchung.drawing.picture import STYLE
from kiemchung.web.guarding import token_of

LANGUAGES = ("vi", "en")
_DAY = re.compile(r"\d{4}-\d\d(-\d\d)?")


def _clean(value: object) -> object:
    """Text of documents with nothing that hides or turns text; markup is escaped by the templates."""
    return "\n".join(plain(line) for line in value.split("\n")) if type(value) is str else value


def environment() -> Environment:
    """The templates; every value is escaped where it is shown, and an unknown name is an error."""
    made = Environment(
        loader=PackageLoader("kiemchung.web"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_clean,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["day"] = vietnamese_date
    made.filters["said"] = _said
    made.filters["moment"] = _moment
    made.filters["provision"] = provision
    made.globals["link"] = link
    made.globals["rulings"] = {ruling.value: words for ruling, words in RULINGS.items()}
    made.globals["verdict_words"] = {verdict.value: words for verdict, words in VERDICTS.items()}
    return made


def _said(value: str) -> str:
    """What a witness says: a day as people write it, else as it is."""
    return vietnamese_date(value) if _DAY.fullmatch(value) else value


def _moment(at: str) -> str:
    """An ISO time in UTC as people read it: "2024-05-12 08:30:00"."""
    return at.replace("T", " ").removesuffix("+00:00")


def link(path: str, **values: object) -> str:
    """A path with a query of what is not None or empty."""
    given = {name: value for name, value in values.items() if value not in (None, "")}
    return f"{path}?{urlencode(given, doseq=True)}" if given else path


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
        response.set_cookie("lang", language(request), max_age=365 * 86_400, httponly=True, samesite="strict")
    return response


def as_json(value: Mapping[str, Any] | list[Any], *, status: int = 200) -> Response:
    """The JSON twin of a page."""
    return Response(plain_json(json.dumps(value, ensure_ascii=False, indent=1)), status, media_type="application/json")


def number_asked(request: Request, name: str, otherwise: int) -> int:
    """A number of a page's query; `otherwise` where there is none, or something else."""
    text = request.query_params.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 10 else otherwise


def wants_json(request: Request) -> bool:
    """Whether the `.json` twin of a page is asked for."""
    return request.url.path.endswith(".json")


def picture(svg: str) -> Markup:
    """An SVG of ours, which escapes what it shows, as part of a page."""
    return Markup(svg)  # noqa: S704 - made by kiemchung.drawing, which escapes every text


def static_files() -> dict[str, tuple[str, bytes]]:
    """The files beside the pages, by name: their media types and contents; the style of pictures is one of them."""
    types = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
    folder = resources.files("kiemchung.web") / "static"
    found = {
        each.name: (types[each.name[each.name.rindex(".") :]], each.read_bytes())
        for each in folder.iterdir()
        if each.name.endswith(tuple(types))
    }
    return {**found, "graph.css": ("text/css", STYLE.encode())}
