"""The catalogue's mark of its last change, and what is kept while it stays the same: by all threads of the process."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from corpus.database import Database

_T = TypeVar("_T")
_MOST = 512  # things that are kept, the last used

_lock = Lock()
_kept: OrderedDict[tuple[str, Hashable], tuple[bytes, Any]] = OrderedDict()


def mark_of(database: Database) -> bytes:
    """What is different after any change to records, dossiers and definitions, in whatever process.

    Triggers set it, within the transaction that changes, so that all connections see the same.
    """
    row = database.one("SELECT mark FROM change")
    return bytes(row["mark"]) if row else b""


def kept(database: Database, name: Hashable, make: Callable[[], _T]) -> _T:
    """What `make` gives, made anew when the catalogue has changed since."""
    key, mark = (str(database.path), name), mark_of(database)
    with _lock:
        before = _kept.get(key)
        if before is not None and before[0] == mark:
            _kept.move_to_end(key)
            found: _T = before[1]
            return found
    made = make()  # what changes meanwhile may be in it already: then it is made again, and nothing is lost
    with _lock:
        _kept[key] = (mark, made)
        while len(_kept) > _MOST:
            _kept.popitem(last=False)
    return made
