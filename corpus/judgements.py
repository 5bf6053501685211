"""What persons find of the audit's reports: judgements go into a log that only grows; for an anomaly the one that stands comes out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import StrEnum

from corpus.anomaly import Anomaly
from corpus.database import Database, Row, insert
from extractor import KiemchungError


class NoSuchAnomaly(KiemchungError):
    """No report of the audit answers to the identifier given."""

    exit_code = 2
    vi = "Không có mục soát nào mang mã “{wanted}”. Xem danh sách kèm mã: kiemchung audit --all"
    en = "The audit has no report with the code “{wanted}”. See the list with codes: kiemchung audit --all"


class Ruling(StrEnum):
    """What a person says of a report."""

    RIGHT = "right"  # there is a fault, and it is known
    WRONG = "wrong"  # the report is mistaken
    SETTLED = "settled"  # it was a fault and is mended, or explained
    REOPEN = "reopen"  # takes back what was said before


@dataclass(frozen=True, slots=True)
class Judgement:
    """One line of the log: who said what of a report, when and why, and which witnesses it had then."""

    anomaly: str  # the id of the report
    ruling: Ruling
    note: str
    by: str
    at: str  # ISO time, UTC
    witnesses: str


def judge(database: Database, anomaly: Anomaly, ruling: Ruling, *, note: str, by: str) -> Judgement:
    """Add a judgement to the log."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    judgement = Judgement(anomaly.id, ruling, note, by, at, anomaly.witnesses)
    with database.transaction() as connection:
        insert(connection, "judgement", [asdict(judgement)])
    return judgement


def judged(database: Database, anomalies: Iterable[Anomaly]) -> list[tuple[Anomaly, Judgement | None]]:
    """Each report with the judgement that stands: the last one, unless it was taken back or the witnesses have changed since."""
    last = {row["anomaly"]: _judgement(row) for row in database.all("SELECT * FROM judgement ORDER BY id")}
    return [(anomaly, _standing(anomaly, last.get(anomaly.id))) for anomaly in anomalies]


def _standing(anomaly: Anomaly, last: Judgement | None) -> Judgement | None:
    stands = last is not None and last.ruling is not Ruling.REOPEN and last.witnesses == anomaly.witnesses
    return last if stands else None


def _judgement(row: Row) -> Judgement:
    return Judgement(row["anomaly"], Ruling(row["ruling"]), row["note"], row["by"], row["at"], row["witnesses"])
