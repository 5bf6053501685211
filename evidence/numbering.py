"""The codes of a table's rows go in, one after the other; how deep each row stands, and under which, comes out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_ROMAN = r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})"
_FORMS = (
    ("roman", re.compile(rf"({_ROMAN})((?:\.\d{{1,3}}){{0,4}})")),
    ("upper", re.compile(r"([A-HK-UY]|Đ)((?:\.?\d{1,3})(?:\.\d{1,3}){0,3})?")),
    ("digits", re.compile(r"(\d{1,3})((?:\.\d{1,2}){0,5})")),  # 1.500 is a number
    ("mixed", re.compile(r"(\d{1,3}(?:\.\d{1,2}){0,4})(\.[a-zđ])")),
    ("lower", re.compile(r"([a-zđ])()")),
)
_COARSE = {"upper": 0, "roman": 0, "digits": 1, "lower": 2, "given": 2}
# "NV-01", "UBND.12": names that an office gives its tasks
_GIVEN = re.compile(r"[A-ZĐ]{2,8}[-._]?\d{1,4}(?:[-.]\d{1,3})*")
_WORDS = re.compile(r"^(?:phần|mục|chương|nhóm|tiêu chí|nhiệm vụ)(?:\s+(?:số|thứ))?\s+", re.IGNORECASE)
_TRIMMED = " \t.:;-–_…()[]*"  # "1.", "a)", "(1)"; recognition leaves dots and dashes behind
_SPLIT = re.compile(
    rf"\s*((?:(?:[Pp]hần|PHẦN|[Mm]ục|MỤC)\s+)?(?:{_ROMAN}|[A-HK-UYĐ]|\d{{1,3}}(?:\.\d{{1,2}}){{0,5}}|[a-zđ](?=\)))(?:[.):]|\s*[-–])?)\s+(?=\S)"
)


@dataclass(frozen=True, slots=True)
class Code:
    """A code as printed, trimmed, and what kind of number it is: the kind and its parts ("1.3.1": digits, 1 3 1)."""

    text: str
    kind: str
    parts: tuple[str, ...]


def read_code(text: str) -> Code | None:
    """The code a cell holds: "1.3.1", "I", "II.1", "a)", "Phần I"; None when it holds anything else."""
    trimmed = _WORDS.sub("", text.strip()).strip(_TRIMMED)
    for kind, form in _FORMS:
        found = form.fullmatch(trimmed)
        if found:
            parts = (found[1].split(".") if kind == "mixed" else [found[1]]) + [
                part for part in (found[2] or "").split(".") if part
            ]
            return Code(trimmed, kind, tuple(part.lstrip("0") or "0" if part.isdigit() else part for part in parts))
    return None


def given_code(text: str) -> Code | None:
    """The code in a column of codes that numbers nothing: "NV-01"."""
    trimmed = text.strip()
    return Code(trimmed, "given", (trimmed,)) if _GIVEN.fullmatch(trimmed) else None


def is_code(text: str) -> bool:
    """Whether a cell holds a code and nothing else."""
    return read_code(text) is not None


def split_code(text: str) -> tuple[Code | None, str]:
    """A code that begins a text ("I. CẢI CÁCH THỂ CHẾ"), and the rest of the text."""
    found = _SPLIT.match(text)
    code = read_code(found[1]) if found else None
    if found is None or code is None or (found[1] == code.text and code.kind != "roman" and "." not in code.text):
        return None, text
    return code, text[found.end() :]


@dataclass(slots=True)
class Outline:
    """Where the row read last stands: the codes above it, outermost first, each with the name its row goes by."""

    open: list[tuple[Code, str]] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)  # outermost first, in the order they appeared

    def place(self, code: Code) -> tuple[str | None, int]:
        """The name of the row above `code` and the depth of its own, from 1; call `enter` with the name it gets."""
        kind = self._family(code)
        if kind not in self.kinds:
            self.kinds.insert(self._depth_of_new(kind), kind)
        while self.open and not self._holds(self.open[-1][0], code, kind):
            self.open.pop()
        outside = sum(1 for above, _ in self.open if self._family(above) != kind)
        within_kind = len(code.parts) if len(code.parts) > 1 else 1
        return (self.open[-1][1] if self.open else None), outside + within_kind

    def enter(self, code: Code, name: str) -> None:
        """Open the row of `code`, known as `name`, for the rows that follow."""
        self.open.append((code, name))

    def _holds(self, above: Code, code: Code, kind: str) -> bool:
        if self._family(above) == kind:
            return len(above.parts) < len(code.parts) and code.parts[: len(above.parts)] == above.parts
        return self.kinds.index(self._family(above)) < self.kinds.index(kind)

    def _depth_of_new(self, kind: str) -> int:
        """Where a kind of code seen for the first time belongs: inside the row above it, unless that is a finer kind."""
        if not self.open:
            return len(self.kinds)
        last = self._family(self.open[-1][0])
        return self.kinds.index(last) + (_COARSE[kind] >= _COARSE[last])

    @staticmethod
    def _family(code: Code) -> str:
        return "digits" if code.kind == "mixed" else code.kind
