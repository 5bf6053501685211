"""duplicates: which files are one document, and which are nearly alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from corpus import ONE_DOCUMENT, Catalogue, Likeness, Link, Record, all_links, copy_groups, link_copies, links_of
from kiemchung.cli.group import NOTHING_FOUND, main, print_json
from kiemchung.cli.options import common, corpus_option, open_corpus
from kiemchung.cli.safe import for_people
from kiemchung.cli.show import vietnamese_date
from kiemchung.cli.wording import say

LIKENESSES = {
    Likeness.SAME: "cùng một văn bản, cùng lời văn",
    Likeness.COPY: "cùng một văn bản, lời văn có chỗ khác",
    Likeness.SIMILAR: "lời văn gần giống, chưa chắc là một văn bản",
}


@dataclass(frozen=True, slots=True)
class Alike:
    """A record linked to another: which, how, and the share of their words in common."""

    record: Record
    likeness: Likeness
    share: float


@main.command("duplicates", help="Những tệp nào là cùng một văn bản (bản PDF và DOCX, bản sao y…), những tệp nào gần giống nhau.")  # fmt: skip
@corpus_option
@common
@click.pass_obj
def duplicates_command(lang: str, folder: Path | None, as_json: bool) -> int:
    corpus = open_corpus(folder)
    link_copies(corpus.catalogue)
    found = all_links(corpus.catalogue.database)
    records = {each: corpus.catalogue.record(each) for link in found for each in (link.one, link.other)}
    corpus.close()
    held = {each: record for each, record in records.items() if record}
    together = [[held[each] for each in group] for group in copy_groups(found)]
    apart = [link for link in found if link.likeness not in ONE_DOCUMENT]
    if as_json:
        print_json(_value(together, found, held))
    else:
        click.echo(_text(together, apart, held, lang))
    return 0 if found else NOTHING_FOUND


def alike_to(catalogue: Catalogue, record: Record) -> list[Alike]:
    """The records linked to one, as found so far."""
    found = links_of(catalogue.database, record.id)
    linked = [(catalogue.record(link.other), link) for link in found]
    return [Alike(other, link.likeness, link.alike) for other, link in linked if other]


def alike_value(alike: Alike) -> dict[str, Any]:
    """A linked record, for machines."""
    return {
        "id": alike.record.id,
        "document": alike.record.name,
        "likeness": alike.likeness.value,
        "share": alike.share,
    }


def alike_words(alike: Alike, lang: str) -> str:
    """`12-KH.pdf (cùng một văn bản, cùng lời văn; giống 99 %)`."""
    share = say("giống {share} %", lang).format(share=int(alike.share * 100))
    return f"{alike.record.name} ({say(LIKENESSES[alike.likeness], lang)}; {share})"


def _value(together: Sequence[Sequence[Record]], found: Sequence[Link], held: dict[str, Record]) -> dict[str, Any]:
    return {
        "documents": [
            [{"id": record.id, "document": record.name, "path": record.path, "title": record.title} for record in group]
            for group in together
        ],
        "links": [
            {"one": held[link.one].name, "other": held[link.other].name, "likeness": link.likeness.value}
            | {"share": link.alike, "ids": [link.one, link.other]}
            for link in found
        ],
    }


@for_people
def _text(together: Sequence[Sequence[Record]], apart: Sequence[Link], held: dict[str, Record], lang: str) -> str:
    if not together and not apart:
        return say("Không có tệp nào trùng hay gần giống nhau.", lang)
    lines = []
    if together:
        lines.append(click.style(say("Cùng một văn bản:", lang), bold=True))
    for group in together:
        lines.append(f"- {_titled(group[0])}")
        lines += [f"    {record.path}" for record in group]
    if apart:
        lines.append(click.style(say("Gần giống nhau, cần xem lại:", lang), bold=True))
    for link in apart:
        share = say("giống {share} %", lang).format(share=int(link.alike * 100))
        lines.append(f"- {share}")
        lines += [f"    {_titled(record)}: {record.path}" for record in (held[link.one], held[link.other])]
    return "\n".join(lines)


def _titled(record: Record) -> str:
    day = vietnamese_date(str(record.identity.date)) if record.identity.date else ""
    return " ".join(part for part in (record.identity.type, record.title, day) if part)
