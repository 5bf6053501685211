"""A digital signature's bytes (PKCS#7, DER) go in; who signed by its certificate, and when it says so, come out.

Only read, never verified: whether a signature is valid is not for a reader of texts to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

_SEQUENCE, _SET, _INTEGER, _OID = 0x30, 0x31, 0x02, 0x06
_CONTEXT_0, _CONTEXT_1 = 0xA0, 0xA1
_UTC_TIME, _LONG_TIME = 0x17, 0x18
_STRINGS = {0x0C: "utf-8", 0x13: "ascii", 0x14: "latin-1", 0x16: "ascii", 0x1E: "utf-16-be"}
_COMMON_NAME, _ORGANISATION, _UNIT = b"\x55\x04\x03", b"\x55\x04\x0a", b"\x55\x04\x0b"
_SIGNING_TIME = b"\x2a\x86\x48\x86\xf7\x0d\x01\x09\x05"

Part = tuple[int, bytes]  # tag, content


@dataclass(frozen=True, slots=True)
class Certified:
    """What a signature says of itself; None for what it does not say."""

    name: str | None = None
    organisation: str | None = None
    time: datetime | None = None


def certified(signature: bytes) -> Certified:
    """Who signed and when; nothing known where the bytes are not what they should be."""
    try:
        return _certified(signature)
    except (IndexError, ValueError):
        return Certified()


def _certified(signature: bytes) -> Certified:
    info = list(_parts(_only(signature, _SEQUENCE)))
    signed = list(_parts(_only(_first(info, _CONTEXT_0), _SEQUENCE)))
    certificates = [content for tag, content in _parts(_first(signed, _CONTEXT_0)) if tag == _SEQUENCE]
    signer = list(_parts(_only(_first(signed[-1:], _SET), _SEQUENCE)))
    chosen = list(_parts(signer[1][1]))  # issuer and serial number of the signer's certificate
    issuer, serial = chosen[0][1], chosen[1][1]
    time = next((_time(content) for tag, content in signer if tag == _CONTEXT_0), None)
    for certificate in certificates:
        fields = [part for part in _parts(_only(certificate, _SEQUENCE)) if part[0] != _CONTEXT_0]
        if fields[0][1] == serial and fields[2][1] == issuer:
            subject = dict(_names(fields[4][1]))
            return Certified(subject.get(_COMMON_NAME), subject.get(_ORGANISATION) or subject.get(_UNIT), time)
    return Certified(time=time)


def _parts(data: bytes) -> Iterator[Part]:
    at = 0
    while at < len(data):
        tag, length, at = data[at], data[at + 1], at + 2
        if length & 0x80:
            size = length & 0x7F
            if not 0 < size <= 4:
                return  # of no stated length: not DER
            length, at = int.from_bytes(data[at : at + size], "big"), at + size
        if at + length > len(data):
            return
        yield tag, data[at : at + length]
        at += length


def _first(parts: list[Part], tag: int) -> bytes:
    for each, content in parts:
        if each == tag:
            return content
    raise ValueError(f"no part {tag:#x}")


def _only(data: bytes, tag: int) -> bytes:
    return _first(list(_parts(data)), tag)


def _names(subject: bytes) -> Iterator[tuple[bytes, str]]:
    for _, member in _parts(subject):
        for _, pair in _parts(member):
            (_, kind), (tag, value) = list(_parts(pair))[:2]
            text = value.decode(_STRINGS.get(tag, "utf-8"), "replace").strip()
            if text:
                yield kind, text


def _time(attributes: bytes) -> datetime | None:
    for _, attribute in _parts(attributes):
        kind, *values = (*_parts(attribute), (0, b""))
        if kind == (_OID, _SIGNING_TIME):
            tag, value = next(_parts(values[0][1]), (0, b""))
            form = {_UTC_TIME: "%y%m%d%H%M%SZ", _LONG_TIME: "%Y%m%d%H%M%SZ"}.get(tag)
            if form:
                return datetime.strptime(value.decode("ascii"), form).replace(tzinfo=UTC)
    return None
