"""What does the file say? A path goes in, a Document comes out."""

from __future__ import annotations

from extractor.document import Box, Cell, Document, Line, Page, ReadingWarning, Signature, Span, Table
from extractor.errors import (
    DamagedFile,
    EmptyFile,
    EncryptedFile,
    FileChanged,
    FileMissing,
    FolderGiven,
    KiemchungError,
    LimitExceeded,
    NoSuchPage,
    NotAFile,
    NotAllowed,
    ProgramMissing,
    ReaderDied,
    ReadError,
    UnknownFormat,
)
from extractor.facsimile import page_picture
from extractor.formats import FORMATS, Format, check_file, detect, extract
from extractor.limits import Limits
from extractor.tools import TOOLS, Tool, ToolProbe, probe
from extractor.vietnamese import compose, fold

__all__ = [
    "FORMATS",
    "TOOLS",
    "Box",
    "Cell",
    "DamagedFile",
    "Document",
    "EmptyFile",
    "EncryptedFile",
    "FileChanged",
    "FileMissing",
    "FolderGiven",
    "Format",
    "KiemchungError",
    "LimitExceeded",
    "Limits",
    "Line",
    "NoSuchPage",
    "NotAFile",
    "NotAllowed",
    "Page",
    "ProgramMissing",
    "ReadError",
    "ReaderDied",
    "ReadingWarning",
    "Signature",
    "Span",
    "Table",
    "Tool",
    "ToolProbe",
    "UnknownFormat",
    "check_file",
    "compose",
    "detect",
    "extract",
    "fold",
    "page_picture",
    "probe",
]
