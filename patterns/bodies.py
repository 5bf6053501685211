"""Names of bodies from the capital letters of a letterhead: `UBND TỈNH X / VĂN PHÒNG` is `Văn phòng UBND tỉnh X`."""

from __future__ import annotations

from functools import cache
from itertools import takewhile

import regex

from extractor import fold
from patterns.grammar import any_of, pattern
from patterns.vocabulary import vocabulary

_UNITS = ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "thị trấn", "xã", "phường", "đặc khu")
# Not the "xã" of "bảo hiểm xã hội"; a commune may be named so: "UBND xã Hội Sơn".
_SOCIAL = r"(?<!(?:bảo\s+hiểm|lao\s+động|chính\s+sách|kinh\s+tế|khoa\s+học|văn\s+hóa|trật\s+tự|an\s+(?:toàn|sinh)|tệ\s+nạn|công\s+tác|cộng\s+(?:hòa|hoà)|và|-)\s+(?=xã\s+hội(?![\p{L}])))"
_UNIT = rf"{_SOCIAL}{any_of(_UNITS)}"
_KEEP = ("UBND", "HĐND", "TP", "TP.", "MTTQ", "KCN", "BCH", "TNCS", "TNHH", "COVID-19")
# Bodies that are named in one line: "BỘ NỘI VỤ - BỘ TÀI CHÍNH", not "BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI" nor "VĂN PHÒNG HĐND - UBND".
_TOGETHER = pattern(
    r"\s*-\s*(?=(?:Bộ|Sở|Ngân\s+hàng\s+Nhà\s+nước|Thanh\s+tra\s+Chính\s+phủ)(?:\s|$))", regex.IGNORECASE
)
_GLUED_CITY = pattern(r"(?<![\p{L}])TP\.(?=\p{Lu})")
# What converters leave before a name: rules, the number of the page, an Ủ that they lost.
_BEFORE = pattern(r"^(?:\(\d{1,3}\)|[\s*•+-])+")
_LOST_LETTER = pattern(r"^(?=Y\s+BAN\s+NHÂN\s+DÂN)")
_UNFINISHED = pattern(r"(?:,|\s(?:và|các|của))$", regex.IGNORECASE)
_RANK = pattern(r"Bộ\s(?!chỉ\s+huy|tư\s+lệnh)|Sở\s", regex.IGNORECASE)
_LOCAL = (
    "so ",
    "ban ",
    "chi cuc ",
    "thanh tra",
    "trung tam ",
    "phong ",
    "van phong ",
    "hoi dong ",
    "to ",
    "doan ",
    "cong an",
    "tram ",
    "hat ",
    "bao tang",
    "quy ",
)
_BEGINS_UNIT = pattern(rf"{_UNIT}(?![\p{{L}}])", regex.IGNORECASE)
_PARTY_UNIT = r"(?:(?:tỉnh|thành|huyện|quận|thị|đảng)\s+(?:ủy|uỷ)|(?:tỉnh|thành|huyện)\s+đoàn)"
_UNIT_NAME = pattern(rf"(?<![\p{{L}}])(?P<unit>{_PARTY_UNIT}|{_UNIT}|TP\.?)\s+(?P<name>[^,;()]+)$", regex.IGNORECASE)


@cache
def _proper() -> list[tuple[regex.Pattern[str], str]]:
    """Known names with their right capitals, the longest first."""
    words = vocabulary("issuers")
    tables = vocabulary("provinces")
    names = {*words["fixed"], *words["posts"]}
    names |= {f"Bộ {name}" for name in words["ministries"]} | {f"Sở {name}" for name in words["departments"]}
    names |= {
        *tables["until_2025_06_30"],
        *tables["from_2025_07_01"],
        "Hồ Chí Minh",
        "Việt Nam",
        "Mặt trận Tổ quốc",
        "Tỉnh ủy",
        "Thành ủy",
        "Huyện ủy",
        "Đảng bộ",
        "Văn phòng",
        "Ủy ban nhân dân",
        "Hội đồng nhân dân",
    }
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return [
        (regex.compile(rf"(?<![\p{{L}}]){any_of([name])}(?![\p{{L}}])", regex.IGNORECASE), name) for name in ordered
    ]


def display(name: str) -> str:
    """`name` as it is written in running text; a name not all in capitals stays as it is."""
    name = " ".join(name.split()).strip(" -:,.")
    letters = [char for char in name if char.isalpha()]
    if not letters or sum(char.isupper() for char in letters) < 0.8 * len(letters):
        return name
    spaced = _GLUED_CITY.sub("TP. ", name)
    lowered = " ".join(word if word in _KEEP else word.lower() for word in spaced.split())
    lowered = _capital_places(lowered)
    taken: list[tuple[int, int]] = []
    for known, proper in _proper():
        for match in known.finditer(lowered):
            if all(match.end() <= start or end <= match.start() for start, end in taken):
                tones_kept = _with_case(match.group(), proper)
                lowered = lowered[: match.start()] + tones_kept + lowered[match.end() :]
                taken.append(match.span())
    lowered = lowered[:1].upper() + lowered[1:]
    head = _open_head().match(lowered)  # "Trung tâm phục vụ ..." -> "Trung tâm Phục vụ ..."
    return lowered[: head.end()] + lowered[head.end()].upper() + lowered[head.end() + 1 :] if head else lowered


@cache
def _open_head() -> regex.Pattern[str]:
    return regex.compile(
        rf"{any_of(vocabulary('issuers')['open_heads'])}\s(?=\p{{L}})(?!(?:{_UNIT}|nhân\s+dân|và)(?![\p{{L}}]))",
        regex.IGNORECASE,
    )


