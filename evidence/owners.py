"""Whose a document is to be: the words of a product or a title go in ("Kế hoạch của tỉnh"), the body they name comes out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from evidence.topics import topic_of
from evidence.wanted import type_at

BODY = (
    r"(?:Phó )?(?:Chủ tịch|UBND|Ủy ban|Uỷ ban|HĐND|Hội đồng|Thường trực|Sở|Ban(?! hành)|Bộ|Văn phòng|VP|Chính phủ|Thủ tướng|Tỉnh ủy|Thành ủy"
    r"|Huyện ủy|Đảng ủy|Đoàn|Tổ|Trung tâm|Chi cục|Cục|Tổng cục|Phòng|Giám đốc|Chánh|Thanh tra|Công an|Bảo hiểm|Kho bạc|Quỹ|Trường|Viện)\b"
)
# Of a level alone ("kế hoạch của tỉnh") any of its bodies may be meant.
_OF_UNIT = {
    "tỉnh": ("UBND tỉnh", "HĐND tỉnh", "Tỉnh ủy"),
    "thành phố": ("UBND thành phố", "HĐND thành phố", "Thành ủy"),
    "huyện": ("UBND huyện", "HĐND huyện", "Huyện ủy"),
    "quận": ("UBND quận", "HĐND quận", "Quận ủy"),
    "thị xã": ("UBND thị xã", "HĐND thị xã", "Thị ủy"),
    "xã": ("UBND xã", "HĐND xã", "Đảng ủy xã"),
    "phường": ("UBND phường", "HĐND phường", "Đảng ủy phường"),
    "đặc khu": ("UBND đặc khu", "HĐND đặc khu", "Đảng ủy đặc khu"),
}
_LEVEL = rf"(?i:{'|'.join(_OF_UNIT)})\b(?! (?:ủy|uỷ|hội\b))"
# Names of several bodies stand between commas, as do the words of one: "Sở Văn hóa, Thể thao và Du lịch", "Văn phòng HĐND và UBND xã".
_NEXT = re.compile(rf"\s*;\s*(?=[^\W\d_])|(?:\s*,\s*|(?<!HĐND)\s+và\s+)(?={BODY}|(?:Báo|Đài|Hội|Mặt trận)\b)")
_END = r"(?=\s+(?:ban hành|về|gửi|trình|phê duyệt|ký|được|để|năm|quý|giai đoạn|trong|đối với|triển khai|thực hiện|giao)\b|\s*[,;.()]|$)"
# "của UBND tỉnh", "do Giám đốc Sở ký", "của tỉnh", "cấp tỉnh"; and "Kế hoạch CCHC tỉnh năm 2024", the province's without a word for it
_OWNER = re.compile(
    rf"\b(?:(?:của|do)\s+(?:các\s+)?(?P<body>{BODY}.*?){_END}|(?P<of>của|do|cấp)\s+(?P<level>{_LEVEL})|(?P<province>[Tt]ỉnh)\b(?! (?:ủy|uỷ)))"
)
# Words that a province without "của" belongs to: "trên địa bàn tỉnh", "UBND tỉnh", "Cổng thông tin điện tử tỉnh" are no owners.
_PART_OF = re.compile(
    r"\b(?:bàn|toàn|các|tại|mọi|từng|trong|ngoài|liên|UBND|HĐND|ủy|dân|tra|an|bộ|đạo|đoàn|tử|phòng)\s+$", re.IGNORECASE
)
# An act that is carried out is somebody's of its own: "thực hiện Nghị quyết của Tỉnh ủy", "Kế hoạch số 12/KH-UBND của UBND tỉnh".
_CARRIED_OUT = re.compile(
    r"\b(?:thực hiện|thi hành|triển khai|quán triệt|tuyên truyền|phổ biến|theo|sơ kết|tổng kết)\s+(?=\w)", re.IGNORECASE
)
_NUMBERED = re.compile(r"\d[/-][A-ZĐ]")
_UNIT = re.compile(rf"({_LEVEL})(.*)")


@dataclass(frozen=True, slots=True)
class Owner:
    """A body as named, and whether it is the document that is said to be its: else it may be what the document is about."""

    name: str
    sure: bool


def owner_in(text: str, ends: tuple[int, ...]) -> Owner | None:
    """The body whose the documents are that `text` names; `ends` are the places where their types end.

    It is sure right after the type ("Kế hoạch quý I của UBND tỉnh"); after words that tell a subject it may belong to that
    ("Đề án vị trí việc làm của Sở Nội vụ").
    """
    for found in _OWNER.finditer(text):
        head = max((end for end in ends if end <= found.start()), default=None)
        between = text[head or 0 : found.start()]
        sure = head is not None and not topic_of(between)
        name, end = _named(found)
        if not sure and (found["of"] == "cấp" or (found["province"] and not _attribute(text, found.start(), end))):
            continue
        if not _of_an_act(between):
            return Owner(name, sure)
    return None


def each_named(names: str) -> tuple[str, ...]:
    """The names of bodies that one cell lists."""
    return tuple(name for each in _NEXT.split(names) if (name := each.strip()))


def is_unit(name: str | None) -> bool:
    """Whether a name is that of a province, a commune ..., of which several bodies may speak: "tỉnh", "xã Suối Ngà"."""
    return _UNIT.fullmatch(name or "") is not None


def bodies_meant(name: str | None) -> tuple[str, ...]:
    """The bodies a name may mean: "tỉnh Vân Lĩnh" its council, its assembly and its Party committee; any other name itself."""
    unit = _UNIT.fullmatch(name or "")
    if unit is None:
        return (name,) if name else ()
    return tuple(f"{each}{unit[2]}" for each in _OF_UNIT[unit[1].lower()])


def _named(found: re.Match[str]) -> tuple[str, int]:
    """The name of a body, and where it ends; that of a unit goes on over the words in capitals."""
    if found["body"]:
        return " ".join(found["body"].split()), found.end()
    name, end = (found["level"] or found["province"]).lower(), found.end()
    for word in re.compile(r"\s+(\w+)").finditer(found.string, end):
        if word.start() != end or not word[1][0].isupper():
            break
        name, end = f"{name} {word[1]}", word.end()
    return name, end


def _attribute(text: str, start: int, end: int) -> bool:
    """Whether a province named after other words says whose the document is: "CCHC tỉnh năm 2024"."""
    return bool(text[:start].strip()) and bool(re.match(_END, text[end:])) and not _PART_OF.search(text[:start])


def _of_an_act(between: str) -> bool:
    return bool(_NUMBERED.search(between)) or any(
        type_at(between, found.end()) for found in _CARRIED_OUT.finditer(between)
    )
