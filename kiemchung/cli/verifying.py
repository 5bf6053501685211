"""verify: a criteria set goes in; for each criterion what proves it and the verdict come out, on the terminal or as a file."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path

import click

from corpus import Corpus, decisions_on, understand, write_whole
from evidence import (
    CriteriaSet,
    NotACriteriaFile,
    ReportCheck,
    Reviewed,
    check_report,
    criteria_files,
    criteria_named,
    import_criteria,
    name_for,
    reviewed,
    verify,
)
from extractor import extract
from kiemchung.cli import finding_shown, finding_value
from kiemchung.cli.face import Option
from kiemchung.cli.group import main, print_json
from kiemchung.cli.options import PATH, common, corpus_option, open_corpus
from kiemchung.cli.safe import plain
from kiemchung.cli.slip import SLIP_FORMS, Slip, slip_bytes
from kiemchung.cli.wording import say

_FILE = "phieu-kiem-chung"


@main.command(
    "verify",
    help="Kiểm chứng từng tiêu chí: văn bản nào chứng minh, ở trang nào, kết luận gì và vì sao. BỘ_TIÊU_CHÍ là tên bộ đã"
    " lưu, tệp YAML, hoặc văn bản có bảng tiêu chí.",
)
@click.argument("criteria", metavar="BỘ_TIÊU_CHÍ")
@click.option("--report", type=PATH, cls=Option, help="Báo cáo cần đối chiếu: đặt số liệu của nó cạnh bằng chứng.")
@click.option("--code", "codes", multiple=True, metavar="MÃ", cls=Option, help="Chỉ xét tiêu chí này, kèm mọi trích dẫn; dùng được nhiều lần.")  # fmt: skip
@click.option("--claims", is_flag=True, cls=Option, help="Chỉ in phần đối chiếu số liệu của báo cáo (cần --report).")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", *SLIP_FORMS]), default="text", cls=Option,
    help="Dạng kết quả: docx là phiếu kiểm chứng theo Nghị định 30/2020/NĐ-CP, xlsx và html để tra cứu; đều có Phụ lục I"
    " và II.",
)  # fmt: skip
@click.option("-o", "--output", type=PATH, cls=Option, help="Ghi ra tệp này; tệp đã có thì không ghi đè.")
@corpus_option
@common
@click.pass_obj
def verify_command(
    lang: str, criteria: str, report: Path | None, codes: tuple[str, ...], claims: bool, form: str,
    output: Path | None, folder: Path | None, as_json: bool,
) -> int:  # fmt: skip
    if claims and report is None:
        raise click.UsageError(say("--claims cần --report TỆP", lang))
    target = _target(output, "json" if as_json else form, lang)
    corpus = open_corpus(folder)
    try:
        slip = make_slip(corpus, criteria, lang, report=report, codes=codes)
        if form in SLIP_FORMS and not as_json:
            _write(slip, corpus, target, form, lang)
        elif claims and slip.report:
            _show_claims(slip.report, lang, as_json=as_json or form == "json")
        elif as_json or form == "json":
            print_json(finding_value.reviews_value(slip.reviews, lang))
        else:
            _show(slip, lang, in_full=bool(codes))
    finally:
        corpus.close()
    return 0


def make_slip(
    corpus: Corpus, wanted: str, lang: str, *, report: Path | None = None, codes: tuple[str, ...] = ()
) -> Slip:
    """The verification of the criteria set called or standing at `wanted`. Raises what reading the set and the report raises."""
    name, criteria_set = criteria_meant(corpus.folder, wanted, lang)
    for code in codes:
        if code not in {each.code for each in criteria_set.demands()}:
            raise no_such_criterion(name, code, lang)
    read = extract(report) if report else None
    reviews = tuple(reviews_of(corpus, name, criteria_set, lang, codes=codes))
    checked: ReportCheck | None = None
    if read is not None:
        understood = understand(read)
        checked = check_report(read, understood.identity, understood.citations, [each.finding for each in reviews])
    return Slip(name, wanted, criteria_set, reviews, tuple(corpus.catalogue.records()), date.today(), checked)  # noqa: DTZ011


def reviews_of(
    corpus: Corpus, name: str, criteria_set: CriteriaSet, lang: str, *, codes: tuple[str, ...] = ()
) -> Iterator[Reviewed]:
    """The findings on a set with the decisions on them, under a bar of progress."""
    catalogue = corpus.catalogue
    total = catalogue.counts()["records"] + (len(codes) or len(criteria_set.demands()))
    with import_module("kiemchung.cli.screen").meter(total, say("Đang đối chiếu", lang)) as advance:
        findings = verify(catalogue, criteria_set, codes=codes or None, seen=advance)
        for review in reviewed(catalogue, findings, decisions_on(catalogue.database, name)):
            advance(review.finding.criterion.code)
            yield review


def criteria_meant(folder: Path, wanted: str, lang: str) -> tuple[str, CriteriaSet]:
    """The set kept under a name, in a criteria file, or in the table of a document; and the name its decisions are kept under."""
    if wanted in criteria_files(folder):
        return wanted, criteria_named(folder, wanted)
    path = Path(wanted)
    try:
        return name_for(path.stem), criteria_named(folder, wanted)
    except NotACriteriaFile:
        imported = import_criteria(extract(path))
    for doubt in imported.doubts:
        click.echo(plain(doubt[lang == "en"]), err=True)
    return name_for(path.stem), imported.criteria_set


def no_such_criterion(name: str, code: str, lang: str) -> click.UsageError:
    """The error of a code that no criterion of the set has."""
    return click.UsageError(say("bộ tiêu chí {name} không có tiêu chí mã {code}", lang).format(name=name, code=code))


def _target(output: Path | None, form: str, lang: str) -> Path | None:
    """The file to write, None for the standard output: of forms that are files only where it is not a terminal."""
    if output is None and form in SLIP_FORMS and sys.stdout.isatty():
        output = Path(f"{_FILE}.{form}")
    if output is not None and form not in SLIP_FORMS:
        raise click.UsageError(say("--output cần --format docx, xlsx hoặc html", lang))
    if output is not None and output.exists():
        raise click.UsageError(say("{path} đã có; hãy chọn tên khác bằng --output", lang).format(path=output))
    return output


def _write(slip: Slip, corpus: Corpus, target: Path | None, form: str, lang: str) -> None:
    content = slip_bytes(slip, corpus, form, lang)
    if target is None:
        click.echo(content, nl=False)
    else:
        write_whole(target, content)
        click.echo(plain(say("Đã ghi {path}", lang).format(path=target)))


def _show_claims(report: ReportCheck, lang: str, *, as_json: bool) -> None:
    if as_json:
        print_json(finding_value.report_value(report))
    else:
        click.echo(finding_shown.report_text(report, lang))


def _show(slip: Slip, lang: str, *, in_full: bool) -> None:
    if in_full:
        click.echo("\n\n".join(finding_shown.criterion_text(each, lang) for each in slip.reviews))
    else:
        import_module("kiemchung.cli.screen").print_wrapped(finding_shown.slip_table(slip, lang), shares=(0, 4, 6, 2))
        click.echo("\n" + finding_shown.summary_text(slip, lang))
    if slip.report:
        click.echo("\n" + finding_shown.report_text(slip.report, lang))
    if not in_full:
        hint = say("Xem trích dẫn của một tiêu chí: kiemchung verify {name} --code MÃ", lang)
        click.echo("\n" + plain(hint.format(name=slip.asked)))
