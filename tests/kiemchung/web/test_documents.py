"""A document's page: text and picture side by side, citations in their place, where each leads."""

from __future__ import annotations

import io
import re
from concurrent.futures import wait
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas
from starlette.testclient import TestClient

from corpus import Corpus, Record, look_up
from extractor import FileMissing, ReadingWarning
from kiemchung.web import make_app
from kiemchung.web.documents import _recognised
from kiemchung.web.holding import Holding
from kiemchung.web.picturing import WIDTHS, Pictures
from tests.corpus.making import corpus_of, paper
from tests.kiemchung.web.conftest import HOST


@pytest.fixture
def report(served: Path) -> Record:
    corpus = Corpus.open(served)
    (record,) = corpus.catalogue.named("233-BC-UBND.pdf")
    corpus.close()
    return record


def _text(page: str) -> str:
    """The text of a page's article, without what is shown on pointing."""
    article = re.search(r"<pre[^>]*>(.*?)</pre>", page, re.DOTALL)
    assert article
    return unescape(re.sub(r"<[^>]+>", "", re.sub(r'<span class="tip".*?</span>', "", article[1], flags=re.DOTALL)))


def test_the_whole_text_of_a_page_stands_there_once(here: TestClient, served: Path, report: Record) -> None:
    corpus = Corpus.open(served)
    document = corpus.catalogue.document(report.id)
    corpus.close()
    for page in document.pages:
        shown = here.get(f"/document/{report.id}?page={page.number}").text
        assert _text(shown) == page.span.of(document.text)


def test_citations_lead_to_their_reference_with_relation_and_state(here: TestClient, report: Record) -> None:
    page = here.get(f"/document/{report.id}").text
    cited = re.search(r'<a class="(cite [^"]*)" href="([^"]*)" aria-describedby="[^"]*">12/KH-UBND', page)
    assert cited and set(cited[1].split()) == {"cite", "carries", "held"}
    there = here.get(unescape(cited[2]))
    assert there.status_code == 200
    assert "Tra số hiệu: 12/KH-UBND" in there.text


def test_a_sentence_asked_for_is_marked_in_the_text_and_outlined_on_the_picture(
    here: TestClient, served: Path, report: Record
) -> None:
    corpus = Corpus.open(served)
    text = corpus.catalogue.text(report.id)
    corpus.close()
    start = text.index("Kiểm tra CCHC")
    page = here.get(f"/document/{report.id}?start={start}&end={start + 13}").text
    assert '<mark class="found">Kiểm tra CCHC</mark>' in page
    rectangle = re.search(r'<rect class="found" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"', page)
    view = re.search(r'<svg viewBox="0 0 ([\d.]+) ([\d.]+)"', page)
    assert rectangle and view
    x, y, width, height = map(float, rectangle.groups())
    assert 0 < x < x + width < float(view[1]) and 0 < y < y + height < float(view[2])


def test_the_picture_is_drawn_and_kept_by_the_browser(here: TestClient, report: Record) -> None:
    answer = here.get(f"/document/{report.id}/page/1.png?width=500")
    assert answer.headers["content-type"] == "image/png"
    assert "immutable" in answer.headers["cache-control"]
    assert Image.open(io.BytesIO(answer.content)).width in (500, 501)
    assert here.get(f"/document/{report.id}/page/99.png").status_code == 409
    assert Image.open(io.BytesIO(here.get(f"/document/{report.id}/page/1.png?width=999999").content)).width in (
        2000,
        2001,
    )


def test_the_original_is_handed_over_as_a_file(here: TestClient, report: Record) -> None:
    answer = here.get(f"/document/{report.id}/original")
    assert answer.content == Path(report.path).read_bytes()
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["content-type"] == "application/octet-stream"


def test_the_twin_in_json_says_where_each_citation_leads(here: TestClient, report: Record) -> None:
    value = here.get(f"/document/{report.id}.json").json()
    assert value["number"] == "233/BC-UBND"
    assert {each["resolution"] for each in value["citations"] if each["number"] == "12/KH-UBND"} == {"resolved"}


def test_the_picture_is_offered_as_wide_as_screens_need_it(here: TestClient, report: Record) -> None:
    page = here.get(f"/document/{report.id}?page=1").text
    offered = re.search(r'<img src="([^"]+)" srcset="([^"]+)"', page)
    assert offered
    for address, width in (each.split(" ") for each in offered[2].split(", ")):
        assert Image.open(io.BytesIO(here.get(address).content)).width in (int(width[:-1]), int(width[:-1]) + 1)
    assert offered[2].startswith(f"{offered[1]} ")


