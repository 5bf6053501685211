"""English for what is said of files that hold files."""

from __future__ import annotations

ENGLISH: dict[str, str] = {"Đã mở {count} gói tệp.": "Opened {count} packages of files."}
