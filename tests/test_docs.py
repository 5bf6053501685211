"""What the documents promise is there, and what is there is documented, in both languages."""

from __future__ import annotations

import ast
import re
import shlex
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from string import Formatter
from typing import NamedTuple

import click
import pytest
from click.testing import CliRunner

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("corpus", "evidence", "extractor", "index", "kiemchung", "patterns")
READMES = ("README.md", "README.vi.md")
VIETNAMESE = re.compile("[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]", re.IGNORECASE)
END_OF_COMMAND = re.compile(r"[|<>;&]+|[()]")

# ---- READMEs and their commands --------------------------------------------------------------------------------------


def _read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _blocks(text: str) -> list[str]:
    """The contents of the fenced code blocks of a Markdown text."""
    return [found[2] for found in re.finditer(r"^(```+)[^\n]*\n(.*?)^\1\s*$", text, re.MULTILINE | re.DOTALL)]


def _code(text: str) -> str:
    """All that a Markdown text shows as code, in blocks and in lines."""
    without_blocks = re.sub(r"^(```+).*?^\1\s*$", "", text, flags=re.MULTILINE | re.DOTALL)
    return "\n".join(_blocks(text) + re.findall(r"`([^`\n]+)`", without_blocks))


def _commands_shown(text: str) -> list[list[str]]:
    """The words after `kiemchung` of each command line in the code blocks."""
    shown = []
    for line in "\n".join(_blocks(text)).replace("\\\n", " ").splitlines():
        found = re.match(r"\s*(?:\$ |> )?kiemchung(?:\s+(.*))?$", line)
        if found:
            lexer = shlex.shlex(found[1] or "", posix=True, punctuation_chars=True)
            lexer.whitespace_split = True
            words = list(lexer)
            ends = [place for place, word in enumerate(words) if END_OF_COMMAND.fullmatch(word)]
            shown.append(words[: min(ends, default=len(words))])
    return shown


def _main() -> click.Group:
    main = import_module("kiemchung.cli").main
    assert isinstance(main, click.Group)
    return main


def _names(group: click.Group) -> set[str]:
    """The names a group answers to: its commands, and its aliases where it keeps them in `aliases`."""
    return {*group.list_commands(click.Context(group)), *group.commands, *getattr(group, "aliases", ())}


