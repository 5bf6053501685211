"""A path goes in; which format it is by its content, and the Document it says, come out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import cast

from extractor.document import Document
from extractor.errors import EmptyFile, FileMissing, FolderGiven, LimitExceeded, ReadError, UnknownFormat
from extractor.limits import Limits
from extractor.sniffing import sniff


@dataclass(frozen=True, slots=True)
class Format:
    """One line of the table of formats: where its reader lives, and whether that needs a process of its own."""

    name: str
    module: str
    function: str
    isolated: bool
    suffixes: tuple[str, ...]


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
    Format("image", "extractor.image", "read_image", True, (".png", ".jpg", ".jpeg", ".tif", ".tiff")),
    # These may start LibreOffice, which is a process of its own already; what is read by us is read in isolation.
    Format("doc", "extractor.office", "read_doc", False, (".doc", ".dot")),
    Format("rtf", "extractor.office", "read_rtf", False, (".rtf",)),
    Format("odt", "extractor.office", "read_odt", False, (".odt",)),
    Format("xls", "extractor.office", "read_xls", False, (".xls", ".xlt", ".xlsb")),
    Format("ods", "extractor.office", "read_ods", False, (".ods",)),
    Format("ppt", "extractor.office", "read_ppt", False, (".ppt", ".pptx", ".pptm", ".odp")),
)

KNOWN = ", ".join(sorted(suffix.lstrip(".") for each in FORMATS.values() for suffix in each.suffixes))


def detect(path: Path) -> Format:
    """The format of the file at `path`, by its content; the suffix only tells Markdown from text.

    Raises FileMissing, FolderGiven, EmptyFile, EncryptedFile, DamagedFile or UnknownFormat.
    """
    _check_there(path)
    try:
        name = sniff(path)
    except OSError as error:
        raise ReadError(name=path.name, detail=error.strerror or type(error).__name__) from error
    if name is None:
        raise UnknownFormat(name=path.name, known=KNOWN)
    if name == "text" and path.suffix.lower() in FORMATS["markdown"].suffixes:
        name = "markdown"
    return FORMATS[name]


def extract(path: Path, *, limits: Limits | None = None) -> Document:
    """What the file at `path` says. Raises a ReadError, never anything else, for whatever is wrong with the file."""
    limits = limits or Limits()
    _check_there(path)
    size = path.stat().st_size
    if size > limits.file_bytes:
        raise LimitExceeded(name=path.name, detail=f"byte {size} > {limits.file_bytes}")
    kind = detect(path)
    if kind.isolated:
        worker = import_module("extractor.worker")  # on first use: it brings multiprocessing
        return cast(Document, worker.read(kind.module, kind.function, path, limits))
    adapter = cast(Callable[[Path, Limits], Document], getattr(import_module(kind.module), kind.function))
    try:
        return adapter(path, limits)
    except OSError as error:
        raise ReadError(name=path.name, detail=error.strerror or type(error).__name__) from error


def _check_there(path: Path) -> None:
    if path.is_dir():
        raise FolderGiven(name=path.name)
    if not path.is_file():
        raise FileMissing(name=path.name or str(path))
    if path.stat().st_size == 0:
        raise EmptyFile(name=path.name)
