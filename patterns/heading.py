"""The heading of a document: the lines of its head go in; the line that names its type, its type and its subject come out."""

from __future__ import annotations

from functools import cache
from itertools import islice, takewhile

import regex

from extractor import Span
from patterns.bodies import is_nameless
from patterns.extent import Extent, is_motto
from patterns.grammar import any_of, pattern
from patterns.numbers import type_symbols
from patterns.stamps import is_stamp
from patterns.types import canonical_type
from patterns.view import JOINT, plain_words
from patterns.vocabulary import vocabulary

Lines = list[tuple[int, str]]  # offset and text
Heading = tuple[int, regex.Match[str]]  # index of the line, its match

_V_V = pattern(r"(?m)(?:^|\t)[ \t]*V/v\s*:?\s*", regex.IGNORECASE)
# Where a letter's subject beneath its number ends: at the right column, where that follows, or at whom it is for.
_OTHER_CELL = pattern(
    r"\W*(?:(?i:kính\s+gửi|nơi\s+nhận)|S[ốỐ]\s*:|\p{Lu}\p{Ll}+(?:[ -]{1,3}\p{Lu}\p{Ll}+){0,5}\s{0,3},\s{0,3}ngày(?!\p{L})|[Nn]gày[\s.…]+tháng)"
    r"|.*(?:CỘNG\s+H(?:ÒA|OÀ)|ĐẢNG\s+CỘNG\s+SẢN|[ĐD]ộc\s+lập\s*-)"
)
AUTHORITY = pattern(
    r"^(?:CHỦ\s+TỊCH|PHÓ\s+CHỦ\s+TỊCH|ỦY\s+BAN|UỶ\s+BAN|UBND|BỘ\s+TRƯỞNG|THỦ\s+TƯỚNG|HỘI\s+ĐỒNG|HĐND|CHÍNH\s+PHỦ|GIÁM\s+ĐỐC|CỤC\s+TRƯỞNG|TỔNG\s+CỤC\s+TRƯỞNG|QUỐC\s+HỘI|TỔNG|"
    r"CHÁNH|TRƯỞNG|BAN\s+THƯỜNG|BAN\s+CHẤP|CHI\s+CỤC\s+TRƯỞNG|HIỆU\s+TRƯỞNG|THỐNG\s+ĐỐC|VIỆN\s+TRƯỞNG|THƯỜNG\s+TRỰC)[\p{Lu}\s,\-.–]*$"
)
_SUBJECT_STOP = pattern(
    r"^\W*(?:căn\s+cứ|kính\s+gửi|theo\s+đề\s+nghị|điều\s+\d|chương\s+[IVX]|\(?(?:ban\s+hành\s+)?kèm\s+theo|luật\s+số"
    r"|(?-i:Thực\s+hiện\s|Triển\s+khai\s|Xét\s|Phần\s|PHẦN\s|Ngày\s+\d|Để\s|Nhằm\s|Trên\s+cơ\s+sở|Tiếp\s+theo|Phúc\s+đáp|Trả\s+lời|Sau\s+khi\s"
    r"|Trong\s+(?:thời\s+gian|những|năm|tháng|quý|\d)|Năm\s+\d{4},|Thời\s+gian\s+qua|Qua\s|[IVX]+\.|[A-Z]\.|\d{1,2}\.\s|(?:TM|KT|TL|TUQ)\.|[TK]/[MLT]))",
    regex.IGNORECASE,
)
_DOING = pattern(r"^\W*(?:Thực\s+hiện|Triển\s+khai)\s")
_SENTENCE = pattern(
    r"[.;:,]\W*$|,\s+(?:UBND|HĐND|Ủy\s+ban|Uỷ\s+ban|Chủ\s+tịch|Sở|Bộ|Ban|Văn\s+phòng|Cục|Thanh\s+tra|Đoàn)(?![\p{L}])"
)
_OF_A_YEAR = pattern(r"\snăm\s+20\d\d$")
_ENDS = pattern(r"\.\W*$")
_OPENS = pattern(r"[.;:]\W*$")  # a line of prose, or what it introduces
_INTRODUCES = pattern(r":\W*$")
_BEGINS_TO_SAY = pattern(
    r"(?:\s(?:sau(?:\s+đây)?|rằng|gồm)|điện)\s*:\W*$"  # "như sau:"; not the colon of a subject that goes on in the next line
    r"|^\W*(?:UBND|HĐND|Ủy\s+ban|Uỷ\s+ban|Sở|Bộ|Ban|Văn\s+phòng|Phòng|Cục|Chi\s+cục|Thanh\s+tra|Trung\s+tâm|Trường|Công\s+ty|Hội)\s[^,.;:]{2,80}?"
    r"\s(?:trân\s+trọng|kính|mời|thông\s+báo|báo\s+cáo|đề\s+nghị|yêu\s+cầu|nhận\s+được|xây\s+dựng|tổ\s+chức|có\s+ý\s+kiến)\s.*[.;:]\W*$"
)
_ABOUT = pattern(r"^(?:về\s+việc|v/v|về)\s*:?\s+", regex.IGNORECASE)
_NUMBER = pattern(r"SỐ\s{0,3}:?\s{0,3}\d")
_RULE = pattern(r"^[\s\-=_.*]*$")
# Party documents name the deciding body under the type: "CHỈ THỊ / của Ban Thường vụ Tỉnh ủy / về ..." (Hướng dẫn 05-HD/VPTW).
_OF_BODY = pattern(r"^của\s+[^,;.]{3,80}?\s+(?=(?:về|v/v)\s)", regex.IGNORECASE)
_DECIDES = pattern(r"^\W*(?:quyết\s+(?:định|nghị)|điện)\s*:", regex.IGNORECASE)
_BELOW_SUBJECT = pattern(
    r"^\W*(?:nơi\s+nhận\s*:|quyết\s+(?:định|nghị)\s*:|(?-i:CỘNG\s+H(?:ÒA|OÀ)\s+XÃ|Số\s*:)|[\p{L}\s]*\sĐIỆN\s*:|-\s+(?-i:\p{Lu}))",
    regex.IGNORECASE,
)
# The last word of a line that no subject ends with.
_UNFINISHED = pattern(
    r"(?<!\p{L})(?:của|và|về|tại|các|những|một số|theo|đối với|cho|với|thuộc|do|bởi|từ|đến|trong|ngày|tháng|năm|số)\W{0,2}$",
    regex.IGNORECASE,
)
_BEYOND = 1500  # characters after the head in which heading and subject may stand
_MOST_SUBJECT_LINES = 9
_MOST_LETTER_LINES = 7
_FULL_LINE = 55  # characters from which on a line is filled, and may go on in the next


