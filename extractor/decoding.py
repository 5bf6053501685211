"""Bytes of a text file go in, its characters and the doubts about them come out."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from extractor.document import ReadingWarning
from extractor.errors import LimitExceeded
from extractor.legacy import letters_of_text
from extractor.limits import Limits

# The longer mark first: UTF-32's begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65_536  # bytes, an even number
_ZEROS = 0.3  # share of letters whose other byte is 0: Vietnamese has about two thirds of them
_NO_TEXT = re.compile("[\0-\b\x0e-\x19\ufffd]")
# Encodings a page may declare; Python knows others that are not for text, and UTF-7, which hides markup.
_DECLARABLE = re.compile(r"cp\d+|(?:iso8859|iso2022|latin|koi8|mac|big5|gb|euc|shift).*|ascii")
_TEXT_CONTROLS = frozenset(b"\t\n\v\f\r\x1a\x1b\x85")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters as the file has them (not yet NFC), the encoding they were read in, and doubts."""

    text: str
    encoding: str
    warnings: tuple[ReadingWarning, ...] = ()


def text_bytes(path: Path, limits: Limits) -> bytes:
    """All bytes of the text file at `path`. LimitExceeded when there are too many, even of a file that is growing."""
    with path.open("rb") as file:
        data = file.read(limits.text_bytes + 1)
    if len(data) > limits.text_bytes:
        raise LimitExceeded(name=path.name, detail=f"chữ/text > {limits.text_bytes} byte")
    return data


def marked_encoding(data: bytes) -> tuple[str, int] | None:
    """The encoding named by a byte order mark at the start of `data` and the mark's length; None without a mark.

    UTF-16 shows without one: of its two bytes for each letter of plain text one is 0, always the same.
    """
    marked = next(((name, len(mark)) for mark, name in _MARKS if data.startswith(mark)), None)
    return marked or _unmarked_utf16(data[:_SAMPLE])


def _unmarked_utf16(sample: bytes) -> tuple[str, int] | None:
    first, second = sample[::2], sample[1::2]
    for name, zeros, others in (("utf-16-le", second, first), ("utf-16-be", first, second)):
        if zeros.count(0) > _ZEROS * len(zeros) and not others.count(0):
            text = sample[: len(sample) & ~1].decode(name, errors="replace")
            if not _NO_TEXT.search(text[:-1]):  # the last may be half a character
                return name, 0
    return None


def looks_like_text(data: bytes) -> bool:
    """Whether `data` can be a text file: marked as Unicode, or nearly free of control characters."""
    if marked_encoding(data):
        return True
    controls = sum(data.count(code) for code in range(0x20) if code not in _TEXT_CONTROLS)
    return b"\0" not in data and controls * 200 <= len(data)


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    """The characters of `data`: by its mark, as UTF-8, as `declared`, as signs of an old Vietnamese encoding, or as
    Windows-1258 with a warning."""
    marked = marked_encoding(data)
    if marked:
        encoding, length = marked
        text = data[length:].decode(encoding, errors="replace")
        return Decoded(text, encoding, _damage(text, encoding))
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="replace")
    if _mostly_sound(text):
        return Decoded(text, "utf-8", _damage(text, "utf-8"))
    if declared and _known(declared):
        text = data.decode(declared, errors="replace")
        return Decoded(text, declared, _damage(text, declared))
    signs = data.decode("latin-1")
    if letters_of_text(signs).encodings:
        return Decoded(signs, "latin-1")  # each byte a sign of an old Vietnamese encoding, converted by the reader
    text = data.decode("cp1258", errors="replace")
    return Decoded(text, "cp1258", (ReadingWarning("encoding_guessed", "windows-1258"), *_damage(text, "cp1258")))


def _known(encoding: str) -> bool:
    try:
        return _DECLARABLE.fullmatch(codecs.lookup(encoding).name) is not None
    except (LookupError, ValueError):  # ValueError: a NUL in the name
        return False


def _mostly_sound(text: str) -> bool:
    """One cut or broken character in a UTF-8 file does not make it another encoding."""
    broken = text.count("\ufffd")
    return sum(char > "\x7f" for char in text) - broken > 10 * broken


def _damage(text: str, encoding: str) -> tuple[ReadingWarning, ...]:
    broken = text.count("\ufffd")
    return (ReadingWarning("damaged_characters", f"{broken} ({encoding})"),) if broken else ()
