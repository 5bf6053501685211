"""Acts cited by name: `Luật Viên chức năm 2010`, `Bộ luật Dân sự 2015`, `Luật ... ngày 19 tháng 6 năm 2015`.

The longest known title wins; a title that is followed by a date, a year or a number is taken from the text itself, so an Act the
vocabulary does not hold is found too, and from then on in that text by its title alone. "Luật sửa đổi, bổ sung một số điều của Luật A và Luật B" is one title.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache

import regex

from patterns.dates import LONG, SHORT, date_of
from patterns.grammar import any_of, inside, pattern, phrase
from patterns.letterhead import MOTTO
from patterns.misread_acts import misread_act
from patterns.titles import amending_many, initials, known_title
from patterns.vocabulary import vocabulary

_KIND = r"(?:Bộ\s{1,3}luật|BỘ\s{1,3}LUẬT|Luật|LUẬT|Pháp\s{1,3}lệnh|PHÁP\s{1,3}LỆNH)"
# A school, a degree or a firm is no Act: "Đại học Luật", "Thạc sĩ Luật Hành chính", "Đoàn Luật sư", "Hội Luật gia".
_OF_LAW = r"(?<!(?i:đại\s+học|học\s+viện|khoa|ngành|bộ\s+môn|giáo\s+trình|(?:thạc|tiến)\s+s[iĩỹ]|cử\s+nhân|sinh\s+viên|tạp\s+chí|công\s+ty)[ ]{1,3})"
_LAWYERS = r"(?!\s{1,3}(?:[gG]ia|GIA|[sS]ư|SƯ|học)(?![\p{L}]))"
_BEFORE = (
    r"(?<![\p{L}])(?<![Pp]háp\s)(?<!PHÁP\s)(?<!Bộ\s)(?<!(?i:dự)\s{1,3}(?:(?i:án|thảo)\s{1,3})?(?i:các\s{1,3})?)"
    + _OF_LAW
)
_WORDS = pattern(r"\p{L}+")
_MAY_BEGIN = pattern(_BEFORE)
_TITLE_BEGINS = pattern(r"(?:Bộ\s{1,3}|Pháp\s{1,3}|PHÁP\s{1,3})?[\p{L}]{4}\s{1,3}(?:\p{Lu}|s[uưửừữự]a)")
_HEAD = pattern(rf"{_BEFORE}(?P<kind>{_KIND})(?![\p{{L}}]){_LAWYERS}")
_OWN_HEAD = pattern(rf"\s{{0,10}}(?P<kind>{_KIND})(?![\p{{L}}])")
_YEAR = rf"{inside('năm')}\s{{0,4}}"
# With its full title even without a year: "Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam".
CONSTITUTION = pattern(
    rf"(?<![\p{{L}}])Hiến\s{{1,3}}pháp(?:\s{{1,6}}{phrase('nước Cộng hòa xã hội chủ nghĩa Việt Nam')}(?:\s{{1,3}}(?:{_YEAR})?(?P<year>(?:19|20)\d\d)(?!\d))?"
    rf"|\s{{1,3}}(?:{_YEAR})?(?P<year>(?:19|20)\d\d)(?!\d))",
    regex.IGNORECASE,
)
_AMENDING = r"\s{1,8}(?-i:[Ss]ửa|SỬA)\s{1,3}đổi(?:\s?,?\s{0,3}bổ\s{1,3}sung)?(?:\s{1,8}một\s{1,3}số)?(?:\s{1,8}(?:điều|nội\s+dung|quy\s+định))?(?:\s{1,8}của)?(?:\s{1,8}các)?"

# What identifies the Act after its title. After a comma only where the clause ends with it or the next Act follows: in "Thực hiện Luật Đất
# đai, năm 2024 UBND tỉnh đã ..." the year is that of what was done, as it is where it begins a line.
_LISTED = r"(?:(?:,|\s{1,4}và)\s{1,4}(?:Luật|Bộ\s+luật|Pháp\s+lệnh|Hiến\s+pháp|Nghị\s+(?:định|quyết))|[;)])"
_WHEN = pattern(
    r"[^\S\t]{0,5}(?P<apart>,)?+(?:[^\S\t]|\(){0,5}"
    rf"(?|{inside('ngày')}\s{{0,4}}(?|{LONG}|{SHORT})(?P<year>)(?(apart)(?=\s{{0,3}}(?:{_LISTED}|\.)))"
    rf"|{_YEAR}(?P<year>(?:19|20)\d\d)(?!\d)(?P<d>)(?P<m>)(?P<y>)(?(apart)(?=\s{{0,3}}{_LISTED}))"
    rf"|(?P<year>(?:19|20)\d\d)(?!\d|[/.-]\d)(?P<d>)(?P<m>)(?P<y>)(?(apart)(?=\s{{0,3}}{_LISTED})))",
    regex.IGNORECASE,
)
_NUMBERED = pattern(
    r"\s{0,4}[,(]?\s{0,4}(?:(?:luật\s{1,3})?s[ốôổồộ]\s{0,3}:?\s{0,3}(?=\d)|(?=\d{1,4}/\d{4}/(?:PL-)?(?:UBTV)?QH\d))",
    regex.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ActMention:
    """An Act by name: where kind and title stand, the title as printed, its date or year; `number_at` where a number follows."""

    start: int
    end: int  # after the date or year
    name: str
    type: str  # "Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"
    year: int | None
    date: date | None
    number_at: int | None = None
    misread: bool = False  # the name is the one meant, not the one printed


@cache
def _open_title() -> regex.Pattern[str]:
    """A title not in the vocabulary: words up to what ends it, without the words that show the sentence has gone on."""
    stops = any_of(vocabulary("acts")["title_stops"])
    word = rf"(?!(?:{stops})(?![\p{{L}}]))(?!{_KIND}(?![\p{{L}}]))[\p{{L}}-]+"
    title = rf"\s{{1,8}}(?!số(?![\p{{L}}]))(?:(?-i:\p{{Lu}})[\p{{L}}]*|{word})(?:,?\s{{1,8}}{word}){{0,15}}"
    return regex.compile(title, regex.IGNORECASE)


# Looked for before anything else; each begins with one letter, and so is found fast.
_HEADS = (pattern(r"L[uUn]"), pattern(r"B[ộỘ]\s{1,3}[lL][uU]"), pattern(r"P(?:háp|HÁP)\s{1,3}[lL]"))
_INITIALS = (pattern(r"BL(?:HS|DS|LĐ|LD|TT)"),)
_CONSTITUTIONS = (pattern(r"H(?:iến|IẾN)\s{1,3}[pP]"), pattern(r"hiến\spháp"))

_AMENDS = pattern(_AMENDING, regex.IGNORECASE)
# "... của 10 Luật có liên quan đến an ninh, trật tự số 118/2025/QH15", "... của 11 luật về quân sự, quốc phòng ngày 27/6/2025"
_RELATED = pattern(
    r"\s{1,4}(?:\d{1,2}\s{1,3})?luật\s{1,3}(?:(?:có\s{1,3})?liên\s{1,3}quan|trong\s{1,3}lĩnh\s{1,3}vực|về)(?![\p{L}])"
    r"(?:,?\s{1,4}(?!(?:số|ngày|năm|được|đã|này|thì)(?![\p{L}]))[\p{L}]+){0,14}",
    regex.IGNORECASE,
)
_NEXT = pattern(rf"(?:\s?,\s{{0,4}}|\s{{1,8}}và\s{{1,8}})(?P<kind>{_KIND})(?![\p{{L}}])")
# The next Act in a list of Acts with their numbers: "... số 31/2024/QH15, Luật Nhà ở số 27/2023/QH15".
_NUMBER = r"\d{1,4}/\d{4}/(?:UBTV)?QH\d{1,2}"
_ANOTHER_NUMBERED = pattern(
    rf"{_NUMBER}(?:\s?,|\s{{1,4}}và)\s{{1,4}}{_KIND}(?:,?\s{{1,4}}(?!{_KIND}|số)[\p{{L}}-]+){{1,15}}\s{{1,4}}(?:[sS]ố\s{{0,3}}:?\s{{0,3}})?{_NUMBER}"
)
_ENACTS = pattern(r"(?r)(?:\n|\A)\s{0,20}Quốc\s{1,4}hội\s{1,4}ban\s{1,4}hành\s{1,4}")
_LINE = 60  # characters from the start of the enacting words to the Act
_REACH = 400  # characters an Act's name may run
_NEAR = 700  # characters from the motto to the heading under it
_MOST_LEARNED = 100  # titles taken from one text
_MOST_EXTRA_WORDS = 5  # a dated title may go on this far past a known one ("Luật Xuất bản ...")


def find_acts(view: str) -> list[ActMention]:
    """All Acts named in `view`, in order; a bare title without date, year or number counts only when it is known."""
    found: list[ActMention] = []
    learned: set[str] = set()
    at = 0
    for start in _starts(view, _HEADS):
        mention = _mention(view, start, learned) if start >= at else None
        if mention:
            at = mention.end
            if not _heads_text(view, mention):
                found.append(mention)
    for start in _starts(view, _INITIALS):
        if code := _by_initials(view, start):
            found.append(code)
    for start in _starts(view, _CONSTITUTIONS):
        if match := CONSTITUTION.match(view, start):
            year = int(match["year"]) if match["year"] else None
            found.append(ActMention(match.start(), match.end(), "Hiến pháp", "Hiến pháp", year, None))
    return sorted(found, key=lambda mention: mention.start)


def _by_initials(view: str, start: int) -> ActMention | None:
    """The code whose initials stand at `start`; not where the text only says that it will call it so: "(sau đây gọi là BLHS)"."""
    match = initials().match(view, start)
    if match is None:
        return None
    name = vocabulary("acts")["initials"][match["initials"]]
    mention = _identified(view, ActMention(start, match.end(), name, "Bộ luật", None, None))
    defined = view[start - 1 : start] == "(" or view.endswith(("là ", "tắt "), 0, start)
    return None if defined and view.startswith(")", mention.end) else mention


def _starts(view: str, rare: Iterable[regex.Pattern[str]]) -> list[int]:
    return sorted(match.start() for each in rare for match in each.finditer(view))


def _mention(view: str, start: int, learned: set[str]) -> ActMention | None:
    """The Act whose kind begins at `start`; one identified by a title not known before adds that title to `learned`."""
    head = _HEAD.match(view, start)
    if head is None:
        return _misread(view, start, 0) if _MAY_BEGIN.match(view, start) else None
    if view.startswith((" này", "\nnày"), head.end()):
        return None
    kind = " ".join(head["kind"].split()).capitalize()
    limit = min(len(view), head.end() + _REACH)
    amends = _AMENDS.match(view, head.end(), limit)
    title_end, known = _amended(view, amends.end(), limit) if amends else _title(view, head.end(), limit, kind)
    if (amends or not known) and (meant := _misread(view, start, title_end if known and title_end else 0)):
        return meant
    if title_end is None:
        return _seen_before(view, head, learned)
    name = " ".join(view[start:title_end].split()).rstrip(" ,-")
    mention = _identified(view, ActMention(start, title_end, name, kind, None, None))
    if amends and mention.number_at and _ENACTS.match(view, max(0, start - _LINE), start):
        return None  # it has no number yet: the one that follows is that of the Act it amends
    if amends and mention.number_at and _ANOTHER_NUMBERED.match(view, mention.number_at):
        return replace(mention, name=_amended_alone(view, amends.end(), title_end) or name)
    if not known and (mention.end > title_end or mention.number_at) and len(learned) < _MOST_LEARNED:
        learned.add(name)
    return mention if known or mention.end > title_end or mention.number_at else None


def _amended_alone(view: str, start: int, end: int) -> str | None:
    """The one Act named between the offsets in the title of an amending Act, whose number follows; None where several are named."""
    own = _OWN_HEAD.match(view, start, end)
    if own is None or _NEXT.search(view, own.end(), end):
        return None
    return " ".join(view[own.start("kind") : end].split())


def _identified(view: str, mention: ActMention) -> ActMention:
    """The mention with the number, the date or the year that follows its title."""
    limit = min(len(view), mention.end + _REACH)
    if number := _NUMBERED.match(view, mention.end, limit):
        return replace(mention, number_at=number.end())
    when = _WHEN.match(view, mention.end, limit)
    if when is None:
        return mention
    stated = date_of(when) if when["y"] else None
    year = int(when["year"]) if when["year"] else int(when["y"])
    return replace(mention, end=when.end(), year=stated.year if stated else year, date=stated)


def _misread(view: str, start: int, title_end: int) -> ActMention | None:
    """The Act of the vocabulary that is meant where the letters are damaged, if its name goes on past `title_end`."""
    if not _TITLE_BEGINS.match(view, start):
        return None
    meant = misread_act(view, start)
    if meant is None or meant.end <= title_end:
        return None
    misread = _WORDS.findall(view[start : meant.end].lower()) != _WORDS.findall(meant.name.lower())
    return _identified(view, ActMention(start, meant.end, meant.name, meant.kind, None, None, misread=misread))


def _heads_text(view: str, mention: ActMention) -> bool:
    """Whether this is the Act's own heading under its letterhead: `LUẬT` / `TƯƠNG TRỢ TƯ PHÁP`, in capitals on lines of its own."""
    line = view.rfind("\n", 0, mention.start) + 1
    return (
        mention.number_at is None
        and mention.year is None
        and mention.name.isupper()
        and not view[line : mention.start].strip()
        and MOTTO.search(view, max(0, line - _NEAR), line) is not None
    )


