"""Who a document is: archivists correct, confirm and take back on its page; the machine's value stays beside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from corpus import Corpus, Role, add_account, journal
from kiemchung.web import make_app
from tests.corpus.making import corpus_of
from tests.kiemchung.calling import TEXTS
from tests.kiemchung.web.conftest import HOST, log_in, token


@pytest.fixture
def held(tmp_path: Path) -> Iterator[tuple[TestClient, str, Path]]:
    corpus = corpus_of(tmp_path, TEXTS, engine="whoosh")
    (record,) = corpus.catalogue.named("12-KH.txt")
    for role in Role:
        add_account(corpus.catalogue.database, role.value, role, "mat khau dai")
    corpus.close()
    with TestClient(make_app(tmp_path / "kho"), base_url=HOST) as client:
        yield client, f"/document/{record.id}/facts", tmp_path / "kho"


def test_a_correction_holds_everywhere_and_is_taken_back(held: tuple[TestClient, str, Path]) -> None:
    client, path, folder = held
    log_in(client, "archivist")
    form = {"csrf": token(client.get(path).text), "date": "13/01/2024", "subject": "Công tác cải cách hành chính"}
    page = client.post(path, data=form).text
    assert "sửa: archivist" in page and page.count("sửa: archivist") == 1  # the subject is as it was
    assert "13/01/2024" in client.get("/reference?q=12/KH-UBND").text
    shown = client.get(path.removesuffix("/facts")).text
    assert re.search(r"<dd>13/01/2024 \(archivist ghi [\d/]+, máy đọc: 12/01/2024\)</dd>", shown)
    page = client.post(path, data={"csrf": token(page), "undo": "date"}).text
    assert 'name="date" value="12/01/2024"' in page
    page = client.post(path, data={"csrf": token(page), "confirm": "number"}).text
    assert "xác nhận: archivist" in page
    corpus = Corpus.open(folder)
    assert [each.action for each in journal(corpus.catalogue.database)][:3] == ["edit"] * 3
    corpus.close()


def _fields(page: str) -> dict[str, str]:
    """What the form sends as it is drawn."""
    return dict(re.findall(r'<input[^>]* name="([a-z-]+)" value="([^"]*)"', page))


def test_saving_takes_back_nothing_a_colleague_said_meanwhile(held: tuple[TestClient, str, Path]) -> None:
    client, path, folder = held
    log_in(client, "archivist")
    page = client.get(path).text
    drawn = _fields(page)
    assert drawn["was-date"] == drawn["date"] == "12/01/2024"
    client.post(path, data=drawn | {"date": "13/01/2024"})  # the colleague
    page = client.post(path, data=drawn | {"subject": "Công tác văn thư"}).text
    assert 'name="date" value="13/01/2024"' in page and 'name="subject" value="Công tác văn thư"' in page
    client.post(path, data=_fields(page))
    for late in ({"date": "14/01/2024"}, {"confirm": "date"}, {"undo": "date"}):  # about what is no longer there
        answer = client.post(path, data=drawn | late)
        assert answer.status_code == 409 and "“Ngày” đã có người sửa" in answer.text
    assert "2024-01" not in re.sub(r"<input[^>]*>", "", client.get(path).text)  # days are as people write them
    corpus = Corpus.open(folder)
    said = [each.detail for each in journal(corpus.catalogue.database) if each.action == "edit"]
    corpus.close()
    assert said == ["subject", "date"]  # what was changed, and nothing of what was not


def test_what_is_no_value_is_said_in_one_line(held: tuple[TestClient, str, Path]) -> None:
    client, path, _ = held
    log_in(client, "archivist")
    answer = client.post(path, data={"csrf": token(client.get(path).text), "date": "hôm qua"})
    assert answer.status_code == 409 and "hôm qua" in answer.text


@pytest.mark.parametrize("name", ["reader", "inspector"])
def test_who_may_not_correct_sees_and_does_not_change(held: tuple[TestClient, str, Path], name: str) -> None:
    client, path, _ = held
    log_in(client, name)
    page = client.get(path).text
    assert "12/KH-UBND" in page and "<input id=" not in page
    assert client.post(path, data={"csrf": token(page), "date": "13/01/2024"}).status_code == 403
    assert "13/01/2024" not in client.get(path).text


def test_an_unknown_field_is_refused(held: tuple[TestClient, str, Path]) -> None:
    client, path, _ = held
    log_in(client, "archivist")
    page = client.get(path).text
    assert client.post(path, data={"csrf": token(page), "confirm": "text; DROP TABLE record"}).status_code == 400
