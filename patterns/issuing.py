"""Who issued a document: the view and its letterhead go in; the issuing body and the one above it come out."""

from __future__ import annotations

import regex

from patterns.bodies import bodies_of, display, issuer_name, parent_name
from patterns.grammar import pattern, positions
from patterns.heading import AUTHORITY, Lines, opens_body
from patterns.issuers import issuer_at, issuer_pattern
from patterns.letterhead import MOTTO, Letterhead
from patterns.numbers import implied_issuer
from patterns.stamps import is_mark, is_stamp
from patterns.view import plain_words

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


def issuing(seen: str, head: Letterhead, lines: Lines, body_start: int) -> tuple[str | None, str | None]:
    """The issuer and the body above it in the letterhead; each None where it is not said.

    From the letterhead's left column; without one the issuer is the symbol's body when that is a national one, else that of the
    authority line or of the closing words.
    """
    motto = MOTTO.search(seen, 0, head.end)
    stop = head.line_start if head.line_start is not None else motto.start() if motto else 0
    column = MOTTO.sub(lambda found: regex.sub(r"[^\n]", " ", found.group()), seen[:stop])
    cells = [line for line in regex.split(r"[\n\t]", column) if line.isupper()]
    bodies = bodies_of([plain_words(line) for line in cells if not (is_stamp(line) or is_mark(line))])
    if named := issuer_name(bodies):
        return named, parent_name(bodies)
    return _issuer_elsewhere(seen, head, lines, body_start), None


def _issuer_elsewhere(seen: str, head: Letterhead, lines: Lines, body_start: int) -> str | None:
    if head.number and (implied := implied_issuer(head.number)) and implied.startswith(_NATIONAL):
        return implied
    for start, line in lines:
        if (
            start >= body_start - 200
            and AUTHORITY.match(line)
            and not line.startswith("PHÓ")
            and opens_body(lines, start)
        ):
            return _completed(display(line), head.place)
        if start > body_start + 400:
            break
    return _closing_issuer(seen, body_start)


def _completed(name: str, place: str | None) -> str:
    """A chairman's line ends in "tỉnh"; the place of the date line says which."""
    return f"{name} {place}" if place and name.endswith((" tỉnh", " thành phố", " huyện", " xã", " phường")) else name


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
