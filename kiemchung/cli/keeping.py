"""backup, restore, verify-store: that nothing is lost, and the proof of it."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import click

from corpus import Fault, Part, Proof, Wrong, back_up, prove, restore
from kiemchung.cli.face import Option
from kiemchung.cli.group import main, print_json
from kiemchung.cli.options import PATH, common, corpus_option, folder_meant, open_corpus
from kiemchung.cli.safe import plain
from kiemchung.cli.wording import say

NOT_PROVEN = 4
_PARTS = {
    Part.CATALOGUE: "Danh mục: {examined} văn bản",
    Part.OFFSETS: "Vị trí trong văn bản: {examined} văn bản",
    Part.INDEX: "Chỉ mục: {examined} văn bản",
    Part.ORIGINALS: "Tệp gốc đã giữ: {examined} tệp",
}
_WRONGS = {
    Wrong.DAMAGED: "hỏng",
    Wrong.OUTSIDE: "vị trí nằm ngoài văn bản",
    Wrong.OTHER_PAGE: "trang ghi không đúng",
    Wrong.NOT_INDEXED: "ghi là đã vào chỉ mục mà không có ở đó",
    Wrong.NOT_HELD: "có trong chỉ mục mà không có trong danh mục",
    Wrong.MISSING: "tệp gốc bị mất",
    Wrong.CHANGED: "tệp gốc bị đổi",
}
_NEXT = {
    Part.CATALOGUE: "Hãy khôi phục từ bản sao lưu: kiemchung restore BẢN_SAO --force",
    Part.OFFSETS: "Hãy khôi phục từ bản sao lưu: kiemchung restore BẢN_SAO --force",
    Part.INDEX: "Hãy chạy: kiemchung reindex",
    Part.ORIGINALS: "Hãy lấy lại tệp gốc từ bản sao lưu, hoặc thêm lại: kiemchung add --keep TỆP",
}
_MOST_SHOWN = 20


@main.command(
    "backup", help="Sao lưu kho ra một tệp hoặc vào một thư mục, trong lúc kho vẫn dùng; bản sao được kiểm lại."
)
@click.argument("target", type=PATH, metavar="TỆP_HOẶC_THƯ_MỤC")
@click.option("--originals", is_flag=True, cls=Option, help="Kèm các tệp gốc đã giữ; bản sao khi đó là một thư mục.")
@corpus_option
@common
@click.pass_obj
def backup_command(lang: str, target: Path, originals: bool, folder: Path | None, as_json: bool) -> int:
    corpus = open_corpus(folder)
    with import_module("kiemchung.cli.screen").steps(say("Đang sao lưu", lang)) as progress:
        kept = back_up(corpus, target, originals=originals, progress=progress)
    corpus.close()
    value = {"path": str(kept.path), "records": kept.records, "originals": kept.originals}
    text = say("Đã sao lưu {records} văn bản và {originals} tệp gốc vào {path}; bản sao đã được kiểm lại.", lang)
    print_json(value) if as_json else click.echo(plain(text.format(**value)))
    return 0


@main.command("restore", help="Khôi phục kho từ bản sao lưu. Danh mục cũ được giữ riêng; chỉ mục được lập lại.")
@click.argument("source", type=PATH, metavar="BẢN_SAO")
@click.option("--force", is_flag=True, cls=Option, help="Thay cả khi kho đang có văn bản.")
@corpus_option
@common
@click.pass_obj
def restore_command(lang: str, source: Path, force: bool, folder: Path | None, as_json: bool) -> int:
    with import_module("kiemchung.cli.screen").steps(say("Đang khôi phục", lang)) as progress:
        restored = restore(folder_meant(folder), source, force=force, progress=progress)
    corpus = open_corpus(folder)
    with import_module("kiemchung.cli.screen").steps(say("Đang lập chỉ mục", lang)) as progress:
        corpus.flush(progress)
    corpus.close()
    aside = str(restored.aside) if restored.aside else None
    value = {"records": restored.records, "originals": restored.originals, "aside": aside, "already": restored.already}
    text = say("Đã khôi phục {records} văn bản và {originals} tệp gốc.", lang).format(**value)
    if aside:
        text += " " + say("Danh mục cũ nằm ở {aside}.", lang).format(aside=aside)
    if restored.already:
        text += " " + say("Danh mục từ trước đã đúng như bản sao này nên không phải thay.", lang)
    print_json(value) if as_json else click.echo(plain(text))
    return 0


@main.command(
    "verify-store", help="Chứng minh danh mục, chỉ mục và tệp gốc khớp nhau; không sửa gì. Có lỗi thì mã thoát là 4."
)
@corpus_option
@common
@click.pass_obj
def verify_store_command(lang: str, folder: Path | None, as_json: bool) -> int:
    corpus = open_corpus(folder)
    proofs = list(prove(corpus))
    named = {fault.record for proof in proofs for fault in proof.faults[:_MOST_SHOWN]}
    names = {record.id: record.title for each in named if (record := corpus.catalogue.record(each))}
    corpus.close()
    if as_json:
        print_json([_value(proof) for proof in proofs])
    else:
        click.echo("\n".join(plain(line) for proof in proofs for line in _lines(proof, names, lang)))
    return NOT_PROVEN if any(proof.faults for proof in proofs) else 0


def _value(proof: Proof) -> dict[str, object]:
    faults = [{"fault": each.wrong, "record": each.record or None, "detail": each.detail} for each in proof.faults]
    return {"part": proof.part, "examined": proof.examined, "sound": not faults, "faults": faults}


def _lines(proof: Proof, names: dict[str, str], lang: str) -> list[str]:
    head = say(_PARTS[proof.part], lang).format(examined=proof.examined)
    if not proof.faults:
        return [f"✓ {head}"]
    lines = [f"✗ {head}; " + say("{count} lỗi", lang).format(count=len(proof.faults))]
    lines += [_fault_line(fault, names, lang) for fault in proof.faults[:_MOST_SHOWN]]
    if len(proof.faults) > _MOST_SHOWN:
        lines.append(
            "  " + say("… và {count} lỗi nữa (xem tất cả: --json)", lang).format(count=len(proof.faults) - _MOST_SHOWN)
        )
    return [*lines, "  " + say(_NEXT[proof.part], lang)]


def _fault_line(fault: Fault, names: dict[str, str], lang: str) -> str:
    title = names.get(fault.record, "")
    what = " ".join(part for part in (title, f"[{fault.record[:12]}]" if fault.record else "") if part)
    return "  - " + ": ".join(part for part in (what, say(_WRONGS[fault.wrong], lang), fault.detail) if part)
