"""What an edXML package states of a document is a witness: it fills no blank, and what it says otherwise is doubtful."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from extractor import Document, Stated
from patterns import Doubt, Identity, Source, contradicts, doubts_of_itself, identify, packaged
from tests.corpus.making import paper

SIGNED = "\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n\n\nNguyễn Văn An\n"
PLAN = paper("12/KH-UBND", date(2024, 1, 12), "Các cơ quan chịu trách nhiệm thi hành." + SIGNED)
SAID = Stated(
    "12", "KH-UBND", "2024/01/12", "UBND tỉnh Vân Lĩnh", "Kế hoạch", "Công tác cải cách hành chính", "Nguyễn Văn An"
)


def identity(stated: Stated | None, text: str = PLAN) -> Identity:
    return identify(Document("a.txt", "text", text, (), stated=stated))


def doubts(**otherwise: str) -> dict[str, tuple[Doubt, ...]]:
    return doubts_of_itself(identity(replace(SAID, **otherwise)))


def test_a_package_that_says_the_same_is_a_witness_and_no_doubt() -> None:
    found = identity(SAID)
    assert found.signer and found.signer.name == "Nguyễn Văn An"
    (witness,) = found.witnesses
    assert witness.source is Source.EDXML
    assert witness.number and witness.number.printed == "12/KH-UBND"
    assert (str(witness.date), witness.type, witness.issuer) == ("2024-01-12", "Kế hoạch", "UBND tỉnh Vân Lĩnh")
    assert not contradicts(witness, found)
    assert doubts_of_itself(found) == {}


def test_a_package_fills_no_blank() -> None:
    found = identity(SAID, "Báo cáo công tác tháng.\n")
    assert replace(found, witnesses=()) == identity(None, "Báo cáo công tác tháng.\n")
    assert [each.source for each in found.witnesses] == [Source.EDXML]
    assert doubts_of_itself(found) == {}


@pytest.mark.parametrize(
    ("otherwise", "fact", "doubt"),
    [
        ({"number": "21"}, "number", Doubt.OTHER_NUMBER),
        ({"symbol": "KH-VPUB"}, "number", Doubt.OTHER_NUMBER),
        ({"date": "2024/01/21"}, "date", Doubt.OTHER_DATE),
        ({"number": "", "date": "21/01/2024"}, "date", Doubt.OTHER_DATE),
        ({"type": "Báo cáo"}, "type", Doubt.OTHER_TYPE),
        ({"issuer": "Sở Nội vụ tỉnh Vân Lĩnh"}, "issuer", Doubt.OTHER_ISSUER),
        ({"subject": "Phòng chống dịch bệnh trên đàn vật nuôi"}, "subject", Doubt.OTHER_SUBJECT),
        ({"signer": "Trần Thị Bình"}, "signer", Doubt.OTHER_SIGNER),
    ],
)  # fmt: skip
def test_what_a_package_says_otherwise_is_doubtful(otherwise: dict[str, str], fact: str, doubt: Doubt) -> None:
    assert doubts(**otherwise) == {fact: (doubt,)}


@pytest.mark.parametrize(
    "otherwise",
    [
        {"number": "012"},
        {"number": "12/KH-UBND", "symbol": "KH-UBND"},
        {"symbol": "12/KH-UBND"},
        {"symbol": "/KH-UBND"},
        {"number": "20240112093015", "symbol": "GW-AUTO"},
        {"date": "12/01/2024"},
        {"date": "2024-01-12T09:30:15"},
        {"date": "hôm qua"},
        {"date": "2024/13/45"},
        {"type": "văn bản khác"},
        {"type": "KẾ HOẠCH"},
        {"issuer": "Ủy ban nhân dân tỉnh Vân Lĩnh"},
        {"issuer": "Văn phòng UBND tỉnh Vân Lĩnh"},
        {"subject": "V/v công tác cải cách hành chính năm 2024"},
        {"signer": "NGUYỄN VĂN AN"},
        {"issuer": "", "type": "", "subject": "", "signer": ""},
    ],
)
def test_the_same_in_other_words_is_no_doubt(otherwise: dict[str, str]) -> None:
    assert doubts(**otherwise) == {}


@pytest.mark.parametrize(
    ("number", "symbol", "printed"),
    [
        ("18", "CT/TU", "18-CT/TU"),
        ("18", "-CT/TU", "18-CT/TU"),
        ("30", "2020/NĐ-CP", "30/2020/NĐ-CP"),
        ("30/2020", "NĐ-CP", "30/2020/NĐ-CP"),
        ("398", "SNV-CCHC", "398/SNV-CCHC"),
        ("", "KH-UBND", None),
        ("12", "", None),
    ],
)
def test_a_number_is_put_together(number: str, symbol: str, printed: str | None) -> None:
    witness = packaged(Stated(number, symbol))
    assert witness is not None
    assert (witness.number.printed if witness.number else None) == printed


def test_a_package_that_states_nothing_is_no_witness() -> None:
    assert packaged(Stated()) is None
    assert identity(Stated()).witnesses == ()
