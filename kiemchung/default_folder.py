"""Where a corpus is kept when nobody says where."""

from __future__ import annotations

from pathlib import Path

import platformdirs


def default_folder() -> Path:
    """A folder in the user's data directory, as the system has it."""
    return Path(platformdirs.user_data_dir("kiemchung", appauthor=False)) / "kho"
