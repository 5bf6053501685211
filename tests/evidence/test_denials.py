"""What a document says was not done: of whom, of what time; and what only sounds so."""

from __future__ import annotations

import pytest

from corpus import Record
from evidence.denials import denials_in
from patterns import Identity
from tests.corpus.making import record

RECORD: Record = record(1, Identity())


@pytest.mark.parametrize(
    ("text", "of_others"),
    [
        ("Đến nay chưa ban hành Kế hoạch kiểm tra cải cách hành chính năm 2024.", False),
        ("Năm 2024, Sở không xây dựng kế hoạch tuyên truyền.", False),
        ("1. Chưa được phê duyệt Đề án vị trí việc làm.", False),
        ("Một số địa phương chưa ban hành kế hoạch tuyên truyền.", True),
        ("Xã Suối Ngà chưa lập kế hoạch kiểm tra năm 2024.", True),
        ("Còn 03 đơn vị chưa xây dựng kế hoạch.", True),
    ],
)
def test_a_denial_is_heard_and_of_whom(text: str, *, of_others: bool) -> None:
    (denial,) = denials_in(text, RECORD)
    assert denial.of_others is of_others
    assert denial.span.of(text).strip() in text


@pytest.mark.parametrize(
    "text",
    [
        "Trường hợp chưa ban hành kế hoạch thì phải báo cáo.",
        "Nếu không thực hiện kế hoạch này sẽ bị xử lý.",
        "Phê bình các đơn vị để không xây dựng kế hoạch trái quy định.",
        "Kế hoạch đã được ban hành và triển khai.",
        "Không được ban hành văn bản trái thẩm quyền.",
    ],
)
def test_conditions_and_orders_deny_nothing(text: str) -> None:
    assert list(denials_in(text, RECORD)) == []
