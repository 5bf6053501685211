"""What is put into an index, what is asked of it, what comes back; knows no search library.

An entry is one paragraph of one record. Engines hold terms and keys only: the text itself stays in the catalogue,
from which quotes are cut and phrases confirmed.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol, TypeVar, cast

from extractor import KiemchungError

_DISK_REFUSES = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM}
_Answer = TypeVar("_Answer")


class IndexDamaged(KiemchungError):
    """The index on disk cannot be trusted; it is derived, so it is rebuilt from the catalogue."""

    exit_code = 4
    vi = "Chỉ mục ở {path} bị hỏng hoặc không khớp ({detail}). Hãy chạy: kiemchung reindex"
    en = "The index at {path} is damaged or out of step ({detail}). Run: kiemchung reindex"


class IndexBusy(KiemchungError):
    """Another process is writing this index; what was staged is kept, `commit` may be called again."""

    exit_code = 5
    vi = "Chỉ mục ở {path} đang được một tiến trình khác ghi. Hãy đợi tiến trình đó xong rồi chạy lại."
    en = "The index at {path} is being written by another process. Wait for it to finish, then run again."


class IndexUnwritable(KiemchungError):
    """The disk refused (full, read-only, no permission); the index is as it was, what was staged is kept."""

    exit_code = 5
    vi = "Không ghi được chỉ mục ở {path} ({detail}). Hãy kiểm tra dung lượng đĩa và quyền ghi rồi chạy lại."
    en = "The index at {path} cannot be written ({detail}). Check disk space and permissions, then run again."


class EngineMissing(KiemchungError):
    """The package of an engine is not installed on this machine."""

    exit_code = 4
    vi = 'Máy này chưa cài bộ máy tìm kiếm {name}. Hãy cài: pip install "kiemchung[fast]", hoặc chuyển kho về Whoosh: kiemchung reindex --engine whoosh'
    en = 'The search engine {name} is not installed here. Install it: pip install "kiemchung[fast]", or take the corpus back to Whoosh: kiemchung reindex --engine whoosh'


@dataclass(frozen=True, slots=True)
class Entry:
    """One paragraph: its record, its place in the record's text and page, its words, and its document's facts."""

    record: str  # the record's id
    start: int  # offsets of the paragraph in the record's text, in characters
    end: int
    page: int
    text: str
    type: str | None = None  # loại văn bản, canonical: "Kế hoạch"
    issuer: str | None = None  # cơ quan ban hành, as displayed
    date: date | None = None  # the document's own date
    about: str = ""  # what the document is (type, number, subject), on the paragraphs that say so


class Order(StrEnum):
    """What comes first in an answer; entries without a date come last by date."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


Form = tuple[str, ...]  # words, phrases and document numbers that must all stand in a paragraph


@dataclass(frozen=True, slots=True)
class Query:
    """What is sought. All parts must hold; the engine's own syntax never appears in it.

    `words` and `phrases` match with or without diacritics: what is typed with them must be written so, what is typed
    without matches any. A document number or a date counts as one word in whatever spelling. Of each group of `either`
    one form must stand, of `without` nothing; what has blanks in a form is a phrase. `near` and `about` are not demanded:
    the more neighbours of `near` a paragraph has side by side, and the more words, pairs of words and numbers of `about`
    are in the paragraph's own, the further forward it comes. `types` are alternatives; `issuer` matches
    when its words all stand in the issuer's name. Without words the filters alone list entries, and by date nothing is
    weighed: all are scored 0. A query that asks nothing at all finds nothing.
    """

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    either: tuple[tuple[Form, ...], ...] = ()
    without: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    issuer: str | None = None
    since: date | None = None  # inclusive
    until: date | None = None  # inclusive
    records: frozenset[str] | None = None  # only entries of these
    order: Order = Order.RELEVANCE


@dataclass(frozen=True, slots=True)
class Hit:
    """A paragraph that answers a query, and how well (higher is better; comparable within one answer only)."""

    record: str
    start: int
    end: int
    page: int
    score: float


