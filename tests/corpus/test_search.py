"""A search finds what was meant, shows where it stands, and shows no more than what stands there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Corpus, Found, question_of, search
from index import ENGINES
from tests.corpus.making import PROVINCE, corpus_of, paper

HOA_SON = {"issuer": PROVINCE.format("HÒA SƠN"), "place": "Hòa Sơn"}
LONG = "Nội dung thứ nhất không liên quan. " * 12
HELD = {
    "ke-hoach.txt": paper(
        "12/KH-UBND", date(2024, 1, 12), "1. Đẩy mạnh kiểm soát thủ tục hành chính.\n\n2. Dự toán kinh phí là 66.15 triệu đồng."
    ),
    "tan-man.txt": paper(
        "7/KH-UBND", date(2023, 5, 4), "Các thủ tục về nhà ở, kiểm tra việc soát xét; hành vi chính đáng; kiểm soát chặt chẽ.",
        subject="Chỉnh trang đô thị",
    ),
    "quyet-dinh.txt": paper(
        "87/QĐ-UBND", date(2023, 11, 20), "Điều 1. Phê duyệt phương án kiểm soát thủ tục hành chính.", subject="phê duyệt phương án", **HOA_SON
    ),
    "bao-cao.txt": paper(
        "142/BC-UBND", date(2024, 6, 13),
        LONG + "Thực hiện Kế hoạch số 012/KH-UBND ngày 12/01/2024; Nghị định số 63/2010/ND-CP. " + LONG
        + "\f" + LONG + "\n\nTrang thứ hai nói về số hóa hồ sơ.\n\f\nTrang ba nói về chữ ký số.",
        subject="Kết quả sáu tháng",
    ),
}  # fmt: skip


@pytest.fixture(scope="module", params=sorted(ENGINES))
def corpus(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    opened = corpus_of(tmp_path_factory.mktemp("kho"), HELD, engine=request.param)
    yield opened
    opened.close()


def found(corpus: Corpus, typed: str, **filters: object) -> list[Found]:
    return search(corpus, question_of(typed, **filters))


def names(hits: list[Found]) -> list[str]:
    return list(dict.fromkeys(hit.record.name for hit in hits))


@pytest.mark.parametrize(
    "typed", ["kiểm soát thủ tục hành chính", "kiem soat thu tuc hanh chinh", "KIỂM SOÁT THỦ TỤC HÀNH CHÍNH"]
)
def test_words_side_by_side_come_before_scattered_ones(corpus: Corpus, typed: str) -> None:
    hits = found(corpus, typed)
    assert set(names(hits)[:2]) == {"ke-hoach.txt", "quyet-dinh.txt"}
    assert names(hits)[2:] == ["tan-man.txt"]
    marked = [span.of(hits[0].quote) for span in hits[0].highlights]
    assert marked == ["kiểm soát thủ tục hành chính"]


@pytest.mark.parametrize(
    "typed", ['"kiểm soát thủ tục hành chính"', "“kiem soat thu tuc hanh chinh”", "«kiểm soát thủ tục»"]
)
def test_a_phrase_is_found_whole(corpus: Corpus, typed: str) -> None:
    assert set(names(found(corpus, typed))) == {"ke-hoach.txt", "quyet-dinh.txt"}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("kiểm", {"ke-hoach.txt", "tan-man.txt", "quyet-dinh.txt"}),
        (
            "kiệm",
            {"ke-hoach.txt", "tan-man.txt", "quyet-dinh.txt"},
        ),  # stands nowhere so: other marks are tried, and told
        ("so hoa", {"bao-cao.txt", "quyet-dinh.txt"}),  # số ... Hòa Sơn
        ("số hóa", {"bao-cao.txt"}),
        ("66.15", {"ke-hoach.txt"}),
        ("số hóa hồ sơ", {"bao-cao.txt"}),
        ("số hoá hồ sơ", {"bao-cao.txt"}),
        ("không có ở đâu cả", set()),
        ('"thủ tục kiểm soát"', set()),
        ("", set()),
        ('""', set()),
        ("…!?", set()),
        ('"thủ tục', {"ke-hoach.txt", "tan-man.txt", "quyet-dinh.txt"}),
        ("x" * 10_000, set()),
        ("AND OR NOT *", set()),
    ],
)
def test_what_is_typed(corpus: Corpus, typed: str, expected: set[str]) -> None:
    assert set(names(found(corpus, typed))) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("12/KH-UBND", {"ke-hoach.txt", "bao-cao.txt"}),
        ("12/kh-ubnd", {"ke-hoach.txt", "bao-cao.txt"}),
        ("012/KH-UBND", {"ke-hoach.txt", "bao-cao.txt"}),
        ("12 / KH - UBND", {"ke-hoach.txt", "bao-cao.txt"}),
        ("63/2010/NĐ-CP", {"bao-cao.txt"}),
        ("63/2010/nd-cp", {"bao-cao.txt"}),
        ("2/KH-UBND", set()),
        ("12/01/2024", {"ke-hoach.txt", "bao-cao.txt"}),  # the letterhead says it in words
    ],
)
def test_numbers_in_any_spelling(corpus: Corpus, typed: str, expected: set[str]) -> None:
    assert set(names(found(corpus, f'"{typed}"' if " " in typed else typed))) == expected


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"types": ("Kế hoạch",)}, {"ke-hoach.txt", "tan-man.txt"}),
        ({"types": ("Quyết định", "Kế hoạch")}, {"ke-hoach.txt", "tan-man.txt", "quyet-dinh.txt"}),
        ({"types": ("Thông tư",)}, set()),
        ({"issuer": "Hòa Sơn"}, {"quyet-dinh.txt"}),
        ({"issuer": "hoa son"}, {"quyet-dinh.txt"}),
        ({"issuer": "Ủy ban nhân dân tỉnh"}, {"ke-hoach.txt", "tan-man.txt", "quyet-dinh.txt"}),
        ({"since": date(2024, 1, 1)}, {"ke-hoach.txt"}),
        ({"since": date(2024, 1, 12), "until": date(2024, 1, 12)}, {"ke-hoach.txt"}),
        ({"until": date(2023, 11, 20)}, {"tan-man.txt", "quyet-dinh.txt"}),
        ({"until": date(2023, 11, 19)}, {"tan-man.txt"}),
        ({"since": date(2023, 1, 1), "until": date(2023, 12, 31), "types": ("Kế hoạch",)}, {"tan-man.txt"}),
    ],
)
def test_filters(corpus: Corpus, filters: dict[str, object], expected: set[str]) -> None:
    assert set(names(found(corpus, "kiểm soát", **filters))) == expected


@pytest.mark.parametrize(("typed", "page"), [("kết quả sáu tháng", 1), ('"số hóa hồ sơ"', 2), ('"chữ ký số"', 3)])
def test_the_page_is_the_page_of_the_match(corpus: Corpus, typed: str, page: int) -> None:
    hit = found(corpus, typed)[0]
    assert (hit.record.name, hit.page) == ("bao-cao.txt", page)


def test_a_quote_out_of_a_long_paragraph_is_short_and_holds_the_match(corpus: Corpus) -> None:
    hit = next(hit for hit in found(corpus, "63/2010/NĐ-CP") if hit.record.name == "bao-cao.txt")
    assert len(hit.quote) < 500
    assert [span.of(hit.quote) for span in hit.highlights] == ["63/2010/ND-CP"]
    assert hit.quote.startswith("Nghị định số")


def test_as_many_hits_as_asked_for_best_first(corpus: Corpus) -> None:
    every = search(corpus, "nội dung", limit=50)
    assert [hit.score for hit in every] == sorted((hit.score for hit in every), reverse=True)
    assert search(corpus, "nội dung", limit=1) == every[:1]


WORDS = st.lists(
    st.sampled_from(
        [
            "kiểm",
            "soat",
            "thủ",
            "tục",
            "hành",
            "chinh",
            "Kế",
            "hoạch",
            "12/KH-UBND",
            "63/2010/NĐ-CP",
            "số",
            "hóa",
            "12/01/2024",
            "Điều",
            "1.",
            '"',
            "(",
            "-",
            "không",
        ]
    ),
    max_size=4,
)


@settings(max_examples=60)
@given(WORDS)
def test_every_quote_stands_in_its_record_and_holds_what_is_marked(corpus: Corpus, words: list[str]) -> None:
    for hit in found(corpus, " ".join(words)):
        text = corpus.catalogue.text(hit.record.id)
        assert hit.span.of(text) == hit.quote
        assert corpus.catalogue.document(hit.record.id).page_at(hit.span.start) <= hit.page
        assert hit.highlights
        ends = 0
        for span in hit.highlights:
            assert ends <= span.start < span.end <= len(hit.quote)
            ends = span.end


def test_all_engines_answer_alike(tmp_path: Path) -> None:
    answers = []
    for engine in ENGINES:
        corpus = corpus_of(tmp_path / engine, HELD, engine=engine)
        answers.append(
            [
                sorted((hit.record.name, hit.span) for hit in found(corpus, typed))
                for typed in ("kiểm soát", "số", "12/KH-UBND")
            ]
        )
        corpus.close()
    assert answers[0] == answers[1] == answers[2]


def test_marks_of_markdown_are_not_shown(tmp_path: Path) -> None:
    text = paper("5/KH-UBND", date(2024, 3, 1), "**Kiểm tra** công vụ <b>đột xuất</b> tại huyện Nậm Hương.")
    corpus = corpus_of(tmp_path, {"a.md": text})
    (hit,) = search(corpus, '"kiểm tra công vụ đột xuất"')
    corpus.close()
    assert "**Kiểm tra** công vụ <b>đột xuất</b>" in hit.quote  # as it stands in the record
    shown = [text for text, _ in hit.stretches()]
    assert "Kiểm tra công vụ đột xuất tại huyện" in "".join(shown)
    assert any(marked for _, marked in hit.stretches())
