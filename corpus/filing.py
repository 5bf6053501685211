"""Dossiers (hồ sơ): made by persons, each with what NĐ 30/2020/NĐ-CP, Annex VI, III says of one, and the records filed in it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime

from corpus.catalogue import Catalogue
from corpus.database import Database, Row, insert
from corpus.record import Record, storable
from extractor import KiemchungError, compose, inside, levels


class NoSuchDossier(KiemchungError):
    """No dossier has the code given."""

    exit_code = 2
    vi = "Không có hồ sơ nào mang số, ký hiệu “{code}”. Xem danh sách: kiemchung dossier list"
    en = "There is no dossier “{code}”. See the list: kiemchung dossier list"


class DossierExists(KiemchungError):
    """A dossier of this code is there already."""

    exit_code = 2
    vi = "Đã có hồ sơ “{code}”. Hãy chọn số, ký hiệu khác, hoặc sửa hồ sơ đó: kiemchung dossier edit"
    en = "There is a dossier “{code}” already. Choose another code, or change that one: kiemchung dossier edit"


class NoCode(KiemchungError):
    """A dossier needs a code."""

    exit_code = 2
    vi = "Số, ký hiệu hồ sơ không được để trống. Hãy viết như: 01.TCCB"
    en = "The code of a dossier cannot be blank. Write it like: 01.TCCB"


@dataclass(frozen=True, slots=True)
class Dossier:
    """One dossier as its maker describes it; what is not said is None."""

    code: str  # số và ký hiệu hồ sơ: "01.TCCB"
    title: str | None = None  # tiêu đề hồ sơ
    year: str | None = None  # năm hình thành hồ sơ
    organ: str | None = None  # mã định danh của cơ quan lập danh mục hồ sơ
    retention: str | None = None  # thời hạn bảo quản
    access: str | None = None  # chế độ sử dụng
    creator: str | None = None  # người lập hồ sơ
    language: str | None = None
    note: str | None = None

    @property
    def file_code(self) -> str:
        """Mã hồ sơ: the organ's identifier, the year and the code, parted by full stops (NĐ 30/2020/NĐ-CP, Annex VI)."""
        return ".".join(part for part in (self.organ, self.year, self.code) if part)


@dataclass(frozen=True, slots=True)
class Filed:
    """A dossier with what lies in it: how many documents and pages, and the first and last of their dates."""

    dossier: Dossier
    documents: int
    pages: int
    start: str | None  # ISO, as exact as the documents say
    end: str | None


DOSSIER_FACTS = tuple(field.name for field in fields(Dossier) if field.name != "code")


def make_dossier(database: Database, code: str, described: Mapping[str, str]) -> Dossier:
    """A new dossier. Raises NoCode or DossierExists."""
    dossier = Dossier(_words(code) or "", **{name: _words(described.get(name, "")) for name in DOSSIER_FACTS})
    if not dossier.code:
        raise NoCode
    with database.transaction() as connection:
        if database.one("SELECT 1 FROM dossier WHERE code = ?", dossier.code):
            raise DossierExists(code=dossier.code)
        insert(connection, "dossier", [{field.name: getattr(dossier, field.name) for field in fields(Dossier)}])
    return dossier


def describe_dossier(database: Database, code: str, described: Mapping[str, str]) -> Dossier:
    """Say anew what a dossier is; an empty word takes back what was said. Raises NoSuchDossier."""
    dossier = dossier_named(database, code)
    with database.transaction() as connection:
        for name in DOSSIER_FACTS:
            if name in described:
                value = _words(described[name])
                connection.execute(f"UPDATE dossier SET {name} = ? WHERE code = ?", (value, dossier.code))  # noqa: S608 - our own names
    return dossier_named(database, code)


def dossier_named(database: Database, code: str) -> Dossier:
    """The dossier of this code. Raises NoSuchDossier."""
    row = database.one("SELECT * FROM dossier WHERE code = ?", _words(code))
    if row is None:
        raise NoSuchDossier(code=code)
    return _dossier(row)


def dossiers(catalogue: Catalogue) -> list[Filed]:
    """All dossiers by year and code, with what lies in each."""
    rows = catalogue.database.all("SELECT * FROM dossier ORDER BY year, code")
    return [filed_in(catalogue, _dossier(row)) for row in rows]


