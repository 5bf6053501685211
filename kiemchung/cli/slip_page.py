"""A verification as one self-contained web page: a slip goes in, HTML with quotes and pictures of pages comes out; nothing is fetched."""

from __future__ import annotations

from base64 import b64encode
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from corpus import Corpus, original_of
from evidence import Evidence, Outcome
from extractor import Box, Document, ReadError, page_picture
from kiemchung.cli.annexes import (
    ANNEX_ONE,
    ANNEX_TWO,
    CLAIMS,
    annex_one,
    annex_two,
    claim_lines,
    tables_said,
    unanswered,
)
from kiemchung.cli.finding_shown import changes_text, decision_text
from kiemchung.cli.finding_words import TIERS, VERDICTS, check_text, finding_reason, verdict_text
from kiemchung.cli.show import vietnamese_date
from kiemchung.cli.slip import Slip, numbers_of, place_of, supporting
from kiemchung.cli.templating import templates_of
from kiemchung.cli.wording import say

_WIDTH = 900  # pixels across a picture of a page
_MOST_PICTURES = 120  # so many pages are some 20 MB; further evidence is told where to look
_PICTURED = ("pdf", "image")
_IN_LANGUAGE: dict[str, Callable[..., str]] = {
    "say": say,
    "verdict_text": verdict_text,
    "finding_reason": finding_reason,
    "check_text": check_text,
    "decision_text": decision_text,
    "changes_text": changes_text,
}


def web_page(slip: Slip, corpus: Corpus, lang: str) -> bytes:
    """The bytes of the page."""
    page = (
        templates_of("kiemchung.cli")
        .get_template("slip.html")
        .render(
            slip=slip,
            lang=lang,
            verdicts=VERDICTS,
            tiers=TIERS,
            refused=Outcome.NOT_MET,
            day=vietnamese_date,
            place_of=lambda evidence: place_of(evidence, say("tr.", lang)),
            supporting=supporting,
            numbers_of=numbers_of,
            pictures=_Pictures(corpus),
            claim_heads=CLAIMS,
            claims=claim_lines(slip, lang),
            tables=tables_said(slip, lang),
            annex_one_heads=ANNEX_ONE,
            annex_one=annex_one(slip, lang),
            annex_two_heads=ANNEX_TWO,
            annex_two=annex_two(slip, lang),
            unanswered=unanswered(lang),
            **{name: partial(function, lang=lang) for name, function in _IN_LANGUAGE.items()},
        )
    )
    return page.encode()


@dataclass(frozen=True, slots=True)
class Figure:
    """The picture of a page as a data address, and the outlines on it as styles."""

    anchor: str
    name: str
    page: int
    picture: str
    outlines: tuple[str, ...]


class _Pictures:
    """The pages to be shown, each once, with the boxes of everything quoted from them."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._documents: dict[str, Document] = {}
        self._boxes: dict[tuple[str, int], list[Box]] = defaultdict(list)

    def anchor(self, evidence: Evidence) -> str:
        """The name of the picture that shows this evidence, "" where its format has none or the file is no longer there."""
        key = (evidence.record, evidence.page)
        if key not in self._boxes and (len(self._boxes) == _MOST_PICTURES or not self._can_be_drawn(evidence.record)):
            return ""
        if evidence.record not in self._documents:
            self._documents[evidence.record] = self._corpus.catalogue.laid_out(evidence.record)
        boxes = self._documents[evidence.record].boxes(evidence.span) if evidence.span.end else ()
        known = self._boxes[key]
        known += [box for box in boxes if box.page == evidence.page and box not in known]
        return _anchor(key)

    def _can_be_drawn(self, record_id: str) -> bool:
        record = self._corpus.catalogue.record(record_id)
        if record is None or record.format not in _PICTURED:
            return False
        try:
            with original_of(self._corpus, record):
                return True
        except ReadError:
            return False

    def drawn(self) -> Iterator[Figure]:
        """The figures of all pages asked for so far."""
        for (record_id, number), boxes in self._boxes.items():
            record = self._corpus.catalogue.record(record_id)
            page = next((each for each in self._documents[record_id].pages if each.number == number), None)
            if record is None or page is None:
                continue
            try:
                with original_of(self._corpus, record) as original:
                    picture = b64encode(page_picture(original, number, width=_WIDTH)).decode("ascii")
            except ReadError:  # the picture is a help; without it the quote and the page still stand
                continue
            outlines = tuple(_outline(box, (page.width, page.height)) for box in boxes if page.width and page.height)
            yield Figure(
                _anchor((record_id, number)), record.name, number, f"data:image/png;base64,{picture}", outlines
            )


def _anchor(key: tuple[str, int]) -> str:
    return f"p-{key[0][:12]}-{key[1]}"


def _outline(box: Box, size: tuple[float | None, float | None]) -> str:
    """Where a box lies on the picture, in hundredths of it."""
    width, height = size[0] or 1.0, size[1] or 1.0
    left, top = 100 * box.x0 / width, 100 * box.top / height
    return f"left:{left:.2f}%;top:{top:.2f}%;width:{100 * box.x1 / width - left:.2f}%;height:{100 * box.bottom / height - top:.2f}%"
