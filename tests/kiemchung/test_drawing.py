"""Graphs and timelines as files and pictures: well-formed, complete, and nothing of a text in them is markup."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from corpus import around, citation_graph
from kiemchung.drawing import by_distance, by_year, graph_page, graph_svg
from kiemchung.drawing.layout import HEIGHT, WIDTH
from tests.corpus.making import corpus_of, paper, write
from tests.kiemchung.calling import TEXTS, refused, run, values

SVG = "{http://www.w3.org/2000/svg}"
GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
EVIL = "<script>alert(1)</script>&\"'\x1b[31m\u202e"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("ve")
    assert run("add", *write(base / "tep", TEXTS), "--corpus", base / "kho").exit_code == 0
    return base / "kho"


def test_a_picture_has_a_box_for_each_document_and_a_line_for_each_citation(folder: Path) -> None:
    graph = values("graph", "12/KH-UBND", "--corpus", folder)
    picture = Xml.fromstring(run("graph", "12/KH-UBND", "--corpus", folder).stdout)
    assert len(picture.findall(f".//{SVG}g")) == len(graph["nodes"]) == 3
    assert len([path for path in picture.iter(f"{SVG}path") if path.get("data-edge")]) == len(graph["edges"]) == 2
    assert "12/KH-UBND" in "".join(picture.itertext())


def test_the_forms_for_other_programs_hold_the_same_graph(folder: Path) -> None:
    graph = values("graph", "--corpus", folder)
    tree = Xml.fromstring(run("graph", "--format", "graphml", "--corpus", folder).stdout)
    assert len(tree.findall(f".//{GRAPHML}node")) == len(graph["nodes"])
    ends = {(each.get("source"), each.get("target")) for each in tree.findall(f".//{GRAPHML}edge")}
    assert ends == {(each["source"], each["target"]) for each in graph["edges"]}
    dot = run("graph", "--format", "dot", "--corpus", folder).stdout
    assert dot.count(" -> ") == len(graph["edges"])
    (place,) = next(each for each in graph["edges"] if each["relation"] == "legal_basis")["places"]
    assert (place["document"], place["page"]) == ("142-BC.txt", 1)


def test_output_goes_to_a_file_whole(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "so-do.html"
    assert run("graph", "142/BC-UBND", "--format", "html", "-o", target, "--corpus", folder).stdout == ""
    assert "142/BC-UBND" in target.read_text(encoding="utf-8")
    assert [each.name for each in tmp_path.iterdir()] == ["so-do.html"]
    refused(run("graph", "-o", tmp_path / "khong-co" / "x.svg", "--corpus", folder), 5, "x.svg")


def test_what_is_left_out_is_said(folder: Path) -> None:
    result = run("graph", "142/BC-UBND", "--most", 2, "--corpus", folder)
    assert "--most" in result.stderr
    assert len(Xml.fromstring(result.stdout).findall(f".//{SVG}g")) == 2


@pytest.mark.parametrize("command", ["graph", "timeline", "impact"])
def test_what_is_not_known_is_exit_2(folder: Path, command: str) -> None:
    refused(run(command, "999/QĐ-UBND", "--corpus", folder), 2, "999/QĐ-UBND")


def test_timeline_and_impact_in_both_languages(folder: Path) -> None:
    lines = run("timeline", "12/KH-UBND", "--corpus", folder).stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["15/07/2021", "12/01/2024", "13/06/2024"]
    assert "viện dẫn văn bản này: thực hiện" in lines[2]
    assert "cites this document: implements" in run("timeline", "12/KH-UBND", "--lang", "en", "--corpus", folder).stdout
    (hangs,) = values("impact", "12/KH-UBND", "--corpus", folder)
    assert (hangs["number"], hangs["effect"], hangs["relation"]) == ("142/BC-UBND", "review", "implements")
    assert "Phải rà soát (1)" in run("impact", "12/KH-UBND", "--corpus", folder).stdout
    assert "142/BC-UBND" in run("impact", "142/BC-UBND", "--corpus", folder).stdout
    picture = Xml.fromstring(run("timeline", "12/KH-UBND", "--format", "svg", "--corpus", folder).stdout)
    assert "13/06/2024" in "".join(picture.itertext())


def test_nothing_of_a_text_becomes_markup(tmp_path: Path) -> None:
    text = paper(
        "5/KH-UBND",
        date(2024, 1, 2),
        f"Thực hiện Kế hoạch số 6/KH-UBND ngày 01/01/2024 của UBND tỉnh về {EVIL}.",
        subject=EVIL,
    )
    corpus = corpus_of(tmp_path, {"x.txt": text})
    graph = citation_graph(corpus.catalogue)
    corpus.close()
    picture = graph_svg(graph, by_year(graph), "vi")
    Xml.fromstring(picture)
    page = graph_page(graph, by_year(graph), "vi", title=EVIL)
    for shown in (picture, page):
        assert "<script>alert" not in shown
        assert "\x1b" not in shown and "\u202e" not in shown
    data = re.search(r'<script type="application/json" id="said">(.*?)</script>', page, re.DOTALL)
    assert data and "alert(1)" in json.loads(data[1])["nodes"][graph.nodes[0].key]["lines"][1]


def test_the_legend_is_whole_however_narrow_the_picture(folder: Path) -> None:
    for asked in (("12/KH-UBND",), ()):
        picture = Xml.fromstring(run("graph", *asked, "--corpus", folder).stdout)
        width, height = map(float, picture.attrib["viewBox"].split()[2:])
        legend = picture.findall(f"{SVG}text")[-5:]
        assert [each.text for each in legend][0::4] == ["căn cứ", "dẫn chiếu"]
        for each in legend:
            assert float(each.attrib["x"]) + 7 * len(each.text or "") <= width
            assert float(each.attrib["y"]) < height


def test_boxes_never_cover_each_other(tmp_path: Path) -> None:
    bodies = {
        f"{n}.txt": paper(
            f"{n}/KH-UBND", date(2020 + n % 5, 1, 2), f"Thực hiện Kế hoạch số {n // 2}/KH-UBND ngày 02/01/2019."
        )
        for n in range(1, 60)
    }
    corpus = corpus_of(tmp_path, bodies)
    graph = citation_graph(corpus.catalogue)
    corpus.close()
    centre = graph.nodes[0].key
    for plan, shown in (
        (by_year(graph), graph),
        (by_distance(near := around(graph, [centre], depth=3), [centre]), near),
    ):
        places = [plan.places[node.key] for node in shown.nodes]
        for at, one in enumerate(places):
            assert 0 <= one.x <= plan.width - WIDTH and 0 <= one.y <= plan.height - HEIGHT
            for other in places[at + 1 :]:
                assert abs(one.x - other.x) >= WIDTH or abs(one.y - other.y) >= HEIGHT
