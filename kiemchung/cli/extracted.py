"""One file as read, for the terminal: what it is, the doubts about the reading, the names it defines, and what it cites."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor import Document
from kiemchung.cli.safe import for_people
from kiemchung.cli.show import citation_line, field, identity_lines, warning_lines
from kiemchung.cli.wording import say
from patterns import Citation, Definition, Identity, find_definitions

if TYPE_CHECKING:
    from patterns import Entity


@for_people
def extraction_text(
    path: Path,
    document: Document,
    identity: Identity,
    citations: Sequence[Citation],
    entities: Sequence[Entity] | None,
    lang: str,
) -> str:
    """One file as read: what it is, the doubts about the reading, and what it cites."""
    lines = [
        click.style(str(path), bold=True),
        *identity_lines(identity, document.warnings, lang),
        *warning_lines(document.warnings, lang),
    ]
    if entities is not None:
        names = Counter(" ".join(each.text.split()) for each in entities)
        lines += field(
            say("Cơ quan, địa danh, người", lang), ", ".join(f"{name} ({count})" for name, count in names.most_common())
        )
    if defined := [_defined(each) for each in find_definitions(document, citations)]:
        lines += field(say("Gọi tắt", lang), "; ".join(dict.fromkeys(defined)))
    lines.append("  " + say("Viện dẫn: {count}", lang).format(count=len(citations)))
    return "\n".join(
        lines + [citation_line(citation, document.page_at(citation.span.start), lang) for citation in citations]
    )


def _defined(definition: Definition) -> str:
    """`CCHC = cải cách hành chính`; of a name for a document, the document where one is left."""
    meant = definition.candidates[0] if len(definition.candidates) == 1 else None
    number = meant.number.printed if meant and meant.number else meant.name if meant else None
    full = number or definition.full
    return f"{definition.short} = {full}" if full else definition.short
