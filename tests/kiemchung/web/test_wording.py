"""Whatever the pages say in Vietnamese they can say in English, and templates hold no text of one language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click
import pytest

from kiemchung.cli import english, main
from kiemchung.cli.english import ENGLISH

WEB = Path(__file__).resolve().parents[3] / "kiemchung" / "web"
VIETNAMESE = re.compile("[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]", re.IGNORECASE)
TEMPLATES = sorted(WEB.glob("templates/*.html"))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_every_text_of_a_template_has_its_english(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    code = " ".join(re.findall(r"{[{%](.*?)[%}]}", text, re.DOTALL))
    strings = [first or second for first, second in re.findall(r"\"([^\"]*)\"|'([^']*)'", code)]
    missing = sorted(
        {each for each in strings if VIETNAMESE.search(each) and each not in ENGLISH and each != "Tiếng Việt"}
    )
    assert not missing, f"{template.name}: {missing}"
    outside = re.sub(r"{[{%#].*?[%#}]}", "", text, flags=re.DOTALL)
    assert not VIETNAMESE.search(outside), f"{template.name} says something in Vietnamese only"


def test_no_text_has_its_english_in_two_places() -> None:
    themes = [
        each
        for path in Path(english.__file__).parent.glob("[a-z]*.py")
        for each in import_module(f"{english.__name__}.{path.stem}").ENGLISH
    ]
    assert [each for each, count in Counter(themes).items() if count > 1] == []


def _commands(group: click.Group) -> Iterator[click.Command]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield command
        if isinstance(command, click.Group):
            yield from _commands(command)


def test_what_stands_for_a_value_has_its_english() -> None:
    shown = {each.metavar for command in _commands(main) for each in command.params if each.metavar}
    assert {each for each in shown if VIETNAMESE.search(each)} <= set(ENGLISH)
