"""A Word file's package goes in; what stands on the pictures it shows is recognised, in the order of its text.

Scans are pasted into Word files to be sent: such a file has pictures of pages and hardly a word.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from itertools import chain

from extractor.builder import DocumentBuilder
from extractor.errors import ProgramMissing, ReaderDied
from extractor.image import DAMAGE, frames, write_pictures
from extractor.limits import Limits
from extractor.parts import main_part, relations, tree_of
from extractor.pictures import Picture

_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PICTURES = ["{http://schemas.openxmlformats.org/drawingml/2006/main}blip", "{urn:schemas-microsoft-com:vml}imagedata"]
_LEAST = 800  # pixels of a page's shorter side; less is a logo, a signature or a seal


def write_page_pictures(builder: DocumentBuilder, package: zipfile.ZipFile, name: str, limits: Limits) -> None:
    """Write what is recognised on the pictures that are large enough to be pages; `name` is the file's, for errors.

    Pictures in formats Pillow has not (EMF) and damaged ones are left out. Raises LimitExceeded, and what write_pictures
    raises where the file says nothing else.
    """
    found = _pictures(package, name, limits)
    first = next(found, None)
    if first is None:
        return
    try:
        write_pictures(builder, chain([first], found), name, limits)
    except (ProgramMissing, ReaderDied):
        if builder.is_blank:
            raise
        builder.warn("needs_ocr", str(builder.page_number))


def _pictures(package: zipfile.ZipFile, name: str, limits: Limits) -> Iterator[Picture]:
    part = main_part(package, otherwise="word/document.xml")
    targets = {each.id: each.target for each in relations(package, part) if each.kind == "image"}
    for each in tree_of(package, part).iter(_PICTURES):
        target = targets.get(each.get(_EMBED) or each.get(_ID) or "")
        if target is None:
            continue
        try:
            found = list(frames(io.BytesIO(package.read(target)), name, limits))
        except (*DAMAGE, zipfile.BadZipFile, zlib.error, NotImplementedError):
            continue
        yield from (picture for picture in found if min(picture.width, picture.height) >= _LEAST)
