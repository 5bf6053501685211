"""A criteria set goes in; the tree a person checks it by, and each row as a value for machines, come out."""

from __future__ import annotations

import textwrap
from typing import Any

import click

from evidence import CriteriaSet, Criterion
from kiemchung.cli.safe import for_people
from kiemchung.cli.show import width
from kiemchung.cli.wording import say

_INDENT = "  "


@for_people
def criteria_tree(criteria_set: CriteriaSet, lang: str) -> str:
    """The title, the rows indented by their depth with who, by when and what, and a count."""
    lines = [click.style(criteria_set.title, bold=True)]
    for criterion in criteria_set.criteria:
        indent = _INDENT * criterion.level
        titled = textwrap.wrap(
            f"{criterion.code}  {criterion.title}",
            max(40, width()),
            initial_indent=indent[len(_INDENT) :],
            subsequent_indent=indent + _INDENT,
        )
        lines += [click.style(line, bold=True) if criterion.heading else line for line in titled]
        lines += textwrap.wrap(
            _details(criterion, lang),
            max(40, width()),
            initial_indent=indent + _INDENT,
            subsequent_indent=indent + _INDENT,
        )
    said = "{rows} dòng, trong đó {count} tiêu chí phải chứng minh; thời hạn không ghi năm hiểu là năm {year}."
    lines.append("")
    lines.append(
        say(said, lang).format(
            rows=len(criteria_set.criteria),
            count=len(criteria_set.demands()),
            year=criteria_set.year or say("chưa rõ (thêm --year)", lang),
        )
    )
    return "\n".join(lines)


def _details(criterion: Criterion, lang: str) -> str:
    lead = criterion.lead
    if lead and criterion.lead_from:
        lead = say("{lead} (theo dòng {code})", lang).format(lead=lead, code=criterion.lead_from)
    if criterion.heading and criterion.lead_from:
        lead = None
    told = [
        ("Chủ trì: {value}", lead),
        ("Phối hợp: {value}", criterion.partners),
        ("Sản phẩm: {value}", "; ".join(criterion.products)),
        ("Thời hạn: {value}", criterion.deadline),
        ("Điểm: {value}", criterion.points),
        ("Cách tính điểm: {value}", "; ".join(criterion.notes)),
    ]
    return " | ".join(say(label, lang).format(value=value) for label, value in told if value)


def criteria_value(criterion: Criterion) -> dict[str, Any]:
    """A row for machines; `lead_from` names the row whose lead a blank cell was taken to mean."""
    return {
        "code": criterion.code,
        "title": criterion.title,
        "level": criterion.level,
        "lead": criterion.lead,
        "deadline": criterion.deadline,
        "products": list(criterion.products),
        "parent": criterion.parent,
        "number": criterion.number,
        "partners": criterion.partners,
        "points": criterion.points,
        "heading": criterion.heading,
        "notes": list(criterion.notes),
        "lead_from": criterion.lead_from,
    }
