"""Who cites whom: a catalogue goes in; a graph of documents, held or only cited, comes out, and what hangs on one of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from corpus.catalogue import Catalogue
from corpus.grouping import group
from corpus.lookup import Candidate, Mention, candidate_of
from corpus.pile import every_document
from corpus.record import KeptCitation, Record
from corpus.resolution import Status
from corpus.resolve import Resolver
from patterns import Pinpoint, Relation


@dataclass(frozen=True, slots=True)
class Node:
    """One document of the graph: a key of its own, and what is best attested of it."""

    key: str
    document: Candidate

    @property
    def label(self) -> str:
        """What a person calls it: its number, else an Act's name, else its file's title."""
        document = self.document
        return document.number or document.name or (document.held[0].title if document.held else "?")

    @property
    def year(self) -> int | None:
        """The year of its day, as far as known."""
        return int(self.document.date[:4]) if self.document.date else None


@dataclass(frozen=True, slots=True)
class Edge:
    """That one document cites another in one relation: the provisions named, and every place that says so."""

    source: str  # the key of the citing document
    target: str
    relation: Relation
    provisions: tuple[Pinpoint, ...]
    places: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Graph:
    """Documents and their citations; of a part of the whole, `omitted` counts the documents left out for want of room."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    omitted: int = 0

    def node(self, key: str) -> Node:
        """The node of a key of this graph."""
        return next(each for each in self.nodes if each.key == key)

    def keys_of(self, candidate: Candidate) -> tuple[str, ...]:
        """The nodes a look-up's candidate stands for."""
        held = {record.id for record in candidate.held}
        said = {(mention.kept.record, mention.kept.seq) for mention in candidate.citations}
        return tuple(
            node.key
            for node in self.nodes
            if any(record.id in held for record in node.document.held)
            or any((each.kept.record, each.kept.seq) in said for each in node.document.citations)
        )


class Effect(StrEnum):
    """What the end of a document means for another."""

    FALLS = "falls"  # what details it or was issued with it ends with it
    REVIEW = "review"  # what rests on it, or carries it out, has to be looked at


@dataclass(frozen=True, slots=True)
class Consequence:
    """One document that hangs on another: what happens to it, through how many steps, and by which citation."""

    node: Node
    effect: Effect
    depth: int
    edge: Edge


@dataclass(frozen=True, slots=True)
class Event:
    """One point of a document's timeline: a day as far as known, the document issued then, and its tie to the first."""

    date: str | None
    node: Node
    edge: Edge | None = None  # None for the document itself

    @property
    def cited(self) -> bool:
        """Whether the first document cites this one, not the other way round."""
        return self.edge is not None and self.edge.target == self.node.key


# A document that details another ends with it (Luật Ban hành văn bản quy phạm pháp luật 2015, Điều 154 khoản 4), and
# what a decision issues is a part of it.
_EFFECTS = {
    Relation.GUIDES: Effect.FALLS,
    Relation.ISSUED_WITH: Effect.FALLS,
    Relation.LEGAL_BASIS: Effect.REVIEW,
    Relation.IMPLEMENTS: Effect.REVIEW,
}


def citation_graph(catalogue: Catalogue) -> Graph:
    """The graph of all documents held and cited; a document held in several copies is one node."""
    records, groups = every_document(catalogue)
    nodes = []
    home: dict[str, str] = {}
    for held, kept in groups:
        node = Node(_key(held, kept), candidate_of(held, kept, records))
        nodes.append(node)
        home.update({record.id: node.key for record in held})
    ties: dict[tuple[str, str, Relation], list[Mention]] = defaultdict(list)
    for node in nodes:
        for mention in node.document.citations:
            if home[mention.record.id] != node.key:
                ties[home[mention.record.id], node.key, mention.kept.citation.relation].append(mention)
    return Graph(tuple(nodes), _edges(ties))


def neighbourhood(catalogue: Catalogue, candidate: Candidate) -> Graph:
    """A look-up's candidate with the documents one citation away; read from its own witnesses only, whatever the corpus holds.

    The first node is the candidate's.
    """
    centre = _key(list(candidate.held), [mention.kept for mention in candidate.citations])
    nodes = [Node(centre, candidate)]
    ties: dict[tuple[str, str, Relation], list[Mention]] = defaultdict(list)
    citing: dict[str, Record] = {}
    for mention in candidate.citations:
        citing[mention.record.id] = mention.record
        ties[mention.record.id[:12], centre, mention.kept.citation.relation].append(mention)
    nodes += [Node(record.id[:12], candidate_of([record], [], {})) for record in citing.values()]
    sources = {record.id: record for record in candidate.held}
    own = [each for record in candidate.held for each in catalogue.find_citations("citation.record = ?", record.id)]
    resolver = Resolver(catalogue)
    for _, kept in group(([], own), sources):
        resolution = resolver.resolve(kept[0], sources[kept[0].record])
        if resolution.status is Status.ITSELF:
            continue
        held = list(resolution.candidates) if resolution.status is Status.RESOLVED else []
        node = Node(_key(held, kept), candidate_of(held, kept, sources))
        nodes += [node] if all(each.key != node.key for each in nodes) else []
        for each in kept if node.key != centre else ():
            place = Mention(sources[each.record], each.page, " ".join(each.sentence.split()), each)
            ties[centre, node.key, each.citation.relation].append(place)
    return Graph(tuple(nodes), _edges(ties))


