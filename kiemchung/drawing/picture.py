"""A graph and its plan go in; an SVG picture comes out: boxes for documents, a line for each citation, a legend."""

from __future__ import annotations

from collections.abc import Collection
from xml.sax.saxutils import escape, quoteattr

from corpus import Edge, Graph, Node
from kiemchung.cli.safe import plain
from kiemchung.cli.show import vietnamese_date
from kiemchung.cli.wording import RELATIONS, say
from kiemchung.drawing.layout import HEIGHT, WIDTH, Place, Plan
from patterns import Relation

_LONGEST = 26  # characters of a label that fit into a box
_FAMILIES = {  # what the picture tells apart; each has its colour in STYLE
    Relation.LEGAL_BASIS: "basis",
    Relation.IMPLEMENTS: "carries",
    Relation.GUIDES: "carries",
    Relation.ISSUED_WITH: "carries",
    Relation.REPORTS_ON: "carries",
    Relation.AMENDS: "changes",
    Relation.AMENDED_BY: "changes",
    Relation.CORRECTS: "changes",
    Relation.REPLACES: "ends",
    Relation.REPLACED_BY: "ends",
    Relation.REPEALS: "ends",
    Relation.REPEALED_BY: "ends",
    Relation.SUSPENDS: "ends",
    Relation.PAUSES: "ends",
}
_LEGEND = (
    ("basis", "căn cứ"),
    ("carries", "thực hiện, hướng dẫn"),
    ("changes", "sửa đổi"),
    ("ends", "thay thế, bãi bỏ"),
    ("cites", "dẫn chiếu"),
)
_LEGEND_ROW = 18  # points from one line of the legend to the next
# Kept apart from the picture's elements: a page under a strict content policy serves it as a file of its own.
STYLE = """
.graph { font: 13px/1.3 "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif; --ink: #1f2937; --paper: #fff; --soft: #475569; --line: #64748b }
.graph text { fill: var(--ink) } .graph .small { font-size: 11px; fill: var(--soft) }
.graph rect { fill: var(--paper); stroke: #334155; stroke-width: 1.2 } .graph .sheet { stroke: none }
.graph .held rect { stroke-width: 2 } .graph .missing rect { stroke-dasharray: 5 3; stroke: var(--line) }
.graph .centre rect { fill: #fef3c7; stroke: #b45309 } .graph .contradicted rect { stroke: #dc2626 }
.graph path { fill: none; stroke-width: 1.4; stroke: var(--line) }
.graph path.basis { stroke: #2563eb } .graph path.carries { stroke: #15803d }
.graph path.changes { stroke: #c2410c } .graph path.ends { stroke: #dc2626 }
.graph .chosen rect { stroke: #7c3aed; stroke-width: 3 } .graph path.chosen { stroke-width: 3 }
@media (prefers-color-scheme: dark) {
.graph { --ink: #e5e7eb; --paper: #1f2937; --soft: #a9b6c3; --line: #94a3b8 } .graph rect { stroke: #cbd5e1 } .graph .centre rect { fill: #451a03 }
.graph path.basis { stroke: #60a5fa } .graph path.carries { stroke: #4ade80 } .graph path.changes { stroke: #fb923c } .graph path.ends { stroke: #f87171 }
}
"""


def graph_svg(
    graph: Graph, plan: Plan, lang: str, *, centres: Collection[str] = (), style: bool = True, links: bool = False
) -> str:
    """The picture as one SVG element, in which nothing of a document's text can be markup.

    With `links` a box leads to the page of its reference (`/reference?q=…` of the web pages); without `style` whoever
    shows it brings STYLE.
    """
    foot = plan.height + 16
    legend, rows = _legend(foot, plan.width, lang)
    height = foot + 20 + (rows - 1) * _LEGEND_ROW
    role = "group" if links else "img"  # what holds links is no image to those who listen to a page
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="graph" role="{role}" viewBox="0 0 {plan.width:.0f} {height:.0f}"'
        f" aria-label={_attribute(_described(graph, lang))}>"
    ]
    parts += [f"<style>{STYLE}</style>"] if style else []
    parts.append(f'<rect class="sheet" width="{plan.width:.0f}" height="{height:.0f}"/>')
    parts += [f'<text class="small" x="{x:.0f}" y="28">{_text(head)}</text>' for x, head in plan.heads]
    parts += [_line(edge, plan, lang, at) for at, edge in enumerate(graph.edges)]
    parts += [_box(node, plan.places[node.key], lang, node.key in centres, links=links) for node in graph.nodes]
    return "\n".join([*parts, *legend, "</svg>"])


