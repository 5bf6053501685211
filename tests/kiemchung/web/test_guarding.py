"""What is tried against the pages, and what comes of it."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Literal

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from corpus import Account, Corpus, Role, add_account, journal, remove_account
from kiemchung.web import make_app
from kiemchung.web.people import Sessions
from tests.corpus.making import corpus_of
from tests.kiemchung.web.conftest import HOST, log_in, token

SCRIPT = "<script>alert(1)</script>"
HOSTILE = """ỦY BAN NHÂN DÂN
TỈNH VÂN LĨNH "><img src=x onerror=alert(1)>

Số: 12/KH-UBND
Vân Lĩnh, ngày 12 tháng 01 năm 2024

KẾ HOẠCH
Về việc x<svg/onload=alert(1)> {{7*7}} 'y'

Thực hiện Kế hoạch số 5/KH-UBND ngày 02/01/2024 của UBND tỉnh về "><script>alert(1)</script>&lt;b&gt;.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn <b onmouseover=alert(1)> An
"""


def test_markup_in_every_field_of_a_document_stays_text(tmp_path: Path) -> None:
    name = "a<img src=x onerror=alert(1)>.txt"
    corpus = corpus_of(tmp_path, {name: HOSTILE}, engine="whoosh")
    (record,) = corpus.catalogue.records()
    corpus.close()
    app = make_app(tmp_path / "kho", local_user=SCRIPT)
    with TestClient(app, base_url=HOST) as client:
        for path in (f"/document/{record.id}", "/reference?q=12/KH-UBND", "/reference?q=5/KH-UBND", "/graph", "/audit",
                     f"/reference?q={SCRIPT}", "/graph?q=5/KH-UBND"):  # fmt: skip
            answer = client.get(path)
            assert answer.status_code in (200, 404), path
            for bad in ("<script>alert", "<img src=x", "<svg/onload", "<b onmouseover", "49 "):
                assert bad not in answer.text, (path, bad)


def test_no_page_can_run_what_is_in_it(here: TestClient) -> None:
    answer = here.get("/audit")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "script-src 'self'" in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "DENY"
    assert "<script>" not in answer.text and " style=" not in answer.text and " onclick=" not in answer.text
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie


def test_a_fault_of_ours_is_told_in_words_without_a_trace(here: TestClient) -> None:
    def broken(request: Request) -> Response:
        raise ZeroDivisionError(request.url.path)

    app = here.app
    assert isinstance(app, Starlette)
    app.router.routes += [Route("/broken", broken), Route("/broken.json", broken)]
    answer = here.get("/broken")
    assert answer.status_code == 500 and "ZeroDivisionError" not in answer.text
    assert "Chương trình gặp lỗi" in answer.text and "default-src" in answer.headers["content-security-policy"]
    assert "program failed" in here.get("/broken?lang=en").text
    assert "error" in here.get("/broken.json").json()


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8765", "", "localhost@evil"])
def test_another_host_is_refused(here: TestClient, host: str) -> None:
    assert here.get("/audit", headers={"host": host}).status_code == 400


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8765", "[::1]:8765", "LOCALHOST:1"])
def test_this_machine_is_answered(here: TestClient, host: str) -> None:
    assert here.get("/audit", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "null"},
    ],
)
def test_a_form_of_another_site_is_refused(guarded: TestClient, headers: dict[str, str]) -> None:
    form = {"csrf": token(guarded.get("/login").text), "name": "reader", "password": "mat khau dai", "to": "/"}
    assert guarded.post("/login", data=form, headers=headers).status_code == 403


@pytest.mark.parametrize("headers", [{"origin": "http://evil.example"}, {"sec-fetch-site": "cross-site"}])
def test_a_link_from_elsewhere_is_followed_as_who_has_logged_in_and_a_form_is_not(
    guarded: TestClient, headers: dict[str, str]
) -> None:
    log_in(guarded, "archivist")
    there = guarded.get("/audit", headers=headers, follow_redirects=False)
    assert there.status_code == 200 and "set-cookie" not in there.headers
    stolen = {"csrf": token(guarded.get("/intake").text)}
    for path in ("/logout", "/audit", "/intake.json"):
        assert guarded.post(path, data=stolen, headers=headers, follow_redirects=False).status_code == 403
    assert guarded.get("/audit", follow_redirects=False).status_code == 200


@pytest.mark.parametrize("given", ["", "0" * 64, None])
def test_a_form_without_its_token_is_refused(guarded: TestClient, given: str | None) -> None:
    guarded.get("/login")
    form = {"name": "reader", "password": "mat khau dai", "to": "/"} | ({"csrf": given} if given is not None else {})
    assert guarded.post("/login", data=form).status_code == 403


def test_a_token_of_another_session_is_refused(guarded: TestClient) -> None:
    stolen = token(guarded.get("/login").text)
    guarded.cookies.clear()
    guarded.get("/login")
    form = {"csrf": stolen, "name": "reader", "password": "mat khau dai", "to": "/"}
    assert guarded.post("/login", data=form).status_code == 403


@pytest.mark.parametrize(
    "path",
    ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static/style.css%00", "/document/../../etc/passwd",
     "/document/%2e%2e%2f%2e%2e%2fetc%2fpasswd/original", "/document//etc/passwd/original", "/static/C:%5Cwindows%5Cwin.ini"],
)  # fmt: skip
def test_no_path_of_a_request_is_ever_opened(here: TestClient, path: str) -> None:
    answer = here.get(path)
    assert answer.status_code in (404, 405)
    assert "root:" not in answer.text and "import" not in answer.text


def test_an_oversized_query_is_refused_and_an_odd_one_answered(here: TestClient) -> None:
    assert here.get("/reference", params={"q": "1/A-" * 3000}).status_code == 414
    assert here.get("/reference", params={"q": "1/A-" * 500}).status_code == 404
    assert here.get("/reference?q=%ff%fe%00&q=2&start=" + "9" * 300).status_code in (200, 404)


def test_nothing_is_shown_before_logging_in(guarded: TestClient) -> None:
    for path in ("/", "/audit", "/audit.json", "/reference?q=1", "/graph"):
        answer = guarded.get(path, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"].split("?")[0]) == (303, "/login")
    assert guarded.get("/static/style.css").status_code == 200
    log_in(guarded, "reader")
    assert guarded.get("/audit", follow_redirects=False).status_code == 200


def test_a_session_before_logging_in_is_not_the_one_after(guarded: TestClient) -> None:
    guarded.get("/login")
    before = guarded.cookies["kiemchung"]
    log_in(guarded, "reader")
    assert guarded.cookies["kiemchung"] != before
    guarded.cookies.clear()
    guarded.cookies.set("kiemchung", before)
    assert guarded.get("/audit", follow_redirects=False).status_code == 303


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_names_and_passwords_are_the_same_however_their_letters_are_written(
    guarded: TestClient, tmp_path: Path, form: Literal["NFC", "NFD"]
) -> None:
    corpus = Corpus.open(tmp_path / "kho")
    add_account(corpus.catalogue.database, "Hương Mây", Role.READER, "mật khẩu đủ dài")
    with corpus.catalogue.database.transaction() as connection:  # as an older or another program wrote it
        kept = unicodedata.normalize(form, "Hương Mây")
        connection.execute("UPDATE account SET name = ? WHERE name = ?", (kept, "Hương Mây"))
    corpus.close()
    written = [unicodedata.normalize("NFD", each) for each in ("  Hương  Mây ", "mật khẩu đủ dài")]
    log_in(guarded, *written)
    assert guarded.get("/audit", follow_redirects=False).status_code == 200


def test_logging_out_ends_the_session(guarded: TestClient) -> None:
    log_in(guarded, "reader")
    session = guarded.cookies["kiemchung"]
    guarded.post("/logout", data={"csrf": token(guarded.get("/audit").text)})
    guarded.cookies.clear()
    guarded.cookies.set("kiemchung", session)
    assert guarded.get("/audit", follow_redirects=False).status_code == 303


@pytest.mark.parametrize(
    "to", ["http://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "\\\\evil"]
)
def test_logging_in_leads_to_our_own_pages_only(guarded: TestClient, to: str) -> None:
    form = {"csrf": token(guarded.get("/login").text), "name": "reader", "password": "mat khau dai", "to": to}
    assert guarded.post("/login", data=form, follow_redirects=False).headers["location"] == "/"


def test_guessing_passwords_becomes_slow_and_is_in_the_journal(tmp_path: Path) -> None:
    now = [0.0]
    corpus = corpus_of(tmp_path, {})
    corpus.close()
    app = make_app(tmp_path / "kho", sessions=Sessions(lambda: now[0]))
    with TestClient(app, base_url=HOST) as client:
        form = {"csrf": token(client.get("/login").text), "name": "an", "password": "sai", "to": "/"}
        codes = [client.post("/login", data=form).status_code for _ in range(7)]
        assert codes == [401] * 5 + [429] * 2
        now[0] += 1.1
        assert client.post("/login", data=form).status_code == 401
        assert client.post("/login", data=form).status_code == 429
        other = form | {"name": "binh"}
        assert client.post("/login", data=other).status_code == 429  # the same guesser with another name
    corpus = Corpus.open(tmp_path / "kho")
    assert [each.action for each in journal(corpus.catalogue.database)] == ["login_failed"] * 6
    corpus.close()


def test_a_session_ends_after_a_working_day() -> None:
    now = [0.0]
    sessions = Sessions(lambda: now[0])
    account = Account("an", Role.READER, "2024-01-12T08:00:00+00:00", "1")
    session = sessions.begin(account)
    now[0] = 9 * 3600
    assert sessions.account_of(session) == account
    now[0] = 11 * 3600
    assert sessions.account_of(session) is None


def test_a_session_of_someone_removed_is_not_that_of_who_is_added_by_the_name(
    guarded: TestClient, tmp_path: Path
) -> None:
    log_in(guarded, "reader")
    assert guarded.get("/audit", follow_redirects=False).status_code == 200
    corpus = Corpus.open(tmp_path / "kho")
    remove_account(corpus.catalogue.database, "reader")
    add_account(corpus.catalogue.database, "reader", Role.ARCHIVIST, "mat khau khac")
    corpus.close()
    assert guarded.get("/audit", follow_redirects=False).status_code == 303
    log_in(guarded, "reader", "mat khau khac")
    assert guarded.get("/audit", follow_redirects=False).status_code == 200
