"""Papers of invented places, in the form of Nghị định 30/2020/NĐ-CP, as text files; and corpora made of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from corpus import Catalogue, Corpus, KeptCitation, Outcome, Record, Resolution, resolve
from extractor import Document, Page, ReadingWarning, Span
from patterns import Identity

TWO_PAGES = "Thực hiện Kế hoạch số 12/KH-UBND ngày 12/01/2024.\n\fTrang hai: Quyết định số 5/QĐ-UBND."
MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------"
TITLES = {"KH": "KẾ HOẠCH", "QĐ": "QUYẾT ĐỊNH", "BC": "BÁO CÁO", "HD": "HƯỚNG DẪN", "HĐ": "HỢP ĐỒNG", "TTr": "TỜ TRÌNH"}
PROVINCE = "ỦY BAN NHÂN DÂN\nTỈNH {}"


def paper(
    number: str,
    day: date | None,
    body: str = "Các cơ quan chịu trách nhiệm thi hành.",
    *,
    issuer: str = PROVINCE.format("VÂN LĨNH"),
    place: str = "Vân Lĩnh",
    title: str | None = None,
    subject: str = "Công tác cải cách hành chính",
) -> str:
    """A paper of a State body."""
    when = f"{place}, ngày {day.day:02d} tháng {day.month:02d} năm {day.year}" if day else ""
    title = title or TITLES[number.split("/")[-1].split("-")[0]]
    return f"{issuer}\n-------\n{MOTTO}\n\nSố: {number}\n{when}\n\n{title}\n{subject}\n\n{body}\n"


def party_paper(
    number: str, day: date, body: str = "Các cấp ủy thi hành Chỉ thị này.", *, title: str = "CHỈ THỊ"
) -> str:
    """A paper of the province's Party committee."""
    when = f"Vân Lĩnh, ngày {day.day:02d} tháng {day.month:02d} năm {day.year}"
    return f"TỈNH ỦY VÂN LĨNH\n*\nSố {number}\nĐẢNG CỘNG SẢN VIỆT NAM\n{when}\n\n{title}\nvề cải cách hành chính\n-----\n\n{body}\n"


def write(folder: Path, texts: Mapping[str, str]) -> list[Path]:
    """The texts as files of a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in texts]


def corpus_of(folder: Path, texts: Mapping[str, str], *, engine: str | None = "memory") -> Corpus:
    """A corpus that holds the texts."""
    corpus = Corpus.open(folder / "kho", engine=engine)
    for admission in corpus.add_many(write(folder / "tep", texts)):
        assert admission.outcome is Outcome.ADDED, admission
    return corpus


def record_named(corpus: Corpus, name: str) -> Record:
    """The record of a file."""
    (record,) = corpus.catalogue.named(name)
    return record


def citations_of(corpus: Corpus, record: Record) -> list[KeptCitation]:
    """All that a record cites."""
    return corpus.catalogue.find_citations("citation.record = ?", record.id)


def resolved(corpus: Corpus, name: str, at: int = 0) -> Resolution:
    """Where the citation at place `at` of a file leads."""
    record = record_named(corpus, name)
    return resolve(corpus.catalogue, citations_of(corpus, record)[at], record)


@contextmanager
def meanwhile(catalogue: Catalogue, words: str, act: Callable[[], object]) -> Iterator[None]:
    """Have `act` happen, once, just before the catalogue's connection runs a statement with these words, as another process may."""
    connection, done = catalogue.database.connection, list[bool]()

    def about_to(statement: str) -> None:
        if words in statement and not done:
            done.append(False)
            act()
            done[0] = True

    connection.set_trace_callback(about_to)
    try:
        yield
    finally:
        connection.set_trace_callback(None)
    assert done == [True]


def record(
    at: int = 1, identity: Identity | None = None, *, path: str = "", warnings: tuple[ReadingWarning, ...] = ()
) -> Record:
    """A record as the catalogue may hold it."""
    path = path or f"/hồ sơ/{at}.txt"
    added = "2024-01-01T00:00:00+00:00"
    return Record(f"{at:064x}", path, "text", 9, added, 2, identity or Identity(), warnings)


def document(text: str = TWO_PAGES) -> Document:
    """Its text, on two pages."""
    return Document("1.txt", "text", text, (Page(1, Span(0, 51)), Page(2, Span(51, len(text)))))
