"""The first bytes of a file go in, with what its container lists; the name of its format comes out."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from codecs import BOM_UTF8
from pathlib import Path

from extractor.decoding import decode, looks_like_text, marked_encoding
from extractor.errors import DamagedFile, EncryptedFile, UnknownArchive
from extractor.limits import Limits
from extractor.ole import MAGIC, OleError, Stream, top_level_streams

_HEAD = 65_536
_MAGIC = (
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
)
ZIP_MAGIC = b"PK\x03\x04"
_ARCHIVES = (
    (0, b"7z\xbc\xaf\x27\x1c", "7Z"),
    (0, b"Rar!\x1a\x07", "RAR"),
    (0, b"\x1f\x8b", "GZ"),
    (0, b"BZh", "BZ2"),
    (0, b"\xfd7zXZ\0", "XZ"),
    (0, b"\x78\x9f\x3e\x22", "winmail.dat"),  # TNEF: what Outlook makes of attachments for others
    (257, b"ustar", "TAR"),
)
# Scanners and mail gateways put junk before the header; readers accept it within the first kilobyte.
_PDF_HEADER_WITHIN = 1024
_HTML = re.compile(
    r"\s*(<\?xml[^>]*\?>\s*)?(<!--(?:(?!-->).)*-->\s*)*<(!doctype\s+html|html|head|body|meta|title|table|div|p|font)\b",
    re.IGNORECASE | re.DOTALL,
)
_MHTML = re.compile(rb"\s*(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?MIME-Version:", re.IGNORECASE)
_TYPES = "[Content_Types].xml"
_OFFICE = (".docx", ".docm", ".dotx", ".dotm", ".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".pptx", ".pptm")
_HEAD_NAME = re.compile(rb"([!-9;-~]{1,100}):")  # RFC 5322, 2.2
_SENT_HEADS = frozenset(
    {b"to", b"cc", b"bcc", b"received", b"return-path", b"delivered-to", b"message-id", b"x-unsent"}
)
_LETTER_HEADS = _SENT_HEADS | {b"from", b"subject", b"date", b"mime-version", b"content-type"}
_FEWEST_HEADS = 3
_EDXML = re.compile(rb"<(?:[\w.-]+:)?(?:edXML|edXMLEnvelope|MessageHeader)[\s>]")  # QCVN 102:2016/BTTTT
_OPENDOCUMENT = {"text": "odt", "spreadsheet": "ods", "presentation": "ppt"}
_WORD_ENCRYPTED = 0x0100  # bit of the flags at offset 10 of a Word file's header
_BIFF_FILEPASS = 0x2F
_BIFF_BOF = (0x0809, 0x0409, 0x0209, 0x0009)


def sniff(path: Path) -> str | None:
    """The name of the format of the file at `path`, None when it is none of ours.

    Raises EncryptedFile and DamagedFile where the container already tells, UnknownArchive for those we do not open.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    for magic, name in _MAGIC:
        if head.startswith(magic):
            return name
    if head.startswith(MAGIC):
        return _sniff_ole(path)
    if head.startswith((ZIP_MAGIC, b"PK\x05\x06")):
        return _sniff_package(path)
    for at, magic, name in _ARCHIVES:
        if head.startswith(magic, at):
            raise UnknownArchive(name=path.name, format=name)
    if b"%PDF-" in head[:_PDF_HEADER_WITHIN]:
        return "pdf"
    return _sniff_text(head)


def sniff_apart(path: Path, _limits: Limits) -> str | None:
    """As `sniff`, as the reading process calls what it is told to."""
    return sniff(path)


def _sniff_text(head: bytes) -> str | None:
    if not looks_like_text(head):
        return None
    if _is_letter(head):
        return "eml"
    if is_edxml(head):
        return "edxml"
    if _MHTML.match(head) and b"multipart/related" in head.lower():
        return "mhtml"
    text = decode(head).text
    if _HTML.match(text):
        return "html"
    if text.lstrip().startswith("<?xml") and not marked_encoding(head):
        return None  # some other XML: its tags are no text to quote from
    return "text"


