"""Reads 986 published legal texts: own numbers against the portal's titles, offsets, and what is left unread.

python bench/legal_texts.py [-v] [--sample N [--seed S]]
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from extractor import Document, Span, compose
from patterns import Citation, Number, find_citations, identify, parse_number

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
TEXTS = SHARED / "data" / "vbpl.jsonl.gz"

_TITLE_NUMBER = re.compile(r"\d[\w.]*\s?/\s?[\w/&.-]*\w(?:-\s[A-ZĐ]{2,12})?")  # "81 /2025/TT- NHNN"
_ACT_TITLE = re.compile(r"\s*(?:bộ\s+)?(?:luật|pháp\s+lệnh)\b", re.IGNORECASE)
_NUMBER_LIKE = re.compile(
    r"(?<![\d/])(?<!\d\.)\d[\dA-Za-z.]{0,6}(?:\s?/\s?(?:\d{4}\s?/\s?)?(?=[A-ZĐ])|\s?-\s?(?=[A-ZĐ]{2}|[A-ZĐ]/))"
    r"[A-ZĐ][A-ZĐa-zđ]{0,8}(?:[-/&][A-ZĐ][\wĐđ]{0,10}){0,6}"
)
_FORM = re.compile(r"(?:mẫu|biểu|bảng|ký hiệu|form|forms|template)\b[^\n;]{0,24}$", re.IGNORECASE)
_STANDARD = re.compile(r"(?:TCVN|QCVN|TCXDVN|TCN|TCCS|QCĐP|ISO|IEC|IEEE|EN|ASTM|ITU)\b[^\n;,]{0,24}$")
_VIETNAMESE = re.compile(r"[ạảấầẩẫậắằẳẵặẹẻẽếềểễệịọốồổỗộớờởỡợụủứừửữựỳỵỷỹđ]")
_TRANSLATION = (
    0.02  # share of such letters below which a text is an English translation; in Vietnamese it is about 0.13
)
_HEAD = 5000  # characters in which a document's own number must stand
_SHOWN = 30
_AROUND = 120


class Kind(StrEnum):
    """What the portal holds under a title."""

    DOCUMENT = "document"
    PORTAL_PAGE = "portal page"  # saved with the menus around the text
    TRANSLATION = "translation"  # into English: "Pursuant to the Law ..."


@dataclass(frozen=True, slots=True)
class LegalText:
    """A published text, the title the portal gives it, and what kind of text stands there."""

    document: Document
    title: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in one text."""

    text: LegalText
    own: Number | None
    own_span: Span | None
    citations: tuple[Citation, ...]


