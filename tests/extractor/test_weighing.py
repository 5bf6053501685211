"""The largest hostile containers end within a minute and a gigabyte, under the limits users have; `weighing.py` prints all."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.extractor.weighing import CASES, made, weigh

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the system does not tell a child's memory")

ENDS = {
    "zip: 2 GB of nothing": {"LimitExceeded": 1},
    "zip: one file of 1 GB": {"LimitExceeded": 1, "UnknownFormat": 1, "read": 1},
    "zip: 10,001 files": {"LimitExceeded": 1},
    "zip: overlapping": {"DamagedFile": 1},
    "zip: four gigabytes for a dictionary": {"DamagedFile": 1, "read": 1},
    "eml: heads of 4 MB": {"read": 1},
    "eml: 200 boundaries over 400,000 lines": {"LimitExceeded": 1},
    "edxml: billion laughs": {"DamagedFile": 1},
    "edxml: laughs in UTF-7": {"DamagedFile": 1},
}


@pytest.mark.parametrize("case", ENDS)
def test_a_hostile_container_ends_within_bounds(tmp_path: Path, case: str) -> None:
    assert case in CASES
    found = weigh(made(case, tmp_path))
    assert found.outcomes == ENDS[case]
    assert found.seconds < 60
    assert found.megabytes < 1024
