"""Documents annotated by hand go in; how well we read them comes out: P, R and F1 by kind, shares by field, every fault."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from enum import StrEnum
from pathlib import Path
from typing import Any

from corpus import understand
from extractor import EmptyFile, ReadError, extract
from kiemchung.jsonlines import read_lines
from patterns import Citation, Identity, Kind, Relation

KINDS = ("numbers", "acts", "provisions", "legal_basis", "flags")  # what is found or missed
STATED = ("date", "type", "issuer")  # what is right or wrong of a citation that is found
OWN = ("type", "number", "date", "issuer", "subject", "signer")  # and of the document itself
HEADLINE = ("numbers", "acts", "provisions", "citation_date", "citation_type", "citation_issuer", "metadata")
_FIELDS = (*(f"citation_{name}" for name in STATED), *(f"metadata_{name}" for name in OWN))
_NO_TYPES = ("văn bản", "Bản")  # words that stand before a number without naming a type
_PARTS = (("annex", "Phụ lục"), ("article", "Điều"), ("clause", "khoản"), ("point", "điểm"))


class TextMissing(ReadError):
    """A text that the gold annotates is not in the folder of texts."""

    vi = "{name}: tệp chuẩn có ghi văn bản này mà trong {folder} không có. Hãy chỉ đúng thư mục bằng --texts."
    en = "{name}: annotated in the gold file, and not in {folder}. Give the right folder with --texts."


@dataclass(frozen=True, slots=True)
class Score:
    """Things found and rightly so (`tp`), found wrongly (`fp`), and missed (`fn`); the scores of two files add up."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 where there was nothing to find and nothing was found."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else float(not self.fn)

    @property
    def recall(self) -> float:
        """The share of what is there that was found."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the values looked at are right; of none, all are."""

    right: int = 0
    total: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.right + other.right, self.total + other.total)

    @property
    def value(self) -> float:
        """Between 0 and 1."""
        return self.right / self.total if self.total else 1.0


class Slip(StrEnum):
    """What went wrong: not found, found where nothing is, or found with a wrong value."""

    MISSED = "missed"
    EXTRA = "extra"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Fault:
    """One difference from the gold: of what kind or field, about what; for a wrong value where, what we say and what is right."""

    slip: Slip
    of: str  # one of KINDS, or "citation_date", "metadata_signer"
    item: str
    start: int | None = None
    found: str | None = None
    gold: str | None = None


@dataclass(frozen=True, slots=True)
class GoldCitation:
    """A citation by number as a person read it."""

    key: str
    date: str | None
    type: str | None
    issuer: str | None


@dataclass(frozen=True, slots=True)
class Gold:
    """One document as a person read it: what it cites, and, where annotated, what it says of itself."""

    file: str
    numbers: tuple[GoldCitation, ...]
    found: Mapping[str, tuple[str, ...]]  # by kind: what should be found, as keys
    own: Mapping[str, str | None] | None


