"""Issuing bodies in running text: from the word after "của" to where the body's name ends.

Fixed names, ministries and departments come from the vocabulary; a body with an open name ("Trung tâm Phục vụ hành chính công
tỉnh") goes on until a word that begins the subject.
"""

from __future__ import annotations

from functools import cache

import regex

from patterns.bodies import display
from patterns.grammar import any_of, pattern, phrase
from patterns.provinces import province_spellings
from patterns.vocabulary import vocabulary

_CAPITAL = r"\p{Lu}[\p{L}.]*"
# Capitalised words that begin something else than a place's name: a subject, a heading, the next cell of a table.
_NOT_A_NAME = any_of(
    [
        "Quy định",
        "Ban hành",
        "Về",
        "Hướng dẫn",
        "Phê duyệt",
        "Sửa đổi",
        "Công bố",
        "Căn cứ",
        "Theo",
        "Triển khai",
        "Thực hiện",
        "Điều",
        "Chương",
        "Phần",
        "Mục",
        "Phụ lục",
        "Nơi nhận",
        "Kính gửi",
        "Số",
        "Ngày",
        "Giao",
        "Xét",
        "Quyết định",
        "Nghị quyết",
        "Kế hoạch",
        "Báo cáo",
        "Thông báo",
        "Tờ trình",
        "Công văn",
        "Sở",
        "Bộ",
        "Ban",
        "Văn phòng",
        "UBND",
        "HĐND",
        "Ủy ban",
        "Hội đồng",
        "Chủ tịch",
        "Trung tâm",
        "Phòng",
        "Công an",
    ]
)
_UNIT = r"(?:tỉnh|thành\s+phố|TP\.?|huyện|quận|thị\s+xã|thị\s+trấn|xã|phường|đặc\s+khu)"


@cache
def _places() -> str:
    return any_of({*province_spellings(), "Hồ Chí Minh"})


def _place() -> str:
    """`tỉnh Sơn La`, `huyện Mộc Châu`, `Thành phố`, `các huyện, thành phố`: an administrative unit, its name where given."""
    word = rf"(?!{_NOT_A_NAME})\p{{Lu}}\p{{L}}+"
    # Names have two syllables at least: after one alone at the end of a line comes the next.
    wrapped = rf"[ ]?\n[ ]?(?!{_NOT_A_NAME})\p{{Lu}}\p{{Ll}}+"
    generic = rf"{word}(?:(?:[ -]{{1,3}}{word}|{wrapped})(?:[ -]{{1,3}}{word}){{0,2}})?"
    return rf"(?:các\s+)?{_UNIT}(?:\s{{1,4}}(?-i:(?i:{_places()})|{generic}|\d{{1,2}}(?!\d)))?"


@cache
def _tail() -> str:
    """One more word of an open name: not a word that ends it, nothing after punctuation other than a hyphen or `và`."""
    stops = any_of(vocabulary("issuers")["stops"])
    word = rf"(?!(?:{stops})(?![\p{{L}}]))[\p{{L}}\d&]+"
    return rf"(?:\s{{1,4}}(?:-\s{{1,3}})?{word}|\s{{1,4}}và\s{{1,4}}(?-i:(?!{_NOT_A_NAME})\p{{Lu}})[\p{{L}}]+|,\s{{1,3}}(?-i:\p{{Lu}}\p{{Ll}}+)\s+và\s+(?-i:\p{{Lu}})\p{{L}}+)"


