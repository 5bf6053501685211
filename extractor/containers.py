"""A file that may hold others (a dossier, a letter, an edXML package) goes in; every document in it comes out, with its place."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import cast

from extractor.document import Document
from extractor.errors import EmptyFile, LimitExceeded, ReadError
from extractor.formats import Format, detect, extract
from extractor.limits import Limits
from extractor.members import Member

_INSIDE = "!/"  # between a container and a path in it, as Java writes it: no folder's name ends with "!" by chance
_DAY = 86_400.0  # seconds


def inside(container: str, inner: str) -> str:
    """The place of a member: "hoso.zip!/tham dinh/12-KH-UBND.pdf"."""
    return f"{container}{_INSIDE}{inner}"


def levels(place: str) -> tuple[str, ...]:
    """The file a place begins with, and the inner path at each level of packages: what `inside` joined."""
    return tuple(place.split(_INSIDE))


class Unpacker:
    """Takes containers apart into one private folder. What is nested in a dossier counts towards the dossier's limits."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self._folder = folder.absolute()
        self._limits = limits
        self._left = limits
        self._count = 0

    def members(self, path: Path, kind: Format, *, depth: int = 0) -> tuple[Member, ...]:
        """The files directly inside the container at `path`, which lies itself in `depth` others.

        Raises LimitExceeded, DamagedFile, EmptyFile; whatever is wrong with one member only is in that member.
        """
        if depth >= self._limits.nesting:
            raise LimitExceeded(name=path.name, detail=f"gói lồng nhau/nested packages > {self._limits.nesting}")
        into = self._folder / str(self._count)
        into.mkdir()
        self._count += 1
        worker = import_module("extractor.worker")  # on first use: it brings multiprocessing
        found = cast(tuple[Member, ...], worker.run(kind.module, kind.unpack, path, self._left, into))
        if not found and kind.function is None:
            raise EmptyFile(name=path.name)
        used = sum(member.path.stat().st_size for member in found if member.path)
        self._left = replace(
            self._left, members=self._left.members - len(found), package_bytes=self._left.package_bytes - used
        )
        return found

    def discard(self, member: Member) -> None:
        """Remove the bytes of a member that was read."""
        if member.path:
            member.path.unlink(missing_ok=True)
            os.utime(self._folder)  # a sign of life


@contextmanager
def unpacker(limits: Limits, *, within: Path | None = None) -> Iterator[Unpacker]:
    """An Unpacker whose folder, in `within` or where the system keeps such, is gone with all files afterwards.

    `within` is a folder for this alone: what killed runs left in it goes too, a day after their last sign of life.
    """
    if within:
        within.mkdir(parents=True, exist_ok=True)
        for left in within.iterdir():
            with suppress(FileNotFoundError):
                if left.stat().st_mtime < time.time() - _DAY:
                    shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix="kiemchung-", dir=within, ignore_cleanup_errors=True) as folder:
        yield Unpacker(Path(folder), limits)


def documents_in(path: Path, *, limits: Limits | None = None) -> Iterator[tuple[str, Document | ReadError]]:
    """The document at `path` ("") and those in it by their inner path, each as read or with what is wrong with it.

    A Document bears the name of its own file; an error names the container too.
    """
    yield from _documents(Member(path.name, path), "", path.name or str(path), limits or Limits(), None, 0)


def _documents(
    member: Member, inner: str, name: str, limits: Limits, opener: Unpacker | None, depth: int
) -> Iterator[tuple[str, Document | ReadError]]:
    try:
        path = member.bytes_at()
        kind = detect(path, limits=limits)
    except ReadError as error:
        yield inner, renamed(error, name)
        return
    own = _read_or_fail(member, name, kind, limits) if kind.function else None
    if own:
        yield inner, own
    if kind.unpack is None:
        return
    try:
        with nullcontext(opener) if opener else unpacker(limits) as opener:
            for each in opener.members(path, kind, depth=depth):
                below = inside(inner, each.inner) if inner else each.inner
                yield from _documents(each, below, inside(name, each.inner), limits, opener, depth + 1)
                opener.discard(each)
    except ReadError as error:
        if not isinstance(own, ReadError):  # one file, one error
            yield inner, renamed(error, name)


def _read_or_fail(member: Member, name: str, kind: Format, limits: Limits) -> Document | ReadError:
    try:
        return read_member(member, kind, limits)
    except ReadError as error:
        return renamed(error, name)


def read_member(member: Member, kind: Format, limits: Limits) -> Document:
    """What an unpacked member says, under its own name, with what its package states of it. Raises a ReadError."""
    return replace(extract(member.bytes_at(), limits=limits, kind=kind), name=member.name, stated=member.stated)


def renamed(error: ReadError, name: str) -> ReadError:
    """The same error, said of the file as the user knows it."""
    return type(error)(**{**error.facts, "name": name})
