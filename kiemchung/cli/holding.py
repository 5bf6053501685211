"""add, list, show, reindex: what the corpus holds, and how it gets there."""

from __future__ import annotations

from dataclasses import asdict, replace
from importlib import import_module
from pathlib import Path

import click

from corpus import (
    Outcome,
    archive_of,
    dossier_meant,
    dossiers_of,
    failed_files,
    files_under,
    foreseen,
    jobs_here,
    leads,
    origins,
    records_meant,
)
from index import ENGINES
from kiemchung.cli import held, shape, show
from kiemchung.cli.copying import alike_to, alike_value
from kiemchung.cli.face import Option
from kiemchung.cli.group import SOME_FAILED, main, print_json
from kiemchung.cli.growth import growth_advice
from kiemchung.cli.notices import show_foreseen
from kiemchung.cli.options import PATH, common, corpus_option, open_corpus
from kiemchung.cli.wording import say


@main.command(
    "add", help="Đưa tệp và thư mục vào kho. Tệp đã có thì bỏ qua; bị ngắt giữa chừng thì chạy lại sẽ làm tiếp."
)
@click.argument("paths", nargs=-1, type=PATH, metavar="[ĐƯỜNG_DẪN]...")
@click.option("--jobs", type=click.IntRange(1, 64), cls=Option,
              help="Đọc cùng lúc bao nhiêu tệp; mặc định theo số lõi và bộ nhớ của máy.")  # fmt: skip
@click.option("--keep", is_flag=True, cls=Option, help="Giữ một bản của từng tệp gốc trong kho, đặt tên theo mã băm.")
@click.option("--failed", is_flag=True, cls=Option, help="Đọc lại những tệp lần trước không đọc được.")
@click.option("--again", is_flag=True, cls=Option, help="Đọc lại cả tệp đã có và tệp đã bỏ khỏi kho.")
@click.option("--dry-run", is_flag=True, cls=Option, help="Chỉ cho biết sẽ đọc gì, đã có gì, gì đã đổi; không ghi gì.")
@corpus_option
@common
@click.pass_obj
def add_command(
    lang: str, paths: tuple[Path, ...], jobs: int | None, keep: bool, failed: bool, again: bool, dry_run: bool,
    folder: Path | None, as_json: bool,
) -> int:  # fmt: skip
    if not paths and not failed:
        raise click.UsageError(say("hãy nêu tệp hoặc thư mục cần thêm, hoặc --failed", lang))
    screen = import_module("kiemchung.cli.screen")
    corpus = open_corpus(folder)
    files = [*files_under(paths, but=corpus.folder), *(failed_files(corpus.catalogue) if failed else ())]
    if dry_run:
        return show_foreseen(foreseen(corpus.catalogue, files), lang, as_json=as_json)
    adding = corpus.add_many(files, jobs=jobs or jobs_here(), keep=keep, again=again)
    try:
        tracked = screen.track(adding, len(files), say("Đang đọc", lang), say("tệp/s", lang))
        admissions = [replace(each, record=None) for each in tracked]  # of a hundred thousand only what is told
        advice = growth_advice(corpus, lang)
    finally:
        corpus.close()
    if as_json:
        print_json(shape.admissions_value(admissions, lang) | ({"advice": advice} if advice else {}))
    else:
        click.echo(show.admissions_text(admissions, lang) + (f"\n{advice}" if advice else ""))
    return SOME_FAILED if any(each.outcome is Outcome.FAILED for each in admissions) else 0


@main.command("list", help="Liệt kê các văn bản trong kho.")
@click.option(
    "--dossier", metavar="SỐ_KÝ_HIỆU", cls=Option, help="Chỉ các văn bản trong hồ sơ này (hoặc trong tệp nén này)."
)
@corpus_option
@common
@click.pass_obj
def list_command(lang: str, dossier: str | None, folder: Path | None, as_json: bool) -> int:
    corpus = open_corpus(folder)
    records = dossier_meant(corpus.catalogue, dossier)[1] if dossier else corpus.catalogue.records()
    corpus.close()
    if as_json:
        print_json([shape.record_value(record) for record in records])
    elif records:
        import_module("kiemchung.cli.screen").print_table(held.records_table(records, lang))
        click.echo(say("{count} văn bản.", lang).format(count=len(records)))
        if any(record.persons for record in records):
            click.echo(say("* do người ghi hoặc xác nhận", lang))
    else:
        click.echo(say("Kho chưa có văn bản nào. Thêm bằng lệnh: kiemchung add THƯ_MỤC", lang))
    return 0


@main.command("show", help="Xem một văn bản trong kho: thông tin của nó, nó viện dẫn gì, mỗi viện dẫn dẫn tới đâu.")
@click.argument("wanted", metavar="SỐ_HOẶC_TÊN_TỆP")
@corpus_option
@common
@click.pass_obj
def show_command(lang: str, wanted: str, folder: Path | None, as_json: bool) -> int:
    corpus = open_corpus(folder)
    catalogue = corpus.catalogue
    shown, came = [], {}
    for record in records_meant(catalogue, wanted):
        came[record.id] = [asdict(each) for each in origins(catalogue.database, record.id)]
        filed, copies = dossiers_of(catalogue.database, record), alike_to(catalogue, record)
        shown.append((record, leads(catalogue, record), filed, copies))
    corpus.close()
    if as_json:
        values = [
            shape.shown_value(record, led, lang)
            | {"dossiers": filed, "copies": [alike_value(copy) for copy in copies], "containers": came[record.id]}
            for record, led, filed, copies in shown
        ]
        print_json(values[0] if len(values) == 1 else values)
    else:
        texts = [
            held.record_text(record, led, filed or [*filter(None, [archive_of(record)])], copies, lang)
            for record, led, filed, copies in shown
        ]
        click.echo("\n\n".join(texts))
    return 0


@main.command(
    "reindex",
    help="Lập lại chỉ mục tìm kiếm từ danh mục; không đọc lại tệp nào. Bị ngắt giữa chừng thì chạy lại sẽ làm tiếp.",
)
@click.option(
    "--engine",
    type=click.Choice([name for name in ENGINES if name != "memory"]),
    cls=Option,
    help="Chuyển kho sang bộ máy tìm kiếm này; không ghi thì giữ bộ máy đang dùng.",
)
@corpus_option
@common
@click.pass_obj
def reindex_command(lang: str, engine: str | None, folder: Path | None, as_json: bool) -> int:
    corpus = open_corpus(folder)
    with import_module("kiemchung.cli.screen").steps(say("Đang lập chỉ mục", lang)) as progress:
        count = corpus.reindex(engine=engine, progress=progress)
    corpus.close()
    print_json({"records": count}) if as_json else click.echo(
        say("Đã lập lại chỉ mục cho {count} văn bản.", lang).format(count=count)
    )
    return 0
