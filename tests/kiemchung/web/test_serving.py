"""The server as it is started and stopped: what it says, and when."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from corpus import Corpus
from tests.kiemchung.calling import refused, run


@pytest.fixture
def kho(tmp_path: Path) -> Path:
    Corpus.open(tmp_path / "kho").close()
    return tmp_path / "kho"


def _port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@pytest.mark.skipif(sys.platform == "win32", reason="a console's Ctrl-C cannot be sent to one process")
def test_the_address_is_told_once_it_answers_and_ctrl_c_is_no_error(kho: Path) -> None:
    port = _port()
    command = [
        *(sys.executable, "-m", "kiemchung", "serve", "--no-browser", "--port", str(port)),
        *("--allow-host", "may-chu.van-linh", "--corpus", str(kho), "--lang", "vi"),
    ]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")
    try:
        assert server.stdout
        assert f"http://127.0.0.1:{port}/" in server.stdout.readline()
        asked = urllib.request.Request(f"http://127.0.0.1:{port}/", headers={"Host": "may-chu.van-linh"})
        with urllib.request.urlopen(asked, timeout=120) as answer:
            assert answer.status == 200
        taken = run("serve", "--no-browser", "--port", port, "--corpus", kho)
        refused(taken, 5, str(port))  # and says no address
        server.send_signal(signal.SIGINT)
        out, error = server.communicate(timeout=120)
    finally:
        server.kill()
    assert (server.returncode, out, error) == (0, "", "")


def test_what_is_missing_to_serve_is_named(kho: Path, tmp_path: Path) -> None:
    certificate, port = tmp_path / "chung-thu.pem", _port()
    called = ("serve", "--no-browser", "--port", port, "--corpus", kho)
    refused(run(*called, "--login"), 2, "users add")
    refused(run(*called, "--host", "0.0.0.0"), 2, "--certificate")
    refused(run(*called, "--certificate", certificate, "--key", certificate), 3, "chung-thu.pem")
    certificate.write_text("không phải chứng thư", encoding="utf-8")
    refused(run(*called, "--certificate", certificate, "--key", certificate), 2, "chung-thu.pem")
