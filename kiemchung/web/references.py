"""A reference's page: what a number or a name can mean, held or not, with every witness, what contradicts, graph and timeline."""

from __future__ import annotations

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from corpus import (
    ANSWERS,
    Candidate,
    Catalogue,
    Corpus,
    Graph,
    Lookup,
    around,
    citation_graph,
    consequences,
    look_up,
    mark_of,
    neighbourhood,
    timeline,
)
from kiemchung.cli.answers import NOT_KNOWN
from kiemchung.cli.shape_lookup import lookup_value
from kiemchung.cli.wording import RELATIONS, say
from kiemchung.drawing import by_distance, by_year, graph_svg, graph_value, timeline_svg
from kiemchung.drawing.moving import HINT, buttons
from kiemchung.web.holding import holding_of
from kiemchung.web.pages import as_json, language, link, page, picture, refused, wants_json

_MOST_MENTIONS = 200  # of one document on its page; the JSON twin has all
_MOST_BESIDE = 60  # documents drawn beside one on its page
_MOST_DRAWN = 1_000
_MOST_CONSEQUENCES = 200


def show(request: Request) -> Response:
    """All documents a reference can mean; one chosen by a citation's place is the only one shown."""
    catalogue = holding_of(request).corpus().catalogue
    if where := _place_asked(request):
        return _of_place(request, catalogue, *where)
    typed, lang = request.query_params.get("q", "").strip(), language(request)
    if wants_json(request):
        return as_json(lookup_value(look_up(catalogue, typed)) if typed else {"candidates": []})

    def answered() -> tuple[Lookup, list[dict[str, object]]]:
        answer = look_up(catalogue, typed)
        return answer, [_shown(catalogue, each, lang) for each in answer.candidates]

    answer, shown = ANSWERS.kept(catalogue.database, ("reference", typed, lang), answered) if typed else (None, [])
    return page(
        request,
        "reference.html",
        status=200 if shown or not typed else 404,
        typed=typed,
        answer=answer,
        shown=shown,
        relations={relation: say(words, lang) for relation, words in RELATIONS.items()},
        most=_MOST_MENTIONS,
    )


def draw(request: Request) -> Response:
    """The graph around a reference, or of the whole corpus, as a page with its picture; `.json` as data."""
    holding = holding_of(request)
    typed, lang = request.query_params.get("q", "").strip(), language(request)
    depth = {"2": 2, "3": 3}.get(request.query_params.get("depth", ""), 1)
    # The graph may be a moment old; what is drawn of it is kept under the mark it was made at.
    at, whole = holding.kept("graph", _whole)
    database, name = holding.corpus().catalogue.database, ("graph", at, typed, depth, lang)
    drawn = ANSWERS.kept(database, name, lambda: _drawn(holding.corpus().catalogue, whole, typed, depth, lang))
    if wants_json(request):
        if not drawn["known"]:
            return refused(request, 404, say(NOT_KNOWN, lang).format(typed=typed))
        return as_json(graph_value(drawn["graph"]))
    return page(
        request,
        "graph.html",
        status=200 if drawn["known"] else 404,
        typed=typed,
        depth=depth,
        most=_MOST_CONSEQUENCES,
        hint=HINT,
        buttons=picture(buttons(lang)),
        relations={relation: say(words, lang) for relation, words in RELATIONS.items()},
        **drawn,
    )


ROUTES = [
    Route("/reference.json", show),
    Route("/reference", show),
    Route("/graph.json", draw),
    Route("/graph", draw),
]


def _whole(corpus: Corpus) -> tuple[bytes, Graph]:
    return mark_of(corpus.catalogue.database), citation_graph(corpus.catalogue)


def _drawn(catalogue: Catalogue, whole: Graph, typed: str, depth: int, lang: str) -> dict[str, Any]:
    """The part of the graph that is asked for, its picture, and what hangs on the documents it is about."""
    answer = look_up(catalogue, typed) if typed else None
    centres = tuple(dict.fromkeys(key for each in (answer.candidates if answer else ()) for key in whole.keys_of(each)))
    if typed and not centres:
        return {"answer": answer, "known": False, "graph": Graph((), ()), "svg": "", "consequences": []}
    graph = around(whole, centres or [node.key for node in whole.nodes], depth=depth, most=_MOST_DRAWN)
    plan = by_distance(graph, centres) if centres else by_year(graph)
    return {
        "answer": answer,
        "known": True,
        "graph": graph,
        "svg": picture(graph_svg(graph, plan, lang, centres=centres, style=False, links=True)),
        "consequences": [each for key in centres for each in consequences(whole, key)],
    }


def _shown(catalogue: Catalogue, candidate: Candidate, lang: str) -> dict[str, object]:
    near = neighbourhood(catalogue, candidate)
    centre = near.nodes[0].key
    graph = around(near, [centre], most=_MOST_BESIDE)
    return {
        "candidate": candidate,
        "svg": picture(graph_svg(graph, by_distance(graph, [centre]), lang, centres=[centre], style=False, links=True)),
        "alone": len(graph.nodes) == 1,
        "omitted": graph.omitted,
        "timeline": picture(timeline_svg(timeline(graph, centre), lang, style=False)),
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
    # A range of the key, whose ids are hexadecimal: all that begin so.
    among = "citation.record >= ?1 AND citation.record < ?1 || 'g' AND citation.seq = ?2"
    kept = catalogue.find_citations(among, record[:12], seq)
    if not kept:
        raise HTTPException(404)
    citation = kept[0].citation
    typed = (
        citation.number.printed
        if citation.number
        else " ".join(str(each) for each in (citation.name, citation.year) if each)
    )
    return RedirectResponse(link("/reference", q=typed), 303)
