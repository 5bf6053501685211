"""The wheel holds the six rooms with their data and nothing else, and says the truth about itself."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from configparser import ConfigParser
from email import message_from_string
from email.message import Message
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("corpus", "evidence", "extractor", "index", "kiemchung", "patterns")
DATA = (
    "*/__init__.pyi",
    "patterns/vocabulary/*.toml",
    "kiemchung/demo/dossier/*",
    "kiemchung/cli/templates/*.html",
    "kiemchung/web/templates/*.html",
    "kiemchung/web/static/*",
    "kiemchung/py.typed",
)

# Released by date, never by compatibility: an upper bound would say nothing but "too new by the calendar".
DATED = {"regex"}

# Runs where no network is: the setuptools of the environment (the dev extra) does the work, not a downloaded one.
BUILD = "import sys; from setuptools import build_meta; build_meta.build_wheel(sys.argv[1])"


def _has_bound(requirement: Requirement) -> bool:
    """Whether versions from some point on are shut out."""
    return any(specifier.operator in ("<", "<=", "==", "~=") for specifier in requirement.specifier)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ZipFile]:
    """The wheel, built from a copy of the tree so that nothing is left behind in the checkout."""
    copy, out = tmp_path_factory.mktemp("copy"), tmp_path_factory.mktemp("wheel")
    for name in ("setup.cfg", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, copy)
    for folder in (*ROOMS, "tests", "bench", "scripts"):  # the last three to see that they stay out
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__"))
    command = [sys.executable, "-c", BUILD, str(out)]
    done = subprocess.run(command, cwd=copy, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    assert done.returncode == 0, done.stdout.decode("utf-8", "replace")
    (built,) = out.glob("*.whl")
    with ZipFile(built) as archive:
        yield archive


@pytest.fixture(scope="module")
def metadata(wheel: ZipFile) -> Message:
    """What the wheel says of itself."""
    (name,) = (name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    return message_from_string(wheel.read(name).decode("utf-8"))


def test_the_wheel_holds_the_six_rooms_with_their_data_and_nothing_else(wheel: ZipFile) -> None:
    paths = [path for room in ROOMS for path in (ROOT / room).rglob("*.py")]
    paths += [path for pattern in DATA for path in ROOT.glob(pattern)]
    expected = {path.relative_to(ROOT).as_posix() for path in paths}
    held = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert held == expected


@pytest.mark.parametrize("pattern", DATA)
def test_there_is_data_to_hold(pattern: str) -> None:
    assert list(ROOT.glob(pattern)), f"nothing at {pattern}"


def test_the_command_is_there(wheel: ZipFile) -> None:
    (name,) = (name for name in wheel.namelist() if name.endswith(".dist-info/entry_points.txt"))
    points = ConfigParser()
    points.read_string(wheel.read(name).decode("utf-8"))
    assert dict(points["console_scripts"]) == {"kiemchung": "kiemchung.cli:main"}


def test_the_licence_is_mit(wheel: ZipFile, metadata: Message) -> None:
    assert "MIT" in (metadata["License"], metadata["License-Expression"])
    licences = [name for name in wheel.namelist() if name.endswith("/LICENSE")]
    assert [wheel.read(name) for name in licences] == [(ROOT / "LICENSE").read_bytes()]
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")


def test_every_runtime_dependency_is_bounded(metadata: Message) -> None:
    requirements = [Requirement(text) for text in metadata.get_all("Requires-Dist", [])]
    runtime = [requirement for requirement in requirements if "extra ==" not in str(requirement.marker)]
    assert runtime
    loose = [str(requirement) for requirement in runtime if not _has_bound(requirement)]
    assert [text for text in loose if Requirement(text).name not in DATED] == []
    assert all(requirement.specifier for requirement in runtime), "a dated library still needs a lower bound"


def test_the_versions_agree(metadata: Message) -> None:
    # Versions are read off the files: the wheel's comes from kiemchung/version.py through setup.cfg.
    stated = re.search(r'^VERSION = "(.+)"$', (ROOT / "kiemchung/version.py").read_text(encoding="utf-8"), re.MULTILINE)
    newest = re.search(r"^## \[?v?(\d[^\s\]]*)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert stated is not None
    assert newest is not None, "CHANGELOG.md: no heading such as '## 0.1.0 (2026-11-20)'"
    assert metadata["Version"] == stated[1] == newest[1]
