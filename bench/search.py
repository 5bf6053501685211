"""python bench/search.py [RECORDS...]: indexing and searching by each engine, and look-ups, with their ratios to SQLite FTS5.

RECORDS are the sizes to measure, 1,000 and 10,000 if not said; 100,000 take Whoosh some minutes. Each engine is measured in a process of its own.
python bench/search.py --clients RECORDS CLIENTS: whole answers asked by threads at once.
"""

from __future__ import annotations

import json
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from pathlib import Path
from threading import local
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import many

from corpus import Corpus, look_up, search_page
from corpus.paragraphs import entries_of
from index import Entry, Query, open_engine, terms
from index.asking import demand, type_key

ENGINES = ("fts5", "whoosh", "tantivy")
_BATCH = 5_000  # paragraphs to a commit
_EACH = 40  # questions of a kind
_KIND = "Kế hoạch"
_SINCE = date(2020, 1, 1)


def questions(entries: Sequence[Entry]) -> dict[str, list[Query]]:
    """The four kinds of questions inspectors ask, made of what stands in the texts."""
    dice = random.Random(many.SEED)

    def words(count: int) -> list[str]:
        while True:
            found = [word for word in dice.choice(entries).text.split() if word.isalpha()]
            if len(found) > 30:
                at = dice.randrange(20, len(found) - count)
                return found[at : at + count]

    number = [Query(words=(entry.text.split("Số: ")[1].split()[0],)) for entry in dice.sample(list(entries), _EACH)]
    return {
        "number": number,
        "two words": [Query(words=tuple(words(2))) for _ in range(_EACH)],
        "phrase": [Query(phrases=(" ".join(words(3)),)) for _ in range(_EACH)],
        "filter+words": [Query(words=tuple(words(2)), types=(_KIND,), since=_SINCE) for _ in range(_EACH)],
    }


class Fts5:
    """The measure: SQLite's own full-text index over the very same terms."""

    def __init__(self, path: Path) -> None:
        path.mkdir(parents=True)
        self._base = sqlite3.connect(path / "fts.db")
        self._base.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, record, start, type, day)")
        # Every term in hexadecimal: the tokenizer then has nothing left to decide.
        self._base.execute("CREATE VIRTUAL TABLE words USING fts5(terms, content='', detail='column')")

    def add(self, entries: Sequence[Entry]) -> None:
        """All entries in one transaction."""
        with self._base:
            for entry in entries:
                row = (entry.record, entry.start, type_key(entry.type or ""), str(entry.date))
                number = self._base.execute("INSERT INTO entry VALUES (NULL, ?, ?, ?, ?)", row).lastrowid
                words = " ".join(term.encode().hex() for term in terms(entry.text))
                self._base.execute("INSERT INTO words (rowid, terms) VALUES (?, ?)", (number, words))

    def search(self, query: Query) -> Sequence[object]:
        """The best twenty."""
        words = " AND ".join(term.encode().hex() for term in demand(query).every)
        where, values = "", [words]
        if query.types:
            where, values = "AND type = ? AND day >= ?", [words, type_key(query.types[0]), str(query.since)]
        return self._base.execute(
            f"SELECT record, start FROM words JOIN entry ON id = words.rowid WHERE words MATCH ? {where} "
            "ORDER BY rank, record, start LIMIT 20",
            values,
        ).fetchall()


def _seconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def _figures(taken: Iterable[float]) -> list[float]:
    """The median and the 95th of a hundred."""
    ordered = sorted(taken)
    return [statistics.median(ordered), ordered[int(len(ordered) * 0.95)]]


def _latencies(ask: Callable[[Any], object], asked: Sequence[Any]) -> list[float]:
    """In milliseconds, each question asked once before and three times."""
    for each in asked:
        ask(each)
    return _figures(_seconds(lambda each=each: ask(each)) * 1000 for _ in range(3) for each in asked)  # type: ignore[misc]


