"""What is printed for people of files: who they are, what they cite, what became of them, as lines that fit the terminal."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

import corpus
import patterns
from extractor import ReadingWarning
from kiemchung.cli.safe import for_people
from kiemchung.cli.wording import (
    DOUBTS,
    FLAGS,
    NUMBER_SOURCES,
    RELATIONS,
    UNITS,
    WARNINGS,
    WITNESSES,
    say,
)
from patterns import Citation, Identity, Kind, Pinpoint, Signer, Source

_SELDOM = ("parent_issuer", "secrecy", "urgency")
REPEATING = (
    Source.PORTAL,
    Source.ATTACHMENT_LINE,
    Source.FILE_NAME,
    Source.EDXML,
)  # they say again what the document says
_DATING = (Source.SIGNING_STAMP,)
_MOST_PARTS = 6
_PART_WIDTH = 120


def width() -> int:
    """Columns of the terminal, within reason."""
    return max(60, min(shutil.get_terminal_size((100, 24)).columns, 140))


def vietnamese_date(value: str | date | None) -> str:
    """A date as Vietnamese write it; partial ones as far as they go: "20/01/2024", "6/2024", "2024"."""
    if value is None:
        return ""
    return "/".join(reversed(str(value).split("-")))


def provision(pinpoint: Pinpoint) -> str:
    """`điểm a khoản 1 Điều 5`, from small to large as documents cite."""
    return " ".join(f"{word} {label}" for unit, word in UNITS.items() if (label := getattr(pinpoint, unit)))


def identity_lines(identity: Identity, warnings: Sequence[ReadingWarning], lang: str) -> list[str]:
    """A document's own facts, one a line."""
    return [line for label, value in identity_facts(identity, warnings, lang) for line in field(label, value)]


