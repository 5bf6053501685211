"""A graph goes in; one self-contained page comes out: the picture to move and enlarge, and the quotes behind each line."""

from __future__ import annotations

import json
from collections.abc import Collection
from html import escape

from corpus import Graph
from kiemchung.cli.safe import plain, plain_json
from kiemchung.cli.wording import RELATIONS, say
from kiemchung.drawing.layout import Plan
from kiemchung.drawing.moving import HINT, SCRIPT, buttons
from kiemchung.drawing.picture import graph_svg

_MOST_QUOTES = 40  # of one relation; the rest is counted

_STYLE = """
:root { color-scheme: light dark; font: 15px/1.5 "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif }
body { margin: 0; display: grid; grid-template: auto 1fr / 1fr 24rem; height: 100vh }
header { grid-column: 1 / 3; padding: .5rem 1rem; border-bottom: 1px solid #94a3b8 } h1 { font-size: 1.1rem; margin: 0 }
main { display: grid; grid-template-rows: auto 1fr; min-height: 0; min-width: 0 } .buttons { padding: .3rem 1rem } .buttons button { font: inherit; min-width: 2.2rem; margin-right: .3rem }
.movable { overflow: hidden; cursor: grab; touch-action: pan-y pinch-zoom; min-height: 0 } .movable svg { width: 100%; height: 100%; display: block }
aside { overflow: auto; padding: .5rem 1rem; border-left: 1px solid #94a3b8 } blockquote { margin: .3rem 0 .8rem; padding-left: .6rem; border-left: 3px solid #94a3b8 }
[data-node], [data-edge] { cursor: pointer } [data-node]:focus { outline: 3px solid #7c3aed }
@media (max-width: 50rem) { body { grid-template: auto 60vh auto / 1fr; height: auto } header { grid-column: 1 } aside { border: 0 } }
@media print { body { display: block } aside { border: 0 } }
"""

# Data comes as JSON in a data block and is shown with textContent: nothing of a document can become markup or script.
_SCRIPT = """
const said = JSON.parse(document.getElementById('said').textContent);
const aside = document.querySelector('aside');
document.querySelector('svg').setAttribute('role', 'group');  // what can be chosen in it is no part of an image
const add = (name, text) => { const made = document.createElement(name); made.textContent = text; aside.append(made); };
const choose = (element, entries) => { document.querySelectorAll('.chosen').forEach(e => e.classList.remove('chosen'));
  element.classList.add('chosen'); aside.replaceChildren();
  for (const entry of entries) { add('h2', entry.title); entry.lines.forEach(line => add('p', line));
    for (const quote of entry.quotes) { add('p', quote.where); add('blockquote', quote.text); } } };
document.querySelectorAll('[data-edge]').forEach(e => e.addEventListener('click', () => choose(e, [said.edges[e.dataset.edge]])));
document.querySelectorAll('[data-node]').forEach(e => { const of = e.dataset.node;
  const open = () => choose(e, [said.nodes[of], ...said.edges.filter(x => x.ends.includes(of))]);
  e.tabIndex = 0; e.setAttribute('role', 'button');
  e.addEventListener('click', open); e.addEventListener('keydown', k => k.key === 'Enter' && open()); });
"""


def graph_page(graph: Graph, plan: Plan, lang: str, *, title: str, centres: Collection[str] = ()) -> str:
    """The page; it needs no network, and without scripts the picture and its titles remain."""
    hint, choose = say(HINT, lang), say("Bấm vào một văn bản hay một đường để xem câu trích.", lang)
    data = (
        plain_json(json.dumps(_said(graph, lang), ensure_ascii=False)).replace("<", "\\u003c").replace("&", "\\u0026")
    )
    picture = graph_svg(graph, plan, lang, centres=centres)
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(plain(title))}</title>\n<style>{_STYLE}</style>\n<header><h1>{escape(plain(title))}</h1></header>\n"
        f'<main>{buttons(lang)}<div class="movable" role="region" tabindex="0" aria-label="{escape(hint)}">{picture}</div></main>\n'
        f'<aside aria-live="polite" tabindex="0" aria-label="{escape(say("Câu trích", lang))}"><p>{escape(hint)}.</p><p>{escape(choose)}</p></aside>\n'
        f'<script type="application/json" id="said">{data}</script>\n<script>{SCRIPT}{_SCRIPT}</script>\n</html>\n'
    )


def _said(graph: Graph, lang: str) -> dict[str, object]:
    labels = {node.key: node.label for node in graph.nodes}
    edges = [
        {
            "ends": [edge.source, edge.target],
            "title": f"{labels[edge.source]} → {labels[edge.target]}",
            "lines": [f"{say(RELATIONS[edge.relation], lang)} ({len(edge.places)})"],
            "quotes": [
                {"where": f"{place.record.name}, {say('tr.', lang)} {place.page}", "text": place.quote}
                for place in edge.places[:_MOST_QUOTES]
            ],
        }
        for edge in graph.edges
    ]
    nodes = {
        node.key: {
            "title": node.label,
            "lines": [
                each
                for each in (
                    node.document.type,
                    node.document.subject,
                    node.document.issuer,
                    say("có trong kho" if node.document.held else "không có trong kho", lang),
                )
                if each
            ],
            "quotes": [],
        }
        for node in graph.nodes
    }
    return {"nodes": nodes, "edges": edges}
