"""A path goes in; which format it is by its content, and the Document it says, come out."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import cast

from extractor.document import Document
from extractor.errors import (
    EmptyFile,
    FileChanged,
    FileMissing,
    FolderGiven,
    LimitExceeded,
    NotAFile,
    PackageGiven,
    ReadError,
    UnknownFormat,
)
from extractor.excuses import refused
from extractor.limits import MEGABYTE, Limits
from extractor.sniffing import ZIP_MAGIC, sniff

_SMALL = 4 * MEGABYTE
_TEXTS = ("text", "markdown")
_SMALL_TEXT = MEGABYTE  # the longest law has two; the time of larger files is bounded
_NOT_THERE = (errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.ENAMETOOLONG)


@dataclass(frozen=True, slots=True)
class Format:
    """One line of the table of formats: where its reader lives, and whether that needs a process of its own.

    `unpack` names what takes out the files inside; a package of files only has no text of its own, and no reader.
    """

    name: str
    module: str
    function: str | None
    isolated: bool
    suffixes: tuple[str, ...]
    unpack: str | None = None


def _table(*formats: Format) -> dict[str, Format]:
    return {each.name: each for each in formats}


FORMATS: dict[str, Format] = _table(
    Format("text", "extractor.plain", "read_text", False, (".txt",)),
    Format("markdown", "extractor.plain", "read_markdown", False, (".md", ".markdown")),
    Format("html", "extractor.html", "read_html", True, (".html", ".htm", ".xhtml")),
    Format("mhtml", "extractor.html", "read_mhtml", True, (".mht", ".mhtml")),
    Format("pdf", "extractor.pdf", "read_pdf", True, (".pdf",)),
    Format("docx", "extractor.docx", "read_docx", True, (".docx", ".docm", ".dotx", ".dotm")),
    Format("xlsx", "extractor.xlsx", "read_xlsx", True, (".xlsx", ".xlsm", ".xltx", ".xltm")),
    Format("pptx", "extractor.pptx", "read_pptx", True, (".pptx", ".pptm", ".ppsx", ".ppsm", ".potx", ".potm")),
    Format("image", "extractor.image", "read_image", True, (".png", ".jpg", ".jpeg", ".tif", ".tiff")),
    # These may start LibreOffice, which is a process of its own already; what is read by us is read in isolation.
    Format("doc", "extractor.office", "read_doc", False, (".doc", ".dot")),
    Format("rtf", "extractor.office", "read_rtf", False, (".rtf",)),
    Format("odt", "extractor.office", "read_odt", False, (".odt",)),
    Format("xls", "extractor.office", "read_xls", False, (".xls", ".xlt", ".xlsb")),
    Format("ods", "extractor.office", "read_ods", False, (".ods",)),
    Format("ppt", "extractor.office", "read_ppt", False, (".ppt", ".pps", ".pot", ".odp")),
    Format("eml", "extractor.mail", "read_eml", True, (".eml",), "unpack_eml"),
    Format("msg", "extractor.msg", "read_msg", True, (".msg",), "unpack_msg"),
    Format("edxml", "extractor.edxml", None, False, (".edxml",), "unpack_edxml"),
    Format("zip", "extractor.zipped", None, False, (".zip",), "unpack_zip"),
)

KNOWN = ", ".join(sorted(suffix.lstrip(".") for each in FORMATS.values() for suffix in each.suffixes))


def detect(path: Path, *, limits: Limits | None = None) -> Format:
    """The format of the file at `path`, by its content; the suffix only tells Markdown from text.

    Raises what check_file raises, EncryptedFile, DamagedFile or UnknownFormat.
    """
    limits = limits or Limits()
    check_file(path, limits=limits)
    try:
        # A container's list of contents can cost as much memory as any content; a small file has room for little.
        small = path.stat().st_size <= _SMALL
        name = (
            sniff(path) if small else cast("str | None", _isolated("extractor.sniffing", "sniff_apart", path, limits))
        )
    except OSError as error:
        raise _told(path, error) from error
    if name is None:
        raise UnknownFormat(name=path.name, known=KNOWN)
    if name == "text" and path.suffix.lower() in FORMATS["markdown"].suffixes:
        name = "markdown"
    return FORMATS[name]


def extract(path: Path, *, limits: Limits | None = None, kind: Format | None = None) -> Document:
    """What the file at `path` says; `kind` is what `detect` said of it, where that was asked already.

    Raises a ReadError, never anything else, for whatever is wrong with the file; PackageGiven when it only holds files.
    """
    limits = limits or Limits()
    with one_file(path, limits):
        return _extract(path, kind or detect(path, limits=limits), limits)


def check_file(path: Path, *, limits: Limits | None = None) -> os.stat_result:
    """What the system says of the file at `path`, opened by no one yet.

    Raises FileMissing, FolderGiven, NotAFile, EmptyFile, LimitExceeded; ReadError when the system refuses to tell.
    """
    limits = limits or Limits()
    try:
        found = path.stat()
    except OSError as error:
        raise _told(path, error) from error
    except ValueError as error:  # a NUL in the name
        raise FileMissing(name=_name(path)) from error
    if stat.S_ISDIR(found.st_mode):
        _check_folder(path)
        raise FolderGiven(name=_name(path))
    if not stat.S_ISREG(found.st_mode):
        raise NotAFile(name=_name(path))
    if found.st_size == 0:
        raise EmptyFile(name=path.name)
    check_size(path, found.st_size, limits.package_bytes if _is_zip(path, found, limits) else limits.file_bytes)
    return found


def _check_folder(path: Path) -> None:
    """Raise ReadError when a folder does not let its files be chosen either."""
    try:
        os.scandir(path).close()
    except OSError as error:
        raise _told(path, error) from error


def _is_zip(path: Path, found: os.stat_result, limits: Limits) -> bool:
    """Whether the file, too large for a document, may be a dossier, which is never held in memory."""
    if found.st_size <= limits.file_bytes:
        return False
    try:
        with path.open("rb") as file:
            return file.read(len(ZIP_MAGIC)) == ZIP_MAGIC
    except OSError as error:
        raise _told(path, error) from error


def check_size(path: Path, size: int, most: int) -> None:
    """Raise LimitExceeded for a file of more bytes than it may have."""
    if size > most:
        raise LimitExceeded(name=path.name, detail=f"byte {size} > {most}")


def _extract(path: Path, kind: Format, limits: Limits) -> Document:
    if kind.function is None:
        raise PackageGiven(name=path.name, format=kind.name.upper())
    size = path.stat().st_size
    check_size(path, size, limits.file_bytes)
    if kind.isolated or (kind.name in _TEXTS and size > _SMALL_TEXT):
        return cast(Document, _isolated(kind.module, kind.function, path, limits))
    adapter = cast(Callable[[Path, Limits], Document], getattr(import_module(kind.module), kind.function))
    try:
        return adapter(path, limits)
    except OSError as error:
        raise _told(path, error) from error


def _isolated(module: str, function: str, path: Path, limits: Limits) -> object:
    worker = import_module("extractor.worker")  # on first use: it brings multiprocessing
    return worker.run(module, function, path, limits)


def _told(path: Path, error: OSError) -> ReadError:
    if error.errno in _NOT_THERE:
        return FileMissing(name=_name(path))
    return refused(_name(path), error)


@contextmanager
def one_file(path: Path, limits: Limits) -> Iterator[os.stat_result]:
    """A stretch in which the file at `path` does not change: half an old text and half a new one must not pass for a document.

    Raises what check_file raises, and FileChanged at the end of it, also in the place of another ReadError.
    """
    before = check_file(path, limits=limits)
    try:
        yield before
    except ReadError as error:
        _check_same(path, before, error)
        raise
    _check_same(path, before, None)


def _check_same(path: Path, before: os.stat_result, cause: ReadError | None) -> None:
    try:
        after = path.stat()
    except OSError as error:
        raise _told(path, error) from error
    if (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
        raise FileChanged(name=path.name) from cause


def _name(path: Path) -> str:
    return path.name or str(path)
