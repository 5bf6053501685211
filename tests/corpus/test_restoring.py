"""A restoring that was broken off at any moment completes when repeated, and is never taken for a corpus of its own."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from corpus import Corpus, WouldReplace, back_up, link_copies, restore
from corpus.record import CatalogueTooNew
from tests.corpus.faulting import end, finish, papers, start, state, when
from tests.corpus.making import corpus_of, write
from tests.corpus.test_backup import PLAN, REPORT, held, with_originals
from tests.corpus.test_migrations import old_catalogue

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A backup of a corpus of two papers, with originals."""
    corpus = with_originals(tmp_path)
    back_up(corpus, tmp_path / "sao", originals=True)
    corpus.close()
    return tmp_path / "sao"


def asked(folder: Path) -> None:
    """Have all that is derived from the catalogue be there."""
    corpus = Corpus.open(folder)
    corpus.flush()
    link_copies(corpus.catalogue)
    corpus.close()


def kept_aside(folder: Path) -> list[int]:
    """How many records each of the catalogues has that were replaced."""
    found = []
    for path in sorted(folder.glob("aside/*")):
        with closing(sqlite3.connect(path)) as catalogue:
            found += catalogue.execute("SELECT count(*) FROM record").fetchone()
    return found


@pytest.mark.parametrize("force", [False, True])
def test_what_is_restored_already_stays_with_all_that_was_derived_from_it(
    tmp_path: Path, copy: Path, force: bool
) -> None:
    kho = tmp_path / "khác"
    assert not restore(kho, copy).already
    asked(kho)
    again = restore(kho, copy, force=force)
    assert (again.already, again.records, again.originals, again.aside) == (True, 2, 2, None)
    corpus = Corpus.open(kho)
    assert corpus.catalogue.counts()["pending"] == 0
    corpus.close()
    assert held(kho)


def test_an_original_that_is_lacking_is_put_back(tmp_path: Path, copy: Path) -> None:
    restore(tmp_path / "khác", copy)
    shutil.rmtree(tmp_path / "khác" / "originals")
    assert restore(tmp_path / "khác", copy).already
    assert held(tmp_path / "khác")


@pytest.mark.parametrize(
    "change",
    [
        "INSERT INTO saved VALUES ('a', 'b', 'c', 'd', 'e')",
        "INSERT INTO journal (at, \"by\", action, about, detail) VALUES ('2024', 'An', 'x', 'y', 'z')",
        "UPDATE record SET subject = subject || ' khác'",
        "UPDATE record SET text = text || ' '",
        "UPDATE place SET modified = 7",
        "DELETE FROM citation",
        "DELETE FROM original WHERE rowid = 1",
        "INSERT INTO removed VALUES ('1', '2', '3', '4', '5')",
    ],
)
def test_whatever_a_person_or_a_reading_changed_is_not_what_the_copy_holds(
    tmp_path: Path, copy: Path, change: str
) -> None:
    kho = tmp_path / "khác"
    restore(kho, copy)
    asked(kho)
    with closing(sqlite3.connect(kho / "catalogue.sqlite")) as changed:
        assert changed.execute(change).rowcount
        changed.commit()
    with pytest.raises(WouldReplace):
        restore(kho, copy)
    restored = restore(kho, copy, force=True)
    assert not restored.already and restored.aside is not None
    assert restore(kho, copy).already


def test_a_copy_of_an_older_version_is_known_once_it_was_brought_up_to_date(tmp_path: Path) -> None:
    old_catalogue(tmp_path / "sao.sqlite", 1)
    restore(tmp_path / "kho", tmp_path / "sao.sqlite")
    asked(tmp_path / "kho")
    assert restore(tmp_path / "kho", tmp_path / "sao.sqlite").already
    with closing(sqlite3.connect(tmp_path / "kho" / "catalogue.sqlite")) as changed:
        changed.execute("UPDATE record SET secrecy = 'Mật'")  # a column the copy does not have
        changed.commit()
    with pytest.raises(WouldReplace):
        restore(tmp_path / "kho", tmp_path / "sao.sqlite")


