"""A DOCX file goes in (strict and macro files too); its text, pages, tables and notes come out as a Document.

Headers are read once each before the body, footers once each after it, page numbers left out. Pages are known only
where the file says so: page breaks, and the breaks Word left when it last laid the file out.
"""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from lxml import etree

from extractor.builder import DocumentBuilder
from extractor.document import Document
from extractor.docx_body import BodyReader
from extractor.docx_letters import RunFonts
from extractor.docx_names import WORD, attribute, child
from extractor.docx_numbering import Numbering
from extractor.docx_plain import special_elements
from extractor.docx_styles import Styles
from extractor.errors import DamagedFile
from extractor.limits import Limits
from extractor.package import check_sizes
from extractor.parts import PartError, bytes_of, main_part, relations, tree_of

_SCANT = 200  # characters; a file with fewer may be but pictures of pages
_SINGLE = frozenset({"numbering", "footnotes", "endnotes"})
_NOTES = ("footnotes", "endnotes")
_MANY = frozenset({"header", "footer"})


@dataclass(slots=True)
class Parts:
    """The trees of a document: its main part, those there is one of by kind, headers and footers by relation id."""

    main: Any
    styles: Styles = field(default_factory=Styles)
    single: dict[str, Any] = field(default_factory=dict)
    margins: dict[str, Any] = field(default_factory=dict)


def read_docx(path: Path, limits: Limits) -> Document:
    """The Word document at `path`.

    Raises LimitExceeded, EncryptedFile, DamagedFile (any DTD among its causes), EmptyFile; ProgramMissing when all it has is
    pictures of pages and there is no recogniser.
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
            if builder.offset < _SCANT:
                # By name: a recogniser and its libraries are no business of most files.
                import_module("extractor.docx_pictures").write_page_pictures(builder, package, path.name, limits)
    except (etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, PartError) as error:
        raise DamagedFile(name=path.name, format="DOCX", detail=str(error)[:120]) from error
    return builder.build()


def write(builder: DocumentBuilder, parts: Parts, body: Any) -> None:
    """Write what a Word document of these parts says, headers before the body, footers after it."""
    trees = [parts.main, *parts.margins.values(), *(parts.single[kind] for kind in _NOTES if kind in parts.single)]
    fonts = RunFonts(parts.styles, trees)
    numbering = Numbering(parts.single.get("numbering"), parts.styles)
    special = special_elements(trees)
    reader = BodyReader(builder, numbering, parts.styles, _notes(parts), fonts, fonts.letters(trees), special)
    for header in _margins(parts, "headerReference"):
        reader.read_margin(header)
    reader.read_body(body)
    for footer in _margins(parts, "footerReference"):
        reader.read_margin(footer)
    reader.warn()


def _parts(package: zipfile.ZipFile) -> Parts:
    main = main_part(package, otherwise="word/document.xml")
    parts = Parts(tree_of(package, main))
    for each in relations(package, main):
        if each.kind == "styles":
            parts.styles = Styles(data=bytes_of(package, each.target))
        elif each.kind in _SINGLE:
            parts.single[each.kind] = tree_of(package, each.target)
        elif each.kind in _MANY:
            parts.margins[each.id] = tree_of(package, each.target)
    return parts


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
