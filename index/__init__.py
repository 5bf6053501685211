"""Where is it written? Paragraphs go in, a query comes, hits come out."""

from __future__ import annotations

from index.analysis import holds, terms
from index.engine import ENGINES, Entry, Hit, IndexDamaged, Query, SearchEngine, open_engine

__all__ = ["ENGINES", "Entry", "Hit", "IndexDamaged", "Query", "SearchEngine", "holds", "open_engine", "terms"]
