"""Other places where a file says its own number or date: they go in with its facts; witnesses, and where they disagree, come out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from extractor import Document, fold
from patterns.attached import AttachmentLine, names_itself
from patterns.citation import Flag, Number
from patterns.filenames import read_name
from patterns.identity import Doubt, Identity, Source, Witness
from patterns.numbers import find_numbers, symbol_fits
from patterns.packaged import differences, packaged
from patterns.stamps import stamped
from patterns.view import plain_words

_MOST = 20  # a file of templates may hold a stamp on every page
_HEAD = 2000  # characters within which a file that is itself an attachment says so
_UNSURE = (Flag.MALFORMED_SYMBOL, Flag.UNKNOWN_SYMBOL, Flag.REPAIRED_OCR)
_ANOTHERS = (Source.INCOMING_STAMP, Source.COPY_STAMP)  # numbers given by others


def find_witnesses(
    document: Document, seen: str, identity: Identity, portal: Identity | None, lines: Sequence[AttachmentLine]
) -> tuple[Witness, ...]:
    """What else in the file, its name and its package included, says a number or a date: each thing said once a source."""
    found: dict[tuple[object, ...], Witness] = {}
    if document.stated and (witness := packaged(document.stated)):
        found[witness.source,] = witness
    for witness in _all(document.name, seen, identity, portal, lines):
        said = (witness.source, witness.number.loose_key if witness.number else None, witness.date)
        found.setdefault(said, witness)
        if len(found) == _MOST:
            break
    return tuple(found.values())


def _all(
    name: str, seen: str, identity: Identity, portal: Identity | None, lines: Sequence[AttachmentLine]
) -> Iterator[Witness]:
    if portal and portal.number_span and identity.number_source is not Source.PORTAL:
        yield Witness(Source.PORTAL, portal.number_span.of(seen), portal.number, portal.date, portal.number_span)
    yield from _attachment_lines(seen, identity, lines)
    if named := read_name(name):
        number = named.number or _completed(named.type, named.serial, identity)
        if number or identity.number is None:
            yield Witness(Source.FILE_NAME, name, number, named.date)
    yield from stamped(seen)


def _attachment_lines(seen: str, identity: Identity, lines: Sequence[AttachmentLine]) -> Iterator[Witness]:
    said = Counter(line.number_span.of(seen) for line in lines if line.number_span)
    everywhere: Counter[str] | None = None  # how often each number stands in the text; counted once, where it is asked
    for line in lines:
        own = names_itself(line, identity) or (identity.symbol is None and line.span.start < _HEAD)
        if line.number is None or line.number_span is None or not own:
            continue
        quote = line.number_span.of(seen)
        # An amending document prints again the annexes of the one it amends, which it names elsewhere too.
        another = identity.number and not same_number(line.number, identity.number)
        if another and everywhere is None:
            everywhere = Counter(number.group() for number in find_numbers(seen))
        if everywhere is None or not another or everywhere[quote] <= said[quote]:
            yield Witness(Source.ATTACHMENT_LINE, plain_words(line.span.of(seen)), line.number, line.date, line.span)


def _completed(kind: str | None, serial: str | None, identity: Identity) -> Number | None:
    """A serial with the document's own symbol, where the type beside the serial is the document's."""
    if not serial or not identity.symbol or kind != identity.type:
        return None
    own = identity.number
    if own is None:
        return Number(f"{serial}/{identity.symbol}", serial, None, identity.symbol)
    printed = serial + own.printed[len(own.serial) :]
    return Number(printed, serial, own.year, own.symbol, own.party)


def same_number(one: Number, other: Number) -> bool:
    """Whether two witnesses give one number: leading zeros, diacritics and signs between the parts do not count, nor a lost year."""
    if (one.serial.lstrip("0"), _symbol(one)) != (other.serial.lstrip("0"), _symbol(other)):
        return False
    return one.year == other.year or one.year is None or other.year is None


def _symbol(number: Number) -> str:
    return fold("-".join(number.parts))


def contradicts(witness: Witness, identity: Identity) -> bool:
    """Whether a witness gives the document another number or date than `identity` does, or another of its facts."""
    return bool(_differences(witness, identity))


def _differences(witness: Witness, identity: Identity) -> dict[str, Doubt]:
    """The facts a witness gives otherwise than the document, and the doubt of each."""
    if witness.source in _ANOTHERS:
        return {}
    number, date = identity.number, identity.date.exact() if identity.date else None
    stated = witness.date.exact() if witness.date else None
    dates_differ = date is not None and stated is not None and date != stated
    if witness.source is Source.SIGNING_STAMP:
        return {"date": Doubt.AFTER_SIGNING} if date and stated and date > stated else {}
    found = differences(witness, identity)
    if number and witness.number and not same_number(number, witness.number):
        # A file may be named for another document that it answers or amends.
        if witness.source is not Source.FILE_NAME or _symbol(number) == _symbol(witness.number):
            found["number"] = Doubt.OTHER_NUMBER
    elif dates_differ and (witness.source is Source.EDXML or (number and witness.number)):
        found["date"] = Doubt.OTHER_DATE
    return found


def doubts_of_itself(identity: Identity) -> dict[str, tuple[Doubt, ...]]:
    """The facts of a document that the file itself puts in doubt, and why; none that a person has vouched for."""
    found: dict[str, list[Doubt]] = {}
    number, date = identity.number, identity.date
    signed = [witness for witness in identity.witnesses if witness.source is Source.SIGNING_STAMP]
    for witness in identity.witnesses:
        if witness.source is not Source.SIGNING_STAMP:
            for fact, doubt in _differences(witness, identity).items():
                found.setdefault(fact, []).append(doubt)
    if signed and all(contradicts(witness, identity) for witness in signed):
        found.setdefault("date", []).append(Doubt.AFTER_SIGNING)
    printed = [Doubt(flag.value) for flag in identity.number_flags if flag in _UNSURE]
    if printed:
        found.setdefault("number", []).extend(printed)
    if number and identity.type and not symbol_fits(number, identity.type):
        found.setdefault("number", []).append(Doubt.TYPE_SYMBOL_MISMATCH)
    if number and number.year and date and date.year != number.year:
        found.setdefault("number", []).append(Doubt.YEAR_MISMATCH)
    return {fact: tuple(dict.fromkeys(doubts)) for fact, doubts in found.items() if fact not in identity.vouched}
