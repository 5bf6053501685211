"""What form fields put on a page goes in, with the page's own lines; numbers and days come into their gaps, stamps apart.

E-office systems stamp number and day as form fields over the blanks of "Số:       /TB-UBND", "ngày      tháng", and
pictures of signatures with their time and signer anywhere.
"""

from __future__ import annotations

import re
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from extractor.geometry import Rectangle
from extractor.glyphs import Glyph, Run, extent, text_of

_FILLERS = frozenset(" .…_·‥")  # what a form leaves to be written over
_JOINTS = frozenset("/-")
_BLANK = 0.25  # of a digit's height, from which on a gap is a blank
_NEAR = 30.0  # points beside a line within which a field goes on with it
# "Ký bởi: …", "Thời gian ký: …", "09.01.2025 10:21:11 +07:00", a mailbox: what pictures of signatures say.
_STAMP = re.compile(
    r"(?:người|được)?\s*ký\s+(?:số\s+)?bởi|người ký|(?:thời gian|ngày(?: giờ)?|giờ) ký|signed by|signature|"
    r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}[ T,]{1,3}\d{1,2}:\d\d|[\w.]@[\w.]+\w",
    re.IGNORECASE,
)
_SIGNER = re.compile(r"(?:ký (?:số )?bởi|người ký|signed by)\s*:?\s*(?P<value>[^\n]*\w[^\n]*)", re.IGNORECASE)
_ORGANISATION = re.compile(r"(?:cơ quan|tổ chức|đơn vị)\s*:?\s*(?P<value>[^\n]*\w[^\n]*)", re.IGNORECASE)
_TIME = re.compile(
    r"(?:(?P<d>\d{1,2})[./-](?P<m>\d{1,2})[./-](?P<y>\d{4})|(?P<Y>\d{4})[./-](?P<M>\d{1,2})[./-](?P<D>\d{1,2}))"
    r"[ T,]{1,3}(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d))?(?P<zone>\s*[+-]\d\d['’:]?\d\d)?"
)


class Appearance(NamedTuple):
    """What a signature's picture says of signer, organisation and time."""

    signer: str | None
    organisation: str | None
    time: datetime | None


def is_stamp(text: str) -> bool:
    """Whether a field's text is a signature's picture and not a part of the document."""
    return _STAMP.search(text) is not None


def said_by(text: str) -> Appearance:
    """The facts in the text of a signature's picture."""
    signer, organisation = (_value(pattern, text) for pattern in (_SIGNER, _ORGANISATION))
    return Appearance(signer, organisation, _time(text))


def by_field(stamped: list[Run], places: list[Rectangle]) -> list[list[Run]]:
    """The lines of each field at these places; those of none stand last. Fields side by side share no line.

    Of fields one over another a word belongs to the smallest that holds all of it.
    """
    found: list[list[Run]] = [[] for _ in range(len(places) + 1)]
    order = sorted(range(len(places)), key=lambda at: _area(places[at]))
    for run in stamped:
        parts: dict[int, Run] = {}
        last = len(places)
        for blank, group in groupby(run, key=lambda glyph: glyph.text.isspace()):
            word = list(group)
            whole = next((at for at in order if all(_holds(places[at], glyph) for glyph in word)), None)
            for glyph in word:
                if not blank:
                    inside = (at for at in order if _holds(places[at], glyph))
                    last = whole if whole is not None else next(inside, len(places))
                parts.setdefault(last, []).append(glyph)
        for at, part in parts.items():
            if any(not glyph.text.isspace() for glyph in part):
                found[at].append(part)
    return found


def fill_gaps(lines: list[Run], late: list[Run]) -> None:
    """Put `late` runs into the gaps or at the ends of the `lines` they stand in, others between the lines.

    A run that fits nowhere as a whole is tried word by word.
    """
    for run in late:
        if _fill(lines, run):
            continue
        left_over: Run = []
        for word in _words(run):
            if not (any(char.isdigit() for char in text_of(word)) and _fill(lines, word)):
                left_over += [*word, Glyph(" ", word[-1].x1, word[-1].top, word[-1].x1, word[-1].bottom)]
        if left_over:
            _, top, _, bottom = extent(left_over)
            below = (at for at, line in enumerate(lines) if extent(line)[1] > (top + bottom) / 2)
            lines.insert(next(below, len(lines)), left_over)


