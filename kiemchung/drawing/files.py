"""A graph goes in; DOT, GraphML or a value for JSON comes out, for other programs."""

from __future__ import annotations

import json
from typing import Any
from xml.etree import ElementTree as Xml

from corpus import Graph, Node
from kiemchung.cli.safe import plain
from kiemchung.cli.show import provision

_NODE_FIELDS = ("label", "type", "date", "issuer", "subject", "held", "cited")
_EDGE_FIELDS = ("relation", "provisions", "count")


def graph_value(graph: Graph) -> dict[str, Any]:
    """The graph for JSON: nodes, and edges with every place that says so."""
    edges = [
        {
            "source": edge.source,
            "target": edge.target,
            "relation": edge.relation.value,
            "provisions": [provision(each) for each in edge.provisions],
            "places": [
                {"document": each.record.name, "record": each.record.id, "page": each.page, "quote": each.quote}
                for each in edge.places
            ],
        }
        for edge in graph.edges
    ]
    nodes = [
        {"id": node.key, **_facts(node), "records": [each.id for each in node.document.held]} for node in graph.nodes
    ]
    return {"nodes": nodes, "edges": edges, "omitted": graph.omitted}


def dot(graph: Graph) -> str:
    """The graph in the language of Graphviz."""
    lines = ["digraph citations {", "  rankdir=RL;", '  node [shape=box, fontname="sans-serif"];']
    for node in graph.nodes:
        label = _quoted(f"{node.label}\n{node.document.type or ''} {node.document.date or ''}".strip())
        lines.append(f"  {_quoted(node.key)} [label={label}, style={'solid' if node.document.held else 'dashed'}];")
    for edge in graph.edges:
        lines.append(f"  {_quoted(edge.source)} -> {_quoted(edge.target)} [label={_quoted(edge.relation.value)}];")
    return "\n".join([*lines, "}"]) + "\n"


def graphml(graph: Graph) -> str:
    """The graph in GraphML, which Gephi, yEd and networkx read."""
    root = Xml.Element("graphml", xmlns="http://graphml.graphdrawing.org/xmlns")
    for owner, fields in (("node", _NODE_FIELDS), ("edge", _EDGE_FIELDS)):
        for name in fields:
            kind = "boolean" if name == "held" else "int" if name in ("cited", "count") else "string"
            Xml.SubElement(root, "key", {"id": f"{owner}-{name}", "for": owner, "attr.name": name, "attr.type": kind})
    body = Xml.SubElement(root, "graph", edgedefault="directed")
    for node in graph.nodes:
        _data(Xml.SubElement(body, "node", id=node.key), "node", _facts(node))
    for edge in graph.edges:
        provisions = "; ".join(provision(each) for each in edge.provisions)
        values = {"relation": edge.relation.value, "provisions": provisions, "count": len(edge.places)}
        _data(Xml.SubElement(body, "edge", source=edge.source, target=edge.target), "edge", values)
    Xml.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + Xml.tostring(root, encoding="unicode") + "\n"


def _facts(node: Node) -> dict[str, Any]:
    document = node.document
    return {
        "label": node.label,
        "type": document.type,
        "date": document.date,
        "issuer": document.issuer or document.implied_issuer,
        "subject": document.subject,
        "held": bool(document.held),
        "cited": len(document.citations),
    }


def _data(element: Xml.Element, owner: str, values: dict[str, Any]) -> None:
    for name, value in values.items():
        if value not in (None, ""):
            text = str(value).lower() if isinstance(value, bool) else plain(str(value))
            Xml.SubElement(element, "data", key=f"{owner}-{name}").text = text


def _quoted(text: str) -> str:
    """A DOT string: its escapes are those of JSON, but for letters, which DOT takes as they are."""
    return json.dumps("\n".join(plain(line) for line in text.split("\n")), ensure_ascii=False)
