"""What is held of a document, or of a dossier, goes in; what a cell of a register says of it comes out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

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


def items_of(
    records: Sequence[Record], dossiers: Callable[[Record], Sequence[Dossier]], texts: Callable[[Record], str]
) -> list[Item]:
    """The records in their order, as registers list them."""
    items, page = [], 1
    for at, record in enumerate(records, 1):
        items.append(Item(at, record, page, tuple(dossiers(record)), _language(record, texts(record))))
        page += record.pages
    return items


def printed(item: Item) -> Cell:
    """The number as printed; a symbol whose number is blank as "…/KH-UBND"."""
    identity = item.record.identity
    return identity.number.printed if identity.number else f"…/{identity.symbol}" if identity.symbol else None


def serial(item: Item) -> Cell:
    """The number without its symbol, leading zeros as printed."""
    number = item.record.identity.number
    return number.serial if number else None


def notation(item: Item) -> Cell:
    """What follows the number: "KH-UBND", "2020/NĐ-CP"."""
    identity = item.record.identity
    return _after_serial(identity.number) if identity.number else identity.symbol


def _after_serial(number: Number) -> str:
    return number.printed[len(number.serial) :].lstrip("/- ")


def stated_day(item: Item) -> Cell:
    """A whole date as a date, another as far as it is known: "6/2024"."""
    stated = item.record.identity.date
    return (stated.exact() or vietnamese_date(str(stated))) if stated else None


def type_and_subject(item: Item) -> Cell:
    """Tên loại và trích yếu."""
    identity = item.record.identity
    return " ".join(part for part in (identity.type, identity.subject) if part) or None


def signer_name(item: Item) -> Cell:
    """Họ và tên người ký."""
    signer = item.record.identity.signer
    return signer.name if signer else None


def signer_post(item: Item) -> Cell:
    """Chức vụ người ký."""
    signer = item.record.identity.signer
    return signer.title if signer else None


def stamped(item: Item) -> Cell:
    """Ngày đến, as an incoming stamp says it."""
    days = [each.date for each in item.record.identity.witnesses if each.source is Source.INCOMING_STAMP and each.date]
    return (days[0].exact() or vietnamese_date(str(days[0]))) if days else None


def grades(item: Item) -> Cell:
    """Mức độ khẩn, độ mật."""
    identity = item.record.identity
    return ", ".join(part for part in (identity.urgency, identity.secrecy) if part) or None


def pages_taken(item: Item) -> Cell:
    """The pages the document takes among those before it: "3-4"."""
    if item.record.pages < 1:
        return None
    last = item.first_page + item.record.pages - 1
    return f"{item.first_page}-{last}" if last > item.first_page else str(last)


def fact(name: str) -> Callable[[Item], Cell]:
    """A fact of the document as it is, by its name in Identity."""

    def value(item: Item) -> Cell:
        stated: str | None = getattr(item.record.identity, name)
        return stated

    return value


def noted(key: str) -> Callable[[Item], Cell]:
    """What a person noted in a field that the machine does not read."""
    return lambda item: next((said.value for said in item.record.persons if said.field == key), None)


def noted_or(key: str, value: Callable[[Item], Cell]) -> Callable[[Item], Cell]:
    """What a person noted, else what is known otherwise."""
    return lambda item: noted(key)(item) or value(item)


def of_dossiers(part: Callable[[Dossier], str | None]) -> Callable[[Item], Cell]:
    """What the dossiers that hold the document have in a field."""
    return lambda item: "; ".join(dict.fromkeys(said for each in item.dossiers if (said := part(each)))) or None


def blank(item: Item) -> Cell:
    """What the form has for people to fill in."""
    return None


def remarks(item: Item) -> Cell:
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
    note = noted("note")(item)
    unnamed = [] if record.identity.number or record.identity.subject else [f"Tệp: {record.name}"]
    return "; ".join([str(note)] * bool(note) + unnamed + said) or None


def reliability(item: Item) -> Cell:
    """Mức độ tin cậy, where the file tells it: what was recognised was digitised."""
    recognised = any(warning.code == "recognised_text" for warning in item.record.warnings)
    return "Số hóa" if recognised else None


def document_code(item: Item) -> Cell:
    """The dossier's code and the document's place in it; only where it lies in one dossier."""
    return f"{item.dossiers[0].file_code}.{item.at:07d}" if len(item.dossiers) == 1 else None


def _language(record: Record, text: str) -> str | None:
    if record.identity.number_source is Source.TITLE:
        return "Tiếng Anh"
    seen = text[:_LETTERS]
    return "Tiếng Việt" if len(_VIETNAMESE.findall(seen)) > _ENOUGH * len(seen) else None


def dossier_span(filed: Filed) -> Cell:
    """The first and the last date in a dossier."""
    return " - ".join(dict.fromkeys(vietnamese_date(day) for day in (filed.start, filed.end) if day)) or None
