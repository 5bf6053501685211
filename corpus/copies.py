"""Which records are copies of one document, as the catalogue keeps it: links are found in linking.py, read and grouped here."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module

from corpus.catalogue import Catalogue
from corpus.database import Database


class Likeness(StrEnum):
    """How two records belong together."""

    SAME = "same"  # one document, in the same words: a PDF and the DOCX it was made of
    COPY = "copy"  # one document, in somewhat other words: a scan, a certified copy, with or without its annexes
    SIMILAR = "similar"  # nearly the same words, but nothing says that it is one document


ONE_DOCUMENT = (Likeness.SAME, Likeness.COPY)


@dataclass(frozen=True, slots=True)
class Link:
    """Two records that belong together, by their ids, and the share of their words in common, 0 to 1."""

    one: str
    other: str
    likeness: Likeness
    alike: float


def link_copies(catalogue: Catalogue) -> int:
    """Compare every record that waits for it with the others; how many links were found. What was compared stays when interrupted."""
    if catalogue.database.one("SELECT 1 FROM record WHERE linked = 0 LIMIT 1") is None:
        return 0
    return int(import_module("corpus.linking").link_waiting(catalogue))  # on first use: it brings numpy


def links_of(database: Database, record: str) -> list[Link]:
    """The links of a record, it being `one`; the most alike first."""
    query = (
        "SELECT ?1 AS one, iif(one = ?1, other, one) AS other, likeness, alike FROM copy WHERE one = ?1 OR other = ?1 "
        "ORDER BY alike DESC, 2"
    )
    return [
        Link(row["one"], row["other"], Likeness(row["likeness"]), row["alike"]) for row in database.all(query, record)
    ]


def all_links(database: Database) -> list[Link]:
    """All links, the most alike first."""
    rows = database.all("SELECT * FROM copy ORDER BY alike DESC, one, other")
    return [Link(row["one"], row["other"], Likeness(row["likeness"]), row["alike"]) for row in rows]


def one_document(database: Database, one: str, other: str) -> bool:
    """Whether two records are linked as copies of one document."""
    pair = sorted((one, other))
    kinds = [kind.value for kind in ONE_DOCUMENT]
    query = "SELECT 1 FROM copy WHERE one = ? AND other = ? AND likeness IN (?, ?)"
    return database.one(query, *pair, *kinds) is not None


def copy_groups(found: list[Link]) -> list[list[str]]:
    """Records that are one document, in groups: copies of copies are copies."""
    leader: dict[str, str] = {}

    def lead(record: str) -> str:
        while leader.setdefault(record, record) != record:
            leader[record] = leader[leader[record]]
            record = leader[record]
        return record

    for link in found:
        if link.likeness in ONE_DOCUMENT:
            leader[lead(link.other)] = lead(link.one)
    members: dict[str, list[str]] = defaultdict(list)
    for record in leader:
        members[lead(record)].append(record)
    return [sorted(each) for each in members.values()]