def _seen_before(view: str, head: regex.Match[str], learned: set[str]) -> ActMention | None:
    """The Act at `head` when its title, the longest that fits, was identified earlier in the text."""
    fitting = [match for name in learned if (match := _titled(name).match(view, head.start()))]
    if not fitting:
        return None
    longest = max(fitting, key=regex.Match.end)
    name = " ".join(longest.group().split())
    return ActMention(head.start(), longest.end(), name, " ".join(head["kind"].split()).capitalize(), None, None)


@lru_cache(maxsize=256)
def _titled(name: str) -> regex.Pattern[str]:
    return regex.compile(rf"{phrase(name)}(?![\p{{L}}])", regex.IGNORECASE)


def _title(view: str, start: int, limit: int, kind: str) -> tuple[int | None, bool]:
    """Where the title that begins at `start` ends, and whether it is a known one; None when no title stands there."""
    known = known_title(view, start, limit, kind)
    if known and _dated(view, known.end(), limit):
        return known.end(), True
    opened = _open_title().match(view, start, limit)
    if opened is not None and _dated(view, opened.end(), limit):
        extra = view[known.end() : opened.end()] if known else ""
        if known is None or ("," not in extra and len(extra.split()) <= _MOST_EXTRA_WORDS):
            return opened.end(), False
    return (known.end(), True) if known else (None, False)


def _amended(view: str, start: int, limit: int) -> tuple[int | None, bool]:
    """Where the list of Acts that an amending Act names ends."""
    if many := amending_many().match(view, start, limit):
        return many.end(), True
    if related := _RELATED.match(view, start, limit):
        return (related.end(), False) if _dated(view, related.end(), limit) else (None, False)
    first = _OWN_HEAD.match(view, start, limit)
    if first is None:
        return None, False
    end, known = _title(view, first.end(), limit, " ".join(first["kind"].split()).capitalize())
    while end is not None and not _dated(view, end, limit) and (following := _NEXT.match(view, end, limit)):
        next_end, next_known = _title(view, following.end(), limit, " ".join(following["kind"].split()).capitalize())
        if next_end is None:
            break
        end, known = next_end, known and next_known
    return end, known


def _dated(view: str, end: int, limit: int) -> bool:
    """Whether a date, a year or a number that identifies an Act follows."""
    return bool(_WHEN.match(view, end, limit) or _NUMBERED.match(view, end, limit))
