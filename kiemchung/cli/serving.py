"""serve and users: the web pages of a corpus, and who may come in from other machines."""

from __future__ import annotations

import threading
import webbrowser
from importlib import import_module
from pathlib import Path

import click

from corpus import Role, accounts, add_account, remove_account
from kiemchung.cli.face import Face, Option
from kiemchung.cli.group import main, print_json
from kiemchung.cli.options import PATH, common, corpus_option, folder_meant, open_corpus
from kiemchung.cli.safe import plain
from kiemchung.cli.wording import say


@main.command("serve", help="Mở các trang xem bằng chứng trên trình duyệt; chỉ máy này vào được, không gửi gì ra mạng.")
@click.option("--port", type=click.IntRange(1, 65535), default=8765, cls=Option, help="Cổng.")
@click.option("--no-browser", is_flag=True, cls=Option, help="Không tự mở trình duyệt.")
@click.option("--login", is_flag=True, cls=Option, help="Bắt đăng nhập cả trên máy này.")
@click.option(
    "--host", default="127.0.0.1", cls=Option, help="Địa chỉ để máy khác vào; phải có chứng thư và người dùng."
)
@click.option("--certificate", type=PATH, cls=Option, help="Tệp chứng thư TLS (PEM).")
@click.option("--key", type=PATH, cls=Option, help="Tệp khóa của chứng thư (PEM).")
@click.option(
    "--allow-host", "names", multiple=True, metavar="TÊN", cls=Option,
    help="Tên khác mà máy khác dùng để gọi máy này; dùng được nhiều lần.",
)  # fmt: skip
@corpus_option
@common
@click.pass_obj
def serve_command(
    lang: str, port: int, no_browser: bool, login: bool, host: str, certificate: Path | None, key: Path | None,
    names: tuple[str, ...], folder: Path | None, as_json: bool,
) -> int:  # fmt: skip
    web = import_module("kiemchung.web")
    address = web.Address(host, port, certificate, key, names)

    def ready() -> None:
        if as_json:
            print_json({"url": address.url})
        else:
            click.echo(say("Trang ở {url} · Ctrl-C để dừng.", lang).format(url=address.url))
        if not no_browser:  # beside the server, for a browser may take its time
            threading.Thread(target=webbrowser.open, args=(address.url,), daemon=True).start()

    web.serve(folder_meant(folder), address, lang=lang, login=login, ready=ready)
    return 0


@main.group("users", cls=Face, help="Ai được vào các trang từ máy khác, với vai trò gì.")
def users() -> None:
    """The people of a corpus that is served."""


@users.command("list", help="Liệt kê người dùng.")
@corpus_option
@common
@click.pass_obj
def list_command(lang: str, folder: Path | None, as_json: bool) -> int:
    corpus = open_corpus(folder)
    found = accounts(corpus.catalogue.database)
    corpus.close()
    if as_json:
        print_json([{"name": each.name, "role": each.role.value, "since": each.since} for each in found])
    else:
        lines = [f"{plain(each.name)}  {each.role.value}  {each.since}" for each in found]
        click.echo("\n".join(lines) or say("Chưa có người dùng nào.", lang))
    return 0


@users.command("add", help="Thêm người dùng; mật khẩu được hỏi, không hiện và không ghi lại nguyên văn.")
@click.argument("name", metavar="TÊN")
@click.option("--role", type=click.Choice([each.value for each in Role]), default="reader", cls=Option,
              help="reader chỉ xem, inspector kết luận, archivist nhận tệp và sửa thông tin.")  # fmt: skip
@click.password_option(cls=Option, prompt="Mật khẩu / Password", help="Mật khẩu; không ghi thì được hỏi.")
@corpus_option
@common
@click.pass_obj
def add_command(lang: str, name: str, role: str, password: str, folder: Path | None, as_json: bool) -> int:
    corpus = open_corpus(folder)
    try:
        account = add_account(corpus.catalogue.database, name, Role(role), password)
    finally:
        corpus.close()
    if as_json:
        print_json({"name": account.name, "role": account.role.value})
    else:
        click.echo(say("Đã thêm {name} ({role}).", lang).format(name=plain(name), role=role))
    return 0


@users.command("remove", help="Gỡ một người dùng: người đó không vào được nữa.")
@click.argument("name", metavar="TÊN")
@corpus_option
@common
@click.pass_obj
def remove_command(lang: str, name: str, folder: Path | None, as_json: bool) -> int:
    corpus = open_corpus(folder)
    try:
        remove_account(corpus.catalogue.database, name)
    finally:
        corpus.close()
    if as_json:
        print_json({"removed": name})
    else:
        click.echo(say("Đã gỡ {name}.", lang).format(name=plain(name)))
    return 0
