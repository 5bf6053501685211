"""A file goes in, and what is to be made of its Document; what was made comes out, the work done in a reading process.

The Document stays in that process: only what is made of it crosses. So threads that each wait for one file use as many cores.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TypeVar, cast

from extractor import tools
from extractor.containers import read_member
from extractor.document import Document, Stated
from extractor.formats import FORMATS, Format, check_size, one_file
from extractor.limits import Limits
from extractor.members import Member

_Made = TypeVar("_Made")
_HERE = "extractor.apart"
_WORKER = "extractor.worker"  # on first use: it brings multiprocessing
_STARTS_PROGRAMS = "extractor.office"  # and processes for what these wrote, which a reading process cannot


def read_apart(member: Member, kind: Format, limits: Limits, make: Callable[[Document], _Made]) -> _Made:
    """What `make`, a function of some module, makes of the document. Raises a ReadError, also for whatever `make` raises."""
    path, worker = member.bytes_at(), import_module(_WORKER)
    if kind.module != _STARTS_PROGRAMS:
        with one_file(path, limits) as found:
            check_size(path, found.st_size, limits.file_bytes)
            values = (kind.name, member.name, member.stated, make)
            return cast(_Made, worker.run(_HERE, "read_and_make", path, limits, *values))
    return cast(_Made, worker.run(_HERE, "only_make", path, limits, read_member(member, kind, limits), make))


def give_up_reading() -> None:
    """End what threads are reading at this moment; they get a ReadError."""
    import_module(_WORKER).give_up()
    tools.give_up()


# What follows runs in the reading process.


def read_and_make(
    path: Path, limits: Limits, kind: str, name: str, stated: Stated | None, make: Callable[[Document], object]
) -> object:
    """What `make` makes of the document at `path`, which is called `name` and of which its package says what is `stated`."""
    found = FORMATS[kind]
    assert found.function is not None  # noqa: S101 - a package is never sent here
    reader = cast(Callable[[Path, Limits], Document], getattr(import_module(found.module), found.function))
    document = replace(reader(path, limits), name=name, stated=stated)
    return only_make(path, limits, document, make)


def only_make(path: Path, limits: Limits, document: Document, make: Callable[[Document], object]) -> object:
    """What `make` makes of a document that was read elsewhere."""
    import_module(_WORKER).page_done()
    return make(document)
