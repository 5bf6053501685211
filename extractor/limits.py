"""How much one file may cost us: numbers go in, the limits every reader keeps come out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for one file, set for an office PC with 8 GB of memory."""

    file_bytes: int = 200 * MEGABYTE
    unzipped_bytes: int = 400 * MEGABYTE  # sum over a package's members, known before anything is unzipped
    unzipped_ratio: int = 200  # unzipped : zipped; asked only of packages over 20 MB unzipped
    members: int = 10_000  # files inside a package; of a dossier with those of all packages in it
    package_bytes: int = 2_000 * MEGABYTE  # of a dossier as a file, and of all that is unpacked from it
    nesting: int = 4  # packages in packages: a letter with a dossier that holds a letter with a dossier
    text_bytes: int = 32 * MEGABYTE  # of a text or HTML file: the longest law has two
    characters: int = 20_000_000  # of one document, whatever its format
    pages: int = 3_000
    cells: int = 500_000  # of all tables of a document; of a spreadsheet, empty ones that are written down counted
    pixels: int = 100_000_000  # of one image or scanned page; A3 at 600 dpi has 70 million
    seconds: float = 50.0  # a reader that finishes no page for so long is stopped
    total_seconds: float = 1_800.0  # for the whole file, however many pages it finishes
    memory_bytes: int = 1_024 * MEGABYTE  # of the reading process; see bounds.py for how each system keeps it
    readings: Path | None = None  # folder in which what was recognised on a page is kept; None keeps nothing
