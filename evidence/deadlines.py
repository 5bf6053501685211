"""The words of a deadline go in; what they set as days comes out, or the words alone where they cannot be read.

A deadline is read only when all its words are understood, or when what is left over names no time: a wrong date is worse
than none. Words are matched folded, so that spelling and lost diacritics do not matter; texts are quoted as printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from evidence.cycles import NAME, read_cycles
from evidence.deadline_words import deadline_of, due_each, without_verbs
from evidence.requirement import REPORT, Deadline, DeadlineDoubt, DeadlineKind
from extractor import fold

_REACH = 90  # characters of the longest deadline looked for among other words
_LONGEST = 600  # characters of one cell; what is longer is a text and no deadline
_ELSEWHERE = re.compile(
    r"(?:theo|dung|dam bao|bao dam|can cu)(?: dung)? (?:theo )?"
    r"(?:quy dinh|thoi (?:han|gian|diem)|ke hoach|tien do|yeu cau|lo trinh|chi dao|huong dan|phan cong|chuong trinh|dot|thuc te"
    r"|nhu cau|van ban|noi dung|quyet dinh|nghi quyet|cong van|thong bao|luat|nghi dinh|thong tu|tung|dinh ky|de nghi|tinh hinh).*"
)
_EVENT = re.compile(r"(?:ngay )?(?:sau )?khi .+|ngay sau (?:khi|ngay) .+|dot xuat.*|khi can.*")
# What in left-over words would have said something of time, or turned it round.
_SPEAKS_OF_TIME = re.compile(
    r"\d|\b(?:thang|qu[yi] [ivx]+|nam (?:sau|truoc|nay|tiep)|hang|truoc|sau|tuan|dinh ky|thuong xuyen|ke tu|cuoi|giua|gio|mai|nay mai|khong|tru)\b"
    r"|\b(?:tu (?:ngay|thang|quy|nam)|cua nam)\b|^nam\b|\bdau (?:nam|thang|quy|tuan)\b|\bhang (?:nam|thang)"
)
_STRONG = re.compile(
    r"\b(?:truoc (?:ngay |thang |quy |nam |\d|het )|cham nhat|muon nhat|khong (?:muon|cham|tre) hon|xong truoc|trong (?:thang|qu[yi]|nam \d|6 thang)"
    r"|den het |den ngay |han (?:cuoi|chot))"
)
# A time after these verbs may tell which things are meant: "văn bản ban hành trước ngày 01/3/2024".
_TELLS_WHICH = re.compile(
    r"\b(?:ban hanh|phe duyet|phat hien|thanh lap|cong bo|ky(?: ket)?|giao|thong qua|tiep nhan|phat sinh|hieu luc|cap(?: phep)?|bo nhiem|tuyen dung|dang ky"
    r"|khoi cong|xay dung|dau tu|trinh|ket luan|kien nghi)(?: moi)?(?: trong)? $"
)
_REPORT = re.compile(
    rf"\b(?:bao cao|so ket|tong ket)(?: (?:dinh ky|cchc|nam|(?:hang )?{NAME}(?: (?:i{{1,3}}|iv|[1-4]|dau nam|cuoi nam))?(?: 20\d\d)?))*"
)
_YEAR = re.compile(r"20\d\d")
_LABEL = re.compile(r"([^:]{1,80}?)\s*:\s+(?=\S)")
_ASIDE = re.compile(r"([^()]{1,80}?)\s*\(([^()]{1,80})\)")


def read_deadlines(text: str, *, year: int | None = None) -> tuple[Deadline, ...]:
    """The deadlines that `text` (a cell, a line) sets, in its order; those that cannot be read as UNREADABLE, never left out.

    `year` is the one that words without a year mean; without it such deadlines have no windows and the doubt NO_YEAR.
    """
    read: list[Deadline] = []
    base = year
    for piece in reversed(_pieces(text)):
        deadlines = _piece(piece, year)
        if year and base is None and _is_after(deadlines[0], read):  # tháng 11; tháng 01/2025
            deadlines = _piece(piece, year - 1)
        if base is None and deadlines[0].windows:  # the year may be said once, at the end
            year = deadlines[0].windows[0].last.year
        read = deadlines + read
    return tuple(read)


def _is_after(deadline: Deadline, later: Sequence[Deadline]) -> bool:
    """Whether a deadline ends after that which is said after it, and nothing says what else it is for."""
    following = later[0].windows if later else ()
    return bool(deadline.windows and following and not deadline.label and deadline.windows[0].last > following[0].last)


def deadline_within(text: str, *, year: int | None = None) -> Deadline | None:
    """The deadline a sentence ends in ("Phê duyệt phương án trước ngày 15/9/2024"); None when it names none for sure.

    A loose one may belong to the words before it: "hạn chế được phát hiện trong năm", "văn bản ban hành trước ngày 01/3/2024".
    """
    line = " ".join(text.split())
    folded = fold(line)
    for found in reversed(list(_STRONG.finditer(folded))):
        deadline = deadline_of(line[found.start() :].rstrip(" ."), year)
        if deadline and deadline.kind in (DeadlineKind.BY, DeadlineKind.WITHIN, DeadlineKind.RECURRING):
            past = bool(year and deadline.windows and deadline.windows[-1].last.year < year)
            tells = past or deadline.kind is DeadlineKind.WITHIN or bool(_TELLS_WHICH.search(folded, 0, found.start()))
            return replace(deadline, loose=deadline.loose or tells)
    return None


def _pieces(text: str) -> list[str]:
    """The parts of a text that are deadlines of their own: between semicolons and after bullets."""
    parts = re.split(r";(?![^(]*\))|\n\s*[-+•*]\s+|\n\s*(?=[^\n:]{1,60}:\s)", text[: _LONGEST + 1])
    return [part for each in parts if (part := " ".join(each.split()).strip(" -+•*;.,"))]


def _piece(text: str, year: int | None) -> list[Deadline]:
    """The deadlines of one part of a text."""
    if len(text) > _LONGEST:
        return [_unread(text)]
    one = _labelled(text, year) or _whole(text, year) or _whole(re.sub(r"\s*\(([^()]*)\)$", r", \1", text), year)
    if one:
        return [replace(one, text=text)]
    return _cycles(text, year) or _several(text, year) or [_around(text, year) or _elsewhere(text) or _unread(text)]


def _unread(text: str) -> Deadline:
    return Deadline(text, DeadlineKind.UNREADABLE)


def _labelled(text: str, year: int | None) -> Deadline | None:
    """A deadline that says what it is for: "Báo cáo quý: trước ngày 10/3", "Báo cáo năm (trước 15/12)", "15/6 (báo cáo 6 tháng)"."""
    found = _LABEL.match(text)
    if found:
        label, inner = found[1], text[found.end() :]
    elif found := _ASIDE.fullmatch(text):
        label, inner = found[1], found[2]
        if _speaks_of_time(label):
            label, inner = inner, label
        if _speaks_of_time(label):
            return None
    else:
        return None
    deadline = deadline_of(inner, year) or _around(inner, year)
    return replace(deadline, text=text, label=label.strip()) if deadline else None


def _cycles(text: str, year: int | None) -> list[Deadline] | None:
    """Several periods at the end of which something is due: "định kỳ hàng quý, 6 tháng, năm"."""
    cycles = read_cycles(without_verbs(fold(text).strip(" .,")))
    return [due_each(cycle, text, year) for cycle in cycles] if cycles else None


def _several(text: str, year: int | None) -> list[Deadline] | None:
    """Deadlines that a comma parts, each of them read for sure: "báo cáo 6 tháng trước ngày 15/6, báo cáo năm trước 15/12"."""
    parts = re.split(r",\s+(?:và\s+)?|\s+và\s+", text)
    read: list[Deadline] = []
    said = None
    for part in reversed(parts if len(parts) > 1 else ()):
        deadline = _one(part, said or year)
        if said and deadline and not _YEAR.search(part) and _is_after(deadline, read):
            deadline = _one(part, said - 1)  # trước 15/11, trước 15/01/2025
        if deadline is None or deadline.kind not in (DeadlineKind.BY, DeadlineKind.RECURRING, DeadlineKind.STANDING):
            return None
        if deadline.windows and _YEAR.search(part):
            said = deadline.windows[-1].last.year
        read.append(deadline)
    return read[::-1] or None


def _one(text: str, year: int | None) -> Deadline | None:
    """The deadline that one part of a text sets."""
    return _labelled(text, year) or _whole(text, year) or _around(text, year)


def _whole(text: str, year: int | None) -> Deadline | None:
    """The deadline that all words of a text make up, for a report where they say to report by it."""
    deadline, words = deadline_of(text, year), fold(text).strip()
    says = words.removesuffix(without_verbs(words))
    return replace(deadline, label=REPORT.lower()) if deadline and fold(REPORT) in says else deadline


def _around(text: str, year: int | None) -> Deadline | None:
    """A deadline in the middle of other words, when they name no time: the words before it say what it is for."""
    folded = fold(text)
    for found in _STRONG.finditer(folded):
        for end in _ends(folded, found.start()):
            deadline = deadline_of(text[found.start() : end], year)
            if deadline is None:
                continue
            before, after = text[: found.start()].strip(" ,.-"), text[end:].strip(" ,.-")
            if _speaks_of_time(before) or _speaks_of_time(after):
                return None
            doubts = deadline.doubts + ((DeadlineDoubt.PARTLY_READ,) if after or not before else ())
            return replace(deadline, text=text, label=before, doubts=doubts)
    return None


def _speaks_of_time(text: str) -> bool:
    """Whether words say anything of time, the period that a report is named by left out ("báo cáo 6 tháng")."""
    return bool(_SPEAKS_OF_TIME.search(_REPORT.sub("", fold(text))))


def _ends(folded: str, start: int) -> Iterator[int]:
    """The places where a deadline beginning at `start` may end, the farthest first."""
    if len(folded) <= start + _REACH:
        yield len(folded)
    breaks = [found.start() for found in re.finditer(r"[ ,.(]", folded[start : start + _REACH])]
    yield from (start + place for place in reversed(breaks) if place)


def _elsewhere(text: str) -> Deadline | None:
    """What leaves the time to a rule, a plan or an event."""
    words = without_verbs(fold(text))
    if _ELSEWHERE.fullmatch(words):
        return Deadline(text, DeadlineKind.BY_REGULATION)
    return Deadline(text, DeadlineKind.RELATIVE) if _EVENT.fullmatch(words) else None
