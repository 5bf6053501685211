"""A letter (EML) goes in; its own text, under who wrote to whom, when and of what, comes out as a Document, or the files in it."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Iterator, Set
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32, default
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from extractor.builder import DocumentBuilder
from extractor.decoding import Decoded, decode
from extractor.document import Document
from extractor.errors import DamagedFile, EncryptedFile, LimitExceeded
from extractor.html import write_page
from extractor.legacy import in_unicode, letters_of_text
from extractor.limits import Limits
from extractor.members import Member
from extractor.unpacking import Members

_HEADS = ("From", "To", "Cc", "Date", "Subject")
# The old policy, for it parses a head only when asked (the new one each time, a second for some hundred parts).
_PARSED = compat32.clone(max_line_length=None)
_DEEPEST = 40
_NAMING = ("content-type", "content-disposition")
_SIGNATURES = ("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature")
_SEALED = ("application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted")
_SHOWN = re.compile(rb"""cid:([^"'\s>)]{1,200})""", re.IGNORECASE)
# What the library ends in on twisted heads.
_BROKEN = (ValueError, LookupError, AttributeError, TypeError, OverflowError)


def read_eml(path: Path, limits: Limits) -> Document:
    """The letter at `path`, without its attachments."""
    builder = DocumentBuilder(path.name, "eml", limits)
    write_letter(builder, _parsed(path), path.name)
    return builder.build()


def unpack_eml(path: Path, limits: Limits, into: Path) -> tuple[Member, ...]:
    """What is attached to the letter at `path`: files, and letters sent on; not the pictures in its text."""
    members = Members(path, into, limits)
    take_attachments(members, _parsed(path))
    return members.all()


@dataclass(slots=True)
class _Contents:
    """The parts of a letter that are its text, and those that are attached to it."""

    texts: list[Message] = field(default_factory=list)
    attached: list[Message] = field(default_factory=list)


def write_letter(builder: DocumentBuilder, message: Message, name: str) -> None:
    """Write the heads and the text of a letter; where it says the same twice, the richer one."""
    for head in _HEADS:
        said = _date(message) if head == "Date" else _head_of(message, head)
        if said:
            builder.write(f"{head}: {said}\n")
    for part in _contents(message).texts:
        said_in = decode(_payload_of(part), declared=_charset(part))
        if not said_in.text.strip():
            continue
        builder.write("\n")
        if part.get_content_type() == "text/html":
            with suppress(DamagedFile):  # a page of comments only; there is nothing in it to miss
                write_page(builder, said_in, name)
        else:
            _write_text(builder, said_in)
        builder.end_line()


def take_attachments(members: Members, message: Message) -> None:
    """Take out what is attached to a letter, in its order."""
    contents = _contents(message)
    members.expect(len(contents.attached))
    shown = {cid for part in contents.texts for cid in _SHOWN.findall(_payload_of(part))}
    for number, part in enumerate(contents.attached, 1):
        kind = part.get_content_type()
        name = _name_of(part, number)
        if kind in _SIGNATURES or _is_decoration(part, shown):
            continue
        if kind in _SEALED:
            members.fail(name, EncryptedFile)
        else:
            members.take(name, _bytes_of(part, name))


def parts_of(path: Path) -> Iterator[tuple[str, str, bytes]]:
    """Content id, name and bytes of each part of the MIME message at `path`."""
    for part in _parsed(path).walk():
        if not part.is_multipart():
            yield str(part.get("Content-ID") or "").strip(" <>"), _filename(part), _payload_of(part)


def _head_of(message: Message, name: str) -> str:
    """What a head says, on one line; "" when it is not there."""
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), "")
    return _decoded(_in_letters(raw))