def _fill(lines: list[Run], run: Run) -> bool:
    _, top, _, bottom = extent(run)
    middle = (top + bottom) / 2

    def distance(line: Run) -> float:
        _, line_top, _, line_bottom = extent(line)
        return abs((line_top + line_bottom) / 2 - middle)

    return any(_fill_gap(line, run) for line in sorted(lines, key=distance)[:3])


def _fill_gap(line: Run, word: Run) -> bool:
    x0, top, x1, bottom = extent(word)
    line_x0, line_top, line_x1, line_bottom = extent(line)
    if not line_top - 4 < (top + bottom) / 2 < line_bottom + 4:
        return False
    if not (line_x0 - _NEAR < x0 and x1 < line_x1 + _NEAR):
        return False
    covered = [glyph for glyph in line if not glyph.text.isspace() and x0 <= glyph.middle[0] <= x1]
    at = _first_beyond(line, x0)
    end = _first_beyond(line, x1)
    if any(glyph.text not in _FILLERS for glyph in covered):
        if not (text_of(word).strip().isdecimal() and line[at].text in _JOINTS):
            return False
        end = at  # a number too long for its blank lies over the start of its symbol
    elif covered:
        # All the dots: a field is seldom as long as they are.
        while at and line[at - 1].text in _FILLERS:
            at -= 1
        while end < len(line) and line[end].text in _FILLERS:
            end += 1
    before, rest = line[:at], line[end:]
    while before and before[-1].text.isspace():
        before.pop()
    while rest and rest[0].text.isspace():
        rest.pop(0)
    blank = Glyph(" ", x0, top, x0, bottom)
    word = _trimmed(word)
    # "11" and "/TB-UBND" are one number however wide the form's blank was.
    after = [] if not rest or rest[0].text[0] in "/-,.;" or _touch(word[-1], rest[0]) else [blank]
    ahead = [] if not before or before[-1].text[-1] == "/" or _touch(before[-1], word[0]) else [blank]
    line[:] = [*before, *ahead, *word, *after, *rest]
    return True


def _touch(one: Glyph, other: Glyph) -> bool:
    """Whether two digits stand as in one number, each in a field of its own."""
    near = other.x0 - one.x1 < _BLANK * (one.bottom - one.top)
    return near and one.text[-1].isdecimal() and other.text[0].isdecimal()


def _trimmed(run: Run) -> Run:
    seen = [at for at, glyph in enumerate(run) if not glyph.text.isspace()]
    return run[seen[0] : seen[-1] + 1]


def _first_beyond(line: Run, x: float) -> int:
    found = (at for at, glyph in enumerate(line) if not glyph.text.isspace() and glyph.middle[0] >= x)
    return next(found, len(line))


def _words(run: Run) -> list[Run]:
    words: list[Run] = [[]]
    for glyph in run:
        if glyph.text.isspace():
            words.append([])
        else:
            words[-1].append(glyph)
    return [word for word in words if word]


def _area(place: Rectangle) -> float:
    return (place[2] - place[0]) * (place[3] - place[1])


def _holds(place: Rectangle, glyph: Glyph) -> bool:
    x, y = glyph.middle
    return place[0] - 1 <= x <= place[2] + 1 and place[1] - 1 <= y <= place[3] + 1


def _value(pattern: re.Pattern[str], text: str) -> str | None:
    match = pattern.search(text)
    return " ".join(match["value"].split()) if match else None


def _time(text: str) -> datetime | None:
    match = _TIME.search(text)
    if match is None:
        return None
    year, month, day = (int(match[one] or match[two]) for one, two in (("y", "Y"), ("m", "M"), ("d", "D")))
    zone = re.sub(r"[\s'’:]", "", match["zone"] or "") or "+0700"  # the only one of the country
    clock = f"{int(match['hour']):02}:{match['minute']}:{match['second'] or '00'}"
    try:
        return datetime.fromisoformat(f"{year:04}-{month:02}-{day:02}T{clock}{zone[:3]}:{zone[3:]}")
    except ValueError:
        return None
