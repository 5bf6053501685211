"""What a reader's library said when it gave up goes in; the limit that made it give up, if one did, comes out."""

from __future__ import annotations

import errno
import re
from pathlib import Path
from typing import Final

from extractor.errors import LimitExceeded, NoRoom, NotAllowed, ReadError
from extractor.limits import Limits

_NO_MEMORY: Final = re.compile(r"memory allocation|allocate memory|out of memory", re.IGNORECASE)
_FULL: Final = (errno.ENOSPC, errno.EDQUOT)
_TOO_LONG: Final = re.compile(
    r"huge text node|huge input|resource limit exceeded|attvalue length too long", re.IGNORECASE
)


def limit_behind(error: BaseException | None, path: Path, limits: Limits) -> LimitExceeded | None:
    """The limit that made a library give up, where it says so: "damaged" would send the user the wrong way.

    libxml2 tells neither by the class of its error: "Memory allocation failed", "Excessive depth", "huge text node".
    """
    while error is not None:
        said = str(error) if not isinstance(error, ReadError) else ""
        if isinstance(error, MemoryError) or _NO_MEMORY.search(said):
            return over_memory(path, limits)
        if isinstance(error, RecursionError) or "Excessive depth" in said:
            return too_deep(path)
        if _TOO_LONG.search(said):
            return LimitExceeded(name=path.name, detail="đoạn quá dài/piece of text too long")
        error = error.__cause__ or error.__context__
    return None


def refused(name: str, error: OSError) -> ReadError:
    """What the system said when a file was to be read, or something written to read it."""
    if error.errno in _FULL:
        return NoRoom(name=name)
    kind = NotAllowed if isinstance(error, PermissionError) else ReadError
    return kind(name=name, detail=error.strerror or type(error).__name__)


def over_memory(path: Path, limits: Limits) -> LimitExceeded:
    """The process has used what memory it may; it is spent, and another reads the next file."""
    return LimitExceeded(name=path.name, detail=f"bộ nhớ/memory > {limits.memory_bytes >> 20} MB", spent=True)


def too_deep(path: Path) -> LimitExceeded:
    """The file nests deeper than a reader can follow."""
    return LimitExceeded(name=path.name, detail="độ sâu lồng nhau/nesting")
