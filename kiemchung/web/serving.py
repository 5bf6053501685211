"""The pages are served: an address on this machine only, or beyond it with TLS and named people."""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from corpus import Corpus, accounts
from extractor import FileMissing, KiemchungError
from kiemchung import settings
from kiemchung.web.app import make_app
from kiemchung.web.guarding import LOOPBACK

HERE = "127.0.0.1"


class PortTaken(KiemchungError):
    """Another program listens on the port, or the address is not this machine's."""

    exit_code = 5
    vi = "Không mở được {host}:{port} ({detail}). Hãy chọn cổng khác: kiemchung serve --port {other}"
    en = "{host}:{port} cannot be opened ({detail}). Choose another port: kiemchung serve --port {other}"


class NotProtected(KiemchungError):
    """Serving beyond this machine without encryption."""

    exit_code = 2
    vi = "Mở ra ngoài máy này ({host}) thì phải có --certificate và --key. Không có thì bỏ --host để chỉ máy này vào được."
    en = "Serving beyond this machine ({host}) needs --certificate and --key. Without them leave out --host, so that only this machine gets in."


class NobodyKnown(KiemchungError):
    """People have to log in, and there is nobody who can."""

    exit_code = 2
    vi = "Chưa có người dùng nào để đăng nhập. Thêm người dùng: kiemchung users add TÊN --role inspector"
    en = "There are no users who could log in. Add one: kiemchung users add NAME --role inspector"


class BadCertificate(KiemchungError):
    """The certificate and its key cannot be served with."""

    exit_code = 2
    vi = "Không dùng được chứng thư {certificate} với khóa {key} ({detail}). Cả hai phải là tệp PEM, và khóa phải là của chứng thư đó."
    en = "The certificate {certificate} cannot be used with the key {key} ({detail}). Both are PEM files, and the key is that certificate's."


@dataclass(frozen=True, slots=True)
class Address:
    """Where to serve: beyond the loopback address only with a certificate and its key (PEM files).

    `names` are what other machines call this one besides; requests under any other name are refused.
    """

    host: str = HERE
    port: int = 8765
    certificate: Path | None = None
    key: Path | None = None
    names: tuple[str, ...] = ()

    @property
    def is_here(self) -> bool:
        """Whether only this machine can reach it."""
        return self.host in (HERE, "localhost")

    @property
    def url(self) -> str:
        """What to type into a browser."""
        return f"http{'s' if self.certificate else ''}://{self.host}:{self.port}/"


def serve(
    folder: Path, address: Address, *, lang: str, login: bool = False, ready: Callable[[], None] = lambda: None
) -> None:
    """Serve the pages of the corpus in `folder` until interrupted; beyond this machine, or with `login`, people log in.

    `ready` is called once pages can be asked for. Raises NotProtected, NobodyKnown, FileMissing, BadCertificate, PortTaken, and
    what opening the corpus raises.
    """
    corpus = Corpus.open(folder)  # a corpus that cannot be opened is said here, not on every page
    people = accounts(corpus.catalogue.database)
    corpus.close()
    login = login or not address.is_here
    if not address.is_here and not (address.certificate and address.key):
        raise NotProtected(host=address.host)
    if login and not people:
        raise NobodyKnown
    app = make_app(
        folder, lang=lang, hosts=(*LOOPBACK, address.host, socket.gethostname(), *address.names),
        secure=address.certificate is not None, local_user=None if login else settings.user_name(),
    )  # fmt: skip
    config = _configured(app, address)
    listening = _bound(address)
    with suppress(KeyboardInterrupt):  # the way it is stopped
        _Server(config, ready).run(sockets=[listening])


class _Server(uvicorn.Server):
    """A server that says when it listens."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()


def _configured(app: Starlette, address: Address) -> uvicorn.Config:
    for path in (address.certificate, address.key):
        if path and not path.is_file():
            raise FileMissing(name=str(path))
    config = uvicorn.Config(
        app, log_level=logging.WARNING, server_header=False, limit_concurrency=200, timeout_keep_alive=15,
        h11_max_incomplete_event_size=64 * 1024,
        ssl_certfile=address.certificate, ssl_keyfile=address.key,
    )  # fmt: skip
    try:
        config.load()
    except OSError as error:  # of which errors of TLS are a kind
        detail = error.strerror or error
        raise BadCertificate(certificate=address.certificate, key=address.key, detail=detail) from error
    return config


def _bound(address: Address) -> socket.socket:
    # With its protocol named asyncio turns off Nagle's delay, which held each answer back for 40 ms.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if os.name != "nt":  # where it would let two programs have one port
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((address.host, address.port))
    except OSError as error:
        listening.close()
        detail = error.strerror or error
        raise PortTaken(host=address.host, port=address.port, detail=detail, other=address.port + 1) from error
    return listening
