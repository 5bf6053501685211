"""A file as read goes in; its text as an Akoma Ntoso document (OASIS LegalDocML 1.0), each citation in its place, comes out.

What is read of a file is its lines, not the tree of its articles: an `act` or a `doc` with one paragraph for each line. A citation
is a `ref` where the IRI of what it cites is sure (`kiemchung/iri.py`), else an `inline` named "citation"; its relation and the
doubts about it are its classes. What the file does not say of itself is not made up: without an IRI of its own it is named by
its file, and the date the schema demands is 9999-01-01, named "unknown", as drafters write a date that is still to come.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement, tostring

from kiemchung.cli.marked import Read, plain_lines
from kiemchung.cli.show import doubts_of, warning_lines
from kiemchung.cli.wording import say
from kiemchung.iri import body_iri, cited_iris, is_normative, slug, sure_of, work_iri
from patterns import Citation, Identity

_NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_NO_DATE = "9999-01-01"


def akoma_ntoso(reads: Sequence[Read], lang: str) -> str:
    """The XML of the one file read; the same file gives the same characters."""
    ((path, document, identity, citations),) = reads
    doubts = doubts_of(document.warnings, identity.vouched)
    sure = sure_of(identity, doubts)
    normative = is_normative(sure.type, sure.number)
    root = Element("akomaNtoso", {"xmlns": _NAMESPACE})
    kind = SubElement(root, "act" if normative else "doc", {"name": slug(sure.type) if sure.type else "document"})
    meta = SubElement(kind, "meta")
    _describe(meta, sure, work_iri(sure) or quote(os.fsencode(path.name), safe=""), lang)
    if document.warnings:
        notes = SubElement(meta, "notes", {"source": "#kiemchung"})
        for at, line in enumerate(warning_lines(document.warnings, lang), 1):
            SubElement(SubElement(notes, "note", {"eId": f"note_{at}"}), "p").text = plain_lines(line.lstrip(" !"))
    body = SubElement(kind, "body" if normative else "mainBody")
    if normative:  # its body is of articles; lines stand in a container
        body = SubElement(SubElement(body, "hcontainer", {"name": "text"}), "content")
    for pieces in _paragraphs(document.text, citations):
        paragraph = SubElement(body, "p")
        for text, citation in pieces:
            if citation is None:
                _say(paragraph, plain_lines(text))
            else:
                iris = () if "number" in doubts else cited_iris(citation, identity)
                _cite(paragraph, citation, iris)
    _break_lines(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _describe(meta: Element, identity: Identity, work: str, lang: str) -> None:
    """The identification of work, expression and manifestation, and the bodies it refers to."""
    identification = SubElement(meta, "identification", {"source": "#kiemchung"})
    whole = identity.date.exact() if identity.date else None
    dated = {"date": whole.isoformat(), "name": "issued"} if whole else {"date": _NO_DATE, "name": "unknown"}
    levels = (
        ("FRBRWork", work, "#issuer"),
        ("FRBRExpression", f"{work}/vie@", "#issuer"),
        ("FRBRManifestation", f"{work}/vie@.akn", "#kiemchung"),
    )
    for name, iri, author in levels:
        level = SubElement(identification, name)
        SubElement(level, "FRBRthis", {"value": iri})
        SubElement(level, "FRBRuri", {"value": iri})
        if name == "FRBRWork" and identity.subject:
            SubElement(level, "FRBRalias", {"value": plain_lines(identity.subject), "name": "subject"})
        SubElement(level, "FRBRdate", dated)
        SubElement(level, "FRBRauthor", {"href": author})
        if name == "FRBRWork":
            SubElement(level, "FRBRcountry", {"value": "vn"})
            if identity.type:
                SubElement(level, "FRBRsubtype", {"value": slug(identity.type)})
            if identity.number:
                SubElement(level, "FRBRnumber", {"value": plain_lines(identity.number.printed)})
        elif name == "FRBRExpression":
            SubElement(level, "FRBRlanguage", {"language": "vie"})
    references = SubElement(meta, "references", {"source": "#kiemchung"})
    bodies = (
        ("kiemchung", "/akn/ontology/organization/kiemchung", "kiemchung"),
        (
            "issuer",
            body_iri(identity.issuer) if identity.issuer else "/akn/ontology/organization/unknown",
            identity.issuer or say("không rõ", lang),
        ),
    )
    for identifier, href, shown in bodies:
        SubElement(references, "TLCOrganization", {"eId": identifier, "href": href, "showAs": plain_lines(shown)})


def _paragraphs(text: str, citations: Sequence[Citation]) -> Iterator[list[tuple[str, Citation | None]]]:
    """Each line that is not blank as pieces, of which some are citations; a citation over a line end joins its lines."""
    pieces: list[tuple[str, Citation | None]] = []
    at, lines = 0, 0
    for citation in (*citations, None):
        if citation is not None and citation.span.start < at:
            continue
        first, *others = text[at : citation.span.start if citation else len(text)].split("\n")
        pieces.append((first, None))
        for line in others:
            if any(piece.strip() for piece, _ in pieces):
                lines += 1
                yield pieces
            pieces = [(line, None)]
        if citation is not None:
            pieces.append((citation.quote, citation))
            at = citation.span.end
    if not lines or any(piece.strip() for piece, _ in pieces):
        yield pieces  # a body has at least one paragraph


def _cite(paragraph: Element, citation: Citation, iris: Sequence[str]) -> None:
    """A citation as an element; several provisions of one document are a reference to the document."""
    said = {"class": " ".join((citation.relation.value, *(flag.value for flag in citation.flags)))}
    if iris:
        href = iris[0] if len(iris) == 1 else iris[0].partition("/~")[0]
        cited = SubElement(paragraph, "ref", {"href": href, **said})
    else:
        cited = SubElement(paragraph, "inline", {"name": "citation", **said})
    cited.text = plain_lines(citation.quote)


def _say(paragraph: Element, text: str) -> None:
    """Text after what the paragraph holds already."""
    if len(paragraph):
        paragraph[-1].tail = text
    else:
        paragraph.text = text


def _break_lines(element: Element) -> None:
    """An element to a line, where it changes no text."""
    if element.tag != "p" and len(element):
        element.text = "\n"
        for child in element:
            child.tail = "\n"
            _break_lines(child)
