"""A served corpus of the demo dossier, and clients that ask it as browsers do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from corpus import Corpus, Role, add_account, files_under
from kiemchung.demo import write_dossier
from kiemchung.web import make_app
from tests.kiemchung.calling import run

HOST = "http://127.0.0.1:8765"


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a corpus that holds the demo dossier; nobody may change it."""
    base = tmp_path_factory.mktemp("trang")
    write_dossier(base / "ho-so")
    corpus = Corpus.open(base / "kho")
    assert all(each.error is None for each in corpus.add_many(files_under([base / "ho-so"])))
    corpus.close()
    table = base / "ho-so" / "612-QD-UBND-phu-luc.xlsx"
    done = run("criteria", "import", table, "--yes", "--name", "tieu-chi", "--corpus", base / "kho")
    assert done.exit_code == 0, done.output
    return base / "kho"


@pytest.fixture
def here(served: Path) -> Iterator[TestClient]:
    """A browser of this machine's own user."""
    with TestClient(make_app(served, local_user="an"), base_url=HOST, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[TestClient]:
    """An empty corpus whose pages ask people to log in."""
    corpus = Corpus.open(tmp_path / "kho")
    for role in Role:
        add_account(corpus.catalogue.database, role.value, role, "mat khau dai")
    corpus.close()
    with TestClient(make_app(tmp_path / "kho"), base_url=HOST, raise_server_exceptions=False) as client:
        yield client


def token(page: str) -> str:
    """The token a page's forms carry."""
    found = re.search(r'name="csrf" value="([0-9a-f]+)"', page)
    assert found
    return found[1]


def log_in(client: TestClient, name: str, password: str = "mat khau dai") -> None:
    """Log in as a person does."""
    form = {"csrf": token(client.get("/login").text), "name": name, "password": password, "to": "/"}
    assert client.post("/login", data=form, follow_redirects=False).status_code == 303
