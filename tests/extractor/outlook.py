"""MSG files made by script: a compound file ([MS-CFB]) with a letter's properties ([MS-OXMSG])."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

SECTOR, MINI, CUTOFF = 512, 64, 4096
FREE, END, FAT, NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
Tree = dict[str, "bytes | Tree"]


@dataclass
class _Entry:
    name: str
    kind: int  # 1 storage, 2 stream, 5 root
    data: bytes = b""
    child: int = NONE
    left: int = NONE
    right: int = NONE
    start: int = 0


def compound(tree: Tree) -> bytes:
    """A compound file of version 3."""
    entries = [_Entry("Root Entry", 5)]
    _enter(tree, entries, 0)
    mini, minifat, sectors = bytearray(), list[int](), list[bytes]()
    fat: list[int] = []

    def place(data: bytes) -> int:
        start, pieces = len(sectors), [data[at : at + SECTOR] for at in range(0, len(data), SECTOR)]
        sectors.extend(piece.ljust(SECTOR, b"\0") for piece in pieces)
        fat.extend([*range(start + 1, start + len(pieces)), END])
        return start

    for each in entries[1:]:
        if each.kind == 2 and len(each.data) >= CUTOFF:
            each.start = place(each.data)
        elif each.data:
            each.start, count = len(mini) // MINI, -(-len(each.data) // MINI)
            minifat += [*range(each.start + 1, each.start + count), END]
            mini += each.data.ljust(count * MINI, b"\0")
    entries[0].data, entries[0].start = bytes(mini), place(bytes(mini)) if mini else END
    first_minifat = place(b"".join(struct.pack("<I", each) for each in minifat)) if minifat else END
    directory = place(b"".join(map(_packed, entries)))
    return _with_fat(sectors, fat, directory, first_minifat, -(-len(minifat) * 4 // SECTOR))


def _with_fat(sectors: list[bytes], fat: list[int], directory: int, minifat: int, minifats: int) -> bytes:
    """The whole: header, sectors, the table of sectors, and the list of its own places where that does not fit the header."""
    tables = further = 0
    while (total := len(sectors) + tables + further) > tables * 128 or tables > 109 + further * 127:
        tables = -(-total // 128)
        further = max(0, -(-(tables - 109) // 127))
    first = len(sectors)
    fat += [FAT] * tables + [FAT - 1] * further
    fat += [FREE] * (tables * 128 - len(fat))
    places = [*range(first, first + tables)]
    lists = [places[109 + at * 127 : 109 + (at + 1) * 127] for at in range(further)]
    header = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack(
        "<IIIIIIIII", 0, tables, directory, 0, CUTOFF, minifat, minifats, first + tables if further else END, further
    )
    header += b"".join(struct.pack("<I", each) for each in (places + [FREE] * 109)[:109])
    out = [header, *sectors, struct.pack(f"<{len(fat)}I", *fat)]
    for at, each in enumerate(lists):
        following = first + tables + at + 1 if at + 1 < further else END
        out.append(struct.pack("<128I", *(each + [FREE] * 127)[:127], following))
    return b"".join(out)


def _enter(tree: Tree, entries: list[_Entry], parent: int) -> None:
    begun, names = len(entries), sorted(tree, key=lambda each: (len(each), each.upper()))
    for name in names:
        content = tree[name]
        is_stream = isinstance(content, bytes)
        entries.append(_Entry(name, 2 if is_stream else 1, content if isinstance(content, bytes) else b""))
    entries[parent].child = _balanced(entries, begun, begun + len(names))
    for at, name in enumerate(names, begun):
        content = tree[name]
        if not isinstance(content, bytes):
            _enter(content, entries, at)


def _balanced(entries: list[_Entry], begin: int, end: int) -> int:
    """Hang the entries of one storage below the middle one."""
    if begin >= end:
        return NONE
    middle = (begin + end) // 2
    entries[middle].left, entries[middle].right = (
        _balanced(entries, begin, middle),
        _balanced(entries, middle + 1, end),
    )
    return middle


def _packed(entry: _Entry) -> bytes:
    name = entry.name.encode("utf-16-le") + b"\0\0"
    return (
        name.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(name), entry.kind, 1, entry.left, entry.right, entry.child)
        + bytes(36)
        + struct.pack("<IQ", entry.start if entry.data or entry.kind == 5 else 0, len(entry.data))
    )


def text(number: int, value: str) -> Tree:
    """A property in Unicode."""
    return {f"__substg1.0_{number:04X}001F": value.encode("utf-16-le")}


def binary(number: int, value: bytes, *, kind: int = 0x0102) -> Tree:
    """A property in bytes."""
    return {f"__substg1.0_{number:04X}{kind:04X}": value}


def properties(*, before: int, **fixed: int) -> Tree:
    """The properties of fixed length: "t00390040" is number 0039 of type 0040."""
    entries = b"".join(
        struct.pack("<HHIQ", int(tag[5:], 16), int(tag[1:5], 16), 6, value) for tag, value in fixed.items()
    )
    return {"__properties_version1.0": bytes(before) + entries}


def filetime(moment: datetime) -> int:
    """A moment as Windows counts."""
    return int((moment - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds() * 10_000_000)


HEADS: Tree = {
    **text(0x0C1A, "Trần Thị Bình"),
    **text(0x0C1F, "binh@vanlinh.example"),
    **text(0x0E04, "Văn thư; Lê An"),
    **text(0x0037, "Gửi Kế hoạch số 12/KH-UBND"),
}
SENT = filetime(datetime(2024, 3, 5, 3, 21, tzinfo=UTC))


def letter(*parts: Tree, body: Tree | None = None, before: int = 32, **fixed: int) -> Tree:
    """A letter with what is attached to it."""
    tree: Tree = {**HEADS, **properties(before=before, **{"t00390040": SENT, **fixed})}
    tree |= text(0x1000, "Kính gửi,\r\nXin gửi kế hoạch.\r\n") if body is None else body
    return tree | {f"__attach_version1.0_#{at:08X}": part for at, part in enumerate(parts)}


def attached(name: str, data: bytes, **more: str) -> Tree:
    """A file attached; `more` are other texts by number."""
    others: Tree = {}
    for number, value in more.items():
        others |= text(int(number[1:], 16), value)
    return {**properties(before=8, t37050003=1), **text(0x3707, name), **binary(0x3701, data), **others}


def letter_attached(inner: Tree) -> Tree:
    """A letter sent on."""
    return {**properties(before=8, t37050003=5), "__substg1.0_3701000D": inner}


def written(path: Path, tree: Tree) -> Path:
    """The letter as a file."""
    path.write_bytes(compound(tree))
    return path
