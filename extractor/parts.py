"""A part of an OOXML package goes in by its name; its tree, and the parts it refers to, come out."""

from __future__ import annotations

import re
import zipfile
from posixpath import dirname, join, normpath
from typing import Any, NamedTuple

from lxml import etree

# A strict file differs in nothing we ask but its namespaces, which its root element names.
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/((?:wordprocessing|presentation|drawing)ml|officeDocument)/")
_ROOT = 8_192  # bytes


class PartError(ValueError):
    """A part is missing, or declares a document type: that is there to read other files or to multiply entities."""


class Relation(NamedTuple):
    """What a part refers to: the relation's id, its kind ("slide", "styles") and the name of the other part."""

    id: str
    kind: str
    target: str


def tree_of(package: zipfile.ZipFile, name: str) -> Any:
    """The tree of a part. Raises PartError, XMLSyntaxError (a SyntaxError) and what zipfile raises."""
    return parsed(bytes_of(package, name), name)


def bytes_of(package: zipfile.ZipFile, name: str) -> bytes:
    """The bytes of a part, as they would be in a file that is not strict. Raises PartError and what zipfile raises."""
    try:
        data = package.read(name)
    except KeyError as error:
        raise PartError(str(error)) from error
    return _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", data[:_ROOT]) + data[_ROOT:]


def parsed(data: bytes, name: str) -> Any:
    """The tree of a part's bytes. Raises PartError and XMLSyntaxError."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, collect_ids=False
    )
    root: Any = etree.fromstring(data, parser)
    if root.getroottree().docinfo.doctype:
        raise PartError(f"DTD: {name}")
    return root


def relations(package: zipfile.ZipFile, name: str) -> list[Relation]:
    """What the part of this name refers to inside the package and is there; of the package itself where it is ""."""
    folder = dirname(name)
    members = set(package.namelist())
    listed = join(folder, "_rels", name.rpartition("/")[2] + ".rels")
    found: list[Relation] = []
    for each in tree_of(package, listed) if listed in members else ():
        target = each.get("Target") or ""
        full = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
        if each.get("TargetMode") != "External" and full in members:
            found.append(Relation(each.get("Id") or "", (each.get("Type") or "").rpartition("/")[2], full))
    return found


def main_part(package: zipfile.ZipFile, *, otherwise: str) -> str:
    """The name of the part that is the document."""
    return next((each.target for each in relations(package, "") if each.kind == "officeDocument"), otherwise)
