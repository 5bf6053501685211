"""The signing block: authority prefix, post lines, name (NĐ 30/2020/NĐ-CP, Annex I, II.7); and the recipients beside it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

import regex

from extractor import Span
from patterns.grammar import pattern, positions
from patterns.identity import Signer
from patterns.people import is_name
from patterns.view import plain_words

_PREFIX = r"(?P<authority>TM\.?|Q\.|KT\.?|TL\.?|TUQ\.?|T/M|K/T|T/L)(?:\s|(?<=\.)(?=\p{Lu}))"
_POST = (
    r"(?:PHÓ\s+|QUYỀN\s+|TỔNG\s+)*(?:CHỦ\s+TỊCH|CHỦ\s+NHIỆM|BỘ\s+TRƯỞNG|THỨ\s+TRƯỞNG|GIÁM\s+ĐỐC|CHÁNH\s+VĂN\s+PHÒNG|CHÁNH\s+THANH\s+TRA|CHÁNH\s+ÁN|CỤC\s+TRƯỞNG|"
    r"VỤ\s+TRƯỞNG|VIỆN\s+TRƯỞNG|CHI\s+CỤC\s+TRƯỞNG|TRƯỞNG\s+\p{Lu}+|HIỆU\s+TRƯỞNG|BÍ\s+THƯ|THỦ\s+TƯỚNG|THỐNG\s+ĐỐC|TỔNG\s+THANH\s+TRA|TỔNG\s+KIỂM\s+TOÁN|TỔ\s+TRƯỞNG|"
    r"KIỂM\s+TOÁN\s+TRƯỞNG|THƯỜNG\s+TRỰC|ỦY\s+VIÊN|UỶ\s+VIÊN|CHỈ\s+HUY|TƯ\s+LỆNH|CHỦ\s+TỌA|(?<=TỔNG\s+)THƯ\s+KÝ)"
)
_LINE = pattern(rf"^(?:{_PREFIX})?\s*(?P<post>(?:{_POST})[\p{{Lu}}\s,.&-]*|(?<=[\s.])[\p{{Lu}}][\p{{Lu}}\s,.&-]+)$")
_AUTHORITY_LINE = pattern(rf"^{_PREFIX}?[\p{{Lu}}\s,.&-]{{3,}}$")
_RANK = pattern(
    r"^(?:(?:Đại|Thượng|Trung|Thiếu)\s+(?:tướng|tá|úy)|Chuẩn\s+Đô\s+đốc|PGS\.?\s?TS\.?|GS\.?\s?TS\.?|PGS\.?|GS\.?|TS\.?|ThS\.?|BS\.?|CN\.?)\s*\.?\s+(?=\p{Lu}\p{Ll})",
    regex.IGNORECASE,
)
_SYLLABLE = r"\p{Lu}\p{Ll}*(?:['’]\p{L}+)?"
_NAME = pattern(rf"^{_SYLLABLE}(?:[ ]{{1,3}}{_SYLLABLE}){{1,5}}$")
_ONE = pattern(rf"^{_SYLLABLE}$")
_SIGNED = pattern(r"^\W*(?:đã\s+ký|ký\s+tên|ký|chữ\s+ký|signed)\W*", regex.IGNORECASE)
# "(Đã ký)", alone in its line or cell: what stands over it is a post though it is in small letters, or the name itself.
_MARKS = ("(Đã ký)", "(đã ký)", "(ĐÃ KÝ)")
_ENDS_OF_MARKS = ("ã ký)", "Ã KÝ)")  # two to look for
_OVER_MARK = pattern(r"(?rm)^[ \t]{0,60}(?P<line>[^\n\t]{3,90}?)[ \t]{0,60}(?:\n[ \t]{0,60}){1,4}")
_RECIPIENTS = pattern(r"N[ơƠ]I\s{1,4}NH[ậẬ]N(?:\s*:|(?=[^\S\n]*[\n\t])|$)", regex.IGNORECASE)
_BEGINS_LINE = pattern(r"(?rm)^[ \t]*")
# Tabs part cells; in typed columns many blanks do.
_CELL = pattern(r"\S+(?:[^\S\t\n]{1,4}\S+)*")
_WIDE = " " * 5
_NOT_NAMES = {"Như Trên"}
_PROSE = pattern(r"\p{Lu}.{30,}[.;:]")
_NUMBERED = pattern(r"(?m)^[^\S\n]{0,12}(?P<article>Điều\s{1,3})?(?P<label>\d{1,3})[.:)](?=\s)")
_BLOCK = 2000  # characters from the post to the name
_MOST_RECIPIENTS = 40  # lines
_BETWEEN = 14  # lines between the post and the name: seal and signature leave blank ones
_BESIDE = 300  # characters from the name to the recipients' list below it
_ROW = 500  # characters of a row before one of its cells
_BELOW = 3000  # characters from the head of the recipients' list to the block beside it


def _lines(seen: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Lines and cells with text between the offsets, as they stand, with their offsets."""
    for cell in _CELL.finditer(seen, start, end):
        yield cell.start(), cell.group()


