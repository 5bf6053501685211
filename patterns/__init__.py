"""Who is it, and what does it cite? A Document goes in, its Identity and its Citations come out."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from patterns.citation import Citation, Flag, Kind, Number, Pinpoint, Relation, is_party
from patterns.dates import PartialDate
from patterns.find import find_citations
from patterns.identify import identify
from patterns.identity import Identity, Signer
from patterns.numbers import implied_issuer, parse_number
from patterns.types import GENERIC, canonical_type, type_of_symbol

if TYPE_CHECKING:
    from patterns.entities import Entity, find_entities

__all__ = [
    "GENERIC",
    "Citation",
    "Entity",
    "Flag",
    "Identity",
    "Kind",
    "Number",
    "PartialDate",
    "Pinpoint",
    "Relation",
    "Signer",
    "canonical_type",
    "find_citations",
    "find_entities",
    "identify",
    "implied_issuer",
    "is_party",
    "parse_number",
    "type_of_symbol",
]


def __getattr__(name: str) -> Any:
    """Entities come with spaCy, which takes a second to load: only those who ask for them wait for it."""
    if name in ("Entity", "find_entities"):
        return getattr(import_module("patterns.entities"), name)
    raise AttributeError(name)
