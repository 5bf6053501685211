"""Where is it written? Paragraphs go in, a query comes, hits come out."""

from __future__ import annotations

from index.analysis import terms
from index.asking import holds, matches
from index.engine import (
    ENGINES,
    Entry,
    Hit,
    IndexBusy,
    IndexDamaged,
    IndexUnwritable,
    Query,
    SearchEngine,
    open_engine,
)
from index.manifest import flush

__all__ = [
    "ENGINES",
    "Entry",
    "Hit",
    "IndexBusy",
    "IndexDamaged",
    "IndexUnwritable",
    "Query",
    "SearchEngine",
    "flush",
    "holds",
    "matches",
    "open_engine",
    "terms",
]
