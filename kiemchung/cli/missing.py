"""missing: the documents that held ones cite and that are not held, the most cited first."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from corpus import Mention, Stub, missing
from kiemchung.cli.answers import DISAGREE, value_said
from kiemchung.cli.face import Option
from kiemchung.cli.group import NOTHING_FOUND, main, print_json
from kiemchung.cli.options import common, corpus_option, open_corpus
from kiemchung.cli.safe import for_people
from kiemchung.cli.shape_lookup import candidate_value, mention_value
from kiemchung.cli.show import vietnamese_date, width
from kiemchung.cli.wording import say

_MOST_SOURCES = 8


@main.command(
    "missing",
    help="Liệt kê các văn bản được viện dẫn mà kho không có: văn bản nào được nhắc tới nhiều nhất đứng trước.",
)
@click.option(
    "--limit", type=click.IntRange(1, 100_000), default=50, cls=Option, help="Số văn bản nhiều nhất (JSON: tất cả)."
)
@corpus_option
@common
@click.pass_obj
def missing_command(lang: str, limit: int, folder: Path | None, as_json: bool) -> int:
    """Show what is missing; 1 when nothing is."""
    corpus = open_corpus(folder)
    stubs = missing(corpus.catalogue)
    corpus.close()
    if as_json:
        print_json([stub_value(stub) for stub in stubs])
    else:
        click.echo(missing_text(stubs, limit, lang))
    return 0 if stubs else NOTHING_FOUND


@for_people
def missing_text(stubs: Sequence[Stub], limit: int, lang: str) -> str:
    """Each missing document with its facts, by how many it is cited, and where."""
    if not stubs:
        return say("Kho có đủ mọi văn bản được viện dẫn.", lang)
    lines = [line for stub in stubs[:limit] for line in _lines(stub, lang)]
    count = say("{count} văn bản được viện dẫn mà kho không có.", lang).format(count=len(stubs))
    more = say("Còn {count} văn bản nữa; xem tất cả: --limit {all}", lang).format(
        count=len(stubs) - limit, all=len(stubs)
    )
    return "\n".join([*lines, count, *([more] if len(stubs) > limit else [])])


def _lines(stub: Stub, lang: str) -> list[str]:
    document, wide = stub.document, width() - 2
    counts = say("{sources} văn bản viện dẫn, {places} lần", lang)
    counts = counts.format(sources=stub.sources, places=len(document.citations))
    facts = (vietnamese_date(document.date), document.issuer or document.implied_issuer, document.subject)
    sources = [
        f"{name} ({say('tr.', lang)} {', '.join(dict.fromkeys(str(place.page) for place in places))})"
        for name, places in _by_source(document.citations)[:_MOST_SOURCES]
    ]
    if stub.sources > _MOST_SOURCES:
        sources.append(say("… và {count} văn bản nữa", lang).format(count=stub.sources - _MOST_SOURCES))
    lines = [click.style(document.called, bold=True) + f"  ({counts})"]
    for text in (" · ".join(fact for fact in facts if fact), "; ".join(sources)):
        lines += textwrap.wrap(text, wide, initial_indent="    ", subsequent_indent="    ")
    for each in document.contradictions:
        told = "; ".join(f"{value_said(each.fact, value)} ({len(places)})" for value, places in each.values)
        text = f"! {say(DISAGREE[each.fact], lang)} {told}"
        lines += textwrap.wrap(text, wide, initial_indent="    ", subsequent_indent="      ")
    if stub.perhaps:
        names = ", ".join(record.name for record in stub.perhaps)
        lines.append("    ! " + say("có thể là văn bản trong kho: {names}", lang).format(names=names))
    return lines


def _by_source(mentions: Sequence[Mention]) -> list[tuple[str, list[Mention]]]:
    """The places by the files they stand in, in order."""
    ordered = sorted(mentions, key=lambda mention: mention.record.name)
    return [(name, list(places)) for name, places in groupby(ordered, key=lambda mention: mention.record.name)]


def stub_value(stub: Stub) -> dict[str, Any]:
    """A missing document with its best attested facts, and every place that cites it."""
    return candidate_value(stub.document) | {
        "sources": stub.sources,
        "perhaps": [record.name for record in stub.perhaps],
        "citations": [mention_value(mention) for mention in stub.document.citations],
    }
