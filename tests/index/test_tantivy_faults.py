"""What tantivy's folder suffers in the field, and that it is noticed or survived."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from index import EngineMissing, IndexBusy, IndexDamaged, IndexUnwritable, Query, engine, open_engine, tantivy_engine
from tests.index.test_whoosh_faults import ROOT, WORDS, batch, child, spoken

PARTS = ("term", "idx", "fast", "fieldnorm", "store")


def fill(folder: Path, generation: int, count: int = 300) -> None:
    opened = open_engine("tantivy", folder)
    for record, entries in batch(generation, count).items():
        opened.replace(record, entries)
    opened.commit()
    opened.close()


def part_of(folder: Path, suffix: str) -> Path:
    """The largest file of a kind."""
    return max(folder.glob(f"*.{suffix}"), key=lambda path: path.stat().st_size)


def halve(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def empty(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("harm", [halve, empty, Path.unlink], ids=["torn", "empty", "gone"])
@pytest.mark.parametrize("suffix", PARTS)
def test_damage_is_noticed_on_opening(tmp_path: Path, suffix: str, harm: Callable[[Path], None]) -> None:
    fill(tmp_path, 1)
    harm(part_of(tmp_path, suffix))
    with pytest.raises(IndexDamaged) as caught:
        open_engine("tantivy", tmp_path)
    assert str(tmp_path) in caught.value.message("vi")
    assert "reindex" in caught.value.message("en")


@pytest.mark.parametrize("harm", [halve, empty], ids=["torn", "empty"])
def test_a_damaged_table_of_contents_is_noticed_on_opening(tmp_path: Path, harm: Callable[[Path], None]) -> None:
    fill(tmp_path, 1)
    harm(tmp_path / "meta.json")
    with pytest.raises(IndexDamaged):
        open_engine("tantivy", tmp_path)


def test_an_index_of_another_version_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(tantivy_engine, "_TERMS", "terms_0")
        fill(tmp_path, 1)
    with pytest.raises(IndexDamaged):
        open_engine("tantivy", tmp_path)


def test_an_index_swept_away_while_open_is_noticed(tmp_path: Path) -> None:
    fill(tmp_path, 1)
    opened = open_engine("tantivy", tmp_path)
    for path in tmp_path.iterdir():
        path.unlink()
    with pytest.raises(IndexDamaged):
        opened.search(WORDS)


def test_a_reader_sees_what_another_process_commits(tmp_path: Path) -> None:
    reader = open_engine("tantivy", tmp_path)
    assert not reader.search(WORDS)
    fill(tmp_path, 1)
    assert len(reader.search(WORDS, limit=1000)) == 300
    fill(tmp_path, 2, 200)
    assert len(reader.search(WORDS, limit=1000)) == 200
    reader.close()


def test_a_second_writer_is_told_so_and_can_try_again(tmp_path: Path) -> None:
    fill(tmp_path, 1)
    script = f"""
        import time
        import tantivy
        writer = tantivy.Index.open({str(tmp_path)!r}).writer()
        print("locked", flush=True)
        time.sleep(60)
    """
    opened = open_engine("tantivy", tmp_path)
    opened.remove("r0")
    with child(script, stdout=subprocess.PIPE) as other:
        assert spoken(other) == "locked"
        with pytest.raises(IndexBusy) as caught:
            opened.commit()
        other.kill()
    assert str(tmp_path) in str(caught.value)
    opened.commit()
    assert "r0" not in opened.records()
    opened.close()


KILLED = """
    import os, sys
    sys.path.insert(0, {root!r})
    from pathlib import Path
    from index import open_engine
    from tests.index.test_whoosh_faults import batch
    engine = open_engine("tantivy", Path({folder!r}))
    for record, entries in batch(2, 20_000).items():
        engine.replace(record, entries)
    print('now', flush=True)
    engine.commit()
"""


@pytest.mark.parametrize("delay", [0.0, 0.05, 0.2, 0.4])
def test_kill_in_the_midst_of_a_commit(tmp_path: Path, delay: float) -> None:
    fill(tmp_path, 1)
    with child(KILLED.format(root=str(ROOT), folder=str(tmp_path)), stdout=subprocess.PIPE) as process:
        assert spoken(process) == "now"
        time.sleep(delay)
        process.kill()
    opened = open_engine("tantivy", tmp_path)
    counts = {
        number: sum(opened.tally(Query(words=("chung",), phrases=(f"lượt {number}",))).values()) for number in (1, 2)
    }
    assert counts in ({1: 300, 2: 0}, {1: 0, 2: 20_000})
    opened.close()
    fill(tmp_path, 2, 200)
    opened = open_engine("tantivy", tmp_path)
    hits = opened.search(WORDS, limit=1000)
    assert len(hits) == len({(hit.record, hit.start) for hit in hits}) == len(opened) == 200
    opened.close()


def test_a_disk_that_refuses_leaves_the_index_as_it_was(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="file size limits are POSIX")
    fill(tmp_path, 1)
    opened = open_engine("tantivy", tmp_path)
    for record, entries in batch(2, 20_000).items():
        opened.replace(record, entries)
    # A limit on the size of files stands for a full disk: writing fails in the same place, with another code.
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
        with pytest.raises(IndexUnwritable):
            opened.commit()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert len(opened.search(WORDS, limit=1000)) == 300
    opened.commit()
    assert len(opened) == 20_000
    opened.close()


def test_more_records_than_it_counts_at_once_are_all_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path, 1)
    opened = open_engine("tantivy", tmp_path)
    whole = opened.tally(WORDS)
    assert len(whole) == 10
    monkeypatch.setattr(tantivy_engine, "_MOST_BUCKETS", 4)
    assert opened.tally(WORDS) == whole
    words = Query(words=("chung",), records=frozenset({"r1", "r2", "r3", "r4", "r5"}))
    assert opened.tally(words) == {record: count for record, count in whole.items() if record in words.records}
    opened.close()


def test_a_machine_without_the_package_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "find_spec", lambda _: None)
    with pytest.raises(EngineMissing) as caught:
        open_engine("tantivy", tmp_path)
    assert "kiemchung[fast]" in caught.value.message("vi")
    assert "reindex --engine whoosh" in caught.value.message("en")
