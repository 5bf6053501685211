"""Measures reading of numbers and citations: speed, cost by length, start, hostile texts, and the ratio to eyecite.

python bench/grammar.py [--rounds N] [--only SECTION ...]
"""

from __future__ import annotations

import argparse
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec

from legal_texts import ROOT, SHARED, legal_texts

from extractor import Document, compose
from patterns import find_citations, identify

_BIG, _SMALL = 2_000_000, 50_000  # bytes of UTF-8
_LENGTH_BOUND = 1.3
_START_BOUND = 0.15  # seconds
_HOSTILE_SIZE = 1_000_000  # characters
_HOSTILE_BOUND = 2.0  # seconds
_EYECITE_BOUND = 30.0
_EYECITE_SIZE = 400_000  # bytes; at 0.06 MB/s that is seven seconds a round
_EYECITE_PIECE = 40_000


def _cpu(work: Callable[[], object]) -> float:
    """CPU seconds of this process over one call."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def _document(text: str, name: str = "text") -> Document:
    return Document(name, "text", text, ())


def _megabytes(documents: Sequence[Document]) -> float:
    return sum(len(document.text.encode()) for document in documents) / 1e6


def _verdict(kept: bool, bound: str) -> str:
    return f"bound {bound}: {'kept' if kept else 'BROKEN'}"


def pieces(text: str, size: int) -> list[str]:
    """`text` cut at ends of lines into pieces of about `size` bytes."""
    found: list[str] = []
    lines: list[str] = []
    length = 0
    for line in text.splitlines(keepends=True):
        lines.append(line)
        length += len(line.encode())
        if length >= size:
            found.append("".join(lines))
            lines, length = [], 0
    return [*found, "".join(lines)] if lines else found


def read_both(document: Document) -> int:
    """Identity and citations, as the pipeline asks for them; the number of citations."""
    identify(document)
    return len(find_citations(document))


def print_speed(name: str, documents: Sequence[Document], rounds: int) -> None:
    """MB/s and citations/s, warm, of the citations alone and with the identity."""
    size = _megabytes(documents)
    count = sum(len(find_citations(document)) for document in documents)
    print(f"  {name}: {len(documents)} texts, {size:.2f} MB, {count} citations, one in {size * 1e6 / count:.0f} bytes")
    for label, work in (("find_citations", find_citations), ("with identify", read_both)):
        taken = [_cpu(lambda: [work(document) for document in documents]) for _ in range(rounds)]  # noqa: B023
        median = statistics.median(taken)
        spread = f"{min(taken):.3f} to {max(taken):.3f} s"
        print(f"    {label:15} {size / median:6.2f} MB/s {count / median:8.0f} citations/s   {spread}")


def speed(documents: Sequence[Document], rounds: int) -> None:
    """Speed on legal texts, and on administrative ones, where citations stand closer."""
    print(f"speed, warm, CPU, median of {rounds}")
    print_speed("legal texts", documents, rounds)
    folder = SHARED / "data" / "admin2025"
    papers = [_document(compose(path.read_text(encoding="utf-8")), path.name) for path in sorted(folder.glob("*.md"))]
    if papers:
        print_speed("administrative texts", papers, rounds)


def length(documents: Sequence[Document], rounds: int) -> None:
    """The cost of a byte in one long text against the same text in short pieces."""
    text = ""
    for document in documents:
        if len(text.encode()) >= _BIG:
            break
        text += document.text + "\n\n"
    big = _document(text)
    small = [_document(piece) for piece in pieces(text, _SMALL)]
    print(f"\none text of {_megabytes([big]):.2f} MB against {len(small)} of {_SMALL // 1000} KB, same characters, CPU")
    for label, work in (("find_citations", find_citations), ("with identify", read_both)):
        pairs = []
        for _ in range(rounds * 2 + 1):
            short = _cpu(lambda: [work(piece) for piece in small])  # noqa: B023
            pairs.append((_cpu(lambda: work(big)), short))  # noqa: B023
        ratio = statistics.median(whole / short for whole, short in pairs)
        whole, short = (statistics.median(column) for column in zip(*pairs, strict=True))
        print(
            f"  {label:15} {whole:.3f} s against {short:.3f} s, ratio {ratio:.2f}   "
            f"{_verdict(ratio <= _LENGTH_BOUND, f'{_LENGTH_BOUND}')}"
        )


def _fresh(code: str) -> float:
    """Wall seconds of a new interpreter that runs `code`."""
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin


def start(documents: Sequence[Document], rounds: int) -> None:
    """What `import patterns`, and the first text read, add to the start of Python."""
    first = (
        "from extractor import Document; from patterns import find_citations, identify; "
        "d = Document('a', 'text', 'Số: 12/KH-UBND\\n\\nCăn cứ Nghị định số 63/2010/NĐ-CP ngày 08/6/2010;', ()); "
        "identify(d); find_citations(d)"
    )
    runs = [[_fresh(code) for code in ("pass", "import patterns", first)] for _ in range(max(9, rounds) + 1)][1:]
    bare = statistics.median(run[0] for run in runs)
    added, used = (statistics.median(run[at] - run[0] for run in runs) for at in (1, 2))
    print(f"\nstart of a new process, wall, median of {len(runs)}; Python alone {bare:.3f} s")
    print(f"  import patterns            +{added:.3f} s   {_verdict(added <= _START_BOUND, f'{_START_BOUND} s')}")
    print(f"  and the first text read    +{used:.3f} s   (the patterns are compiled then)")


# Repeated to the size; each is what some pattern begins with and never gets the end of.
HOSTILE = {
    "symbol without end": "-A",  # after "1/"
    "Điều 1, ": "Điều 1, ",
    "của ": "của ",
    "digits": "1234567890",
    "12/KH-UBND, ": "12/KH-UBND, ",
    "Quyết định số ": "Quyết định số ",
    "Luật A, ": "Luật A, ",
    "ngày 1 tháng 1 ": "ngày 1 tháng 1 ",
    "(": "(",
    "và ": "và ",
    "blanks": " ",
    "lines": "\n",
    "12/": "12/",
    "Nghị định này ": "Nghị định này ",
    # and what an attempt to find worse has found
    "Luật sửa đổi của ": "Luật sửa đổi, bổ sung một số điều của ",
    "bare serials": "số 1, 2, 3, ",
    "no symbol after all": "1/AÁ",
    "subjects": "1-CP V/v ",
    "broken over lines": "12/\n\n\nKH-\n\n",
    "tags": "<a <b ",
    "tabs": "\t",
    "bodies": "của Ủy ban nhân dân tỉnh Hà ",
    "amended by": "được sửa đổi, bổ sung bởi Nghị định số 1/2020/NĐ-CP; ",
    "own lines": "\nSố: 1/KH-UBND\n",
    "addresses": "http://a.b/1/KH-UBND/",
}


def hostile_texts(size: int) -> Iterator[tuple[str, str]]:
    """Names and texts of `size` characters."""
    for name, unit in HOSTILE.items():
        yield name, ("1/" if unit == "-A" else "") + unit * (size // len(unit))
    dice = random.Random(20260101)
    letters = [*range(0x20, 0x250), *range(0x1E00, 0x2070)]
    yield "random Unicode", "".join(map(chr, dice.choices(letters, k=size)))


def hostile(documents: Sequence[Document], rounds: int) -> None:
    """Seconds for bait of a megabyte, and the ratio to half of it: 2 where time is linear."""
    print(f"\nhostile texts of {_HOSTILE_SIZE / 1e6:.0f} M characters, CPU; bound {_HOSTILE_BOUND} s; linear is 2.0")
    print(f"  {'':22}{'find_citations':>15}{'to half':>9}{'identify':>10}{'to half':>9}{'found':>8}")
    half = dict(hostile_texts(_HOSTILE_SIZE // 2))
    for name, text in hostile_texts(_HOSTILE_SIZE):
        whole, part = _document(text), _document(half[name])
        cells, slow = "", False
        for work, width in ((find_citations, 15), (identify, 10)):
            taken = _least(lambda: work(whole))  # noqa: B023
            cells += f"{taken:{width}.3f}{taken / max(_least(lambda: work(part)), 1e-6):9.1f}"  # noqa: B023
            slow = slow or taken > _HOSTILE_BOUND
        print(f"  {name:22}{cells}{len(find_citations(whole)):8}{'   BROKEN' if slow else ''}")


def _least(work: Callable[[], object]) -> float:
    """The least of three CPU times, of one where that is long enough to be exact."""
    first = _cpu(work)
    return first if first > 1 else min(first, _cpu(work), _cpu(work))


_ENGLISH = """the court held that in this case under which a party may not be denied by reason of statute and we agree with
the district judge who found no evidence for such claim because plaintiff failed to show injury as required motion was granted
appeal followed panel reversed on other grounds finding error harmless where jury had been properly instructed about burden"""
_PARTIES = ["Alder", "Birch", "Calloway", "Dunmore", "Eastlake", "Fenwick", "Garland", "Hollis", "Ibsen", "Jarrow"]
_COURTS = ["2d Cir.", "9th Cir.", "D.C. Cir.", "7th Cir."]


def opinion(size: int, dice: random.Random) -> tuple[str, int]:
    """An invented American opinion of `size` bytes with a citation in about 350 characters, and how many were planted."""

    def page() -> int:
        return dice.randint(1, 999)

    def full() -> str:
        names = f"{dice.choice(_PARTIES)} v. {dice.choice(_PARTIES)}"
        if dice.random() < 0.5:
            return f"{names}, {dice.randint(300, 560)} U.S. {page()} ({dice.randint(1950, 2008)})"
        place = dice.choice(_COURTS)
        return f"{names}, {page()} F.3d {page()}, {page()} ({place} {dice.randint(1994, 2015)})"

    makers: list[tuple[float, Callable[[], str]]] = [
        (0.55, full),
        (0.17, lambda: f"Id. at {page()}"),
        (0.12, lambda: f"{dice.choice(_PARTIES)}, {dice.randint(300, 560)} U.S., at {page()}"),
        (0.12, lambda: f"{dice.randint(5, 50)} U.S.C. § {dice.randint(100, 2000)}"),
        (0.04, lambda: f"{dice.randint(50, 130)} Harv. L. Rev. {page()} ({dice.randint(1950, 2015)})"),
    ]
    parts: list[str] = []
    vocabulary = _ENGLISH.split()
    length = planted = 0
    while length < size:
        words = " ".join(dice.choice(vocabulary) for _ in range(dice.randint(45, 70))).capitalize()
        (maker,) = dice.choices([make for _, make in makers], [weight for weight, _ in makers])
        parts.append(f"{words}. See {maker()}. ")
        length += len(parts[-1].encode())
        planted += 1
        if planted % 5 == 0:
            parts.append("\n\n")
    return "".join(parts), planted


def eyecite(documents: Sequence[Document], rounds: int) -> None:
    """Our speed on Vietnamese texts over eyecite's on opinions, bytes for bytes, in turns in one run."""
    print("\nagainst eyecite")
    if find_spec("eyecite") is None:
        print("  eyecite is not installed: pip install -e '.[bench]', then run this again")
        return
    get_citations: Callable[[str], list[object]] = import_module("eyecite").get_citations
    dice = random.Random(20260101)
    opinions = [opinion(_EYECITE_PIECE, dice) for _ in range(_EYECITE_SIZE // _EYECITE_PIECE)]
    planted = sum(count for _, count in opinions)
    theirs_size = sum(len(text.encode()) for text, _ in opinions)
    joined = "\n\n".join(document.text for document in documents[: len(documents) // 10])
    ours = [_document(piece) for piece in pieces(joined, _EYECITE_PIECE)][: len(opinions)]
    ours_size = sum(len(document.text.encode()) for document in ours)
    get_citations("410 U.S. 113 (1973)")  # loads its tables
    theirs_count = sum(len(get_citations(text)) for text, _ in opinions)
    ours_count = sum(len(find_citations(document)) for document in ours)
    pairs = []
    for _ in range(rounds):
        theirs = _cpu(lambda: [get_citations(text) for text, _ in opinions])
        pairs.append((_cpu(lambda: [find_citations(document) for document in ours]), theirs))
    mine, other = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median((ours_size / us) / (theirs_size / them) for us, them in pairs)
    print(
        f"  eyecite on opinions   {theirs_size / 1e6 / other:8.3f} MB/s {theirs_count / other:8.0f} citations/s", end=""
    )
    print(f"   {theirs_size} bytes, {theirs_count} found of {planted} planted")
    print(f"  ours on legal texts   {ours_size / 1e6 / mine:8.3f} MB/s {ours_count / mine:8.0f} citations/s", end="")
    print(f"   {ours_size} bytes, {ours_count} found")
    print(
        f"  ratio of MB/s, median of {rounds}: {ratio:.0f}   {_verdict(ratio >= _EYECITE_BOUND, f'{_EYECITE_BOUND:.0f}')}"
    )


SECTIONS: dict[str, Callable[[Sequence[Document], int], None]] = {
    "speed": speed,
    "length": length,
    "start": start,
    "hostile": hostile,
    "eyecite": eyecite,
}


def main(arguments: Sequence[str]) -> int:
    """Prints the sections asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="runs of which the median is taken")
    parser.add_argument("--only", nargs="+", choices=SECTIONS, default=list(SECTIONS), help="sections to run")
    options = parser.parse_args(arguments)
    documents = [text.document for text in legal_texts()]
    for name, section in SECTIONS.items():
        if name in options.only:
            section(documents, options.rounds)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
