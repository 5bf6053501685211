"""Files go in and are kept by their digest, whole and flushed; later, whether they are still what they were comes out."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Lock

from corpus.copying import draft_of, unseal
from index import flush

ORIGINALS = "originals"  # the folder's name in a corpus, and in a backup of one
_DIGITS = 64  # of a SHA-256; what is still being written has a longer name


class Originals:
    """A folder of files, each named by the SHA-256 of its bytes: `ab/abcdef…`. What has its name is whole."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._turn = Lock()  # files that are read at the same time may have the same bytes

    def path_of(self, digest: str) -> Path:
        """Where the file of this digest is or would be."""
        return self.folder / digest[:2] / digest

    def keep(self, path: Path, digest: str) -> bool:
        """Copy the file at `path`; False, and nothing is kept, when its bytes are not those of `digest`, or it is gone.

        Raises OSError when the disk refuses.
        """
        target = self.path_of(digest)
        with self._turn:
            if target.exists() and digest_of(target) == digest:
                return True
            return path.is_file() and self._copy(path, target, digest)

    def _copy(self, path: Path, target: Path, digest: str) -> bool:
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = draft_of(target)
        try:
            shutil.copyfile(path, draft)
            flush(draft)
            if digest_of(draft) != digest:  # read back: what was written, not what should have been
                return False
            unseal(target)
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
        flush(target.parent)
        flush(self.folder)
        return True

    def fault_of(self, digest: str) -> str:
        """ "" when the file is there as it was kept, else "missing" or "changed". Raises OSError."""
        path = self.path_of(digest)
        if not path.exists():
            return "missing"
        return "" if digest_of(path) == digest else "changed"

    def digests(self) -> Iterator[str]:
        """The names of all files kept."""
        return (path.name for path in sorted(self.folder.glob("??/*")) if len(path.name) == _DIGITS)


def originals_in(corpus: Path) -> Originals:
    """The originals of the corpus in a folder."""
    return Originals(corpus / ORIGINALS)


def digest_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, hexadecimal. Raises OSError."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
