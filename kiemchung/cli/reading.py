"""extract: files go in, what each is and cites is printed; nothing is kept."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import click

import patterns
from corpus import files_under, understand
from extractor import ReadError, documents_in, inside, renamed
from kiemchung.cli import extracted, shape
from kiemchung.cli.face import Option
from kiemchung.cli.group import SOME_FAILED, main, print_json
from kiemchung.cli.options import PATH, common
from kiemchung.cli.safe import plain
from kiemchung.cli.wording import say

# What writes each form of `extract` that is neither for the terminal nor our own JSON.
_WRITERS = {
    "csv": ("kiemchung.cli.marked", "csv_text"),
    "html": ("kiemchung.cli.marked", "html_page"),
    "jsonld": ("kiemchung.cli.annotations", "annotation_collection"),
    "akn": ("kiemchung.cli.akoma", "akoma_ntoso"),
}


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
    alone = len(paths) == 1
    for path, (inner, found) in ((each, read) for each in paths for read in documents_in(each)):
        place, name = (inside(each, inner) if inner else each for each in (str(path), path.name))
        alone = alone and not inner
        try:
            if isinstance(found, ReadError):
                raise found
            understood = understand(found)
        except ReadError as error:
            code = SOME_FAILED
            click.echo(plain(say("Lỗi: ", lang) + renamed(error, name).message(lang)), err=True)
            continue
        named = patterns.find_entities(found) if entities else None
        if form == "json":
            values.append(shape.extraction(name, found, understood, named, with_text=with_text))
        elif form == "text":
            click.echo(
                extracted.extraction_text(Path(place), found, understood.identity, understood.citations, named, lang)
            )
        else:
            reads.append((Path(place), found, understood.identity, understood.citations))
    if form == "akn" and len(reads) > 1:
        raise click.UsageError(say("--format akn: mỗi lần chỉ một tệp; hãy chạy lệnh cho từng tệp", lang))
    if form == "json" and (values or not code):
        print_json(values[0] if alone else values)
    elif reads:
        module, writer = _WRITERS[form]
        click.echo(getattr(import_module(module), writer)(reads, lang), nl=False)
    return code
