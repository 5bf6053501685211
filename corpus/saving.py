"""A path and its contents go in; the file is there wholly or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from extractor import KiemchungError


class FileUnwritable(KiemchungError):
    """The system refused to write a file the user asked for; what stood at its place still stands."""

    exit_code = 5
    vi = "Không ghi được tệp {path} ({detail}). Hãy kiểm tra thư mục, dung lượng đĩa và quyền ghi rồi chạy lại."
    en = "The file {path} cannot be written ({detail}). Check the folder, disk space and permissions, then run again."


def write_whole(path: Path, content: str | bytes) -> None:
    """Write `content` (text as UTF-8) to `path` by way of a file beside it, flushed to the disk. Raises FileUnwritable."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    beside: Path | None = None
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:80]}.")
        beside = Path(name)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        beside.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        beside.replace(path)
    except OSError as error:
        if beside is not None:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
        raise FileUnwritable(path=path, detail=error.strerror or type(error).__name__) from error


def _umask() -> int:
    """What the user's new files are not allowed; it can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
