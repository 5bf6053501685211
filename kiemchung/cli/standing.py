"""status, remove: how the files on the disk stand to the corpus, and what a person takes out of it."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from corpus import notices, record_meant, removals
from kiemchung.cli.face import Option
from kiemchung.cli.group import main, print_json
from kiemchung.cli.notices import notice_lines, notice_value, removal_lines
from kiemchung.cli.options import common, corpus_option, open_corpus
from kiemchung.cli.safe import plain
from kiemchung.cli.wording import say


@main.command("status", help="Tệp nào đã đổi, đã mất, mới có, chưa đọc được kể từ lần thêm trước; không đọc lại gì.")
@corpus_option
@common
@click.pass_obj
def status_command(lang: str, folder: Path | None, as_json: bool) -> int:
    corpus = open_corpus(folder)
    found, taken_out = list(notices(corpus.catalogue)), removals(corpus.catalogue.database)
    held = corpus.catalogue.counts()["records"]
    corpus.close()
    if as_json:
        value = [notice_value(notice, lang) for notice in found]
        print_json({"records": held, "notices": value, "removed": [asdict(each) for each in taken_out]})
        return 0
    lines = [say("{count} văn bản trong kho.", lang).format(count=held), *notice_lines(found, lang)]
    lines += removal_lines(taken_out, lang)
    if not found:
        lines.append(say("Mọi tệp vẫn như lúc đọc.", lang))
    click.echo("\n".join(map(plain, lines)))
    return 0


@main.command("remove", help="Bỏ một văn bản khỏi kho; tệp gốc không bị đụng tới, lý do được ghi lại.")
@click.argument("wanted", metavar="SỐ_HOẶC_TÊN_TỆP")
@click.option("--reason", required=True, metavar="LÝ_DO", cls=Option, help="Vì sao bỏ; được giữ trong nhật ký.")
@corpus_option
@common
@click.pass_obj
def remove_command(lang: str, wanted: str, reason: str, folder: Path | None, as_json: bool) -> int:
    corpus = open_corpus(folder)
    removal = corpus.remove(record_meant(corpus.catalogue, wanted), reason=reason)
    corpus.close()
    if as_json:
        print_json(asdict(removal))
    else:
        click.echo(plain(say("Đã bỏ {title} ({path}) khỏi kho.", lang).format(title=removal.title, path=removal.path)))
    return 0