def around(graph: Graph, keys: Iterable[str], *, depth: int = 1, most: int = 200) -> Graph:
    """The part of `graph` within `depth` citations of `keys`, at most `most` documents: the nearest, then the most cited."""
    distance = distances(graph, keys, both_ways(graph))
    cited = {node.key: len(node.document.citations) for node in graph.nodes}
    near = sorted(
        (key for key, steps in distance.items() if steps <= depth), key=lambda key: (distance[key], -cited[key])
    )
    return part(graph, near[:most], omitted=max(0, len(near) - most))


def part(graph: Graph, keys: Iterable[str], *, omitted: int = 0) -> Graph:
    """The nodes of `keys` and the citations between them."""
    kept = set(keys)
    nodes = tuple(node for node in graph.nodes if node.key in kept)
    return Graph(nodes, tuple(each for each in graph.edges if each.source in kept and each.target in kept), omitted)


def both_ways(graph: Graph) -> dict[str, list[str]]:
    """For each document, those it cites and those that cite it."""
    beside: dict[str, list[str]] = defaultdict(list)
    for edge in graph.edges:
        beside[edge.source].append(edge.target)
        beside[edge.target].append(edge.source)
    return beside


def distances(graph: Graph, keys: Iterable[str], beside: dict[str, list[str]]) -> dict[str, int]:
    """How many steps along `beside` lead from `keys` to each document that can be reached."""
    distance = dict.fromkeys(keys, 0)
    reached = list(distance)
    for key in reached:
        for other in beside.get(key, ()):
            if other not in distance:
                distance[other] = distance[key] + 1
                reached.append(other)
    return distance


def consequences(graph: Graph, key: str) -> tuple[Consequence, ...]:
    """What would fall, or have to be reviewed, if the document of `key` were repealed; the nearest first.

    What hangs on a document that falls is asked the same; behind one that is only reviewed everything is review.
    """
    citing: dict[str, list[Edge]] = defaultdict(list)
    for edge in graph.edges:
        if edge.relation in _EFFECTS:
            citing[edge.target].append(edge)
    nodes = {node.key: node for node in graph.nodes}
    found: dict[str, Consequence] = {}
    waiting: list[tuple[str, Effect, int]] = [(key, Effect.FALLS, 0)]
    for at, so_far, depth in waiting:
        for edge in sorted(citing[at], key=lambda each: _EFFECTS[each.relation]):
            effect = Effect.FALLS if so_far is _EFFECTS[edge.relation] is Effect.FALLS else Effect.REVIEW
            before = found.get(edge.source)
            if edge.source == key or (before and (before.effect is Effect.FALLS or effect is Effect.REVIEW)):
                continue
            found[edge.source] = Consequence(nodes[edge.source], effect, depth + 1, edge)
            waiting.append((edge.source, effect, depth + 1))
    return tuple(sorted(found.values(), key=lambda each: (each.effect, each.depth, each.node.document.date or "9")))


def timeline(graph: Graph, key: str) -> tuple[Event, ...]:
    """A document among those it cites and those that cite it, by their days; those without a day come last."""
    nodes = {node.key: node for node in graph.nodes}
    events = [Event(nodes[key].document.date, nodes[key])]
    for edge in graph.edges:
        if key in (edge.source, edge.target):
            other = nodes[edge.target if edge.source == key else edge.source]
            events.append(Event(other.document.date, other, edge))
    return tuple(sorted(events, key=lambda each: (each.date is None, each.date or "", each.edge is not None)))


def _key(held: list[Record], kept: list[KeptCitation]) -> str:
    """A key that stays the same while the document's first witness stays: a record's id, else the first place that cites it."""
    return held[0].id[:12] if held else f"{kept[0].record[:12]}-{kept[0].seq}"


def _edges(ties: dict[tuple[str, str, Relation], list[Mention]]) -> tuple[Edge, ...]:
    return tuple(
        Edge(source, target, relation, _provisions(places), tuple(places))
        for (source, target, relation), places in ties.items()
    )


def _provisions(places: Iterable[Mention]) -> tuple[Pinpoint, ...]:
    return tuple(dict.fromkeys(pinpoint for place in places for pinpoint in place.kept.citation.pinpoints))
