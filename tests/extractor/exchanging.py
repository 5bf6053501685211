"""edXML packages made by script, as the offices' document systems write them (QCVN 102:2016/BTTTT)."""

from __future__ import annotations

import base64
from pathlib import Path
from xml.sax.saxutils import escape

SPACE = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
STATED = {
    "CodeNumber": "12",
    "CodeNotation": "KH-UBND",
    "PromulgationDate": "2024/01/12",
    "OrganName": "UBND tỉnh Vân Lĩnh",
    "TypeName": "Kế hoạch",
    "Subject": "Công tác cải cách hành chính",
    "FullName": "Nguyễn Văn An",
}
Attached = dict[str, bytes]


def header(**stated: str) -> str:
    """The header of a message; what is given stands in place of the usual."""
    said = {name: escape(value) for name, value in {**STATED, **stated}.items()}
    return (
        "<e:MessageHeader><e:From><e:OrganId>H01.02</e:OrganId><e:OrganName>{OrganName}</e:OrganName></e:From>"
        "<e:To><e:OrganId>H01.03</e:OrganId><e:OrganName>Sở Nội vụ</e:OrganName></e:To>"
        "<e:Code><e:CodeNumber>{CodeNumber}</e:CodeNumber><e:CodeNotation>{CodeNotation}</e:CodeNotation></e:Code>"
        "<e:PromulgationInfo><e:Place>Vân Lĩnh</e:Place><e:PromulgationDate>{PromulgationDate}</e:PromulgationDate>"
        "</e:PromulgationInfo><e:DocumentType><e:Type>2</e:Type><e:TypeName>{TypeName}</e:TypeName></e:DocumentType>"
        "<e:Subject>{Subject}</e:Subject><e:Content>N/A</e:Content><e:SignerInfo><e:Competence>TM.</e:Competence>"
        "<e:FullName>{FullName}</e:FullName></e:SignerInfo></e:MessageHeader>"
    ).format(**said)


def envelope(attached: Attached, *, inline: bool = True, prolog: str = "", **stated: str) -> bytes:
    """A message with its files in base64 after the envelope, or only listed in it."""
    listed = "".join(
        f"<e:Reference><e:Description>Tệp {at}</e:Description><e:AttachmentName>{escape(name)}</e:AttachmentName>"
        f"<e:ContentId>cid:{at}</e:ContentId></e:Reference>"
        for at, name in enumerate(attached)
    )
    carried = "".join(
        f"<Attachment><ContentId>{at}</ContentId><AttachmentName>{escape(name)}</AttachmentName>"
        f"<ContentTransferEncoded>{base64.b64encode(data).decode()}</ContentTransferEncoded></Attachment>"
        for at, (name, data) in enumerate(attached.items())
    )
    return (
        f'<?xml version="1.0" encoding="utf-8"?>{prolog}<edXML xmlns="{SPACE}"><e:edXMLEnvelope xmlns:e="{SPACE}"><e:edXMLHeader>'
        f"{header(**stated)}</e:edXMLHeader><e:edXMLBody><e:edXMLManifest>{listed}</e:edXMLManifest></e:edXMLBody></e:edXMLEnvelope>"
        f"{f'<AttachmentEncoded>{carried}</AttachmentEncoded>' if inline else ''}</edXML>"
    ).encode()


def in_mime(attached: Attached) -> bytes:
    """A message whose files are the other parts of a MIME message."""
    body = b"--ranh\r\nContent-Type: text/xml; charset=utf-8\r\n\r\n" + envelope(attached, inline=False) + b"\r\n"
    for at, data in enumerate(attached.values()):
        heads = f"Content-Type: application/octet-stream\r\nContent-ID: <{at}>\r\nContent-Transfer-Encoding: base64"
        body += f"--ranh\r\n{heads}\r\n\r\n".encode() + base64.encodebytes(data)
    return (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=ranh; type="text/xml"\r\n\r\n'
        + body
        + b"--ranh--\r\n"
    )


def written(path: Path, data: bytes) -> Path:
    """The package as a file."""
    path.write_bytes(data)
    return path
