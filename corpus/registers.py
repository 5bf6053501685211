"""A file with a register of documents goes in, as read; its rows come out, each value under the field its head names.

Heads are known by their words, in any order, in Vietnamese with or without diacritics or by the field names of NĐ 30/2020/NĐ-CP, Annex
VI; a register may be a table of a workbook or of a document, or CSV with any of the usual separators.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.asked import loose
from extractor import Document, ReadError
from patterns import is_party

_SEPARATORS = (",", ";", "\t", "|")
_HEAD_REACH = 40  # rows among which the heads stand
_ENOUGH = 2  # heads that are known make a row the heads
_MARK = re.compile(r"\(?\d{1,2}\)?")  # the numbers of columns, below their heads

# Fields by the words of their heads; the first rule that fits counts. `about` is type and subject in one.
_HEADS: tuple[tuple[str, str], ...] = (
    ("", r"(ngay|so) (den|di|chuyen|tra|luu|thu tu)\b|han |thoi han|so (luong|trang|to|ban|tt)\b|(to|trang) so|ngay hieu luc|.*\bho so\b"),
    ("file", r"(ten |duong dan )?(tep|file)\b.*|filename|path"),
    ("number", r"so( va)? ky hieu.*|so hieu.*|so ky hieu.*|so van ban di|number|code"),
    ("symbol", r"ky hieu( cua)?( van ban)?|codenotation"),
    ("serial", r"so( cua)?( van ban)?|codenumber"),
    ("about", r".*(ten loai|loai van ban).*(trich yeu|noi dung).*"),
    ("date", r"ngay( thang)?( nam)?( (cua )?van ban| ban hanh| ky)?|thoi gian ban hanh|issueddate|date"),
    ("year", r"nam( ban hanh)?|year"),
    ("type", r"(ten )?loai( van ban)?|hinh thuc( van ban)?|typename|type"),
    ("subject", r"trich yeu.*|noi dung.*|tieu de.*|ten van ban|subject|title"),
    ("issuer", r"tac gia.*|(ten )?co quan.*|noi ban hanh|don vi ban hanh|organname|issuer"),
    ("signer", r"(chuc vu )?(ho va ten |ho ten )?nguoi ky.*|fullname|signer"),
)  # fmt: skip


class NoHeads(ReadError):
    """No row of the file has heads of a register."""

    vi = "{name}: không thấy hàng tiêu đề của sổ. Cần ít nhất hai cột như “Số, ký hiệu”, “Ngày tháng”, “Trích yếu”."
    en = "{name}: no row has the heads of a register. At least two columns are needed, such as number, date, subject (in Vietnamese)."


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a register: where it stands in its table, from 1, and what it says by field."""

    line: int
    said: dict[str, str]


@dataclass(frozen=True, slots=True)
class RegisterFile:
    """A register as read: its rows, and the heads that were understood, by field."""

    rows: tuple[Row, ...]
    heads: dict[str, str]


def read_register(document: Document) -> RegisterFile:
    """The register in a document. Raises NoHeads."""
    tables = [table.rows(document.text) for table in document.tables] or [_separated(document.text)]
    rows: list[Row] = []
    heads: dict[str, str] = {}
    for table in tables:
        at, fields = _heads(table)
        if fields:
            heads = heads or {field: table[at][column] for field, column in fields.items()}
            rows += _rows(table, at, fields)
    if not heads:
        raise NoHeads(name=document.name)
    return RegisterFile(tuple(rows), heads)


def field_of_head(head: str) -> str | None:
    """The field a head names; None for what is not compared."""
    words = loose(head)
    for field, pattern in _HEADS:
        found = re.match(pattern, words) if not field else re.fullmatch(pattern, words)
        if found:
            return field or None
    return None


def _heads(table: Sequence[Sequence[str]]) -> tuple[int, dict[str, int]]:
    """The row of heads and the column of each field; the first row that names most fields."""
    best, fields = 0, dict[str, int]()
    for at, row in enumerate(table[:_HEAD_REACH]):
        named: dict[str, int] = {}
        for column, head in enumerate(row):
            if head and len(head) < 120 and (field := field_of_head(head)):
                named.setdefault(field, column)
        if len(named) > len(fields):
            best, fields = at, named
    if "symbol" not in fields and "serial" in fields and "number" not in fields:
        fields["number"] = fields.pop("serial")
    known = {"number", "serial", "about", "subject", "file"} & fields.keys()
    return (best, fields) if known and len(fields) >= _ENOUGH else (0, {})


def _rows(table: Sequence[Sequence[str]], at: int, fields: dict[str, int]) -> Iterator[Row]:
    """The rows below the heads, without the numbers of columns, names of fields, titles of parts and blank rows."""
    for line, row in enumerate(table[at + 1 :], at + 2):
        said = {
            field: row[column].strip() for field, column in fields.items() if column < len(row) and row[column].strip()
        }
        filled = [cell for cell in row if cell.strip()]
        marks = len(filled) > 2 and all(_MARK.fullmatch(cell.strip()) for cell in filled)
        named = len(said) >= _ENOUGH and all(field_of_head(value) == field for field, value in said.items())
        if said and len(filled) > 1 and not marks and not named:
            yield Row(line, _joined(said))


def _joined(said: dict[str, str]) -> dict[str, str]:
    """Số and ký hiệu that stand in columns of their own, as one number."""
    if "serial" in said and "symbol" in said:
        symbol = said.pop("symbol").lstrip("/- ")
        said["number"] = f"{said.pop('serial')}{'-' if is_party('-', symbol) else '/'}{symbol}"
    elif "serial" in said:
        said["number"] = said.pop("serial")
    said.pop("symbol", None)
    return said


def _separated(text: str) -> list[list[str]]:
    """The rows of a CSV text, by the separator that makes most heads known."""
    parsed = [_parsed(text, separator) for separator in _SEPARATORS]
    return max(parsed, key=lambda table: len(_heads(table)[1]))


def _parsed(text: str, separator: str) -> list[list[str]]:
    try:
        rows = csv.reader(io.StringIO(text), delimiter=separator)
        return [[" ".join(cell.removeprefix("'").split()) for cell in row] for row in rows]
    except csv.Error:  # a quotation mark that never ends
        return [[cell.strip().strip('"') for cell in line.split(separator)] for line in text.split("\n")]
