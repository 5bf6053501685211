"""A corpus and a place go in; a copy that is whole and proven stands there, or in the corpus, or nothing has changed.

A copy of the catalogue alone is one SQLite file. With the kept originals it is a folder: the same file and `originals/`. The index is in
neither: it is derived, and rebuilt from the catalogue.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from corpus.copying import Progress, copy_database, copy_pages, draft_of, faults_of
from corpus.database import as_ours
from corpus.ingest import Corpus
from corpus.lock import WriterLock
from corpus.migrations import SCHEMA_VERSION
from corpus.originals import ORIGINALS, Originals
from corpus.record import CatalogueDamaged, CatalogueTooNew, CatalogueUnwritable
from corpus.sameness import holds_the_same
from extractor import KiemchungError
from index import flush

CATALOGUE = "catalogue.sqlite"
_WAIT_SECONDS = 20.0
_UNREADABLE = -1


class BackupExists(KiemchungError):
    """Something has the name of the copy to be made."""

    exit_code = 2
    vi = "{path} đã có. Hãy chọn tên khác cho bản sao lưu; lệnh này không ghi đè lên gì cả."
    en = "{path} is there already. Choose another name for the backup; nothing is ever overwritten."


class BackupUnwritable(KiemchungError):
    """The disk refused; there is no half copy under the name asked for."""

    exit_code = 5
    vi = "Không ghi được bản sao lưu ở {path} ({detail}). Hãy kiểm tra dung lượng đĩa và quyền ghi rồi chạy lại."
    en = "The backup at {path} cannot be written ({detail}). Check disk space and permissions, then run again."


class NoBackup(KiemchungError):
    """What is to be restored is no copy of a catalogue, or a damaged one."""

    exit_code = 4
    vi = "{path} không phải bản sao lưu dùng được ({detail}). Hãy chọn bản khác; kho vẫn như cũ."
    en = "{path} is no backup that can be used ({detail}). Choose another; the corpus is as it was."


class OriginalLost(KiemchungError):
    """A kept file is not what it was when it was kept."""

    exit_code = 4
    vi = "Tệp gốc {digest} trong {path} bị mất hoặc bị đổi. Hãy chạy: kiemchung verify-store"
    en = "The original {digest} in {path} is lost or changed. Run: kiemchung verify-store"


class WouldReplace(KiemchungError):
    """Restoring would put another catalogue in the place of one that holds something."""

    exit_code = 2
    vi = "Kho {path} đang có {records} văn bản. Thêm --force để thay; danh mục cũ được giữ riêng trong thư mục aside của kho."
    en = "The corpus {path} holds {records} documents. Give --force to replace it; the old catalogue is kept in the folder aside."


@dataclass(frozen=True, slots=True)
class Backup:
    """A finished copy: where it stands, and how many records and originals are in it."""

    path: Path
    records: int
    originals: int


@dataclass(frozen=True, slots=True)
class Restored:
    """What a corpus holds after it was restored, and where the catalogue it had before is now; `already`: it held just that."""

    records: int
    originals: int
    aside: Path | None
    already: bool


def back_up(corpus: Corpus, target: Path, *, originals: bool = False, progress: Progress | None = None) -> Backup:
    """Copy `corpus` to `target`, or under a name with the time into `target` where that is a folder.

    Others may read and write the corpus meanwhile. Raises BackupExists, BackupUnwritable, CatalogueDamaged, OriginalLost.
    """
    if target.is_dir():
        target /= f"kiemchung-{_now()}{'' if originals else '.sqlite'}"
    if target.exists():
        raise BackupExists(path=target)
    source = corpus.catalogue.database
    with _writing(target, source.path):
        if not originals:
            copy_database(source.connection, target, progress)
            return Backup(target, _records(target), 0)
        draft = draft_of(target)  # what a killed run left in it is used again
        draft.mkdir(exist_ok=True)
        copy_database(source.connection, draft / CATALOGUE, progress)
        with closing(_opened(draft / CATALOGUE)) as copy:
            digests = [row[0] for row in copy.execute("SELECT record FROM original ORDER BY record")]
        _copy_originals(corpus.originals, Originals(draft / ORIGINALS), digests)
        flush(draft)
        draft.replace(target)
        flush(target.parent)
        return Backup(target, _records(target / CATALOGUE), len(digests))


def restore(folder: Path, source: Path, *, force: bool = False, progress: Progress | None = None) -> Restored:
    """Make the corpus in `folder` what the copy `source` says; its index is rebuilt when it is next asked.

    The catalogue there was is kept in `aside/`; a process that is killed leaves the old one or the new one, never between. One that holds
    just what `source` does stays, with or without `force`: it is no other corpus, but what an earlier run did before it was broken off.
    Raises NoBackup, WouldReplace, CorpusHeld, CatalogueTooNew or CatalogueUnwritable.
    """
    origin = source / CATALOGUE if source.is_dir() else source
    live = folder / CATALOGUE
    records = _check(origin)
    with _unwritable(live):
        folder.mkdir(parents=True, exist_ok=True)
    lock = WriterLock(folder)
    lock.take("restore")
    try:
        with _unwritable(live), _scratch(folder / "restoring.sqlite") as fresh:
            held = _held(live)
            already = live.exists() and held != _UNREADABLE and _is_copy(live, origin)
            if held and not already and not force:
                raise WouldReplace(path=folder, records="?" if held == _UNREADABLE else held)
            digests = [*Originals(source / ORIGINALS).digests()] if source.is_dir() else []
            _copy_originals(Originals(source / ORIGINALS), Originals(folder / ORIGINALS), digests)
            aside = None
            if not already:
                _prepare(origin, fresh, progress)
                aside = _set_aside(live, folder / "aside", whole=held != _UNREADABLE) if live.exists() else None
                _put_in_place(fresh, live)
    finally:
        lock.give_back()
    return Restored(records, len(digests), aside, already)


def _now() -> str:
    return f"{datetime.now().astimezone():%Y%m%d-%H%M%S}"


def _opened(path: Path) -> sqlite3.Connection:
    """The database at `path`, which is not made when absent."""
    if not path.is_file():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
    return sqlite3.connect(path, timeout=_WAIT_SECONDS, isolation_level=None)


def _records(path: Path) -> int:
    with closing(_opened(path)) as connection:
        return int(connection.execute("SELECT count(*) FROM record").fetchone()[0])


def _copy_originals(source: Originals, target: Originals, digests: list[str]) -> None:
    for digest in digests:
        path = source.path_of(digest)
        if not path.exists() or not target.keep(path, digest):
            raise OriginalLost(digest=digest, path=source.folder)


@contextmanager
def _writing(target: Path, source: Path) -> Iterator[None]:
    """Say whose fault it was: a disk that refuses is the target's, a database that is damaged is the source."""
    try:
        yield
    except OSError as error:
        raise BackupUnwritable(path=target, detail=error.strerror or error) from error
    except sqlite3.Error as error:
        ours = as_ours(error, source)
        if isinstance(ours, CatalogueUnwritable):
            raise BackupUnwritable(path=target, detail=error) from error
        raise ours from error


