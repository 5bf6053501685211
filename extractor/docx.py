"""A DOCX file goes in (strict and macro files too); its text, pages, tables and notes come out as a Document.

Headers are read once each before the body, footers once each after it, page numbers left out. Pages are known only
where the file says so: page breaks, and the breaks Word left when it last laid the file out.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any

from lxml import etree

from extractor.builder import DocumentBuilder
from extractor.document import Document
from extractor.docx_body import BodyReader
from extractor.docx_letters import RunFonts
from extractor.docx_numbering import WORD, Numbering, Styles, attribute, child
from extractor.docx_plain import special_elements
from extractor.errors import DamagedFile
from extractor.limits import Limits
from extractor.package import check_sizes

_SINGLE = frozenset({"numbering", "footnotes", "endnotes"})
_NOTES = ("footnotes", "endnotes")
_MANY = frozenset({"header", "footer"})
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_ROOT = 8_192  # bytes within which the root element names its namespaces


@dataclass(slots=True)
class Parts:
    """The trees of a document: its main part, those there is one of by kind, headers and footers by relation id."""

    main: Any
    styles: Callable[[], Any | None] = lambda: None
    single: dict[str, Any] = field(default_factory=dict)
    margins: dict[str, Any] = field(default_factory=dict)


class _PartError(ValueError):
    """A part is missing, or declares a document type: that is there to read other files or to multiply entities."""


def read_docx(path: Path, limits: Limits) -> Document:
    """The Word document at `path`.

    Raises LimitExceeded, EncryptedFile, DamagedFile (any DTD among its causes), EmptyFile.
    """
    check_sizes(path, "DOCX", limits)
    builder = DocumentBuilder(path.name, "docx", limits)
    try:
        with zipfile.ZipFile(path) as package:
            parts = _parts(package)
            body = child(parts.main, "body")
            if body is None:
                raise DamagedFile(name=path.name, format="DOCX", detail="w:body")
            write(builder, parts, body)
    except (etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, _PartError) as error:
        raise DamagedFile(name=path.name, format="DOCX", detail=str(error)[:120]) from error
    return builder.build()


def write(builder: DocumentBuilder, parts: Parts, body: Any) -> None:
    """Write what a Word document of these parts says, headers before the body, footers after it."""
    styles = Styles(parts.styles)
    trees = [parts.main, *parts.margins.values(), *(parts.single[kind] for kind in _NOTES if kind in parts.single)]
    fonts = RunFonts(styles, trees)
    numbering = Numbering(parts.single.get("numbering"), styles)
    special = special_elements(trees)
    reader = BodyReader(builder, numbering, styles, _notes(parts), fonts, fonts.letters(trees), special)
    for header in _margins(parts, "headerReference"):
        reader.read_margin(header)
    reader.read_body(body)
    for footer in _margins(parts, "footerReference"):
        reader.read_margin(footer)
    reader.warn()


def _parts(package: zipfile.ZipFile) -> Parts:
    names = set(package.namelist())
    roots = _relations(package, "_rels/.rels", "")
    main = next((target for _, kind, target in roots if kind == "officeDocument"), "word/document.xml")
    parts = Parts(_parse(package, main))
    relations = join(dirname(main), "_rels", main.rpartition("/")[2] + ".rels")
    for relation_id, kind, target in _relations(package, relations, dirname(main)) if relations in names else ():
        if target not in names:
            continue
        if kind == "styles":
            parts.styles = partial(_styles, package, target)
        elif kind in _SINGLE:
            parts.single[kind] = _parse(package, target)
        elif kind in _MANY:
            parts.margins[relation_id] = _parse(package, target)
    return parts


def _styles(package: zipfile.ZipFile, name: str) -> Any:
    return _parse(package, name, without=(b"tblStylePr", b"latentStyles"))


def _relations(package: zipfile.ZipFile, name: str, folder: str) -> list[tuple[str, str, str]]:
    """Id, kind and target of each inner relation listed in the member `name`; targets are relative to `folder`."""
    found: list[tuple[str, str, str]] = []
    for each in _parse(package, name):
        target = attribute(each, "Target") or ""
        if attribute(each, "TargetMode") != "External":
            full = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
            found.append((attribute(each, "Id") or "", (attribute(each, "Type") or "").rpartition("/")[2], full))
    return found


def _parse(package: zipfile.ZipFile, name: str, *, without: tuple[bytes, ...] = ()) -> Any:
    """The tree of a part; elements of the names `without` are cut out before it is built: they may be most of it."""
    try:
        data = package.read(name)
    except KeyError as error:
        raise _PartError(str(error)) from error
    start = data[:_ROOT]
    if _STRICT in start:
        # A strict file differs in nothing we ask but the namespace.
        data = start.replace(_STRICT, WORD[1:-1].encode()) + data[_ROOT:]
    for element in without:
        data = b"".join(_pieces(data, b"<w:%b" % element, b"</w:%b>" % element))
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, collect_ids=False
    )
    root: Any = etree.fromstring(data, parser)
    if root.getroottree().docinfo.doctype:
        raise _PartError(f"DTD: {name}")
    return root


def _pieces(data: bytes, begin: bytes, end: bytes) -> Iterator[bytes]:
    at = 0
    while (cut := data.find(begin, at)) >= 0 and (after := data.find(end, cut)) >= 0:
        yield data[at:cut]
        at = after + len(end)
    yield data[at:]


def _notes(parts: Parts) -> dict[tuple[str, str], Any]:
    notes: dict[tuple[str, str], Any] = {}
    for kind, reference in (("footnotes", "footnoteReference"), ("endnotes", "endnoteReference")):
        tree = parts.single.get(kind)
        for note in tree if tree is not None else ():
            if attribute(note, "type") in (None, "normal"):
                notes[reference, attribute(note, "id") or ""] = note
    return notes


def _margins(parts: Parts, reference: str) -> list[Any]:
    """The headers or footers the sections use, in order, those that say the same only once."""
    found: dict[str, Any] = {}
    for each in parts.main.iter(WORD + reference):
        tree = parts.margins.get(attribute(each, "id") or "")
        if tree is not None:
            found.setdefault(" ".join("".join(tree.itertext()).split()), tree)
    return list(found.values())