@cache
def heading_pattern() -> regex.Pattern[str]:
    """A line that is a document's type, alone or with the subject after it: `KẾ HOẠCH`, `BÁO CÁO KẾT QUẢ ...`."""
    names = [entry["name"] for entry in vocabulary("types")["type"] if not entry.get("generic")]
    return regex.compile(rf"^\W{{0,6}}(?P<type>{any_of(names)})(?![\p{{L}}])(?P<rest>.*)$", regex.IGNORECASE)


def head_lines(seen: str, extent: Extent) -> Lines:
    """Lines and cells of the head with their offsets, blank ones kept as ends of what stands before them."""
    found = []
    at = extent.start
    for line in regex.split(r"[\n\t]", seen[at : extent.end + _BEYOND]):
        found.append((at, line.replace(JOINT, "").strip()))
        at += len(line) + 1
    return found


def find_heading(lines: Lines, motto: int | None) -> Heading | None:
    """The first line below the motto that names a type in capitals and is no stamp; one above it where none is below."""
    above = None
    before = ""
    for at, (start, line) in enumerate(lines):
        match = heading_pattern().match(line)
        named = match is not None and match["type"].isupper() and not is_stamp(line)
        if match and named and not is_nameless(before):  # "BAN QUẢN LÝ / DỰ ÁN ĐẦU TƯ XÂY DỰNG" is a body
            rest = match["rest"].strip(" :*")
            if _NUMBER.match(rest):  # "LUẬT SỐ: 58/2010/QH12", above "LUẬT"
                continue
            if not rest or rest.isupper() or _ABOUT.match(rest) or _SUBJECT_STOP.match(rest):
                if start >= (motto or 0):
                    return at, match
                above = above or (at, match)
        before = before if not line or is_motto(line) else line
    return above


def letter_subject(seen: str, extent: Extent) -> tuple[Span, ...]:
    """The pieces, one a line, of what stands after "V/v" beneath a letter's number; empty where nothing does."""
    begins = _V_V.search(seen, extent.start, extent.end + _BEYOND)
    pieces: list[Span] = []
    at = begins.end() if begins else len(seen)
    while at < len(seen) and len(pieces) < _MOST_LETTER_LINES:
        end = seen.find("\n", at)
        line = seen[at : end if end >= 0 else len(seen)]
        cell = line.split("\t", 1)[0]
        if not cell.strip() or (pieces and _OTHER_CELL.match(cell)):
            break
        pieces.append(Span(at, at + len(cell)))
        at += len(line) + 1
    return tuple(pieces)


