"""A graph goes in; where each document stands on a sheet comes out: in columns from what is older to what is younger."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from corpus import Graph, distances

WIDTH, HEIGHT = 188.0, 40.0  # of a document's box, in the units of the picture
_ACROSS, _DOWN = 92.0, 14.0  # between columns, between boxes
_MARGIN = 24.0
_HEAD = 26.0  # above a column, for its year
_LEAST = 8  # boxes under each other before a column goes on beside itself
_ASPECT = 0.42  # columns to rows at which boxes and gaps make a sheet of 16 to 9
_SWEEPS = 6  # rounds of moving each box to the middle of its neighbours


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document's box stands: its left top corner."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Plan:
    """The sheet: its size, the place of each document by its key, and what stands above columns, at which x."""

    width: float
    height: float
    places: Mapping[str, Place]
    heads: tuple[tuple[float, str], ...] = ()


def by_distance(graph: Graph, centres: Collection[str]) -> Plan:
    """Columns by the steps from `centres`: to the left what they rest on, to the right what cites them."""
    cites: dict[str, list[str]] = defaultdict(list)
    cited: dict[str, list[str]] = defaultdict(list)
    for edge in graph.edges:
        cites[edge.source].append(edge.target)
        cited[edge.target].append(edge.source)
    before, after = distances(graph, centres, cites), distances(graph, centres, cited)
    columns: dict[float, list[str]] = defaultdict(list)
    for node in graph.nodes:
        left, right = before.get(node.key), after.get(node.key)
        if left is None and right is None:
            column = 0.5  # cited by what cites the centres, or by what they rest on
        else:
            column = float(-left if left is not None and (right is None or left <= right) else right or 0)
        columns[column].append(node.key)
    return _plan(graph, [(columns[column], "") for column in sorted(columns)])


def by_year(graph: Graph) -> Plan:
    """Columns by the year of each document, sparse years together; those without one stand first."""
    years: dict[int, list[str]] = defaultdict(list)
    for node in graph.nodes:
        years[node.year or 0].append(node.key)
    most = _rows(len(graph.nodes))
    columns: list[tuple[list[str], int, int]] = []
    for year in sorted(years):
        if columns and columns[-1][1] and len(columns[-1][0]) + len(years[year]) <= most:
            columns[-1] = (columns[-1][0] + years[year], columns[-1][1], year)
        else:
            columns.append((years[year], year, year))
    return _plan(
        graph, [(keys, f"{first}–{last}" if first != last else str(first or "?")) for keys, first, last in columns]
    )


def _plan(graph: Graph, columns: Sequence[tuple[list[str], str]]) -> Plan:
    ordered = _ordered(graph, [keys for keys, _ in columns])
    places: dict[str, Place] = {}
    heads = []
    x = _MARGIN
    top = _MARGIN + (_HEAD if any(head for _, head in columns) else 0)
    most = _rows(len(graph.nodes))
    stacks = [_stacks(keys, most) for keys in ordered]
    tallest = max((len(stack) for some in stacks for stack in some), default=1)
    height = tallest * (HEIGHT + _DOWN) - _DOWN
    for some, (_, head) in zip(stacks, columns, strict=True):
        if head:
            heads.append((x, head))
        for stack in some:
            y = top + (height - (len(stack) * (HEIGHT + _DOWN) - _DOWN)) / 2
            for at, key in enumerate(stack):
                places[key] = Place(x, y + at * (HEIGHT + _DOWN))
            x += WIDTH + _DOWN
        x += _ACROSS - _DOWN
    return Plan(x - _ACROSS + _MARGIN, top + height + _MARGIN, places, tuple(heads))


def _rows(boxes: int) -> int:
    """How many boxes may stand under each other."""
    return max(_LEAST, round(math.sqrt(boxes / _ASPECT)))


def _stacks(keys: list[str], most: int) -> list[list[str]]:
    """A column in equal parts of at most `most`, to stand beside each other."""
    height = math.ceil(len(keys) / max(1, math.ceil(len(keys) / most)))
    return [keys[start : start + height] for start in range(0, len(keys), max(1, height))]


def _ordered(graph: Graph, columns: list[list[str]]) -> list[list[str]]:
    """The columns with each document near the middle of its neighbours, so that few lines cross."""
    beside: dict[str, list[str]] = defaultdict(list)
    for edge in graph.edges:
        beside[edge.source].append(edge.target)
        beside[edge.target].append(edge.source)
    label = {node.key: (node.document.type or "", node.document.date or "", node.label) for node in graph.nodes}
    columns = [sorted(keys, key=lambda key: label[key]) for keys in columns]
    for _ in range(_SWEEPS):
        height = {key: at - len(keys) / 2 for keys in columns for at, key in enumerate(keys)}
        columns = [sorted(keys, key=lambda key: _middle(key, beside, height)) for keys in columns]
    return columns


def _middle(key: str, beside: Mapping[str, list[str]], height: Mapping[str, float]) -> float:
    others = [height[other] for other in beside.get(key, ())]
    return sum(others) / len(others) if others else height[key]
