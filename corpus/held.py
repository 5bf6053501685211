"""What a person types for a document that is held goes in; the record comes out: by number, file name, path or id."""

from __future__ import annotations

from corpus.catalogue import Catalogue
from corpus.lookup import look_up
from corpus.record import NoSuchRecord, Record
from extractor import KiemchungError


class SeveralRecords(KiemchungError):
    """What was typed can be several documents, where one is to be meant."""

    exit_code = 2
    vi = "“{wanted}” có thể là {count} văn bản trong kho: {names}. Hãy ghi tên tệp hoặc mã của một văn bản."
    en = "“{wanted}” may be {count} documents of the corpus: {names}. Give the file's name or the id of one."


def records_meant(catalogue: Catalogue, wanted: str) -> list[Record]:
    """All records `wanted` can mean. Raises NoSuchRecord."""
    records = catalogue.named(wanted)
    records = records or [record for candidate in look_up(catalogue, wanted).candidates for record in candidate.held]
    if not records:
        raise NoSuchRecord(wanted=wanted)
    return records


def record_meant(catalogue: Catalogue, wanted: str) -> Record:
    """The one record `wanted` means. Raises NoSuchRecord or SeveralRecords."""
    records = records_meant(catalogue, wanted)
    if len(records) > 1:
        names = "; ".join(f"{record.name} ({record.id[:12]})" for record in records)
        raise SeveralRecords(wanted=wanted, count=len(records), names=names)
    return records[0]
