"""Records or dossiers go in; the rows of a register in an official form come out, with its title, heads and widths.

The forms are those of Nghị định 30/2020/NĐ-CP (Annex IV: registers of documents sent and received; Annex V: lists of documents in a
dossier and of dossiers handed over; Annex VI: data of documents) and of Thông tư 02/2019/TT-BNV, Annex I (data of archived documents).
What is not known is left blank; what is doubtful says so under Ghi chú.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from corpus import Dossier, Filed, Record, field_named
from kiemchung.cli.show import doubts_of, vietnamese_date
from kiemchung.cli.wording import DOUBTS
from patterns import Number, Source, doubts_of_itself

Cell = str | int | date | None
_VIETNAMESE = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
_LETTERS = 4000  # characters of a text that tell its language
_ENOUGH = 0.03  # of them with letters only Vietnamese has


@dataclass(frozen=True, slots=True)
class Item:
    """One document in a register: its place, the pages it takes among the others, and the dossiers it is filed in."""

    at: int  # from 1
    record: Record
    first_page: int
    dossiers: tuple[Dossier, ...] = ()
    language: str | None = None


@dataclass(frozen=True, slots=True)
class FiledItem:
    """One dossier in a register."""

    at: int  # from 1
    filed: Filed


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, what stands in it, its width as a share, the name the standard gives the field in data."""

    head: str
    value: Callable[[Any], Cell]  # of an Item or a FiledItem
    width: float = 1.0
    field: str = ""


@dataclass(frozen=True, slots=True)
class Register:
    """A form of register: what it is called when asked for, its title, where it comes from, its columns."""

    names: tuple[str, ...]
    title: str
    source: str
    columns: tuple[Column, ...]


def items_of(
    records: Sequence[Record], dossiers: Callable[[Record], Sequence[Dossier]], texts: Callable[[Record], str]
) -> list[Item]:
    """The records in their order, as registers list them."""
    items, page = [], 1
    for at, record in enumerate(records, 1):
        items.append(Item(at, record, page, tuple(dossiers(record)), _language(record, texts(record))))
        page += record.pages
    return items


def rows_of(register: Register, items: Sequence[Item | FiledItem]) -> list[tuple[Cell, ...]]:
    """The rows of a register."""
    return [tuple(column.value(item) for column in register.columns) for item in items]


def _number(item: Item) -> Cell:
    """The number as printed; a symbol whose number is blank as "…/KH-UBND"."""
    identity = item.record.identity
    return identity.number.printed if identity.number else f"…/{identity.symbol}" if identity.symbol else None


def _serial(item: Item) -> Cell:
    number = item.record.identity.number
    return number.serial if number else None


def _notation(item: Item) -> Cell:
    """What follows the number: "KH-UBND", "2020/NĐ-CP"."""
    identity = item.record.identity
    return _after_serial(identity.number) if identity.number else identity.symbol


def _after_serial(number: Number) -> str:
    return number.printed[len(number.serial) :].lstrip("/- ")


def _day(item: Item) -> Cell:
    """A whole date as a date, another as far as it is known: "6/2024"."""
    stated = item.record.identity.date
    return (stated.exact() or vietnamese_date(str(stated))) if stated else None


def _about(item: Item) -> Cell:
    """Tên loại và trích yếu."""
    identity = item.record.identity
    return " ".join(part for part in (identity.type, identity.subject) if part) or None


def _signer(item: Item) -> Cell:
    signer = item.record.identity.signer
    return signer.name if signer else None


def _post(item: Item) -> Cell:
    signer = item.record.identity.signer
    return signer.title if signer else None


def _stamped(item: Item) -> Cell:
    """Ngày đến, as an incoming stamp says it."""
    days = [each.date for each in item.record.identity.witnesses if each.source is Source.INCOMING_STAMP and each.date]
    return (days[0].exact() or vietnamese_date(str(days[0]))) if days else None


def _grades(item: Item) -> Cell:
    identity = item.record.identity
    return ", ".join(part for part in (identity.urgency, identity.secrecy) if part) or None


def _pages_taken(item: Item) -> Cell:
    if item.record.pages < 1:
        return None
    last = item.first_page + item.record.pages - 1
    return f"{item.first_page}-{last}" if last > item.first_page else str(last)


def _fact(name: str) -> Callable[[Item], Cell]:
    def value(item: Item) -> Cell:
        stated: str | None = getattr(item.record.identity, name)
        return stated

    return value


def _noted(key: str) -> Callable[[Item], Cell]:
    """What a person noted in a field that the machine does not read."""
    return lambda item: next((said.value for said in item.record.persons if said.field == key), None)


def _said_or(key: str, value: Callable[[Item], Cell]) -> Callable[[Item], Cell]:
    return lambda item: _noted(key)(item) or value(item)


