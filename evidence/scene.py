"""What a check may look at besides its document: how telling words are, and whether papers of several provinces are held."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from corpus import Places
from evidence.dossier import Paper
from evidence.words import syllables


@dataclass(frozen=True)
class Scene:
    """The papers' surroundings.

    `home` is the province the criteria's own file is of, else the one the held papers are of; empty where there is none or are several.
    """

    weights: Mapping[str, float]  # of syllables: how rare they are in subjects
    unheard: float = 1.0  # the weight of a syllable no subject has
    cited: Sequence[Paper] = ()  # the papers that are not held
    home: Places = ()
    several_provinces: bool = False
    drafts: Collection[str] = ()  # ids of records that call themselves a draft
    source: str | None = None  # the name of the file the criteria stand in: what it says is no evidence

    def weight(self, key: str) -> float:
        """How much a syllable tells: the rarer, the more."""
        return self.weights.get(key, self.unheard)


def scene_of(papers: Sequence[Paper], source: str | None) -> Scene:
    """The surroundings of these papers; `source` is the name of the file the criteria stand in."""
    counts = Counter(key for paper in papers for key in {key for each in paper.subjects for key in syllables(each)})
    weights = {key: math.log(1 + len(papers) / count) for key, count in counts.items()}
    bodies = [(paper.body, paper.document.held) for paper in papers if paper.document.held and paper.body]
    provinces = {body.province: body.places for body, _ in bodies if body.province}
    own = [body.places for body, held in bodies if body.province and any(record.name == source for record in held)]
    home = own[0] if own else next(iter(provinces.values())) if len(provinces) == 1 else ()
    cited = [paper for paper in papers if not paper.document.held]
    return Scene(weights, math.log(1 + 2 * len(papers)), cited, home, len(provinces) > 1, source=source)
