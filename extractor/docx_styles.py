"""The styles of a Word file go in; each comes out when it is asked for, with those it is based on."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from extractor.docx_names import attribute, by_attribute, child
from extractor.parts import parsed


class Styles:
    """What styles say about numbering, fonts and table borders.

    Word writes hundreds, and files use a few: each is parsed alone, from the `data` of the part. All of them are only where
    that finds none, as they are where `load` makes their tree.
    """

    def __init__(self, load: Callable[[], Any | None] = lambda: None, *, data: bytes = b"") -> None:
        self._load = load
        self._data = data
        self._found: dict[str, Any | None] = {}

    @cached_property
    def root(self) -> Any | None:
        """The tree of all styles; None where the file has none."""
        return parsed(self._data, "styles") if self._data else self._load()

    def chain(self, style: str | None) -> list[Any]:
        """The style's elements, itself first, then what it is based on."""
        found: list[Any] = []
        while style is not None:
            element = self._style(style)
            if element is None or element in found:
                break
            found.append(element)
            style = attribute(child(element, "basedOn"), "val")
        return found

    def _style(self, name: str) -> Any | None:
        if name not in self._found:
            alone = self._alone(name)
            self._found[name] = self._all.get(name) if alone is None else alone
        return self._found[name]

    @cached_property
    def _all(self) -> dict[str | None, Any]:
        return by_attribute(self.root, "style", "styleId")

    def _alone(self, name: str) -> Any | None:
        """The style of this name, cut out of the part; None where it is not written as Word writes it."""
        data = self._data
        at = data.find(b'w:styleId="%b"' % name.encode())
        start, end = data.rfind(b"<w:style ", 0, max(at, 0)), data.find(b"</w:style>", max(at, 0))
        root = data.find(b">", data.find(b"<w:styles"))
        if min(at, start, end, root) < 0 or b">" in data[start:at]:
            return None
        try:
            return parsed(data[: root + 1] + data[start:end] + b"</w:style></w:styles>", "styles")[0]
        except SyntaxError:  # XMLSyntaxError is one
            return None
