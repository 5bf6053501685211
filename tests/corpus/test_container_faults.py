"""A run that is killed in the middle of a dossier admits nothing by halves, and goes on when repeated."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from tests.corpus.test_faults import admitted, end, papers, start, state, when
from tests.extractor import exchanging
from tests.extractor.mailing import letter
from tests.extractor.packing import zipped

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")

FILES = 36


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Papers, some of them in a letter, in a package and in a dossier of their own."""
    folder = tmp_path_factory.mktemp("tep")
    texts = {name: text.encode() for name, text in papers(1, FILES).items()}
    names = list(texts)
    files = {
        **{f"rời/{name}": texts[name] for name in names[:12]},
        "thư.eml": letter(attached={name: texts[name] for name in names[12:20]}).as_bytes(),
        "gói.edxml": exchanging.envelope({name: texts[name] for name in names[20:28]}),
        "trong.zip": zipped(folder / "trong.zip", {name: texts[name] for name in names[28:]}).read_bytes(),
    }
    (folder / "trong.zip").unlink()
    return zipped(folder / "hồ sơ.zip", files)


@pytest.fixture(scope="module")
def uninterrupted(dossier: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    kho = tmp_path_factory.mktemp("kho")
    process = start(kho, "add", dossier)
    assert (process.communicate(timeout=120)[1], process.returncode) == ("", 0)
    whole = state(kho)
    assert whole["counts"]["records"] == FILES + 1 and whole["counts"]["failures"] == 0
    return whole


@pytest.mark.parametrize("after", [1, 16, 33])
def test_a_killed_run_goes_on_when_repeated(
    after: int, dossier: Path, tmp_path: Path, uninterrupted: dict[str, Any]
) -> None:
    process = start(tmp_path, "add", dossier)
    when(process, lambda: admitted(tmp_path) >= after)
    end(process)
    again = start(tmp_path, "add", dossier)
    assert (again.communicate(timeout=120)[1], again.returncode) == ("", 0)
    assert state(tmp_path) == uninterrupted
