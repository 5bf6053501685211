"""Kills, fills disks, damages and cuts the power, and counts what is lost: `python bench/faults.py [--only PART ...] [--times N] [--seed N]`.

Parts: `ingest`, `reindex`, `backup`, `migration`, `restore` are ended with kill -9 at N random moments each; `full` runs twenty commands on a
real disk (tmpfs, for which one must be root) that fills up; `index` damages each file of an index; `writer` sends a second writer;
`power` stops a writing process, keeps what files hold at that moment, cuts a random tail off the log that was not yet flushed into the
database, and opens that. After each fault: is every record there wholly, does the same command complete, and is all as it would have
been without the fault? Prints a line for each part, the faults found, and ends with 1 when there is one.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sqlite3
import struct
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from corpus import Corpus, prove
from corpus.migrations import MIGRATIONS
from tests.corpus.faulting import CITATIONS, end, finish, papers, sound, start, state, when
from tests.corpus.making import write

FILES = 24
BATCH = 90  # paragraphs to a commit of the index: six papers
WAL_HEADER, FRAME_HEADER = 32, 24  # bytes
_Fault = Callable[["Ground", random.Random, Path], str]  # "" or what went wrong


class Ground:
    """What the faults happen to: files, the corpus they make without any fault, and how long each command takes."""

    def __init__(self, folder: Path) -> None:
        self.files, self.kho, self.folder = folder / "tep", folder / "kho", folder
        write(self.files, papers(1, FILES))
        self.adding = ("add", self.files, "--jobs", 2, "--keep")
        self.seconds: dict[str, float] = {}
        self.late = 0  # kills that came when the command had ended
        assert self.timed("add", self.kho, *self.adding) == (0, "")
        self.whole = state(self.kho)
        assert self.whole["counts"] == {"records": FILES, "citations": FILES * CITATIONS, "failures": 0, "pending": 0}
        assert self.timed("reindex", self.kho, "reindex") == (0, "")
        assert self.timed("backup", self.kho, "backup", folder / "sao", "--originals") == (0, "")
        assert self.timed("restore", folder / "khác", "restore", folder / "sao") == (0, "")
        self.old = folder / "cũ"
        _as_of_old(self.kho, self.old)
        shutil.copytree(self.old, folder / "thử")
        assert self.timed("list", folder / "thử", "list") == (0, "")

    def timed(self, name: str, kho: Path, *words: object) -> tuple[int, str]:
        """Run a command, and note how long it took."""
        began = time.monotonic()
        answer = finish(kho, *words, batch=BATCH)
        self.seconds[name] = time.monotonic() - began
        return answer

    def differs(self, kho: Path) -> str:
        """ "" when the corpus is as it would be without a fault and proves so, else in what it is not."""
        now = state(kho)
        wrong = [key for key in self.whole if now[key] != self.whole[key]]
        corpus = Corpus.open(kho)
        wrong += [f"{proof.part}: {proof.faults[0]}" for proof in prove(corpus) if proof.faults]
        corpus.close()
        return ", ".join(wrong)


def _as_of_old(kho: Path, old: Path) -> None:
    """A corpus as the program of one schema before left it, made large so that the step takes a while."""
    old.mkdir()
    with (
        closing(sqlite3.connect(kho / "catalogue.sqlite")) as now,
        closing(sqlite3.connect(old / "catalogue.sqlite")) as then,
    ):
        then.execute("PRAGMA journal_mode = WAL")
        for script in MIGRATIONS[:-1]:
            then.executescript(script)
        for table in ("record", "place", "citation"):
            there = [row[1] for row in then.execute(f"PRAGMA table_info({table})")]
            columns = ", ".join(f'"{column}"' for column in there)
            rows = now.execute(f"SELECT {columns} FROM {table}").fetchall()
            then.executemany(f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * len(there))})", rows)
        then.execute("CREATE TABLE ballast (x)")
        then.executemany("INSERT INTO ballast VALUES (randomblob(100000))", [() for _ in range(300)])
        then.execute(f"PRAGMA user_version = {len(MIGRATIONS) - 1}")
        then.commit()


def _killed(ground: Ground, dice: random.Random, name: str, kho: Path, *words: object) -> subprocess.Popen[str]:
    """The command, killed at a random moment of the time it takes."""
    process = start(kho, *words, batch=BATCH)
    try:
        process.wait(dice.uniform(0, ground.seconds[name]))
    except subprocess.TimeoutExpired:
        end(process)
    else:
        process.communicate()
        ground.late += 1
    return process


def ingest(ground: Ground, dice: random.Random, work: Path) -> str:
    kho = work / "kho"
    _killed(ground, dice, "add", kho, *ground.adding)
    if (kho / "catalogue.sqlite").exists():
        sound(kho)
    return _completed(ground, kho, *ground.adding)


def reindex(ground: Ground, dice: random.Random, work: Path) -> str:
    kho = Path(shutil.copytree(ground.kho, work / "kho"))
    _killed(ground, dice, "reindex", kho, "reindex")
    if sound(kho) != FILES:
        return "records lost"
    return _completed(ground, kho, "reindex")


def backup(ground: Ground, dice: random.Random, work: Path) -> str:
    target = work / "sao"
    process = _killed(ground, dice, "backup", ground.kho, "backup", target, "--originals")
    if target.exists() and process.returncode != 0:  # it has its name, so it is whole
        return ground.differs(_restored(ground, target, work / "khác"))
    if not target.exists():
        code, said = finish(ground.kho, "backup", target, "--originals")
        if code:
            return f"not completed: {said}"
    return ground.differs(_restored(ground, target, work / "kho"))


def _restored(ground: Ground, source: Path, kho: Path) -> Path:
    assert finish(kho, "restore", source) == (0, "")
    return kho


def restore(ground: Ground, dice: random.Random, work: Path) -> str:
    """Into a folder that holds nothing, or over other papers."""
    kho, words = work / "kho", _restoring(ground, dice, work / "kho", work / "tep")
    _killed(ground, dice, "restore", kho, *words)
    if (kho / "catalogue.sqlite").exists() and sound(kho) not in (5, FILES):
        return f"{sound(kho)} records: neither the old nor the new"
    return _completed(ground, kho, *words) or _kept_aside(kho, words)


def _restoring(ground: Ground, dice: random.Random, kho: Path, files: Path) -> tuple[object, ...]:
    """The command; where it needs force there is what it would replace."""
    if dice.random() < 0.5:
        return ("restore", ground.folder / "sao")
    write(files, papers(101, 5))
    assert finish(kho, "add", files)[0] == 0
    return ("restore", ground.folder / "sao", "--force")


def _kept_aside(kho: Path, words: tuple[object, ...]) -> str:
    """ "" when the catalogue that was replaced is kept, once, and nothing else is."""
    kept = sorted(kho.glob("aside/*"))
    held = []
    for path in kept:
        with closing(sqlite3.connect(path)) as catalogue:
            held.append(catalogue.execute("SELECT count(*) FROM record").fetchone()[0])
    left = [*kho.glob("restoring*")]
    return "" if held == [5] * ("--force" in words) and not left else f"aside: {held}, left: {left}"


def migration(ground: Ground, dice: random.Random, work: Path) -> str:
    kho = Path(shutil.copytree(ground.old, work / "kho"))
    copy = kho / f"catalogue-schema-{len(MIGRATIONS) - 1}.sqlite"
    process = start(kho, "list")
    when(process, copy.with_name(copy.name + ".part").exists)  # nothing was done before that
    try:
        process.wait(dice.uniform(0, 0.6))
    except subprocess.TimeoutExpired:
        end(process)
    else:
        process.communicate()
        ground.late += 1
    with closing(sqlite3.connect(kho / "catalogue.sqlite")) as left:
        version = left.execute("PRAGMA user_version").fetchone()[0]
        if version == len(MIGRATIONS) and not copy.exists():
            return "migrated without a copy"
        if left.execute("SELECT count(*) FROM record").fetchone()[0] != FILES:
            return "records lost"
    if copy.exists():
        with closing(sqlite3.connect(copy)) as kept:
            if kept.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
                return "the copy is damaged"
    return "" if finish(kho, "list") == (0, "") and sound(kho) == FILES else "not completed"


def _completed(ground: Ground, kho: Path, *words: object) -> str:
    code, said = finish(kho, *words, batch=BATCH)
    return f"not completed: {code} {said}" if (code, said) != (0, "") else ground.differs(kho)


@contextmanager
def _disk(place: Path, size: int) -> Iterator[Path]:
    """A disk of so many bytes."""
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def full(ground: Ground, dice: random.Random, work: Path) -> str:
    """The disk is full at a random point of a random command; then it is made larger."""
    needed = sum(path.stat().st_size for path in ground.kho.rglob("*") if path.is_file())
    name = dice.choice(["add", "add", "reindex", "backup", "restore", "migrate"])
    with _disk(work / "đĩa", 64 << 20) as disk:
        kho = disk / "kho"
        words: tuple[object, ...] = ground.adding
        there = 0
        if name == "reindex":
            shutil.copytree(ground.kho, kho)
            words, there = (
                ("reindex",),
                needed - sum(p.stat().st_size for p in (kho / "index").rglob("*") if p.is_file()),
            )
        elif name == "backup":
            kho, words = ground.kho, ("backup", disk / "sao", "--originals")
        elif name == "restore":
            words = _restoring(ground, dice, kho, work / "tep")
            there = sum(p.stat().st_size for p in kho.rglob("*") if p.is_file())
            needed += 2 * there  # one is kept aside
        elif name == "migrate":
            shutil.copytree(ground.old, kho)
            words, there = ("list",), sum(p.stat().st_size for p in kho.rglob("*") if p.is_file())
            needed = 2 * there
        size = there + int((needed - there) * dice.uniform(0.02, 0.9))
        _resize(disk, max(size, 4096))
        code, said = finish(kho, *words, batch=BATCH)
        if code not in (0, 5) or len(said.splitlines()) != (1 if code else 0) or "Traceback" in said:
            return f"{name} at {size} bytes: exit {code}: {said}"
        if name in ("add", "reindex", "migrate") and (kho / "catalogue.sqlite").exists() and code:
            _resize(disk, 64 << 20)
            left = sound(kho)
            if name != "add" and left != FILES:
                return f"{name}: records lost"
        _resize(disk, 64 << 20)
        if name == "backup":
            code, said = (0, "") if not code else finish(kho, *words)
            return f"not completed: {said}" if code else ground.differs(_restored(ground, disk / "sao", work / "kho"))
        if name == "migrate":
            return "" if finish(kho, "list") == (0, "") and sound(kho) == FILES else "not completed"
        return _completed(ground, kho, *words) or (_kept_aside(kho, words) if name == "restore" else "")


def _resize(disk: Path, size: int) -> None:
    """Make the disk so large, or as full as it can be made where more is on it already."""
    subprocess.run(["mount", "-o", f"remount,size={size}", str(disk)], check=False, capture_output=True)


def index(ground: Ground, dice: random.Random, work: Path) -> str:
    """One file of the index is harmed in one of four ways."""
    kho = Path(shutil.copytree(ground.kho, work / "kho"))
    path = dice.choice([path for path in sorted((kho / "index").rglob("*")) if path.is_file() and path.stat().st_size])
    data = bytearray(path.read_bytes())
    harm = dice.choice(["bit", "cut", "zeros", "gone"])
    if harm == "bit":
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    path.write_bytes({"bit": data, "cut": data[: len(data) // 2], "zeros": bytes(len(data)), "gone": data}[harm])
    if harm == "gone":
        path.unlink()
    code, said = finish(kho, "search", "cải cách hành chính")
    if code not in (0, 1, 4) or "Traceback" in said or len(said.splitlines()) > 1:
        return f"{path.name} {harm}: search ended with {code}: {said}"
    code, _ = finish(kho, "verify-store")
    if code not in (0, 4):
        return f"{path.name} {harm}: verify-store ended with {code}"
    return _completed(ground, kho, "reindex") and f"{path.name} {harm}: {_completed(ground, kho, 'reindex')}"


def writer(ground: Ground, dice: random.Random, work: Path) -> str:
    """A second writer comes while the first is at work, and again when it is done."""
    kho = work / "kho"
    first = start(kho, *ground.adding, batch=BATCH)
    when(first, (kho / "writer.json").exists)
    time.sleep(dice.uniform(0, 0.2))
    second = dice.choice([("add", ground.files), ("reindex",), ("restore", ground.folder / "sao", "--force")])
    code, said = finish(kho, *second)
    over = first.poll() is not None
    first_said = first.communicate()[1]
    if (first.returncode, first_said) != (0, ""):
        return f"the first was disturbed: {first_said}"
    if code != 5 and not (code == 0 and over):
        return f"the second ended with {code}: {said}"
    if code == 5 and not ("lệnh add" in said and "ghi từ" in said and len(said.splitlines()) == 1):
        return f"the second was told: {said}"
    return _completed(ground, kho, *second)


def power(ground: Ground, dice: random.Random, work: Path) -> str:
    """What the disk holds when the power goes: files as written so far, the log possibly without its last, unflushed part."""
    kho, cut = work / "kho", work / "sau"
    process = start(kho, *ground.adding, batch=BATCH)
    when(process, (kho / "catalogue.sqlite-wal").exists)
    time.sleep(dice.uniform(0, ground.seconds["add"] * 0.7))
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGSTOP)
    shutil.copytree(kho, cut, ignore=shutil.ignore_patterns("writer.*"))
    end(process)
    _cut_tail(cut / "catalogue.sqlite", dice)
    (cut / "catalogue.sqlite-shm").unlink(missing_ok=True)  # no disk holds that
    sound(cut)
    return _completed(ground, cut, *ground.adding)


def _cut_tail(catalogue: Path, dice: random.Random) -> None:
    """Cut the log anywhere behind what was already carried over into the database, which waits for the log to be flushed."""
    wal, shared = (catalogue.with_name(catalogue.name + suffix) for suffix in ("-wal", "-shm"))
    if not wal.exists() or wal.stat().st_size < WAL_HEADER or dice.random() < 0.3:
        return
    page = struct.unpack(">I", wal.read_bytes()[8:12])[0]
    carried = struct.unpack("=I", shared.read_bytes()[96:100])[0]  # nBackfill of the first index header
    least = WAL_HEADER + carried * (page + FRAME_HEADER)
    if wal.stat().st_size > least:
        os.truncate(wal, dice.randint(least, wal.stat().st_size))


KILLED: dict[str, _Fault] = {
    "ingest": ingest, "reindex": reindex, "backup": backup, "migration": migration, "restore": restore,
}  # fmt: skip
PARTS: dict[str, tuple[_Fault, int]] = {
    **{name: (fault, 50) for name, fault in KILLED.items()},
    "full": (full, 20),
    "index": (index, 30),
    "writer": (writer, 10),
    "power": (power, 30),
}


def run(name: str, ground: Ground, times: int, seed: int) -> Counter[str]:
    """One part: how often it went well, and what went wrong how often."""
    fault, _ = PARTS[name]
    outcomes: Counter[str] = Counter()
    for at in range(times):
        work = Path(tempfile.mkdtemp(dir=ground.folder))
        try:
            outcomes[fault(ground, random.Random(f"{seed} {name} {at}"), work)] += 1
        except Exception as error:
            outcomes[f"#{at}: {type(error).__name__}: {error}"] += 1
        shutil.rmtree(work, ignore_errors=True)
    return outcomes


def main() -> int:
    """Prints a line for each part."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS))
    parser.add_argument("--times", type=int)
    parser.add_argument("--seed", type=int, default=5)
    given = parser.parse_args()
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        ground = Ground(Path(folder))
        print(f"{FILES} papers; seconds: " + ", ".join(f"{name} {took:.1f}" for name, took in ground.seconds.items()))
        for name in given.only:
            if name == "full" and (sys.platform != "linux" or os.geteuid()):
                print(f"{name:10} left out: a disk of one's own needs Linux and root")
                continue
            times = given.times or PARTS[name][1]
            began, ground.late = time.monotonic(), 0
            outcomes = run(name, ground, times, given.seed)
            wrong = times - outcomes[""]
            bad += wrong
            late = f", {ground.late} kills came when it had ended" if name in KILLED else ""
            print(
                f"{name:10} {times:4} faults{late}: {outcomes['']:4} without loss and completed, {wrong} not", end="; "
            )
            print(f"{time.monotonic() - began:.0f} s", flush=True)
            for what, count in outcomes.items():
                if what:
                    print(f"    {count} x {what}", flush=True)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
