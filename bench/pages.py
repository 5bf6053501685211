"""How quick the web pages are: a search page at 5,000 documents under 20 clients, its size, and the first outline on a page.

python bench/pages.py [--records 5000] [--clients 20] [--requests 600] [--engine whoosh]

The documents are invented by a seeded script. Server time is that from the request's last byte to the answer's last,
on the loopback address, so it holds what the clients' own work costs on the same machine. The outline is timed in
Chromium: from following the link to the page's picture being drawn under the outlined sentence.
"""

from __future__ import annotations

import argparse
import http.client
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

from playwright.sync_api import sync_playwright

from corpus import Corpus, files_under
from kiemchung.demo import write_dossier

PORT = 8791
TYPES = (("KH", "KẾ HOẠCH"), ("QĐ", "QUYẾT ĐỊNH"), ("BC", "BÁO CÁO"), ("TB", "THÔNG BÁO"))
WORDS = (
    "cải cách hành chính thủ tục kiểm soát giải quyết hồ sơ công khai niêm yết tuyên truyền báo cáo định kỳ "
    "đơn vị phối hợp triển khai nhiệm vụ cán bộ công chức viên chức đào tạo bồi dưỡng chuyển đổi số dịch vụ "
    "trực tuyến rà soát đánh giá chỉ số hài lòng người dân doanh nghiệp một cửa liên thông tiếp nhận trả kết "
    "quả đúng hạn"
).split()
QUERIES = (
    "thủ tục hành chính",
    "cai cach hanh chinh",
    '"một cửa"',
    "chuyển đổi số loại:KH",
    "120/KH-UBND",
    "hài lòng năm:2023",
)


def papers(count: int, seed: int) -> Iterator[tuple[str, str]]:
    """Names and texts of invented documents, each of a page and a half, each citing two others."""
    dice = random.Random(seed)
    for at in range(count):
        symbol, title = TYPES[at % len(TYPES)]
        number, year = at // len(TYPES) % 900 + 1, 2021 + at % 4
        body = "\n\n".join(
            " ".join(dice.choices(WORDS, k=60))
            + f" theo Kế hoạch số {dice.randint(1, 900)}/KH-UBND ngày 12/01/{year} của UBND tỉnh."
            for _ in range(8)
        )
        head = (
            "ỦY BAN NHÂN DÂN\nTỈNH VÂN LĨNH\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        )
        day = f"Vân Lĩnh, ngày {dice.randint(10, 28)} tháng {dice.randint(10, 12)} năm {year}"
        yield (
            f"{at}.txt",
            f"{head}\nSố: {number}/{symbol}-UBND\n{day}\n\n{title}\nVề {' '.join(dice.choices(WORDS, k=8))}\n\n{body}\n",
        )


def make(folder: Path, count: int, engine: str) -> None:
    """A corpus of so many documents, and the demo dossier, which has pages to draw."""
    files = folder / "tep"
    files.mkdir(parents=True)
    for name, text in papers(count, 2026):
        (files / name).write_text(text, encoding="utf-8")
    write_dossier(folder / "ho-so")
    corpus = Corpus.open(folder / "kho", engine=engine)
    for _ in corpus.add_many(files_under([files, folder / "ho-so"])):
        pass
    corpus.close()


def ask(paths: Sequence[str], times: list[float], sizes: list[int]) -> None:
    """Ask for the paths one after another on one connection, and note how long each took."""
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
    for path in paths:
        start = time.perf_counter()
        connection.request("GET", path)
        answer = connection.getresponse()
        body = answer.read()
        times.append(time.perf_counter() - start)
        sizes.append(len(body))
        assert answer.status in (200, 404), (path, answer.status)


def under_load(clients: int, requests: int) -> None:
    """Print the times and the size of search pages with so many clients at once."""
    dice = random.Random(1)
    paths = [f"/?q={quote(query)}" for query in QUERIES]
    ask(paths * 2, [], [])  # warm
    times: list[float] = []
    sizes: list[int] = []
    threads = [
        threading.Thread(target=ask, args=(dice.choices(paths, k=requests // clients), times, sizes))
        for _ in range(clients)
    ]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    wall = time.perf_counter() - start
    times.sort()
    p50, p95 = times[len(times) // 2], times[int(len(times) * 0.95)]
    print(f"{clients} clients: {len(times) / wall:.0f} pages/s, p50 {p50 * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms")
    alone: list[float] = []
    ask(paths * 20, alone, [])
    alone.sort()
    print(f"1 client: p50 {alone[len(alone) // 2] * 1000:.1f} ms, p95 {alone[int(len(alone) * 0.95)] * 1000:.1f} ms")


def transferred() -> None:
    """Print what a first visit to a search page carries over the wire."""
    first = f"/?q={quote(QUERIES[0])}"
    with urlopen(f"http://127.0.0.1:{PORT}{first}") as answer:
        named = re.findall(r'<(?:link|script)[^>]* (?:href|src)="([^"]+)"', answer.read().decode())
    sizes: list[int] = []
    ask([first, *named], [], sizes)
    total = sum(sizes)
    print(f"a search page with style, script and icon: {total / 1024:.0f} KB")


def outline() -> None:
    """Print how long it takes until a found sentence is outlined on its page's picture."""
    chromium = next((found for name in ("chromium", "google-chrome") if (found := shutil.which(name))), None)
    if chromium is None:
        print("outline: no Chromium here")
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        times = []
        for _ in range(9):
            page = browser.new_context(viewport={"width": 1280, "height": 720}).new_page()
            page.goto(f"http://127.0.0.1:{PORT}/reference?q={quote('12/KH-UBND')}")
            link = page.get_by_role("link", name="233/BC-UBND, tr. 1").first
            there = link.get_attribute("href") or ""
            start = time.perf_counter()
            page.goto(f"http://127.0.0.1:{PORT}{there}", wait_until="load")
            page.locator("svg rect.found").first.wait_for()
            page.wait_for_function(
                "(each => each.complete && each.naturalWidth > 0)(document.querySelector('.facsimile img'))"
            )
            times.append(time.perf_counter() - start)
        browser.close()
    print(f"first outline on a page: median {statistics.median(times) * 1000:.0f} ms of {len(times)}")


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=5_000)
    parser.add_argument("--clients", type=int, default=20)
    parser.add_argument("--requests", type=int, default=600)
    parser.add_argument("--engine", default="whoosh")
    parser.add_argument("--folder", type=Path, help="keep the corpus here, and use it when it is there")
    given = parser.parse_args(arguments)
    folder = given.folder or Path(tempfile.mkdtemp())
    if not (folder / "kho").exists():
        start = time.perf_counter()
        make(folder, given.records, given.engine)
        print(f"{given.records} documents admitted in {time.perf_counter() - start:.0f} s")
    command = [
        sys.executable,
        "-m",
        "kiemchung",
        "--corpus",
        str(folder / "kho"),
        "serve",
        "--no-browser",
        "--port",
        str(PORT),
    ]
    server = subprocess.Popen(command)
    try:
        for _ in range(200):
            try:
                ask(["/"], [], [])
                break
            except OSError:
                time.sleep(0.1)
        transferred()
        under_load(given.clients, given.requests)
        outline()
    finally:
        server.terminate()
        server.wait()
        if given.folder is None:
            shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
