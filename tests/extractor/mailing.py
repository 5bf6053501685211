"""Letters made by script, as mail programs and enemies write them."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

HEADS = {
    "From": "Trần Thị Bình <binh@vanlinh.example>",
    "To": "vanthu@namhuong.example",
    "Date": "Tue, 05 Mar 2024 10:21:11 +0700",
    "Subject": "Về việc gửi Kế hoạch số 12/KH-UBND",
}
TEXT = "Kính gửi Văn phòng,\nXin gửi Kế hoạch số 12/KH-UBND ngày 12/01/2024 của UBND tỉnh.\n"
Attached = dict[str, bytes]


def letter(text: str = TEXT, *, html: str | None = None, attached: Attached | None = None) -> EmailMessage:
    """A letter as the standard library writes it."""
    message = EmailMessage()
    for name, value in HEADS.items():
        message[name] = value
    message.set_content(text)
    if html is not None:
        message.add_alternative(html, subtype="html")
    for name, data in (attached or {}).items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message


def written(path: Path, message: EmailMessage | bytes) -> Path:
    """The letter as a file."""
    path.write_bytes(message if isinstance(message, bytes) else message.as_bytes())
    return path


def raw(*lines: str | bytes, body: bytes = b"") -> bytes:
    """A letter line by line."""
    return b"\r\n".join([*(line if isinstance(line, bytes) else line.encode() for line in lines), b"", body])
