"""A page saved from a legal portal: its text goes in, what the portal's table of attributes says of the document comes out.

`Số hiệu⇥04/VBHN-BYT`, `Loại văn bảnNghị định`: label and value stand in one line, in two cells, or with nothing between.
"""

from __future__ import annotations

from typing import NamedTuple

from extractor import Span
from patterns.dates import SHORT, PartialDate, partial_date_of
from patterns.grammar import pattern
from patterns.identity import Identity, Signer, Source
from patterns.numbers import NUMBER, number_of, parse_number
from patterns.types import canonical_type
from patterns.view import plain_words

_LABEL = pattern(
    r"(?m)(?:^|\t)[ ]{0,20}(?:(?P<number>Số\s?/?,?\s?(?:ký\s)?hiệu)|(?P<type>Loại\svăn\sbản)|(?P<date>Ngày\s(?:ban\shành|ký\sxác\sthực))"
    r"|(?P<issuer>(?:Cơ\squan|Nơi)\sban\shành)|(?P<title>Chức\sdanh)|(?P<signer>Người\ský)|(?P<subject>Trích\syếu)"
    r"|Tình\strạng|Ngày\s(?:có|hết)\shiệu\slực|Lĩnh\svực|Ngành|Phạm\svi)(?:[ ]{0,4}:)?[ ]{0,4}(?P<value>[^\n\t]{0,400})"
)
_KINDS = ("number", "type", "date", "issuer", "title", "signer", "subject")
_SIGN = "Loại văn bản"  # stands in every such table
_REACH = 8000  # characters, menus included, in which the table stands
_DAY = pattern(SHORT)
_CELL = pattern(r"[\n\t ]{0,12}(?P<value>[^\n\t]{1,400})")


class _Value(NamedTuple):
    label: int  # where the label begins
    start: int
    text: str


def portal_identity(seen: str) -> Identity | None:
    """The facts of the attributes' table; None when there is none, or it gives no number."""
    if seen.find(_SIGN, 0, _REACH) < 0:
        return None
    values = _values(seen)
    if not {"number", "type"} <= values.keys() or len(values) < 4:
        return None
    above, start, printed = values["number"]
    found = NUMBER.match(printed)
    number = number_of(found)[0] if found else parse_number(printed.split(" ")[0])
    if number is None:
        return None
    quote = found.group() if found else printed.split(" ")[0]
    named = canonical_type(_text(values, "type") or "")
    signer = _text(values, "signer")
    return Identity(
        number=number,
        number_span=Span(start, start + len(quote)),
        number_source=Source.PORTAL,
        symbol=number.symbol,
        date=_date(_text(values, "date")),
        type=named[0] if named else None,
        issuer=_text(values, "issuer"),
        subject=_text(values, "subject") or _subject(seen[:above], quote),
        signer=Signer(signer, _text(values, "title")) if signer else None,
    )


def _values(seen: str) -> dict[str, _Value]:
    """What the table gives by label; a dash stands for nothing."""
    values: dict[str, _Value] = {}
    labels = list(_LABEL.finditer(seen, 0, _REACH))
    for at, label in enumerate(labels):
        kind = next((name for name in _KINDS if label[name]), None)
        if kind is None or kind in values:
            continue
        until = labels[at + 1].start() if at + 1 < len(labels) else _REACH
        value = label if label["value"].strip() else _CELL.match(seen, label.end(), until)
        if value and value["value"].strip("-. \t"):
            text = value["value"].lstrip()
            values[kind] = _Value(label.start(), value.end("value") - len(text), text.rstrip())
    return values


def _text(values: dict[str, _Value], kind: str) -> str | None:
    return plain_words(values[kind].text) if kind in values else None


def _date(text: str | None) -> PartialDate | None:
    match = _DAY.search(text or "")
    return partial_date_of(match) if match else None


def _subject(above: str, quote: str) -> str | None:
    """The portal's title above the table, after the number in it: `Nghị định số 12/2024/NĐ-CP Quy định ...`."""
    title = plain_words(above.rstrip().rsplit("\n\n", 1)[-1])
    _, number, rest = title.partition(quote)
    return rest.strip(" -:;.,") or None if number else None
