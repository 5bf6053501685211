"""A name or a path goes in, the criteria set it means comes out; sets are kept as files a person may edit.

They live in the folder `criteria` of a corpus, one YAML file each; what a newer version replaces stays beside it.
"""

from __future__ import annotations

import re
from pathlib import Path

from corpus import FileUnwritable, write_whole
from evidence.criteria_file import criteria_text, load_criteria
from evidence.criterion import CriteriaSet
from evidence.errors import NoSuchCriteria, NotACriteriaFile
from extractor import FileMissing, NotAFile, fold

FOLDER = "criteria"
_SUFFIXES = (".yaml", ".yml", ".json")
_LONGEST_NAME = 80


def criteria_named(corpus_folder: Path, wanted: str) -> CriteriaSet:
    """The set kept under this name in the corpus, else in the file at this path.

    Raises NoSuchCriteria, NotACriteriaFile for a document that is to be imported first, BadCriteriaFile with its faults.
    """
    kept = criteria_files(corpus_folder)
    if wanted in kept:
        return load_criteria(kept[wanted])
    path = Path(wanted)
    if not path.is_file():
        raise NoSuchCriteria(wanted=wanted, kept=", ".join(kept) or "-")
    return criteria_at(path)


def criteria_at(path: Path) -> CriteriaSet:
    """The set in the criteria file at `path`, with the same errors and FileMissing."""
    if path.suffix.lower() not in _SUFFIXES and path.is_file():
        raise NotACriteriaFile(name=path.name)
    if not path.exists():
        raise FileMissing(name=path.name)
    if not path.is_file():
        raise NotAFile(name=path.name)
    return load_criteria(path)


def criteria_files(corpus_folder: Path) -> dict[str, Path]:
    """The names of the sets kept in a corpus, in order, and their files."""
    return {path.stem: path for path in sorted((corpus_folder / FOLDER).glob("*.yaml")) if path.is_file()}


def name_for(text: str) -> str:
    """A name for a set that is safe as a file's name anywhere: "Tiêu chí 2024.docx" is "tieu-chi-2024"."""
    words = re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
    return words[:_LONGEST_NAME].strip("-") or "tieu-chi"


def keep_criteria(corpus_folder: Path, name: str, criteria_set: CriteriaSet) -> tuple[Path, Path | None]:
    """Write the set under `name`; where it stands, and where the version it replaced went, come back.

    A set of the same content is left as it is. Raises FileUnwritable; what stood there then still stands.
    """
    path, older = corpus_folder / FOLDER / f"{name}.yaml", None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileUnwritable(path=path.parent, detail=error.strerror) from error
    text = criteria_text(criteria_set)
    if path.exists():
        before = path.read_bytes()
        if before == text.encode("utf-8"):
            return path, None
        older = next(old for n in range(1, 10_000) if not (old := path.with_name(f"{name}.yaml.{n}")).exists())
        write_whole(older, before)
    write_whole(path, text)
    return path, older
