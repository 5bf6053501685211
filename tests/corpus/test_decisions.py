"""What inspectors decide is kept, in order, for good."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import Catalogue, CatalogueDamaged, Decision, DecisionKind, decide, decisions_on, standing_decision

AT = "2024-12-20T08:00:00+00:00"


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    return Catalogue.open(tmp_path / "catalogue.sqlite")


def decision(kind: DecisionKind, code: str = "1.1", *, note: str = "", criteria: str = "ke-hoach") -> Decision:
    return Decision(criteria, code, "Ban hành Kế hoạch", kind, "Lò Văn An", AT, note, "proven", ("held:12/KH-UBND",))


def test_decisions_come_back_as_they_were_made_and_of_one_set_only(catalogue: Catalogue) -> None:
    made = [
        decision(DecisionKind.COMMENT, note="xem lại; 'bản gốc'"),
        decision(DecisionKind.ACCEPT),
        decision(DecisionKind.REOPEN, "2"),
    ]
    for each in made:
        decide(catalogue.database, each)
    decide(catalogue.database, decision(DecisionKind.REJECT, criteria="khac"))
    assert decisions_on(catalogue.database, "ke-hoach") == tuple(made)


@pytest.mark.parametrize("order", ["UPDATE decision SET note = 'khác'", "DELETE FROM decision"])
def test_the_log_only_grows(catalogue: Catalogue, order: str) -> None:
    decide(catalogue.database, decision(DecisionKind.ACCEPT))
    with pytest.raises(CatalogueDamaged, match="the log only grows"), catalogue.database.transaction() as connection:
        connection.execute(order)
    assert len(decisions_on(catalogue.database, "ke-hoach")) == 1


@pytest.mark.parametrize(
    ("kinds", "holds"),
    [
        ((), None),
        ((DecisionKind.COMMENT, DecisionKind.ADD_EVIDENCE), None),
        ((DecisionKind.ACCEPT, DecisionKind.COMMENT), DecisionKind.ACCEPT),
        ((DecisionKind.ACCEPT, DecisionKind.REJECT), DecisionKind.REJECT),
        ((DecisionKind.REJECT, DecisionKind.REOPEN), None),
        ((DecisionKind.REJECT, DecisionKind.REOPEN, DecisionKind.ACCEPT), DecisionKind.ACCEPT),
    ],
)
def test_the_last_word_holds_unless_reopened(kinds: tuple[DecisionKind, ...], holds: DecisionKind | None) -> None:
    standing = standing_decision(decision(kind) for kind in kinds)
    assert (standing.kind if standing else None) == holds
