"""A folder and a number go in; that many files as offices have them stand there: PDF, DOCX and text, all different, the same for the same seed.

They are copies of the shared test files with changes: numbers and dates in the texts and the Word files, a mark at the end of the PDFs.
"""

from __future__ import annotations

import random
import re
import shutil
import sys
import zipfile
from pathlib import Path

SHARED = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "testfiles"
_STEMS = ("son-la-kiem-tra-cchc-2024", "tieu-chi-par-index-2024", "vpub-kiem-tra-kstthc-2024")
_MIX = (".pdf", ".pdf", ".docx", ".docx", ".truth.txt")  # two to two to one
_NUMBER = re.compile(r"\d{1,4}(?=/(?:\d{4}/)?[A-ZĐ]{2,}-)")  # 12 of "12/KH-UBND"; in a Word file where one run holds it


def make(folder: Path, count: int, *, seed: int = 5) -> list[Path]:
    """The files, in the order of their names. Raises FileNotFoundError where the shared data is not there."""
    dice = random.Random(seed)
    made = []
    for at in range(count):
        stem, suffix = dice.choice(_STEMS), dice.choice(_MIX)
        target = folder / f"{at // 500:03}" / f"{at:05}-{stem[:8]}{'.txt' if suffix.endswith('.txt') else suffix}"
        target.parent.mkdir(parents=True, exist_ok=True)
        _change(SHARED / f"{stem}{suffix}", target, dice)
        made.append(target)
    return made


def _change(source: Path, target: Path, dice: random.Random) -> None:
    mark = f"{dice.randrange(1 << 60):x}"
    if target.suffix == ".txt":
        text = _renumbered(source.read_text(encoding="utf-8"), dice)
        target.write_text(f"{text}\n\nLưu: VT, {mark}.\n", encoding="utf-8")
    elif target.suffix == ".docx":
        with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                data = old.read(name)
                if name == "word/document.xml":
                    data = _renumbered(data.decode("utf-8"), dice).encode("utf-8")
                new.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
            new.comment = mark.encode("ascii")
    else:
        shutil.copyfile(source, target)
        with target.open("ab") as file:
            file.write(f"\n% {mark}\n".encode("ascii"))


def _renumbered(text: str, dice: random.Random) -> str:
    return _NUMBER.sub(lambda _: str(dice.randint(1, 3000)), text)


if __name__ == "__main__":
    if not SHARED.is_dir():
        sys.exit(2)
    print(len(make(Path(sys.argv[1]), int(sys.argv[2]))), "files")
