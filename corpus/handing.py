"""A record goes in; for a while, a path with the very bytes it was read from comes out: kept, where they were, or out of their package."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.ingest import UNPACKED, Corpus
from corpus.originals import digest_of
from corpus.record import Record
from corpus.whereabouts import Whereabouts, places_of
from extractor import FileChanged, FileMissing, Limits, ReadError, detect, levels, unpacker


@contextmanager
def original_of(corpus: Corpus, record: Record) -> Iterator[Path]:
    """A path with the bytes of `record`, good while the context lasts; nobody may write to it.

    Raises FileMissing when they are nowhere any more, FileChanged when what stands in their place is another file, and what
    taking their package apart raises.
    """
    kept = corpus.originals.path_of(record.id)
    if kept.exists():
        yield kept
        return
    changed = False
    for place in places_of(corpus.catalogue.database, record.id):
        outer, *inner = levels(place.path)
        path = Path(outer)
        if not path.is_file():
            continue
        if not inner:
            if _is_same(path, place):
                yield path
                return
            changed = True
            continue
        with unpacker(Limits(), within=corpus.folder / UNPACKED) as opener:
            for depth, name in enumerate(inner):
                members = opener.members(path, detect(path), depth=depth)
                found = next((each.path for each in members if each.inner == name), None)
                if found is None:
                    break
                path = found
            else:
                if digest_of(path) == record.id:
                    yield path
                    return
            changed = True
    error: type[ReadError] = FileChanged if changed else FileMissing
    raise error(name=record.name)


def _is_same(path: Path, place: Whereabouts) -> bool:
    """Whether the file is the one that was read: as the system said then, else by its bytes."""
    stat = path.stat()
    if (stat.st_size, stat.st_mtime_ns) == (place.size, place.modified):
        return True
    return digest_of(path) == place.record
