"""What is printed for people: identities, citations, look-ups and hits as lines and tables that fit the terminal."""

from __future__ import annotations

import shutil
import textwrap
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpus import Admission, Candidate, Found, KeptCitation, Lookup, Outcome, Record, Resolution, Status
from extractor import Document, ReadingWarning
from kiemchung.cli.wording import FLAGS, REASONS, RELATIONS, STATUSES, WARNINGS, say
from patterns import Citation, Identity, Pinpoint

if TYPE_CHECKING:
    from patterns import Entity

_UNITS = (("point", "điểm"), ("clause", "khoản"), ("article", "Điều"), ("subsection", "Tiểu mục"), ("section", "Mục"), ("chapter", "Chương"), ("part", "Phần"), ("annex", "Phụ lục"))
_MOST_MENTIONS = 30


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
    return " ".join(f"{word} {label}" for unit, word in _UNITS if (label := getattr(pinpoint, unit)))


def identity_lines(identity: Identity, warnings: Sequence[ReadingWarning], lang: str) -> list[str]:
    """A document's own facts, one a line; what is not known is said to be not known, what a machine recognised to be doubtful."""
    unknown = say("không rõ", lang)
    doubt = f" ({say('máy đọc từ ảnh, cần đối chiếu', lang)})" if recognised(warnings) else ""
    number = identity.number.printed + doubt if identity.number else f"{unknown} (…/{identity.symbol})" if identity.symbol else unknown
    signer = ", ".join(part for part in (identity.signer.name, identity.signer.title) if part) if identity.signer else unknown
    facts = (
        ("Số, ký hiệu", number),
        ("Loại", identity.type or unknown),
        ("Ngày", vietnamese_date(str(identity.date)) + doubt if identity.date else unknown),
        ("Cơ quan ban hành", identity.issuer or unknown),
        ("Trích yếu", identity.subject or unknown),
        ("Người ký", signer),
    )
    return [line for label, value in facts for line in _field(say(label, lang), value)]


def recognised(warnings: Sequence[ReadingWarning]) -> bool:
    """Whether text was read by character recognition, whose digits may be silently wrong."""
    return any(each.code == "recognised_text" for each in warnings)


def _field(label: str, value: str) -> list[str]:
    return textwrap.wrap(f"{label}: {value}", width() - 2, initial_indent="  ", subsequent_indent="      ") or [f"  {label}:"]


def warning_lines(warnings: Iterable[ReadingWarning], lang: str) -> list[str]:
    """The doubts about a reading."""
    return [f"  ! {say(WARNINGS.get(each.code, each.code), lang)}{f': {each.detail}' if each.detail else ''}" for each in warnings]


def citation_line(citation: Citation, page: int, lang: str, *, leads: str = "") -> str:
    """One citation: type and number, date, issuer, provisions, relation, page, doubts."""
    name = " ".join(part for part in (citation.type if citation.number else None, citation.number.printed if citation.number else citation.name) if part)
    if citation.number is None and citation.year and not citation.date:
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
    return "\n".join(textwrap.wrap(" · ".join(parts) + leads, width() - 2, initial_indent="  - ", subsequent_indent="    ")) + (f"\n    {doubts.strip()}" if doubts else "")


def resolved_line(kept: KeptCitation, resolution: Resolution, lang: str) -> str:
    """One kept citation with where it leads."""
    where = say(STATUSES[resolution.status], lang)
    if resolution.status in (Status.RESOLVED, Status.AMBIGUOUS):
        where += ": " + ", ".join(record.name for record in resolution.candidates)
    elif resolution.candidates:
        where += f" ({say(REASONS.get(resolution.reason, resolution.reason), lang)})"
    return citation_line(kept.citation, kept.page, lang, leads=f" → {where}")


def extraction_text(
    path: Path, document: Document, identity: Identity, citations: Sequence[Citation], entities: Sequence[Entity] | None, lang: str
) -> str:
    """One file as read: what it is, the doubts about the reading, and what it cites."""
    lines = [click.style(str(path), bold=True), *identity_lines(identity, document.warnings, lang), *warning_lines(document.warnings, lang)]
    if entities is not None:
        names = Counter(" ".join(each.text.split()) for each in entities)
        lines += _field(say("Cơ quan, địa danh", lang), ", ".join(f"{name} ({count})" for name, count in names.most_common()))
    lines.append("  " + say("Viện dẫn: {count}", lang).format(count=len(citations)))
    return "\n".join(lines + [citation_line(citation, document.page_at(citation.span.start), lang) for citation in citations])


def record_text(record: Record, citations: Sequence[tuple[KeptCitation, Resolution]], lang: str) -> str:
    """A held document: what it is, where it was read, and where each of its citations leads."""
    lines = [click.style(record.title, bold=True), *identity_lines(record.identity, record.warnings, lang), *_field(say("Tệp", lang), record.path)]
    lines += warning_lines(record.warnings, lang)
    lines.append("  " + say("Viện dẫn: {count}", lang).format(count=len(citations)))
    return "\n".join(lines + [resolved_line(kept, resolution, lang) for kept, resolution in citations])


def admissions_text(admissions: Sequence[Admission], lang: str) -> str:
    """What became of the files given, every failure by name."""
    counts = {outcome: sum(each.outcome is outcome for each in admissions) for outcome in Outcome}
    citations = sum(each.citations for each in admissions)
    summary = say("Đã thêm {added} văn bản ({citations} viện dẫn), {known} đã có sẵn, {failed} không đọc được.", lang)
    lines = [summary.format(added=counts[Outcome.ADDED], citations=citations, known=counts[Outcome.KNOWN], failed=counts[Outcome.FAILED])]
    lines += [f"  ✗ {each.path}: {each.error.message(lang)}" for each in admissions if each.error]
    return "\n".join(lines)


