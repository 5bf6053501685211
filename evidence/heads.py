"""The rows of a table go in; where its head is and what each column holds come out.

Heads are known by their words, in any order and wording ("Chủ trì", "Cơ quan chủ trì thực hiện", "Phân công"); the column
of codes by what stands in it as well, because some tables call it "Tiêu chí".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from evidence.grids import Row
from evidence.numbering import is_code
from extractor import fold


class Role(StrEnum):
    """What a column of a criteria table holds."""

    NUMBER = "number"  # STT
    CODE = "code"  # mã, mục
    GROUP = "group"  # lĩnh vực, beside a column of tasks
    TITLE = "title"
    LEAD = "lead"
    PARTNERS = "partners"
    DEADLINE = "deadline"
    PRODUCTS = "products"
    POINTS = "points"


# The first line that matches a head (folded) decides; None is a column we have no use for.
_HEADS: tuple[tuple[Role | None, str], ...] = (
    (Role.NUMBER, r"s?\.?tt|so (?:tt|thu tu)|thu tu|#"),
    (Role.CODE, r"ma(?: so)?(?: tieu chi| nhiem vu)?|muc|so muc|ky hieu"),
    (Role.LEAD, r".*\bchu tri\b.*"),
    (Role.PARTNERS, r".*\bphoi hop\b.*"),
    # "6 rõ": who, what, by when and with what result stand in columns of their own
    (Role.LEAD, r"ro nguoi\b.*"),
    (Role.TITLE, r"ro viec\b.*"),
    (None, r"ro (?:trach nhiem|tham quyen)\b.*"),
    (Role.PRODUCTS, r"ro (?:san pham|ket qua)\b.*|(?:the loai|loai|hinh thuc) (?:van ban|san pham)\b.*"),
    # "Sản phẩm hoàn thành" is no time; "Sản phẩm, thời hạn" says one
    (Role.PRODUCTS, r"san pham\b(?!.*\b(?:thoi|han|tien do|ky|moc)\b).*"),
    (
        None,
        r"ghi chu.*|don vi tinh|dvt|.*\bkinh phi\b.*|nguon.*|can cu.*|hinh thuc.*|dia diem.*|.*\b(?:dung|qua) han\b.*"
        r"|.*\btu (?:cham|danh gia)\b.*|diem (?:tu|dat|tham dinh|thuc|cong|tru)\b.*|(?:muc do|ty le|tinh hinh) .*"
        r"|ket qua (?:thuc hien|thong ke|dat|danh gia|tham dinh|xu ly)\b.*|.*\bbat dau\b.*|lanh dao .*|so lieu.*|so luong"
        r"|(?:bien phap|cach thuc|phuong (?:phap|thuc)|dieu kien|muc dich|doi tuong|pham vi)\b.*",
    ),
    (Role.DEADLINE, r".*\b(?:thoi (?:han|gian|diem)|tien do|ky han|hoan thanh|moc|lo trinh|ket thuc|han)\b.*"),
    (
        Role.PRODUCTS,
        r".*\b(?:san pham|kiem chung|minh chung|dau ra)\b.*|(?:(?:du kien|yeu cau) )?ket qua(?: du kien| can dat)?",
    ),
    (Role.GROUP, r"linh vuc|nhom(?: nhiem vu| tieu chi)?|chuyen de"),
    (
        Role.TITLE,
        r".*\b(?:nhiem vu|noi dung|tieu chi|cong viec|chi tieu|hoat dong|giai phap|dau viec|chi so|yeu cau|muc tieu)\b.*|ten (?:de an|du an|van ban|bao cao|chuong trinh|nghi quyet)\b.*",
    ),
    (Role.LEAD, r".*\b(?:thuc hien|trach nhiem|phu trach|phan cong|dau moi|tham muu|co quan|don vi|can bo)\b.*"),
    (Role.POINTS, r"(?:thang )?diem(?: toi da| chuan| so)?|trong so"),
)
_PATTERNS = tuple((role, re.compile(words)) for role, words in _HEADS)
# Of several columns of one role the one that counts most plainly: by these words in its head (folded), best first.
_PLAINLY = {
    Role.LEAD: (
        r"\bchu tri\b",
        r"\b(?:thuc hien|tham muu|phan cong|dau moi)\b",
        r"^(?!.*\b(?:theo doi|giam sat|don doc|tham dinh|trinh)\b)",
    ),
    Role.DEADLINE: (
        r"\b(?:ban hanh|hoan thanh|ket thuc)\b",
        r"^(?!.*\b(?:trinh|gui|lay y kien|du thao|tham dinh|bao cao)\b)",
    ),
}
_LONGEST_HEAD = 80
_SEARCHED = 40  # rows in which a head is looked for: spreadsheets have titles and letterheads above it
_SAMPLED = 300  # rows by whose content columns are told
_FEWEST_ROLES = 2
_MOSTLY = 0.6


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a table: its rows, and the columns of each role, from the left."""

    start: int
    end: int  # the first row below it
    rows: tuple[tuple[str, ...], ...]  # what they say, folded
    columns: dict[Role, tuple[int, ...]]
    rivals: tuple[tuple[str, ...], ...] = ()  # heads of columns that claim one role, that of the column taken first

    def of(self, role: Role) -> int | None:
        """The column of `role`."""
        return self.columns[role][0] if role in self.columns else None


