"""Stamps on a document: its text goes in; secrecy, urgency, and what stamps of copying, receiving and signing say come out."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from extractor import Span
from patterns.citation import Number
from patterns.dates import PartialDate
from patterns.grammar import pattern, positions
from patterns.identity import Source, Witness
from patterns.numbers import NUMBER, number_of
from patterns.view import plain_words

_COPIED = r"(?:SAO[ ]{1,3}(?:Y|LỤC)|TRÍCH[ ]{1,3}SAO)(?![\p{L}])"
_RECEIVED = r"(?:(?:CÔNG\s{1,3}VĂN|CV)\s{1,3})?ĐẾN(?![\p{L}])"
_STAMP = pattern(rf"^\W{{0,8}}(?:{_COPIED}|{_RECEIVED})")
# NĐ 30/2020/NĐ-CP, Annex I, II.10: in capitals, in a frame of their own. "LƯU HÀNH NỘI BỘ" limits circulation and is neither.
_SECRECY = pattern(r"^\W{0,4}(?P<mark>TUYỆT\s{1,3}MẬT|TỐI\s{1,3}MẬT|MẬT)\W{0,4}$")
_URGENCY = pattern(r"^\W{0,4}(?P<mark>H(?:ỎA|OẢ)\s{1,3}TỐC|THƯỢNG\s{1,3}KHẨN|KHẨN)(?:\W{1,4}HẸN\s{1,3}GIỜ)?\W{0,4}$")

_DRAFT = pattern(r"^\W{0,4}DỰ\s{1,3}THẢO(?:\s{1,3}(?:LẦN|THỨ|SỐ|NGÀY|[IVX]{1,4}|[\d/.-]{1,10})){0,4}\W{0,4}$")

_DAY = r"(?P<d>\d{1,2})\s?[/.-]\s?(?P<m>\d{1,2})\s?[/.-]\s?(?P<y>\d{4}|\d\d)(?!\d)"
# `CÔNG VĂN ĐẾN⏎Số: 2352⏎Ngày: 21/3/2018`, as the receiving office stamps it.
_INCOMING = pattern(
    rf"(?m)^\W{{0,4}}{_RECEIVED}[\s:;,.]{{1,8}}(?:Giờ[^\n]{{0,20}}\n\s{{0,4}})?Số[\s:.]{{0,6}}\d{{1,6}}(?:[\s;,.]{{0,6}}Ngày[\s:.]{{0,6}}{_DAY})?"
)
# `SAO Y; UBND tỉnh; 05/3/2024 10:21:11 +07:00`: NĐ 30/2020/NĐ-CP, Annex I, III.2.
_COPY = pattern(rf"{_COPIED}(?:[^\n]{{0,100}}?{_DAY})?[^\n]{{0,20}}")
_LINE_START = pattern(r"(?rm)^\W{0,4}")
COPIES = ("SY", "TrS", "SL")  # bản sao y, trích sao, sao lục: in the number of the copy, not of what is copied
_BEFORE_COPY = pattern(r"(?r)S[ốỐ][ ]{0,4}:?[ ]{0,12}")
# `Thời gian ký: 07/01/2025 10:09:57`, `09.01.2025 10:21:11 +07:00`, `Date: 2025.01.09 10:21:11 +07'00'`: a digital signature's picture.
_TIME = rf"(?|{_DAY}|(?P<y>\d{{4}})[/.-](?P<m>\d{{1,2}})[/.-](?P<d>\d{{1,2}}))[ T,]{{1,3}}\d{{1,2}}:\d\d(?::\d\d)?"
_SIGNED_AT = pattern(rf"(?r)(?<!\d){_TIME}\s{{0,2}}")
_SIGNING = ("Thời gian ký", "Ngày giờ ký", "Ngày ký", "Giờ ký", "Ký ngày")
_SIGNED = pattern(rf"(?:{'|'.join(_SIGNING)})\s{{0,3}}:?\s{{0,3}}{_TIME}")
_ZONES = ("+07:00", "+0700", "+07'00'", "+07’00’")
_LINE = 140  # characters of a stamp's line
_INCOMING_REACH = 3000  # characters in which a receiving office stamps the first page


def is_stamp(line: str) -> bool:
    """Whether a line belongs to a stamp of copying or receiving, not to the document."""
    return _STAMP.match(line) is not None


def is_mark(line: str) -> bool:
    """Whether a line is a mark of secrecy or urgency, or says that this is a draft, and nothing else."""
    return (_SECRECY.match(line) or _URGENCY.match(line) or _DRAFT.match(line)) is not None


def secrecy_of(lines: list[str]) -> str | None:
    """The degree of secrecy that stands as a line or cell of its own, in the words of the law: "Tối mật"."""
    return _mark(_SECRECY, lines)


def urgency_of(lines: list[str]) -> str | None:
    """The degree of urgency that stands as a line or cell of its own: "Hỏa tốc"."""
    mark = _mark(_URGENCY, lines)
    return mark.replace("Hoả", "Hỏa") if mark else None


def _mark(kind: regex.Pattern[str], lines: list[str]) -> str | None:
    found = next((match for line in lines if (match := kind.match(line))), None)
    return plain_words(found["mark"]).capitalize() if found else None


def stamped(seen: str) -> Iterator[Witness]:
    """What stamps say: of copying and receiving another number than the document's own; of signing a date it cannot be after."""
    for incoming in _INCOMING.finditer(seen, 0, _INCOMING_REACH):
        yield _witness(Source.INCOMING_STAMP, incoming)
    for at in positions(seen, "SAO", "TRÍCH"):
        if _LINE_START.match(seen, max(0, at - 6), at) and (copy := _COPY.match(seen, at)):
            yield _witness(Source.COPY_STAMP, copy)
    for found in copy_numbers(seen):
        yield _witness(Source.COPY_STAMP, found, number_of(found)[0])
    for time in _signing_times(seen):
        line = seen[max(0, time.start() - _LINE) : time.start()].rsplit("\n", 1)[-1]
        witness = _witness(Source.SIGNING_STAMP, time)
        if witness.date and not is_stamp(line):
            yield witness


def copy_numbers(seen: str) -> Iterator[regex.Match[str]]:
    """The numbers under which copies were made: `Số: 15/SY-VPUBND`."""
    for at in positions(seen, *(f"/{symbol}-" for symbol in COPIES)):
        found = NUMBER.search(seen, max(0, at - 8), at + 60)
        if found and _BEFORE_COPY.match(seen, max(0, found.start() - 20), found.start()):
            yield found


def _signing_times(seen: str) -> Iterator[regex.Match[str]]:
    for at in positions(seen, *_SIGNING):
        if match := _SIGNED.match(seen, at):
            yield match
    for at in positions(seen, *_ZONES):
        match = _SIGNED_AT.match(seen, max(0, at - 40), at)
        if match and not _SIGNED.search(seen, max(0, match.start() - 30), at):
            yield match


def _witness(source: Source, match: regex.Match[str], number: Number | None = None) -> Witness:
    return Witness(source, plain_words(match.group()), number, None if number else _date(match), Span(*match.span()))


def _date(match: regex.Match[str]) -> PartialDate | None:
    if not match["y"]:
        return None
    year = int(match["y"]) if len(match["y"]) == 4 else 2000 + int(match["y"])
    found = PartialDate(year, int(match["m"]), int(match["d"]))
    try:
        found.exact()
    except ValueError:
        return None
    return found