@dataclass(frozen=True, slots=True)
class Judged:
    """One document: our scores by kind, our shares by field, our faults, and the citations we found."""

    file: str
    scores: Mapping[str, Score]
    shares: Mapping[str, Share]  # by "citation_date", "metadata_signer"
    faults: tuple[Fault, ...]
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All documents of the gold, judged."""

    files: tuple[Judged, ...]

    def score(self, kind: str) -> Score:
        """The score of one of KINDS over all files."""
        return sum((judged.scores[kind] for judged in self.files), Score())

    def share(self, field: str) -> Share:
        """The share of one field over all files; "metadata" is all fields of the documents themselves."""
        named = (name for name in _FIELDS if name == field or name.startswith(f"{field}_"))
        return sum((judged.shares[name] for name in named for judged in self.files), Share())

    @property
    def figures(self) -> dict[str, float]:
        """F1 by kind, then the share of right values by field of the citations and of the documents."""
        fields = [*(f"citation_{name}" for name in STATED), "metadata"]
        return {kind: self.score(kind).f1 for kind in KINDS} | {field: self.share(field).value for field in fields}

    @property
    def lowest(self) -> float:
        """The lowest headline figure."""
        return min(self.figures[name] for name in HEADLINE)


def evaluate(gold: Sequence[Gold], texts: Path) -> Evaluation:
    """Read the text of each gold document in the folder `texts` and judge what we find. Raises a ReadError."""
    judged = []
    for each in gold:
        path = texts / each.file
        if not path.is_file():
            raise TextMissing(name=each.file, folder=texts)
        understood = understand(extract(path))
        judged.append(judge(each, understood.identity, understood.citations))
    return Evaluation(tuple(judged))


def judge(gold: Gold, identity: Identity, citations: tuple[Citation, ...]) -> Judged:
    """What we say of one document, against what a person says."""
    scores, shares, faults = {}, dict.fromkeys(_FIELDS, Share()), []
    for kind, found in _keys(citations).items():
        there, ours = Counter(gold.found[kind]), Counter(found)
        missed, extra = there - ours, ours - there
        scores[kind] = Score((there & ours).total(), extra.total(), missed.total())
        faults += [Fault(Slip.MISSED, kind, key) for key in missed.elements()]
        faults += [Fault(Slip.EXTRA, kind, key) for key in extra.elements()]
    for field, item, start, ours_is, gold_is in _values(gold, identity, citations):
        right = _alike(ours_is) == _alike(gold_is)
        shares[field] += Share(right, 1)
        faults += [] if right else [Fault(Slip.WRONG, field, item, start, ours_is, gold_is)]
    return Judged(gold.file, scores, shares, tuple(faults), citations)


def read_gold(path: Path) -> tuple[Gold, ...]:
    """The annotated documents of a JSON Lines file. Raises a ReadError that says which line is wrong."""
    gold = read_lines(path, _gold)
    if not gold:
        raise EmptyFile(name=str(path))
    return gold


def _gold(value: Any) -> Gold:
    """One line of the gold; whatever is not of its shape raises."""
    cited = value.get("citations") or []
    numbers = [each for each in cited if each["kind"] == "number"]
    own = value.get("metadata")
    return Gold(
        file=_alone(value["file"]),
        numbers=tuple(GoldCitation(_key(each["key"]), *(_text(each.get(name)) for name in STATED)) for each in numbers),
        found={
            "numbers": tuple(_key(each["key"]) for each in numbers),
            "acts": tuple(_alike(each["key"]) for each in cited if each["kind"] == "named_law"),
            "provisions": tuple(map(_alike, value.get("provisions") or [])),
            "legal_basis": tuple(map(_alike, value.get("legal_basis") or [])),
            "flags": tuple(f"{_alike(key)} {flag}" for key, flag in value.get("flags") or []),
        },
        own={name: _text(own.get(name)) for name in OWN} if own else None,
    )


def _keys(citations: Sequence[Citation]) -> dict[str, list[str]]:
    """What we found, by kind, as keys; a document counts once as a basis, and a doubt once for a number. Standards are not annotated."""
    citations = [each for each in citations if each.kind is not Kind.STANDARD]
    basis = {_alike(_target(each)) for each in citations if each.relation is Relation.LEGAL_BASIS}
    flags = {f"{_alike(_number(each))} {flag.value}" for each in citations for flag in each.flags}
    return {
        "numbers": [_number(each) for each in citations if each.number],
        "acts": [_alike(_target(each)) for each in citations if not each.number],
        "provisions": [key for each in citations for key in _provisions(each)],
        "legal_basis": sorted(basis),
        "flags": sorted(flags),
    }


def _values(
    gold: Gold, identity: Identity, citations: Sequence[Citation]
) -> Iterator[tuple[str, str, int | None, str | None, str | None]]:
    """Field, what it is a field of, where, our value and the right one: of citations that align, then of the document."""
    ours = [each for each in citations if each.number]
    aligned = SequenceMatcher(a=[each.key for each in gold.numbers], b=[*map(_number, ours)], autojunk=False)
    for block in aligned.get_matching_blocks():
        for at in range(block.size):
            there, here = gold.numbers[block.a + at], ours[block.b + at]
            yield "citation_date", there.key, here.span.start, _iso(here.date), there.date
            if there.type not in _NO_TYPES:
                yield "citation_type", there.key, here.span.start, here.type, there.type
            yield "citation_issuer", there.key, here.span.start, here.issuer, there.issuer
    if gold.own is not None:
        for name, value in _own(identity).items():
            yield f"metadata_{name}", name, None, value, gold.own[name]


def _own(identity: Identity) -> dict[str, str | None]:
    """What the document says of itself, by OWN."""
    return {
        "type": identity.type,
        "number": identity.number.printed if identity.number else None,
        "date": _iso(identity.date.exact()) if identity.date else None,
        "issuer": identity.issuer,
        "subject": identity.subject,
        "signer": identity.signer.name if identity.signer else None,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _provisions(citation: Citation) -> Iterable[str]:
    for pinpoint in citation.pinpoints:
        parts = [f"{word} {label}" for name, word in _PARTS if (label := getattr(pinpoint, name))]
        yield _alike(" ".join([_target(citation), *parts]))


def _target(citation: Citation) -> str:
    """What is cited: a number, else an Act with the year the text gives it."""
    return _number(citation) or _alike(citation.name) + (f"|{citation.year}" if citation.year else "")


def _number(citation: Citation) -> str:
    return _key(citation.number.printed) if citation.number else ""


def _key(number: str) -> str:
    """A number as it is compared: without blanks; letters, case and leading zeros count."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", number))


def _alike(text: str | None) -> str:
    """Any other text as it is compared: blanks and case do not count, and None is the empty text."""
    return " ".join(unicodedata.normalize("NFC", text or "").split()).lower()


def _text(value: object) -> str | None:
    if value is not None and not isinstance(value, str):
        raise TypeError(value)
    return value


def _alone(name: str) -> str:
    """The name of a file in the folder of texts, and of nothing outside it."""
    if Path(name).is_absolute() or ".." in Path(name).parts:
        raise ValueError(name)
    return name
