"""How right files are read: letters, words, numbers and tables of the test files against their truths, and the speed.

python bench/reading.py [--only PART ...] [--formats SUFFIX ...] [--no-speed] [-v]

Three tables. Texts: `letters` is 1 - Levenshtein distance / length of the truth (NFC, one blank for any white space),
`words` the share of words there whatever their order, so that faults of order can be told from faults of letters;
`numbers` and `dates` the share of the truth's read exactly, `joined` that of numbers when a line end beside - or / is
forgiven; of those that are wrong (`extra`: shown, and not in the truth) how many carry a doubt of their own
(`flagged`) and whether the whole file does (`file`). Tables: the truth's cells and rows found. Speed: ratios in one run.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import docx
import openpyxl
import pdfplumber
from rapidfuzz.distance import Levenshtein

from extractor import Document, ReadError, Span, extract, worker
from patterns import doubts_of_itself, find_citations, identify

SHARED = Path(__file__).resolve().parents[2] / "shared"
FILES = SHARED / "data" / "testfiles"

_NUMBER = re.compile(
    r"(?<![\d/])\d{1,6}[a-zđ]?(?:\.\d{1,2})?/(?:\d{4}/)?[A-ZĐ][\wĐđ]{0,14}(?:[-/&][A-ZĐ][\wĐđ]{0,14}){0,7}"
    r"|\d{1,5}-(?:NQ|QĐi?|KL|QC|TB|BC|KH|CTr|TTr|CV|HD|CT)/T[WU]"
)
_DATE = re.compile(r"ngày \d{1,2} tháng \d{1,2} năm \d{4}|(?<![\d/])\d{1,2}/\d{1,2}/\d{4}(?!\d)")
_WARNED = {"recognised_text", "legacy_encoding", "needs_ocr", "unreadable_text"}
_LOW = 60.0  # confidence of a recognised line below which it counts as doubted
_ROUNDS = 5


def plain(text: str) -> str:
    """`text` in NFC with one blank for any white space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def share(part: int, whole: int) -> str:
    """A share in four digits; a dash for none of none."""
    return f"{part / whole:.4f}" if whole else "-"


def bound(name: str) -> tuple[float, float]:
    """What issue 4 asks of letters and of numbers for a file of this name."""
    if ".poor." in name:
        return 0.96, 0.97
    return (0.99, 0.98) if ".scan200." in name or ".notounicode." in name else (0.995, 1.0)


def within(part: Counter[str], whole: Counter[str]) -> int:
    """How many of `part` are in `whole`."""
    return (part & whole).total()


