"""How do people ask? The public API: read a file, find who it is and what it cites, keep it, look up, search."""

from __future__ import annotations

from corpus import Corpus, look_up, question_of, resolve, search, search_page
from extractor import Document, KiemchungError, extract
from kiemchung.version import VERSION
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
