"""Persons edit and confirm what the machine read, and take it back: each an entry of a log that only grows.

Number keys, look-ups, resolution and the index read the record's columns, so these are brought up to the log in the same transaction.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from corpus.database import Connection, Database, Row, insert
from corpus.fields import Field, field_named
from corpus.persons import Action, Entry, machines, settled, standing
from corpus.record import NoSuchRecord, Record
from corpus.values import read_value, shown_value
from extractor import KiemchungError

_Values = dict[str, Any]  # by column
_COMPARED = ("number", "date", "issuer", "place")  # what copies are told by, beside their texts


class NothingToConfirm(KiemchungError):
    """The field has no value yet, and is one the machine does not read."""

    exit_code = 2
    vi = "{name}: trường “{field}” chưa có giá trị nào để xác nhận. Hãy ghi giá trị bằng lệnh: kiemchung edit"
    en = "{name}: the field “{field}” has no value to confirm. State one with: kiemchung edit"


class NothingToUndo(KiemchungError):
    """No person's value stands in the field."""

    exit_code = 2
    vi = "{name}: trường “{field}” không có gì do người ghi để hoàn lại. Xem lịch sử: kiemchung history"
    en = "{name}: nothing stated by a person stands in the field “{field}”. See: kiemchung history"


def entries_of(database: Database, record: str) -> list[Entry]:
    """All that was ever said of the record of this id, the oldest first."""
    return [_entry(row) for row in database.all("SELECT * FROM edit WHERE record = ? ORDER BY id", record)]


def settled_by_log(database: Database, row: Mapping[str, Any]) -> _Values:
    """The columns that hold a record's facts, as what persons said of it leaves them."""
    return settled(row, entries_of(database, row["id"]))


def edit(database: Database, record: Record, values: Mapping[str, str], *, by: str) -> list[Entry]:
    """State values of fields, as typed; an empty one says there is none. What the machine reads the same is confirmed.

    All or nothing. Raises NoSuchField or NotAValue.
    """
    said = [(field_named(name), typed) for name, typed in values.items()]
    read = [(field, *read_value(field, typed)) for field, typed in said]

    def lines(row: _Values) -> Iterator[_Values]:
        machine = machines(row)
        for field, value, columns in read:
            same = bool(field.columns) and value == shown_value(field, machine)
            own = {column: machine[column] for column in field.columns} if same else columns
            yield _line(field, Action.CONFIRM if same else Action.EDIT, value, own, machine)

    return _log(database, record, lines, by=by)


def confirm(database: Database, record: Record, names: Iterable[str], *, by: str) -> list[Entry]:
    """Say that the values fields have now are right. Raises NoSuchField or NothingToConfirm."""
    fields = [field_named(name) for name in names]

    def lines(row: _Values) -> Iterator[_Values]:
        machine, said = machines(row), standing(entries_of(database, record.id))
        for field in fields:
            if not field.columns and field.key not in said:
                raise NothingToConfirm(name=record.name, field=field.label)
            value = shown_value(field, row) if field.columns else said[field.key].value
            own = {column: row[column] for column in field.columns}
            yield _line(field, Action.CONFIRM, value, own, machine)

    return _log(database, record, lines, by=by)


def undo(database: Database, record: Record, names: Iterable[str], *, by: str) -> list[Entry]:
    """Take back the last entry of fields; what stood before it holds again. Raises NoSuchField or NothingToUndo."""
    fields = [field_named(name) for name in names]

    def lines(row: _Values) -> Iterator[_Values]:
        machine, entries = machines(row), entries_of(database, record.id)
        for field in fields:
            last = standing(entries).get(field.key)
            if last is None:
                raise NothingToUndo(name=record.name, field=field.label)
            yield _line(field, Action.UNDO, last.value, {}, machine) | {"undoes": last.id}

    return _log(database, record, lines, by=by)


def _line(field: Field, action: Action, value: str | None, columns: _Values, machine: _Values) -> _Values:
    return {
        "field": field.key,
        "action": action,
        "value": value,
        "columns": json.dumps(columns, ensure_ascii=False),
        "machine": shown_value(field, machine),
        "undoes": None,
    }


def _log(
    database: Database, record: Record, lines_for: Callable[[_Values], Iterable[_Values]], *, by: str
) -> list[Entry]:
    """Add the lines made of the record's row to the log and bring the row up to it: all or nothing."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    with database.transaction() as connection:
        found = database.one("SELECT * FROM record WHERE id = ?", record.id)
        if found is None:
            raise NoSuchRecord(wanted=record.id)
        row = dict(found)
        lines = [{**line, "record": record.id, "by": by, "at": now} for line in lines_for(row)]
        insert(connection, "edit", lines)
        _settle(database, connection, row)
    return entries_of(database, record.id)[-len(lines) :]


def _settle(database: Database, connection: Connection, row: _Values) -> None:
    """Bring a record's row up to the log; the index has to follow, and so have the links to its copies where these may be others now."""
    columns = settled_by_log(database, row) | {"indexed": 0, "linked": 0}
    marks = ", ".join(f'"{column}" = :{column}' for column in columns)
    if any(columns[each] != row[each] for each in _COMPARED):
        connection.execute("DELETE FROM copy WHERE one = ?1 OR other = ?1", (row["id"],))
    connection.execute(f"UPDATE record SET {marks} WHERE id = :id", {**columns, "id": row["id"]})  # noqa: S608 - our own names


def _entry(row: Row) -> Entry:
    said = {name: row[name] for name in ("id", "record", "field", "value", "machine", "undoes", "by", "at")}
    return Entry(action=Action(row["action"]), columns=json.loads(row["columns"]), **said)
