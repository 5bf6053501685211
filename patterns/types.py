"""Document types in front of a number: `Quyết định số`, `Kế hoạch hành động số`, `Chỉ thị`, read backwards from the number."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from extractor import fold
from patterns.grammar import any_of, pattern
from patterns.vocabulary import vocabulary

GENERIC = "Văn bản"


@dataclass(frozen=True, slots=True)
class TypeWord:
    """The type word before a number: its canonical type, whether it is misspelt, where it begins, what stands between."""

    type: str
    misspelt: bool
    start: int
    gap: str
    short: bool = False  # an abbreviation: "NĐ 30/2020/NĐ-CP"


@cache
def _names() -> dict[str, tuple[str, bool]]:
    names: dict[str, tuple[str, bool]] = {}
    for entry in vocabulary("types")["type"]:
        if entry.get("own_only"):
            continue
        for wording in (entry["name"], *entry.get("also", ()), *entry.get("english", ())):
            names[wording.lower()] = (entry["name"], False)
        for slip in entry.get("slips", ()):
            names[slip.lower()] = (entry["name"], True)
    return names


@cache
def type_names() -> tuple[str, ...]:
    """The words for types of documents, slips left out: "Quyết định", "Kế hoạch hành động"."""
    return tuple(wording for wording, (_, misspelt) in _names().items() if not misspelt)


@cache
def english_types() -> tuple[str, ...]:
    """The words that stand for types in translations: "Decree", "Joint Circular"."""
    return tuple(word for entry in vocabulary("types")["type"] for word in entry.get("english", ()))


@cache
def _loose_names() -> dict[str, tuple[str, bool]]:
    return {fold(name): canonical for name, canonical in _names().items() if not canonical[1]}


def canonical_type(words: str) -> tuple[str, bool] | None:
    """The canonical type these words name and whether they misspell it; None when they name none."""
    key = " ".join(words.lower().split())
    return _names().get(key) or _loose_names().get(fold(key))


_SO = r"(?<![\p{L}])(?:[sS][ốỐôÔổỔồỒộỘ]\s{0,3}:?|[nN][oO]\.?)"  # recognition misreads the tone

# Between type and "số" a title or the issuer may stand ("Kế hoạch của UBND tỉnh số 12/KH-UBND"), never a new clause.
_GAP = r"(?:\s{1,6}[\p{L}][\p{L},-]*){1,9}?"


@cache
def _before() -> regex.Pattern[str]:
    types = any_of(_names())
    return regex.compile(
        rf"(?ri)(?<![\p{{L}}])(?:(?P<type>{types})(?:(?P<gap>{_GAP})??(?:\s?:)?\s{{0,6}}(?P<so>{_SO})|(?P<gap>)(?P<so>)(?:\s?:|\s?\(\s?{_SO})?)"
        rf"|(?-i:(?P<short>{_SHORT}))(?:\s?:)?(?:\s{{0,3}}{_SO})?)\s{{0,6}}"
    )


# Abbreviations that are said for the words themselves, in notes and tables: "theo NĐ 30/2020/NĐ-CP", "KH số 05/KH-SNV".
_SHORT = "NĐ|NQ|QĐ|CT|TT|TTLT|KH|BC|TB|TTr|CV|KL|HD|CTr|QC|ĐA|PA|CĐ|VBHN"
_ANOTHER_BEGINS = pattern(r"\svà\s+\p{Lu}\p{L}*$")  # "Luật An toàn thực phẩm và Nghị số ..." with its type cut short
_SO_ONLY = pattern(rf"(?ri){_SO}\s{{0,6}}")
_FORM_CODE = pattern(
    r"(?ri)(?<![\p{L}])(?:mẫu|biểu|biểu\s+mẫu|phụ\s+biểu|phụ\s+lục|form)(?:\s+(?:số|no\.?))?\s{0,3}:?\s{0,3}"
)
_FORMS = ("mẫu", "biểu", "lục", "form")
_SERIALS = pattern(
    rf"(?ri){_SO}\s{{0,4}}(?P<serials>\d{{1,5}}(?:\s?(?:,|;|\bvà\b)\s{{0,3}}(?:số\s{{1,3}})?\d{{1,5}}){{0,20}})\s?(?:,|\bvà\b)\s{{0,3}}(?:số\s{{1,3}})?"
)
_REACH = 160


def type_before(view: str, end: int) -> TypeWord | None:
    """The type word that announces the number beginning at `end`; None when there is none."""
    match = _before().match(view, max(0, end - _REACH), end)
    if match is None:
        return None
    if match["short"]:
        kind = type_of_symbol(match["short"])
        return TypeWord(kind, False, match.start("short"), "", short=True) if kind else None
    named = canonical_type(match["type"])
    gap = match["gap"] or ""
    if named is None or (gap and not match["type"][0].isupper()) or "\n\n" in gap or _ANOTHER_BEGINS.search(gap):
        return None
    return TypeWord(named[0], named[1], match.start("type"), gap)


def so_before(view: str, end: int) -> int | None:
    """Where the "số" right before `end` begins; None when there is none."""
    match = _SO_ONLY.match(view, max(0, end - 16), end)
    return match.start() if match else None


def serials_before(view: str, end: int) -> list[tuple[int, int]]:
    """The spans of bare serials that share the symbol of the number at `end`: `số 133, 134/QĐ-UBND`."""
    near = view[max(0, end - 12) : end]
    match = _SERIALS.match(view, max(0, end - _REACH), end) if "," in near or "và" in near else None
    if match is None:
        return []
    at = match.start("serials")
    return [(at + serial.start(), at + serial.end()) for serial in regex.finditer(r"\d+", match["serials"])]


def is_form_code(view: str, start: int) -> bool:
    """Whether the number at `start` is the code of a form ("Mẫu số 01/TB-...") or part of a web address."""
    near = view[max(0, start - 24) : start].lower()
    if any(word in near for word in _FORMS) and _FORM_CODE.match(view, max(0, start - 24), start):
        return True
    if not near or near[-1].isspace():
        return False
    token = view[max(0, start - 200) : start].rsplit(None, 1)
    return bool(token) and ("://" in token[-1] or "www." in token[-1])


def type_of_symbol(symbol: str) -> str | None:
    """The type an abbreviation stands for first of all, in any case and with or without diacritics: "nđ", "ND" -> "Nghị định".

    A spelling with diacritics decides between HD and HĐ; one without takes the first type that has it.
    """
    entries = vocabulary("types")["type"]
    for same in (str.lower, fold):
        for entry in entries:
            if symbol and any(same(known) == same(symbol) for known in entry["symbols"][:1]):
                return str(entry["name"])
    return None
