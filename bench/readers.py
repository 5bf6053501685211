"""Measures asking while files are added: `python bench/readers.py [--readers N] [--documents N] [--engine NAME] [--pause SECONDS]`.

So many processes keep a corpus open and ask, each with a pause between two questions as people make them: a number, two words, a
phrase, a document with its citations; every tenth question opens the corpus anew. Meanwhile another process adds the documents. Prints
how long the kinds of questions took (p50, p95, worst), every error, and how fast was added; ends with 1 when there was an error.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from corpus import Corpus, files_under, look_up, search
from tests.corpus.faulting import papers
from tests.corpus.making import write

ROOT = Path(__file__).resolve().parent.parent
_READ = "import sys; from bench.readers import read; read(*sys.argv[1:])"
_FIRST = 200  # documents that are there before anyone asks


def read(kho: str, done: str, pause: str, seed: str) -> None:
    """Ask until the file `done` is there; prints the seconds of each question by kind, and the errors, as JSON."""
    dice, corpus = random.Random(int(seed)), Corpus.open(Path(kho))

    def document() -> None:
        (record,) = corpus.catalogue.named(f"{dice.randint(1, _FIRST):03d}.txt")
        corpus.catalogue.find_citations("citation.record = ?", record.id)

    questions: dict[str, Callable[[], object]] = {
        "number": lambda: look_up(corpus.catalogue, f"{dice.randint(1, 5000)}/BC-UBND"),
        "two words": lambda: search(corpus, "hồ sơ khẩn trương"),
        "phrase": lambda: search(corpus, f'"nhiệm vụ thứ {dice.randint(1, 12)}"'),
        "document": document,
    }
    taken: dict[str, list[float]] = defaultdict(list)
    errors: Counter[str] = Counter()
    while not Path(done).exists():
        if dice.random() < 0.1:
            corpus.close()
            corpus = Corpus.open(Path(kho))
        kind = dice.choice(list(questions))
        began = time.perf_counter()
        try:
            questions[kind]()
        except Exception as error:
            errors[f"{kind}: {type(error).__name__}: {error}"] += 1
        taken[kind].append(time.perf_counter() - began)
        time.sleep(dice.uniform(0, 2 * float(pause)))
    corpus.close()
    print(json.dumps({"taken": taken, "errors": errors}))


def main() -> int:
    """Prints the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--readers", type=int, default=24)
    parser.add_argument("--documents", type=int, default=5000)
    parser.add_argument("--engine", default="whoosh")
    parser.add_argument("--pause", type=float, default=1.0)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        kho, done = Path(folder) / "kho", Path(folder) / "done"
        write(Path(folder) / "đầu", papers(1, _FIRST))
        write(Path(folder) / "sau", papers(_FIRST + 1, given.documents))
        corpus = Corpus.open(kho)
        list(corpus.add_many(files_under([Path(folder) / "đầu"])))
        corpus.reindex(engine=given.engine)
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-c", _READ, str(kho), str(done), str(given.pause)]
        readers = [
            subprocess.Popen([*command, str(seed)], stdout=subprocess.PIPE, text=True, env=environment)
            for seed in range(given.readers)
        ]
        began = time.perf_counter()
        outcomes = Counter(each.outcome.value for each in corpus.add_many(files_under([Path(folder) / "sau"])))
        seconds = time.perf_counter() - began
        done.touch()
        answers = [json.loads(reader.communicate()[0]) for reader in readers]
        corpus.close()
    print(
        f"{given.documents} documents added in {seconds:.0f} s ({dict(outcomes)}), {given.engine}, load {os.getloadavg()[0]:.1f}"
    )
    for kind in ("number", "two words", "phrase", "document"):
        taken = sorted(second * 1000 for answer in answers for second in answer["taken"].get(kind, ()))
        p50, p95 = taken[len(taken) // 2], taken[int(len(taken) * 0.95)]
        print(f"  {kind:10} {len(taken):6} questions, p50 {p50:8.1f} ms, p95 {p95:8.1f} ms, worst {taken[-1]:8.0f} ms")
    errors: Counter[str] = Counter()
    for answer in answers:
        errors.update(answer["errors"])
    print(f"  {given.readers} readers, {sum(errors.values())} errors")
    for what, count in errors.items():
        print(f"    {count} x {what}")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
