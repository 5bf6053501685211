"""A segment's files as Whoosh reads them: mapped from the disk, where Whoosh's own copy each of them into memory as it opens.

Its copies cost as much memory as the index is large and as much time to open; a look at one term needs neither.
"""

from __future__ import annotations

import io
import os
from typing import Any

from whoosh.codec.whoosh3 import W3Segment
from whoosh.filedb.compound import CompoundStorage
from whoosh.filedb.structfile import BufferFile


class Segment(W3Segment):  # type: ignore[misc]
    """Whoosh's segment. Tables of contents name this class: raise SCHEMA_VERSION when it moves."""

    def open_compound_file(self, storage: Any) -> CompoundStorage:
        """Called by Whoosh when it opens the segment."""
        file = storage.open_file(self.make_filename(self.COMPOUND_EXT))
        return _Mapped(file, use_mmap=storage.supports_mmap)


class _Mapped(CompoundStorage):  # type: ignore[misc]
    def open_file(self, name: str, *args: Any, **options: Any) -> Any:
        """Called by Whoosh for each file in the segment."""
        if self._source is None:
            return super().open_file(name, *args, **options)
        start, length = self.range(name)
        return _MappedFile(memoryview(self._source)[start : start + length], name)


class _MappedFile(BufferFile):  # type: ignore[misc]
    def __init__(self, part: memoryview, name: str) -> None:
        super().__init__(b"", name)
        self._buf = part
        self.file = io.BufferedReader(_Bytes(part), 512)

    def subset(self, position: int, length: int, name: str | None = None) -> _MappedFile:
        """Called by Whoosh for the parts of a file."""
        return _MappedFile(self._buf[position : position + length], name or self._name)


class _Bytes(io.RawIOBase):
    """A part of a mapped file, to be read like a file."""

    def __init__(self, part: memoryview) -> None:
        self._part = part
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: len(self._part)}[whence]
        self._at = max(0, start + offset)
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, into: Any) -> int:
        """The next bytes, as many as there is room for; 0 at the end."""
        found = self._part[self._at : self._at + len(into)]
        into[: len(found)] = found
        self._at += len(found)
        return len(found)
