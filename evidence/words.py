"""Words of criteria and of documents: a text goes in, its syllables come out, abbreviations spelt out, spellings made one."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from extractor import fold

# Abbreviations of administrative papers; a text may hold both forms, and tables mostly the short one.
ABBREVIATIONS = {
    "BCĐ": "ban chỉ đạo",
    "BCCI": "bưu chính công ích",
    "BHXH": "bảo hiểm xã hội",
    "BHYT": "bảo hiểm y tế",
    "CBCC": "cán bộ công chức",
    "CBCCVC": "cán bộ công chức viên chức",
    "CBCCCVC": "cán bộ công chức viên chức",
    "CCHC": "cải cách hành chính",
    "CCVC": "công chức viên chức",
    "CNTT": "công nghệ thông tin",
    "CQCM": "cơ quan chuyên môn",
    "CQĐT": "chính quyền điện tử",
    "CSDL": "cơ sở dữ liệu",
    "CTMTQG": "chương trình mục tiêu quốc gia",
    "DVC": "dịch vụ công",
    "DVCTT": "dịch vụ công trực tuyến",
    "ĐBQH": "đại biểu quốc hội",
    "ĐTXD": "đầu tư xây dựng",
    "ĐVHC": "đơn vị hành chính",
    "ĐVSN": "đơn vị sự nghiệp",
    "ĐVSNCL": "đơn vị sự nghiệp công lập",
    "GDĐT": "giáo dục và đào tạo",
    "GPMB": "giải phóng mặt bằng",
    "HĐND": "hội đồng nhân dân",
    "KH&CN": "khoa học và công nghệ",
    "KHCN": "khoa học công nghệ",
    "KSTTHC": "kiểm soát thủ tục hành chính",
    "KTXH": "kinh tế xã hội",
    "MTTQ": "mặt trận tổ quốc",
    "NSNN": "ngân sách nhà nước",
    "NTM": "nông thôn mới",
    "PAKN": "phản ánh kiến nghị",
    "PAPI": "hiệu quả quản trị và hành chính công",
    "PBGDPL": "phổ biến giáo dục pháp luật",
    "PCCC": "phòng cháy chữa cháy",
    "PCTN": "phòng chống tham nhũng",
    "QLNN": "quản lý nhà nước",
    "QPPL": "quy phạm pháp luật",
    "SNCL": "sự nghiệp công lập",
    "TDTHPL": "theo dõi thi hành pháp luật",
    "TTĐT": "thông tin điện tử",
    "TTHC": "thủ tục hành chính",
    "TTPVHCC": "trung tâm phục vụ hành chính công",
    "UBND": "ủy ban nhân dân",
    "VBQPPL": "văn bản quy phạm pháp luật",
    "VPUB": "văn phòng ủy ban nhân dân",
    "VPUBND": "văn phòng ủy ban nhân dân",
    "VTVL": "vị trí việc làm",
    "XDCB": "xây dựng cơ bản",
}
_TOKEN = re.compile(r"[^\W_]+(?:&[^\W_]+)*")
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}


def syllables(text: str) -> tuple[str, ...]:
    """The syllables of `text` with their diacritics, in one spelling each, in order."""
    return tuple(each for token in _TOKEN.findall(text) for each in _spelt(token))


def plain_syllables(text: str) -> tuple[str, ...]:
    """The same without diacritics, for what scans and keyboards lose."""
    return tuple(each for token in _TOKEN.findall(text) for each in _plain(token))


@lru_cache(maxsize=1 << 16)
def _spelt(token: str) -> tuple[str, ...]:
    """hòa and hoà are one word: the tone is moved to the end of the syllable."""
    if full := ABBREVIATIONS.get(token):
        return syllables(full)
    parts = unicodedata.normalize("NFD", token.lower())
    tones = "".join(part for part in parts if part in _TONES)
    spelt = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
    return (spelt.lstrip("0") + tones or "0",)


@lru_cache(maxsize=1 << 16)
def _plain(token: str) -> tuple[str, ...]:
    if full := ABBREVIATIONS.get(token):
        return plain_syllables(full)
    return (fold(token).lstrip("0") or "0",)
