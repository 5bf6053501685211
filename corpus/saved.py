"""Searches kept under a name: as the line a person would type, which is read anew each time, so that they outlive engines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from corpus.database import Database, Row, insert
from corpus.questions import Question, question_of
from corpus.record import storable
from extractor import KiemchungError, compose
from index import Order


class NoSuchSearch(KiemchungError):
    """No search was kept under the name given."""

    exit_code = 2
    vi = "Không có lần tìm nào được lưu với tên “{name}”. Xem danh sách: kiemchung saved"
    en = "No search is saved as “{name}”. See the list: kiemchung saved"


class NoName(KiemchungError):
    """A search is to be kept under a blank name."""

    exit_code = 2
    vi = "Tên để lưu lần tìm không được để trống. Hãy viết như: --save “Kế hoạch năm 2024”"
    en = "The name to save a search under cannot be blank. Write it like: --save “Plans of 2024”"


@dataclass(frozen=True, slots=True)
class Saved:
    """One search that was kept."""

    name: str
    line: str  # as typed: `kiểm soát loại:"Kế hoạch" từ:01/01/2024`
    order: Order
    by: str
    at: str  # ISO time, UTC

    @property
    def question(self) -> Question:
        """What it asks."""
        return question_of(self.line, order=self.order)


def spelled(
    typed: str,
    *,
    types: Sequence[str] = (),
    issuer: str | None = None,
    since: date | None = None,
    until: date | None = None,
) -> str:
    """A question as one line: what was typed, and the conditions that were chosen beside it."""
    parts = [typed.strip()]
    if types:
        parts.append(f'loại:"{", ".join(types)}"')
    parts += [f'cơ quan:"{issuer}"'] * bool(issuer)
    parts += [f"{name}:{day:%d/%m/%Y}" for name, day in (("từ", since), ("đến", until)) if day]
    return " ".join(part for part in parts if part)


def save_search(database: Database, name: str, line: str, *, order: Order, by: str) -> Saved:
    """Keep a search; one of the same name gives way. Raises NoName."""
    called = _name(name)
    if not called:
        raise NoName
    row = {"name": called, "line": storable(line), "sort": order.value, "by": by}
    with database.transaction() as connection:
        connection.execute("DELETE FROM saved WHERE name = ?", (called,))
        insert(connection, "saved", [{**row, "at": datetime.now(UTC).isoformat(timespec="seconds")}])
    return saved_search(database, called)


def saved_searches(database: Database) -> list[Saved]:
    """All that were kept, by name."""
    return [_saved(row) for row in database.all("SELECT * FROM saved ORDER BY name")]


def saved_search(database: Database, name: str) -> Saved:
    """The search kept under a name. Raises NoSuchSearch."""
    row = database.one("SELECT * FROM saved WHERE name = ?", _name(name))
    if row is None:
        raise NoSuchSearch(name=name)
    return _saved(row)


def forget_search(database: Database, name: str) -> None:
    """Keep a search no longer. Raises NoSuchSearch."""
    called = saved_search(database, name).name
    with database.transaction() as connection:
        connection.execute("DELETE FROM saved WHERE name = ?", (called,))


def _name(typed: str) -> str:
    return storable(" ".join(compose(typed).split()))


def _saved(row: Row) -> Saved:
    return Saved(row["name"], row["line"], Order(row["sort"]), row["by"], row["at"])
