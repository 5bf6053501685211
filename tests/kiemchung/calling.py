"""Calls of the command line, and the papers they are about."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from click.testing import CliRunner, Result

from kiemchung.cli import main
from tests.corpus.making import paper, party_paper

PLAN = paper("12/KH-UBND", date(2024, 1, 12), "Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ.")
REPORT = paper(
    "142/BC-UBND", date(2024, 6, 13),
    "Căn cứ khoản 1 Điều 5 Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ;\n"
    "Thực hiện Kế hoạch số 12/KH-UBND ngày 13/01/2024 của UBND tỉnh; Kế hoạch số 35/KH-UBND ngày 20/02/2024 của UBND tỉnh.",
)  # fmt: skip
TEXTS = {"12-KH.txt": PLAN, "142-BC.txt": REPORT, "18-CT.md": party_paper("18-CT/TU", date(2023, 9, 7))}


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], prog_name="kiemchung")


def values(*words: object, code: int = 0) -> Any:
    result = run(*words, "--json")
    assert (result.exit_code, result.stderr) == (code, "")
    return json.loads(result.stdout)


def refused(result: Result, code: int, *said: str) -> None:
    """One line on the error stream, no traceback, nothing else."""
    assert result.exit_code == code, result.output
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert "Traceback" not in line
    for word in said:
        assert word in line
