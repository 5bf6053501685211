"""What an inspection demands, in the words of ISO 19011: criteria, and the set they stand in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Criterion:
    """One row of a criteria table: what is demanded, of whom, by when, as the table prints it.

    A blank cell under a printed one speaks for the rows below it; what was carried down so says from which row.
    """

    code: str  # "1.3.1"; no two of a set are equal
    title: str
    level: int  # depth in the table's hierarchy, from 1
    lead: str | None = None  # cơ quan chủ trì
    deadline: str | None = None  # thời hạn, as printed
    products: tuple[str, ...] = ()  # sản phẩm, tài liệu kiểm chứng
    parent: str | None = None  # the code of the row this one stands under
    number: str | None = None  # STT, where the table counts its criteria beside their codes
    partners: str | None = None  # cơ quan phối hợp
    points: str | None = None  # điểm tối đa, as printed
    heading: bool = False  # a row that only groups others and demands nothing by itself
    notes: tuple[str, ...] = ()  # how it is scored, where the table says so under it
    lead_from: str | None = None  # the code of the row whose lead this is, when it is not printed in this one


@dataclass(frozen=True, slots=True)
class CriteriaSet:
    """A criteria table as imported or written by hand, its rows in the table's order, each after its parent."""

    title: str
    criteria: tuple[Criterion, ...]
    source: str | None = None  # the name of the file it was read from
    year: int | None = None  # the year its deadlines without one mean
    issuer: str | None = None  # whose table it is, where it says so: bodies it names without a place are of the same

    def demands(self) -> tuple[Criterion, ...]:
        """The rows that ask for something: all but the headings."""
        return tuple(criterion for criterion in self.criteria if not criterion.heading)
