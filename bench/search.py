"""Measures indexing and searching: `python bench/search.py [paragraphs]`, figures and their ratio to SQLite FTS5."""

from __future__ import annotations

import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from index import ENGINES, Entry, Query, holds, matches, open_engine, terms
from index.asking import demand

_PHRASES = """cải cách hành chính|thủ tục hành chính|bộ phận một cửa|hồ sơ trực tuyến|cơ sở dữ liệu|chuyển đổi số|
chữ ký số|dịch vụ công|công chức viên chức|vị trí việc làm|tinh giản biên chế|sắp xếp tổ chức bộ máy|phân cấp quản lý|
ủy quyền|kiểm tra đột xuất|thanh tra công vụ|báo cáo định kỳ|kế hoạch năm|dự toán ngân sách|tự chủ tài chính|
quyết toán kinh phí|chỉ số hài lòng|khảo sát xã hội học|tuyên truyền phổ biến|văn bản quy phạm pháp luật|
rà soát hệ thống hóa|kỷ luật kỷ cương|an toàn thông tin|an toàn thực phẩm|y tế cơ sở|giáo dục và đào tạo|
nông nghiệp và môi trường|quy hoạch sử dụng đất|giải phóng mặt bằng|đầu tư công trung hạn|xây dựng nông thôn mới|
giảm nghèo bền vững|bảo hiểm xã hội|người có công""".replace("\n", "").split("|")
_WORDS = """các|của|và|được|theo|với|cho|trong|về|tại|trên|dưới|từ|đến|không|có|là|những|một|khi|đã|đang|sẽ|phải|cần|
thực|hiện|triển|khai|đảm|bảo|nâng|cao|tăng|cường|tiếp|tục|chỉ|đạo|phối|hợp|đơn|vị|địa|phương|cơ|quan|sở|ban|ngành|huyện|xã|
phường|tỉnh|kết|quả|nội|dung|nhiệm|vụ|giải|pháp|thời|gian|quý|tháng|năm|tỷ|lệ|phần|trăm|đạt|hoàn|thành|chậm|muộn|trách|
người|đứng|đầu|lãnh|văn|phòng|tài|chính|tư|pháp|xây|dựng|công|thương|khoa|học|nghệ""".replace("\n", "").split("|")
_TYPES = ["Kế hoạch", "Quyết định", "Báo cáo", "Công văn", "Thông báo", "Chỉ thị"]
_SYMBOLS = ["KH-UBND", "QĐ-UBND", "BC-SNV", "SNV-CCHC&VTLT", "TB-VP", "NQ-HĐND", "CT-UBND", "TTr-STC"]
_ISSUERS = [
    f"Ủy ban nhân dân {kind} {name}" for kind in ("xã", "huyện") for name in ("Suối Vàng", "Đồi Trăng", "Bến Lau")
]
_PER_RECORD = 40
_BATCH = 5000  # paragraphs to a commit


