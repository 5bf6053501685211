"""A folder goes in, looked at again and again; the files that have arrived whole come out, each once until it changes.

Looking works on every system and every kind of drive, where notices of the system do not (network drives, among others).
"""

from __future__ import annotations

from pathlib import Path

from corpus.files import files_under

_UNFINISHED = (".part", ".partial", ".crdownload", ".download", ".tmp", ".temp", ".filepart", ".opdownload")
_State = tuple[int, int]  # size in bytes, time of the last change in nanoseconds


class FolderWatch:
    """Remembers how the files of a folder were when they were last looked at, and which were handed out; those in `but` are none."""

    def __init__(self, folder: Path, *, but: Path | None = None) -> None:
        self._folder = folder
        self._but = but
        self._seen: dict[Path, _State] = {}
        self._given: dict[Path, _State] = {}

    def arrived(self) -> list[Path]:
        """The files that are as they were at the look before, can be opened, and were not handed out as they are.

        A file that is still being written grows, or its system lets nobody else open it. A folder that is not there at the
        moment, as a drive that was taken out, holds nothing.
        """
        now = {path: state for path in self._files() if (state := _state(path))}
        whole = [
            path for path, state in now.items() if self._seen.get(path) == state and self._given.get(path) != state
        ]
        self._seen = now
        self._given = {path: state for path, state in self._given.items() if path in now}
        ready = [path for path in whole if _opens(path)]
        self._given |= {path: now[path] for path in ready}
        return ready

    def again(self, path: Path) -> None:
        """Hand a file out once more at the next look: it could not be admitted for reasons not its own."""
        self._given.pop(path, None)

    def _files(self) -> list[Path]:
        try:
            found = files_under([self._folder], but=self._but)
            return [path for path in found if path.suffix.lower() not in _UNFINISHED]
        except OSError:  # a folder went away while it was listed
            return []


def _state(path: Path) -> _State | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_size, stat.st_mtime_ns


def _opens(path: Path) -> bool:
    try:
        with path.open("rb"):
            return True
    except OSError:
        return False
