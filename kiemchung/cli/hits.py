"""The answer to a search goes in; what people read of it in a terminal comes out."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

import click

from corpus import Answer, Found, How, Note, NoteKind, Question, Why
from kiemchung.cli.safe import for_people
from kiemchung.cli.show import vietnamese_date, width
from kiemchung.cli.wording import RELATIONS, say
from patterns import Relation

_MOST_VALUES = 6  # of a facet that are named

NOTES: dict[NoteKind, str] = {
    NoteKind.AS_WORDS: "“{typed}” không đọc được như một điều kiện nên được tìm như từ thường.",
    NoteKind.SHORT_BEGINNING: "“{typed}”: phần đầu của từ cần ít nhất 3 chữ nên được tìm như một từ.",
    NoteKind.OPEN_QUOTE: "Có dấu ngoặc kép không thành cặp; dấu đó được bỏ qua.",
    NoteKind.NOT_EXCLUDED: "“{typed}” bị bỏ qua: dấu trừ chỉ dùng được với từ và cụm từ.",
    NoteKind.ONLY_EXCLUDED: "Mới chỉ có phần loại trừ; hãy ghi thêm từ cần tìm.",
    NoteKind.CUT: "Câu hỏi quá dài; chỉ phần đầu được đọc.",
    NoteKind.ABBREVIATION: "Tìm cả: {typed} = {searched}.",
    NoteKind.BEGINNING: "“{typed}*” được tìm như: {searched}.",
    NoteKind.MARKS: "“{typed}” viết dấu như vậy thì không có; đã tìm “{searched}” không phân biệt dấu.",
    NoteKind.MISTAKE: "“{typed}” không có; đã tìm từ gần nhất là “{searched}”.",
    NoteKind.SCATTERED: "Không đoạn nào có đủ các từ; các văn bản dưới đây có đủ, nhưng ở nhiều đoạn khác nhau.",
    NoteKind.PARTLY: "Không văn bản nào có đủ các từ; các văn bản dưới đây có nhiều nhất: {typed} phần.",
    NoteKind.UNINDEXED: "Còn {typed} văn bản chưa vào chỉ mục nên chưa được tìm. Nếu không có lệnh nào đang ghi, hãy chạy: kiemchung reindex",
}
HOWS: dict[How, str] = {
    How.WRITTEN: "đúng như gõ",
    How.ABBREVIATION: "viết tắt hoặc viết đủ của “{typed}”",
    How.BEGINNING: "bắt đầu bằng “{typed}”",
    How.MARKS: "“{typed}” với dấu khác",
    How.MISTAKE: "gần giống “{typed}”",
}


@for_people
def answer_text(answer: Answer, lang: str) -> str:
    """The hits, each with document, page and quote, the matched words standing out; what was searched when there are none."""
    lines = [f"! {note_text(note, lang)}" for note in answer.notes]
    if not answer.total:
        return "\n".join([*lines, *nothing_found(answer, lang)])
    lines.append(counts_text(answer, lang))
    lines += [_hit_text(each, lang) for each in answer.hits]
    for label, values in facet_texts(answer, lang) if answer.documents > 1 else ():
        lines += textwrap.wrap(f"{label}: {values}", width() - 2, subsequent_indent="  ")
    shown = answer.offset + len(answer.hits)
    if answer.hits and shown < answer.total:
        lines.append(say("Xem tiếp: thêm --offset {offset}", lang).format(offset=shown))
    return "\n".join(lines)


def note_text(note: Note, lang: str) -> str:
    """A note in words."""
    return say(NOTES[note.kind], lang).format(typed=note.typed, searched=", ".join(note.searched))


def reason_text(reason: Why, lang: str) -> str:
    """Why words of a passage answer: "TTHC: viết tắt hoặc viết đủ của “thủ tục hành chính”"."""
    return f"{reason.words}: {say(HOWS[reason.how], lang).format(typed=reason.typed)}"


def counts_text(answer: Answer, lang: str) -> str:
    """How many passages in how many documents, and which of them these are."""
    words = (
        "{total} đoạn trong {documents} văn bản" if answer.exact else "Khoảng {total} đoạn trong {documents} văn bản"
    )
    if not (answer.exact or answer.hits or answer.offset):
        return say("Những đoạn sát nhất không có đúng như đã gõ; còn khoảng {total} đoạn chưa xem.", lang).format(
            total=answer.total
        )
    counts = say(words, lang).format(total=answer.total, documents=answer.documents)
    if len(answer.hits) < answer.total:
        counts += f" ({answer.offset + 1}–{answer.offset + len(answer.hits)})"
    return counts + ":"


def facet_texts(answer: Answer, lang: str) -> Iterator[tuple[str, str]]:
    """How the documents found divide: "Loại", "Kế hoạch (3), Báo cáo (2)"."""
    facets = answer.facets
    for label, counts in (("Loại", facets.types), ("Cơ quan ban hành", facets.issuers), ("Năm", facets.years)):
        values = [f"{value or say('không rõ', lang)} ({count})" for value, count in counts[:_MOST_VALUES]]
        if more := len(counts) - len(values):
            values.append(say("và {count} giá trị khác", lang).format(count=more))
        yield say(label, lang), ", ".join(values)


def nothing_found(answer: Answer, lang: str) -> list[str]:
    """What was searched, and what the corpus has that is near to it."""
    lines = [say("Không tìm thấy. Đã tìm: {asked}.", lang).format(asked=asked_text(answer.question, lang))]
    for each in answer.suggestions:
        if each.paragraphs:
            words = "“{typed}” có ở {count} đoạn"
        else:
            words = "“{typed}” không có trong kho; gần giống: {near}" if each.near else "“{typed}” không có trong kho"
        lines.append("  " + say(words, lang).format(typed=each.typed, count=each.paragraphs, near=", ".join(each.near)))
    return lines


def asked_text(question: Question, lang: str) -> str:
    """A question as it was read: words, phrases, conditions."""
    days = [vietnamese_date(day) if day else "" for day in (question.since, question.until)]
    parts = (
        ("từ", " ".join(question.words)),
        ("cụm từ", ", ".join(f"“{phrase}”" for phrase in question.phrases)),
        ("phần đầu", ", ".join(f"{beginning}*" for beginning in question.beginnings)),
        ("không có", ", ".join(question.without)),
        ("loại", ", ".join(question.types)),
        ("số", question.number),
        ("cơ quan", question.issuer),
        ("người ký", question.signer),
        ("viện dẫn", question.cites),
        ("hồ sơ", question.dossier),
        ("quan hệ", relation_text(question.relation, lang) if question.relation else None),
        ("từ ngày", days[0]),
        ("đến ngày", days[1]),
    )
    said = [f"{say(label, lang)} {value}" for label, value in parts if value]
    return "; ".join(said) or say("không có gì", lang)


def relation_text(relation: str, lang: str) -> str:
    """A relation's value in words."""
    return say(RELATIONS[Relation(relation)], lang)


def _hit_text(found: Found, lang: str) -> str:
    head = click.style(found.record.title, bold=True) + f"  {found.record.name}, {say('tr.', lang)} {found.page}"
    about = about_record(found)
    marked = "".join(click.style(text, fg="yellow", bold=True) if hit else text for text, hit in found.stretches())
    lines = [head + (f"  [{about}]" if about else ""), "    " + " ".join(marked.replace("**", "").split())]
    lines += [f"    ({reason_text(each, lang)})" for each in found.why if each.how is not How.WRITTEN]
    return "\n".join(lines)


def about_record(found: Found) -> str:
    """Type, date and issuer of a hit's document, as far as they are known."""
    identity = found.record.identity
    day = vietnamese_date(str(identity.date)) if identity.date else None
    return " · ".join(part for part in (identity.type, day, identity.issuer) if part)
