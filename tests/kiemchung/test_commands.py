"""Commands are loaded when they are called: the table that names them says the truth, and a look-up loads little else."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import click
import pytest
from click.shell_completion import ShellComplete

from kiemchung.cli import main
from kiemchung.cli.commands import COMMANDS, Listed

ROOT = Path(__file__).resolve().parents[2]
CLI = ROOT / "kiemchung" / "cli"

# What a look-up of a number may load, by room: what it costs is what stands here. Another module needs a reason.
LOADED_BY_LOOK_UP = {
    "corpus": "asked bodies catalogue changes choices copies copying database definitions fields geometry grouping indexing ingest "
    "lock lookup migrations paragraphs periods pieces record removal resolution rows shortforms stated whereabouts",
    "extractor": "document errors syllables vietnamese",
    "index": "",
    "kiemchung": "cli settings version",
    "kiemchung.cli": "answers asking commands face group options safe saying shape_lookup show stopping wording",
    "patterns": "citation dates grammar identity ministries numbers provinces referents repair rules sentences terms types view "
    "vocabulary",
}
FOREIGN_LOADED_BY_LOOK_UP = {"click", "colorama", "lazy_loader", "regex"}
ROOMS = {"corpus", "evidence", "extractor", "index", "kiemchung", "patterns"}

_CALLED = """
import json, sys
before = set(sys.modules)
from kiemchung.cli import main
try:
    main()
finally:
    sys.stderr.write(json.dumps(sorted(set(sys.modules) - before)))
"""

# Ctrl-C is pressed at the moment a module is looked for.
_STOPPED = """
import runpy, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
wanted = sys.argv.pop(1)

class Pressing:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name == wanted:
            signal.raise_signal(signal.SIGINT)

sys.meta_path.insert(0, Pressing)
runpy.run_module("kiemchung", run_name="__main__")
"""


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


def _fresh(code: str, *words: str) -> subprocess.CompletedProcess[str]:
    """A call in a new process."""
    command = [sys.executable, "-c", code, *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)


def test_a_look_up_loads_what_it_needs(kho: Path) -> None:
    done = _fresh(_CALLED, "--corpus", str(kho), "lookup", "12/KH-UBND")
    assert done.returncode == 0
    assert "12/KH-UBND" in done.stdout
    loaded = set(json.loads(done.stderr))
    ours = {name for name in loaded if name.split(".")[0] in ROOMS}
    named = {f"{room}.{name}" for room, names in LOADED_BY_LOOK_UP.items() for name in names.split()}
    assert ours == named | set(LOADED_BY_LOOK_UP)
    foreign = {name.split(".")[0] for name in loaded} - ROOMS - sys.stdlib_module_names
    assert foreign <= FOREIGN_LOADED_BY_LOOK_UP


@pytest.mark.parametrize("module", ["click", "kiemchung.cli.group", "kiemchung.cli.asking", "corpus.lookup"])
def test_who_stops_a_call_while_it_is_loaded_sees_one_line(kho: Path, module: str) -> None:
    done = _fresh(_STOPPED, module, "--corpus", str(kho), "lookup", "12/KH-UBND")
    assert done.returncode == 130
    assert done.stdout == ""
    (line,) = done.stderr.strip().splitlines()  # click first ends the line on which the terminal shows ^C
    assert line.startswith("Đã dừng. ")
