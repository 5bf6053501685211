"""The folder of a corpus goes in; the right to be its one writer comes out, or the news who has it and since when.

Long work (adding, reindexing, removing, restoring) is one process's at a time; short transactions of the catalogue need no such right.
SQLite keeps the lock, on an empty file of its own: it knows how on every system, and a process that is killed lets go of it.
"""

from __future__ import annotations

import json
import os
import platform
import sqlite3
import time
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from corpus.database import as_ours
from corpus.record import CorpusHeld

_PATIENCE = 1.0  # seconds in which a short piece of work, as a search that brings the index up to date, may end


class WriterLock:
    """The one writer's place, taken with `take` and given back with `give_back`; may be taken again by who has it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._connection: sqlite3.Connection | None = None
        self._depth = 0

    def take(self, work: str, *, patience: float = _PATIENCE) -> None:
        """Become the writer; `work` tells others what for. Raises CorpusHeld, or CatalogueUnwritable."""
        if self._connection is None:
            self._connection = self._locked(time.monotonic() + patience)
            note = {
                "work": work,
                "process": os.getpid(),
                "machine": platform.node(),
                "since": datetime.now().astimezone().isoformat(timespec="seconds"),
            }
            with suppress(OSError):  # a courtesy; the lock is the lock without it
                self._note.write_text(json.dumps(note, ensure_ascii=False), encoding="utf-8")
        self._depth += 1

    def give_back(self) -> None:
        """Let others write, once for each `take`."""
        self._depth -= 1
        if self._depth == 0 and self._connection is not None:
            with suppress(OSError):
                self._note.unlink(missing_ok=True)
            self._connection.close()
            self._connection = None

    @property
    def _note(self) -> Path:
        return self._folder / "writer.json"

    def _locked(self, until: float) -> sqlite3.Connection:
        path = self._folder / "writer.lock"
        while True:
            try:
                connection = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)
            except sqlite3.Error as error:
                raise as_ours(error, path) from error
            try:
                connection.execute("BEGIN IMMEDIATE")
                return connection
            except sqlite3.Error as error:
                connection.close()
                if getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_BUSY:
                    raise as_ours(error, path) from error
                if time.monotonic() > until:
                    raise self._held() from error
            time.sleep(0.05)

    def _held(self) -> CorpusHeld:
        facts = {"work": "?", "process": "?", "machine": "?", "since": "?"}
        with suppress(OSError, ValueError, LookupError, TypeError):  # taken this moment and not yet noted, or torn
            noted = json.loads(self._note.read_text(encoding="utf-8"))
            since = datetime.fromisoformat(noted["since"])
            facts = {**facts, **noted, "since": f"{since:%H:%M:%S %d/%m/%Y}"}
        return CorpusHeld(path=self._folder, **facts)
