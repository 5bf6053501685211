"""edit, confirm, history: what persons say of documents that are held, and who said it when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from corpus import FIELDS, Action, Entry, Record, confirm, edit, entries_of, field_named, record_meant, undo
from extractor import fold
from kiemchung import settings
from kiemchung.cli.face import Option
from kiemchung.cli.group import NOTHING_FOUND, main, print_json
from kiemchung.cli.held import record_facts
from kiemchung.cli.options import common, corpus_option, open_corpus
from kiemchung.cli.safe import for_people
from kiemchung.cli.show import vietnamese_date
from kiemchung.cli.wording import say

_F = TypeVar("_F", bound=Callable[..., Any])
_DONE = {
    Action.EDIT: "{by} ghi {field}: {value}",
    Action.CONFIRM: "{by} xác nhận {field}: {value}",
    Action.UNDO: "{by} hoàn lại {field}: {value}",
}
# `--Số` is `--so`: names of fields are taken with diacritics too
_UNACCENTED = {"token_normalize_func": fold}
_WANTED = click.argument("wanted", metavar="SỐ_HOẶC_TÊN_TỆP")
by_option = click.option("--by", metavar="TÊN", cls=Option, help="Người ghi; mặc định là tên người dùng của máy.")


def _fields(command: _F) -> _F:
    """An option for each field, under its English and its Vietnamese name."""
    for field in reversed(FIELDS):
        names = (f"--{field.key}", f"--{field.names[0].replace(' ', '-')}")
        command = click.option(
            *names, field.key.replace("-", "_"), metavar="GIÁ_TRỊ", cls=Option, help=field.label + "."
        )(command)
    return command


@main.command(
    "edit",
    context_settings=_UNACCENTED,
    help="Ghi giá trị đúng cho các trường của một văn bản; giá trị máy đọc vẫn được giữ bên cạnh, ghi rõ ai sửa, lúc nào."
    " Giá trị rỗng nghĩa là văn bản không có thông tin đó.",
)
@_WANTED
@_fields
@click.option("--undo", "undone", multiple=True, metavar="TRƯỜNG", cls=Option, help="Hoàn lại lần ghi gần nhất của trường này; dùng được nhiều lần.")  # fmt: skip
@by_option
@corpus_option
@common
@click.pass_obj
def edit_command(
    lang: str, /, wanted: str, undone: tuple[str, ...], by: str | None, folder: Path | None, as_json: bool,
    **typed: str | None,
) -> int:  # fmt: skip
    values = {name.replace("_", "-"): value for name, value in typed.items() if value is not None}
    if bool(values) == bool(undone):
        raise click.UsageError(say("hãy ghi ít nhất một trường, hoặc hoàn lại bằng --undo", lang))
    corpus = open_corpus(folder)
    database, record, person = corpus.catalogue.database, record_meant(corpus.catalogue, wanted), who(by)
    entries = undo(database, record, undone, by=person) if undone else edit(database, record, values, by=person)
    after = corpus.catalogue.record(record.id)
    corpus.close()
    return _answer(after or record, entries, lang, as_json=as_json)


@main.command(
    "confirm",
    help="Xác nhận máy đọc đúng các trường này của một văn bản; từ đó không còn bị coi là nghi vấn.",
)
@_WANTED
@click.argument("names", nargs=-1, metavar="[TRƯỜNG]...")
@click.option("--all", "everything", is_flag=True, cls=Option, help="Xác nhận mọi thông tin máy đọc được.")
@by_option
@corpus_option
@common
@click.pass_obj
def confirm_command(
    lang: str, wanted: str, names: tuple[str, ...], everything: bool, by: str | None, folder: Path | None, as_json: bool
) -> int:
    if bool(names) == everything:
        raise click.UsageError(say("hãy kể các trường cần xác nhận, hoặc dùng --all", lang))
    corpus = open_corpus(folder)
    record = record_meant(corpus.catalogue, wanted)
    fields = _known(record) if everything else names
    entries = confirm(corpus.catalogue.database, record, fields, by=who(by))
    after = corpus.catalogue.record(record.id)
    corpus.close()
    return _answer(after or record, entries, lang, as_json=as_json)


@main.command("history", help="Ai đã ghi, xác nhận, hoàn lại những gì ở một văn bản, lúc nào.")
@_WANTED
@corpus_option
@common
@click.pass_obj
def history_command(lang: str, wanted: str, folder: Path | None, as_json: bool) -> int:
    corpus = open_corpus(folder)
    record = record_meant(corpus.catalogue, wanted)
    entries = entries_of(corpus.catalogue.database, record.id)
    corpus.close()
    if as_json:
        print_json([_value(entry) for entry in entries])
    else:
        click.echo(_history_text(record, entries, lang))
    return 0 if entries else NOTHING_FOUND


def who(by: str | None) -> str:
    """The person who speaks. Raises UsageError where neither --by nor the system says it."""
    name = " ".join((by if by is not None else settings.user_name()).split())
    if not name:
        raise click.UsageError(say("chưa rõ ai ghi; hãy thêm --by TÊN", click.get_current_context().obj))
    return name


def _known(record: Record) -> list[str]:
    """The fields of the facts a record has."""
    identity = record.identity
    has = {field.key: field.fact and getattr(identity, field.fact) for field in FIELDS}
    signer = identity.signer
    has |= {"signer-title": signer and signer.title, "signer-authority": signer and signer.authority}
    return [key for key, value in has.items() if value]


def _answer(record: Record, entries: Sequence[Entry], lang: str, *, as_json: bool) -> int:
    if as_json:
        print_json({"id": record.id, "document": record.name, "entries": [_value(entry) for entry in entries]})
    else:
        click.echo(_edited_text(record, lang))
    return 0


def _value(entry: Entry) -> dict[str, Any]:
    names = ("id", "field", "value", "machine", "undoes", "by", "at")
    return {"action": entry.action.value, **{name: getattr(entry, name) for name in names}}


@for_people
def _edited_text(record: Record, lang: str) -> str:
    """The record's facts as they stand now."""
    lines = [f"{record.title} ({record.name})"]
    return "\n".join(lines + [f"  {label}: {value}" for label, value in record_facts(record, lang)])


@for_people
def _history_text(record: Record, entries: Sequence[Entry], lang: str) -> str:
    if not entries:
        return say("{name}: chưa ai ghi hay xác nhận gì.", lang).format(name=record.name)
    lines = [f"{record.title} ({record.name})"]
    for entry in entries:
        label = say(field_named(entry.field).label, lang)
        value = vietnamese_date(entry.value) if entry.field == "date" else entry.value
        said = say(_DONE[entry.action], lang).format(by=entry.by, field=label, value=value or say("(để trống)", lang))
        lines.append(f"  {entry.id}. {_time(entry.at)}  {said}")
    return "\n".join(lines)


def _time(at: str) -> str:
    """`05/01/2026 09:30 UTC`."""
    day, clock = at.split("T")
    return f"{vietnamese_date(day)} {clock[:5]} UTC"