def test_a_picture_drawn_ahead_is_given_out_once(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"))
    for _ in range(30):
        canvas.drawString(50, 700, "Kế hoạch số 12/KH-UBND")
        canvas.showPage()
    canvas.save()
    corpus = Corpus.open(tmp_path / "kho")
    record = corpus.add(tmp_path / "a.pdf").record
    corpus.close()
    assert record
    pictures = Pictures(Holding(tmp_path / "kho"))
    for page in range(1, 31):  # the first ones are given up
        pictures.begin(record, page)
    drawn = [pictures.picture(record, page, WIDTHS[0]) for page in (1, 30)]
    assert all(Image.open(io.BytesIO(each)).width in (WIDTHS[0], WIDTHS[0] + 1) for each in drawn)
    pictures.begin(record, 5)
    wait(pictures._ahead.values())
    (tmp_path / "a.pdf").rename(tmp_path / "b.pdf")
    assert pictures.picture(record, 5, WIDTHS[0]) == drawn[0]
    pictures.begin(record, 5)
    with pytest.raises(FileMissing):
        pictures.picture(record, 5, WIDTHS[0])
    (tmp_path / "b.pdf").rename(tmp_path / "a.pdf")
    assert pictures.picture(record, 5, WIDTHS[0]) == drawn[0]  # what failed is tried anew
    pictures.close()


@pytest.mark.parametrize(
    "path", ["/document/x", "/document/x.json", "/document/x/page/1.png", "/document/x/original", "/khong-co"]
)
def test_what_is_not_there_is_404_in_words(here: TestClient, path: str) -> None:
    answer = here.get(path)
    assert answer.status_code == 404
    assert "Không có trang này" in answer.text


def test_marks_of_a_text_are_not_shown_and_spans_stay_right(tmp_path: Path) -> None:
    body = "Thực hiện **Kế hoạch** <b>số 12/KH-UBND</b> ngày 12/01/2024 của **UBND tỉnh** về việc 2 * 3."
    corpus = corpus_of(tmp_path, {"bao-cao.md": paper("3/BC-UBND", date(2024, 3, 1), body)}, engine="whoosh")
    (record,) = corpus.catalogue.records()
    start = corpus.catalogue.text(record.id).index("ngày 12/01/2024")
    corpus.close()
    with TestClient(make_app(tmp_path / "kho", local_user="an"), base_url=HOST) as client:
        page = client.get(f"/document/{record.id}?start={start}&end={start + 15}").text
    shown = _text(page)
    assert "Thực hiện Kế hoạch số 12/KH-UBND ngày 12/01/2024 của UBND tỉnh về việc 2 * 3." in shown
    assert '<mark class="found">ngày 12/01/2024</mark>' in page


def test_who_cites_a_document_is_told_when_asked(here: TestClient, served: Path) -> None:
    corpus = Corpus.open(served)
    (record, *_) = look_up(corpus.catalogue, "12/KH-UBND").candidates[0].held
    corpus.close()
    page = here.get(f"/document/{record.id}").text
    assert "Được viện dẫn" not in page
    there = re.search(r'href="([^"]*mentions=1)#mentions"', page)
    assert there
    assert re.search(r"Được viện dẫn [1-9]\d* lần", here.get(unescape(there[1])).text)


def test_a_page_that_is_not_there_is_404(here: TestClient, report: Record) -> None:
    assert here.get(f"/document/{report.id}?page=77").status_code == 404
    assert here.get(f"/document/{report.id}?page=abc&start=9&end=3").status_code == 200


def test_pages_are_turned_from_above_and_from_below_and_a_page_is_gone_to(here: TestClient, served: Path) -> None:
    corpus = Corpus.open(served)
    (report,) = corpus.catalogue.named("233-BC-UBND.pdf")
    longest = max(corpus.catalogue.records(), key=lambda record: record.pages)
    corpus.close()
    assert here.get(f"/document/{report.id}").text.count(f'rel="next" href="/document/{report.id}?page=2"') == 1
    assert len(re.findall(r'rel="next"[^>]* href="[^"]*page=2"', here.get(f"/document/{report.id}").text)) == 2
    assert ('name="page"' in here.get(f"/document/{longest.id}").text) == (longest.pages > 2)


def test_a_page_whose_text_was_recognised_says_so(report: Record) -> None:
    scanned = replace(report, warnings=(ReadingWarning("recognised_text", "1, 12"),))
    assert [page for page in range(1, 14) if _recognised(scanned, page)] == [1, 12]
    assert not _recognised(report, 1)
