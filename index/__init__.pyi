from .analysis import terms
from .asking import decided_by_terms, number_places
from .confirming import Match, highlights, holds, matches
from .engine import (
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
from .manifest import flush

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
