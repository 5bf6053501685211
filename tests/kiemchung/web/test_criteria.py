"""The board of criteria: verdicts at a glance, evidence in tiers, what inspectors decide and what is kept of it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from corpus import Corpus, Role, add_account, journal
from kiemchung.web import make_app
from tests.kiemchung.web.conftest import HOST, log_in, token


@pytest.fixture
def board(served: Path, tmp_path: Path) -> Iterator[tuple[TestClient, str]]:
    """A copy of the served corpus, and people who may come in."""
    shutil.copytree(served, tmp_path / "kho")
    corpus = Corpus.open(tmp_path / "kho")
    for role in Role:
        add_account(corpus.catalogue.database, role.value, role, "mat khau dai")
    corpus.close()
    with TestClient(make_app(tmp_path / "kho"), base_url=HOST) as client:
        log_in(client, "inspector")
        yield client, "/criteria/tieu-chi"


def test_the_board_shows_each_criterion_with_its_verdict_and_filters(board: tuple[TestClient, str]) -> None:
    client, path = board
    assert path in client.get("/criteria").text
    findings = client.get(f"{path}.json").json()
    page = client.get(path).text
    assert len(re.findall(r"<a data-hit ", page)) == len(findings) > 3
    verdict = findings[0]["verdict"]
    filtered = client.get(path, params={"verdict": verdict}).text
    assert len(re.findall(r"<a data-hit ", filtered)) == sum(each["verdict"] == verdict for each in findings)
    assert '<td colspan="6">Không có tiêu chí' in client.get(path, params={"verdict": "contradicted"}).text
    lead = re.findall(r'<select id="lead".*?</select>', page, re.DOTALL)[0]
    first = re.findall(r"<option>(.*?)</option>", lead)[0]
    assert 0 < len(re.findall(r"<a data-hit ", client.get(path, params={"lead": unescape(first)}).text)) < len(findings)


def test_what_a_filter_leaves_stands_under_its_headings_and_no_others(board: tuple[TestClient, str]) -> None:
    client, path = board
    coded = re.compile(r'<tr class="level-\d([^"]*)">\s*<td>([\d.]+)</td>')
    whole = coded.findall(client.get(path).text)
    for verdict in ("cited_only", "not_found", "to_judge"):
        shown = coded.findall(client.get(path, params={"verdict": verdict}).text)
        leaves = [code for heading, code in shown if not heading]
        above = {code for heading, code in whole if heading and any(each.startswith(f"{code}.") for each in leaves)}
        assert leaves and {code for heading, code in shown if heading} == above


def test_evidence_stands_in_tiers_and_leads_to_its_page(board: tuple[TestClient, str]) -> None:
    client, path = board
    finding = next(each for each in client.get(f"{path}.json").json() if each["evidence"])
    page = client.get(f"{path}/item", params={"code": finding["code"]}).text
    for tier in ("held", "cited", "words"):
        section = re.search(rf'<section class="tier {tier}">(.*?)</section>', page, re.DOTALL)
        assert section
        assert section[1].count("<blockquote") == sum(each["tier"] == tier for each in finding["evidence"])
    there = re.search(r'<a data-hit href="(/document/[^"]+)"', page)
    assert there and client.get(unescape(there[1])).status_code == 200


def test_what_was_looked_at_and_refused_stands_apart_with_the_reasons(board: tuple[TestClient, str]) -> None:
    client, path = board
    findings = client.get(f"{path}.json").json()
    shown = 0
    for finding in findings:
        page = client.get(f"{path}/item", params={"code": finding["code"]}).text
        for tier in ("held", "cited"):
            section = re.search(rf'<section class="tier {tier}">(.*?)</section>', page, re.DOTALL)
            assert section
            fitting, _, refused = section[1].partition('<ul class="rows refused">')
            for part, is_refused in ((fitting, False), (refused, True)):
                told = [
                    each
                    for each in finding["evidence"]
                    if each["tier"] == tier and (each["fits"] == "not_met") is is_refused
                ]
                assert part.count("<blockquote") == len(told)
                for check in (check for each in told for check in each["checks"] if check["outcome"] != "met"):
                    assert check["text"] in unescape(part)
                    shown += is_refused
    assert shown


def test_enter_in_a_field_never_decides(board: tuple[TestClient, str]) -> None:
    client, path = board
    page = client.get(f"{path}/item", params={"code": client.get(f"{path}.json").json()[0]["code"]}).text
    pages = [page, client.get("/audit").text]
    forms = [form for each in pages for form in re.findall(r'<form method="post"[^>]*>(.*?)</form>', each, re.DOTALL)]
    deciding = [form for form in forms if re.search(r'name="(kind|ruling)" value="(accept|right)"', form)]
    assert len(deciding) > 1
    for form in deciding:
        assert re.findall(r"<input (?!type=\"hidden\")", form) == []  # Enter in an input would press the first button


def test_a_decision_is_kept_leads_to_the_next_and_is_in_both_logs(board: tuple[TestClient, str]) -> None:
    client, path = board
    codes = [each["code"] for each in client.get(f"{path}.json").json()]
    page = client.get(f"{path}/item", params={"code": codes[0]}).text
    form = {"csrf": token(page), "code": codes[0], "kind": "accept", "note": "đã xem <b>bản gốc</b>"}
    answer = client.post(f"{path}/item", data=form, follow_redirects=False)
    assert answer.headers["location"].endswith(f"code={codes[1]}")
    page = client.get(f"{path}/item", params={"code": codes[0]}).text
    assert "công nhận</strong> · inspector · đã xem &lt;b&gt;bản gốc&lt;/b&gt;" in page
    form = {"csrf": token(page), "code": codes[0], "kind": "reopen", "note": "xem lại"}
    client.post(f"{path}/item", data=form)
    value = client.get(f"{path}/item.json", params={"code": codes[0]}).json()
    assert [each["kind"] for each in value["log"]] == ["accept", "reopen"] and value["decision"] is None
    assert "kết luận" in client.get("/log").text


def test_evidence_is_added_by_its_number(board: tuple[TestClient, str]) -> None:
    client, path = board
    numbers = {each["code"]: {one["number"] for one in each["evidence"]} for each in client.get(f"{path}.json").json()}
    code = next(each for each in numbers if "09-CT/TU" not in numbers[each])
    page = client.get(f"{path}/item", params={"code": code}).text
    form = {
        "csrf": token(page),
        "code": code,
        "kind": "add-evidence",
        "record": "09-CT-TU.docx",
        "page": "1",
        "quote": "câu trích thêm",
    }
    assert client.post(f"{path}/item", data=form).status_code == 200
    added = client.get(f"{path}/item.json", params={"code": code}).json()["evidence"][0]
    assert (added["number"], added["quote"], added["page"]) == ("09-CT/TU", "câu trích thêm", 1)
    client.post(f"{path}/item", data=form | {"kind": "accept"})
    assert (
        client.get(f"{path}/item.json", params={"code": code}).json()["changes"] == []
    )  # the person's own is no change
    shown = client.get(f"{path}/item", params={"code": code}).text
    assert "(do inspector thêm)" in shown
    form |= {"kind": "add-evidence"}
    for wrong in ({"record": "khong-co.docx"}, {"page": "2024"}, {"page": "9" * 40}):
        assert client.post(f"{path}/item", data=form | wrong).status_code == 409


@pytest.mark.parametrize("kind", ["reject", "comment", "reopen"])
def test_what_needs_a_reason_is_not_kept_without(board: tuple[TestClient, str], kind: str) -> None:
    client, path = board
    code = client.get(f"{path}.json").json()[0]["code"]
    page = client.get(f"{path}/item", params={"code": code}).text
    answer = client.post(f"{path}/item", data={"csrf": token(page), "code": code, "kind": kind, "note": " "})
    assert answer.status_code == 400 and "lý do" in answer.text
    assert client.get(f"{path}/item.json", params={"code": code}).json()["log"] == []


@pytest.mark.parametrize("name", ["reader", "archivist"])
def test_who_may_not_decide_does_not(board: tuple[TestClient, str], name: str) -> None:
    client, path = board
    client.cookies.clear()
    log_in(client, name)
    code = client.get(f"{path}.json").json()[0]["code"]
    page = client.get(f"{path}/item", params={"code": code}).text
    assert 'value="accept"' not in page
    form = {"csrf": token(page), "code": code, "kind": "accept"}
    assert client.post(f"{path}/item", data=form).status_code == 403


@pytest.mark.parametrize("form", ["docx", "xlsx", "html"])
def test_slips_are_downloaded_and_noted(board: tuple[TestClient, str], form: str) -> None:
    client, path = board
    answer = client.get(f"{path}/report.{form}")
    assert answer.status_code == 200 and len(answer.content) > 1000
    assert f"tieu-chi.{form}" in answer.headers["content-disposition"]


@pytest.mark.parametrize(
    "path",
    ["/criteria/khong-co", "/criteria/tieu-chi/item?code=zz", "/criteria/tieu-chi/report.exe", "/criteria/..%2f..%2fetc/item",
     "/criteria/%2e%2e/report.html", "/criteria/khong-co/report.docx"],
)  # fmt: skip
def test_what_is_not_there_is_404(board: tuple[TestClient, str], path: str) -> None:
    assert board[0].get(path).status_code == 404


def test_downloads_are_in_the_journal(board: tuple[TestClient, str], tmp_path: Path) -> None:
    client, _ = board
    corpus = Corpus.open(tmp_path / "kho")
    (record,) = corpus.catalogue.named("09-CT-TU.docx")
    client.get(f"/document/{record.id}/original")
    (last, *_) = journal(corpus.catalogue.database)
    corpus.close()
    assert (last.by, last.action, last.about) == ("inspector", "download", record.id)


def test_one_bad_file_hides_no_other_set_and_names_may_have_any_letters(
    board: tuple[TestClient, str], tmp_path: Path
) -> None:
    client, path = board
    folder = tmp_path / "kho" / "criteria"
    shutil.copy(folder / "tieu-chi.yaml", folder / "tiêu chí #1.yaml")
    (folder / "hong.yaml").write_text("criteria: [", encoding="utf-8")
    page = client.get("/criteria").text
    assert path in page and "hong.yaml" in page
    there = re.search(r'href="(/criteria/ti%[^"]+)"', page)
    assert there
    board_page = client.get(unescape(there[1])).text
    report = re.search(r'href="([^"]+/report.html)"', board_page)
    assert report
    answer = client.get(unescape(report[1]))
    assert answer.status_code == 200
    assert "filename*=UTF-8''phieu-kiem-chung-ti%C3%AAu" in answer.headers["content-disposition"]
    (folder / "hong.yaml").unlink()
    assert "hong.yaml" not in client.get("/criteria").text


def test_changes_since_a_decision_are_told_in_words(board: tuple[TestClient, str], tmp_path: Path) -> None:
    client, path = board
    code = next(each["code"] for each in client.get(f"{path}.json").json() if each["verdict"] == "cited_only")
    page = client.get(f"{path}/item", params={"code": code}).text
    client.post(f"{path}/item", data={"csrf": token(page), "code": code, "kind": "accept"})
    corpus = Corpus.open(tmp_path / "kho")
    for record in corpus.catalogue.records():
        corpus.remove(record, reason="gửi nhầm")
    corpus.close()
    (change, *_) = client.get(f"{path}/item.json", params={"code": code}).json()["changes"]
    page = client.get(f"{path}/item", params={"code": code}).text
    assert (change["before"], change["after"]) == ("cited_only", "not_found")
    assert "kết luận từ “Chỉ được viện dẫn” thành “Không tìm thấy”" in page and "not_found →" not in page


def test_judging_comes_back_to_where_it_was_and_lists_go_by_fifty(board: tuple[TestClient, str]) -> None:
    client, _ = board
    twin = client.get("/audit.json").json()
    kind = max({each["kind"] for each in twin}, key=lambda kind: sum(each["kind"] == kind for each in twin))
    page = client.get("/audit", params={"kind": kind, "all": "1", "offset": "100"}).text
    action = re.search(r'<form method="post" action="(/audit[^"]*)"', page)
    assert action and "kind=" in action[1] and "all=1" in action[1]
    first = next(each for each in twin if each["kind"] == kind)
    form = {"csrf": token(page), "id": first["id"], "ruling": "settled", "note": ""}
    answer = client.post(unescape(action[1]), data=form, follow_redirects=False)
    assert answer.headers["location"] == unescape(action[1])
    assert "đã xử lý" in client.get(answer.headers["location"]).text


def test_witnesses_and_kinds_are_told_in_words(board: tuple[TestClient, str]) -> None:
    client, _ = board
    page = client.get("/audit").text
    kinds = re.search(r'<select id="kind".*?</select>', page, re.DOTALL)
    assert kinds
    for words in re.findall(r"<option[^>]*>([^<]*)</option>", kinds[0]):
        assert "_" not in words
    for witness in re.findall(r"<li><strong>([^<]*)</strong>", page):
        assert not re.search(r"letterhead|_stamp|article=|clause=|\d{4}-\d\d", witness), witness


def test_a_contradiction_is_judged_folded_away_and_opened_again(board: tuple[TestClient, str]) -> None:
    client, _ = board
    first = client.get("/audit.json").json()[0]
    form = {"csrf": token(client.get("/audit").text), "id": first["id"], "ruling": "settled", "note": "đã đính chính"}
    assert client.post("/audit", data=form).status_code == 200
    assert first["id"] not in {each["id"] for each in client.get("/audit.json").json()}
    assert "đã đính chính" in client.get("/audit?all=1").text
    client.post("/audit", data=form | {"ruling": "reopen"})
    assert first["id"] in {each["id"] for each in client.get("/audit.json").json()}
    assert client.post("/audit", data=form | {"ruling": "zz"}).status_code == 400
    assert client.post("/audit", data=form | {"id": "zz"}).status_code == 404
