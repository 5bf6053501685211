"""What is to be packed goes in; a BagIt package (RFC 8493) in a folder comes out, and later, whether it is still whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from corpus import digest_of, whole_folder
from extractor import KiemchungError
from index import flush
from kiemchung.cli.safe import plain
from kiemchung.version import VERSION

_DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_MANIFEST, _TAGS = "manifest-sha256.txt", "tagmanifest-sha256.txt"
# What no Windows file may be called, and what turns the order of letters; a full stop or blank at the end is lost there.
_FORBIDDEN = {**dict.fromkeys(map(ord, '<>:"/\\|?*%')), **dict.fromkeys(range(0x20))}
_LONGEST = 120


class BagBroken(KiemchungError):
    """A package was read back and is not what was written."""

    exit_code = 5
    vi = "Gói {path} ghi xong nhưng đọc lại thấy sai: {detail}. Hãy kiểm tra ổ đĩa rồi xuất lại."
    en = "The package {path} was written but reads back wrong: {detail}. Check the disk and export again."


def pack(target: Path, fill: Callable[[Path], None], info: Mapping[str, str]) -> None:
    """Make the package at `target`: `fill` puts the payload into the folder given to it. All of it is read back.

    Raises FolderInUse, FileUnwritable or BagBroken.
    """
    with whole_folder(target) as folder:
        data = folder / "data"
        data.mkdir()
        fill(data)
        files = sorted(path for path in data.iterdir())
        for path in files:
            flush(path)
        size = sum(path.stat().st_size for path in files)
        now = f"{datetime.now(UTC):%Y-%m-%d}"
        fixed = {
            "Bagging-Date": now,
            "Bag-Software-Agent": f"kiemchung {VERSION}",
            "Payload-Oxum": f"{size}.{len(files)}",
        }
        tags = {"bagit.txt": _DECLARATION, "bag-info.txt": _info({**info, **fixed})}
        tags[_MANIFEST] = "".join(_line(path, folder) for path in files)
        for name, text in tags.items():
            _write(folder / name, text)
        _write(folder / _TAGS, "".join(_line(folder / name, folder) for name in sorted(tags)))
        if faults := faults_in(folder):
            raise BagBroken(path=target, detail="; ".join(faults[:3]))


def faults_in(folder: Path) -> list[str]:
    """What is wrong with a package: files missing, changed, or not listed; empty when it is whole."""
    faults = []
    listed: dict[str, str] = {}
    for manifest in (_MANIFEST, _TAGS):
        if not (folder / manifest).is_file():
            return [f"{manifest}?"]
        lines = (folder / manifest).read_text(encoding="utf-8").splitlines()
        listed |= {line[66:]: line[:64] for line in lines}
    for name, digest in listed.items():
        path = folder / name
        if not path.is_file():
            faults.append(f"{name}: –")
        elif digest_of(path) != digest:
            faults.append(f"{name}: ≠")
    present = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    return faults + [f"{name}: +" for name in sorted(present - listed.keys() - {_TAGS})]


def safe_name(at: int, name: str) -> str:
    """A name any system takes, no two alike: `0012-ke-hoach.pdf`."""
    kept = plain(name).translate(_FORBIDDEN).strip(". ") or "tep"
    stem, dot, suffix = kept.rpartition(".")
    if dot and len(suffix) <= 8:
        kept = f"{stem[:_LONGEST].rstrip('. ')}.{suffix}"
    return f"{at:04d}-{kept[: _LONGEST + 9]}"


def _info(facts: Mapping[str, str]) -> str:
    return "".join(f"{name}: {' '.join(plain(value).split())}\n" for name, value in facts.items() if value.strip())


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
    flush(path)


def _line(path: Path, folder: Path) -> str:
    return f"{digest_of(path)}  {path.relative_to(folder).as_posix()}\n"  # safe_name leaves nothing that RFC 8493 has encoded
