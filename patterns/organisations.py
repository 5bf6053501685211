"""Bodies named in running text: a view and an offset go in, where the body's name ends comes out.

The grammar is the issuers'. There a body stands after "của" and its subject follows; here anything may follow, so an open name ends
at its administrative unit or at a word for what the body does, and what is not surely one body is none.
"""

from __future__ import annotations

from functools import cache

import regex

from patterns.grammar import any_of, pattern, phrase
from patterns.issuers import issuer_pattern
from patterns.provinces import province_of, province_spellings
from patterns.vocabulary import vocabulary

# An administrative unit, as the word it is: not the "xã" of "xã hội" and "hợp tác xã".
_UNIT = r"(?:[Tt]ỉnh|[Tt]hành\s{1,3}phố|TP|[Hh]uyện|[Qq]uận|[Tt]hị\s{1,3}(?:xã|trấn)|(?<!tác\s)[Xx]ã(?!\s{1,3}hội)|[Pp]hường|[Đđ]ặc\s{1,3}khu)(?![\p{L}])"
_REACH = 160  # characters the longest names of bodies have
_PARAGRAPH = pattern(r"\n[^\S\n]*\n|\t")
_MORE_UNITS = pattern(rf"\s{{0,3}}(?:[,/]|và)\s{{0,3}}(?:các\s)?{_UNIT}")
_NEXT_MINISTRY = pattern(r"(?:\s?[,-]\s{0,3}|\s+và\s+)(?=Bộ\s|Ngân\s)")
_NO_BODY = pattern(r"\s{1,3}(?:số(?!\s{0,3}:?\s{0,3}\d)|điện\s{1,3}tử)(?![\p{L}])")  # "Chính phủ số"
_CAPITALS_GO_ON = pattern(r"[ ]{1,3}\p{Lu}{2}")
_NEXT_ROW = pattern(r"\s*\n\s*\d{1,2}$")  # "UBND tỉnh⏎14": the number of the next row
_CAPITAL_UNIT = pattern(r"(?:TỈNH|THÀNH\s+PHỐ)\s+(?P<name>\p{Lu}.*)$")
_AND_MORE = pattern(r"(?:[ ]?&[ ]?\p{Lu}{1,5}(?![\p{L}]))+|(?<=TP)\.?HCM(?![\p{L}])")
_PART_OF_WORD = pattern(r"(?r)(?:cơ|trụ)\s{1,3}", regex.IGNORECASE)  # before "SỞ": "CƠ SỞ GIÁO DỤC"
_COUNCIL_ALONE = pattern(
    rf"UBND|HĐND|{phrase('Ủy ban nhân dân')}|{phrase('Hội đồng nhân dân')}",
    regex.IGNORECASE,
)


def body_end(seen: str, start: int) -> int | None:
    """The offset after the body whose name begins at `start` in a view; None when none begins there, or not one but many.

    "UBND các xã" and "UBND tỉnh, thành phố" name no single body; nor does a head in lower case, or "Thanh tra viên".
    """
    limit = min(len(seen), start + _REACH)
    paragraph = _PARAGRAPH.search(seen, start, limit)
    limit = paragraph.start() if paragraph else limit
    if not seen[start : start + 1].isupper() or _PART_OF_WORD.match(seen, max(0, start - 8), start):
        return None
    if _open_head().match(seen, start, limit) and not _fixed().match(seen, start, limit):
        name = _open_name().match(seen, start, limit)
        end = name.end() if name and not name.group().isupper() else None
    else:
        body = issuer_pattern().match(seen, start, limit)
        end = _closed_end(seen, start, body.end()) if body else None
    if end is None or "các" in seen[start:end].split() or _MORE_UNITS.match(seen, end) or _NO_BODY.match(seen, end):
        return None
    return end


def _closed_end(seen: str, start: int, end: int) -> int | None:
    """Where a name ends that is a council's, ministry's, department's, committee's or office's; None where it is only like one."""
    second = _NEXT_MINISTRY.search(seen, start, end)
    name = _NEXT_ROW.sub("", seen[start : second.start() if second else end])
    if name.isupper() and ("\n" in name or _CAPITALS_GO_ON.match(seen, end)) and not _fixed().fullmatch(name):
        return None  # a heading: nothing says where the name ends in it
    if _COUNCIL_ALONE.fullmatch(name) or _unknown().match(name):
        return None
    capital = _CAPITAL_UNIT.search(name) if name.isupper() else None
    if capital and not (province_of(capital["name"]) or province_of(capital.group())):  # "UBND TỈNH GIAO"
        name = name[: capital.start("name")].rstrip()
    more = _AND_MORE.match(seen, start + len(name))  # "Sở GD&ĐT", "UBND TP.HCM"
    return more.end() if more else start + len(name)