def filed_in(catalogue: Catalogue, dossier: Dossier) -> Filed:
    """A dossier with what lies in it."""
    records = records_in(catalogue, dossier.code)
    dates = sorted(str(record.identity.date) for record in records if record.identity.date)
    pages = sum(record.pages for record in records)
    return Filed(dossier, len(records), pages, dates[0] if dates else None, dates[-1] if dates else None)


def put_in_dossier(database: Database, code: str, records: Iterable[Record]) -> int:
    """File records; how many were not in the dossier yet. Raises NoSuchDossier."""
    dossier = dossier_named(database, code)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    with database.transaction() as connection:
        filed = [(dossier.code, record.id, now) for record in records]
        return connection.executemany("INSERT OR IGNORE INTO filed VALUES (?, ?, ?)", filed).rowcount


def take_out_of_dossier(database: Database, code: str, records: Iterable[Record]) -> int:
    """Take records out of a dossier, not out of the corpus; how many were in it. Raises NoSuchDossier."""
    dossier = dossier_named(database, code)
    with database.transaction() as connection:
        taken = [(dossier.code, record.id) for record in records]
        return connection.executemany("DELETE FROM filed WHERE dossier = ? AND record = ?", taken).rowcount


def discard_dossier(database: Database, code: str) -> None:
    """Take a dossier apart; its documents stay in the corpus. Raises NoSuchDossier."""
    dossier = dossier_named(database, code)
    with database.transaction() as connection:
        connection.execute("DELETE FROM filed WHERE dossier = ?", (dossier.code,))
        connection.execute("DELETE FROM dossier WHERE code = ?", (dossier.code,))


def records_in(catalogue: Catalogue, code: str) -> list[Record]:
    """The records of a dossier in the order in which they were issued. Raises NoSuchDossier."""
    dossier = dossier_named(catalogue.database, code)
    records = catalogue.find_records("id IN (SELECT record FROM filed WHERE dossier = ?)", dossier.code)
    return in_order(records)


def dossier_meant(catalogue: Catalogue, name: str) -> tuple[Dossier, list[Record]]:
    """The dossier of this code with its records; else the archive (ZIP and the like) of this name or path, with what lay in it.

    Raises NoSuchDossier.
    """
    try:
        return dossier_named(catalogue.database, name), records_in(catalogue, name)
    except NoSuchDossier:
        called = inside(storable(name), "")
        at = "SELECT record FROM place WHERE instr(path, '/' || ?1) > 0 OR instr(path, '\\' || ?1) > 0 OR substr(path, 1, length(?2)) = ?2"
        records = catalogue.find_records(f"id IN ({at})", called, inside(storable(os.path.realpath(name)), ""))
        if not records:
            raise
        return Dossier(name.replace("\\", "/").rsplit("/", 1)[-1]), in_order(records)


def in_order(records: Iterable[Record]) -> list[Record]:
    """The records in the order in which they were issued; those without a date last."""
    return sorted(records, key=lambda record: (record.identity.date is None, str(record.identity.date), record.title))


def archive_of(record: Record) -> str | None:
    """The name of the archive a record was read from; None for a file of its own."""
    outer, *within = levels(record.path)
    return outer.replace("\\", "/").rsplit("/", 1)[-1] if within else None


def dossiers_of(database: Database, record: Record) -> list[str]:
    """The codes of the dossiers that hold a record."""
    return [row["dossier"] for row in database.all("SELECT dossier FROM filed WHERE record = ? ORDER BY 1", record.id)]


def records_under(catalogue: Catalogue, place: str) -> list[Record]:
    """The records read from files under a folder, or from an archive that was taken apart."""
    root = storable(os.path.realpath(place)).rstrip("/\\")
    begins = " OR ".join(f"substr(path, 1, length(?{at})) = ?{at}" for at in (1, 2, 3))
    at = f"SELECT record FROM place WHERE {begins}"  # noqa: S608 - every part stands in this file
    return catalogue.find_records(f"id IN ({at})", f"{root}/", f"{root}\\", inside(root, ""))


def _dossier(row: Row) -> Dossier:
    return Dossier(**{field.name: row[field.name] for field in fields(Dossier)})


def _words(text: str) -> str | None:
    return storable(" ".join(compose(text).split())) or None
