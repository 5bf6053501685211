"""The picture of a page: as people see it, and an honest error where there is none."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from extractor import DamagedFile, NoSuchPage, UnknownFormat, page_picture


def _seen(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("L")


def _pdf(path: Path) -> Path:
    canvas = Canvas(str(path), pagesize=(600, 800))
    for _ in range(2):
        canvas.rect(0, 700, 100, 100, fill=1)  # the page's left top corner
        canvas.showPage()
    canvas.save()
    return path


def test_a_page_of_a_pdf_is_drawn_as_wide_as_asked(tmp_path: Path) -> None:
    image = _seen(page_picture(_pdf(tmp_path / "a.pdf"), 2, width=300))
    assert image.size == (300, 400)
    assert image.getpixel((10, 10)) < 60 < 200 < image.getpixel((290, 390))


def test_a_turned_page_is_upright(tmp_path: Path) -> None:
    pdf = pypdfium2.PdfDocument(_pdf(tmp_path / "a.pdf"))
    pdf[0].set_rotation(90)
    pdf.save(tmp_path / "b.pdf")
    image = _seen(page_picture(tmp_path / "b.pdf", 1, width=400))
    assert image.size == (400, 300)
    assert image.getpixel((390, 10)) < 60 < 200 < image.getpixel((10, 290))


def test_frames_of_an_image_are_pages(tmp_path: Path) -> None:
    frames = [Image.new("L", (100, 140), shade) for shade in (255, 0)]
    frames[0].save(tmp_path / "a.tiff", save_all=True, append_images=frames[1:])
    assert _seen(page_picture(tmp_path / "a.tiff", 2)).getpixel((50, 70)) < 10
    with pytest.raises(NoSuchPage, match="3"):
        page_picture(tmp_path / "a.tiff", 3)


def test_what_has_no_pages_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Số: 12/KH-UBND", encoding="utf-8")
    with pytest.raises(UnknownFormat):
        page_picture(tmp_path / "a.txt", 1)
    with pytest.raises(NoSuchPage):
        page_picture(_pdf(tmp_path / "a.pdf"), 0)
    damaged = tmp_path / "b.pdf"
    damaged.write_bytes(b"%PDF-1.7\nnothing follows")
    with pytest.raises(DamagedFile):
        page_picture(damaged, 1)


def test_grays_and_colours_are_seen_as_they_are(tmp_path: Path) -> None:
    shades = Image.new("RGB", (256, 40))
    shades.putdata([(light, light, light) for _ in range(40) for light in range(256)])
    shades.save(tmp_path / "a.png")
    drawn = _seen(page_picture(tmp_path / "a.png", 1))
    assert (drawn.getpixel((0, 20)), drawn.getpixel((255, 20))) == (0, 255)
    assert all(abs(drawn.getpixel((light, 20)) - light) <= 9 for light in range(256))
    stamped = Image.new("RGB", (100, 140), "white")
    stamped.paste((200, 20, 30), (0, 0, 50, 50))
    stamped.save(tmp_path / "b.png")
    red, green, blue = Image.open(io.BytesIO(page_picture(tmp_path / "b.png", 1))).convert("RGB").getpixel((20, 20))
    assert red > 180 and green < 60 and blue < 60
