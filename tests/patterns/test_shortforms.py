"""Short forms: for each kind what it means in its document, and what is none."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from patterns.aliases import Definition, find_definitions
from patterns.citation import Citation, Pinpoint
from patterns.referents import ShortForm, ShortFormKind
from patterns.shortforms import find_short_forms
from tests.patterns.citing import cited, document

K = ShortFormKind
DECREE = "Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ"


def short_forms(text: str) -> tuple[ShortForm, ...]:
    """The short forms in `text`; each one's span must be its quote and meet neither another nor a citation's."""
    citations = cited(text)
    found = find_short_forms(document(text), citations)
    taken = sorted([*(form.span for form in found), *(citation.span for citation in citations)])
    assert all(one.end <= other.start for one, other in pairwise(taken))
    assert list(found) == sorted(found, key=lambda form: form.span)
    assert all(form.span.of(text) == form.quote for form in found)
    return found


def definitions(text: str) -> tuple[Definition, ...]:
    return find_definitions(document(text), cited(text))


def _names(candidates: tuple[Citation, ...]) -> list[str]:
    return [one.number.printed if one.number else one.name or "" for one in candidates]


def _of_kind(text: str, *kinds: ShortFormKind) -> list[tuple[str, list[str]]]:
    return [(form.quote, _names(form.candidates)) for form in short_forms(text) if form.kind in kinds]


OWN = "QUYẾT ĐỊNH\nVề việc ban hành Quy chế làm việc\n\n"
SELF: list[tuple[str, str | None, tuple[Pinpoint, ...]]] = [
    ("Quyết định này có hiệu lực kể từ ngày ký.", "Quyết định", ()),
    ("ban hành kèm theo Quyết định này Quy chế làm việc", "Quyết định", ()),
    ("theo Điều 5 Quyết định này", "Quyết định", (Pinpoint(article="5"),)),
    ("theo điểm a khoản 2 Điều 5 của Quyết định này", "Quyết định", (Pinpoint(article="5", clause="2", point="a"),)),
    ("tại Phụ lục I ban hành kèm theo Quyết định này", "Quyết định", (Pinpoint(annex="I"),)),
    ("tại Điều 5 và Điều 7 Quyết định này", "Quyết định", (Pinpoint(article="5"), Pinpoint(article="7"))),
    ("bãi bỏ Điều 3 Quyết định số 12/QĐ-UBND kể từ ngày Quyết\nđịnh này có hiệu lực", "Quyết định", ()),
    ("quy định tại Điều này", None, ()),
    ("quy định tại khoản 2 Điều này", None, (Pinpoint(clause="2"),)),
    ("các khoản 1, 2 và 3 Điều này", None, (Pinpoint(clause="1"), Pinpoint(clause="2"), Pinpoint(clause="3"))),
    ("quy định tại điểm b khoản này", None, (Pinpoint(point="b"),)),
    ("quy định tại khoản này", None, ()),
    ("quy định tại điểm a.2 khoản này", None, ()),
    ("quy định tại điểm này", None, ()),
    ("Các hành vi quy định tại Chương này", None, ()),
    ("theo hướng dẫn tại Phụ lục này", None, ()),
    ("khoản 2 điều này", None, (Pinpoint(clause="2"),)),
    ("Điều này quy định về thời hạn.", None, ()),
]


@pytest.mark.parametrize(("text", "type_name", "pinpoints"), SELF)
def test_a_self_reference(text: str, type_name: str | None, pinpoints: tuple[Pinpoint, ...]) -> None:
    (form,) = short_forms(OWN + text)
    assert (form.kind, form.type, form.pinpoints) == (K.SELF, type_name, pinpoints)
    assert form.candidates == ()
    assert form.resolved is None


@pytest.mark.parametrize(
    "name",
    [
        "Luật",
        "Bộ luật",
        "Pháp lệnh",
        "Nghị định",
        "Nghị quyết",
        "Thông tư",
        "Thông tư liên tịch",
        "Chỉ thị",
        "Kế hoạch",
    ],
)
def test_each_type_speaks_of_itself(name: str) -> None:
    (form,) = short_forms(f"{name.upper()}\nVề công tác lưu trữ\n\nĐiều 1. {name} này quy định về lưu trữ.")
    assert (form.kind, form.type, form.quote) == (K.SELF, name, f"{name} này")


def test_what_is_issued_with_a_document_is_part_of_it() -> None:
    text = (
        OWN + "Điều 1. Ban hành kèm theo Quyết định này Quy chế.\n\nQUY CHẾ\nLàm việc\n\nĐiều 1. Quy chế này quy định."
    )
    assert [form.quote for form in short_forms(text)] == ["Quyết định này", "Quy chế này"]


def test_a_letter_speaks_of_itself() -> None:
    text = "Kính gửi: Sở Nội vụ\n\nThực hiện Công văn số 12/SNV-VP, đề nghị thực hiện Công văn này."
    assert _of_kind(text, K.SELF) == [("Công văn này", [])]


@pytest.mark.parametrize(
    "text",
    [
        "Điều này cho thấy công tác lưu trữ được quan tâm.",
        "tại thời điểm này",
        "số dư tài khoản này",
        "các khoản này",
        "danh mục này và thành phần này",
        "quy định của pháp luật này",
        "người nhận quyết định này",
        "Quy định này không áp dụng đối với trẻ em.",
        "các quyết định này",
        "Tổ công tác này",
    ],
)
def test_no_self_reference(text: str) -> None:
    assert short_forms(OWN + text) == ()


BACK: list[tuple[str, str, list[str]]] = [
    ("Thực hiện Kế hoạch số 12/KH-UBND, Sở báo cáo theo Kế hoạch nêu trên.", "Kế hoạch nêu trên", ["12/KH-UBND"]),
    ("Thực hiện Kế hoạch số 12/KH-UBND. Sở đề nghị thực hiện Kế hoạch nói trên.", "Kế hoạch nói trên", ["12/KH-UBND"]),
    (f"Căn cứ {DECREE}; nội dung tại Nghị định trên.", "Nghị định trên", ["63/2010/NĐ-CP"]),
    (f"Căn cứ {DECREE}; nội dung tại nghị định nêu trên.", "nghị định nêu trên", ["63/2010/NĐ-CP"]),
    (
        "Theo Quyết định số 5/QĐ-TTg, nội dung Quyết định của Thủ tướng Chính phủ nêu trên.",
        "Quyết định của Thủ tướng Chính phủ nêu trên",
        ["5/QĐ-TTg"],
    ),
    # two of the type in the sentence
    (
        "Theo Kế hoạch số 12/KH-UBND và Kế hoạch số 13/KH-UBND. Nội dung Kế hoạch nêu trên.",
        "Kế hoạch nêu trên",
        ["12/KH-UBND", "13/KH-UBND"],
    ),
    # the nearer sentence names one
    (
        "Theo Kế hoạch số 12/KH-UBND. Sau đó có Kế hoạch số 13/KH-UBND. Nội dung Kế hoạch nêu trên.",
        "Kế hoạch nêu trên",
        ["13/KH-UBND"],
    ),
    # another plan, without a number, stands nearer
    ("Theo Kế hoạch số 12/KH-UBND, Sở lập Kế hoạch chi tiết; nội dung Kế hoạch nêu trên.", "Kế hoạch nêu trên", []),
    ("Nội dung Quyết định nêu trên.", "Quyết định nêu trên", []),
    ("Theo Kế hoạch số 12/KH-UBND, các Kế hoạch nêu trên.", "Kế hoạch nêu trên", []),
    ("Theo Kế hoạch số 12/KH-UBND, 02 Kế hoạch nêu trên.", "Kế hoạch nêu trên", []),
    # a short form read before
    ("Theo Thông tư số 25, nội dung Thông tư nói trên.", "Thông tư nói trên", []),
    (
        "Thông tư số 25/2020/TT-BNV. " * 2
        + "Thông tư số 26/2020/TT-BNV. Theo Thông tư 25, nội dung Thông tư nói trên.",
        "Thông tư nói trên",
        ["25/2020/TT-BNV"],
    ),
]


@pytest.mark.parametrize(("text", "quote", "candidates"), BACK)
def test_what_points_back(text: str, quote: str, candidates: list[str]) -> None:
    assert _of_kind(text, K.BACK) == [(quote, candidates)]


@pytest.mark.parametrize(
    "text",
    [
        "Theo Kế hoạch số 12/KH-UBND, triển khai Kế hoạch trên địa bàn tỉnh.",
        "Theo Quyết định số 12/QĐ-UBND, ban hành Quyết định trên cơ sở đề nghị.",
        "Theo Luật Lưu trữ số 33/2024/QH15, quy định của pháp luật nêu trên.",
        "Theo Kế hoạch số 12/KH-UBND, gửi văn bản nêu trên.",
        f"Căn cứ {DECREE} nêu trên.",
        "thời hạn ghi trên giấy phép",
    ],
)
def test_nothing_points_back(text: str) -> None:
    assert _of_kind(text, K.BACK) == []


LETTER = "Kính gửi: Sở Nội vụ\n\n"


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("Tại Điều 5 Luật Lưu trữ số 33/2024/QH15 quy định kể từ ngày Luật này có hiệu lực.", ["33/2024/QH15"]),
        (
            "Tại Luật Lưu trữ số 33/2024/QH15 quy định: “Hồ sơ lập theo Luật Viên chức số 58/2010/QH12 trước ngày"
            " Luật này có hiệu lực”.",
            ["33/2024/QH15"],
        ),
        ("Kể từ ngày Luật này có hiệu lực.", []),
    ],
)
def test_a_letter_speaks_of_the_act_it_cites(text: str, candidates: list[str]) -> None:
    assert _of_kind(LETTER + text, K.BACK, K.SELF) == [("Luật này", candidates)]
    assert [form.kind for form in short_forms(LETTER + text)] == [K.BACK]


SHORT: list[tuple[str, str, list[str]]] = [
    ("theo NĐ 63", "NĐ 63", ["63/2010/NĐ-CP"]),
    ("theo NĐ số 63/2010", "NĐ số 63/2010", ["63/2010/NĐ-CP"]),
    ("theo QĐ 468", "QĐ 468", []),
    ("theo TT 15/2021", "TT 15/2021", []),
    ("theo Nghị định 63", "Nghị định 63", ["63/2010/NĐ-CP"]),
    ("theo Nghị định số 63", "Nghị định số 63", ["63/2010/NĐ-CP"]),
    ("theo nghị định số 63", "nghị định số 63", ["63/2010/NĐ-CP"]),
    ("theo Nghị định số\n063", "Nghị định số\n063", ["63/2010/NĐ-CP"]),
    ("theo Nghị định 63/2010", "Nghị định 63/2010", ["63/2010/NĐ-CP"]),
    ("theo Nghị định 63 ngày 08/6/2010 của Chính phủ", "Nghị định 63", ["63/2010/NĐ-CP"]),
    ("theo Nghị định 63 năm 2010", "Nghị định 63", ["63/2010/NĐ-CP"]),
    # what the text says besides speaks of another document
    ("theo Nghị định 63/2014", "Nghị định 63/2014", []),
    ("theo Nghị định 63 năm 2014", "Nghị định 63", []),
    ("theo Nghị định 63 ngày 26/6/2014", "Nghị định 63", []),
    ("theo Nghị quyết số 63", "Nghị quyết số 63", []),
    ("theo Nghị định số 64", "Nghị định số 64", []),
]


@pytest.mark.parametrize(("text", "quote", "candidates"), SHORT)
def test_a_type_and_a_serial(text: str, quote: str, candidates: list[str]) -> None:
    assert _of_kind(f"Căn cứ {DECREE}.\n\n{text}", K.SHORT) == [(quote, candidates)]


def test_a_short_form_keeps_its_provisions() -> None:
    form = short_forms(f"Căn cứ {DECREE}. Theo khoản 1 Điều 5 Nghị định 63.")[0]
    assert (form.kind, form.type, form.serial) == (K.SHORT, "Nghị định", "63")
    assert form.pinpoints == (Pinpoint(article="5", clause="1"),)
    assert form.resolved is not None
    assert form.resolved.date is not None


def test_two_documents_with_one_serial_stay_two() -> None:
    text = "Nghị định số 63/2010/NĐ-CP; Nghị định số 63/2014/NĐ-CP. Theo Nghị định 63; theo Nghị định 63/2014."
    assert _of_kind(text, K.SHORT) == [
        ("Nghị định 63", ["63/2010/NĐ-CP", "63/2014/NĐ-CP"]),
        ("Nghị định 63/2014", ["63/2014/NĐ-CP"]),
    ]


def test_one_number_with_two_dates_is_two_documents() -> None:
    text = "Quyết định số 12/QĐ-UBND ngày 05/01/2024; Quyết định số 12/QĐ-UBND ngày 07/01/2025. Theo Quyết định 12."
    assert _of_kind(text, K.SHORT) == [("Quyết định 12", ["12/QĐ-UBND", "12/QĐ-UBND"])]


def test_the_date_may_come_with_the_second_mention() -> None:
    text = "Quyết định số 12/QĐ-UBND; Quyết định số 12/QĐ-UBND ngày 05/01/2024; theo Quyết định 12."
    assert _of_kind(text, K.SHORT) == [("Quyết định 12", ["12/QĐ-UBND"])]
    text = text.replace("theo", "Quyết định số 12/QĐ-UBND ngày 07/01/2025; theo")
    assert _of_kind(text, K.SHORT) == [("Quyết định 12", ["12/QĐ-UBND", "12/QĐ-UBND"])]


def test_the_body_named_decides() -> None:
    text = "Quyết định số 12/QĐ-UBND; theo Quyết định số 12 của Bộ Nội vụ; theo Quyết định số 12 của UBND tỉnh."
    assert _of_kind(text, K.SHORT) == [("Quyết định số 12", []), ("Quyết định số 12", ["12/QĐ-UBND"])]


def test_a_short_form_before_the_full_number_is_not_resolved() -> None:
    assert _of_kind(f"Theo Nghị định 63; căn cứ {DECREE}.", K.SHORT) == [("Nghị định 63", [])]


def test_serials_go_on_a_list_as_long_as_they_are_cited() -> None:
    text = f"{DECREE}; Nghị định số 48/2013/NĐ-CP. Theo Nghị định 63 và 48, 92 thủ tục được sửa; các Nghị định số 63, số 48."
    assert _of_kind(text, K.SHORT) == [
        ("Nghị định 63", ["63/2010/NĐ-CP"]),
        ("48", ["48/2013/NĐ-CP"]),
        ("Nghị định số 63", ["63/2010/NĐ-CP"]),
        ("48", ["48/2013/NĐ-CP"]),
    ]
    assert _of_kind(f"{DECREE}; Nghị định số 48/2013/NĐ-CP. Nghị định 63 và 48 người", K.SHORT)[1:] == []


@pytest.mark.parametrize(
    "form",
    [
        "Nghị quyết Trung ương 6, 7 khóa XII",
        "Nghị quyết Trung ương 4 (khóa XI, XII)",
        "Nghị quyết Hội nghị Trung ương 8, khoá XI",
        "NQ hội nghị Trung ương 4 (khóa XI)",
        "Nghị quyết Trung ương 5",
    ],
)
def test_a_resolution_by_the_session_that_passed_it(form: str) -> None:
    text = f"Nghị quyết số 06-NQ/TW. Thực hiện {form} về xây dựng Đảng"
    assert _of_kind(text, K.SHORT) == [(form, [])]


def test_a_scheme_is_cited_by_the_decision_that_issues_it() -> None:
    text = (
        "Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ phê duyệt Đề án phát triển dữ liệu. Đề án 06."
    )
    assert _of_kind(text, K.SHORT) == [("Đề án 06", ["06/QĐ-TTg"])]


@pytest.mark.parametrize(
    "text",
    [
        f"theo {DECREE}",
        "theo Nghị định 63/2010/NĐ-CP",
        "Kế hoạch 05 năm",
        "Kế hoạch 2024",
        "Báo cáo\n50",
        "văn bản\n\n1. Nội dung",
        "theo quy định của pháp luật 15 ngày",
        "tại Mẫu quyết định số 02",
        "Quyết định số 4: ......",
        "Quyết định 2 của hội nghị",
        "phương án 1",
        "cột TT 15",
        "hạng mục KH 12",
        "số CMND QĐ 1",
    ],
)
def test_no_type_and_serial(text: str) -> None:
    assert _of_kind(text, K.SHORT) == []


def test_a_body_called_by_its_decision() -> None:
    text = "Quyết định số 1169/QĐ-UBND ngày 05/3/2022 về việc thành lập Tổ công tác. Kế hoạch của Tổ công tác 1169."
    (form,) = short_forms(text)
    assert (form.kind, form.quote, form.serial) == (K.ALIAS, "Tổ công tác 1169", "1169")
    assert _names(form.candidates) == ["1169/QĐ-UBND"]


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch của Tổ công tác 1169.",
        "Quyết định số 35/QĐ-UBND về việc giao dự toán. Tổ công tác 35.",
        "Quyết định số 1169/QĐ-UBND. Tổ công tác 1169 người.",
    ],
)
def test_a_body_that_no_decision_tells(text: str) -> None:
    assert _of_kind(text, K.ALIAS) == []


DEFINED: list[tuple[str, str, K, str | None, list[str]]] = [
    (f"{DECREE} (sau đây gọi tắt là Nghị định 63)", "Nghị định 63", K.ALIAS, None, ["63/2010/NĐ-CP"]),
    (f"{DECREE} (sau đây gọi là “Nghị định”)", "Nghị định", K.ALIAS, None, ["63/2010/NĐ-CP"]),
    (f"{DECREE} về kiểm soát thủ tục (gọi tắt là: Nghị định 63)", "Nghị định 63", K.ALIAS, None, ["63/2010/NĐ-CP"]),
    ("Luật Cán bộ, công chức số 80/2025/QH15 (sau đây gọi là Luật CBCC)", "Luật CBCC", K.ALIAS, None, ["80/2025/QH15"]),
    (
        "Luật Lưu trữ số 33/2024/QH15 được sửa đổi, bổ sung bởi Luật số 90/2025/QH15 (sau đây gọi là Luật Lưu trữ)",
        "Luật Lưu trữ",
        K.ALIAS,
        None,
        ["33/2024/QH15"],
    ),
    (
        "Luật Lưu trữ số 33/2024/QH15 được sửa đổi, bổ sung bởi Luật số 90/2025/QH15 (sau đây gọi chung là Luật)",
        "Luật",
        K.ALIAS,
        None,
        ["33/2024/QH15", "90/2025/QH15"],
    ),
    (
        "Theo Kế hoạch số 12/KH-UBND, Sở lập Kế hoạch chi tiết năm 2024 (sau đây gọi là Kế hoạch)",
        "Kế hoạch",
        K.ALIAS,
        None,  # the text does not show which of the two plans it begins with
        [],
    ),
    (
        "công tác cải cách hành chính (sau đây viết tắt là CCHC)",
        "CCHC",
        K.ABBREVIATION,
        "cải cách hành chính",
        [],
    ),
    ("cải cách hành chính (CCHC)", "CCHC", K.ABBREVIATION, "cải cách hành chính", []),
    ("cải cách hành chính nhà nước (viết tắt: CCHC)", "CCHC", K.ABBREVIATION, "cải cách hành chính nhà nước", []),
    ("Khoa học và Công nghệ (KH&CN)", "KH&CN", K.ABBREVIATION, "Khoa học và Công nghệ", []),
    ("Ủy ban nhân dân (UBND)", "UBND", K.ABBREVIATION, "Ủy ban nhân dân", []),
    ("công ước quốc tế (sau đây gọi là CITES)", "CITES", K.ABBREVIATION, None, []),
    ("xã, phường, đặc khu (sau đây gọi chung là cấp xã)", "cấp xã", K.ALIAS, None, []),
    (
        "Ngân hàng Nhà nước Việt Nam (sau đây gọi là Ngân hàng Nhà nước)",
        "Ngân hàng Nhà nước",
        K.ALIAS,
        "Ngân hàng Nhà nước Việt Nam",
        [],
    ),
    (
        "Giấy phép thành lập, Giấy phép hoạt động (sau đây gọi là Giấy phép)",
        "Giấy phép",
        K.ALIAS,
        None,
        [],
    ),
]


@pytest.mark.parametrize(("text", "short", "kind", "full", "candidates"), DEFINED)
def test_a_definition(text: str, short: str, kind: K, full: str | None, candidates: list[str]) -> None:
    (found,) = definitions(text + ".")
    assert (found.short, found.kind, found.full, _names(found.candidates)) == (short, kind, full, candidates)
    assert found.span.of(text).startswith("(")
    assert found.span.of(text).endswith(")")


@pytest.mark.parametrize(
    "text",
    [
        "thủ tục hành chính (CCHC)",
        "Chỉ thị số 05-CT/TU (nay là Chỉ thị số 18-CT/TU)",
        "Tên viết tắt: ........",
        "(gọi là .......)",
        "(gọi là                )",
        "(gọi là “”)",
        "phường Tân An (Bà)",
        "mục (II)",
    ],
)
def test_no_definition(text: str) -> None:
    assert definitions(text) == ()


def test_the_uses_of_a_name() -> None:
    text = f"Căn cứ {DECREE} (sau đây gọi tắt là Nghị định 63). Theo Điều 5 Nghị định 63; Nghị định 63/2014/NĐ-CP."
    (form,) = short_forms(text)
    assert (form.kind, form.quote, form.type, form.serial) == (K.ALIAS, "Nghị định 63", "Nghị định", "63")
    assert form.pinpoints == (Pinpoint(article="5"),)
    assert form.resolved is not None


def test_the_uses_of_an_abbreviation() -> None:
    text = "CCHC. Cải cách hành chính (CCHC): công tác CCHC, SNV-CCHC, CCHCX, số 5/KH-CCHC, CCHC+ và CCHC."
    assert [(form.kind, form.expansion, form.span.start) for form in short_forms(text)] == [
        (K.ABBREVIATION, "Cải cách hành chính", text.index("tác CCHC") + 4),
        (K.ABBREVIATION, "Cải cách hành chính", text.rindex("CCHC")),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Luật Lưu trữ số 33/2024/QH15 (sau đây gọi là Luật). Theo Luật Đất đai; Bộ Luật có; pháp luật và dự thảo Luật có.",
        "Luật Di sản số 45/2024/QH15 (sau đây gọi là Luật Di sản văn hóa). Theo Luật Di sản văn hóa số 28/2001/QH10.",
        "Phê duyệt Chương trình số hóa (sau đây gọi là Chương trình). Theo Chương trình phục hồi.",
        "Các hộ kinh doanh (sau đây gọi là doanh nghiệp). Mỗi doanh nghiệp.",
    ],
)
def test_no_use_of_a_name(text: str) -> None:
    assert _of_kind(text, K.ALIAS) == []


def test_a_name_defined_twice_means_both() -> None:
    text = (
        "Luật Lưu trữ số 33/2024/QH15 (sau đây gọi là Luật). Theo Luật. "
        "Luật Viên chức số 58/2010/QH12 (sau đây gọi là Luật). Theo Luật."
    )
    assert _of_kind(text, K.ALIAS) == [("Luật", ["33/2024/QH15"]), ("Luật", ["33/2024/QH15", "58/2010/QH12"])]


WORDS = """Quyết định này khoản 2 Điều này nêu trên Nghị định 63 số Kế hoạch 12/KH-UBND 63/2010/NĐ-CP Luật này Lưu trữ
(sau đây gọi tắt là (CCHC) cải cách hành chính CCHC ) “ ” . ; : 1169 Tổ công tác QUYẾT ĐỊNH **"""
PIECES = st.sampled_from([*WORDS.split(), "\n", "\n\n", "\x1f"])


@settings(max_examples=300)
@given(st.one_of(st.text(), st.lists(PIECES, max_size=60).map(" ".join), st.lists(PIECES, max_size=60).map("".join)))
def test_any_text_is_read(text: str) -> None:
    for form in short_forms(text):
        assert form.kind is not K.SELF or not form.candidates
        assert all(candidate.span.start < form.span.start for candidate in form.candidates)
    for found in definitions(text):
        assert found.span.end <= len(text)


@given(serial=st.integers(1, 9999), year=st.integers(1990, 2030), other=st.integers(1, 9999))
def test_a_serial_finds_its_document_among_others(serial: int, year: int, other: int) -> None:
    text = f"Nghị định số {serial}/{year}/NĐ-CP và Thông tư số {serial}/{year}/TT-BNV. " * 2
    text += f"Quyết định số {other}/QĐ-TTg. Theo Nghị định số {serial:02d}."
    assert _of_kind(text, K.SHORT) == [(f"Nghị định số {serial:02d}", [f"{serial}/{year}/NĐ-CP"])]


HOSTILE = {
    "self": "Quyết định này ",
    "points of this article": "điểm a, b khoản 1, 2 và Điều này ",
    "quotes": "“Luật này ",
    "back": "12/KH-UBND Kế hoạch nêu trên ",
    "back of bodies": "của A a a a a nêu trên ",
    "above": "a trên ",
    "serials": "Nghị định 63 ",
    "bodies": "Quyết định số 1169/QĐ-UBND Tổ công tác 1169 ",
    "open definitions": "(sau đây gọi là A",
    "definitions": "(sau đây gọi là Luật A B) ",
    "initials": "(CCHC)",
    "headings": "THÔNG\n",
    "other headings": "\nQUYẾT ĐỊNH Luật này",
    "blanks": "\n \n",
    "dates": "12/QĐ-UBND ngày 01/02/2003, ",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_repeated_text_is_read_to_its_end(name: str) -> None:
    piece = HOSTILE[name]
    short_forms((piece * (300_000 // len(piece) + 1))[:300_000])


def test_many_names_are_read_to_their_end() -> None:
    chance = random.Random(40)
    names = [f"Abc{chance.randrange(10**6)}" for _ in range(8_000)]
    found = definitions(" ".join(f"một (sau đây gọi là {name}) hai" for name in names))
    assert [definition.short for definition in found] == names
