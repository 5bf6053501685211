"""A reader's name and a path go in; the Document read in a child process with bounded memory and time comes out.

Readers' libraries abort, hang or eat all memory on damaged or hostile files, and Python cannot catch that. So one
child reads file after file; when it dies or is overdue, that one file fails and the next gets a new child.
"""

from __future__ import annotations

import atexit
import contextlib
import importlib
import multiprocessing
import os
import signal
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from types import ModuleType
from typing import Final, cast

from extractor.bounds import OUT_OF_MEMORY, bound_memory, bound_processor, leave_no_core
from extractor.document import Document
from extractor.errors import KiemchungError, LimitExceeded, ReaderDied, ReadError
from extractor.excuses import limit_behind, over_memory, refused, too_deep
from extractor.limits import Limits

_START_SECONDS: Final = 60.0  # a fresh child on a slow disk, libraries not yet loaded
_PAGE_DONE: Final = "page done"
_NICE: Final = 5  # who admits what was read goes first: else readers are done early, and wait, while it works alone
_FILES_PER_CHILD: Final = 500  # libraries leak a little; a new child costs a quarter of a second

_context = multiprocessing.get_context("spawn")
_Job = tuple[str, str, Path, Limits, tuple[object, ...]]


@dataclass(slots=True)
class _Child:
    process: SpawnProcess
    pipe: Connection
    owner: int  # the process that started it: after a fork the copy is not ours to use
    files: int = 0


_lock = threading.Lock()
_idle: list[_Child] = []  # as many as threads ever read at once; each thread takes one and puts it back
_busy: list[_Child] = []


def read(module: str, function: str, path: Path, limits: Limits) -> Document:
    """The Document that `function` of `module` reads at `path`, in the child process. Raises what `run` raises."""
    return cast(Document, run(module, function, path, limits))


def run(module: str, function: str, path: Path, limits: Limits, *values: object) -> object:
    """What `function(path, limits, *values)` of `module` answers in the child process.

    Raises the function's own ReadError; ReaderDied when the child is lost, LimitExceeded when it is overdue or out of
    memory, ReaderDied again for anything the function did not foresee.
    """
    child = _take()
    with _lock:
        _busy.append(child)
    try:
        # Absolute: the child's working folder is the one we had when it was started.
        answer = _ask(child, (module, function, path.absolute(), limits, values))
    except _LostError as lost:
        _end(child)
        raise lost.error from None
    except ReadError:
        _put_back(child)
        raise
    except BaseException:
        # KeyboardInterrupt among them: an answer still under way would be taken for the next file's.
        _end(child)
        raise
    finally:
        with _lock:
            _busy.remove(child)
    _put_back(child)
    return answer


def page_done() -> None:
    """Said by readers after each page: the child is slow but alive, and its clock starts anew."""
    if _to_parent is not None:
        bound_processor(_seconds)
        _to_parent.send(_PAGE_DONE)


def stop() -> None:
    """End the idle child processes; the next file gets a new one."""
    with _lock:
        children = list(_idle)
        _idle.clear()
    for child in children:
        _end(child)


def give_up() -> None:
    """End the child processes that are reading for threads, which get a ReaderDied at once."""
    with _lock:
        for child in _busy:
            if child.owner == os.getpid():
                with contextlib.suppress(ValueError):  # closed: its thread was quicker
                    _kill(child.process)


class _LostError(Exception):
    def __init__(self, error: ReadError) -> None:
        super().__init__(error)
        self.error = error


def _ask(child: _Child, job: _Job) -> object:
    path, limits = job[2], job[3]
    end = time.monotonic() + limits.total_seconds + (0 if child.files else _START_SECONDS)
    patience = limits.seconds + (0 if child.files else _START_SECONDS)
    child.files += 1
    try:
        child.pipe.send(job)
        while True:
            wait = min(patience, end - time.monotonic())
            if wait <= 0 or not child.pipe.poll(wait):
                late = limits.total_seconds if wait < patience else limits.seconds
                raise _LostError(LimitExceeded(name=path.name, detail=f"thời gian/time > {late:g} s"))
            answer = child.pipe.recv()
            if answer != _PAGE_DONE:
                break
            patience = limits.seconds
    except (EOFError, OSError) as error:
        raise _LostError(_death(child, path, limits)) from error
    if isinstance(answer, ReadError):
        if answer.facts.get("spent"):
            raise _LostError(answer)
        raise answer
    return answer


