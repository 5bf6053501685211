"""Rows whose code a scan or a spreadsheet has damaged go in; they get the only code it can be, and what was done comes out."""

from __future__ import annotations

from evidence.numbering import Code, read_code
from evidence.table_rows import Entry


def misread_codes(rows: list[Entry]) -> list[tuple[str, str]]:
    """Give rows whose code was misread the one that is missing between their neighbours; what was done comes back."""
    told = []
    for before, row, after in zip(rows, rows[1:], rows[2:], strict=False):
        if row.odd[:1].isdigit() and before.code and after.code and (code := _between(before.code, after.code)):
            told.append(
                (
                    f"Mã “{row.odd}” của dòng “{row.title[:60]}” được hiểu là {code.text} theo hai dòng kề bên; hãy đối chiếu bản gốc.",
                    f"The code “{row.odd}” of the row “{row.title[:60]}” is taken to be {code.text} from its neighbours; compare the original.",
                )
            )
            row.code, row.odd = code, ""
    return told


def lost_zeros(rows: list[Entry]) -> list[tuple[str, str]]:
    """Give back the zero a spreadsheet takes from 1.10, where 1.1 stands right after 1.9; what was done comes back."""
    told = []
    last: dict[tuple[str, ...], int] = {}
    for row in rows:
        if row.code is None or row.code.kind != "digits" or len(row.code.parts) < 2:
            continue
        above, number = row.code.parts[:-1], row.code.parts[-1]
        due = last.get(above, 0) + 1
        if due % 10 == 0 and number != str(due) and number == str(due).rstrip("0"):
            meant, number = Code(".".join([*above, str(due)]), "digits", (*above, str(due))), str(due)
            told.append(
                (
                    f"Mã {row.code.text} của dòng “{row.title[:60]}” được hiểu là {meant.text}: bảng tính làm mất số 0 ở cuối.",
                    f"The code {row.code.text} of the row “{row.title[:60]}” is taken to be {meant.text}: spreadsheets lose a last zero.",
                )
            )
            row.code = meant
        last[above] = int(number)
    return told


def _between(before: Code, after: Code) -> Code | None:
    """The code between two that are two apart: 3.3.3 between 3.3.2 and 3.3.4."""
    *above, last = before.parts
    if list(after.parts[:-1]) != above or not (last.isdigit() and after.parts[-1].isdigit()):
        return None
    return read_code(".".join([*above, str(int(last) + 1)])) if int(after.parts[-1]) == int(last) + 2 else None
