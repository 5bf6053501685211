"""A reference's page: what a number or a name can mean, held or not, with every witness, what contradicts, graph and timeline."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from corpus import (
    Candidate,
    Catalogue,
    around,
    citation_graph,
    consequences,
    look_up,
    neighbourhood,
    timeline,
)
from kiemchung.cli.shape_lookup import lookup_value
from kiemchung.cli.wording import RELATIONS, say
from kiemchung.drawing import by_distance, by_year, graph_svg, graph_value, timeline_svg
from kiemchung.web.holding import holding_of
from kiemchung.web.pages import as_json, language, link, page, picture, wants_json

_MOST_MENTIONS = 200  # of one document on its page; the JSON twin has all
_MOST_EVENTS = 60
_MOST_DRAWN = 1_000


def show(request: Request) -> Response:
    """All documents a reference can mean; one chosen by a citation's place is the only one shown."""
    catalogue = holding_of(request).corpus().catalogue
    if where := _place_asked(request):
        return _of_place(request, catalogue, *where)
    typed = request.query_params.get("q", "").strip()
    answer = look_up(catalogue, typed) if typed else None
    if wants_json(request):
        return as_json(lookup_value(answer) if answer else {"candidates": []})
    lang = language(request)
    candidates = answer.candidates if answer else ()
    return page(
        request,
        "reference.html",
        status=200 if candidates or not typed else 404,
        title=typed,
        typed=typed,
        answer=answer,
        shown=[_shown(catalogue, each, lang) for each in candidates],
        relations={relation: say(words, lang) for relation, words in RELATIONS.items()},
        most=_MOST_MENTIONS,
    )


def draw(request: Request) -> Response:
    """The graph around a reference, or of the whole corpus, as a page with its picture; `.json` as data."""
    holding = holding_of(request)
    typed, lang = request.query_params.get("q", "").strip(), language(request)
    depth = {"2": 2, "3": 3}.get(request.query_params.get("depth", ""), 1)
    whole = holding.kept("graph", lambda corpus: citation_graph(corpus.catalogue))
    candidates = look_up(holding.corpus().catalogue, typed).candidates if typed else ()
    centres = tuple(dict.fromkeys(key for each in candidates for key in whole.keys_of(each)))
    if typed and not centres:
        raise HTTPException(404)
    graph = around(whole, centres or [node.key for node in whole.nodes], depth=depth, most=_MOST_DRAWN)
    if wants_json(request):
        return as_json(graph_value(graph))
    plan = by_distance(graph, centres) if centres else by_year(graph)
    return page(
        request,
        "graph.html",
        title=typed or say("Sơ đồ viện dẫn", lang),
        typed=typed,
        depth=depth,
        graph=graph,
        svg=picture(graph_svg(graph, plan, lang, centres=centres, style=False, links=True)),
        consequences=[each for key in centres for each in consequences(whole, key)],
        relations={relation: say(words, lang) for relation, words in RELATIONS.items()},
    )


ROUTES = [
    Route("/reference.json", show),
    Route("/reference", show),
    Route("/graph.json", draw),
    Route("/graph", draw),
]


def _shown(catalogue: Catalogue, candidate: Candidate, lang: str) -> dict[str, object]:
    graph = neighbourhood(catalogue, candidate)
    centre = graph.nodes[0].key
    events = timeline(graph, centre)[:_MOST_EVENTS]
    return {
        "candidate": candidate,
        "svg": picture(graph_svg(graph, by_distance(graph, [centre]), lang, centres=[centre], style=False, links=True)),
        "alone": len(graph.nodes) == 1,
        "timeline": picture(timeline_svg(events, lang, style=False)),
    }


def _place_asked(request: Request) -> tuple[str, int] | None:
    """The citation asked for by its place: `?record=…&seq=…`, or a node of a picture."""
    node = request.query_params.get("node", "")
    record, _, seq = (
        node.rpartition("-")
        if "-" in node
        else (request.query_params.get("record", ""), "", request.query_params.get("seq", ""))
    )
    if node and "-" not in node:
        return node, -1
    return (record, int(seq)) if record and seq.isdecimal() and len(seq) < 7 else None


def _of_place(request: Request, catalogue: Catalogue, record: str, seq: int) -> Response:
    """To the reference that a place in a document, or a document itself, speaks of."""
    if seq < 0:
        named = catalogue.named(record)
        if not named:
            raise HTTPException(404)
        number = named[0].identity.number
        return RedirectResponse(link("/reference", q=number.printed) if number else f"/document/{named[0].id}", 303)
    kept = catalogue.find_citations("substr(citation.record, 1, 12) = ? AND citation.seq = ?", record[:12], seq)
    if not kept:
        raise HTTPException(404)
    citation = kept[0].citation
    typed = (
        citation.number.printed
        if citation.number
        else " ".join(str(each) for each in (citation.name, citation.year) if each)
    )
    return RedirectResponse(link("/reference", q=typed), 303)
