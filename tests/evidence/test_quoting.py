"""The sentence that says what is asked for is found wherever it stands below the head, and none where nothing says enough."""

from __future__ import annotations

import pytest

from evidence.quoting import best_said
from evidence.words import plain_syllables
from extractor import fold
from extractor.syllables import is_syllable
from patterns import abbreviations

HEAD = "KẾ HOẠCH\nTuyên truyền cải cách hành chính năm 2024\n\n"
BODY = (
    "Các phòng, ban báo cáo định kỳ. Ủy ban nhân dân xã Khe Mây niêm yết công khai thủ tục hành chính tại bộ phận một cửa; "
    "mở sổ theo dõi.\n\n"
    "- Rà soát TTHC nội bộ trước ngày 15/9.\n"
    "- Số hóa hồ sơ, kết quả giải quyết.\n\n"
    "1\tKiểm tra hồ sơ đất đai\tPhòng Kinh tế\n2\tTập huấn chữ ký số\tVăn phòng\n"
)


@pytest.mark.parametrize(
    ("wanted", "quote"),
    [
        ("Niêm yết công khai thủ tục hành chính tại bộ phận một cửa", "Ủy ban nhân dân xã Khe Mây niêm yết"),
        ("niem yet cong khai TTHC", "Ủy ban nhân dân xã Khe Mây niêm yết"),
        ("Rà soát thủ tục hành chính nội bộ", "- Rà soát TTHC nội bộ"),  # only the abbreviation stands there
        ("Tập huấn chữ ký số", "2\tTập huấn chữ ký số\tVăn phòng"),
        ("Tập huấn về chữ ký số cho cán bộ", None),  # four of nine
        ("Tuyên truyền cải cách hành chính", None),  # of the head, which says what the document is, not what was done
        ("", None),
    ],
)
def test_the_sentence_that_says_it(wanted: str, quote: str | None) -> None:
    text = HEAD + BODY
    found = best_said(text, frozenset(plain_syllables(wanted)), after=len(HEAD), least=0.6)
    if quote is None:
        assert found is None
    else:
        share, span = found or pytest.fail("nothing was found")
        assert span.of(text).startswith(quote)
        assert 0.6 <= share <= 1


def test_of_two_the_one_that_says_more() -> None:
    text = "Mở lớp tập huấn chữ ký.\n\nMở lớp tập huấn chữ ký số cho công chức."
    found = best_said(text, frozenset(plain_syllables("tập huấn chữ ký số cho công chức")), after=0, least=0.5)
    assert found is not None
    assert found[0] == 1
    assert found[1].of(text).endswith("công chức.")


def test_no_abbreviation_is_a_word_when_it_is_folded() -> None:
    assert [short for short, _ in abbreviations() if is_syllable(fold(short))] == []
