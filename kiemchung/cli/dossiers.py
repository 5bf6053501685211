"""dossier: dossiers made, described, filled and listed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

import click

from corpus import (
    DOSSIER_FACTS,
    Corpus,
    Dossier,
    Filed,
    Record,
    describe_dossier,
    discard_dossier,
    dossier_named,
    dossiers,
    filed_in,
    make_dossier,
    put_in_dossier,
    records_in,
    records_meant,
    records_under,
    search,
    take_out_of_dossier,
)
from kiemchung.cli import held, shape
from kiemchung.cli.face import Face, Option, alias
from kiemchung.cli.group import NOTHING_FOUND, main, print_json
from kiemchung.cli.options import common, corpus_option, open_corpus
from kiemchung.cli.safe import for_people, plain
from kiemchung.cli.show import field, vietnamese_date
from kiemchung.cli.wording import say

_F = TypeVar("_F", bound=Callable[..., Any])
_MOST_HITS = 10_000
LABELS = {
    "title": "Tiêu đề hồ sơ",
    "year": "Năm hình thành hồ sơ",
    "organ": "Mã định danh của cơ quan lập danh mục hồ sơ",
    "retention": "Thời hạn bảo quản",
    "access": "Chế độ sử dụng",
    "creator": "Người lập hồ sơ",
    "language": "Ngôn ngữ",
    "note": "Ghi chú",
}
_CODE = click.argument("code", metavar="SỐ_KÝ_HIỆU")


def _described(command: _F) -> _F:
    """An option for each thing that can be said of a dossier."""
    for name in reversed(DOSSIER_FACTS):
        command = click.option(f"--{name}", metavar="GIÁ_TRỊ", cls=Option, help=f"{LABELS[name]}.")(command)
    return command


def _chosen(command: _F) -> _F:
    """The documents meant: named, under a folder, or found by words."""
    command = click.option(
        "--query", metavar="TỪ", cls=Option, help="Các văn bản mà lệnh search tìm thấy với những từ này."
    )(command)
    command = click.option("--folder", "place", metavar="ĐƯỜNG_DẪN", cls=Option, help="Các văn bản đọc từ thư mục này (hoặc từ tệp nén này).")(command)  # fmt: skip
    return click.argument("wanted", nargs=-1, metavar="[SỐ_HOẶC_TÊN_TỆP]...")(command)


@main.group("dossier", cls=Face, help="Lập hồ sơ, xếp văn bản vào hồ sơ, xem trong hồ sơ có gì.")
def dossier_group() -> None:
    """The commands below."""


assert isinstance(dossier_group, Face)  # noqa: S101 - what the decorator makes, said to the type checker
_group: Face = dossier_group


@alias(_group, "tao")
@_group.command("create", help="Lập một hồ sơ mới.")
@_CODE
@_described
@corpus_option
@common
@click.pass_obj
def create_command(lang: str, /, code: str, folder: Path | None, as_json: bool, **described: str | None) -> int:
    corpus = open_corpus(folder)
    dossier = make_dossier(corpus.catalogue.database, code, _said(described))
    return _answer(corpus, dossier, lang, as_json=as_json)


@alias(_group, "sua")
@_group.command("edit", help="Ghi lại các thông tin của một hồ sơ; giá trị rỗng là bỏ đi.")
@_CODE
@_described
@corpus_option
@common
@click.pass_obj
def edit_command(lang: str, /, code: str, folder: Path | None, as_json: bool, **described: str | None) -> int:
    corpus = open_corpus(folder)
    dossier = describe_dossier(corpus.catalogue.database, code, _said(described))
    return _answer(corpus, dossier, lang, as_json=as_json)


@alias(_group, "xep")
@_group.command("add", help="Xếp văn bản vào hồ sơ.")
@_CODE
@_chosen
@corpus_option
@common
@click.pass_obj
def add_command(
    lang: str, code: str, wanted: tuple[str, ...], query: str | None, place: str | None, folder: Path | None, as_json: bool
) -> int:  # fmt: skip
    corpus = open_corpus(folder)
    dossier = dossier_named(corpus.catalogue.database, code)
    count = put_in_dossier(corpus.catalogue.database, dossier.code, _meant(corpus, wanted, query, place))
    words = say("Đã xếp thêm {count} văn bản vào hồ sơ {code}.", lang).format(count=count, code=dossier.code)
    return _changed(corpus, dossier, words, count, as_json=as_json)


@alias(_group, "bo")
@_group.command("remove", help="Bỏ văn bản khỏi hồ sơ; văn bản vẫn ở trong kho. Không kể văn bản nào thì bỏ cả hồ sơ với --all.")  # fmt: skip
@_CODE
@_chosen
@click.option("--all", "whole", is_flag=True, cls=Option, help="Bỏ cả hồ sơ; các văn bản vẫn ở trong kho.")
@corpus_option
@common
@click.pass_obj
def remove_command(
    lang: str, code: str, wanted: tuple[str, ...], query: str | None, place: str | None, whole: bool, folder: Path | None, as_json: bool
) -> int:  # fmt: skip
    corpus = open_corpus(folder)
    dossier = dossier_named(corpus.catalogue.database, code)
    if whole:
        count = filed_in(corpus.catalogue, dossier).documents
        discard_dossier(corpus.catalogue.database, dossier.code)
        words = say("Đã bỏ hồ sơ {code}; {count} văn bản vẫn ở trong kho.", lang)
    else:
        count = take_out_of_dossier(corpus.catalogue.database, dossier.code, _meant(corpus, wanted, query, place))
        words = say("Đã bỏ {count} văn bản khỏi hồ sơ {code}.", lang)
    return _changed(corpus, dossier, words.format(count=count, code=dossier.code), count, as_json=as_json)


@alias(_group, "liet-ke")
@_group.command("list", help="Liệt kê các hồ sơ.")
@corpus_option
@common
@click.pass_obj
def list_command(lang: str, folder: Path | None, as_json: bool) -> int:
    corpus = open_corpus(folder)
    found = dossiers(corpus.catalogue)
    corpus.close()
    if as_json:
        print_json([filed_value(each) for each in found])
    elif found:
        click.echo("\n".join(_line(each, lang) for each in found))
    else:
        click.echo(say("Chưa có hồ sơ nào. Lập bằng lệnh: kiemchung dossier create SỐ_KÝ_HIỆU", lang))
    return 0 if found else NOTHING_FOUND


@alias(_group, "xem")
@_group.command("show", help="Xem một hồ sơ và mục lục văn bản của nó.")
@_CODE
@corpus_option
@common
@click.pass_obj
def show_command(lang: str, code: str, folder: Path | None, as_json: bool) -> int:
    corpus = open_corpus(folder)
    dossier = dossier_named(corpus.catalogue.database, code)
    filed, records = filed_in(corpus.catalogue, dossier), records_in(corpus.catalogue, dossier.code)
    corpus.close()
    if as_json:
        print_json(filed_value(filed) | {"records": [shape.record_value(record) for record in records]})
        return 0
    click.echo(_dossier_text(filed, lang))
    if records:
        import_module("kiemchung.cli.screen").print_table(held.records_table(records, lang))
    return 0


def _said(described: Mapping[str, str | None]) -> dict[str, str]:
    return {name: value for name, value in described.items() if value is not None}


def _meant(corpus: Corpus, wanted: Sequence[str], query: str | None, place: str | None) -> list[Record]:
    """The records chosen, each once. Raises UsageError where none are named, NoSuchRecord where one is not held."""
    if not (wanted or query or place):
        words = "hãy kể văn bản, hoặc chọn bằng --query, --folder"
        raise click.UsageError(say(words, click.get_current_context().find_root().obj))
    records = [record for each in wanted for record in records_meant(corpus.catalogue, each)]
    if place:
        records += records_under(corpus.catalogue, place)
    if query:
        records += [found.record for found in search(corpus, query, limit=_MOST_HITS)]
    return list({record.id: record for record in records}.values())


def _answer(corpus: Corpus, dossier: Dossier, lang: str, *, as_json: bool) -> int:
    filed = filed_in(corpus.catalogue, dossier)
    corpus.close()
    if as_json:
        print_json(filed_value(filed))
    else:
        click.echo(_dossier_text(filed, lang))
    return 0


def _changed(corpus: Corpus, dossier: Dossier, words: str, count: int, *, as_json: bool) -> int:
    corpus.close()
    if as_json:
        print_json({"dossier": dossier.code, "changed": count})
    else:
        click.echo(plain(words))
    return 0


def filed_value(filed: Filed) -> dict[str, Any]:
    """A dossier with what lies in it, for machines."""
    counts = {"documents": filed.documents, "pages": filed.pages, "start": filed.start, "end": filed.end}
    return {**asdict(filed.dossier), "file_code": filed.dossier.file_code, **counts}


@for_people
def _line(filed: Filed, lang: str) -> str:
    dossier = filed.dossier
    count = say("{count} văn bản", lang).format(count=filed.documents)
    return "  ".join(part for part in (dossier.code, dossier.title, dossier.year, dossier.retention, count) if part)


@for_people
def _dossier_text(filed: Filed, lang: str) -> str:
    """A dossier's own facts."""
    dossier = filed.dossier
    described = [(LABELS[name], getattr(dossier, name)) for name in DOSSIER_FACTS]
    span = " – ".join(dict.fromkeys(vietnamese_date(day) for day in (filed.start, filed.end) if day))
    facts = [("Mã hồ sơ", dossier.file_code), *described, ("Thời gian tài liệu", span)]
    facts += [("Tổng số văn bản", str(filed.documents)), ("Tổng số trang", str(filed.pages))]
    lines = [click.style(dossier.code, bold=True)]
    return "\n".join(lines + [line for label, value in facts if value for line in field(say(label, lang), value)])
