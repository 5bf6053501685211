"""The command line of kiemchung: `main` is what the installed command runs."""

from __future__ import annotations

from kiemchung.cli.commands import main

__all__ = ["main"]