def _death(child: _Child, path: Path, limits: Limits) -> ReadError:
    child.process.join(5)
    code = child.process.exitcode
    if sys.platform != "win32" and code == -signal.SIGXCPU:
        return LimitExceeded(name=path.name, detail=f"thời gian/time > {limits.seconds:g} s")
    if code == OUT_OF_MEMORY:
        return over_memory(path, limits)
    signals = {-each.value: each.name for each in signal.Signals}
    return ReaderDied(name=path.name, detail=signals.get(code or 0, f"exit {code}"))


def _take() -> _Child:
    while True:
        with _lock:
            child = _idle.pop() if _idle else None
        if child is None:
            return _start()
        if child.owner == os.getpid() and child.process.is_alive() and child.files < _FILES_PER_CHILD:
            return child
        _end(child)


def _put_back(child: _Child) -> None:
    with _lock:
        _idle.append(child)


def _start() -> _Child:
    ours, theirs = _context.Pipe()
    process = _context.Process(target=_serve, args=(theirs,), name="kiemchung-reader", daemon=True)
    with _lock, _main_module_hidden():
        process.start()
    theirs.close()
    return _Child(process, ours, os.getpid())


@contextlib.contextmanager
def _main_module_hidden() -> Iterator[None]:
    """While a child starts: it would import our main module again, and run a script that has no `__name__` guard."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _end(child: _Child) -> None:
    if child.owner != os.getpid():
        return  # after a fork: it answers to the process that started it
    child.pipe.close()
    _kill(child.process)
    child.process.join(10)
    child.process.close()


def _kill(process: SpawnProcess) -> None:
    if sys.platform != "win32" and process.pid is not None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)  # the child leads a group: what it started ends with it
    process.kill()


atexit.register(stop)


# What follows runs in the child.

_to_parent: Connection | None = None
_seconds = 0.0


def _serve(pipe: Connection) -> None:
    global _to_parent, _seconds
    _to_parent = pipe
    _leave_with_parent()
    leave_no_core()
    _fall_silent()
    while True:
        try:
            module, function, path, limits, values = cast("_Job", pipe.recv())
        except (EOFError, OSError):
            return
        _seconds = limits.seconds
        bound_memory(limits.memory_bytes)
        bound_processor(limits.seconds)
        answer = _answer(module, function, path, limits, values)
        try:
            pipe.send(answer)
        except OSError:
            return


def _answer(module: str, function: str, path: Path, limits: Limits, values: tuple[object, ...]) -> object:
    try:
        reader = cast(Callable[..., object], getattr(importlib.import_module(module), function))
        return reader(path, limits, *values)
    except ReadError as error:
        return limit_behind(error, path, limits) or error
    except KiemchungError as error:
        return ReadError(name=path.name, detail=str(error))
    except RecursionError:
        return too_deep(path)
    except OSError as error:
        return limit_behind(error, path, limits) or refused(path.name, error)
    except Exception as error:
        # The wall between hostile bytes and the user: what no reader foresaw is one file's failure, not ours.
        died = ReaderDied(name=path.name, detail=f"{type(error).__name__}: {str(error)[:120]}")
        return limit_behind(error, path, limits) or died


def _leave_with_parent() -> None:
    """Lead a group of our own, leave Ctrl-C and the processors to the parent, and end at once when the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        os.setpgid(0, 0)
        os.nice(_NICE)
    threading.Thread(target=_watch_parent, daemon=True).start()


def _fall_silent() -> None:
    """Libraries grumble about odd files on the user's terminal, or in the middle of what we print there."""
    warnings.simplefilter("ignore")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)


def _watch_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    if sys.platform != "win32":
        os.killpg(0, signal.SIGKILL)
    os._exit(1)
