"""Old Vietnamese fonts: what was written in them comes out as Unicode, and Unicode is never touched."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import openpyxl
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from extractor import compose, extract
from extractor.decoding import decode
from extractor.legacy import Letters, Piece, in_unicode, letters_of_text
from extractor.legacy_fonts import Encoding, claim
from extractor.syllables import is_syllable
from tests.extractor.making import make_docx
from tests.extractor.old_letters import encoded

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"

TEXT = """Ủy ban nhân dân xã Hoa Sen quyết định thành lập tổ công tác kiểm tra việc cải cách thủ tục hành chính.
Điều 1. Kiểm tra, giám sát những nhiệm vụ được giao; người đứng đầu đơn vị chịu trách nhiệm trước Chủ tịch.
Điều 2. Kinh phí lấy từ nguồn chi thường xuyên, mức hỗ trợ là một trăm nghìn đồng mỗi người một ngày.
đ) Các phòng, ban ở xã đã đăng ký với Sở Nội vụ; ẳng ở bản Thẳng, ông Lỗ Văn Kỵ giữ nguyên mức cũ."""
WORDS = sorted({word for word in re.findall(r"[^\W\d_]+", TEXT.lower()) if not word.isascii() and is_syllable(word)})
OLD = pytest.mark.parametrize("encoding", Encoding)


def fonted(stretches: list[list[Piece]]) -> list[str]:
    letters = Letters()
    letters.survey(stretches)
    return [letters.read(stretch) for stretch in stretches]


@OLD
def test_a_text_without_fonts_is_known_by_its_words(encoding: Encoding) -> None:
    letters = letters_of_text(encoded(TEXT, encoding))
    read = in_unicode(encoded(TEXT, encoding), letters)
    assert letters.encodings == (encoding,)
    # "Ủy" and "Độc" begin with letters TCVN3 has no capitals for.
    assert (read.lower() == TEXT.lower()) if encoding is Encoding.TCVN3 else (read == TEXT)
    assert [each.code for each in letters.warnings] == ["legacy_converted"]
    assert letters.warnings[0].detail.startswith(encoding.value)


@OLD
@given(st.lists(st.sampled_from(WORDS), min_size=12, max_size=40).map(" ".join))
def test_vietnamese_encoded_and_read_back_is_the_same(encoding: Encoding, text: str) -> None:
    old = encoded(text, encoding)
    letters = letters_of_text(old)
    assume(encoding in letters.encodings)  # words that are words in Unicode or another encoding too prove nothing
    fonts = {
        Encoding.TCVN3: ".VnTime",
        Encoding.VNI: "VNI-Times",
        Encoding.VISCII: "VISCII Times",
        Encoding.VPS: "VPS Times",
    }
    assert fonted([[(old, fonts[encoding])]]) == [text]


@pytest.mark.parametrize("encoding", [Encoding.TCVN3, Encoding.VNI])
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map(" ".join))
def test_after_proof_by_font_every_word_comes_back(encoding: Encoding, text: str) -> None:
    font = ".VnTime" if encoding is Encoding.TCVN3 else "VNI-Times"
    assert fonted([[(encoded(TEXT, encoding), font)], [(encoded(text, encoding), font)]])[1] == text


@given(
    st.text(
        alphabet="abcdeghiklmnopqrstuvxyàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ .,;-/0123456789\n"
    )
)
def test_unicode_letters_in_any_order_go_through(text: str) -> None:
    assume(not re.search("[aeouyAEOUY][à-ý]|[ôÔ][ùõ]", text))  # two vowels that are VNI's letter and mark
    assert in_unicode(text) == text


@given(
    st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join), st.sampled_from([".VnTime", ".VnTimeH", "VNI-Times"])
)
def test_unicode_words_under_the_name_of_an_old_font_go_through(text: str, font: str) -> None:
    assert fonted([[(text, font)]]) == [text]


@given(st.text(max_size=80), st.sampled_from([None, ".VnTime", ".VnTimeH", "VNI-Times", "Arial"]))
def test_any_text_keeps_its_length_letter_for_letter(text: str, font: str | None) -> None:
    letters = Letters()
    pieces: list[Piece] = [(encoded(TEXT, Encoding.TCVN3), ".VnTime"), (text, font)]
    letters.survey([pieces])
    assert len(letters.respell(pieces)) == sum(len(each) for each, _ in pieces)


@pytest.mark.parametrize(
    "text",
    [
        "Le président a été élu à la majorité; où est l'île? Dû à l'âge, il a reçu «ses» affaires: goût, naïf, Noël, sûr.",
        "Für die Prüfung der Größe gemäß § 3 Abs. 2 gilt: Höhe 5 µm, Öl, Tür, Bär, naß, Spaß, außerhalb, schön, Fuß.",
        "El señor Muñoz llegó mañana; el niño cumplió años. ¿Cómo está? ¡Sí, así!",
        "A ação não é só à noite: informação, pão, mãe, coração, você, três, avó.",
        "Příliš žluťoučký kůň úpěl ďábelské ódy. Zażółć gęślą jaźń.",
        "Noise of 5 µm ± 0.3, 20 °C, §3, Müller®, ©2004, 3×4 = 12, ½ or ¾, £5, ¥6, «quoted» · dot",
        "1.234,56\t12/2004\t±3 %\t2²\t7÷2\n5×6\t½\t¼",
        "Công hòa xã hội; có, và, số 5 «nội» · ông Hà, bà Lý; á à ý ô ê",
    ],
)
def test_other_languages_and_numbers_are_left_alone(text: str) -> None:
    assert in_unicode(text * 20) == text * 20
    assert fonted([[(text, "Times New Roman")]]) == [text]


def test_no_real_unicode_text_is_touched() -> None:
    if not (SHARED / "admin2025").is_dir():
        pytest.skip(f"no sample documents at {SHARED}")
    for path in sorted((SHARED / "admin2025").glob("*.md")):
        text = compose(path.read_text(encoding="utf-8"))
        assert in_unicode(text) == text, path.name


def test_mixed_runs_are_told_apart() -> None:
    old, new = "Uû ban nh©n d©n tØnh ®· ban hµnh quyÕt ®Þnh", "Công hòa xã hội, cộng tác có mức hỗ trợ"
    assert fonted([[(old, ".VnTime"), (f" {new}", "Times New Roman"), (" sè 5", ".VnTime")], [(new, ".VnTime")]]) == [
        f"Uỷ ban nhân dân tỉnh đã ban hành quyết định {new} số 5",
        new,  # the name of the font lies here
    ]


def test_wrong_font_names_yield_to_the_words() -> None:
    vni = encoded("Quyết định của người đứng đầu đơn vị về việc kiểm tra", Encoding.VNI)
    tcvn3 = encoded("nhiệm vụ được giao trong năm", Encoding.TCVN3)
    assert fonted([[(tcvn3, ".VnTime")], [(vni, "VNI-Times")], [(vni, ".VnTime")]])[2].startswith(
        "Quyết định của người"
    )


def test_fonts_of_capitals_draw_capitals() -> None:
    stretch: list[Piece] = [("Uû ban nh©n d©n", ".VnTimeH"), (" x· Hoa Sen", ".VnTime")]
    assert fonted([stretch]) == ["UỶ BAN NHÂN DÂN xã Hoa Sen"]


def test_words_of_capitals_are_capitals_without_their_font() -> None:
    text = "CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM\nI. MôC ®ÝCH Vµ YªU CÇU\nUû ban nh©n d©n tØnh; Tæ KSTTHC"
    assert (
        in_unicode(text)
        == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nI. MỤC ĐÍCH VÀ YÊU CẦU\nUỷ ban nhân dân tỉnh; Tổ KSTTHC"
    )


def test_letter_and_mark_in_two_runs() -> None:
    assert fonted([[("Quye", "VNI-Times"), ("át ñònh cu", "VNI-Helve"), ("ûa tænh", "VNI-Times")]]) == [
        "Quyết định của tỉnh"
    ]


def test_a_title_is_enough_where_all_its_words_are_old() -> None:
    assert in_unicode("ñy ban nh©n d©n") == "ủy ban nhân dân"


def test_soft_hyphens_are_letters_before_they_are_nothing() -> None:
    assert compose(in_unicode("nh\u00ad vËy, ng\u00adêi ®\u00adîc h\u00adëng l\u00ad\u00a1ng")).startswith(
        "như vậy, người được hưởng"
    )


def test_lost_horns_are_put_back_and_counted() -> None:
    text = encoded(TEXT, Encoding.TCVN3).replace("\u00ad", "")
    letters = letters_of_text(text * 2)
    assert in_unicode(text * 2, letters).lower() == TEXT.lower() * 2
    assert [each.code for each in letters.warnings] == ["legacy_converted", "letters_restored"]
    assert letters.restored == 2 * TEXT.count("ư")


@pytest.mark.parametrize("encoding", [Encoding.TCVN3, Encoding.VNI])
def test_bytes_of_an_old_text_file(encoding: Encoding) -> None:
    data = encoded(TEXT, encoding).encode("latin-1")
    assert in_unicode(decode(data).text).lower() == TEXT.lower()


@pytest.mark.parametrize(
    ("font", "encoding", "capitals"),
    [
        (".VnTime", Encoding.TCVN3, False),
        (".VnTimeH", Encoding.TCVN3, True),
        ("ABCDEF+.VnArial NarrowH,Bold", Encoding.TCVN3, True),
        ("VNI-Helve-Condense", Encoding.VNI, False),
        ("VPS Times", Encoding.VPS, False),
        ("Times New Roman", None, False),
        ("Verdana", None, False),
        ("UVN Van", None, False),
        (None, None, False),
    ],
)
def test_what_a_font_claims(font: str | None, encoding: Encoding | None, capitals: bool) -> None:
    assert claim(font) == (encoding, capitals)


def test_syllables() -> None:
    for word in ("nghiêng", "quyết", "gì", "giường", "Ủy", "khuya", "hoà", "hòa", unicodedata.normalize("NFD", "được")):
        assert is_syllable(word), word
    for word in ("ngiêng", "cêm", "quyêt", "ñy", "đợng", "nh", "", "señor", "für", "được ạ"):
        assert not is_syllable(word), word


def run(text: str, font: str | None = None) -> str:
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>' if font else ""
    text = text.replace("\u00ad", '</w:t><w:softHyphen/><w:t xml:space="preserve">')
    return f'<w:r>{fonts}<w:t xml:space="preserve">{text}</w:t></w:r>'


def test_a_word_file_with_runs_of_all_kinds(tmp_path: Path) -> None:
    given_out = "nh\u00ad ®· ®\u00ad\u00eec giao: "
    body = f"""<w:p>{run("Uû ban nh©n d©n", ".VnTimeH")}{run(" x· Hoa Sen", ".VnTime")}</w:p>
        <w:p>{run(given_out, ".VnTime")}{run("số 5 cộng hòa", "Times New Roman")}</w:p>
        <w:p><w:pPr><w:pStyle w:val="Cu"/></w:pPr>{run("quyÕt ®Þnh sè mÊy")}</w:p><w:p>{run("Công")}</w:p>"""
    styles = (
        '<w:styles {ns}><w:style w:type="paragraph" w:styleId="Goc"><w:rPr><w:rFonts w:ascii=".VnArial"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Cu"><w:basedOn w:val="Goc"/></w:style></w:styles>'
    )
    document = extract(make_docx(tmp_path / "a.docx", body, parts={"styles": styles}))
    assert document.text == ("UỶ BAN NHÂN DÂN xã Hoa Sen\nnhư đã được giao: số 5 cộng hòa\nquyết định số mấy\nCông")
    assert [(each.code, each.detail) for each in document.warnings] == [("legacy_converted", "TCVN3 100%")]


def test_a_workbook_with_fonts_of_cells_and_of_runs(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = CellRichText(
        TextBlock(InlineFont(rFont=".VnTimeH"), "¸"), TextBlock(InlineFont(rFont=".VnTime"), "p dông cho ®¬n vÞ")
    )
    for place, text, font in (
        ("A2", "Tæng sè nhiÖm vô", ".VnArial"),
        ("B2", "có cộng", "Arial"),
        ("A3", 12, ".VnTime"),
    ):
        sheet[place] = text
        sheet[place].font = Font(name=font)
    book.save(tmp_path / "a.xlsx")
    assert extract(tmp_path / "a.xlsx").text == "Sheet\nÁp dụng cho đơn vị\nTổng số nhiệm vụ\tcó cộng\n12\n"


def test_a_page_with_fonts_named_in_it(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        """<html><body><p><font face=".VnTimeH">Uû ban nh©n d©n</font><font face="Arial"> có cộng</font></p>
        <p style="font-family: VNI-Times">quye<b>át ñònh cuûa tænh</b></p></body></html>""",
        encoding="utf-8",
    )
    document = extract(path)
    assert document.text == "UỶ BAN NHÂN DÂN có cộng\nquyết định của tỉnh"
    assert [each.code for each in document.warnings] == ["legacy_converted"]
