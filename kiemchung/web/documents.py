"""A held document's pages: its picture beside its text with each citation in its place, who it is, the file itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from corpus import (
    Catalogue,
    KeptCitation,
    Mention,
    Record,
    Resolution,
    Resolver,
    Shelf,
    Status,
    dossiers_of,
    leads,
    look_up,
    note,
    original_of,
    without_marks,
)
from extractor import Box, Document, Page, Span
from kiemchung.cli.held import record_facts
from kiemchung.cli.marked import about
from kiemchung.cli.shape import shown_value
from kiemchung.cli.wording import STATUSES, WARNINGS, say
from kiemchung.drawing.picture import family
from kiemchung.web.holding import holding_of
from kiemchung.web.pages import as_json, attachment, language, link, number_asked, page, wants_json
from kiemchung.web.picturing import WIDTHS, Pictures
from patterns import Kind

_PICTURED = ("pdf", "image")  # formats whose pages can be drawn
_MOST_MENTIONS = 200
_MARKED_UP = ("text", "markdown")  # formats that are read with their marks
_CONTRADICTED = Shelf(4_096)
_NARROWEST, _WIDEST = 300, 2_000  # pixels a page's picture may be wide


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of a page's text: plain, or a citation with what it is and where it leads; `found` is what was asked for."""

    text: str
    found: bool = False
    kept: KeptCitation | None = None
    resolution: Resolution | None = None
    contradicted: bool = False
    what: str = ""

    @property
    def classes(self) -> str:
        """The classes that colour it: relation and state."""
        if self.kept is None or self.resolution is None:
            return ""
        state = "contradicted" if self.contradicted else _STATES[self.resolution.status]
        return f"cite {family(self.kept.citation.relation)} {state}"


@dataclass(frozen=True, slots=True)
class Outline:
    """A rectangle over a page's picture, in points, and what it marks."""

    box: Box
    classes: str
    what: str = ""
    href: str = ""


_STATES = {
    Status.RESOLVED: "held",
    Status.ITSELF: "itself",
    Status.AMBIGUOUS: "ambiguous",
    Status.MISSING: "missing",
}


def record_asked(request: Request) -> tuple[Catalogue, Record]:
    """The catalogue and the record of the id in a path. Raises 404."""
    catalogue = holding_of(request).corpus().catalogue
    record = catalogue.record(request.path_params["id"])
    if record is None:
        raise HTTPException(404)
    return catalogue, record


def pictures_of(request: Request) -> Pictures:
    """The pictures of the application that was asked."""
    pictures: Pictures = request.app.state.pictures
    return pictures


def show(request: Request) -> Response:
    """One page of a document, its facts, and what it cites there."""
    catalogue, record = record_asked(request)
    lang = language(request)
    if wants_json(request):
        return as_json(shown_value(record, leads(catalogue, record), lang))
    document = catalogue.laid_out(record.id)
    wanted = _span_asked(request, document)
    number = document.page_at(wanted.start) if wanted else number_asked(request, "page", 1)
    at = next((at for at, each in enumerate(document.pages) if each.number == number), None)
    if at is None:
        raise HTTPException(404)
    shown = document.pages[at]
    pictured = record.format in _PICTURED
    if pictured:
        pictures_of(request).begin(record, number)
    kept = catalogue.find_citations("citation.record = ?", record.id)
    cited = list(_cited(catalogue, record, document, [each for each in kept if each.page == number], lang))
    return page(
        request,
        "document.html",
        record=record,
        title=record.title,
        facts=record_facts(record, lang),
        filed=dossiers_of(catalogue.database, record),
        recognised=_recognised(record, number),
        warnings=[(say(WARNINGS.get(each.code, each.code), lang), each.detail) for each in record.warnings],
        shown=shown,
        pictured=pictured,
        widths=WIDTHS,
        pages=len(document.pages),
        earlier=document.pages[at - 1].number if at else None,
        later=document.pages[at + 1].number if at + 1 < len(document.pages) else None,
        stretches=list(_stretches(document, shown, cited, wanted)),
        outlines=list(_outlines(document, shown, cited, wanted)),
        all_cited=_distinct(kept),
        mentions=_mentions(catalogue, record) if request.query_params.get("mentions") == "1" else None,
        most=_MOST_MENTIONS,
    )


def draw(request: Request) -> Response:
    """The picture of a page."""
    _, record = record_asked(request)
    if record.format not in _PICTURED:
        raise HTTPException(404)
    width = min(max(number_asked(request, "width", 1_000), _NARROWEST), _WIDEST)
    picture = pictures_of(request).picture(record, request.path_params["page"], width)
    # The address holds the file's hash: what it draws never changes.
    return Response(picture, media_type="image/png", headers={"cache-control": "private, max-age=86400, immutable"})


def download(request: Request) -> Response:
    """The file itself, as it was admitted, never to be opened inside the browser's page."""
    catalogue, record = record_asked(request)
    with original_of(holding_of(request).corpus(), record) as original:
        content = original.read_bytes()
    note(catalogue.database, request.state.user.name, "download", record.id, record.name)
    return Response(content, media_type="application/octet-stream", headers=attachment(record.name))


ROUTES = [
    Route("/document/{id:str}.json", show),
    Route("/document/{id:str}", show),
    Route("/document/{id:str}/page/{page:int}.png", draw),
    Route("/document/{id:str}/original", download),
]


