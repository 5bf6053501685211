"""What a check may look at besides its document: how telling words are, and whether papers of several provinces are held."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus import Body, Places, body_of
from evidence.dossier import Paper
from evidence.words import syllables

_PROVINCIAL = {"tinh", "thanh pho"}


@dataclass(frozen=True)
class Scene:
    """The papers' surroundings.

    `home` are the province and the units in it that the criteria are of, else the one province the held papers are of.
    """

    weights: Mapping[str, float]  # of syllables: how rare they are in subjects
    unheard: float = 1.0  # the weight of a syllable no subject has
    cited: Sequence[Paper] = ()  # the papers that are not held
    home: Places = ()
    several_provinces: bool = False
    several_units: Collection[str] = ()  # levels of which papers of several units are held: "huyen"
    drafts: Collection[str] = ()  # ids of records that call themselves a draft
    source: str | None = None  # the name of the file the criteria stand in: what it says is no evidence

    def weight(self, key: str) -> float:
        """How much a syllable tells: the rarer, the more."""
        return self.weights.get(key, self.unheard)


def scene_of(papers: Sequence[Paper], source: str | None, issuer: str | None = None) -> Scene:
    """The surroundings of these papers; `source` is the name of the file the criteria stand in, `issuer` whose they are."""
    counts = Counter(key for paper in papers for key in {key for each in paper.subjects for key in syllables(each)})
    weights = {key: math.log(1 + len(papers) / count) for key, count in counts.items()}
    bodies = [(paper.body, paper.document.held) for paper in papers if paper.document.held and paper.body]
    provinces = {body.province: body.places for body, _ in bodies if body.province}
    own = [body.places for body, held in bodies if any(record.name == source for record in held)]
    named = next(filter(None, own), None) or (body.places if (body := body_of(issuer)) else ())
    province = next(iter(provinces.values())) if len(provinces) == 1 and not _PROVINCIAL & dict(named).keys() else ()
    cited = [paper for paper in papers if not paper.document.held]
    return Scene(
        weights,
        math.log(1 + 2 * len(papers)),
        cited,
        tuple(sorted({*province, *named})),
        len(provinces) > 1,
        _several(body for body, _ in bodies),
        source=source,
    )


def _several(bodies: Iterable[Body]) -> frozenset[str]:
    """The levels below a province of which these bodies are of several units."""
    units = {(body.level, name) for body in bodies if (name := dict(body.places).get(body.level or ""))}
    levels = Counter(level for level, _ in units if level and level not in _PROVINCIAL)
    return frozenset(level for level, times in levels.items() if times > 1)
