"""Records that were not compared yet go in; their links to copies and to texts nearly the same come out, kept in the catalogue.

A record is compared only with those that share its number, and, where one of the two has no number that is sure, with those that
share a band of their texts: forms filled in a thousand times are alike, and a thousand documents.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import astuple
from functools import lru_cache

from corpus.bodies import same_body
from corpus.catalogue import Catalogue
from corpus.copies import ONE_DOCUMENT, Likeness, Link
from corpus.database import Database
from corpus.record import Record
from corpus.rows import persons_value
from corpus.sketch import Shingles, alike, bands, contained, shingles
from corpus.stated import body_of_record, same_number, year_of
from patterns import Number

_BATCH = 100  # records asked for at a time
_MOST = 20  # others of one number, and others that share bands, that a text is compared with; of these those first that share most
_KEPT = 256  # texts taken apart lately: many copies of one document are all compared with the same few
_MOST_SIMILAR = 3  # a form filled in often is like all the others
_SAME = 0.995
_ENOUGH = 30  # runs of syllables without which texts that bear no number say too little to be alike
_OF_ONE_NUMBER = 0.4  # share of words at which texts that bear one number, day and body are one document ...
_WITHIN = 0.8  # ... or at which the longer has the shorter in it: with annexes, as an extract
_WITHOUT_NUMBER = 0.9
_MISREAD = 0.5  # recognition spoils one run of three syllables in four


def link_waiting(catalogue: Catalogue) -> int:
    """What `copies.link_copies` says."""
    database, count = catalogue.database, 0
    apart = lru_cache(_KEPT)(lambda record_id: shingles(catalogue.text(record_id)))
    while waiting := database.all("SELECT id FROM record WHERE linked = 0 ORDER BY rowid LIMIT ?", _BATCH):
        for row in waiting:
            if record := catalogue.record(row["id"]):
                count += _link(catalogue, record, apart)
    return count


def _link(catalogue: Catalogue, record: Record, apart: Callable[[str], Shingles]) -> int:
    text = apart(record.id)
    keys = bands(text)
    found = []
    for other in _candidates(catalogue, record, keys):
        words = apart(other.id)
        share = alike(text, words)
        if likeness := _likeness(record, other, text, words, share):
            first, second = sorted((record.id, other.id))
            found.append(Link(first, second, likeness, round(share, 4)))
    similar = sorted((link for link in found if link.likeness not in ONE_DOCUMENT), key=lambda link: -link.alike)
    found = [link for link in found if link not in similar[_MOST_SIMILAR:]]
    with catalogue.database.transaction() as connection:
        connection.execute("DELETE FROM band WHERE record = ?", (record.id,))
        connection.execute("DELETE FROM copy WHERE one = ?1 OR other = ?1", (record.id,))
        connection.executemany("INSERT INTO copy VALUES (?, ?, ?, ?)", map(astuple, found))
        connection.executemany(
            "INSERT INTO band VALUES (?, ?, ?)", [(key, _sure_key(record), record.id) for key in keys]
        )
        # one of which people said more since is compared again
        said = (record.id, persons_value(record.persons))
        connection.execute("UPDATE record SET linked = 1 WHERE id = ? AND persons = ?", said)
    return len(found)


def _candidates(catalogue: Catalogue, record: Record, keys: Sequence[int]) -> list[Record]:
    """The records compared before that may be the same document."""
    number = record.identity.number
    named = catalogue.find_records("loose_key = ? AND linked = 1", number.loose_key) if number else []
    named = [other for other in named if other.id != record.id and _may_be_one(record, other)][:_MOST]
    met = {record.id, *(other.id for other in named)}
    near = [catalogue.record(each) for each in _sharing(catalogue.database, keys, _sure_key(record)) if each not in met]
    return [*named, *(other for other in near if other and _may_be_one(record, other))]


def _sharing(database: Database, keys: Sequence[int], sure: str) -> list[str]:
    """Ids of records that share a band; of those whose number is sure only where ours is not."""
    marks = ", ".join("?" * len(keys))
    unsure = "AND number = ''" if sure else ""
    query = f"SELECT record FROM band WHERE key IN ({marks}) {unsure} GROUP BY record ORDER BY count(*) DESC, record LIMIT ?"  # noqa: S608 - our own words
    return [row["record"] for row in database.all(query, *keys, _MOST)]


def _sure_key(record: Record) -> str:
    """The number a record is known by, empty where it has none or recognition may have misread it."""
    number = record.identity.number
    return number.loose_key if number and not _misreadable(record) else ""


def _misreadable(record: Record) -> bool:
    recognised = any(warning.code == "recognised_text" for warning in record.warnings)
    return recognised and "number" not in record.identity.vouched


def _may_be_one(one: Record, other: Record) -> bool:
    """Whether what two records say of themselves leaves it open that they are one document, or one misread."""
    first, second = one.identity.number, other.identity.number
    if first and second and not same_number(first, second):
        unsure = _misreadable(one) or _misreadable(other)
        if not (unsure and _one_slip_apart(first, second)):
            return False
    years = {year for year in (year_of(one), year_of(other)) if year}
    return len(years) < 2 and same_body(body_of_record(one), body_of_record(other)) is not False


def _likeness(one: Record, other: Record, text: Shingles, words: Shingles, share: float) -> Likeness | None:
    first, second = one.identity.number, other.identity.number
    numbered = bool(first and second and same_number(first, second))
    days = {date.exact() for date in (one.identity.date, other.identity.date) if date and date.exact()}
    if numbered and len(days) < 2:
        if share >= _SAME:
            return Likeness.SAME
        alone = share < _OF_ONE_NUMBER and contained(text, words) < _WITHIN
        return None if alone else Likeness.COPY
    if min(len(text), len(words)) < _ENOUGH:
        return None
    if share >= _SAME and first is None and second is None and len(days) < 2:
        return Likeness.SAME
    least = _MISREAD if _misreadable(one) or _misreadable(other) else _WITHOUT_NUMBER
    return Likeness.SIMILAR if share >= least else None


def _one_slip_apart(one: Number, other: Number) -> bool:
    """Whether two numbers differ in one character: 3799 and 37999, 71 and 77."""
    short, long = sorted((one.loose_key, other.loose_key), key=len)
    if len(long) - len(short) > 1:
        return False
    at = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]
