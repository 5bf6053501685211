"""Hostile and damaged files, each read in a process of its own under the limits users have: outcome, time, memory.

Files that hold others are as large as they come; the rest are those of test_hostile.py.

python -m tests.extractor.weighing [CASE ...]
"""

from __future__ import annotations

import json
import random
import struct
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.extractor import exchanging, mailing, outlook, test_hostile
from tests.extractor.packing import nested, zipped, zipped_raw

_READ = """
import collections, json, resource, sys, time
from pathlib import Path
from extractor import Document, documents_in, worker
begun, seen = time.monotonic(), collections.Counter()
for inner, found in documents_in(Path(sys.argv[1])):
    seen["read" if isinstance(found, Document) else type(found).__name__] += 1
seconds = time.monotonic() - begun
worker.stop()
peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(json.dumps([seen, seconds, peak / (1024 if sys.platform == "linux" else 1048576)]))
"""


_MAKE = """
import sys
from pathlib import Path
from tests.extractor import test_hostile, weighing
name, folder = sys.argv[1], Path(sys.argv[2])
if name in weighing.CASES:
    made = weighing.CASES[name](folder / f"a.{name.split(':')[0]}")
else:
    made = test_hostile.CASES[name][0](folder)
sys.stdout.reconfigure(encoding="utf-8")
sys.stdout.write(str(made))
"""


@dataclass(frozen=True, slots=True)
class Weighed:
    """What became of the documents of a file, in how many seconds, with how many megabytes at most in any process."""

    outcomes: dict[str, int]
    seconds: float
    megabytes: float


