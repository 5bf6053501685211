"""What can be wrong with criteria: no table of them in a document, a file of ours with faults, a name nobody gave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from extractor import KiemchungError


class NoCriteria(KiemchungError):
    """A document without a table that names tasks or criteria."""

    exit_code = 3
    vi = (
        "{name}: không thấy bảng tiêu chí hay bảng nhiệm vụ nào. Bảng cần có dòng đầu ghi tên cột, chẳng hạn: STT,"
        " Nhiệm vụ (hoặc Tiêu chí), Sản phẩm, Chủ trì, Thời hạn."
    )
    en = (
        "{name}: no table of criteria or tasks found. It needs a first row that names its columns: number, task or"
        " criterion, and at least one of product, lead, deadline, points."
    )


@dataclass(frozen=True, slots=True)
class CriteriaFault:
    """One thing wrong in a criteria file: where (`criteria[3].deadline`), on which line, and what, in both languages."""

    path: str
    line: int | None
    vi: str
    en: str

    def message(self, lang: str = "vi") -> str:
        """The fault as a line of text."""
        word = "line" if lang == "en" else "dòng"
        place = ", ".join(part for part in (self.path, f"{word} {self.line}" if self.line else "") if part)
        return f"{place}: {self.told(lang)}".removeprefix(": ")

    def told(self, lang: str = "vi") -> str:
        """What is wrong, without the place."""
        return self.en if lang == "en" else self.vi


class CriteriaFaults(tuple[CriteriaFault, ...]):
    """The faults of a file, in its order; formatted with a language they are one line."""

    def __format__(self, lang: str) -> str:
        return "; ".join(fault.message(lang) for fault in self)


class BadCriteriaFile(KiemchungError):
    """A criteria file with faults: `faults` has each of them."""

    exit_code = 3
    vi = "{name}: tệp tiêu chí có {count} chỗ sai: {faults:vi}. Hãy sửa rồi chạy lại."
    en = "{name}: the criteria file has {count} faults: {faults:en}. Mend them and run again."

    @property
    def faults(self) -> CriteriaFaults:
        """Each fault, in the file's order."""
        return cast(CriteriaFaults, self.facts["faults"])


class NoSuchCriteria(KiemchungError):
    """A name that is neither a criteria file nor a criteria set kept in the corpus."""

    exit_code = 1
    vi = "Không có bộ tiêu chí {wanted}. Các bộ đang có: {kept}. Nhập từ văn bản bằng: kiemchung criteria import TỆP"
    en = "There is no criteria set {wanted}. Kept are: {kept}. Import one with: kiemchung criteria import FILE"


class NotACriteriaFile(KiemchungError):
    """A document given where a criteria file is wanted."""

    exit_code = 3
    vi = "{name}: không phải tệp tiêu chí (YAML). Nếu là văn bản có bảng tiêu chí, hãy nhập trước: kiemchung criteria import TỆP"
    en = "{name}: not a criteria file (YAML). If it is a document with a table, import it first: kiemchung criteria import FILE"
