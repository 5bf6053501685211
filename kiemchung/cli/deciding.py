"""decide: what a person finds on a criterion goes into the log, with the verdict and the evidence as they were shown then."""

from __future__ import annotations

from pathlib import Path

import click

from corpus import NEEDS_REASON, Corpus, DecisionKind, decide, decisions_on, record_meant
from evidence import CriteriaSet, Finding, decision_on, reviewed, verify
from kiemchung.cli import finding_shown, finding_value
from kiemchung.cli.editing import by_option, who
from kiemchung.cli.face import Option
from kiemchung.cli.group import main, print_json
from kiemchung.cli.options import common, corpus_option, open_corpus
from kiemchung.cli.verifying import criteria_meant, no_such_criterion
from kiemchung.cli.wording import say


@main.command(
    "decide",
    help="Ghi ý kiến của người kiểm tra về một tiêu chí: công nhận (accept), không công nhận (reject), thêm bằng chứng"
    " (add-evidence), ghi ý kiến (comment), mở lại (reopen). Nhật ký chỉ thêm, không sửa, không xóa.",
)
@click.argument("criteria", metavar="BỘ_TIÊU_CHÍ")
@click.argument("code", metavar="MÃ")
@click.argument("kind", type=click.Choice([kind.value for kind in DecisionKind]))
@click.option("--note", default="", cls=Option, help="Lý do; bắt buộc khi không công nhận, ghi ý kiến hoặc mở lại.")
@click.option("--evidence", metavar="SỐ_HOẶC_TÊN_TỆP", cls=Option, help="Văn bản trong kho làm bằng chứng (với add-evidence).")  # fmt: skip
@click.option("--page", type=click.IntRange(1, 100_000), cls=Option, help="Trang của bằng chứng.")
@click.option("--quote", cls=Option, help="Trích dẫn ở trang đó.")
@by_option
@corpus_option
@common
@click.pass_obj
def decide_command(
    lang: str, criteria: str, code: str, kind: str, note: str, evidence: str | None, page: int | None,
    quote: str | None, by: str | None, folder: Path | None, as_json: bool,
) -> int:  # fmt: skip
    chosen = DecisionKind(kind)
    _check(chosen, note, evidence, lang)
    corpus = open_corpus(folder)
    try:
        name, criteria_set = criteria_meant(corpus.folder, criteria, lang)
        finding = _finding(corpus, name, criteria_set, code, lang)
        added = record_meant(corpus.catalogue, evidence).id if evidence else None
        decision = decision_on(
            finding, chosen, criteria=name, by=who(by), note=note, record=added, page=page, quote=quote
        )
        decide(corpus.catalogue.database, decision)
        (review,) = reviewed(corpus.catalogue, [finding], decisions_on(corpus.catalogue.database, name))
    finally:
        corpus.close()
    if as_json:
        print_json(finding_value.review_value(review, lang))
    else:
        click.echo(finding_shown.criterion_text(review, lang))
    return 0


def _finding(corpus: Corpus, name: str, criteria_set: CriteriaSet, code: str, lang: str) -> Finding:
    """What the machine says of the criterion now, which is kept with the decision. Raises UsageError where there is none."""
    for finding in verify(corpus.catalogue, criteria_set, codes=(code,)):
        return finding
    raise no_such_criterion(name, code, lang)


def _check(kind: DecisionKind, note: str, evidence: str | None, lang: str) -> None:
    """A refusal, a comment and a reopening need their reason; added evidence needs its document."""
    if kind in NEEDS_REASON and not note.strip():
        raise click.UsageError(say("hãy ghi lý do bằng --note", lang))
    if (kind is DecisionKind.ADD_EVIDENCE) != (evidence is not None):
        raise click.UsageError(say("add-evidence đi cùng --evidence SỐ_HOẶC_TÊN_TỆP, và chỉ lệnh đó", lang))
