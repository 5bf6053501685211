"""The commands: each a thin call of the rooms below, its answer shown for people or as JSON."""

from __future__ import annotations

import json
from datetime import date
from importlib import import_module
from pathlib import Path

import click
from click.shell_completion import get_completion_class

import patterns
from corpus import Admission, NoSuchRecord, Outcome, files_under, look_up, query_of, resolve, search, understand
from extractor import ReadError, extract
from kiemchung.cli import answers, doctor, extracted, shape, show
from kiemchung.cli.face import Face, Option, alias
from kiemchung.cli.options import PATH, Day, common, corpus_option, folder_meant, lang_option, open_corpus
from kiemchung.cli.safe import plain, plain_json
from kiemchung.cli.wording import say
from kiemchung.demo import write_dossier
from kiemchung.version import VERSION
from patterns import canonical_type, type_of_symbol

NOTHING_FOUND = 1
SOME_FAILED = ReadError.exit_code
# What writes each form of `extract` that is neither for the terminal nor our own JSON.
_WRITERS = {
    "csv": ("kiemchung.cli.marked", "csv_text"),
    "html": ("kiemchung.cli.marked", "html_page"),
    "jsonld": ("kiemchung.cli.annotations", "annotation_collection"),
    "akn": ("kiemchung.cli.akoma", "akoma_ntoso"),
}


@click.group(
    cls=Face, help="Đọc hồ sơ văn bản hành chính: mỗi tệp là văn bản gì, viện dẫn văn bản nào, bằng chứng ở trang nào."
)
@corpus_option
@lang_option
@click.version_option(
    VERSION, prog_name="kiemchung", message="%(prog)s %(version)s", help="Hiện số phiên bản.", cls=Option
)
@click.pass_context
def _group(ctx: click.Context, folder: Path | None) -> None:
    ctx.meta["kiemchung.corpus"] = folder


assert isinstance(_group, Face)  # noqa: S101 - what the decorator makes, said to the type checker
main: Face = _group


def print_json(value: object) -> None:
    """An answer for machines."""
    click.echo(plain_json(json.dumps(value, ensure_ascii=False, indent=2)))


@alias(main, "trich")
@main.command("extract", help="Đọc tệp và in ra: văn bản này là gì, viện dẫn những văn bản nào. Không ghi gì vào kho.")
@click.argument("files", nargs=-1, required=True, type=PATH, metavar="TỆP...")
@click.option("--with-text", is_flag=True, cls=Option, help="Kèm toàn văn và vị trí các trang (với --json).")
@click.option(
    "--entities",
    is_flag=True,
    cls=Option,
    help="Kèm các cơ quan, địa danh và người được nêu tên (nạp spaCy, chậm hơn).",
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json", *_WRITERS]), default="text", cls=Option,
    help="Dạng kết quả: csv mở bằng bảng tính, html đánh dấu từng viện dẫn tại chỗ, jsonld (W3C Web Annotation) và akn"
    " (Akoma Ntoso, mỗi lần một tệp) cho phần mềm khác.",
)  # fmt: skip
@common
@click.pass_obj
def extract_command(
    lang: str, files: tuple[Path, ...], with_text: bool, entities: bool, form: str, as_json: bool
) -> int:
    form = "json" if as_json else form
    values, reads, code = [], [], 0
    paths = files_under(files)
    if form == "akn" and len(paths) > 1:
        raise click.UsageError(say("--format akn: mỗi lần chỉ một tệp; hãy chạy lệnh cho từng tệp", lang))
    for path in paths:
        try:
            document = extract(path)
            identity, citations = understand(document)
        except ReadError as error:
            code = SOME_FAILED
            click.echo(plain(say("Lỗi: ", lang) + error.message(lang)), err=True)
            continue
        named = patterns.find_entities(document) if entities else None
        if form == "json":
            values.append(shape.extraction(document, identity, citations, named, with_text=with_text))
        elif form == "text":
            click.echo(extracted.extraction_text(path, document, identity, citations, named, lang))
        else:
            reads.append((path, document, identity, citations))
    if form == "json" and (values or not code):
        print_json(values[0] if len(paths) == 1 else values)
    elif reads:
        module, writer = _WRITERS[form]
        click.echo(getattr(import_module(module), writer)(reads, lang), nl=False)
    return code


@alias(main, "them")
@main.command(
    "add", help="Đưa tệp và thư mục vào kho. Tệp đã có thì bỏ qua; bị ngắt giữa chừng thì chạy lại sẽ làm tiếp."
)
@click.argument("paths", nargs=-1, required=True, type=PATH, metavar="ĐƯỜNG_DẪN...")
@corpus_option
@common
@click.pass_obj
def add_command(lang: str, paths: tuple[Path, ...], folder: Path | None, as_json: bool) -> int:
    screen = import_module("kiemchung.cli.screen")
    corpus = open_corpus(folder)
    files = files_under(paths)
    try:
        admissions: list[Admission] = list(screen.track(corpus.add_many(files), len(files), say("Đang đọc", lang)))
    finally:
        corpus.close()
    if as_json:
        print_json(shape.admissions_value(admissions, lang))
    else:
        click.echo(show.admissions_text(admissions, lang))
    return SOME_FAILED if any(each.outcome is Outcome.FAILED for each in admissions) else 0


