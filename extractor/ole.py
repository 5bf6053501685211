"""The bytes of an OLE compound file go in (DOC, XLS, PPT, encrypted OOXML); its top-level streams come out."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

MAGIC = bytes.fromhex("D0CF11E0A1B11AE1")
_END_OF_CHAIN = 0xFFFFFFFA  # this and above are marks, not sectors
_SECTOR_SHIFTS = (9, 12)
_ENTRY = 128
_NO_ENTRY = 0xFFFFFFFF
_MINI_CUTOFF = 4096


class OleError(ValueError):
    """The file does not hold together as an OLE compound file."""


@dataclass(frozen=True, slots=True)
class Stream:
    """One top-level stream: its name and its first bytes (at most one sector)."""

    name: str
    head: bytes


def top_level_streams(path: Path) -> dict[str, Stream]:
    """The streams and storages directly under the root, by name. Raises OleError when the file is cut or twisted."""
    data = path.read_bytes()
    try:
        return _streams(data)
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise OleError(str(error)) from error


def _streams(data: bytes) -> dict[str, Stream]:
    sector_shift = struct.unpack_from("<H", data, 30)[0]
    if sector_shift not in _SECTOR_SHIFTS:
        raise OleError(f"sector shift {sector_shift}")
    sector_size = 1 << sector_shift
    first_directory = struct.unpack_from("<I", data, 48)[0]

    def sector(number: int) -> bytes:
        start = (number + 1) * sector_size
        piece = data[start : start + sector_size]
        if not piece:
            raise OleError(f"sector {number} lies beyond the file's end")
        return piece

    per_sector = sector_size // 4
    fat_sectors = [number for number in struct.unpack_from("<109I", data, 76) if number < _END_OF_CHAIN]
    further, listed = struct.unpack_from("<I", data, 68)[0], set[int]()
    while further < _END_OF_CHAIN and further not in listed:  # files over 7 MB list more of them elsewhere
        listed.add(further)
        *numbers, further = struct.unpack_from(f"<{per_sector}I", sector(further))
        fat_sectors += [number for number in numbers if number < _END_OF_CHAIN]

    def following(number: int) -> int:
        table = fat_sectors[number // per_sector]
        return int(struct.unpack_from("<I", sector(table), number % per_sector * 4)[0])

    directory = bytearray()
    number, seen = first_directory, set[int]()
    while number < _END_OF_CHAIN and number not in seen:
        seen.add(number)
        directory += sector(number)
        number = following(number) if number // per_sector < len(fat_sectors) else _END_OF_CHAIN

    def name_of(entry: int) -> str:
        start = entry * _ENTRY
        length = struct.unpack_from("<H", directory, start + 64)[0]
        return bytes(directory[start : start + max(0, min(length, 64) - 2)]).decode("utf-16-le")

    streams: dict[str, Stream] = {}
    waiting = [struct.unpack_from("<I", directory, 76)[0]]
    visited = set[int]()
    while waiting:
        entry = waiting.pop()
        if entry == _NO_ENTRY or entry in visited or (entry + 1) * _ENTRY > len(directory):
            continue
        visited.add(entry)
        left, right = struct.unpack_from("<II", directory, entry * _ENTRY + 68)
        waiting += [left, right]
        start, size = struct.unpack_from("<II", directory, entry * _ENTRY + 116)
        name = name_of(entry)
        streams[name] = Stream(name, sector(start) if size >= _MINI_CUTOFF and start < _END_OF_CHAIN else b"")
    return streams
