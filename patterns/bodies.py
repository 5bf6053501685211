"""Names of bodies from the capital letters of a letterhead: `UBND TỈNH X / VĂN PHÒNG` is `Văn phòng UBND tỉnh X`."""

from __future__ import annotations

from functools import cache

import regex

from extractor import fold
from patterns.grammar import any_of, pattern
from patterns.vocabulary import vocabulary

_UNITS = ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "thị trấn", "xã", "phường", "đặc khu")
_UNIT = any_of(_UNITS)
_KEEP = ("UBND", "HĐND", "TP", "MTTQ", "KCN")
_HEADS = any_of(
    [
        "văn phòng",
        "sở",
        "bộ",
        "cục",
        "tổng cục",
        "chi cục",
        "ban",
        "trung tâm",
        "thanh tra",
        "UBND",
        "HĐND",
        "ủy ban",
        "hội đồng",
        "tổ",
        "đoàn",
        "trường",
        "phòng",
        "công an",
        "tòa án",
        "viện",
        "quốc hội",
        "chính phủ",
        "thủ tướng",
        "chủ tịch",
        "tỉnh ủy",
        "thành ủy",
        "huyện ủy",
        "quận ủy",
        "đảng ủy",
        "đảng bộ",
        "kho bạc",
        "bảo hiểm",
        "ngân hàng",
        "liên đoàn",
        "hội",
        "thuế",
        "hải quan",
        "kiểm toán",
        "bệnh viện",
        "công ty",
        "tập đoàn",
        "đại học",
        "học viện",
    ]
)
_BEGINS_BODY = pattern(rf"{_HEADS}(?![\p{{L}}])", regex.IGNORECASE)
_BEGINS_UNIT = pattern(rf"{_UNIT}(?![\p{{L}}])", regex.IGNORECASE)
_PARTY_UNIT = r"(?:tỉnh|thành|huyện|quận|thị|đảng)\s+(?:ủy|uỷ)"
_UNIT_NAME = pattern(rf"(?<![\p{{L}}])(?P<unit>{_PARTY_UNIT}|{_UNIT})\s+(?P<name>[^,;()]+)$", regex.IGNORECASE)


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
    lowered = " ".join(word if word in _KEEP else word.lower() for word in name.split())
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
        rf"{any_of(vocabulary('issuers')['open_heads'])}\s(?=\p{{L}})(?!(?:{_UNIT}|nhân\s+dân)(?![\p{{L}}]))",
        regex.IGNORECASE,
    )


def _with_case(found: str, proper: str) -> str:
    """The letters found with the capitals of the known name, which may place its tone marks otherwise."""
    if len(found) != len(proper) or fold(found) != fold(proper):
        return proper
    return "".join(char.upper() if like.isupper() else char for char, like in zip(found, proper, strict=True))


def _capital_places(name: str) -> str:
    """`tỉnh lam sơn` -> `tỉnh Lam Sơn`, wherever an administrative unit is named at the end."""
    match = _UNIT_NAME.search(name)
    if match is None:
        return name
    capital = " ".join(word[:1].upper() + word[1:] for word in match["name"].split(" "))
    return name[: match.start("name")] + capital


def bodies_of(lines: list[str]) -> list[str]:
    """The lines of a letterhead's left column as bodies, parent first: wrapped names joined."""
    bodies: list[str] = []
    for line in lines:
        line = " ".join(line.split()).strip(" -*")
        if not line or not any(char.isalpha() for char in line):
            continue
        goes_on = bodies and (not _BEGINS_BODY.match(line) or " " not in bodies[-1])  # "ỦY / BAN NHÂN DÂN"
        if bodies and fold(line) in ("chinh phu", "quoc hoi") and fold(bodies[-1]).endswith(("van phong", "thuong vu")):
            goes_on = True
        if goes_on:
            bodies[-1] += " " + line
        else:
            bodies.append(line)
    return bodies


def issuer_name(bodies: list[str]) -> str | None:
    """The issuing body's name: the last body, with what it needs of its parent to be told from others of its kind."""
    if not bodies:
        return None
    own = display(bodies[-1])
    parent = display(bodies[-2]) if len(bodies) > 1 else None
    if parent is None:
        return own
    kind = fold(own)
    if kind == "van phong":
        return f"{own} {parent}"
    unit = _UNIT_NAME.search(parent)
    local = kind.startswith(
        (
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
        )
    )
    if unit and local and fold(unit["name"]) not in kind:
        bare = own.removesuffix(f" {unit['unit']}")  # "Thanh tra tỉnh" under "UBND tỉnh Lam Sơn"
        if not _BEGINS_UNIT.search(bare[len(bare) // 2 :]):
            return f"{bare} {unit['unit']} {unit['name']}"
    return own


def parent_name(bodies: list[str]) -> str | None:
    """The body above the issuer in its letterhead (cơ quan chủ quản trực tiếp); bodies of one rank issue together instead."""
    if len(bodies) < 2:
        return None
    parent, own = display(bodies[-2]), display(bodies[-1])
    peers = fold(parent).split()[0] == fold(own).split()[0]
    return None if peers else parent
