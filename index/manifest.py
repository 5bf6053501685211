"""The files of one generation of an index go in, and later, whether they are still whole comes out.

Search libraries do not flush their files to the disk, and notice a torn file only when a search stumbles over it. So we
flush, and write down each file's size, before a new generation becomes the valid one; on opening we compare.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path

_NAME = "manifest-{generation}.json"


class ManifestMismatch(Exception):
    """What is on the disk is not what was written; the argument says in which way."""


def flush(path: Path) -> None:
    """Have the disk hold what `path` (a file or a folder) contains."""
    if path.is_dir() and os.name != "posix":  # Windows cannot open a folder, and needs no such flush
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def seal(folder: Path, generation: int, version: int, files: dict[str, Path]) -> None:
    """Flush `files` (their names to be, and where they are now) and write the manifest of `generation`, atomically."""
    known = _known_sizes(folder)
    sizes = {name: path.stat().st_size for name, path in files.items()}
    for name, path in files.items():
        if known.get(name) != sizes[name]:  # files are never changed once written; what was sealed is on the disk
            flush(path)
    target = folder / _NAME.format(generation=generation)
    draft = target.with_suffix(".new")
    draft.write_text(json.dumps({"version": version, "generation": generation, "files": sizes}), encoding="utf-8")
    flush(draft)
    draft.replace(target)
    flush(folder)


def check(folder: Path, generation: int, version: int, prefixes: Iterable[str]) -> None:
    """Raise ManifestMismatch unless each prefix names sealed files of `generation` and all those are whole."""
    try:
        manifest = json.loads((folder / _NAME.format(generation=generation)).read_text(encoding="utf-8"))
        sealed_version, sizes = int(manifest["version"]), dict(manifest["files"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ManifestMismatch(f"no manifest of generation {generation}") from error
    if sealed_version != version:
        raise ManifestMismatch(f"format {sealed_version}, this program writes {version}")
    for prefix in prefixes:
        names = [name for name in sizes if name.startswith(prefix)]
        if not names:
            raise ManifestMismatch(f"{prefix} is not in the manifest")
        for name in names:
            path = folder / name
            size = path.stat().st_size if path.exists() else -1
            if size != sizes[name]:
                raise ManifestMismatch(f"{name}: {sizes[name]} bytes were written, {max(size, 0)} are there")


def mark(folder: Path, generation: int) -> str:
    """What tells this generation from any other, also from one of the same number in a folder of another day. Raises OSError."""
    return hashlib.sha256((folder / _NAME.format(generation=generation)).read_bytes()).hexdigest()


def drop_others(folder: Path, generation: int) -> None:
    """Delete the manifests of all generations but one."""
    for path in folder.glob(_NAME.format(generation="*")):
        if path.name != _NAME.format(generation=generation):
            path.unlink(missing_ok=True)


def _known_sizes(folder: Path) -> dict[str, int]:
    sizes: dict[str, int] = {}
    for path in folder.glob(_NAME.format(generation="*")):
        try:
            sizes.update(json.loads(path.read_text(encoding="utf-8"))["files"])
        except (ValueError, KeyError):  # a torn manifest vouches for nothing: its files are flushed again
            continue
    return sizes
