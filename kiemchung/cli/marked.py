"""Documents with their citations go in; a CSV table for a spreadsheet, or a page with each citation marked in its place, comes out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from pathlib import Path

from extractor import Document
from kiemchung.cli.safe import plain
from kiemchung.cli.sheet import csv_sheet
from kiemchung.cli.show import identity_facts, provision, vietnamese_date
from kiemchung.cli.wording import FLAGS, RELATIONS, say
from patterns import Citation, Identity

Read = tuple[Path, Document, Identity, Sequence[Citation]]  # one file as read

_HEAD = (
    "Tệp",
    "Trang",
    "Loại",
    "Số, ký hiệu",
    "Tên",
    "Ngày",
    "Cơ quan ban hành",
    "Quan hệ",
    "Điều khoản",
    "Trích yếu",
    "Nghi vấn",
    "Câu",
)

_STYLE = """
:root { color-scheme: light dark; font: 16px/1.6 "Times New Roman", "Liberation Serif", serif }
body { max-width: 50rem; margin: 2rem auto; padding: 0 1rem }
pre { white-space: pre-wrap; font: inherit }
mark { border-radius: .2rem; padding: 0 .15rem; background: #fde68a; color: #111 }
mark.legal_basis { background: #bfdbfe } mark.implements { background: #bbf7d0 } mark.proposed_by { background: #e9d5ff }
mark.amends, mark.amended_by, mark.replaces, mark.replaced_by { background: #fed7aa } mark.repeals, mark.repealed_by { background: #fecaca }
mark.doubt { outline: 2px solid #dc2626 }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem } dt { font-weight: bold } dd { margin: 0 }
"""


def csv_text(reads: Sequence[Read], lang: str) -> str:
    """One row a citation."""
    rows = (_row(document, citation, lang) for _, document, _, citations in reads for citation in citations)
    return csv_sheet(_HEAD, rows, lang)


def _row(document: Document, citation: Citation, lang: str) -> tuple[str, ...]:
    return (
        document.name,
        str(document.page_at(citation.span.start)),
        citation.type or "",
        citation.number.printed if citation.number else "",
        citation.name or "",
        vietnamese_date(citation.date) or str(citation.year or ""),
        citation.issuer or "",
        say(RELATIONS[citation.relation], lang),
        "; ".join(provision(pinpoint) for pinpoint in citation.pinpoints),
        citation.subject or "",
        "; ".join(say(FLAGS[flag], lang) for flag in citation.flags),
        citation.sentence.of(document.text),
    )


def html_page(reads: Sequence[Read], lang: str) -> str:
    """One self-contained page: each document's facts and its text, every citation marked in place. All text is escaped."""
    title = escape(plain(", ".join(document.name for _, document, _, _ in reads)))
    body = "\n".join(_section(read, lang) for read in reads)
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title>'
    return f'<!doctype html>\n<html lang="{lang}">\n<head>{head}<style>{_STYLE}</style></head>\n<body>\n{body}\n</body>\n</html>\n'


def _section(read: Read, lang: str) -> str:
    _, document, identity, citations = read
    facts = identity_facts(identity, document.warnings, lang)
    rows = "".join(f"<dt>{escape(label)}</dt><dd>{escape(plain(value))}</dd>" for label, value in facts)
    return f"<section>\n<h1>{escape(plain(document.name))}</h1>\n<dl>{rows}</dl>\n{_legend(citations, lang)}<pre>{_marked(document, citations, lang)}</pre>\n</section>"


def _marked(document: Document, citations: Sequence[Citation], lang: str) -> str:
    pieces, at = [], 0
    for citation in citations:
        if citation.span.start < at:
            continue
        classes = f"{citation.relation.value}{' doubt' if citation.flags else ''}"
        hint = escape(plain(about(citation, lang)), quote=True)
        pieces.append(_escaped(document.text[at : citation.span.start]))
        pieces.append(f'<mark class="{classes}" title="{hint}">{_escaped(citation.span.of(document.text))}</mark>')
        at = citation.span.end
    return "".join([*pieces, _escaped(document.text[at:])])


def about(citation: Citation, lang: str) -> str:
    """A citation in one line for people: what a reader sees on pointing at it."""
    name = citation.number.printed if citation.number else citation.name
    parts = (
        " ".join(part for part in (citation.type if citation.number else None, name) if part),
        vietnamese_date(citation.date) or str(citation.year or ""),
        citation.issuer,
        "; ".join(provision(pinpoint) for pinpoint in citation.pinpoints),
        say(RELATIONS[citation.relation], lang),
        *(say(FLAGS[flag], lang) for flag in citation.flags),
    )
    return " · ".join(part for part in parts if part)


def _legend(citations: Sequence[Citation], lang: str) -> str:
    """The relations that occur, each in its colour, and how doubts are framed."""
    used = dict.fromkeys(citation.relation for citation in citations)
    keys = [f'<mark class="{relation.value}">{escape(say(RELATIONS[relation], lang))}</mark>' for relation in used]
    if any(citation.flags for citation in citations):
        keys.append(f'<mark class="doubt">{escape(say("Nghi vấn", lang))}</mark>')
    return f"<p>{' '.join(keys)}</p>\n" if keys else ""


def _escaped(text: str) -> str:
    """Text for a page: nothing in it marks up."""
    return escape(plain_lines(text))


def plain_lines(text: str) -> str:
    """`text` with its lines and tabs, and nothing that commands a terminal or turns direction; of the same length."""
    return "".join(piece if piece in ("\n", "\t") else plain(piece) for piece in re.split(r"([\n\t])", text))
