"""What a text is about: its words go in, those that tell one subject from another come out, with how they are written.

"Ban hành Kế hoạch tuyên truyền CCHC năm 2024" and "Tuyên truyền cải cách hành chính tỉnh Vân Lĩnh năm 2024" are about one thing: verbs
of office work, the type of the document and the period it covers say nothing about the subject.
"""

from __future__ import annotations

import re
from functools import lru_cache

from evidence.words import syllables

# Words between the others, and the kinds of units, whose names tell when they are named.
_BETWEEN = (
    "và của các những về việc trong tại cho theo để với do trên được là đối giữa từ đến có nhằm bằng như này đó ở một qua "
    "cùng tới khi cả hoặc nên phải đã đang sẽ sau trước bởi vào ra từng mọi mỗi ngày"
)
# What office work is called wherever it is done; told by the whole phrase, for "tác" alone is no such word.
_OFFICE = (
    "về việc",
    "liên quan",
    "ban hành kèm theo",
    "ban hành",
    "công tác",
    "nhiệm vụ",
    "tình hình",
    "kết quả",
    "triển khai",
    "thực hiện",
    "hoạt động",
    "địa bàn",
    "địa bàn tỉnh",
    "địa bàn huyện",
    "địa bàn quận",
    "địa bàn xã",
    "địa bàn phường",
    "toàn tỉnh",
    "thuộc phạm vi chức năng quản lý",
    "thuộc thẩm quyền",
    "thuộc phạm vi",
    "phạm vi chức năng quản lý",
    "các cơ quan đơn vị địa phương",
    "cơ quan đơn vị",
    "cơ quan",
    "lãnh đạo chỉ đạo",
    "chỉ đạo điều hành",
    "gửi đúng thời hạn",
    "đúng thời hạn",
    "đúng hạn",
    "theo quy định",
    "đầy đủ",
    "kịp thời",
    "phương hướng",
    "trọng tâm",
    "hằng năm",
    "hàng năm",
    "định kỳ",
    "cụ thể",
    "thành phố",
    "thị trấn",
    "thị xã",
)
# To whom a task says that something is submitted: "Trình HĐND tỉnh ...", "Tham mưu Chủ tịch UBND huyện ..."
_SUBMITTED_TO = ("hội đồng nhân dân", "ủy ban nhân dân", "chủ tịch ủy ban nhân dân", "thường trực hội đồng nhân dân")
# The same as the first words of a task: what is to be done with the document.
_BEGINNINGS = (
    "tham mưu",
    "xây dựng",
    "trình",
    "tổ chức",
    "chỉ đạo",
    "hoàn thành",
    "soạn thảo",
    "phối hợp",
    "tiếp tục",
    "lập",
    "văn bản",
    "văn bản chỉ đạo",
    "văn bản triển khai",
    "văn bản đôn đốc",
    "chủ trì",
    "thực hiện chế độ",
    "chế độ báo cáo",
    "chế độ thông tin báo cáo",
    "việc",
    *(f"{body} {unit}" for body in _SUBMITTED_TO for unit in ("tỉnh", "thành phố", "huyện", "xã", "phường")),
)
_TOKEN = re.compile(r"[^\W_]+(?:&[^\W_]+)*")
_ABBREVIATED = re.compile(r"\(\s*([^\W\d_a-z]{2,10})\s*\)")
_PERIODS = re.compile(
    r"(?:\b(?:quý|tháng|kỳ|tuần)\s+(?:[IVX]+|\d{1,2})(?:\s*(?:,|và|-|–)\s*(?:quý\s+|tháng\s+)?(?:[IVX]+|\d{1,2})\b(?!\s+tháng))*\b"
    r"|\b(?:0?6|0?9|sáu|chín|0?3|ba)\s+tháng(?:\s+(?:đầu|cuối)\s+năm)?|\b(?:cả\s+)?năm\s+\d{4}|(?:giai\s+đoạn|nhiệm\s+kỳ)\s+\d{4}\s*[-–]\s*\d{4}"
    r"|\bnăm\b|\b\d{1,2}/\d{4}\b|\b(?:định hướng )?đến năm \d{4}|\b\d{1,2}/\d{1,2}/\d{4}\b|\b(?:19|20)\d\d\b)",
    re.IGNORECASE,
)
# What names an act and would else be taken for a time: "61/2018/NĐ-CP", "Nghị định số 61/2018", "Luật Đất đai 2024".
_ACTS = (
    r"\b\d{1,5}\s?/\s?\d{4}\s?/\s?[A-ZĐ]|\b(?:số|nghị định|thông tư|quyết định|nghị quyết|luật)\s+\d{1,5}/\d{4}\b(?!/\d)"
    r"|\b(?-i:Luật)(?:\s+(?!năm\b)[^\s\d]+){1,12}?\s+(?:19|20)\d\d\b"
)
_TIMES = re.compile(rf"(?P<act>{_ACTS})|{_PERIODS.pattern}", re.IGNORECASE)


