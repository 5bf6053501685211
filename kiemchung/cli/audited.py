"""The command that says what contradicts in a corpus: each anomaly in a plain sentence, with every witness."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from corpus import Anomaly, AnomalyKind, Statement, Strength, audit
from kiemchung.cli.face import alias
from kiemchung.cli.group import NOTHING_FOUND, main, print_json
from kiemchung.cli.options import common, corpus_option, open_corpus
from kiemchung.cli.safe import for_people, plain
from kiemchung.cli.show import vietnamese_date, width
from kiemchung.cli.wording import DOUBTS, FLAGS, RELATIONS, WITNESSES, say
from patterns import Doubt, Flag, Relation, Source

_SENTENCES = {
    AnomalyKind.TWO_DATES: "{number}: các nguồn ghi ngày khác nhau ({values}).",
    AnomalyKind.TWO_TYPES: "{number}: các nguồn ghi loại văn bản khác nhau ({values}).",
    AnomalyKind.TWO_ISSUERS: "{number}: các nguồn ghi cơ quan ban hành khác nhau ({values}).",
    AnomalyKind.TWO_NUMBERS: "Cùng ngày, cùng nội dung mà có hai số: {values}. Có thể một số ghi sai.",
    AnomalyKind.OUT_OF_SEQUENCE: "{number}: số và ngày không theo thứ tự của các văn bản cùng loại trong năm.",
    AnomalyKind.CITES_LATER: "{number}: được viện dẫn trong văn bản đề ngày sớm hơn ngày của nó ({values}).",
    AnomalyKind.CITES_REPLACED: "{number}: vẫn được dùng làm căn cứ hoặc thực hiện sau khi đã bị thay thế hoặc bãi bỏ.",
    AnomalyKind.OWN_DOUBT: "{number}: chính tệp này tự mâu thuẫn: {detail}.",
    AnomalyKind.FLAGGED: "{number}: {detail}.",
}
_MOST_WITNESSES = 12
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@alias(main, "soat")
@main.command("audit", help="Soát cả kho: chỗ nào mâu thuẫn, ai ghi thế nào, ở trang nào.")
@corpus_option
@common
@click.pass_obj
def audit_command(lang: str, folder: Path | None, as_json: bool) -> int:
    """Show what contradicts; 1 when nothing does."""
    corpus = open_corpus(folder)
    try:
        anomalies = audit(corpus.catalogue)
    finally:
        corpus.close()
    if as_json:
        print_json([anomaly_value(each, lang) for each in anomalies])
    else:
        click.echo(audit_text(anomalies, lang))
    return 0 if anomalies else NOTHING_FOUND


@for_people
def audit_text(anomalies: Sequence[Anomaly], lang: str) -> str:
    """Each anomaly as a sentence and its witnesses, the strong ones first."""
    if not anomalies:
        return say("Không thấy mâu thuẫn nào trong kho.", lang)
    lines = []
    for strength, some in groupby(anomalies, key=lambda each: each.strength):
        lines.append(click.style(say(_STRENGTHS[strength], lang), bold=True))
        for each in some:
            lines += textwrap.wrap(_message(each, lang), width() - 2, initial_indent="- ", subsequent_indent="  ")
            shown = each.statements[:_MOST_WITNESSES]
            lines += [line for statement in shown for line in _witness(statement, lang)]
            if more := len(each.statements) - len(shown):
                lines.append("      " + say("… và {count} chỗ nữa", lang).format(count=more))
    return "\n".join(lines)


_STRENGTHS = {
    Strength.STRONG: "Mâu thuẫn: ít nhất một nguồn ghi sai",
    Strength.WEAK: "Dấu hiệu cần xem lại",
}


def _message(anomaly: Anomaly, lang: str) -> str:
    values = ", ".join(dict.fromkeys(_said(each, lang) for each in anomaly.statements))
    sentence = say(_SENTENCES[anomaly.kind], lang)
    return sentence.format(number=anomaly.number, values=values, detail=_detail(anomaly, lang))


def _detail(anomaly: Anomaly, lang: str) -> str:
    if anomaly.kind is AnomalyKind.FLAGGED:
        return say(FLAGS[Flag(anomaly.detail)], lang)
    return say(DOUBTS[Doubt(anomaly.detail)], lang) if anomaly.detail else ""


def _said(statement: Statement, lang: str) -> str:
    """A value as people read it: a day, a relation or a witness in words, or what it is."""
    if statement.value in Relation.__members__.values():
        return say(RELATIONS[Relation(statement.value)], lang)
    if statement.value == Source.LETTERHEAD:
        return say("Thể thức đầu văn bản ghi", lang)
    if statement.value in Source.__members__.values():
        return say(WITNESSES[Source(statement.value)], lang)
    return vietnamese_date(statement.value) if _DAY.fullmatch(statement.value) else statement.value


def _witness(statement: Statement, lang: str) -> list[str]:
    page = f"{say('tr.', lang)} {statement.page}" if statement.page else say("đầu văn bản", lang)
    said = f"{_said(statement, lang)} · {statement.record.name}, {page}: {statement.quote}"
    return textwrap.wrap(
        said, width() - 2, initial_indent="    · ", subsequent_indent="      ", max_lines=4, placeholder=" …"
    )


def anomaly_value(anomaly: Anomaly, lang: str) -> dict[str, Any]:
    """An anomaly for JSON: what it is, in words, and every witness."""
    return {
        "kind": anomaly.detail if anomaly.kind is AnomalyKind.FLAGGED else anomaly.kind.value,
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
    }
