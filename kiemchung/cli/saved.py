"""saved: searches that were kept, and their answers of today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click

from corpus import Saved, forget_search, saved_search, saved_searches, search_page
from kiemchung.cli.face import Option
from kiemchung.cli.group import NOTHING_FOUND, main, print_json
from kiemchung.cli.options import common, corpus_option, open_corpus
from kiemchung.cli.safe import for_people, plain
from kiemchung.cli.searching import form_option, print_answer
from kiemchung.cli.show import vietnamese_date
from kiemchung.cli.wording import say


@main.command("saved", help="Các lần tìm đã lưu bằng search --save; kèm tên thì tìm lại lần đó trên kho hôm nay.")
@click.argument("name", required=False, metavar="[TÊN]")
@click.option("--limit", type=click.IntRange(1, 1000), default=10, cls=Option, help="Số kết quả nhiều nhất.")
@click.option("--offset", type=click.IntRange(0), default=0, cls=Option, help="Bỏ qua chừng này kết quả đầu.")
@form_option
@click.option("--delete", is_flag=True, cls=Option, help="Bỏ lần tìm đã lưu với tên ấy.")
@corpus_option
@common
@click.pass_obj
def saved_command(
    lang: str, name: str | None, limit: int, offset: int, form: str, delete: bool, folder: Path | None, as_json: bool
) -> int:
    corpus = open_corpus(folder)
    database = corpus.catalogue.database
    if name is None:
        if delete:
            raise click.UsageError(say("--delete cần tên của lần tìm đã lưu", lang))
        kept = saved_searches(database)
        corpus.close()
        print_json([asdict(each) for each in kept]) if as_json else click.echo(_text(kept, lang))
        return 0 if kept else NOTHING_FOUND
    if delete:
        forget_search(database, name)
        corpus.close()
        words = plain(say("Đã bỏ lần tìm “{name}”.", lang).format(name=name))
        print_json({"deleted": name}) if as_json else click.echo(words)
        return 0
    answer = search_page(corpus, saved_search(database, name).question, offset=offset, limit=limit)
    corpus.close()
    return print_answer(answer, "json" if as_json else form, lang)


@for_people
def _text(kept: Sequence[Saved], lang: str) -> str:
    if not kept:
        return say("Chưa lưu lần tìm nào. Lưu bằng: kiemchung search TỪ --save TÊN", lang)
    made = (", ".join(part for part in (each.by, vietnamese_date(each.at[:10])) if part) for each in kept)
    return "\n".join(f"{each.name}: {each.line}  ({said})" for each, said in zip(kept, made, strict=True))
