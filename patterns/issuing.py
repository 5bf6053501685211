"""Who issued a document: the view and its letterhead go in; the issuing body and the one above it come out."""

from __future__ import annotations

import regex

from extractor import fold
from patterns.bodies import begins_body, bodies_of, display, issuer_and_parent
from patterns.citation import Number
from patterns.extent import Extent
from patterns.grammar import pattern, positions
from patterns.heading import AUTHORITY, Lines, opens_body
from patterns.issuers import issuer_at, issuer_pattern
from patterns.letterhead import MOTTO, Letterhead
from patterns.numbers import implied_issuer
from patterns.provinces import province_of
from patterns.stamps import is_mark, is_stamp
from patterns.view import plain_words

_CLOSING = pattern(r"Trên\s+đây\s+là\s[^.]{0,220}?(?=\scủa\s)", regex.IGNORECASE)
_MAKES = pattern(r"(?P<body>[^.;:\n]{3,80}?)\s+(?:xây\s+dựng|ban\s+hành|báo\s+cáo)\s", regex.IGNORECASE)
# Symbols that no other body has: "BTC" of a letterhead is a ministry or an organising committee, "TTg" the Prime Minister.
_ONE_BODY = pattern(r"QH\d{1,2}|UBTVQH\d{1,2}|CTN|CP|TTg|VPCP|TTCP|HĐBT|TANDTC|HĐTP|VKSNDTC|KTNN|NHNN|UBDT|TCHQ")
_NORMATIVE = ("TT", "TTLT", "QĐ", "CT", "NĐ", "NQ", "NQLT")
_JOINT = ("LT", "LB", "LN")  # TTLT, KHLT, TTLB, HDLN
_STOPS = pattern(
    r"(?m)(?:^|\t)[ ]{0,40}(?:S[ốỐ](?=[ ]{0,4}(?:[:.…/\d\n\t]|$))|V/v|[^\n\t]{0,40},\s{0,3}[Nn]gày(?![\p{L}])|[Nn]gày[\s.…\d]{1,30}tháng)"
)
_LONGEST_NAME = 100  # characters of a body's line
_PROSE = pattern(r"[.;:]")
_NO_NAME = pattern(r"\d/|…|\.\.")  # a number of a portal's table; a form not filled in
# Names that bodies of all places have: without their unit they say whose kind the issuer is, not which one it is.
_ANYWHERE = pattern(r"(?:(?:ủy|uỷ)\s+ban|hội\s+đồng)\s+nhân\s+dân|UBND|HĐND", regex.IGNORECASE)
_WITH_UNIT = pattern(
    r"(?i:(?:ủy|uỷ)\s+ban\s+nhân\s+dân|hội\s+đồng\s+nhân\s+dân|UBND|HĐND)\s+(?P<unit>(?i:tỉnh|thành\s+phố|huyện|quận|thị\s+xã|xã|phường|thị\s+trấn|đặc\s+khu))"
    r"(?:\s+(?P<name>\p{Lu}\p{Ll}+(?:[ -]{1,3}\p{Lu}\p{Ll}+){0,4}))?"
    r"(?=[,\s]+(?:ban\s+hành|xây\s+dựng|báo\s+cáo|thông\s+báo|yêu\s+cầu|đề\s+nghị|trình|quyết\s+định)(?!\p{L}))"
)
_STATE = pattern(r"(?<=QUỐC\s+HỘI|CHỦ\s+TỊCH\s+NƯỚC)(?:\s+NƯỚC)?\s+CỘNG\s+H.*")
_MAKING = 2500  # characters of the body in which the issuer says what it makes


def issuing(
    seen: str, extent: Extent, head: Letterhead, title: int | None, lines: Lines, body_start: int
) -> tuple[str | None, str | None]:
    """The issuer and the body above it in the letterhead; each None where it is not said.

    From the letterhead's left column; without one the issuer is the symbol's body when no other has that symbol, else that of the
    authority line or of the closing words.
    """
    column = _column(seen, extent, head.line_start, title)
    sure = implied_issuer(head.number) if head.number and _names_one_body(head.number) else None
    if sure and not any(line.isupper() for line in column):
        return sure, None
    if bodies := bodies_of(column):
        issuer, parent = issuer_and_parent(bodies, _together(head.number))
        return (_whole(issuer, seen, head, lines, body_start) if issuer else None), parent
    return display(head.body) if head.body else _issuer_elsewhere(seen, head, lines, body_start), None


