"""search: words and conditions go in, passages with page and quote are printed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from importlib import import_module
from pathlib import Path

import click

from corpus import Answer, question_of, save_search, search_page, spelled, type_meant
from index import Order
from kiemchung import settings
from kiemchung.cli import hits
from kiemchung.cli.face import Option
from kiemchung.cli.group import NOTHING_FOUND, main, print_json
from kiemchung.cli.options import Day, common, corpus_option, open_corpus

_WRITERS = {"csv": "csv_text", "html": "html_page"}
form_option = click.option("--format", "form", type=click.Choice(["text", "json", *_WRITERS]), default="text", cls=Option,
                           help="Dạng kết quả: csv mở bằng bảng tính, html mở bằng trình duyệt.")  # fmt: skip


@main.command(
    "search",
    help="Tìm trong toàn văn: từ có dấu hay không dấu, “cụm từ”, phần đầu của từ (kiểm*), -từ để loại trừ, và điều kiện"
    " loại: số: cơ quan: người ký: trích dẫn: hồ sơ: từ: đến: năm:.",
    context_settings={"ignore_unknown_options": True},  # "-từ" is a word to leave out
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
@click.option("--sort", "order", type=click.Choice([each.value for each in Order]), default=Order.RELEVANCE.value,
              cls=Option, help="Xếp theo độ khớp (relevance), mới trước (newest) hay cũ trước (oldest).")  # fmt: skip
@click.option("--limit", type=click.IntRange(1, 1000), default=10, cls=Option, help="Số kết quả nhiều nhất.")
@click.option("--offset", type=click.IntRange(0), default=0, cls=Option, help="Bỏ qua chừng này kết quả đầu.")
@form_option
@click.option("--save", metavar="TÊN", cls=Option, help="Lưu lần tìm này với tên ấy, để tìm lại: kiemchung saved TÊN.")
@corpus_option
@common
@click.pass_obj
def search_command(
    lang: str, words: tuple[str, ...], types: tuple[str, ...], issuer: str | None, year: int | None,
    since: date | None, until: date | None, order: str, limit: int, offset: int, form: str, save: str | None,
    folder: Path | None, as_json: bool,
) -> int:  # fmt: skip
    if year:
        since, until = since or date(year, 1, 1), until or date(year, 12, 31)
    named = tuple(map(type_meant, types))
    typed = typed_line(words)
    question = question_of(typed, types=named, issuer=issuer, since=since, until=until, order=Order(order))
    corpus = open_corpus(folder)
    if save is not None:
        line = spelled(typed, types=named, issuer=issuer, since=since, until=until)
        save_search(corpus.catalogue.database, save, line, order=Order(order), by=settings.user_name())
    answer = search_page(corpus, question, offset=offset, limit=limit)
    corpus.close()
    return print_answer(answer, "json" if as_json else form, lang)


def print_answer(answer: Answer, form: str, lang: str) -> int:
    """Print the answer to a search in a form; the exit code comes back."""
    if form == "json":
        print_json(import_module("kiemchung.cli.hit_files").answer_value(answer, lang))
    elif form in _WRITERS:
        writer = getattr(import_module("kiemchung.cli.hit_files"), _WRITERS[form])
        click.echo(writer(answer, lang), nl=False)
    else:
        click.echo(hits.answer_text(answer, lang))
    return 0 if answer.total else NOTHING_FOUND


def typed_line(words: Sequence[str]) -> str:
    """The question as one line: the shell took away the quotation marks around what has blanks."""
    for word in words:
        if word.startswith("--"):
            raise click.NoSuchOption(word.split("=")[0], ctx=click.get_current_context())
    return " ".join(_requoted(word) if len(words) > 1 else word for word in words)


def _requoted(word: str) -> str:
    if " " not in word or any(mark in word for mark in '"“”«»:'):
        return word
    return f'-"{word[1:]}"' if word.startswith("-") else f'"{word}"'
