"""Graphs and timelines as pictures and files. A Graph goes in; SVG, a page, DOT, GraphML or JSON comes out."""

from __future__ import annotations

from kiemchung.drawing.files import dot, graph_value, graphml
from kiemchung.drawing.layout import Place, Plan, by_distance, by_year
from kiemchung.drawing.page import graph_page
from kiemchung.drawing.picture import graph_svg
from kiemchung.drawing.times import timeline_svg

__all__ = [
    "Place",
    "Plan",
    "by_distance",
    "by_year",
    "dot",
    "graph_page",
    "graph_svg",
    "graph_value",
    "graphml",
    "timeline_svg",
]
