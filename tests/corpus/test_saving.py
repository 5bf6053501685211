"""A file that is written is there wholly or not at all, and nothing half-written stays beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus import CatalogueBusy, FileUnwritable, write_whole


def broken_off(error: BaseException) -> Iterator[str]:
    yield "một nửa"
    raise error


@pytest.mark.parametrize("error", [CatalogueBusy(path="kho"), KeyboardInterrupt()], ids=["fault", "Ctrl-C"])
def test_what_is_broken_off_leaves_nothing(tmp_path: Path, error: BaseException) -> None:
    (tmp_path / "a.txt").write_text("cũ", encoding="utf-8")
    with pytest.raises(type(error)):
        write_whole(tmp_path / "a.txt", broken_off(error))
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "cũ"


def test_a_disk_that_refuses_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileUnwritable):
        write_whole(tmp_path / "a.txt", broken_off(OSError(28, "No space left on device")))
    assert [*tmp_path.iterdir()] == []
    write_whole(tmp_path / "a.txt", "mới")
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "mới"
