"""Whatever the pages say in Vietnamese they can say in English, and templates hold no text of one language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

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
