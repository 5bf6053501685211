"""Bytes and seconds go in; this process is held to them by the system, or by a thread where the system will not.

Linux refuses memory beyond the bound, so that most readers get a MemoryError they survive. macOS knows that limit and
does not keep it, Windows has none: there a thread looks at the process's own memory five times a second and ends it.
That is coarser (a library may take some hundred MB between two looks) and costs the process, not only the file.
Processor time is bounded on Linux and macOS; on Windows only the parent's clock ends a spinning child.
"""

from __future__ import annotations

import ctypes
import os
import sys
import threading
import time
from typing import Final

if sys.platform != "win32":
    import resource

OUT_OF_MEMORY: Final = 86  # exit code of a process that found itself over its bound
_LOOK_SECONDS: Final = 0.2

_bound_bytes = 0
_watcher: threading.Thread | None = None


def bound_memory(size: int) -> None:
    """From now on this process may have `size` bytes of address space (Linux) or of memory in use (elsewhere)."""
    if sys.platform == "win32" or sys.platform == "darwin":
        watch_memory(size)
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (size if hard == resource.RLIM_INFINITY else min(size, hard), hard))


def bound_processor(seconds: float) -> None:
    """From now on this process may use `seconds` more of processor time; beyond, SIGXCPU ends it."""
    if sys.platform != "win32":
        used = resource.getrusage(resource.RUSAGE_SELF)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        bound = int(used.ru_utime + used.ru_stime + seconds) + 1
        if hard != resource.RLIM_INFINITY:
            bound = min(bound, hard)
        resource.setrlimit(resource.RLIMIT_CPU, (bound, hard))


def leave_no_core() -> None:
    """When this process is ended by a fault, its memory (a confidential document) is not written to a disk."""
    if sys.platform != "win32":
        _, hard = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, hard))


def watch_memory(size: int) -> None:
    """From now on a thread ends this process with OUT_OF_MEMORY when it has ever used more than `size` bytes."""
    global _bound_bytes, _watcher
    _bound_bytes = size
    if _watcher is None:
        _watcher = threading.Thread(target=_watch, daemon=True)
        _watcher.start()


def peak_memory() -> int:
    """The most memory this process has used so far, in bytes."""
    if sys.platform == "win32":
        return _peak_on_windows()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _watch() -> None:
    while peak_memory() <= _bound_bytes:
        time.sleep(_LOOK_SECONDS)
    os._exit(OUT_OF_MEMORY)


if sys.platform == "win32":

    class _Counters(ctypes.Structure):
        """PROCESS_MEMORY_COUNTERS of psapi.h."""

        _fields_ = (
            ("cb", ctypes.c_ulong),
            ("PageFaultCount", ctypes.c_ulong),
            ("PeakWorkingSetSize", ctypes.c_size_t),
            ("WorkingSetSize", ctypes.c_size_t),
            ("QuotaPeakPagedPoolUsage", ctypes.c_size_t),
            ("QuotaPagedPoolUsage", ctypes.c_size_t),
            ("QuotaPeakNonPagedPoolUsage", ctypes.c_size_t),
            ("QuotaNonPagedPoolUsage", ctypes.c_size_t),
            ("PagefileUsage", ctypes.c_size_t),
            ("PeakPagefileUsage", ctypes.c_size_t),
        )

    def _peak_on_windows() -> int:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        kernel.K32GetProcessMemoryInfo.argtypes = (ctypes.c_void_p, ctypes.POINTER(_Counters), ctypes.c_ulong)
        counters = _Counters(cb=ctypes.sizeof(_Counters))
        kernel.K32GetProcessMemoryInfo(kernel.GetCurrentProcess(), ctypes.byref(counters), counters.cb)
        return int(counters.PeakPagefileUsage)
