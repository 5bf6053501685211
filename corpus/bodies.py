"""Whether two names mean the same body: `UBND tỉnh`, `Ủy ban nhân dân tỉnh Sơn La`, `Chủ tịch UBND tỉnh Sơn La`."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from extractor import compose, fold, folded_words
from patterns import province_of, successor_of, took_over

Places = tuple[tuple[str, str], ...]  # (level, name), both folded: (("huyen", "nam huong"), ("tinh", "van linh"))


class Body(NamedTuple):
    """A body taken apart: what it is, the level of the unit it belongs to, and the names of the units, as far as known."""

    kind: str  # folded, without posts and units: "uy ban nhan dan"; "dang bo" for Party committees
    level: str | None = None  # "tinh", "thanh pho", "huyen" ...
    places: Places = ()

    @property
    def province(self) -> str | None:
        """The province or city of the centre it belongs to, folded; None for what is below, above or not known."""
        if any(level not in ("tinh", "thanh pho") for level, _ in self.places):
            return None
        return _province_in(self.places)


# Diacritics tell units from other words here: quận from (hải) quan and quân (sự), xã from xã hội.
_UNIT = re.compile(
    r"\b(tỉnh|thành phố|tp\.?(?=\s)|huyện|quận|thị xã|thị trấn|(?<!hợp tác )(?<!thông tấn )xã(?! hội)|phường|đặc khu)(?!\w)"
)
_NO_NAME = re.compile(
    r"[,;(]|\b(?:sở|ban|văn phòng|về|và|tại|các|do)\b"
)  # what follows is not the unit's name any more
_PARTY = re.compile(r"\b(tỉnh|thành|huyện|quận|thị|đảng) (?:ủy|uỷ)\b")
_PARTY_UNIT = {"tỉnh": "tỉnh", "thành": "thành phố", "huyện": "huyện", "quận": "quận", "thị": "thị xã", "đảng": ""}
_ABBREVIATIONS = (
    (re.compile(r"\bubnd\b"), "ủy ban nhân dân"),
    (re.compile(r"\bhđnd\b"), "hội đồng nhân dân"),
    (re.compile(r"\btp\.? ?hcm\b"), "thành phố hồ chí minh"),
    (re.compile(r"\btp\.(?=\S)"), "tp. "),
)
_POSTS = re.compile(
    r"^(?:(?:pho )?(?:chu tich|bo truong|chu nhiem|giam doc|chanh(?= (?:van phong|thanh tra))|cuc truong|tong cuc truong|thong doc)"
    r"|thuong truc|ban thuong vu|ban chap hanh)(?!\w),? (?!nuoc\b)"
)
# Bodies that issue together, with or without "và" and posts between them: "Bộ Nội vụ và Bộ trưởng Bộ Tài chính"
_AND_ANOTHER = re.compile(
    r" (?:va )?(?:(?:bo truong|thong doc|chanh an|vien truong|tong thanh tra) )?(?=(?:bo|ngan hang nha nuoc|toa an|vien kiem sat|thanh tra chinh) )"
)
_CENTRAL = re.compile(
    r"bo (?!chi huy|tu lenh)|chinh phu|thu tuong|quoc hoi|uy ban thuong vu quoc hoi|nuoc\b|chu tich nuoc|ban bi thu"
    r"|van phong (?:chinh phu|quoc hoi|trung uong)|thanh tra chinh phu|kiem toan nha nuoc|ngan hang nha nuoc|tong cuc|cuc (?:hai quan|thue)$"
    r"|.*\b(?:trung uong|toi cao|viet nam)\b"
)
_CITIES = {"ha noi", "hai phong", "da nang", "ho chi minh", "can tho", "hue"}  # thành phố trực thuộc trung ương


@lru_cache(maxsize=8192)
def body_of(name: str | None, around: Places = ()) -> Body | None:
    """The body called `name`; None without a name.

    `around` are the places of the document that says the name: meant where it says only "UBND tỉnh" or only a symbol.
    """
    if not name or not name.strip():
        return None
    text = " ".join(compose(name).lower().split())
    for short, full in _ABBREVIATIONS:
        text = short.sub(full, text)
    text = _PARTY.sub(lambda found: f"đảng bộ {_PARTY_UNIT[found[1]]}", text)
    units = list(_UNIT.finditer(text))
    kind = _plain(text[: units[0].start()] if units else text)
    while post := _POSTS.match(kind):
        kind = kind[post.end() :]
    kind = _AND_ANOTHER.sub(" ", kind)
    named: dict[str, str] = {}
    unnamed = not units
    for unit, following in zip_longest(units, units[1:]):
        called = _plain(_NO_NAME.split(text[unit.end() : following.start() if following else len(text)])[0])
        if called:
            named.setdefault(_level(unit[1]), _usual(_level(unit[1]), called))
        elif unit is units[0]:
            unnamed = True
    level = _level(units[0][1]) if units else None
    inherited = (
        dict(around) if unnamed and not _CENTRAL.match(kind) else {}
    )  # there is one Government, whoever cites it
    return Body(kind or _plain(text), level, tuple(sorted({**inherited, **named}.items())))


@lru_cache(maxsize=8192)
def own_body(issuer: str | None, place: str | None) -> Body | None:
    """A document's own body; where its name leaves out the place, that of the date line ("Sơn La, ngày ...") is meant."""
    body = body_of(issuer)
    if body is None or not place or dict(body.places).get(body.level or "") or _CENTRAL.match(body.kind):
        return body
    name = _usual("tinh", _plain(_UNIT.sub("", compose(place).lower(), count=1)))
    if not name or (body.level is None and body.kind.startswith("phong ")):  # of a district, whose name is not known
        return body
    level = body.level or ("thanh pho" if name in _CITIES else "tinh")
    return body._replace(places=tuple(sorted({**dict(body.places), level: name}.items())))


