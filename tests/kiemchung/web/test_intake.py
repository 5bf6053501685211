"""Files sent by a browser: admitted under the limits of `add`, kept by hash, failures named, nothing left behind."""

from __future__ import annotations

import errno
import io
import os
import time
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from corpus import Corpus, Outcome, Role, Wrong, add_account, digest_of, original_of, prove
from kiemchung.web import make_app
from kiemchung.web.receiving import RECEIVED, receive, safe_name
from tests.corpus.making import paper
from tests.kiemchung.calling import values
from tests.kiemchung.web.conftest import HOST, log_in, token

PLAN = paper("12/KH-UBND", date(2024, 1, 12)).encode()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[TestClient]:
    corpus = Corpus.open(tmp_path / "kho")
    for role in Role:
        add_account(corpus.catalogue.database, role.value, role, "mat khau dai")
    corpus.close()
    with TestClient(make_app(tmp_path / "kho"), base_url=HOST) as client:
        log_in(client, "archivist")
        yield client


def _send(client: TestClient, *files: tuple[str, bytes]) -> dict[str, Any]:
    """Send files as the page's script does, and wait for what becomes of them."""
    parts = [("file", (name, content)) for name, content in files]
    answer = client.post("/intake.json", data={"csrf": token(client.get("/intake").text)}, files=parts)
    assert answer.status_code == 200, answer.text
    for _ in range(2_400):
        job: dict[str, Any] = client.get(f"/intake/{answer.json()['job']}.json").json()
        if job["over"]:
            return job
        time.sleep(0.05)
    raise AssertionError("it never ends")


def _until_over(client: TestClient) -> str:
    """The page of sendings, when none of them goes on."""
    for _ in range(2_400):
        page = client.get("/intake").text
        if "data-running" not in page:
            return page
        time.sleep(0.05)
    raise AssertionError("it never ends")


def test_what_is_sent_is_held_and_its_original_kept(desk: TestClient, tmp_path: Path) -> None:
    job = _send(desk, ("12-KH-UBND.txt", PLAN), ("12-KH-UBND (1).txt", PLAN))
    assert (job["total"], job["added"], job["known"], job["failures"]) == (2, 1, 1, [])
    corpus = Corpus.open(tmp_path / "kho")
    (record,) = corpus.catalogue.records()
    with original_of(corpus, record) as path:
        assert path.read_bytes() == PLAN
    corpus.close()
    assert desk.get(f"/document/{record.id}/original").content == PLAN
    assert values("status", "--corpus", tmp_path / "kho")["notices"] == []  # the file stands where it was read
    assert "12/KH-UBND" in desk.get("/log").text or "12-KH-UBND.txt" in desk.get("/log").text


def test_new_documents_are_led_to_from_their_sending(desk: TestClient) -> None:
    (sent,) = _send(desk, ("12-KH-UBND.txt", PLAN), ("12-KH-UBND (1).txt", PLAN))["records"]
    assert f'<a href="/document/{sent["id"]}">12/KH-UBND</a>' in desk.get("/intake").text


def test_nothing_chosen_is_told(desk: TestClient) -> None:
    csrf = token(desk.get("/intake").text)
    answer = desk.post("/intake", data={"csrf": csrf}, files=[("file", ("", b""))])
    assert answer.status_code == 400 and "Chưa chọn tệp nào" in answer.text
    assert "data-job" not in desk.get("/intake").text


def test_bad_files_are_named_and_the_others_admitted(desk: TestClient) -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("so-khong.txt", b"0" * (64 << 20))
    job = _send(
        desk, ("hong.pdf", b"%PDF-1.7 nothing"), ("rong.txt", b""), ("bom.zip", bomb.getvalue()), ("12.txt", PLAN)
    )
    assert job["added"] == 1
    assert len(job["failures"]) == 3
    assert all(each["error"] for each in job["failures"])
    page = desk.get("/intake").text
    assert "hong.pdf" in page and "bom.zip" in page


def _received(folder: Path) -> list[Path]:
    return sorted((folder / RECEIVED).glob("*/*"))


def test_what_is_sent_stands_on_the_disk_once_under_whatever_names(desk: TestClient, tmp_path: Path) -> None:
    folder = tmp_path / "kho"
    letter = b"From: a@vanlinh.example\nSubject: Gui 12/KH-UBND\n\nKinh gui.\n"
    for _ in range(2):
        _send(desk, ("12-KH-UBND.txt", PLAN), ("12-KH-UBND (1).txt", PLAN), ("thu.eml", letter))
    corpus = Corpus.open(folder)
    for path in _received(folder):
        assert path.samefile(corpus.originals.path_of(digest_of(path)))
        assert not path.stat().st_mode & 0o222  # who writes at one place would write at all
    assert len(_received(folder)) == 3 and not list((folder / RECEIVED).glob(".*"))
    assert not [fault for proof in prove(corpus) for fault in proof.faults]
    corpus.close()
    assert values("status", "--corpus", folder)["notices"] == []
    assert values("add", *_received(folder), "--again", "--corpus", folder)["failed"] == 0


def test_without_links_a_file_is_kept_all_the_same(
    desk: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "this file system has no links")

    monkeypatch.setattr(os, "link", refuse)
    _send(desk, ("12-KH-UBND.txt", PLAN))
    (path,) = _received(tmp_path / "kho")
    corpus = Corpus.open(tmp_path / "kho")
    kept = corpus.originals.path_of(digest_of(path))
    corpus.close()
    assert path.read_bytes() == kept.read_bytes() == PLAN and not path.samefile(kept)
    assert values("status", "--corpus", tmp_path / "kho")["notices"] == []


