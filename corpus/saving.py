"""A path and its contents go in; the file, or the folder, is there wholly or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from extractor import KiemchungError


class FileUnwritable(KiemchungError):
    """The system refused to write a file the user asked for; what stood at its place still stands."""

    exit_code = 5
    vi = "Không ghi được tệp {path} ({detail}). Hãy kiểm tra thư mục, dung lượng đĩa và quyền ghi rồi chạy lại."
    en = "The file {path} cannot be written ({detail}). Check the folder, disk space and permissions, then run again."


class FolderInUse(KiemchungError):
    """A folder is to be made where there is something already."""

    exit_code = 2
    vi = "{path} đã có sẵn và không phải thư mục trống. Hãy chọn tên khác."
    en = "{path} is there already and is no empty folder. Choose another name."


def write_whole(path: Path, content: str | bytes | Iterable[str]) -> None:
    """Write `content` (text as UTF-8) to `path` by way of a file beside it, flushed to the disk. Raises FileUnwritable."""
    parts = [content] if isinstance(content, str | bytes) else content
    beside: Path | None = None
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:80]}.")
        beside = Path(name)
        with os.fdopen(handle, "wb") as stream:
            for part in parts:
                stream.write(part.encode("utf-8") if isinstance(part, str) else part)
            stream.flush()
            os.fsync(stream.fileno())
        beside.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        beside.replace(path)
    except OSError as error:
        raise FileUnwritable(path=path, detail=error.strerror or type(error).__name__) from error
    finally:  # also when what was to be written could not be had, or the user stopped it
        if beside is not None:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)


@contextlib.contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """A folder to fill, which gets its name `path` when it is filled without a fault. Raises FolderInUse or FileUnwritable."""
    if path.exists() and not (path.is_dir() and not any(path.iterdir())):
        raise FolderInUse(path=path)
    draft: Path | None = None
    try:
        draft = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name[:80]}."))
        yield draft
        draft.chmod(0o777 & ~_umask())
        if path.exists():
            path.rmdir()  # else Windows does not rename
        draft.rename(path)
    except OSError as error:
        raise FileUnwritable(path=path, detail=error.strerror or type(error).__name__) from error
    finally:
        if draft is not None:
            shutil.rmtree(draft, ignore_errors=True)


def _umask() -> int:
    """What the user's new files are not allowed; it can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
