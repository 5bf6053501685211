"""A record goes in; for a while, a path with the very bytes it was read from comes out: kept, where they were, or out of their package."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from corpus.ingest import UNPACKED, Corpus
from corpus.originals import digest_of
from corpus.record import Record
from corpus.whereabouts import Whereabouts, on_disk, places_of
from extractor import FileChanged, FileMissing, Limits, ReadError, detect, levels, unpacker


@contextmanager
def original_of(corpus: Corpus, record: Record) -> Iterator[Path]:
    """A path with the bytes of `record`, good while the context lasts; nobody may write to it.

    Every place is tried. Raises FileMissing when they are nowhere any more, FileChanged when what stands in their place is another file,
    and what taking their package apart raises.
    """
    with ExitStack() as stack:
        yield _found(corpus, record, stack)


def _found(corpus: Corpus, record: Record, stack: ExitStack) -> Path:
    failed: ReadError = FileMissing(name=record.name)
    with suppress(OSError):
        fault = corpus.originals.fault_of(record.id)
        if not fault:
            return corpus.originals.path_of(record.id)
        if fault == "changed":
            failed = FileChanged(name=record.name)
    for place in places_of(corpus.catalogue.database, record.id):
        with suppress(OSError):
            try:
                return _taken_from(place, record, corpus.folder / UNPACKED, stack)
            except ReadError as error:
                failed = error if isinstance(failed, FileMissing) else failed
    raise failed


def _taken_from(place: Whereabouts, record: Record, room: Path, stack: ExitStack) -> Path:
    """The file at a place, taken out of its packages into `room`. Raises ReadError, or OSError when the system refuses."""
    outer, *inner = levels(place.path)
    path = on_disk(outer)
    if path is None or not path.is_file():
        raise FileMissing(name=record.name)
    if not inner:
        same = _is_same(path, place)
    else:
        opener = stack.enter_context(unpacker(Limits(), within=room))
        for depth, name in enumerate(inner):
            members = {each.inner: each for each in opener.members(path, detect(path), depth=depth)}
            if name not in members:
                raise FileChanged(name=record.name)
            path = members[name].bytes_at()
        same = digest_of(path) == place.record
    if not same:
        raise FileChanged(name=record.name)
    return path


def _is_same(path: Path, place: Whereabouts) -> bool:
    """Whether the file is the one that was read: as the system said then, else by its bytes."""
    stat = path.stat()
    if (stat.st_size, stat.st_mtime_ns) == (place.size, place.modified):
        return True
    return digest_of(path) == place.record
