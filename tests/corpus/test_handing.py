"""The file of a record: wherever it still is, and never another one in its place."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from corpus import Corpus, original_of
from corpus.originals import Originals
from extractor import FileChanged, FileMissing
from tests.corpus.making import corpus_of, paper, write
from tests.extractor.packing import zipped

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


def test_one_file_is_kept_by_many_at_once(tmp_path: Path) -> None:
    path, originals = tmp_path / "to.bin", Originals(tmp_path / "originals")
    path.write_bytes(bytes(range(256)) * 20_000)
    digest = _digest(path)
    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(lambda _: originals.keep(path, digest), range(24)))
    assert originals.fault_of(digest) == ""
    assert list(originals.digests()) == [digest]


def test_every_place_is_tried(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, {"12.txt": PLAN})
    (record,) = corpus.catalogue.records()
    package = zipped(tmp_path / "a.zip", {"12.txt": PLAN.encode()})  # before the others by its name
    copy = Path(shutil.copy(tmp_path / "tep" / "12.txt", tmp_path / "ban-sao.txt"))
    assert all(each.error is None for each in corpus.add_many([package, copy], keep=True))
    package.write_bytes(b"PK\x03\x04 hong")
    (tmp_path / "tep" / "12.txt").unlink()
    kept = corpus.originals.path_of(record.id)
    kept.write_bytes(b"khac")
    with original_of(corpus, record) as path:
        assert path == copy
    copy.unlink()
    with pytest.raises(FileChanged), original_of(corpus, record):
        pass
    corpus.close()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep names as text")
def test_a_file_whose_name_is_no_text(tmp_path: Path) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/h\xf4 s\xac"))
    folder.mkdir()
    odd = Path(os.fsdecode(os.fsencode(folder) + b"/b\xe1o.txt"))
    odd.write_text(PLAN, encoding="utf-8")
    corpus = Corpus.open(tmp_path / "kho", engine="memory")
    record = corpus.add(odd).record
    assert record
    with original_of(corpus, record) as path:
        assert path == odd
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
