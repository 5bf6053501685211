"""How right documents in old fonts come out: our reading against the transcripts beside them.

    python bench/legacy_fonts.py [files ...]

Prints for each file the share of letters whose base is right and whose marks are too (diacritics), the share of
characters right, case apart, and the warnings. Transcripts of `legacy` write what the bytes say where a font of capitals
was set, so there case is left out of "characters"; in `testfiles` it counts.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from difflib import Match, SequenceMatcher
from pathlib import Path

from extractor import compose, extract, fold

_BEARING = frozenset("aeiouyd")
DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


def main(arguments: list[str]) -> int:
    """Measure the files named, or all there are."""
    files = [Path(each) for each in arguments] or [
        *sorted(path for path in (DATA / "legacy").glob("*") if path.suffix != ".txt"),
        *sorted((DATA / "testfiles").glob("*.tcvn3.*")),
    ]
    if not files or not files[0].exists():
        print("no files to measure")
        return 2
    for path in files:
        document = extract(path)
        ours, truth = _words(document.text), _words(_transcript(path).read_text(encoding="utf-8"))
        case = path.parent.name == "testfiles"
        diacritics, letters = _diacritics(_lower(ours), _lower(truth))
        characters = _characters(ours, truth) if case else _characters(_lower(ours), _lower(truth))
        codes = "; ".join(f"{each.code} {each.detail}".strip() for each in document.warnings)
        print(f"{path.name:48} diacritics {diacritics:.4f} of {letters:6}  characters {characters:.4f}  {codes}")
    return 0


def _transcript(path: Path) -> Path:
    beside = path.with_name(path.name + ".txt")
    return beside if beside.exists() else path.with_name(path.name.split(".")[0] + ".truth.txt")


def _words(text: str) -> list[str]:
    return compose(text).split()


def _lower(words: list[str]) -> list[str]:
    return [word.lower() for word in words]


def _aligned(ours: list[str], truth: list[str]) -> Iterator[tuple[str, str]]:
    """Stretches of both that stand opposite each other: matched without marks, so that a wrong mark is no gap."""
    blocks = SequenceMatcher(None, [_bare(word) for word in ours], [_bare(word) for word in truth], autojunk=False)
    for _, a, b, c, d in blocks.get_opcodes():
        yield "".join(ours[a:b]), "".join(truth[c:d])


def _diacritics(ours: list[str], truth: list[str]) -> tuple[float, int]:
    """Of the transcript's letters that may bear marks: the share that stands in ours with the same marks."""
    right = letters = 0
    for here, there in _aligned(ours, truth):
        for a, b, size in _blocks(_bare(here), _bare(there)):
            right += sum(here[a + at] == there[b + at] for at in range(size) if _bare(there[b + at]) in _BEARING)
        letters += sum(_bare(char) in _BEARING for char in there)
    return right / max(1, letters), letters


def _characters(ours: list[str], truth: list[str]) -> float:
    """Of the characters of the longer text but blanks, the share found in order in the other."""
    right = sum(size for here, there in _aligned(ours, truth) for _, _, size in _blocks(here, there))
    return right / max(1, sum(map(len, ours)), sum(map(len, truth)))


def _bare(text: str) -> str:
    return fold(text).lower()


def _blocks(here: str, there: str) -> list[Match]:
    if here == there:
        return [Match(0, 0, len(here))]
    return SequenceMatcher(None, here, there, autojunk=False).get_matching_blocks()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
