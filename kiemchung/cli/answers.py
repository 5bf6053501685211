"""What is printed for people of look-ups: what a reference can mean, who cites it, and what contradicts."""

from __future__ import annotations

import textwrap

import click

from corpus import Candidate, Contradiction, Lookup, Mention, Record, ShortMention
from kiemchung.cli.safe import for_people
from kiemchung.cli.show import doubts_of, field, vietnamese_date, width
from kiemchung.cli.wording import FLAGS, RELATIONS, say

NOT_KNOWN = "Không thấy “{typed}” trong kho: không có văn bản nào mang số này và không văn bản nào viện dẫn."
_MOST_MENTIONS = 30
DISAGREE = {"date": "Các nguồn ghi ngày khác nhau:", "type": "Các nguồn ghi loại văn bản khác nhau:"}


@for_people
def lookup_text(answer: Lookup, lang: str) -> str:
    """The answer to a look-up: each document it can mean, and where that is cited."""
    if not answer.candidates:
        lines = [say(NOT_KNOWN, lang).format(typed=answer.asked.typed)]
        if answer.nearest:
            lines.append(say("Số gần giống có trong kho: {numbers}", lang).format(numbers=", ".join(answer.nearest)))
        return "\n".join(lines)
    blocks = []
    if len(answer.candidates) > 1:
        blocks.append(
            say("“{typed}” có thể là {count} văn bản khác nhau:", lang).format(
                typed=answer.asked.typed, count=len(answer.candidates)
            )
        )
    blocks += [_candidate_text(candidate, lang) for candidate in answer.candidates]
    return "\n\n".join(blocks)


def _candidate_text(candidate: Candidate, lang: str) -> str:
    title = " ".join(
        part for part in (candidate.type if candidate.number else None, candidate.number or candidate.name) if part
    )
    lines = [click.style(title, bold=True)]
    held = ", ".join(_held(record, lang) for record in candidate.held)
    lines.append(
        "  "
        + (
            say("CÓ trong kho: {names}", lang).format(names=held)
            if held
            else say("KHÔNG có trong kho (chỉ biết qua viện dẫn)", lang)
        )
    )
    facts = (
        ("Ngày", vietnamese_date(candidate.date)),
        ("Cơ quan ban hành", candidate.issuer),
        ("Cơ quan theo ký hiệu", None if candidate.issuer else candidate.implied_issuer),
        ("Trích yếu", candidate.subject),
    )
    lines += [line for label, value in facts if value for line in field(say(label, lang), value)]
    for contradiction in candidate.contradictions:
        lines += _contradiction_lines(contradiction, lang)
    if candidate.citations:
        lines.append("  " + say("Được viện dẫn {count} lần:", lang).format(count=len(candidate.citations)))
    for mention in candidate.citations[:_MOST_MENTIONS]:
        lines += _mention_lines(mention, lang)
    if len(candidate.citations) > _MOST_MENTIONS:
        more = say("… và {count} lần nữa (xem tất cả: --json)", lang)
        lines.append("  " + more.format(count=len(candidate.citations) - _MOST_MENTIONS))
    if candidate.short_forms:
        count = len(candidate.short_forms)
        lines.append("  " + say("Được gọi tắt {count} lần trong các văn bản ấy:", lang).format(count=count))
    lines += [line for each in candidate.short_forms[:_MOST_MENTIONS] for line in _short_form_lines(each, lang)]
    return "\n".join(lines)


def _contradiction_lines(contradiction: Contradiction, lang: str) -> list[str]:
    lines = [click.style("  ! " + say(DISAGREE[contradiction.fact], lang), fg="red")]
    for value, places in contradiction.values:
        told = (place.replace(", tr. ", f", {say('tr.', lang)} ") for place in places)
        text = f"{value_said(contradiction.fact, value)}: {'; '.join(told)}"
        lines += textwrap.wrap(text, width() - 2, initial_indent="      ", subsequent_indent="        ")
    return lines


def value_said(fact: str, value: str) -> str:
    """What a witness says of a fact, as people write it."""
    return vietnamese_date(value) if fact == "date" else value


def _mention_lines(mention: Mention, lang: str) -> list[str]:
    citation = mention.kept.citation
    quote = f"“{_around(mention.quote, citation.quote)}”"
    return [
        f"  - {_place(mention.record, mention.page, lang)}, {say(RELATIONS[citation.relation], lang)}",
        *textwrap.wrap(quote, width() - 2, initial_indent="      ", subsequent_indent="      "),
        *(f"      ! {say(FLAGS[flag], lang)}" for flag in citation.flags),
    ]


def _short_form_lines(mention: ShortMention, lang: str) -> list[str]:
    form = mention.form
    open_still = say("có thể là {count} văn bản", lang).format(count=form.choices) if form.choices > 1 else ""
    quote = f"“{_around(' '.join(form.sentence.split()), form.quote)}”"
    return [
        ", ".join(part for part in (f"  - {_place(mention.record, form.page, lang)}", open_still) if part),
        *textwrap.wrap(quote, width() - 2, initial_indent="      ", subsequent_indent="      "),
    ]


def _place(record: Record, page: int, lang: str) -> str:
    return f"{record.title} ({record.name}), {say('tr.', lang)} {page}"


def _around(sentence: str, quote: str, reach: int = 260) -> str:
    """The sentence, cut around the quote when it is long."""
    sentence = sentence.replace("**", "").strip(" *#|")
    if len(sentence) <= 2 * reach:
        return sentence
    at = max(0, sentence.find(" ".join(quote.split())))
    start, end = max(0, at - reach), min(len(sentence), at + reach)
    start = sentence.find(" ", start) + 1 if start else 0
    end = sentence.rfind(" ", 0, end) if end < len(sentence) else end
    return ("… " if start else "") + sentence[start:end] + (" …" if end < len(sentence) else "")


def _held(record: Record, lang: str) -> str:
    """A held document's file, with the doubt about its number where there is one."""
    doubt = doubts_of(record.warnings, record.identity.vouched).get("number")
    return f"{record.name} ({say(doubt, lang)})" if doubt else record.name