@cache
def own_unit() -> regex.Pattern[str]:
    """`tỉnh Sơn La`, `huyện Mộc Châu`, `thành phố`, `Quận 1`: an administrative unit, with its `name` or `number`."""
    words = vocabulary("places")
    known = any_of(province_spellings() | {"Hồ Chí Minh"})
    syllable = r"\p{Lu}[\p{Ll}\x1f]{0,20}(?:['’]\p{L}{1,8})?(?![\p{L}])"
    first = rf"(?!(?i:{any_of(words['begin_no_name'])})(?![\p{{L}}])){syllable}"
    more = rf"(?:[ ]{{1,3}}|[ ]?\n[ ]?|-)(?!(?i:{any_of(words['end_names'])})(?![\p{{L}}])){syllable}"
    proper = rf"(?=\p{{Lu}})(?i:{known})(?![\p{{L}}])|{first}(?:{more}){{1,3}}|{first}(?!\s{{1,3}}\p{{L}})"  # one syllable only where no word follows
    return regex.compile(
        rf"(?<![\p{{L}}/-]){_UNIT}(?:\.?(?:[ ]{{1,3}}|[ ]?\n[ ]?|(?<=\.))(?P<name>{proper})|[ ](?P<number>\d{{1,2}})(?![\d/]|[.,]\d))?"
    )


@cache
def _open_head() -> regex.Pattern[str]:
    return regex.compile(rf"(?i:{any_of(vocabulary('organisations')['heads'])})(?![\p{{L}}])")


@cache
def _open_name() -> regex.Pattern[str]:
    """A head, its name, and where that surely ends: at its unit, at a mark, before a word that no name holds or the next body."""
    words, issuers = vocabulary("organisations"), vocabulary("issuers")
    heads = {*words["heads"], *words["closed_heads"]}
    another = rf"(?:các|(?i:{any_of({*heads, *issuers['fixed'], *issuers['posts'], 'Thủ trưởng'})}))(?![\p{{L}}])"
    after = rf"(?:{any_of(words['after_names'])})(?![\p{{L}}])"
    gap = rf"(?:[ ]{{1,3}}|[ ]?\n[ ]?(?=\p{{Ll}})|(?<=[^\n]{{40}})[ ]?\n[ ]?|[ ]-[ ])(?!(?=\p{{Lu}})(?i:{any_of(heads)})(?![\p{{L}}]))"
    begun = rf"(?<=\p{{Ll}}\s)(?:{any_of(words['objects'])})(?![\p{{L}}])"
    word = r"[\p{L}\d&]+(?:-\p{Lu}[\p{L}\d]*)?(?![\p{L}\d])"
    more = rf"{gap}(?!và\s{{1,3}}\p{{Ll}}|{begun}){word}"
    mark = r"[ ]{0,3}(?:[.;:()\[\]“”\"/]|(?<![^\n]{40})\n(?![ ]?\p{Ll})|$)"
    end = rf"{mark}|,\s{{0,3}}(?:$|\d|{another})|,?\s{{1,3}}(?:{after}|(?:và|-)\s{{1,3}}{another})"
    unit = own_unit().pattern
    return regex.compile(
        rf"{_open_head().pattern}(?:{gap}{unit}|{gap}(?=\p{{Lu}}){word}(?:{more}){{0,9}}?(?:{gap}{unit}|(?={end})))"
    )


@cache
def _fixed() -> regex.Pattern[str]:
    names = {*vocabulary("issuers")["fixed"]} - {*vocabulary("organisations")["not_bodies"]}
    return regex.compile(rf"(?i:{any_of(names)})(?![\p{{L}}])")


@cache
def _unknown() -> regex.Pattern[str]:
    """ "Bộ Luật", "SỞ KHÔNG": not a ministry or department that is known, nor one in capital letters as "Sở VHTT"."""
    words = vocabulary("issuers")
    known = any_of({*words["ministries"], *words["departments"]})
    return regex.compile(rf"(?i:Bộ|Sở)\s+(?!(?i:{known})(?![\p{{L}}]))(?!(?<=ộ\s|ở\s)\p{{Lu}}{{2,}})")
