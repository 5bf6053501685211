"""Containers made by script: dossiers as Windows, a Mac and enemies pack them."""

from __future__ import annotations

import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path

Files = dict[str, bytes]


def zipped(path: Path, files: Files, *, method: int = zipfile.ZIP_DEFLATED) -> Path:
    """A ZIP whose names are marked as UTF-8 where they are no ASCII."""
    with zipfile.ZipFile(path, "w", method) as package:
        for name, data in files.items():
            package.writestr(zipfile.ZipInfo(name), data, method)
    return path


def zipped_raw(path: Path, files: Iterable[tuple[bytes, bytes]], *, flags: int = 0, extra: bytes = b"") -> Path:
    """A ZIP of stored files whose names are these very bytes, with no word on their encoding."""
    body, listing, count = b"", b"", 0
    for name, data in files:
        common = struct.pack(
            "<HHHHHIIIHH", 20, flags, 0, 0, 0x21, zlib.crc32(data), len(data), len(data), len(name), len(extra)
        )
        listing += b"PK\1\2\x14\0" + common + struct.pack("<HHHII", 0, 0, 0, 0, len(body)) + name + extra
        body += b"PK\3\4" + common + name + extra + data
        count += 1
    end = struct.pack("<HHHHIIH", 0, 0, count, count, len(listing), len(body), 0)
    path.write_bytes(body + listing + b"PK\5\6" + end)
    return path


def in_windows_1258(text: str) -> bytes:
    """Vietnamese as Windows keeps it: tones as signs of their own after the letter."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    out = []
    for char in unicodedata.normalize("NFC", text):
        apart = unicodedata.normalize("NFD", char)
        letter = unicodedata.normalize("NFC", "".join(sign for sign in apart if sign not in tones))
        out.append(letter + "".join(sign for sign in apart if sign in tones))
    return "".join(out).encode("cp1258")


def nested(path: Path, levels: int, width: int, leaf: bytes) -> Path:
    """Dossiers in dossiers, `width` of them at each of `levels`, in the manner of 42.zip: one file again and again."""
    data = leaf
    for level in range(levels):
        suffix = "zip" if level else "txt"
        zipped(path, {f"{number}.{suffix}": data for number in range(width)})
        data = path.read_bytes()
    return path
