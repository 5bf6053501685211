"""Findings in plain words: verdicts, checks and reasons, written in Vietnamese; their English is in english/verifying.py."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from evidence import Aspect, Check, Finding, Outcome, Reason, Tier, Verdict, Why
from kiemchung.cli.wording import DOUBTS, say
from patterns import Doubt

VERDICTS: dict[Verdict, str] = {
    Verdict.PROVEN: "Đã chứng minh",
    Verdict.PROVEN_LATE: "Đã chứng minh, quá hạn",
    Verdict.CITED_ONLY: "Chỉ được viện dẫn",
    Verdict.CONTRADICTED: "Mâu thuẫn",
    Verdict.NOT_FOUND: "Không tìm thấy",
    Verdict.TO_JUDGE: "Cần người xem xét",
}

TIERS: dict[Tier, str] = {
    Tier.HELD: "có văn bản",
    Tier.CITED: "được viện dẫn",
    Tier.WORDS: "chỉ khớp chữ",
}

ASPECTS: dict[Aspect, str] = {
    Aspect.TYPE: "loại văn bản",
    Aspect.ISSUER: "cơ quan ban hành",
    Aspect.SUBJECT: "nội dung",
    Aspect.PERIOD: "kỳ, năm",
    Aspect.IDENTITY: "số và ngày",
    Aspect.DEADLINE: "thời hạn",
}

OUTCOMES: dict[Outcome, str] = {
    Outcome.MET: "khớp",
    Outcome.NOT_MET: "không khớp",
    Outcome.INCONCLUSIVE: "chưa rõ",
}

# The facts of a reason stand in braces.
_SENTENCES: dict[Why, str] = {
    Why.TYPE_FITS: "đúng loại {found}",
    Why.TYPE_ENCLOSED: "{wanted} ban hành kèm theo {found}",
    Why.TYPE_LIKE: "là {found}, tiêu chí ghi {wanted}: chưa chắc thay được",
    Why.TYPE_OTHER: "là {found}, cần {wanted}",
    Why.TYPE_UNKNOWN: "không rõ loại văn bản, cần {wanted}",
    Why.TYPE_NOT_ASKED: "tiêu chí không nêu loại văn bản nào chứng minh được",
    Why.ISSUER_FITS: "do {found} ban hành",
    Why.ISSUER_FREE: "tiêu chí không đòi cơ quan ban hành nào",
    Why.ISSUER_OTHER: "do {found} ban hành, cần của {wanted}",
    Why.ISSUER_LIKE: "do {found} ban hành, tiêu chí ghi {wanted}: chưa chắc là một",
    Why.ISSUER_LEAD: "do {found} ban hành, tiêu chí chỉ ghi {wanted} chủ trì",
    Why.ISSUER_UNKNOWN: "không rõ cơ quan ban hành, cần của {wanted}",
    Why.PROVINCE_UNSAID: "kho có văn bản của nhiều địa phương cùng cấp mà tiêu chí không nói địa phương nào",
    Why.SUBJECT_FITS: "trích yếu đúng nội dung",
    Why.SUBJECT_MORE: "trích yếu còn nói “{words}”",
    Why.SUBJECT_LESS: "trích yếu không nói “{words}”",
    Why.SUBJECT_OTHER: "nội dung khác: trích yếu không nói “{words}”",
    Why.SUBJECT_ORDER: "trích yếu có đủ các từ nhưng xếp khác: “{words}”",
    Why.SUBJECT_UNSAID: "tiêu chí không có từ nào để so nội dung",
    Why.SUBJECT_UNKNOWN: "không rõ trích yếu",
    Why.PERIOD_FITS: "đúng kỳ {wanted}",
    Why.PERIOD_FREE: "tiêu chí không nói kỳ hay năm nào",
    Why.PERIOD_OTHER: "của kỳ {found}, cần kỳ {wanted}",
    Why.PERIOD_UNSURE: "chưa rõ có đúng kỳ {wanted} không",
    Why.IDENTITY_SURE: "số và ngày rõ ràng",
    Why.NUMBER_BLANK: "số văn bản để trống",
    Why.DAY_UNKNOWN: "ngày ban hành không rõ",
    Why.RECOGNISED: "số, ngày do máy nhận dạng từ ảnh: cần đối chiếu bản gốc",
    Why.DOUBTED: "tệp tự mâu thuẫn: {doubts}",
    Why.DAMAGED_TEXT: "chữ trong tệp hỏng hoặc do máy đoán bảng mã",
    Why.SEVERAL_HELD: "hồ sơ có nhiều bản cùng số mà khác ngày ({days})",
    Why.DRAFT: "là bản dự thảo",
    Why.REPEALED: "đã bị {document} bãi bỏ",
    Why.CRITERIA_ITSELF: "là chính văn bản nêu các tiêu chí này",
    Why.NOT_HELD: "chỉ biết qua viện dẫn",
    Why.CITATION_DOUBTED: "chỗ viện dẫn có nghi vấn về số hoặc ngày",
    Why.IN_TIME: "ban hành ngày {day}, trong hạn ({deadline})",
    Why.LATE: "ban hành ngày {day}, muộn {days} ngày so với hạn {last} ({deadline})",
    Why.NO_DEADLINE: "tiêu chí không có thời hạn",
    Why.DEADLINE_OPEN: "chưa tính được hạn “{deadline}”: cần người xem",
    Why.DEADLINE_EDGE: "ban hành ngày {day}, đúng ngày nêu ở hạn “{deadline}”: trong hạn hay không tùy cách hiểu",
    Why.DEADLINE_LOOSE: "ban hành ngày {day}, sau {last}; nhưng “{deadline}” chưa chắc là hạn cuối: cần người xem",
    Why.DEADLINE_EARLY: "ban hành ngày {day}, trước {first} là lúc bắt đầu thời gian “{deadline}”",
    Why.DEADLINE_SEVERAL: "ban hành ngày {day}; chưa rõ phải theo ngày nào trong các ngày {days} ({deadline})",
    Why.DAYS_DIFFER: "các nguồn ghi ngày khác nhau ({days}), nằm hai bên hạn {last} ({deadline})",
    Why.PROVEN_BY: "Có {document} trong hồ sơ: đúng loại, cơ quan, nội dung và kỳ",
    Why.CITED_BY: "{document} không có trong hồ sơ; {count} văn bản viện dẫn, trước hết là {citing}, trang {page}",
    Why.COUNT_SHORT: "mới có {found} trong {wanted} văn bản cần có",
    Why.COUNT_UNSAID: "tiêu chí không nói cần bao nhiêu văn bản; đã có {found}",
    Why.SEVERAL_BODIES: "nhiều cơ quan cùng có văn bản như vậy ({bodies}), tiêu chí không nói của cơ quan nào",
    Why.MISSING_PRODUCT: "không thấy sản phẩm “{text}”",
    Why.DENIED: "{document} nói việc này chưa làm",
    Why.DENIED_PERHAPS: "{document} có câu nói việc này chưa làm nhưng còn nói thêm: cần đọc cả câu",
    Why.WORDS_ALONE: "Tiêu chí không nêu văn bản nào chứng minh được; có chỗ nói đến ở {document}, trang {page}",
    Why.NOTHING: "Không thấy văn bản nào chứng minh, cũng không văn bản nào viện dẫn",
    Why.NEAREST: "gần nhất là {document}",
    Why.LOOK_AT: "Cần xem {document}",
}
# Longer sentences for reasons that have this fact besides.
_WITH: dict[Why, dict[str, str]] = {
    Why.MISSING_PRODUCT: {"period": "không thấy {type} kỳ {period} (“{text}”)"},
    Why.NUMBER_BLANK: {"cited": "số văn bản để trống; nơi khác viện dẫn một văn bản như vậy là {cited} ngày {day}"},
    Why.IN_TIME: {"since": "ban hành ngày {day}, trong hạn {last} ({deadline}, tính từ {since})"},
    Why.LATE: {"since": "ban hành ngày {day}, muộn {days} ngày so với hạn {last} ({deadline}, tính từ {since})"},
    Why.DEADLINE_OPEN: {
        "anchor": "chưa tính được hạn “{deadline}”: chưa biết ngày của mốc “{anchor}”, cần người xem",
        "documents": "chưa tính được hạn “{deadline}”: mốc có thể là {documents}, cần người xem",
    },
}
# What is said besides of reasons that have this fact.
_BESIDES: dict[Why, dict[str, str]] = {Why.IN_TIME: {"also": "; nơi khác ghi ngày {also}"}}


def reason_text(reason: Reason, lang: str) -> str:
    """One reason as a clause."""
    facts = dict(reason.facts)
    sentence = _SENTENCES[reason.why]
    for fact, longer in _WITH.get(reason.why, {}).items():
        if fact in facts:
            sentence = longer
    if reason.why is Why.DOUBTED:
        facts["doubts"] = tuple(say(DOUBTS[Doubt(each)], lang) for each in _texts(facts.get("doubts")))
    besides = [more for fact, more in _BESIDES.get(reason.why, {}).items() if fact in facts]
    said = "".join(say(each, lang) for each in (sentence, *besides))
    return said.format(**{name: _fact(value) for name, value in facts.items()})


def reasons_text(reasons: Iterable[Reason], lang: str) -> str:
    """Reasons as sentences: one that begins with a capital opens a sentence, the others go on in it."""
    text = ""
    for clause in (reason_text(each, lang) for each in reasons):
        if not text:
            text = clause[:1].upper() + clause[1:]
        else:
            text += (". " if clause[:1].isupper() else "; ") + clause
    return f"{text}." if text else ""


def finding_reason(finding: Finding, lang: str) -> str:
    """Why the verdict is what it is."""
    return reasons_text(finding.reasons, lang)


def check_text(check: Check, lang: str) -> str:
    """One check: what was looked at, what it came to, why."""
    aspect, outcome = say(ASPECTS[check.aspect], lang), say(OUTCOMES[check.outcome], lang)
    return f"{aspect}: {outcome} ({reason_text(check.reason, lang)})"


def verdict_text(finding: Finding, lang: str) -> str:
    """The verdict in words, with the days a document is late."""
    text = say(VERDICTS[finding.verdict], lang)
    return text + say(" {days} ngày", lang).format(days=finding.days_late) if finding.days_late else text


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, tuple) else ()


def _fact(value: object) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return ", ".join(_texts(value)) if isinstance(value, tuple) else str(value)
