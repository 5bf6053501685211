from .abbreviations import abbreviations
from .aliases import Definition, find_definitions
from .citation import Citation, Flag, Kind, Number, Pinpoint, Relation, is_party
from .dates import PartialDate
from .entities import Entity, find_entities
from .find import find_citations
from .force import in_force_from
from .identify import identify
from .identity import Attachment, Doubt, Identity, Signer, Source, Witness
from .ministries import renamed_symbols, took_over
from .numbers import implied_issuer, parse_number
from .packaged import packaged
from .provinces import made_of_several, merger_day, province_of, successor_of
from .referents import ShortForm, ShortFormKind
from .relations import PASSIVE
from .shortforms import find_short_forms
from .structure import Located, Structure
from .terms import party_terms, span_of
from .types import GENERIC, canonical_type, type_of_symbol
from .witnesses import contradicts, doubts_of_itself

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