def _peak() -> float:
    """Megabytes this process has held at most; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(name: str, folder: Path) -> dict[str, Any]:
    """One engine over the corpus in `folder`: writing, searching, whole answers, memory."""
    corpus = Corpus.open(folder, engine=None if name == "fts5" else name)
    catalogue = corpus.catalogue
    entries = [each for record in catalogue.records() for each in entries_of(record, catalogue.document(record.id))]
    asked, held = questions(entries), _peak()
    batches = [entries[at : at + _BATCH] for at in range(0, len(entries), _BATCH)]
    path = folder / "bench" / name
    engine: Any = Fts5(path) if name == "fts5" else open_engine(name, path)

    def write() -> None:
        for batch in batches:
            if name == "fts5":
                engine.add(batch)
                continue
            for entry in batch:  # each record is one paragraph
                engine.replace(entry.record, [entry])
            engine.commit()

    begun = time.process_time()
    wall = _seconds(write)
    found: dict[str, Any] = {
        "paragraphs": len(entries),
        "docs/s": len(entries) / wall,
        "docs/CPU s": len(entries) / (time.process_time() - begun),
        "MB on disk": sum(each.stat().st_size for each in path.rglob("*") if each.is_file()) / 1e6,
        "MB to write": _peak() - held,
    }
    found |= {kind: _latencies(engine.search, some) for kind, some in asked.items()}
    if name != "fts5":
        corpus.reindex(engine=name)
        search_page(corpus, "x")
        answers = [partial(search_page, corpus, typed) for typed in _typed(asked)]
        found["whole answer"] = _figures(_seconds(answer) * 1000 for answer in answers)
        found["asked again"] = _figures(_seconds(answer) * 1000 for answer in answers)
    found["MB at most"] = _peak()
    corpus.close()
    return found


def _typed(asked: dict[str, list[Query]]) -> list[str]:
    """The questions as people type them."""
    return [" ".join(query.words) or f'"{query.phrases[0]}"' for some in asked.values() for query in some]


def look_ups(folder: Path) -> list[float]:
    """How long a look-up by number takes, held or not; no index is opened."""
    corpus = Corpus.open(folder)
    dice = random.Random(many.SEED)
    rows = corpus.catalogue.database.all("SELECT number FROM record ORDER BY id")
    typed = [dice.choice(rows)["number"] for _ in range(60)] + [f"{dice.randrange(9**7)}/KH-XYZ" for _ in range(20)]
    taken = _latencies(lambda each: look_up(corpus.catalogue, each), typed)
    corpus.close()
    return taken


def clients(count: int, threads: int) -> None:
    """Prints how long whole answers take that `threads` ask at once, over `count` records of 20 paragraphs, by engine."""
    with tempfile.TemporaryDirectory() as place:
        folder, mine = Path(place), local()
        many.fill(folder, count, each=20)
        for name in ENGINES[1:]:
            corpus = Corpus.open(folder)
            corpus.reindex(engine=name)
            records = corpus.catalogue.records()[::5]
            asked = _typed(questions([next(entries_of(r, corpus.catalogue.document(r.id))) for r in records]))

            def ask(typed: str) -> float:
                if not hasattr(mine, name):  # noqa: B023
                    setattr(mine, name, Corpus.open(folder))  # noqa: B023
                return _seconds(lambda: search_page(getattr(mine, name), typed)) * 1000  # noqa: B023

            with ThreadPoolExecutor(threads) as pool:
                list(pool.map(ask, ["x"] * 4 * threads))  # every thread opens its corpus
                for again in ("new questions", "the same again"):
                    p50, p95 = _figures(pool.map(ask, asked))
                    where = f"{len(corpus.engine())} paragraphs, {threads} at once, {again}"
                    print(f"{name:8} {where}: p50 {p50:.1f} ms, p95 {p95:.1f} ms")
            corpus.close()


def main(sizes: list[int]) -> None:
    """Prints a block for each size, and how look-ups grow from the smallest to the largest."""
    lookups = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            many.fill(folder, size)
            lookups.append(look_ups(folder))
            print(f"\n== {size} records; look-up by number p50 {lookups[-1][0]:.2f} ms, p95 {lookups[-1][1]:.2f} ms")
            base: dict[str, Any] = {}
            for name in ENGINES:
                done = subprocess.run(
                    [sys.executable, __file__, "--one", name, place], stdout=subprocess.PIPE, check=True
                )
                found = json.loads(done.stdout)
                base = base or found
                print(f"{name} ({found['paragraphs']} paragraphs)")
                for kind, value in found.items():
                    if isinstance(value, list):
                        ratio = (
                            f"{value[0] / base[kind][0]:7.1f} x, {value[1] / base[kind][1]:7.1f} x"
                            if kind in base
                            else ""
                        )
                        print(f"  {kind:13} p50 {value[0]:9.2f} ms   p95 {value[1]:9.2f} ms {ratio}")
                    elif kind != "paragraphs":
                        ratio = f"{value / base[kind]:20.2f} x" if base[kind] else ""
                        print(f"  {kind:13} {value:13.1f} {ratio}")
    print(f"\nlook-up by number grows {lookups[-1][0] / lookups[0][0]:.2f} x from {sizes[0]} to {sizes[-1]} records")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measure(sys.argv[2], Path(sys.argv[3]))))
    elif sys.argv[1:2] == ["--clients"]:
        clients(int(sys.argv[2]), int(sys.argv[3]))
    else:
        main([int(size) for size in sys.argv[1:]] or [1_000, 10_000])