def paragraphs(count: int, *, seed: int = 20260101) -> list[Entry]:
    """`count` invented paragraphs of about 60 syllables, forty to a record; the same for the same seed."""
    dice = random.Random(seed)
    found: list[Entry] = []
    for number in range(count):
        if number % _PER_RECORD == 0:
            kind, issuer = dice.choice(_TYPES), dice.choice(_ISSUERS)
            day = date(2021, 1, 1) + timedelta(days=dice.randrange(1800))
        parts: list[str] = []
        length = dice.randint(40, 85)
        while sum(part.count(" ") + 1 for part in parts) < length:
            chance = dice.random()
            if chance < 0.35:
                parts.append(dice.choice(_PHRASES))
            elif chance < 0.95:
                parts.append(_WORDS[min(int(dice.paretovariate(0.6)) - 1, len(_WORDS) - 1)])
            elif chance < 0.975:
                parts.append(f"số {dice.randint(1, 3000):02}/{dice.choice(_SYMBOLS)}")
            else:
                parts.append(f"ngày {dice.randint(1, 28):02}/{dice.randint(1, 12):02}/{dice.randint(2019, 2025)}")
            if dice.random() < 0.1:
                parts[-1] += dice.choice(",,;.")
        start = number % _PER_RECORD * 1000
        text = " ".join(parts).capitalize() + "."
        record = f"{number // _PER_RECORD:064x}"
        found.append(Entry(record, start, start + len(text), 1 + start // 5000, text, kind, issuer, day))
    return found


def queries(*, seed: int = 7, each: int = 40) -> dict[str, list[Query]]:
    """The four kinds of questions inspectors ask."""
    dice = random.Random(seed)
    split = [phrase.split() for phrase in _PHRASES if " " in phrase]
    return {
        "number": [Query(words=(f"{dice.randint(1, 3000)}/{dice.choice(_SYMBOLS)}",)) for _ in range(each)],
        "two words": [Query(words=tuple(dice.sample(dice.choice(split), 2))) for _ in range(each)],
        "phrase": [Query(phrases=(dice.choice(_PHRASES),)) for _ in range(each)],
        "filter+words": [
            Query(words=tuple(dice.sample(_WORDS[:12], 2)), types=(dice.choice(_TYPES),), since=date(2023, 1, 1))
            for _ in range(each)
        ],
    }


class Fts5:
    """The measure: SQLite's own full-text index over the very same terms."""

    def __init__(self, path: Path) -> None:
        self._base = sqlite3.connect(path)
        self._base.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, record, start, type, day)")
        # Every term in hexadecimal: the tokenizer then has nothing left to decide.
        self._base.execute("CREATE VIRTUAL TABLE words USING fts5(terms, content='', detail='column')")

    def index(self, entries: Sequence[Entry]) -> None:
        """All entries in one transaction."""
        with self._base:
            for number, entry in enumerate(entries):
                row = (number, entry.record, entry.start, entry.type, str(entry.date))
                self._base.execute("INSERT INTO entry VALUES (?, ?, ?, ?, ?)", row)
                words = " ".join(term.encode().hex() for term in terms(entry.text))
                self._base.execute("INSERT INTO words (rowid, terms) VALUES (?, ?)", (number, words))

    def search(self, query: Query) -> Sequence[object]:
        """The best twenty."""
        words = " AND ".join(term.encode().hex() for term in demand(query).every)
        where, values = "", [words]
        if query.types:
            where, values = "AND type = ? AND day >= ?", [words, query.types[0], str(query.since)]
        return self._base.execute(
            f"SELECT record, start FROM words JOIN entry ON id = words.rowid WHERE words MATCH ? {where} "
            "ORDER BY rank, record, start LIMIT 20",
            values,
        ).fetchall()


def _seconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def _latencies(search: Callable[[Query], object], asked: list[Query]) -> tuple[float, float]:
    search(asked[0])
    taken = sorted(_seconds(lambda query=query: search(query)) * 1000 for query in asked)  # type: ignore[misc]
    return statistics.median(taken), taken[int(len(taken) * 0.95)]


def main(count: int) -> None:
    """Prints the analyzer's speed, then one block for each engine."""
    entries, asked = paragraphs(count), queries()
    size = sum(len(entry.text.encode()) for entry in entries) / 1e6
    print(f"{count} paragraphs, {size:.1f} MB UTF-8, {sum(len(terms(e.text)) for e in entries) / count:.0f} terms each")
    print(f"terms()    {size / _seconds(lambda: [terms(entry.text) for entry in entries]):6.1f} MB/s")
    query = Query(phrases=("thủ tục hành chính",))
    for name, work in (("holds()", holds), ("matches()", matches)):
        print(f"{name:12} {size / _seconds(lambda: [work(query, entry.text) for entry in entries]):6.1f} MB/s")  # noqa: B023
    with tempfile.TemporaryDirectory() as folder:
        fts = Fts5(Path(folder) / "fts.db")
        base_index = _seconds(lambda: fts.index(entries))
        base = {kind: _latencies(fts.search, some) for kind, some in asked.items()}
        print(f"\nfts5       index {count / base_index:8.0f} docs/s")
        for kind, (p50, p95) in base.items():
            print(f"  {kind:13} p50 {p50:8.2f} ms   p95 {p95:8.2f} ms")
        for name in ENGINES:
            engine = open_engine(name, Path(folder) / name)
            by_record: dict[str, list[Entry]] = {}
            for entry in entries:
                by_record.setdefault(entry.record, []).append(entry)

            def index() -> None:
                for at, (record, some) in enumerate(by_record.items(), 1):  # noqa: B023
                    engine.replace(record, some)  # noqa: B023
                    if at * _PER_RECORD % _BATCH == 0:
                        engine.commit()  # noqa: B023
                engine.commit()  # noqa: B023

            taken = _seconds(index)
            print(f"\n{name:12} index {count / taken:8.0f} docs/s   {taken / base_index:6.1f} x fts5's time")
            for kind, some in asked.items():
                p50, p95 = _latencies(engine.search, some)
                ratios = f"{p50 / base[kind][0]:6.1f} x, {p95 / base[kind][1]:6.1f} x fts5"
                print(f"  {kind:13} p50 {p50:8.2f} ms   p95 {p95:8.2f} ms   {ratios}")
            engine.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
