"""A DOCX file goes in (strict and macro files too); its text, pages, tables and notes come out as a Document.

Headers are read once each before the body, footers once each after it, page numbers left out. Pages are known only
where the file says so: page breaks, and the breaks Word left when it last laid the file out.
"""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any

from lxml import etree

from extractor.builder import DocumentBuilder
from extractor.document import Document
from extractor.docx_body import BodyReader
from extractor.docx_letters import RunFonts
from extractor.docx_numbering import WORD, Numbering, Styles, attribute, child
from extractor.errors import DamagedFile
from extractor.limits import Limits
from extractor.package import check_sizes

_SINGLE = frozenset({"styles", "numbering", "footnotes", "endnotes"})
_NOTES = ("footnotes", "endnotes")
_MANY = frozenset({"header", "footer"})
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_ROOT = 8_192  # bytes within which the root element names its namespaces


@dataclass(slots=True)
class Parts:
    """The trees of a document: its main part, those there is one of by kind, headers and footers by relation id."""

    main: Any
    single: dict[str, Any] = field(default_factory=dict)
    margins: dict[str, Any] = field(default_factory=dict)


class _DtdError(ValueError):
    """A part declares a document type: that is there to read other files or to multiply entities."""


def read_docx(path: Path, limits: Limits) -> Document:
    """The Word document at `path`.

    Raises LimitExceeded, EncryptedFile, DamagedFile (any DTD among its causes), EmptyFile.
    """
    check_sizes(path, "DOCX", limits)
    try:
        parts = _open(path)
    except (
        etree.XMLSyntaxError,
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        KeyError,
        _DtdError,
    ) as error:
        raise DamagedFile(name=path.name, format="DOCX", detail=str(error)[:120]) from error
    builder = DocumentBuilder(path.name, "docx", limits)
    body = child(parts.main, "body")
    if body is None:
        raise DamagedFile(name=path.name, format="DOCX", detail="w:body")
    write(builder, parts, body)
    return builder.build()


def write(builder: DocumentBuilder, parts: Parts, body: Any) -> None:
    """Write what a Word document of these parts says, headers before the body, footers after it."""
    styles = Styles(parts.single.get("styles"))
    trees = [parts.main, *parts.margins.values(), *(parts.single[kind] for kind in _NOTES if kind in parts.single)]
    fonts = RunFonts(parts.single.get("styles"), styles, trees)
    numbering = Numbering(parts.single.get("numbering"), styles)
    reader = BodyReader(builder, numbering, styles, _notes(parts), fonts, fonts.letters(trees))
    for header in _margins(parts, "headerReference"):
        reader.read_margin(header)
    reader.read_body(body)
    for footer in _margins(parts, "footerReference"):
        reader.read_margin(footer)
    reader.warn()


def _open(path: Path) -> Parts:
    with zipfile.ZipFile(path) as package:
        names = set(package.namelist())
        roots = _relations(package, "_rels/.rels", "")
        main = next((target for _, kind, target in roots if kind == "officeDocument"), "word/document.xml")
        parts = Parts(_parse(package, main))
        relations = join(dirname(main), "_rels", main.rpartition("/")[2] + ".rels")
        for relation_id, kind, target in _relations(package, relations, dirname(main)) if relations in names else ():
            if kind in _SINGLE | _MANY and target in names:
                _keep(parts, relation_id, kind, _parse(package, target))
    return parts


def _relations(package: zipfile.ZipFile, name: str, folder: str) -> list[tuple[str, str, str]]:
    """Id, kind and target of each inner relation listed in the member `name`; targets are relative to `folder`."""
    found: list[tuple[str, str, str]] = []
    for each in _parse(package, name):
        target = attribute(each, "Target") or ""
        if attribute(each, "TargetMode") != "External":
            full = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
            found.append((attribute(each, "Id") or "", (attribute(each, "Type") or "").rpartition("/")[2], full))
    return found


def _keep(parts: Parts, relation_id: str, kind: str, tree: Any) -> None:
    if kind in _SINGLE:
        parts.single[kind] = tree
    else:
        parts.margins[relation_id] = tree


def _parse(package: zipfile.ZipFile, name: str) -> Any:
    data = package.read(name)
    start = data[:_ROOT]
    if _STRICT in start:
        # A strict file differs in nothing we ask but the namespace.
        data = start.replace(_STRICT, WORD[1:-1].encode()) + data[_ROOT:]
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root: Any = etree.fromstring(data, parser)
    if root.getroottree().docinfo.doctype:
        raise _DtdError(f"DTD: {name}")
    return root


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
