"""The catalogue's count of its changes, and what is kept while it stays the same: by all threads of the process, over one file."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from corpus.database import Database

_T = TypeVar("_T")
_MOST = 512  # things that are kept, the last used

_lock = Lock()
_kept: OrderedDict[tuple[str, Hashable], tuple[object, Any]] = OrderedDict()


def state_of(database: Database) -> tuple[int, int]:
    """What is different after any change to records, dossiers and definitions, and after a restored backup took the file's place.

    Triggers count, within the transaction that changes, so that all connections see the same.
    """
    row = database.one("SELECT count FROM change")
    return database.path.stat().st_ino, int(row["count"]) if row else 0


def kept(database: Database, name: Hashable, make: Callable[[], _T]) -> _T:
    """What `make` gives, made anew when the catalogue has changed since."""
    key, state = (str(database.path), name), state_of(database)
    with _lock:
        before = _kept.get(key)
        if before is not None and before[0] == state:
            _kept.move_to_end(key)
            found: _T = before[1]
            return found
    made = make()  # what changes meanwhile may be in it already: then it is made again, and nothing is lost
    with _lock:
        _kept[key] = (state, made)
        while len(_kept) > _MOST:
            _kept.popitem(last=False)
    return made
