"""What stands above the rows of a register, and how a cell is written: the same in a workbook, on paper and in CSV."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kiemchung.cli.safe import plain
from kiemchung.exports.cells import Cell
from kiemchung.exports.registers import Register

_LONGEST = 32_000  # characters: a spreadsheet's cell takes 32,767


@dataclass(frozen=True, slots=True)
class Sheet:
    """A register to be written: the lines under its title, and its rows."""

    register: Register
    lines: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]

    @property
    def heads(self) -> list[str]:
        """The heads of the columns."""
        return [column.head for column in self.register.columns]

    @property
    def marks(self) -> list[str]:
        """The line under the heads: the names of the fields in data, else the numbers of the columns."""
        fields = [column.field for column in self.register.columns]
        return fields if all(fields) else [f"({at})" for at in range(1, len(fields) + 1)]


def cell_text(value: Cell) -> str:
    """What a cell says, on one line, with nothing in it that XML or a terminal does not take."""
    if value is None:
        return ""
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    text = " ".join(plain(str(value)).split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"
