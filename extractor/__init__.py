"""What does the file say? A path goes in, a Document comes out."""

from __future__ import annotations

from extractor.apart import give_up_reading, read_apart
from extractor.containers import Unpacker, documents_in, inside, levels, read_member, renamed, unpacker
from extractor.document import Box, Cell, Document, Line, Page, ReadingWarning, Signature, Span, Stated, Table
from extractor.errors import (
    DamagedFile,
    EmptyFile,
    EncryptedFile,
    FileChanged,
    FileMissing,
    FolderGiven,
    KiemchungError,
    LimitExceeded,
    NoRoom,
    NoSuchPage,
    NotAFile,
    NotAllowed,
    PackageGiven,
    ProgramMissing,
    ReaderDied,
    ReadError,
    UnknownArchive,
    UnknownFormat,
)
from extractor.facsimile import page_picture
from extractor.formats import FORMATS, Format, check_file, detect, extract, one_file
from extractor.limits import MEGABYTE, Limits
from extractor.machine import cores, memory_bytes
from extractor.members import Member, is_clutter
from extractor.syllables import is_syllable
from extractor.tools import TOOLS, Tool, ToolProbe, probe
from extractor.vietnamese import compose, fold, folded_words

__all__ = [
    "FORMATS",
    "MEGABYTE",
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
    "Member",
    "NoRoom",
    "NoSuchPage",
    "NotAFile",
    "NotAllowed",
    "PackageGiven",
    "Page",
    "ProgramMissing",
    "ReadError",
    "ReaderDied",
    "ReadingWarning",
    "Signature",
    "Span",
    "Stated",
    "Table",
    "Tool",
    "ToolProbe",
    "UnknownArchive",
    "UnknownFormat",
    "Unpacker",
    "check_file",
    "compose",
    "cores",
    "detect",
    "documents_in",
    "extract",
    "fold",
    "folded_words",
    "give_up_reading",
    "inside",
    "is_clutter",
    "is_syllable",
    "levels",
    "memory_bytes",
    "one_file",
    "page_picture",
    "probe",
    "read_apart",
    "read_member",
    "renamed",
    "unpacker",
]
