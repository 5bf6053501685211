"""The view of a text for matching: the same length, the noise made plain; and fold, which keeps offsets too."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import compose, fold, folded_words
from patterns.view import JOINT, plain_words, view

MARKED = st.text(alphabet=st.sampled_from("ab ĂđÐСР*_#<>/|`\\\n–-/⁄1\u00a0\u200b\u0301\x1f"), max_size=60)


@given(st.one_of(st.text(), MARKED))
def test_a_view_is_as_long_as_its_text(text: str) -> None:
    assert len(view(text)) == len(text)


@given(st.one_of(st.text(), MARKED))
def test_a_view_of_a_view_is_itself_or_no_longer(text: str) -> None:
    assert len(view(view(text))) == len(text)


@given(st.text())
def test_fold_keeps_offsets(text: str) -> None:
    composed = compose(text)
    assert len(fold(composed)) == len(composed)
    assert [fold(char) for char in composed] == list(fold(composed))


def test_fold_is_the_same_for_a_letter_alone_and_beside_what_no_office_text_has() -> None:
    beside = "\U0001f4c4"  # a sign for which letters are folded one by one
    letters = [chr(code) for code in range(0x110000)]
    wrong = [f"{ord(letter):x}" for letter in letters if fold(letter) + beside != fold(letter + beside)]
    assert wrong == []


@given(st.one_of(st.text(), st.text(alphabet="aÁđ0_& /-“–é☐\U0001f4c4"), MARKED))
def test_folded_words_are_those_of_the_folded_text(text: str) -> None:
    composed = compose(text)
    assert folded_words(composed) == re.findall(r"[^\W_]+", fold(composed))


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("152/2025/TT-BTС", "152/2025/TT-BTC"),
        ("07/2025/NĐ-СР", "07/2025/NĐ-CP"),
        ("5/QÐ-UBND", "5/QĐ-UBND"),
        ("TT–BXD", "TT-BXD"),
        ("1⁄2", "1/2"),
        ("a\u00a0b", "a b"),
        ("**a** #b", "  a    b"),
        ("a|b", "a\nb"),
        ("a\fb", "a\nb"),
        ("<b>a</b>", "   a    "),
        ("a < b", "a < b"),
        ("UBND tỉnh", "UBND tỉnh"),
        ("Hải H****òa", f"Hải H{JOINT * 4}òa"),
        ("Quyết** **định", "Quyết     định"),
    ],
)
def test_noise_made_plain(text: str, seen: str) -> None:
    assert view(text) == seen


def test_a_word_with_marks_inside_is_one_word() -> None:
    assert plain_words(view("Lê  Hải\nH****òa")) == "Lê Hải Hòa"
