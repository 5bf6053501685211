"""Citations for other programs: IRIs of Akoma Ntoso, Web Annotations in JSON-LD, Akoma Ntoso XML; nothing is made up."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from extractor import Document, Page, ReadingWarning, Span
from kiemchung.cli import main
from kiemchung.cli.akoma import akoma_ntoso
from kiemchung.cli.annotations import annotation_collection
from kiemchung.demo import write_dossier
from kiemchung.iri import cited_iris, provision_iri, work_iri
from patterns import Identity, PartialDate, Pinpoint, find_citations, parse_number

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
PROVINCE = Identity(issuer="Ủy ban nhân dân tỉnh Lam Sơn")

TEXT = """ỦY BAN NHÂN DÂN TỈNH LAM SƠN
Số: 15/KH-UBND
Lam Sơn, ngày 02 tháng 5 năm 2024
KẾ HOẠCH
Rà soát thủ tục hành chính năm 2024
Căn cứ khoản 1 Điều 5 Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ;
Thực hiện Kế hoạch số 12/KH-
UBND ngày 12/01/2024 của UBND tỉnh và Quyết định số 45/QĐ-UBND.
"""


def run(form: str, *files: Path, lang: str = "vi") -> Result:
    words = ["extract", "--lang", lang, "--format", form, "--", *map(str, files)]
    return CliRunner().invoke(main, words, prog_name="kiemchung")


def written(tmp_path: Path, form: str, text: str = TEXT, name: str = "15 KH.txt") -> str:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    done = run(form, file)
    assert (done.exit_code, done.stderr) == (0, "")
    return done.stdout


def document(text: str, *warnings: ReadingWarning) -> Document:
    return Document("a.txt", "text", text, (), warnings=warnings)


# ---- IRIs ------------------------------------------------------------------------------------------------------------

DECREE = "/akn/vn/act/nghi-dinh/chinh-phu/2010/63-2010-nd-cp"
PLAN = "/akn/vn/doc/ke-hoach/uy-ban-nhan-dan-tinh-lam-son/2024/12-kh-ubnd"


@pytest.mark.parametrize(
    ("text", "iris"),
    [
        # one document, one IRI, however it is cited
        ("Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ", [DECREE]),
        ("Nghị định số 063/2010/NĐ- CP", [DECREE]),
        ("Kế hoạch số 12/KH-UBND ngày 12/01/2024 của UBND tỉnh", [PLAN]),
        ("Kế hoạch số 12/KH-UBND ngày 13/01/2024 của Chủ tịch UBND tỉnh Lam Sơn", [PLAN]),
        # types alike but for a diacritic
        (
            "Hướng dẫn số 05/HD-UBND ngày 12/01/2024 của UBND tỉnh",
            ["/akn/vn/doc/huong-dan/uy-ban-nhan-dan-tinh-lam-son/2024/5-hd-ubnd"],
        ),
        (
            "Hợp đồng số 05/HĐ-UBND ngày 12/01/2024 của UBND tỉnh",
            ["/akn/vn/doc/hop-dong/uy-ban-nhan-dan-tinh-lam-son/2024/5-hd-ubnd"],
        ),
        # bodies
        (
            "Kế hoạch số 12/KH-UBND ngày 12/01/2024 của UBND tỉnh Vân Lĩnh",
            ["/akn/vn/doc/ke-hoach/uy-ban-nhan-dan-tinh-van-linh/2024/12-kh-ubnd"],
        ),
        (
            "Thông báo số 77/TB-SNV ngày 07/6/2024 của Sở Nội vụ",
            ["/akn/vn/doc/thong-bao/so-noi-vu-tinh-lam-son/2024/77-tb-snv"],
        ),
        (
            "Quyết định số 35/2021/QĐ-UBND ngày 01/02/2021 của Ủy ban nhân dân thành phố Hà Nội",
            ["/akn/vn/act/quyet-dinh/uy-ban-nhan-dan-thanh-pho-ha-noi/2021/35-2021-qd-ubnd"],
        ),
        (
            "Nghị quyết số 17-NQ/TU ngày 07/9/2023 của Ban Chấp hành Đảng bộ tỉnh",
            ["/akn/vn/doc/nghi-quyet/dang-bo-tinh-lam-son/2023/17-nq-tu"],
        ),
        (
            "Nghị quyết số 18-NQ/TW ngày 16/6/2022 của Bộ Chính trị",
            ["/akn/vn/doc/nghi-quyet/trung-uong/2022/18-nq-tw"],
        ),
        (
            "Quyết định số 985/QĐ-TTg ngày 08/8/2018 của Thủ tướng",
            ["/akn/vn/doc/quyet-dinh/thu-tuong-chinh-phu/2018/985-qd-ttg"],
        ),
        (
            "Thông tư liên tịch số 12/2013/TTLT-BTC-BVHTTDL",
            [
                "/akn/vn/act/thong-tu-lien-tich/bo-tai-chinh-bo-van-hoa-the-thao-va-du-lich/2013/12-2013-ttlt-btc-bvhttdl"
            ],
        ),
        # a type only the symbol tells
        (
            "văn bản số 1642/UBND-KSTTHC ngày 01/02/2024 của UBND tỉnh",
            ["/akn/vn/doc/cong-van/uy-ban-nhan-dan-tinh-lam-son/2024/1642-ubnd-kstthc"],
        ),
        # Acts
        ("Luật Viên chức số 58/2010/QH12", ["/akn/vn/act/luat/quoc-hoi/2010/58-2010-qh12"]),
        ("Luật Viên chức năm 2010", ["/akn/vn/act/luat/2010/vien-chuc"]),
        ("Luật Viên chức ngày 15 tháng 11 năm 2010", ["/akn/vn/act/luat/2010/vien-chuc"]),
        ("Hiến pháp năm 2013", ["/akn/vn/act/hien-phap/2013/hien-phap"]),
        # provisions
        ("khoản 1 Điều 5 Nghị định số 63/2010/NĐ-CP", [f"{DECREE}/~art_5__para_1"]),
        (
            "điểm d và điểm đ khoản 2 Điều 5a Nghị định số 63/2010/NĐ-CP",
            [f"{DECREE}/~art_5a__para_2__point_d", f"{DECREE}/~art_5a__para_2__point_đ"],
        ),
    ],
)
def test_what_is_cited_has_an_iri(text: str, iris: list[str]) -> None:
    (citation,) = find_citations(document(f"Căn cứ {text};\n"))
    assert sorted(cited_iris(citation, PROVINCE)) == sorted(iris)


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch số 12/KH-UBND của UBND tỉnh",  # which year?
        "Kế hoạch số 12/KH-UBND ngày 12/01/2024",  # whose?
        "Kế hoạch số 12/KH-UBND ngày 12/01/2024 của UBND huyện Nam Hương",  # provinces share names of districts
        "Kế hoạch số 07-KH/BTC ngày 01/02/2024",  # not the ministry: it does not number as the Party does
        "Kế hoạch số 07/KH-BTC ngày 01/02/2024 của Ban Tổ chức Cuộc thi",
        "Công văn số 5348/CT-CS ngày 01/02/2024 của Cục Thuế",
        "Nghị quyết số 76/NĐ-CP ngày 15/7/2021 của Chính phủ",  # a resolution or a decree?
        "Nghị định số 61/2018/NĐ-CP ngày 23/4/2019 của Chính phủ",  # 2018 or 2019?
        "Kế hoạch số 12/KH-UBND ngày 31/02/2024 của UBND tỉnh",  # no such day
        "Nghị định số 63/NĐ-CP ngày 08/6/2010 của Chính phủ",  # numbered 63/2010/NĐ-CP, or meant is another
        "Nghị định số l5/2015/NĐ-CP ngày 14/02/2015 của Chính phủ",  # repaired
        "Luật Đất đai",
    ],
)
def test_what_is_in_doubt_has_none(text: str) -> None:
    (citation,) = find_citations(document(f"Thực hiện {text};\n"))
    assert cited_iris(citation, PROVINCE) == ()


@pytest.mark.parametrize("citing", [Identity(), Identity(issuer="UBND huyện Nam Hương")])
def test_a_province_is_not_guessed(citing: Identity) -> None:
    (citation,) = find_citations(document("Thực hiện Kế hoạch số 12/KH-UBND ngày 12/01/2024 của UBND tỉnh;\n"))
    assert cited_iris(citation, citing) == ()


@pytest.mark.parametrize(
    ("pinpoint", "portion"),
    [
        (Pinpoint(article="5", chapter="II"), "/~art_5"),
        (Pinpoint(article="5", point="A"), "/~art_5__point_a"),
        (Pinpoint(section="II", clause="3"), ""),
        (Pinpoint(annex="I", article="5"), ""),
        (Pinpoint(article="5", clause="1 và 2"), ""),
    ],
)
def test_a_provision_is_named_by_its_article(pinpoint: Pinpoint, portion: str) -> None:
    assert provision_iri(DECREE, pinpoint) == DECREE + portion


@pytest.mark.parametrize(
    ("number", "date", "issuer", "iri"),
    [
        ("12/KH-UBND", PartialDate(2024, 1, 12), "Ủy ban nhân dân tỉnh Lam Sơn", PLAN),
        ("12/KH-UBND", PartialDate(2024), "UBND tỉnh Lam Sơn", PLAN),
        ("12/KH-UBND", None, "UBND tỉnh Lam Sơn", None),
        ("12/KH-UBND", PartialDate(2024), "UBND tỉnh", None),
        ("12/KH-UBND", PartialDate(2024), None, None),
        (None, PartialDate(2024), "UBND tỉnh Lam Sơn", None),
        ("12/2023/QĐ-UBND", PartialDate(2024), "UBND tỉnh Lam Sơn", None),
    ],
)
def test_a_document_has_an_iri_from_its_own_facts(
    number: str | None, date: PartialDate | None, issuer: str | None, iri: str | None
) -> None:
    known = parse_number(number) if number else None
    assert work_iri(Identity(number=known, date=date, type="Kế hoạch", issuer=issuer)) == iri


# ---- JSON-LD ---------------------------------------------------------------------------------------------------------


def test_a_collection_of_annotations(tmp_path: Path) -> None:
    value = json.loads(written(tmp_path, "jsonld"))
    context, ours = value["@context"]
    assert context == "http://www.w3.org/ns/anno.jsonld"
    assert (value["type"], value["total"]) == ("AnnotationCollection", 3)
    assert value["files"] == [
        {
            "id": "15%20KH.txt",
            "type": "Text",
            "work": "/akn/vn/doc/ke-hoach/uy-ban-nhan-dan-tinh-lam-son/2024/15-kh-ubnd",
            "documentType": "Kế hoạch",
            "number": "15/KH-UBND",
            "symbol": "KH-UBND",
            "date": "2024-05-02",
            "issuer": "Ủy ban nhân dân tỉnh Lam Sơn",
            "subject": "Rà soát thủ tục hành chính năm 2024",
        }
    ]
    page = value["first"]
    assert (page["type"], page["partOf"], page["startIndex"]) == ("AnnotationPage", value["id"], 0)
    first, second, third = page["items"]
    assert first == {
        "id": "#file-1-citation-1",
        "type": "Annotation",
        "motivation": "linking",
        "body": [
            {"id": f"{DECREE}/~art_5__para_1", "type": "Text"},
            {
                "type": "TextualBody",
                "purpose": "describing",
                "format": "text/plain",
                "language": "vi",
                "value": "Nghị định 63/2010/NĐ-CP · 08/06/2010 · Chính phủ · khoản 1 Điều 5 · căn cứ",
                "documentType": "Nghị định",
                "number": "63/2010/NĐ-CP",
                "key": "63/2010/nđ-cp",
                "year": 2010,
                "date": "2010-06-08",
                "issuer": "Chính phủ",
                "impliedIssuer": "Chính phủ",
                "relation": "legal_basis",
                "provisions": [{"article": "5", "clause": "1"}],
                "page": 1,
            },
        ],
        "target": {
            "source": "15%20KH.txt",
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": "63/2010/NĐ-CP",
                    "prefix": " cứ khoản 1 Điều 5 Nghị định số ",
                    "suffix": " ngày 08/6/2010 của Chính phủ;\nT",
                },
                {"type": "TextPositionSelector", "start": 158, "end": 171},
            ],
        },
    }
    assert [body.get("id") for body in second["body"]] == [PLAN, None]
    assert second["body"][1]["flags"] == ["broken_over_lines"]
    (said,) = third["body"]  # no date, no issuer: no IRI, and no term for what was not stated
    assert "date" not in said
    assert "issuer" not in said
    assert not {term for item in page["items"] for body in item["body"] for term in body} - {
        *ours, "id", "type", "purpose", "format", "language", "value",
    }  # fmt: skip


def test_offsets_are_code_points_and_contexts_stand_around_the_quote(tmp_path: Path) -> None:
    text = "𝄞 " + TEXT  # beyond the Basic Multilingual Plane: one code point, two units of UTF-16
    for item in json.loads(written(tmp_path, "jsonld", text))["first"]["items"]:
        quote, place = item["target"]["selector"]
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


def test_the_same_files_give_the_same_characters(tmp_path: Path) -> None:
    assert written(tmp_path, "jsonld") == written(tmp_path, "jsonld")
    assert written(tmp_path, "akn") == written(tmp_path, "akn")


def test_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    files = [tmp_path / "hồ sơ" / "a" / "1:2#.txt", tmp_path / "hồ sơ" / "b" / "1:2#.txt"]
    for file in files:
        file.parent.mkdir(parents=True)
        file.write_text(TEXT, encoding="utf-8")
    value = json.loads(run("jsonld", tmp_path / "hồ sơ").stdout)
    assert [file["id"] for file in value["files"]] == ["a/1%3A2%23.txt", "b/1%3A2%23.txt"]
    assert {item["target"]["source"] for item in value["first"]["items"]} == {file["id"] for file in value["files"]}
    assert len({item["id"] for item in value["first"]["items"]}) == value["total"] == 6


def test_a_quote_of_a_pdf_is_sought_on_its_page(tmp_path: Path) -> None:
    write_dossier(tmp_path)
    items = json.loads(run("jsonld", tmp_path / "233-BC-UBND.pdf").stdout)["first"]["items"]
    assert items
    for item in items:
        quote, _, page = item["target"]["selector"]
        assert (page["type"], page["refinedBy"]) == ("FragmentSelector", quote)
        assert page["value"] == f"page={item['body'][-1]['page']}"


def test_a_context_ends_with_its_page() -> None:
    text = "trang trước\fQuyết định số 45/QĐ-UBND\ftrang sau"
    start = text.index("\f") + 1
    end = text.index("\f", start) + 1
    pages = (Page(1, Span(0, start)), Page(2, Span(start, end)), Page(3, Span(end, len(text))))
    read = Document("a.pdf", "pdf", text, pages)
    value = json.loads(annotation_collection([(Path("a.pdf"), read, Identity(), find_citations(read))], "vi"))
    (item,) = value["first"]["items"]
    quote, _, page = item["target"]["selector"]
    assert (quote["prefix"], quote["suffix"]) == ("Quyết định số ", "\f")
    assert page["value"] == "page=2"


# ---- Akoma Ntoso -----------------------------------------------------------------------------------------------------


def parsed(xml: str) -> ElementTree.Element:
    return ElementTree.fromstring(xml.encode("utf-8"))


def value_of(root: ElementTree.Element, path: str) -> dict[str, str]:
    found = root.find("/".join(AKN + step for step in path.split("/")))
    assert found is not None, path
    return found.attrib


def test_a_document_in_akoma_ntoso(tmp_path: Path) -> None:
    work = "/akn/vn/doc/ke-hoach/uy-ban-nhan-dan-tinh-lam-son/2024/15-kh-ubnd"
    dated = '<FRBRdate date="2024-05-02" name="issued" />'
    assert (
        written(tmp_path, "akn")
        == f"""<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
