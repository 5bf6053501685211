"""What is held: a record of the catalogue, and the citations kept with it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor import KiemchungError, ReadError, ReadingWarning
from patterns import Citation, Identity


class CatalogueDamaged(KiemchungError):
    """The catalogue file is no catalogue of ours, or is damaged."""

    exit_code = 4
    vi = "Danh mục ở {path} không mở được ({detail}). Hãy khôi phục từ bản sao lưu, hoặc chọn kho khác bằng --corpus."
    en = "The catalogue at {path} cannot be opened ({detail}). Restore it from a backup, or choose another with --corpus."


class CatalogueTooNew(KiemchungError):
    """The catalogue was written by a later version of the product."""

    exit_code = 4
    vi = "Danh mục ở {path} do phiên bản mới hơn tạo ra (lược đồ {found}, bản này biết đến {known}). Hãy nâng cấp kiemchung."
    en = "The catalogue at {path} was made by a later version (schema {found}, this one knows {known}). Upgrade kiemchung."


class CatalogueBusy(KiemchungError):
    """Another process is writing to the catalogue."""

    exit_code = 5
    vi = "Kho {path} đang được một tiến trình khác ghi. Hãy đợi tiến trình đó xong rồi chạy lại."
    en = "The corpus {path} is being written by another process. Wait for it to finish and run again."


class CorpusHeld(KiemchungError):
    """Long work of another process has the corpus."""

    exit_code = 5
    vi = "Kho {path} đang bận: lệnh {work} (tiến trình {process}, máy {machine}) ghi từ {since}. Hãy đợi lệnh đó xong rồi chạy lại."
    en = "The corpus {path} is busy: {work} (process {process} on {machine}) has been writing since {since}. Wait for it to end, then run again."


class CatalogueUnwritable(KiemchungError):
    """The disk refused (full, read-only, no permission); the catalogue is as it was."""

    exit_code = 5
    vi = "Không ghi được kho ở {path} ({detail}). Hãy kiểm tra dung lượng đĩa và quyền ghi rồi chạy lại."
    en = "The corpus at {path} cannot be written ({detail}). Check disk space and permissions, then run again."


class NotUnderstood(ReadError):
    """The file was read, but a fault of ours stopped the analysis of its text."""

    vi = "{name}: đã đọc được chữ nhưng phần mềm gặp lỗi khi phân tích ({detail}). Hãy báo lỗi này kèm tên tệp; các tệp khác không bị ảnh hưởng."
    en = "{name}: read, but a fault of the program stopped its analysis ({detail}). Report it with the file's name; other files are not affected."


class NoSuchRecord(KiemchungError):
    """No record answers to the identifier given."""

    exit_code = 2
    vi = "Không có văn bản nào trong kho khớp với “{wanted}”. Xem danh sách: kiemchung list"
    en = "No document in the corpus matches “{wanted}”. See the list: kiemchung list"


def storable(text: str) -> str:
    """`text` as SQLite takes it: bytes in a file's name that are no UTF-8, as old archives have, as "�e1"."""
    return re.sub("[\ud800-\udfff]", lambda found: f"\ufffd{ord(found[0]) & 0xFF:02x}", text)


@dataclass(frozen=True, slots=True)
class PersonsValue:
    """What a person said of one field of a document: another value than the machine's, or that this one is right."""

    field: str  # its key in corpus/fields.py
    value: str | None  # None: there is none
    machine: str | None  # what the machine reads
    confirmed: bool
    by: str
    at: str  # ISO time, UTC


@dataclass(frozen=True, slots=True)
class Record:
    """One held document: its id is the SHA-256 of the file's bytes, so the same file is held once."""

    id: str
    path: str  # where it was read from
    format: str
    size: int  # bytes
    added: str  # ISO time, UTC
    pages: int
    identity: Identity
    warnings: tuple[ReadingWarning, ...] = ()
    persons: tuple[PersonsValue, ...] = ()  # where `identity` is a person's, in the order of the fields

    @property
    def name(self) -> str:
        """The file's name without folders."""
        return self.path.replace("\\", "/").rsplit("/", 1)[-1]

    @property
    def title(self) -> str:
        """What a person calls it: its number, else its type and symbol, else the file's name."""
        identity = self.identity
        if identity.number:
            return identity.number.printed
        return f"…/{identity.symbol}" if identity.symbol else self.name


@dataclass(frozen=True, slots=True)
class KeptCitation:
    """A citation as the catalogue keeps it: whose, on which page, with the sentence it stands in."""

    record: str
    seq: int  # place among the record's citations, from 0
    page: int
    sentence: str
    citation: Citation