def find_head(rows: list[Row]) -> Head | None:
    """The head of a criteria table; None when no row names what is demanded and anything else about it."""
    for start in range(min(len(rows), _SEARCHED)):
        for end in (start + 2, start + 1):
            if end > len(rows) or (end == start + 2 and not _belongs(rows[start], rows[end - 1])):
                continue
            texts = tuple(_named(rows[start:end], column) for column in range(len(rows[start])))
            if sum(role_named(text) is not None for text in texts) < _FEWEST_ROLES:
                continue
            columns, rivals = _roles(texts, rows[end : end + _SAMPLED])
            if Role.TITLE in columns:
                return Head(start, end, tuple(map(_texts, rows[start:end])), columns, rivals)
    return None


def is_head_again(row: Row, head: Head) -> bool:
    """Whether `row` repeats the head, as on each page, or numbers the columns: (1) (2) (3), A B 1 2."""
    if _texts(row) in head.rows:
        return True
    marks = [place.line.strip("()[]. ") for place in row if place.text and not place.from_left]
    numbers = [int(mark) for mark in marks if mark.isdigit() and len(mark) < 3]
    letters = [mark for mark in marks if len(mark) == 1 and mark.isalpha()]
    return (
        len(numbers) > 1
        and len(marks) > 2
        and len(numbers) + len(letters) == len(marks)
        and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    )


def role_named(head: str) -> Role | None:
    """What a column with this head holds; None for what is no head of ours."""
    head = " ".join(fold(head).strip(" .:*").split())
    if not head or len(head) > _LONGEST_HEAD:
        return None
    return next((role for role, words in _PATTERNS if words.fullmatch(head)), None)


def _texts(row: Row) -> tuple[str, ...]:
    return tuple(fold(place.line) for place in row)


def _named(rows: list[Row], column: int) -> str:
    """What a column is called: the lowest head over it that says something, with the one above where it needs that.

    A cell that spans columns names the first of them, and the others only together with what stands under it.
    """
    places = [row[column] for row in rows if row[column].text and not row[column].from_above]
    if not places or places[-1].from_left:
        return ""
    lowest = places[-1].line
    return lowest if role_named(lowest) or len(places) < 2 else f"{places[0].line} {lowest}"


def _belongs(first: Row, second: Row) -> bool:
    """Whether the second row is the lower half of a head whose upper cells span columns."""
    below = [place for place in second if place.text and not place.from_above]
    split = any(place.from_left for place in first) or any(not place.text for place in first)
    return bool(below) and split and not any(is_code(place.line) for place in below) and len(below) < len(second)


def _roles(texts: tuple[str, ...], below: list[Row]) -> tuple[dict[Role, tuple[int, ...]], tuple[tuple[str, ...], ...]]:
    """The columns of each role, where several would do the one that says most; and the heads of those that may be meant as well."""
    found: dict[Role, list[int]] = {}
    for column, text in enumerate(texts):
        role = role_named(text)
        if role is not None:
            found.setdefault(role, []).append(column)
    if Role.GROUP in found and Role.TITLE not in found:
        found[Role.TITLE] = found.pop(Role.GROUP)
    code = _codes(found, texts, below)
    if code is not None:
        found = {role: [column for column in columns if column != code] for role, columns in found.items()}
        found[Role.CODE] = [code]
    roles = {role: tuple(columns) for role, columns in found.items() if columns}
    rivals: list[tuple[str, ...]] = []
    for role in roles.keys() - {Role.PRODUCTS}:
        best, *others = sorted(roles[role], key=lambda column: _says(role, texts[column], column, below))
        roles[role] = (best,)
        led = role is Role.LEAD and _plainness(role, texts[best]) == 0  # "Chủ trì" beside "Đơn vị"
        if others and role in _PLAINLY and not (led and all(_plainness(role, texts[each]) for each in others)):
            rivals.append(tuple(" ".join(texts[column].split()) for column in (best, *others)))
    return roles, tuple(sorted(rivals))


def _says(role: Role, head: str, column: int, below: list[Row]) -> tuple[int, int, int]:
    """How well a column fills its role, the best first: by the words of its head; the longest texts are the titles."""
    length = sum(len(row[column].text) for row in below) if role is Role.TITLE else 0
    return _plainness(role, head), -length, column


def _plainness(role: Role, head: str) -> int:
    """The place of the first words of the role that a head says; 0 is the plainest."""
    words = _PLAINLY.get(role, ())
    return next((at for at, each in enumerate(words) if re.search(each, fold(head))), len(words))


def _codes(found: dict[Role, list[int]], texts: tuple[str, ...], below: list[Row]) -> int | None:
    """The column of codes, told from its content where its head does not say so.

    A table with two columns of numbers counts its criteria in the one and gives their place in the other, with dots.
    """
    if Role.CODE in found:
        return found[Role.CODE][0]
    numbers, titles = found.get(Role.NUMBER, []), found.get(Role.TITLE, [])
    candidates = [column for column, text in enumerate(texts) if not text or (column in titles and len(titles) > 1)]
    holding = [column for column in candidates if column not in numbers and _holds_codes(column, below)]
    return next(iter(holding + numbers), None)


def _holds_codes(column: int, below: list[Row]) -> bool:
    texts = [row[column].line for row in below if row[column].text and not row[column].from_left]
    return bool(texts) and sum(map(is_code, texts)) >= _MOSTLY * len(texts)
