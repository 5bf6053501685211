"""What people read, in English: the Vietnamese wording is the key. One module for each theme."""

from __future__ import annotations

from kiemchung.cli.english import (
    archive,
    audit,
    commands,
    containers,
    criteria,
    evaluation,
    facts,
    graphs,
    keeping,
    missing,
    reasons,
    search,
    slip,
    verifying,
    web,
)

_THEMES = (
    facts,
    reasons,
    commands,
    archive,
    missing,
    audit,
    graphs,
    criteria,
    evaluation,
    web,
    containers,
    keeping,
    slip,
    verifying,
    search,
)
ENGLISH: dict[str, str] = {vi: en for theme in _THEMES for vi, en in theme.ENGLISH.items()}

__all__ = ["ENGLISH"]
