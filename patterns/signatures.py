"""The signing block: authority prefix, post lines, name (NĐ 30/2020/NĐ-CP, Annex I, II.7); and the recipients beside it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import regex

from patterns.grammar import pattern
from patterns.identity import Signer
from patterns.view import plain_words

_PREFIX = r"(?P<authority>TM\.?|Q\.|KT\.?|TL\.?|TUQ\.?|T/M|K/T|T/L)\s"
_POST = (
    r"(?:PHÓ\s+|QUYỀN\s+|TỔNG\s+)*(?:CHỦ\s+TỊCH|CHỦ\s+NHIỆM|BỘ\s+TRƯỞNG|THỨ\s+TRƯỞNG|GIÁM\s+ĐỐC|CHÁNH\s+VĂN\s+PHÒNG|CHÁNH\s+THANH\s+TRA|CHÁNH\s+ÁN|CỤC\s+TRƯỞNG|"
    r"VỤ\s+TRƯỞNG|VIỆN\s+TRƯỞNG|CHI\s+CỤC\s+TRƯỞNG|TRƯỞNG\s+\p{Lu}+|HIỆU\s+TRƯỞNG|BÍ\s+THƯ|THỦ\s+TƯỚNG|THỐNG\s+ĐỐC|TỔNG\s+THANH\s+TRA|TỔNG\s+KIỂM\s+TOÁN|TỔ\s+TRƯỞNG|"
    r"KIỂM\s+TOÁN\s+TRƯỞNG|THƯỜNG\s+TRỰC|ỦY\s+VIÊN|UỶ\s+VIÊN|CHỈ\s+HUY|TƯ\s+LỆNH|CHỦ\s+TỌA|THƯ\s+KÝ)"
)
_LINE = pattern(rf"^(?:{_PREFIX})?\s*(?P<post>(?:{_POST})[\p{{Lu}}\s,.&-]*|(?<=\s)[\p{{Lu}}][\p{{Lu}}\s,.&-]+)$")
_AUTHORITY_LINE = pattern(rf"^{_PREFIX}?[\p{{Lu}}\s,.&-]{{3,}}$")
_RANK = pattern(
    r"^(?:(?:Đại|Thượng|Trung|Thiếu)\s+(?:tướng|tá|úy)|Chuẩn\s+Đô\s+đốc|PGS\.?\s?TS\.?|GS\.?\s?TS\.?|PGS\.?|GS\.?|TS\.?|ThS\.?|BS\.?|CN\.?)\s*\.?\s+(?=\p{Lu}\p{Ll})",
    regex.IGNORECASE,
)
_SYLLABLE = r"\p{Lu}\p{Ll}*(?:['’]\p{L}+)?"
_NAME = pattern(rf"^{_SYLLABLE}(?:[ ]{{1,3}}{_SYLLABLE}){{1,5}}$")
_ONE = pattern(rf"^{_SYLLABLE}$")
_SIGNED = pattern(r"^\W*(?:đã\s+ký|ký\s+tên|ký|chữ\s+ký|signed)\W*", regex.IGNORECASE)
_RECIPIENTS = pattern(r"(?m)^[ \t]*N[ơƠ][iI]\s{1,4}[nN]h[ậẬ]n\s*:?|^[ \t]*NƠI\s+NHẬN\s*:?", regex.IGNORECASE)
_NOT_NAMES = {"Nơi Nhận", "Như Trên", "Kính Gửi", "Việt Nam"}
_BLOCK = 2000  # characters from the post to the name
_MOST_RECIPIENTS = 40  # lines
_BETWEEN = 14  # lines between the post and the name: seal and signature leave blank ones


def _lines(seen: str, start: int, end: int | None = None) -> Iterator[tuple[int, str]]:
    """Lines and cells with text between the offsets, as they stand, with their offsets."""
    at = start
    for line in seen[start:end].replace("\t", "\n").split("\n"):
        if line and not line.isspace():
            yield at, line
        at += len(line) + 1


def signing_block(seen: str, start: int) -> tuple[Signer, int] | None:
    """The signer of the first signing block at or after `start`, and where his name ends; None when none is recognised."""
    for at, line in _lines(seen, start):
        if (
            line.isupper()
            and (post := _LINE.match(plain_words(line)))
            and (found := _signed(seen, at + len(line), post))
        ):
            return found
    return None


def _signed(seen: str, start: int, post: regex.Match[str]) -> tuple[Signer, int] | None:
    """The signer whose block begins with the line of `post`, which ends at `start`, and where his name ends."""
    authority, title = post["authority"], post["post"]
    block = [(at + len(line), plain_words(line)) for at, line in islice(_lines(seen, start, start + _BLOCK), _BETWEEN)]
    for below, (end, later) in enumerate(block):
        if following := _LINE.match(later):
            title, authority = following["post"], authority or following["authority"]
            continue
        name = _RANK.sub("", _SIGNED.sub("", later)).strip()
        if _ONE.match(name) and below + 1 < len(block):  # "Bùi / Xuân Cường", broken by the page's layout
            end, second = block[below + 1]
            name = f"{name} {second}"
        if _NAME.match(name) and name not in _NOT_NAMES:
            return Signer(name, _sentence_case(title), authority), end
        if not (_SIGNED.match(later) or _AUTHORITY_LINE.match(later) or len(later) < 4):
            return None
    return None


def _sentence_case(title: str | None) -> str | None:
    if title is None:
        return None
    words = " ".join(title.split()).strip(" ,.")
    return words.capitalize() if words.isupper() else words


def find_recipients(seen: str, start: int) -> tuple[str, ...]:
    """The lines of the recipients' list, without dashes and closing marks; empty when there is none."""
    head = _RECIPIENTS.search(seen, start)
    if head is None:
        return ()
    found: list[str] = []
    for _, cell in islice(_lines(seen, head.end()), _MOST_RECIPIENTS):
        line = plain_words(cell)
        if _LINE.match(line):
            continue
        item = line.lstrip("-+• ").rstrip(" ;.,")
        if not line.startswith(("-", "+", "•")) and not (
            found and not found[-1].startswith("Lưu") and len(line) < 60 and line[0].islower()
        ):
            if not found:
                continue
            break
        found.append(item)
        if item.startswith("Lưu"):
            break
    return tuple(item for item in found if item)
