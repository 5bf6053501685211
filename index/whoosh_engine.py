"""Entries go in, hits come out, kept in a folder by Whoosh: the engine of the product.

Whoosh keeps the posting lists; the analysis, the query, what is whole and what is damaged are ours. Its own weaknesses
(no flush to disk, torn files found only when searching, half a batch after a retry) are met here and nowhere else.
"""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import RLock
from typing import Any, TypeVar
from weakref import WeakSet

from index.analysis import about_terms, terms
from index.asking import asks_nothing, day_key, name_terms, type_key
from index.engine import Entry, Hit, IndexBusy, IndexDamaged, Query, trusted
from index.manifest import ManifestMismatch, check, drop_others, flush, mark, prove, seal

with warnings.catch_warnings():
    # Whoosh 2.7.4 has string escapes that Python 3.12 and later complain about when they compile them.
    warnings.simplefilter("ignore", SyntaxWarning)
    warnings.simplefilter("ignore", DeprecationWarning)
    from whoosh import columns, fields
    from whoosh import query as ask
    from whoosh.filedb.filestore import FileStorage
    from whoosh.index import TOC, FileIndex, LockError

    from index.whoosh_reading import Reading, record_key
    from index.whoosh_writing import Writer

SCHEMA_VERSION = 7  # of the schema below and of the terms: raise it when analysis changes what it yields
_NAME = "MAIN"
_SCHEMA = fields.Schema(
    terms=fields.KEYWORD(scorable=True),
    record=fields.ID(),
    type=fields.ID(),
    issuer=fields.KEYWORD(),
    date=fields.COLUMN(columns.NumericColumn("i", default=0)),  # yyyymmdd; 0 for none
    of=fields.COLUMN(columns.VarBytesColumn()),
    key=fields.COLUMN(columns.NumericColumn("Q")),
    start=fields.COLUMN(columns.NumericColumn("q")),
    end=fields.COLUMN(columns.NumericColumn("q")),
    page=fields.COLUMN(columns.NumericColumn("i")),
)
_TRIES = 3
_Answer = TypeVar("_Answer")