def _recognised(record: Record, page: int) -> bool:
    """Whether a page's text was recognised from its picture, as its reader says."""
    said = (each.detail for each in record.warnings if each.code == "recognised_text")
    return any(str(page) in detail.split(", ") for detail in said)


def _mentions(catalogue: Catalogue, record: Record) -> tuple[Mention, ...]:
    """The places in other documents that cite this one."""
    number = record.identity.number
    candidates = look_up(catalogue, number.printed).candidates if number else ()
    return next((each.citations for each in candidates if any(one.id == record.id for one in each.held)), ())


def _distinct(kept: list[KeptCitation]) -> list[tuple[KeptCitation, int]]:
    """Each document cited, by its first mention, and how many there are."""
    first: dict[object, KeptCitation] = {}
    count: Counter[object] = Counter()
    for each in kept:
        key = each.citation.number.key if each.citation.number else (each.citation.name, each.citation.year)
        first.setdefault(key, each)
        count[key] += 1
    return [(each, count[key]) for key, each in first.items()]


def _cited(
    catalogue: Catalogue, record: Record, document: Document, kept: list[KeptCitation], lang: str
) -> Iterator[Marked]:
    resolver = Resolver(catalogue)
    for each in kept:
        resolution, number = resolver.resolve(each, record), each.citation.number
        contradicted = number is not None and (each.record, each.seq) in _contradicted(catalogue, number.printed)
        what = _what(each, resolution, contradicted, lang)
        yield Marked(each.citation.span.of(document.text), False, each, resolution, contradicted, what)


def _contradicted(catalogue: Catalogue, number: str) -> frozenset[tuple[str, int]]:
    """The places that cite a document of this number on which its witnesses disagree."""

    def find() -> frozenset[tuple[str, int]]:
        disputed = (each for each in look_up(catalogue, number).candidates if each.contradictions)
        return frozenset((one.kept.record, one.kept.seq) for each in disputed for one in each.citations)

    return _CONTRADICTED.kept(catalogue.database, number, find)


def _what(kept: KeptCitation, resolution: Resolution, contradicted: bool, lang: str) -> str:
    """What a citation is, in a line for whoever points at it."""
    citation = kept.citation
    parts = [
        about(citation, lang),
        citation.subject or "",
        "" if citation.kind is Kind.STANDARD else say(STATUSES[resolution.status], lang),
        say("các nguồn mâu thuẫn nhau", lang) if contradicted else "",
    ]
    return " · ".join(each for each in parts if each)


def _stretches(document: Document, shown: Page, cited: list[Marked], wanted: Span | None) -> Iterator[Marked]:
    """The page's text cut at citations and at what was asked for; nothing but marks is lost and nothing stands twice."""
    marks = {each.kept.citation.span.start: each for each in cited if each.kept}
    cuts = {shown.span.start, shown.span.end}
    for each in cited:
        if each.kept:
            cuts |= {each.kept.citation.span.start, each.kept.citation.span.end}
    if wanted:
        cuts |= {wanted.start, wanted.end}
    points = sorted(point for point in cuts if shown.span.start <= point <= shown.span.end)
    inside: Marked | None = None
    for start, end in pairwise(points):
        if start in marks:
            inside = marks[start]
        if inside and inside.kept and start >= inside.kept.citation.span.end:
            inside = None
        found = wanted is not None and wanted.start <= start < wanted.end
        text = document.text[start:end]
        if document.format in _MARKED_UP:
            text = without_marks(text)
        if not text:
            continue
        if inside:
            yield Marked(text, found, inside.kept, inside.resolution, inside.contradicted, inside.what)
        else:
            yield Marked(text, found)


def _outlines(document: Document, shown: Page, cited: list[Marked], wanted: Span | None) -> Iterator[Outline]:
    """What is marked on the page's picture: the lines of citations, then of what was asked for."""
    for each in cited:
        if each.kept:
            href = link("/reference", record=each.kept.record, seq=each.kept.seq)
            span = each.kept.citation.span
            for line in shown.lines:
                if line.box and line.span.start < span.end and span.start < line.span.end:
                    yield Outline(_part(line.box, line.span, span, document.text), each.classes, each.what, href)
    if wanted:
        yield from (Outline(box, "found") for box in document.boxes(wanted) if box.page == shown.number)


def _part(box: Box, line: Span, span: Span, text: str) -> Box:
    """The part of a line's box that holds `span`, as wide as its letters usually are."""
    widths = [_width(letter) for letter in line.of(text)]
    scale = (box.x1 - box.x0) / sum(widths)
    start = box.x0 + scale * sum(widths[: max(0, span.start - line.start)])
    end = box.x0 + scale * sum(widths[: span.end - line.start])
    return Box(box.page, start, box.top, end, box.bottom)


def _width(letter: str) -> float:
    """How wide a letter of a book face is, beside a small `o`."""
    if letter in "iíìỉĩịjltfr.,;:'|!()[] ":
        return 0.6
    return 1.5 if letter.isupper() or letter in "mw%&" else 1.0


def _span_asked(request: Request, document: Document) -> Span | None:
    start, end = number_asked(request, "start", -1), number_asked(request, "end", -1)
    return Span(start, end) if 0 <= start < end <= len(document.text) else None
