"""Commands are loaded when they are called: the table that names them says the truth, and a look-up loads little else."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import click
import pytest
from click.shell_completion import ShellComplete

from kiemchung.cli import main
from kiemchung.cli.commands import COMMANDS, Listed

CLI = Path(__file__).resolve().parents[2] / "kiemchung" / "cli"


@pytest.mark.parametrize("listed", COMMANDS, ids=lambda listed: listed.name)
def test_a_command_is_where_the_table_says(listed: Listed) -> None:
    command = main.get_command(click.Context(main), listed.name)
    assert command is not None
    assert command.callback is not None
    assert command.callback.__module__ == listed.module
    assert main.get_command(click.Context(main), listed.alias) is command


def test_every_command_is_in_the_table() -> None:
    for path in CLI.glob("[a-z]*.py"):
        import_module(f"kiemchung.cli.{path.stem}")
    assert set(main.commands) == {listed.name for listed in COMMANDS}
    assert len({word for listed in COMMANDS for word in (listed.name, listed.alias)}) == 2 * len(COMMANDS)


def test_shells_complete_commands_that_are_not_loaded() -> None:
    offered = ShellComplete(main, {}, "kiemchung", "_KIEMCHUNG_COMPLETE").get_completions([], "ver")
    assert [(item.value, bool(item.help)) for item in offered] == [("verify", True), ("verify-store", True)]
