"""A value a person types for a field goes in; what the record's columns hold of it comes out, and back as text."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from corpus.conditions import type_meant
from corpus.fields import Field
from corpus.rows import number_columns
from extractor import KiemchungError, compose
from patterns import PartialDate, parse_number

Columns = dict[str, Any]  # of the record table, with their values
_LONGEST = 2000  # characters: the longest field of the archives' standard (bút tích, TT 02/2019/TT-BNV) has as many


class NotAValue(KiemchungError):
    """What was typed cannot be a value of the field."""

    exit_code = 2
    vi = "“{typed}” không dùng được cho trường “{field}”. Hãy viết như: {example}"
    en = "“{typed}” is no value for the field “{field}”. Write it like: {example}"


def read_value(field: Field, typed: str) -> tuple[str | None, Columns]:
    """The value as shown, None where a person says there is none, and what it is in the record's columns.

    Raises NotAValue.
    """
    words = " ".join(compose(typed).split())
    if len(words) > _LONGEST:
        raise NotAValue(typed=f"{words[:40]}…", field=field.label, example=f"≤ {_LONGEST}")
    if field.key == "number":
        columns = _number_columns(field, words)
    elif field.key == "date":
        columns = {"date": _day(field, words)}
    elif field.key == "type":
        columns = {"type": _type(words)}
    elif field.key == "recipients":
        said = [part.strip() for part in words.split(";") if part.strip()]
        columns = {"recipients": json.dumps(said, ensure_ascii=False)}
    else:
        columns = dict.fromkeys(field.columns, words or None)
    return (shown_value(field, columns) if columns else words or None), columns


def shown_value(field: Field, row: Mapping[str, Any]) -> str | None:
    """The value of a field in a row of the record table, as text; None where it has none, or no column."""
    if not field.columns:
        return None
    value: str | None = row[field.columns[0]]
    if field.key == "recipients":
        return "; ".join(json.loads(value or "[]")) or None
    if field.key == "number" and value is None and row["symbol"]:
        return f"…/{row['symbol']}"
    return value


def _number_columns(field: Field, words: str) -> Columns:
    """A number; a symbol whose number is blank ("…/KH-UBND"); or nothing."""
    blank = re.fullmatch(r"(?:…|\.\.\.|\?)?\s?/\s?(.+)", words)
    number = parse_number(f"1/{blank[1]}" if blank else words) if words else None
    if words and number is None:
        raise NotAValue(typed=words, field=field.label, example="12/KH-UBND; 30/2020/NĐ-CP; 18-CT/TU; …/KH-UBND")
    return {
        **number_columns(None if blank else number),
        "symbol": number.symbol if number else None,
        "number_source": None,
        "number_flags": "[]",
    }


def _day(field: Field, words: str) -> str | None:
    """A day, a month or a year in the form of the catalogue."""
    if not words:
        return None
    parts = [int(part) for part in re.findall(r"\d+", words)]
    if not re.match(r"\d{4}", words):
        parts.reverse()
    try:
        partial = PartialDate(*parts)
        if re.search(r"[^\d\s/.,-]", re.sub("ngày|tháng|năm", "", words.lower())):
            raise ValueError(words)
        date(partial.year, partial.month or 1, partial.day or 1)
        if partial.year < 1900:
            raise ValueError(words)
    except (TypeError, ValueError, OverflowError) as error:
        raise NotAValue(typed=words, field=field.label, example="12/01/2024; 01/2024; 2024") from error
    return str(partial)


def _type(words: str) -> str | None:
    """The type by its name or abbreviation; another as typed, for the list of types is open."""
    return type_meant(words) or None
