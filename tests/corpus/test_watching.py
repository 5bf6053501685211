"""A file is handed out once it has arrived whole, again when it changes, and nothing that goes away stops the watch."""

from __future__ import annotations

import os
from pathlib import Path

from corpus import FolderWatch


def names(paths: list[Path]) -> list[str]:
    return [path.name for path in paths]


def test_a_growing_file_waits_until_it_stands_still(tmp_path: Path) -> None:
    watch = FolderWatch(tmp_path)
    assert watch.arrived() == []
    path = tmp_path / "a.txt"
    for written in ("một", "một hai", "một hai ba"):
        path.write_text(written, encoding="utf-8")
        assert watch.arrived() == []
    assert names(watch.arrived()) == ["a.txt"]
    assert watch.arrived() == []


def test_what_was_there_before_comes_too_and_a_changed_file_comes_again(tmp_path: Path) -> None:
    (tmp_path / "con").mkdir()
    path = tmp_path / "con" / "a.txt"
    path.write_text("một", encoding="utf-8")
    watch = FolderWatch(tmp_path)
    assert (watch.arrived(), names(watch.arrived())) == ([], ["a.txt"])
    os.utime(path, ns=(1, 1))
    assert (watch.arrived(), names(watch.arrived()), watch.arrived()) == ([], ["a.txt"], [])


def test_a_file_that_could_not_be_admitted_comes_again(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("một", encoding="utf-8")
    watch = FolderWatch(tmp_path)
    watch.arrived()
    (path,) = watch.arrived()
    watch.again(path)
    assert watch.arrived() == [path]


def test_files_of_programs_are_left_alone(tmp_path: Path) -> None:
    for name in ("a.pdf.part", "b.docx.crdownload", "~$c.docx", ".ẩn.txt", "d.TMP"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    watch = FolderWatch(tmp_path)
    assert (watch.arrived(), watch.arrived()) == ([], [])
    (tmp_path / "a.pdf.part").rename(tmp_path / "a.pdf")
    assert (watch.arrived(), names(watch.arrived())) == ([], ["a.pdf"])


def test_a_folder_that_goes_away_and_comes_back_is_watched_on(tmp_path: Path) -> None:
    folder = tmp_path / "ổ mạng"
    folder.mkdir()
    (folder / "a.txt").write_text("một", encoding="utf-8")
    watch = FolderWatch(folder)
    watch.arrived()
    folder.rename(tmp_path / "khác")
    assert (watch.arrived(), watch.arrived()) == ([], [])
    (tmp_path / "khác").rename(folder)
    assert (watch.arrived(), names(watch.arrived())) == ([], ["a.txt"])
