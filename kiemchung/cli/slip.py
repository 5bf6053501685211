"""A verification as it is handed out (phiếu kiểm chứng): the reviewed findings on one criteria set, and what stands beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module

from corpus import Corpus, Record
from evidence import CriteriaSet, Criterion, Evidence, Outcome, ReportCheck, Reviewed, Tier, Verdict, Why

# What writes each form of a slip that is a file; each takes the slip, the corpus and the language, and gives bytes.
SLIP_FORMS = {
    "docx": ("kiemchung.cli.slip_word", "word_file"),
    "xlsx": ("kiemchung.cli.slip_sheet", "workbook"),
    "html": ("kiemchung.cli.slip_page", "web_page"),
}


_SPOKEN = {Why.DENIED, Why.DENIED_PERHAPS, Why.WORDS_ALONE}


@dataclass(frozen=True)
class Slip:
    """One verification: the set, its findings with the decisions on them, the report held against them, the documents held."""

    name: str  # of the set, as decisions are kept under
    asked: str  # what was typed for it
    criteria_set: CriteriaSet
    reviews: tuple[Reviewed, ...]
    records: tuple[Record, ...]
    day: date  # on which it was made
    report: ReportCheck | None = None

    def counts(self) -> Counter[Verdict]:
        """How many criteria have each verdict."""
        return Counter(each.finding.verdict for each in self.reviews)

    def types(self) -> list[tuple[str, int]]:
        """How many documents of each type are held, the most frequent first."""
        counted = Counter(record.identity.type for record in self.records if record.identity.type)
        return sorted(((kind, count) for kind, count in counted.items() if kind), key=lambda pair: (-pair[1], pair[0]))

    def rows(self) -> list[tuple[Criterion, Reviewed | None]]:
        """The rows of the table in its order: headings with nothing, criteria with their findings."""
        found = {each.finding.criterion.code: each for each in self.reviews}
        shown = [
            (criterion, found.get(criterion.code))
            for criterion in self.criteria_set.criteria
            if criterion.heading or criterion.code in found
        ]
        kept: list[tuple[Criterion, Reviewed | None]] = []
        for criterion, review in reversed(shown):  # a heading is shown for what stands under it
            if review or any(below.parent == criterion.code for below, _ in kept):
                kept.append((criterion, review))
        return kept[::-1]


def slip_bytes(slip: Slip, corpus: Corpus, form: str, lang: str) -> bytes:
    """The slip as a file of one of SLIP_FORMS."""
    module, function = SLIP_FORMS[form]
    content: bytes = getattr(import_module(module), function)(slip, corpus, lang)
    return content


def supporting(review: Reviewed) -> list[Evidence]:
    """The documents that the verdict rests on: those that persons added, those beyond doubt, else the best that fits."""
    finding = review.finding
    rests_on = {record for answer in finding.answers for record in answer.rests_on}
    added = [each for each in finding.evidence if each.by]
    documents = [each for each in finding.evidence if not each.by and each.tier is not Tier.WORDS]
    proving = [each for each in documents if each.tier is Tier.HELD and each.record in rests_on]
    if finding.verdict is Verdict.PROVEN or finding.verdict is Verdict.PROVEN_LATE:
        return added + proving
    sure = proving + [each for each in documents if each.tier is Tier.CITED and each.fits is Outcome.MET]
    return added + (sure or [each for each in documents if each.fits is Outcome.INCONCLUSIVE][:1])


def spoken(review: Reviewed) -> list[Evidence]:
    """The sentence that the verdict rests on, where it is no document: that a thing was not done, or the only words on it."""
    said = [each for each in review.finding.evidence if each.tier is Tier.WORDS]
    return said[:1] if _SPOKEN & {each.why for each in review.finding.reasons} else []


def place_of(evidence: Evidence, page_word: str) -> str:
    """Where to look: the file and the page."""
    return f"{evidence.document}, {page_word} {evidence.page}"


def numbers_of(evidence: Sequence[Evidence]) -> str:
    """The numbers of documents, else the names of their files."""
    return "; ".join(dict.fromkeys(each.number or each.document for each in evidence))