@cache
def issuer_pattern() -> regex.Pattern[str]:
    """The longest body that begins here; group `body`."""
    words = vocabulary("issuers")
    place = _place()
    post = rf"(?:{any_of(words['posts'])}\s+)"
    council = rf"(?:UBND|HĐND|{phrase('Ủy ban nhân dân')}|{phrase('Hội đồng nhân dân')})(?:\s{{1,4}}{place})?"
    ministry_name = any_of([*words["ministries"], *words["shortened"]])
    department_name = any_of([*words["departments"], *words["shortened"]])
    generic = r"(?-i:\p{Lu}\p{L}+)(?:(?:,?\s{1,3}|\s+-\s+|\s+và\s+)(?-i:\p{Lu}\p{L}+)){0,5}"
    ministry = rf"(?:Bộ\s+trưởng\s+|Liên\s+)?Bộ\s{{1,4}}(?:{ministry_name}|(?!{phrase('Chính trị')}){generic})"
    united = rf"Liên\s+Bộ\s{{1,4}}:?\s{{0,3}}{ministry_name}(?:(?:\s?[,-]\s{{1,3}}|\s+và\s+)(?:Bộ\s+)?{ministry_name}){{1,5}}"
    joint = rf"(?:liên\s+(?:bộ|ngành|tịch)\s+:?\s*)?{ministry}(?:(?:\s?[,-]\s{{0,3}}|\s+và\s+){ministry}|\s-\s{phrase('Ngân hàng Nhà nước')})*"
    department = rf"Sở\s{{1,4}}(?:{department_name}|{generic})(?:\s{{1,4}}{place})?"
    party_name = rf"(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng)\s+(?:ủy|uỷ)(?:\s{{1,4}}(?:{place}|(?-i:(?i:{_places()})))|(?:\s{{1,4}}(?-i:\p{{Lu}}\p{{L}}+)){{0,4}})?"
    branch = rf"Đảng\s+bộ(?:\s{{1,4}}{place})?"
    party = rf"(?:(?:{phrase('Ban Thường vụ')}|{phrase('Ban Chấp hành')}|BTV|BCH|{phrase('Thường trực')}|Văn\s+phòng|{phrase('Bí thư')})\s+)*(?:{party_name}|{branch})"
    office = rf"(?:(?:Phó\s+)?Chánh\s+)?Văn\s+phòng\s{{1,4}}(?:{phrase('Đoàn đại biểu Quốc hội')}\s+và\s+)?(?:{council}|{party_name}|{ministry})"
    open_name = rf"(?:{any_of(words['open_heads'])})(?:{_tail()}){{0,9}}"
    fixed = any_of(words["fixed"])
    branch_of = rf"(?:{any_of(words['branches'])})\s{{1,4}}{place}"
    court = (
        rf"(?:{any_of(words['courts'])})\s{{1,4}}(?:{place}|cấp\s+cao\s+tại\s+{place}"
        r"|khu\s+vực\s+\d{1,2}(?:\s?-\s?(?-i:\p{Lu}\p{L}+)(?:\s(?-i:\p{Lu}\p{L}+)){0,2})?)"
    )
    government = rf"{phrase('Văn phòng Chính phủ')}\s?[-,]\s?{ministry}"
    bodies = "|".join(
        [
            government,
            office,
            rf"{post}{{0,2}}{council}",
            party,
            united,
            joint,
            rf"{post}?{department}",
            rf"{post}?{branch_of}",
            rf"{post}?{court}",
            fixed,
            rf"{post}?{open_name}",
        ]
    )
    return regex.compile(rf"(?P<body>{bodies})(?![\p{{L}}])", regex.IGNORECASE)


# `của UBND tỉnh`, `do Bộ Nội vụ ban hành`; a comma or a bracket may stand before.
_OF = pattern(r"[\s,]{0,5}(?:đã\s+được\s+|được\s+)?(?:của|(?P<by>do))\s{1,6}", regex.IGNORECASE)
# What was done "do Sở Nội vụ" makes it the issuer, or not: "do Sở Nội vụ tham mưu". The signer's name may stand between.
_ISSUED = pattern(
    r"(?:\s{1,4}(?-i:\p{Lu}[\p{L}.]*)){0,6}\s{1,4}(?:(?:đã|trực\s+tiếp)\s{1,4})?(?:ban\s+hành|ký|cấp|thông\s+qua|phê\s+duyệt|công\s+bố|lập|phát\s+hành)(?![\p{L}])",
    regex.IGNORECASE,
)
_AND_MORE = pattern(r"(?:\s?[,-]|\s+và)\s{1,3}\p{Lu}{2}|\s?,\s{1,3}Bộ\s")
_SEVERAL = pattern(r"(?<![\p{L}])các(?![\p{L}])", regex.IGNORECASE)


def issuer_at(view: str, start: int, *, end: int) -> tuple[str, int] | None:
    """The body named after "của" or "do" at `start`, and the offset after it; None when none is named there, or many together."""
    of = _OF.match(view, start, end)
    if of is None:
        return None
    body = issuer_pattern().match(view, of.end(), end)
    if body is None or _SEVERAL.search(body["body"]) or (of["by"] and not _ISSUED.match(view, body.end(), end)):
        return None
    if body["body"].isupper() and _AND_MORE.match(view, body.end(), end):
        return None  # "của TANDTC, VKSNDTC, Bộ Tư pháp": not of the first alone
    return display(body["body"]), body.end()
