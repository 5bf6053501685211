"""The head of a document: where it ends, its lines, its own number line and its date line (NĐ 30/2020/NĐ-CP, Annex I, IV)."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from patterns.citation import Number
from patterns.dates import HEAD, PartialDate, partial_date_of
from patterns.grammar import pattern
from patterns.numbers import NUMBER, number_of, squeeze

MOTTO = pattern(
    r"CỘNG\s+H[OÒ][AÀ]\s+XÃ\s+HỘI(?:\s+CHỦ\s+NGHĨA(?:\s+VIỆT\s+NAM)?)?|[ĐD]ộc\s+lập\s*-\s*Tự\s+do(?:\s*-\s*Hạnh\s+phúc)?|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM",
    regex.IGNORECASE,
)

# `Số: 12/KH-UBND`, `Số 18-CT/TU`, `Luật số: 121/2025/QH15`, at the start of a line or cell.
_OWN = pattern(
    r"(?m)(?:^|\t)[ ]{0,40}(?P<kind>(?:Luật|Bộ\s+luật|Pháp\s+lệnh|Nghị\s+quyết|LUẬT|PHÁP\s+LỆNH)\s+)?"
    r"(?P<so>S[ốỐ]|(?<=(?:uật|ệnh|yết|UẬT|ỆNH)\s)số)[ ]{0,4}(?:(?P<colon>[:.;])\s{0,12}|[ ]{0,12})(?:(?=\d)|(?P<blank>[.…\s]{0,30}(?P<sep>/)[ ]?(?P<symbol>[A-ZĐ][\p{L}\d&/-]{1,30})))"
)
_BODY = pattern(
    r"(?m)^\s{0,12}(?:Căn\s+cứ|Kính\s+gửi|Điều\s+1\b|I\.\s|Thực\s+hiện\s|Theo\s+đề\s+nghị|A\.\s|Phần\s+(?:thứ\s+nhất|I)\b|Chương\s+I\b)",
    regex.IGNORECASE,
)
_PLACE = pattern(
    r"(?r)(?<![\p{L}])(?P<place>(?:(?:Thành\s+phố|Tỉnh|TP\.?)\s{1,2})?\p{Lu}\p{Ll}+(?:(?:[ ]{1,3}|[ ]?\n[ ]?|[ ]?-[ ]?)\p{Lu}\p{Ll}+){0,5})\s{0,3},?\s{0,3}"
)
_COPIES = ("SY", "TrS", "SL")  # bản sao y, trích sao, sao lục: the number of the copy, not of what is copied
_REACH = 5000  # characters within which a document's head must end
_NEAR = 700  # characters between a letterhead's number and the motto


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head as found in a view: its end, its own number (or the symbol of a blank one), its date and place."""

    end: int
    number: Number | None = None
    number_start: int | None = None
    number_end: int | None = None
    symbol: str | None = None
    line_start: int | None = None
    date: PartialDate | None = None
    place: str | None = None


def own_numbers(seen: str) -> frozenset[int]:
    """Where the numbers of letterheads begin, the document's own and those of copies or attachments in the same file."""
    found = set()
    for match in _OWN.finditer(seen):
        number = None if match["symbol"] else NUMBER.match(seen, match.end())
        if number is None:
            continue
        near = MOTTO.search(seen, max(0, match.start() - _NEAR), match.start() + _NEAR) is not None
        alone = not seen[number.end() : number.end() + 60].split("\n", 1)[0].strip()
        first = match.start() < _NEAR
        if match[
            "kind"
        ]:  # "Luật số: 1/2025/QH15" heads an Act; "Căn cứ⏎Nghị quyết số 17/NQ-CP ngày ..." is only wrapped
            if near and (alone or match["colon"]):
                found.add(number.start())
        elif near or (match["colon"] and (alone or first)) or (alone and first):
            found.add(number.start())
    return frozenset(found)


def letterhead(seen: str) -> Letterhead:
    """The letterhead of a view; its fields are None where the head does not say."""
    body = _BODY.search(seen, 0, _REACH)
    end = body.start() if body else min(len(seen), _REACH)
    own = own_numbers(seen[: end + 200])
    number = number_start = number_end = symbol = line_start = None
    for match in _OWN.finditer(seen, 0, end):
        if match["symbol"]:
            symbol, line_start = squeeze(match["symbol"]), match.start()
            break
        found = NUMBER.match(seen, match.end())
        if found and found.start() in own:
            candidate, _ = number_of(found)
            if candidate.parts[0] in _COPIES and len(candidate.parts) > 1:
                continue
            number = candidate
            number_start, number_end, line_start = found.start(), found.end(), match.start()
            break
    stated, place = _dated(seen, end)
    return Letterhead(end, number, number_start, number_end, symbol, line_start, stated, place)


def _dated(seen: str, end: int) -> tuple[PartialDate | None, str | None]:
    for match in HEAD.finditer(seen, 0, end):
        before = _PLACE.match(seen, max(0, match.start() - 60), match.start())
        line = seen.rfind("\n", 0, match.start()) + 1
        own_line = not seen[line : match.start()].strip(" \t,")
        comma = before is not None and "," in seen[before.end("place") : match.start()]
        if before and (comma or not seen[line : before.start("place")].strip()):
            return partial_date_of(match), " ".join(before["place"].split())
        if own_line:
            return partial_date_of(match), None
    return None, None
