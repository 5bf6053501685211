"""The search page: numbers and words in any spelling, hits that lead to their sentence, counts that narrow."""

from __future__ import annotations

import re
import shutil
import time
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from corpus import Corpus, make_dossier, put_in_dossier
from kiemchung.web import make_app
from tests.kiemchung.web.conftest import HOST

HITS = re.compile(r'<a data-hit href="([^"]+)">')


@pytest.mark.parametrize(
    "typed", ["kiểm soát thủ tục hành chính", "kiem soat thu tuc hanh chinh", '"thủ tục hành chính" loại:KH']
)
def test_hits_lead_to_their_sentence(here: TestClient, typed: str) -> None:
    page = here.get("/", params={"q": typed}).text
    hits = HITS.findall(page)
    twin = here.get("/index.json", params={"q": typed}).json()
    assert len(hits) == len(twin["hits"]) > 0
    assert "<mark>" in page
    there = here.get(unescape(hits[0])).text
    assert '<mark class="found">' in there or "<mark>" in there


def test_a_number_leads_to_its_reference(here: TestClient) -> None:
    page = here.get("/?q=12/kh-ubnd").text
    assert "/reference?q=12%2Fkh-ubnd" in page


def test_counts_narrow_and_are_taken_off(here: TestClient) -> None:
    page = here.get("/?q=hành chính").text
    narrowed = re.search(r'<li><a href="(/\?[^"]*type=[^"]*)">([^<]+)</a> <span class="quiet">(\d+)', page)
    assert narrowed
    there = here.get(unescape(narrowed[1])).text
    assert HITS.findall(there)
    assert f"<strong>{narrowed[2]}</strong>" in there
    taken_off = re.search(r'</strong> <a href="([^"]+)"', there)
    assert taken_off and "type=" not in taken_off[1]
    assert here.get("/", params={"q": "hành chính", "year": "2024"}).text.count("data-hit") > 0
    assert here.get("/", params={"q": "hành chính", "year": "1999"}).text.count("data-hit") == 0


def test_pages_follow_each_other_without_a_hit_twice(here: TestClient) -> None:
    first = here.get("/?q=hành chính").text
    later = re.search(r'rel="next" href="([^"]+)"', first)
    assert later
    second = here.get(unescape(later[1])).text
    assert not set(HITS.findall(first)) & set(HITS.findall(second))
    assert 'rel="prev"' in second


def test_nothing_found_says_what_was_searched_and_what_is_near(here: TestClient) -> None:
    page = here.get("/", params={"q": "phương tiện vũ trụ xyzzy"}).text
    assert "Không tìm thấy" in page and not HITS.findall(page)


@pytest.mark.parametrize(
    "typed",
    ['"', "a AND (b OR", "-", "loại:", "từ:99/99/9999", "*" * 500, "(" * 900, "12/KH-UBND -", "\x00", "<script>alert(1)</script>",
     "field:{[TO]}", "~~~^9", "số:" + "9" * 900, "a" * 1000, "của " * 240],
)  # fmt: skip
def test_no_query_is_an_error_and_none_takes_long(here: TestClient, typed: str) -> None:
    start = time.process_time()  # what else runs on the machine is not counted
    answer = here.get("/", params={"q": typed, "type": "", "year": "abcd", "offset": "x", "order": "zz"})
    assert answer.status_code == 200
    assert time.process_time() - start < 5
    assert "<script>alert" not in answer.text


def test_an_empty_page_says_what_is_held(here: TestClient) -> None:
    page = here.get("/").text
    assert "viện dẫn." in page and 'type="search"' in page
    assert here.get("/index.json").json() == {"hits": []}


def test_dossiers_and_relations_narrow_too(served: Path, tmp_path: Path) -> None:
    shutil.copytree(served, tmp_path / "kho")
    corpus = Corpus.open(tmp_path / "kho")
    filed = [each for each in corpus.catalogue.records() if each.name in ("12-KH-UBND.docx", "21-KH-UBND.docx")]
    make_dossier(corpus.catalogue.database, "01.CCHC", {"title": "Kế hoạch"})
    put_in_dossier(corpus.catalogue.database, "01.CCHC", filed)
    corpus.close()
    with TestClient(make_app(tmp_path / "kho", local_user="an"), base_url=HOST) as client:
        page = client.get("/?q=hành chính").text
        for name, shown in (("dossier", "01.CCHC"), ("relation", "căn cứ")):
            narrowed = re.search(rf'<li><a href="(/\?[^"]*{name}=[^"]*)">{shown}</a> <span class="quiet">(\d+)', page)
            assert narrowed, name
            there = client.get(unescape(narrowed[1])).text
            assert f"<strong>{shown}</strong>" in there and f"trong {narrowed[2]} văn bản" in there
        assert {each["value"] for each in client.get("/index.json?q=hành chính").json()["facets"]["dossiers"]} == {
            "01.CCHC"
        }
        assert "Đã tìm: từ xyzzy; quan hệ căn cứ" in client.get("/?q=xyzzy&relation=legal_basis").text
        assert client.get("/?q=hành chính&relation=' OR 1").text.count("data-hit") > 0


def test_the_first_page_leads_into_the_corpus(here: TestClient) -> None:
    page = here.get("/").text
    there = re.search(r'href="(/\?[^"]*type=[^"]*)">Kế hoạch</a> <span class="quiet">(\d+)', page)
    assert there
    assert len(HITS.findall(here.get(unescape(there[1])).text)) == int(there[2])


def test_an_empty_corpus_leads_to_the_intake(tmp_path: Path) -> None:
    Corpus.open(tmp_path / "kho").close()
    with TestClient(make_app(tmp_path / "kho", local_user="an"), base_url=HOST) as client:
        page = client.get("/").text
        assert "Kho chưa có văn bản nào." in page and 'href="/intake"' in page


def test_nothing_found_offers_to_take_the_filters_off(here: TestClient) -> None:
    page = here.get("/", params={"q": "hành chính", "year": "1999"}).text
    there = re.search(r'href="([^"]+)">Bỏ mọi điều kiện lọc', page)
    assert there and HITS.findall(here.get(unescape(there[1])).text)


def test_hits_of_one_number_are_told_apart_by_their_files(here: TestClient) -> None:
    assert "233-BC-UBND.pdf</span>" in here.get("/?q=233/BC-UBND").text
