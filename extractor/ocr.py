"""The grey picture of a page goes in; the words recognised on it, line by line with their boxes, come out."""

from __future__ import annotations

import csv
import io
from functools import cache
from typing import Protocol

from extractor import tools
from extractor.glyphs import Glyph, Run
from extractor.pictures import Picture

_SECONDS = 80.0  # less than a reader may take for a page, so that it is Tesseract that is named
_COLUMNS = frozenset(["level", "block_num", "par_num", "line_num", "left", "top", "width", "height", "conf", "text"])
_WORD_LEVEL = "5"
_BLOCK = "6"  # Tesseract's mode for one uniform block of text: it does not look for columns


class OcrFailed(Exception):
    """The recogniser ran and gave nothing usable."""


class OcrEngine(Protocol):
    """What reads pictures of pages."""

    @property
    def version(self) -> str:
        """What it is and how it is set: another version may read the same picture differently."""

    def read(self, picture: Picture, *, block: bool = False) -> list[Run]:
        """The lines of the picture, each a run of words and blanks, boxes in points; OcrFailed when it cannot.

        `block` says that lines run across the whole picture, as in a table whose rulings were painted over.
        """


class Tesseract:
    """The tesseract program with its Vietnamese data; one thread, for several would fight over the same cores."""

    @property
    def version(self) -> str:
        """See OcrEngine."""
        return _version()

    def read(self, picture: Picture, *, block: bool = False) -> list[Run]:
        """See OcrEngine."""
        path = tools.find(tools.TESSERACT)
        if path is None:
            raise OcrFailed("tesseract")
        header = b"P5\n%d %d\n255\n" % (picture.width, picture.height)
        mode = ["--psm", _BLOCK] if block else []
        command = [str(path), "-", "-", "-l", "vie", "--dpi", f"{picture.dpi:.0f}", *mode, "tsv"]
        environment = {"OMP_THREAD_LIMIT": "1"}
        try:
            finished = tools.run(command, seconds=_SECONDS, send=header + picture.pixels, environment=environment)
        except (OSError, tools.Overdue) as error:
            raise OcrFailed(str(error)) from error
        if finished.code != 0:
            said = finished.errors.strip().splitlines()
            raise OcrFailed(f"tesseract: {said[0][:120] if said else f'exit {finished.code}'}")
        return lines_of(finished.output.decode("utf-8", "replace"), 72 / picture.dpi)


def ocr_engine() -> OcrEngine | None:
    """The recogniser there is on this machine, None without one."""
    return Tesseract() if tools.find(tools.TESSERACT) else None


@cache
def _version() -> str:
    return f"tesseract {tools.probe(tools.TESSERACT).version} vie"


def lines_of(table: str, scale: float) -> list[Run]:
    """The lines of Tesseract's TSV output, words as they are, with boxes in points (`scale` points a pixel) and confidence.

    Raises OcrFailed for what is no such table.
    """
    rows = csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
    if not set(rows.fieldnames or ()) >= _COLUMNS:
        raise OcrFailed("tesseract: TSV?")
    lines: dict[tuple[str, ...], Run] = {}
    try:
        for row in rows:
            if row["level"] != _WORD_LEVEL or not (row["text"] or "").strip():
                continue
            x0, top = int(row["left"]) * scale, int(row["top"]) * scale
            x1, bottom = x0 + int(row["width"]) * scale, top + int(row["height"]) * scale
            run = lines.setdefault((row["block_num"], row["par_num"], row["line_num"]), [])
            if run:
                run.append(Glyph(" ", run[-1].x1, top, x0, bottom))
            run.append(Glyph(row["text"], x0, top, x1, bottom, float(row["conf"])))
    except (TypeError, ValueError, csv.Error) as error:
        raise OcrFailed(f"tesseract: TSV? {error}") from error
    return list(lines.values())
