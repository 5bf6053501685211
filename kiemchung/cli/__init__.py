"""The command line of kiemchung: `main` is what the installed command runs; `commands.py` says where each command is."""

from __future__ import annotations

from kiemchung.cli.group import main

__all__ = ["main"]
