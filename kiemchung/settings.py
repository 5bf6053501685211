"""The user's settings: the language to speak and the folder of the corpus, from the command line and the environment."""

from __future__ import annotations

import getpass
import os
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

LANGUAGES = ("vi", "en")


def language(arguments: Sequence[str] = ()) -> str:
    """The language to speak: `--lang`, else KIEMCHUNG_LANG, else English where the locale is English, else Vietnamese."""
    words = list(arguments)
    for at, word in enumerate(words):
        if word == "--":
            break
        value = (
            word.partition("=")[2]
            if word.startswith("--lang=")
            else words[at + 1]
            if word == "--lang" and at + 1 < len(words)
            else ""
        )
        if value in LANGUAGES:
            return value
    chosen = os.environ.get("KIEMCHUNG_LANG", "")
    if chosen in LANGUAGES:
        return chosen
    locale = next((found for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (found := os.environ.get(name))), "")
    return "en" if locale.lower().startswith("en") else "vi"


def corpus_folder(given: Path | None) -> Path:
    """The folder of the corpus: as given, else KIEMCHUNG_CORPUS, else one in the user's data directory."""
    if given is not None:
        return given
    named = os.environ.get("KIEMCHUNG_CORPUS")
    if named:
        return Path(named)
    default: Path = import_module("kiemchung.default_folder").default_folder()
    return default


def user_name() -> str:
    """The name the system knows the user by; empty where it knows none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # no such variable and, on Windows, no other place to ask
        return ""
