"""Names a document gives for its own use: `(sau đây gọi tắt là Nghị định 63)`, `cải cách hành chính (CCHC)`.

A document and its citations go in, the definitions come out, each with the words or the cited documents it stands for.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from extractor import Document, Span, fold
from patterns.citation import Citation, Relation
from patterns.grammar import pattern
from patterns.referents import (
    MOST_CANDIDATES,
    NUMBERED,
    ShortFormKind,
    distinct,
    first_mentions,
    has_serial,
    issues,
    leading_type,
    may_be,
    named_since,
)
from patterns.types import GENERIC
from patterns.view import plain_words, view


@dataclass(frozen=True, slots=True)
class Definition:
    """A short name and what the text says it stands for.

    `full` is the words before it, None where the text does not show where they begin. `candidates` are the cited documents
    it may name, each by its first mention: one where the text leaves one, none where it names something else.
    """

    span: Span  # of the whole clause: "(sau đây gọi tắt là Nghị định 63)"
    short: str
    kind: ShortFormKind
    full: str | None = None
    candidates: tuple[Citation, ...] = ()


_CUE = (
    r"(?:(?:sau|dưới)\s{1,4}đây\s{1,4})?(?:được\s{1,4})?"
    r"(?:(?:gọi|viết)\s{1,4}(?:tắt|gọn|(?P<common>chung))(?:\s{1,4}là)?|gọi\s{1,4}là|gọi(?=\s{1,4}\p{Lu}))\s{0,3}:?\s{0,3}"
)
_CLAUSE = pattern(
    rf"\(\s{{0,3}}(?:(?:nay\s{{1,4}})?{_CUE}(?P<short>[^()\n]{{2,120}}(?:\n[^()\n]{{1,120}}){{0,2}})"
    r"|(?P<bare>\p{Lu}[\p{L}&]{1,10}))\s{0,3}\)"
)
_QUOTES = "“”\"'‘’«» "
_INITIALS = pattern(r"(?=[\p{L}&]*\p{Lu}[\p{L}&]*\p{Lu})[\p{L}&]{2,12}")
_WORD = pattern(r"[\p{L}\d]+")
_BREAK = pattern(r"(?r)[.;:!?](?=\s)|\n\s{0,9}\n")
_NUMBERED = pattern(rf"\s{{1,3}}{NUMBERED}")
_REACH = 600  # characters before a definition in which the words it stands for begin
_SPELLED_REACH = 160  # and in which the words an abbreviation spells begin
_CITED_REACH = 1500  # and in which the document it names is cited: subjects are long
_EXTRA_WORDS = 4  # that may stand between the words an abbreviation spells and its definition
_MOST_WORDS = 24  # of what a name stands for
_FEWEST_OF_A_NOUN = 3  # words of a common noun from which its description can be told
_PASSED_OVER = frozenset(("và", "của", "các", "về", "với", "cho", "trong", "một"))  # what abbreviations leave out
_PASSIVE = frozenset((Relation.AMENDED_BY, Relation.REPLACED_BY, Relation.REPEALED_BY))

# What may follow a name that is also the beginning of others ("Chương trình", "Luật"): the end of its clause, or its verb.
_ENDS_NAME = pattern(
    r"\s{0,3}(?:[,.;:)\]”\"/]|$)|[^\S\n]{0,3}\n[^\S\n]{0,3}\n|\s{1,3}(?:và|hoặc|được|đã|đang|sẽ|có|là|do|theo|tại|trong|cho"
    r"|để|với|phải|không|chưa|gồm|bao\s+gồm|thì|từ|đến|nhằm|khi|nếu|mà|bằng|vào|cần|còn)(?!\p{L})"
)
_COMPOUND = pattern(r"(?r)(?<!\p{L})(?i:bộ|đạo|pháp|thảo)\s{1,3}")  # "Bộ Luật", "dự thảo Luật"
_GOES_ON = pattern(r"\s{1,3}\(?(?:\p{Lu}|\d|(?:số|năm|ngày)\s)")
_JOINS = frozenset("-/&_+")
_TELLING = 4  # syllables of a name that another seldom begins with
_MOST_NAMES = 500  # of one document whose uses are looked for


def find_definitions(document: Document, citations: Sequence[Citation]) -> tuple[Definition, ...]:
    """The short names `document.text` defines, in reading order; `citations` are those of `find_citations`.

    A name in brackets without a cue ("(CCHC)") is a definition only where it spells the words right before it.
    """
    return definitions_in(view(document.text), citations, first_mentions(citations))


def definitions_in(seen: str, citations: Sequence[Citation], firsts: Sequence[Citation]) -> tuple[Definition, ...]:
    """The definitions in a view; `firsts` holds for each citation the first mention of its document."""
    starts = [citation.span.start for citation in citations]
    found = []
    for clause in _CLAUSE.finditer(seen):
        at = clause.start()
        short = plain_words(clause["bare"] or clause["short"])
        short = short.strip(_QUOTES) if short[:1] in _QUOTES else short
        if len(short) < 2 or ".." in short or "…" in short:
            continue
        if _INITIALS.fullmatch(short):
            full = spelled(seen, at, short, extra=0 if clause["bare"] else _EXTRA_WORDS)
            if full or not clause["bare"]:
                found.append(Definition(Span(*clause.span()), short, ShortFormKind.ABBREVIATION, full))
        elif not clause["bare"]:
            near = range(bisect_right(starts, max(0, at - _CITED_REACH)), bisect_right(starts, at))
            common = clause["common"] is not None
            candidates = _candidates(seen, at, short, [(citations[i], firsts[i]) for i in near], common=common)
            if candidates or not _is_numbered(short):  # a number that is cited elsewhere is a short form by itself
                full = None if candidates or common else _described(seen, at, short)
                found.append(Definition(Span(*clause.span()), short, ShortFormKind.ALIAS, full, candidates))
    return tuple(found)


def spelled(seen: str, end: int, short: str, *, extra: int = 0) -> str | None:
    """The words right before `end` whose initials are `short`, at most `extra` other words in between; None when none are."""
    letters = [_initial(letter) for i, letter in enumerate(short) if letter.isupper() or (i == 0 and letter.isalpha())]
    words = list(_WORD.finditer(seen, _sentence_start(seen, end, _SPELLED_REACH), end))
    if not words or seen[words[-1].end() : end].strip(_QUOTES + "\n\t"):
        return None
    for skipped in range(extra + 1):
        at = len(words) - skipped
        for letter in reversed(letters):
            at -= 1
            while at > 0 and _initial(words[at].group()[0]) != letter and words[at].group() in _PASSED_OVER:
                at -= 1
            if at < 0 or _initial(words[at].group()[0]) != letter:
                break
        else:
            return plain_words(seen[words[at].start() : end])
    return None


def _initial(letter: str) -> str:
    return "đ" if letter in "đĐ" else fold(letter)


def _sentence_start(seen: str, end: int, reach: int = _REACH) -> int:
    start = max(0, end - reach)
    mark = _BREAK.search(seen, start, end)
    return mark.end() if mark else start


def _described(seen: str, end: int, short: str) -> str | None:
    """The words before `end` that begin as `short` does and hold its words in their order; None when none do.

    Of a common noun ("doanh nghiệp") nothing shows where its description begins.
    """
    wanted = [word.lower() for word in short.split()]
    if short[0].islower() and len(wanted) < _FEWEST_OF_A_NOUN:
        return None
    words = list(_WORD.finditer(seen, _sentence_start(seen, end), end))[-_MOST_WORDS:]
    if f" {' '.join(word.group().lower() for word in words)} ".count(f" {' '.join(wanted)} ") > 1:
        return None  # "Giấy phép thành lập ..., Giấy phép hoạt động ... (sau đây gọi là Giấy phép)"
    for i in range(len(words) - 1, -1, -1):
        if words[i].group().lower() == wanted[0]:
            rest = (word.group().lower() for word in words[i:])
            if all(word in rest for word in wanted):
                return plain_words(seen[words[i].start() : end])
    return None


def _candidates(
    seen: str, at: int, short: str, near: list[tuple[Citation, Citation]], *, common: bool
) -> tuple[Citation, ...]:
    """The documents cited before `at` that `short` may name; `near` pairs each citation with its document's first mention.

    `common` says that it names several things together ("gọi chung là").
    """
    typed = leading_type(short)
    if typed is None or not near:
        return ()
    type_name, length = typed
    if numbered := _NUMBERED.match(short, length):
        serial, year = numbered["serial"], numbered["year"]
        return distinct(first for one, first in near if has_serial(one, serial, year) and may_be(one, type_name))
    sentence = _sentence_start(seen, at)
    near = [(one, first) for one, first in near if one.span.start >= sentence]
    same_name = distinct(first for one, first in near if one.name and fold(one.name) == fold(short))
    if same_name or not short[0].isupper() or type_name == GENERIC:
        return same_name
    outer = [(one, first) for one, first in near if one.within is None or (common and one.relation in _PASSIVE)]
    own = [(one, first) for one, first in outer if may_be(one, type_name) and not issues(one, type_name)]
    if not own:
        return distinct(first for one, first in outer[-1:] if issues(one, type_name))
    if named_since(seen, own[-1][0].span.end, at, type_name):
        return ()  # "Thực hiện Kế hoạch số 12/KH-UBND, Sở lập Kế hoạch chi tiết (sau đây gọi là Kế hoạch)"
    return distinct(first for _, first in (own if common else own[-1:]))


def _is_numbered(short: str) -> bool:
    typed = leading_type(short)
    return typed is not None and _NUMBERED.match(short, typed[1]) is not None


def uses_of(seen: str, definitions: Sequence[Definition]) -> Iterator[tuple[Span, Definition]]:
    """Where the names that the text defines are used after their definition, each with what it means there.

    Common nouns that the text narrows ("sau đây gọi là doanh nghiệp") are no names: their uses are not looked for.
    """
    by_name: dict[str, list[Definition]] = {}
    for definition in definitions:
        if definition.short[0].isupper() or definition.kind is ShortFormKind.ABBREVIATION:
            by_name.setdefault(definition.short, []).append(definition)
    flat = seen.replace("\n", " ") if by_name else ""
    for short, defined in islice(by_name.items(), _MOST_NAMES):
        meant, waiting = defined[0], iter(defined[1:])
        following = next(waiting, None)
        at = flat.find(short, meant.span.end)
        while at >= 0:
            while following and following.span.end <= at:
                meant, following = _both(meant, following), next(waiting, None)
            span = Span(at, at + len(short))
            if _whole(seen, span) and not (meant.kind is ShortFormKind.ALIAS and _runs_on(seen, span)):
                yield span, meant
            at = flat.find(short, span.end)


def _both(one: Definition, other: Definition) -> Definition:
    """What a name means that is defined twice: in doubt the documents of both, and no words that one of them does not have."""
    both = distinct([*one.candidates, *other.candidates]) if one.candidates and other.candidates else ()
    same = one.full is None or other.full is None or fold(one.full) == fold(other.full)
    return replace(one, candidates=both[:MOST_CANDIDATES], full=(one.full or other.full) if same else None)


def _whole(seen: str, span: Span) -> bool:
    """Whether no letter, digit or part of a symbol ("SNV-CCHC") touches the span."""
    before, after = seen[max(0, span.start - 2) : span.start], seen[span.end : span.end + 2]
    if before[-1:].isalnum() or after[:1].isalnum() or after[:1] == "+":
        return False
    return not (before[-1:] in _JOINS and before[:1].isalnum()) and not (after[:1] in _JOINS and after[1:].isalnum())


def _runs_on(seen: str, span: Span) -> bool:
    """Whether the name is part of another one: "Chương trình" of "Chương trình phục hồi", "Luật" of "Luật Lưu trữ"."""
    if len(span.of(seen).split()) >= _TELLING or seen[span.end - 1].isdigit():  # "Luật năm 2015" begins no other name
        return _GOES_ON.match(seen, span.end) is not None
    compound = _COMPOUND.match(seen, max(0, span.start - 8), span.start)
    return compound is not None or _ENDS_NAME.match(seen, span.end) is None
