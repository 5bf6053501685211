"""Measures verifying: `python bench/verifying.py [criteria] [records]`, its time and its ratio to as many plain index queries.

The corpus is invented and the same each time: papers of about 800 syllables that cite one another, on subjects the criteria ask for.
Adding it takes minutes; that is not measured here.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from corpus import Corpus
from evidence import CriteriaSet, Criterion, verify
from index import Query

_KINDS = {"KH": "Kế hoạch", "QĐ": "Quyết định", "BC": "Báo cáo", "TB": "Thông báo", "CT": "Chỉ thị"}
_DOING = [
    "triển khai",
    "đẩy mạnh",
    "nâng cao chất lượng",
    "rà soát, đánh giá",
    "kiểm tra",
    "tuyên truyền",
    "tăng cường quản lý",
    "thực hiện",
]
_FIELDS = """thủ tục hành chính|bộ phận một cửa|hồ sơ trực tuyến|cơ sở dữ liệu đất đai|chuyển đổi số|chữ ký số|dịch vụ công|
vị trí việc làm|tinh giản biên chế|sắp xếp tổ chức bộ máy|phân cấp quản lý|thanh tra công vụ|dự toán ngân sách|tự chủ tài chính|
chỉ số hài lòng của người dân|phổ biến giáo dục pháp luật|hệ thống hóa văn bản quy phạm pháp luật|kỷ luật kỷ cương hành chính|
an toàn thông tin|an toàn thực phẩm|y tế cơ sở|trường học đạt chuẩn|quy hoạch sử dụng đất|giải phóng mặt bằng|đầu tư công|
xây dựng nông thôn mới|giảm nghèo bền vững|bảo hiểm xã hội|người có công|phòng cháy chữa cháy|an toàn giao thông|lưu trữ điện tử""".replace(
    "\n", ""
).split("|")
_AMONG = """trong các cơ quan nhà nước|tại Ủy ban nhân dân cấp xã|đối với doanh nghiệp|cho đồng bào vùng cao|trong ngành giáo dục|
trong ngành y tế|tại các đơn vị sự nghiệp|đối với hộ kinh doanh|trên môi trường điện tử|tại khu công nghiệp""".replace(
    "\n", ""
).split("|")
_WORDS = """các|của|và|được|theo|với|cho|trong|về|tại|trên|từ|đến|không|có|là|những|một|khi|đã|đang|sẽ|phải|cần|thực|hiện|đảm|bảo|
nâng|cao|tăng|cường|tiếp|tục|chỉ|đạo|phối|hợp|đơn|vị|địa|phương|cơ|quan|sở|ban|ngành|huyện|xã|kết|quả|nội|dung|nhiệm|vụ|giải|pháp|
thời|gian|quý|tỷ|lệ|đạt|hoàn|thành|trách|người|đứng|đầu|lãnh|văn|phòng|tài|chính""".replace("\n", "").split("|")
_ROUNDS = 3
_TOP = (
    "ỦY BAN NHÂN DÂN\nTỈNH VÂN LĨNH\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n-------"
)


def papers(count: int, *, seed: int = 20260101) -> Iterator[tuple[str, str]]:
    """Names and texts of invented papers of about 800 syllables; the same for the same seed."""
    dice = random.Random(seed)
    known: list[tuple[str, str, date]] = []
    for at in range(count):
        symbol = dice.choice([*_KINDS])
        day = date(2024, 1, 2) + timedelta(days=dice.randrange(700))
        subject = f"{dice.choice(_DOING)} công tác {dice.choice(_FIELDS)} {dice.choice(_AMONG)} năm {day.year}"
        number = f"{at + 1:02}/{symbol}-UBND"
        cited = (
            f"- Thực hiện {_KINDS[kind]} số {other} ngày {when:%d/%m/%Y} của UBND tỉnh về {dice.choice(_FIELDS)}; {_prose(dice, 30)}."
            for kind, other, when in dice.sample(known, min(len(known), 6))
        )
        body = [f"{mark}. {dice.choice(_FIELDS).capitalize()}\n{_prose(dice, 70)}." for mark in range(1, 9)]
        head = f"Số: {number}\nVân Lĩnh, ngày {day:%d} tháng {day:%m} năm {day.year}"
        text = "\n\n".join((_TOP, head, f"{_KINDS[symbol].upper()}\n{subject}", *body, *cited))
        known.append((symbol, number, day))
        yield f"{at:05}-{symbol}.txt", text


def _prose(dice: random.Random, syllables: int) -> str:
    parts = [dice.choice(_FIELDS) if dice.random() < 0.12 else dice.choice(_WORDS) for _ in range(syllables)]
    return " ".join(parts).capitalize()


def criteria(count: int, *, seed: int) -> CriteriaSet:
    """A plan of so many tasks; the same for the same seed."""
    dice = random.Random(seed)
    rows = []
    for at in range(count):
        title = f"{dice.choice(_DOING)} công tác {dice.choice(_FIELDS)} {dice.choice(_AMONG)} năm 2024".capitalize()
        product = f"{_KINDS[dice.choice([*_KINDS])]} của UBND tỉnh"
        deadline = f"Trước ngày {dice.randint(1, 28)}/{dice.randint(1, 12)}/2024" if dice.random() < 0.7 else None
        rows.append(Criterion(str(at + 1), title, at + 1, deadline=deadline, products=(product,)))
    return CriteriaSet("Nhiệm vụ", tuple(rows), year=2024)


def _made(folder: Path, count: int) -> Corpus:
    files = []
    (folder / "tep").mkdir()
    for name, text in papers(count):
        files.append(folder / "tep" / name)
        files[-1].write_text(text, encoding="utf-8")
    corpus = Corpus.open(folder / "kho", engine="whoosh")
    begin = time.perf_counter()
    for _ in corpus.add_many(files, jobs=2):
        pass
    print(f"{count} records added in {time.perf_counter() - begin:.0f} s")
    return corpus


def main(asked: int, held: int) -> None:
    """Prints both times, in turns, and the median of their ratios."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = _made(Path(folder), held)
        ratios = [_ratio(corpus, criteria(asked, seed=seed)) for seed in range(_ROUNDS)]
        print(f"median {statistics.median(ratios):.2f} x")
        corpus.close()


def _ratio(corpus: Corpus, wanted: CriteriaSet) -> float:
    engine = corpus.engine()
    asking = _seconds(lambda: [engine.search(Query(words=tuple(each.title.split()))) for each in wanted.criteria])
    verdicts: list[str] = []
    verifying = _seconds(lambda: verdicts.extend(each.verdict.value for each in verify(corpus.catalogue, wanted)))
    told = ", ".join(f"{count} {verdict}" for verdict, count in Counter(verdicts).most_common())
    asked = len(wanted.criteria)
    print(f"{asked} index queries {asking:6.1f} s   verify {verifying:6.1f} s   {verifying / asking:5.2f} x   {told}")
    return verifying / asking


def _seconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


if __name__ == "__main__":
    main(*((int(word) for word in sys.argv[1:3]) if len(sys.argv) > 2 else (1000, 5000)))
