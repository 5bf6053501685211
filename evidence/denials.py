"""Sentences that say something was not done: a text goes in; "chưa ban hành Kế hoạch ..." comes out, to hold against a demand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from corpus import Record, body_of, same_body
from evidence.covering import covered
from evidence.demand import Demand
from evidence.requirement import Window
from evidence.topics import topic_of
from evidence.words import syllables
from extractor import Span, fold

_DONE = (
    r"(?:ban hành|xây dựng|thành lập|kiện toàn|phê duyệt|công bố|tổ chức|thực hiện|triển khai|hoàn thành|lập|trình|có)"
)
# "chưa ban hành Kế hoạch ...", "Năm 2022, Văn phòng không xây dựng kế hoạch ..."; "không được ban hành" forbids
_DENIAL = re.compile(
    rf"[ck](?<!\w.)(?:(?<=c)hưa(?: được| kịp)?|(?<=k)hông) (?P<act>{_DONE})\b(?P<what>(?:(?!,? (?:và |cũng )?(?:chưa|không) {_DONE})[^.;\n\t]){{4,240}})",
    re.IGNORECASE,
)
# Nothing of it is said not to be: "không có báo cáo nào gửi chậm"; or it was, only not so: "chưa ban hành kế hoạch kịp thời"
_WELL = re.compile(r"\bnào\b[^.;]*\b(?:chậm|muộn|trễ|quá hạn|sai|thiếu|sót|vi phạm|trái)\b", re.IGNORECASE)
_NOT_SO = re.compile(
    r"\b(?:kịp thời|đúng (?:thời )?hạn|đúng tiến độ|đầy đủ|đúng quy định|theo quy định|bằng|mà)\b", re.IGNORECASE
)
# Why it was not done says nothing of what: "do thiếu nhân lực", "vì chưa bố trí được kinh phí"
_CAUSE = re.compile(
    r",?\s(?:do|vì|bởi|nguyên nhân)(?: là)?\s(?:chưa|không|thiếu|khó|kinh phí|nguồn|vướng|còn|đang|chờ|phải|thay đổi|mới)\b.*",
    re.IGNORECASE | re.DOTALL,
)
# What is done by issuing the document that does it.
_DECIDING = ("ban hành", "thành lập", "kiện toàn", "phê duyệt", "công bố")
_DECISIONS = ("Quyết định", "Nghị quyết")
_UNITS = r"huyện|quận|thị xã|thị trấn|xã|phường|đặc khu"
_LOWER = "".join(each for each in map(chr, range(0x61, 0x1EFA)) if each.isalpha() and each.islower())
_WRAP = re.compile(rf"\n(?=[{_LOWER}])")  # a line end that only the layout makes
_BY_NOW = re.compile(r"\b(?:đến )?(?:hiện )?(?:nay|tại|thời điểm (?:này|hiện tại|báo cáo|kiểm tra))\b", re.IGNORECASE)
_CONDITION = re.compile(r"\b(?:nếu|trường hợp|khi|để|nhằm|tránh|phòng ngừa|đối với)\b[^.;]*$", re.IGNORECASE)
_TIMES = re.compile(r"\b(?:năm|tháng|quý|ngày)\s+[\d/IVX]+|^\s*(?:\d{1,2}[.)]|[a-zđ]\))+", re.IGNORECASE)
_SENTENCE_START = re.compile(r"[.;\n\t]\s*(?=[^.;\n\t]*$)")
# Who the sentence says it of, where that is not the body that speaks: "một số địa phương chưa ...", "Xã Suối Ngà chưa ..."
_OTHERS = re.compile(r"\b(?:huyện|xã|phường|thị trấn|thị xã|một số|các|nhiều|còn|\d+)\b", re.IGNORECASE)
_BEFORE = 160  # characters of a sentence before the denial


@dataclass(frozen=True, slots=True)
class Denial:
    """One such sentence: whose, where, what it says was not done, and when that was said."""

    record: Record
    span: Span
    of_others: bool  # whether the sentence speaks of other bodies than the one whose document this is
    act: str  # what was not done with it: "ban hành"
    words: str  # that say what was not done
    what: frozenset[str]  # the syllables of both
    period: Window | None  # that the sentence names
    day: date | None  # of the document that says it


def denials_in(text: str, record: Record) -> Iterator[Denial]:
    """The denials in a held document; conditions and purposes deny nothing."""
    stated = record.identity.date
    day = stated.exact() if stated else None
    own = _own_unit(record.identity.issuer)
    text = _WRAP.sub(" ", text)
    for found in _DENIAL.finditer(text):
        before = text[max(0, found.start() - _BEFORE) : found.start()]
        opening = _SENTENCE_START.search(before)
        clause = before[opening.end() :] if opening else before
        if _CONDITION.search(clause) or _WELL.search(found["what"]):
            continue
        sentence = Span(found.start() - len(clause), found.end())
        period = covered(sentence.of(text), stated.year if stated else None)
        clause = _TIMES.sub("", clause)
        of_others = bool(_OTHERS.search(own.sub("", clause) if own else clause))
        act, words = found["act"].lower(), _CAUSE.sub("", found["what"])
        yield Denial(record, sentence, of_others, act, words, frozenset(syllables(f"{act} {words}")), period, day)


@lru_cache(maxsize=1024)
def _own_unit(issuer: str | None) -> re.Pattern[str] | None:
    """The ways in which a district's or a commune's paper calls its own unit: "huyện", "xã Mường Sơn"; not "xã" and another name."""
    found = re.search(rf"\b({_UNITS})\s+(\S.*)", " ".join((issuer or "").split()), re.IGNORECASE)
    if found is None:
        return None
    return re.compile(rf"\b{found[1]}\b(?: {re.escape(found[2])}\b|(?! (?-i:[A-ZĐ])))", re.IGNORECASE)


class Denials:
    """All the denials of a corpus, by the words they deny."""

    def __init__(self, denials: Iterable[Denial]) -> None:
        self._saying: dict[str, list[Denial]] = defaultdict(list)
        for denial in denials:
            if not denial.of_others:
                for syllable in denial.what:
                    self._saying[syllable].append(denial)

    def denied(self, demand: Demand, *, since: date | None = None) -> tuple[Denial, bool] | None:
        """The denial of what is demanded: of its type and all its telling words, for its time; said after `since` where given.

        With it comes whether it says just that: with more words ("mà gửi trên hệ thống") it may deny something else.
        """
        if demand.kind is None:
            return None
        asked = {key for topic in demand.topics(demand.names) for key, _ in topic}
        words = {*asked, *syllables(demand.kind)}
        near = min((self._saying.get(each, []) for each in asked or words), key=len)
        heard = [
            (each, _just(demand, asked, each))
            for each in near
            if (asked if _is_decided(demand, each) else words) <= each.what and _is_denied(demand, each, since=since)
        ]
        return next((pair for pair in heard if pair[1]), next(iter(heard), None))


def _is_decided(demand: Demand, denial: Denial) -> bool:
    """Whether what was not done is what the task does by a decision, which the sentence need not name: "chưa thành lập Tổ kiểm tra"."""
    does = fold(demand.criterion.title).startswith(fold(denial.act))
    return does and denial.act in _DECIDING and demand.kind in _DECISIONS


def _is_denied(demand: Demand, denial: Denial, *, since: date | None) -> bool:
    if not _of_its_own(demand, denial):
        return False
    if since and (denial.day is None or denial.day < since):
        return False
    if _names_another(demand, denial):
        return False
    if denial.period and demand.period and denial.period != demand.period:
        return False
    of_the_year = not demand.demanded_year or not denial.day or denial.day.year == demand.demanded_year
    return of_the_year or denial.period is not None


def _names_another(demand: Demand, denial: Denial) -> bool:
    """Whether the name of what was not done begins with other words than those asked for: "Kế hoạch kiểm tra việc tuyên truyền ...".

    With them it is another document, as a plan of publicity is not the plan of what it makes known.
    """
    asked = {key for topic in demand.topics(demand.names) for key, _ in topic}
    named = topic_of(denial.words, demand.kind, demand.names)
    return bool(asked and named) and named[0][0] not in asked


def _just(demand: Demand, asked: set[str], denial: Denial) -> bool:
    """Whether no telling words remain beside those asked for."""
    identity = denial.record.identity
    names = filter(None, (identity.issuer, identity.place, *demand.names))
    more = dict(topic_of(_BY_NOW.sub(" ", denial.words), demand.kind, tuple(names))).keys() - asked
    return not more and not _NOT_SO.search(denial.words)


def _of_its_own(demand: Demand, denial: Denial) -> bool:
    """Whether the document that says it is of a body that was to do it."""
    identity = denial.record.identity
    body = body_of(identity.issuer)
    asked = demand.issuers or (*demand.owners, *demand.leads)
    return body is not None and any(same_body(each, body) for each in asked)
