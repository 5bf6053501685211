"""What does the file say? A path goes in, a Document comes out."""

from __future__ import annotations

from extractor.document import Box, Cell, Document, Line, Page, ReadingWarning, Span, Table
from extractor.errors import (
    DamagedFile,
    EmptyFile,
    EncryptedFile,
    FileMissing,
    KiemchungError,
    LimitExceeded,
    ProgramMissing,
    ReadError,
    ReaderDied,
    UnknownFormat,
)
from extractor.formats import FORMATS, Format, detect, extract
from extractor.vietnamese import compose, fold

__all__ = [
    "FORMATS",
    "Box",
    "Cell",
    "DamagedFile",
    "Document",
    "EmptyFile",
    "EncryptedFile",
    "FileMissing",
    "Format",
    "KiemchungError",
    "LimitExceeded",
    "Line",
    "Page",
    "ProgramMissing",
    "ReadError",
    "ReaderDied",
    "ReadingWarning",
    "Span",
    "Table",
    "UnknownFormat",
    "compose",
    "detect",
    "extract",
    "fold",
]
