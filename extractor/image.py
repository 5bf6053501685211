"""A PNG, JPEG or TIFF goes in (a TIFF of several pages too); what is recognised on it comes out as a Document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from PIL import Image, ImageOps, ImageSequence

from extractor.builder import DocumentBuilder
from extractor.document import Document, ReadingWarning
from extractor.errors import DamagedFile, LimitExceeded, ProgramMissing, ReaderDied
from extractor.layout import arrange, write_page
from extractor.limits import Limits
from extractor.ocr import ocr_engine
from extractor.pictures import DPI, Picture
from extractor.scans import Scan, doubts_of, recognised, shown
from extractor.tools import TESSERACT, advice
from extractor.worker import page_done

# What Pillow raises: "broken PNG file" as a SyntaxError, "no size" as a TypeError.
DAMAGE = (OSError, SyntaxError, ValueError, TypeError, EOFError)
_A4_WIDTH, _A4_HEIGHT = 8.27, 11.69  # inches
_TRUSTED_DPI = (120.0, 1_300.0)  # cameras write 72 whatever they see


def read_image(path: Path, limits: Limits) -> Document:
    """The picture at `path`, each frame a page.

    Raises ProgramMissing without a recogniser, LimitExceeded, DamagedFile, EmptyFile.
    """
    builder = DocumentBuilder(path.name, "image", limits)
    try:
        write_pictures(builder, frames(path, path.name, limits), path.name, limits)
    except DAMAGE as error:
        raise DamagedFile(name=path.name, format=path.suffix.lstrip(".").upper(), detail=str(error)[:120]) from error
    return builder.build()


def write_pictures(builder: DocumentBuilder, pictures: Iterable[Picture], name: str, limits: Limits) -> None:
    """Write what is recognised on pictures, each a page of its own; `name` is the file's, for errors.

    Raises ProgramMissing without a recogniser, ReaderDied where it failed on all.
    """
    engine = ocr_engine()
    if engine is None:
        raise ProgramMissing(name=name, program=TESSERACT.name, advice=advice(TESSERACT))
    seen: list[int] = []
    doubts: list[ReadingWarning] = []
    failures: list[str] = []
    for size, scan in recognised(engine, ((_size(each), each) for each in pictures), limits.readings):
        builder.open_page(*size)
        number = builder.page_number
        if scan is None or scan.failure:
            failures.append(f"{number}: {scan.failure if scan else ''}")
            continue
        seen.append(number)
        doubts += doubts_of(scan, number, size)
        _write(builder, scan, number, size)
        page_done()
    if failures and not seen:
        raise ReaderDied(name=name, detail=failures[0])
    if seen:
        builder.warn("recognised_text", ", ".join(map(str, seen)))
    builder.doubt([*(ReadingWarning("ocr_failed", each) for each in failures), *doubts])


def frames(source: Path | BinaryIO, name: str, limits: Limits) -> Iterator[Picture]:
    """The pictures of an image file, of a TIFF several; `name` is for errors.

    Raises LimitExceeded before a picture is decoded, and DAMAGE.
    """
    Image.MAX_IMAGE_PIXELS = None  # our own limit is asked before any pixel is decoded
    with Image.open(source) as image:
        for number, frame in enumerate(ImageSequence.Iterator(image), 1):
            if frame.width * frame.height > limits.pixels:
                detail = f"pixel {frame.width * frame.height} > {limits.pixels}"
                raise LimitExceeded(name=name, detail=detail)
            if number > limits.pages:
                raise LimitExceeded(name=name, detail=f"số trang/pages > {limits.pages}")
            yield Picture.of(*_grey(frame))


def _size(picture: Picture) -> tuple[float, float]:
    """In points."""
    return picture.width * 72 / picture.dpi, picture.height * 72 / picture.dpi


def _write(builder: DocumentBuilder, scan: Scan, number: int, size: tuple[float, float]) -> None:
    items = arrange(scan.lines, scan.grids, *scan.upright(size))
    write_page(builder, items, lambda place: shown(scan, place, number, size))


def _grey(frame: Image.Image) -> tuple[Image.Image, float]:
    """The frame upright, in grey on white, at the resolution recognition works best at."""
    dpi = _dpi(frame)
    image = ImageOps.exif_transpose(frame)
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        image = image.convert("RGBA")
        white = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(white, image)
    grey = image.convert("L")
    if dpi > DPI * 1.3:
        scale = DPI / dpi
        size = (max(1, round(grey.width * scale)), max(1, round(grey.height * scale)))
        return grey.resize(size, Image.Resampling.LANCZOS), DPI
    return grey, dpi


def _dpi(frame: Image.Image) -> float:
    """Pixels an inch as the file says, or as they would be were the picture of an A4 page."""
    said = frame.info.get("dpi", (0, 0))[0]
    if _TRUSTED_DPI[0] <= float(said) <= _TRUSTED_DPI[1]:
        return float(said)
    across, down = sorted(frame.size)
    return max(72.0, min(across / _A4_WIDTH, down / _A4_HEIGHT))
