"""Measures how copies are found as the catalogue grows: time for a record at 1,000 and at 10,000 of them, forms and twins among them.

python bench/copies.py [--sizes 1000 10000]
"""

from __future__ import annotations

import argparse
import hashlib
import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from corpus import Catalogue, Likeness, Record, all_links, link_copies
from extractor import Document, Page, Span
from patterns import Identity, PartialDate, parse_number

_BOUND = 1.6  # times as long for a record where there are ten times as many
_WORDS = (
    "rà soát thủ tục hành chính công khai kết quả giải quyết hồ sơ kiểm tra công vụ số hóa liên thông báo cáo kế hoạch"
).split()


def made(count: int, dice: random.Random) -> Iterator[tuple[Record, Document, bool]]:
    """Records with their texts: three in ten are one form filled in, one in twenty is a copy of the one before (True), one in seven has no
    number."""
    form = _prose(dice, 300)
    number, text = "", ""
    for at in range(1, count + 1):
        twin = at > 1 and dice.random() < 0.05
        if twin:
            text += " Sao y bản chính."
        else:
            number = "" if dice.random() < 0.15 else f"{at}/QĐ-UBND"
            text = f"{form} {_prose(dice, 12)}" if dice.random() < 0.3 else _prose(dice, dice.randint(200, 1500))
        day = PartialDate(2024, 1, 12) if number else None
        identity = Identity(number=parse_number(number) if number else None, symbol="QĐ-UBND", date=day)
        digest = hashlib.sha256(f"{at} {text}".encode()).hexdigest()
        document = Document("", "text", text, (Page(1, Span(0, len(text))),))
        yield (
            Record(digest, f"/{at}.txt", "text", len(text), "2024-01-01T00:00:00+00:00", 1, identity),
            document,
            twin and bool(number),
        )


def _prose(dice: random.Random, words: int) -> str:
    return " ".join(f"{dice.choice(_WORDS)} {dice.randrange(400)}" for _ in range(words // 2))


def measured(count: int) -> float:
    """Seconds of this process for a record; how many of the twins were found is printed."""
    with tempfile.TemporaryDirectory() as folder:
        catalogue = Catalogue.open(Path(folder) / "catalogue.sqlite")
        twins = 0
        for record, document, twin in made(count, random.Random(5)):
            catalogue.put(record, document, [])
            twins += twin
        began = time.process_time()
        link_copies(catalogue)
        taken = (time.process_time() - began) / count
        found = [link for link in all_links(catalogue.database) if link.likeness is not Likeness.SIMILAR]
        print(
            f"{count:>7} records: {taken * 1000:.2f} ms each, {len(found)} links of one document, {twins} numbered twins made"
        )
        catalogue.close()
    return taken


def main() -> int:
    """Print the times and their ratio; 1 when a record takes longer than it may."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs=2, default=[1000, 10_000])
    few, many = map(measured, parser.parse_args().sizes)
    print(f"ratio {many / few:.2f}, at most {_BOUND}")
    return 0 if many / few <= _BOUND else 1


if __name__ == "__main__":
    raise SystemExit(main())
