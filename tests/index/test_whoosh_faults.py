"""What Whoosh's folder suffers in the field, and that it is noticed or survived."""

from __future__ import annotations

import errno
import json
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from index import Entry, IndexBusy, IndexDamaged, IndexUnwritable, Query, open_engine, whoosh_engine
from index.manifest import ManifestMismatch, prove

ROOT = Path(__file__).resolve().parents[2]
WORDS = Query(words=("chung",))


def batch(generation: int, count: int = 300) -> dict[str, list[Entry]]:
    return {
        f"r{number % 10}": [
            Entry(f"r{number % 10}", at, at + 1, 1, f"nội dung chung số {at} lượt {generation} mục {'x' * (at % 7)}")
            for at in range(number % 10, count, 10)
        ]
        for number in range(10)
    }


def fill(folder: Path, generation: int, count: int = 300) -> None:
    engine = open_engine("whoosh", folder)
    for record, entries in batch(generation, count).items():
        engine.replace(record, entries)
    engine.commit()
    engine.close()


def one(folder: Path, pattern: str) -> Path:
    (path,) = folder.glob(pattern)
    return path


def truncate(pattern: str) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        path = one(folder, pattern)
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])

    return damage


def delete(pattern: str) -> Callable[[Path], None]:
    return lambda folder: one(folder, pattern).unlink()


def other_version(folder: Path) -> None:
    path = one(folder, "manifest-*.json")
    path.write_text(json.dumps({**json.loads(path.read_text()), "version": 0}))


@pytest.mark.parametrize(
    "damage",
    [
        truncate("*.toc"),
        truncate("*.seg"),
        truncate("manifest-*.json"),
        delete("*.toc"),
        delete("*.seg"),
        delete("manifest-*.json"),
        lambda folder: one(folder, "*.toc").write_bytes(b""),
        lambda folder: one(folder, "*.seg").write_bytes(b""),
        other_version,
    ],
    ids=[
        "toc torn",
        "seg torn",
        "manifest torn",
        "no toc",
        "no seg",
        "no manifest",
        "toc empty",
        "seg empty",
        "version",
    ],
)
def test_damage_is_noticed_on_opening(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    fill(tmp_path, 1)
    damage(tmp_path)
    with pytest.raises(IndexDamaged) as caught:
        open_engine("whoosh", tmp_path)
    assert str(tmp_path) in caught.value.message("vi")
    assert "reindex" in caught.value.message("en")


def test_damage_behind_the_back_of_an_open_engine_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path, 1)
    engine = open_engine("whoosh", tmp_path)
    monkeypatch.setattr(whoosh_engine, "check", lambda *_: None)
    path = one(tmp_path, "*.seg")
    path.write_bytes(b"\0" * path.stat().st_size)
    with pytest.raises(IndexDamaged):
        engine.search(WORDS)
    engine.close()


def test_an_index_taken_away_from_under_a_reader_is_no_empty_one(tmp_path: Path) -> None:
    fill(tmp_path, 1)
    engine = open_engine("whoosh", tmp_path)
    assert len(engine.search(WORDS, limit=1000)) == 300
    for path in tmp_path.iterdir():
        path.unlink()
    for ask in (lambda: engine.search(WORDS), engine.state, engine.records, engine.verify):
        with pytest.raises(IndexDamaged):
            ask()
    assert not [*tmp_path.iterdir()]
    engine.close()


def test_an_index_made_anew_is_told_from_the_one_before_by_more_than_its_number(tmp_path: Path) -> None:
    fill(tmp_path, 1)
    engine = open_engine("whoosh", tmp_path)
    assert len(engine.search(WORDS, limit=1000)) == 300
    for path in tmp_path.iterdir():
        path.unlink()
    fill(tmp_path, 1, 200)
    assert one(tmp_path, "manifest-*.json").name == "manifest-1.json"
    assert len(engine.search(WORDS, limit=1000)) == 200
    engine.close()


def test_an_index_of_yesterday_opens_today(tmp_path: Path) -> None:
    fill(tmp_path, 1)
    engine = open_engine("whoosh", tmp_path)
    assert len(engine.search(WORDS, limit=1000)) == 300
    assert engine.records() == {f"r{number}" for number in range(10)}
    engine.close()
    script = f"""
        from pathlib import Path
        from index import Query, open_engine
        assert len(open_engine("whoosh", Path({str(tmp_path)!r})).search(Query(words=("chung",)), limit=1000)) == 300
    """
    assert exit_code(script) == 0


