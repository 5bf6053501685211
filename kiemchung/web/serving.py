"""The pages are served: an address on this machine only, or beyond it with TLS and named users."""

from __future__ import annotations

import socket
import threading
import webbrowser
from pathlib import Path

import uvicorn

from extractor import KiemchungError
from kiemchung.web.app import make_app
from kiemchung.web.guarding import LOOPBACK


class PortTaken(KiemchungError):
    """Another program listens on the port."""

    exit_code = 5
    vi = "Cổng {port} đang được chương trình khác dùng. Hãy chọn cổng khác: kiemchung serve --port {other}"
    en = "Port {port} is used by another program. Choose another: kiemchung serve --port {other}"


def serve(folder: Path, *, port: int = 8765, lang: str = "vi", browser: bool = True) -> None:
    """Serve the pages of the corpus in `folder` on the loopback address until interrupted. Raises PortTaken."""
    listening = _bound("127.0.0.1", port)
    address = f"http://127.0.0.1:{port}/"
    config = uvicorn.Config(
        make_app(folder, lang=lang, hosts=LOOPBACK), log_level="warning", server_header=False, date_header=False,
        limit_concurrency=200, timeout_keep_alive=15, h11_max_incomplete_event_size=64 * 1024,
    )  # fmt: skip
    if browser:
        threading.Timer(0.7, webbrowser.open, [address]).start()
    uvicorn.Server(config).run(sockets=[listening])


def _bound(host: str, port: int) -> socket.socket:
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise PortTaken(port=port, other=port + 1) from error
    return listening