@contextmanager
def _unwritable(live: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise as_ours(error, live) from error


@contextmanager
def _scratch(path: Path) -> Iterator[Path]:
    """A file that is gone afterwards, as what a killed run left of it is before: SQLite would play its journal into the new one."""
    _discard(path)
    try:
        yield path
    finally:
        _discard(path)


def _discard(path: Path) -> None:
    for each in (path, draft_of(path)):
        each.unlink(missing_ok=True)
        each.with_name(each.name + "-journal").unlink(missing_ok=True)


def _check(origin: Path) -> int:
    """How many records the copy at `origin` holds. Raises NoBackup or CatalogueTooNew."""
    try:
        with closing(_opened(origin)) as connection:
            version: int = connection.execute("PRAGMA user_version").fetchone()[0]
            if version > SCHEMA_VERSION:
                raise CatalogueTooNew(path=origin, found=version, known=SCHEMA_VERSION)
            if wrong := faults_of(connection):
                raise NoBackup(path=origin, detail=wrong)
        return _records(origin)
    except OSError as error:
        raise NoBackup(path=origin, detail=error.strerror or error) from error
    except sqlite3.Error as error:
        raise NoBackup(path=origin, detail=error) from error


def _held(live: Path) -> int:
    """How many records the catalogue at `live` has, 0 when there is none; _UNREADABLE when it is damaged."""
    if not live.exists():
        return 0
    try:
        with closing(_opened(live)) as connection:
            if faults_of(connection):
                return _UNREADABLE
        return _records(live)
    except sqlite3.DatabaseError as error:
        if isinstance(as_ours(error, live), CatalogueDamaged):
            return _UNREADABLE
        raise


def _is_copy(live: Path, other: Path) -> bool:
    with closing(_opened(live)) as connection:
        return holds_the_same(connection, other)


def _prepare(origin: Path, fresh: Path, progress: Progress | None) -> None:
    """Copy to `fresh`, where nothing is noted to be in the index: that may be of another day."""
    with closing(_opened(origin)) as source:
        copy_database(source, fresh, progress)
    with closing(_opened(fresh)) as connection:
        connection.execute("UPDATE record SET indexed = 0")


def _set_aside(live: Path, aside: Path, *, whole: bool) -> Path:
    """Keep the old catalogue under the time: copied when it is whole, else moved as it is with what SQLite has beside it.

    What a run that was broken off has kept of it is taken, so that repeating needs no more space each time.
    """
    aside.mkdir(exist_ok=True)
    for draft in aside.glob(draft_of(Path("*.sqlite")).name + "*"):  # and its journal
        draft.unlink()
    kept = aside / f"catalogue-{_now()}-{os.getpid()}.sqlite"
    if whole:
        last = max(aside.glob("*.sqlite"), default=None)
        if last and _held(last) != _UNREADABLE and _is_copy(live, last):
            return last
        with closing(_opened(live)) as connection:
            copy_database(connection, kept)
        return kept
    for suffix in ("-wal", "-shm", ""):
        part = live.with_name(live.name + suffix)
        if part.exists():
            part.replace(kept.with_name(kept.name + suffix))
    flush(aside)
    return kept


def _put_in_place(fresh: Path, live: Path) -> None:
    """Make `live` what `fresh` is: in one transaction where there is a catalogue, whose readers see the old one until it ends."""
    if live.exists():
        with closing(_opened(fresh)) as source, closing(_opened(live)) as target:
            copy_pages(source, target)
            target.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    else:
        fresh.replace(live)
        flush(live.parent)
