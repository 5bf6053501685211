"""doctor, demo, completion: the machine, things to try, and the shell."""

from __future__ import annotations

from pathlib import Path

import click
from click.shell_completion import get_completion_class

from kiemchung.cli import doctor
from kiemchung.cli.group import main, print_json
from kiemchung.cli.options import PATH, common, corpus_option, folder_meant, lang_option
from kiemchung.cli.safe import plain
from kiemchung.cli.wording import say
from kiemchung.demo import write_dossier


@main.command("doctor", help="Khám máy và kho: chương trình nào còn thiếu, kho có lành không, tệp nào chưa đọc được.")
@corpus_option
@common
@click.pass_obj
def doctor_command(lang: str, folder: Path | None, as_json: bool) -> int:
    checks = doctor.examine(folder_meant(folder), lang)
    if as_json:
        print_json([check.value(lang) for check in checks])
    else:
        click.echo("\n".join(plain(check.line(lang)) for check in checks))
    return 0 if all(check.good or not check.needed for check in checks) else doctor.UNWELL


@main.command("demo", help="Ghi bộ hồ sơ mẫu (tỉnh và cơ quan hư cấu) ra một thư mục để dùng thử.")
@click.argument("folder", required=False, type=PATH, metavar="[THƯ_MỤC]")
@common
@click.pass_obj
def demo_command(lang: str, folder: Path | None, as_json: bool) -> int:
    target = folder or Path("ho-so-mau")
    files = write_dossier(target)
    if as_json:
        print_json([str(path) for path in files])
    else:
        click.echo(
            say("Đã ghi {count} tệp vào {folder}. Tiếp theo: kiemchung add {folder}", lang).format(
                count=len(files), folder=target
            )
        )
    return 0


@main.command("completion", help="In đoạn mã để shell tự gõ nốt lệnh (bash, zsh hoặc fish).")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@lang_option
def completion_command(shell: str) -> int:
    maker = get_completion_class(shell)
    if maker is not None:
        click.echo(maker(main, {}, "kiemchung", "_KIEMCHUNG_COMPLETE").source())
    return 0