@lru_cache(maxsize=8192)
def same_body(one: Body | None, other: Body | None) -> bool | None:
    """Whether both can be the same body; None when one of them is unknown."""
    if one is None or other is None:
        return None
    if not (_within(one.kind, other.kind) or _within(other.kind, one.kind)):
        return False
    if one.level and other.level and one.level != other.level:
        return False
    provinces = {_province_in(one.places), _province_in(other.places)} - {None}
    if len(provinces) > 1:
        return False  # a province and a city of the centre are of one level
    places = dict(other.places)
    return all(places.get(level, name) == name for level, name in one.places)


def certainly(one: Body | None, other: Body | None) -> bool:
    """Whether two names that can be of the same body leave no other: a place said by both, or a body there is one of."""
    if one is None or other is None:
        return False
    return bool(set(one.places) & set(other.places)) or all(_CENTRAL.match(each.kind) for each in (one, other))


def kin(one: Body | None, other: Body | None) -> bool:
    """Whether two names are of bodies of which one took over from the other: a ministry renamed, the office of a merged province."""
    if one is None or other is None:
        return False
    if same_body(one._replace(places=(), level=None), other._replace(places=(), level=None)):
        return _merged(one.province, other.province)
    same_places = same_body(one._replace(kind=""), other._replace(kind=""))
    return bool(same_places) and (took_over(one.kind, other.kind) or took_over(other.kind, one.kind))


def _merged(one: str | None, other: str | None) -> bool:
    """Whether the land of one province is now of the other, or of one they share."""
    if not one or not other:
        return False
    now = [successor_of(name, date.max) or province_of(name) for name in (one, other)]
    return now[0] is not None and now[0] == now[1]


def together(one: Body | None, other: Body | None) -> Body | None:
    """What two names of the same body say of it together."""
    if one is None or other is None:
        return one or other
    return Body(
        max(one.kind, other.kind, key=len),
        one.level or other.level,
        tuple(sorted({**dict(other.places), **dict(one.places)}.items())),
    )


def _province_in(places: Places) -> str | None:
    """The province or city of the centre among places."""
    named = dict(places)
    city = named.get("thanh pho")
    return named.get("tinh") or (city if city in _CITIES else None)


def _usual(level: str, name: str) -> str:
    """A province's usual name, however it is spelled: "dac lac" is "dak lak"."""
    province = province_of(name) if level in ("tinh", "thanh pho") else None
    return _plain(province) if province else name


def _level(unit: str) -> str:
    return "thanh pho" if unit.startswith("tp") else fold(unit)


def _within(part: str, whole: str) -> bool:
    return f" {part} " in f" {whole} "


def _plain(text: str) -> str:
    """Folded words with single blanks, without punctuation."""
    return " ".join(folded_words(text))
