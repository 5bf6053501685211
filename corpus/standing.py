"""A catalogue goes in; how the files on the disk stand to it comes out: changed, vanished, new beside, failed, replaced.

A file of the size and time noted when it was read is taken for unchanged; of any other the bytes are compared.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from corpus.catalogue import Catalogue
from corpus.files import File, fingerprint_of
from corpus.reading import held_already
from corpus.record import Record, storable
from corpus.removal import removal_of, removals
from corpus.whereabouts import Whereabouts, held_at, on_disk, places, superseded
from extractor import Limits, ReadError, detect, is_clutter, levels


class Standing(StrEnum):
    """How a file stands to the catalogue."""

    CHANGED = "changed"  # since it was read
    VANISHED = "vanished"  # from where it was read; the record is still held
    NEW = "new"  # in a folder of which other files are held
    FAILED = "failed"  # to be read
    SUPERSEDED = "superseded"  # held, and its file has changed since and was read again
    KNOWN = "known"  # held
    LEFT_OUT = "left_out"  # taken out by a person


@dataclass(frozen=True, slots=True)
class Notice:
    """One file: its place, how it stands, the record it is or was; `detail` is what else is known, in Vietnamese and English.

    Of a vanished one that is the place where the same bytes stand now, of a failed one the reason, of a replaced one the record that
    stands there now, of one left out the reason a person gave, of a new one its format.
    """

    standing: Standing
    path: str
    record: Record | None = None
    detail: tuple[str, str] = ("", "")


def notices(catalogue: Catalogue) -> Iterator[Notice]:
    """Everything a person should see about files that were read, and about those beside them. Reads no document."""
    database = catalogue.database
    known = places(database)
    there = {place.path for place in known if on_disk(levels(place.path)[0])}
    stands = {place.record: place.path for place in known if place.path in there}
    for place in known:
        if place.path not in there:
            elsewhere = stands.get(place.record, "")
            yield Notice(Standing.VANISHED, place.path, catalogue.record(place.record), (elsewhere, elsewhere))
    yield from (
        Notice(Standing.CHANGED, each.path, catalogue.record(each.record)) for each in _changed(catalogue, known, there)
    )
    failures = _failures(catalogue)
    yield from (Notice(Standing.FAILED, path, None, (vi, en)) for path, vi, en in failures)
    met = {levels(path)[0] for path in (*(place.path for place in known), *(path for path, _, _ in failures))}
    left_out = {each.path for each in removals(database) if removal_of(database, each.record)}
    yield from (Notice(Standing.NEW, path) for path in _beside(catalogue, met) if path not in left_out)
    for old in superseded(database):
        now = catalogue.record(old.by)
        title = now.title if now else ""
        yield Notice(Standing.SUPERSEDED, old.path, catalogue.record(old.record), (title, title))


def foreseen(catalogue: Catalogue, paths: Sequence[Path]) -> Iterator[Notice]:
    """What adding each of these files would do, which is not done: only its bytes are looked at, and its format."""
    known = held_already(catalogue.database)
    for path in paths:
        file = File.given(path)
        try:
            digest, _ = fingerprint_of(path)
            if removal := removal_of(catalogue.database, digest):
                yield Notice(Standing.LEFT_OUT, file.place, None, (removal.reason, removal.reason))
            elif digest in known.wholes:
                yield Notice(Standing.KNOWN, file.place, catalogue.record(digest))
            else:
                kind, before = detect(path, limits=Limits()).name, held_at(catalogue.database, file.place)
                standing = Standing.CHANGED if before and before != digest else Standing.NEW
                yield Notice(standing, file.place, catalogue.record(before) if before else None, (kind, kind))
        except ReadError as error:
            yield Notice(Standing.FAILED, file.place, None, (error.message("vi"), error.message("en")))


def failed_files(catalogue: Catalogue) -> list[Path]:
    """The files that could not be read, and are still there; of one in a package the package."""
    found = (on_disk(levels(path)[0]) for path, _, _ in _failures(catalogue))
    return list(dict.fromkeys(path for path in found if path))


def _failures(catalogue: Catalogue) -> list[tuple[str, str, str]]:
    """What could not be read; the catalogue and what SQLite has beside it, once taken for papers, are nobody's business."""
    return [each for each in catalogue.failures() if not _is_own(catalogue, os.path.dirname(levels(each[0])[0]))]  # noqa: PTH120 - as below


def _is_own(catalogue: Catalogue, folder: str) -> bool:
    """Whether a folder is the corpus's itself; in folders of it papers may stand that were sent to it."""
    return os.path.realpath(folder) == os.path.realpath(catalogue.database.path.parent)


def _changed(catalogue: Catalogue, known: Iterable[Whereabouts], there: set[str]) -> Iterator[Whereabouts]:
    packages: dict[str, bool] = {}  # whether each has changed
    for place in known:
        package = levels(place.path)[0]
        if place.path not in there:
            continue
        if package == place.path:
            if _is_other(place):
                yield place
        else:
            if package not in packages:
                packages[package] = _is_unknown(catalogue, package)
            if packages[package]:
                yield place


def _is_other(place: Whereabouts) -> bool:
    """Whether other bytes stand at the place than those that were read there."""
    path = on_disk(place.path)
    if path is None:
        return False
    try:
        found = path.stat()
        if place.modified is not None and (found.st_size, found.st_mtime_ns) == (place.size, place.modified):
            return False
        return fingerprint_of(path)[0] != place.record
    except (OSError, ReadError):
        return True


def _is_unknown(catalogue: Catalogue, package: str) -> bool:
    """Whether the package is none that was ever opened."""
    path = on_disk(package)
    try:
        digest = fingerprint_of(path)[0] if path else ""
    except ReadError:
        return True
    return catalogue.database.one("SELECT 1 FROM container WHERE id = ?", digest) is None


def _beside(catalogue: Catalogue, met: set[str]) -> Iterator[str]:
    """Places of files that stand beside those met and are none of them, nor the corpus's own."""
    for folder in sorted({os.path.dirname(path) for path in met}):  # noqa: PTH120 - places are texts, of any system's making
        real = on_disk(folder)
        with suppress(OSError):
            for each in sorted(real.iterdir()) if real and not _is_own(catalogue, folder) else ():
                path = storable(str(each))
                if path not in met and not is_clutter(each.name) and each.is_file() and not each.is_symlink():
                    yield path
