"""The figures we have reached do not fall: on real documents, where they are at hand beside the checkout."""

from __future__ import annotations

import json
import tomllib
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from extractor import extract
from kiemchung.evaluate import evaluate, read_gold
from patterns import identify

SHARED = Path(__file__).resolve().parents[1].parent / "shared"
GOLD = SHARED / "gold" / "gold.jsonl"
LABELS = SHARED / "data" / "admin2025_labels.jsonl"
LANDED = tomllib.loads(Path(__file__).with_name("ratchet.toml").read_text(encoding="utf-8"))


@pytest.mark.skipif(not GOLD.is_file(), reason="the annotated documents (../shared/gold) are not here")
def test_the_figures_on_the_gold_do_not_fall() -> None:
    evaluation = evaluate(read_gold(GOLD), GOLD.parent / "texts")
    assert set(evaluation.figures) == set(LANDED["gold"])
    fallen = {name: figure for name, figure in evaluation.figures.items() if round(figure, 4) < LANDED["gold"][name]}
    assert not fallen, [(judged.file, fault) for judged in evaluation.files for fault in judged.faults]


@pytest.mark.skipif(not LABELS.is_file(), reason="the labelled documents (../shared/data/admin2025) are not here")
def test_documents_are_identified_as_often_as_before() -> None:
    right: Counter[str] = Counter()
    wrong = []
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        identity = identify(extract(LABELS.parent / "admin2025" / label["file"]))
        found = {
            "number": identity.number.printed.lstrip("0") if identity.number else None,
            "date": str(identity.date),
            "type": identity.type,
            "signer": _letters(identity.signer.name) if identity.signer else None,
        }
        listed = {**label, "number": label["number"].lstrip("0"), "signer": _letters(label["signer"])}
        right.update(name for name in found if found[name] == listed[name])
        wrong += [(label["file"], name, found[name], label[name]) for name in found if found[name] != listed[name]]
    assert all(right[name] >= count for name, count in LANDED["admin2025"].items()), (right, wrong)


def _letters(name: str) -> list[str]:
    """A name of which Hoà and Hòa are the same: where the tone mark stands is a matter of house style."""
    return sorted(unicodedata.normalize("NFD", name))
