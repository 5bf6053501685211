"""The command that judges our own reading: figures against a gold file, and what changed since a saved run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from kiemchung.cli.face import Option
from kiemchung.cli.group import main, print_json
from kiemchung.cli.options import PATH, common
from kiemchung.cli.safe import plain
from kiemchung.cli.wording import say
from kiemchung.evaluate import HEADLINE, KINDS, OWN, STATED, Evaluation, Fault, Judged, Slip, evaluate, read_gold
from kiemchung.runs import Changes, Found, compare, found_in, read_run, save_run

TOO_LOW = 1
_NAMES = {
    "numbers": "Số hiệu được viện dẫn",
    "acts": "Luật được gọi tên",
    "provisions": "Điều, khoản, điểm",
    "legal_basis": "Căn cứ ban hành",
    "flags": "Cờ nghi vấn",
    "citation_date": "Ngày của viện dẫn",
    "citation_type": "Loại của viện dẫn",
    "citation_issuer": "Cơ quan của viện dẫn",
    "metadata": "Thông tin của văn bản",
}
_FIELDS = {
    "type": "Loại",
    "number": "Số, ký hiệu",
    "date": "Ngày",
    "issuer": "Cơ quan ban hành",
    "subject": "Trích yếu",
    "signer": "Người ký",
}
_SLIPS = {Slip.MISSED: "sót", Slip.EXTRA: "thừa", Slip.WRONG: "sai"}


@main.command(
    "evaluate", help="Chấm điểm chính phần mềm: đọc các văn bản đã được người đọc đánh dấu và so với bản đánh dấu (JSON Lines)."
)  # fmt: skip
@click.argument("gold_file", type=PATH, metavar="TỆP_CHUẨN")
@click.option("--texts", type=PATH, cls=Option, help="Thư mục các văn bản; mặc định là texts cạnh tệp chuẩn.")
@click.option("--details", is_flag=True, cls=Option, help="Kể từng chỗ sót, thừa, sai, theo từng tệp.")
@click.option("--save", type=PATH, cls=Option, help="Lưu các viện dẫn tìm thấy vào tệp này để lần sau so.")
@click.option("--against", type=PATH, cls=Option, help="So với các viện dẫn đã lưu: được thêm, mất đi, đổi khác.")
@click.option(
    "--min", "least", type=click.FloatRange(0, 1), metavar="0.99", cls=Option, help="Kết thúc với mã 1 nếu có chỉ số chính thấp hơn mức này."
)  # fmt: skip
@common
@click.pass_obj
def evaluate_command(
    lang: str, gold_file: Path, texts: Path | None, details: bool, save: Path | None, against: Path | None,
    least: float | None, as_json: bool,
) -> int:  # fmt: skip
    """Show the figures; 1 when a headline figure is below `least`."""
    gold = read_gold(gold_file)
    before = read_run(against) if against else None
    evaluation = evaluate(gold, texts or gold_file.parent / "texts")
    now = [found for judged in evaluation.files for found in found_in(judged.file, judged.citations)]
    changes = compare(before, now) if before is not None else None
    if save:
        save_run(save, now)
    if as_json:
        print_json(_value(evaluation, changes))
    else:
        lines = [*_figures(evaluation, lang), *(_faults(evaluation, lang) if details else ())]
        lines += _changes(changes, lang) if changes else []
        click.echo("\n".join(map(plain, lines)))
    return TOO_LOW if least is not None and not evaluation.lowest >= least else 0


def _figures(evaluation: Evaluation, lang: str) -> Iterator[str]:
    """A line for each kind and field, and the lowest headline figure."""
    names = {name: say(text, lang) for name, text in _NAMES.items()}
    wide = max(map(len, names.values()))
    for kind in KINDS:
        score = evaluation.score(kind)
        figures = f"P {score.precision:.4f}  R {score.recall:.4f}  F1 {score.f1:.4f}"
        counts = say("đúng {tp}, thừa {fp}, sót {fn}", lang).format(**asdict(score))
        yield f"{names[kind]:<{wide}}  {figures}  ({counts})"
    for field in (*(f"citation_{name}" for name in STATED), "metadata"):
        share = evaluation.share(field)
        yield f"{names[field]:<{wide}}  {share.value:.4f}  ({share.right}/{share.total})"
    lowest = min(HEADLINE, key=evaluation.figures.__getitem__)
    words = say("Chỉ số chính thấp nhất: {figure} ({name})", lang)
    yield words.format(figure=f"{evaluation.lowest:.4f}", name=names[lowest])


def _faults(evaluation: Evaluation, lang: str) -> Iterator[str]:
    """What was missed, what was extra and what was wrong, under the file it is in."""
    yield ""
    for judged in evaluation.files:
        yield judged.file if judged.faults else f"{judged.file}: {say('không có lỗi', lang)}"
        for fault in judged.faults:
            yield f"  {say(_SLIPS[fault.slip], lang)}: {_fault(fault, lang)}"


def _fault(fault: Fault, lang: str) -> str:
    if fault.slip is not Slip.WRONG:
        return f"{fault.item}  [{say(_NAMES[fault.of], lang)}]"
    field = say(_FIELDS[fault.of.partition("_")[2]], lang)
    about = f"{fault.item} @{fault.start}: {field}" if fault.start is not None else field
    values = say("đọc là {found}, đúng ra là {gold}", lang)
    return f"{about} " + values.format(found=_shown(fault.found), gold=_shown(fault.gold))


def _shown(value: str | None) -> str:
    return "–" if value is None else f"“{value}”"


def _changes(changes: Changes, lang: str) -> Iterator[str]:
    """What came, went and changed since the saved run."""
    yield ""
    words = say("So với lần trước: thêm {gained}, mất {lost}, đổi {changed}", lang)
    yield words.format(gained=len(changes.gained), lost=len(changes.lost), changed=len(changes.changed))
    yield from (f"  + {_place(found)}" for found in changes.gained)
    yield from (f"  - {_place(found)}" for found in changes.lost)
    for was, now in changes.changed:
        old, new = asdict(was), asdict(now)
        differs = [f"{name} {old[name]} → {new[name]}" for name in old if old[name] != new[name]]
        yield f"  ~ {_place(now)}: {'; '.join(differs)}"


def _place(found: Found) -> str:
    return f"{found.file} @{found.start} {found.title}"


def _value(evaluation: Evaluation, changes: Changes | None) -> dict[str, Any]:
    """The evaluation for machines."""
    value: dict[str, Any] = {
        "figures": evaluation.figures,
        "lowest": evaluation.lowest,
        "scores": {kind: _score(evaluation, kind) for kind in KINDS},
        "shares": {field: asdict(evaluation.share(field)) for field in _fields()},
        "files": [_judged(judged) for judged in evaluation.files],
    }
    if changes:
        value["changes"] = asdict(changes)
    return value


def _fields() -> tuple[str, ...]:
    return (*(f"citation_{name}" for name in STATED), "metadata", *(f"metadata_{name}" for name in OWN))


def _score(evaluation: Evaluation, kind: str) -> dict[str, float]:
    score = evaluation.score(kind)
    return {"precision": score.precision, "recall": score.recall, "f1": score.f1, **asdict(score)}


def _judged(judged: Judged) -> dict[str, Any]:
    return {
        "file": judged.file,
        "scores": {kind: asdict(score) for kind, score in judged.scores.items()},
        "shares": {field: asdict(share) for field, share in judged.shares.items()},
        "faults": [asdict(fault) for fault in judged.faults],
    }