def _walk(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command and alias, with the words that lead to it."""
    for name in sorted(_names(group)):
        command = group.get_command(click.Context(group), name)
        assert command is not None, f"kiemchung {' '.join((*path, name))}: listed and not there"
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from _walk(command, (*path, name))


def _option(command: click.Command, word: str) -> click.Option | None:
    options = [param for param in command.get_params(click.Context(command)) if isinstance(param, click.Option)]
    return next((option for option in options if word in (*option.opts, *option.secondary_opts)), None)


def _fault(command: click.Command, words: list[str]) -> str | None:
    """What is wrong with giving `words` to `command`, or None; values are not looked at, files need not exist."""
    rest = list(words)
    values = 0
    while rest:
        word = rest.pop(0)
        if word == "--":
            values += len(rest)
            break
        if word.startswith("-") and word != "-":
            name, _, value = word.partition("=") if word.startswith("--") else (word[:2], "", word[2:])
            option = _option(command, name)
            if option is None:
                return f"{command.name} has no option {name}"
            if not (value or option.is_flag or option.count):
                del rest[: option.nargs]
        elif isinstance(command, click.Group):
            inner = command.get_command(click.Context(command), word)
            return f"{command.name} has no command {word}" if inner is None else _fault(inner, rest)
        else:
            values += 1
    places = [param.nargs for param in command.params if isinstance(param, click.Argument)]
    if -1 not in places and values > sum(places):
        return f"{command.name} takes {sum(places)} values, not {values}"
    return None


@pytest.mark.parametrize("readme", READMES)
@pytest.mark.parametrize("target", ["make demo", "make test"])
def test_the_readmes_name_the_two_commands(readme: str, target: str) -> None:
    assert re.search(rf"(?<!\w){target}(?!\w)", _code(_read(readme)))


@pytest.mark.parametrize("readme", [*READMES, "CONTRIBUTING.md"])
def test_the_make_targets_named_are_there(readme: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", _read("Makefile"), re.MULTILINE))
    named = set(re.findall(r"^\s*(?:\$ )?make ([a-z]+)", _code(_read(readme)), re.MULTILINE))
    assert named <= targets


@pytest.mark.parametrize("readme", READMES)
def test_every_command_and_alias_is_documented(readme: str) -> None:
    code = _code(_read(readme))
    names = {path[-1] for path, _ in _walk(_main())}
    missing = sorted(name for name in names if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", code))
    assert not missing, f"{readme} does not mention {missing}"


@pytest.mark.parametrize("readme", READMES)
def test_the_table_of_commands_has_each_once(readme: str) -> None:
    rows = re.findall(r"^\| `([a-z-]+)[^|]*\| `[a-z-]+[^|]*` \|", _read(readme), re.MULTILINE)
    assert {name for name, times in Counter(rows).items() if times > 1} <= {
        "criteria"
    }  # a row for each of its commands
    assert set(rows) >= set(_main().list_commands(click.Context(_main())))


@pytest.mark.parametrize("readme", READMES)
def test_every_command_shown_would_be_understood(readme: str) -> None:
    shown = _commands_shown(_read(readme))
    assert shown, f"{readme} shows no command in a code block"
    faults = [f"kiemchung {' '.join(words)}: {fault}" for words in shown if (fault := _fault(_main(), words))]
    assert not faults, f"{readme}:\n" + "\n".join(faults)


# ---- Help in both languages ------------------------------------------------------------------------------------------


def _says(text: str, language: str) -> bool:
    """Whether a help page has a sentence in the language, its usage line and options left out."""
    lines = [line.strip() for line in text.splitlines()]
    prose = [line for line in lines if not line.startswith("-") and not re.match(r"[\w ]+: kiemchung|\w+:$", line)]
    if language == "vi":
        return any(VIETNAMESE.search(line) for line in prose)
    return any(len(re.findall("[A-Za-z]{2,}", line)) >= 3 and not VIETNAMESE.search(line) for line in prose)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_command_has_help_in(language: str) -> None:
    main = _main()
    silent = []
    for path, _ in [((), main), *_walk(main)]:
        # The language is asked for as a user does; a help page that shows both at once is as good.
        page = CliRunner(env={"KIEMCHUNG_LANG": language}).invoke(main, [*path, "--help"], prog_name="kiemchung")
        assert page.exit_code == 0, page.output
        if not _says(page.output, language):
            silent.append(" ".join(("kiemchung", *path)))
    assert not silent, f"no help in {language}: {silent}"


def test_every_option_has_help() -> None:
    commands = [((), _main()), *_walk(_main())]
    options = [
        (path, param) for path, command in commands for param in command.params if isinstance(param, click.Option)
    ]
    silent = [f"{' '.join(path)} {option.opts[0]}" for path, option in options if not option.hidden and not option.help]
    assert not silent, f"options without help: {silent}"


# ---- Errors in both languages ----------------------------------------------------------------------------------------


class ErrorTexts(NamedTuple):
    """One of our error classes as written: where, and the messages it states itself."""

    place: str
    name: str
    texts: dict[str, str]


def _errors() -> list[ErrorTexts]:
    """KiemchungError and all that comes from it, read off the source, so that nothing heavy is loaded."""
    files = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]
    trees = {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in files}
    classes = [
        (file, node) for file, tree in trees.items() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)
    ]
    family = {"KiemchungError"}
    while True:
        found = {node.name for _, node in classes if family & {ast.unparse(base).split(".")[-1] for base in node.bases}}
        if found <= family:
            break
        family |= found
    return [
        ErrorTexts(f"{file}:{node.lineno}", node.name, _texts(node)) for file, node in classes if node.name in family
    ]


def _texts(node: ast.ClassDef) -> dict[str, str]:
    """The literal `vi` and `en` in the body of a class."""
    texts = {}
    for line in node.body:
        target = line.targets[0] if isinstance(line, ast.Assign) else getattr(line, "target", None)
        if isinstance(target, ast.Name) and target.id in ("vi", "en"):
            texts[target.id] = ast.literal_eval(line.value)  # type: ignore[attr-defined]
    return texts


def _facts(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("error", _errors(), ids=lambda error: error.name)
def test_every_error_speaks_both_languages_of_the_same_facts(error: ErrorTexts) -> None:
    assert set(error.texts) == {"vi", "en"}, f"{error.place}: {error.name} must state both vi and en"
    vi, en = error.texts["vi"], error.texts["en"]
    assert VIETNAMESE.search(vi), f"{error.place}: {error.name}.vi is not in Vietnamese"
    assert not VIETNAMESE.search(en), f"{error.place}: {error.name}.en is not in English"
    assert _facts(vi) == _facts(en), f"{error.place}: {error.name} names different facts"
    assert all(name.isidentifier() for name in _facts(vi)), f"{error.place}: facts are given by keyword"


# ---- The plan of the house -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("room", ROOMS)
def test_the_architecture_has_a_heading_for(room: str) -> None:
    assert re.search(rf"^#+ .*(?<!\w){room}(?!\w)", _read("ARCHITECTURE.md"), re.MULTILINE)
