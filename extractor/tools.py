"""A program's name goes in; whether it is there, what it says, and how to install it come out.

The only place that starts a process of another program: a list of arguments, no shell, a time limit.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_PROBE_SECONDS = 30.0
_running: dict[subprocess.Popen[bytes], bool] = {}  # and whether they have a group of their own


@dataclass(frozen=True, slots=True, eq=False)
class Tool:
    """A program we may need: its commands, where installers put it, how to get it."""

    name: str
    commands: tuple[str, ...]
    places: tuple[str, ...]
    version_argument: str
    advice: Mapping[str, str]  # by system: linux, darwin, win32


@dataclass(frozen=True, slots=True)
class ToolProbe:
    """What was found of a tool: its path and version, None where it is missing, and how to install it."""

    name: str
    path: Path | None
    version: str | None
    advice: str


@dataclass(frozen=True, slots=True)
class Finished:
    """A program that ended by itself: its exit code and what it wrote."""

    code: int
    output: bytes
    errors: str


class Overdue(Exception):
    """The program did not end in its time and was stopped."""


TESSERACT = Tool(
    "tesseract",
    ("tesseract",),
    (r"C:\Program Files\Tesseract-OCR\tesseract.exe", "/opt/homebrew/bin/tesseract", "/usr/local/bin/tesseract"),
    "--version",
    {
        "linux": "sudo apt install tesseract-ocr tesseract-ocr-vie (Fedora: sudo dnf install tesseract "
        "tesseract-langpack-vie)",
        "darwin": "brew install tesseract tesseract-lang",
        "win32": "winget install UB-Mannheim.TesseractOCR (chọn/choose: Vietnamese)",
    },
)
LIBREOFFICE = Tool(
    "LibreOffice",
    ("soffice", "libreoffice"),
    (
        r"C:\Program Files\LibreOffice\program\soffice.exe",
        r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
        "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    ),
    "--version",
    {
        "linux": "sudo apt install libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui "
        "(Fedora: sudo dnf install libreoffice-writer libreoffice-calc libreoffice-impress)",
        "darwin": "brew install --cask libreoffice",
        "win32": "winget install TheDocumentFoundation.LibreOffice",
    },
)
TOOLS = (TESSERACT, LIBREOFFICE)


@cache
def find(tool: Tool) -> Path | None:
    """Where the tool's command is; None when it is not installed."""
    for command in tool.commands:
        found = shutil.which(command)
        if found:
            return Path(found)
    return next((Path(place) for place in tool.places if Path(place).is_file()), None)


def advice(tool: Tool) -> str:
    """How to install the tool on this system, in one line."""
    return tool.advice.get(sys.platform, tool.advice["linux"])


def probe(tool: Tool) -> ToolProbe:
    """Look for the tool and ask its version."""
    path = find(tool)
    version = None
    if path is not None:
        with contextlib.suppress(OSError, Overdue):
            finished = run([str(path), tool.version_argument], seconds=_PROBE_SECONDS)
            said = re.search(r"\d+(\.\d+)+", finished.output.decode("utf-8", "replace") + finished.errors)
            version = said[0] if said else None
    return ToolProbe(tool.name, path, version, advice(tool))


def run(
    command: Sequence[str],
    *,
    seconds: float,
    send: bytes = b"",
    environment: Mapping[str, str] | None = None,
    own_group: bool = False,
) -> Finished:
    """Run a program to its end, `send` on its input. Raises Overdue after `seconds`, OSError when it cannot start.

    With `own_group` everything it started is stopped with it: LibreOffice's command is but a starter.
    """
    process = subprocess.Popen(  # noqa: S603 - a list of our own making, never a shell
        list(command),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, **(environment or {})},
        start_new_session=own_group,
    )
    _running[process] = own_group
    try:
        output, errors = process.communicate(send, timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise Overdue(f"{command[0]} > {seconds:g} s") from error
    finally:
        _running.pop(process, None)
        if process.poll() is None:
            _stop(process, own_group=own_group)
    return Finished(process.returncode, output, errors.decode("utf-8", "replace"))


def give_up() -> None:
    """Stop the programs that threads are waiting for."""
    for process, own_group in list(_running.items()):
        _kill(process, own_group=own_group)


def _stop(process: subprocess.Popen[bytes], *, own_group: bool) -> None:
    _kill(process, own_group=own_group)
    process.communicate()


def _kill(process: subprocess.Popen[bytes], *, own_group: bool) -> None:
    if own_group and sys.platform != "win32":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
