"""The command line of kiemchung: `main` is what the installed command runs; `commands.py` says where each command is."""

from __future__ import annotations

import sys

from kiemchung.cli.stopping import stop
from kiemchung.settings import language

try:
    from kiemchung.cli.group import main
except KeyboardInterrupt:  # already while it is loaded, which takes a moment
    stop(language(sys.argv[1:]))

__all__ = ["main"]
