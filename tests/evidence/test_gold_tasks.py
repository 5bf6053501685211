"""Tasks from a real report's headings find the documents that are their products, in the right tier, and nothing is wrongly proven."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import Corpus, files_under
from evidence import Finding, Tier, Verdict, verify
from tests.evidence.gold_tasks import TASKS, criteria

SHARED = Path(__file__).resolve().parents[3] / "shared"
FOLDERS = (SHARED / "gold" / "texts", SHARED / "data" / "admin2025")


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> list[Finding]:
    if not all(folder.is_dir() for folder in FOLDERS):
        pytest.skip("the shared folder with the real documents is not beside the checkout")
    corpus = Corpus.open(tmp_path_factory.mktemp("gold") / "kho", engine="memory")
    for _ in corpus.add_many(files_under(FOLDERS)):
        pass
    return list(verify(corpus.catalogue, criteria()))


def test_of_the_products_nine_in_ten_are_among_the_first_five(findings: list[Finding]) -> None:
    wanted = [(task, number) for task in TASKS for number in task.numbers]
    first_five = [{each.number for each in finding.evidence[:5]} for finding in findings]
    missed = [f"{task.title}: {number}" for task, number in wanted if number not in first_five[TASKS.index(task)]]
    assert len(TASKS) >= 40
    assert 1 - len(missed) / len(wanted) >= 0.9, missed


def test_every_product_found_is_in_its_own_tier(findings: list[Finding]) -> None:
    wrong = [
        (task.title, each.number, each.tier)
        for task, finding in zip(TASKS, findings, strict=True)
        for each in finding.evidence
        if each.number in task.numbers and each.tier not in (Tier.HELD if task.held else Tier.CITED, Tier.WORDS)
    ]
    assert not wrong


def test_nothing_is_proven_but_by_its_own_product(findings: list[Finding]) -> None:
    proven = (Verdict.PROVEN, Verdict.PROVEN_LATE)
    for task, finding in zip(TASKS, findings, strict=True):
        if finding.verdict in proven:
            assert task.held
            assert finding.evidence[0].number in task.numbers
        if not task.held and finding.verdict is Verdict.CITED_ONLY:
            (said,) = [dict(each.facts)["document"] for each in finding.reasons if "document" in dict(each.facts)]
            assert said in task.numbers, task.title