def legal_texts() -> list[LegalText]:
    """All texts, as a file adapter would give them; ends the program with 2 where the shared data folder is absent."""
    if not TEXTS.exists():
        print(f"{TEXTS.name} is not there: this benchmark reads the shared data folder beside the checkout ({SHARED})")
        raise SystemExit(2)
    found = []
    with gzip.open(TEXTS, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text = compose(row["text"])
            found.append(LegalText(Document(row["file"], "text", text, ()), compose(row["title"] or ""), _kind(text)))
    return found


def _kind(text: str) -> Kind:
    if text.lstrip().startswith("Trang chủ"):
        return Kind.PORTAL_PAGE
    head = text[:20_000]
    return Kind.TRANSLATION if len(_VIETNAMESE.findall(head)) < _TRANSLATION * len(head) else Kind.DOCUMENT


def title_number(title: str) -> Number | None:
    """The number in a title: the first, but the last of an Act's, whose title may name the Acts it amends before it."""
    numbers = [number for found in _TITLE_NUMBER.finditer(title) if (number := parse_number(found.group()))]
    if not numbers:
        return None
    return numbers[-1] if _ACT_TITLE.match(title) else numbers[0]


def read(texts: Sequence[LegalText]) -> tuple[list[Reading], list[str]]:
    """What is read in each text, and the faults: exceptions, and spans that do not give their quote."""
    readings, faults = [], []
    for text in texts:
        document = text.document
        try:
            identity, citations = identify(document), find_citations(document)
        except Exception as error:
            faults.append(f"{document.name}: {type(error).__name__}: {error}")
            continue
        readings.append(Reading(text, identity.number, identity.number_span, citations))
        for citation in citations:
            if citation.span.of(document.text) != citation.quote:
                faults.append(f"{document.name}: {citation.span} is not {citation.quote!r}")
    return readings, faults


def _stands_in_head(text: LegalText, wanted: Number) -> bool:
    head = text.document.text[:_HEAD]
    if text.kind is Kind.PORTAL_PAGE:
        head = head.replace(text.title, "")  # the menus repeat the title
    found = (parse_number(piece.group()) for piece in _TITLE_NUMBER.finditer(head))
    return any(number is not None and number.loose_key == wanted.loose_key for number in found)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A text's own number beside the number of its title."""

    text: LegalText
    own: Number | None
    wanted: Number | None  # None where the title has no number
    in_head: bool  # whether the title's number stands in the text's head at all

    @property
    def outcome(self) -> str:
        """One of the columns of the table."""
        if self.wanted is None:
            return "untitled"
        if self.own is None:
            return "none"
        return "agrees" if self.own.loose_key == self.wanted.loose_key else "differs"

    def line(self) -> str:
        """Both numbers, for a list."""
        own, wanted = (number.printed if number else "-" for number in (self.own, self.wanted))
        note = "in the head" if self.in_head else "not in the head"
        return f"  {self.text.document.name}  own {own:22} title {wanted:22} {note:16} {self.text.title[:80]!r}"


def compare(reading: Reading) -> Comparison:
    """The reading's own number beside that of the title."""
    wanted = title_number(reading.text.title)
    return Comparison(reading.text, reading.own, wanted, wanted is not None and _stands_in_head(reading.text, wanted))


def print_own_numbers(readings: Sequence[Reading], *, verbose: bool) -> None:
    """How often the document's own number is the title's; all that differ, and the documents without one."""
    compared = [compare(reading) for reading in readings]
    print("\nown number against the title's number; 'readable' where the title's number stands in the text's head")
    print(f"  {'':12}{'agrees':>8}{'differs':>9}{'none':>6}{'untitled':>10}{'agreement':>11}{'of the readable':>17}")
    for kind in (*Kind, None):
        some = [comparison for comparison in compared if kind in (comparison.text.kind, None)]
        count = Counter(comparison.outcome for comparison in some)
        readable = Counter(comparison.outcome for comparison in some if comparison.in_head)
        row = "".join(f"{count[name]:{width}}" for name, width in (("differs", 9), ("none", 6), ("untitled", 10)))
        shares = (
            _share(count["agrees"], count.total() - count["untitled"]),
            _share(readable["agrees"], readable.total() - readable["untitled"]),
        )
        print(f"  {kind or 'all':12}{count['agrees']:8}{row}{shares[0]:>11}{shares[1]:>17}")
    differing = [comparison for comparison in compared if comparison.outcome == "differs"]
    missing = [comparison for comparison in compared if comparison.outcome == "none"]
    shown = [comparison for comparison in missing if verbose or comparison.text.kind is Kind.DOCUMENT]
    print(f"\nown number differs from the title's ({len(differing)})")
    print("\n".join(comparison.line() for comparison in differing))
    print(f"\nno own number read ({len(missing)}, {len(shown)} shown)")
    print("\n".join(comparison.line() for comparison in shown))


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2%}" if whole else "-"


def unexplained(reading: Reading) -> Iterator[tuple[str, int]]:
    """Strings like numbers in no citation, not the document's own number and no standard's; with their offsets."""
    text = reading.text.document.text
    spans = [(citation.span.start, citation.span.end) for citation in reading.citations]
    if reading.own_span is not None:
        spans.append((reading.own_span.start, reading.own_span.end))
    spans.sort()
    at = 0
    for found in _NUMBER_LIKE.finditer(text):
        while at < len(spans) and spans[at][1] <= found.start():
            at += 1
        if at < len(spans) and spans[at][0] < found.end():
            continue
        if _STANDARD.search(text, max(0, found.start() - 40), found.start()):
            continue
        number = parse_number(found.group())
        if number is None or reading.own is None or number.loose_key != reading.own.loose_key:
            yield found.group(), found.start()


