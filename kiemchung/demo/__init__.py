"""The demo dossier: one year of papers of an invented province goes in a folder, so that anyone can try the product."""

from __future__ import annotations

from pathlib import Path

from extractor import KiemchungError

__all__ = ["DossierConflict", "write_dossier"]


class DossierConflict(KiemchungError):
    """The folder holds something else under the name of a dossier file; `name` is in its facts."""

    exit_code = 2
    vi = "{name}: đã có và khác với tệp mẫu cùng tên. Hãy chọn một thư mục trống, hoặc chuyển tệp này đi rồi chạy lại."
    en = "{name}: already there and not our sample of that name. Choose an empty folder, or move it away and run again."


def write_dossier(folder: Path) -> list[Path]:
    """Copy the sample files into `folder`, made if need be; repeating it changes nothing.

    Nothing is written when any file of the same name differs. The paths come sorted by name.
    Raises DossierConflict.
    """
    if folder.exists() and not folder.is_dir():
        raise DossierConflict(name=folder)
    source = Path(__file__).with_name("dossier")
    samples = {item.name: item.read_bytes() for item in source.iterdir() if not item.name.startswith((".", "_"))}
    for name, content in samples.items():
        target = folder / name
        if target.exists() and (not target.is_file() or target.read_bytes() != content):
            raise DossierConflict(name=target)
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in samples.items():
        if not (folder / name).exists():
            (folder / name).write_bytes(content)
    return sorted(folder / name for name in samples)
