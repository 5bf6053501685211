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

from corpus import ANSWERS, Answer, Corpus, Facets, Found, Question, question_of, search_page, whole_facets
from index import Order
from kiemchung.cli.hit_files import answer_value
from kiemchung.cli.hits import about_record, counts_text, note_text, nothing_found, reason_text, relation_text
from kiemchung.cli.wording import say
from kiemchung.web.guarding import token_of
from kiemchung.web.holding import holding_of
from kiemchung.web.pages import answered, as_json, beside, html_of, language, link, number_asked, wants_json
from patterns import Relation, parse_number

_PAGE = 20
_MOST_OFFSET = 10_000
_MOST_VALUES = 12  # of a facet
_FACETS = {
    "type": "Loại",
    "issuer": "Cơ quan ban hành",
    "year": "Năm",
    "dossier": "Hồ sơ",
    "relation": "Quan hệ với văn bản khác",
}


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to divide the hits: its label, its values with counts and the address that narrows, what is chosen of it.

    `without` is the address that takes the choice back.
    """

    label: str
    values: list[tuple[str, int, str]]
    chosen: str
    without: str


def show(request: Request) -> Response:
    """The box, and the answer where something is asked."""
    holding = holding_of(request)
    lang = language(request)
    asked = {name: request.query_params.get(name, "").strip() for name in ("q", *_FACETS, "order")}
    if asked["relation"] not in Relation.__members__.values():
        asked["relation"] = ""
    offset = min(number_asked(request, "offset", 0), _MOST_OFFSET)
    answer = (
        search_page(holding.corpus(), _question(asked), offset=offset, limit=_PAGE)
        if any(asked[name] for name in ("q", *_FACETS))
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
    facets = answer.facets if answer else holding_of(request).kept("facets", _whole)
    return html_of(
        request,
        "search.html",
        asked=asked,
        answer=answer,
        hits=[_hit(each, lang) for each in answer.hits] if answer else [],
        counts=counts_text(answer, lang) if answer and answer.total else "",
        notes=[note_text(each, lang) for each in answer.notes] if answer else [],
        nothing=nothing_found(answer, lang) if answer and not answer.total else [],
        facets=list(_facets(facets, asked, lang)),
        filters=_FACETS,
        narrowed=any(asked[name] for name in _FACETS),
        unfiltered=link("/", q=asked["q"], order=asked["order"]),
        orders=[(Order.RELEVANCE, "sát nhất trước"), (Order.NEWEST, "mới nhất trước"), (Order.OLDEST, "cũ nhất trước")],
        **beside("/", offset, _PAGE, answer.total if answer and answer.hits else 0, **asked),
        reference=link("/reference", q=asked["q"]) if number else None,
        counted=None if answer else holding_of(request).corpus().catalogue.counts(),
    )


def _whole(corpus: Corpus) -> Facets:
    return whole_facets(corpus.catalogue.database)


ROUTES = [Route("/index.json", show), Route("/", show)]


def _question(asked: dict[str, str]) -> Question:
    chosen: dict[str, object] = {}
    if asked["type"]:
        chosen["types"] = (asked["type"],)
    chosen |= {name: asked[name] for name in ("issuer", "dossier", "relation") if asked[name]}
    if asked["year"].isdecimal() and len(asked["year"]) == 4 and asked["year"] != "0000":
        chosen |= {"since": date(int(asked["year"]), 1, 1), "until": date(int(asked["year"]), 12, 31)}
    if asked["order"] in Order.__members__.values():
        chosen["order"] = Order(asked["order"])
    return question_of(asked["q"], **chosen)


def _facets(facets: Facets, asked: dict[str, str], lang: str) -> Iterator[Facet]:
    divided = (facets.types, facets.issuers, facets.years, facets.dossiers, facets.relations)
    for (name, label), counts in zip(_FACETS.items(), divided, strict=True):
        shown = partial(relation_text, lang=lang) if name == "relation" else str
        values = [
            (shown(value), count, link("/", **(asked | {name: value})))
            for value, count in counts[:_MOST_VALUES]
            if value
        ]
        chosen = shown(asked[name]) if asked[name] else ""
        yield Facet(say(label, lang), values, chosen, link("/", **(asked | {name: ""})))


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
