"""Texts made to choke a grammar: each is read to its end."""

from __future__ import annotations

import random

import pytest

from tests.patterns.citing import cited, identity

SIZE = 300_000


def _random_unicode() -> str:
    chance = random.Random(20)
    ranges = [(32, 126), (0xC0, 0x1EF9), (0x300, 0x323), (0x2000, 0x206F), (32, 0xD7FF)]
    return "".join(chr(chance.randint(*chance.choice(ranges))) for _ in range(SIZE))


def _random_grammar() -> str:
    chance = random.Random(30)
    letters = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạ0123456789/-.,;:()\n  ĐNQHKT"
    return "".join(chance.choice(letters) for _ in range(SIZE))


HOSTILE = {
    "symbol without end": "1/A-A-A-A-A-",
    "articles": "Điều 1, ",
    "points": "điểm a, khoản 1 ",
    "annexes": "Phụ lục I ban hành kèm theo ",
    "of of of": "của ",
    "digits": "0123456789",
    "acts": "Luật ",
    "amending acts": "Luật sửa đổi, bổ sung một số điều của ",
    "numbers": "số ",
    "serials": "số 1, 2, 3, ",
    "brackets": "(",
    "one line": "quyếtđịnhsố",
    "citations": "12/QĐ-UBND, ",
    "amended": "12/QĐ-UBND được sửa đổi, bổ sung bởi ",
    "bodies": "12/QĐ-UBND của Trung tâm a b c d e f ",
    "ministries": "của Bộ Nội vụ, Bộ Aa, ",
    "letterheads": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 12/QĐ-UBND\n",
    "blank numbers": "Số:    /QĐ-\n\nUBND ",
    "signers": "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n",
    "posts in one row": "GIÁM ĐỐC\t",
    "blocks": "GIÁM ĐỐC\nNguyễn Văn An\n1. a\n",
    "mottos": "Độc lập - Tự do\nPHỤ LỤC a\n",
    "copies": "Số: 15/SY-VP\n",
    "titles": "QUYẾT ĐỊNH\nSố: 12/QĐ-UBND\n",
    "kept apart": "V/v a, ngày 1 tháng 1 năm 2020\n",
    "names": "GIÁM ĐỐC\nNguyễn\n",
    "subjects": "V/v a\n",
    "closings": "Trên đây là a của ",
    "dates": "ngày 1 tháng 1 năm 2020 ",
    "web": "http://a/1/QĐ-UBND/",
    "marks": "a**",
    "tags": "<a ",
    "blank lines": " \n",
    "odd line ends": "\n\x0b",
    "odd line ends before a citation": "\n\x0b" * 50_000 + "12/QĐ-UBND",
    "blanks": " ",
    "gaps": "1   /   ",
    "constitutions": "Hiến pháp nước ",
    "dots": ".",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_repeated_text_is_read_to_its_end(name: str) -> None:
    piece = HOSTILE[name]
    text = (piece * (SIZE // len(piece) + 1))[:SIZE]
    cited(text)
    identity(text)


@pytest.mark.parametrize("text", [_random_unicode(), _random_grammar()], ids=["unicode", "grammar"])
def test_a_random_text_is_read_to_its_end(text: str) -> None:
    cited(text)
    identity(text)
