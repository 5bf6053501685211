"""Every way in which catalogue, index and originals can disagree is found and named; a sound corpus proves sound."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from corpus import Corpus, Part, Wrong, prove
from corpus.originals import Originals
from tests.corpus.making import corpus_of, paper

PLAN = paper("12/KH-UBND", date(2024, 1, 12), "Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ.")
REPORT = paper("142/BC-UBND", date(2024, 6, 13), "Thực hiện Kế hoạch số 12/KH-UBND ngày 12/01/2024 của UBND tỉnh.")


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    made = corpus_of(tmp_path, {"a.txt": PLAN, "b.txt": REPORT}, engine="whoosh")
    for each in made.catalogue.records():
        assert Originals(made.folder / "originals").keep(Path(each.path), each.id)
        change(made, "INSERT INTO original VALUES (?, '2024')", each.id)
    made.close_index()
    return made


def change(corpus: Corpus, statement: str, *values: object) -> None:
    with corpus.catalogue.database.transaction() as connection:
        connection.execute(statement, values)


def wrongs(corpus: Corpus) -> set[tuple[Part, Wrong]]:
    return {(proof.part, fault.wrong) for proof in prove(corpus) for fault in proof.faults}


def test_a_sound_corpus(corpus: Corpus) -> None:
    proofs = list(prove(corpus))
    assert [(proof.part, proof.examined, proof.faults) for proof in proofs] == [(part, 2, ()) for part in Part]
    corpus.close()


def an_original(corpus: Corpus) -> Path:
    return next((corpus.folder / "originals").glob("??/*"))


def other_index(corpus: Corpus) -> None:
    corpus.engine().replace("f" * 64, [])
    corpus.engine().remove(corpus.catalogue.records()[0].id)
    corpus.engine().commit()


def half_an_index(corpus: Corpus) -> None:
    for path in corpus.index_path.glob("*.seg"):
        path.write_bytes(path.read_bytes()[:-10])


def one_bit(corpus: Corpus) -> None:
    path = max(corpus.index_path.glob("*.seg"), key=lambda path: path.stat().st_size)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def stray(corpus: Corpus) -> None:
    change(corpus, "DELETE FROM place")
    change(corpus, "DELETE FROM record WHERE number LIKE '12/%'")


HARM: dict[str, tuple[Callable[[Corpus], object], set[tuple[Part, Wrong]]]] = {
    "a page beyond the text": (
        lambda corpus: change(corpus, "UPDATE record SET pages = '[[1, 0, 999999]]'"),
        {(Part.OFFSETS, Wrong.OUTSIDE)},
    ),
    "no pages": (lambda corpus: change(corpus, "UPDATE record SET pages = '[]'"), {(Part.OFFSETS, Wrong.DAMAGED)}),
    "a text cut short": (
        lambda corpus: change(corpus, "UPDATE record SET text = substr(text, 1, 40)"),
        {(Part.OFFSETS, Wrong.OUTSIDE)},
    ),
    "a citation beyond the text": (
        lambda corpus: change(corpus, 'UPDATE citation SET "end" = 999999'),
        {(Part.OFFSETS, Wrong.OUTSIDE)},
    ),
    "a citation turned round": (
        lambda corpus: change(corpus, 'UPDATE citation SET "end" = start - 1'),
        {(Part.OFFSETS, Wrong.OUTSIDE)},
    ),
    "a citation on another page": (
        lambda corpus: change(corpus, "UPDATE citation SET page = 7"),
        {(Part.OFFSETS, Wrong.OTHER_PAGE)},
    ),
    "an original lost": (lambda corpus: an_original(corpus).unlink(), {(Part.ORIGINALS, Wrong.MISSING)}),
    "an original changed": (
        lambda corpus: an_original(corpus).write_bytes(b"x"),
        {(Part.ORIGINALS, Wrong.CHANGED)},
    ),
    "an index without a record": (other_index, {(Part.INDEX, Wrong.NOT_INDEXED)}),
    "an index with a record too many": (stray, {(Part.INDEX, Wrong.NOT_HELD)}),
    "a damaged index": (half_an_index, {(Part.INDEX, Wrong.DAMAGED)}),
    "one bit of the index": (one_bit, {(Part.INDEX, Wrong.DAMAGED)}),
}


@pytest.mark.parametrize("what", HARM)
def test_what_does_not_agree_is_named(corpus: Corpus, what: str) -> None:
    harm, expected = HARM[what]
    harm(corpus)
    corpus.close_index()
    assert wrongs(corpus) == expected
    assert wrongs(corpus) == expected  # proving repairs nothing
    corpus.close()


def test_a_damaged_page_of_the_catalogue_is_named_and_the_rest_examined(corpus: Corpus) -> None:
    path = corpus.catalogue.database.path
    corpus.close()
    whole = path.read_bytes()
    size = int.from_bytes(whole[16:18])
    path.write_bytes(whole[:size] + b"".join(
        (b"\xa5" * size if whole[at] in (2, 5, 10, 13) and at > 40 * size else whole[at : at + size])
        for at in range(size, len(whole), size)
    ))  # fmt: skip
    torn = Corpus.open(path.parent)
    proofs = list(prove(torn))
    assert [proof.part for proof in proofs] == list(Part)
    assert proofs[0].faults and {fault.wrong for fault in proofs[0].faults} == {Wrong.DAMAGED}
    torn.close()


def test_records_that_point_nowhere(corpus: Corpus) -> None:
    corpus.catalogue.database.connection.execute("PRAGMA foreign_keys = OFF")
    change(corpus, "UPDATE place SET record = 'x'")
    assert wrongs(corpus) == {(Part.CATALOGUE, Wrong.DAMAGED)}
    corpus.close()
