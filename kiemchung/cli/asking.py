"""lookup and search: a reference or words go in, places with page and quote are printed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from corpus import look_up, question_of, search
from kiemchung.cli import answers, shape, shape_lookup
from kiemchung.cli.face import Option, alias
from kiemchung.cli.group import NOTHING_FOUND, main, print_json
from kiemchung.cli.options import Day, common, corpus_option, open_corpus
from patterns import canonical_type, type_of_symbol


@alias(main, "tra")
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


@alias(main, "tim")
@main.command(
    "search", help="Tìm trong toàn văn, có dấu hay không dấu đều được; đặt cụm từ trong ngoặc kép để tìm nguyên cụm."
)
@click.argument("words", nargs=-1, required=True, metavar="TỪ...")
@click.option(
    "--type",
    "types",
    multiple=True,
    cls=Option,
    help="Chỉ tìm trong loại này (Kế hoạch, KH, quyet dinh...); dùng được nhiều lần.",
)
@click.option("--issuer", cls=Option, help="Chỉ tìm trong văn bản của cơ quan có tên chứa các từ này.")
@click.option("--year", type=click.IntRange(1900, 2200), cls=Option, help="Chỉ tìm trong văn bản ban hành năm này.")
@click.option("--from", "since", type=Day(), cls=Option, help="Ban hành từ ngày này (20/01/2024 hoặc 2024).")
@click.option("--to", "until", type=Day(), cls=Option, help="Ban hành đến hết ngày này.")
@click.option("--limit", type=click.IntRange(1, 1000), default=10, cls=Option, help="Số kết quả nhiều nhất.")
@corpus_option
@common
@click.pass_obj
def search_command(
    lang: str, words: tuple[str, ...], types: tuple[str, ...], issuer: str | None, year: int | None,
    since: date | None, until: date | None, limit: int, folder: Path | None, as_json: bool,
) -> int:  # fmt: skip
    typed = " ".join(f'"{word}"' if " " in word and '"' not in word and len(words) > 1 else word for word in words)
    wanted = [_type_named(name) for name in types]
    if year:
        since, until = since or date(year, 1, 1), until or date(year, 12, 31)
    corpus = open_corpus(folder)
    found = search(
        corpus, question_of(typed, types=tuple(wanted), issuer=issuer, since=since, until=until), limit=limit
    )
    corpus.close()
    if as_json:
        print_json({"query": typed, "hits": [shape.hit_value(each) for each in found]})
    else:
        click.echo(answers.found_text(found, typed, lang))
    return 0 if found else NOTHING_FOUND


def _type_named(name: str) -> str:
    named = canonical_type(name)
    return named[0] if named else type_of_symbol(name) or name
