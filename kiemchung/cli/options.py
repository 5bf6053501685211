"""The options commands share, and the day as people type it."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

import corpus
from kiemchung import settings
from kiemchung.cli.face import Option

_F = TypeVar("_F", bound=Callable[..., Any])
PATH = click.Path(path_type=Path)

lang_option = click.option(
    "--lang",
    type=click.Choice(settings.LANGUAGES),
    expose_value=False,
    cls=Option,
    help="Ngôn ngữ: vi (tiếng Việt) hoặc en (tiếng Anh).",
)
_as_json = click.option("--json", "as_json", is_flag=True, cls=Option, help="In kết quả dạng JSON.")
_CORPUS_HELP = "Thư mục của kho; mặc định là KIEMCHUNG_CORPUS, rồi đến thư mục dữ liệu của người dùng."
corpus_option = click.option("--corpus", "folder", type=PATH, cls=Option, help=_CORPUS_HELP)


def common(command: _F) -> _F:
    """The flags every command has: --json and --lang."""
    return _as_json(lang_option(command))


def open_corpus(folder: Path | None) -> corpus.Corpus:
    """The corpus meant by the command's own --corpus, the group's, the environment or the default."""
    return corpus.Corpus.open(folder_meant(folder))


def folder_meant(folder: Path | None) -> Path:
    """The folder of that corpus, which may not be there yet."""
    return settings.corpus_folder(folder or click.get_current_context().meta.get("kiemchung.corpus"))


class Day(click.ParamType):  # type: ignore[type-arg]
    """A day: 2024-01-20, 20/01/2024, or a year alone for its first day (its last as the end of a span)."""

    name = "ngày"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        if re.fullmatch(r"[12][0-9]{3}", value):
            ends = param is not None and param.name == "until"
            return date(int(value), 12, 31) if ends else date(int(value), 1, 1)
        for form in ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"):
            with suppress(ValueError):
                return datetime.strptime(value, form).date()  # noqa: DTZ007 - a calendar day has no time zone
        raise click.BadParameter(str(value), ctx, param)