def lookup_text(answer: Lookup, lang: str) -> str:
    """The answer to a look-up: each document it can mean, and where that is cited."""
    if not answer.candidates:
        lines = [say("Không thấy “{typed}” trong kho: không có văn bản nào mang số này và không văn bản nào viện dẫn.", lang).format(typed=answer.asked.typed)]
        if answer.nearest:
            lines.append(say("Số gần giống có trong kho: {numbers}", lang).format(numbers=", ".join(answer.nearest)))
        return "\n".join(lines)
    blocks = []
    if len(answer.candidates) > 1:
        blocks.append(say("“{typed}” có thể là {count} văn bản khác nhau:", lang).format(typed=answer.asked.typed, count=len(answer.candidates)))
    blocks += [_candidate_text(candidate, lang) for candidate in answer.candidates]
    return "\n\n".join(blocks)


def _candidate_text(candidate: Candidate, lang: str) -> str:
    title = " ".join(part for part in (candidate.type if candidate.number else None, candidate.number or candidate.name) if part)
    lines = [click.style(title, bold=True)]
    doubt = f" ({say('máy đọc từ ảnh, cần đối chiếu', lang)})"
    held = ", ".join(record.name + (doubt if recognised(record.warnings) else "") for record in candidate.held)
    lines.append("  " + (say("CÓ trong kho: {names}", lang).format(names=held) if held else say("KHÔNG có trong kho (chỉ biết qua viện dẫn)", lang)))
    facts = (("Ngày", vietnamese_date(candidate.date)), ("Cơ quan ban hành", candidate.issuer), ("Trích yếu", candidate.subject))
    lines += [line for label, value in facts if value for line in _field(say(label, lang), value)]
    for contradiction in candidate.contradictions:
        lines.append(click.style("  ! " + say({"date": "Các nguồn ghi ngày khác nhau:", "type": "Các nguồn ghi loại văn bản khác nhau:"}[contradiction.fact], lang), fg="red"))
        for value, places in contradiction.values:
            shown = vietnamese_date(value) if contradiction.fact == "date" else value
            lines += textwrap.wrap(f"{shown}: {'; '.join(places)}", width() - 2, initial_indent="      ", subsequent_indent="        ")
    if candidate.citations:
        lines.append("  " + say("Được viện dẫn {count} lần:", lang).format(count=len(candidate.citations)))
    for mention in candidate.citations[:_MOST_MENTIONS]:
        doubts = [say(FLAGS[flag], lang) for flag in mention.kept.citation.flags]
        lines.append(f"  - {mention.record.title} ({mention.record.name}), {say('tr.', lang)} {mention.page}, {say(RELATIONS[mention.kept.citation.relation], lang)}")
        lines += textwrap.wrap(f"“{_around(mention.quote, mention.kept.citation)}”", width() - 2, initial_indent="      ", subsequent_indent="      ")
        lines += [f"      ! {doubt}" for doubt in doubts]
    if len(candidate.citations) > _MOST_MENTIONS:
        lines.append("  " + say("… và {count} lần nữa (xem tất cả: --json)", lang).format(count=len(candidate.citations) - _MOST_MENTIONS))
    return "\n".join(lines)


def _around(sentence: str, citation: Citation, reach: int = 260) -> str:
    """The sentence, cut around the citation when it is long."""
    sentence = sentence.replace("**", "").strip(" *#|")
    if len(sentence) <= 2 * reach:
        return sentence
    at = max(0, sentence.find(" ".join(citation.quote.split())))
    start, end = max(0, at - reach), min(len(sentence), at + reach)
    start = sentence.find(" ", start) + 1 if start else 0
    end = sentence.rfind(" ", 0, end) if end < len(sentence) else end
    return ("… " if start else "") + sentence[start:end] + (" …" if end < len(sentence) else "")


def found_text(found: Sequence[Found], typed: str, lang: str) -> str:
    """Hits, each with its document, page and quote, the matched words standing out."""
    if not found:
        return say("Không tìm thấy đoạn nào có “{typed}”. Thử ít từ hơn, hoặc gõ không dấu.", lang).format(typed=typed)
    blocks = []
    for each in found:
        identity = each.record.identity
        about = " · ".join(part for part in (identity.type, vietnamese_date(str(identity.date)) if identity.date else None, identity.issuer) if part)
        head = click.style(each.record.title, bold=True) + f"  {each.record.name}, {say('tr.', lang)} {each.page}" + (f"  [{about}]" if about else "")
        marked = each.quote
        for span in reversed(each.highlights):
            marked = marked[: span.start] + click.style(span.of(marked), fg="yellow", bold=True) + marked[span.end :]
        blocks.append(head + "\n    " + " ".join(marked.replace("**", "").split()))
    return "\n".join(blocks)


def records_table(records: Sequence[Record], lang: str) -> list[tuple[str, ...]]:
    """The catalogue as rows: number, date, type, issuer, subject, file."""
    head = tuple(say(label, lang) for label in ("Số, ký hiệu", "Ngày", "Loại", "Cơ quan ban hành", "Trích yếu", "Tệp"))
    rows = [head]
    for record in records:
        identity = record.identity
        number = identity.number.printed if identity.number else f"?/{identity.symbol}" if identity.symbol else "?"
        if recognised(record.warnings):
            number += " (?)"
        rows.append((number, vietnamese_date(str(identity.date)) if identity.date else "?", identity.type or "?", identity.issuer or "?", identity.subject or "?", record.name))
    return rows
