"""The answer to a search goes in; the same for programs, spreadsheets and browsers comes out: JSON values, CSV, a page of HTML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from html import escape
from typing import Any

from corpus import Answer, Found, How
from kiemchung.cli.hits import (
    about_record,
    asked_text,
    counts_text,
    facet_texts,
    note_text,
    nothing_found,
    reason_text,
)
from kiemchung.cli.safe import plain
from kiemchung.cli.sheet import csv_sheet
from kiemchung.cli.show import vietnamese_date
from kiemchung.cli.wording import say

_HEAD = ("Số, ký hiệu", "Loại", "Ngày", "Cơ quan ban hành", "Tệp", "Trang", "Đoạn trích", "Vì sao")
_STYLE = """
:root { color-scheme: light dark; font: 16px/1.6 "Times New Roman", "Liberation Serif", serif }
body { max-width: 50rem; margin: 2rem auto; padding: 0 1rem }
article { margin: 1.2rem 0 } h2 { font-size: 1rem; margin: 0 } p { margin: .2rem 0 } small { opacity: .75 }
mark { border-radius: .2rem; padding: 0 .15rem; background: #fde68a; color: #111 }
.note { border-left: .25rem solid #d97706; padding-left: .6rem }
"""


def answer_value(answer: Answer, lang: str) -> dict[str, Any]:
    """A page of an answer: the hits, the counts of the whole, its facets, and what is to be said of it."""
    return {
        "query": answer.question.typed,
        "read_as": asked_text(answer.question, lang),
        "offset": answer.offset,
        "total": answer.total,
        "exact": answer.exact,
        "documents": answer.documents,
        "hits": [hit_value(each) for each in answer.hits],
        "facets": {
            name: [{"value": value, "count": count} for value, count in counts]
            for name, counts in asdict(answer.facets).items()
        },
        "notes": [
            {"kind": note.kind.value, "typed": note.typed, "searched": note.searched, "text": note_text(note, lang)}
            for note in answer.notes
        ],
        "suggestions": [asdict(each) for each in answer.suggestions],
    }


def hit_value(found: Found) -> dict[str, Any]:
    """One hit of a search; `highlights` are offsets into the document's text, as `start` and `end` are."""
    identity = found.record.identity
    return {
        "document": found.record.name,
        "record": found.record.id,
        "number": identity.number.printed if identity.number else None,
        "type": identity.type,
        "date": str(identity.date) if identity.date else None,
        "issuer": identity.issuer,
        "vouched": sorted(identity.vouched),
        "page": found.page,
        "quote": " ".join(found.quote.split()),
        "start": found.span.start,
        "end": found.span.end,
        "highlights": [[found.span.start + span.start, found.span.start + span.end] for span in found.highlights],
        "why": [{"typed": each.typed, "how": each.how.value, "words": each.words} for each in found.why],
        "score": round(found.score, 4),
    }


def csv_text(answer: Answer, lang: str) -> str:
    """One row a hit."""
    return csv_sheet(_HEAD, (_row(each, lang) for each in answer.hits), lang)


def _row(found: Found, lang: str) -> Sequence[str]:
    identity = found.record.identity
    return (
        identity.number.printed if identity.number else "",
        identity.type or "",
        vietnamese_date(str(identity.date)) if identity.date else "",
        identity.issuer or "",
        found.record.name,
        str(found.page),
        found.quote,
        "; ".join(reason_text(each, lang) for each in found.why),
    )


def html_page(answer: Answer, lang: str) -> str:
    """One self-contained page; all text is escaped."""
    title = _safe(answer.question.typed)
    parts = [f"<h1>{title}</h1>"]
    parts += [f'<p class="note">{_safe(note_text(note, lang))}</p>' for note in answer.notes]
    if answer.total:
        parts.append(f"<p>{_safe(counts_text(answer, lang))}</p>")
        parts += [_article(each, lang) for each in answer.hits]
        parts += [f"<p><b>{_safe(label)}</b>: {_safe(values)}</p>" for label, values in facet_texts(answer, lang)]
    else:
        parts += [f"<p>{_safe(line)}</p>" for line in nothing_found(answer, lang)]
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title>'
    body = "\n".join(parts)
    return f'<!doctype html>\n<html lang="{lang}">\n<head>{head}<style>{_STYLE}</style></head>\n<body>\n{body}\n</body>\n</html>\n'


def _article(found: Found, lang: str) -> str:
    quote = "".join(f"<mark>{_safe(text)}</mark>" if hit else _safe(text) for text, hit in found.stretches())
    place = _safe(f"{found.record.name}, {say('tr.', lang)} {found.page}")
    why = "; ".join(reason_text(each, lang) for each in found.why if each.how is not How.WRITTEN)
    about = " · ".join(part for part in (about_record(found), why) if part)
    return f"<article><h2>{_safe(found.record.title)}</h2><p>{place} <small>{_safe(about)}</small></p><p>{quote}</p></article>"


def _safe(text: str) -> str:
    """Text for a page: nothing in it marks up, commands or turns direction."""
    return escape(plain(text))
