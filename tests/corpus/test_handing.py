"""The file of a record: wherever it still is, and never another one in its place."""

from __future__ import annotations

import hashlib
import shutil
import zipfile
from datetime import date
from pathlib import Path

import pytest

from corpus import Corpus, original_of
from extractor import FileChanged, FileMissing
from tests.corpus.making import corpus_of, paper, write

PLAN = paper("12/KH-UBND", date(2024, 1, 12))


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_file_where_it_was_read(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, {"12.txt": PLAN})
    (record,) = corpus.catalogue.records()
    with original_of(corpus, record) as path:
        assert path == tmp_path / "tep" / "12.txt"
    path.touch()  # another time, the same bytes
    with original_of(corpus, record) as path:
        assert _digest(path) == record.id
    path.write_text(PLAN.replace("12", "13"), encoding="utf-8")
    with pytest.raises(FileChanged), original_of(corpus, record):
        pass
    path.unlink()
    with pytest.raises(FileMissing), original_of(corpus, record):
        pass
    corpus.close()


def test_a_copy_elsewhere_or_kept_serves_as_well(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, {"12.txt": PLAN})
    (record,) = corpus.catalogue.records()
    (tmp_path / "khac").mkdir()
    copy = shutil.copy(tmp_path / "tep" / "12.txt", tmp_path / "khac" / "ban-sao.txt")
    corpus.add(Path(copy))
    (tmp_path / "tep" / "12.txt").unlink()
    with original_of(corpus, record) as path:
        assert path == Path(copy)
    assert [each.error for each in corpus.add_many([Path(copy)], keep=True)] == [None]
    Path(copy).unlink()
    with original_of(corpus, record) as path:
        assert _digest(path) == record.id
    corpus.close()


def test_a_member_is_taken_out_of_its_packages_and_put_away(tmp_path: Path) -> None:
    (inside,) = write(tmp_path, {"12.txt": PLAN})
    with zipfile.ZipFile(tmp_path / "trong.zip", "w") as package:
        package.write(inside, "tham dinh/12.txt")
    with zipfile.ZipFile(tmp_path / "ngoai.zip", "w") as package:
        package.write(tmp_path / "trong.zip", "goi/trong.zip")
    inside.unlink()
    (tmp_path / "trong.zip").unlink()
    corpus = Corpus.open(tmp_path / "kho", engine="memory")
    assert all(each.error is None for each in corpus.add_many([tmp_path / "ngoai.zip"]))
    (record,) = corpus.catalogue.records()
    with original_of(corpus, record) as path:
        assert _digest(path) == record.id
    assert not path.exists()
    with zipfile.ZipFile(tmp_path / "ngoai.zip", "w") as package:
        package.writestr("khac.txt", "khác")
    with pytest.raises(FileChanged), original_of(corpus, record):
        pass
    corpus.close()