@dataclass(frozen=True, slots=True)
class _Block:
    """A post, the name of who signed in it, and where both stand."""

    signer: Signer
    span: Span


@dataclass(frozen=True, slots=True)
class _Recipients:
    """The list of recipients: what it says, and where it stands with its heading."""

    items: tuple[str, ...]
    span: Span


class _Cell(NamedTuple):
    end: int
    words: str
    column: int


def closing(seen: str, start: int, end: int) -> tuple[Signer | None, int, tuple[str, ...]]:
    """The signer of the document that stands between the offsets, where his name ends (`start` without one), and the recipients.

    Persons appointed or praised are named with their posts in the text too. The block that signs stands beside the list of
    recipients; where there is none, neither its numbering nor its prose goes on after it.
    """
    recipients = _recipients(seen, start, end)
    if recipients:
        at = recipients.span.start
        first = seen.rfind("\n", start, max(start, at - _BESIDE - _BLOCK)) + 1 or start
        near = [block for block in _blocks(seen, first, min(end, at + _BELOW)) if block.span.end >= at - _BESIDE]
        signed = _beside(seen, near, recipients.span)
    else:
        blocks = list(_blocks(seen, start, end))
        numbered = list(_NUMBERED.finditer(seen, start, end)) if blocks else []
        kinds = [[line for line in numbered if bool(line["article"]) is kind] for kind in (True, False)]
        signed = next((block for block in blocks if not _goes_on(seen, block, block is blocks[-1], kinds)), None)
    if signed is None:
        signed = _over_mark(seen, start, end)
    items = recipients.items if recipients else ()
    return (signed.signer, signed.span.end, items) if signed else (None, start, items)


def _beside(seen: str, blocks: list[_Block], recipients: Span) -> _Block | None:
    """The block beside or below the list, as columns are read; the one above it where that stands nearer."""
    above = next((block for block in reversed(blocks) if block.span.end <= recipients.start), None)
    below = next((block for block in blocks if block.span.end > recipients.start), None)
    if above is None or below is None:
        return above or below
    touches = not seen[above.span.end : recipients.start].strip()
    return above if touches and seen[recipients.end : below.span.start].strip() else below


def _goes_on(seen: str, block: _Block, last: bool, numbered: list[list[regex.Match[str]]]) -> bool:
    """Whether the text goes on behind a block: "Điều 2." after "Điều 1.", or with a sentence; what is attached begins anew."""
    for lines in numbered:
        after = bisect_left(lines, block.span.start, key=lambda line: line.start())
        if 0 < after < len(lines) and int(lines[after]["label"]) == int(lines[after - 1]["label"]) + 1:
            return True
    _, following = next(_lines(seen, block.span.end, min(len(seen), block.span.end + _BLOCK)), (0, ""))
    return not last and _PROSE.fullmatch(plain_words(following)) is not None


def _blocks(seen: str, start: int, end: int) -> Iterator[_Block]:
    """What looks like a signing block: a post in capitals, and a name beneath it."""
    floor, above = start, ""
    small = _small_posts(seen, start, end)
    for at, line in _lines(seen, start, end):
        if at < floor:
            continue
        words = plain_words(line).upper() if line.isupper() or at in small else ""
        if post := _post(words, above):
            cells = islice(_cells(seen, at, min(end, at + _BLOCK)), _BETWEEN + 1)
            if found := _signed(list(cells), post, several=bool(above)):
                floor = found[1]
                yield _Block(found[0], Span(at, floor))
        above = words


def _post(words: str, above: str) -> regex.Match[str] | None:
    """The post in a line of capitals, with the word of the line above that a line break parts from it: "PHÓ⏎CHỦ TỊCH"."""
    parted = _LINE.match(f"{above} {words}") if above.isupper() and " " not in above else None
    return parted or _LINE.match(words)


def _small_posts(seen: str, start: int, end: int) -> set[int]:
    """Where posts in small letters stand right over "(Đã ký)": "Phó Thủ tướng⏎(Đã ký)⏎Trần Văn Bê"."""
    over = _lines_over_marks(seen, start, end)
    return {line.start("line") for line in over if _LINE.match(plain_words(line["line"]).upper())}


