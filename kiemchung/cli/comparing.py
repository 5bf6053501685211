"""compare: a register people keep against what is held, line by line and field by field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from corpus import Compared, Difference, Match, RegisterFile, compare, dossier_meant, read_register, write_whole
from extractor import extract
from kiemchung.cli.face import Option
from kiemchung.cli.group import NOTHING_FOUND, main, print_json
from kiemchung.cli.options import PATH, common, corpus_option, open_corpus
from kiemchung.cli.safe import for_people
from kiemchung.cli.sheet import csv_sheet
from kiemchung.cli.show import field, vietnamese_date
from kiemchung.cli.wording import say

_MATCHES = {
    Match.DIFFERS: "Có ở cả hai, có chỗ khác",
    Match.ONLY_REGISTER: "Chỉ có trong sổ",
    Match.ONLY_HELD: "Chỉ có trong kho",
    Match.REPEATED: "Sổ ghi lại lần nữa",
    Match.UNCLEAR: "Sổ ghi quá ít, không tra được",
    Match.AGREES: "Có ở cả hai, khớp",
}
_FIELDS = {"date": "Ngày", "type": "Loại", "subject": "Trích yếu", "issuer": "Cơ quan ban hành", "signer": "Người ký"}
_HEADS = ("Kết quả đối chiếu", "Dòng trong sổ", "Số, ký hiệu", "Tệp", "Trường", "Sổ ghi", "Kho có")


@main.command("compare", help="Đối chiếu một sổ đăng ký hay mục lục (XLSX, CSV, DOCX…) với kho: dòng nào khớp, dòng nào khác và khác gì, bên nào thiếu.")  # fmt: skip
@click.argument("register", type=PATH, metavar="TỆP_SỔ")
@click.option(
    "--dossier", metavar="SỐ_KÝ_HIỆU", cls=Option, help="Chỉ các văn bản trong hồ sơ này (hoặc trong tệp nén này)."
)
@click.option("--output", "-o", type=PATH, cls=Option, help="Ghi kết quả từng dòng ra tệp CSV này.")
@corpus_option
@common
@click.pass_obj
def compare_command(
    lang: str, register: Path, dossier: str | None, output: Path | None, folder: Path | None, as_json: bool
) -> int:
    read = read_register(extract(register))
    corpus = open_corpus(folder)
    held = dossier_meant(corpus.catalogue, dossier)[1] if dossier else corpus.catalogue.records()
    found = compare(corpus.catalogue, read, held)
    corpus.close()
    if output:
        write_whole(output, csv_sheet(_HEADS, [row for each in found for row in _csv_rows(each, lang)], lang))
    if as_json:
        print_json(_value(read, found))
    else:
        click.echo(_text(read, found, lang))
    return 0 if all(each.match is Match.AGREES for each in found) else NOTHING_FOUND


def _value(read: RegisterFile, found: Sequence[Compared]) -> dict[str, Any]:
    counts = Counter(each.match for each in found)
    return {
        "heads": read.heads,
        "counts": {match.value: counts[match] for match in Match},
        "lines": [
            {
                "match": each.match.value,
                "line": each.row.line if each.row else None,
                "register": each.row.said if each.row else None,
                "id": each.record.id if each.record else None,
                "document": each.record.name if each.record else None,
                "number": each.record.title if each.record else None,
                "choices": [{"id": one.id, "document": one.name} for one in each.choices],
                "differences": [
                    {"field": one.field, "register": one.register, "held": one.held} for one in each.differences
                ],
            }
            for each in found
        ],
    }


def _csv_rows(each: Compared, lang: str) -> list[tuple[str, ...]]:
    start = (
        say(_MATCHES[each.match], lang),
        str(each.row.line) if each.row else "",
        _called(each),
        each.record.name if each.record else "; ".join(one.name for one in each.choices),
    )
    if not each.differences:
        return [(*start, "", "", "")]
    return [(*start, say(_FIELDS[one.field], lang), *_both(one, lang)) for one in each.differences]


@for_people
def _text(read: RegisterFile, found: Sequence[Compared], lang: str) -> str:
    """The counts, then every line that is not as it should be."""
    heads = ", ".join(read.heads.values())
    counts = Counter(each.match for each in found)
    lines = [say("Sổ có {count} dòng; các cột đã hiểu: {heads}", lang).format(count=len(read.rows), heads=heads)]
    for match, words in _MATCHES.items():
        if counts[match]:
            lines.append(click.style(f"{say(words, lang)}: {counts[match]}", bold=True))
        if match is not Match.AGREES:
            lines += [line for each in found if each.match is match for line in _lines(each, lang)]
    return "\n".join(lines)


def _lines(each: Compared, lang: str) -> list[str]:
    at = say("dòng {line}", lang).format(line=each.row.line) if each.row else ""
    place = " · ".join(part for part in (at, _called(each), each.record.name if each.record else "") if part)
    if each.match is Match.ONLY_REGISTER and each.record:
        place += " (" + say("kho có văn bản trùng số của năm khác hoặc cơ quan khác", lang) + ")"
    if each.choices:
        names = ", ".join(record.name for record in each.choices)
        place += " (" + say("có thể là: {names}", lang).format(names=names) + ")"
    lines = [f"- {place}"]
    for one in each.differences:
        said, own = _both(one, lang)
        words = say("sổ ghi “{said}”, kho có “{own}”", lang).format(said=said, own=own)
        lines += ["  " + line for line in field(say(_FIELDS[one.field], lang), words)]
    return lines


def _called(each: Compared) -> str:
    """The number as the register gives it, else what names the line or the record."""
    if each.row:
        said = each.row.said
        return said.get("number") or said.get("about") or said.get("subject") or said.get("file") or ""
    return each.record.title if each.record else ""


def _both(one: Difference, lang: str) -> tuple[str, str]:
    own = one.held or say("không rõ", lang)
    if one.field == "date":
        return vietnamese_date(one.register), vietnamese_date(one.held) or own
    return one.register, own
