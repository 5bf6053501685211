"""Programs of others: found or not, asked their version, stopped in time."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from extractor.tools import TOOLS, Overdue, Tool, advice, find, probe, run


def tool(*commands: str) -> Tool:
    return Tool("Thử", commands, (), "--version", {"linux": "apt install thu"})


def test_a_missing_program_is_no_error_but_advice() -> None:
    found = probe(tool("không-có-đâu"))
    assert (found.path, found.version) == (None, None)
    assert found.advice


def test_a_program_is_asked_its_version() -> None:
    found = probe(tool(sys.executable))
    assert found.path == Path(sys.executable)
    assert found.version == sys.version.split()[0]


def test_every_tool_says_how_to_install_it_on_three_systems() -> None:
    for each in TOOLS:
        assert set(each.advice) == {"linux", "darwin", "win32"}
        assert "\n" not in advice(each)
        find(each)


def test_input_goes_in_output_comes_out() -> None:
    finished = run([sys.executable, "-c", "print(input()[::-1])"], seconds=30, send=b"abc")
    assert (finished.code, finished.output.strip()) == (0, b"cba")


@pytest.mark.parametrize("own_group", [False, True])
def test_an_overdue_program_is_stopped(own_group: bool) -> None:
    with pytest.raises(Overdue):
        run([sys.executable, "-c", "import time; time.sleep(60)"], seconds=0.3, own_group=own_group)
