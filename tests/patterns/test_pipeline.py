"""The spaCy component: citations as spans on any Doc, whatever the tokenizer, the form of the text and the way the Doc went."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from datetime import date
from pathlib import Path

import pytest
import spacy
from spacy import displacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from patterns import Citation, Relation, find_citations
from patterns.pipeline import COLOURS
from tests.patterns.citing import document

TEXT = (
    "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ;\nThực hiện khoản 2 Điều 5 Kế hoạch số 12/KH-UBND;\n"
    "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 7/TTr-SNV ngày 02/02/2024."
)


def _nlp(**config: object) -> Language:
    nlp = spacy.blank("xx")
    nlp.add_pipe("kiemchung_references", config=config)
    return nlp


def _cited(doc: Doc, key: str = "citations") -> list[Citation]:
    return [span._.citation for span in doc.spans[key]]


def test_each_citation_is_a_span_with_the_citation_on_it() -> None:
    doc = _nlp()(TEXT)
    assert [(span.text, span.label_, span.id_) for span in doc.spans["citations"]] == [
        ("30/2020/NĐ-CP", "LEGAL_BASIS", "30/2020/NĐ-CP"),
        ("12/KH-UBND", "IMPLEMENTS", "12/KH-UBND"),
        ("7/TTr-SNV", "PROPOSED_BY", "7/TTr-SNV"),
    ]
    assert tuple(_cited(doc)) == find_citations(document(TEXT))
    assert doc.spans["citations"][0]._.citation.date == date(2020, 3, 5)
    assert doc.ents == ()
    assert doc[0:2]._.citation is None


def test_it_is_there_without_importing_us_and_its_colours_too() -> None:
    code = f"""
import sys, spacy
from spacy import displacy
assert "patterns" not in sys.modules
nlp = spacy.blank("xx")
nlp.add_pipe("kiemchung_references")
doc = nlp({TEXT!r})
assert [span._.citation.number.printed for span in doc.spans["citations"]][1] == "12/KH-UBND"
assert {COLOURS["IMPLEMENTS"]!r} in displacy.render(doc, style="span", options={{"spans_key": "citations"}}, jupyter=False)
"""
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")


def test_every_relation_has_a_colour_of_its_own() -> None:
    assert set(COLOURS) == {relation.name for relation in Relation}
    assert len(set(COLOURS.values())) == len(COLOURS)


def test_displacy_draws_the_spans() -> None:
    page = displacy.render(_nlp()(TEXT), style="span", options={"spans_key": "citations"}, jupyter=False)
    assert COLOURS["LEGAL_BASIS"] in page
    assert "PROPOSED_BY" in page


def test_the_spans_key_can_be_chosen_and_entities_asked_for() -> None:
    doc = _nlp(spans_key="sc", annotate_ents=True)(TEXT)
    assert "citations" not in doc.spans
    assert [(entity.text, entity.label_) for entity in doc.ents] == [
        (span.text, span.label_) for span in doc.spans["sc"]
    ]


def test_entities_that_were_there_stay_where_no_citation_is() -> None:
    nlp = spacy.blank("xx")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "ORG", "pattern": "Chính phủ"}, {"label": "NUM", "pattern": "12"}])  # type: ignore[attr-defined]
    nlp.add_pipe("kiemchung_references", config={"annotate_ents": True})
    assert [entity.label_ for entity in nlp(TEXT).ents] == ["LEGAL_BASIS", "ORG", "IMPLEMENTS", "PROPOSED_BY"]


def test_any_tokenizer_will_do() -> None:
    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"use_pyvi": False}}})
    nlp.add_pipe("kiemchung_references")
    assert tuple(_cited(nlp(TEXT))) == find_citations(document(TEXT))


def test_two_citations_in_one_token_are_two_spans() -> None:
    text = "Quyết định số 12/QĐ-UBND;13/QĐ-UBND"
    nlp = _nlp()
    words = ["Quyết", "định", "số", "12/QĐ-UBND;13/QĐ-UBND"]
    doc = nlp.get_pipe("kiemchung_references")(Doc(nlp.vocab, words, [True, True, True, False]))  # type: ignore[operator]
    assert [span.text for span in doc.spans["citations"]] == ["12/QĐ-UBND;13/QĐ-UBND"] * 2
    assert [citation.quote for citation in _cited(doc)] == ["12/QĐ-UBND", "13/QĐ-UBND"]
    assert [citation.span.of(text) for citation in _cited(doc)] == ["12/QĐ-UBND", "13/QĐ-UBND"]


@pytest.mark.parametrize(
    "text",
    [
        unicodedata.normalize("NFD", TEXT),
        TEXT.replace("12/KH", "12/\u200bKH").replace(";", ";\r\n"),
        "\ufeff" + unicodedata.normalize("NFD", TEXT) + "\r\n",
    ],
    ids=["NFD", "zero-width and CRLF", "all"],
)
def test_a_text_that_is_not_as_adapters_give_it_is_read_as_well_and_spans_stay_true(text: str) -> None:
    doc = _nlp()(text)
    assert doc.text == text
    cited = _cited(doc)
    assert [citation.number for citation in cited] == [each.number for each in find_citations(document(TEXT))]
    for span, citation in zip(doc.spans["citations"], cited, strict=True):
        assert citation.span.of(text) == citation.quote
        assert span.start_char <= citation.span.start < citation.span.end <= span.end_char
        assert citation.quote in citation.sentence.of(text)


@pytest.mark.parametrize("text", ["", " \n", "Không viện dẫn văn bản nào."])
def test_a_text_that_cites_nothing_has_an_empty_group(text: str) -> None:
    assert list(_nlp()(text).spans["citations"]) == []


def test_many_texts_and_many_processes_give_the_same() -> None:
    nlp = _nlp()
    alone = _cited(nlp(TEXT))
    for processes in (1, 2):
        docs = list(nlp.pipe([TEXT] * 6, n_process=processes, batch_size=2))
        assert [_cited(doc) for doc in docs] == [alone] * 6


def test_pipelines_and_docs_are_saved_and_loaded(tmp_path: Path) -> None:
    nlp = _nlp(spans_key="sc")
    nlp.to_disk(tmp_path / "nlp")
    loaded = spacy.load(tmp_path / "nlp")
    alone = _cited(nlp(TEXT), "sc")
    assert _cited(loaded(TEXT), "sc") == alone
    assert _cited(_nlp(spans_key="sc").from_bytes(nlp.to_bytes())(TEXT), "sc") == alone
    kept = DocBin(store_user_data=True, docs=[nlp(TEXT)]).to_bytes()
    (doc,) = DocBin().from_bytes(kept).get_docs(spacy.blank("xx").vocab)
    assert _cited(doc, "sc") == alone
    assert _cited(Doc.from_docs([doc, doc]), "sc") == alone * 2


def test_what_a_doc_keeps_of_a_citation_is_the_whole_of_it() -> None:
    text = (
        "Căn cứ điểm a khoản 1 và khoản 3 Điều 5 Luật Viên chức số 58/2010/QH12 ngày 15/11/2010;\n"
        "Quyết định số 7/2024/QĐ-UBND ngày 31/02/2023 của UBND tỉnh sửa đổi Quyết định số 12/QĐ-UBND; Luật Đất đai năm 2024."
    )
    cited = _cited(_nlp()(text))
    assert tuple(cited) == find_citations(document(text))
    assert any(citation.pinpoints for citation in cited)
    assert any(citation.flags for citation in cited)
    assert any(citation.number is None for citation in cited)