@alias(main, "liet-ke")
@main.command("list", help="Liệt kê các văn bản trong kho.")
@corpus_option
@common
@click.pass_obj
def list_command(lang: str, folder: Path | None, as_json: bool) -> int:
    corpus = open_corpus(folder)
    records = corpus.catalogue.records()
    corpus.close()
    if as_json:
        print_json([shape.record_value(record) for record in records])
    elif records:
        import_module("kiemchung.cli.screen").print_table(show.records_table(records, lang))
        click.echo(say("{count} văn bản.", lang).format(count=len(records)))
    else:
        click.echo(say("Kho chưa có văn bản nào. Thêm bằng lệnh: kiemchung add THƯ_MỤC", lang))
    return 0


@alias(main, "xem")
@main.command("show", help="Xem một văn bản trong kho: thông tin của nó, nó viện dẫn gì, mỗi viện dẫn dẫn tới đâu.")
@click.argument("wanted", metavar="SỐ_HOẶC_TÊN_TỆP")
@corpus_option
@common
@click.pass_obj
def show_command(lang: str, wanted: str, folder: Path | None, as_json: bool) -> int:
    corpus = open_corpus(folder)
    catalogue = corpus.catalogue
    records = catalogue.named(wanted)
    records = records or [record for candidate in look_up(catalogue, wanted).candidates for record in candidate.held]
    if not records:
        raise NoSuchRecord(wanted=wanted)
    shown = []
    for record in records:
        citations = catalogue.find_citations("citation.record = ?", record.id)
        shown.append((record, [(kept, resolve(catalogue, kept, record)) for kept in citations]))
    corpus.close()
    if as_json:
        values = [shape.shown_value(record, citations) for record, citations in shown]
        print_json(values[0] if len(values) == 1 else values)
    else:
        click.echo("\n\n".join(show.record_text(record, citations, lang) for record, citations in shown))
    return 0


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
        print_json(shape.lookup_value(answer))
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
    found = search(corpus, query_of(typed, types=wanted, issuer=issuer, since=since, until=until), limit=limit)
    corpus.close()
    if as_json:
        print_json({"query": typed, "hits": [shape.hit_value(each) for each in found]})
    else:
        click.echo(answers.found_text(found, typed, lang))
    return 0 if found else NOTHING_FOUND


def _type_named(name: str) -> str:
    named = canonical_type(name)
    return named[0] if named else type_of_symbol(name) or name


@alias(main, "lap-chi-muc")
@main.command("reindex", help="Lập lại chỉ mục tìm kiếm từ danh mục; không đọc lại tệp nào.")
@corpus_option
@common
@click.pass_obj
def reindex_command(lang: str, folder: Path | None, as_json: bool) -> int:
    corpus = open_corpus(folder)
    count = corpus.reindex()
    corpus.close()
    print_json({"records": count}) if as_json else click.echo(
        say("Đã lập lại chỉ mục cho {count} văn bản.", lang).format(count=count)
    )
    return 0


@alias(main, "kham")
@main.command("doctor", help="Khám máy và kho: chương trình nào còn thiếu, kho có lành không, tệp nào chưa đọc được.")
@corpus_option
@common
@click.pass_obj
def doctor_command(lang: str, folder: Path | None, as_json: bool) -> int:
    checks = doctor.examine(folder_meant(folder), lang)
    if as_json:
        print_json([check.value(lang) for check in checks])
    else:
        click.echo("\n".join(plain(check.line(lang)) for check in checks))
    return 0 if all(check.good or not check.needed for check in checks) else doctor.UNWELL


@alias(main, "ho-so-mau")
@main.command("demo", help="Ghi bộ hồ sơ mẫu (tỉnh và cơ quan hư cấu) ra một thư mục để dùng thử.")
@click.argument("folder", required=False, type=PATH, metavar="[THƯ_MỤC]")
@common
@click.pass_obj
def demo_command(lang: str, folder: Path | None, as_json: bool) -> int:
    target = folder or Path("ho-so-mau")
    files = write_dossier(target)
    if as_json:
        print_json([str(path) for path in files])
    else:
        click.echo(
            say("Đã ghi {count} tệp vào {folder}. Tiếp theo: kiemchung add {folder}", lang).format(
                count=len(files), folder=target
            )
        )
    return 0


@alias(main, "go-tat")
@main.command("completion", help="In đoạn mã để shell tự gõ nốt lệnh (bash, zsh hoặc fish).")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@lang_option
def completion_command(shell: str) -> int:
    maker = get_completion_class(shell)
    if maker is not None:
        click.echo(maker(main, {}, "kiemchung", "_KIEMCHUNG_COMPLETE").source())
    return 0
