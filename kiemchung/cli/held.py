"""What is printed for people of held documents: their facts with who stands for them, where their citations lead, a table of all."""

from __future__ import annotations

from collections.abc import Sequence

import click

from corpus import Lead, PersonsValue, Reason, Record, Status, field_named
from kiemchung.cli.copying import Alike, alike_words
from kiemchung.cli.safe import for_people
from kiemchung.cli.show import (
    REPEATING,
    citation_line,
    doubts_of,
    field,
    identity_facts,
    provision,
    vietnamese_date,
    warning_lines,
)
from kiemchung.cli.wording import REASONS, STATUSES, UNITS, say
from patterns import doubts_of_itself

# Reasons that the status says already.
_PLAIN = (Reason.NUMBER_AND_ISSUER, Reason.NUMBER_AND_DAY, Reason.NUMBER_NOT_HELD, Reason.ACT_NOT_HELD)
_QUOTED = 80  # characters of a provision
_VOUCHED = " *"  # beside a value in a table: a person stated or confirmed it


@for_people
def record_text(record: Record, led: Sequence[Lead], filed: Sequence[str], copies: Sequence[Alike], lang: str) -> str:
    """A held document: what it is, where it was read, its dossiers and copies, and where each of its citations leads."""
    lines = [
        click.style(record.title, bold=True),
        *(line for label, value in record_facts(record, lang) for line in field(label, value)),
        *field(say("Tệp", lang), record.path),
        *(field(say("Hồ sơ", lang), ", ".join(filed)) if filed else ()),
        *(line for copy in copies for line in field(say("Bản khác", lang), alike_words(copy, lang))),
    ]
    lines += warning_lines(record.warnings, lang)
    lines.append("  " + say("Viện dẫn: {count}", lang).format(count=len(led)))
    return "\n".join(lines + [line for each in led for line in _lead_lines(each, lang)])


def record_facts(record: Record, lang: str) -> list[tuple[str, str]]:
    """The facts of a held document, with what only archivists note of it; beside what a person stated, who and when."""
    vouchers: dict[str, list[str]] = {}
    noted = []
    for said in record.persons:
        stated, words = field_named(said.field), persons_note(said, lang)
        if stated.fact:
            vouchers.setdefault(stated.fact, []).append(words)
        elif said.value:
            noted.append((say(stated.label, lang), f"{said.value} ({words})"))
    return identity_facts(record.identity, record.warnings, lang, vouchers) + noted


def persons_note(said: PersonsValue, lang: str) -> str:
    """Whose a value is: "Lê Thị Bình xác nhận 05/01/2026", "Lê Thị Bình ghi 05/01/2026, máy đọc: 21/KH-UBND"."""
    stated = field_named(said.field)
    words = say("{by} xác nhận {at}" if said.confirmed else "{by} ghi {at}", lang)
    words = words.format(by=said.by, at=vietnamese_date(said.at[:10]))
    if stated.fact and said.value != said.machine:
        read = vietnamese_date(said.machine) if said.field == "date" else said.machine
        words += ", " + say("máy đọc: {read}", lang).format(read=read or say("không rõ", lang))
    return words if said.field == (stated.fact or said.field) else f"{say(stated.label, lang)}: {words}"


def _lead_lines(lead: Lead, lang: str) -> list[str]:
    """One citation with where it leads, and to which pages there."""
    resolution = lead.resolution
    where = say(STATUSES[resolution.status], lang)
    if resolution.status in (Status.RESOLVED, Status.AMBIGUOUS):
        where += ": " + ", ".join(record.name for record in resolution.candidates)
    if resolution.reason not in _PLAIN:
        where += f" ({say(REASONS[resolution.reason], lang)})"
    lines = [citation_line(lead.kept.citation, lead.kept.page, lang, leads=f" → {where}")]
    for place in lead.places:
        name = provision(place.pinpoint)
        if place.absent:
            said = say("văn bản trong kho không có {provision} ({unit})", lang)
            lines.append("    ! " + said.format(provision=name, unit=say(UNITS[place.absent], lang)))
        elif place.spots:
            pages = ", ".join(dict.fromkeys(str(spot.page) for spot in place.spots))
            lines.append(f"    → {name}: {say('tr.', lang)} {pages}: “{place.spots[0].quote[:_QUOTED]}…”")
    return lines


@for_people
def records_table(records: Sequence[Record], lang: str) -> list[tuple[str, ...]]:
    """The catalogue as rows: number, date, type, issuer, subject, file."""
    head = tuple(say(label, lang) for label in ("Số, ký hiệu", "Ngày", "Loại", "Cơ quan ban hành", "Trích yếu", "Tệp"))
    rows = [head]
    for record in records:
        identity = record.identity
        number = identity.number.printed if identity.number else f"?/{identity.symbol}" if identity.symbol else "?"
        if doubts_of(record.warnings, identity.vouched) or doubts_of_itself(identity):
            number += " (?)"
        said = (each.number.printed for each in identity.witnesses if each.number and each.source in REPEATING)
        if not identity.number and (witness := next(said, None)):
            number += f" ({witness}?)"
        facts = (
            ("number", number),
            ("date", vietnamese_date(str(identity.date)) if identity.date else "?"),
            ("type", identity.type or "?"),
            ("issuer", identity.issuer or "?"),
            ("subject", identity.subject or "?"),
        )
        marked = (value + (_VOUCHED if fact in identity.vouched else "") for fact, value in facts)
        rows.append((*marked, record.name))
    return rows
