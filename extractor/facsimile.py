"""A file and the number of a page go in; the picture of that page as people see it comes out, as PNG bytes."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import cast

from extractor.errors import UnknownFormat
from extractor.formats import detect
from extractor.limits import Limits

WIDTH = 1_000  # pixels across: a page of text is readable
_MOST = 4_000


def page_picture(path: Path, page: int, *, width: int = WIDTH, limits: Limits | None = None) -> bytes:
    """The picture of page `page` (from 1) of a PDF or an image, `width` pixels across (at most 4,000), as PNG.

    Raises a ReadError: UnknownFormat for formats without pages of their own, NoSuchPage, and what reading the file raises. Drawing
    hostile files costs and breaks as much as reading them, so it is done in the child process too.
    """
    limits = limits or Limits()
    kind = detect(path, limits=limits).name
    function = {"pdf": "draw_pdf", "image": "draw_image"}.get(kind)
    if function is None:
        raise UnknownFormat(name=path.name, known="PDF, PNG, JPEG, TIFF")
    worker = import_module("extractor.worker")
    return cast(bytes, worker.run("extractor.drawn", function, path, limits, page, min(width, _MOST)))
