"""The pages are served: an address on this machine only, or beyond it with TLS and named people."""

from __future__ import annotations

import logging
import socket
import threading
import webbrowser
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from corpus import Corpus, accounts
from extractor import KiemchungError
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
    """Serving beyond this machine without encryption or without named people."""

    exit_code = 2
    vi = "Mở ra ngoài máy này ({host}) thì phải có --certificate, --key và ít nhất một người dùng. Thêm người dùng: kiemchung users add TÊN --role inspector"
    en = "Serving beyond this machine ({host}) needs --certificate, --key and at least one user. Add one: kiemchung users add NAME --role inspector"


@dataclass(frozen=True, slots=True)
class Address:
    """Where to serve: beyond the loopback address only with a certificate and its key (PEM files)."""

    host: str = HERE
    port: int = 8765
    certificate: Path | None = None
    key: Path | None = None

    @property
    def is_here(self) -> bool:
        """Whether only this machine can reach it."""
        return self.host in (HERE, "localhost")

    @property
    def url(self) -> str:
        """What to type into a browser."""
        return f"http{'s' if self.certificate else ''}://{self.host}:{self.port}/"


def serve(folder: Path, address: Address, *, lang: str, login: bool = False, browser: bool = True) -> None:
    """Serve the pages of the corpus in `folder` until interrupted; beyond this machine, or with `login`, people log in.

    Raises PortTaken, NotProtected, and what opening the corpus raises.
    """
    corpus = Corpus.open(folder)  # a corpus that cannot be opened is said here, not on every page
    people = accounts(corpus.catalogue.database)
    corpus.close()
    login = login or not address.is_here
    if (login and not people) or (not address.is_here and not (address.certificate and address.key)):
        raise NotProtected(host=address.host)
    listening = _bound(address)
    app = make_app(
        folder, lang=lang, hosts=(*LOOPBACK, address.host, socket.gethostname()), secure=address.certificate is not None,
        local_user=None if login else settings.user_name(),
    )  # fmt: skip
    config = uvicorn.Config(
        app, log_level=logging.WARNING, server_header=False, limit_concurrency=200, timeout_keep_alive=15,
        h11_max_incomplete_event_size=64 * 1024,
        ssl_certfile=address.certificate, ssl_keyfile=address.key,
    )  # fmt: skip
    if browser:
        threading.Timer(0.7, webbrowser.open, [address.url]).start()
    uvicorn.Server(config).run(sockets=[listening])


def _bound(address: Address) -> socket.socket:
    # With its protocol named asyncio turns off Nagle's delay, which held each answer back for 40 ms.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((address.host, address.port))
    except OSError as error:
        listening.close()
        detail = error.strerror or error
        raise PortTaken(host=address.host, port=address.port, detail=detail, other=address.port + 1) from error
    return listening
