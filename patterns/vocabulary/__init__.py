"""The words of the trade as data: document types, issuing bodies, places and Acts, read from the TOML files beside this one."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def vocabulary(name: str) -> dict[str, Any]:
    """The tables of `name`.toml.

    Raises FileNotFoundError when there is no such vocabulary.
    """
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))
