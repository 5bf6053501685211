"""What a document says it is: its own number, date, issuer, type, subject, place, signer and recipients."""

from __future__ import annotations

from dataclasses import dataclass

from extractor import Span
from patterns.citation import Number
from patterns.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed: the name, the post signed in, and the authority prefix ("KT.", "TM.") where there is one."""

    name: str
    title: str | None = None  # chức vụ
    authority: str | None = None  # NĐ 30/2020/NĐ-CP, Annex I, II.7


@dataclass(frozen=True, slots=True)
class Identity:
    """The document's own facts; None is "not known", never a guess.

    `symbol` is kept when the number itself is blank ("Số:     /BC-VPUB"), as e-offices fill it in only at release.
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
