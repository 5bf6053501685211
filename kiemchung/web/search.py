"""The first page: one box that takes words and numbers in any spelling, hits with page and quote, counts to narrow them by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from corpus import ANSWERS, Answer, Found, Question, question_of, search_page
from index import Order
from kiemchung.cli.hit_files import answer_value
from kiemchung.cli.hits import about_record, counts_text, note_text, nothing_found, reason_text
from kiemchung.cli.wording import say
from kiemchung.web.guarding import token_of
from kiemchung.web.holding import holding_of
from kiemchung.web.pages import answered, as_json, beside, html_of, language, link, number_asked, wants_json
from patterns import parse_number

_PAGE = 20
_MOST_OFFSET = 10_000


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to divide the hits: its name in addresses, its label, its values with counts and the address that narrows."""

    name: str
    label: str
    values: list[tuple[str, int, str]]
    chosen: str


def show(request: Request) -> Response:
    """The box, and the answer where something is asked."""
    holding = holding_of(request)
    lang = language(request)
    asked = {name: request.query_params.get(name, "").strip() for name in ("q", "type", "issuer", "year", "order")}
    offset = min(number_asked(request, "offset", 0), _MOST_OFFSET)
    answer = (
        search_page(holding.corpus(), _question(asked), offset=offset, limit=_PAGE)
        if any(asked[name] for name in ("q", "type", "issuer", "year"))
        else None
    )
    if wants_json(request):
        return as_json(answer_value(answer, lang) if answer else {"hits": []})
    draw = partial(_drawn, request, answer, asked, offset)
    if answer is None:
        return answered(request, draw())
    # Drawing a page takes longer than finding what was asked before. What a page says beyond its answer goes into the name.
    user = request.state.user
    whose = (user.name, token_of(request)) if user.named else None
    name = ("search page", request.url.query, lang, whose, answer.notes)
    return answered(request, ANSWERS.kept(holding.corpus().catalogue.database, name, draw))


def _drawn(request: Request, answer: Answer | None, asked: dict[str, str], offset: int) -> str:
    lang = language(request)
    number = parse_number(asked["q"]) if asked["q"] else None
    return html_of(
        request,
        "search.html",
        asked=asked,
        answer=answer,
        hits=[_hit(each, lang) for each in answer.hits] if answer else [],
        counts=counts_text(answer, lang) if answer and answer.total else "",
        notes=[note_text(each, lang) for each in answer.notes] if answer else [],
        nothing=nothing_found(answer, lang) if answer and not answer.total else [],
        facets=list(_facets(answer, asked, lang)) if answer else [],
        orders=[(Order.RELEVANCE, "sát nhất trước"), (Order.NEWEST, "mới nhất trước"), (Order.OLDEST, "cũ nhất trước")],
        **beside("/", offset, _PAGE, answer.total if answer and answer.hits else 0, **asked),
        reference=link("/reference", q=asked["q"]) if number else None,
        counted=None if answer else holding_of(request).corpus().catalogue.counts(),
    )


ROUTES = [Route("/index.json", show), Route("/", show)]


def _question(asked: dict[str, str]) -> Question:
    chosen: dict[str, object] = {}
    if asked["type"]:
        chosen["types"] = (asked["type"],)
    if asked["issuer"]:
        chosen["issuer"] = asked["issuer"]
    if asked["year"].isdecimal() and len(asked["year"]) == 4 and asked["year"] != "0000":
        chosen |= {"since": date(int(asked["year"]), 1, 1), "until": date(int(asked["year"]), 12, 31)}
    if asked["order"] in Order.__members__.values():
        chosen["order"] = Order(asked["order"])
    return question_of(asked["q"], **chosen)


def _facets(answer: Answer, asked: dict[str, str], lang: str) -> Iterator[Facet]:
    named = (
        ("type", "Loại", answer.facets.types),
        ("issuer", "Cơ quan ban hành", answer.facets.issuers),
        ("year", "Năm", answer.facets.years),
    )
    for name, label, counts in named:
        values = [(value, count, link("/", **(asked | {name: value}))) for value, count in counts[:12] if value]
        yield Facet(name, say(label, lang), values, asked[name])


def _hit(found: Found, lang: str) -> dict[str, Any]:
    """A hit as its template shows it: the quote cut into stretches that are marked or not."""
    return {
        "record": found.record,
        "about": about_record(found),
        "page": found.page,
        "quote": list(found.stretches()),
        "why": [reason_text(each, lang) for each in found.why],
        "href": link(f"/document/{found.record.id}", start=found.span.start, end=found.span.end),
    }
