"""Who is it, and what does it cite? A Document goes in, its Identity and its Citations come out."""

from __future__ import annotations

from patterns.citation import Citation, Flag, Number, Pinpoint, Relation
from patterns.dates import PartialDate
from patterns.find import find_citations
from patterns.identify import identify
from patterns.identity import Identity, Signer
from patterns.numbers import implied_issuer, parse_number
from patterns.types import canonical_type, type_of_symbol

__all__ = [
    "Citation",
    "Flag",
    "Identity",
    "Number",
    "PartialDate",
    "Pinpoint",
    "Relation",
    "Signer",
    "canonical_type",
    "find_citations",
    "identify",
    "implied_issuer",
    "parse_number",
    "type_of_symbol",
]
