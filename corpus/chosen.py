"""The conditions of a question go in; which records they leave, and the question as the corpus bears it out, come out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from corpus.asked import AskedReference, loose, read_reference
from corpus.catalogue import Catalogue
from corpus.database import Database, Row
from corpus.facts import Abbreviations, knowledge_of
from corpus.questions import Question
from corpus.stated import same_number
from patterns import implied_issuer, parse_number, type_of_symbol


def settled(catalogue: Catalogue, question: Question) -> Question:
    """The question with its open-ended conditions cut to what some document bears out; what follows are words."""
    knowledge = knowledge_of(catalogue.database)
    if question.issuer:
        question = replace(question, issuer=_spelled_out(question.issuer, knowledge.abbreviations))
    for name in question.open_ended:
        words = str(getattr(question, name)).split()
        names = _names(catalogue.database, name)
        taken = next((n for n in range(len(words), 1, -1) if _is_of_some(words[:n], names)), None)
        taken = taken or (1 if _is_of_some(words[:1], names) else len(words))
        question = replace(
            question,
            words=(*question.words, *words[taken:]),
            **{name: " ".join(words[:taken])},  # type: ignore[arg-type]
        )
    return replace(question, open_ended=())


def _spelled_out(name: str, known: Abbreviations) -> str:
    """A body's name with its abbreviations spelled out, as letterheads do: "UBND tỉnh", "SNV"."""
    words = name.split()
    return " ".join(
        fulls[0] if (fulls := known.fulls(word)) else _body_of_symbol(word, alone=len(words) == 1) for word in words
    )


def _body_of_symbol(word: str, *, alone: bool) -> str:
    """The body that a part of a symbol stands for, where a word is one: in capitals, or all that was typed."""
    number = parse_number(f"1/QĐ-{word.upper() if alone else word}") if alone or word.isupper() else None
    return (implied_issuer(number) if number else None) or word


def _names(database: Database, name: str) -> list[set[str]]:
    """The words of each value a condition can have."""
    if name == "dossier":
        return [
            _words(f"{row['code']} {row['title'] or ''}") for row in database.all("SELECT code, title FROM dossier")
        ]
    facts = knowledge_of(database).facts.values()
    return [_words(value) for value in {getattr(each, name) for each in facts} if value]


def _is_of_some(words: list[str], names: list[set[str]]) -> bool:
    wanted = _words(" ".join(words))
    return any(wanted <= name for name in names)


def _words(text: str) -> set[str]:
    return set(loose(text).split())


def records_chosen(catalogue: Catalogue, question: Question) -> frozenset[str] | None:
    """The ids of the records that meet the conditions only the catalogue knows; None when there are none of these."""
    database = catalogue.database
    tests: list[tuple[str | None, Callable[[Database, str], Iterable[str]]]] = [
        (question.number, _numbered),
        (question.cites, _citing),
        (question.signer, _signed_by),
        (question.dossier, _in_dossier),
        (question.relation, _related),
    ]
    chosen = [frozenset(test(database, value)) for value, test in tests if value]
    return frozenset.intersection(*chosen) if chosen else None


def _signed_by(database: Database, name: str) -> Iterable[str]:
    wanted = _words(name)
    return (record for record, each in knowledge_of(database).facts.items() if wanted <= _words(each.signer or ""))


def _in_dossier(database: Database, name: str) -> Iterable[str]:
    wanted = _words(name)
    rows = database.all("SELECT record, code, title FROM filed JOIN dossier ON code = dossier")
    return (row["record"] for row in rows if wanted <= _words(f"{row['code']} {row['title'] or ''}"))


def _related(database: Database, relation: str) -> Iterable[str]:
    return (row["record"] for row in database.all("SELECT DISTINCT record FROM citation WHERE relation = ?", relation))


def _numbered(database: Database, typed: str) -> Iterable[str]:
    """Records whose own number is the one typed, or has the serial typed."""
    asked = read_reference(typed)
    number_of = "SELECT id AS record, number, type, coalesce(number_year, CAST(substr(date, 1, 4) AS INTEGER)) AS year FROM record WHERE "
    if asked.number:
        rows = database.all(number_of + "loose_key = ?", asked.number.loose_key)
    else:
        rows = database.all(number_of + "serial = ?", asked.serial)
    return (row["record"] for row in rows if _fits(asked, row))


_CITED = (
    "SELECT DISTINCT record, number, type, loose_name, coalesce(number_year, year, CAST(substr(date, 1, 4) AS INTEGER)) AS year "
    "FROM citation WHERE "
)


def _citing(database: Database, typed: str) -> Iterable[str]:
    """Records that cite the document typed, by its number or, of Acts, by name as well."""
    asked = read_reference(typed)
    if asked.number:
        rows = database.all(_CITED + "loose_key = ?", asked.number.loose_key)
    elif asked.serial:
        rows = database.all(_CITED + "serial = ?", asked.serial)
    else:
        rows = database.all(_CITED + "loose_name = ?", loose(f"{asked.type or ''} {asked.name or ''}"))
    rows = [row for row in rows if _fits(asked, row)]
    names = {(row["loose_name"], row["year"]) for row in rows if row["loose_name"] and row["number"]}
    keys = {number.loose_key for row in rows if row["number"] and (number := parse_number(row["number"]))}
    for name, year in sorted(names, key=str):
        rows += [row for row in database.all(_CITED + "loose_name = ? AND number IS NULL", name) if row["year"] == year]
    for key in sorted(keys) if asked.name else ():
        rows += database.all(_CITED + "loose_key = ?", key)
    return (row["record"] for row in rows)


def _fits(asked: AskedReference, row: Row) -> bool:
    """Whether a row's number, type and year can be those asked for."""
    number = parse_number(row["number"]) if row["number"] else None
    if asked.year and row["year"] and row["year"] != asked.year:
        return False
    if asked.number:
        typed_plain = asked.number.key == asked.number.loose_key
        return number is not None and (typed_plain or same_number(asked.number, number))
    symbol_says = type_of_symbol(number.parts[0]) if number else None
    return asked.type is None or asked.serial is None or asked.type in (row["type"], symbol_says)
