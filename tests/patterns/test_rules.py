"""The examples that stand with each rule are its tests."""

from __future__ import annotations

import pytest

from extractor import Document
from patterns import Kind, find_citations
from patterns.rules import RULES

EXAMPLES = [(rule.name, text, number) for rule in RULES for text, number in rule.examples]
COUNTEREXAMPLES = [(rule.name, text) for rule in RULES for text in rule.counterexamples]


@pytest.mark.parametrize(("rule", "text", "number"), EXAMPLES)
def test_an_example_is_found_by_its_own_rule(rule: str, text: str, number: str) -> None:
    found = find_citations(Document("example", "text", f"Thực hiện {text}; các đơn vị báo cáo.", ()))
    assert [(each.rule, each.number.printed) for each in found if each.number] == [(rule, number)]


@pytest.mark.parametrize(("rule", "text"), COUNTEREXAMPLES)
def test_a_counterexample_is_found_by_none(rule: str, text: str) -> None:
    found = find_citations(Document("example", "text", f"Thực hiện {text}; các đơn vị báo cáo.", ()))
    assert [each.quote for each in found if each.kind is not Kind.STANDARD] == []
