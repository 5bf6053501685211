"""A PDF's path goes in; what its signature fields say of who signed, for which organisation and when, comes out by field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from pdfminer.psexceptions import PSException
from pdfminer.utils import decode_text

from extractor.certificates import Certified, certified

_FIELDS = 2_000  # of one form; a dossier's forms have a few dozen
_DEEPEST = 8
# "D:20250108173049+07'00'"
_TIME = re.compile(r"D:(?P<stamp>\d{14})(?:(?P<sign>[+-])(?P<hours>\d\d)'?(?P<minutes>\d\d)?|(?P<utc>Z))?", re.ASCII)


def signature_fields(path: Path) -> dict[str, Certified]:
    """By the full names of the fields that are signed; empty where the file cannot be read that way."""
    try:
        with path.open("rb") as file:
            form = resolve1(PDFDocument(PDFParser(file)).catalog.get("AcroForm"))
            return dict(_signed(resolve1(form.get("Fields")) if isinstance(form, dict) else None, "", 0))
    except (PDFException, PSException, ValueError, TypeError, KeyError, AttributeError, RecursionError, OSError):
        # pdfminer promises no errors of its own for damaged files; pdfium has read the text already.
        return {}


def _signed(fields: Any, prefix: str, depth: int) -> Iterator[tuple[str, Certified]]:
    for each in list(fields or [])[:_FIELDS]:
        field = resolve1(each)
        if not isinstance(field, dict):
            continue
        own = resolve1(field.get("T"))
        name = ".".join(part for part in (prefix, _text(own) or "") if part)
        value = resolve1(field.get("V"))
        if isinstance(value, dict) and "ByteRange" in value:
            yield name, _facts(value)
        elif depth < _DEEPEST:
            yield from _signed(resolve1(field.get("Kids")), name, depth + 1)


def _facts(value: dict[str, Any]) -> Certified:
    contents = resolve1(value.get("Contents"))
    by_certificate = certified(contents) if isinstance(contents, bytes) else Certified()
    return Certified(
        by_certificate.name or _text(resolve1(value.get("Name"))),
        by_certificate.organisation,
        _time(_text(resolve1(value.get("M"))) or "") or by_certificate.time,
    )


def _text(value: Any) -> str | None:
    return (decode_text(value).strip() or None) if isinstance(value, bytes) else None


def _time(written: str) -> datetime | None:
    match = _TIME.match(written)
    if match is None:
        return None
    zone = UTC
    if match["sign"]:
        offset = timedelta(hours=int(match["hours"]), minutes=int(match["minutes"] or 0))
        zone = timezone(-offset if match["sign"] == "-" else offset)
    try:
        return datetime.strptime(match["stamp"], "%Y%m%d%H%M%S").replace(tzinfo=zone)
    except ValueError:
        return None
