"""A document's timeline goes in; an SVG picture comes out: one line for each document, in the order of their days."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from corpus import Event
from kiemchung.cli.safe import plain
from kiemchung.cli.show import vietnamese_date
from kiemchung.cli.wording import say, tie_text
from kiemchung.drawing.picture import STYLE, family

_ROW, _AXIS, _TOP = 26, 118, 30
_LONGEST = 96


def timeline_svg(events: Sequence[Event], lang: str, *, style: bool = True) -> str:
    """The picture as one SVG element; without `style` whoever shows it brings STYLE of the graph."""
    height = _TOP + _ROW * len(events) + 10
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="graph" role="img" viewBox="0 0 860 {height}" '
        f'aria-label="{escape(say("Dòng thời gian", lang))}">'
    ]
    parts += [f"<style>{STYLE}</style>"] if style else []
    parts.append(f'<rect class="sheet" width="860" height="{height}"/>')
    parts.append(f'<path class="cites" d="M{_AXIS} {_TOP - 12} V{height - 12}"/>')
    for at, event in enumerate(events):
        y = _TOP + at * _ROW
        parts.append(f'<text class="small" x="12" y="{y + 4}">{escape(_day(event, lang))}</text>')
        mark = "centre" if event.edge is None else "held" if event.node.document.held else "missing"
        parts.append(f'<g class="{mark}"><rect x="{_AXIS - 5}" y="{y - 5}" width="10" height="10" rx="5"/></g>')
        if event.edge:
            parts.append(f'<path class="{family(event.edge.relation)}" d="M{_AXIS + 8} {y} h16"/>')
        parts.append(f'<text x="{_AXIS + 32}" y="{y + 4}">{escape(plain(_sentence(event, lang)))}</text>')
    return "\n".join([*parts, "</svg>"])


def _day(event: Event, lang: str) -> str:
    return vietnamese_date(event.date) or say("chưa rõ ngày", lang)


def _sentence(event: Event, lang: str) -> str:
    document = event.node.document
    subject = f" · {document.subject}" if document.subject else ""
    said = f"{document.called} — {tie_text(event, lang)}{subject}"
    return said if len(said) <= _LONGEST else said[: _LONGEST - 1].rstrip() + "…"
