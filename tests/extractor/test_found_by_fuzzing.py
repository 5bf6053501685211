"""What `tests/extractor/fuzz.py` found, as small as it gets: each file is read, and what is said of it is sound."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor import extract
from tests.extractor.making import Pdf, make_docx, p, page_lines
from tests.extractor.soundness import faults


@pytest.mark.parametrize(
    ("properties", "before"),
    [
        ('<w:numPr><w:ilvl w:val="--1"/><w:numId w:val="1"/></w:numPr>', ""),
        ("", '<w:r><w:sym w:font="Wingdings" w:char="zz"/></w:r>'),
        ("", '<w:r><w:sym w:font="Wingdings" w:char="110000"/></w:r>'),
        ("", '<w:r><w:sym w:font="Wingdings" w:char="D800"/></w:r>'),
    ],
)
def test_numbers_that_are_none_in_a_word_file(tmp_path: Path, properties: str, before: str) -> None:
    document = extract(make_docx(tmp_path / "a.docx", p("Thông báo", properties=properties, before=before)))
    assert "Thông báo" in document.text
    assert faults(document) == []


def test_letters_at_no_place_in_a_pdf(tmp_path: Path) -> None:
    nowhere = b"51 0 0 51 0 0 cm\n" * 80
    document = extract(Pdf().page(page_lines("Thông"), extra=nowhere).write(tmp_path / "a.pdf"))
    assert document.text == "Thông\n"
    assert faults(document) == []
