"""From which day a document is in force: its text goes in; the day it says of itself comes out."""

from __future__ import annotations

from datetime import date

import regex

from patterns.dates import LONG, SHORT, date_of
from patterns.grammar import pattern
from patterns.view import view

# "Nghị định này có hiệu lực thi hành kể từ ngày 15 tháng 02 năm 2026", "... từ ngày ký"
_FORCE = pattern(
    r"\snày\s{1,3}(?:\(?sau\s[^.;\n]{1,40}\)\s{1,3})?có\s{1,3}hiệu\s{1,3}lực(?:\s{1,3}thi\s{1,3}hành)?\s{1,3}(?:kể\s{1,3})?từ\s{1,3}ngày\s{1,4}"
    rf"(?:(?|{LONG}|{SHORT})|(?P<at_once>ký|ban\s{{1,3}}hành|thông\s{{1,3}}qua))",
    regex.IGNORECASE,
)


def in_force_from(text: str, issued: date | None) -> date | None:
    """The day the text says it takes effect; `issued` where it says "từ ngày ký"; None where it says neither."""
    found = _FORCE.search(view(text))
    if found is None:
        return None
    return issued if found["at_once"] else date_of(found)
