"""The picture of a page goes in; what was recognised on it before comes out, when it was kept.

Kept inside a corpus only, beside the catalogue that holds the texts anyway: reading a confidential file without one leaves
nothing behind. The folder may be deleted at any time; pages are then recognised again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from extractor.glyphs import Glyph, Run
from extractor.pictures import Picture

_LARGEST = 20_000_000  # bytes of one reading; a file of ours has some thousands


@dataclass(frozen=True, slots=True)
class Readings:
    """A folder of readings, one file each, named by what was read."""

    folder: Path

    def key(self, picture: Picture, version: str, *, block: bool) -> str:
        """The name of a reading: the same picture, the same recogniser, the same way of reading."""
        digest = hashlib.sha256(f"1 {version} {picture.width} {picture.height} {picture.dpi:.2f} {block}\n".encode())
        digest.update(picture.pixels)
        return digest.hexdigest()

    def find(self, key: str) -> list[Run] | None:
        """The lines kept under `key`; None when there are none, or only half a file."""
        try:
            data = self._path(key).read_bytes()
            unpacker = zlib.decompressobj()
            text = unpacker.decompress(data, _LARGEST)
            if not unpacker.eof:  # its checksum stands at the end
                return None
            return [[_glyph(values) for values in line] for line in json.loads(text)]
        except (OSError, ValueError, TypeError, zlib.error):
            return None

    def keep(self, key: str, lines: list[Run]) -> None:
        """Keep `lines` under `key`, wholly or not at all; a full disk costs no more than recognising again."""
        data = zlib.compress(json.dumps(lines, ensure_ascii=False, separators=(",", ":")).encode())
        path = self._path(key)
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=".")
            try:
                with os.fdopen(handle, "wb") as stream:
                    stream.write(data)
                    Path(name).replace(path)
            except OSError:
                Path(name).unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:]


def _glyph(values: list[object]) -> Glyph:
    text, *numbers = values
    x0, top, x1, bottom, confidence = (None if each is None else float(each) for each in numbers)  # type: ignore[arg-type]
    if not isinstance(text, str) or x0 is None or top is None or x1 is None or bottom is None:
        raise ValueError("not a glyph")
    return Glyph(text, x0, top, x1, bottom, confidence)
