"""Short forms as the catalogue keeps them: "Nghị định 63", "Kế hoạch nêu trên" stand in a record for a document it cites in full."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any

from corpus.database import Connection, Database, Row, insert
from corpus.pieces import Cut, cutter
from extractor import Document, Span
from patterns import Citation, Pinpoint, ShortForm, ShortFormKind


@dataclass(frozen=True, slots=True)
class KeptShortForm:
    """A short form of a record: where it stands, and the place among the record's citations of the one it can stand for."""

    record: str
    citation: int
    span: Span
    page: int
    quote: str
    sentence: str
    kind: ShortFormKind
    choices: int  # how many cited documents it can stand for: 1 where the text leaves one
    pinpoints: tuple[Pinpoint, ...]


def keep_short_forms(
    connection: Connection,
    record: str,
    document: Document,
    citations: Sequence[Citation],
    forms: Sequence[ShortForm],
) -> None:
    """Keep, within a transaction, the forms that can stand for one of the `citations`; a form that can for two is kept for both."""
    insert(connection, "short_form", list(_rows(record, document, citations, forms)))


def _rows(
    record: str, document: Document, citations: Sequence[Citation], forms: Sequence[ShortForm]
) -> Iterator[dict[str, Any]]:
    places = {citation.span: seq for seq, citation in enumerate(citations)}
    for form in forms:
        for meant in form.candidates:
            yield {
                "record": record,
                "citation": places[meant.span],
                "start": form.span.start,
                "end": form.span.end,
                "page": document.page_at(form.span.start),
                "sentence_start": form.sentence.start,
                "sentence_end": form.sentence.end,
                "kind": form.kind.value,
                "choices": len(form.candidates),
                "pinpoints": json.dumps([asdict(pinpoint) for pinpoint in form.pinpoints], ensure_ascii=False),
            }


def short_forms_for(database: Database, cited: Iterable[tuple[str, int]]) -> list[KeptShortForm]:
    """The short forms that can stand for these citations, each given by its record and seq; in the order of records and text."""
    rows = database.all(
        "SELECT short_form.* FROM json_each(?) AS cited "
        "JOIN short_form ON short_form.record = json_extract(cited.value, '$[0]') AND citation = json_extract(cited.value, '$[1]') "
        "JOIN record ON record.id = short_form.record ORDER BY record.date, record.path, record.id, start",
        json.dumps(list(cited)),
    )
    found: list[KeptShortForm] = []
    for record, some in groupby(rows, key=lambda row: str(row["record"])):
        forms = list(some)
        cut = cutter(database, record, 2 * len(forms))
        found += [_form_of(row, cut) for row in forms]
    return found


def _form_of(row: Row, cut: Cut) -> KeptShortForm:
    span = Span(row["start"], row["end"])
    return KeptShortForm(
        record=row["record"],
        citation=row["citation"],
        span=span,
        page=row["page"],
        quote=cut(span),
        sentence=cut(Span(row["sentence_start"], row["sentence_end"])),
        kind=ShortFormKind(row["kind"]),
        choices=row["choices"],
        pinpoints=tuple(Pinpoint(**units) for units in json.loads(row["pinpoints"])),
    )
