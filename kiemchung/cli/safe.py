"""Values of documents go in; the same, without characters that command a terminal or hide text, come out for people."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import wraps
from pathlib import Path
from types import MappingProxyType
from typing import Any, ParamSpec, TypeVar, cast

from extractor import KiemchungError

_P = ParamSpec("_P")
_R = TypeVar("_R")
# Control characters (escape sequences begin with one) become blanks; what turns the direction of text, and half
# characters, becomes visible. One character for one: spans to highlight stay right.
_UNSAFE = {
    **dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029], " "),
    **dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF], "\ufffd"),
}
_UNSAFE_IN_JSON = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def plain(text: str) -> str:
    """`text` on one line, with nothing a terminal would obey; of the same length."""
    return text.translate(_UNSAFE)


def plain_json(text: str) -> str:
    """JSON with such characters written as escapes: it means the same."""
    return _UNSAFE_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def for_people(show: Callable[_P, _R]) -> Callable[_P, _R]:
    """Make a function that shows values see them without unsafe characters; the styles it adds are its own."""

    @wraps(show)
    def shown(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        return show(*map(_cleaned, args), **{name: _cleaned(value) for name, value in kwargs.items()})

    return cast(Callable[_P, _R], shown)


def _cleaned(value: Any) -> Any:
    """`value` with every text in it plain: in containers, in our frozen dataclasses, in errors."""
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, tuple | list):
        return type(value)(map(_cleaned, value)) if type(value) in (tuple, list) else value
    if type(value) in (dict, MappingProxyType):
        return {_cleaned(key): _cleaned(each) for key, each in value.items()}
    if isinstance(value, Path):
        return Path(plain(str(value)))
    if isinstance(value, KiemchungError):
        return type(value)(**{name: _cleaned(fact) for name, fact in value.facts.items()})
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: _cleaned(getattr(value, each.name)) for each in fields(value) if each.init})
    return value
