"""python bench/many.py FOLDER COUNT [PARAGRAPHS]: fills a corpus with COUNT records made of real paragraphs, the same every time.

Each has a letterhead with a number, a day and an issuer of its own, a subject, PARAGRAPHS paragraphs (one, if not said) out of the legal
texts of the shared data folder, and cites another of the records.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from corpus import Catalogue, Record
from corpus.paragraphs import paragraphs
from extractor import Document, Page, Span, compose
from patterns import Identity, PartialDate, find_citations, parse_number

TEXTS = Path(__file__).resolve().parents[2] / "shared" / "data" / "vbpl.jsonl.gz"
SEED = 20260101
_KINDS = {"KH": "Kế hoạch", "QĐ": "Quyết định", "BC": "Báo cáo", "TB": "Thông báo", "CT": "Chỉ thị", "TTr": "Tờ trình"}
_PLACES = ("Suối Vàng", "Đồi Trăng", "Bến Lau", "Nậm Hương", "Hòa Sơn", "Vân Lĩnh", "Tân Khê", "Phú Lộc")
_ORGANS = {"UBND": "Ủy ban nhân dân xã {}", "SNV": "Sở Nội vụ tỉnh {}", "HĐND": "Hội đồng nhân dân xã {}"}


def pool() -> list[str]:
    """Paragraphs of 150 to 900 characters, one line each; ends the program with 2 where the shared data folder is absent."""
    if not TEXTS.exists():
        print(f"{TEXTS} is not there: this benchmark reads the shared data folder beside the checkout")
        raise SystemExit(2)
    found = []
    with gzip.open(TEXTS, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = compose(json.loads(line)["text"])
            found += [" ".join(part.split()) for span in paragraphs(text) if 150 <= len(part := span.of(text)) <= 900]
    return found


def numbers(count: int) -> list[tuple[str, str, str, date]]:
    """A number, a type, an issuer and a day for each of `count` records; one number in two or three is another's too."""
    dice = random.Random(SEED)
    made = []
    for _ in range(count):
        symbol, organ, place = dice.choice(list(_KINDS)), dice.choice(list(_ORGANS)), dice.choice(_PLACES)
        day = date(2016, 1, 1) + timedelta(days=dice.randrange(3600))
        serial = dice.randrange(1, max(10, count // 20))
        made.append((f"{serial:02}/{symbol}-{organ}", _KINDS[symbol], _ORGANS[organ].format(place), day))
    return made


def records(count: int, *, each: int = 1) -> Iterator[tuple[Record, Document]]:
    """The records with their texts; a paragraph is a line, the letterhead goes with the first."""
    dice, texts, own = random.Random(SEED + 1), pool(), numbers(count)
    for at, (number, kind, issuer, day) in enumerate(own):
        cited, kind_cited, issuer_cited, day_cited = own[dice.randrange(count)]
        start = dice.randrange(len(texts) - each)
        subject = " ".join(texts[start].split()[:12])
        words = f"ngày {day_cited.day:02}/{day_cited.month:02}/{day_cited.year} của {issuer_cited}"
        head = f"{issuer.upper()} Số: {number} {kind.upper()} {subject}. Căn cứ {kind_cited} số {cited} {words};"
        text = "\n\n".join([f"{head} {texts[start]}", *texts[start + 1 : start + each]]) + "\n"
        identity = Identity(
            number=parse_number(number),
            date=PartialDate(day.year, day.month, day.day),
            type=kind,
            issuer=issuer,
            subject=subject,
        )
        name = f"{at:06}.txt"
        record = Record(f"{at * 2654435761 % 2**64:064x}", f"/{name}", "text", len(text), "2026-01-01", 1, identity)
        yield record, Document(name, "text", text, (Page(1, Span(0, len(text))),))


def fill(folder: Path, count: int, *, each: int = 1) -> None:
    """Put the records into the catalogue in `folder`; they wait to be indexed."""
    catalogue = Catalogue.open(folder / "catalogue.sqlite")
    for record, document in records(count, each=each):
        catalogue.put(record, document, find_citations(document))
    catalogue.close()


if __name__ == "__main__":
    if len(sys.argv) < 3:
        print(__doc__)
        raise SystemExit(2)
    fill(Path(sys.argv[1]), int(sys.argv[2]), each=int(sys.argv[3]) if len(sys.argv) > 3 else 1)
