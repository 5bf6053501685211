"""Entries go in, hits come out, kept in a folder by tantivy: the engine for corpora too large for Whoosh.

Installed by choice (`kiemchung[fast]`). Analysis, query and confirmation are the same as for every engine. tantivy syncs
its files itself, makes a commit valid in one step, and notices a torn file when it opens it.
"""

from __future__ import annotations

import json
import re
import struct
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from typing import Any, TypeVar

import tantivy
from tantivy import FieldType, Occur
from tantivy import Order as Sorting
from tantivy import Query as Ask

from index.analysis import about_terms, terms
from index.asking import FORWARD, Terms, asks_nothing, day_key, demand, name_terms, type_key
from index.engine import Entry, Hit, IndexBusy, IndexUnwritable, Order, Query, trusted

# The version of what stands in the fields is part of a name: an index of another day has another schema and is refused.
_TERMS = "terms_3"
_SEGMENT = re.compile("[0-9a-f]{32}")  # the name of its files
_MARK = 1337  # at the end of each of them
_WRITER_BYTES = 64_000_000
_STEP = 4  # times as many hits are looked at while the last place is shared
_MOST_BUCKETS = 65_000  # tantivy's own limit
_BUSY = re.compile("lock", re.IGNORECASE)
_Answer = TypeVar("_Answer")


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field(_TERMS, tokenizer_name="whitespace", index_option="freq")  # terms contain no blanks
    builder.add_text_field("record", stored=True, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("type", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("issuer", tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("newest", fast=True, indexed=True)  # yyyymmdd
    for name in ("oldest", "lead", "start", "end", "page"):  # lead: the first characters of the record's id
        builder.add_unsigned_field(name, fast=True)
    return builder.build()


class TantivyEngine:
    """An index in a folder. One process writes, and only during `commit`; any number of processes and threads read."""

    def __init__(self, path: Path) -> None:
        self._path, self._meta = path, path / "meta.json"
        self._staged: dict[str, tuple[Entry, ...]] = {}
        self._seen: tuple[int, int, int] | None = None
        self._schema = _schema()
        self._index: tantivy.Index = self._trusted(self._open)

    def replace(self, record: str, entries: Iterable[Entry]) -> None:
        """See SearchEngine."""
        self._staged[record] = tuple(entries)

    def remove(self, record: str) -> None:
        """See SearchEngine."""
        self._staged[record] = ()

    def commit(self) -> None:
        """See SearchEngine."""
        if self._staged:
            self._trusted(self._write)
            self._staged = {}

    def search(self, query: Query, *, limit: int = 20, offset: int = 0) -> Sequence[Hit]:
        """See SearchEngine."""
        if asks_nothing(query) or limit < 1:
            return ()
        return self._trusted(lambda: self._find(query, limit, offset))

    def tally(self, query: Query) -> Mapping[str, int]:
        """See SearchEngine."""
        if asks_nothing(query):
            return {}
        return self._trusted(lambda: self._count(query))

    def vocabulary(self, beginning: str) -> Mapping[str, int]:
        """See SearchEngine."""
        found = self._trusted(lambda: self._searcher().terms_with_prefix(_TERMS, beginning))
        return {term: count for term, count in found if "_" not in term[len(beginning) :]}

    def frequency(self, term: str) -> int:
        """See SearchEngine."""
        return self._trusted(lambda: self._searcher().doc_freq(_TERMS, term))

    def records(self) -> frozenset[str]:
        """See SearchEngine."""
        every = self._trusted(lambda: self._searcher().terms_with_prefix("record", "", Ask.all_query()))
        return frozenset(record for record, count in every if count)

    def __len__(self) -> int:
        return self._trusted(lambda: self._searcher().num_docs)

    def state(self) -> str:
        """See SearchEngine."""
        return self._trusted(lambda: sha256(self._meta.read_bytes()).hexdigest())

    def verify(self) -> None:
        """See SearchEngine."""
        self._trusted(self._prove)

    def close(self) -> None:
        """See SearchEngine."""
        self._staged = {}

    def _trusted(self, work: Callable[[], _Answer]) -> _Answer:
        return trusted(self._path, work)

    def _open(self) -> tantivy.Index:
        self._path.mkdir(parents=True, exist_ok=True)
        index = tantivy.Index(self._schema, str(self._path))
        index.config_reader("manual")  # without a thread that watches the folder
        return index

    def _prove(self) -> None:
        for path in self._path.iterdir():
            if _SEGMENT.fullmatch(path.stem):
                _check(path)

    def _searcher(self) -> tantivy.Searcher:
        """The newest generation, also of other processes: a commit replaces one small file."""
        state = self._meta.stat()
        seen = (state.st_ino, state.st_mtime_ns, state.st_size)
        if seen != self._seen:
            self._index.reload()
            self._seen = seen
        return self._index.searcher()

    def _write(self) -> None:
        try:
            writer = self._index.writer(_WRITER_BYTES, 1)
        except ValueError as error:
            if _BUSY.search(str(error)):
                raise IndexBusy(path=self._path) from error
            raise
        try:
            for record, entries in self._staged.items():
                writer.delete_documents_by_term("record", record)
                for entry in entries:
                    writer.add_document(_document(entry))
            writer.commit()
            writer.wait_merging_threads()
        except ValueError as error:  # its thread died, of what it does not say; a commit is whole or not at all
            self._open()
            raise IndexUnwritable(path=self._path, detail=error) from error

    def _find(self, query: Query, limit: int, offset: int) -> tuple[Hit, ...]:
        searcher, asked = self._searcher(), self._asked(query)
        how: dict[str, Any] = {}
        if query.order is Order.NEWEST:
            how = {"order_by_field": "newest", "order": Sorting.Desc}
        elif query.order is Order.OLDEST:
            how = {"order_by_field": "oldest", "order": Sorting.Asc}
        elif demand(query).empty and not demand(query).forward:  # all are scored alike: the place alone decides
            how = {"order_by_field": "lead", "order": Sorting.Asc}
        # The last place may be shared by many: all of them are looked at, that ties fall the same way every time.
        last = seen = offset + limit
        while True:
            found = searcher.search(asked, seen + 1, **how).hits
            if len(found) <= seen or found[seen][0] != found[last - 1][0]:
                break
            seen *= _STEP
        ends = found[last - 1][0] if last <= len(found) else None
        while found and ends is not None and found[-1][0] != ends:
            found.pop()
        addresses = [address for _, address in found]
        ranks = accumulate(one[0] != two[0] for one, two in zip(found[:1] + found, found, strict=False))
        leads, starts = (_numbers(searcher, name, addresses) for name in ("lead", "start"))
        places = sorted(zip(ranks, leads, starts, range(len(found)), strict=True))[offset:last]
        chosen = [addresses[at] for *_, at in places]
        names = (str(searcher.doc(address).get_first("record")) for address in chosen)
        ends_of, pages = (_numbers(searcher, name, chosen) for name in ("end", "page"))
        scores = (0.0 if how else found[at][0] for *_, at in places)
        columns = names, (start for _, _, start, _ in places), ends_of, pages, scores
        return tuple(Hit(*row) for row in zip(*columns, strict=True))

    def _count(self, query: Query) -> Mapping[str, int]:
        searcher, asked = self._searcher(), self._asked(query)
        by_record = {"terms": {"field": "record", "size": _MOST_BUCKETS}}
        try:
            found = searcher.aggregate(asked, {"records": by_record})["records"]
        except ValueError:  # more records than it counts in one go: it says so ...
            found = {"sum_other_doc_count": 1}
        if found["sum_other_doc_count"]:  # ... or leaves the rest out
            return {record: count for record, count in searcher.terms_with_prefix("record", "", asked) if count}
        return {bucket["key"]: bucket["doc_count"] for bucket in found["buckets"]}

    def _asked(self, query: Query) -> Ask:
        """The query in tantivy's terms; filters weigh nothing."""
        wanted = demand(query)
        parts = [(Occur.Must, self._term(term)) for term in wanted.every]
        parts += [
            (Occur.Must, Ask.disjunction_max_query([self._all(terms) for terms in alternatives]))
            for alternatives in wanted.groups
        ]
        parts += [(Occur.MustNot, self._all(terms)) for terms in wanted.without]
        parts += [(Occur.Should, Ask.const_score_query(self._term(term), FORWARD)) for term in wanted.forward]
        filters = [Ask.term_query(self._schema, "issuer", term) for term in name_terms(query.issuer or "")]
        if query.types:
            filters.append(Ask.term_set_query(self._schema, "type", list(map(type_key, query.types))))
        if query.since or query.until:
            bounds = day_key(query.since or date.min), day_key(query.until or date.max)
            filters.append(Ask.range_query(self._schema, "newest", FieldType.Unsigned, *bounds))
        if query.records is not None:
            filters.append(Ask.term_set_query(self._schema, "record", sorted(query.records)))
        if wanted.empty:
            filters.append(Ask.all_query())
        parts += [(Occur.Must, Ask.const_score_query(each, 0.0)) for each in filters]
        return Ask.boolean_query(parts)

    def _term(self, term: str) -> Ask:
        return Ask.term_query(self._schema, _TERMS, term, "freq")

    def _all(self, terms: Terms) -> Ask:
        return Ask.boolean_query([(Occur.Must, self._term(term)) for term in terms])


def _numbers(searcher: tantivy.Searcher, name: str, addresses: list[tantivy.DocAddress]) -> list[int]:
    """A column's values for some entries."""
    return [int(value or 0) for value in searcher.fast_field_values(name, addresses)]


def _check(path: Path) -> None:
    """Raise ValueError unless the file's bytes have the checksum that stands at its end, as JSON before its length and a mark."""
    data = path.read_bytes()
    length, mark = struct.unpack("<II", data[-8:])
    if mark != _MARK or zlib.crc32(data[: -8 - length]) != json.loads(data[-8 - length : -8])["crc"]:
        raise ValueError(f"{path.name} is not what was written")


def _document(entry: Entry) -> tantivy.Document:
    document = tantivy.Document()
    document.add_text(_TERMS, " ".join((*terms(entry.text), *about_terms(entry.about))))
    document.add_text("record", entry.record)
    if entry.type is not None:
        document.add_text("type", type_key(entry.type))
    for term in name_terms(entry.issuer or ""):
        document.add_text("issuer", term)
    numbers = {
        "lead": int.from_bytes(entry.record.encode()[:8].ljust(8, b"\0")),
        "newest": day_key(entry.date) if entry.date else 0,  # without a date: the last of all, either way
        "oldest": day_key(entry.date or date.max),
        "start": entry.start,
        "end": entry.end,
        "page": entry.page,
    }
    for name, number in numbers.items():
        document.add_unsigned(name, number)
    return document
