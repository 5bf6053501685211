"""The command line of kiemchung: `main` is what the installed command runs."""

from __future__ import annotations

from kiemchung.cli.audited import audit_command
from kiemchung.cli.commands import main
from kiemchung.cli.evaluation import evaluate_command

__all__ = ["audit_command", "evaluate_command", "main"]