def _with_case(found: str, proper: str) -> str:
    """The letters found with the capitals of the known name, which may place its tone marks otherwise."""
    if len(found) != len(proper) or fold(found) != fold(proper):
        return proper
    return "".join(char.upper() if like.isupper() else char.lower() for char, like in zip(found, proper, strict=True))


def _capital_places(name: str) -> str:
    """`tỉnh lam sơn` -> `tỉnh Lam Sơn`, wherever an administrative unit is named at the end."""
    match = _UNIT_NAME.search(name)
    if match is None:
        return name
    unit = _BEGINS_UNIT.match(match["name"])  # "đảng ủy xã khe mây"
    start = match.start("name") + (unit.end() if unit else 0)
    return name[:start] + " ".join(word[:1].upper() + word[1:] for word in name[start:].split(" "))


@cache
def _begins_body() -> regex.Pattern[str]:
    words = vocabulary("organisations")
    heads = {*words["heads"], *words["closed_heads"], *words["letterheads"]}
    return regex.compile(rf"{any_of(heads)}(?![\p{{L}}])", regex.IGNORECASE)


@cache
def _nameless() -> regex.Pattern[str]:
    return regex.compile(any_of(vocabulary("organisations")["nameless"]), regex.IGNORECASE)


@cache
def _owned() -> frozenset[str]:
    return frozenset(map(str.lower, vocabulary("organisations")["owned"]))


@cache
def _compounds() -> frozenset[str]:
    return frozenset(vocabulary("organisations")["compounds"])


@cache
def _known() -> frozenset[str]:
    """Whole names and heads, folded, that a line break may part: "Văn phòng / Chính phủ", "Bộ Nội / vụ"."""
    words, organisations = vocabulary("issuers"), vocabulary("organisations")
    fields = [f"{head} {name}" for head in ("Sở", "Phòng") for name in words["departments"]]
    ministries = [f"Bộ {name}" for name in words["ministries"]]
    return frozenset(map(fold, (*words["fixed"], *organisations["heads"], *ministries, *fields)))


def begins_body(line: str) -> bool:
    """Whether a line begins as names of bodies do."""
    return _begins_body().match(line) is not None


def is_nameless(line: str) -> bool:
    """Whether a line is the head of a name that must go on in the next one: "BAN CHỈ HUY", "BAN QUẢN LÝ"."""
    return _nameless().fullmatch(line) is not None


def bodies_of(lines: list[str]) -> list[str]:
    """The lines of a letterhead's left column as bodies, parent first: wrapped names joined, those of one line apart."""
    bodies: list[str] = []
    for line in lines:
        for piece in _TOGETHER.split(" ".join(line.split())):
            name = _LOST_LETTER.sub("Ủ", _BEFORE.sub("", piece).strip(" -*"))
            if not any(char.isalpha() for char in name):
                continue
            if bodies and name == bodies[-1]:
                continue
            if bodies and _goes_on(bodies, name):
                bodies[-1] += " " + name
            else:
                bodies.append(name)
    return bodies


def _goes_on(bodies: list[str], line: str) -> bool:
    """Whether a line is more of the last name: it begins none, or the name above is not whole ("ỦY / BAN NHÂN DÂN")."""
    above = bodies[-1]
    if not begins_body(line) or " " not in above or is_nameless(above) or _UNFINISHED.search(above):
        return True
    if len(bodies) == 1 and above.lower() in _owned():
        return True
    if f"{above.split()[-1]} {line.split()[0]}".lower() in _compounds():
        return True
    begun, joined = fold(above) + " ", fold(f"{above} {line}")
    return any(name.startswith(begun) and (joined.startswith(name) or name.startswith(joined)) for name in _known())


def issuer_and_parent(bodies: list[str], together: int = 1) -> tuple[str | None, str | None]:
    """The issuing body and the one above it (cơ quan chủ quản trực tiếp); bodies that issue together are all named.

    The issuer is the last body, with what it needs of its parent to be told from others of its kind. `together` is how many
    bodies the symbol names.
    """
    if not bodies:
        return None, None
    names = [display(body) for body in bodies]
    count = max(min(together, len(names)), _peers(names))
    above = names[-count - 1] if len(names) > count else None
    own = [_with_unit(name, above) if above else name for name in names[-count:]]
    if above and fold(above).startswith(fold(names[-1])):  # the letterhead is printed twice
        above = None
    return ", ".join(own), above


def _peers(names: list[str]) -> int:
    """How many of the last bodies are of one rank: ministries, or departments."""
    heads = [match.group() if (match := _RANK.match(name)) else None for name in names]
    return len(list(takewhile(lambda head: head == heads[-1], reversed(heads)))) if heads[-1] else 1


def _with_unit(own: str, parent: str) -> str:
    """`Sở Nội vụ` under `UBND tỉnh Lam Sơn` is `Sở Nội vụ tỉnh Lam Sơn`; an office is that of its parent."""
    kind = fold(own)
    if kind == "van phong":
        return f"{own} {parent}"
    unit = _UNIT_NAME.search(parent)
    if unit and kind.startswith(_LOCAL) and fold(unit["name"]) not in kind:
        bare = own.removesuffix(f" {unit['unit']}")  # "Thanh tra tỉnh" under "UBND tỉnh Lam Sơn"
        if not _BEGINS_UNIT.search(bare[len(bare) // 2 :]):
            return f"{bare} {unit['unit']} {unit['name']}"
    return own