def weigh(path: Path) -> Weighed:
    """Read the file in a new process."""
    done = subprocess.run(
        [sys.executable, "-c", _READ, str(path)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        timeout=300,
    )
    return Weighed(*json.loads(done.stdout))


def by_ratio(path: Path) -> Path:
    """Two gigabytes of nothing in two megabytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for at in range(20):
            with package.open(f"{at}.txt", "w") as file:
                for _ in range(100):
                    file.write(bytes(1 << 20))
    return path


def one_large(path: Path) -> Path:
    """A file of a gigabyte among files that hide the ratio."""
    noise = random.Random(2).randbytes(8 << 20)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        with package.open("to.txt", "w", force_zip64=True) as file:
            for _ in range(1024):
                file.write(bytes(1 << 20))
        package.writestr("nhieu.bin", noise)
        package.writestr("1.txt", "Thông báo")
    return path


def overlapping(path: Path) -> Path:
    """20,000 entries of one stretch of bytes, which declares little and says itself again and again."""
    zipped_raw(path, ((b"%d.txt" % at, b"a" * 500) for at in range(9_000)))
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\1\2")
    while at >= 0:
        struct.pack_into("<I", data, at + 42, 0)
        at = data.find(b"PK\1\2", at + 46)
    path.write_bytes(bytes(data))
    return path


def wide_dictionary(path: Path) -> Path:
    """A file that says unpacking it takes four gigabytes of memory."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as package:
        package.writestr("a.txt", "Thông báo" * 99)
        package.writestr("b.txt", "Kế hoạch", zipfile.ZIP_DEFLATED)
    data = bytearray(path.read_bytes())
    at = data.index(b"a.txt") + 5 + 4  # after the name: version, length, then the properties of LZMA
    data[at + 1 : at + 5] = b"\xff\xff\xff\xff"
    path.write_bytes(bytes(data))
    return path


def attached(count: int) -> bytes:
    part = mailing.raw("Content-Type: text/plain; name=a.txt", body=b"Thong bao\r\n")
    heads = ("From: a@b", "To: c@d", "Subject: x", "Content-Type: multipart/mixed; boundary=x")
    return mailing.raw(*heads, body=(b"--x\r\n" + part) * count + b"--x--")


def long_heads(size: int) -> bytes:
    return mailing.raw("From: a@b", "To: " + "<(" * (size // 2), "Subject: " + "=?utf-8?q?a" * (size // 11), body=b"a")


def many_boundaries(count: int) -> bytes:
    """Multiparts in multiparts, each line to be held against the boundary of every one above it."""
    out = mailing.raw("From: a@b", "To: c@d", "Subject: x", "Content-Type: multipart/mixed; boundary=b0")
    for level in range(count):
        out += b"--b%d\r\nContent-Type: multipart/mixed; boundary=b%d\r\n\r\n" % (level, level + 1)
    return out + b"--x\r\n" * 400_000


LAUGHS = "<!DOCTYPE a [<!ENTITY a '" + "ha" * 50 + "'>" + "".join(
    f"<!ENTITY {name} '{f'&{before};' * 20}'>" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
) + "]>"  # fmt: skip
PAPER = "Số: 12/KH-UBND".encode()

CASES: dict[str, Callable[[Path], Path]] = {
    "zip: 2 GB of nothing": by_ratio,
    "zip: one file of 1 GB": one_large,
    "zip: 42 levels of it": lambda path: nested(path, 6, 16, bytes(4_000_000)),
    "zip: 10,001 files": lambda path: zipped_raw(path, ((b"%d.txt" % at, b"a") for at in range(10_001))),
    "zip: 12 dossiers of 900 files": lambda path: nested(path, 2, 12, zipped(path, {f"{at}.x": b"a" for at in range(900)}).read_bytes()),
    "zip: overlapping": overlapping,
    "zip: four gigabytes for a dictionary": wide_dictionary,
    "eml: 10,000 parts": lambda path: mailing.written(path, attached(9_999)),
    "eml: 20,000 parts": lambda path: mailing.written(path, attached(20_000)),
    "eml: heads of 4 MB": lambda path: mailing.written(path, long_heads(2_000_000)),
    "eml: 200 boundaries over 400,000 lines": lambda path: mailing.written(path, many_boundaries(200)),
    "eml: 150 MB in base64": lambda path: mailing.written(path, mailing.letter(attached={"a.bin": random.Random(3).randbytes(100 << 20)})),
    "edxml: billion laughs": lambda path: exchanging.written(path, exchanging.envelope({"a.txt": PAPER}, prolog=LAUGHS, Subject="&i;").replace(b"&amp;i;", b"&i;")),
    "edxml: laughs in UTF-7": lambda path: exchanging.written(path, exchanging.envelope({"a.txt": PAPER}, prolog=LAUGHS).decode().replace('"utf-8"', '"utf-7"').replace("<edXML ", "<edXML a='&i;' ").encode("utf-7").replace(b"+ADwAIQ-", b"+ADwAIQ-")),
    "edxml: 130 MB in base64": lambda path: exchanging.written(path, exchanging.envelope({"a.bin": random.Random(4).randbytes(90 << 20)})),
    "msg: 3,000 files": lambda path: outlook.written(path, outlook.letter(*(outlook.attached(f"{at}.txt", b"a") for at in range(3_000)))),
    "msg: 100 MB": lambda path: outlook.written(path, outlook.letter(outlook.attached("a.bin", random.Random(5).randbytes(100 << 20)))),
}  # fmt: skip


def made(name: str, folder: Path) -> Path:
    """The file of a case, made by another process: what this one once held would be counted for its children."""
    done = subprocess.run(
        [sys.executable, "-c", _MAKE, name, str(folder)], check=True, timeout=300, capture_output=True, encoding="utf-8"
    )
    return Path(done.stdout)


def main(wanted: list[str]) -> None:
    """Print the table."""
    for name in wanted or [*test_hostile.CASES, *CASES]:
        with tempfile.TemporaryDirectory() as folder:
            found = weigh(made(name, Path(folder)))
            said = ", ".join(f"{outcome} {count}" for outcome, count in found.outcomes.items())
            sys.stdout.write(f"{name:42} {found.seconds:7.1f} s {found.megabytes:6.0f} MB  {said}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