def type_of(heading: Heading | None, symbol: str | None, letter: bool, opening: str) -> str | None:
    """The canonical type by symbol, heading or the marks of an official letter (công văn has no heading).

    `letter` is whether it has the subject of one beneath the number, `opening` the head with what follows at once.
    """
    first = symbol.replace("/", "-").split("-")[0] if symbol else None
    if first == "VBHN":
        return "Văn bản hợp nhất"
    named = canonical_type(heading[1]["type"]) if heading else None
    if heading and heading[1]["type"].lower() == "phụ lục":
        return "Phụ lục" if symbol is None else None
    if named and not (letter and first and first not in type_symbols()):
        return named[0]
    if letter or (first and first not in type_symbols() and "kính gửi" in opening.lower()):
        return "Công văn"
    if first:
        entry = next((entry for entry in vocabulary("types")["type"] if entry["symbols"][:1] == [first]), None)
        return entry["name"] if entry else None
    return None


def subject_of(lines: Lines, heading: Heading | None) -> tuple[str | None, int | None]:
    """The subject under the heading, and the offset after which the body begins; None without a heading."""
    if heading is None:
        return None, None
    at, match = heading
    parts = [match["rest"]] if match["rest"].strip(" :*") else []
    end = lines[at][0] + len(lines[at][1])
    apart = False  # a blank line stands between: that ends a subject, but some files have one between all lines
    for start, line in lines[at + 1 : at + 2 + 2 * _MOST_SUBJECT_LINES]:
        if not line or _RULE.match(line):
            apart = bool(parts)
            if line and apart:
                break
            continue
        if _is_body(lines, start, line, begun=bool(parts)) or (apart and not _goes_on(parts[-1], line)):
            break
        apart = False
        parts.append(line)
        end = start + len(line)
        if _ENDS.search(line) or len(parts) > _MOST_SUBJECT_LINES:
            break
    return (tidy(" ".join(parts)) if parts else None), end


def _goes_on(before: str, line: str) -> bool:
    """Whether `line` goes on with the subject in `before` though a blank line stands between."""
    return line[:1].islower() or _UNFINISHED.search(before) is not None


def _is_body(lines: Lines, start: int, line: str, *, begun: bool) -> bool:
    """Whether the line at `start`, under the heading, is no more of the subject; `begun` is whether there is any of it yet."""
    if _SUBJECT_STOP.match(line) and (begun or not _says_what_is_done(lines, start)):
        return True
    if _BELOW_SUBJECT.match(line) or (AUTHORITY.match(line) and opens_body(lines, start)):
        return True
    if line.isupper() or not line.lstrip('"“( ')[:1].isupper() or _ABOUT.match(line):
        return False
    if not begun:
        return _BEGINS_TO_SAY.search(line) is not None
    return _OPENS.search(line) is not None or (len(line) >= _FULL_LINE and _introduces(lines, start))


def _introduces(lines: Lines, start: int) -> bool:
    """Whether the paragraph that begins with the line at `start` ends in a colon: "Sở Nội vụ thông báo ... như sau:"."""
    following = takewhile(lambda line: line and not _RULE.match(line), (line for at, line in lines if at >= start))
    ends = (line for line in islice(following, _MOST_SUBJECT_LINES) if _OPENS.search(line))
    return _INTRODUCES.search(next(ends, "")) is not None


def _says_what_is_done(lines: Lines, start: int) -> bool:
    """Whether `KẾ HOẠCH / Thực hiện Nghị quyết số 76/NQ-CP` goes on so; a sentence in which somebody acts opens the body."""
    first, *rest = [line for at, line in lines if at >= start][:_MOST_SUBJECT_LINES]
    if _OF_A_YEAR.search(first) and rest and rest[0][:1].isupper():  # paragraphs without blank lines between
        rest = []
    more = takewhile(lambda line: line and not _RULE.match(line) and not _SUBJECT_STOP.match(line), rest)
    paragraph = " ".join((first, *more))
    return bool(_DOING.match(paragraph)) and not _SENTENCE.search(paragraph)


def opens_body(lines: Lines, start: int) -> bool:
    """Whether the line at `start` is the authority that decides (`CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH`), not more of the subject."""
    following = [line for at, line in lines if at > start and line][:3]
    for line in following:
        if _SUBJECT_STOP.match(line) or _DECIDES.match(line):
            return True
        if not line.isupper():
            return False
    return not following


def tidy(subject: str) -> str | None:
    """A subject on one line, without "về việc" and closing marks; None when nothing is left."""
    text = _ABOUT.sub("", _OF_BODY.sub("", plain_words(subject).strip(" *-:;.,")))
    return text.strip(" *-:;.,") or None
