"""What an audit says in words: free text stays as it is, codes become words."""

from __future__ import annotations

import pytest

from corpus import AnomalyKind, Statement
from kiemchung.cli.audited import KINDS, said
from patterns import Flag
from tests.corpus.making import record


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("điều chỉnh hệ số K=1,2 năm 2024", "điều chỉnh hệ số K=1,2 năm 2024"),
        ("point=a clause=1 article=5", "điểm a khoản 1 Điều 5"),
        ("2024-01-12", "12/01/2024"),
        ("letterhead", "Thể thức đầu văn bản ghi"),
        ("legal_basis", "căn cứ"),
    ],
)
def test_a_witness_is_told_in_words(value: str, words: str) -> None:
    assert said(Statement(value, record(), 1, "câu"), "vi") == words


def test_every_kind_has_its_words() -> None:
    assert set(KINDS) == {*(each for each in AnomalyKind if each is not AnomalyKind.FLAGGED), *Flag}