class SearchEngine(Protocol):
    """The contract every engine keeps; the contract suite runs over each.

    `replace` and `remove` are staged in memory and become visible, all together, at `commit`. A process killed before
    `commit` returns leaves the index as it was or as it is to be, never between; doing the batch again is harmless. One
    writer at a time, only while it commits; readers are never blocked and see other processes' commits.
    """

    def replace(self, record: str, entries: Iterable[Entry]) -> None:
        """Stage `entries` as all there is of `record`, in place of what was there."""

    def remove(self, record: str) -> None:
        """Stage the removal of all entries of `record`; nothing happens if there are none."""

    def commit(self) -> None:
        """Make what is staged visible and durable. Batches of 5,000 to 10,000 paragraphs are the fastest.

        Raises IndexBusy, IndexUnwritable (what is staged is kept, the index is as it was) or IndexDamaged.
        """

    def search(self, query: Query, *, limit: int = 20, offset: int = 0) -> Sequence[Hit]:
        """The best `limit` hits after the first `offset`, in the query's order; ties by record and start, so that answers
        are repeatable.

        An engine holds terms, not texts: where `decided_by_terms` is false it may bring a few paragraphs too many. Ask
        for more than you show and confirm with `holds`. Raises IndexDamaged.
        """

    def tally(self, query: Query) -> Mapping[str, int]:
        """Every record with hits, and how many; order and limit play no part. Raises IndexDamaged."""

    def vocabulary(self, beginning: str) -> Mapping[str, int]:
        """The terms that are `beginning` or go on from it without another `_`, with the number of paragraphs of each.

        What was replaced may count until the engine tidies up. Raises IndexDamaged.
        """

    def frequency(self, term: str) -> int:
        """The number of paragraphs that have a term, counted as by `vocabulary`."""

    def records(self) -> frozenset[str]:
        """The ids of all records with entries."""

    def __len__(self) -> int:
        """The number of entries."""

    def state(self) -> str:
        """A mark of what is committed, which no other state has; a process that finds it again has the same index."""

    def verify(self) -> None:
        """Read all files of the index and raise IndexDamaged unless they are what was written; opening looks less closely."""

    def close(self) -> None:
        """Let go of files and locks; what was staged and not committed is dropped."""


def trusted(path: Path, work: Callable[[], _Answer]) -> _Answer:
    """What `work` gives; what the library, or the disk, has against it is told as an error of the index at `path`.

    Torn files make libraries raise nearly anything, and a panic in tantivy is no Exception. Raises IndexDamaged or IndexUnwritable.
    """
    try:
        return work()
    except (KiemchungError, MemoryError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        if isinstance(error, OSError) and error.errno in _DISK_REFUSES:
            raise IndexUnwritable(path=path, detail=error.strerror) from error
        raise IndexDamaged(path=path, detail=f"{type(error).__name__}: {error}") from error


@dataclass(frozen=True, slots=True)
class EngineEntry:
    """One line of the table of engines: where it lives, loaded on first use."""

    module: str
    factory: str
    needs: str | None = None  # a package that is installed by choice


ENGINES: dict[str, EngineEntry] = {
    "memory": EngineEntry("index.memory", "MemoryEngine"),
    "whoosh": EngineEntry("index.whoosh_engine", "WhooshEngine"),
    "tantivy": EngineEntry("index.tantivy_engine", "TantivyEngine", needs="tantivy"),
}


def require_engine(name: str) -> None:
    """Raise EngineMissing when the package of an engine is not installed; KeyError for one not in ENGINES."""
    needed = ENGINES[name].needs
    if needed and find_spec(needed) is None:
        raise EngineMissing(name=name)


def open_engine(name: str, path: Path) -> SearchEngine:
    """The engine called `name`, its files in the folder `path` (made when absent).

    Raises IndexDamaged when what is there cannot be trusted: empty the folder and index the catalogue again;
    EngineMissing when its package is not installed. Never open a folder that came from outside; engines may keep their
    state in forms that run code when read.
    """
    entry = ENGINES[name]
    require_engine(name)
    factory = getattr(import_module(entry.module), entry.factory)
    return cast(SearchEngine, factory(path))
