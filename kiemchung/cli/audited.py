"""The command that says what contradicts in a corpus: each anomaly in a plain sentence, with every witness."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from corpus import Anomaly, AnomalyKind, Judgement, NoSuchAnomaly, Ruling, Statement, Strength, audit, judge, judged
from kiemchung.cli.editing import by_option, who
from kiemchung.cli.face import Option
from kiemchung.cli.group import NOTHING_FOUND, main, print_json
from kiemchung.cli.options import common, corpus_option, open_corpus
from kiemchung.cli.safe import for_people, plain
from kiemchung.cli.show import vietnamese_date, width
from kiemchung.cli.wording import DOUBTS, FLAGS, RELATIONS, UNITS, WITNESSES, say
from patterns import Doubt, Flag, Relation, Source

_SENTENCES = {
    AnomalyKind.TWO_DATES: "{number}: các nguồn ghi ngày khác nhau ({values}).",
    AnomalyKind.TWO_TYPES: "{number}: các nguồn ghi loại văn bản khác nhau ({values}).",
    AnomalyKind.TWO_ISSUERS: "{number}: các nguồn ghi cơ quan ban hành khác nhau ({values}).",
    AnomalyKind.TWO_SUBJECTS: "{number}: các nguồn ghi trích yếu khác hẳn nhau ({values}).",
    AnomalyKind.TWO_NUMBERS: "Cùng ngày, cùng nội dung mà có hai số: {values}. Có thể một số ghi sai.",
    AnomalyKind.ISSUER_AGAINST_SYMBOL: "{number}: ghi là của {values}, nhưng ký hiệu là của {detail}.",
    AnomalyKind.OUT_OF_SEQUENCE: "{number}: số và ngày không theo thứ tự của các văn bản cùng loại trong năm hoặc nhiệm kỳ ({values}).",
    AnomalyKind.CITES_LATER: "{number}: được viện dẫn trong văn bản đề ngày sớm hơn ngày của nó ({values}).",
    AnomalyKind.CITES_REPLACED: "{number}: vẫn được dùng làm căn cứ hoặc thực hiện sau khi đã bị thay thế hoặc bãi bỏ (từ {detail}).",
    AnomalyKind.ABSENT_PROVISION: "{number}: văn bản trong kho không có {values} được viện dẫn (thiếu {detail}).",
    AnomalyKind.OWN_DOUBT: "{number}: chính tệp này tự mâu thuẫn: {detail}.",
    AnomalyKind.BLANK_NUMBER: "{number}: văn bản để trống số.",
    AnomalyKind.DATE_LOST: "{number}: sau chữ “ngày” không có ngày nào.",
    AnomalyKind.TYPE_DOUBLED: "{number}: tên loại văn bản viết lặp hai lần ({values}).",
    AnomalyKind.FLAGGED: "{number}: {detail}.",
}
KINDS: dict[str, str] = {  # what is wrong, in short; the doubts about one citation by their flags
    AnomalyKind.TWO_DATES: "các nguồn ghi ngày khác nhau",
    AnomalyKind.TWO_TYPES: "các nguồn ghi loại văn bản khác nhau",
    AnomalyKind.TWO_ISSUERS: "các nguồn ghi cơ quan ban hành khác nhau",
    AnomalyKind.TWO_SUBJECTS: "các nguồn ghi trích yếu khác nhau",
    AnomalyKind.TWO_NUMBERS: "một văn bản hai số",
    AnomalyKind.ISSUER_AGAINST_SYMBOL: "cơ quan không khớp ký hiệu",
    AnomalyKind.OUT_OF_SEQUENCE: "số và ngày không theo thứ tự",
    AnomalyKind.CITES_LATER: "viện dẫn văn bản có ngày sau",
    AnomalyKind.CITES_REPLACED: "dựa vào văn bản đã hết hiệu lực",
    AnomalyKind.ABSENT_PROVISION: "viện dẫn điều khoản không có",
    AnomalyKind.OWN_DOUBT: "tệp tự mâu thuẫn",
    AnomalyKind.BLANK_NUMBER: "để trống số",
    AnomalyKind.DATE_LOST: "sau chữ “ngày” không có ngày",
    AnomalyKind.TYPE_DOUBLED: "tên loại viết lặp",
    **{flag.value: words for flag, words in FLAGS.items()},
}
_LIKELY = "{number}: văn bản để trống số; có thể là văn bản được viện dẫn với số {detail}."
_MOST_WITNESSES = 12
_MOST_VALUE = 120  # characters of a value in a sentence
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_UNIT = re.compile(rf"\b({'|'.join(UNITS)})=(\S+)")


@main.command(
    "audit",
    help="Soát cả kho: chỗ nào mâu thuẫn, ai ghi thế nào, ở trang nào. Mục đã xét thì ẩn đi, và hiện lại khi nguồn thay đổi.",
)
@click.option("--all", "everything", is_flag=True, cls=Option, help="Hiện cả những mục đã xét.")
@click.option("--judge", "ruled", nargs=2, type=(str, click.Choice([each.value for each in Ruling])), metavar="MÃ KẾT_LUẬN", cls=Option, help="Xét một mục: right (đúng), wrong (báo nhầm), settled (đã xử lý), reopen (xét lại).")  # fmt: skip
@click.option("--note", default="", cls=Option, help="Lý do (với --judge).")
@by_option
@corpus_option
@common
@click.pass_obj
def audit_command(
    lang: str, everything: bool, ruled: tuple[str, str] | None, note: str, by: str | None, folder: Path | None,
    as_json: bool,
) -> int:  # fmt: skip
    """Show what contradicts; 1 when nothing does."""
    corpus = open_corpus(folder)
    try:
        anomalies = audit(corpus.catalogue)
        database = corpus.catalogue.database
        if ruled:
            anomalies = tuple(each for each in anomalies if each.id == ruled[0])
            if not anomalies:
                raise NoSuchAnomaly(wanted=ruled[0])
            judge(database, anomalies[0], Ruling(ruled[1]), note=" ".join(note.split()), by=who(by))
        reports = judged(database, anomalies)
    finally:
        corpus.close()
    shown = [each for each in reports if each[1] is None or everything or ruled]
    if as_json:
        print_json([anomaly_value(*each, lang) for each in shown])
    else:
        click.echo(audit_text(shown, len(reports) - len(shown), lang))
    return 0 if shown else NOTHING_FOUND


@for_people
def audit_text(reports: Sequence[tuple[Anomaly, Judgement | None]], folded: int, lang: str) -> str:
    """Each report as a sentence with its code and its witnesses, the strong ones first; `folded` are those left out."""
    lines = [] if reports else [say("Không thấy mâu thuẫn nào trong kho.", lang)]
    for strength, some in groupby(reports, key=lambda each: each[0].strength):
        lines.append(click.style(say(_STRENGTHS[strength], lang), bold=True))
        for anomaly, judgement in some:
            line = f"[{anomaly.id}] {_message(anomaly, lang)}"
            lines += textwrap.wrap(line, width() - 2, initial_indent="- ", subsequent_indent="  ")
            lines += _judgement_lines(judgement, lang) if judgement else []
            shown = anomaly.statements[:_MOST_WITNESSES]
            lines += [line for statement in shown for line in _witness(statement, lang)]
            if more := len(anomaly.statements) - len(shown):
                lines.append("      " + say("… và {count} chỗ nữa", lang).format(count=more))
    if folded:
        lines.append(say("{count} mục đã xét không hiện lại; xem: kiemchung audit --all", lang).format(count=folded))
    return "\n".join(lines)


_STRENGTHS = {
    Strength.STRONG: "Mâu thuẫn: ít nhất một nguồn ghi sai",
    Strength.WEAK: "Dấu hiệu cần xem lại",
}
RULINGS = {
    Ruling.RIGHT: "đúng là sai sót",
    Ruling.WRONG: "báo nhầm",
    Ruling.SETTLED: "đã xử lý",
}


def _judgement_lines(judgement: Judgement, lang: str) -> list[str]:
    words = say("Đã xét: {ruling} ({by}, {at})", lang).format(
        ruling=say(RULINGS[judgement.ruling], lang), by=judgement.by, at=vietnamese_date(judgement.at[:10])
    )
    return [f"    = {words}{f': {judgement.note}' if judgement.note else ''}"]


def _message(anomaly: Anomaly, lang: str) -> str:
    counts = Counter(said(each, lang) for each in anomaly.statements)
    differ = anomaly.kind in (AnomalyKind.TWO_DATES, AnomalyKind.TWO_TYPES, AnomalyKind.TWO_ISSUERS)
    told = counts.most_common() if differ else counts.items()
    values = [
        f"{textwrap.shorten(value, _MOST_VALUE, placeholder=' …')}"
        + (f": {say('{count} chỗ', lang).format(count=count)}" if differ else "")
        for value, count in told
    ]
    likely = anomaly.kind is AnomalyKind.BLANK_NUMBER and anomaly.detail
    sentence = say(_LIKELY if likely else _SENTENCES[anomaly.kind], lang)
    return sentence.format(number=anomaly.number, values="; ".join(values), detail=_detail(anomaly, lang))


def _detail(anomaly: Anomaly, lang: str) -> str:
    if anomaly.kind is AnomalyKind.FLAGGED:
        return say(FLAGS[Flag(anomaly.detail)], lang)
    if anomaly.kind is AnomalyKind.OWN_DOUBT:
        return say(DOUBTS[Doubt(anomaly.detail)], lang)
    return say(UNITS[anomaly.detail], lang) if anomaly.detail in UNITS else _dates_in(anomaly.detail)


def kind_of(anomaly: Anomaly) -> str:
    """The code of what is wrong, a key of KINDS."""
    return anomaly.detail if anomaly.kind is AnomalyKind.FLAGGED else anomaly.kind.value


def said(statement: Statement, lang: str) -> str:
    """A value as people read it: a day, a provision, a relation or a witness in words, or what it is."""
    if statement.value in Relation.__members__.values():
        return say(RELATIONS[Relation(statement.value)], lang)
    if statement.value == Source.LETTERHEAD:
        return say("Thể thức đầu văn bản ghi", lang)
    if statement.value in Source.__members__.values():
        return say(WITNESSES[Source(statement.value)], lang)
    value = _UNIT.sub(lambda found: f"{say(UNITS[found[1]], lang)} {found[2]}", statement.value)
    return _dates_in(value)


def _dates_in(value: str) -> str:
    return _DAY.sub(lambda day: vietnamese_date(day.group()), value)


def _witness(statement: Statement, lang: str) -> list[str]:
    page = f"{say('tr.', lang)} {statement.page}" if statement.page else say("đầu văn bản", lang)
    line = f"{said(statement, lang)} · {statement.record.name}, {page}: {statement.quote}"
    return textwrap.wrap(
        line, width() - 2, initial_indent="    · ", subsequent_indent="      ", max_lines=4, placeholder=" …"
    )


def anomaly_value(anomaly: Anomaly, judgement: Judgement | None, lang: str) -> dict[str, Any]:
    """A report for JSON: what it is, in words, every witness, and what a person has found of it."""
    return {
        "id": anomaly.id,
        "kind": kind_of(anomaly),
        "number": anomaly.number,
        "message": plain(_message(anomaly, lang)),
        "strength": anomaly.strength.value,
        "detail": anomaly.detail or None,
        "witnesses": [
            {
                "value": each.value,
                "document": each.record.name,
                "record": each.record.id,
                "page": each.page or None,
                "quote": each.quote,
            }
            for each in anomaly.statements
        ],
        "judged": asdict(judgement) if judgement else None,
    }
