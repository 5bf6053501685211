"""A file and a page number go in; the page drawn comes out as PNG. Runs in the child process."""

from __future__ import annotations

import io
import zlib
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image, ImageOps

from extractor.errors import DamagedFile, EncryptedFile, NoSuchPage
from extractor.limits import Limits

_COLOURS, _GRAYS = 64, 16  # of the palette a page is stored in: a third of the bytes, and no letter looks different


def draw_pdf(path: Path, limits: Limits, page: int, width: int) -> bytes:
    """The page of a PDF with its form fields and stamps, upright."""
    try:
        pdf = pdfium.PdfDocument(path)
        if pdf.get_formtype() != pdfium_c.FORMTYPE_NONE:
            pdf.init_forms()
        if not 1 <= page <= len(pdf):
            raise NoSuchPage(name=path.name, page=page, pages=len(pdf))
        across, down = pdf[page - 1].get_size()
        scale = width / max(across, 1.0)
        scale = min(scale, (limits.pixels / max(across * down, 1.0)) ** 0.5)
        return _png(pdf[page - 1].render(scale=scale, may_draw_forms=True).to_pil())
    except pdfium.PdfiumError as error:
        if error.err_code == pdfium_c.FPDF_ERR_PASSWORD:
            raise EncryptedFile(name=path.name) from error
        raise DamagedFile(name=path.name, format="PDF", detail=str(error)) from error


def draw_image(path: Path, limits: Limits, page: int, width: int) -> bytes:
    """The frame of an image, upright."""
    Image.MAX_IMAGE_PIXELS = limits.pixels // 2  # Pillow refuses at twice this
    try:
        with Image.open(path) as image:
            frames = getattr(image, "n_frames", 1)
            if not 1 <= page <= frames:
                raise NoSuchPage(name=path.name, page=page, pages=frames)
            image.seek(page - 1)
            upright = ImageOps.exif_transpose(image).convert("RGB")
            height = max(1, round(upright.height * width / upright.width))
            return _png(upright.resize((width, height), Image.Resampling.LANCZOS) if upright.width > width else upright)
    except (OSError, SyntaxError, ValueError, TypeError, EOFError, Image.DecompressionBombError) as error:
        raise DamagedFile(name=path.name, format=path.suffix.lstrip(".").upper(), detail=str(error)[:120]) from error


def _png(image: Image.Image) -> bytes:
    """In a palette, which has to be looked for only where there are colours.

    Runs of one colour are all that compresses well in such pages: looking for more takes twice as long on a scan and gives more bytes.
    """
    image = image.convert("RGB")
    red, green, blue = image.split()
    if red.tobytes() == green.tobytes() == blue.tobytes():
        step = 255 / (_GRAYS - 1)
        image = red.point([round(light / step) for light in range(256)])
        image.putpalette([round(step * shade) for shade in range(_GRAYS) for _ in "RGB"])
    else:
        image = image.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE)
    stream = io.BytesIO()
    image.save(stream, "PNG", compress_type=zlib.Z_RLE)
    return stream.getvalue()