def family(relation: Relation) -> str:
    """The group of relations that is drawn in one colour: the class of its lines."""
    return _FAMILIES.get(relation, "cites")


def _described(graph: Graph, lang: str) -> str:
    words = say("Sơ đồ viện dẫn: {nodes} văn bản, {edges} quan hệ", lang)
    return words.format(nodes=len(graph.nodes), edges=len(graph.edges))


def _line(edge: Edge, plan: Plan, lang: str, at: int) -> str:
    """From the right side of the cited box to the left side of the citing one, or round where they stand otherwise."""
    cited, citing = plan.places[edge.target], plan.places[edge.source]
    forward = citing.x > cited.x
    x0, x1 = (cited.x + WIDTH, citing.x) if forward else (cited.x, citing.x + WIDTH)
    if cited.x == citing.x:
        x0 = x1 = cited.x + WIDTH
    y0, y1 = cited.y + HEIGHT / 2, citing.y + HEIGHT / 2
    bend = 46 if forward or cited.x == citing.x else -46
    end = x1 + 46 if cited.x == citing.x else x1 - bend
    title = f"{say(RELATIONS[edge.relation], lang)} ({len(edge.places)})"
    return (
        f'<path class="{family(edge.relation)}" data-edge="{at}" d="M{x0:.0f} {y0:.0f} C{x0 + bend:.0f} {y0:.0f} '
        f'{end:.0f} {y1:.0f} {x1:.0f} {y1:.0f}"><title>{_text(title)}</title></path>'
    )


def _box(node: Node, place: Place, lang: str, centre: bool, *, links: bool) -> str:
    document = node.document
    classes = ["node", "held" if document.held else "missing"]
    classes += ["centre"] if centre else []
    classes += ["contradicted"] if document.contradictions else []
    below = " · ".join(each for each in (document.type, vietnamese_date(document.date)) if each)
    state = say("có trong kho" if document.held else "không có trong kho", lang)
    title = "\n".join(each for each in (node.label, document.subject, document.issuer, state) if each)
    inner = (
        f"<title>{_text(title)}</title>"
        f'<rect x="{place.x:.0f}" y="{place.y:.0f}" width="{WIDTH:.0f}" height="{HEIGHT:.0f}" rx="5"/>'
        f'<text x="{place.x + 8:.0f}" y="{place.y + 17:.0f}">{_text(_short(node.label))}</text>'
        f'<text class="small" x="{place.x + 8:.0f}" y="{place.y + 32:.0f}">{_text(_short(below))}</text>'
    )
    if links:
        inner = f"<a href={_attribute('/reference?node=' + node.key)}>{inner}</a>"
    return f'<g class="{" ".join(classes)}" data-node={_attribute(node.key)}>{inner}</g>'


def _legend(y: float, width: float, lang: str) -> tuple[list[str], int]:
    """The legend from `y` down, in as many rows as the width needs, and how many these are."""
    parts, x, rows = [], 24, 1
    for name, label in _LEGEND:
        shown = say(label, lang)
        if x > 24 and x + 32 + 7 * len(shown) > width:
            x, y, rows = 24, y + _LEGEND_ROW, rows + 1
        parts.append(f'<path class="{name}" d="M{x} {y:.0f} h26"/>')
        parts.append(f'<text class="small" x="{x + 32}" y="{y + 4:.0f}">{_text(shown)}</text>')
        x += 32 + 7 * len(shown) + 18
    return parts, rows


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def _text(text: str) -> str:
    return escape("\n".join(plain(line) for line in text.split("\n")))


def _attribute(text: str) -> str:
    return quoteattr(plain(text))