def identity_facts(
    identity: Identity,
    warnings: Sequence[ReadingWarning],
    lang: str,
    vouchers: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> list[tuple[str, str]]:
    """A document's own facts: what is not known is said to be not known, what is not sure to be doubtful and why.

    `vouchers` are the persons who stand for facts, in words.

    What few documents have (a parent body, stamps, attachments, other witnesses) is shown only where there is some.
    """
    unknown = say("không rõ", lang)
    facts = (
        ("number", "Số, ký hiệu", identity.number.printed if identity.number else None),
        ("type", "Loại", identity.type),
        ("date", "Ngày", vietnamese_date(str(identity.date)) if identity.date else None),
        ("issuer", "Cơ quan ban hành", identity.issuer),
        ("parent_issuer", "Cơ quan chủ quản", identity.parent_issuer),
        ("subject", "Trích yếu", identity.subject),
        ("signer", "Người ký", _signed_by(identity.signer)),
        ("secrecy", "Độ mật", identity.secrecy),
        ("urgency", "Độ khẩn", identity.urgency),
    )
    notes = _notes(identity, warnings, vouchers, lang)
    shown = []
    for fact, label, value in facts:
        if value:
            shown.append((say(label, lang), f"{value}{f' ({notes[fact]})' if fact in notes else ''}"))
        elif fact not in _SELDOM:
            blank = f" (…/{identity.symbol})" if fact == "number" and identity.symbol else ""
            note = f" ({notes[fact]})" if fact in identity.vouched else ""
            shown.append((say(label, lang), unknown + blank + note))
    return shown + _witness_facts(identity, lang) + _attachment_facts(identity, lang)


def _signed_by(signer: Signer | None) -> str | None:
    """`Nguyễn Văn An, Phó chủ tịch (KT.)`."""
    if signer is None:
        return None
    words = ", ".join(part for part in (signer.name, signer.title) if part)
    return f"{words} ({signer.authority})" if signer.authority else words


def _notes(
    identity: Identity, warnings: Sequence[ReadingWarning], vouchers: Mapping[str, Sequence[str]], lang: str
) -> dict[str, str]:
    """What is to be said beside a fact: where the number was read when not in a letterhead, every doubt, who vouches for it."""
    notes: dict[str, list[str]] = {}
    if identity.number_source in NUMBER_SOURCES:
        notes["number"] = [NUMBER_SOURCES[identity.number_source]]
    for fact, doubts in patterns.doubts_of_itself(identity).items():
        notes.setdefault(fact, []).extend(DOUBTS[doubt] for doubt in doubts)
    for fact, why in doubts_of(warnings, identity.vouched).items():
        notes.setdefault(fact, []).append(why)
    said = {fact: [say(note, lang) for note in each] for fact, each in notes.items()}
    for fact, words in vouchers.items():
        said.setdefault(fact, []).extend(words)
    return {fact: "; ".join(each) for fact, each in said.items()}


def _witness_facts(identity: Identity, lang: str) -> list[tuple[str, str]]:
    """The witnesses that say more than the facts above do: another number or date, or one where the document is blank."""
    whole = identity.number is not None and identity.date is not None and identity.date.exact() is not None
    shown = []
    for witness in identity.witnesses:
        against = patterns.contradicts(witness, identity)
        if whole and not against and witness.source in REPEATING:
            continue
        number = witness.number.printed if witness.number else None
        parts = (number, vietnamese_date(str(witness.date)) if witness.date else None)
        brief = witness.source in _DATING or (number and witness.source is not Source.EDXML)  # a package says more
        said = ", ".join(part for part in parts if part) if brief else witness.quote
        shown.append((say(WITNESSES[witness.source], lang), said + (f" ({say('khác', lang)})" if against else "")))
    return shown


def _attachment_facts(identity: Identity, lang: str) -> list[tuple[str, str]]:
    """The first parts issued with the document, and how many more there are."""
    parts = []
    for part in identity.attachments[:_MOST_PARTS]:
        heading = " ".join(words for words in (part.type, part.subject) if words)
        parts.append(": ".join(words for words in (part.label, heading) if words) or say("phần không có tên", lang))
    more = len(identity.attachments) - len(parts)
    if more:
        parts.append(say("và {count} phần nữa", lang).format(count=more))
    return (
        [(say("Kèm theo", lang), "; ".join(textwrap.shorten(part, _PART_WIDTH, placeholder=" …") for part in parts))]
        if parts
        else []
    )


def doubts_of(warnings: Sequence[ReadingWarning], vouched: frozenset[str] = frozenset()) -> dict[str, str]:
    """The facts of a document not to be taken as sure because of how it was read, and why, in words; none of `vouched`.

    Recognition errs silently in digits, and reads stamps and handwriting into free text such as subjects and names; text in a
    legacy font not converted is wrong in every word.
    """
    return {fact: why for fact, why in _doubts_of(warnings).items() if fact not in vouched}


def _doubts_of(warnings: Sequence[ReadingWarning]) -> dict[str, str]:
    codes = {each.code for each in warnings}
    if "legacy_encoding" in codes:
        facts = ("number", "type", "date", "issuer", "subject", "signer")
        return dict.fromkeys(facts, "phông chữ cũ chưa đổi được, cần đối chiếu")
    if "letters_restored" in codes:
        return dict.fromkeys(("issuer", "subject", "signer"), "chữ ư bị mất đã điền lại, cần đối chiếu")
    if "recognised_text" in codes:
        return dict.fromkeys(("number", "date", "subject", "signer"), "máy đọc từ ảnh, cần đối chiếu")
    return {}


def field(label: str, value: str) -> list[str]:
    """One labelled fact, wrapped to the terminal."""
    return textwrap.wrap(f"{label}: {value}", width() - 2, initial_indent="  ", subsequent_indent="      ") or [
        f"  {label}:"
    ]


def warning_lines(warnings: Iterable[ReadingWarning], lang: str) -> list[str]:
    """The doubts about a reading."""
    return [
        f"  ! {say(WARNINGS.get(each.code, each.code), lang)}{f': {each.detail}' if each.detail else ''}"
        for each in warnings
    ]


def citation_line(citation: Citation, page: int, lang: str, *, leads: str = "") -> str:
    """One citation: type and number, date, issuer, provisions, relation, page, doubts."""
    name = " ".join(
        part
        for part in (
            citation.type if citation.number else None,
            citation.number.printed if citation.number else citation.name,
        )
        if part
    )
    if citation.kind is Kind.NAMED and citation.year and not citation.date:
        name += f" {citation.year}"
    parts = [name]
    if citation.date:
        parts.append(vietnamese_date(citation.date))
    if citation.issuer:
        parts.append(citation.issuer)
    if citation.pinpoints:
        parts.append("; ".join(provision(pinpoint) for pinpoint in citation.pinpoints))
    parts.append(say(RELATIONS[citation.relation], lang))
    parts.append(f"{say('tr.', lang)} {page}")
    doubts = "".join(f"  ! {say(FLAGS[flag], lang)}" for flag in citation.flags)
    return "\n".join(
        textwrap.wrap(" · ".join(parts) + leads, width() - 2, initial_indent="  - ", subsequent_indent="    ")
    ) + (f"\n    {doubts.strip()}" if doubts else "")


@for_people
def admissions_text(admissions: Sequence[corpus.Admission], lang: str) -> str:
    """What became of the files given, every failure by name."""
    counts = {outcome: sum(each.outcome is outcome for each in admissions) for outcome in corpus.Outcome}
    citations = sum(each.citations for each in admissions if each.outcome is corpus.Outcome.ADDED)
    summary = say("Đã thêm {added} văn bản ({citations} viện dẫn), {known} đã có sẵn, {failed} không đọc được.", lang)
    lines = [summary.format(citations=citations, **{each.value: counts[each] for each in corpus.Outcome})]
    if counts[corpus.Outcome.RENEWED]:
        lines.append(say("Đã đọc lại {count} văn bản.", lang).format(count=counts[corpus.Outcome.RENEWED]))
    if counts[corpus.Outcome.OPENED]:
        lines.append(say("Đã mở {count} gói tệp.", lang).format(count=counts[corpus.Outcome.OPENED]))
    for each in admissions:
        if each.removal:
            said = say("đã bỏ khỏi kho ({reason}); muốn nhận lại thì thêm với --again", lang)
            lines.append(f"  – {each.path}: {said.format(reason=each.removal.reason)}")
        if each.instead_of:
            changed = say("tệp đã đổi; bản đọc trước ({title}) vẫn còn trong kho", lang)
            lines.append(f"  ↻ {each.path}: {changed.format(title=each.instead_of.title)}")
        if each.error:
            said = each.error.message(lang).removeprefix(f"{each.error.facts.get('name')}: ")
            lines.append(f"  ✗ {each.path}: {said}")
    return "\n".join(lines)
