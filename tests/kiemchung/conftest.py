"""A corpus for the tests of the command line, and neither language nor width but what a test chooses."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.making import corpus_of
from tests.kiemchung.calling import TEXTS


@pytest.fixture(scope="module")
def kho(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    corpus_of(folder, TEXTS, engine="whoosh").close()
    return folder / "kho"


@pytest.fixture(autouse=True)
def _vietnamese(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("KIEMCHUNG_LANG", "KIEMCHUNG_CORPUS", "LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
