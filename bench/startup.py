"""How long a look-up takes in a new process, as a multiple of `import sqlite3, click`, on a corpus of 100 documents.

python bench/startup.py [RUNS]
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from kiemchung import Corpus

DOCUMENT = """ỦY BAN NHÂN DÂN
TỈNH VÂN LĨNH

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: {number}/KH-UBND

Vân Lĩnh, ngày {day:02d} tháng 3 năm 2024

KẾ HOẠCH
Thực hiện nhiệm vụ số {number}

Căn cứ Kế hoạch số 12/KH-UBND ngày 12/01/2024 của UBND tỉnh về cải cách hành chính năm 2024;

Thực hiện Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ về kiểm soát thủ tục hành chính.
"""


def seconds(command: list[str]) -> float:
    """Wall time of one run."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    """Alternate the two commands and print the medians and their ratio."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as folder:
        papers = Path(folder) / "papers"
        papers.mkdir()
        for number in range(100):
            (papers / f"{number}.txt").write_text(
                DOCUMENT.format(number=number + 100, day=number % 28 + 1), encoding="utf-8"
            )
        corpus = Corpus.open(Path(folder) / "corpus")
        for _ in corpus.add_many(sorted(papers.iterdir())):
            pass
        corpus.close()
        look_up = [sys.executable, "-m", "kiemchung", "--corpus", str(Path(folder) / "corpus"), "lookup", "12/KH-UBND"]
        floor = [sys.executable, "-c", "import sqlite3, click"]
        pairs = [(seconds(look_up), seconds(floor)) for _ in range(runs + 1)][1:]
    ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(mine / floor_time for mine, floor_time in pairs)
    print(f"look-up {ours * 1000:.0f} ms, floor {theirs * 1000:.0f} ms, ratio {ratio:.2f} (median of {runs} pairs)")


if __name__ == "__main__":
    main()
