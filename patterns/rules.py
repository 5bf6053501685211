"""The forms a document's number can have: RULES, each with its regular expression, its examples and its counterexamples.

The examples are tests: each is found by its rule, whole, and no counterexample is found by any. To read a new form, add a rule.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

from patterns.citation import PARTY_TYPES
from patterns.repair import DIGIT

# Blanks that layout puts inside: a few spaces, or one break with blank lines around it ("429-⏎⏎QĐ/TU").
GAP = r"[ \t]{0,3}(?:[ \t]{0,2}\n){0,3}[ \t]{0,3}"
_PART = r"[A-ZĐ][A-Za-zĐđƯưƠơÔôÂâÊê0-9]{0,14}(?:&(?:[ ]?(?=[A-ZĐ]{2}))[A-ZĐ][A-Za-zĐđƯư0-9]{0,11})*"
_AFTER_GAP = r"[A-ZĐ]{2,12}[a-z]?[A-Z0-9]{0,4}(?:&[A-ZĐ][A-Za-zĐđ0-9]{0,11})*(?![\p{L}])"  # after a blank only what is plainly a symbol: "NĐ- CP"
_JOIN = rf"(?:-(?:V\.[IVX]{{1,3}}(?![\p{{L}}\d])|{_PART}|{GAP}{_AFTER_GAP})|[ ]-{_AFTER_GAP}|/(?=[A-ZĐ]{{2}}){_PART})"
_APART = (
    rf"(?<![0-9])[ ]{{1,2}}-{GAP}{_AFTER_GAP}(?:&[A-ZĐ]{{1,9}})?"  # blanks on both sides: after the first part only
)
_SYMBOL_PARTS = rf"{_PART}(?:{_APART})?(?:{_JOIN}){{0,7}}"
_SYMBOL = rf"(?P<symbol>{_SYMBOL_PARTS})"
_SERIAL = r"(?P<serial>\d{1,6}(?:\.\d{1,2})?(?:[a-eđ](?![\p{L}]))?)"
_PARTY_TYPE = f"(?:{'|'.join(PARTY_TYPES)})"
MISREAD_YEAR = rf"[12lI](?:9|{DIGIT}){DIGIT}{{2}}"
_AFTER_SO = r"(?<=[sS][ốỐ][ ]{0,2}:?[ ]{0,2})"
_IN_TWO = r"(?:\d[ ]{1,2}\d{1,3}|\d\d[ ]{1,2}\d{1,2}|\d{3}[ ]{1,2}\d)"  # a serial that recognition has cut
_PARTY_SYMBOL = rf"{_PARTY_TYPE}{GAP}/{GAP}[A-ZĐ]{{2,12}}(?:-[A-ZĐ]{{2,8}})?"


@dataclass(frozen=True, slots=True)
class Rule:
    """One form of number: the expression has the groups `serial`, `symbol` and perhaps `year`.

    `examples` are texts with the one number to be read in each; `counterexamples` are texts that hold no reference.
    """

    name: str
    expression: str
    examples: tuple[tuple[str, str], ...]
    counterexamples: tuple[str, ...] = ()


RULES: tuple[Rule, ...] = (
    Rule(
        "normative",  # with its year: NĐ 34/2016/NĐ-CP
        rf"{_SERIAL}(?:{GAP}/{GAP}|-(?=20\d\d/NQ-CP))(?P<year>(?:19|20)\d\d){GAP}/{GAP}{_SYMBOL}",
        (
            ("Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ", "63/2010/NĐ-CP"),
            ("Nghị quyết 66.15/2026/NQ-CP của Chính phủ", "66.15/2026/NQ-CP"),
            ("Nghị quyết số 30a/2008/NQ-CP", "30a/2008/NQ-CP"),
            ("Nghị quyết số 19-2018/NQ-CP", "19-2018/NQ-CP"),
            ("Thông tư liên tịch số 01/2015/TTLT-VPCP-BNV", "01/2015/TTLT-VPCP-BNV"),
            ("Luật số 72/2025/QH15", "72/2025/QH15"),
            ("Quyết định số 144/2002/QĐ/BTC", "144/2002/QĐ/BTC"),
            ("theo Nghị định số 63/2010/NĐ- CP", "63/2010/NĐ-CP"),
        ),
        ("ngày 12/3/2024 và ngày 13/3/2024", "QCVN 102:2016/BTTTT", "TCVN ISO 9001:2015", "giai đoạn 2021/2025"),
    ),
    Rule(
        "administrative",  # without a year: NĐ 30/2020/NĐ-CP, Annex I, II.3
        rf"{_SERIAL}{GAP}/{GAP}(?P<year>){_SYMBOL}",
        (
            ("Kế hoạch số 12/KH-UBND ngày 12/01/2024", "12/KH-UBND"),
            ("Công văn số 398/SNV-CCHC&VTLT", "398/SNV-CCHC&VTLT"),
            ("Công văn số 324/QTR-KTr2", "324/QTR-KTr2"),
            ("Văn bản số 875/VPCP-V.I", "875/VPCP-V.I"),
            ("Tờ trình số 47/TTr - NN&PTNT", "47/TTr-NN&PTNT"),
            ("Nghị quyết số 02/NQ-CP", "02/NQ-CP"),
            ("Nghị định số 178/CP", "178/CP"),
            ("Văn bản hợp nhất số 57/VBHN-BCT", "57/VBHN-BCT"),
            ("Quyết định số 1291/\nQĐ-UBND", "1291/QĐ-UBND"),
        ),
        (
            "Số:...../BC-.....",
            "đã hoàn thành 30/50 nhiệm vụ",
            "trực 24/7",
            "quý III/2022",
            "Mẫu số 01/TB-SNV",
            "02 cấp/03 cấp",
        ),
    ),
    Rule(
        "party",  # the type before the slash, no colon after "Số": Quy định 399-QĐ/TW
        rf"(?P<serial>\d{{1,5}}){GAP}-{GAP}(?P<year>)(?P<symbol>{_PARTY_SYMBOL})",
        (
            ("Chỉ thị 18-CT/TU ngày 24/3/2022", "18-CT/TU"),
            ("Quy định số 08-QĐi/TW, ngày 25/10/2018", "08-QĐi/TW"),
            ("Quy định số 429-\n\nQĐ/TU của Tỉnh ủy", "429-QĐ/TU"),
            ("Kết luận số 12 - KL/TW", "12-KL/TW"),
        ),
        ("từ 02-03 người/phòng", "năm học 2024-2025/HK1"),
    ),
    Rule(
        "older",  # of the councils before 1992: 176-HĐBT; of ministries: 16-BYT/TT
        r"(?P<serial>\d{1,4})(?P<year>)[ ]?-[ ]?(?P<symbol>HĐBT|LCT/HĐNN\d?|CP|TTg|[A-ZĐ]{2,6}/(?:TT|QĐ|CT|NĐ)(?:LB)?)",
        (
            ("Nghị định số 176-HĐBT", "176-HĐBT"),
            ("Luật số 56-LCT/HĐNN8", "56-LCT/HĐNN8"),
            ("Thông tư số 16-BYT/TT", "16-BYT/TT"),
            ("Quyết định số 37-BYT/QĐ", "37-BYT/QĐ"),
        ),
        ("mẫu 16-VT/TT", "ký hiệu 01-TS/QĐ"),
    ),
    Rule(
        "older_blank",  # before 1996 a blank stood for the first slash
        r"(?P<serial>\d{1,4})(?P<year>)[ ]{1,2}(?P<symbol>[A-ZĐ]{2,5}/(?:[A-ZĐ]{2,5}/)?[A-ZĐ]{2,6})",
        (("Quyết định số 1141 TC/QĐ/CĐKT", "1141 TC/QĐ/CĐKT"), ("Thông tư số 60 TC/CĐKT", "60 TC/CĐKT")),
        ("có 12 UBND/HĐND cấp xã",),
    ),
    Rule(
        "misread",  # letters where recognition should have read digits; only after "số" or a type, with a known symbol
        rf"(?P<serial>(?=\d{{0,4}}[^\d\s]){DIGIT}{{1,5}}|{_AFTER_SO}{_IN_TWO}|\d{{1,5}}(?={GAP}/{GAP}(?:\d{{0,3}}[^\d\s]|\d{{4}}{GAP}/{GAP}(?:UBTV)?QH)))"
        rf"(?:{GAP}/{GAP}(?P<year>{MISREAD_YEAR}))?{GAP}(?:/{GAP}(?P<symbol>(?:UBTV)?QH{DIGIT}{{2}}|{_SYMBOL_PARTS})|-{GAP}(?P<symbol>{_PARTY_SYMBOL}))",
        (
            ("Chỉ thị số LL/CT-TTg ngày 16/5/2019", "11/CT-TTg"),
            ("Quyết định số l6/QĐ-UBND", "16/QĐ-UBND"),
            ("Nghị định số 63/2Ol0/NĐ-CP", "63/2010/NĐ-CP"),
            ("Kết luận số l2-KL/TW", "12-KL/TW"),
            ("Luật số 87/2O25/QHl5", "87/2025/QH15"),
            ("Kế hoạch số 1 5/KH-UBND", "15/KH-UBND"),
            ("Quyết định số 12 34/QĐ-UBND", "1234/QĐ-UBND"),
        ),
        ("lô IL/KH-09 của kho", "Phần II/QĐ"),
    ),
)

# Not after a digit, a slash or a colon: dates, fractions, URLs and standards ("QCVN 102:2016/BTTTT") begin so. Not after a letter,
# which may be a misread digit ("130/20Ø5/NĐ-CP"), other than that of "số12/KH-UBND" and of "No.146/2017/ND-CP".
_ORDINAL = (
    r"(?<=(?:\A|[\n\t])[ ]{0,20}(?:\d{1,2}\.){1,3}\s)"  # "1. 12/QĐ-UBND" in a list; "số 1. 5/KH-UBND" is cut in two
)
_LEFT = rf"(?:(?<![\p{{N}}/:.,=?&%\]!-])(?:(?<!\p{{N}}\.\s)|{_ORDINAL})(?:(?<!\p{{L}})|(?<=[sS][ốỐ]))|(?<=[nN][oO]\.))"
_RIGHT = r"(?![\p{L}\p{N}])(?!-\p{Lu})(?![\]!]\d)"  # nor cut short before what cannot be read: "388/NQ-ÆP", "QH]5"
_SPLIT = rf"(?<!{_AFTER_SO}\d{{1,5}}[ ]{{1,2}})"  # "số 1 5/KH-UBND" is not number 5

# The rules as one expression; an empty group with the rule's name marks which one it was. Misread numbers are looked for apart.
ANY_NUMBER = (
    f"{_LEFT}{_SPLIT}(?:"
    + "|".join(f"{rule.expression}{_RIGHT}(?P<{rule.name}>)" for rule in RULES if rule.name != "misread")
    + ")"
)
MISREAD_NUMBER = f"{_LEFT}(?:{RULES[-1].expression}{_RIGHT}(?P<misread>))"
MISREAD_SERIAL = rf"(?r)(?:{_AFTER_SO}{_IN_TWO}|{DIGIT}{{1,5}})(?:{GAP}-{GAP}{_PARTY_TYPE})?{GAP}"  # before its slash


_NAMES = tuple(rule.name for rule in RULES if rule.name != "misread")


def rule_of(match: regex.Match[str]) -> str:
    """The name of the rule that a match of ANY_NUMBER or MISREAD_NUMBER comes from."""
    if "misread" in match.re.groupindex:
        return "misread"
    return next(name for name in _NAMES if match[name] is not None)
