"""The command line of kiemchung: `main` is what the installed command runs. Each module imported here adds its commands."""

from __future__ import annotations

# isort: off - the order help shows
from kiemchung.cli import (
    asking,
    audited,
    editing,
    evaluation,
    graphs,
    holding,
    machine,
    reading,
)

# isort: on
from kiemchung.cli.group import main

__all__ = [
    "asking",
    "audited",
    "editing",
    "evaluation",
    "graphs",
    "holding",
    "machine",
    "main",
    "reading",
]
