"""Elements of a Word file's trees go in; their names, children and attributes, asked for by local names, come out."""

from __future__ import annotations

from typing import Any

_NAMES_KEPT = 10_000
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"  # strict files are read as if in this one


class _Names(dict[str, str]):
    """Names without their namespace by names with it, each cut once: documents have few names and many elements."""

    def __missing__(self, tag: str) -> str:
        name = tag.rpartition("}")[2] if isinstance(tag, str) else ""  # a comment's is a function
        if len(self) < _NAMES_KEPT:
            self[tag] = name
        return name


class _Keys(dict[str, str]):
    """The names we ask for, in Word's namespace."""

    def __missing__(self, name: str) -> str:
        self[name] = WORD + name
        return self[name]


_local = _Names()
_keys = _Keys()


def local(element: Any) -> str:
    """The element's name without its namespace; empty for comments and the like."""
    return _local[element.tag]


def child(element: Any, *path: str) -> Any | None:
    """The first descendant along `path` of names in Word's namespace, None where there is none."""
    for name in path:
        if element is None:
            return None
        element = next(element.iterchildren(_keys[name]), None)
    return element


def children(element: Any | None) -> dict[str, Any]:
    """The children by local name: quicker than `child` where several are asked for."""
    return {} if element is None else {_local[each.tag]: each for each in element.iterchildren("*")}


def attribute(element: Any | None, name: str) -> str | None:
    """The attribute with this local name, None where it or the element is absent."""
    if element is None:
        return None
    value: str | None = element.get(_keys[name])
    if value is None:
        value = next((each for other, each in element.items() if _local[other] == name), None)
    return value


def number_in(element: Any | None, name: str = "val", *, default: int) -> int:
    """The attribute as a whole number, `default` where it is absent or no number."""
    text = attribute(element, name) or ""
    return int(text) if text.removeprefix("-").isdecimal() and len(text) < 10 else default


def by_attribute(root: Any | None, name: str, key: str) -> dict[str | None, Any]:
    """The children of this name, by the value of their attribute `key`."""
    return {attribute(each, key): each for each in (root.iterchildren(WORD + name) if root is not None else ())}


def branch(alternatives: Any) -> Any:
    """One branch of an mc:AlternateContent: the same content stands in each."""
    branches = {local(each): each for each in reversed(alternatives)}
    return branches.get("Choice", branches.get("Fallback", ()))
