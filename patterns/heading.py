"""The heading of a document: the lines of its head go in; the line that names its type, its type and its subject come out."""

from __future__ import annotations

from functools import cache
from itertools import takewhile

import regex

from patterns.grammar import any_of, pattern
from patterns.letterhead import Letterhead
from patterns.numbers import type_symbols
from patterns.stamps import is_stamp
from patterns.types import canonical_type
from patterns.view import JOINT, plain_words
from patterns.vocabulary import vocabulary

Lines = list[tuple[int, str]]  # offset and text
Heading = tuple[int, regex.Match[str]]  # index of the line, its match

_V_V = pattern(
    r"(?m)(?:^|\t)[ \t]*V/v\s*:?\s*(?P<subject>[^\n]+(?:\n(?!\s*\n)(?![^\n]*(?:ngày\s.*tháng|Kính\s+gửi|CỘNG\s+H))[^\n]+){0,6})",
    regex.IGNORECASE,
)
AUTHORITY = pattern(
    r"^(?:CHỦ\s+TỊCH|PHÓ\s+CHỦ\s+TỊCH|ỦY\s+BAN|UỶ\s+BAN|UBND|BỘ\s+TRƯỞNG|THỦ\s+TƯỚNG|HỘI\s+ĐỒNG|HĐND|CHÍNH\s+PHỦ|GIÁM\s+ĐỐC|CỤC\s+TRƯỞNG|TỔNG\s+CỤC\s+TRƯỞNG|QUỐC\s+HỘI|TỔNG|"
    r"CHÁNH|TRƯỞNG|BAN\s+THƯỜNG|BAN\s+CHẤP|CHI\s+CỤC\s+TRƯỞNG|HIỆU\s+TRƯỞNG|THỐNG\s+ĐỐC|VIỆN\s+TRƯỞNG|THƯỜNG\s+TRỰC)[\p{Lu}\s,\-.–]*$"
)
_SUBJECT_STOP = pattern(
    r"^\W*(?:căn\s+cứ|kính\s+gửi|theo\s+đề\s+nghị|điều\s+\d|chương\s+[IVX]|\(?(?:ban\s+hành\s+)?kèm\s+theo|luật\s+số"
    r"|(?-i:Thực\s+hiện\s|Triển\s+khai\s|Xét\s|Phần\s|PHẦN\s|Ngày\s+\d|Để\s|Nhằm\s|Trên\s+cơ\s+sở|Tiếp\s+theo|Phúc\s+đáp|Trả\s+lời|Sau\s+khi\s"
    r"|Trong\s+thời\s+gian|Thời\s+gian\s+qua|Qua\s|[IVX]+\.|[A-Z]\.|\d{1,2}\.\s|(?:TM|KT|TL|TUQ)\.|[TK]/[MLT]))",
    regex.IGNORECASE,
)
_DOING = pattern(r"^\W*(?:Thực\s+hiện|Triển\s+khai)\s")
_SENTENCE = pattern(
    r"[.;:,]\W*$|,\s+(?:UBND|HĐND|Ủy\s+ban|Uỷ\s+ban|Chủ\s+tịch|Sở|Bộ|Ban|Văn\s+phòng|Cục|Thanh\s+tra|Đoàn)(?![\p{L}])"
)
_ABOUT = pattern(r"^(?:về\s+việc|v/v|về)\s*:?\s+", regex.IGNORECASE)
_RULE = pattern(r"^[\s\-=_.*]*$")
# Party documents name the deciding body under the type: "CHỈ THỊ / của Ban Thường vụ Tỉnh ủy / về ..." (Hướng dẫn 05-HD/VPTW).
_OF_BODY = pattern(r"^của\s+[^,;.]{3,80}?\s+(?=(?:về|v/v)\s)", regex.IGNORECASE)
_DECIDES = pattern(r"^\W*(?:quyết\s+(?:định|nghị)|điện)\s*:", regex.IGNORECASE)
_BEYOND = 1500  # characters after the head in which heading and subject may stand
_MOST_SUBJECT_LINES = 9


@cache
def heading_pattern() -> regex.Pattern[str]:
    """A line that is a document's type, alone or with the subject after it: `KẾ HOẠCH`, `BÁO CÁO KẾT QUẢ ...`."""
    names = [entry["name"] for entry in vocabulary("types")["type"] if not entry.get("generic")]
    return regex.compile(rf"^\W{{0,6}}(?P<type>{any_of(names)})(?![\p{{L}}])(?P<rest>.*)$", regex.IGNORECASE)


def head_lines(seen: str, head: Letterhead) -> Lines:
    """Lines and cells of the head with their offsets, blank ones kept as ends of what stands before them."""
    found = []
    at = 0
    for line in regex.split(r"[\n\t]", seen[: head.end + _BEYOND]):
        found.append((at, line.replace(JOINT, "").strip()))
        at += len(line) + 1
    return found


def find_heading(lines: Lines) -> Heading | None:
    """The first line that names a type in capitals and is no stamp."""
    for at, (_, line) in enumerate(lines):
        match = heading_pattern().match(line)
        if match is None or not match["type"].isupper() or is_stamp(line):
            continue
        rest = match["rest"].strip(" :*")
        if not rest or rest.isupper() or _ABOUT.match(rest) or _SUBJECT_STOP.match(rest):
            return at, match
    return None


def type_of(heading: Heading | None, symbol: str | None, seen: str, head: Letterhead) -> str | None:
    """The canonical type by symbol, heading or the marks of an official letter (công văn has no heading)."""
    first = symbol.replace("/", "-").split("-")[0] if symbol else None
    if first == "VBHN":
        return "Văn bản hợp nhất"
    named = canonical_type(heading[1]["type"]) if heading else None
    if heading and heading[1]["type"].lower() == "phụ lục":
        return "Phụ lục" if symbol is None else None
    letter = _V_V.search(seen, 0, head.end + _BEYOND) is not None
    if named and not (letter and first and first not in type_symbols()):
        return named[0]
    if letter or (first and first not in type_symbols() and "kính gửi" in seen[: head.end + 60].lower()):
        return "Công văn"
    if first:
        entry = next((entry for entry in vocabulary("types")["type"] if entry["symbols"][:1] == [first]), None)
        return entry["name"] if entry else None
    return None


def subject_of(
    seen: str, lines: Lines, heading: Heading | None, head: Letterhead, type_name: str | None
) -> tuple[str | None, int]:
    """The subject, and the offset after which the body begins."""
    if type_name == "Công văn" and (about := _V_V.search(seen, 0, head.end + _BEYOND)):
        return tidy(about["subject"]), about.end()
    if heading is None:
        return None, head.end
    at, match = heading
    parts = [match["rest"]] if match["rest"].strip(" :*") else []
    end = lines[at][0] + len(lines[at][1])
    for start, line in lines[at + 1 : at + 2 + _MOST_SUBJECT_LINES]:
        if not line:
            if parts:
                break
            continue
        if _RULE.match(line):
            if parts:
                break
            continue
        if _SUBJECT_STOP.match(line) and (parts or not _says_what_is_done(lines, start)):
            break
        if AUTHORITY.match(line) and opens_body(lines, start):
            break
        parts.append(line)
        end = start + len(line)
    return (tidy(" ".join(parts)) if parts else None), end


def _says_what_is_done(lines: Lines, start: int) -> bool:
    """Whether `KẾ HOẠCH / Thực hiện Nghị quyết số 76/NQ-CP` goes on so; a sentence in which somebody acts opens the body."""
    first, *rest = [line for at, line in lines if at >= start][:_MOST_SUBJECT_LINES]
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
