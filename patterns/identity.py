"""What a document says it is: its own number, date, issuer, type, subject, place, signer, recipients, stamps and attachments."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from extractor import Span
from patterns.citation import Flag, Number
from patterns.dates import PartialDate


class Source(StrEnum):
    """Where in a file the document's own number or date is said."""

    LETTERHEAD = "letterhead"  # thể thức: "Số: ..."
    TITLE = "title"  # of a translation, which has no letterhead
    PORTAL = "portal"  # bảng thuộc tính của cổng văn bản
    ATTACHMENT_LINE = "attachment_line"  # "(Kèm theo Quyết định số ...)"
    FILE_NAME = "file_name"
    SIGNING_STAMP = "signing_stamp"  # thời gian ký số: the date is not after it
    INCOMING_STAMP = "incoming_stamp"  # dấu đến: another office's number
    COPY_STAMP = "copy_stamp"  # sao y, sao lục, trích sao: the copy's number
    EDXML = "edxml"  # gói tin edXML: what the office that sent it typed in


class Doubt(StrEnum):
    """Why a fact of the document is not sure: what the file says does not agree with itself."""

    OTHER_NUMBER = "other_number"  # another witness gives the same kind of document another number
    OTHER_DATE = "other_date"
    AFTER_SIGNING = "after_signing"  # dated later than it was signed
    OTHER_TYPE = "other_type"  # the package it came in says otherwise
    OTHER_ISSUER = "other_issuer"
    OTHER_SUBJECT = "other_subject"
    OTHER_SIGNER = "other_signer"
    YEAR_MISMATCH = Flag.YEAR_MISMATCH.value
    TYPE_SYMBOL_MISMATCH = Flag.TYPE_SYMBOL_MISMATCH.value
    MALFORMED_SYMBOL = Flag.MALFORMED_SYMBOL.value
    UNKNOWN_SYMBOL = Flag.UNKNOWN_SYMBOL.value
    REPAIRED_OCR = Flag.REPAIRED_OCR.value


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed: the name, the post signed in, and the authority prefix ("KT.", "TM.") where there is one."""

    name: str
    title: str | None = None  # chức vụ
    authority: str | None = None  # NĐ 30/2020/NĐ-CP, Annex I, II.7


@dataclass(frozen=True, slots=True)
class Witness:
    """Another place that says a number or a date of the document; `span` is None where it is not in the text.

    The package a document came in also says the other facts.
    """

    source: Source
    quote: str
    number: Number | None = None
    date: PartialDate | None = None
    span: Span | None = None
    type: str | None = None
    issuer: str | None = None
    subject: str | None = None
    signer: str | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A part that was issued with the document (văn bản kèm theo, phụ lục), from its label or heading to the next part."""

    span: Span
    label: str | None = None  # "Phụ lục I"
    type: str | None = None
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """The document's own facts; None is "not known".

    `symbol` is kept when the number itself is blank ("Số:     /BC-VPUB"), as e-offices fill it in only at release. `witnesses` are
    the other places that say a number or date; they never fill a blank. `vouched` names the facts a person has stated or
    confirmed: nothing in the file puts those in doubt.
    """

    number: Number | None = None
    number_span: Span | None = None
    symbol: str | None = None
    date: PartialDate | None = None
    type: str | None = None
    issuer: str | None = None  # cơ quan ban hành
    subject: str | None = None  # trích yếu
    place: str | None = None
    signer: Signer | None = None
    recipients: tuple[str, ...] = ()  # nơi nhận
    number_source: Source | None = None  # letterhead, title or portal
    number_flags: tuple[Flag, ...] = ()  # how the number is printed
    parent_issuer: str | None = None  # cơ quan chủ quản trực tiếp: NĐ 30/2020/NĐ-CP, Annex I, II.2
    secrecy: str | None = None  # độ mật
    urgency: str | None = None  # độ khẩn
    attachments: tuple[Attachment, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    vouched: frozenset[str] = frozenset()
