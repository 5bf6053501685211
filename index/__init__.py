"""Where is it written? Paragraphs go in, a query comes, hits come out."""

from __future__ import annotations

from index.analysis import terms
from index.asking import decided_by_terms, number_places
from index.confirming import Match, highlights, holds, matches
from index.engine import (
    ENGINES,
    EngineMissing,
    Entry,
    Form,
    Hit,
    IndexBusy,
    IndexDamaged,
    IndexUnwritable,
    Order,
    Query,
    SearchEngine,
    open_engine,
    require_engine,
)
from index.manifest import flush

__all__ = [
    "ENGINES",
    "EngineMissing",
    "Entry",
    "Form",
    "Hit",
    "IndexBusy",
    "IndexDamaged",
    "IndexUnwritable",
    "Match",
    "Order",
    "Query",
    "SearchEngine",
    "decided_by_terms",
    "flush",
    "highlights",
    "holds",
    "matches",
    "number_places",
    "open_engine",
    "require_engine",
    "terms",
]
