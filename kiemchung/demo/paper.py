"""One document of the dossier as data: a TOML file goes in, a Paper with its letterhead and body lines comes out."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).with_name("content")
OFFICES = "offices.toml"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who issues: the names above the number, and the place before the date."""

    issuer: tuple[str, ...]  # cơ quan ban hành
    parent: tuple[str, ...]  # cơ quan chủ quản
    place: str  # địa danh
    party: bool  # văn bản của Đảng


@dataclass(frozen=True, slots=True)
class Paper:
    """The content of one document, before it has a format.

    `body` is one paragraph a line; its first character says what the line is (see `kiemchung.demo.page`).
    `number` is the full number and symbol; `number_known` is False where the office left number and day blank.
    """

    file: str
    sheet: str  # a workbook holding the same table, or empty
    scanned: bool  # the PDF is page images only
    letterhead: Letterhead | None  # None for an annex
    number: str  # số, ký hiệu
    number_known: bool
    day: date
    kind: str  # tên loại; empty for a công văn
    subject: tuple[str, ...]  # trích yếu
    body: tuple[str, ...]
    signing: tuple[tuple[str, ...], ...]  # one block, or two for a biên bản
    recipients: tuple[str, ...]  # nơi nhận
    addressees: tuple[str, ...]  # kính gửi

    @property
    def number_line(self) -> str:
        """The number as the letterhead prints it."""
        if not self.number_known:
            return "Số:        /" + self.number.split("/", 1)[1]
        colon = "" if self.letterhead and self.letterhead.party else ":"
        return f"Số{colon} {self.number}"

    @property
    def place_line(self) -> str:
        """Place and date; days below 10 and the months 1 and 2 take a leading zero (Nghị định 30/2020, Annex I)."""
        place = self.letterhead.place if self.letterhead else ""
        month = f"{self.day.month:02d}" if self.day.month < 3 else str(self.day.month)
        day = f"{self.day.day:02d}" if self.number_known else "      "
        return f"{place}, ngày {day} tháng {month} năm {self.day.year}"


def read_papers(folder: Path = CONTENT) -> list[Paper]:
    """All documents of the dossier, in the order of their file names in `folder`."""
    offices = tomllib.loads((folder / OFFICES).read_text("utf-8"))
    found = sorted(path for path in folder.glob("*.toml") if path.name != OFFICES)
    return [_paper(tomllib.loads(path.read_text("utf-8")), offices) for path in found]


def _paper(data: dict[str, Any], offices: dict[str, Any]) -> Paper:
    letterhead = None
    if "office" in data:
        head = offices["letterhead"][data["office"]]
        letterhead = Letterhead(
            issuer=tuple(head["issuer"]),
            parent=tuple(head.get("parent", ())),
            place=head["place"],
            party=head.get("party", False),
        )
    named = data.get("signing", [])
    blocks = [offices["signing"][block] if isinstance(block, str) else block for block in named]
    return Paper(
        file=data["file"],
        sheet=data.get("sheet", ""),
        scanned=data.get("scanned", False),
        letterhead=letterhead,
        number=data.get("number", ""),
        number_known=data.get("number_known", True),
        day=data["date"],
        kind=data.get("kind", ""),
        subject=tuple(data.get("subject", ())),
        body=tuple(line for line in data["body"].splitlines() if line.strip()),
        signing=tuple(tuple(block) for block in blocks),
        recipients=tuple(data.get("to", ())),
        addressees=tuple(data.get("dear", ())),
    )
