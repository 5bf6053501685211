"""The files of one generation of an index go in, and later, whether they are still whole comes out.

Search libraries do not flush their files to the disk, and notice a torn file only when a search stumbles over it. So we
flush, and write down each file's size and digest, before a new generation becomes the valid one; on opening we compare the
sizes, and the digests when proof is asked for.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

_NAME = "manifest-{generation}.json"
_NOTHING = (-1, "")


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
    target = folder / _NAME.format(generation=generation)
    known = _known(
        folder, but=target
    )  # an attempt at this generation that died has sealed other files of the same names
    sealed = {name: known.get(name, _NOTHING) for name in files}
    for name, path in files.items():
        size = path.stat().st_size
        if sealed[name][0] != size:  # files are never changed once written; what was sealed is on the disk
            flush(path)
            sealed[name] = size, _digest(path)
    draft = target.with_suffix(".new")
    draft.write_text(json.dumps({"version": version, "generation": generation, "files": sealed}), encoding="utf-8")
    flush(draft)
    draft.replace(target)
    flush(folder)


def check(folder: Path, generation: int, version: int, prefixes: Iterable[str]) -> None:
    """Raise ManifestMismatch unless each prefix names sealed files of `generation` and all those are whole."""
    try:
        manifest = json.loads((folder / _NAME.format(generation=generation)).read_text(encoding="utf-8"))
        sealed_version = int(manifest["version"])
        sizes = {name: int(size) for name, (size, _) in manifest["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
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


def prove(folder: Path, generation: int, prefixes: Sequence[str]) -> None:
    """Raise ManifestMismatch unless each prefix names sealed files of `generation` that have the bytes that were written."""
    sealed = _sealed(folder / _NAME.format(generation=generation))
    for prefix in prefixes:
        names = [name for name in sealed if name.startswith(prefix)]
        if not names:
            raise ManifestMismatch(f"{prefix} is not in the manifest")
        for name in names:
            path = folder / name
            if not path.exists() or _digest(path) != sealed[name][1]:
                raise ManifestMismatch(f"{name} is not what was written")


def mark(folder: Path, generation: int) -> str:
    """What tells this generation from any other, also from one of the same number in a folder of another day. Raises OSError."""
    return hashlib.sha256((folder / _NAME.format(generation=generation)).read_bytes()).hexdigest()


def drop_others(folder: Path, generation: int) -> None:
    """Delete the manifests of all generations but one."""
    for path in folder.glob(_NAME.format(generation="*")):
        if path.name != _NAME.format(generation=generation):
            path.unlink(missing_ok=True)


def _known(folder: Path, *, but: Path) -> dict[str, tuple[int, str]]:
    """Sizes and digests of all files sealed so far, in other manifests than `but`."""
    known: dict[str, tuple[int, str]] = {}
    for path in folder.glob(_NAME.format(generation="*")):
        known |= _sealed(path) if path != but else {}
    return known


def _sealed(manifest: Path) -> dict[str, tuple[int, str]]:
    """What a manifest vouches for: nothing when it is torn, or has no digests, so that its files are flushed again."""
    try:
        files = json.loads(manifest.read_text(encoding="utf-8"))["files"]
        return {name: (int(size), str(digest)) for name, (size, digest) in files.items()}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