def test_what_stood_twice_when_the_server_stopped_stands_once_after_its_next_start(tmp_path: Path) -> None:
    folder = tmp_path / "kho"
    corpus = Corpus.open(folder)
    path = receive(folder, io.BytesIO(PLAN), "12-KH-UBND.txt")
    assert [each.outcome for each in corpus.add_many([path], keep=True)] == [Outcome.ADDED]
    kept = corpus.originals.path_of(digest_of(path))
    os.link(kept, folder / RECEIVED / ".0123456789abcdef.part")
    with TestClient(make_app(folder, local_user="an"), base_url=HOST) as client:
        _until_over(client)
    assert path.samefile(kept) and kept.stat().st_nlink == 2
    corpus.close()


def test_a_damaged_original_is_mended_by_sending_the_file_again(desk: TestClient, tmp_path: Path) -> None:
    folder = tmp_path / "kho"
    _send(desk, ("12-KH-UBND.txt", PLAN))
    (path,) = _received(folder)
    path.chmod(0o600)
    path.write_bytes(b"other words")
    corpus = Corpus.open(folder)
    assert [fault.wrong for proof in prove(corpus) for fault in proof.faults] == [Wrong.CHANGED]
    _send(desk, ("12-KH-UBND.txt", PLAN))
    assert not [fault for proof in prove(corpus) for fault in proof.faults]
    assert path.read_bytes() == PLAN and path.samefile(corpus.originals.path_of(digest_of(path)))
    corpus.close()


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd", "passwd"), ("C:\\Windows\\win.ini", "win.ini"), ("a/b/12-KH.docx", "12-KH.docx"),
        ("..", "tep"), ("", "tep"), ("con\x00\x1b.txt", "con__.txt"), ("x" * 400 + ".pdf", "x" * 120 + ".pdf"),
        ("kế hoạch.docx", "kế hoạch.docx"), (".bashrc", "bashrc"), ('a"<b>|?*.txt', "a__b____.txt"),
    ],
)  # fmt: skip
def test_names_as_sent_name_no_place(sent: str, kept: str) -> None:
    assert safe_name(sent) == kept


@pytest.mark.parametrize("name", ["reader", "inspector"])
def test_who_may_not_send_does_not(desk: TestClient, name: str, tmp_path: Path) -> None:
    desk.cookies.clear()
    log_in(desk, name)
    page = desk.get("/intake").text
    assert 'type="file"' not in page
    answer = desk.post("/intake.json", data={"csrf": token(page)}, files=[("file", ("12.txt", PLAN))])
    assert answer.status_code == 403
    assert not (tmp_path / "kho" / RECEIVED).exists()


def test_sending_without_the_token_is_refused(desk: TestClient, tmp_path: Path) -> None:
    desk.get("/intake")
    assert desk.post("/intake.json", data={"csrf": "0" * 64}, files=[("file", ("12.txt", PLAN))]).status_code == 403
    assert not (tmp_path / "kho" / RECEIVED).exists()


def test_more_than_one_sending_may_hold_is_refused(
    desk: TestClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("kiemchung.web.intake._MOST_BYTES", 10_000)
    csrf = token(desk.get("/intake").text)
    answer = desk.post("/intake.json", data={"csrf": csrf}, files=[("file", ("to.txt", b"x" * 50_000))])
    assert answer.status_code == 413 and "GB" in answer.json()["error"]
    assert not (tmp_path / "kho" / RECEIVED).exists()


def test_more_files_than_one_sending_may_have_is_told_with_the_limits(
    desk: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiemchung.web.intake._MOST_FILES", 2)
    form = {"csrf": token(desk.get("/intake").text)}
    sent = [("file", (f"{n}.txt", PLAN)) for n in range(3)]
    answer = desk.post("/intake.json", data=form, files=sent)
    assert answer.status_code == 400 and "nhiều nhất 2 tệp" in answer.json()["error"]
    answer = desk.post("/intake", data=form, files=sent)
    assert answer.status_code == 400 and "nhiều nhất 2 tệp" in answer.text


def test_a_package_counts_what_lies_in_it(desk: TestClient) -> None:
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as inside:
        inside.writestr("12.txt", PLAN)
        inside.writestr("13.txt", PLAN.replace(b"12/KH", b"13/KH"))
    job = _send(desk, ("ho-so.zip", package.getvalue()))
    assert (job["added"], job["done"], job["total"]) == (2, 3, 3)


def test_who_was_logged_out_is_told_so_and_nothing_is_taken(desk: TestClient, tmp_path: Path) -> None:
    desk.cookies.clear()
    answer = desk.post("/intake.json", files=[("file", ("12.txt", PLAN))])
    assert answer.status_code == 401 and "đăng nhập" in answer.json()["error"]
    assert not (tmp_path / "kho" / RECEIVED).exists()


def test_what_was_received_when_the_server_stopped_is_admitted_at_its_next_start(tmp_path: Path) -> None:
    folder = tmp_path / "kho"
    Corpus.open(folder).close()
    path = receive(folder, io.BytesIO(PLAN), "12-KH-UBND.txt")
    assert receive(folder, io.BytesIO(PLAN), "12-KH-UBND.txt") == path
    half = folder / RECEIVED / ".0123456789abcdef.part"
    half.write_bytes(b"%PDF")
    for _ in range(2):  # the second time nothing waits
        with TestClient(make_app(folder, local_user="an"), base_url=HOST) as client:
            page = _until_over(client)
            assert client.get("/index.json?q=12/KH-UBND").json()["hits"]
    assert "data-job" not in page and not half.exists()
    assert path.read_bytes() == PLAN and [each.name for each in path.parent.iterdir()] == [path.name]