def is_edxml(head: bytes) -> bool:
    """Whether the file is an edXML envelope, or a MIME message that begins with one."""
    if not head.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").startswith(b"<") and not _MHTML.match(head):
        return False
    return _EDXML.search(head.replace(b"\0", b"")) is not None


def _is_letter(head: bytes) -> bool:
    """Whether the file begins with the heads of a letter; a saved web page has a sender too, but nobody it was sent to."""
    names = set()
    for line in head.removeprefix(BOM_UTF8).split(b"\n"):
        if not line.strip():
            break
        if line[:1] in (b" ", b"\t"):
            continue
        if not (found := _HEAD_NAME.match(line)):
            return False
        names.add(found[1].lower())
    return len(names & _LETTER_HEADS) >= _FEWEST_HEADS and bool(names & _SENT_HEADS)


def _sniff_package(path: Path) -> str | None:
    """Office files are packages of parts; a ZIP with none of their marks is a dossier."""
    try:
        with zipfile.ZipFile(path) as package:
            names = frozenset(package.namelist())
            encrypted = any(member.flag_bits & 1 for member in package.infolist())
            if encrypted and (_TYPES in names or "mimetype" in names):
                raise EncryptedFile(name=path.name)
            kind = _beginning(package, "mimetype", names).decode("ascii", "replace")
            if kind and b"encryption-data" in _beginning(package, "META-INF/manifest.xml", names):
                raise EncryptedFile(name=path.name)
            strict = _TYPES in names and b"purl.oclc.org/ooxml" in _beginning(package, "xl/workbook.xml", names)
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, ValueError, zlib.error) as error:
        raise DamagedFile(name=path.name, format=_claimed(path, "ZIP"), detail=str(error)) from error
    if kind.startswith("application/"):
        return _OPENDOCUMENT.get(kind.removeprefix("application/vnd.oasis.opendocument.").split("-")[0])
    if _TYPES not in names:
        if path.suffix.lower() in _OFFICE or "content.xml" in names:
            raise DamagedFile(name=path.name, format=_claimed(path, "ZIP"), detail=f"{_TYPES}, mimetype")
        return "zip"
    if strict or "xl/workbook.bin" in names:
        return "xls"  # strict workbooks and XLSB: only LibreOffice reads them
    for folder, name in (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx")):
        if any(member.startswith(folder) for member in names):
            return name
    return None


def _beginning(package: zipfile.ZipFile, name: str, names: frozenset[str]) -> bytes:
    if name not in names:
        return b""
    with package.open(name) as member:
        return member.read(_HEAD)


def _sniff_ole(path: Path) -> str | None:
    try:
        streams = top_level_streams(path)
    except OleError as error:
        raise DamagedFile(name=path.name, format=_claimed(path, "OLE"), detail=str(error)) from error
    if "EncryptedPackage" in streams:
        raise EncryptedFile(name=path.name)
    if "__properties_version1.0" in streams:
        return "msg"
    if "WordDocument" in streams:
        head = streams["WordDocument"].head
        if len(head) >= 12 and struct.unpack_from("<H", head, 10)[0] & _WORD_ENCRYPTED:
            raise EncryptedFile(name=path.name)
        return "doc"
    for name in ("Workbook", "Book"):
        if name in streams:
            if _has_filepass(streams[name]):
                raise EncryptedFile(name=path.name)
            return "xls"
    return "ppt" if "PowerPoint Document" in streams else None


def _has_filepass(workbook: Stream) -> bool:
    """Whether a record "the rest is encrypted" stands among the first of an XLS workbook."""
    head, position = workbook.head, 0
    while position + 4 <= len(head):
        record, length = struct.unpack_from("<HH", head, position)
        if record == _BIFF_FILEPASS:
            return True
        if position == 0 and record not in _BIFF_BOF:
            return False
        position += 4 + length
    return False


def _claimed(path: Path, otherwise: str) -> str:
    return path.suffix.lstrip(".").upper() or otherwise