<doc name="ke-hoach">
<meta>
<identification source="#kiemchung">
<FRBRWork>
<FRBRthis value="{work}" />
<FRBRuri value="{work}" />
<FRBRalias value="Rà soát thủ tục hành chính năm 2024" name="subject" />
{dated}
<FRBRauthor href="#issuer" />
<FRBRcountry value="vn" />
<FRBRsubtype value="ke-hoach" />
<FRBRnumber value="15/KH-UBND" />
</FRBRWork>
<FRBRExpression>
<FRBRthis value="{work}/vie@" />
<FRBRuri value="{work}/vie@" />
{dated}
<FRBRauthor href="#issuer" />
<FRBRlanguage language="vie" />
</FRBRExpression>
<FRBRManifestation>
<FRBRthis value="{work}/vie@.akn" />
<FRBRuri value="{work}/vie@.akn" />
{dated}
<FRBRauthor href="#kiemchung" />
</FRBRManifestation>
</identification>
<references source="#kiemchung">
<TLCOrganization eId="kiemchung" href="/akn/ontology/organization/kiemchung" showAs="kiemchung" />
<TLCOrganization eId="issuer" href="/akn/ontology/organization/vn/uy-ban-nhan-dan-tinh-lam-son" showAs="Ủy ban nhân dân tỉnh Lam Sơn" />
</references>
</meta>
<mainBody>
<p>ỦY BAN NHÂN DÂN TỈNH LAM SƠN</p>
<p>Số: 15/KH-UBND</p>
<p>Lam Sơn, ngày 02 tháng 5 năm 2024</p>
<p>KẾ HOẠCH</p>
<p>Rà soát thủ tục hành chính năm 2024</p>
<p>Căn cứ khoản 1 Điều 5 Nghị định số <ref href="{DECREE}/~art_5__para_1" class="legal_basis">63/2010/NĐ-CP</ref> ngày 08/6/2010 của Chính phủ;</p>
<p>Thực hiện Kế hoạch số <ref href="{PLAN}" class="implements broken_over_lines">12/KH-
UBND</ref> ngày 12/01/2024 của UBND tỉnh và Quyết định số <inline name="citation" class="implements">45/QĐ-UBND</inline>.</p>
</mainBody>
</doc>
</akomaNtoso>
"""
    )


def test_a_normative_document_is_an_act(tmp_path: Path) -> None:
    head = "ỦY BAN NHÂN DÂN\nTỈNH LAM SƠN\nSố: 15/2024/QĐ-UBND\nLam Sơn, ngày 02 tháng 5 năm 2024\nQUYẾT ĐỊNH\nVề phí\n"
    root = parsed(written(tmp_path, "akn", head))
    assert value_of(root, "act") == {"name": "quyet-dinh"}
    work = "/akn/vn/act/quyet-dinh/uy-ban-nhan-dan-tinh-lam-son/2024/15-2024-qd-ubnd"
    assert value_of(root, "act/meta/identification/FRBRWork/FRBRthis") == {"value": work}
    assert [p.text for p in root.iter(f"{AKN}p")] == head.splitlines()
    assert value_of(root, "act/body/hcontainer/content/p") == {}


def test_what_is_not_known_is_not_made_up(tmp_path: Path) -> None:
    root = parsed(written(tmp_path, "akn", "Nội dung làm việc, tháng 5 năm 2024\n", "ghi chép.txt"))
    work = "doc/meta/identification/FRBRWork"
    assert value_of(root, f"{work}/FRBRthis") == {"value": "ghi%20ch%C3%A9p.txt"}
    assert {tuple(each.attrib.values()) for each in root.iter(f"{AKN}FRBRdate")} == {("9999-01-01", "unknown")}
    assert root.find(f".//{AKN}FRBRnumber") is None
    assert [each.get("showAs") for each in root.iter(f"{AKN}TLCOrganization")] == ["kiemchung", "không rõ"]


def test_several_provisions_are_a_reference_to_their_document(tmp_path: Path) -> None:
    text = "Căn cứ Điều 5 và Điều 7 Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ;\n"
    assert [ref.get("href") for ref in parsed(written(tmp_path, "akn", text)).iter(f"{AKN}ref")] == [DECREE]
    (item,) = json.loads(written(tmp_path, "jsonld", text))["first"]["items"]
    assert [body.get("id") for body in item["body"]] == [f"{DECREE}/~art_5", f"{DECREE}/~art_7", None]


def test_what_a_machine_recognised_names_no_document() -> None:
    read = document(TEXT, ReadingWarning("recognised_text", "1"))
    identity = Identity(number=parse_number("15/KH-UBND"), date=PartialDate(2024, 5, 2), issuer=PROVINCE.issuer)
    reads = [(Path("a.txt"), read, identity, find_citations(read))]
    root = parsed(akoma_ntoso(reads, "en"))
    assert not list(root.iter(f"{AKN}ref"))
    assert len(list(root.iter(f"{AKN}inline"))) == 3
    assert value_of(root, "doc/meta/identification/FRBRWork/FRBRthis") == {"value": "a.txt"}
    assert "recognised from images" in "".join(value.text or "" for value in root.iter(f"{AKN}p"))
    value = json.loads(annotation_collection(reads, "en"))
    assert (value["files"][0]["doubts"], value["files"][0]["warnings"]) == (["number", "date"], ["recognised_text"])
    assert "work" not in value["files"][0]
    assert not [body for item in value["first"]["items"] for body in item["body"] if "id" in body]


def test_a_number_its_own_file_contradicts_is_not_taken(tmp_path: Path) -> None:
    root = parsed(written(tmp_path, "akn", TEXT.replace("KẾ HOẠCH", "BÁO CÁO")))
    assert value_of(root, "doc/meta/identification/FRBRWork/FRBRthis") == {"value": "15%20KH.txt"}
    assert root.find(f".//{AKN}FRBRnumber") is None
    (file,) = json.loads(written(tmp_path, "jsonld", TEXT.replace("KẾ HOẠCH", "BÁO CÁO")))["files"]
    assert (file["number"], file["doubts"], "work" in file) == ("15/KH-UBND", ["number"], False)


def test_a_file_without_text_has_an_empty_body() -> None:
    reads: Any = [(Path("a.pdf"), Document("a.pdf", "pdf", "", ()), Identity(), [])]
    assert [p.text for p in parsed(akoma_ntoso(reads, "vi")).iter(f"{AKN}p")] == [None]
    assert json.loads(annotation_collection(reads, "vi"))["total"] == 0


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_one_file_at_a_time(tmp_path: Path, lang: str) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    done = run("akn", tmp_path, lang=lang)
    assert (done.exit_code, done.stdout) == (2, "")
    assert {"vi": "mỗi lần chỉ một tệp", "en": "one file at a time"}[lang] in done.stderr


# ---- Hostile texts ---------------------------------------------------------------------------------------------------

HOSTILE = (
    'Theo Quyết định số 45/QĐ-UBND về <script>alert("1")</script> & ]]> <![CDATA[ &lt; <!-- -->\n'
    "\x00\x01\x08\x0b\x1b[31m\x7f\x85\u2028 \u202e\u2066xoay\u2069\ufffe\uffff\ufdd0 \U0001f600 Kế hoạch số 12/KH-UBND\n"
    "\u202e\n"
)


def test_a_text_is_only_text_in_xml() -> None:
    read = document(HOSTILE)
    citations = find_citations(read)
    identity = Identity(subject=HOSTILE, issuer=HOSTILE, type='Kế"hoạch<')
    xml = akoma_ntoso([(Path('a"<b>&.txt'), read, identity, citations)], "vi")
    root = parsed(xml)
    allowed = {f"{AKN}p", f"{AKN}ref", f"{AKN}inline"}
    body = root.find(f"{AKN}doc/{AKN}mainBody")
    assert body is not None
    assert {each.tag for each in body.iter()} - {body.tag} <= allowed
    said = ["".join(paragraph.itertext()) for paragraph in body]
    assert said[0] == HOSTILE.splitlines()[0]
    assert "\U0001f600 Kế hoạch số 12/KH-UBND" in said[1]
    assert len(said[1]) == len(HOSTILE.split("\n")[1])
    assert not set("\x00\x01\x08\x0b\x1b\x7f\x85\u2028\u202e\u2066\u2069\ufffe\uffff") & set(xml)


def test_a_text_is_only_text_in_json() -> None:
    read = document(HOSTILE)
    reads = [(Path("a.txt"), read, Identity(subject=HOSTILE), find_citations(read))]
    out = annotation_collection(reads, "vi")
    assert not set("\x00\x1b\x7f\x85\u2028\u202e\u2066\u2069") & set(out)
    value = json.loads(out)
    assert value["files"][0]["subject"] == HOSTILE
    assert [item["target"]["selector"][0]["exact"] for item in value["first"]["items"]] == ["45/QĐ-UBND", "12/KH-UBND"]
