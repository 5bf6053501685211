"""The command line of kiemchung: `main` is what the installed command runs. Each module imported here adds its commands."""

from __future__ import annotations

from kiemchung.cli import (  # isort: skip - the order help shows
    reading,
    holding,
    standing,
    editing,
    dossiers,
    copying,
    exporting,
    comparing,
    asking,
    searching,
    missing,
    audited,
    graphs,
    criteria,
    verifying,
    deciding,
    serving,
    evaluation,
    keeping,
    machine,
)
from kiemchung.cli.group import main

__all__ = [
    "asking",
    "audited",
    "comparing",
    "copying",
    "criteria",
    "deciding",
    "dossiers",
    "editing",
    "evaluation",
    "exporting",
    "graphs",
    "holding",
    "keeping",
    "machine",
    "main",
    "missing",
    "reading",
    "searching",
    "serving",
    "standing",
    "verifying",
]
