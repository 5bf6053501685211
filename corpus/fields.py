"""The fields a person may state of a document: a name as typed goes in, the field comes out."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.asked import loose
from extractor import KiemchungError


class NoSuchField(KiemchungError):
    """A document has no field of the name given."""

    exit_code = 2
    vi = "Không có trường nào tên là “{name}”. Các trường: {known}."
    en = "There is no field called “{name}”. The fields are: {known}."


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its key, its Vietnamese label, the other names people type, and the record's columns that hold it.

    `fact` is the attribute of Identity that shows it; what only archivists note (NĐ 30/2020/NĐ-CP, Annex VI, II; TT
    02/2019/TT-BNV, Annex I) has neither fact nor column, and is kept with the person's values alone.
    """

    key: str
    label: str
    names: tuple[str, ...]
    columns: tuple[str, ...] = ()
    fact: str | None = None


_NUMBER = (
    *("number", "number_key", "loose_key", "serial", "number_year"),
    *("symbol", "number_source", "number_flags"),
)
FIELDS: tuple[Field, ...] = (
    Field("number", "Số, ký hiệu", ("so", "so hieu"), _NUMBER, "number"),
    Field("date", "Ngày", ("ngay", "ngay thang", "ngay ban hanh"), ("date",), "date"),
    Field("type", "Loại", ("loai", "ten loai", "loai van ban"), ("type",), "type"),
    Field("issuer", "Cơ quan ban hành", ("co quan", "tac gia"), ("issuer",), "issuer"),
    Field("parent-issuer", "Cơ quan chủ quản", ("chu quan",), ("parent_issuer",), "parent_issuer"),
    Field("subject", "Trích yếu", ("trich yeu", "noi dung"), ("subject",), "subject"),
    Field("signer", "Người ký", ("nguoi ky", "ho ten nguoi ky"), ("signer",), "signer"),
    Field("signer-title", "Chức vụ người ký", ("chuc vu",), ("signer_title",), "signer"),
    Field("signer-authority", "Quyền hạn ký", ("quyen han",), ("signer_authority",), "signer"),
    Field("place", "Địa danh", ("dia danh",), ("place",), "place"),
    Field("recipients", "Nơi nhận", ("noi nhan",), ("recipients",), "recipients"),
    Field("secrecy", "Độ mật", ("do mat", "mat"), ("secrecy",), "secrecy"),
    Field("urgency", "Độ khẩn", ("do khan", "khan"), ("urgency",), "urgency"),
    Field("language", "Ngôn ngữ", ("ngon ngu",)),
    Field("note", "Ghi chú", ("ghi chu",)),
    Field("keywords", "Từ khóa", ("tu khoa",)),
    Field("access", "Chế độ sử dụng", ("che do su dung",)),
    Field("reliability", "Mức độ tin cậy", ("muc do tin cay", "tin cay")),
    Field("handwriting", "Bút tích", ("but tich",)),
    Field("condition", "Tình trạng vật lý", ("tinh trang", "tinh trang vat ly")),
    Field("information-sign", "Ký hiệu thông tin", ("ky hieu thong tin",)),
    Field("copies", "Số lượng bản", ("so luong ban", "so ban")),
)
_BY_NAME = {loose(name): field for field in FIELDS for name in (field.key, field.label, *field.names)}


def field_named(typed: str) -> Field:
    """The field people call so, in Vietnamese with or without diacritics, or in English. Raises NoSuchField."""
    field = _BY_NAME.get(loose(typed))
    if field is None:
        raise NoSuchField(name=typed, known=", ".join(f"{each.names[0]} ({each.key})" for each in FIELDS))
    return field
