"""How fast Word files are read, child process and all, against python-docx's walk in document order in this process.

python bench/word_files.py [ROUNDS]    prints documents a second and the ratio; 2 when the shared data is not there
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import docx
from docx.table import Table

from extractor import extract
from extractor.worker import stop

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


def walk(container: Any) -> Iterator[str]:
    """The text of a python-docx container in document order, tables cell by cell."""
    for block in container.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from walk(cell)
        else:
            yield block.text


def baseline(path: Path) -> str:
    """What python-docx says."""
    return "\n".join(walk(docx.Document(str(path))))


def ours(path: Path) -> str:
    """What we say."""
    return extract(path).text


def timed(read: Callable[[Path], str], paths: list[Path]) -> float:
    """Seconds for all `paths`."""
    start = time.perf_counter()
    for path in paths:
        read(path)
    return time.perf_counter() - start


def main(rounds: int) -> int:
    """Interleaved rounds over all DOCX and DOC samples."""
    words = sorted([*DATA.glob("testfiles/*.docx"), *DATA.glob("docx/*.docx")])
    words = [path for path in words if "features.strict" not in path.name]  # python-docx cannot open it
    old = sorted([*DATA.glob("testfiles/*.doc"), *DATA.glob("legacy/*.doc"), *DATA.glob("docx/*.doc")])
    if not words:
        return 2
    theirs = cold = warm = docs = 0.0
    for _ in range(rounds):
        theirs += timed(baseline, words)
        stop()
        cold += timed(ours, words)  # the child starts here
        warm += timed(ours, words)
        docs += timed(ours, old)
    count = rounds * len(words)
    print(f"{len(words)} DOCX, {rounds} rounds: python-docx {count / theirs:.1f} a second")
    print(f"ours, child started for each {len(words)} files: {count / cold:.1f} ({theirs / cold:.2f} x)")
    print(f"ours, child running: {count / warm:.1f} ({theirs / warm:.2f} x)")
    print(f"{len(old)} DOC: {rounds * len(old) / docs:.1f} a second")
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5))