def child(script: str, **options: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-W", "error", "-c", textwrap.dedent(script)]
    return subprocess.Popen(command, cwd=ROOT, text=True, **options)  # type: ignore[call-overload, no-any-return]


def exit_code(script: str) -> int:
    with child(script) as process:
        return process.wait(60)


def spoken(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_a_reader_sees_what_another_process_commits(tmp_path: Path) -> None:
    reader = open_engine("whoosh", tmp_path)
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
        from whoosh.filedb.filestore import FileStorage
        lock = FileStorage({str(tmp_path)!r}).lock("MAIN_WRITELOCK")
        assert lock.acquire()
        print("locked", flush=True)
        time.sleep(60)
    """
    engine = open_engine("whoosh", tmp_path)
    engine.remove("r0")
    with child(script, stdout=subprocess.PIPE) as other:
        assert spoken(other) == "locked"
        with pytest.raises(IndexBusy) as caught:
            engine.commit()
        other.kill()
    assert str(tmp_path) in str(caught.value)
    engine.commit()
    assert "r0" not in engine.records()
    engine.close()


def test_a_full_disk_leaves_the_index_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path, 1)
    engine = open_engine("whoosh", tmp_path)
    for record, entries in batch(2, 100).items():
        engine.replace(record, entries)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch, pytest.raises(IndexUnwritable):
        patch.setattr(whoosh_engine, "seal", full)
        engine.commit()
    assert len(engine.search(WORDS, limit=1000)) == 300
    engine.commit()
    assert len(engine.search(WORDS, limit=1000)) == 100
    engine.close()


KILLED = """
    import os, sys, time, threading
    sys.path.insert(0, {root!r})
    from pathlib import Path
    from index import open_engine, whoosh_engine
    from index.whoosh_engine import TOC, _SealedStorage
    from tests.index.test_whoosh_faults import batch
    def die(*_, **__): os._exit(9)
    {trap}
    engine = open_engine("whoosh", Path({folder!r}))
    for record, entries in batch(2, 200).items():
        engine.replace(record, entries)
    {armed}
    engine.commit()
"""
TRAPS = {
    "staged, not committed": ("", "die()", 1),
    "before the seal": ("", "whoosh_engine.seal = die", 1),
    "sealed, not yet valid": ("from whoosh.filedb.filestore import FileStorage", "FileStorage.rename_file = die", 1),
    "valid, old files not swept": ("import whoosh.index", "whoosh.index.clean_files = die", 2),
    "valid, manifests not swept": ("", "whoosh_engine.drop_others = die", 2),
    "in the midst of writing": ("import whoosh.writing", "whoosh.writing.SegmentWriter._close_segment = die", 1),
}


@pytest.mark.parametrize("trap", TRAPS)
def test_death_at_each_step_leaves_one_generation_whole(tmp_path: Path, trap: str) -> None:
    fill(tmp_path, 1)
    before, armed, generation = TRAPS[trap]
    assert exit_code(KILLED.format(root=str(ROOT), folder=str(tmp_path), trap=before, armed=armed)) == 9
    expect_whole(tmp_path, {generation})


@pytest.mark.parametrize("delay", [0.0, 0.02, 0.06, 0.12])
def test_kill_in_the_midst_of_a_commit(tmp_path: Path, delay: float) -> None:
    fill(tmp_path, 1)
    script = KILLED.format(root=str(ROOT), folder=str(tmp_path), trap="", armed="print('now', flush=True)")
    with child(script, stdout=subprocess.PIPE) as process:
        assert spoken(process) == "now"
        time.sleep(delay)
        process.kill()
    expect_whole(tmp_path, {1, 2})


def expect_whole(folder: Path, generations: set[int]) -> None:
    engine = open_engine("whoosh", folder)
    counts = {
        number: len(engine.search(Query(words=("chung",), phrases=(f"lượt {number}",)), limit=1000))
        for number in (1, 2)
    }
    engine.close()
    assert counts in [{1: 300, 2: 0}] * (1 in generations) + [{1: 0, 2: 200}] * (2 in generations)
    fill(folder, 2, 200)
    engine = open_engine("whoosh", folder)
    hits = engine.search(WORDS, limit=1000)
    engine.close()
    assert len(hits) == len({(hit.record, hit.start) for hit in hits}) == 200
    # Nothing the dead process began is left lying about.
    assert not [*folder.glob("*.toc.*"), *folder.glob("MAIN.tmp/*"), *folder.glob("*.new")]
    assert len([*folder.glob("manifest-*.json")]) == 1


def test_a_commit_done_again_is_sealed_anew(tmp_path: Path) -> None:
    fill(tmp_path, 1)
    before, armed, _ = TRAPS["sealed, not yet valid"]
    assert exit_code(KILLED.format(root=str(ROOT), folder=str(tmp_path), trap=before, armed=armed)) == 9
    fill(tmp_path, 2, 200)
    engine = open_engine("whoosh", tmp_path)
    engine.verify()
    engine.close()


def test_who_looks_while_another_commits_finds_no_damage(tmp_path: Path) -> None:
    fill(tmp_path, 1, 20)
    engine = open_engine("whoosh", tmp_path)
    script = f"""
        import sys
        sys.path.insert(0, {str(ROOT)!r})
        from pathlib import Path
        from tests.index.test_whoosh_faults import fill
        for generation in range(40):
            fill(Path({str(tmp_path)!r}), generation, 20)
    """
    with child(script) as other:
        states = set()
        while other.poll() is None:
            states.add(engine.state())
            engine.verify()
            assert len(engine) == 20
    assert other.returncode == 0
    assert len(states) > 1
    engine.close()


def test_nothing_is_proven_without_a_manifest(tmp_path: Path) -> None:
    fill(tmp_path, 1)
    prove(tmp_path, 1, ["_MAIN_1.toc"])
    for generation, name in ((2, "_MAIN_1.toc"), (1, "_MAIN_2.toc")):
        with pytest.raises(ManifestMismatch):
            prove(tmp_path, generation, [name])


def test_an_interrupted_creation_is_begun_again(tmp_path: Path) -> None:
    (tmp_path / "manifest-0.json").write_text("{")
    fill(tmp_path, 1)


def test_index_loads_no_library() -> None:
    script = """
        import sys
        import index
        assert not {"whoosh", "numpy"} & set(sys.modules)
    """
    assert exit_code(script) == 0
