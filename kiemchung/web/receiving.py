"""Files as sent go in; each comes out at a place of its own in the corpus, where it stays and from where it is admitted.

What was received and whose turn has not come when the server stops waits for its next start. Once its original is kept, that is the
file at its place too: one file under two names, where the file system has such.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from corpus import FileUnwritable, digest_of, seal, unseal

RECEIVED = "received"  # the folder's name in a corpus
_WAITING = ".waiting"  # stands beside a file until it is admitted, or known to be unreadable
_CHUNK = 1 << 20
_DIGITS = 16  # of a digest in a folder's name: paths stay short enough for Windows
_LONGEST_NAME = 120


def receive(corpus_folder: Path, sent: BinaryIO, name: str) -> Path:
    """Keep what was sent in a folder of its digest; the same file sent again has the same place. Raises FileUnwritable."""
    room = corpus_folder / RECEIVED
    draft = _draft_in(room)
    digest = hashlib.sha256()
    try:
        room.mkdir(parents=True, exist_ok=True)
        with draft.open("xb") as stream:
            while chunk := sent.read(_CHUNK):
                digest.update(chunk)
                stream.write(chunk)
        path = room / digest.hexdigest()[:_DIGITS] / safe_name(name)
        path.parent.mkdir(exist_ok=True)
        (path.parent / _WAITING).touch()
        if not (path.exists() and digest_of(path) == digest.hexdigest()):  # else the catalogue knows its time
            unseal(path)
            draft.replace(path)
    except OSError as error:
        raise FileUnwritable(path=room, detail=error.strerror) from error
    finally:
        draft.unlink(missing_ok=True)
    return path


def settle(path: Path, kept: Path | None) -> None:
    """Note that a received file waits no more; where it is kept as well, its place has the kept file from now on.

    At every moment its bytes stand at both places; what is interrupted is done at the next start. A file system without links has it twice.
    """
    if kept:
        with suppress(OSError):
            _stand_at(path, kept)
    (path.parent / _WAITING).unlink(missing_ok=True)


def left_waiting(corpus_folder: Path) -> list[Path]:
    """What a server that was stopped had received and not admitted; what it had received by half is removed."""
    room = corpus_folder / RECEIVED
    for draft in room.glob(".*.part"):
        draft.unlink(missing_ok=True)
    marks = sorted(room.glob(f"*/{_WAITING}"))
    return [path for mark in marks for path in sorted(mark.parent.iterdir()) if path != mark]


def _stand_at(path: Path, kept: Path) -> None:
    draft = _draft_in(path.parent.parent)
    seen = path.stat()
    for each in (kept, path):
        unseal(each)
    try:
        draft.hardlink_to(kept)
        os.utime(draft, ns=(seen.st_atime_ns, seen.st_mtime_ns))  # by its time the catalogue knows the file
        draft.replace(path)
        seal(path)
    finally:
        draft.unlink(missing_ok=True)


def _draft_in(room: Path) -> Path:
    return room / f".{secrets.token_hex(8)}.part"


def safe_name(sent: str) -> str:
    """The last part of a name as sent, with nothing in it that a file system takes for more than a letter."""
    last = sent.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join("_" if each in '<>:"|?*' or not each.isprintable() else each for each in last).strip(" .")
    stem, dot, suffix = kept.rpartition(".")
    return f"{stem[:_LONGEST_NAME]}{dot}{suffix[:16]}" if stem else kept[:_LONGEST_NAME] or "tep"
