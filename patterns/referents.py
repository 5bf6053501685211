"""What a short form is, and which cited document it can mean: a type, a serial and the citations go in, documents come out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache

import regex

from extractor import Span, fold
from patterns.citation import Citation, Pinpoint
from patterns.grammar import pattern, phrase
from patterns.types import GENERIC, canonical_type, type_of_symbol
from patterns.vocabulary import vocabulary


class ShortFormKind(StrEnum):
    """How a document is named without its full number."""

    SELF = "self"  # "Quyết định này", "khoản 2 Điều này"
    BACK = "back"  # "Kế hoạch nêu trên"
    SHORT = "short"  # "Nghị định 63", "Thông tư số 02"
    ALIAS = "alias"  # a name the text defines, or a body's: "Tổ công tác 1169"
    ABBREVIATION = "abbreviation"  # "CCHC"


@dataclass(frozen=True, slots=True)
class ShortForm:
    """One mention of a document, or of something the text has named, without a full number.

    `candidates` are the cited documents it can stand for, each by its first mention. A self reference has none: it means the
    document itself, or what is issued with it.
    """

    span: Span
    quote: str  # the text of `span`
    kind: ShortFormKind
    type: str | None = None  # canonical type of the word printed; None for "Điều này" and for names
    serial: str | None = None
    pinpoints: tuple[Pinpoint, ...] = ()
    candidates: tuple[Citation, ...] = ()
    expansion: str | None = None  # the words a name or an abbreviation stands for
    sentence: Span = field(default_factory=lambda: Span(0, 0))

    @property
    def resolved(self) -> Citation | None:
        """The cited document meant, where exactly one is left."""
        return self.candidates[0] if len(self.candidates) == 1 else None


UNITS = frozenset(("điều", "khoản", "điểm", "chương", "mục", "tiểu mục", "phần", "phụ lục"))
BODIES = frozenset(("tổ công tác", "tổ giúp việc", "ban chỉ đạo", "đoàn công tác", "đoàn kiểm tra"))
# A serial as short forms have it: "63", "số 02", "63/2014".
NUMBERED = r"(?:số\s{0,3}:?\s{0,3})?(?P<serial>\d{1,5}[a-zđ]?)(?:/(?P<year>(?:19|20)\d\d))?(?![\p{L}\d])"
MOST_CANDIDATES = 50  # beyond which a form is as open as it can be

_LONGEST_NAME = 4  # syllables
_WORD_REACH = 60
_LETTERS = pattern(r"\p{L}+$")
_SYLLABLE = pattern(r"[\p{L}\d]+")
# What a decision issues, and is cited by: "Đề án 06" is "Quyết định số 06/QĐ-... phê duyệt Đề án ...".
_ISSUED = frozenset(
    (
        "Kế hoạch",
        "Chương trình",
        "Đề án",
        "Dự án",
        "Phương án",
        "Quy chế",
        "Quy định",
        "Chiến lược",
        "Quy hoạch",
        "Điều lệ",
    )
)
_ISSUING = pattern(
    r"^(?:(?:về|việc|ban\s+hành|phê\s+duyệt|thông\s+qua|công\s+bố|triển\s+khai)\s+){0,4}", regex.IGNORECASE
)


@dataclass(slots=True)
class Word:
    """The name of a document type, a provision or a body, as it stands right before an offset."""

    start: int
    end: int
    name: str  # in lower case
    previous: str  # the word before, in lower case; "" where none stands right there

    @property
    def type(self) -> str | None:
        """The canonical type named; None for provisions and bodies."""
        return names()[self.name]


@cache
def names() -> dict[str, str | None]:
    """The words for document types, in lower case, with the types they name; for provisions and bodies None."""
    found: dict[str, str | None] = {"quy chuẩn": "Quy chuẩn"}
    for entry in vocabulary("types")["type"]:
        for words in (entry["name"], *entry.get("also", ())):
            found[words.lower()] = entry["name"]
    return {**found, **dict.fromkeys(UNITS | BODIES)}


@cache
def last_syllables() -> frozenset[str]:
    """The last syllables of `names`."""
    return frozenset(name.rsplit(" ", 1)[-1] for name in names())


def word_before(seen: str, at: int) -> Word | None:
    """The longest of `names` that ends at the offset `at`, in any case; None when none does."""
    words = seen[max(0, at - _WORD_REACH) : at].split()[-_LONGEST_NAME - 1 :]
    for i in range(len(words) - 1, -1, -1):
        if not words[i].isalpha():  # "(Nghị định", "quyết/Quyết định": what stands behind the last sign
            ending = _LETTERS.search(words[i])
            words = [*((ending.group(),) if ending else ()), *words[i + 1 :]]
            break
    if not words or words[-1].lower() not in last_syllables():
        return None
    known = names()
    for count in range(min(_LONGEST_NAME, len(words)), 0, -1):
        name = " ".join(words[-count:]).lower()
        if name in known:
            start = at
            for word in reversed(words[-count:]):
                start = seen.rindex(word, 0, start)
            return Word(start, at, name, words[-count - 1].lower() if len(words) > count else "")
    return None


def leading_type(words: str) -> tuple[str, int] | None:
    """The document type `words` begin with and the number of characters it takes: "Kế hoạch kiểm tra" -> "Kế hoạch", 8."""
    syllables = list(_SYLLABLE.finditer(words[:60]))[:_LONGEST_NAME]
    for last in reversed(syllables):
        named = canonical_type(words[: last.end()])
        if named is not None:
            return named[0], last.end()
    return None


def first_mentions(citations: Iterable[Citation]) -> list[Citation]:
    """For each citation the first mention of the same document.

    Mentions of one number with two dates are two documents: two provinces use the same number every week.
    """
    known: dict[tuple[str, int | None], dict[date | None, Citation]] = {}
    named: dict[str, list[Citation]] = {}
    firsts = []
    for citation in citations:
        name = fold(citation.name or "")
        same = known.setdefault((citation.number.key, None) if citation.number else (name, citation.year), {})
        first = same.get(citation.date)
        if first is None and (citation.date is None or (len(same) == 1 and None in same)):
            first = next(iter(same.values()), None)  # the first mention gives the date, or the second one does
        if first is None and citation.number is None and citation.year is None and len(named.get(name, ())) == 1:
            first = named[name][0]  # "Luật Lưu trữ" after "Luật Lưu trữ số 33/2024/QH15"
        if first is None:
            first = citation
            if name:
                named.setdefault(name, []).append(first)
        same.setdefault(citation.date, first)
        firsts.append(first)
    return firsts


def distinct(firsts: Iterable[Citation]) -> tuple[Citation, ...]:
    """Each document once, in order."""
    return tuple({id(first): first for first in firsts}.values())


def may_be(citation: Citation, type_name: str) -> bool:
    """Whether this may be the document where the text speaks of one of type `type_name`."""
    if citation.type == type_name or type_name == GENERIC:
        return True
    if citation.type in (None, GENERIC):
        return citation.number is not None and _type_of(citation.number.parts[0]) == type_name
    if (type_name, citation.type) in (("Thông tư", "Thông tư liên tịch"), ("Luật", "Bộ luật")):
        return True
    return issues(citation, type_name)


@lru_cache(maxsize=256)
def _type_of(symbol: str) -> str | None:
    return type_of_symbol(symbol)


def issues(citation: Citation, type_name: str) -> bool:
    """Whether the cited document is what a plan, a scheme or rules of this type were issued with."""
    if type_name not in _ISSUED or citation.type not in ("Quyết định", "Nghị quyết") or not citation.subject:
        return False
    return fold(_ISSUING.sub("", citation.subject)).startswith(fold(type_name))


def has_serial(citation: Citation, serial: str, year: str | None) -> bool:
    """Whether the cited number has this serial, leading zeros aside, and this year where one is given."""
    number = citation.number
    if number is None or number.serial.lstrip("0") != serial.lstrip("0"):
        return False
    return year is None or int(year) in (number.year, citation.date.year if citation.date else None)


def named_since(seen: str, start: int, end: int, type_name: str) -> bool:
    """Whether a document of this type is spoken of between the offsets without a number: one that no citation tells."""
    return _unnumbered(type_name).search(seen, start, end) is not None


@cache
def _unnumbered(type_name: str) -> regex.Pattern[str]:
    return regex.compile(
        rf"(?<![\p{{L}}]){phrase(type_name)}(?![\p{{L}}])(?!\s{{1,3}}(?:số\s|này|\d))", regex.IGNORECASE
    )
