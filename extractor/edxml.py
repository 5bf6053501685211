"""An edXML package (QCVN 102:2016/BTTTT) goes in; the files it carries come out, the first with what the package says of it.

Offices exchange documents in these: an XML envelope that states number, date, type, subject and signer, and the files in
base64 after it; in older ones as parts of a MIME message, or as files beside it in a ZIP.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, BinaryIO

from lxml import etree

from extractor.document import Stated
from extractor.errors import DamagedFile
from extractor.limits import MEGABYTE, Limits
from extractor.mail import parts_of
from extractor.members import Member, inner_path
from extractor.sniffing import is_edxml
from extractor.unpacking import Members
from extractor.vietnamese import fold

_CHUNK = MEGABYTE
_DTD = (b"<!DOCTYPE", b"<!ENTITY")
_UNSTATED = ("", "n/a", "na", "null", "none", "không có")
_ANNEX = re.compile(r"(?<![a-z])(?:phu luc|pl|kem theo|appendix|annex)(?![a-z])")
_BREAKS = re.compile(r"[^a-z0-9]+")
# Where each fact stands in the header; the second place is that of packages made before the standard.
_HEADS: dict[str, tuple[tuple[str, ...], ...]] = {
    "number": (("Code", "CodeNumber"),),
    "symbol": (("Code", "CodeNotation"),),
    "date": (("PromulgationInfo", "PromulgationDate"), ("PromulgationInfo", "Date")),
    "issuer": (("From", "OrganName"),),
    "type": (("DocumentType", "TypeName"), ("type", "description")),
    "subject": (("Subject",),),
    "signer": (("SignerInfo", "FullName"),),
}


@dataclass(slots=True)
class Envelope:
    """What an envelope says of the document, the files it lists (name and description by content id), those it carries."""

    stated: Stated | None = None
    listed: dict[str, tuple[str, str]] = field(default_factory=dict)
    carries: bool = False


def unpack_edxml(path: Path, limits: Limits, into: Path) -> tuple[Member, ...]:
    """The files in the package at `path`. Raises DamagedFile, for any document type declaration too, and LimitExceeded."""
    members = Members(path, into, limits)
    with path.open("rb") as file:
        in_mime = not file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    envelope = _from_mime(path, members, into) if in_mime else _read(path, members)
    return _with_lead(members.all(), envelope)


def with_envelopes(members: Sequence[Member]) -> tuple[Member, ...]:
    """The members of a dossier; where one is the envelope of others, it is put to use and left out."""
    kept = list(members)
    for member in members:
        if member.path and member.path.suffix in (".xml", ".edxml") and _is_edxml(member.path):
            try:
                envelope = _read(member.path, None)
            except DamagedFile:
                continue  # it fails by itself
            folder = member.inner.rpartition("/")[0]
            names = {name for name, _ in envelope.listed.values()}
            lying = [each for each in kept if each.inner.rpartition("/")[0] == folder and each.name in names]
            if lying and not envelope.carries:
                told = dict(zip(lying, _with_lead(lying, envelope), strict=True))
                kept = [told.get(each, each) for each in kept if each is not member]
    return tuple(kept)


def _is_edxml(path: Path) -> bool:
    with path.open("rb") as file:
        return is_edxml(file.read(65_536))


def _with_lead(members: Sequence[Member], envelope: Envelope) -> tuple[Member, ...]:
    """The members with what the envelope says at the one it is about: the first that is not called an annex."""
    described = {name: f"{name} {description}" for name, description in envelope.listed.values()}
    lead = next((each for each in members if not _is_annex(described.get(each.name, each.name))), None)
    lead = lead or next(iter(members), None)
    return tuple(replace(each, stated=envelope.stated) if each is lead else each for each in members)


def _is_annex(text: str) -> bool:
    return _ANNEX.search(_BREAKS.sub(" ", fold(text))) is not None


def _read(path: Path, members: Members | None, *, name: str = "") -> Envelope:
    """Read the envelope element by element; the files it carries go to `members`, one held in memory at a time.

    Raises DamagedFile of the file called `name`, the envelope's own where none is given.
    """
    _refuse_definitions(path, name or path.name)
    envelope = Envelope()
    with path.open("rb") as file:
        try:
            for element in _elements(file):
                _use(element, envelope, members)
        except etree.XMLSyntaxError as error:
            raise DamagedFile(name=name or path.name, format="edXML", detail=str(error)[:120]) from error
    return envelope


def _elements(file: BinaryIO) -> Iterator[Any]:
    """The elements that matter, each whole, and emptied after use."""
    # Files in base64 are longer than libxml2 lets a text be; there are no entities that could multiply.
    events = etree.iterparse(
        file, events=("end",), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True
    )
    for _, element in events:
        if _local(element) in ("MessageHeader", "Reference", "Attachment"):
            yield element
            element.clear()


def _use(element: Any, envelope: Envelope, members: Members | None) -> None:
    name = _local(element)
    if name == "MessageHeader":
        envelope.stated = _stated(element)
    elif name == "Reference":
        called = inner_path(_text(element, "AttachmentName")).rpartition("/")[2]  # as members are called
        envelope.listed[_content_id(element)] = (called, _text(element, "Description"))
    elif (content := _find(element, "ContentTransferEncoded")) is not None:
        envelope.carries = True
        if members:
            listed = envelope.listed.get(_content_id(element), ("", ""))
            called = _text(element, "AttachmentName") or listed[0]
            members.take(called, _decoded(content.text or "", called))


def _refuse_definitions(path: Path, name: str) -> None:
    """A document type has no place here: it is there to read other files or to multiply entities."""
    tail = b""
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            seen = tail + chunk.replace(b"\0", b"")  # UTF-16 hides the word between NUL bytes
            if any(word in seen for word in _DTD):
                raise DamagedFile(name=name, format="edXML", detail="DTD")
            tail = seen[-16:]


def _decoded(text: str, name: str) -> Iterator[bytes]:
    try:
        yield base64.b64decode(text)
    except (binascii.Error, ValueError) as error:
        raise DamagedFile(name=name, format="edXML base64", detail=str(error)) from error


def _from_mime(path: Path, members: Members, into: Path) -> Envelope:
    """An envelope as the first part of a MIME message, the files as the others, by their content ids."""
    envelope = Envelope()
    for identity, name, data in parts_of(path):
        if envelope.stated is None and is_edxml(data[:65_536]):
            beside = into / "envelope.xml"
            beside.write_bytes(data)
            envelope = _read(beside, members, name=path.name)
            beside.unlink()
        else:
            listed, _ = envelope.listed.get(identity, ("", ""))
            members.take(listed or name, [data])
    return envelope


def _stated(header: Any) -> Stated:
    return Stated(**{fact: _said(header, places) for fact, places in _HEADS.items()})


def _said(header: Any, places: Iterable[tuple[str, ...]]) -> str:
    texts = (_text(header, *names) for names in places)
    return next((text for text in texts if text.lower() not in _UNSTATED), "")


def _content_id(element: Any) -> str:
    return _text(element, "ContentId").removeprefix("cid:").strip("<>")


def _text(element: Any, *names: str) -> str:
    """The text found by going down from `element` along local names, on one line; "" when there is none."""
    for name in names:
        element = _find(element, name)
        if element is None:
            return ""
    return " ".join((element.text or "").split())


def _find(element: Any, name: str) -> Any:
    return next((each for each in element if _local(each) == name), None)


def _local(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
