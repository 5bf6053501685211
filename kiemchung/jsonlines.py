"""JSON Lines files: a path and what makes a value of one line go in, the values come out; and back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from extractor import FileMissing, FolderGiven, KiemchungError, ReadError

_Value = TypeVar("_Value")


class LineBroken(ReadError):
    """A line is no JSON, or not of the shape expected."""

    vi = "{name}, dòng {line}: không đúng khuôn ({detail}). Mỗi dòng phải là một đối tượng JSON; hãy sửa dòng này rồi chạy lại."
    en = "{name}, line {line}: not of the right shape ({detail}). Each line is one JSON object; mend it and run again."


class FileUnwritable(KiemchungError):
    """The disk refused (full, read-only, no such folder)."""

    exit_code = 5
    vi = "Không ghi được {name} ({detail}). Hãy kiểm tra đường dẫn, dung lượng đĩa và quyền ghi rồi chạy lại."
    en = "{name} cannot be written ({detail}). Check the path, disk space and permissions, then run again."


def read_lines(path: Path, make: Callable[[Any], _Value]) -> tuple[_Value, ...]:
    """What `make` makes of the JSON value of each line that is not blank.

    Raises a ReadError; LineBroken, with the line's number, also for a KeyError, TypeError, AttributeError or ValueError of `make`.
    """
    if path.is_dir():
        raise FolderGiven(name=str(path))
    if not path.is_file():
        raise FileMissing(name=str(path))
    try:
        lines = path.read_bytes().split(b"\n")  # never splitlines(): JSON may hold a U+2028 as it is
    except OSError as error:
        raise ReadError(name=str(path), detail=error.strerror or type(error).__name__) from error
    values = []
    for at, line in enumerate(lines, 1):
        try:
            values += [make(json.loads(line))] if line.strip() else []
        except json.JSONDecodeError as error:
            raise LineBroken(name=str(path), line=at, detail=f"{error.msg}: {error.colno}") from error
        except (KeyError, TypeError, AttributeError, ValueError, RecursionError) as error:
            raise LineBroken(name=str(path), line=at, detail=f"{type(error).__name__}: {error}") from error
    return tuple(values)


def write_lines(path: Path, values: Iterable[object]) -> None:
    """The values as JSON, one a line. Raises FileUnwritable."""
    text = "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values)
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise FileUnwritable(name=str(path), detail=error.strerror or type(error).__name__) from error
