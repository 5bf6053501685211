"""Measures adding: `python bench/ingest.py [--documents N] [--rounds N] [--memory N ...]`; needs the shared test files.

Two readers against one: documents a second of each in turn, so many rounds, and the median of the rounds' ratios, with the load of the
machine before each; processor seconds say what the ratio would be with two processors of our own. Memory: the largest RSS of the process
and of its reading processes at each size, and what of the first is its own at the end: the rest is pages of files, of the index above all,
which the system takes back when it needs them (Linux only).
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.pile import SHARED, make
from corpus import Corpus, files_under
from extractor import worker

ROOT = Path(__file__).resolve().parent.parent
_ONE_RUN = "import sys; from bench.ingest import one_run; one_run(sys.argv[1], sys.argv[2], int(sys.argv[3]))"


def one_run(folder: str, kho: str, jobs: int) -> None:
    """Add the files of a folder; prints what that took, as JSON. In a process of its own, whose memory is its own."""
    corpus = Corpus.open(Path(kho))
    began, used = time.perf_counter(), time.process_time()
    count = sum(1 for _ in corpus.add_many(files_under([Path(folder)]), jobs=jobs))
    taken, used = time.perf_counter() - began, time.process_time() - used
    corpus.close()
    worker.stop()  # what children used is known when they have ended
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(json.dumps({
        "seconds": taken, "per_second": count / taken, "own": used, "children": children.ru_utime + children.ru_stime,
        "held": _held(),
        "rss": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10, "child_rss": children.ru_maxrss >> 10,
    }))  # fmt: skip


def _held() -> int:
    """Megabytes of memory that are the process's own, without pages of files; 0 where the system does not say."""
    status = Path("/proc/self/status")
    found = re.search(r"RssAnon:\s+(\d+) kB", status.read_text("ascii")) if status.exists() else None
    return int(found[1]) >> 10 if found else 0


def _run(files: Path, jobs: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as kho:
        command = [sys.executable, "-c", _ONE_RUN, str(files), str(Path(kho) / "kho"), str(jobs)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(command, capture_output=True, check=True, text=True, env=environment)
    return dict(json.loads(done.stdout))


def ratio(documents: int, rounds: int) -> None:
    """Prints a line for each round, and the median of the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        make(Path(folder), documents)
        ratios = []
        for _ in range(rounds):
            load = os.getloadavg()[0]
            one, two = _run(Path(folder), 1), _run(Path(folder), 2)
            ratios.append(two["per_second"] / one["per_second"])
            ideal = (one["own"] + one["children"]) / max(two["own"], (two["own"] + two["children"]) / 2)
            print(
                f"load {load:5.2f}  one {one['per_second']:6.2f} docs/s ({one['own']:.1f} + {one['children']:.1f} CPU s)"
                f"  two {two['per_second']:6.2f} docs/s ({two['own']:.1f} + {two['children']:.1f} CPU s)"
                f"  ratio {ratios[-1]:.2f}, with two processors of our own {ideal:.2f}",
                flush=True,
            )
        print(f"{documents} documents, median ratio of {rounds} rounds: {statistics.median(ratios):.2f}")


def memory(sizes: list[int]) -> None:
    """Prints the largest RSS at each size, two readers."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            make(Path(folder), size)
            run = _run(Path(folder), 2)
        print(
            f"{size:6} documents: {run['rss']} MB, {run['held']} of them its own at the end, its readers {run['child_rss']} MB; {run['per_second']:.1f} docs/s",
            flush=True,
        )


def main() -> int:
    """Both measurements; 2 when the shared data is not there."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=600)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--memory", type=int, nargs="*", default=[500, 5000])
    given = parser.parse_args()
    if not SHARED.is_dir():
        print("the shared test files are not there")
        return 2
    if given.rounds:
        ratio(given.documents, given.rounds)
    memory(given.memory)
    return 0


if __name__ == "__main__":
    sys.exit(main())
