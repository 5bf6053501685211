"""Who cites whom, what hangs on a document, and when it happened."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from corpus import Effect, Graph, around, citation_graph, consequences, look_up, timeline
from patterns import Relation
from tests.corpus.making import corpus_of, paper

PLAN = paper("12/KH-UBND", date(2024, 1, 12), "Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ;")
ISSUED = paper(
    "198/QĐ-UBND", date(2024, 2, 20), "Căn cứ khoản 2 Điều 5 Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ;\n\n"
    "Điều 1. Ban hành kèm theo Quyết định này Quy chế.",
)  # fmt: skip
REPORT = paper("142/BC-UBND", date(2024, 6, 13), "Thực hiện Kế hoạch số 12/KH-UBND ngày 12/01/2024 của UBND tỉnh.")
LETTER = paper(
    "20/BC-UBND", date(2024, 7, 1), "Căn cứ Luật Viên chức ngày 15 tháng 11 năm 2010; Luật Viên chức năm 2010."
)
ALONE = paper("7/BC-UBND", date(2024, 8, 1))
TEXTS = {"12.txt": PLAN, "198.txt": ISSUED, "142.txt": REPORT, "20.txt": LETTER, "7.txt": ALONE}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Graph, dict[str, str]]]:
    corpus = corpus_of(tmp_path_factory.mktemp("graph"), TEXTS)
    graph = citation_graph(corpus.catalogue)
    yield graph, {node.label: node.key for node in graph.nodes}
    for typed in ("63/2010/NĐ-CP", "12/KH-UBND"):
        (candidate,) = look_up(corpus.catalogue, typed).candidates
        assert graph.keys_of(candidate) == (next(node.key for node in graph.nodes if node.label == typed),)
    corpus.close()


def test_documents_held_and_cited_are_nodes_once(made: tuple[Graph, dict[str, str]]) -> None:
    graph, keys = made
    acts = [label for label in keys if label.startswith("Luật Viên chức")]
    assert len(acts) == 1
    assert set(keys) - set(acts) == {
        "12/KH-UBND",
        "198/QĐ-UBND",
        "142/BC-UBND",
        "20/BC-UBND",
        "7/BC-UBND",
        "63/2010/NĐ-CP",
    }
    assert len(keys) == len(graph.nodes)
    held = {node.label for node in graph.nodes if node.document.held}
    assert held == set(keys) - {"63/2010/NĐ-CP", *acts}


def test_edges_say_relation_provisions_and_places(made: tuple[Graph, dict[str, str]]) -> None:
    graph, keys = made
    (edge,) = [each for each in graph.edges if each.source == keys["198/QĐ-UBND"]]
    assert (edge.target, edge.relation) == (keys["63/2010/NĐ-CP"], Relation.LEGAL_BASIS)
    assert [(each.clause, each.article) for each in edge.provisions] == [("2", "5")]
    (place,) = edge.places
    assert (place.record.name, place.page) == ("198.txt", 1)
    assert "Nghị định số 63/2010/NĐ-CP" in place.quote


def test_around_keeps_what_is_near_and_counts_what_is_left_out(made: tuple[Graph, dict[str, str]]) -> None:
    graph, keys = made
    decree = keys["63/2010/NĐ-CP"]
    near = around(graph, [decree])
    assert {node.label for node in near.nodes} == {"63/2010/NĐ-CP", "12/KH-UBND", "198/QĐ-UBND"}
    assert near.omitted == 0
    assert {node.label for node in around(graph, [decree], depth=2).nodes} == {
        "63/2010/NĐ-CP", "12/KH-UBND", "198/QĐ-UBND", "142/BC-UBND",
    }  # fmt: skip
    few = around(graph, [decree], depth=2, most=2)
    assert few.omitted == 2
    assert {node.label for node in few.nodes} == {"63/2010/NĐ-CP", "12/KH-UBND"}
    assert all(edge.source in {node.key for node in few.nodes} for edge in few.edges)


def test_consequences_follow_bases_to_their_followers(made: tuple[Graph, dict[str, str]]) -> None:
    graph, keys = made
    found = [(each.node.label, each.effect, each.depth) for each in consequences(graph, keys["63/2010/NĐ-CP"])]
    assert found == [
        ("12/KH-UBND", Effect.REVIEW, 1), ("198/QĐ-UBND", Effect.REVIEW, 1), ("142/BC-UBND", Effect.REVIEW, 2),
    ]  # fmt: skip
    assert consequences(graph, keys["7/BC-UBND"]) == ()


def test_what_details_a_document_falls_with_it_and_takes_its_own_details_along(tmp_path: Path) -> None:
    decree = paper(
        "15/2024/QĐ-UBND", date(2024, 3, 1), "Quyết định này quy định chi tiết Nghị quyết số 08/2023/NQ-HĐND ngày 10/12/2023."
    )  # fmt: skip
    guide = paper("40/HD-UBND", date(2024, 4, 1), "Hướng dẫn thi hành Quyết định số 15/2024/QĐ-UBND ngày 01/3/2024.")
    user = paper("50/KH-UBND", date(2024, 5, 1), "Thực hiện Hướng dẫn số 40/HD-UBND ngày 01/4/2024 của UBND tỉnh.")
    corpus = corpus_of(tmp_path, {"15.txt": decree, "40.txt": guide, "50.txt": user})
    graph = citation_graph(corpus.catalogue)
    corpus.close()
    start = next(node.key for node in graph.nodes if node.label == "08/2023/NQ-HĐND")
    assert [(each.node.label, each.effect) for each in consequences(graph, start)] == [
        ("15/2024/QĐ-UBND", Effect.FALLS), ("40/HD-UBND", Effect.FALLS), ("50/KH-UBND", Effect.REVIEW),
    ]  # fmt: skip


def test_documents_that_cite_each_other_end_the_search(tmp_path: Path) -> None:
    one = paper("1/KH-UBND", date(2024, 1, 2), "Thực hiện Kế hoạch số 2/KH-UBND ngày 03/01/2024 của UBND tỉnh.")
    two = paper("2/KH-UBND", date(2024, 1, 3), "Thực hiện Kế hoạch số 1/KH-UBND ngày 02/01/2024 của UBND tỉnh.")
    corpus = corpus_of(tmp_path, {"1.txt": one, "2.txt": two})
    graph = citation_graph(corpus.catalogue)
    corpus.close()
    for node in graph.nodes:
        assert len(consequences(graph, node.key)) == 1


def test_a_timeline_goes_by_days_and_ends_with_the_undated(made: tuple[Graph, dict[str, str]]) -> None:
    graph, keys = made
    events = timeline(graph, keys["12/KH-UBND"])
    assert [(each.date, each.node.label) for each in events] == [
        ("2010-06-08", "63/2010/NĐ-CP"), ("2024-01-12", "12/KH-UBND"), ("2024-06-13", "142/BC-UBND"),
    ]  # fmt: skip
    assert events[1].edge is None
