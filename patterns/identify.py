"""Who a document says it is: its text goes in, its own number, date, issuer, type, subject and signer come out."""

from __future__ import annotations

from functools import cache

import regex

from extractor import Document
from patterns.bodies import bodies_of, display, issuer_name
from patterns.grammar import any_of, pattern
from patterns.identity import Identity
from patterns.issuers import issuer_at, issuer_pattern
from patterns.letterhead import MOTTO, Letterhead, letterhead
from patterns.numbers import implied_issuer, type_symbols
from patterns.signatures import find_recipients, find_signer
from patterns.types import canonical_type
from patterns.view import JOINT, plain_words, view
from patterns.vocabulary import vocabulary

_ABOUT = pattern(r"^(?:về\s+việc|v/v|về)\s*:?\s+", regex.IGNORECASE)
_V_V = pattern(
    r"(?m)(?:^|\t)[ \t]*V/v\s*:?\s*(?P<subject>[^\n]+(?:\n(?!\s*\n)(?![^\n]*(?:ngày\s.*tháng|Kính\s+gửi|CỘNG\s+H))[^\n]+){0,6})",
    regex.IGNORECASE,
)
_RULE = pattern(r"^[\s\-=_.*]*$")
_AUTHORITY = pattern(
    r"^(?:CHỦ\s+TỊCH|PHÓ\s+CHỦ\s+TỊCH|ỦY\s+BAN|UỶ\s+BAN|UBND|BỘ\s+TRƯỞNG|THỦ\s+TƯỚNG|HỘI\s+ĐỒNG|HĐND|CHÍNH\s+PHỦ|GIÁM\s+ĐỐC|CỤC\s+TRƯỞNG|TỔNG\s+CỤC\s+TRƯỞNG|QUỐC\s+HỘI|TỔNG|"
    r"CHÁNH|TRƯỞNG|BAN\s+THƯỜNG|BAN\s+CHẤP|CHI\s+CỤC\s+TRƯỞNG|HIỆU\s+TRƯỞNG|THỐNG\s+ĐỐC|VIỆN\s+TRƯỞNG|THƯỜNG\s+TRỰC)[\p{Lu}\s,\-.–]*$"
)
_SUBJECT_STOP = pattern(
    r"^\W*(?:căn\s+cứ|kính\s+gửi|theo\s+đề\s+nghị|điều\s+\d|chương\s+[IVX]|\(?(?:ban\s+hành\s+)?kèm\s+theo|luật\s+số"
    r"|(?-i:Thực\s+hiện\s|Triển\s+khai\s|Xét\s|Phần\s|PHẦN\s|Ngày\s+\d|Để\s|Nhằm\s|Trên\s+cơ\s+sở|Tiếp\s+theo|Phúc\s+đáp|Trả\s+lời|Sau\s+khi\s"
    r"|Trong\s+thời\s+gian|Thời\s+gian\s+qua|Qua\s|[IVX]+\.|[A-Z]\.|\d{1,2}\.\s|(?:TM|KT|TL|TUQ)\.|[TK]/[MLT]))",
    regex.IGNORECASE,
)
# Party documents name the deciding body under the type: "CHỈ THỊ / của Ban Thường vụ Tỉnh ủy / về ..." (Hướng dẫn 05-HD/VPTW).
_OF_BODY = pattern(r"^của\s+[^,;.]{3,80}?\s+(?=(?:về|v/v)\s)", regex.IGNORECASE)
_DECIDES = pattern(r"^\W*(?:quyết\s+(?:định|nghị)|điện)\s*:", regex.IGNORECASE)
_STAMP = pattern(r"^\W*(?:SAO\s+(?:Y|LỤC)|TRÍCH\s+SAO|(?:(?:CÔNG\s+VĂN|CV)\s+)?ĐẾN)(?![\p{L}])")
_CLOSING = pattern(r"Trên\s+đây\s+là\s[^.]{0,220}?(?=\scủa\s)", regex.IGNORECASE)
_MAKES = pattern(r"(?P<body>[^.;:\n]{3,80}?)\s+(?:xây\s+dựng|ban\s+hành|báo\s+cáo)\s", regex.IGNORECASE)
_NATIONAL = (
    "Quốc hội",
    "Chính phủ",
    "Thủ tướng",
    "Bộ ",
    "Chủ tịch nước",
    "Văn phòng Chính phủ",
    "Thanh tra Chính phủ",
    "Ngân hàng Nhà nước",
    "Kiểm toán",
    "Tòa án",
    "Viện kiểm sát",
    "Cục Hải quan",
    "Ủy ban Thường vụ",
    "Hội đồng Bộ trưởng",
    "Ủy ban Dân tộc",
)
_MOST_SUBJECT_LINES = 9


@cache
def _heading() -> regex.Pattern[str]:
    """A line that is a document's type, alone or with the subject after it: `KẾ HOẠCH`, `BÁO CÁO KẾT QUẢ ...`."""
    names = [entry["name"] for entry in vocabulary("types")["type"] if not entry.get("generic")]
    return regex.compile(rf"^\W{{0,6}}(?P<type>{any_of(names)})(?![\p{{L}}])(?P<rest>.*)$", regex.IGNORECASE)


