"""The command line of kiemchung: `main` is what the installed command runs. Each module imported here adds its commands."""

from __future__ import annotations

from kiemchung.cli import reading, holding, asking, audited, evaluation, keeping, machine  # isort: skip - the order help shows
from kiemchung.cli.group import main

__all__ = ["asking", "audited", "evaluation", "holding", "keeping", "machine", "main", "reading"]
