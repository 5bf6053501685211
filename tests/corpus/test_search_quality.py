"""Sixty questions an inspector asks of real documents: a right one stands among the first three hits."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import Corpus, Outcome, search
from kiemchung.demo import write_dossier

SHARED = Path(__file__).resolve().parents[3] / "shared"
ENGINES = ("whoosh", "tantivy")
ENOUGH = 0.95

# What is typed, and the beginnings of the names of the files that answer it.
NUMBERS = {
    "100/2025/QĐ-UBND": "33afd0d9",
    "100/2025/qd-ubnd": "33afd0d9",
    "11298 / VPCP - KTTH": "a8b68052",
    "cv 5332/ct-cs": "66c4469d",
    "quyết định 2609/QĐ-TTg": "7006a7ae",
    "2124/QĐ-UBND": "919fbc83",  # printed 02124
    "74/2025/NQ–HĐND": "90cfa0f2",  # a dash of Word's
    "127/2025/TT- BQP": "8ea98f88",
    "223/CD-TTg": "15e6fb3d",
    "375/ NQ-CP": "ccb7cba5",
    "tb 37700/TB-CHQ": "f902003e",
    "30/2013/NQ-HĐND": "90cfa0f2",  # which repeals it
    "181/2006/QĐ-BQP": "8ea98f88",
    "31/10/2006": "8ea98f88",  # printed "31 tháng 10 năm 2006"
    "nq 136/2024/qh15": "ccb7cba5",
    "5095/SGD*": "d97b3534",
    "số:1994": "f709d287",
    "trích dẫn:22/2025/QĐ-UBND": "f487be24",
}
UNMARKED = {
    "dai ly internet tro choi dien tu": "33afd0d9",
    "hoc phi vinh long": "c53841af",
    "lu dac biet lon khanh hoa dak lak gia lai": "15e6fb3d",
    "chien dich quang trung": "692e12b0",
    "nhien lieu sinh hoc": "cb6eb217",
    "chuong trinh phat trien chinh phu so": "2edf5927",
    "khu kinh te mo chu lai": "7006a7ae",
    "ket luan ve du an duong ho chi minh": "91035abb",
    "hang hoa gui kho ngoai quan": "1894fbab",
    "o nhiem moi truong khong khi": "d97b3534",
    "quan trac va canh bao phong xa": "06690fd4",
    "le phi truoc ba o to xe may": "28219392",
    "kinh phi uy nhiem thu": "f74ec909",
    "xa phuong mien nui cao bang": "8fe888e4",
}
MARKED = {
    "bồi thường thiệt hại cây trồng, vật nuôi là thủy sản": "46482d81",  # printed thuỷ
    "biên chế giai đoạn 2026-2031 theo vị trí việc làm": "5d3180ce",
    "hạn ngạch thuế quan nhập khẩu": "5d196a77",
    '"kháng chiến chống Mỹ" dưới 20 năm công tác trong quân đội': "8180ae11",
    "cửa khẩu áp dụng tờ khai hải quan": "f8fd0482",
    "đê cấp IV, cấp V": "d2c5b734",
    '"vốn vay ưu đãi" ODA -"Bắc Ninh"': "62b335de",
    "thanh lý tài sản kết cấu hạ tầng thủy lợi": "cf3a66c2",
}
MISTAKES = {
    "kiểm tra cải cách hành chísnh Sơn La": "son-la",
    "nhiên liẹu sinh học": "cb6eb217",
    "khu kinh tế mở chu laii": "7006a7ae",
    "hạn nghạch thuế quan": "5d196a77",
    "đại lý intenet": "33afd0d9",
    "kho ngoại quann": "1894fbab",
    "cảnh báo phóng xa môi trừong": "06690fd4",
    "hỗ trợ tái địnnh cư Đồng Tháp": "a16f8b41",
    "giám điịnh tư pháp Quảng Ngãi": "adda847a",
    "hocj phis vinhx long": "c53841af",  # typed without an input method
    "kiễm tra kiểm soát thủ tục": "vpub son-la",
    "nhà ở bị thiệt hai do thiên tai": "692e12b0",
}
ABBREVIATIONS = {
    "TTHC lĩnh vực du lịch": "ca72de8f ca6ff32d",
    "kế hoạch kiểm tra CCHC năm 2024": "son-la vpub",
    "thuế giá trị gia tăng": "b135fb7c 795cf006",
    "chính sách thuế TNCN": "386a3bae 66c4469d",
    "PCCC Hà Nội": "edc6fac0",
    "HĐND thành phố Hà Nội hội do Đảng, Nhà nước giao nhiệm vụ": "8983091b",
    "VBQPPL nội dung chi, mức chi rà soát": "d2ab0055",
    "theo dõi thi hành pháp luật": "tieu-chi",  # where TDTHPL is defined
    "UBND tỉnh Cao Bằng phân cấp Sở Giáo dục và Đào tạo": "3e09f285",
}
CONDITIONS = {
    "loại:công điện nhà ở": "692e12b0",
    "cơ quan:Cục Thuế lệ phí trước bạ": "28219392",
    "loại:TT từ:02/12/2025": "5d196a77",
    "cơ quan: HĐND thành phố Hà Nội phòng cháy": "edc6fac0",
    "người ký:Phạm Mạnh Cường phóng xạ": "06690fd4",
    "coquan:quảng trị loai:qd xuất nhập khẩu": "4c12c694",
}
# The same of the demo dossier, which needs nothing beside the checkout.
DEMO = {
    "98/kh-ubnd": "98-KH",
    "012 / KH-UBND tỉnh Vân Lĩnh": "12-KH 21-KH 27-KH",
    "nq 31-NQ/TU": "31-NQ",
    "688/UBND–KSTTHC": "688",
    "số:1052": "1052",
    "1388/*": "1388",
    "thanh lap to cong tac": "198-QD 1471-QD",
    "kien toan to cong tac": "1471-QD",
    "so hoa ho so ket qua giai quyet": "688",
    "đơn giản hóa thủ tục hành chính": "1388 1642",
    "xếp hạng công tác cải cách hành chính": "612",
    '"kiểm tra đột xuất" không thông báo trước': "06-KH",
    "tuyên truyền CCHC": "21-KH",
    "bộ tiêu chí đánh giá, xếp hạng CCHC": "612",
    "đoàn kiểm tra công tác CCHC": "312-QD 264-QD 02-BB",
    "kiện toàn tổ công tcá": "1471-QD",
    "kết luân kiểm tra Nậm Hương": "77-TB",
    "chuyễn đổi số": "31-NQ",
    "loại:NQ chuyển đổi số": "31-NQ",
    "người ký:Mai Trọng Viễn loại:chỉ thị": "09-CT",
    "cơ quan:huyện Nậm Hương": "215-BC",
    "từ:01/12/2024 loại:BC": "347-BC BC-VPUB",
    "trích dẫn:31/TTr-SNV": "264-QD",
}
REAL = {**NUMBERS, **UNMARKED, **MARKED, **MISTAKES, **ABBREVIATIONS, **CONDITIONS}


def missed(corpus: Corpus, table: dict[str, str]) -> list[str]:
    """The questions none of whose first three hits is a right one."""
    return [
        typed
        for typed, right in table.items()
        if not any(hit.record.name.startswith(tuple(right.split())) for hit in search(corpus, typed, limit=3))
    ]


def filled(folder: Path, files: list[Path]) -> Path:
    corpus = Corpus.open(folder, engine="memory")
    assert {admission.outcome for admission in corpus.add_many(files)} == {Outcome.ADDED}
    corpus.close()
    return folder


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = [*(SHARED / "gold" / "texts").glob("*"), *(SHARED / "data" / "admin2025").glob("*")]
    if not files:
        pytest.skip("the real documents are not beside the checkout")
    return filled(tmp_path_factory.mktemp("that") / "kho", sorted(files))


def test_there_are_sixty() -> None:
    assert len(REAL) >= 60


@pytest.mark.parametrize("engine", ENGINES)
def test_real_documents(real: Path, engine: str) -> None:
    corpus = Corpus.open(real, engine=engine)
    without = missed(corpus, REAL)
    corpus.close()
    success = 1 - len(without) / len(REAL)
    assert success >= ENOUGH, f"{engine}: success@3 {success:.3f}; missed: {without}"


@pytest.mark.parametrize("engine", ["memory", *ENGINES])
def test_the_demo_dossier(tmp_path: Path, engine: str) -> None:
    corpus = Corpus.open(filled(tmp_path / "kho", write_dossier(tmp_path / "ho-so")), engine=engine)
    assert missed(corpus, DEMO) == []
    corpus.close()
