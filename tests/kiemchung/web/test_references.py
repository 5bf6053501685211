"""References, the graph and the board of contradictions, as pages and as their twins in JSON."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from html import unescape
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from starlette.testclient import TestClient

from kiemchung.web import make_app
from kiemchung.web.pages import _moment
from tests.corpus.making import corpus_of, paper
from tests.kiemchung.web.conftest import HOST


def test_a_reference_shows_every_witness_graph_and_timeline(here: TestClient) -> None:
    page = here.get("/reference?q=35/KH-UBND").text
    assert "KHÔNG có trong kho" in page
    twin = here.get("/reference.json?q=35/KH-UBND").json()
    (candidate,) = twin["candidates"]
    assert page.count("<blockquote") == candidate["cited"] > 1
    pictures = re.findall(r"<svg xmlns.*?</svg>", page, re.DOTALL)
    assert len(pictures) == 2
    for picture in pictures:
        Xml.fromstring(picture)


def test_contradicting_dates_are_shown_with_who_says_which(here: TestClient) -> None:
    page = here.get("/reference?q=21/KH-UBND").text
    assert "Các nguồn ghi ngày khác nhau:" in page


def test_what_is_not_known_names_what_is_near(here: TestClient) -> None:
    answer = here.get("/reference?q=12/QĐ-XYZ")
    assert answer.status_code == 404
    assert "12/KH-UBND" in answer.text
    assert here.get("/reference").status_code == 200


def test_boxes_of_the_graph_lead_to_their_references(here: TestClient) -> None:
    page = here.get("/graph?q=12/KH-UBND").text
    links = set(re.findall(r'href="(/reference\?node=[^"]+)"', page))
    assert len(links) > 5
    for link in links:
        assert here.get(unescape(link)).status_code == 200
    graph = here.get("/graph.json?q=12/KH-UBND").json()
    assert len(graph["nodes"]) == len(links)
    assert here.get("/graph").status_code == 200
    unknown = here.get("/graph?q=999/QĐ-UBND")
    assert unknown.status_code == 404 and "Không thấy “999/QĐ-UBND” trong kho" in unknown.text
    assert "Không thấy" in here.get("/graph.json?q=999/QĐ-UBND").json()["error"]
    assert "phải rà soát" in page


def test_every_box_of_a_reference_leads_somewhere(here: TestClient) -> None:
    for typed in ("12/KH-UBND", "35/KH-UBND"):  # held, and only cited
        page = here.get("/reference", params={"q": typed}).text
        links = set(re.findall(r'href="(/reference\?node=[^"]+)"', page))
        assert len(links) > 1
        for link in links:
            assert here.get(unescape(link)).status_code == 200


def test_a_document_cited_by_many_is_drawn_with_the_nearest_only(tmp_path: Path) -> None:
    cite = "Thực hiện Kế hoạch số 12/KH-UBND ngày 12/01/2024 của UBND tỉnh Vân Lĩnh."
    papers = {f"{n}.txt": paper(f"{n}/BC-UBND", date(2024, 3, 1), cite) for n in range(1, 231)}
    corpus_of(tmp_path, papers, engine="whoosh").close()
    with TestClient(make_app(tmp_path / "kho", local_user="an"), base_url=HOST) as client:
        page = client.get("/reference?q=12/KH-UBND").text
        assert page.count("/reference?node=") == 60
        assert "171 văn bản không vẽ vào hình" in page
        assert "Được viện dẫn 230 lần" in page and "… và 30 lần nữa" in page and "--json" not in page
        graph = client.get("/graph?q=12/KH-UBND").text
        assert "… và 30 văn bản nữa" in graph


@pytest.mark.parametrize("node", ["zzz", "zzz-1", "-", "12-abc", "0" * 12])
def test_nodes_that_are_not_there_are_404(here: TestClient, node: str) -> None:
    assert here.get("/reference", params={"node": node}).status_code in (200, 404)


def test_the_board_of_contradictions_filters_by_kind(here: TestClient) -> None:
    twin = here.get("/audit.json").json()
    kinds = {each["kind"] for each in twin}
    assert len(kinds) > 1
    kind = sorted(kinds)[0]
    page = here.get("/audit", params={"kind": kind}).text
    assert page.count('class="card anomaly') == sum(each["kind"] == kind for each in twin)


def test_pages_speak_english_when_asked_and_remember(here: TestClient) -> None:
    assert "Look up a number" in here.get("/reference?lang=en").text
    assert '<html lang="en">' in here.get("/audit").text
    assert "Tra số hiệu" in here.get("/reference?lang=vi").text


def test_what_is_missing_is_listed_the_most_cited_first(here: TestClient) -> None:
    twin = here.get("/missing.json").json()
    page = here.get("/missing").text
    assert page.count("<a data-hit ") == min(50, len(twin)) > 5
    assert unescape(page).index(twin[0]["number"]) < unescape(page).index(twin[-1]["number"] or twin[-1]["name"])
    assert here.get("/missing?offset=99999").status_code == 200


def test_what_is_missing_leads_to_the_sentence_that_names_it(here: TestClient) -> None:
    there = re.search(r'<blockquote lang="vi"><a href="(/document/[^"]*start=[^"]*)"', here.get("/missing").text)
    assert there and "<mark>" in here.get(unescape(there[1])).text


def test_what_is_not_known_can_be_sought_in_the_texts(here: TestClient) -> None:
    assert 'href="/?q=999%2FKH-XYZ"' in here.get("/reference?q=999/KH-XYZ").text


def test_times_are_those_of_this_place() -> None:
    here_now = datetime(2024, 5, 12, 8, 30, tzinfo=UTC).astimezone()
    assert _moment("2024-05-12T08:30:00+00:00") == f"{here_now:%d/%m/%Y %H:%M}"