def identify(document: Document) -> Identity:
    """The document's own facts, each None where the document does not state it."""
    seen = view(document.text)
    head = letterhead(seen)
    lines = _head_lines(seen, head)
    heading = _find_heading(lines)
    symbol = head.number.symbol if head.number else head.symbol
    type_name = _type(heading, symbol, seen, head)
    subject, after = _subject(seen, lines, heading, head, type_name)
    return Identity(
        number=head.number,
        number_span=head.number_span,
        symbol=symbol,
        date=head.date,
        type=type_name,
        issuer=_issuer(seen, head, lines, after),
        subject=subject,
        place=head.place,
        signer=find_signer(seen, after),
        recipients=find_recipients(seen, after),
    )


def _head_lines(seen: str, head: Letterhead) -> list[tuple[int, str]]:
    """Lines and cells of the head with their offsets, blank ones kept as ends of what stands before them."""
    found = []
    at = 0
    for line in regex.split(r"[\n\t]", seen[: head.end + 1500]):
        found.append((at, line.replace(JOINT, "").strip()))
        at += len(line) + 1
    return found


def _find_heading(lines: list[tuple[int, str]]) -> tuple[int, regex.Match[str]] | None:
    for at, (_, line) in enumerate(lines):
        match = _heading().match(line)
        if match is None or not match["type"].isupper() or _STAMP.match(line):
            continue
        rest = match["rest"].strip(" :*")
        if not rest or rest.isupper() or _ABOUT.match(rest) or _SUBJECT_STOP.match(rest):
            return at, match
    return None


def _type(heading: tuple[int, regex.Match[str]] | None, symbol: str | None, seen: str, head: Letterhead) -> str | None:
    first = symbol.replace("/", "-").split("-")[0] if symbol else None
    if first == "VBHN":
        return "Văn bản hợp nhất"
    named = canonical_type(heading[1]["type"]) if heading else None
    if heading and heading[1]["type"].lower() == "phụ lục":
        return "Phụ lục" if symbol is None else None
    letter = _V_V.search(seen, 0, head.end + 1500) is not None
    if named and not (letter and first and first not in type_symbols()):
        return named[0]
    if letter or (first and first not in type_symbols() and "kính gửi" in seen[: head.end + 60].lower()):
        return "Công văn"
    if first:
        entry = next((entry for entry in vocabulary("types")["type"] if entry["symbols"][:1] == [first]), None)
        return entry["name"] if entry else None
    return None


def _subject(
    seen: str,
    lines: list[tuple[int, str]],
    heading: tuple[int, regex.Match[str]] | None,
    head: Letterhead,
    type_name: str | None,
) -> tuple[str | None, int]:
    """The subject, and the offset after which the body begins."""
    if type_name == "Công văn" and (about := _V_V.search(seen, 0, head.end + 1500)):
        return _tidy(about["subject"]), about.end()
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
        if _SUBJECT_STOP.match(line) or (_AUTHORITY.match(line) and _opens_body(lines, start)):
            break
        parts.append(line)
        end = start + len(line)
    return (_tidy(" ".join(parts)) if parts else None), end


def _opens_body(lines: list[tuple[int, str]], start: int) -> bool:
    """Whether the line at `start` is the authority that decides (`CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH`), not more of the subject."""
    following = [line for at, line in lines if at > start and line][:3]
    for line in following:
        if _SUBJECT_STOP.match(line) or _DECIDES.match(line):
            return True
        if not line.isupper():
            return False
    return not following


def _tidy(subject: str) -> str | None:
    text = _ABOUT.sub("", _OF_BODY.sub("", plain_words(subject).strip(" *-:;.,")))
    return text.strip(" *-:;.,") or None


def _issuer(seen: str, head: Letterhead, lines: list[tuple[int, str]], body_start: int) -> str | None:
    """From the letterhead's left column; without one, from the authority line, the signing post or the closing words."""
    motto = MOTTO.search(seen, 0, head.end)
    stop = head.line_start if head.line_start is not None else motto.start() if motto else 0
    column = MOTTO.sub(lambda found: regex.sub(r"[^\n]", " ", found.group()), seen[:stop])
    capitals = [line for line in regex.split(r"[\n\t]", column) if line.isupper() and not _STAMP.match(line)]
    if named := issuer_name(bodies_of([plain_words(line) for line in capitals])):
        return named
    if head.number and (implied := implied_issuer(head.number)) and implied.startswith(_NATIONAL):
        return implied
    for start, line in lines:
        if (
            start >= body_start - 200
            and _AUTHORITY.match(line)
            and not line.startswith("PHÓ")
            and _opens_body(lines, start)
        ):
            return _completed(display(line), head.place)
        if start > body_start + 400:
            break
    return _closing_issuer(seen, body_start)


def _completed(name: str, place: str | None) -> str:
    """A chairman's line ends in "tỉnh"; the place of the date line says which."""
    return f"{name} {place}" if place and name.endswith((" tỉnh", " thành phố", " huyện", " xã", " phường")) else name


def _closing_issuer(seen: str, body_start: int) -> str | None:
    closing = _CLOSING.search(seen, body_start)
    while closing:
        named = issuer_at(seen, closing.end(), end=min(len(seen), closing.end() + 200))
        if named:
            return named[0]
        closing = _CLOSING.search(seen, closing.end())
    for match in _MAKES.finditer(seen, body_start, body_start + 900):
        body = issuer_pattern().fullmatch(match["body"].strip())
        if body:
            return " ".join(body["body"].split())
    return None
