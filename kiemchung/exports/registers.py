"""Records or dossiers go in; the rows of a register in an official form come out, with its title, heads and widths.

The forms are those of Nghị định 30/2020/NĐ-CP (Annex IV: registers of documents sent and received; Annex V: lists of documents in a
dossier and of dossiers handed over; Annex VI: data of documents) and of Thông tư 02/2019/TT-BNV, Annex I (data of archived documents).
What is not known is left blank; what is doubtful says so under Ghi chú.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from kiemchung.exports.cells import (
    Cell,
    FiledItem,
    Item,
    blank,
    document_code,
    dossier_span,
    fact,
    grades,
    notation,
    noted,
    noted_or,
    of_dossiers,
    pages_taken,
    printed,
    reliability,
    remarks,
    serial,
    signer_name,
    signer_post,
    stamped,
    stated_day,
    type_and_subject,
)


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


def rows_of(register: Register, items: Sequence[Item | FiledItem]) -> list[tuple[Cell, ...]]:
    """The rows of a register."""
    return [tuple(column.value(item) for column in register.columns) for item in items]


def _form(title: str, source: str, *columns: Column, names: tuple[str, ...]) -> Register:
    return Register(names, title, source, columns)


INDEX = _form(
    "MỤC LỤC VĂN BẢN, TÀI LIỆU",
    "Nghị định số 30/2020/NĐ-CP, Phụ lục V, mục IV",
    Column("STT", lambda item: item.at, 0.7),
    Column("Số, ký hiệu văn bản", printed, 1.6),
    Column("Ngày tháng năm văn bản", stated_day, 1.5),
    Column("Tên loại và trích yếu nội dung văn bản", type_and_subject, 4.5),
    Column("Tác giả văn bản", fact("issuer"), 2.2),
    Column("Tờ số/ Trang số", pages_taken, 0.9),
    Column("Ghi chú", remarks, 1.8),
    names=("muc-luc", "index"),
)
SENT = _form(
    "SỔ ĐĂNG KÝ VĂN BẢN ĐI",
    "Nghị định số 30/2020/NĐ-CP, Phụ lục IV, mục I",
    Column("Số, ký hiệu văn bản", printed, 1.6),
    Column("Ngày tháng văn bản", stated_day, 1.5),
    Column("Tên loại và trích yếu nội dung văn bản", type_and_subject, 4.0),
    Column("Người ký", signer_name, 1.6),
    Column("Nơi nhận văn bản", lambda item: "; ".join(item.record.identity.recipients) or None, 2.6),
    Column("Đơn vị, người nhận bản lưu", blank, 1.2),
    Column("Số lượng bản", noted("copies"), 0.8),
    Column("Ngày chuyển", blank, 1.0),
    Column("Ký nhận", blank, 0.9),
    Column("Ghi chú", remarks, 1.6),
    names=("van-ban-di", "sent"),
)
RECEIVED = _form(
    "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN",
    "Nghị định số 30/2020/NĐ-CP, Phụ lục IV, mục VI",
    Column("Ngày đến", stamped, 1.5),
    Column("Số đến", blank, 0.8),
    Column("Tác giả", fact("issuer"), 2.0),
    Column("Số, ký hiệu văn bản", printed, 1.6),
    Column("Ngày tháng văn bản", stated_day, 1.5),
    Column("Tên loại và trích yếu nội dung văn bản", type_and_subject, 4.0),
    Column("Đơn vị hoặc người nhận", blank, 1.3),
    Column("Ngày chuyển", blank, 1.0),
    Column("Ký nhận", blank, 0.9),
    Column("Ghi chú", remarks, 1.6),
    names=("van-ban-den", "received"),
)
_FILE = (
    Column("Mã hồ sơ", of_dossiers(lambda dossier: dossier.file_code), 1.8, "FileCode"),
    Column("Năm hình thành hồ sơ", of_dossiers(lambda dossier: dossier.year), 0.8, "FileCatalog"),
    Column("Số và ký hiệu hồ sơ", of_dossiers(lambda dossier: dossier.code), 1.2, "FileNotation"),
    Column("Số thứ tự văn bản trong hồ sơ", lambda item: item.at, 0.7, "DocOrdinal"),
)
_DOCUMENT = (
    Column("Tên loại văn bản", fact("type"), 1.2, "TypeName"),
    Column("Số của văn bản", serial, 0.8, "CodeNumber"),
    Column("Ký hiệu của văn bản", notation, 1.3, "CodeNotation"),
    Column("Ngày, tháng, năm văn bản", stated_day, 1.5, "IssuedDate"),
    Column("Tên cơ quan, tổ chức ban hành văn bản", fact("issuer"), 2.0, "OrganName"),
    Column("Trích yếu nội dung", fact("subject"), 3.5, "Subject"),
    Column("Ngôn ngữ", noted_or("language", lambda item: item.language), 0.9, "Language"),
)
DATA = _form(
    "DỮ LIỆU QUẢN LÝ VĂN BẢN",
    "Nghị định số 30/2020/NĐ-CP, Phụ lục VI, Phần II, mục I",
    _FILE[0],
    Column(
        "Mã định danh của cơ quan, tổ chức lập danh mục hồ sơ",
        of_dossiers(lambda dossier: dossier.organ),
        1.2,
        "OrganId",
    ),
    *_FILE[1:],
    *_DOCUMENT,
    Column("Số trang của văn bản", lambda item: item.record.pages or None, 0.7, "PageAmount"),
    Column("Ghi chú", remarks, 1.6, "Description"),
    Column("Chức vụ của người ký văn bản", signer_post, 1.3, "Position"),
    Column("Họ và tên người ký văn bản", signer_name, 1.4, "FullName"),
    Column("Nơi nhận", lambda item: "; ".join(item.record.identity.recipients) or None, 2.0, "To"),
    Column("Mức độ khẩn, độ mật", grades, 0.9, "Priority"),
    Column("Số lượng bản phát hành", noted("copies"), 0.7, "IssuedAmount"),
    names=("van-ban", "data"),
)
ARCHIVE = _form(
    "DỮ LIỆU TÀI LIỆU LƯU TRỮ",
    "Thông tư số 02/2019/TT-BNV, Phụ lục I",
    Column("Mã định danh văn bản", document_code, 2.3, "DocCode"),
    _FILE[0],
    Column("Mã phông/công trình/sưu tập lưu trữ", of_dossiers(lambda dossier: dossier.organ), 1.2, "OrganId"),
    Column("Mục lục số hoặc năm hình thành hồ sơ", of_dossiers(lambda dossier: dossier.year), 0.8, "FileCatalog"),
    *_FILE[2:],
    *_DOCUMENT,
    Column("Số lượng trang của văn bản", lambda item: item.record.pages or None, 0.7, "PageAmount"),
    Column("Ghi chú", remarks, 1.6, "Description"),
    Column("Ký hiệu thông tin", noted("information-sign"), 0.9, "InforSign"),
    Column("Từ khóa", noted("keywords"), 1.2, "Keyword"),
    Column("Chế độ sử dụng", noted_or("access", of_dossiers(lambda dossier: dossier.access)), 1.0, "Mode"),
    Column("Mức độ tin cậy", noted_or("reliability", reliability), 0.9, "ConfidenceLevel"),
    Column("Bút tích", noted("handwriting"), 1.2, "Autograph"),
    Column("Tình trạng vật lý", noted("condition"), 0.9, "Format"),
    names=("luu-tru", "archive"),
)
REGISTERS: tuple[Register, ...] = (INDEX, SENT, RECEIVED, DATA, ARCHIVE)
DOSSIERS = _form(
    "MỤC LỤC HỒ SƠ, TÀI LIỆU NỘP LƯU",
    "Nghị định số 30/2020/NĐ-CP, Phụ lục V, mục III",
    Column("Số TT", lambda item: item.at, 0.7),
    Column("Số, ký hiệu hồ sơ", lambda item: item.filed.dossier.code, 1.4),
    Column("Tiêu đề hồ sơ", lambda item: item.filed.dossier.title, 4.5),
    Column("Thời gian tài liệu", lambda item: dossier_span(item.filed), 1.8),
    Column("Thời hạn bảo quản", lambda item: item.filed.dossier.retention, 1.2),
    Column("Số tờ/ Số trang", lambda item: item.filed.pages or None, 0.9),
    Column("Ghi chú", lambda item: item.filed.dossier.note, 1.8),
    names=("ho-so", "dossiers"),
)
