"""export: registers in the official forms, data for other programs, packages with the originals."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib import import_module
from pathlib import Path

import click

from corpus import (
    Corpus,
    Dossier,
    Record,
    digest_of,
    dossier_meant,
    dossiers,
    dossiers_of,
    original_of,
    whole_folder,
    write_whole,
)
from extractor import ReadError
from kiemchung.cli import shape
from kiemchung.cli.akoma import akoma_ntoso
from kiemchung.cli.face import Option
from kiemchung.cli.group import SOME_FAILED, main, print_json
from kiemchung.cli.options import PATH, common, corpus_option, open_corpus
from kiemchung.cli.safe import plain
from kiemchung.cli.sheet import csv_sheet
from kiemchung.cli.wording import say
from kiemchung.exports.bags import pack, safe_name
from kiemchung.exports.cells import FiledItem, Item, items_of
from kiemchung.exports.heading import Sheet, cell_text
from kiemchung.exports.registers import ARCHIVE, DOSSIERS, INDEX, REGISTERS, Register, rows_of

_REGISTERS = {name: register for register in (*REGISTERS, DOSSIERS) for name in register.names}
_DATA = ("jsonl", "akn", "bagit")
_SUFFIXES = (".xlsx", ".docx", ".csv")


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is to be exported: the documents, and the dossier or archive they lie in; None for all of the corpus."""

    dossier: Dossier | None
    records: Sequence[Record]


@dataclass(slots=True)
class Exported:
    """What was written where, how many documents or dossiers it lists, and the originals that were not found."""

    path: Path
    count: int
    missing: list[Record] = field(default_factory=list)


@main.command(
    "export",
    help="Xuất mục lục, sổ đăng ký (XLSX, DOCX, CSV theo đuôi tệp), dữ liệu (JSON Lines, Akoma Ntoso), hoặc gói BagIt kèm tệp gốc.",
)
@click.argument("form", type=click.Choice([*_REGISTERS, *_DATA]), metavar="DẠNG")
@click.argument("target", type=PATH, metavar="TỆP")
@click.option(
    "--dossier", metavar="SỐ_KÝ_HIỆU", cls=Option, help="Chỉ các văn bản trong hồ sơ này (hoặc trong tệp nén này)."
)
@corpus_option
@common
@click.pass_obj
def export_command(lang: str, form: str, target: Path, dossier: str | None, folder: Path | None, as_json: bool) -> int:
    register = _REGISTERS.get(form)
    if register and target.suffix.lower() not in _SUFFIXES:
        raise click.UsageError(
            say("tên tệp phải có đuôi .xlsx, .docx hoặc .csv: {name}", lang).format(name=target.name)
        )
    corpus = open_corpus(folder)
    chosen = Chosen(*dossier_meant(corpus.catalogue, dossier)) if dossier else Chosen(None, corpus.catalogue.records())
    if register:
        done = _export_register(corpus, register, chosen, target)
    else:
        done = _WRITERS[form](corpus, chosen, target, lang)
    corpus.close()
    if as_json:
        missing = [{"id": record.id, "path": record.path} for record in done.missing]
        print_json({"form": form, "path": str(done.path), "count": done.count, "missing": missing})
    else:
        click.echo(plain(say("Đã xuất {count} mục ra {path}.", lang).format(count=done.count, path=done.path)))
    for record in done.missing:
        words = say(
            "Không tìm thấy tệp gốc của {title}: {path}. Hãy đưa tệp về chỗ cũ, hoặc thêm lại: kiemchung add --keep",
            lang,
        )
        click.echo(plain(words.format(title=record.title, path=record.path)), err=True)
    return SOME_FAILED if done.missing else 0


def _items(corpus: Corpus, chosen: Chosen) -> list[Item]:
    """The documents chosen, as registers list them."""
    named = {each.dossier.code: each.dossier for each in dossiers(corpus.catalogue)} if chosen.dossier is None else {}

    def filed(record: Record) -> list[Dossier]:
        return (
            [chosen.dossier]
            if chosen.dossier
            else [named[code] for code in dossiers_of(corpus.catalogue.database, record)]
        )

    return items_of(chosen.records, filed, lambda record: corpus.catalogue.text(record.id))


