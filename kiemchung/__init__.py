"""How do people ask? The public API: read a file, find who it is and what it cites, keep it, look up, search."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import corpus
import extractor
import patterns
from kiemchung.version import VERSION

if TYPE_CHECKING:
    from corpus import Corpus, look_up, question_of, resolve, search, search_page
    from extractor import Document, KiemchungError, extract
    from patterns import (
        Citation,
        Identity,
        Number,
        ShortForm,
        find_citations,
        find_definitions,
        find_short_forms,
        identify,
        parse_number,
    )

__version__ = VERSION

__all__ = [
    "Citation",
    "Corpus",
    "Document",
    "Identity",
    "KiemchungError",
    "Number",
    "ShortForm",
    "extract",
    "find_citations",
    "find_definitions",
    "find_short_forms",
    "identify",
    "look_up",
    "parse_number",
    "question_of",
    "resolve",
    "search",
    "search_page",
]


def __getattr__(name: str) -> Any:
    """What a room holds is loaded when it is asked for, as in the rooms themselves."""
    for room in (corpus, extractor, patterns):
        if name in __all__ and name in room.__all__:
            return getattr(room, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