def _over_mark(seen: str, start: int, end: int) -> _Block | None:
    """The name right over "(Đã ký)" where no post is named: the last one, as who signs an older Act is named after it."""
    found = None
    for line in _lines_over_marks(seen, start, end):
        name = plain_words(line["line"])
        if _NAME.match(name) and is_name(name):
            found = _Block(Signer(name), Span(*line.span("line")))
    return found


def _lines_over_marks(seen: str, start: int, end: int) -> Iterator[regex.Match[str]]:
    for at in positions(seen, *_ENDS_OF_MARKS, start=start, end=end):
        line = _OVER_MARK.match(seen, start, at - 2) if seen.startswith(_MARKS, at - 2) else None
        if line:
            yield line


def _cells(seen: str, start: int, end: int) -> Iterator[_Cell]:
    """The cells from `start` on, each with the number of gaps before it in its row."""
    row = max(0, start - _ROW)
    before = max(row, seen.rfind("\n", row, start) + 1)
    column = 0
    for at, cell in _lines(seen, start, end):
        *rows, gap = seen[before:at].split("\n")
        column = (0 if rows else column) + (gap.count("\t") or (_WIDE in gap))
        before = at + len(cell)
        yield _Cell(before, plain_words(cell), column)


def _signed(cells: list[_Cell], post: regex.Match[str], *, several: bool) -> tuple[Signer, int] | None:
    """The signer whose block begins with the first cell, the line of `post`, and where his name ends.

    Where several sign in one row their names follow one another as their posts do, and the last is taken. `several` is whether a
    line of capitals stands before the post, which may be another's.
    """
    posts = [(post, cells[0].column)]
    for below, (_, words, _) in enumerate(cells[1:], start=1):
        over = cells[below + 1].words if below + 1 < len(cells) else ""
        if following := _post(words.upper() if over in _MARKS else words, cells[below - 1].words):
            posts.append((following, cells[below].column))
            continue
        names = _names(cells[below:])
        if names:
            name, to, column = names[-1]
            if len({each for _, _, each in names}) > 1:  # a row of names
                posts = [each for each in posts if each[1] == column]
            elif len(names) > 1 and len(posts) + several < 2:
                return None
            authority = next((each["authority"] for each, _ in posts if each["authority"]), None)
            return (Signer(name, _sentence_case(posts[-1][0]["post"]), authority), to) if posts else None
        beside = cells[0].column > 0 and words.startswith("-")  # of the recipients' list in the left column
        if not (beside or _SIGNED.match(words) or _AUTHORITY_LINE.match(words) or _NAME.match(words) or len(words) < 4):
            return None
    return None


def _names(cells: list[_Cell]) -> list[tuple[str, int, int]]:
    """The names that follow one another from the first of these cells on, each with where it ends and in which column."""
    names: list[tuple[str, int, int]] = []
    at = 0
    while at < len(cells):
        end, line, column = cells[at]
        name = _RANK.sub("", _SIGNED.sub("", line)).strip()
        if _ONE.match(name) and at + 1 < len(cells):  # "Bùi / Xuân Cường", broken by the page's layout
            at += 1
            end, name = cells[at].end, f"{name} {cells[at].words}"
        if not _NAME.match(name) or name in _NOT_NAMES or not is_name(name):
            break
        names.append((name, end, column))
        at += 1
    return names


def _sentence_case(title: str | None) -> str | None:
    if title is None:
        return None
    words = " ".join(title.split()).strip(" ,.")
    return words.capitalize() if words.isupper() else words


def _recipients(seen: str, start: int, end: int) -> _Recipients | None:
    """The lines of the recipients' list between the offsets, without dashes and closing marks."""
    head = _recipients_head(seen, start, end)
    if head is None:
        return None
    found: list[str] = []
    last = head.end()
    for at, cell in islice(_lines(seen, head.end(), end), _MOST_RECIPIENTS):
        line = plain_words(cell)
        if _LINE.match(line):
            continue
        item = line.lstrip("-+• ").rstrip(" ;.,")
        if not line.startswith(("-", "+", "•")) and not (
            found and not found[-1].startswith("Lưu") and len(line) < 60 and line[0].islower()
        ):
            if not found:
                continue
            break
        found.append(item)
        last = at + len(cell)
        if item.startswith("Lưu"):
            break
    return _Recipients(tuple(item for item in found if item), Span(head.start(), last))


def _recipients_head(seen: str, start: int, end: int) -> regex.Match[str] | None:
    """`Nơi nhận:` at the beginning of a line."""
    for at in positions(seen, "Nơi", "NƠI", start=start):
        if at < end and _BEGINS_LINE.match(seen, start, at) and (head := _RECIPIENTS.match(seen, at, end)):
            return head
    return None
