"""What reading scans costs besides recognition: processor time against Tesseract's own on the same pages, in one run.

python bench/recognition.py [ROUNDS]    prints seconds a page and their ratio; 2 when the shared data is not there
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2

from extractor import extract, worker
from extractor.pictures import DPI, Picture
from extractor.tools import TESSERACT, find

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
BOUND = 1.15


def seconds_of(work: Callable[[], object]) -> tuple[float, float]:
    """Processor seconds of this process and those it started and has ended, and seconds on the clock."""
    before, start = _used(), time.perf_counter()
    work()
    worker.stop()  # only the time of ended children is known
    return _used() - before, time.perf_counter() - start


def _used() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def tesseract_alone(pictures: list[Picture]) -> None:
    """Tesseract over pictures made beforehand, one after the other, one thread."""
    for picture in pictures:
        command = [str(find(TESSERACT)), "-", "-", "-l", "vie", "--dpi", str(DPI), "tsv"]
        header = b"P5\n%d %d\n255\n" % (picture.width, picture.height)
        environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        subprocess.run(command, input=header + picture.pixels, env=environment, capture_output=True, check=True)


def pictures_of(path: Path) -> list[Picture]:
    """The pages of a PDF as recognition gets them."""
    with pypdfium2.PdfDocument(path) as pdf:
        return [Picture.of(page.render(scale=DPI / 72).to_pil()) for page in pdf]


def main(rounds: int) -> int:
    """Interleaved rounds over every scan, one child for all; 1 when above the bound."""
    paths = sorted([*SHARED.glob("testfiles/*scan200*.pdf"), *SHARED.glob("scans/*.pdf")])
    if not paths:
        return 2
    pictures = [picture for path in paths for picture in pictures_of(path)]
    ratios = []
    for _ in range(rounds):
        ours, clock = seconds_of(lambda: [extract(path) for path in paths])
        theirs, _ = seconds_of(lambda: tesseract_alone(pictures))
        count = len(pictures)
        ratios.append(ours / theirs)
        print(
            f"{count} pages: {ours / count:.2f} s of processor a page, {theirs / count:.2f} of Tesseract's alone: "
            f"{ours / theirs:.3f}; {clock / count:.2f} s on the clock, {ours / clock:.2f} processors busy",
            flush=True,
        )
    print(f"median {statistics.median(ratios):.3f} (bound {BOUND}), the start of the child in it")
    return 1 if statistics.median(ratios) > BOUND else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3))
