"""What is cited: the number of a document, the provisions of it, and the citation that holds both."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache

from extractor import Span, fold

# The abbreviations that stand between the hyphen and the slash of Party numbers (Hướng dẫn 05-HD/VPTW).
PARTY_TYPES = (
    "NQ",
    "QĐi",
    "QĐ",
    "QyĐ",
    "KL",
    "QC",
    "TB",
    "BC",
    "KH",
    "CTr",
    "TTr",
    "CV",
    "BB",
    "ĐA",
    "PA",
    "HD",
    "CT",
    "TT",
)


class Relation(StrEnum):
    """What the citing document does with the cited one; CITES where the text says no more than that it names it.

    The pairs of the national database of legal documents, each in its direction, and what administrative papers do besides.
    """

    CITES = "cites"  # dẫn chiếu
    LEGAL_BASIS = "legal_basis"  # căn cứ
    IMPLEMENTS = "implements"  # thực hiện
    PROPOSED_BY = "proposed_by"  # theo đề nghị tại tờ trình
    ISSUED_WITH = "issued_with"  # ban hành kèm theo
    AMENDS = "amends"  # sửa đổi, bổ sung
    AMENDED_BY = "amended_by"  # được sửa đổi, bổ sung bởi
    REPLACES = "replaces"  # thay thế
    REPLACED_BY = "replaced_by"  # được thay thế bởi
    REPEALS = "repeals"  # bãi bỏ
    REPEALED_BY = "repealed_by"  # bị bãi bỏ bởi
    GUIDES = "guides"  # quy định chi tiết, hướng dẫn
    GUIDED_BY = "guided_by"  # được hướng dẫn bởi
    EXPLAINS = "explains"  # giải thích
    SUSPENDS = "suspends"  # đình chỉ thi hành
    PAUSES = "pauses"  # tạm ngưng hiệu lực
    PUBLISHES = "publishes"  # công bố
    CONSOLIDATES = "consolidates"  # hợp nhất
    CORRECTS = "corrects"  # đính chính
    REPORTS_ON = "reports_on"  # báo cáo kết quả thực hiện
    ANSWERS = "answers"  # phúc đáp, trả lời


class Kind(StrEnum):
    """By what a document is cited."""

    NUMBER = "number"
    NAMED = "named"  # an Act by its name alone
    STANDARD = "standard"  # tiêu chuẩn, quy chuẩn: "QCVN 102:2016/BTTTT"


class Flag(StrEnum):
    """A doubt about a citation that a person should see."""

    YEAR_MISMATCH = "year_mismatch"
    TYPE_SYMBOL_MISMATCH = "type_symbol_mismatch"
    MALFORMED_SYMBOL = "malformed_symbol"
    UNKNOWN_SYMBOL = "unknown_symbol"
    MISSPELT_TYPE = "misspelt_type"
    BROKEN_OVER_LINES = "broken_over_lines"
    SPACED_SYMBOL = "spaced_symbol"
    MISSING_YEAR = "missing_year"  # of a normative document, whose number has it since 1997
    IMPOSSIBLE_DATE = "impossible_date"
    REPAIRED_OCR = "repaired_ocr"  # misread letters were taken for what they stand for
    LOOK_ALIKE = "look_alike"


@dataclass(frozen=True, slots=True)
class Number:
    """A document's number and symbol (số, ký hiệu): NĐ 30/2020/NĐ-CP, Annex I, II.3.

    `printed` is what stands in the text with blanks taken out and look-alike letters corrected: "06/CT-TTg". Numbers are
    the same document's when their `key` is the same; `loose_key` also bridges lost diacritics ("63/2010/ND-CP").
    """

    printed: str
    serial: str  # số: "06", "30a", "66.15"
    year: int | None  # in normative numbers
    symbol: str  # ký hiệu: "CT-TTg"
    party: bool = False  # "18-CT/TU": the type stands before the slash

    @property
    def key(self) -> str:
        """Equality of numbers: without leading zeros, in one case, diacritics kept."""
        serial = self.serial.lstrip("0") or "0"
        middle = f"/{self.year}/" if self.year else "-" if self.party else "/"
        return f"{serial}{middle}{self.symbol}".lower()

    def of_year(self, year: int) -> Number:
        """This number with its year, which was left out of it: "308/2025/NĐ-CP" for "308/NĐ-CP"."""
        return replace(self, year=year, printed=f"{self.serial}/{year}/{self.symbol}")

    @property
    def loose_key(self) -> str:
        """The key without diacritics, for what people type."""
        return fold(self.key)

    @property
    def parts(self) -> tuple[str, ...]:
        """The symbol's groups: ("TTLT", "VPCP", "BNV")."""
        return parts_of(self.symbol)


def is_party(mark: str, symbol: str) -> bool:
    """Whether a number with this mark after its serial is the Party's: "18-CT/TU"; "16-BYT/TT" and "176-HĐBT" are older forms."""
    return mark == "-" and "/" in symbol and symbol.partition("/")[0] in PARTY_TYPES


@lru_cache(maxsize=4096)
def parts_of(symbol: str) -> tuple[str, ...]:
    """The groups of a symbol: "TTLT-VPCP-BNV" is ("TTLT", "VPCP", "BNV")."""
    return tuple(part for part in symbol.replace("/", "-").split("-") if part)


@dataclass(frozen=True, slots=True)
class Pinpoint:
    """One provision of a cited document, from large to small (NĐ 30/2020/NĐ-CP, Annex II, V.7); labels as printed."""

    annex: str | None = None  # phụ lục
    part: str | None = None  # phần
    chapter: str | None = None  # chương
    section: str | None = None  # mục
    subsection: str | None = None  # tiểu mục
    article: str | None = None  # điều
    clause: str | None = None  # khoản
    point: str | None = None  # điểm


@dataclass(frozen=True, slots=True)
class Citation:
    """One mention of another document, with what the text says of it: beside the mention, or before the list it stands in.

    A citation has a `number`, or the `name` of an Act or of a standard, or for an Act both ("Luật Viên chức số 58/2010/QH12").
    `issuer` and `date` are None where the text states none; what the symbol implies is in `implied_issuer`. What was read otherwise than it
    is printed has a flag that says so.
    """

    span: Span  # of the number, or of the Act's name with its date or year
    quote: str  # the text of `span`
    rule: str  # the name of the rule that found it
    number: Number | None = None
    name: str | None = None
    year: int | None = None  # of an Act by name, of a standard
    type: str | None = None  # canonical type of the word printed: "Kế hoạch"
    date: date | None = None
    issuer: str | None = None
    implied_issuer: str | None = None
    subject: str | None = None  # trích yếu
    relation: Relation = Relation.CITES
    pinpoints: tuple[Pinpoint, ...] = ()
    flags: tuple[Flag, ...] = ()
    sentence: Span = field(default_factory=lambda: Span(0, 0))
    within: Span | None = None  # the span of the citation whose subject this one stands in

    @property
    def kind(self) -> Kind:
        """By what the document is cited: a number goes before a name."""
        return Kind.NUMBER if self.number else Kind.STANDARD if self.rule == "standard" else Kind.NAMED