def _sheet(register: Register, dossier: Dossier | None, items: Sequence[Item | FiledItem]) -> Sheet:
    lines = (f"(Theo {register.source})",)
    if dossier:
        about = " - ".join(part for part in (dossier.code, dossier.title) if part)
        lines = (f"Hồ sơ số, ký hiệu: {about}", *((f"Năm {dossier.year}",) if dossier.year else ()), *lines)
    return Sheet(register, lines, rows_of(register, items))


def _export_register(corpus: Corpus, register: Register, chosen: Chosen, target: Path) -> Exported:
    items: Sequence[Item | FiledItem]
    if register is DOSSIERS:
        listed = [each for each in dossiers(corpus.catalogue) if chosen.dossier in (None, each.dossier)]
        items = [FiledItem(at, each) for at, each in enumerate(listed, 1)]
    else:
        items = _items(corpus, chosen)
    write_whole(target, register_bytes(_sheet(register, chosen.dossier, items), target.suffix.lower()))
    return Exported(target, len(items))


def register_bytes(sheet: Sheet, suffix: str) -> bytes:
    """A register as a workbook, a document or CSV, by the suffix of the file it is for."""
    if suffix == ".csv":  # for programs and spreadsheets: the heads stand first
        return csv_sheet(sheet.heads, ([cell_text(value) for value in row] for row in sheet.rows), "vi").encode("utf-8")
    module, writer = {
        ".xlsx": ("kiemchung.exports.workbook", "workbook_bytes"),
        ".docx": ("kiemchung.exports.paper", "paper_bytes"),
    }[suffix]
    written: bytes = getattr(import_module(module), writer)(sheet)
    return written


def _lines(corpus: Corpus, records: Sequence[Record]) -> Iterator[str]:
    for record in records:
        citations = corpus.catalogue.find_citations("citation.record = ?", record.id)
        value = shape.record_value(record)
        value["dossiers"] = dossiers_of(corpus.catalogue.database, record)
        value["citations"] = [shape.citation_value(kept.citation) | {"page": kept.page} for kept in citations]
        yield json.dumps(value, ensure_ascii=False) + "\n"


def _export_lines(corpus: Corpus, chosen: Chosen, target: Path, lang: str) -> Exported:
    write_whole(target, _lines(corpus, chosen.records))
    return Exported(target, len(chosen.records))


def _export_akoma(corpus: Corpus, chosen: Chosen, target: Path, lang: str) -> Exported:
    with whole_folder(target) as folder:
        for at, record in enumerate(chosen.records, 1):
            document = replace(corpus.catalogue.document(record.id), warnings=record.warnings)
            kept = corpus.catalogue.find_citations("citation.record = ?", record.id)
            read = (Path(record.name), document, record.identity, [each.citation for each in kept])
            write_whole(folder / f"{safe_name(at, record.name)}.xml", akoma_ntoso([read], lang))
    return Exported(target, len(chosen.records))


def _export_bag(corpus: Corpus, chosen: Chosen, target: Path, lang: str) -> Exported:
    items = _items(corpus, chosen)
    done = Exported(target, len(items))

    def fill(data: Path) -> None:
        done.missing = [item.record for item in items if not _copied(corpus, item, data)]
        (data / "muc-luc.xlsx").write_bytes(register_bytes(_sheet(INDEX, chosen.dossier, items), ".xlsx"))
        (data / "luu-tru.csv").write_bytes(register_bytes(_sheet(ARCHIVE, chosen.dossier, items), ".csv"))
        write_whole(data / "danh-muc.jsonl", _lines(corpus, chosen.records))

    pack(target, fill, _described(chosen.dossier))
    return done


def _copied(corpus: Corpus, item: Item, data: Path) -> bool:
    """Copy the original of a record; False, and nothing is left, where it is gone or is another file by now."""
    copy = data / safe_name(item.at, item.record.name)
    try:
        with original_of(corpus, item.record) as original:
            shutil.copyfile(original, copy)
    except ReadError:
        return False
    if digest_of(copy) == item.record.id:
        return True
    copy.unlink()
    return False


def _described(dossier: Dossier | None) -> Mapping[str, str]:
    """What bag-info.txt says of a dossier, by the names of RFC 8493."""
    if dossier is None:
        return {}
    said = {
        "Source-Organization": dossier.organ,
        "Contact-Name": dossier.creator,
        "External-Description": dossier.title,
    }
    return {name: value for name, value in said.items() if value} | {"External-Identifier": dossier.file_code}


_WRITERS = {"jsonl": _export_lines, "akn": _export_akoma, "bagit": _export_bag}