def _whole(issuer: str, seen: str, head: Letterhead, lines: Lines, body_start: int) -> str:
    """The issuer with what a letterhead cut short lacks of its name, where the symbol or the body of the text gives it."""
    implied = implied_issuer(head.number) if head.number else None
    if implied and fold(implied).startswith(f"{fold(issuer)} "):
        return implied
    if not _ANYWHERE.fullmatch(issuer):
        return issuer
    named = _authority(head, lines, body_start)
    at = fold(named).find(f"{fold(issuer)} ") if named else -1
    if named and at >= 0:
        return issuer + named[at + len(issuer) :]
    # "Ủy ban nhân dân tỉnh Lam Sơn ban hành Kế hoạch"
    maker = _WITH_UNIT.search(seen, body_start, body_start + _MAKING)
    if maker is None:
        return issuer
    name = f"{issuer} {plain_words(maker['unit']).lower()}"
    whole = f"{name} {plain_words(maker['name'])}" if maker["name"] else _completed(name, head.place)
    return issuer if whole == name else whole


def _column(seen: str, extent: Extent, number_line: int | None, title: int | None) -> list[str]:
    """The lines of the left column down to the number, without stamps: those in capitals, or, next to the number, those of a body.

    Where the number cannot be read its label, the date or the title ends the column. What stands below the motto is of the column
    only if it begins a body, or goes on from the line before.
    """
    stop = _stop(seen, extent, number_line, title)
    column = MOTTO.sub(lambda found: regex.sub(r"[^\n\t]", " ", found.group()), seen[extent.start : stop])
    capitals: list[str] = []
    small: list[str] = []
    taken, at = -1, extent.start  # the row of the last line taken
    for row, line in enumerate(column.split("\n")):
        below = extent.motto is not None and at >= extent.motto
        for cell in line.split("\t"):
            words = plain_words(cell)
            if not words or is_stamp(cell) or is_mark(cell) or _NO_NAME.search(words):
                continue
            goes_on = taken in (row, row - 1)
            if cell.isupper():
                if not below or begins_body(words) or (goes_on and capitals):
                    capitals, small, taken = [*capitals, words], [], row
            elif _in_small_letters(words, goes_on=goes_on and bool(small)):
                small, taken = [*small, words], row
        at += len(line) + 1
    return [*capitals, *small]


def _in_small_letters(words: str, *, goes_on: bool) -> bool:
    """Whether words not in capitals are the name of a body, or more of it: "Ban Tổ chức Lễ hội / hoa ban"."""
    begins = (words[0].isupper() and begins_body(words)) or (goes_on and words[0].islower())
    return begins and len(words) <= _LONGEST_NAME and not _PROSE.search(words)


def _stop(seen: str, extent: Extent, number_line: int | None, title: int | None) -> int:
    """Where the left column ends: at its number, or, where that is not read, at what stands beneath the bodies."""
    if number_line is not None:
        return number_line if title is None else min(number_line, title)
    if extent.motto is None:
        return extent.start
    found = _STOPS.search(seen, extent.start, extent.end)
    ends = [at for at in (found.start() if found else None, title) if at is not None]
    return min(ends, default=extent.motto)


def _together(number: Number | None) -> int:
    """How many bodies a number says issued the document together: two for "71/2014/TTLT-BTC-BNV"."""
    joint = number is not None and any(part.endswith(_JOINT) for part in (number.parts[0], number.parts[-1]))
    return len(number.parts) - 1 if number and joint else 1


def _issuer_elsewhere(seen: str, head: Letterhead, lines: Lines, body_start: int) -> str | None:
    return _authority(head, lines, body_start) or _closing_issuer(seen, body_start)


def _authority(head: Letterhead, lines: Lines, body_start: int) -> str | None:
    """The body or post in capitals that decides, above what it rests on."""
    for start, line in lines:
        if (
            start >= body_start - 200
            and AUTHORITY.match(line)
            and not line.startswith("PHÓ")
            and opens_body(lines, start)
        ):
            return _completed(display(_STATE.sub("", line)), head.place)
        if start > body_start + 400:
            break
    return None


def _names_one_body(number: Number) -> bool:
    """Whether a symbol alone says whose it is: an organ there is one of, or a ministry's where it makes law."""
    parts = number.parts
    if number.party:
        return False
    normative = (number.year and parts[0] in _NORMATIVE) or parts[0] == "VBHN"
    implied = implied_issuer(number) or ""
    ministry = bool(normative) and implied.startswith("Bộ ")
    return ministry or any(_ONE_BODY.fullmatch(part) for part in (parts[0], parts[-1]))


def _completed(name: str, place: str | None) -> str:
    """A chairman's line ends in "tỉnh"; the place of the date line says which, where it is no town of a province."""
    if place is None or not name.endswith((" tỉnh", " thành phố", " huyện", " xã", " phường")):
        return name
    return f"{name} {place}" if province_of(place) or not name.endswith(" tỉnh") else name


def _closing_issuer(seen: str, body_start: int) -> str | None:
    for at in positions(seen, "Trên", "TRÊN", start=body_start):
        closing = _CLOSING.match(seen, at)
        named = issuer_at(seen, closing.end(), end=min(len(seen), closing.end() + 200)) if closing else None
        if named:
            return named[0]
    for match in _MAKES.finditer(seen, body_start, body_start + 900):
        body = issuer_pattern().fullmatch(match["body"].strip())
        if body:
            return " ".join(body["body"].split())
    return None
