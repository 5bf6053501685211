"""Word files that are but scans pasted in: the pictures are recognised, one page each."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from extractor import EmptyFile, Limits, ProgramMissing, ReadingWarning
from extractor.docx import read_docx
from extractor.glyphs import Glyph, Run
from extractor.pictures import Picture
from tests.extractor.making import make_docx, p

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class Recorded:
    """A recogniser that says how tall the picture is."""

    version = "bản ghi"

    def read(self, picture: Picture, *, block: bool = False) -> list[Run]:
        return [[Glyph(f"trang cao {picture.height}", 50, 40, 120, 52, 80.0)]]


def with_pictures(path: Path, *sizes: tuple[int, int], text: str = "", damaged: bool = False) -> Path:
    """A Word file that shows a picture of each size, listed last to first."""
    blips = "".join(
        f'<w:p><w:r><w:drawing><a:blip xmlns:a="{A}" r:embed="p{at}"/></w:drawing></w:r></w:p>'
        for at in range(len(sizes))
    )
    make_docx(path, blips + (p(text) if text else ""))
    with zipfile.ZipFile(path) as package:
        members = {name: package.read(name) for name in package.namelist()}
    listed = "".join(
        f'<Relationship Id="p{at}" Type="{OFFICE}/image" Target="media/{at}.png"/>'
        for at in reversed(range(len(sizes)))
    )
    rels = "word/_rels/document.xml.rels"
    members[rels] = members[rels].replace(b"</Relationships>", f"{listed}</Relationships>".encode())
    for at, size in enumerate(sizes):
        picture = Image.new("L", size, "white")
        picture.paste(0, (200, 200, 240, 240))
        out = io.BytesIO()
        picture.save(out, "PNG", dpi=(200, 200))
        members[f"word/media/{at}.png"] = out.getvalue()[: 60 if damaged else None]
    with zipfile.ZipFile(path, "w") as package:
        for name, data in members.items():
            package.writestr(name, data)
    return path


def test_each_picture_of_a_page_is_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.image.ocr_engine", Recorded)
    document = read_docx(with_pictures(tmp_path / "a.docx", (1654, 2339), (300, 200), (1654, 2000)), Limits())
    assert document.text == "trang cao 2339\ntrang cao 2000\n"
    assert [(page.number, round(page.height or 0)) for page in document.pages] == [(1, 842), (2, 720)]
    assert document.warnings == (ReadingWarning("recognised_text", "1, 2"),)
    assert document.pages[1].lines[0].box is not None


def test_a_line_of_text_stands_before_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.image.ocr_engine", Recorded)
    document = read_docx(with_pictures(tmp_path / "a.docx", (1654, 2339), text="Bản quét kèm theo"), Limits())
    assert document.text == "Bản quét kèm theo\ntrang cao 2339\n"
    assert document.page_at(document.text.index("trang")) == 2


def test_pictures_in_a_text_are_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.image.ocr_engine", Recorded)
    text = "Thực hiện kế hoạch cải cách hành chính của xã, Ủy ban nhân dân xã báo cáo kết quả như sau. " * 3
    assert read_docx(with_pictures(tmp_path / "a.docx", (1654, 2339), text=text), Limits()).text == text.strip()


def test_what_cannot_be_recognised_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.image.ocr_engine", lambda: None)
    with pytest.raises(ProgramMissing):
        read_docx(with_pictures(tmp_path / "a.docx", (1654, 2339)), Limits())
    document = read_docx(with_pictures(tmp_path / "d.docx", (1654, 2339), text="Bản quét"), Limits())
    assert (document.text, document.warnings) == ("Bản quét", (ReadingWarning("needs_ocr", "1"),))
    with pytest.raises(EmptyFile):
        read_docx(with_pictures(tmp_path / "b.docx", (1654, 2339), damaged=True), Limits())
    with pytest.raises(EmptyFile):
        read_docx(with_pictures(tmp_path / "c.docx", (300, 200)), Limits())
