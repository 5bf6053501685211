"""The heading of a document: the lines of its head go in; the line that names its type, its type and its subject come out."""

from __future__ import annotations

from functools import cache
from itertools import islice, takewhile

import regex

from patterns.bodies import is_nameless
from patterns.extent import Extent, is_motto
from patterns.grammar import any_of, pattern
from patterns.issuers import issuer_pattern
from patterns.numbers import issuer_symbols, type_symbols
from patterns.stamps import is_stamp
from patterns.types import canonical_type
from patterns.view import JOINT, plain_words
from patterns.vocabulary import vocabulary

Lines = list[tuple[int, str]]  # offset and text
Heading = tuple[int, regex.Match[str]]  # index of the line, its match

AUTHORITY = pattern(
    r"^(?:CHỦ\s+TỊCH|PHÓ\s+CHỦ\s+TỊCH|ỦY\s+BAN|UỶ\s+BAN|UBND|BỘ\s+TRƯỞNG|THỦ\s+TƯỚNG|HỘI\s+ĐỒNG|HĐND|CHÍNH\s+PHỦ|GIÁM\s+ĐỐC|CỤC\s+TRƯỞNG|TỔNG\s+CỤC\s+TRƯỞNG|QUỐC\s+HỘI|TỔNG|"
    r"CHÁNH|TRƯỞNG|BAN\s+THƯỜNG|BAN\s+CHẤP|CHI\s+CỤC\s+TRƯỞNG|HIỆU\s+TRƯỞNG|THỐNG\s+ĐỐC|VIỆN\s+TRƯỞNG|THƯỜNG\s+TRỰC)[\p{Lu}\s,\-.–]*$"
)
_SUBJECT_STOP = pattern(
    r"^\W*(?:căn\s+cứ|kính\s+gửi|theo\s+đề\s+nghị|điều\s+\d|chương\s+[IVX]|\(?(?:ban\s+hành\s+)?kèm\s+theo|\((?:ban|ban\s+hành|kèm)$|luật\s+số"
    r"|(?-i:Thực\s+hiện\s|Triển\s+khai\s|Xét\s|Phần\s|PHẦN\s|Ngày\s+\d|Để\s|Nhằm\s|Trên\s+cơ\s+sở|Tiếp\s+theo|Phúc\s+đáp|Trả\s+lời|Sau\s+(?:khi|\d+)\s"
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
_ABOUT = pattern(r"^(?:về\s*việc|v/v|về)\s*:?\s+", regex.IGNORECASE)
_FOOTNOTE = pattern(r"\[\d{1,3}\]")  # as consolidated texts have after their titles
_NUMBER = pattern(r"SỐ\s{0,3}:?\s{0,3}\d")
_RULE = pattern(r"^[\s\-=_.*]*$")
# Party documents name the deciding body under the type: "CHỈ THỊ / của Ban Thường vụ Tỉnh ủy / về ..." (Hướng dẫn 05-HD/VPTW).
_OF_BODY = pattern(
    r"^(?:liên\s+tịch\s+)?của\s+(?:[^;.]{3,80}?\s+(?=(?:về|v/v)\s)|(?-i:\p{Lu}[\p{Lu}\d\s,/-]{3,150}?\s+"
    r"(?=(?:BAN\s+HÀNH|QUY\s+ĐỊNH|PHÊ\s+DUYỆT|SỬA\s+ĐỔI|HƯỚNG\s+DẪN|CÔNG\s+BỐ|BÃI\s+BỎ)\s)))",
    regex.IGNORECASE,
)
# What stands before the subject where the title says the document's own number: "SỐ 12/1999/TT-BTC NGÀY 05/3/1999 CỦA BỘ TÀI CHÍNH".
_OWN_NUMBER = pattern(
    r"^(?:số\s{0,3}:?\s{0,3})?\d{1,5}[a-z]?[/-][\p{L}\d/&-]{2,40},?\s+"
    r"(?:ngày\s+\d{1,2}(?:[/.-]\d{1,2}[/.-]|\s+tháng\s+\d{1,2}\s+năm\s+)\d{4}\s+(?P<of>của\s+)?|(?=(?:của|về)\s))",
    regex.IGNORECASE,
)
_ONLY_NUMBER = pattern(r"^(?:SỐ\s{0,3}:?\s{0,3})?\d{1,5}[a-z]?[/-][\p{L}\d/&-]{2,40}$", regex.IGNORECASE)
_OF_AUTHORITY = pattern(r"^CỦA\s+\p{Lu}[\p{Lu}\s,-]+$")
# What some types are called with, alone in the line of the type: "HƯỚNG DẪN LIÊN NGÀNH", "KẾ HOẠCH HÀNH ĐỘNG".
_KINDS = ("LIÊN NGÀNH", "LIÊN TỊCH", "LIÊN BỘ", "PHỐI HỢP", "HÀNH ĐỘNG")
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
BEYOND = 1500  # characters after the head in which heading and subject may stand
_MOST_SUBJECT_LINES = 9
_SENTENCE_LENGTH = 100  # characters from which on a paragraph is more than the last line of a subject
_LONGEST_TYPE = 22  # letters, of the second line of a type that is broken
_TITLE_WORDS = 6  # of a line of capitals that is a subject
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
    for line in regex.split(r"[\n\t]", seen[at : extent.end + BEYOND]):
        found.append((at, line.replace(JOINT, "").strip()))
        at += len(line) + 1
    return found


def find_heading(lines: Lines, motto: int | None) -> Heading | None:
    """The first line below the motto that names a type in capitals and is no stamp; one above it where none is below.

    Where none is in capitals, the line below the motto that is a type and nothing more.
    """
    above = small = None
    before = ""
    for at, (start, line) in enumerate(lines):
        match = heading_pattern().match(line) or _broken_heading(before, line)
        named = match is not None and match["type"].isupper() and not is_stamp(line)
        if match and named and not is_nameless(before):  # "BAN QUẢN LÝ / DỰ ÁN ĐẦU TƯ XÂY DỰNG" is a body
            rest = _FOOTNOTE.sub("", match["rest"]).strip(" :*")
            if _NUMBER.match(rest):  # "LUẬT SỐ: 58/2010/QH12", above "LUẬT"
                continue
            if not rest or rest.isupper() or _ABOUT.match(rest) or _SUBJECT_STOP.match(rest):
                if start >= (motto or 0):
                    return at, match
                above = above or (at, match)
        elif match and motto is not None and start >= motto and match[0] == match["type"].capitalize():
            small = small or (at, match)
        before = before if not line or is_motto(line) else line
    return above or small


def _broken_heading(before: str, line: str) -> regex.Match[str] | None:
    """The type that a line break parts: "QUYẾT⏎ĐỊNH"."""
    if " " in before or not before.isupper() or not line.isupper() or len(line) > _LONGEST_TYPE:
        return None
    match = heading_pattern().match(f"{before} {line}")
    return match if match and not match["rest"].strip(" :*") else None


def type_of(heading: Heading | None, symbol: str | None, letter: bool, opening: str) -> str | None:
    """The canonical type by symbol, heading or the marks of an official letter (công văn has no heading).

    `letter` is whether it has the subject of one beneath the number, `opening` the head with what follows at once.
    """
    first = symbol.replace("/", "-").split("-")[0] if symbol else None
    if first == "VBHN":
        return "Văn bản hợp nhất"
    if heading and heading[1]["type"].lower() == "phụ lục":
        return "Phụ lục" if symbol is None else None
    if heading and not (letter and first and first not in type_symbols()):
        if heading[1]["type"] == "THÔNG TƯ" and first == "TTLT":
            return "Thông tư liên tịch"  # a line break parts it
        named = canonical_type(heading[1]["type"])
        return named[0] if named else heading[1]["type"].capitalize()  # "QUY TRÌNH" is a type only here
    if letter or (first and first not in type_symbols() and "kính gửi" in opening.lower()):
        return "Công văn"
    if symbol and first in issuer_symbols() and symbol.endswith(("/TT", "/QĐ", "/CT")):
        first = symbol[-2:]  # "18-BYT/TT": before 1996 the body stood first
    if first:
        entry = next((entry for entry in vocabulary("types")["type"] if entry["symbols"][:1] == [first]), None)
        return entry["name"] if entry else None
    return None


def subject_of(lines: Lines, heading: Heading | None) -> tuple[str | None, int | None]:
    """The subject under the heading, and the offset after which the body begins; None without a heading."""
    if heading is None:
        return None, None
    at, match = heading
    rest = _FOOTNOTE.sub("", match["rest"]).strip(" :*")
    parts = [rest] if rest and not _is_kind(rest) else []
    end = lines[at][0] + len(lines[at][1])
    apart = False  # a blank line stands between: that ends a subject, but some files have one between all lines
    for start, line in lines[at + 1 : at + 2 + 2 * _MOST_SUBJECT_LINES]:
        if not line or _RULE.match(line):
            apart = bool(parts)
            if line and apart:
                break
            continue
        if _is_body(lines, start, line, parts) or (apart and not _goes_on(parts[-1], line)):
            break
        apart = False
        parts.append(line)
        end = start + len(line)
        if _ENDS.search(line) or len(parts) > _MOST_SUBJECT_LINES:
            break
    return (tidy(" ".join(parts)) if parts else None), end


def _is_kind(rest: str) -> bool:
    """Whether what stands after the type says only of what kind it is, its number, or a second: "QUY ĐỊNH VÀ HƯỚNG DẪN"."""
    second = heading_pattern().match(rest[3:]) if rest.startswith("VÀ ") else None
    return rest in _KINDS or _ONLY_NUMBER.match(rest) is not None or bool(second and not second["rest"])


def unheaded_subject(lines: Lines, start: int, end: int) -> tuple[str, int] | None:
    """The lines of capitals right above the body where the line with the type is lost, and where they end.

    `start` is where the number and the motto end, `end` where the body begins. What is not called "về việc" must be long enough
    to be no name.
    """
    parts: list[str] = []
    ends = start
    for begins, line in lines:
        if not line or begins < start:
            continue
        if not parts and not line.isupper() and begins < end and len(line) < _FULL_LINE:
            continue  # the date line
        if begins >= end or not line.isupper() or _SUBJECT_STOP.match(line):
            break
        if AUTHORITY.match(line) and (parts or opens_body(lines, begins)):
            break
        parts.append(line)
        ends = begins + len(line)
    words = " ".join(parts)
    if not _ABOUT.match(words) and (len(words.split()) < _TITLE_WORDS or _NUMBER.match(words)):
        return None
    subject = tidy(words)
    return (subject, ends) if subject else None


def _goes_on(before: str, line: str) -> bool:
    """Whether `line` goes on with the subject in `before` though a blank line stands between."""
    named = _OF_AUTHORITY.match(before) and _OF_BODY.match(f"{before} {line}")
    quoted = before.count('"') % 2 or before.count("“") > before.count("”")
    return line[:1].islower() or bool(named or quoted) or _UNFINISHED.search(before) is not None


def _is_body(lines: Lines, start: int, line: str, parts: list[str]) -> bool:
    """Whether the line at `start`, under the heading, is no more of the subject; `parts` is what there is of it yet."""
    begun = bool(parts)
    if _SUBJECT_STOP.match(line) and (begun or not _says_what_is_done(lines, start)):
        return True
    if _BELOW_SUBJECT.match(line) or (AUTHORITY.match(line) and opens_body(lines, start)):
        return True
    if line.isupper() or not line.lstrip('"“( ')[:1].isupper() or _ABOUT.match(line):
        return False
    if not begun:
        return _BEGINS_TO_SAY.search(line) is not None
    if _OPENS.search(line) or (len(line) >= _FULL_LINE and _INTRODUCES.search(_paragraph(lines, start))):
        return True
    # Under a subject all in capitals a sentence begins the body, wherever its first line breaks.
    return " ".join(parts).isupper() and len(_paragraph(lines, start)) >= _SENTENCE_LENGTH


def _paragraph(lines: Lines, start: int) -> str:
    """The lines from the one at `start` to the first that ends as prose does; empty where none does."""
    following = takewhile(lambda line: line and not _RULE.match(line), (line for at, line in lines if at >= start))
    found: list[str] = []
    for line in islice(following, _MOST_SUBJECT_LINES):
        if found and (line.isupper() or _SUBJECT_STOP.match(line)):
            break
        found.append(line)
        if _OPENS.search(line):
            return " ".join(found)
    return ""


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
    text = plain_words(_FOOTNOTE.sub("", subject)).strip(" *-:;.,")
    if own := _OWN_NUMBER.match(text):
        body = issuer_pattern().match(text, own.end()) if own["of"] else None
        text = text[body.end() if body else own.end() :].strip()
    text = _ABOUT.sub("", _OF_BODY.sub("", text))
    text = text.strip(" *-:;.,")
    return text if any(map(str.isalpha, text)) else None  # "Về việc ………" of a form
