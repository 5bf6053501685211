"""From which day a document is in force: its text goes in; the day it says of itself comes out."""

from __future__ import annotations

from datetime import date

import regex

from patterns.dates import LONG, SHORT, date_of
from patterns.grammar import any_of, pattern
from patterns.structure import quotes
from patterns.types import type_names
from patterns.view import view

# "Nghị định này có hiệu lực thi hành kể từ ngày 15 tháng 02 năm 2026", "... từ ngày ký"
_FORCE = pattern(
    r"\snày\s{1,3}(?:\(?sau\s[^.;\n]{1,40}\)\s{1,3})?có\s{1,3}hiệu\s{1,3}lực(?:\s{1,3}thi\s{1,3}hành)?\s{1,3}(?:kể\s{1,3})?từ\s{1,3}ngày\s{1,4}"
    rf"(?:(?|{LONG}|{SHORT})|(?P<at_once>ký|ban\s{{1,3}}hành|thông\s{{1,3}}qua))",
    regex.IGNORECASE,
)


# Not "khoản 2 Điều này" nor "Điều 5 (của) Luật này", whose day may be another.
_DOCUMENT = pattern(rf"(?ri)(?<!\p{{L}}|của\s{{1,3}}|\d[a-zđ]?[ ]{{1,3}}){any_of(type_names())}")
_LONGEST_TYPE = 40


def in_force_from(text: str, issued: date | None) -> date | None:
    """The day on which the text says it, or the rules issued with it, take effect; `issued` where it says "từ ngày ký".

    None where it says neither: what it quotes of other documents, and the days of single provisions, do not count.
    """
    seen = view(text)
    found = [
        force
        for force in _FORCE.finditer(seen)
        if _DOCUMENT.match(seen, max(0, force.start() - _LONGEST_TYPE), force.start())
    ]
    quoted = list(quotes(seen)) if found else []
    own = next(
        (force for force in found if not any(quote.start <= force.start() < quote.end for quote in quoted)), None
    )
    if own is None:
        return None
    return issued if own["at_once"] else date_of(own)
