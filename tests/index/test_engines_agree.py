"""Every engine gives the same answers: to queries made at random, over paragraphs made at random."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date

import pytest

from index import ENGINES, Entry, Order, Query, SearchEngine, open_engine

_WORDS = [
    *("thủ", "thu", "tục", "tuc", "hành", "hanh", "chính", "chinh", "cải", "cách", "cach", "kế", "hoạch", "số", "12"),
    *("4", "và", ".", ";", "báo", "cáo", "CCHC", "UBND"),
]
_NUMBERS = ["12/KH-UBND", "012/KH–UBND", "63/2010/NĐ-CP", "18-CT/TU", "20/01/2024"]
_TYPES = ["Kế hoạch", "Báo cáo", None]
_ISSUERS = ["Ủy ban nhân dân xã Suối Vàng", "Sở Nội vụ", None]


def made(dice: random.Random, words: int) -> str:
    return " ".join(dice.choice(_NUMBERS if dice.random() < 0.08 else _WORDS) for _ in range(dice.randint(1, words)))


def day(dice: random.Random) -> date | None:
    return date(dice.randint(2021, 2024), dice.randint(1, 3), dice.randint(1, 3)) if dice.random() < 0.8 else None


def entries(dice: random.Random, record: str) -> list[Entry]:
    facts = dice.choice(_TYPES), dice.choice(_ISSUERS), day(dice)
    return [
        Entry(record, at * 100, at * 100 + 90, 1 + at // 3, made(dice, 12), *facts) for at in range(dice.randint(0, 6))
    ]


def query(dice: random.Random) -> Query:
    def some(most: int, words: int) -> tuple[str, ...]:
        return tuple(made(dice, words) for _ in range(dice.randint(0, most)))

    return Query(
        words=some(2, 1),
        phrases=some(1, 3),
        either=((some(1, 1), some(2, 2)),) if dice.random() < 0.4 else (),
        without=some(1, 2) if dice.random() < 0.3 else (),
        near=some(1, 3),
        about=some(1, 2),
        types=("Kế hoạch",) if dice.random() < 0.3 else (),
        issuer="suoi vang" if dice.random() < 0.2 else None,
        since=day(dice) if dice.random() < 0.2 else None,
        until=day(dice) if dice.random() < 0.2 else None,
        records=frozenset(f"r{number}" for number in range(0, 40, 3)) if dice.random() < 0.1 else None,
        order=dice.choice(list(Order)),
    )


@pytest.fixture(scope="module")
def engines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, SearchEngine]]:
    """The engines after the same history: batches enough for parts to be merged, some records replaced, some removed."""
    opened = {name: open_engine(name, tmp_path_factory.mktemp(name)) for name in ENGINES}
    for name, engine in opened.items():
        dice = random.Random(5)
        for batch in range(12):
            for number in range(batch * 8, batch * 8 + 24):
                engine.replace(f"r{number}", entries(dice, f"r{number}"))
            engine.remove(f"r{batch * 3}")
            engine.commit()
        assert engine.records(), name
    yield opened
    for engine in opened.values():
        engine.close()


@pytest.mark.parametrize("seed", range(300))
def test_same_question_same_answer(engines: dict[str, SearchEngine], seed: int) -> None:
    asked = query(random.Random(seed))
    memory = engines["memory"]
    expected = memory.search(asked, limit=500)
    for name, engine in engines.items():
        hits = engine.search(asked, limit=500)
        if asked.order is Order.RELEVANCE:  # engines weigh words a little differently; neighbours weigh the same
            assert sorted((hit.record, hit.start) for hit in hits) == sorted((h.record, h.start) for h in expected), (
                name
            )
            assert [hit.score // 100 for hit in hits] == [hit.score // 100 for hit in expected], name
        else:
            assert hits == expected, name
        assert engine.tally(asked) == memory.tally(asked), name
        assert list(engine.search(asked, limit=5, offset=3)) == list(hits[3:8]), name


@pytest.mark.parametrize("beginning", ["th", "=th", "hanh_", "12/", "63", "xyz"])
def test_same_vocabulary(engines: dict[str, SearchEngine], beginning: str) -> None:
    expected = set(engines["memory"].vocabulary(beginning))
    for name, engine in engines.items():
        assert set(engine.vocabulary(beginning)) >= expected, name  # what was replaced may count for a while
        assert len(engine) == len(engines["memory"]), name
        assert engine.records() == engines["memory"].records(), name