Topic = tuple[tuple[str, str], ...]  # telling syllables, each by its one spelling and as written


@lru_cache(maxsize=1 << 15)
def topic_of(text: str, kind: str | None = None, names: tuple[str, ...] = (), *, with_unit: bool = False) -> Topic:
    """The telling syllables of a subject or a task, in the order of the text and as often as it says them.

    Left out are the name of the type `kind` and those of bodies and places in `names`, of "huyện Nậm Hương" both words or, `with_unit`,
    the name alone.
    """
    words = [
        (key, token)
        for token in _TOKEN.findall(_ABBREVIATED.sub(_once, _without_times(text)))
        for key in syllables(token)
    ]
    keys = ["", *(key for key, _ in words), ""]
    kept = _without(f"{' '.join(keys)}", kind, names, with_unit=with_unit)
    found: list[tuple[str, str]] = []
    at = 1
    for place, (key, written) in enumerate(words, start=1):
        if kept[at] != "\0" and _tells(keys[place - 1], key, keys[place + 1]):
            found.append((key, written))
        at += len(key) + 1
    return tuple(found)


def _without_times(text: str) -> str:
    """The text without the times it names; numbers and years of acts stay."""
    return _TIMES.sub(lambda found: found["act"] or " ", text)


def _once(found: re.Match[str]) -> str:
    """Nothing for an abbreviation that only says again what stands before it: "thủ tục hành chính (TTHC)"."""
    said_again = set(syllables(found[1])) <= set(syllables(found.string[: found.start()]))
    return " " if said_again else found[0]


def _tells(before: str, key: str, after: str) -> bool:
    """Whether a syllable tells one subject from another: "số" does in "kinh tế số", not in "số 12"; "tỉnh" does in "cấp tỉnh"."""
    if key == _PROVINCE:
        return before == _LEVEL
    if key == _NUMBER:
        return before != _ONE and not after.isdigit()
    return key not in _KEYS_BETWEEN


def says_unit(topics: tuple[Topic, ...]) -> bool:
    """Whether any of these says a kind of unit: "Ban Chỉ đạo CCHC huyện"."""
    return any(key in _UNIT_KEYS for topic in topics for key, _ in topic)


def _without(keys: str, kind: str | None, names: tuple[str, ...], *, with_unit: bool) -> str:
    """The joined syllables with those that do not tell blanked, length kept."""
    keys = _LEADING.sub(_blank, keys)
    said = sorted((_joined(name) for name in (kind or "", *names)), key=len, reverse=True)
    unit = "" if with_unit else f"(?:(?:{_UNIT}) )?"
    for name in (each for each in said if each and each in keys):
        keys = re.sub(rf"(?<![^ \0]){unit}{re.escape(name)}(?= )", _blank, keys)
    keys = _ANYWHERE.sub(_blank, keys)
    return _STATE.sub(_blank, keys) if _OF_STATE in keys else keys


@lru_cache(maxsize=4096)
def _joined(name: str) -> str:
    return " ".join(syllables(name))


def _blank(found: re.Match[str]) -> str:
    return "\0" * len(found[0])


def _any_of(phrases: tuple[str, ...]) -> str:
    spelt = sorted(map(_joined, phrases), key=len, reverse=True)
    return "|".join(map(re.escape, spelt))


_KEYS_BETWEEN = frozenset(key for word in _BETWEEN.split() for key in syllables(word))
_UNIT_KEYS = frozenset(syllables("huyện quận xã phường"))
_UNIT = _any_of(("huyện", "quận", "xã", "phường"))
_PROVINCE, _LEVEL, _NUMBER, _ONE = syllables("tỉnh cấp số một")
_ANYWHERE = re.compile(rf"(?<![^ \0])(?:{_any_of(_OFFICE)})(?= )")
# "Cải cách hành chính nhà nước" is "cải cách hành chính"; but an enterprise of the State is not any enterprise.
_OF_STATE = _joined("nhà nước")
_STATE = re.compile(rf"(?<!{_any_of(('doanh nghiệp',))} )(?<!{_any_of(('vốn',))} )(?<= ){_OF_STATE}(?= )")
_LEADING = re.compile(rf"^ (?:(?:{_any_of((*_BEGINNINGS, *_OFFICE))}) )+")