def _filed(part: Callable[[Dossier], str | None]) -> Callable[[Item], Cell]:
    return lambda item: "; ".join(dict.fromkeys(said for each in item.dossiers if (said := part(each)))) or None


def _blank(item: Item) -> Cell:
    return None


def _note(item: Item) -> Cell:
    """What a person noted; the file where nothing else names the document; which facts are to be compared with it, and why."""
    record = item.record
    doubts: dict[str, list[str]] = {}
    for fact, why in doubts_of(record.warnings, record.identity.vouched).items():
        if getattr(record.identity, fact):
            doubts.setdefault(why, []).append(fact)
    for fact, reasons in doubts_of_itself(record.identity).items():
        for reason in reasons:
            doubts.setdefault(DOUBTS[reason], []).append(fact)
    said = [f"{', '.join(field_named(fact).label for fact in facts)}: {why}" for why, facts in doubts.items()]
    note = _noted("note")(item)
    unnamed = [] if record.identity.number or record.identity.subject else [f"Tệp: {record.name}"]
    return "; ".join([str(note)] * bool(note) + unnamed + said) or None


def _reliability(item: Item) -> Cell:
    recognised = any(warning.code == "recognised_text" for warning in item.record.warnings)
    return "Số hóa" if recognised else None


def _document_code(item: Item) -> Cell:
    """The dossier's code and the document's place in it; only where it lies in one dossier."""
    return f"{item.dossiers[0].file_code}.{item.at:07d}" if len(item.dossiers) == 1 else None


def _language(record: Record, text: str) -> str | None:
    if record.identity.number_source is Source.TITLE:
        return "Tiếng Anh"
    seen = text[:_LETTERS]
    return "Tiếng Việt" if len(_VIETNAMESE.findall(seen)) > _ENOUGH * len(seen) else None


def _span(filed: Filed) -> Cell:
    """The first and the last date in a dossier."""
    return " - ".join(dict.fromkeys(vietnamese_date(day) for day in (filed.start, filed.end) if day)) or None


def _form(title: str, source: str, *columns: Column, names: tuple[str, ...]) -> Register:
    return Register(names, title, source, columns)


