"""Files of one document find each other however they were made; forms filled in alike, and namesakes, stay apart."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from corpus import (
    Catalogue,
    Corpus,
    Likeness,
    Status,
    all_links,
    confirm,
    copy_groups,
    edit,
    link_copies,
    links_of,
    search,
    undo,
)
from corpus.sketch import alike, bands, contained, shingles
from extractor import ReadingWarning
from patterns import Identity, PartialDate, parse_number
from tests.corpus.making import PROVINCE, corpus_of, document, meanwhile, paper, record, record_named, resolved, write

WORDS = (
    "rà soát thủ tục hành chính công khai kết quả giải quyết hồ sơ trực tuyến kiểm tra công vụ số hóa một cửa "
    "liên thông"
).split()


def prose(seed: int, words: int = 400) -> str:
    """Words that say nothing, the same for the same seed."""
    chosen = random.Random(seed)
    return " ".join(f"{chosen.choice(WORDS)} {chosen.randrange(90)}" for _ in range(words // 2)) + "."


def likenesses(corpus: Corpus) -> list[tuple[set[str], Likeness]]:
    found = []
    for link in all_links(corpus.catalogue.database):
        one, other = corpus.catalogue.record(link.one), corpus.catalogue.record(link.other)
        assert one and other
        found.append(({one.name, other.name}, link.likeness))
    return found


def test_the_same_words_under_another_layout_are_one_document(tmp_path: Path) -> None:
    text = paper("12/KH-UBND", date(2024, 1, 12), prose(1))
    corpus = corpus_of(
        tmp_path, {"a.txt": text, "b.md": text.replace(". ", ".\n\n").replace("hành chính", "hành\nchính")}
    )
    assert likenesses(corpus) == [({"a.txt", "b.md"}, Likeness.SAME)]
    corpus.close()


def test_a_copy_with_a_stamp_and_one_with_an_annex_are_copies_of_the_document(tmp_path: Path) -> None:
    day = date(2024, 1, 12)
    stamp = (
        "\nSAO Y\nSố: 45/SY-UBND\nVân Lĩnh, ngày 20 tháng 02 năm 2024\nTL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n\nLò Văn Tâm\n"
    )
    texts = {
        "a.txt": paper("12/KH-UBND", day, prose(1)),
        "sao.txt": paper("12/KH-UBND", day, prose(1)) + stamp,
        "phu-luc.txt": paper("12/KH-UBND", day, prose(1)) + "\nPHỤ LỤC\nDANH MỤC\n" + prose(2, 3000),
    }
    corpus = corpus_of(tmp_path, texts)
    assert {frozenset(names) for names, likeness in likenesses(corpus) if likeness is Likeness.COPY} == {
        frozenset({"a.txt", "sao.txt"}),
        frozenset({"a.txt", "phu-luc.txt"}),
        frozenset({"sao.txt", "phu-luc.txt"}),
    }
    (group,) = copy_groups(all_links(corpus.catalogue.database))
    assert len(group) == 3
    corpus.close()


def test_forms_filled_in_alike_are_no_copies(tmp_path: Path) -> None:
    decision = "Bổ nhiệm ông {} giữ chức vụ trưởng phòng. " + prose(3)
    texts = {
        f"{at}.txt": paper(f"{at}/QĐ-UBND", date(2024, 1, 12), decision.format(name))
        for at, name in enumerate(["Lò Văn An", "Hà Văn Bình", "Cà Văn Chung"], 31)
    }
    corpus = corpus_of(tmp_path, texts)
    assert likenesses(corpus) == []
    corpus.close()


def test_the_same_number_of_another_province_or_another_year_is_no_copy(tmp_path: Path) -> None:
    texts = {
        "a.txt": paper("12/KH-UBND", date(2024, 1, 12), prose(1)),
        "b.txt": paper("12/KH-UBND", date(2024, 1, 12), prose(1), issuer=PROVINCE.format("HÒA SƠN"), place="Hòa Sơn"),
        "c.txt": paper("12/KH-UBND", date(2023, 1, 12), prose(1)),
        "d.txt": paper("12/KH-UBND", date(2024, 1, 12), prose(9)),
    }
    corpus = corpus_of(tmp_path, texts)
    assert likenesses(corpus) == []
    corpus.close()


def test_two_days_for_one_text_are_to_be_looked_at(tmp_path: Path) -> None:
    texts = {f"{day}.txt": paper("12/KH-UBND", date(2024, 1, day), prose(1)) for day in (12, 21)}
    corpus = corpus_of(tmp_path, texts)
    assert likenesses(corpus) == [({"12.txt", "21.txt"}, Likeness.SIMILAR)]
    assert copy_groups(all_links(corpus.catalogue.database)) == []
    corpus.close()


def test_a_draft_without_number_is_near_to_what_became_of_it_and_its_twin_is_the_same(tmp_path: Path) -> None:
    draft = paper("     /KH-UBND", None, prose(1), title="KẾ HOẠCH")
    texts = {"a.txt": paper("12/KH-UBND", date(2024, 1, 12), prose(1)), "b.txt": draft, "c.txt": draft + "\n\n"}
    corpus = corpus_of(tmp_path, texts)
    assert sorted((sorted(names), likeness.value) for names, likeness in likenesses(corpus)) == [
        (["a.txt", "b.txt"], "similar"),
        (["a.txt", "c.txt"], "similar"),
        (["b.txt", "c.txt"], "same"),
    ]
    corpus.close()


def scanned(at: int, number: str, text: str, *, recognised: bool) -> tuple[object, ...]:
    identity = Identity(number=parse_number(number), symbol="KH-UBND", date=PartialDate(2024, 1, 12))
    warnings = (ReadingWarning("recognised_text", "1"),) if recognised else ()
    return record(at, identity, warnings=warnings), document(text)


def test_a_scan_whose_number_was_misread_is_near_to_the_document(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, {})
    for at, number, recognised in ((1, "3799/KH-UBND", False), (2, "37999/KH-UBND", True), (3, "4522/KH-UBND", True)):
        corpus.catalogue.put(*scanned(at, number, prose(1), recognised=recognised), [])  # type: ignore[arg-type]
    link_copies(corpus.catalogue)
    (link,) = all_links(corpus.catalogue.database)
    assert (link.one, link.other, link.likeness) == (record(1).id, record(2).id, Likeness.SIMILAR)
    corpus.close()


def test_files_that_say_almost_nothing_are_not_alike(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, {"a.txt": "Văn bản không tồn tại", "b.txt": "Văn bản không tồn tại.", "c.txt": " . "})
    assert likenesses(corpus) == []
    corpus.close()


def test_copies_of_which_one_has_lost_its_date_resolve_as_one_document(tmp_path: Path) -> None:
    texts = {
        "a.txt": paper("12/KH-UBND", date(2024, 1, 12), prose(1)),
        "mat-ngay.txt": paper("12/KH-UBND", None, prose(1)),
        "bc.txt": paper("142/BC-UBND", date(2024, 6, 13), "Thực hiện Kế hoạch số 12/KH-UBND của UBND tỉnh."),
    }
    corpus = corpus_of(tmp_path, texts)
    leads = resolved(corpus, "bc.txt")
    assert leads.status is Status.RESOLVED
    assert {each.name for each in leads.candidates} == {"a.txt", "mat-ngay.txt"}
    corpus.close()


def test_links_follow_what_a_person_says_of_the_number(tmp_path: Path) -> None:
    texts = {at: paper(f"{at}/KH-UBND", date(2024, 1, 12), prose(1)) for at in ("12", "21")}
    corpus = corpus_of(tmp_path, {f"{at}.txt": text for at, text in texts.items()})
    assert likenesses(corpus) == []
    edit(corpus.catalogue.database, record_named(corpus, "21.txt"), {"number": "12/KH-UBND"}, by="Hà")
    link_copies(corpus.catalogue)
    assert [link.likeness for link in links_of(corpus.catalogue.database, record_named(corpus, "12.txt").id)] == [
        Likeness.COPY
    ]
    edit(corpus.catalogue.database, record_named(corpus, "21.txt"), {"number": "21/KH-UBND"}, by="Hà")
    link_copies(corpus.catalogue)
    assert likenesses(corpus) == []
    corpus.close()


def test_a_record_edited_while_it_is_compared_is_compared_again(tmp_path: Path) -> None:
    texts = {at: paper(f"{at}/KH-UBND", date(2024, 1, 12), prose(1)) for at in ("12", "21")}
    corpus = corpus_of(tmp_path, {"12.txt": texts["12"]})
    (path,) = write(tmp_path / "tep", {"21.txt": texts["21"]})
    record, other = corpus.add(path).record, Catalogue.open(corpus.catalogue.database.path)
    assert record
    with meanwhile(
        corpus.catalogue,
        "BEGIN IMMEDIATE",
        lambda: edit(other.database, record, {"number": "12/KH-UBND"}, by="Hà"),
    ):
        link_copies(corpus.catalogue)
    assert likenesses(corpus) == [({"12.txt", "21.txt"}, Likeness.COPY)]
    other.close()
    corpus.close()


def test_links_stay_when_nothing_they_rest_on_changes_and_come_back_by_themselves(tmp_path: Path) -> None:
    text = paper("12/KH-UBND", date(2024, 1, 12), prose(1))
    corpus = corpus_of(tmp_path, {"a.txt": text, "b.md": text.replace("hành chính", "hành\nchính")})
    database, record, linked = corpus.catalogue.database, record_named(corpus, "a.txt"), likenesses(corpus)
    assert linked == [({"a.txt", "b.md"}, Likeness.SAME)]
    confirm(database, record, ["number"], by="Hà")
    edit(database, record, {"signer": "Lò Văn An"}, by="Hà")
    assert likenesses(corpus) == linked
    edit(database, record, {"number": "13/KH-UBND"}, by="Hà")
    assert likenesses(corpus) == []
    undo(database, record, ["number"], by="Hà")
    search(corpus, "rà soát")
    assert likenesses(corpus) == linked
    corpus.close()


def test_what_comes_later_finds_what_was_there(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, {"a.txt": paper("12/KH-UBND", date(2024, 1, 12), prose(1))})
    list(
        corpus.add_many(write(tmp_path / "sau", {"b.txt": paper("12/KH-UBND", date(2024, 1, 12), prose(1) + " Hết.")}))
    )
    assert [names for names, _ in likenesses(corpus)] == [{"a.txt", "b.txt"}]
    assert link_copies(corpus.catalogue) == 0
    corpus.close()


def test_texts_that_share_most_words_share_a_band_and_others_seldom() -> None:
    chosen = random.Random(7)
    found = apart = 0
    for seed in range(100):
        words = prose(seed, 600).split()
        near = " ".join(word for word in words if chosen.random() > 0.04)
        one, other = shingles(" ".join(words)), shingles(near)
        assert alike(one, other) > 0.7
        found += bool(set(bands(one)) & set(bands(other)))
        apart += bool(set(bands(one)) & set(bands(shingles(prose(seed + 1000, 600)))))
    assert found >= 97
    assert apart == 0


@given(st.text(max_size=300))
def test_any_text_is_like_itself(text: str) -> None:
    words = shingles(text)
    assert alike(words, words) == contained(words, words) == (1.0 if words.size else 0.0)
    assert len(bands(words)) in ((20,) if words.size else (0,))
    assert bands(words) == bands(shingles(f" {text}\n"))