def print_unexplained(readings: Sequence[Reading]) -> None:
    """How many strings like numbers are left, the most frequent shapes with an example each."""
    shapes: Counter[str] = Counter()
    examples: dict[str, str] = {}
    forms = 0
    for reading in readings:
        text = reading.text.document.text
        for string, at in unexplained(reading):
            if _FORM.search(text, max(0, at - 40), at):
                forms += 1
                continue
            shape = re.sub(r"\d+", "9", " ".join(string.split()))
            shapes[shape] += 1
            around = text[max(0, at - 50) : at + len(string) + 30].replace("\n", "⏎")
            examples.setdefault(shape, f"{reading.text.document.name}: {around}")
    read_count = sum(len(reading.citations) for reading in readings)
    print(f"\nnumber-like strings unexplained: {shapes.total()} in {len(shapes)} shapes, beside {read_count} citations")
    print(f"and {forms} codes of forms (after mẫu, biểu, form)")
    for shape, count in shapes.most_common(_SHOWN):
        print(f"  {count:5}  {shape:24}  {examples[shape]}")


def print_sample(readings: Sequence[Reading], count: int, seed: int) -> None:
    """`count` random citations in their surroundings, for a person to judge."""
    pool = [(reading, citation) for reading in readings for citation in reading.citations]
    chosen = random.Random(seed).sample(pool, min(count, len(pool)))
    for place, (reading, citation) in enumerate(chosen, 1):
        text, span = reading.text.document.text, citation.span
        before, after = text[max(0, span.start - _AROUND) : span.start], text[span.end : span.end + _AROUND]
        pinpoints = [
            " ".join(f"{name} {label}" for name in pinpoint.__slots__ if (label := getattr(pinpoint, name)))
            for pinpoint in citation.pinpoints
        ]
        fields = {
            "type": citation.type,
            "number": citation.number.printed if citation.number else None,
            "name": citation.name,
            "year": citation.year,
            "date": citation.date,
            "issuer": citation.issuer,
            "relation": citation.relation,
            "pinpoints": "; ".join(pinpoints) or None,
            "flags": ", ".join(citation.flags) or None,
        }
        print(f"\n{place}. {reading.text.document.name} at {span.start}")
        print(
            f"   {before.replace(chr(10), '⏎')}【{citation.quote.replace(chr(10), '⏎')}】{after.replace(chr(10), '⏎')}"
        )
        print("   " + " | ".join(f"{name}: {value}" for name, value in fields.items() if value is not None))


def main(arguments: Sequence[str]) -> int:
    """Prints the figures or a sample; 1 where a text failed or a span does not give its quote, else 0."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument(
        "-v", "--verbose", action="store_true", help="also list pages and translations without a number"
    )
    parser.add_argument("--sample", type=int, metavar="N", help="print N random citations in context instead")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="of the sample")
    options = parser.parse_args(arguments)
    texts = legal_texts()
    begin = time.process_time()
    readings, faults = read(texts)
    seconds = time.process_time() - begin
    if options.sample:
        print_sample(readings, options.sample, options.seed)
        return 0
    size = sum(len(text.document.text.encode()) for text in texts) / 1e6
    print(f"{len(texts)} texts, {size:.1f} MB UTF-8, {sum(len(reading.citations) for reading in readings)} citations")
    print(f"read once, cold, in {seconds:.1f} s CPU; exceptions and wrong spans: {len(faults)}")
    print("".join(f"  {fault}\n" for fault in faults), end="")
    print_own_numbers(readings, verbose=options.verbose)
    print_unexplained(readings)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