def test_a_catalogue_of_a_later_version_is_replaced_by_force(tmp_path: Path, copy: Path) -> None:
    kho = tmp_path / "khác"
    restore(kho, copy)
    with closing(sqlite3.connect(kho / "catalogue.sqlite")) as later:
        later.execute("PRAGMA user_version = 1000")
    with pytest.raises(CatalogueTooNew):
        Corpus.open(kho)
    with pytest.raises(WouldReplace):
        restore(kho, copy)
    assert not restore(kho, copy, force=True).already
    assert held(kho)


@posix
def test_what_was_kept_aside_of_the_old_catalogue_is_not_kept_again(tmp_path: Path, copy: Path) -> None:
    """The disk is full when the new catalogue is put in place, each time: the log would be the largest file of all."""
    kho = tmp_path / "mới" / "kho"
    corpus_of(tmp_path / "mới", {"b.txt": REPORT}, engine="whoosh").close()
    before = held(kho)
    for _ in range(3):
        code, said = finish(kho, "restore", copy, "--force", largest=(copy / "catalogue.sqlite").stat().st_size)
        assert (code, len(said.splitlines())) == (5, 1)
        (kho / "aside" / "catalogue-2.sqlite.part-journal").touch()  # as a killed run leaves it
    assert held(kho) == before
    assert finish(kho, "restore", copy, "--force") == (0, "")
    assert kept_aside(kho) == [1]
    assert set(held(kho)) == {"a.txt", "b.txt"}


def test_a_journal_a_killed_run_left_is_not_played_into_what_is_restored(tmp_path: Path, copy: Path) -> None:
    killed, hot = tmp_path / "other.sqlite", tmp_path / "khác" / "restoring.sqlite"
    hot.parent.mkdir()
    with closing(sqlite3.connect(killed, isolation_level=None)) as other:
        other.execute("PRAGMA cache_size = 1")
        other.execute("CREATE TABLE t (x)")
        other.executemany("INSERT INTO t VALUES (randomblob(3000))", [() for _ in range(200)])
        other.execute("BEGIN")
        other.execute("UPDATE t SET x = randomblob(3000)")
        for suffix in ("", "-journal"):
            shutil.copyfile(f"{killed}{suffix}", f"{hot}{suffix}")
    restore(tmp_path / "khác", copy)
    assert set(held(tmp_path / "khác")) == {"a.txt", "b.txt"}
    assert not list(hot.parent.glob("restoring*"))


MOMENTS = {
    "while it is copied": "restoring.sqlite.part",
    "when it is copied": "restoring.sqlite",
    "when the old one is being kept": "aside/*.part",
    "when the old one is kept": "aside/*.sqlite",
    "when it is in place": "catalogue.sqlite",
    "while it is indexed": "index/*",
}


@posix
@pytest.mark.parametrize(
    "moment, over", [(at, over) for at in MOMENTS for over in (False, True) if over or "old" not in at]
)
def test_the_same_command_completes_after_a_kill(tmp_path: Path, moment: str, over: bool) -> None:
    kho, words = tmp_path / "khác", ["restore", str(tmp_path / "sao"), *(["--force"] * over)]
    write(tmp_path / "tep", papers(1, 8))
    assert finish(tmp_path / "kho", "add", tmp_path / "tep", "--keep") == (0, "")
    assert finish(tmp_path / "kho", "backup", tmp_path / "sao", "--originals") == (0, "")
    if over:
        corpus_of(tmp_path / "mới", {"a.txt": PLAN}, engine="whoosh").close()
        (tmp_path / "mới" / "kho").rename(kho)
        shutil.rmtree(kho / "index")
    process = start(kho, *words)
    when(process, lambda: any(kho.glob(MOMENTS[moment])))
    end(process)
    assert finish(kho, *words) == (0, "")
    assert state(kho) == state(tmp_path / "kho")
    assert kept_aside(kho) == [1] * over
    assert not list(kho.glob("restoring*"))


def test_a_disk_that_refuses_after_the_catalogue_is_in_place(tmp_path: Path, copy: Path) -> None:
    """The index cannot be made; then it can."""
    kho = tmp_path / "khác"
    kho.mkdir()
    (kho / "index").write_text("chỗ này có tệp", encoding="utf-8")
    code, said = finish(kho, "restore", copy)
    assert code and len(said.splitlines()) == 1
    assert (kho / "catalogue.sqlite").exists()
    (kho / "index").unlink()
    assert finish(kho, "restore", copy) == (0, "")
    assert set(held(kho)) == {"a.txt", "b.txt"}
