"""A register goes in; how it agrees with what is held comes out: the same, different and in what, only there, only here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache

from corpus.asked import loose
from corpus.bodies import body_of, same_body
from corpus.catalogue import Catalogue
from corpus.conditions import type_meant
from corpus.copies import one_document
from corpus.fields import field_named
from corpus.record import Record
from corpus.registers import RegisterFile, Row
from corpus.stated import body_of_record, same_number, year_of
from corpus.values import NotAValue, read_value
from extractor import Document
from patterns import Number, find_citations, parse_number

_ALIKE = 0.9  # share of words at which two subjects are one, written with a slip
_CUT = 4  # words a subject that is cut short still has
_FIRST_SHEET_DAY = date(1899, 12, 30)  # days of spreadsheets are counted from it
_LEADING = ("ve viec ", "v v ", "ve ")


class Match(StrEnum):
    """How a line of a register, or a record, stands to the other side."""

    AGREES = "agrees"
    DIFFERS = "differs"
    REPEATED = "repeated"  # another line was found to be the same document
    ONLY_REGISTER = "only_register"
    UNCLEAR = "unclear"  # the line says too little to look it up, or to tell which of several it is about
    ONLY_HELD = "only_held"


@dataclass(frozen=True, slots=True)
class Difference:
    """One field with what the register and what the corpus says of it; None where the corpus says nothing."""

    field: str
    register: str
    held: str | None


@dataclass(frozen=True, slots=True)
class Compared:
    """One line, or one record no line is about; of ONLY_REGISTER the record of the same number in another year or body.

    `choices` are the records that an UNCLEAR line may as well be about.
    """

    match: Match
    row: Row | None
    record: Record | None
    differences: tuple[Difference, ...] = ()
    choices: tuple[Record, ...] = ()


def compare(catalogue: Catalogue, register: RegisterFile, held: Sequence[Record]) -> list[Compared]:
    """Every line of a register in its order, then every record of `held` that no line is about; copies count as one."""
    ids = {record.id for record in held}
    files: dict[str, list[Record]] = {}
    for record in held:
        files.setdefault(loose(record.name), []).append(record)
    met: dict[str, Record] = {}
    found = []
    for row in register.rows:
        number, when = _number(row), _when(row)
        candidates = [record for record in _candidates(catalogue, row, number, files, held) if record.id in ids]
        fitting = [record for record in candidates if _may_be(record, row, when)]
        if number is None and not fitting and not {"file", "about", "subject"} & row.said.keys():
            found.append(Compared(Match.UNCLEAR, row, None))
        elif not fitting:
            found.append(Compared(Match.ONLY_REGISTER, row, candidates[0] if candidates else None))
        else:
            differing = {each.id: _differences(each, row, when) for each in fitting}
            least = min(map(len, differing.values()))
            record, *others = (each for each in fitting if len(differing[each.id]) == least)
            if not all(_one(catalogue, record, each) for each in others):
                found.append(Compared(Match.UNCLEAR, row, None, choices=(record, *others)))
                continue
            differences = differing[record.id]
            repeated = record.id in met
            for each in fitting:
                if each.id == record.id or one_document(catalogue.database, each.id, record.id):
                    met[each.id] = each
            match = Match.REPEATED if repeated else Match.DIFFERS if differences else Match.AGREES
            found.append(Compared(match, row, record, tuple(differences)))
    perhaps = {record.id for each in found for record in each.choices}
    left = (record for record in held if record.id not in met and record.id not in perhaps)
    return found + [Compared(Match.ONLY_HELD, None, record) for record in left]


def _one(catalogue: Catalogue, one: Record, other: Record) -> bool:
    """Whether two records that answer to one line are one document: copies, or of one body and day."""
    alike = same_body(body_of_record(one), body_of_record(other)) and one.identity.date == other.identity.date
    return bool(alike) or one_document(catalogue.database, one.id, other.id)


def _number(row: Row) -> Number | None:
    """The number a line gives, also where a date or an issuer stands in the same cell."""
    said = row.said.get("number", "")
    if number := parse_number(said):
        return number
    cited = find_citations(Document("", "text", f"Văn bản số {said}", ())) if said else ()
    return next((citation.number for citation in cited if citation.number), None)


def _when(row: Row) -> str | None:
    """The date a line gives, in the form of the catalogue: a day, a month or a year."""
    said = row.said.get("date", "")
    if said.isdecimal() and len(said) == 5:
        return (_FIRST_SHEET_DAY + timedelta(days=int(said))).isoformat()
    *first, last = said.replace("-", "/").replace(".", "/").split("/")
    if len(first) == 2 and len(last) == 2 and last.isdecimal():  # 12/01/24
        said = "/".join([*first, f"20{last}"])
    with suppress(NotAValue):
        if said:
            return read_value(field_named("date"), said)[0]
    year = row.said.get("year", "")
    return year if year.isdecimal() and len(year) == 4 else None


def _candidates(
    catalogue: Catalogue, row: Row, number: Number | None, files: dict[str, list[Record]], held: Sequence[Record]
) -> list[Record]:
    """The records a line can be about: by its number, else by its file, else by its words."""
    if number:
        same = catalogue.find_records("loose_key = ?", number.loose_key)
        return [record for record in same if record.identity.number and same_number(number, record.identity.number)]
    name = row.said.get("file", "").replace("\\", "/").rsplit("/", 1)[-1]
    if name:
        return files.get(loose(name), [])
    said = row.said.get("about") or row.said.get("subject")
    if not said or any(character.isdigit() for character in row.said.get("number", "")):
        return []
    return [record for record in held if record.identity.number is None and _subject_agrees(record, said)]


def _may_be(record: Record, row: Row, when: str | None) -> bool:
    """Whether nothing a line says makes it another document than the record: its year, its body."""
    dated = record.identity.date.year if record.identity.date else None
    years = {year_of(record), dated} - {None}  # of a record that contradicts itself two
    if when and years and int(when[:4]) not in years:
        return False
    issuer = row.said.get("issuer")
    return not issuer or same_body(body_of(issuer, _places(record)), body_of_record(record)) is not False


def _places(record: Record) -> tuple[tuple[str, str], ...]:
    own = body_of_record(record)
    return own.places if own else ()


def _differences(record: Record, row: Row, when: str | None) -> list[Difference]:
    identity = record.identity
    found = []
    if when and (own := str(identity.date) if identity.date else None) != when and not _as_far(when, own):
        found.append(Difference("date", when, own))
    checks: tuple[tuple[str, str | None, Callable[[str], bool]], ...] = (
        ("type", identity.type, lambda said: type_meant(said) == identity.type),
        ("subject", identity.subject, lambda said: _subject_agrees(record, said)),
        ("about", _about(record), lambda said: _subject_agrees(record, said)),
        ("issuer", identity.issuer, lambda said: identity.issuer is not None),
        ("signer", identity.signer.name if identity.signer else None, lambda said: _signed(record, said)),
    )
    for field, own, agrees in checks:
        said = row.said.get(field)
        if said and not agrees(said):
            found.append(Difference("subject" if field == "about" else field, said, own))
    return found


def _as_far(one: str, other: str | None) -> bool:
    """Whether two dates say the same as far as the less exact of them goes."""
    return other is not None and (one.startswith(other) or other.startswith(one))


def _about(record: Record) -> str | None:
    identity = record.identity
    return " ".join(part for part in (identity.type, identity.subject) if part) or None


def _subject_agrees(record: Record, said: str) -> bool:
    """Whether words are the record's subject, with its type before it or not, cut short or written with a slip."""
    own, words = _plain(record.identity.subject or ""), _plain(said)
    kind = _plain(record.identity.type or "")
    if kind and words.startswith(kind) and not own.startswith(kind):
        words = _plain(words.removeprefix(kind).strip())
    if not own or not words:
        return False
    if own == words:
        return True
    short, long = sorted((own, words), key=len)
    if long.startswith(short) and len(short.split()) >= _CUT:
        return True
    compared = SequenceMatcher(None, own.split(), words.split(), autojunk=False)
    # upper bounds first: most of the thousands a line is held against have next to nothing in common with it
    return all(share() >= _ALIKE for share in (compared.real_quick_ratio, compared.quick_ratio, compared.ratio))


@lru_cache(maxsize=1 << 16)
def _plain(text: str) -> str:
    """Folded words without "về việc" before them."""
    words = loose(text)
    return next((words.removeprefix(each) for each in _LEADING if words.startswith(each)), words)


def _signed(record: Record, said: str) -> bool:
    signer = record.identity.signer
    return signer is not None and loose(signer.name) in loose(said)
