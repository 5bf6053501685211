"""A ZIP-based office file goes in; it comes back checked: not a bomb, no password, no DTD in any XML of it."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

from extractor.errors import DamagedFile, EncryptedFile, LimitExceeded
from extractor.limits import MEGABYTE, Limits

_SMALL = 20 * MEGABYTE
_CHUNK = MEGABYTE
_DTD = (b"<!DOCTYPE", b"<!ENTITY")
_XML = (".xml", ".rels", ".vml")


def check_package(path: Path, kind: str, limits: Limits) -> None:
    """Refuse a package that is a bomb, encrypted, damaged or declares a DTD; `kind` names it in messages.

    Sizes are added up before anything is unzipped. Unzipping stops at a member's declared size, so a false
    declaration only damages the file. A DTD has no place in an office file: it is there to read other files or to
    multiply entities.
    """
    check_sizes(path, kind, limits)
    try:
        with zipfile.ZipFile(path) as package:
            for member in package.infolist():
                if member.filename.lower().endswith(_XML):
                    _check_dtd(package, member, path, kind)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
        # OSError: offsets twisted so that the library seeks before the file's beginning.
        raise DamagedFile(name=path.name, format=kind, detail=str(error) or type(error).__name__) from error


def check_sizes(path: Path, kind: str, limits: Limits) -> None:
    """As `check_package`, without a look into the members: for readers that refuse a DTD where they meet it."""
    try:
        with zipfile.ZipFile(path) as package:
            members = package.infolist()
    except (zipfile.BadZipFile, EOFError, NotImplementedError, ValueError, OSError) as error:
        # OSError: offsets twisted so that the library seeks before the file's beginning.
        raise DamagedFile(name=path.name, format=kind, detail=str(error) or type(error).__name__) from error
    if any(member.flag_bits & 1 for member in members):
        raise EncryptedFile(name=path.name)
    if len(members) > limits.members:
        raise LimitExceeded(name=path.name, detail=f"ZIP: {len(members)} > {limits.members} tệp/files")
    unzipped = sum(member.file_size for member in members)
    if unzipped > limits.unzipped_bytes:
        raise LimitExceeded(name=path.name, detail=f"ZIP: {unzipped} > {limits.unzipped_bytes} byte")
    if unzipped > _SMALL and unzipped > limits.unzipped_ratio * path.stat().st_size:
        raise LimitExceeded(name=path.name, detail=f"ZIP: nén/ratio > {limits.unzipped_ratio}")


def _check_dtd(package: zipfile.ZipFile, member: zipfile.ZipInfo, path: Path, kind: str) -> None:
    tail = b""
    with package.open(member) as content:
        while chunk := content.read(_CHUNK):
            # UTF-16 hides the word between NUL bytes.
            seen = tail + chunk.replace(b"\0", b"").upper()
            if any(word in seen for word in _DTD):
                raise DamagedFile(name=path.name, format=kind, detail=f"DTD: {member.filename}")
            tail = seen[-16:]
