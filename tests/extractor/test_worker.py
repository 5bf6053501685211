"""The reading process: reused, bounded, replaced when lost, and gone when we are gone."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor import Document, EmptyFile, LimitExceeded, Limits, Page, ReaderDied, Span, extract, worker
from tests.extractor.making import make_docx, p

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")


# Readers for the tests; the child loads them from this module.


def read_process(path: Path, limits: Limits) -> Document:
    return Document(path.name, "test", str(os.getpid()), ())


def read_killed(path: Path, limits: Limits) -> Document:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def read_aborted(path: Path, limits: Limits) -> Document:
    os.abort()


def read_sleeping(path: Path, limits: Limits) -> Document:
    (path.parent / "pid").write_text(str(os.getpid()), encoding="utf-8")
    time.sleep(600)
    raise AssertionError


def read_spinning(path: Path, limits: Limits) -> Document:
    while True:
        pass


def read_slowly(path: Path, limits: Limits) -> Document:
    for _ in range(6):
        time.sleep(0.4)
        worker.page_done()
    return read_process(path, limits)


def read_much(path: Path, limits: Limits) -> Document:
    return Document(path.name, "test", str(len(bytearray(3 << 30))), ())


def read_wrongly(path: Path, limits: Limits) -> Document:
    raise ZeroDivisionError("our own mistake")


def read_nothing(path: Path, limits: Limits) -> Document:
    raise EmptyFile(name=path.name)


def read_endlessly(path: Path, limits: Limits) -> Document:
    return read_endlessly(path, limits)


PATH = Path("thông báo.docx")


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    worker.stop()
    yield
    worker.stop()


def ask(function: str, path: Path = PATH, limits: Limits | None = None) -> Document:
    return worker.read(__name__, function, path, limits or Limits(seconds=20))


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not (state.exists() and state.read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z")


def gone(pid: int) -> bool:
    end = time.monotonic() + 10
    while is_alive(pid) and time.monotonic() < end:
        time.sleep(0.05)
    return not is_alive(pid)


def test_one_child_reads_file_after_file() -> None:
    first = ask("read_process").text
    assert first != str(os.getpid())
    assert ask("read_process").text == first


def test_an_error_of_reading_crosses_whole_and_keeps_the_child() -> None:
    first = ask("read_process").text
    with pytest.raises(EmptyFile) as caught:
        ask("read_nothing")
    assert caught.value.facts == {"name": PATH.name}
    assert ask("read_process").text == first


@posix
@pytest.mark.parametrize(("function", "sign"), [("read_killed", "SIGKILL"), ("read_aborted", "SIGABRT")])
def test_a_lost_child_costs_one_file(function: str, sign: str) -> None:
    first = ask("read_process").text
    with pytest.raises(ReaderDied) as caught:
        ask(function)
    assert caught.value.facts["detail"] == sign
    assert ask("read_process").text not in ("", first)


def test_an_overdue_child_is_stopped(tmp_path: Path) -> None:
    ask("read_process")
    start = time.monotonic()
    with pytest.raises(LimitExceeded):
        ask("read_sleeping", tmp_path / "a.docx", limits=Limits(seconds=0.5))
    assert time.monotonic() - start < 10
    assert ask("read_process").text


def test_a_child_that_finishes_pages_is_given_time_but_not_for_ever() -> None:
    ask("read_process")
    assert ask("read_slowly", limits=Limits(seconds=1.5)).text
    with pytest.raises(LimitExceeded):
        ask("read_slowly", limits=Limits(seconds=1.5, total_seconds=1.0))


@posix
def test_a_spinning_child_is_stopped() -> None:
    ask("read_process")
    with pytest.raises(LimitExceeded):
        ask("read_spinning", limits=Limits(seconds=1))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux bounds address space")
def test_memory_is_bounded() -> None:
    with pytest.raises(LimitExceeded) as caught:
        ask("read_much", limits=Limits(memory_bytes=1 << 30))
    assert "MB" in caught.value.message("vi")
    assert ask("read_process").text


def test_what_no_reader_foresaw_is_one_clear_error() -> None:
    with pytest.raises(ReaderDied, match="ZeroDivisionError"):
        ask("read_wrongly")
    with pytest.raises(LimitExceeded):
        ask("read_endlessly")
    assert ask("read_process").text


def test_threads_read_side_by_side() -> None:
    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.append(ask("read_slowly").text)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(found)) == 2


def test_documents_and_errors_pickle() -> None:
    document = Document("a", "text", "một\fhai", (Page(1, Span(0, 4)), Page(2, Span(4, 7))))
    again = pickle.loads(pickle.dumps(document))
    assert again == document
    assert again.page_at(5) == 2
    error = pickle.loads(pickle.dumps(LimitExceeded(name="a", detail="b")))
    assert error.message("en") == LimitExceeded(name="a", detail="b").message("en")


SCRIPT = """
import sys
from pathlib import Path
from extractor import Limits, extract, worker
path = Path(sys.argv[1])
print(extract(path).text, worker._idle[0].process.pid, flush=True)
"""


def script(tmp_path: Path, *more: str) -> list[str]:
    # No `if __name__ == "__main__"`: the child must not run the script again.
    (tmp_path / "script.py").write_text(SCRIPT + "\n".join(more), encoding="utf-8")
    make_docx(tmp_path / "a.docx", p("Thông báo"))
    return [sys.executable, str(tmp_path / "script.py"), str(tmp_path / "a.docx")]


def started(tmp_path: Path, *more: str) -> tuple[subprocess.Popen[str], int]:
    environment = {**os.environ, "PYTHONPATH": str(Path(worker.__file__).parents[1]), "PYTHONIOENCODING": "utf-8"}
    process = subprocess.Popen(
        script(tmp_path, *more),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=environment,
        start_new_session=sys.platform != "win32",
    )
    assert process.stdout is not None
    said = process.stdout.readline().split()
    assert said[:2] == ["Thông", "báo"], process.communicate()[1]
    return process, int(said[2])


def test_a_script_without_a_guard_runs_once_and_leaves_nothing(tmp_path: Path) -> None:
    process, child = started(tmp_path)
    rest, errors = process.communicate(timeout=30)
    assert (rest, errors, process.returncode) == ("", "", 0)
    assert gone(child)


@posix
@pytest.mark.parametrize("busy", [False, True], ids=["idle", "busy"])
def test_no_orphan_when_we_are_killed(tmp_path: Path, busy: bool) -> None:
    hang = "worker.read('tests.extractor.test_worker', 'read_sleeping', path, Limits())"
    process, child = started(tmp_path, hang if busy else "import time; time.sleep(600)")
    if busy:
        pid = tmp_path / "pid"
        end = time.monotonic() + 20
        while not (pid.exists() and pid.read_text(encoding="utf-8")) and time.monotonic() < end:
            time.sleep(0.05)
        assert pid.read_text(encoding="utf-8") == str(child)
    process.kill()
    process.communicate()
    assert gone(child)


@posix
def test_ctrl_c_stops_cleanly(tmp_path: Path) -> None:
    process, child = started(
        tmp_path, "try: worker.read('tests.extractor.test_worker', 'read_sleeping', path, Limits())",
        "except KeyboardInterrupt: print('dừng', extract(path).text)",
    )  # fmt: skip
    time.sleep(0.5)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the whole group
    said, errors = process.communicate(timeout=30)
    assert (said, errors) == ("dừng Thông báo\n", "")
    assert gone(child)


def test_a_child_of_a_fork_starts_its_own(tmp_path: Path) -> None:
    if not hasattr(os, "fork"):
        pytest.skip("no fork here")
    path = make_docx(tmp_path / "a.docx", p("Thông báo"))
    assert extract(path).text == "Thông báo"
    more = (
        "import os",
        "pid = os.fork()",
        "if pid == 0: print('con', extract(path).text, flush=True); worker.stop(); os._exit(0)",
        "os.waitpid(pid, 0); print('cha', extract(path).text)",
    )
    process, _ = started(tmp_path, *more)
    said, errors = process.communicate(timeout=60)
    assert (said, errors) == ("con Thông báo\ncha Thông báo\n", "")
