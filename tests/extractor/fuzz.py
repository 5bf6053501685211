"""Damages small sound files at random and reads them; says what each reader made of it, and keeps what should not be.

python -m tests.extractor.fuzz [--minutes 15] [--only READER ...] [--seed N] [--keep FOLDER]

A fault is what escapes the net: an exception no reader foresaw, an answer later than the limit, a Document that cannot
be true, a message without the file's name. A library that aborts in the child costs one file and is only counted.
Hypothesis makes the damage and shrinks it; the smallest file of each kind of fault is kept.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from extractor import FORMATS, Document, LimitExceeded, Limits, ReaderDied, ReadError, detect, worker
from tests.extractor.seeds import Seed, packed, seeds
from tests.extractor.soundness import faults

LIMITS = Limits(seconds=8, total_seconds=20, memory_bytes=768 << 20)
_OFFICE = {"rtf", "odt", "xls", "ods", "ppt"}  # seconds a file, so they get a smaller share of the time
_OURS = {"doc": ("extractor.doc", "read_doc")}  # where LibreOffice is asked only after our own reader gave up
_SNIFF_SECONDS = 2.0
_SHRINK_SECONDS = 20.0
_NUMBERS = (b"0", b"-1", b"1", b"255", b"65536", b"2147483648", b"99999999999999999999", b"1e400", b"nan", b"0x", b"")
_PIECES = (
    b"\0", b"\xff\xfe", b"\r", b"\f", b"\x1b[2J", b"\xed\xa0\x80", b"\xcc\x81", "\u1100\u1161".encode(), b"&#xD800;",
    b"&#0;", b"&amp;", b"&x;", b"<![CDATA[", b"]]>", b"<!--", b"-->", b"<", b">", b'"', b"<table>", b"<td rowspan=0>",
    b"charset=utf-7", b"charset=unicode_escape", b"charset=hex", b"charset=idna", b"<x " * 40, b"<div>" * 300,
    b'w:char="D800"', b'w:char="110000"', b'w:val="-5"', b' t="s"', b' t="d"', b' s="99"', b' r="ZZZZ1"', b' r="A0"',
    b"--ranh", b"=?utf-8?b?", b"=?x?q?=", b"filename*0*=", b"Content-Type: multipart/alternative; boundary=x\r\n",
    b"PK\1\2", b"PK\5\6", b"endobj", b"stream\n", b"3 0 R", b"1 0 R", b"/Kids [2 0 R]", b"/Parent 2 0 R", b"null", b"<<", b">>", b"q " * 200,
    b"1e38 0 0 1e38 0 0 cm ", b"0 0 0 0 0 0 cm ", b"/MediaBox [0 0 0 0]", b"/MediaBox [9 9 -9 -9]", b"/Rotate 45",
)  # fmt: skip
_TOKEN = re.compile(rb'<[^<>]{1,60}>|[\w:]+="[^"]{0,40}"|/[A-Za-z]\w{1,20}')

# What is done, to which member, where, how much of it, and with which piece.
Change = tuple[str, int, int, int, int]
_CHANGE = st.tuples(
    st.sampled_from(("byte", "cut", "double", "insert", "number", "token", "end", "member", "file")),
    st.integers(0, 30),
    st.integers(0, 1 << 20),
    st.integers(1, 400),
    st.integers(0, 1 << 12),
)


class Escaped(Exception):
    """Something got through the net."""


@dataclass(slots=True)
class Tally:
    """What became of the damaged files of one reader."""

    runs: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    found: dict[str, bytes] = field(default_factory=dict)  # by kind of fault, the smallest file
    slowest: float = 0.0


def damaged(sound: Seed, changes: list[Change]) -> bytes:
    """The file of `sound` with `changes` made to its members, or to the finished file."""
    members = list(zip(sound.names, sound.members, strict=True))
    tokens = _TOKEN.findall(b"".join(sound.members)) or [b"?"]
    whole: list[Change] = []
    for change in changes:
        kind, member, at, _, piece = change
        if not members or (kind == "file" and sound.is_package):
            whole.append(change)
        elif kind == "member" and sound.is_package:
            _change_members(members, member % len(members), at % len(members), piece % 3)
        else:
            # The last member of a package is rarely the largest; the largest holds the text.
            place = member % len(members) if member % 2 else _largest(members)
            members[place] = (members[place][0], _changed(members[place][1], change, tokens))
    data = packed(sound, members)
    for kind, member, at, length, piece in whole:
        data = _changed(data, ("byte" if kind == "file" else kind, member, at, length, piece), tokens)
    return data


def _largest(members: list[tuple[str, bytes]]) -> int:
    return max(range(len(members)), key=lambda each: len(members[each][1]))


def _change_members(members: list[tuple[str, bytes]], one: int, other: int, what: int) -> None:
    if what == 0:
        del members[one]
    elif what == 1:
        (name, data), (its, theirs) = members[one], members[other]
        members[one], members[other] = (name, theirs), (its, data)
    else:
        members[one] = (members[one][0], b"")


def _changed(data: bytes, change: Change, tokens: list[bytes]) -> bytes:
    kind, _, at, length, piece = change
    at %= len(data) + 1
    if kind == "byte":
        return data[:at] + bytes([piece % 256]) + data[at + 1 :]
    if kind == "cut":
        return data[:at] + data[at + length :]
    if kind == "double":
        return data[:at] + data[at : at + length] * (2 + piece % 40) + data[at + length :]
    if kind == "end":
        return data[:at]
    if kind == "number":
        found = [each.span() for each in re.finditer(rb"\d+", data)]
        start, end = found[at % len(found)] if found else (at, at)
        return data[:start] + _NUMBERS[piece % len(_NUMBERS)] + data[end:]
    if kind == "token":
        found = [each.span() for each in _TOKEN.finditer(data)]
        start, end = found[at % len(found)] if found else (at, at)
        return data[:start] + (tokens[piece % len(tokens)] if piece % 2 else _PIECES[piece % len(_PIECES)]) + data[end:]
    return data[:at] + (_PIECES[piece % len(_PIECES)] if piece % 2 else tokens[piece % len(tokens)]) + data[at:]


def outcome_of(kind: str, path: Path, *, limits: Limits = LIMITS) -> str:
    """What became of the file at `path`, read as `kind`: "read", or the name of its error. Raises Escaped."""
    _sniff(path)
    module, function = _OURS.get(kind, (FORMATS[kind].module, FORMATS[kind].function or ""))
    start = time.monotonic()
    try:
        if kind in FORMATS and FORMATS[kind].unpack:
            _unpack(kind, path, limits)
        if not function:
            return "unpacked"
        if kind in _OURS or FORMATS[kind].isolated:
            document = worker.read(module, function, path, limits)
        else:
            document = getattr(import_module(module), function)(path, limits)
    except Escaped:
        raise
    except ReadError as error:
        if time.monotonic() - start > 2 * limits.seconds + 70:
            raise Escaped("later than the limit") from error
        return _named(error, path)
    except Exception as error:
        raise Escaped(f"{type(error).__name__}: {_plainly(error)}") from error
    broken = faults(document) if isinstance(document, Document) else ["no Document"]
    if broken:
        raise Escaped(f"unsound: {_plainly(broken[0])}")
    return "read"


def _unpack(kind: str, path: Path, limits: Limits) -> None:
    """Members are in their folder, under names that stay inside a container, no two of one name. Raises Escaped."""
    with tempfile.TemporaryDirectory(prefix="kiemchung-fuzz-") as name:
        into = Path(name)
        members = worker.run(FORMATS[kind].module, FORMATS[kind].unpack or "", path, limits, into)
        assert isinstance(members, tuple)
        inner = [member.inner for member in members]
        if len(set(inner)) != len(inner) or any({"", ".", ".."} & set(each.split("/")) for each in inner):
            raise Escaped("names of members")
        if not "".join(inner).isprintable():
            raise Escaped("letters of members")
        if any((member.path is None) == (member.error is None) for member in members):
            raise Escaped("a member neither there nor missing")
        if any(member.path and member.path.parent != into for member in members):
            raise Escaped("a member outside")


def _sniff(path: Path) -> None:
    start = time.monotonic()
    try:
        detect(path)
    except ReadError:
        pass
    except Exception as error:
        raise Escaped(f"detect, {type(error).__name__}: {_plainly(error)}") from error
    if time.monotonic() - start > _SNIFF_SECONDS:
        raise Escaped("detect is slow")


def _named(error: ReadError, path: Path) -> str:
    for lang in ("vi", "en"):
        message = error.message(lang)
        if path.name not in message or "\n" in message or not message.isprintable():
            raise Escaped(f"message: {_plainly(message)}")
    detail = str(error.facts.get("detail", ""))
    if isinstance(error, ReaderDied):
        if not re.match(r"SIG|exit ", detail):
            raise Escaped(_plainly(detail)) from error
        return f"died of {detail}"
    if isinstance(error, LimitExceeded):
        return "limit: " + ("time" if "time" in detail else "memory" if "memory" in detail else "size")
    return type(error).__name__


def _plainly(said: object) -> str:
    """What was said without what differs from file to file, so that one fault is found once."""
    return re.sub(r"\d+|'[^']*'|\"[^\"]*\"", "#", str(said))[:80]


def fuzz(kind: str, sound: list[Seed], *, until: float, number: int, folder: Path) -> Tally:
    """Damage and read files of `kind` until the clock says `until`."""
    tally = Tally()
    while time.monotonic() < until:
        _round(kind, sound, tally, until=until, number=number, folder=folder)
        number += 1
    return tally


def _round(kind: str, sound: list[Seed], tally: Tally, *, until: float, number: int, folder: Path) -> None:
    fresh: list[str] = []  # the fault this round shrinks
    shrink_until = [until]

    def once(which: int, changes: list[Change]) -> None:
        if time.monotonic() > min(until, shrink_until[0]):
            return
        chosen = sound[which % len(sound)]
        data = damaged(chosen, changes)
        path = folder / f"tệp{chosen.suffix}"
        path.write_bytes(data)
        tally.runs += 1
        start = time.monotonic()
        try:
            tally.outcomes[outcome_of(kind, path)] += bool(data)
        except Escaped as escaped:
            said = str(escaped)
            if said in tally.found and said not in fresh:
                tally.outcomes["known fault"] += 1
                return
            if not fresh:
                fresh.append(said)
                shrink_until[0] = min(until, time.monotonic() + _SHRINK_SECONDS)
            if said == fresh[0]:
                tally.found[said] = min(tally.found.get(said, data), data, key=len)
                raise
        finally:
            tally.slowest = max(tally.slowest, time.monotonic() - start)

    run: Callable[[], None] = seed(number)(
        settings(
            max_examples=2_000, database=None, deadline=None, derandomize=False, print_blob=False,
            phases=(Phase.generate, Phase.shrink), suppress_health_check=list(HealthCheck),
        )(given(st.integers(0, 99), st.lists(_CHANGE, min_size=1, max_size=5))(once))
    )  # fmt: skip
    try:
        run()
    except Exception as error:  # the fault itself, or Hypothesis saying it stopped while shrinking
        if not fresh:
            tally.found[f"fuzzer, {type(error).__name__}: {_plainly(error)}"] = b""


def main() -> int:
    """Run, print a table, write what was found to the folder to keep; 1 when anything was found."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--minutes", type=float, default=15)
    asked.add_argument("--only", nargs="*", default=None)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--keep", type=Path, default=None)
    given_ = asked.parse_args()
    sound = {kind: each for kind, each in seeds().items() if given_.only is None or kind in given_.only}
    share = given_.minutes * 60 / sum(0.6 if kind in _OFFICE else 1 for kind in sound)
    print(f"{'reader':9} {'runs':>7} {'slowest':>8}  outcomes")
    bad = 0
    with tempfile.TemporaryDirectory(prefix="kiemchung-fuzz-") as folder:
        for kind, files in sound.items():
            until = time.monotonic() + share * (0.6 if kind in _OFFICE else 1)
            tally = fuzz(kind, files, until=until, number=given_.seed, folder=Path(folder))
            said = ", ".join(f"{name} {count}" for name, count in tally.outcomes.most_common())
            print(f"{kind:9} {tally.runs:7} {tally.slowest:6.1f} s  {said}")
            for number, (fault, data) in enumerate(tally.found.items()):
                bad += 1
                print(f"  FAULT {fault} ({len(data)} bytes)", flush=True)
                if given_.keep:
                    given_.keep.mkdir(parents=True, exist_ok=True)
                    (given_.keep / f"{kind}-{number}{files[0].suffix}").write_bytes(data)
            sys.stdout.flush()
    worker.stop()
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main())
