"""An answer says what it found, how much of it there is, how it divides, and what it did beyond the words typed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from corpus import Answer, Corpus, How, NoteKind, paging, question_of, search_page
from index import ENGINES, IndexBusy, Order
from tests.corpus.making import PROVINCE, corpus_of, paper

HOA_SON = {"issuer": PROVINCE.format("HÒA SƠN"), "place": "Hòa Sơn"}
HELD = {
    "ke-hoach.txt": paper(
        "12/KH-UBND", date(2024, 1, 12),
        "Căn cứ Luật Viên chức số 58/2010/QH12 ngày 15/11/2010;\n\nRà soát thủ tục hành chính (TTHC) trên địa bàn.\n\n"
        "Công bố danh mục TTHC nội bộ; niêm yết TTHC tại trụ sở.",
    ),
    "bao-cao.txt": paper(
        "142/BC-UBND", date(2024, 6, 13),
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 12/01/2024 của Ủy ban nhân dân tỉnh.\n\nĐã công khai thủ tục hành chính.\n\n"
        "Một số cơ quan còn chậm gửi hồ sơ (bảng tổng hợp nhu cầu, BTHNC) theo mẫu.",
        subject="Kết quả rà soát sáu tháng",
    ),
    "quyet-dinh.txt": paper(
        "87/QĐ-UBND", date(2023, 11, 20),
        "Căn cứ Luật Viên chức năm 2010;\n\nĐiều 1. Giao chỉ tiêu biên chế.\n\nBan hành bảng tổng hợp nhu cầu (BTHNC).",
        subject="giao biên chế", **HOA_SON,
    ),
}  # fmt: skip


@pytest.fixture(scope="module", params=sorted(ENGINES))
def corpus(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    opened = corpus_of(tmp_path_factory.mktemp("kho"), HELD, engine=request.param)
    yield opened
    opened.close()


def names(answer: Answer) -> list[str]:
    return list(dict.fromkeys(hit.record.name.removesuffix(".txt") for hit in answer.hits))


def kinds(answer: Answer) -> list[NoteKind]:
    return [note.kind for note in answer.notes]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("công bố TTHC", {"ke-hoach"}),
        ("công khai TTHC", {"bao-cao"}),  # which writes it out
        ("niêm yết thủ tục hành chính", {"ke-hoach"}),  # which abbreviates it
        ('"niêm yết thủ tục hành chính"', {"ke-hoach"}),
        ('"công khai tthc"', {"bao-cao"}),
        ("chậm gửi bảng tổng hợp nhu cầu", {"bao-cao"}),
        ('"ban hành BTHNC"', {"quyet-dinh"}),  # an abbreviation only the documents know
        ("công bố -TTHC", set()),
        ("UBND tỉnh Hòa Sơn", {"quyet-dinh"}),
        ("niêm*", {"ke-hoach"}),
        ("công văn 142/BC-UBND", {"bao-cao"}),  # what kind of document a number is of needs not stand beside it
        ("bc số 142/BC-UBND rà soát", {"bao-cao"}),
        ("ngày 12 tháng 01 năm 2024", {"ke-hoach", "bao-cao"}),
        ("12.1.2024", {"ke-hoach", "bao-cao"}),
        ('"danh mục TT*"', {"ke-hoach"}),
        ("142/*", {"bao-cao"}),
        ("12/KH*", {"ke-hoach", "bao-cao"}),
        ("loại:BC", {"bao-cao"}),
        ("năm:2024 rà soát", {"ke-hoach", "bao-cao"}),
        ("từ:02/2024 rà soát", {"bao-cao"}),
        ("cơ quan:UBND tỉnh Hòa Sơn biên chế", {"quyet-dinh"}),  # what no body is called are words
        ("cơ quan:Hòa Sơn rà soát", set()),
        ("số:12", {"ke-hoach"}),
        ("số:012/kh-ubnd", {"ke-hoach"}),
        ("số:12/QĐ-UBND", set()),
        ("trích dẫn:12/KH-UBND", {"bao-cao"}),
        ("cites:58/2010/QH12", {"ke-hoach", "quyet-dinh"}),  # by its number, and by its name and year
        ('trích dẫn:"luật viên chức 2010"', {"ke-hoach", "quyet-dinh"}),
        ("trích dẫn:99/KH-UBND", set()),
    ],
)
def test_what_is_found(corpus: Corpus, typed: str, expected: set[str]) -> None:
    assert set(names(search_page(corpus, typed))) == expected


@pytest.mark.parametrize(
    ("typed", "kind", "searched", "expected"),
    [
        ("rá soát", NoteKind.MARKS, ("ra",), {"ke-hoach", "bao-cao"}),
        ("trụ sỡ", NoteKind.MARKS, ("so",), {"ke-hoach"}),
        ("biên chees", NoteKind.MISTAKE, ("che",), set()),  # two letters away: not mended
        ("thủ tục hànnh chính", NoteKind.MISTAKE, ("hanh",), {"ke-hoach", "bao-cao"}),
        ("bieen chế", NoteKind.MISTAKE, ("bien",), {"quyet-dinh"}),
        ("biên chế ngiao", NoteKind.MISTAKE, ("giao",), {"quyet-dinh"}),
        ('"rà soátt thủ tục"', NoteKind.MISTAKE, ("soat",), {"ke-hoach"}),
        ("giáo chỉ tiêu", NoteKind.MARKS, ("giao",), {"quyet-dinh"}),
    ],
)
def test_what_stands_nowhere_is_respelt_and_told(
    corpus: Corpus, typed: str, kind: NoteKind, searched: tuple[str, ...], expected: set[str]
) -> None:
    answer = search_page(corpus, typed)
    assert set(names(answer)) == expected
    if expected:
        told = {note.kind: note.searched for note in answer.notes}
        assert told[kind] == searched
        reasons = {each.how for hit in answer.hits for each in hit.why}
        assert {NoteKind.MARKS: How.MARKS, NoteKind.MISTAKE: How.MISTAKE}[kind] in reasons


def test_a_word_that_stands_somewhere_is_never_respelt(corpus: Corpus) -> None:
    answer = search_page(corpus, "giao")
    assert names(answer) == ["quyet-dinh"]
    assert answer.notes == ()


def test_words_that_no_paragraph_has_are_found_in_one_document_and_told(corpus: Corpus) -> None:
    answer = search_page(corpus, "rà soát niêm yết viên chức")
    assert names(answer) == ["ke-hoach"]
    assert NoteKind.SCATTERED in kinds(answer)
    assert (answer.total, answer.documents) == (1, 1)


def test_for_want_of_a_document_with_all_words_those_with_most_are_shown_and_told(corpus: Corpus) -> None:
    answer = search_page(corpus, "rà soát niêm yết viên chức khủng")
    assert names(answer) == ["ke-hoach"]
    assert [(note.kind, note.typed) for note in answer.notes][-1] == (NoteKind.PARTLY, "6/7")
    assert search_page(corpus, "khủng long bạo chúa").hits == ()  # too little of it stands anywhere
    assert search_page(corpus, 'rà soát niêm yết "khủng long"').hits == ()  # phrases and numbers are meant as typed
    assert search_page(corpus, "rà soát niêm yết 99/KH-UBND").hits == ()


PIECES = "Quản lý đất rừng; xử lý đất bãi; giao đất đai."  # every pair of the phrase, and not the phrase
PHRASE = '"quản lý đất đai"'


def test_a_document_is_not_said_to_have_a_phrase_of_which_it_has_the_pieces(tmp_path: Path) -> None:
    whole = "Công tác quản lý đất đai."
    texts = {
        "mảnh.txt": paper("5/BC-UBND", date(2024, 3, 1), f"{PIECES}\n\nNiêm yết tại trụ sở."),
        "đủ.txt": paper("6/BC-UBND", date(2024, 3, 2), f"{PIECES}\n\nNiêm yết tại trụ sở.\n\n{whole}"),
    }
    corpus = corpus_of(tmp_path, texts)
    answer = search_page(corpus, f"niêm yết {PHRASE}")
    assert (names(answer), answer.total, answer.exact) == (["đủ"], 1, True)
    assert NoteKind.SCATTERED in kinds(answer)
    assert "quản lý đất đai" in answer.hits[0].quote.lower() or "niêm yết" in answer.hits[0].quote.lower()
    corpus.close()


def test_nothing_is_said_to_stand_nowhere_that_was_not_looked_for_everywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paging, "_ALL_CONFIRMED", 2)
    monkeypatch.setattr(paging, "_MOST_CONFIRMED", 8)
    body = "\n\n".join(f"{at}. {PIECES}" for at in range(12))
    corpus = corpus_of(tmp_path, {"a.txt": paper("5/BC-UBND", date(2024, 3, 1), body)})
    answer = search_page(corpus, PHRASE)
    assert (answer.hits, answer.exact, answer.total) == ((), False, 4)
    answer = search_page(corpus, f"niêm yết {PHRASE}")
    assert (answer.hits, answer.exact) == ((), False)
    monkeypatch.setattr(paging, "_MOST_CONFIRMED", 20)
    answer = search_page(corpus, f"{PHRASE} ")
    assert (answer.hits, answer.exact, answer.total, answer.documents) == ((), True, 0, 0)
    corpus.close()


def test_why_a_hit_is_one(corpus: Corpus) -> None:
    (hit,) = search_page(corpus, "công khai TTHC").hits
    assert [(each.typed, each.how, each.words) for each in hit.why] == [
        ("công", How.WRITTEN, "công"),
        ("khai", How.WRITTEN, "khai"),
        ("TTHC", How.ABBREVIATION, "thủ tục hành chính"),
    ]
    assert [span.of(hit.quote) for span in hit.highlights] == ["công khai thủ tục hành chính"]


def test_counts_facets_and_pages(corpus: Corpus) -> None:
    whole = search_page(corpus, "ủy ban nhân dân", limit=100)
    assert whole.exact and whole.total == len(whole.hits) > 3
    assert whole.documents == 3
    assert whole.facets.types == (("Báo cáo", 1), ("Kế hoạch", 1), ("Quyết định", 1))
    assert whole.facets.years == (("2024", 2), ("2023", 1))
    assert whole.facets.issuers == (("Ủy ban nhân dân tỉnh Vân Lĩnh", 2), ("Ủy ban nhân dân tỉnh Hòa Sơn", 1))
    related = dict(whole.facets.relations)
    assert related
    for relation, count in related.items():
        assert search_page(corpus, question_of("ủy ban nhân dân", relation=relation)).documents == count
    pages = [search_page(corpus, "ủy ban nhân dân", offset=at, limit=2) for at in range(0, whole.total + 2, 2)]
    assert tuple(hit for page in pages for hit in page.hits) == whole.hits
    assert {(page.total, page.documents, page.facets) for page in pages} == {(whole.total, 3, whole.facets)}


def test_a_phrase_counts_what_really_stands(corpus: Corpus) -> None:
    answer = search_page(corpus, '"thủ tục hành chính" -"trên địa bàn tỉnh"')
    assert (answer.exact, answer.total) == (True, len(answer.hits))


@pytest.mark.parametrize(
    ("order", "expected"),
    [(Order.NEWEST, ["bao-cao", "ke-hoach", "quyet-dinh"]), (Order.OLDEST, ["quyet-dinh", "ke-hoach", "bao-cao"])],
)
@pytest.mark.parametrize("typed", ["ủy ban", "từ:2020"])
def test_sorted_by_date(corpus: Corpus, typed: str, order: Order, expected: list[str]) -> None:
    assert names(search_page(corpus, question_of(typed, order=order))) == expected


def test_conditions_alone_give_documents_quoted_from_their_subjects(corpus: Corpus) -> None:
    answer = search_page(corpus, "loại:BC")
    (hit,) = answer.hits
    assert hit.quote.startswith("Kết quả rà soát sáu tháng")
    assert hit.span.of(corpus.catalogue.text(hit.record.id)) == hit.quote
    assert (answer.total, answer.documents) == (1, 1)


def test_nothing_found_says_what_is_near(corpus: Corpus) -> None:
    answer = search_page(corpus, "kiemtra rà 15/KH-UBND")
    assert (answer.hits, answer.total, answer.documents) == ((), 0, 0)
    near = {each.typed: (each.paragraphs > 0, each.near) for each in answer.suggestions}
    assert near["rà"][0]
    assert near["15/KH-UBND"] == (False, ("12/KH-UBND",))
    assert near["kiemtra"] == (False, ())
    assert search_page(corpus, "số:142/KH-UBND").suggestions[0].near == ("142/BC-UBND",)


def test_a_body_may_be_called_by_its_symbol(tmp_path: Path) -> None:
    department = "ỦY BAN NHÂN DÂN\nTỈNH VÂN LĨNH\nSỞ NỘI VỤ"
    corpus = corpus_of(tmp_path, HELD | {"so.txt": paper("09/BC-SNV", date(2024, 3, 4), issuer=department)})
    assert names(search_page(corpus, "cơ quan:snv")) == ["so"]
    assert names(search_page(corpus, "issuer:SNV")) == ["so"]
    nothing = search_page(corpus, 'cơ quan:"Sở Nội vu tỉnh Vân Lịnk"')
    assert [(each.paragraphs, each.near[0]) for each in nothing.suggestions] == [(0, "Sở Nội vụ tỉnh Vân Lĩnh")]
    corpus.close()


def test_dossiers_are_a_condition(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, HELD)
    with corpus.catalogue.database.transaction() as connection:
        connection.execute("INSERT INTO dossier (code, title) VALUES ('HS.01', 'Rà soát thủ tục năm 2024')")
        (record,) = corpus.catalogue.named("bao-cao.txt")
        connection.execute("INSERT INTO filed VALUES ('HS.01', ?, '2024')", (record.id,))
    assert names(search_page(corpus, "hồ sơ:HS.01")) == ["bao-cao"]
    assert names(search_page(corpus, "hồ sơ:rà soát thủ tục công khai")) == ["bao-cao"]
    assert names(search_page(corpus, "ho so:HS.02")) == []
    corpus.close()


def test_while_others_write_what_is_indexed_is_searched_and_the_rest_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = corpus_of(tmp_path, HELD)
    (record,) = corpus.catalogue.named("bao-cao.txt")
    corpus.catalogue.mark_pending([record.id])

    def busy() -> None:
        raise IndexBusy(path=tmp_path)

    with monkeypatch.context() as patch:
        patch.setattr(corpus, "flush", busy)
        answer = search_page(corpus, "niêm yết")
    assert names(answer) == ["ke-hoach"]
    assert [(note.kind, note.typed) for note in answer.notes] == [(NoteKind.UNINDEXED, "1")]
    assert search_page(corpus, "niêm yết").notes == ()
    corpus.close()


def test_the_answer_follows_the_catalogue(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, HELD)
    assert search_page(corpus, "loại:BC").facets.types == (("Báo cáo", 1),)
    other = Corpus.open(tmp_path / "kho", engine="memory")
    with other.catalogue.database.transaction() as connection:
        connection.execute("UPDATE record SET type = 'Tờ trình', indexed = 0 WHERE type = 'Báo cáo'")
    other.close()
    assert search_page(corpus, "loại:BC").hits == ()
    assert search_page(corpus, "sáu tháng").facets.types == (("Tờ trình", 1),)
    corpus.close()
