"""How a call ends that the user stops: one line that says what it leaves behind, and the exit code shells know."""

from __future__ import annotations

import sys
from typing import NoReturn

from kiemchung.cli.saying import say

INTERRUPTED_EXIT = 130


def stop(lang: str) -> NoReturn:
    """End the process."""
    said = say("Đã dừng. Những gì đã nhận vẫn còn nguyên; chạy lại lệnh cũ để làm tiếp.", lang)
    sys.stderr.write(f"{said}\n")
    sys.exit(INTERRUPTED_EXIT)
