"""A record's row as the machine reads it, and what persons said of it, go in; the row that every reader sees comes out.

The machine's values stay beside (column `machine`), so that what a person takes back is as it was, and so that a new reading of the
file changes the machine's values only.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from corpus.fields import FIELDS
from corpus.record import PersonsValue
from corpus.rows import persons_value
from corpus.values import shown_value

_COLUMNS = tuple(dict.fromkeys(column for field in FIELDS for column in field.columns))


class Action(StrEnum):
    """What a person did to a field."""

    EDIT = "edit"
    CONFIRM = "confirm"
    UNDO = "undo"  # takes back an entry of before


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log: who said what of which field of a record, when, and what the machine read then."""

    id: int
    record: str
    field: str
    action: Action
    value: str | None  # as shown; None: there is none
    columns: Mapping[str, Any]  # the same, as the record's columns hold it
    machine: str | None
    undoes: int | None
    by: str
    at: str  # ISO time, UTC


def standing(entries: Iterable[Entry]) -> dict[str, Entry]:
    """The entry that holds for each field: the last that was not taken back."""
    entries = list(entries)
    undone = {entry.undoes for entry in entries}
    return {entry.field: entry for entry in entries if entry.action is not Action.UNDO and entry.id not in undone}


def machines(row: Mapping[str, Any]) -> dict[str, Any]:
    """The machine's values in a row, whether or not a person's stand in their place."""
    return json.loads(row["machine"]) if row["machine"] else {column: row[column] for column in _COLUMNS}


def settled(row: Mapping[str, Any], entries: Iterable[Entry]) -> dict[str, Any]:
    """The columns that hold a record's facts, as `entries` leave them on top of the machine's values in `row`."""
    machine, said = machines(row), standing(entries)
    columns = dict(machine)
    persons = []
    for field in FIELDS:
        if entry := said.get(field.key):
            columns |= entry.columns
            confirmed, read = entry.action is Action.CONFIRM, shown_value(field, machine)
            persons.append(PersonsValue(field.key, entry.value, read, confirmed, entry.by, entry.at))
    return columns | {
        "persons": persons_value(persons),
        "machine": json.dumps(machine, ensure_ascii=False) if said else None,
    }
