"""A file inside a container: its path there as it can be told, where its bytes lie now, or why they do not.

A member's name never names a file of ours: it may climb out of the folder, be a device on Windows, or be too long. It is
only told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from extractor.document import Stated
from extractor.errors import ReadError
from extractor.vietnamese import compose

_CLIMBING = ("", ".", "..")
_DRIVE = re.compile(r"^[A-Za-z]:")
_LONGEST = 500  # characters of an inner path
# Hidden files, lock files of Office, what file managers leave behind.
_CLUTTER = (".", "~$", "Thumbs.db", "desktop.ini", "__MACOSX")


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside a container: its path there, where its bytes lie now or why they do not, what is said of it there."""

    inner: str  # parts joined by "/", none of them climbing; unlike any other of the container
    path: Path | None
    error: ReadError | None = None
    stated: Stated | None = None

    @property
    def name(self) -> str:
        """The file's name without folders."""
        return self.inner.rpartition("/")[2]

    def bytes_at(self) -> Path:
        """Where its bytes lie; raises the error for which they do not."""
        if self.path is None:
            raise self.error or ReadError(name=self.inner, detail="?")
        return self.path


def inner_path(name: str) -> str:
    """`name` as a path that stays inside and can be shown: "C:\\\\x\\\\..\\\\a.pdf" is "x/a.pdf"; "" when nothing is left."""
    text = _DRIVE.sub("", compose(name.split("\0")[0].replace("\\", "/")))
    parts = (part.strip() for part in text.split("/"))
    return "/".join("".join(map(_shown, part)) for part in parts if part not in _CLIMBING)[-_LONGEST:]


def is_clutter(name: str) -> bool:
    """Whether a file or folder of this name is no document: hidden, a lock file of Office, left by a file manager."""
    return name.startswith(_CLUTTER)


def _shown(char: str) -> str:
    return char if char.isprintable() else "\ufffd"
