"""Writes the files of the demo dossier from their contents: `python -m kiemchung.demo.build`.

It is run from a checkout, where the contents are, and needs LibreOffice; the product only copies what it made.
"""

from __future__ import annotations

from pathlib import Path

from kiemchung.demo.paper import read_papers
from kiemchung.demo.press import as_workbook, press

DOSSIER = Path(__file__).with_name("dossier")


def build(folder: Path = DOSSIER) -> list[Path]:
    """Write every file of the dossier into `folder`, and remove files there that are no longer part of it."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for paper in read_papers():
        written.append(folder / paper.file)
        written[-1].write_bytes(press(paper))
        if paper.sheet:
            written.append(folder / paper.sheet)
            written[-1].write_bytes(as_workbook(paper))
    for stale in set(folder.iterdir()) - set(written):
        stale.unlink()
    return written


if __name__ == "__main__":
    build()