class _SealedStorage(FileStorage):  # type: ignore[misc]
    """Whoosh's folder, where a table of contents gets its name only when all it speaks of is on the disk and sealed."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self._opened: WeakSet[Any] = WeakSet()

    def open_file(self, name: str, **options: Any) -> Any:
        """Called by Whoosh for each file it reads."""
        file = super().open_file(name, **options)
        self._opened.add(file)
        return file

    def let_go(self) -> None:
        """Close what Whoosh left open when it stumbled; Windows would not let the folder be emptied otherwise."""
        for file in list(self._opened):
            with suppress(Exception):
                file.close()

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """Called by Whoosh once per commit, as its last step, to make the new generation the valid one."""
        folder = Path(self.folder)
        segments = {path.name: path for path in folder.glob(f"{_NAME}_*") if path.is_file() and "." in path.name}
        generation = int(TOC._pattern(_NAME).match(newname)[1])
        seal(folder, generation, SCHEMA_VERSION, {**segments, newname: folder / oldname})
        super().rename_file(oldname, newname, safe=safe)


class WhooshEngine:
    """An index in a folder. One process writes, and only during `commit`; any number read, and threads take turns."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._staged: dict[str, tuple[Entry, ...]] = {}
        self._reader: Any = None
        self._reading: Reading | None = None
        self._read = ""  # the mark of the reading
        self._turn = RLock()  # Whoosh's readers keep places in files: one thread at a time
        self._storage = _SealedStorage(path)
        self._index: Any = self._trusted(self._opened)

    def replace(self, record: str, entries: Iterable[Entry]) -> None:
        """See SearchEngine."""
        self._staged[record] = tuple(entries)

    def remove(self, record: str) -> None:
        """See SearchEngine."""
        self._staged[record] = ()

    def commit(self) -> None:
        """See SearchEngine."""
        if self._staged:
            self._trusted(self._write)
            self._staged = {}
            self._asked(len)  # opens what was written

    def search(self, query: Query, *, limit: int = 20, offset: int = 0) -> Sequence[Hit]:
        """See SearchEngine."""
        if asks_nothing(query):
            return ()
        return self._asked(lambda reading: reading.search(query, limit=limit, offset=offset))

    def tally(self, query: Query) -> Mapping[str, int]:
        """See SearchEngine."""
        return {} if asks_nothing(query) else self._asked(lambda reading: reading.tally(query))

    def vocabulary(self, beginning: str) -> Mapping[str, int]:
        """See SearchEngine."""
        return self._asked(lambda reading: reading.vocabulary(beginning))

    def frequency(self, term: str) -> int:
        """See SearchEngine."""
        return self._asked(lambda reading: reading.frequency(term))

    def records(self) -> frozenset[str]:
        """See SearchEngine."""
        return self._asked(lambda reading: frozenset(reading.records()))

    def __len__(self) -> int:
        return self._asked(len)

    def state(self) -> str:
        """See SearchEngine."""
        return self._trusted(self._mark)

    def verify(self) -> None:
        """See SearchEngine."""
        self._trusted(lambda: _retried(self._prove))

    def close(self) -> None:
        """See SearchEngine."""
        self._staged = {}
        self._drop_reader()

    def _drop_reader(self) -> None:
        reader, self._reader, self._reading = self._reader, None, None
        if reader is not None:
            with suppress(Exception):
                reader.close()

    def _asked(self, ask: Callable[[Reading], _Answer]) -> _Answer:
        with self._turn:
            return self._trusted(lambda: ask(self._refresh()))

    def _trusted(self, work: Callable[[], _Answer]) -> _Answer:
        try:
            return trusted(self._path, work)
        except IndexDamaged:
            self._drop_reader()
            self._storage.let_go()
            raise

    def _opened(self) -> Any:
        """The index, made where there is none; one that is gone later was taken away, and is no empty one."""
        self._path.mkdir(parents=True, exist_ok=True)
        if self._absent():
            self._create()
        return _retried(self._newest)[1]

    def _generation(self) -> int:
        """The number of the newest generation."""
        found = int(TOC._latest_generation(self._storage, _NAME))
        if found < 0:
            raise ManifestMismatch("there is no index")
        return found

    def _newest(self) -> tuple[int, Any]:
        """The newest generation, all files of it there: its number, and the index."""
        generation = self._generation()
        check(self._path, generation, SCHEMA_VERSION, [TOC._filename(_NAME, generation)])
        index = FileIndex(self._storage, schema=_SCHEMA, indexname=_NAME)
        check(self._path, generation, SCHEMA_VERSION, _segments(index))
        return generation, index

    def _mark(self) -> str:
        return _retried(lambda: mark(self._path, self._generation()))

    def _prove(self) -> None:
        generation, index = self._newest()
        prove(self._path, generation, [TOC._filename(_NAME, generation), *_segments(index)])

    def _absent(self) -> bool:
        # Generation 0 is empty: its manifest without the rest is a creation that was interrupted, not a loss.
        patterns = (f"_{_NAME}_*.toc", f"{_NAME}_*.*", "manifest-*.json")
        return all(path.name == "manifest-0.json" for pattern in patterns for path in self._path.glob(pattern))

    def _create(self) -> None:
        lock = self._storage.lock(f"{_NAME}_WRITELOCK")
        if not lock.acquire():
            raise IndexBusy(path=self._path)
        try:
            if self._absent():  # still, now that nobody else can create it
                TOC.create(self._storage, _SCHEMA, _NAME)
        finally:
            lock.release()

    def _refresh(self) -> Reading:
        """What reads the newest generation, which is checked when it is new to us."""
        newest = self._mark()  # an index made anew may have come to the same number
        if self._reading is None or newest != self._read:
            self._drop_reader()
            _, self._index = _retried(self._newest)
            self._reader = self._index.reader()  # itself tries again when a commit sweeps files away
            self._reading, self._read = Reading(self._reader), newest
        return self._reading

    def _write(self) -> None:
        stale = [*self._path.glob(f"{_NAME}.tmp/*"), *self._path.glob(f"_{_NAME}_*.toc.*")]
        try:
            writer = Writer(self._index)
        except LockError as error:
            raise IndexBusy(path=self._path) from error
        try:
            # Whoever left these behind is dead: a living writer would hold the lock.
            for path in stale:
                path.unlink(missing_ok=True)
            with writer.searcher() as searcher:
                for record in self._staged:
                    writer.delete_by_query(ask.Term("record", record), searcher=searcher)
            for entries in self._staged.values():
                for entry in entries:
                    writer.add_paragraph(*_fields(entry))
            writer.commit()
        except BaseException:
            # Whoosh keeps the lock when its own commit raises.
            for let_go in (writer.cancel, writer.writelock.release):
                with suppress(Exception):
                    let_go()
            raise
        flush(self._path)
        drop_others(self._path, writer.generation)


def _retried(work: Callable[[], _Answer]) -> _Answer:
    """What `work` gives, tried again: a commit may sweep a generation away as we look at it."""
    for _ in range(_TRIES - 1):
        with suppress(FileNotFoundError, ManifestMismatch):
            return work()
    return work()


def _segments(index: Any) -> list[str]:
    """How the names of the files begin that the index consists of."""
    return [f"{segment.segment_id()}." for segment in index._segments()]


def _fields(entry: Entry) -> tuple[Mapping[str, int], Mapping[str, Iterable[str]], Mapping[str, Any]]:
    """An entry as the writer takes it: its words, its names, its columns; what it does not know of itself is left out."""
    names = {
        "record": (entry.record,),
        "type": () if entry.type is None else (type_key(entry.type),),
        "issuer": name_terms(entry.issuer or ""),
    }
    columns = {
        "of": entry.record.encode(),
        "key": record_key(entry.record),
        "date": day_key(entry.date) if entry.date else 0,
        "start": entry.start,
        "end": entry.end,
        "page": entry.page,
    }
    return Counter((*terms(entry.text), *about_terms(entry.about))), names, columns