def as_far_as(truth: str, ours: str) -> str:
    """The truth as far as a scan of the first pages goes; all of it for whole files."""
    if len(ours) > 0.85 * len(truth):
        return truth
    cuts = range(len(ours) * 9 // 10, min(len(truth), len(ours) * 12 // 10), 5)
    return truth[: min(cuts, key=lambda cut: Levenshtein.distance(truth[:cut], ours), default=len(truth))]


def found_in(pattern: re.Pattern[str], text: str) -> Counter[str]:
    """What `pattern` finds, counted."""
    return Counter(match.group() for match in pattern.finditer(text))


def flagged(document: Document, wrong: set[str]) -> set[str]:
    """Of the wrong numbers and dates those that carry a doubt: a flag, a doubt of the letterhead, a line hard to read."""
    identity = identify(document)
    spans: list[Span] = [citation.sentence for citation in find_citations(document) if citation.flags]
    if identity.number_span and doubts_of_itself(identity):
        spans.append(identity.number_span)
    spans += [
        line.span
        for page in document.pages
        for line in page.lines
        if line.confidence is not None and line.confidence < _LOW
    ]
    doubted = plain(" | ".join(span.of(document.text) for span in spans))
    return {each for each in wrong if each in doubted}


def text_row(document: Document, truth: str, seconds: float, *, verbose: bool) -> list[str]:
    """The figures of one file's text."""
    ours = plain(document.text)
    truth = as_far_as(truth, ours) if ".scan200." in document.name else truth
    letters = 1 - Levenshtein.distance(truth, ours) / len(truth)
    words = Counter(truth.split()), Counter(ours.split())
    numbers, dates = found_in(_NUMBER, truth), found_in(_DATE, truth)
    got_numbers, got_dates = found_in(_NUMBER, ours), found_in(_DATE, ours)
    joined = found_in(_NUMBER, re.sub(r"(?<=\w[-/]) (?=[A-ZĐ])", "", ours))
    extra = got_numbers - numbers + (got_dates - dates)
    doubted = flagged(document, set(extra)) if extra else set()
    least, least_numbers = bound(document.name)
    right = within(numbers, got_numbers)
    good = letters >= least and right >= least_numbers * numbers.total()
    if verbose:
        for label, gone in (("lost", numbers - got_numbers + (dates - got_dates)), ("extra", extra)):
            if gone:
                print(f"    {label}: {dict(gone)}")
        print_differences(truth, ours)
    return [
        document.name.replace("-kiem-tra", "").replace("-2024", ""),
        f"{letters:.4f}",
        share(within(*words), max(words[0].total(), words[1].total())),
        share(right, numbers.total()),
        share(max(right, within(numbers, joined)), numbers.total()),
        share(within(dates, got_dates), dates.total()),
        str(extra.total()),
        str(sum(extra[each] for each in doubted)),
        "x" if {warning.code for warning in document.warnings} & _WARNED else "",
        f"{seconds:.1f}",
        "" if good else "BELOW",
    ]


def print_differences(truth: str, ours: str) -> None:
    """The longest differences of letters, for looking at."""
    edits = [each for each in Levenshtein.opcodes(truth, ours) if each.tag != "equal"]
    edits.sort(key=lambda edit: edit.src_start - edit.src_end + edit.dest_start - edit.dest_end)
    for edit in edits[:12]:
        before = truth[max(0, edit.src_start - 20) : edit.src_start]
        print(f"    …{before}[{truth[edit.src_start : edit.src_end]!r} -> {ours[edit.dest_start : edit.dest_end]!r}]")


def table_row(document: Document, cells: Counter[str], rows: Counter[str]) -> list[str]:
    """The figures of one file's tables: a row is its cells, the empty ones too."""
    ours = [[plain(cell) for cell in row] for table in document.tables for row in table.rows(document.text)]
    got_cells = Counter(cell for row in ours for cell in row if cell)
    got_rows = Counter("\t".join(row).rstrip() for row in ours)
    return [
        document.name.replace("-kiem-tra", "").replace("-2024", ""),
        str(len(document.tables)),
        share(within(cells, got_cells), cells.total()),
        share(within(cells, got_cells), got_cells.total()),
        share(within(rows, got_rows), rows.total()),
        share(within(rows, got_rows), got_rows.total()),
        "" if within(cells, got_cells) >= 0.98 * cells.total() else "BELOW",
    ]


def truth_rows(truth: str) -> list[list[str]]:
    """The rows of tables in a truth: lines with tabs."""
    return [[plain(cell) for cell in line.split("\t")] for line in truth.split("\n") if "\t" in line]


def workbook_rows(path: Path) -> list[list[str]]:
    """The rows of a workbook as openpyxl has them, dates as they are written here."""
    book = openpyxl.load_workbook(path, data_only=True)
    rows = [row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True)]
    return [[value.strftime("%d/%m/%Y") if hasattr(value, "strftime") else plain(f"{value if value is not None else ''}")
             for value in row] for row in rows]  # fmt: skip


def counted(rows: list[list[str]]) -> tuple[Counter[str], Counter[str]]:
    """Cells that say something, and rows."""
    return Counter(cell for row in rows for cell in row if cell), Counter("\t".join(row).rstrip() for row in rows)


def show(head: str, rows: Sequence[Sequence[str]]) -> None:
    """A table in columns."""
    table = [head.split(), *rows]
    widths = [max(len(row[at]) for row in table if at < len(row)) for at in range(len(table[0]))]
    for row in table:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False)).rstrip())
    print(flush=True)


def seconds_of(work: Callable[[], object]) -> float:
    """Wall time of one run."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def by_plumber(path: Path) -> list[list[list[str | None]]]:
    """pdfplumber's text and tables of every page; the tables come back."""
    with pdfplumber.open(path) as pdf:
        found = []
        for page in pdf.pages:
            page.extract_text()
            found += page.extract_tables()
        return found


def by_python_docx(path: Path) -> int:
    """python-docx's paragraphs and tables in document order; the number of characters."""

    def walk(holder: docx.document.Document | docx.table._Cell) -> Iterator[str]:
        for item in holder.iter_inner_content():
            if isinstance(item, docx.table.Table):
                for row in item.rows:
                    for cell in row.cells:
                        yield from walk(cell)
            else:
                yield item.text

    return sum(map(len, walk(docx.Document(str(path)))))


