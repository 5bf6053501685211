"""A ZIP dossier goes in; its files come out, each on its own: one that is damaged or has a password fails alone."""

from __future__ import annotations

import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from extractor.edxml import with_envelopes
from extractor.errors import DamagedFile, EncryptedFile, LimitExceeded, NotAFile, UnknownArchive
from extractor.legacy_fonts import Encoding
from extractor.legacy_words import WORD, letters_in
from extractor.limits import MEGABYTE, Limits
from extractor.members import Member, inner_path, is_clutter
from extractor.syllables import is_syllable
from extractor.unpacking import Members

_SMALL = 20 * MEGABYTE
_CHUNK = MEGABYTE
_LOCAL_HEADER = 30  # bytes, before the name; APPNOTE.TXT 4.3.7
_UTF8 = 0x800  # flag: the name is in UTF-8; APPNOTE.TXT, appendix D
_ENCRYPTED = 0x1
_UNICODE_PATH = 0x7075  # extra field of Info-ZIP: version, CRC of the plain name, the name in UTF-8
_WORD = re.compile(r"(?:[^\W\d_]|[\u0300-\u0323])+")
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, struct.error, MemoryError)


def unpack_zip(path: Path, limits: Limits, into: Path) -> tuple[Member, ...]:
    """The files of the dossier at `path`, written into the folder `into`.

    Raises DamagedFile and LimitExceeded; sizes are added up before anything is unpacked.
    """
    try:
        with zipfile.ZipFile(path) as package:
            entries = [each for each in package.infolist() if not each.is_dir()]
            members = Members(path, into, limits)
            members.expect(len(entries))
            _check(path, entries, limits)
            for entry, name in zip(entries, _names(entries), strict=True):
                if not any(map(is_clutter, inner_path(name).split("/"))):
                    _take(members, package, entry, name, limits)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, ValueError, struct.error) as error:
        raise DamagedFile(name=path.name, format="ZIP", detail=str(error) or type(error).__name__) from error
    return with_envelopes(members.all())


def _check(path: Path, entries: Sequence[zipfile.ZipInfo], limits: Limits) -> None:
    """Refuse what no dossier is: too large or too tightly packed, or one stretch of bytes for several files."""
    unpacked, packed = sum(entry.file_size for entry in entries), path.stat().st_size
    if unpacked > limits.package_bytes:
        raise LimitExceeded(name=path.name, detail=f"ZIP: {unpacked} byte, còn nhận/left {limits.package_bytes}")
    if unpacked > _SMALL and unpacked > limits.unzipped_ratio * packed:
        raise LimitExceeded(name=path.name, detail=f"ZIP: nén/ratio > {limits.unzipped_ratio}")
    end = 0
    for entry in sorted(entries, key=lambda each: each.header_offset):
        if entry.header_offset < end:
            raise DamagedFile(name=path.name, format="ZIP", detail="các tệp chồng lên nhau/files overlap")
        end = entry.header_offset + _LOCAL_HEADER + len(_raw(entry)) + entry.compress_size


def _take(members: Members, package: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, limits: Limits) -> None:
    if entry.flag_bits & _ENCRYPTED:
        members.fail(name, EncryptedFile)
    elif stat.S_ISLNK(entry.external_attr >> 16):
        members.fail(name, NotAFile)
    elif entry.file_size > limits.file_bytes:
        members.fail(name, LimitExceeded, detail=f"byte {entry.file_size} > {limits.file_bytes}")
    else:
        members.take(name, _pieces(package, entry, name))


def _pieces(package: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> Iterator[bytes]:
    """The bytes of one file; reading stops at its declared size. Raises ReadErrors of the file's own."""
    try:
        with package.open(entry) as content:
            while piece := content.read(_CHUNK):
                yield piece
    except NotImplementedError as error:
        raise UnknownArchive(name=name, format=f"ZIP ({error})") from error
    except _UNREADABLE as error:
        detail = str(error) or type(error).__name__
        raise DamagedFile(name=name, format="ZIP", detail=detail) from error


def _names(entries: Sequence[zipfile.ZipInfo]) -> list[str]:
    """The files' names. Those not marked as UTF-8 are in the same encoding, which shows better in all of them together."""
    marked = [_marked_name(entry) for entry in entries]
    plain = iter(_decoded([_raw(entry) for entry, name in zip(entries, marked, strict=True) if name is None]))
    return [next(plain) if name is None else name for name in marked]


def _marked_name(entry: zipfile.ZipInfo) -> str | None:
    """The name where the file says that it is UTF-8, else None."""
    if entry.flag_bits & _UTF8:
        return entry.orig_filename
    extra, at = entry.extra, 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        data = extra[at + 4 : at + 4 + length]
        if kind == _UNICODE_PATH and len(data) > 5 and struct.unpack_from("<I", data, 1)[0] == zlib.crc32(_raw(entry)):
            return data[5:].decode("utf-8", "replace")
        at += 4 + length
    return None


def _raw(entry: zipfile.ZipInfo) -> bytes:
    return entry.orig_filename.encode("utf-8" if entry.flag_bits & _UTF8 else "cp437")


def _decoded(names: Sequence[bytes]) -> list[str]:
    """Names as Windows in Vietnam (1258), DOS (437), a Mac (UTF-8) or somebody typing in an old font wrote them."""
    whole = b"\n".join(name.replace(b"\n", b"\r") for name in names)
    try:
        return whole.decode("utf-8").split("\n")
    except UnicodeDecodeError:
        signs = whole.decode("latin-1")
    old = (_in_old_font(signs, encoding) for encoding in Encoding)
    readings = (whole.decode("cp1258", "replace"), whole.decode("cp437"), *old)
    return max(readings, key=_sound).split("\n")


def _in_old_font(signs: str, encoding: Encoding) -> str:
    return WORD.sub(lambda word: "".join(letters_in(word[0], encoding)), signs)


def _sound(text: str) -> int:
    """How many of its words only Vietnamese has, less those that nobody has."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    return sum(1 if is_syllable(word) else -1 for word in words)
