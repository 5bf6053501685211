"""Rows go in; CSV for a spreadsheet comes out, in which no cell can be taken for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from kiemchung.cli.safe import plain
from kiemchung.cli.wording import say

_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what makes a spreadsheet take a cell for a formula


def csv_sheet(head: Sequence[str], rows: Iterable[Sequence[str]], lang: str) -> str:
    """The rows under a head in `lang`, in UTF-8 with the mark spreadsheets know it by."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([say(label, lang) for label in head])
    writer.writerows([_cell(value) for value in row] for row in rows)
    return "\ufeff" + out.getvalue()


def _cell(value: str) -> str:
    text = " ".join(plain(value).split())
    return f"'{text}" if text.startswith(_FORMULA) else text