INDEX = _form(
    "MỤC LỤC VĂN BẢN, TÀI LIỆU",
    "Nghị định số 30/2020/NĐ-CP, Phụ lục V, mục IV",
    Column("STT", lambda item: item.at, 0.7),
    Column("Số, ký hiệu văn bản", _number, 1.6),
    Column("Ngày tháng năm văn bản", _day, 1.3),
    Column("Tên loại và trích yếu nội dung văn bản", _about, 4.5),
    Column("Tác giả văn bản", _fact("issuer"), 2.2),
    Column("Tờ số/ Trang số", _pages_taken, 0.9),
    Column("Ghi chú", _note, 1.8),
    names=("muc-luc", "index"),
)
SENT = _form(
    "SỔ ĐĂNG KÝ VĂN BẢN ĐI",
    "Nghị định số 30/2020/NĐ-CP, Phụ lục IV, mục I",
    Column("Số, ký hiệu văn bản", _number, 1.6),
    Column("Ngày tháng văn bản", _day, 1.3),
    Column("Tên loại và trích yếu nội dung văn bản", _about, 4.0),
    Column("Người ký", _signer, 1.6),
    Column("Nơi nhận văn bản", lambda item: "; ".join(item.record.identity.recipients) or None, 2.6),
    Column("Đơn vị, người nhận bản lưu", _blank, 1.2),
    Column("Số lượng bản", _noted("copies"), 0.8),
    Column("Ngày chuyển", _blank, 1.0),
    Column("Ký nhận", _blank, 0.9),
    Column("Ghi chú", _note, 1.6),
    names=("van-ban-di", "sent"),
)
RECEIVED = _form(
    "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN",
    "Nghị định số 30/2020/NĐ-CP, Phụ lục IV, mục VI",
    Column("Ngày đến", _stamped, 1.2),
    Column("Số đến", _blank, 0.8),
    Column("Tác giả", _fact("issuer"), 2.0),
    Column("Số, ký hiệu văn bản", _number, 1.6),
    Column("Ngày tháng văn bản", _day, 1.3),
    Column("Tên loại và trích yếu nội dung văn bản", _about, 4.0),
    Column("Đơn vị hoặc người nhận", _blank, 1.3),
    Column("Ngày chuyển", _blank, 1.0),
    Column("Ký nhận", _blank, 0.9),
    Column("Ghi chú", _note, 1.6),
    names=("van-ban-den", "received"),
)
_FILE = (
    Column("Mã hồ sơ", _filed(lambda dossier: dossier.file_code), 1.8, "FileCode"),
    Column("Năm hình thành hồ sơ", _filed(lambda dossier: dossier.year), 0.8, "FileCatalog"),
    Column("Số và ký hiệu hồ sơ", _filed(lambda dossier: dossier.code), 1.2, "FileNotation"),
    Column("Số thứ tự văn bản trong hồ sơ", lambda item: item.at, 0.7, "DocOrdinal"),
)
_DOCUMENT = (
    Column("Tên loại văn bản", _fact("type"), 1.2, "TypeName"),
    Column("Số của văn bản", _serial, 0.8, "CodeNumber"),
    Column("Ký hiệu của văn bản", _notation, 1.3, "CodeNotation"),
    Column("Ngày, tháng, năm văn bản", _day, 1.3, "IssuedDate"),
    Column("Tên cơ quan, tổ chức ban hành văn bản", _fact("issuer"), 2.0, "OrganName"),
    Column("Trích yếu nội dung", _fact("subject"), 3.5, "Subject"),
    Column("Ngôn ngữ", _said_or("language", lambda item: item.language), 0.9, "Language"),
)
DATA = _form(
    "DỮ LIỆU QUẢN LÝ VĂN BẢN",
    "Nghị định số 30/2020/NĐ-CP, Phụ lục VI, Phần II, mục I",
    _FILE[0],
    Column(
        "Mã định danh của cơ quan, tổ chức lập danh mục hồ sơ", _filed(lambda dossier: dossier.organ), 1.2, "OrganId"
    ),
    *_FILE[1:],
    *_DOCUMENT,
    Column("Số trang của văn bản", lambda item: item.record.pages or None, 0.7, "PageAmount"),
    Column("Ghi chú", _note, 1.6, "Description"),
    Column("Chức vụ của người ký văn bản", _post, 1.3, "Position"),
    Column("Họ và tên người ký văn bản", _signer, 1.4, "FullName"),
    Column("Nơi nhận", lambda item: "; ".join(item.record.identity.recipients) or None, 2.0, "To"),
    Column("Mức độ khẩn, độ mật", _grades, 0.9, "Priority"),
    Column("Số lượng bản phát hành", _noted("copies"), 0.7, "IssuedAmount"),
    names=("van-ban", "data"),
)
ARCHIVE = _form(
    "DỮ LIỆU TÀI LIỆU LƯU TRỮ",
    "Thông tư số 02/2019/TT-BNV, Phụ lục I",
    Column("Mã định danh văn bản", _document_code, 2.3, "DocCode"),
    _FILE[0],
    Column("Mã phông/công trình/sưu tập lưu trữ", _filed(lambda dossier: dossier.organ), 1.2, "OrganId"),
    Column("Mục lục số hoặc năm hình thành hồ sơ", _filed(lambda dossier: dossier.year), 0.8, "FileCatalog"),
    *_FILE[2:],
    *_DOCUMENT,
    Column("Số lượng trang của văn bản", lambda item: item.record.pages or None, 0.7, "PageAmount"),
    Column("Ghi chú", _note, 1.6, "Description"),
    Column("Ký hiệu thông tin", _noted("information-sign"), 0.9, "InforSign"),
    Column("Từ khóa", _noted("keywords"), 1.2, "Keyword"),
    Column("Chế độ sử dụng", _said_or("access", _filed(lambda dossier: dossier.access)), 1.0, "Mode"),
    Column("Mức độ tin cậy", _said_or("reliability", _reliability), 0.9, "ConfidenceLevel"),
    Column("Bút tích", _noted("handwriting"), 1.2, "Autograph"),
    Column("Tình trạng vật lý", _noted("condition"), 0.9, "Format"),
    names=("luu-tru", "archive"),
)
REGISTERS: tuple[Register, ...] = (INDEX, SENT, RECEIVED, DATA, ARCHIVE)
DOSSIERS = _form(
    "MỤC LỤC HỒ SƠ, TÀI LIỆU NỘP LƯU",
    "Nghị định số 30/2020/NĐ-CP, Phụ lục V, mục III",
    Column("Số TT", lambda item: item.at, 0.7),
    Column("Số, ký hiệu hồ sơ", lambda item: item.filed.dossier.code, 1.4),
    Column("Tiêu đề hồ sơ", lambda item: item.filed.dossier.title, 4.5),
    Column("Thời gian tài liệu", lambda item: _span(item.filed), 1.8),
    Column("Thời hạn bảo quản", lambda item: item.filed.dossier.retention, 1.2),
    Column("Số tờ/ Số trang", lambda item: item.filed.pages or None, 0.9),
    Column("Ghi chú", lambda item: item.filed.dossier.note, 1.8),
    names=("ho-so", "dossiers"),
)
