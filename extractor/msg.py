"""A letter as Outlook keeps it (MSG) goes in; its text comes out as a Document, or the files in it, as of any letter.

An MSG is a compound file of properties, one stream each ([MS-OXMSG]). They are put together into a message of the standard
library, and from there on read as one.
"""

from __future__ import annotations

import base64
import re
import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from email import message_from_string
from email.message import Message
from email.utils import format_datetime
from pathlib import Path

import olefile

from extractor.builder import DocumentBuilder
from extractor.decoding import decode
from extractor.document import Document
from extractor.errors import DamagedFile
from extractor.limits import Limits
from extractor.mail import take_attachments, write_letter
from extractor.members import Member
from extractor.rtf_packed import unpacked
from extractor.unpacking import Members

_SENDER, _SENDER_ADDRESS, _SENDER_SMTP = 0x0C1A, 0x0C1F, 0x5D01
_TO, _CC, _SUBJECT, _TRANSPORT_HEADS = 0x0E04, 0x0E03, 0x0037, 0x007D
_SUBMITTED, _DELIVERED = 0x0039, 0x0E06
_TEXT, _HTML, _RTF = 0x1000, 0x1013, 0x1009
_CODE_PAGES = (0x3FDE, 0x3FFD)  # of the text on the net, of the message
_DATA, _LONG_NAME, _SHORT_NAME, _SHOWN_NAME, _CONTENT_ID, _KIND = 0x3701, 0x3707, 0x3704, 0x3001, 0x3712, 0x370E
_UNICODE, _EIGHT_BIT, _BINARY, _OBJECT = 0x001F, 0x001E, 0x0102, 0x000D
_PROPERTIES = "__properties_version1.0"
_HEADER = {"": 32, "__substg1.0": 24, "__attach_ve": 8}  # bytes before the fixed properties, by what they belong to
_PLAIN_KIND = re.compile(r"(?!message/|multipart/)[a-z]+/[a-z0-9.+-]+", re.IGNORECASE)
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_VIETNAM = timezone(timedelta(hours=7))
_BROKEN = (OSError, struct.error, IndexError, ValueError)  # what olefile and struct end in

_Place = tuple[str, ...]  # the names of the storages on the way down


def read_msg(path: Path, limits: Limits) -> Document:
    """The letter at `path`, without its attachments."""
    builder = DocumentBuilder(path.name, "msg", limits)
    write_letter(builder, _message(path, attached=False), path.name)
    return builder.build()


def unpack_msg(path: Path, limits: Limits, into: Path) -> tuple[Member, ...]:
    """What is attached to the letter at `path`: files, and letters sent on; not the pictures in its text."""
    members = Members(path, into, limits)
    take_attachments(members, _message(path, attached=True))
    return members.all()


def _message(path: Path, *, attached: bool) -> Message:
    try:
        with olefile.OleFileIO(str(path)) as ole:
            return _Storage(ole, (), _children(ole)).message(attached=attached)
    except _BROKEN as error:
        raise DamagedFile(name=path.name, format="MSG", detail=str(error)[:120] or type(error).__name__) from error


