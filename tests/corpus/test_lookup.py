"""What an archivist types finds the documents meant, all of them and each once; witnesses that disagree are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Candidate, Corpus, audit, citation_graph, known_documents, look_up, missing
from corpus.asked import read_reference
from tests.corpus.making import MOTTO, PROVINCE, corpus_of, meanwhile, paper, party_paper, record_named, write

HOA_SON = {"issuer": PROVINCE.format("HÒA SƠN"), "place": "Hòa Sơn"}
SNV = {"issuer": "ỦY BAN NHÂN DÂN\nTỈNH VÂN LĨNH\nSỞ NỘI VỤ"}
REPORT = """Căn cứ Luật Viên chức số 58/2010/QH12 ngày 15/11/2010; Luật Cán bộ, công chức năm 2008;
Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ về kiểm soát thủ tục hành chính;
Căn cứ Nghị định số 63/2024/NĐ-CP ngày 10/6/2024 của Chính phủ;
Thực hiện Chỉ thị số 18-CT/TU, ngày 07/9/2023 của Ban Thường vụ Tỉnh ủy về cải cách hành chính; Quyết định số 133/QĐ-UBND
ngày 02/02/2024 của Chủ tịch UBND tỉnh; Kế hoạch số 12/KH-UBND ngày 12/01/2024 của UBND tỉnh.
Đối với viên chức, áp dụng Luật Viên chức năm 2010. Các mục tiêu của Kế hoạch số 12/KH-UBND đều đạt."""
MINUTES = """Theo Nghị định 63/2010/ND-CP và văn bản số 133/QĐ-UBND ngày 02/02/2024, Kế hoạch số 012/KH-UBND ngày 12/01/2024
của Ủy ban nhân dân tỉnh Vân Lĩnh; Hướng dẫn số 09/HD-SNV ngày 04/3/2024 của Sở Nội vụ."""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    held = {
        "ke-hoach.txt": paper("12/KH-UBND", date(2024, 1, 12)),
        "ke-hoach-2021.txt": paper("12/KH-UBND", date(2021, 2, 3)),
        "ke-hoach-hoa-son.txt": paper("12/KH-UBND", date(2024, 1, 20), **HOA_SON),
        "chi-thi.txt": party_paper("18-CT/TU", date(2023, 9, 7)),
        "hop-dong.txt": paper("09/HĐ-SNV", date(2024, 3, 5), **SNV),
        "bao-cao.txt": paper("142/BC-UBND", date(2024, 6, 13), REPORT),
        "bien-ban.txt": paper("31/BB-SNV", date(2024, 7, 1), MINUTES, title="BIÊN BẢN", **SNV),
    }
    opened = corpus_of(tmp_path_factory.mktemp("kho"), held)
    yield opened
    opened.close()


def told(candidate: Candidate) -> str:
    year = (candidate.date or "")[:4]
    return f"{candidate.number or candidate.name} {year} {'+'.join(record.name for record in candidate.held) or '-'} {len(candidate.citations)}"


PLAN = "12/KH-UBND 2024 ke-hoach.txt 3"
PLANS = (PLAN, "12/KH-UBND 2021 ke-hoach-2021.txt 0", "12/KH-UBND 2024 ke-hoach-hoa-son.txt 0")
DECREE = "63/2010/NĐ-CP 2010 - 2"
DECREE_2024 = "63/2024/NĐ-CP 2024 - 1"
DIRECTIVE = "18-CT/TU 2023 chi-thi.txt 1"
DECISION = "133/QĐ-UBND 2024 - 2"
ACT = "58/2010/QH12 2010 - 2"
CONTRACT = "09/HĐ-SNV 2024 hop-dong.txt 0"
GUIDE = "09/HD-SNV 2024 - 1"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("12/KH-UBND", PLANS),
        ("12/kh-ubnd", PLANS),
        ("012/KH-UBND", PLANS),
        (" 12 / KH - UBND ", PLANS),
        ("12/KH-UBND.", PLANS),
        ("số 12/KH-UBND", PLANS),
        ("Kế hoạch 12/KH-UBND", PLANS),
        ("Kế hoạch số 12/KH-UBND", PLANS),
        ("ke hoach so 12/kh-ubnd", PLANS),
        ("KH 12", PLANS),
        ("kế hoạch 12", PLANS),
        ("Kế hoạch số: 12", PLANS),
        ("kế hoạch 12 năm 2021", PLANS[1:2]),
        ("12/KH-UBND 2021", PLANS[1:2]),
        ("12/KH-UBND năm 2021", PLANS[1:2]),
        ("kh 12/2021", PLANS[1:2]),
        ("KH12", PLANS),
        ("kh12/2021", PLANS[1:2]),
        ("12/KHUBND", PLANS),
        ("12/khubnd năm 2021", PLANS[1:2]),
        ("NĐ63/2010", (DECREE,)),
        ("18-CTTU", (DIRECTIVE,)),
        ("Kế hoạch số 12/KH-UBND ngày 12/01/2024 của UBND tỉnh", (PLAN, PLANS[2])),
        ("12/KH-UBND ngày 03 tháng 02 năm 2021", PLANS[1:2]),
        ("NĐ 63/2010", (DECREE,)),
        ("nđ 63/2010", (DECREE,)),
        ("nd 63/2010", (DECREE,)),
        ("nghị định 63", (DECREE, DECREE_2024)),
        ("nghi dinh 63", (DECREE, DECREE_2024)),
        ("NGHI DINH SO 63 NAM 2010", (DECREE,)),
        ("nđ 63/2010/nđ-cp", (DECREE,)),
        ("63/2010/NĐ-CP", (DECREE,)),
        ("63/2010/nd-cp", (DECREE,)),
        ("Nghị định số 63/2010/ND-CP", (DECREE,)),
        ("63/2010/NĐ–CP", (DECREE,)),
        ("63", (DECREE, DECREE_2024)),
        ("18-CT/TU", (DIRECTIVE,)),
        ("18 - ct/tu", (DIRECTIVE,)),
        ("chi thi 18-CT/TU", (DIRECTIVE,)),
        ("Chỉ thị 18", (DIRECTIVE,)),
        ("ct 18", (DIRECTIVE,)),
        ("qd 133", (DECISION,)),
        ("QĐ 133", (DECISION,)),
        ("quyết định 133/2024", (DECISION,)),
        ("quyết định 133 năm 2023", ()),
        ("luat vien chuc 2010", (ACT,)),
        ("Luật Viên chức", (ACT,)),
        ("LUẬT VIÊN CHỨC NĂM 2010", (ACT,)),
        ("luật viên chức 2019", ()),
        ("58/2010/QH12", (ACT,)),
        ("luật số 58/2010/qh12", (ACT,)),
        ("luật cán bộ công chức 2008", ("Luật Cán bộ, công chức 2008 - 1",)),
        ("Luật cán bộ, công chức", ("Luật Cán bộ, công chức 2008 - 1",)),
        ("09/HĐ-SNV", (CONTRACT,)),
        ("09/hd-snv", (CONTRACT, GUIDE)),
        ("hợp đồng 9", (CONTRACT,)),
        ("hướng dẫn 9", (GUIDE,)),
        ("99/KH-UBND", ()),
        ("nghị định", ()),
        ("luật", ()),
        ("", ()),
        ("   ", ()),
        ("???", ()),
        ("%' OR 1=1 --", ()),
        ("/-/", ()),
        ("０", ()),
        ("²", ()),
        ("\x00\x1b[31m", ()),
        ("x" * 10_000, ()),
        ("12/" * 4_000, ()),
    ],
)  # fmt: skip
def test_what_is_typed(corpus: Corpus, typed: str, expected: tuple[str, ...]) -> None:
    answer = look_up(corpus.catalogue, typed)
    assert sorted(map(told, answer.candidates)) == sorted(expected)
    assert answer.asked.typed == typed


@pytest.mark.parametrize(("typed", "near"), [("63/2010/TT-BNV", "63/2010/NĐ-CP"), ("quyết định 12", "12/KH-UBND")])
def test_what_is_near_is_offered_when_nothing_is_found(corpus: Corpus, typed: str, near: str) -> None:
    answer = look_up(corpus.catalogue, typed)
    assert answer.candidates == ()
    assert near in answer.nearest


def test_what_is_held_comes_first_and_the_facts_are_its_own(corpus: Corpus) -> None:
    first = look_up(corpus.catalogue, "12/KH-UBND").candidates[0]
    assert (first.type, first.date, first.issuer) == ("Kế hoạch", "2024-01-12", "Ủy ban nhân dân tỉnh Vân Lĩnh")
    assert first.subject == "Công tác cải cách hành chính"
    assert first.contradictions == ()


def test_every_mention_has_its_place(corpus: Corpus) -> None:
    (act,) = look_up(corpus.catalogue, "18-CT/TU").candidates
    (mention,) = act.citations
    assert (mention.record.name, mention.page) == ("bao-cao.txt", 1)
    assert "Thực hiện Chỉ thị số 18-CT/TU, ngày 07/9/2023 của Ban Thường vụ Tỉnh ủy" in mention.quote
    text = corpus.catalogue.text(mention.record.id)
    assert mention.kept.citation.span.of(text) == mention.kept.citation.quote


@given(st.text(max_size=80))
def test_anything_typed_is_understood_or_not_but_never_fails(typed: str) -> None:
    assert read_reference(typed).typed == typed


def cites(number: str, says: str, **facts: str) -> str:
    return paper(number, date(2024, 6, 1), f"Thực hiện {says}.", **{"title": "BÁO CÁO", **facts})


def test_two_dates_in_one_year_contradict_each_other(tmp_path: Path) -> None:
    held = {
        "ke-hoach.txt": paper("21/KH-UBND", date(2024, 1, 25)),
        "a.txt": cites("1/BC-UBND", "Kế hoạch số 21/KH-UBND ngày 26/01/2024 của UBND tỉnh"),
        "b.txt": cites("2/BC-UBND", "Kế hoạch số 21/KH-UBND ngày 25/01/2024 của UBND tỉnh"),
    }
    corpus = corpus_of(tmp_path, held)
    (candidate,) = look_up(corpus.catalogue, "21/KH-UBND").candidates
    corpus.close()
    (contradiction,) = candidate.contradictions
    assert contradiction.fact == "date"
    assert contradiction.values == (("2024-01-25", ("ke-hoach.txt", "b.txt, tr. 1")), ("2024-01-26", ("a.txt, tr. 1",)))
    assert candidate.date == "2024-01-25"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Kế hoạch số 61/KH-UBND ngày 02/5/2019 của UBND tỉnh", "Kế hoạch số 61/KH-UBND ngày 03/6/2021 của UBND tỉnh"),
        (
            "Nghị quyết số 02/NQ-CP ngày 01/01/2020 của Chính phủ",
            "Nghị quyết số 02/NQ-CP ngày 10/01/2022 của Chính phủ",
        ),
        (
            "Quyết định số 5/QĐ-UBND ngày 02/5/2024 của UBND tỉnh",
            "Quyết định số 5/QĐ-UBND ngày 03/6/2024 của UBND tỉnh Hòa Sơn",
        ),
        (
            "Quyết định số 5/QĐ-UBND ngày 02/5/2024 của UBND tỉnh",
            "Quyết định số 5/QĐ-UBND ngày 03/6/2024 của UBND huyện Nậm Hương",
        ),
    ],
)
def test_other_years_and_other_bodies_are_other_documents(tmp_path: Path, first: str, second: str) -> None:
    corpus = corpus_of(tmp_path, {"a.txt": cites("1/BC-UBND", first), "b.txt": cites("2/BC-UBND", second)})
    number = first.split(" số ")[1].split(" ")[0]
    candidates = look_up(corpus.catalogue, number).candidates
    corpus.close()
    assert len(candidates) == 2
    assert [candidate.contradictions for candidate in candidates] == [(), ()]


def test_bare_citations_of_two_provinces_are_not_thrown_together(tmp_path: Path) -> None:
    held = {
        "a.txt": cites("1/BC-UBND", "Kế hoạch số 12/KH-UBND ngày 12/01/2024"),
        "b.txt": cites("2/BC-UBND", "Kế hoạch số 12/KH-UBND ngày 05/3/2024", **HOA_SON),
    }
    corpus = corpus_of(tmp_path, held)
    candidates = look_up(corpus.catalogue, "12/KH-UBND").candidates
    corpus.close()
    assert sorted(candidate.date or "" for candidate in candidates) == ["2024-01-12", "2024-03-05"]
    assert [candidate.contradictions for candidate in candidates] == [(), ()]


def test_many_bare_mentions_that_may_be_of_either_year_stand_together_apart(tmp_path: Path) -> None:
    held = {
        "cu.txt": paper("12/KH-UBND", date(2021, 2, 3)),
        "moi.txt": paper("12/KH-UBND", date(2024, 1, 12)),
        **{f"{at}.txt": cites(f"{at}/BC-UBND", "Kế hoạch số 12/KH-UBND") for at in range(1, 6)},
    }
    corpus = corpus_of(tmp_path, held)
    told_of = sorted(map(told, look_up(corpus.catalogue, "12/KH-UBND").candidates))
    corpus.close()
    assert told_of == ["12/KH-UBND  - 5", "12/KH-UBND 2021 cu.txt 0", "12/KH-UBND 2024 moi.txt 0"]


def test_a_bare_mention_follows_the_full_one_of_its_text(tmp_path: Path) -> None:
    held = {
        "cu.txt": paper("12/KH-UBND", date(2021, 2, 3)),
        "moi.txt": paper("12/KH-UBND", date(2024, 1, 12)),
        "a.txt": cites(
            "1/BC-UBND", "Kế hoạch số 12/KH-UBND ngày 03/02/2021 của UBND tỉnh. Theo Kế hoạch số 12/KH-UBND"
        ),
    }
    corpus = corpus_of(tmp_path, held)
    told_of = sorted(map(told, look_up(corpus.catalogue, "12/KH-UBND").candidates))
    corpus.close()
    assert told_of == ["12/KH-UBND 2021 cu.txt 2", "12/KH-UBND 2024 moi.txt 0"]


def test_types_that_disagree(tmp_path: Path) -> None:
    held = {
        "a.txt": cites("1/BC-UBND", "Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ"),
        "b.txt": cites("2/BC-UBND", "Nghị định số 76/NQ-CP ngày 15/7/2021 của Chính phủ"),
        "c.txt": cites("3/BC-UBND", "văn bản số 76/NQ-CP ngày 15/7/2021 của Chính phủ"),
    }
    corpus = corpus_of(tmp_path, held)
    (candidate,) = look_up(corpus.catalogue, "76/NQ-CP").candidates
    corpus.close()
    (contradiction,) = candidate.contradictions
    assert contradiction.fact == "type"
    assert {value for value, _ in contradiction.values} == {"Nghị quyết", "Nghị định"}


def test_a_paper_without_motto_is_not_lost(tmp_path: Path) -> None:
    bare = paper("12/KH-UBND", date(2024, 1, 12)).replace(MOTTO, "")
    corpus = corpus_of(tmp_path, {"a.txt": bare})
    (candidate,) = look_up(corpus.catalogue, "12/KH-UBND").candidates
    corpus.close()
    assert [record.name for record in candidate.held] == ["a.txt"]


def test_the_government_is_one_whoever_cites_it(tmp_path: Path) -> None:
    cited = "Thực hiện Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ và Thông tư số 02/2017/TT-VPCP."
    texts = {
        "a.txt": paper("12/KH-UBND", date(2024, 1, 12), cited),
        "b.txt": paper("15/KH-UBND", date(2024, 1, 15), cited, issuer=PROVINCE.format("LAM SƠN"), place="Lam Sơn"),
    }
    corpus = corpus_of(tmp_path, texts)
    for typed in ("NĐ 63/2010", "02/2017/TT-VPCP"):
        (candidate,) = look_up(corpus.catalogue, typed).candidates
        assert len(candidate.citations) == 2


@pytest.mark.parametrize("ask", [audit, missing, citation_graph, known_documents])
def test_what_comes_in_while_the_whole_pile_is_read_is_no_part_of_it(
    tmp_path: Path, ask: Callable[[object], object]
) -> None:
    corpus = corpus_of(tmp_path, {"a.txt": paper("12/KH-UBND", date(2024, 1, 12), REPORT)})
    other = Corpus.open(tmp_path / "kho", engine="memory")
    (path,) = write(tmp_path / "tep", {"b.txt": paper("142/BC-UBND", date(2024, 6, 13), MINUTES)})
    before = ask(corpus.catalogue)
    with meanwhile(corpus.catalogue, "FROM citation", lambda: other.add(path)):
        assert ask(corpus.catalogue) == before
    assert corpus.catalogue.counts()["records"] == 2
    other.close()
    corpus.close()


def test_what_is_taken_out_while_it_is_looked_up_is_still_told(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, {"a.txt": paper("142/BC-UBND", date(2024, 6, 13), REPORT)})
    other = Corpus.open(tmp_path / "kho", engine="memory")
    taken = record_named(other, "a.txt")
    with meanwhile(corpus.catalogue, "json_each", lambda: other.remove(taken, reason="thử")):
        (candidate,) = look_up(corpus.catalogue, "133/QĐ-UBND").candidates
    assert [mention.record.name for mention in candidate.citations] == ["a.txt"]
    assert look_up(corpus.catalogue, "133/QĐ-UBND").candidates == ()
    other.close()
    corpus.close()
