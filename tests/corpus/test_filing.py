"""A dossier holds what is filed in it, once and in the order of issue, whatever becomes of the records in the meantime."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from corpus import (
    Corpus,
    DossierExists,
    NoCode,
    NoSuchDossier,
    archive_of,
    describe_dossier,
    discard_dossier,
    dossier_meant,
    dossier_named,
    dossiers,
    dossiers_of,
    edit,
    make_dossier,
    put_in_dossier,
    records_in,
    records_under,
    take_out_of_dossier,
)
from tests.corpus.making import corpus_of, paper, record_named, write
from tests.extractor.packing import zipped

TEXTS = {
    "b.txt": paper("12/KH-UBND", date(2024, 1, 12)),
    "a.txt": paper("142/BC-UBND", date(2024, 6, 13)),
    "c.txt": paper("9/QĐ-UBND", None),
}


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    held = corpus_of(tmp_path, TEXTS)
    make_dossier(
        held.catalogue.database, " 01.CCHC ", {"title": "Cải cách  hành chính", "year": "2024", "organ": "H31"}
    )
    yield held
    held.close()


def names(corpus: Corpus, code: str = "01.CCHC") -> list[str]:
    return [record.name for record in records_in(corpus.catalogue, code)]


def test_documents_are_filed_once_and_in_the_order_of_issue(corpus: Corpus) -> None:
    database, records = corpus.catalogue.database, corpus.catalogue.records()
    assert put_in_dossier(database, "01.CCHC", [*records, *records]) == 3
    assert put_in_dossier(database, "01.CCHC", records[:1]) == 0
    assert names(corpus) == ["b.txt", "a.txt", "c.txt"]
    edit(database, record_named(corpus, "a.txt"), {"date": "01/01/2024"}, by="Hà")
    assert names(corpus) == ["a.txt", "b.txt", "c.txt"]
    (filed,) = dossiers(corpus.catalogue)
    assert (filed.documents, filed.pages, filed.start, filed.end) == (3, 3, "2024-01-01", "2024-01-12")
    assert (filed.dossier.file_code, filed.dossier.title) == ("H31.2024.01.CCHC", "Cải cách hành chính")
    assert dossiers_of(database, records[0]) == ["01.CCHC"]


def test_what_is_taken_out_stays_in_the_corpus(corpus: Corpus) -> None:
    database, records = corpus.catalogue.database, corpus.catalogue.records()
    put_in_dossier(database, "01.CCHC", records)
    assert take_out_of_dossier(database, "01.CCHC", records[:1]) == 1
    assert take_out_of_dossier(database, "01.CCHC", records[:1]) == 0
    discard_dossier(database, "01.CCHC")
    assert dossiers(corpus.catalogue) == []
    assert len(corpus.catalogue.records()) == 3
    with pytest.raises(NoSuchDossier):
        records_in(corpus.catalogue, "01.CCHC")


def test_what_is_said_of_a_dossier_can_be_changed_and_taken_back(corpus: Corpus) -> None:
    database = corpus.catalogue.database
    describe_dossier(database, "01.CCHC", {"retention": "Vĩnh viễn", "year": ""})
    dossier = dossier_named(database, "01.CCHC")
    assert (dossier.retention, dossier.year, dossier.title) == ("Vĩnh viễn", None, "Cải cách hành chính")


def test_a_dossier_has_a_code_of_its_own(corpus: Corpus) -> None:
    with pytest.raises(DossierExists):
        make_dossier(corpus.catalogue.database, "01.CCHC", {})
    with pytest.raises(NoCode):
        make_dossier(corpus.catalogue.database, " ", {})
    with pytest.raises(NoSuchDossier):
        put_in_dossier(corpus.catalogue.database, "02.CCHC", [])


def test_a_folder_means_the_files_read_from_it_and_below_and_no_other(corpus: Corpus, tmp_path: Path) -> None:
    more = {"x.txt": paper("1/KH-UBND", date(2024, 2, 1)), "y.txt": paper("2/KH-UBND", date(2024, 2, 2))}
    list(corpus.add_many([*write(tmp_path / "tep" / "con", more)]))
    list(corpus.add_many(write(tmp_path / "tep2", {"z.txt": paper("3/KH-UBND", date(2024, 2, 3))})))
    assert {record.name for record in records_under(corpus.catalogue, str(tmp_path / "tep" / "con"))} == {
        "x.txt",
        "y.txt",
    }
    assert {record.name for record in records_under(corpus.catalogue, f"{tmp_path / 'tep'}/")} == {
        *TEXTS,
        *("x.txt", "y.txt"),
    }
    assert records_under(corpus.catalogue, str(tmp_path / "te")) == []


def test_an_archive_that_was_taken_apart_is_a_folder(corpus: Corpus, tmp_path: Path) -> None:
    packed = zipped(tmp_path / "hồ sơ.zip", {"con/x.txt": paper("1/KH-UBND", date(2024, 2, 1)).encode()})
    list(corpus.add_many([packed]))
    assert [record.name for record in records_under(corpus.catalogue, str(packed))] == ["x.txt"]
    for name in ("hồ sơ.zip", str(packed)):
        dossier, records = dossier_meant(corpus.catalogue, name)
        assert (dossier.code, [record.name for record in records]) == ("hồ sơ.zip", ["x.txt"])
        assert archive_of(records[0]) == "hồ sơ.zip"
    for name in ("sơ.zip", "con", ""):
        with pytest.raises(NoSuchDossier):
            dossier_meant(corpus.catalogue, name)
    assert archive_of(record_named(corpus, "a.txt")) is None


def test_a_record_taken_out_of_the_corpus_and_read_again_is_where_it_was_filed(corpus: Corpus, tmp_path: Path) -> None:
    record = record_named(corpus, "c.txt")
    put_in_dossier(corpus.catalogue.database, "01.CCHC", [record])
    corpus.remove(record, reason="thử")
    assert names(corpus) == []
    list(corpus.add_many([tmp_path / "tep" / "c.txt"], again=True))
    assert names(corpus) == ["c.txt"]