class _Storage:
    """One object in an MSG: the letter, a file attached to it, or a letter attached to it."""

    def __init__(self, ole: olefile.OleFileIO, place: _Place, children: dict[_Place, set[str]]) -> None:
        self._ole = ole
        self._place = place
        self._children = children
        self._fixed = self._fixed_properties()
        pages = (self._fixed.get(page) for page in _CODE_PAGES)
        self._page = next((struct.unpack("<I", value[:4])[0] for value in pages if value), 0)

    def message(self, *, attached: bool) -> Message:
        """The letter as a message: heads, text, and what is attached where asked for."""
        whole = Message()
        for name, value in (*self._heads(), ("Content-Type", f'multipart/mixed; boundary="m{len(self._place)}"')):
            if line := " ".join(value.split()):
                whole[name] = line
        if body := self._body():
            whole.attach(body)
        for part in self._attached() if attached else ():
            whole.attach(part)
        return whole

    def _heads(self) -> Iterator[tuple[str, str]]:
        address = self._text(_SENDER_SMTP) or self._text(_SENDER_ADDRESS)
        sender = self._text(_SENDER)
        if "@" in address and address != sender:
            sender = f"{sender} <{address}>"
        yield "From", sender
        yield "To", self._text(_TO).replace("; ", ", ").rstrip("\0")
        yield "Cc", self._text(_CC).replace("; ", ", ").rstrip("\0")
        yield "Date", self._date()
        yield "Subject", self._text(_SUBJECT)

    def _date(self) -> str:
        """When it was sent: as the sender's clock says, else in the time of Vietnam."""
        if said := message_from_string(self._text(_TRANSPORT_HEADS)).get("Date"):
            return str(said)
        value = self._fixed.get(_SUBMITTED) or self._fixed.get(_DELIVERED) or bytes(8)
        ticks = struct.unpack("<Q", value)[0]
        try:
            moment = _EPOCH + timedelta(microseconds=ticks // 10)
        except OverflowError:
            return ""
        return format_datetime(moment.astimezone(_VIETNAM)) if ticks else ""

    def _body(self) -> Message | None:
        page = self._bytes(_HTML, _BINARY)
        if page.strip():
            return _part("text/html", page, charset=f"cp{self._page}" if self._page not in (0, 65001) else "utf-8")
        for kind, number in (("text/html", _HTML), ("text/plain", _TEXT)):
            if said := self._text(number):
                return _part(kind, said.encode(), charset="utf-8")
        rtf = self._bytes(_RTF, _BINARY)
        return _part("application/rtf", unpacked(rtf), name="noi-dung.rtf") if rtf else None

    def _attached(self) -> Iterator[Message]:
        for each in self._within("__attach_version1.0_"):
            yield each.as_part()

    def as_part(self) -> Message:
        """A file attached, or a letter, as a part of a message."""
        for letter in self._within(f"__substg1.0_{_DATA:04X}{_OBJECT:04X}"):
            if _PROPERTIES in self._children.get(letter._place, ()):  # not an object of another program
                part = Message()
                part["Content-Type"] = "message/rfc822"
                part.attach(letter.message(attached=True))
                return part
        name = self._text(_LONG_NAME) or self._text(_SHOWN_NAME) or self._text(_SHORT_NAME) or "tep"
        cid, kind = " ".join(self._text(_CONTENT_ID).split()), self._text(_KIND)
        known = kind if _PLAIN_KIND.fullmatch(kind) else "application/octet-stream"
        return _part(known, self._bytes(_DATA, _BINARY), name=name, cid=cid)

    def _text(self, number: int) -> str:
        if data := self._bytes(number, _UNICODE):
            return data.decode("utf-16-le", "replace").rstrip("\0")
        data = self._bytes(number, _EIGHT_BIT).rstrip(b"\0")
        return decode(data, declared=f"cp{self._page}").text if data else ""

    def _bytes(self, number: int, kind: int) -> bytes:
        return self._stream(f"__substg1.0_{number:04X}{kind:04X}")

    def _fixed_properties(self) -> dict[int, bytes]:
        """The properties of fixed length: 8 bytes each, by number."""
        data = self._stream(_PROPERTIES)
        begin = _HEADER[self._place[-1][:11] if self._place else ""]
        entries = (struct.unpack_from("<HHI8s", data, at) for at in range(begin, len(data) - 15, 16))
        return {number: value for _, number, _, value in entries}

    def _stream(self, name: str) -> bytes:
        """The bytes of a stream, b"" where there is none; asked of our list first, for olefile looks through all its own."""
        place = [*self._place, name]
        if name not in self._children.get(self._place, ()) or self._ole.get_type(place) != olefile.STGTY_STREAM:
            return b""
        with self._ole.openstream(place) as stream:
            data: bytes = stream.read()
        return data

    def _within(self, prefix: str) -> Iterator[_Storage]:
        for name in sorted(self._children.get(self._place, ())):
            if name.startswith(prefix):
                yield _Storage(self._ole, (*self._place, name), self._children)


def _children(ole: olefile.OleFileIO) -> dict[_Place, set[str]]:
    """The names in each storage."""
    found: dict[_Place, set[str]] = {}
    for entry in ole.listdir(streams=True, storages=True):
        found.setdefault(tuple(entry[:-1]), set()).add(entry[-1])
    return found


def _part(kind: str, data: bytes, *, charset: str = "", name: str = "", cid: str = "") -> Message:
    part = Message()
    part.add_header("Content-Type", kind, charset=charset or None)
    part["Content-Transfer-Encoding"] = "base64"
    if cid:
        part["Content-ID"] = f"<{cid}>"
    if name:
        part.add_header("Content-Disposition", "attachment", filename=("utf-8", "", name))
    part.set_payload(base64.encodebytes(data).decode("ascii"))
    return part
