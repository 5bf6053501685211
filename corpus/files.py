"""Paths go in; the files to be admitted come out, and what identifies one."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.record import storable
from extractor import Member, ReadError, check_file, inside, is_clutter

_CHUNK = 1 << 20  # bytes read at a time


@dataclass(frozen=True, slots=True)
class File:
    """A file to be admitted, given by the user or taken out of a container."""

    member: Member
    path: Path  # as the user may call it
    place: str  # as the catalogue calls it: absolute, storable
    name: str  # as errors call it
    container: str | None = None  # id of what it was taken out of
    depth: int = 0  # in how many containers it lies

    @classmethod
    def given(cls, path: Path) -> File:
        """A file the user names."""
        place = storable(os.path.realpath(path))  # Path.resolve raises on links that go round
        return cls(Member(path.name, path), path, place, path.name or str(path))

    def holding(self, member: Member, container: str) -> File:
        """A member of this file, whose id is `container`."""
        path, place, name = (inside(str(each), member.inner) for each in (self.path, self.place, self.name))
        return File(member, Path(path), storable(place), name, container, self.depth + 1)


def files_under(paths: Sequence[Path], *, but: Path | None = None) -> list[Path]:
    """All files named or under the folders named, in a stable order; hidden and lock files left out, links not followed.

    What lies in the folder `but` is left out too, as a corpus has to be when files are added to it: who opens the files of an open
    catalogue and closes them again loses every lock on it. A path that does not exist, or cannot be looked at, is kept: `add` names it
    as a failure.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(_files_in(path, but))
        elif but is None or not _lies_in(path, but):
            found.append(path)
    return list(dict.fromkeys(found))


def _lies_in(path: Path, folder: Path) -> bool:
    """Whether a path leads into a folder, by whatever links."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def _files_in(folder: Path, but: Path | None) -> Iterator[Path]:
    """The files in a folder to its bottom, and the folders in it that cannot be read."""
    refused: list[Path] = []
    for at, folders, names in os.walk(folder, onerror=lambda error: refused.append(Path(error.filename))):
        here = Path(at)
        if but is not None and _lies_in(here, but):
            folders.clear()
            continue
        folders[:] = [name for name in folders if not is_clutter(name)]
        yield from (here / name for name in names if not is_clutter(name) and _may_be_file(here / name))
    yield from refused


def _may_be_file(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return True


def fingerprint_of(path: Path) -> tuple[str, int]:
    """The SHA-256 of the file's bytes, hexadecimal, and their number. Raises ReadError."""
    digest, size = hashlib.sha256(), 0
    check_file(path)  # a pipe, a device or an endless file would never be read to its end
    try:
        with path.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
                size += len(chunk)
    except OSError as error:
        raise ReadError(name=path.name, detail=error.strerror or type(error).__name__) from error
    return digest.hexdigest(), size
