"""lookup: a reference goes in, what it is and who cites it are printed."""

from __future__ import annotations

from pathlib import Path

import click

from corpus import look_up
from kiemchung.cli import answers, shape_lookup
from kiemchung.cli.group import NOTHING_FOUND, main, print_json
from kiemchung.cli.options import common, corpus_option, open_corpus


@main.command(
    "lookup", help="Tra một số hiệu: văn bản đó là gì, có trong kho không, ai viện dẫn ở trang nào, có gì mâu thuẫn."
)
@click.argument("number", nargs=-1, required=True, metavar="SỐ_HIỆU...")
@corpus_option
@common
@click.pass_obj
def lookup_command(lang: str, number: tuple[str, ...], folder: Path | None, as_json: bool) -> int:
    corpus = open_corpus(folder)
    answer = look_up(corpus.catalogue, " ".join(number))
    corpus.close()
    if as_json:
        print_json(shape_lookup.lookup_value(answer))
    else:
        click.echo(answers.lookup_text(answer, lang))
    return 0 if answer.candidates else NOTHING_FOUND