def _payload_of(part: Message) -> bytes:
    """The bytes of a part, as far as its encoding lets them be known."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


class _Part(Message):
    """A part of a letter that knows how deep it lies: each line is held against the boundary of every part above it."""

    depth = 0

    def attach(self, payload: Any) -> None:
        """Take in a part, as the parser does when it begins one. Raises LimitExceeded."""
        if isinstance(payload, _Part):
            payload.depth = self.depth + 1
            if payload.depth > _DEEPEST:
                raise LimitExceeded(name="", detail=f"phần lồng nhau/nested parts > {_DEEPEST}")
        super().attach(payload)


def _parsed(path: Path) -> Message:
    with path.open("rb") as file:
        try:
            message = BytesParser(_Part, policy=_PARSED).parse(file)
        except _BROKEN as error:
            raise DamagedFile(name=path.name, format="EML", detail=str(error) or type(error).__name__) from error
        except LimitExceeded as error:
            raise LimitExceeded(name=path.name, detail=error.facts["detail"]) from error
    for part in message.walk():
        for name, value in part.raw_items():
            if name.lower() in _NAMING and not str(value).isascii():
                part.replace_header(name, _in_letters(str(value)))
    return message


def _in_letters(raw: str) -> str:
    """A head with bytes that are no ASCII, which the rules forbid and many programs write, read as a text file would be."""
    if raw.isascii():
        return raw
    return in_unicode(decode(raw.encode("utf-8", "surrogateescape")).text)


def _decoded(text: str) -> str:
    """A head with its encoded words ("=?UTF-8?B?S+G6vw==?=") decoded, on one line; addresses stay as they are written."""
    line = " ".join(text.split())
    try:
        return " ".join(str(default.header_factory("Subject", line)).split())
    except (*_BROKEN, RecursionError):
        return line


def _contents(message: Message) -> _Contents:
    contents = _Contents()
    _sort(message, contents)
    return contents


def _sort(part: Message, contents: _Contents) -> None:
    kind = part.get_content_type()
    if kind == "multipart/alternative":
        choices = _parts(part)
        if choices:
            _sort(max(reversed(choices), key=_richness), contents)
    elif part.get_content_maintype() == "multipart":
        for each in _parts(part):
            _sort(each, contents)
    elif part.get_content_maintype() == "message":
        if kind in ("message/rfc822", "message/global"):  # the others are reports of machines on a delivery
            contents.attached.append(part)
    elif kind in ("text/plain", "text/html") and not _is_file(part):
        contents.texts.append(part)
    elif _is_file(part) or part.get_content_maintype() != "text":
        contents.attached.append(part)


def _parts(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [each for each in payload if isinstance(each, Message)] if isinstance(payload, list) else []


def _richness(part: Message) -> int:
    """How much of a letter's layout one of the forms it is sent in keeps: tables are only in HTML."""
    kinds = {each.get_content_type() for each in part.walk()}
    return 2 if "text/html" in kinds else 1 if "text/plain" in kinds else 0


def _is_file(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or bool(_filename(part))


def _is_decoration(part: Message, shown: Set[bytes]) -> bool:
    """Whether a part is a picture within the text: a coat of arms, a smile, the logo under a signature."""
    cid = str(part.get("Content-ID") or "").strip(" <>").encode("utf-8", "replace")
    return part.get_content_maintype() == "image" and cid != b"" and (cid in shown or not _is_file(part))


def _name_of(part: Message, number: int) -> str:
    """The name a part was attached under; a letter sent on goes by its subject."""
    if part.get_content_maintype() == "message":
        letter = next(iter(_parts(part)), None)
        stem = _filename(part) or (letter and _head_of(letter, "Subject").replace("/", "-")) or f"thu-{number}"
        return stem if stem.lower().endswith(".eml") else f"{stem}.eml"
    return _filename(part) or f"tep-{number}{mimetypes.guess_extension(part.get_content_type()) or ''}"


def _filename(part: Message) -> str:
    """The name of a file, "" when there is none or none that can be made out."""
    try:
        return _decoded(part.get_filename() or "")
    except _BROKEN:
        return ""


def _bytes_of(part: Message, name: str) -> Iterator[bytes]:
    if part.get_content_maintype() != "message":
        yield _payload_of(part)
        return
    for letter in _parts(part):
        try:
            yield letter.as_bytes(policy=_PARSED)
        except _BROKEN as error:
            raise DamagedFile(name=name, format="EML", detail=str(error) or type(error).__name__) from error


def _charset(part: Message) -> str | None:
    try:
        return part.get_content_charset()
    except _BROKEN:
        return None


def _date(message: Message) -> str:
    """The day and the time as Vietnamese write them: "05/03/2024 10:21 +0700"."""
    said = _head_of(message, "Date")
    try:
        moment: datetime = parsedate_to_datetime(said)
    except _BROKEN:
        return said
    return f"{moment:%d/%m/%Y %H:%M %z}".strip()


def _write_text(builder: DocumentBuilder, said: Decoded) -> None:
    letters = letters_of_text(said.text)
    builder.write(in_unicode(said.text, letters))
    builder.doubt((*said.warnings, *letters.warnings))
