"""`python -m kiemchung` is the `kiemchung` command."""

from __future__ import annotations

from kiemchung.cli import main

main()