def speed(paths: list[Path], theirs: Callable[[Path], object], name: str, least: float) -> None:
    """Alternate ours (child process and all, started before) and theirs over all files; print the ratios.

    By the clock, and in processor time, which other work on the machine disturbs less.
    """
    for path in paths:
        extract(path)
    pairs = [
        (sum(seconds_of(lambda path=path: extract(path)) for path in paths),
         sum(seconds_of(lambda path=path: theirs(path)) for path in paths))
        for _ in range(_ROUNDS)
    ]  # fmt: skip
    ratio = statistics.median(other / mine for mine, other in pairs)
    mine, other = (statistics.median(column) * 1000 for column in zip(*pairs, strict=True))
    spent = [processor_seconds(paths, rounds) for rounds in (1, 1 + _ROUNDS)]
    start = time.process_time()
    for path in paths * _ROUNDS:
        theirs(path)
    by_processor = (time.process_time() - start) / (spent[1] - spent[0])
    print(
        f"{name}: {ratio:.1f} times as fast by the clock, {by_processor:.1f} by processor time (bound {least:g}): "
        f"{mine:.0f} ms against {other:.0f} ms, {len(paths)} files"
    )


def processor_seconds(paths: list[Path], rounds: int) -> float:
    """Of this process and of a child started for these rounds; a child's time is known once it has ended."""
    worker.stop()
    before = sum(os.times()[:4])
    for path in paths * rounds:
        extract(path)
    worker.stop()
    return sum(os.times()[:4]) - before


def plumber_cells(paths: list[Path]) -> list[list[str]]:
    """pdfplumber's figures for the tables of the same files."""
    rows = []
    for path in paths:
        cells, _ = counted(truth_rows(truth_of(path) or ""))
        got = Counter(plain(cell or "") for table in by_plumber(path) for row in table for cell in row)
        rows += [[f"pdfplumber: {path.stem}", "", share(within(cells, got), cells.total())]] if cells else []
    return rows


def truth_of(path: Path) -> str | None:
    """The truth of a file, by the first part of its name."""
    truth = path.with_name(path.name.split(".")[0] + ".truth.txt")
    return truth.read_text(encoding="utf-8") if truth.is_file() else None


def main() -> int:
    """Print the tables; 1 when a figure is below its bound, 2 without the shared data."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="*", default=[], metavar="PART", help="files whose name holds one of these")
    parser.add_argument("--formats", nargs="*", default=[], metavar="SUFFIX", help="pdf, docx, doc, xlsx")
    parser.add_argument("--no-speed", action="store_true")
    parser.add_argument("-v", "--verbose", action="store_true", help="what is lost, extra and different")
    chosen = parser.parse_args()
    if not FILES.is_dir():
        print(f"no test files at {FILES}", file=sys.stderr)
        return 2
    paths = [
        path
        for path in sorted(FILES.iterdir())
        if not path.name.endswith(".truth.txt")
        and (not chosen.only or any(part in path.name for part in chosen.only))
        and (not chosen.formats or path.suffix[1:] in chosen.formats)
    ]
    texts: list[list[str]] = []
    tables: list[list[str]] = []
    for path in paths:
        truth = truth_of(path)
        if truth is None and path.suffix != ".xlsx":
            continue
        if chosen.verbose:
            print(path.name)
        start = time.perf_counter()
        try:
            document = extract(path)
        except ReadError as error:
            texts.append([path.name, error.message("en"), *[""] * 8, "BELOW"])
            continue
        if truth is not None:
            texts.append(text_row(document, plain(truth), time.perf_counter() - start, verbose=chosen.verbose))
        cells, rows = counted(truth_rows(truth) if truth is not None else workbook_rows(path))
        if cells:
            tables.append(table_row(document, cells, rows))
    born = [path for path in paths if path.suffix == ".pdf" and path.name.count(".") == 1]
    show("file letters words numbers joined dates extra flagged file seconds .", texts)
    show("tables found cells cells_ours rows rows_ours .", [*tables, *plumber_cells(born)])
    if not chosen.no_speed:
        words = [path for path in paths if path.suffix == ".docx" and path.name.count(".") == 1]
        if born:
            speed(born, by_plumber, "PDF text and tables against pdfplumber", 15)
        if words:
            speed(words, by_python_docx, "DOCX against python-docx in order", 3)
    return 1 if any(row[-1] == "BELOW" for row in (*texts, *tables)) else 0


if __name__ == "__main__":
    raise SystemExit(main())
