"""Who is it, and what does it cite? A Document goes in, its Identity and its Citations come out."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from patterns.abbreviations import abbreviations
from patterns.aliases import Definition, find_definitions
from patterns.citation import Citation, Flag, Kind, Number, Pinpoint, Relation, is_party
from patterns.dates import PartialDate
from patterns.find import find_citations
from patterns.force import in_force_from
from patterns.identify import identify
from patterns.identity import Attachment, Doubt, Identity, Signer, Source, Witness
from patterns.ministries import renamed_symbols, took_over
from patterns.numbers import implied_issuer, parse_number
from patterns.packaged import packaged
from patterns.provinces import made_of_several, merger_day, province_of, successor_of
from patterns.referents import ShortForm, ShortFormKind
from patterns.relations import PASSIVE
from patterns.shortforms import find_short_forms
from patterns.structure import Located, Structure
from patterns.terms import party_terms, span_of
from patterns.types import GENERIC, canonical_type, type_of_symbol
from patterns.witnesses import contradicts, doubts_of_itself

if TYPE_CHECKING:
    from patterns.entities import Entity, find_entities

__all__ = [
    "GENERIC",
    "PASSIVE",
    "Attachment",
    "Citation",
    "Definition",
    "Doubt",
    "Entity",
    "Flag",
    "Identity",
    "Kind",
    "Located",
    "Number",
    "PartialDate",
    "Pinpoint",
    "Relation",
    "ShortForm",
    "ShortFormKind",
    "Signer",
    "Source",
    "Structure",
    "Witness",
    "abbreviations",
    "canonical_type",
    "contradicts",
    "doubts_of_itself",
    "find_citations",
    "find_definitions",
    "find_entities",
    "find_short_forms",
    "identify",
    "implied_issuer",
    "in_force_from",
    "is_party",
    "made_of_several",
    "merger_day",
    "packaged",
    "parse_number",
    "party_terms",
    "province_of",
    "renamed_symbols",
    "span_of",
    "successor_of",
    "took_over",
    "type_of_symbol",
]


def __getattr__(name: str) -> Any:
    """Entities come with spaCy, which takes a second to load: only those who ask for them wait for it."""
    if name in ("Entity", "find_entities"):
        return getattr(import_module("patterns.entities"), name)
    raise AttributeError(name)
