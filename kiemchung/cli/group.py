"""The group all commands belong to, and what they share: its options, exit codes, an answer for machines."""

from __future__ import annotations

import json
from pathlib import Path

import click

from extractor import ReadError
from kiemchung.cli.commands import COMMANDS
from kiemchung.cli.face import Face, Option
from kiemchung.cli.options import corpus_option, lang_option
from kiemchung.cli.safe import plain_json
from kiemchung.version import VERSION

NOTHING_FOUND = 1
SOME_FAILED = ReadError.exit_code


@click.group(
    cls=Face,
    listed=COMMANDS,
    help="Đọc hồ sơ văn bản hành chính: mỗi tệp là văn bản gì, viện dẫn văn bản nào, bằng chứng ở trang nào.",
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
