"""The commands on criteria: import a table after a person has seen it as a tree, list, show and check criteria files."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import click

from evidence import (
    BadCriteriaFile,
    criteria_at,
    criteria_files,
    criteria_named,
    import_criteria,
    keep_criteria,
    name_for,
)
from extractor import extract
from kiemchung.cli.criteria_shown import criteria_tree, criteria_value
from kiemchung.cli.face import Face, Option, alias
from kiemchung.cli.group import NOTHING_FOUND, main, print_json
from kiemchung.cli.options import PATH, common, corpus_option, folder_meant, lang_option
from kiemchung.cli.safe import plain
from kiemchung.cli.wording import say

_YES, _NO = ("c", "có", "co", "y", "yes"), ("k", "không", "khong", "n", "no")


@main.group("criteria", cls=Face, help="Bộ tiêu chí: nhập từ bảng của văn bản, liệt kê, xem, soát tệp viết tay.")
@corpus_option
@lang_option
@click.pass_context
def _group(ctx: click.Context, folder: Path | None) -> None:
    ctx.meta["kiemchung.corpus"] = folder or ctx.meta.get("kiemchung.corpus")


assert isinstance(_group, Face)  # noqa: S101 - what the decorator makes, said to the type checker
criteria_group: Face = _group


@alias(criteria_group, "nhap")
@criteria_group.command(
    "import", help="Đọc bảng tiêu chí hoặc bảng nhiệm vụ trong tệp, cho xem dạng cây, rồi lưu vào kho để kiểm chứng."
)
@click.argument("file", type=PATH, metavar="TỆP")
@click.option("--yes", is_flag=True, cls=Option, help="Lưu ngay, không hỏi lại.")
@click.option("--name", cls=Option, help="Tên của bộ tiêu chí; mặc định lấy theo tên tệp.")
@click.option("--table", type=click.IntRange(1, 1000), cls=Option, help="Chỉ đọc bảng thứ mấy trong tệp.")
@click.option("--year", type=click.IntRange(1990, 2100), cls=Option, help="Năm của các thời hạn không ghi năm.")
@corpus_option
@common
@click.pass_obj
def import_command(
    lang: str, file: Path, yes: bool, name: str | None, table: int | None, year: int | None,
    folder: Path | None, as_json: bool,
) -> int:  # fmt: skip
    imported = import_criteria(extract(file), table=table)
    criteria_set = replace(imported.criteria_set, year=year) if year else imported.criteria_set
    if as_json:
        print_json([criteria_value(each) for each in criteria_set.criteria])
    else:
        click.echo(criteria_tree(criteria_set, lang))
    for doubt in imported.doubts:
        click.echo(plain(doubt[lang == "en"]), err=True)
    if not (yes or _confirmed(lang)):
        return 0 if as_json else NOTHING_FOUND
    path, older = keep_criteria(folder_meant(folder), name_for(name or file.stem), criteria_set)
    told = say("Đã lưu bộ tiêu chí {name}: {path}", lang).format(name=path.stem, path=path)
    if older:
        told += say(" (bản trước ở {older})", lang).format(older=older.name)
    click.echo(plain(told), err=as_json)
    return 0


def _confirmed(lang: str) -> bool:
    """Whether the person at the terminal says the table was read right; where there is none, what to do is said."""
    if sys.stdin.isatty() and sys.stdout.isatty():
        question = say("Bảng đọc như trên đã đúng chưa, có lưu không? [c/k]", lang)
        return bool(
            click.prompt(question, prompt_suffix=" ", type=click.Choice([*_YES, *_NO]), show_choices=False, err=True)
            in _YES
        )
    click.echo(say("Chưa lưu. Xem lại cây trên; đúng rồi thì chạy lại với --yes.", lang), err=True)
    return False


@alias(criteria_group, "liet-ke")
@criteria_group.command("list", help="Liệt kê các bộ tiêu chí đã lưu trong kho.")
@corpus_option
@common
@click.pass_obj
def list_command(lang: str, folder: Path | None, as_json: bool) -> int:
    values: list[dict[str, object]] = []
    lines = []
    for name, path in criteria_files(folder_meant(folder)).items():
        try:
            kept = criteria_at(path)
        except BadCriteriaFile as error:
            values.append({"name": name, "title": None, "criteria": None, "fault": error.message(lang)})
            lines.append(f"{name}: {error.message(lang)}")
            continue
        count = len(kept.demands())
        values.append({"name": name, "title": kept.title, "criteria": count, "fault": None})
        lines.append(f"{name}: {kept.title} ({say('{count} tiêu chí', lang).format(count=count)})")
    if as_json:
        print_json(values)
    else:
        nothing = say("Kho chưa có bộ tiêu chí nào. Nhập bằng: kiemchung criteria import TỆP", lang)
        click.echo("\n".join(map(plain, lines)) or nothing)
    return 0


@alias(criteria_group, "xem")
@criteria_group.command("show", help="Xem một bộ tiêu chí dạng cây: tên đã lưu hoặc đường dẫn tệp.")
@click.argument("criteria", metavar="BỘ_TIÊU_CHÍ")
@corpus_option
@common
@click.pass_obj
def show_command(lang: str, criteria: str, folder: Path | None, as_json: bool) -> int:
    wanted = criteria_named(folder_meant(folder), criteria)
    if as_json:
        print_json([criteria_value(each) for each in wanted.criteria])
    else:
        click.echo(criteria_tree(wanted, lang))
    return 0


@alias(criteria_group, "soat-tep")
@criteria_group.command("check", help="Soát một tệp tiêu chí viết tay: nói hết các chỗ sai, mỗi chỗ ở dòng nào.")
@click.argument("file", type=PATH, metavar="TỆP")
@common
@click.pass_obj
def check_command(lang: str, file: Path, as_json: bool) -> int:
    try:
        count, faults = len(criteria_at(file).demands()), []
    except BadCriteriaFile as error:
        count, faults = 0, list(error.faults)
    if as_json:
        print_json([{"path": each.path, "line": each.line, "message": each.told(lang)} for each in faults])
    elif faults:
        click.echo("\n".join(plain(fault.message(lang)) for fault in faults))
    else:
        click.echo(say("Tệp đúng: {count} tiêu chí.", lang).format(count=count))
    return BadCriteriaFile.exit_code if faults else 0
