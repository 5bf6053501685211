"""The command line of kiemchung: `main` is what the installed command runs. Each module imported here adds its commands."""

from __future__ import annotations

from kiemchung.cli import reading, holding, asking, audited, graphs, criteria, evaluation, machine  # isort: skip - the order help shows
from kiemchung.cli.group import main

__all__ = ["asking", "audited", "criteria", "evaluation", "graphs", "holding", "machine", "main", "reading"]
