"""What a container holds, one after another, goes in; files in a private folder, or why they could not be had, come out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from extractor.document import Stated
from extractor.errors import EmptyFile, LimitExceeded, ReadError
from extractor.limits import Limits
from extractor.members import Member, inner_path
from extractor.worker import page_done

_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}$")


class Members:
    """The members of one container as they are taken out, within its limits."""

    def __init__(self, path: Path, into: Path, limits: Limits) -> None:
        self._name = path.name
        self._into = into
        self._limits = limits
        self._taken: dict[str, Member] = {}
        self._twins: Counter[str] = Counter()
        self._bytes = 0

    def expect(self, count: int) -> None:
        """Refuse a container that is going to hold too many, before the first is written. Raises LimitExceeded."""
        if count > self._limits.members:
            raise LimitExceeded(name=self._name, detail=f"{count} tệp/files, còn nhận/left {self._limits.members}")

    def take(self, name: str, pieces: Iterable[bytes], stated: Stated | None = None) -> None:
        """Write what `pieces` give to a file. A ReadError of theirs is the member's own; LimitExceeded is the container's."""
        inner = self._inner(name)
        path = self._into / f"{len(self._taken)}{_suffix(inner)}"
        try:
            self._write(path, pieces, inner)
        except LimitExceeded:
            raise
        except ReadError as error:
            path.unlink(missing_ok=True)
            self._taken[inner] = Member(inner, None, error, stated)
        else:
            self._taken[inner] = Member(inner, path, None, stated)
        page_done()

    def fail(self, name: str, error: type[ReadError], **facts: object) -> None:
        """Note that there is a member of this name, and why its bytes cannot be had."""
        inner = self._inner(name)
        self._taken[inner] = Member(inner, None, error(name=inner, **facts))

    def all(self) -> tuple[Member, ...]:
        """What was taken out so far, in order."""
        return tuple(self._taken.values())

    def _write(self, path: Path, pieces: Iterable[bytes], inner: str) -> None:
        with path.open("xb") as file:
            for piece in pieces:
                self._bytes += len(piece)
                if self._bytes > self._limits.package_bytes:
                    raise LimitExceeded(name=self._name, detail=f"byte, còn nhận/left {self._limits.package_bytes}")
                file.write(piece)
            if not file.tell():
                raise EmptyFile(name=inner)

    def _inner(self, name: str) -> str:
        self.expect(len(self._taken) + 1)
        inner = inner_path(name) or str(len(self._taken) + 1)
        stem = inner
        while inner in self._taken:
            self._twins[stem] += 1
            inner = f"{stem} ({self._twins[stem] + 1})"
        return inner


def _suffix(inner: str) -> str:
    found = _SUFFIX.search(inner)
    return found[0].lower() if found else ""
