"""The catalogue's mark of its last change, and what is kept while it stays the same: by all threads of the process."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from corpus.database import Database

_T = TypeVar("_T")


class Shelf:
    """Things made of a catalogue, kept by all threads while its mark stays the same: the last used, at most `most`."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = Lock()
        self._kept: OrderedDict[tuple[str, Hashable], tuple[bytes, Any]] = OrderedDict()

    def kept(self, database: Database, name: Hashable, make: Callable[[], _T]) -> _T:
        """What `make` gives, made anew when the catalogue has changed since."""
        key, mark = (str(database.path), name), mark_of(database)
        with self._lock:
            before = self._kept.get(key)
            if before is not None and before[0] == mark:
                self._kept.move_to_end(key)
                found: _T = before[1]
                return found
        made = make()  # what changes meanwhile may be in it already: then it is made again, and nothing is lost
        with self._lock:
            self._kept[key] = (mark, made)
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made

    def last(self, database: Database, name: Hashable) -> Any:
        """What was kept last, though the catalogue may have changed since; None when there is nothing."""
        with self._lock:
            return self._kept.get((str(database.path), name), (b"", None))[1]


FINDINGS = Shelf(64)  # of sweeps over the whole corpus: few, and each takes long to make
ANSWERS = Shelf(512)  # to what people ask, and the pages that show them: many, and soon made again


def mark_of(database: Database) -> bytes:
    """What is different after any change to records, dossiers and definitions, in whatever process.

    Triggers set it, within the transaction that changes, so that all connections see the same.
    """
    row = database.one("SELECT mark FROM change")
    return bytes(row["mark"]) if row else b""


def note_change(database: Database) -> None:
    """Set another mark: what answers rest on beside the catalogue, the index, has changed."""
    with database.transaction(durable=False) as connection:
        connection.execute("UPDATE change SET mark = randomblob(16)")
